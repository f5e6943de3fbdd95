"""Saved web pages. In: the HTML of one article. Out: its text without the page round it, and what the page says of it.

Offsets count in the extracted text. Captions of figures stay in it, each on a line of its own.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.read.formats.reader import Reader
from kg.read.language import SHORTEST, is_english_tag
from kg.read.opening import OpenInput
from kg.read.records import Defaults, ReadFailure, Record

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
# The extractor asks for the page's own dates only, and no bound moves with the day on which it runs.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-12-31"}


def read_html(source: OpenInput, defaults: Defaults) -> Iterator[Record | ReadFailure]:
    """The one article of the page; its id is the name of the file."""
    from trafilatura import bare_extraction, load_html  # costs 0.4 s, and few inputs need it

    data = source.read_bytes()
    page = _XML_DECLARATION.sub("", source.decode(data, declared=_find_declared(data)), count=1)
    tree = load_html(page)
    if tree is None:
        raise _no_article(source.path)
    captions = _lift_captions(tree)
    found = bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise _no_article(source.path)
    text = str(found.text)
    values = {
        "text": text,
        "title": found.title,
        "published": found.date,
        "publisher": found.sitename,
        "url": found.url,
        "lang": _find_language(tree.get("lang"), text),
    }
    yield Record(values, source.path, given_id=source.given_id, captions=captions)


def _no_article(path: str) -> InputError:
    fix = "save the page again once it shows its text, or paste the text into a .txt file"
    return InputError("holds no article: no running text was found in the page", path=path, fix=fix)


def _find_language(declared: str | None, text: str) -> str | None:
    """What the page declares; where the text is long enough to tell, it is believed more, since templates are wrong."""
    return declared if declared and (is_english_tag(declared) or len(text) < SHORTEST) else None


def _find_declared(data: bytes) -> str | None:
    """The encoding that the page names, where there is one of that name."""
    match = _DECLARED.search(data[:4096])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    return "cp1252" if name in {"iso8859-1", "ascii"} else name  # as browsers read them


def _lift_captions(tree: Any) -> tuple[str, ...]:
    """Make paragraphs of the captions of figures, which the extractor leaves out with the picture."""
    captions: list[str] = []
    for caption in list(tree.iter("figcaption")):
        figure = next(caption.iterancestors("figure"), None)
        if figure is None or figure.getparent() is None:
            continue
        captions.append(" ".join(caption.text_content().split()))
        caption.tag = "p"
        caption.attrib.clear()
        figure.addprevious(caption)
    return tuple(captions)


def _is_html(head: str) -> bool:
    return bool(_PAGE.match(head))


HTML = Reader("HTML", (".html", ".htm", ".xhtml"), read_html, _is_html)
