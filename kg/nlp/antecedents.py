"""Who was mentioned so far. In: references from left to right. Out: the best one that a pronoun or noun can stand for.

Rules after Hobbs (1978) and Lappin and Leass (1994): near sentences before far ones, in a sentence subjects before
objects, then the nearer; nobody is bound within his own clause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Actor, ZoneKind
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children, clause_of, coordinated, grammatical_subjects
from kg.nlp.tokens import Doc, Token
from kg.nlp.zones import zone_of_tokens
from kg.ontology.coreference_cues import load_coreference_cues

_THINGS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos"})
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
# What stands beside the report: nobody there is taken up again by the words that go on after it.
_BESIDE = frozenset({"caption", "credit", "boilerplate", "link"})
WINDOW = 3  # sentences that a pronoun looks back


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A reference that something later may stand for."""

    reference: Reference
    sentence: int
    prominence: int
    actor: Actor | None


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun that is no actor: "it" and "they" may stand for it, and then for nobody else."""

    head: int
    sentence: int
    prominence: int
    plural: bool


class Memory:
    """What one pass over a Doc has resolved so far: all that the next pronoun or noun can point to."""

    def __init__(self, doc: Doc, found: Found) -> None:
        self.doc, self.found = doc, found
        self._zones = zone_of_tokens(doc, found)
        self.sentence_of = _count_sentences(doc, self._zones)
        self.history: list[Antecedent] = []
        self.things: list[Thing] = []
        self.references: list[Reference] = []
        self._at: dict[int, str] = {}
        self._expected: dict[int, str] = {}

    def remember(self, reference: Reference) -> None:
        """Adds a reference that is settled."""
        self.references.append(reference)
        self._at.setdefault(reference.head, reference.id)
        token = self.doc[reference.head]
        actor = self.found.actor_of.get(reference.id)
        self.history.append(Antecedent(reference, self.sentence_of[token.i], _prominence(token), actor))
        if children(token, "conj") and token.dep_ != "conj":  # "Bello and Danjuma": "they" are both
            self.things.append(Thing(token.i, self.sentence_of[token.i], _prominence(token), plural=True))

    def notice(self, noun: Token) -> None:
        """Adds a noun that stands for no actor."""
        if noun.pos_ == "NOUN" and noun.dep_ in _THINGS and noun.ent_type_ not in _MEASURES:
            plural = noun.tag_ == "NNS" or bool(children(noun, "conj"))
            self.things.append(Thing(noun.i, self.sentence_of[noun.i], _prominence(noun), plural))

    def expect(self, token: Token, identifier: str) -> None:
        """Tells whom a token ahead stands for: who speaks the words that stand before it."""
        self._expected[token.i] = identifier

    def recall_speaker(self, first: Token) -> None:
        """Whoever is being quoted is present in each sentence of the quotation."""
        speech = self.found.speech_over(first.i)
        if speech is None or speech.form != "direct" or speech.speaker is None:
            return
        said = next((a for a in reversed(self.history) if a.reference.head == speech.speaker), None)
        if said is not None and said.actor is not None:
            self.history.append(replace(said, sentence=self.sentence_of[first.i], prominence=1))

    def id_at(self, token: Token) -> str | None:
        """Whom the token stands for as far as it is settled, else whom the name that it belongs to names."""
        settled = self._at.get(token.i) or self._expected.get(token.i)
        if settled is not None:
            return settled
        reference = None if token.pos_ == "PRON" else self.found.reference_at(token.i)
        return reference.id if reference else None

    def latest(self, token: Token, fits: Callable[[Actor], bool], *, plural: bool | None = None) -> str | None:
        """The best fitting antecedent: the nearest sentence first, in it subjects first, then the nearer one.

        With `plural` told, things of that number count too: where one of them fits best, the pronoun is nobody's.
        """
        here = self.sentence_of[token.i]
        barred = set(self._barred(token))
        best: tuple[tuple[int, int, int], str] | None = None
        for antecedent in reversed(self.history):
            actor, reference = antecedent.actor, antecedent.reference
            distance = here - antecedent.sentence
            if distance > WINDOW:
                break
            if actor is None or reference.kind != "actor" or reference.form == "adjective":
                continue
            if self._is_beside(reference, token):
                continue
            if reference.id in barred or not fits(actor) or (plural is False and self._is_plural(reference)):
                continue
            rank = (-distance, antecedent.prominence, reference.head)
            if best is None or rank > best[0]:
                best = (rank, reference.id)
        if best is None or (plural is not None and self._best_thing(token, plural) > best[0]):
            return None
        return best[1]

    def together(self, token: Token) -> tuple[str, ...]:
        """All of "Bello and Danjuma", where the plural stands for them and each is known; else nobody."""
        rank = self._best_thing(token, plural=True)
        head = self.doc[rank[2]]
        if head.i not in self._at or not children(head, "conj"):
            return ()
        members = [self.id_at(member) for member in coordinated((head,))]
        known = tuple(dict.fromkeys(m for m in members if m is not None and m in self.found.actor_of))
        whole = len(known) == len(members) > 1 and not set(known) & set(self._barred(token))
        return known if whole and not self._outranked(rank, token) else ()

    def _outranked(self, rank: tuple[int, int, int], token: Token) -> bool:
        """Whether a group was mentioned where a plural finds it sooner than what has the rank."""
        here = self.sentence_of[token.i]
        for antecedent in reversed(self.history):
            distance = here - antecedent.sentence
            if distance > -rank[0]:
                return False
            group = antecedent.actor is not None and antecedent.actor.kind in ("group", "organization")
            mine = (-distance, antecedent.prominence, antecedent.reference.head)
            if group and antecedent.reference.form != "adjective" and mine > rank:
                return True
        return False

    def _is_beside(self, reference: Reference, token: Token) -> bool:
        """Whether the words stand in a caption or in furniture, and the token in the report."""
        zone = self._zones[reference.head]
        return zone in _BESIDE and zone != self._zones[token.i]

    def _is_plural(self, reference: Reference) -> bool:
        """Whether the words are a plural, which "it" is not ("many people"); "the Proud Boys" are one group."""
        return reference.form == "nominal" and self.doc[reference.head].tag_ in ("NNS", "NNPS")

    def _best_thing(self, token: Token, plural: bool) -> tuple[int, int, int]:
        """The rank of the thing of that number that the pronoun would stand for."""
        here, best = self.sentence_of[token.i], (-WINDOW - 1, 0, 0)
        for thing in reversed(self.things):
            if here - thing.sentence > WINDOW:
                break
            if thing.plural == plural and thing.head != token.head.i:
                best = max(best, (thing.sentence - here, thing.prominence, thing.head))
        return best

    def _barred(self, token: Token) -> Iterator[str]:
        """Whom the pronoun cannot be: its own verb's subject, the speaker of the quotation that it stands in."""
        if token.dep_ in ("dobj", "dative", "pobj") and not token.lower_.endswith(("self", "selves")):
            yield from self._ids_at(grammatical_subjects(clause_of(token)))
        owned = token.head if token.dep_ == "poss" and token.head.dep_ == "dobj" else None
        if owned is not None and owned.lemma_ in load_coreference_cues().undergone:
            yield from self._ids_at(children(owned.head, "nsubj") or children(owned.head.head, "nsubj"))
        speech = self.found.speech_over(token.i)
        if speech is not None and speech.form == "direct" and speech.speaker is not None:
            reference = self.found.reference_at(speech.speaker)
            if reference is not None:
                yield reference.id

    def _ids_at(self, tokens: tuple[Token, ...]) -> Iterator[str]:
        yield from (identifier for token in tokens if (identifier := self.id_at(token)) is not None)


def _count_sentences(doc: Doc, zones: Sequence[ZoneKind]) -> dict[int, int]:
    """Token index to the number of its sentence; furniture and captions do not count, they part nothing."""
    numbers: dict[int, int] = {}
    number = 0
    for sentence in doc.sents:
        number += zones[sentence.start] not in ("dateline", *_BESIDE)
        numbers.update((token.i, number) for token in sentence)
    return numbers


def _prominence(token: Token) -> int:
    """How likely a mention is taken up again: the main clause's subject, its owner or another subject, all else."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return 2 if token.head.dep_ == "ROOT" else 1
    return 1 if token.dep_ == "poss" and token.head.dep_ in ("nsubj", "nsubjpass") else 0
