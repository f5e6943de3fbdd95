"""Nominals and pronouns tied to those they stand for. In: references to names. Out: references, more of them.

Precision goes before recall: a pronoun that has no fitting antecedent in its sentence or the three before stays alone.
Rules after Hobbs (1978) and Lappin and Leass (1994): subjects before objects, near before far, no binding within a
clause; within quotation marks the first person is the speaker's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.ids import country_id
from kg.model import Actor
from kg.nlp.found import Found, Reference, Speech
from kg.nlp.same_name import join_names
from kg.nlp.syntax import arguments, children, clause_of
from kg.nlp.zones import zone_of_tokens

_SINGULAR_PERSON = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_PRONOUNS = _SINGULAR_PERSON | _PLURAL | _NEUTER | _FIRST_SINGULAR | _FIRST_PLURAL
_BODIES = frozenset(
    [
        "group",
        "movement",
        "organization",
        "organisation",
        "militia",
        "faction",
        "party",
        "front",
        "coalition",
        "alliance",
        "bloc",
        "force",
        "side",
        "insurgency",
    ]
)
_HEADS = frozenset(["leader", "head", "chief", "commander", "founder", "chairman", "president", "director"])
_AREAS = frozenset(
    [
        "area",
        "region",
        "province",
        "district",
        "city",
        "town",
        "village",
        "valley",
        "territory",
        "state",
        "county",
        "governorate",
        "enclave",
        "stronghold",
    ]
)
_WEATHER = frozenset({"rain", "snow", "hail", "thunder"})
_LAND = frozenset({"country", "nation", "homeland"})
# Nouns whose possessor undergoes them: whoever guarantees, demands or orders them is somebody else.
_UNDERGONE = frozenset(
    [
        "security",
        "safety",
        "release",
        "arrest",
        "resignation",
        "dismissal",
        "extradition",
        "ouster",
        "removal",
        "surrender",
        "return",
        "death",
        "murder",
        "killing",
        "assassination",
    ]
)
_WINDOW = 3


@dataclass(frozen=True, slots=True)
class _Antecedent:
    """A reference that something later may stand for."""

    reference: Reference
    sentence: int
    prominence: int
    actor: Actor | None


def find_coreferences(doc: Doc, found: Found) -> tuple[Reference, ...]:
    """All references of the Doc: names joined, then nominals and pronouns resolved from left to right."""
    named = replace(found, references=join_names(doc, found))
    return _Resolver(doc, named).resolve()


class _Resolver:
    """One pass over one Doc; what it has resolved so far is what the next pronoun can point to."""

    def __init__(self, doc: Doc, found: Found) -> None:
        self.doc, self.found = doc, found
        self.sentence_of = _count_sentences(doc, found)
        self.history: list[_Antecedent] = []
        self.references: list[Reference] = []
        self.female: dict[str, bool] = {}
        self.leaders = dict(_leaders(doc, found))

    def resolve(self) -> tuple[Reference, ...]:
        at: dict[int, list[Reference]] = {}
        for reference in self.found.references:
            at.setdefault(reference.head, []).append(reference)
        for token in self.doc:
            if token.is_sent_start:
                self._recall_speaker(token)
            for reference in at.get(token.i, ()):
                self._remember(self._nominal(reference))
            if token.i not in at:
                extra = self._resolve(token)
                if extra is not None:
                    self._remember(extra)
        return tuple(sorted(self.references, key=lambda r: (r.start, r.end, r.id)))

    def _remember(self, reference: Reference) -> None:
        self.references.append(reference)
        token = self.doc[reference.head]
        self.history.append(
            _Antecedent(
                reference,
                self.sentence_of[reference.head],
                _prominence(token),
                self.found.actor_of.get(reference.id),
            )
        )

    def _recall_speaker(self, first: Token) -> None:
        """Whoever is being quoted is present in each sentence of the quotation."""
        speech = _speech_over(self.found, first.i)
        if speech is None or speech.form != "direct" or speech.speaker is None:
            return
        said = next((a for a in reversed(self.history) if a.reference.head == speech.speaker), None)
        if said is not None and said.actor is not None:
            self.history.append(replace(said, sentence=self.sentence_of[first.i], prominence=1))

    def _resolve(self, token: Token) -> Reference | None:
        lower = token.lower_
        if lower in _PRONOUNS and token.pos_ in ("PRON", "DET"):
            identifier = self._pronoun(token)
            if identifier is None:
                return None
            kind = "actor" if identifier in self.found.actor_of else "place"
            return Reference(
                token.i, token.i + 1, token.i, identifier, "actor" if kind == "actor" else "place", "pronoun", "pronoun"
            )
        if token.pos_ == "NOUN" and token.lemma_ in _BODIES | _HEADS:
            return self._body_or_head(token)
        if token.pos_ == "NOUN" and token.lemma_ in _AREAS | _LAND and _is_definite(token):
            return self._place(token)
        return None

    # -- nominals ------------------------------------------------------------------------------------------------

    def _nominal(self, reference: Reference) -> Reference:
        """An agent noun that points back ("the group", "its leader") gets the id of whom it points to."""
        if reference.form != "nominal":
            return reference
        token = self.doc[reference.head]
        if token.dep_ == "appos" and (named := self._named_at(token.head)) is not None and named.kind == "person":
            return replace(reference, id=named.id, rule="apposition")
        for name in children(token, "appos"):  # "its foreign minister, A. Khan", "Deputy Prime Minister Telemar"
            named = self._named_at(name)
            if named is not None and (named.kind == "person" or name.i == token.i + 1):
                return replace(reference, id=named.id, rule="apposition")
        if (named := _name_after_phrase(token, self._named_at)) is not None:
            return replace(reference, id=named.id, rule="apposition")
        if token.lemma_ in _BODIES | _HEADS:
            resolved = self._body_or_head(token)
            if resolved is not None:
                return replace(reference, id=resolved.id, rule=resolved.rule)
        return reference

    def _named_at(self, token: Token) -> Actor | None:
        reference = self.found.reference_headed_by(token.i)
        return None if reference is None else self.found.actor_of.get(reference.id)

    def _body_or_head(self, token: Token) -> Reference | None:
        owner = next(iter(children(token, "poss")), None)
        identifier: str | None = None
        if owner is not None:
            held = self._id_at(owner)
            actor = self.found.actor_of.get(held) if held else None
            if actor is not None and token.lemma_ in _HEADS:
                identifier = self.leaders.get(actor.id)
            elif actor is not None and actor.kind == "person":
                identifier = actor.part_of or next((b for b, p in self.leaders.items() if p == actor.id), None)
        elif token.lemma_ in _BODIES and _is_definite(token) and not _is_specified(token):
            identifier = self._latest(token, _is_body)
        if identifier is None:
            return None
        start = owner.i if owner is not None else token.i
        return Reference(start, token.i + 1, token.i, identifier, "actor", "nominal", "definite noun")

    def _place(self, token: Token) -> Reference | None:
        if _is_specified(token):
            return None
        wants_land = token.lemma_ in _LAND
        if wants_land and (own := self._country_of_sentence(token)) is not None:
            return Reference(token.i, token.i + 1, token.i, own, "place", "nominal", "country of the sentence's actor")
        for antecedent in reversed(self.history):
            place = self.found.place_of.get(antecedent.reference.id)
            if place is None or self.sentence_of[token.i] - antecedent.sentence > (30 if wants_land else _WINDOW):
                continue
            if (place.precision == "country") == wants_land:
                return Reference(token.i, token.i + 1, token.i, place.id, "place", "nominal", "definite noun")
        return None

    def _country_of_sentence(self, token: Token) -> str | None:
        """The country of the nearest actor before in the sentence, where the text names that country."""
        for antecedent in reversed(self.history):
            if antecedent.sentence != self.sentence_of[token.i]:
                return None
            place = country_id(antecedent.actor.country) if antecedent.actor and antecedent.actor.country else None
            if place in self.found.place_of and antecedent.reference.id != place:
                return place
        return None

    def _id_at(self, token: Token) -> str | None:
        if token.lower_ in _PRONOUNS:
            return next((r.id for r in reversed(self.references) if r.head == token.i), None)
        reference = self.found.reference_at(token.i)
        return reference.id if reference else None

    # -- pronouns ------------------------------------------------------------------------------------------------

    def _pronoun(self, token: Token) -> str | None:
        lower = token.lower_
        speech = _speech_over(self.found, token.i)
        if lower in _FIRST_SINGULAR | _FIRST_PLURAL:
            return self._first_person(speech, plural=lower in _FIRST_PLURAL)
        if lower in _SINGULAR_PERSON:
            identifier = self._latest(
                token, lambda a: a.kind == "person" and self.female.get(a.id, lower in _FEMALE) == (lower in _FEMALE)
            )
            if identifier is not None:
                self.female.setdefault(identifier, lower in _FEMALE)
            return identifier
        if lower in _PLURAL:
            return self._latest(token, lambda a: a.kind in ("group", "organization"))
        if _is_expletive(token):
            return None
        return self._latest(token, lambda a: a.kind in ("group", "organization", "state"))

    def _first_person(self, speech: Speech | None, *, plural: bool) -> str | None:
        if speech is None or speech.form != "direct" or speech.speaker is None:
            return None
        speaker = next((r.id for r in self.references if r.head == speech.speaker), None)
        if speaker is None:
            reference = self.found.reference_at(speech.speaker)
            speaker = reference.id if reference else None
        actor = self.found.actor_of.get(speaker) if speaker else None
        if plural and actor is not None and actor.kind == "person":
            return actor.part_of or actor.id
        return speaker

    def _latest(self, token: Token, fits: Callable[[Actor], bool]) -> str | None:
        """The best fitting antecedent: the nearest sentence first, in it subjects first, then the nearer one."""
        here = self.sentence_of[token.i]
        barred = set(self._barred(token))
        best: tuple[tuple[int, int, int], str] | None = None
        for antecedent in self.history:
            actor = antecedent.actor
            if actor is None or antecedent.reference.kind != "actor" or antecedent.reference.form == "adjective":
                continue
            distance = here - antecedent.sentence
            if distance > _WINDOW or antecedent.reference.id in barred or not fits(actor):
                continue
            rank = (-distance, antecedent.prominence, antecedent.reference.head)
            if best is None or rank > best[0]:
                best = (rank, antecedent.reference.id)
        return best[1] if best else None

    def _barred(self, token: Token) -> Iterator[str]:
        """Whom the pronoun cannot be: its own verb's subject, the speaker of the quotation that it stands in."""
        if token.dep_ in ("dobj", "dative", "pobj") and not token.lower_.endswith(("self", "selves")):
            for subject in children(clause_of(token), "nsubj", "nsubjpass"):
                if (identifier := self._id_at(subject)) is not None:
                    yield identifier
        if token.dep_ == "poss" and token.head.lemma_ in _UNDERGONE and token.head.dep_ == "dobj":
            verb = token.head.head
            for subject in children(verb, "nsubj") or children(verb.head, "nsubj"):
                if (identifier := self._id_at(subject)) is not None:
                    yield identifier
        speech = _speech_over(self.found, token.i)
        if speech is not None and speech.form == "direct" and speech.speaker is not None:
            reference = self.found.reference_at(speech.speaker)
            if reference is not None:
                yield reference.id


def _name_after_phrase(noun: Token, named_at: Callable[[Token], Actor | None]) -> Actor | None:
    """The person whose name closes a phrase that tells who they are ("the son of a commander who fought ..., A. Khan").

    The parser hangs such a name on the phrase's first noun.
    """
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return None
    names = (named_at(c) for c in children(noun.head.head, "appos") if c.i > noun.i)
    return next((n for n in names if n is not None and n.kind == "person"), None)


def _count_sentences(doc: Doc, found: Found) -> dict[int, int]:
    """Token index to the number of its sentence; furniture does not count, it parts nothing."""
    zones = zone_of_tokens(doc, found)
    numbers: dict[int, int] = {}
    number = 0
    for sentence in doc.sents:
        number += zones[sentence.start] not in ("boilerplate", "link", "dateline")
        numbers.update((token.i, number) for token in sentence)
    return numbers


def _leaders(doc: Doc, found: Found) -> Iterator[tuple[str, str]]:
    """(body, person) where the text says who leads: "led by X", "X leads the NRF", "NRF leader X"."""
    for token in doc:
        if token.lemma_ in ("lead", "head", "command") and token.pos_ == "VERB":
            sides = arguments(token)
            for body in _records_at(found, sides.patients, ("group", "organization")):
                yield from ((body, person) for person in _records_at(found, sides.agents, ("person",)))
        if token.lemma_.lower() in _HEADS and token.dep_ == "compound":
            person = found.reference_headed_by(token.head.i)
            actor = found.actor_of.get(person.id) if person else None
            if actor is not None and actor.part_of:
                yield actor.part_of, actor.id


def _is_body(actor: Actor) -> bool:
    """Whether "the group" can be the actor: a body with a name, and not its people ("Taliban fighters")."""
    return actor.kind in ("group", "organization") and actor.known != "unnamed" and "agent noun" not in actor.rule


def _records_at(found: Found, tokens: tuple[Token, ...], kinds: tuple[str, ...]) -> Iterator[str]:
    """The ids of the actors of one of the kinds that the tokens stand for."""
    for token in tokens:
        reference = found.reference_at(token.i)
        actor = found.actor_of.get(reference.id) if reference else None
        if actor is not None and actor.kind in kinds:
            yield actor.id


def _prominence(token: Token) -> int:
    """How likely a mention is taken up again: the main clause's subject, its owner or another subject, all else."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return 2 if token.head.dep_ == "ROOT" else 1
    return 1 if token.dep_ == "poss" and token.head.dep_ in ("nsubj", "nsubjpass") else 0


def _speech_over(found: Found, token: int) -> Speech | None:
    """The innermost speech whose content holds the token."""
    over = [s for s in found.speeches if s.start <= token < s.end]
    return min(over, key=lambda s: s.end - s.start, default=None)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that") for c in children(noun, "det"))


def _is_specified(noun: Token) -> bool:
    """Whether the phrase itself says which one ("the city of Goma", "the Haqqani group")."""
    return any(
        c.dep_ in ("compound", "relcl", "appos", "nmod") or (c.dep_ == "prep" and c.lower_ == "of")
        for c in noun.children
    )


def _is_expletive(token: Token) -> bool:
    """ "It" that stands for no thing: weather, time, and clefts ("it is likely that ...")."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return token.dep_ == "expl"
    verb = token.head
    return verb.lemma_ in _WEATHER or (
        verb.lemma_ in ("be", "seem", "appear")
        and any(c.dep_ in ("ccomp", "xcomp", "csubj", "acomp", "advcl") for c in verb.children)
    )
