"""An explained article for the terminal. In: an Extraction. Out: its passages, the notes below each."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from kg.cli.terminal import printable, terminal_width
from kg.explain.notes import Note, Passage, passages
from kg.model import Extraction
from kg.query.table import wrap

_STYLE = {
    "actor": "blue",
    "source": "bright_blue",
    "place": "green",
    "time": "yellow",
    "event": "red",
    "relation": "magenta",
    "figure": "cyan",
    "claim": "default",
}


def explained_text(extraction: Extraction) -> Iterator[Text]:
    """The article, sentence by sentence."""
    article = extraction.article
    yield Text(printable(article.title or article.id), style="bold")
    for problem in extraction.problems:
        yield Text(printable(f"{problem.stage}: {problem.message}"), style="red")
    for passage in passages(extraction):
        yield from _passage(article.text, passage)


def _passage(text: str, passage: Passage) -> Iterator[Text]:
    words = " ".join(printable(text[passage.start : passage.end]).split())
    if not words:
        return
    yield Text("")
    for line in wrap(words, terminal_width()):
        yield Text(line, style="bold")
    for note in passage.notes:
        yield from _note(note)


def _note(note: Note) -> Iterator[Text]:
    words = "" if note.kind == "claim" else f"{note.words}: "
    first, *rest = wrap(printable(f"{note.kind:<8} {words}{note.found}"), terminal_width() - 4)
    yield Text(f"  {first}", style=_STYLE[note.kind])
    for line in rest:
        yield Text(f"    {line}", style=_STYLE[note.kind])
    for line in wrap(printable(f"by {note.rule}"), terminal_width() - 13) if note.rule else ():
        yield Text(f"           {line}", style="dim")
