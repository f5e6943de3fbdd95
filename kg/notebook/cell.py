"""A graph as the last line of a cell. In: a `KnowledgeGraph`. Out: HTML that shows the explorer, without a network.

The page stands compressed in a frame of its own, which can reach neither the notebook nor anything else. JupyterLab, VS
Code and a page that was exported from the notebook show it; where HTML of others is not trusted, the counts remain.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from html import escape
from typing import TYPE_CHECKING

from kg.export.html import explorer_data
from kg.export.html.page import page

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph

_HEIGHT = 720
_ALLOWED = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
_UNPACK = """
const bytes = Uint8Array.from(atob(document.getElementById("page").textContent), (c) => c.charCodeAt(0));
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
new Response(stream).text().then((html) => { document.open(); document.write(html); document.close(); });
"""
_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]+')


def to_html(graph: KnowledgeGraph) -> str:
    """The counts, and the explorer over the whole graph."""
    counts = ", ".join(f"{number} {name}" for name, number in graph.counts().items())
    frame = escape(_packed("".join(page(explorer_data(graph.store)))), quote=True)
    return (
        f"<div><p><b>Conflict KG</b>: {counts}</p>"
        f'<iframe title="Conflict KG" sandbox="{_ALLOWED}" srcdoc="{frame}" '
        f'style="width: 100%; height: {_HEIGHT}px; border: 1px solid #ccc; border-radius: 8px"></iframe></div>'
    )


def _packed(html: str) -> str:
    """A page that unpacks the page; a policy that lets both run their own script, and nothing else run."""
    policy = _POLICY.search(html)
    assert policy is not None
    own = "sha256-" + base64.b64encode(hashlib.sha256(_UNPACK.encode()).digest()).decode()
    allowed = policy[0].replace("script-src ", f"script-src '{own}' ")
    packed = base64.b64encode(gzip.compress(html.encode("utf-8", "replace"), mtime=0)).decode()
    return (
        f'<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{allowed}">'
        f'<script type="text/plain" id="page">{packed}</script><script>{_UNPACK}</script>'
    )
