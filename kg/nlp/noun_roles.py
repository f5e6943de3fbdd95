"""The two sides of an event that a noun tells ("an attack by gunmen on a convoy", "talks between A and B").

In: the noun, the light verb that carries it, its pattern, what was found. Out: ids.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.nlp.ascriptions import ascriptions
from kg.nlp.behind import actor_reference, actors_behind, unique
from kg.nlp.found import Found
from kg.nlp.syntax import (
    RELATIVE_TAGS,
    Arguments,
    arguments,
    children,
    clause_of,
    modifiers,
    nominal_arguments,
    oblique_heads,
)
from kg.nlp.things_hit import owners_of_things, targets_of
from kg.nlp.tokens import Doc, Token
from kg.nlp.triggers import Candidate, carrying_lemma
from kg.nlp.verb_roles import Pair, actors_under_objects, together
from kg.ontology.light_verbs import load_light_verbs
from kg.ontology.word_classes import load_word_classes

# Sides of a reciprocal noun stand under these ("talks between A and B", "a clash with B", "a meeting of A and B").
_IN_SESSION = frozenset({"in", "during", "at", "for", "after", "following"})
_TOGETHER = ("between", "among", "amongst", "with", "of", "involving")


def sides_of_noun(doc: Doc, found: Found, candidate: Candidate, noun: Token) -> Pair:
    """Who does what the noun tells, and to whom, in its own phrase and in the clause of its light verb."""
    carrier = None if candidate.light is None else doc[candidate.light]
    told = _Told(found, candidate, noun, _arguments_of(noun), carrier)
    if candidate.reciprocal:
        return _everybody(told), ()
    actors, recipients = _carried_sides(told) if carrier is not None else (_own_actors(told), _own_recipients(told))
    recipients = recipients or _recipients_behind(told, actors)
    if candidate.event_type.quad == "material-conflict":
        actors = actors or _those_who_did_it(told)
    return actors, tuple(r for r in recipients if r not in actors)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event noun with the arguments of its phrase and its light verb."""

    found: Found
    candidate: Candidate
    noun: Token
    args: Arguments
    carrier: Token | None

    @property
    def carried(self) -> Arguments:
        return arguments(self.carrier) if self.carrier is not None else Arguments()

    @property
    def recipient_prepositions(self) -> tuple[str, ...]:
        return self.candidate.pattern.recipient or self.candidate.event_type.recipient_prepositions

    def under(self, *prepositions: str) -> tuple[str, ...]:
        """The actors that stand under the noun's prepositions."""
        return actors_behind(self.found, self.args.under(*prepositions))


def _arguments_of(noun: Token) -> Arguments:
    """The arguments of the noun, or of the noun that it stands before ("a mediation effort between A and B")."""
    own = nominal_arguments(noun)
    nested = tuple((p, t) for doer in own.under("of") for p, t in oblique_heads(doer) if p in ("on", "against"))
    own = Arguments(agents=own.agents, obliques=(*own.obliques, *nested))  # "attacks of the rebels on the town"
    holder = noun.head
    if noun.dep_ != "compound" or holder.lemma_.lower() not in load_word_classes()["containers"]:
        return own
    outer = nominal_arguments(holder)
    return Arguments(agents=(*own.agents, *outer.agents), obliques=(*own.obliques, *outer.obliques))


def _everybody(told: _Told) -> tuple[str, ...]:
    """All sides of a reciprocal noun."""
    found, carrier, carried = told.found, told.carrier, told.carried
    others = actors_behind(found, carried.under(*together(told.candidate)))
    hosted = carrier is not None and carrier.lemma_ == "host" and not others
    subjects = () if hosted else actors_behind(found, carried.agents)
    everybody = unique((*subjects, *_owners(told), *told.under(*_TOGETHER), *others))
    if len(everybody) < 2:
        everybody = unique((*_subjects_in_session(found, told.noun), *_those_whose_it_is(told), *everybody))
    return everybody


def _those_whose_it_is(told: _Told) -> tuple[str, ...]:
    """The subjects of the clause that "their" stands for ("A and B put off their meeting")."""
    noun = told.noun
    theirs = any(c.lower_ == "their" for c in children(noun, "poss"))
    if not theirs or noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return ()
    return actors_behind(told.found, arguments(noun.head).agents)


def _owners(told: _Told) -> tuple[str, ...]:
    """Who owns the noun, or stands before it ("the army's attack", "a Taliban attack"); who died did nothing."""
    if told.noun.lemma_.lower() in load_word_classes()["deaths"]:
        return told.under("by")
    hurt = _victims_before(told)
    own = actors_behind(told.found, told.args.agents) or _modifying_actors(told.found, told.noun)
    return tuple(a for a in own if a not in hurt)


def _victims_before(told: _Told) -> tuple[str, ...]:
    """Those before the noun whom it befell: "journalist deaths", "the general's death", "a farmer killing".

    Who is named before a killing did it ("Taliban killings"), who only is of a kind was killed.
    """
    lemma, classes, found = told.noun.lemma_.lower(), load_word_classes(), told.found
    if lemma in classes["deaths"]:
        return actors_behind(found, told.args.agents) or _modifying_actors(found, told.noun)
    if lemma not in classes["harm_to_people"]:
        return ()
    before = (found.reference_headed_by(c.i) for c in children(told.noun, "compound"))
    return unique(r.id for r in before if r is not None and r.kind == "actor" and r.form == "nominal")


def _own_actors(told: _Told) -> tuple[str, ...]:
    """The actors in the noun's own phrase.

    What stands under "of" undergoes what can be done to somebody ("the arrest of X"), unless another preposition
    names whom it was done to ("attacks of the rebels on the town").
    """
    prepositions = told.candidate.event_type.actor_prepositions
    others = tuple(p for p in told.recipient_prepositions if p != "of" and p not in prepositions)
    if "of" in told.recipient_prepositions and not told.under(*others):
        prepositions = tuple(p for p in prepositions if p != "of")
    return _owners(told) or told.under(*prepositions)


def _those_who_did_it(told: _Told) -> tuple[str, ...]:
    """Who did it by a clause of the noun, or by what somebody says of it."""
    clauses = (c for c in children(told.noun, "acl", "relcl"))
    by_clause = unique(a for c in clauses for a in actors_behind(told.found, _doers_by_clause(c)))
    said = (a for ascription in ascriptions(told.noun) for a in actors_behind(told.found, ascription.doers))
    return by_clause or unique(said)


def _doers_by_clause(clause: Token) -> tuple[Token, ...]:
    """ "An attack carried out by X", "the attacks that X staged", "attacks in which X took part"."""
    light = load_light_verbs()
    if carrying_lemma(clause, light) not in light.agentive:
        return ()
    told = arguments(clause)
    relative = {t.tag_ for t in clause.subtree if t.dep_ in ("dobj", "pobj")} & RELATIVE_TAGS
    done = told.passive or (clause.dep_ == "relcl" and (relative or clause.head in told.patients))
    return told.agents if done else ()


def _own_recipients(told: _Told) -> tuple[str, ...]:
    own = told.under(*told.recipient_prepositions) or _victims_before(told)
    if own or told.candidate.event_type.name != "ASSAULT":
        return own
    return _owners_of_what_was_hit(told) or actors_behind(told.found, targets_of(told.noun))


def _owners_of_what_was_hit(told: _Told) -> tuple[str, ...]:
    if told.candidate.event_type.name != "ASSAULT":
        return ()
    preposed = told.recipient_prepositions
    return actors_behind(told.found, owners_of_things((*told.args.under(*preposed), *told.carried.under(*preposed))))


def _carried_sides(told: _Told) -> Pair:
    """The sides where a light verb carries the noun: its subject does it, or undergoes it ("faces sanctions")."""
    found, carried = told.found, told.carried
    actors, recipients = _own_actors(told), _own_recipients(told)
    subjects = actors_behind(found, carried.agents)
    if told.candidate.light_swaps and not carried.passive:
        # "drew criticism from the union": the parser may hang "from" on the verb
        by = actors_behind(found, carried.under(*told.candidate.event_type.actor_prepositions))
        return actors or by, unique((*subjects, *recipients))
    if carried.agents and told.carrier is not None and told.carrier.lemma_ == "come" and not subjects:
        subjects = actors_behind(found, carried.under("from"))  # "condemnation came from X"
    return subjects or actors, recipients


def _recipients_behind(told: _Told, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Where else recipients stand: "of", what that is "with", the noun's clause, the light verb's own phrases."""
    found, carried = told.found, told.carried
    of = tuple(a for a in told.under("of") if a not in actors)
    if of and (actors or not told.candidate.pattern.recipient):
        return of
    return (
        actors_under_objects(found, told.args.under("of"), told.candidate)  # "the severing of relations with Taiwan"
        or _subjects_of_clause(told)
        or actors_behind(found, carried.under(*told.recipient_prepositions))
        or _owners_of_what_was_hit(told)
        or actors_behind(found, carried.datives)
    )


def _subjects_of_clause(told: _Told) -> tuple[str, ...]:
    """Who is to do what the noun's clause tells ("its demand that Israel ease restrictions")."""
    clauses = children(told.noun, "acl", "ccomp")
    clauses += children(told.carrier, "ccomp") if told.carrier is not None else ()
    return actors_behind(told.found, tuple(s for c in clauses for s in children(c, "nsubj", "nsubjpass")))


def _subjects_in_session(found: Found, noun: Token) -> tuple[str, ...]:
    """The subjects of the clause that goes on in or after a meeting ("made the demand in talks with X").

    The parser may hang the phrase on an object ("called for restraint during talks with X").
    """
    if noun.dep_ not in ("pobj", "pcomp") or noun.head.lower_ not in _IN_SESSION:
        return ()
    verb = noun.head.head if noun.head.head.pos_ == "VERB" else clause_of(noun.head)
    return actors_behind(found, arguments(verb).agents) if verb.pos_ == "VERB" else ()


def _modifying_actors(found: Found, noun: Token) -> tuple[str, ...]:
    """Actors that stand as adjective or compound before an event noun ("an Israeli airstrike", "Taliban attacks").

    They may hang on the noun that it stands before ("Iranian attack plans").
    """
    holder = noun.head
    held = noun.dep_ == "compound" and holder.lemma_.lower() in load_word_classes()["containers"]
    before = (*modifiers(noun), *(m for m in modifiers(holder) if m.i < noun.i)) if held else modifiers(noun)
    return unique(r.id for m in before if (r := actor_reference(found, m)) is not None)
