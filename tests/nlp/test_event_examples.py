"""The example sentences of the sixteen event types, through the whole extraction.

An example passes where an event of its type and mode is found and the expected head words stand on its sides. One that
fails is marked in its file with `xfail` and the reason; one that is marked and passes must be unmarked.
"""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from kg.model import Article, Event, Extraction
from kg.nlp.extract import extract, load_resources
from kg.ontology.events import Example, load_event_types

EXAMPLES = [(kind.name, example) for kind in load_event_types() for example in kind.examples]


MARKED = [
    pytest.param(
        name,
        example,
        id=f"{name}-{example.text}",
        marks=[pytest.mark.xfail(reason=example.xfail, strict=True)] if example.xfail else [],
    )
    for name, example in EXAMPLES
]


def what_is_missing(extraction: Extraction, kind: str, example: Example) -> str | None:
    """The first thing that keeps an example from passing, or None where it passes."""
    events = [e for e in extraction.events if e.type == kind]
    if not events:
        return f"no event of the type, only {sorted({e.type for e in extraction.events})}"
    if example.mode and not (events := [e for e in events if e.mode == example.mode]):
        return f"no event of the mode {example.mode}"
    for side, words in (("actor", example.actor), ("recipient", example.recipient)):
        events = [e for e in events if all(has_side(extraction, e, side, w) for w in words)]
        if not events:
            return f"{side} not found"
    return None


def has_side(extraction: Extraction, event: Event, side: str, head: str) -> bool:
    """Whether somebody on that side is called by the word, or stands as adjective or owner before it.

    In a reciprocal event all sides are actors, whichever of them the sentence puts first.
    """
    ids = {p.who for p in event.participations if p.role == side or event.reciprocal}
    names = {text for a in extraction.actors if a.id in ids for text in (a.name, *a.aliases)}
    names |= {m.text for m in extraction.mentions if m.denotes in ids}
    if any(re.search(rf"\b{re.escape(head)}\b", name, re.IGNORECASE) for name in names):
        return True
    before = "|".join(re.escape(name) for name in sorted(names))
    phrase = rf"\b(?:{before})(?:'s|')?(?:\s+[\w-]+){{0,2}}\s+{re.escape(head)}\b"
    return bool(names) and re.search(phrase, extraction.article.text) is not None


@pytest.mark.parametrize(("kind", "example"), MARKED)
def test_example(nlp: Language, kind: str, example: Example) -> None:
    extraction = extract(nlp(example.text), Article("example", example.text), load_resources())
    assert not extraction.problems
    missing = what_is_missing(extraction, kind, example)
    assert missing is None, missing
