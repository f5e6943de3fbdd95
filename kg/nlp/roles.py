"""Who takes part in an event, and on which side. In: a trigger, its pattern, and what was found. Out: `Sides` of ids.

PLOVER 2.0 manual, section "Compound and Reciprocal Actors": a compound side is one side with several members; in a
reciprocal event all are actors and there is no recipient.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.nlp.found import Found, Reference
from kg.nlp.syntax import Arguments, arguments, children, coordinated, modifiers, nominal_arguments, oblique_heads
from kg.nlp.triggers import Candidate

# Nouns that lead from an argument to the actor behind it: "members of X", "X's leadership", "the side of X".
_MAX_DEPTH = 3
# Sides of a reciprocal noun stand under these ("talks between A and B", "a clash with B", "a meeting of A and B").
_TOGETHER = ("between", "among", "amongst", "with", "of", "involving")
_INNER_PREPOSITIONS = ("with", "to", "against", "on", "from", "by", "between")


@dataclass(frozen=True, slots=True)
class Sides:
    """Ids of the two sides, without repetition, in textual order; `recipients` is empty in a reciprocal event."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    reciprocal: bool = False


def find_sides(doc: Doc, found: Found, candidate: Candidate) -> Sides:
    """The sides of the event that the candidate tells."""
    token = doc[candidate.token]
    if candidate.is_noun:
        actors, recipients = _sides_of_noun(doc, found, candidate, token)
    else:
        actors, recipients = _sides_of_verb(found, candidate, token)
    if candidate.pattern.swap:
        actors, recipients = recipients, actors
    recipients = tuple(r for r in recipients if r not in actors and not _belongs(found, r, actors))
    if candidate.reciprocal and not _is_one_sided(candidate, actors, recipients):
        return Sides(_unique((*actors, *recipients)), (), True)
    return Sides(actors, recipients)


def is_of_several_states(found: Found, sides: Sides) -> bool:
    """Whether those who take part are of two countries or more ("French and Egyptian warships")."""
    everybody = (found.actor_of[a] for a in (*sides.actors, *sides.recipients) if a in found.actor_of)
    return len({actor.country for actor in everybody if actor.country}) > 1


def _belongs(found: Found, recipient: str, actors: tuple[str, ...]) -> bool:
    """Whether the recipient is the actor's own ("withdrew its troops")."""
    actor = found.actor_of.get(recipient)
    return actor is not None and actor.kind != "person" and actor.known != "dictionary" and actor.part_of in actors


def _is_one_sided(candidate: Candidate, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether a word that is reciprocal by default names a direction here: a visitor and a host, an attacker alone."""
    return (
        candidate.pattern.reciprocal is not True
        and candidate.event_type.name != "CONSULT"
        and not (actors and recipients)
    )


def _sides_of_verb(found: Found, candidate: Candidate, verb: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if verb.tag_ == "MD":
        return _sides_of_modal(found, verb)
    found_arguments = _arguments_of_predicate(verb)
    actors = _actors_behind(found, found_arguments.agents)
    recipients = _first_filled(_recipient_places(found, candidate, verb, found_arguments))
    return actors, tuple(r for r in recipients if r not in actors)


def _sides_of_modal(found: Found, modal: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who says that somebody must do something, and who must do it; nobody asks it of themselves."""
    asked = _actors_behind(found, arguments(modal.head).agents)
    over = [s for s in found.speeches if s.start <= modal.i < s.end and s.speaker is not None]
    if not over:
        return (), ()
    speech = min(over, key=lambda s: s.end - s.start)
    reference = None if speech.speaker is None else found.reference_headed_by(speech.speaker)
    if reference is None or reference.kind != "actor" or reference.id in asked:
        return (), ()
    return (reference.id,), asked


def _arguments_of_predicate(word: Token) -> Arguments:
    """The arguments of a verb, or of an adjective with its copula ("is willing to withdraw")."""
    if word.pos_ == "ADJ" and word.dep_ in ("acomp", "attr") and word.head.pos_ in ("AUX", "VERB"):
        return Arguments(agents=arguments(word.head).agents, obliques=tuple(oblique_heads(word)))
    return arguments(word)


def _recipient_places(found: Found, candidate: Candidate, verb: Token, args: Arguments) -> Iterator[tuple[str, ...]]:
    """Where a verb's recipient may stand, best first."""
    if not candidate.pattern.swap:  # "promised the government money for schools"
        yield _actors_behind(found, args.datives)
    if candidate.pattern.recipient:
        yield _actors_behind(found, args.under(*candidate.pattern.recipient))
    if candidate.event_type.name != "MOBILIZE":  # whom one sends is not whom one sends them against
        yield _actors_behind(found, args.patients)
    if candidate.pattern.swap:  # "fled from the army": where they fled to did nothing
        yield _actors_behind(found, args.under("from", "by"))
        return
    yield _actors_behind(found, args.under(*candidate.event_type.recipient_prepositions))
    own = _actors_behind(found, args.agents)
    yield _actors_under_objects(found, args.patients, candidate)
    if candidate.event_type.name == "THREATEN":
        yield tuple(a for a in _actors_of_condition(found, verb) if a not in own)
    for complement in _complements(verb):
        yield from _recipients_of_complement(found, candidate, complement, own)


def _actors_of_condition(found: Found, verb: Token) -> tuple[str, ...]:
    """Who must act or refrain lest the threat be carried out ("... unless Baghdad accepts")."""
    clauses = [c for v in (verb, *_complements(verb)) for c in children(v, "advcl")]
    heads = (c for c in clauses if any(m.lower_ in ("if", "unless", "until") for m in children(c, "mark")))
    return _unique(a for c in heads for a in _actors_behind(found, arguments(c).agents))


def _recipients_of_complement(
    found: Found, candidate: Candidate, complement: Token, own: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """Who stands in what is offered, demanded or threatened: its doer, its object, then under its prepositions."""
    inner = arguments(complement)
    options = (
        _actors_behind(found, inner.agents),
        _actors_behind(found, tuple(t for t in inner.patients if not _is_indefinite(t))),
        _actors_behind(found, inner.datives),
        _actors_behind(found, inner.under(*_INNER_PREPOSITIONS, *candidate.event_type.recipient_prepositions)),
        _actors_under_objects(found, inner.patients, candidate),
    )
    for option in options:
        yield tuple(a for a in option if a not in own)
    for deeper in _complements(complement):
        yield from _recipients_of_complement(found, candidate, deeper, own)


def _is_indefinite(noun: Token) -> bool:
    """Whether the noun is anybody's ("form an inclusive government"): it is nobody whom the words are meant for."""
    return any(c.lower_ in ("a", "an") for c in children(noun, "det"))


def _complements(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp"):
            yield child
        elif child.dep_ == "prep":
            yield from children(child, "pcomp")


def _actors_under_objects(found: Found, objects: tuple[Token, ...], candidate: Candidate) -> tuple[str, ...]:
    """The recipient in the object's own phrase ("imposed sanctions on X", "welcomed a resumption of ties with X")."""
    wanted = {*_INNER_PREPOSITIONS, *candidate.event_type.recipient_prepositions, *candidate.pattern.recipient}
    for nouns in _objects_and_inner(objects):
        actors = _actors_behind(found, tuple(t for n in nouns for p, t in oblique_heads(n) if p in wanted))
        if actors:
            return actors
    return ()


def _objects_and_inner(objects: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The objects, then what they are "of", two steps deep."""
    nouns = coordinated(objects)
    for _ in range(_MAX_DEPTH):
        yield nouns
        nouns = tuple(t for n in nouns for p, t in oblique_heads(n) if p in ("of", "for", "to"))


def _sides_of_noun(
    doc: Doc, found: Found, candidate: Candidate, noun: Token
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    args = nominal_arguments(noun)
    carrier = None if candidate.light is None else doc[candidate.light]
    recipient_prepositions = candidate.pattern.recipient or candidate.event_type.recipient_prepositions
    under = args.under
    carried = arguments(carrier) if carrier is not None else Arguments()
    own = _actors_behind(found, args.agents) or _modifying_actors(found, noun)
    if candidate.reciprocal:
        together = _actors_behind(found, args.under(*_TOGETHER))
        others = _actors_behind(found, carried.under("with", "between", "against"))
        hosted = carrier is not None and carrier.lemma_ == "host" and not others
        subjects = () if hosted else _actors_behind(found, carried.agents)
        everybody = _unique((*subjects, *own, *together, *others))
        if len(everybody) == 1:  # "made the demand in talks with X": who made it talked
            everybody = _unique((*_subjects_in_session(found, noun), *everybody))
        return everybody, ()
    by = _actors_behind(found, under(*candidate.event_type.actor_prepositions))
    actors = own or by
    recipients = _actors_behind(found, under(*recipient_prepositions))
    of = _actors_behind(found, under("of"))
    if carrier is not None and not carried.passive:
        subjects = _actors_behind(found, carried.agents)
        if candidate.light_swaps:  # "drew criticism from the union": the parser may hang "from" on the verb
            actors = actors or _actors_behind(found, carried.under(*candidate.event_type.actor_prepositions))
            return actors, _unique((*subjects, *recipients))
        actors = subjects or actors
    elif carrier is not None:
        actors = _actors_behind(found, carried.agents) or actors
    if of and not recipients and (actors or not candidate.pattern.recipient):
        recipients = tuple(a for a in of if a not in actors)
    if not recipients:  # "the severing of relations with Taiwan"
        recipients = _actors_under_objects(found, under("of"), candidate)
    if not recipients:
        recipients = _actors_behind(found, carried.under(*recipient_prepositions)) or _actors_behind(
            found, carried.datives
        )
    return actors, tuple(r for r in recipients if r not in actors)


def _subjects_in_session(found: Found, noun: Token) -> tuple[str, ...]:
    """The subjects of the clause that goes on in or during a meeting."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "during", "at", "for"):
        return ()
    verb = noun.head.head
    return _actors_behind(found, arguments(verb).agents) if verb.pos_ == "VERB" else ()


def _modifying_actors(found: Found, noun: Token) -> tuple[str, ...]:
    """Actors that stand as adjective or compound before an event noun ("an Israeli airstrike", "Taliban attacks")."""
    return _unique(r.id for m in modifiers(noun) if (r := actor_reference(found, m)) is not None)


def actor_reference(found: Found, token: Token) -> Reference | None:
    """The actor that the token heads or lies in; a source counts as none: it says and does not do."""
    return next(iter(_actor_references(found, token)), None)


def _actor_references(found: Found, token: Token) -> tuple[Reference, ...]:
    """All actors that the token heads ("Afghan and Iraqi officials" are two), else the one whose name it lies in."""
    headed = tuple(r for r in found.references_headed_by(token.i) if r.kind == "actor")
    if headed:
        return headed
    around = found.reference_at(token.i)
    return (around,) if around is not None and around.kind == "actor" and around.form != "nominal" else ()


def _actors_behind(found: Found, tokens: Iterable[Token]) -> tuple[str, ...]:
    """The ids of the actors that the argument heads stand for, straight or through an owner ("members of the NRF")."""
    ids: list[str] = []
    for token in coordinated(tuple(tokens)):
        ids.extend(_actors_of(found, token, _MAX_DEPTH))
    return _unique(ids)


def _actors_of(found: Found, token: Token, depth: int) -> tuple[str, ...]:
    references = _actor_references(found, token)
    if references:
        return tuple(r.id for r in references)
    if depth == 0 or token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON"):
        return ()
    owners = children(token, "poss", "compound", "amod", "nmod")
    behind = tuple(a for owner in coordinated(owners) for a in _actors_of(found, owner, depth - 1))
    if behind:
        return _unique(behind)
    inside = tuple(t for p, t in oblique_heads(token) if p in ("of", "from", "for") and depth == _MAX_DEPTH)
    return _unique(a for t in inside for a in _actors_of(found, t, depth - 1))


def _first_filled(options: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return next((option for option in options if option), ())


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
