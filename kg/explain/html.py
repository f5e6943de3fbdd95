"""An explained article as a page. In: extractions. Out: one HTML file that needs no network and runs no script.

Colour never stands alone: each kind has its own underline, and the table under a passage names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from kg.explain.notes import KINDS, Note, Passage, passages
from kg.model import Extraction

# Background and underline of each kind; text stays near black, so that its contrast is at least 7:1.
_LOOKS = {
    "actor": ("#dbeafe", "solid #1d4ed8"),
    "source": ("#ede9fe", "dotted #6d28d9"),
    "place": ("#dcfce7", "dashed #15803d"),
    "time": ("#fef9c3", "dotted #a16207"),
    "event": ("#fee2e2", "double #b91c1c"),
    "relation": ("#fce7f3", "dashed #be185d"),
    "figure": ("#ffedd5", "solid #c2410c"),
    "claim": ("#ffffff", "dotted #57534e"),
}
_STYLE = """
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c1917; background: #fff;
  font: 1rem/1.6 Georgia, serif; overflow-wrap: anywhere; }
.text { margin: 1.5rem 0 .3rem; font-size: 1.15rem; white-space: pre-line; }
mark { color: inherit; padding: 0 .1em; border-bottom: 3px; }
table { border-collapse: collapse; width: 100%; font: .85rem/1.4 system-ui, sans-serif; }
th, td { padding: .25rem .5rem; border-top: 1px solid #d6d3d1; text-align: left; vertical-align: top;
  font-weight: normal; }
thead th { color: #57534e; border: 0; }
th:first-child { width: 22%; } td.kind { white-space: nowrap; } td.rule { width: 30%; color: #44403c; }
summary { cursor: pointer; font: .85rem system-ui, sans-serif; color: #44403c; }
"""


def explained_html(extractions: Iterable[Extraction]) -> str:
    """The page."""
    looks = "".join(
        f"mark.{kind} {{ background: {back}; border-bottom: 3px {line}; }}\n" for kind, (back, line) in _LOOKS.items()
    )
    legend = " ".join(f'<mark class="{kind}">{kind}</mark>' for kind in KINDS if kind != "claim")
    articles = "".join(map(_article, extractions))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>What was found, and why</title>\n<style>{_STYLE}{looks}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>What was found, and why</h1>\n<p>{legend}</p>\n{articles}</main>\n</body>\n</html>\n"
    )


def _article(extraction: Extraction) -> str:
    article = extraction.article
    name = article.title or article.id
    about = ", ".join(str(x) for x in (article.publisher, article.published) if x)
    problems = "".join(f"<li>{escape(p.stage)}: {escape(p.message)}</li>" for p in extraction.problems)
    parts = "".join(_passage(article.text, passage) for passage in passages(extraction))
    return (
        f"<article>\n<h2>{escape(name)}</h2>\n<p>{escape(about)}</p>\n"
        f"{f'<ul>{problems}</ul>' if problems else ''}{parts}</article>\n"
    )


def _passage(text: str, passage: Passage) -> str:
    words = f'<p class="text">{_marked(text, passage)}</p>\n'
    if not passage.notes:
        return words
    rows = "".join(
        f'<tr><th scope="row">{_mark(n.kind, n.words)}</th><td class="kind">{n.kind}</td><td>{escape(n.found)}</td>'
        f'<td class="rule">{escape(n.rule)}</td></tr>\n'
        for n in passage.notes
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("words", "kind", "found", "rule"))
    count = f"{len(passage.notes)} found"
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'{words}<details open="open"><summary>{count}</summary>{table}</details>\n'


def _marked(text: str, passage: Passage) -> str:
    """The passage with each stretch marked as the smallest thing over it; a claim covers all and is only listed."""
    notes = [n for n in passage.notes if n.kind != "claim"]
    edges = {passage.start, passage.end, *(min(e, passage.end) for n in notes for e in (n.start, n.end))}
    bounds = sorted(edges)
    parts = []
    for start, end in pairwise(bounds):
        over = [n for n in notes if n.start <= start and n.end >= end]
        parts.append(_mark(min(over, key=_size).kind, text[start:end]) if over else escape(text[start:end]))
    return "".join(parts)


def _size(note: Note) -> int:
    return note.end - note.start


def _mark(kind: str, words: str) -> str:
    return f'<mark class="{kind}">{escape(words)}</mark>'
