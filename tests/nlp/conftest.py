"""Hand-made `Found`s, so that the tests of one stage need no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.ids import default_article_id
from kg.model import Actor, Article, Event, Source
from kg.nlp.found import Found, Reference, Trigger

KINDS = {"person": "person", "group": "group", "organization": "organization", "state": "state"}


def build_found(doc: Doc, **names: str) -> Found:
    """A Found whose references are all occurrences of the names: `group="Taliban, NRF"`, `source="AFP"`, `place=...`.

    `events="attack=ASSAULT, killed=ASSAULT"` makes one event of each word that occurs, with that type.
    The record's id is its kind, a hyphen and its name in lower case with hyphens. "A=B" makes A another name of B.
    """
    references, actors, sources = [], {}, {}
    told = [item.split("=") for item in names.pop("events", "").split(", ") if item]
    triggers = [Trigger(t.i, t.i, t.i + 1, f"event-{word}", True) for word, _ in told for t in doc if t.text == word]
    kinds = {f"event-{word}": kind for word, kind in told}
    events = [Event(i, i, kinds[i], "material-conflict", "test") for i in {t.event: 0 for t in triggers}]
    for kind, listed in names.items():
        for item in filter(None, listed.split(", ")):
            name, _, target = item.partition("=")
            identity = f"{kind}-{(target or name).lower().replace(' ', '-')}"
            if kind == "source":
                sources[identity] = Source(identity, target or name, "test")
            elif kind in KINDS:
                actors[identity] = Actor(identity, KINDS[kind], target or name, "named", "test")
            references += [_reference(doc, start, name, identity, kind) for start in _occurrences(doc.text, name)]
    taken = sorted((r for r in references if r is not None), key=lambda r: (r.start, -r.end))
    outer = [
        r
        for r in taken
        if not any(
            o is not r and o.start <= r.start and r.end <= o.end and o.end - o.start > r.end - r.start for o in taken
        )
    ]
    article = Article(default_article_id(doc.text, None), doc.text)
    return Found(
        article,
        actors=tuple(actors.values()),
        sources=tuple(sources.values()),
        references=tuple(outer),
        events=tuple(events),
        triggers=tuple(sorted(triggers, key=lambda t: t.token)),
    )


def _occurrences(text: str, name: str) -> list[int]:
    out, at = [], text.find(name)
    while at >= 0:
        out.append(at)
        at = text.find(name, at + 1)
    return out


def _reference(doc: Doc, start: int, name: str, identity: str, kind: str) -> Reference | None:
    span = doc.char_span(start, start + len(name))
    if span is None:
        return None
    plain = "source" if kind == "source" else "place" if kind == "place" else "actor"
    form = "pronoun" if name.lower() in ("he", "she", "it", "they") else "nominal" if name.islower() else "name"
    return Reference(span.start, span.end, span.root.i, identity, plain, form, "test")


@pytest.fixture
def found_in() -> Callable[..., Found]:
    """`build_found`."""
    return build_found
