"""Hand-made parse trees and `Found`s, so that the tests of one stage need neither the model nor another stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
import spacy
from spacy.language import Language

from kg.ids import default_article_id
from kg.model import Actor, Article, Event, Source
from kg.nlp.extract import extract, load_resources
from kg.nlp.found import Found, Reference, Trigger
from kg.nlp.tokens import Doc

VOCAB = spacy.blank("en").vocab
COARSE = {
    "DT": "DET", "JJ": "ADJ", "CD": "NUM", "IN": "ADP", "RP": "ADP", "TO": "PART", "CC": "CCONJ", "MD": "AUX",
    "RB": "ADV", "WRB": "SCONJ", "WDT": "PRON", "WP": "PRON", "WP$": "DET", "PRP": "PRON", "PRP$": "PRON", "POS": "PART",
}  # fmt: skip
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
    if span is None or span.text != name:
        return None
    plain = "source" if kind == "source" else "place" if kind == "place" else "actor"
    form = "pronoun" if name.lower() in ("he", "she", "it", "they") else "nominal" if name.islower() else "name"
    return Reference(span.start, span.end, span.root.i, identity, plain, form, "test")


def build_tree(written: str) -> Doc:
    """A parsed Doc of items `word|lemma/TAG/label/head`, one sentence a line.

    The head is a word of its line, `word#2` the second of the same; a ROOT names none. Without a lemma it is the word
    in lower case. Punctuation in the text stands as an item of its own.
    """
    words, lemmas, tags, labels, heads, starts = [], [], [], [], [], []
    for line in filter(None, (line.strip() for line in written.splitlines())):
        items = [item.split("/") for item in line.split()]
        first = len(words)
        seen: dict[str, int] = {}
        where = {}
        for at, (form, *_) in enumerate(items, start=first):
            word = form.partition("|")[0]
            seen[word] = seen.get(word, 0) + 1
            where[word if seen[word] == 1 else f"{word}#{seen[word]}"] = at
        for at, (form, tag, label, *head) in enumerate(items, start=first):
            word, _, lemma = form.partition("|")
            words.append(word)
            lemmas.append(lemma or word.lower())
            tags.append(tag)
            labels.append(label)
            heads.append(where[head[0]] if head else at)
            starts.append(at == first)
    pos = [_coarse(*item) for item in zip(tags, labels, lemmas, strict=True)]
    doc = spacy.tokens.Doc(
        VOCAB, words=words, lemmas=lemmas, tags=tags, pos=pos, deps=labels, heads=heads, sent_starts=starts
    )
    return Doc(doc)


def _coarse(tag: str, label: str, lemma: str) -> str:
    if tag.startswith("NNP"):
        return "PROPN"
    if tag.startswith("NN"):
        return "NOUN"
    if tag.startswith("VB"):
        return "AUX" if label in ("aux", "auxpass") or lemma == "be" else "VERB"
    return COARSE.get(tag, "PUNCT")


@pytest.fixture
def tree() -> Callable[[str], Doc]:
    """`build_tree`."""
    return build_tree


@pytest.fixture
def found_in() -> Callable[..., Found]:
    """`build_found`."""
    return build_found


@dataclass(frozen=True)
class ToldEvent:
    """An event of a text as tests look at it: its sides by name, in the order of the record, and its trigger words."""

    type: str
    mode: str | None
    actors: list[str]
    recipients: list[str]
    words: list[str]
    record: Event


@pytest.fixture
def events_of(nlp: Language) -> Callable[..., list[ToldEvent]]:
    """The events of a text through the whole extraction with the shipped ontology."""

    def read(text: str, published: date | None = None) -> list[ToldEvent]:
        found = extract(nlp(text), Article("text", text, published=published), load_resources())
        assert not found.problems
        name = {a.id: a.name for a in found.actors}
        return [
            ToldEvent(
                e.type,
                e.mode,
                [name[i] for i in e.who("actor")],
                [name[i] for i in e.who("recipient")],
                [m.text for m in found.mentions if m.denotes == e.id],
                e,
            )
            for e in found.events
        ]

    return read
