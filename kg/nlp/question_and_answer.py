"""Interviews whose turns bear no names. In: a Doc, its names and paragraphs. Out: who answers, and the turns.

Questions and answers follow one another as paragraphs of their own; the title or the lead names whom they were put to.
What stands behind the first question and is no question is the answer of that one person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.nlp.attribution import Attribution
from kg.nlp.found import Found, Reference
from kg.nlp.tokens import Doc, Token
from kg.nlp.zones import zone_of_tokens

_FEWEST_QUESTIONS = 3
_FEWEST_OWN_WORDS = 2  # answers that speak in the first person
_HEADING_WORDS = 8
_SECOND = frozenset({"you", "your", "yours", "yourself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours"})
_ENDS = frozenset({".", "!", "…", ":", ";", ","})
_INTERVIEWING = frozenset({"interview", "ask"})
_TALKING = frozenset({"interview", "speak", "talk", "sit", "chat", "conversation", "question"})
_NICKNAMING = frozenset({"the", "a", "'", '"', "‘", "“"})  # "an interview with the 'Poet of the Plains'"
_CREDITS = frozenset({"image", "photo", "photograph", "picture", "credit"})


@dataclass(frozen=True, slots=True)
class Turns:
    """`answering` is the head of the name of the one who answers; each turn is a range of tokens."""

    answering: int
    questions: tuple[range, ...]
    answers: tuple[range, ...]


def find_turns(doc: Doc, found: Found, paragraphs: Sequence[int]) -> Turns | None:
    """The turns of an interview with one person, or None where the Doc is no such interview."""
    asked: list[range] = []
    answered: list[range] = []
    for turn in _body_paragraphs(doc, found, paragraphs):
        if _is_question(doc, turn):
            asked.append(turn)
        elif asked and not _is_heading(doc, turn):
            answered.append(turn)
    own = [turn for turn in answered if _has_word(doc, turn, _FIRST)]
    if len(asked) < _FEWEST_QUESTIONS or len(own) < _FEWEST_OWN_WORDS:
        return None
    if not any(_has_word(doc, turn, _SECOND) for turn in asked):
        return None
    person = _answering(doc, found, asked[0].start)
    return None if person is None else Turns(person.head, tuple(asked), tuple(answered))


def find_answers(doc: Doc, found: Found, paragraphs: Sequence[int]) -> tuple[Attribution, ...]:
    """The answers of an interview, each said by the one who was asked; the end of the question is the cue."""
    turns = find_turns(doc, found, paragraphs)
    if turns is None:
        return ()
    ends = [question[-1] for question in turns.questions]
    return tuple(
        Attribution(
            cue=max(end for end in ends if end < answer.start),
            start=answer.start,
            end=answer.stop,
            speakers=(turns.answering,),
            via=(),
            form="direct",
            stance="states",
            rule="interview",
            fresh=True,
        )
        for answer in turns.answers
    )


def _body_paragraphs(doc: Doc, found: Found, paragraphs: Sequence[int]) -> Iterator[range]:
    """The paragraphs of the body without the white space at their ends."""
    zones = zone_of_tokens(doc, found)
    for _, paragraph in groupby(doc.tokens, key=lambda token: paragraphs[token.i]):
        words = [token.i for token in paragraph if not token.is_space]
        if words and zones[words[0]] == "body":
            yield range(words[0], words[-1] + 1)


def _is_question(doc: Doc, turn: range) -> bool:
    """Whether it asks: by its last mark, or because it speaks to somebody and never of its own author."""
    last = next((t.text for t in reversed(doc[turn.start : turn.stop]) if not t.is_quote and t.text != ")"), "")
    if last == "?":
        return True
    return _has_word(doc, turn, _SECOND) and not _has_word(doc, turn, _FIRST) and not doc[turn.start].is_quote


def _is_heading(doc: Doc, turn: range) -> bool:
    return len(turn) <= _HEADING_WORDS and doc[turn[-1]].text not in _ENDS


def _has_word(doc: Doc, turn: range, words: frozenset[str]) -> bool:
    return any(token.lower_ in words for token in doc[turn.start : turn.stop])


def _answering(doc: Doc, found: Found, first_question: int) -> Reference | None:
    """Whom the questions are put to: the one person of the title, else of the lead, else whom it says it talked to."""
    zones = zone_of_tokens(doc, found)
    people = tuple(_people(doc, found))
    title = [r for r in people if zones[r.head] == "title"]
    named = title or [r for r in people if r.head < first_question]
    first_of = {r.id: r for r in reversed(named)}
    if len(first_of) != 1:
        first_of = {r.id: r for r in reversed(named) if _is_talked_to(doc[r.head])}
    person = next(iter(first_of.values())) if len(first_of) == 1 else None
    return None if person is None or _has_company(doc[person.head]) else person


def _has_company(name: Token) -> bool:
    """Whether others are named in one breath with the person: then the text does not tell who answers."""
    return any(other.pos_ == "PROPN" and other.i != name.i for other in name.conjuncts)


def _people(doc: Doc, found: Found) -> Iterator[Reference]:
    """The names of people, without surnames of those named in full, nicknames, and those who took the picture."""
    full = {a.name for a in found.actors if a.kind == "person"}
    for reference in found.references:
        actor = found.actor_of.get(reference.id)
        if actor is None or actor.kind != "person" or reference.form not in ("name", "acronym"):
            continue
        before = [t.lower_ for t in doc[max(0, reference.start - 2) : reference.start]]
        credited = before[-1:] == [":"] and before[0] in _CREDITS
        if credited or any(word in _NICKNAMING for word in before[-1:]):
            continue
        if not any(name.endswith(f" {actor.name}") for name in full):
            yield reference


def _is_talked_to(name: Token) -> bool:
    """Whether somebody interviews or talks with whom the name stands for."""
    while name.dep_ in ("conj", "appos"):
        name = name.head
    if name.dep_ == "dobj":
        return name.head.lemma_.lower() in _INTERVIEWING
    return name.dep_ == "pobj" and name.head.lower_ in ("with", "to") and name.head.head.lemma_.lower() in _TALKING
