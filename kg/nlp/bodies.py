"""Bodies of states under whatever name a report gives them. In: the Doc, actors and places found. Out: `Bodies`.

"The army" in a report on Mali, "Mali's armed forces" and the listed "Malian army" are one actor. A body that no state
can be told of stays with its article, so that two countries' parliaments are never one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.ids import country_id, local_id
from kg.model import Actor
from kg.nlp.actors import Dictionary
from kg.nlp.body_records import BodyRecords
from kg.nlp.found import Found, Reference
from kg.nlp.story import Story
from kg.nlp.syntax import children, modifiers
from kg.nlp.tokens import Doc, Token
from kg.ontology.state_bodies import StateBody, load_state_bodies

_INDEFINITE = frozenset({"a", "an", "another", "any", "no", "some", "each", "every", "one", "two", "both", "several"})
_NEAR_SENTENCES = 3
# Sectors whose bodies act where they are: a report on France in which police arrest people in Lagos means Lagos's.
_LOCAL_SECTORS = frozenset({"COP"})
_TOLD = ("its owner", "its place")
_NOT_WORDS = frozenset({"the", "'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class BodiesFound:
    """The actors with the bodies among them, and the references led to them."""

    actors: tuple[Actor, ...]
    references: tuple[Reference, ...]


def find_bodies(doc: Doc, found: Found, dictionary: Dictionary) -> BodiesFound:
    """Every word for a body of a state led to the body of the state that the phrase or the report is about."""
    return _Bodies(doc, found, dictionary).find()


@dataclass(frozen=True, slots=True)
class _Told:
    """A body that the text names with its state, at a token."""

    token: int
    body: str
    country: str


class _Bodies:
    def __init__(self, doc: Doc, found: Found, dictionary: Dictionary) -> None:
        self.doc, self.found, self.dictionary = doc, found, dictionary
        self.story = Story(doc, found)
        self.records = BodyRecords(found.actors, dictionary, found.article.published)
        self.told: list[_Told] = []

    def find(self) -> BodiesFound:
        references = tuple(self._settled(r) for r in self.found.references)
        return BodiesFound(tuple(self.records.actors.values()), references)

    def _settled(self, reference: Reference) -> Reference:
        actor = self.found.actor_of.get(reference.id)
        if actor is None or reference.kind != "actor" or reference.form == "adjective":
            return reference
        if actor.known == "dictionary":
            self._remember_listed(reference, actor)
            return reference
        words = self._words(reference)
        word = body_word(words)
        if word is None:
            self._place_in_body(reference, actor, words)
            return reference
        return self._led_to_body(reference, actor, word, plain=" ".join(words) == word)

    def _led_to_body(self, reference: Reference, actor: Actor, word: str, *, plain: bool) -> Reference:
        body, head = load_state_bodies().bodies[word], self.doc[reference.head]
        if any(c.lower_ in _INDEFINITE for c in head.children if c.dep_ in ("det", "nummod")):
            return reference
        owner = self._owner(actor, body)
        if owner is None and actor.part_of is not None:
            return reference
        reading = (owner, "its owner") if owner else self._inferred(head, body)
        alias = self._with_owner(reference, owner) if owner is not None and plain else None
        record = self.records.add(reading[0], word, reading[1], alias) if reading is not None else None
        if record is None:
            return self._kept_apart(reference, actor)
        if reading is not None and reading[1] in _TOLD:
            self.told.append(_Told(reference.head, body.body, reading[0]))
        # Without its owner the word is no name of the body: every army is "the army".
        form = reference.form if owner is not None else "nominal"
        return replace(reference, id=record.id, form=form, rule=record.rule)

    def _words(self, reference: Reference) -> tuple[str, ...]:
        """The phrase in small letters without the state that owns it."""
        tokens = self.doc[reference.start : reference.end]
        owners = {
            t
            for r in self.found.references
            if r.kind == "actor" and r.head in range(reference.start, reference.end) and r is not reference
            for t in range(r.start, r.end)
        }
        words = [t.lower_ for t in tokens if t.i not in owners and t.lower_ not in _NOT_WORDS and not t.is_punct]
        last = tokens[-1]
        if words and last.tag_ in ("NNS", "NNPS") and words[-1] == last.lower_ and body_word(tuple(words)) is None:
            words[-1] = last.lemma_.lower()
        return tuple(words)

    # -- whose it is -------------------------------------------------------------------------------------------------

    def _owner(self, actor: Actor, body: StateBody) -> str | None:
        """The country of the state that the phrase itself names; a leader's government is their state's."""
        owner = self.found.actor_of.get(actor.part_of) if actor.part_of else None
        if owner is None:
            own = actor.known == "named" and "country of" not in actor.rule  # no guess from the report
            return actor.country if own else None
        led = owner.kind == "person" and body.body == "government" and owner.part_of == country_id(owner.country or "")
        return owner.country if owner.kind == "state" or led else None

    def _inferred(self, head: Token, body: StateBody) -> tuple[str, str] | None:
        """The country that the place of the phrase, the same body named before, or the report tells."""
        standing = self.story.standing(head)
        if standing is not None:
            return standing, "its place"
        named = self._named_before(head, body)
        if named is not None:
            return named, "named before"
        return self.story.state_at(head, local=body.sector in _LOCAL_SECTORS)

    def _named_before(self, head: Token, body: StateBody) -> str | None:
        """The state whose body of this kind the text has named: the only one, or the last one close by."""
        same = [t for t in self.told if t.body == body.body and t.token < head.i]
        if len({t.country for t in same}) == 1:
            return same[0].country
        between = sum(bool(t.is_sent_start) for t in self.doc[same[-1].token : head.i]) if same else 0
        return same[-1].country if same and between <= _NEAR_SENTENCES else None

    def _remember_listed(self, reference: Reference, actor: Actor) -> None:
        body = self.dictionary.bodies.body_of(actor.id)
        if body is not None and actor.country:
            self.told.append(_Told(reference.head, body, actor.country))

    # -- what it is --------------------------------------------------------------------------------------------------

    def _kept_apart(self, reference: Reference, actor: Actor) -> Reference:
        """A body with a capital and without a state ("Parliament"): one article's own."""
        if reference.form == "nominal":
            return reference
        identifier = local_id("actor", self.found.article, "", actor.name.lower())
        self.records.actors.setdefault(identifier, replace(actor, id=identifier))
        return replace(reference, id=identifier)

    def _place_in_body(self, reference: Reference, actor: Actor, words: tuple[str, ...]) -> None:
        """Makes people who are told by their body a part of it ("army officers", "government troops")."""
        word = next((w for n in range(1, len(words)) if (w := body_word(words[:-n])) is not None), None)
        current = self.records.actors[actor.id]
        owned_by_state = current.part_of is None or current.part_of == country_id(current.country or "")
        if word is None or reference.form != "nominal" or not owned_by_state:
            return
        body = load_state_bodies().bodies[word]
        reading = ((current.country, "its owner") if current.part_of and current.country else None) or self._inferred(
            self.doc[reference.head], body
        )
        record = self.records.add(reading[0], word, reading[1]) if reading is not None else None
        if record is not None:
            country = current.country or record.country
            self.records.actors[actor.id] = replace(current, part_of=record.id, country=country, known="named")

    def _with_owner(self, reference: Reference, country: str) -> str:
        """The name as it is written with its owner: "Mali's army", "Malian army", "armed forces of Sudan"."""
        start, end = reference.start, reference.end
        for token in self._owning_tokens(self.doc[reference.head]):
            owner = self.found.reference_at(token.i)
            actor = self.found.actor_of.get(owner.id) if owner is not None else None
            if owner is not None and actor is not None and actor.country == country:
                start, end = min(start, owner.start), max(end, owner.end)
        return self.doc[start:end].text

    def _owning_tokens(self, head: Token) -> Iterator[Token]:
        yield from (*modifiers(head), *children(head, "poss"))
        for preposition in children(head, "prep"):
            if preposition.lower_ == "of":
                yield from children(preposition, "pobj")


def body_word(words: tuple[str, ...]) -> str | None:
    """The name of a body that the words are, but for words that change nothing."""
    known = load_state_bodies()
    for size in range(min(known.longest, len(words)), 0, -1):
        word = " ".join(words[-size:])
        if word in known.bodies:
            return word if all(w in known.transparent for w in words[:-size]) else None
    return None
