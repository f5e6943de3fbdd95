"""Those who belong to whom the text names elsewhere. In: the Doc, all references with pronouns tied. Out: `OwnedFound`.

"Its fighters" are part of the group that "its" stands for, and "the fighters" after them are the same; "their army" is
that state's; "a spokesman for the ministry", "the group's media office" say what the ministry and the group say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.ids import country_id, local_id
from kg.model import Actor
from kg.nlp.actors import Dictionary
from kg.nlp.bodies import body_word
from kg.nlp.body_records import BodyRecords
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children
from kg.nlp.tie import KIN
from kg.nlp.tokens import Doc, Token
from kg.ontology.relation_cues import load_relation_cues
from kg.ontology.state_bodies import load_state_bodies

_BODY_KINDS = frozenset({"group", "organization", "state"})
_NEAR_SENTENCES = 4
_HOUSEHOLD = frozenset(
    {"family", "parent", "friend", "fiancé", "fiancée", "fiance", "fiancee", "girlfriend", "boyfriend"}
)
_SPEAKING_FOR = frozenset({"for", "of", "from", "at"})


@dataclass(frozen=True, slots=True)
class OwnedFound:
    """The actors with their owners, and the references led to whom they speak for."""

    actors: tuple[Actor, ...]
    references: tuple[Reference, ...]


def find_owned(doc: Doc, found: Found, dictionary: Dictionary) -> OwnedFound:
    """Every phrase with an owner led to its owner's, every mouth to whom it speaks for."""
    return _Owned(doc, found, dictionary).find()


@dataclass(frozen=True, slots=True)
class _Last:
    """The phrase with an owner that a noun stood in last: where, and for whom."""

    token: int
    id: str


class _Owned:
    def __init__(self, doc: Doc, found: Found, dictionary: Dictionary) -> None:
        self.doc, self.found = doc, found
        self.records = BodyRecords(found.actors, dictionary, found.article.published)
        self.last: dict[str, _Last] = {}
        self.moved: dict[str, str] = {}

    def find(self) -> OwnedFound:
        references = [self._settled(r) for r in self.found.references]
        references += self._offices()
        references.sort(key=lambda r: (r.start, r.end, r.id))
        return OwnedFound(tuple(self.records.actors.values()), tuple(references))

    def _settled(self, reference: Reference) -> Reference:
        if reference.form == "pronoun" and reference.id in self.moved:  # it stood for a noun that is led elsewhere
            return replace(reference, id=self.moved[reference.id])
        actor = self.records.actors.get(reference.id)
        if actor is None or reference.kind != "actor" or reference.form != "nominal":
            return reference
        settled = self._led(reference, actor)
        if settled.id != reference.id:
            self.moved[reference.id] = settled.id
        else:
            self.moved.pop(reference.id, None)
        return settled

    def _led(self, reference: Reference, actor: Actor) -> Reference:
        noun = self.doc[reference.head]
        if noun.lemma_.lower() in load_state_bodies().mouths:
            return self._speaking_for(reference, actor, noun)
        owner = self._possessor(noun)
        if owner is not None:
            settled = self._owned_by(reference, actor, noun, owner)
        else:
            settled = self._repeated(reference, actor, noun)
        held = self.records.actors.get(settled.id)
        if held is not None and held.part_of is not None and held.known != "dictionary":
            self.last[noun.lemma_.lower()] = _Last(noun.i, settled.id)
        return settled

    # -- owners ------------------------------------------------------------------------------------------------------

    def _possessor(self, noun: Token) -> Actor | None:
        """Whom the pronoun before the noun stands for ("its fighters"), or the body after ("a convoy of the army")."""
        for pronoun in children(noun, "poss"):
            reference = self.found.reference_headed_by(pronoun.i)
            if reference is not None and reference.form == "pronoun" and reference.kind == "actor":
                return self.records.actors.get(reference.id)
        for preposition in children(noun, "prep"):
            for body in children(preposition, "pobj") if preposition.lower_ == "of" else ():
                reference = self.found.reference_headed_by(body.i)
                if reference is not None and reference.form == "nominal" and "body of a state" in reference.rule:
                    return self.records.actors.get(reference.id)
        return None

    def _owned_by(self, reference: Reference, actor: Actor, noun: Token, owner: Actor) -> Reference:
        if "body of a state" in actor.rule:
            return self._body_of(reference, actor, owner)
        if actor.part_of is not None or actor.known != "unnamed" or owner.id == actor.id or _is_kin(noun):
            return reference
        whole = self._whole(owner)
        if whole is None:
            return reference
        lemma = noun.lemma_.lower()
        same = self.last.get(lemma)
        if same is not None and self.records.actors[same.id].part_of == whole.id:
            return replace(reference, id=same.id, rule="noun with its owner")
        part = replace(
            actor,
            id=local_id("actor", self.found.article, whole.id, actor.name.lower()),
            known="named",
            rule="agent noun; its owner by a pronoun",
            sector=actor.sector if whole.kind == "state" else whole.sector or actor.sector,
            country=whole.country or actor.country,
            dictionary_code=whole.dictionary_code,
            part_of=whole.id,
        )
        self.records.actors.setdefault(part.id, part)
        return replace(reference, id=part.id, rule=part.rule)

    def _whole(self, owner: Actor) -> Actor | None:
        """The body that the owned are part of: the owner, or what a person leads or belongs to."""
        if owner.kind in _BODY_KINDS:
            return owner if owner.known != "unnamed" else None
        return self.records.actors.get(owner.part_of) if owner.part_of else None

    def _body_of(self, reference: Reference, actor: Actor, owner: Actor) -> Reference:
        """The body of the pronoun's state, where the report as a whole suggested another's."""
        state = owner.kind == "state" or owner.part_of == country_id(owner.country or "")
        if not state or owner.country is None or owner.country == actor.country:
            return reference
        word = body_word(tuple(t.lower_ for t in self.doc[reference.start : reference.end]))
        record = self.records.add(owner.country, word, "its owner by a pronoun") if word is not None else None
        return reference if record is None else replace(reference, id=record.id, rule=record.rule)

    def _repeated(self, reference: Reference, actor: Actor, noun: Token) -> Reference:
        """ "The fighters" after "its fighters": a definite noun that says no more stands for those named last."""
        if actor.known != "unnamed" or not _is_bare_definite(noun):
            return reference
        last = self.last.get(noun.lemma_.lower())
        if last is None or not self._is_near(last.token, noun.i):
            return reference
        if self.records.actors[last.id].kind != actor.kind:
            return reference
        return replace(reference, id=last.id, rule="noun with its owner before")

    def _is_near(self, first: int, last: int) -> bool:
        return sum(bool(t.is_sent_start) for t in self.doc[first + 1 : last + 1]) <= _NEAR_SENTENCES

    # -- mouths ------------------------------------------------------------------------------------------------------

    def _speaking_for(self, reference: Reference, actor: Actor, noun: Token) -> Reference:
        """The body that somebody without a name speaks for."""
        if actor.kind != "person" or actor.known == "dictionary" or "entity" in actor.rule:
            return reference
        whole = next(self._bodies_behind(noun), None)
        if whole is None:
            held = self.records.actors.get(actor.part_of) if actor.part_of else None
            whole = held if held is not None and held.kind in _BODY_KINDS else None
        return reference if whole is None else replace(reference, id=whole.id, rule="who speaks for it")

    def _offices(self) -> Iterator[Reference]:
        """Offices that speak: "the group's media office said"."""
        mouths = load_state_bodies().mouths
        for token in self.doc:
            if (
                token.lemma_.lower() not in mouths
                or token.dep_ != "nsubj"
                or self.found.reference_at(token.i) is not None
            ):
                continue
            whole = next(self._bodies_behind(token), None)
            if whole is not None:
                yield Reference(token.i, token.i + 1, token.i, whole.id, "actor", "nominal", "who speaks for it")

    def _bodies_behind(self, noun: Token) -> Iterator[Actor]:
        """The bodies under the noun's possessive, compound or preposition, nearest first."""
        heads = [*children(noun, "poss"), *reversed(children(noun, "compound", "nmod", "amod"))]
        for preposition in children(noun, "prep"):
            if preposition.lower_ in _SPEAKING_FOR:
                heads += children(preposition, "pobj")
        for head in heads:
            for reference in self.found.references_headed_by(head.i):
                actor = self.records.actors.get(reference.id)
                if reference.kind == "actor" and actor is not None and actor.kind in _BODY_KINDS:
                    yield actor


def _is_kin(noun: Token) -> bool:
    """Whether the noun is for a relative, who belongs to no body for that."""
    cue = load_relation_cues().nouns.get(noun.lemma_.lower())
    return (cue is not None and cue.relation in KIN) or noun.lemma_.lower() in _HOUSEHOLD


def _is_bare_definite(noun: Token) -> bool:
    others = [
        c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "nummod", "poss", "relcl", "acl", "prep")
    ]
    return not others and any(c.lower_ in ("the", "these", "those") for c in children(noun, "det"))
