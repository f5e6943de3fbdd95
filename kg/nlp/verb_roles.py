"""The two sides of an event that a verb or adjective tells. In: the word, its pattern, what was found. Out: ids.

Through passives, control, relative clauses, datives, prepositions, complements ("urged X to release Y").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.ascriptions import hung_on_deeds
from kg.nlp.behind import actors_behind, others_than, unique
from kg.nlp.found import Found
from kg.nlp.judged_arguments import JUDGING, judged
from kg.nlp.syntax import Arguments, arguments, children, coordinated, is_passive, nominal_agents, oblique_heads
from kg.nlp.things_hit import owners_of_things
from kg.nlp.tokens import Token
from kg.nlp.triggers import Candidate
from kg.ontology.word_classes import load_word_classes

INNER_PREPOSITIONS = ("with", "to", "against", "on", "from", "by", "between")
_TOGETHER = ("with", "between", "alongside")
_OPPOSED = (*_TOGETHER, "against")
# Verbs whose object is what is talked about (VerbNet: discuss, confer-37.6; FrameNet Discussion).
_ON_TOPICS = frozenset({"discuss", "debate", "negotiate", "renegotiate", "review", "deliberate", "address", "examine"})
_INDIRECT = ("for", "into", "to", "of", "on")
# Towards a deed or its doer.
_ATTITUDES = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})
_OF_POLICY = frozenset({"ACCUSE", "REQUEST", "SANCTION"})
_MAX_DEPTH = 3
Pair = tuple[tuple[str, ...], tuple[str, ...]]


def sides_of_verb(found: Found, candidate: Candidate, verb: Token) -> Pair:
    """Who does what the verb tells, and to whom."""
    if verb.tag_ == "MD":
        return _sides_of_modal(found, verb)
    told = _arguments_of_predicate(verb, candidate)
    actors = actors_behind(found, told.agents) or actors_behind(found, _makers(told.agents))
    if candidate.event_type.name in JUDGING:
        told = judged(verb, told)
    options = (others_than(found, option, actors) for option in _recipient_places(found, candidate, verb, told))
    return actors, next((option for option in options if option), ())


def _makers(agents: tuple[Token, ...]) -> Iterator[Token]:
    """Who makes the thing that does it ("issued a statement condemning", "fired a missile that killed")."""
    for thing in agents:
        governor = thing.head
        if thing.dep_ == "pobj" and governor.lower_ in ("in", "with", "by", "through"):
            governor = governor.head
        elif thing.dep_ != "dobj":
            continue
        if governor.pos_ == "VERB":
            yield from arguments(governor).agents


def _sides_of_modal(found: Found, modal: Token) -> Pair:
    """Who says that somebody must do something, and who must do it; nobody asks it of themselves."""
    asked = actors_behind(found, arguments(modal.head).agents)
    speaker = _speaker_over(found, modal)
    return (speaker, asked) if speaker and speaker[0] not in asked else ((), ())


def _speaker_over(found: Found, token: Token) -> tuple[str, ...]:
    """The actor who says what the token tells, in the innermost speech that has a speaker."""
    speech = next((s for s in found.speeches_over(token.i) if s.speaker is not None), None)
    reference = None if speech is None or speech.speaker is None else found.reference_headed_by(speech.speaker)
    return (reference.id,) if reference is not None and reference.kind == "actor" else ()


def _arguments_of_predicate(word: Token, candidate: Candidate) -> Arguments:
    """The arguments of a verb, or of an adjective with its copula ("is willing to withdraw", "is committed to")."""
    if candidate.pattern.pos == "adjective" and word.pos_ == "VERB":
        state = arguments(word)
        return Arguments(agents=state.patients if state.passive else state.agents, obliques=state.obliques)
    if word.pos_ == "ADJ" and word.dep_ in ("acomp", "attr") and word.head.pos_ in ("AUX", "VERB"):
        return Arguments(agents=arguments(word.head).agents, obliques=tuple(oblique_heads(word)))
    return arguments(word)


def _recipient_places(found: Found, candidate: Candidate, verb: Token, args: Arguments) -> Iterator[tuple[str, ...]]:
    """Where a verb's recipient may stand, best first."""
    yield from _first_places(found, candidate, verb, args)
    if candidate.reciprocal:  # "clashed with", "cooperate with"
        yield actors_behind(found, args.under(*together(candidate)))
    if _is_on_topic(candidate):
        yield actors_behind(found, _partners_hung_on(args.patients))
        if not actors_behind(found, args.agents):  # "a meeting to discuss reconciliation between A and B" is theirs
            yield actors_behind(
                found, (t for topic in args.patients for p, t in oblique_heads(topic) if p == "between")
            )
        return
    if candidate.pattern.swap:  # "fled from the army": where they fled to did nothing
        yield actors_behind(found, args.under("from", "by"))
        return
    aimed_at = args.under(*candidate.event_type.recipient_prepositions)
    yield actors_behind(found, aimed_at)
    yield _whose_things(found, candidate, aimed_at)
    own = actors_behind(found, args.agents)
    yield actors_under_objects(found, _answerable(args.patients, candidate), candidate)
    if candidate.event_type.name == "THREATEN":
        yield tuple(a for a in actors_of_condition(found, verb) if a not in own)
    for complement in (*_complements(verb), *_purposes(verb)):
        yield from _recipients_of_complement(found, candidate, complement, own)
    yield actors_under_objects(found, args.under(*_INDIRECT), candidate)  # "called up reservists for a war against X"
    if candidate.event_type.name in _OF_POLICY:
        yield _states_of_policy(found, args.patients)


def together(candidate: Candidate) -> tuple[str, ...]:
    """The prepositions of the other sides of a reciprocal event: whom a deal is against is none of it."""
    return _OPPOSED if candidate.event_type.quad == "material-conflict" else _TOGETHER


def _is_on_topic(candidate: Candidate) -> bool:
    """Whether the verb's object is what is talked about: who discusses a country does not talk with it."""
    return candidate.event_type.name == "CONSULT" and candidate.pattern.lemma in _ON_TOPICS


def _first_places(found: Found, candidate: Candidate, verb: Token, args: Arguments) -> Iterator[tuple[str, ...]]:
    """Datives, the pattern's own prepositions and the object."""
    if not candidate.pattern.swap:  # "promised the government money for schools"
        yield actors_behind(found, args.datives)
    if candidate.pattern.recipient:
        yield actors_behind(found, args.under(*candidate.pattern.recipient))
    if candidate.event_type.name == "ACCUSE":
        yield actors_behind(found, hung_on_deeds(verb, args.patients))
    if not _moves_its_object(candidate) and not _is_on_topic(candidate):
        yield actors_behind(found, _answerable(args.patients, candidate))
        yield actors_behind(found, tuple(a for p in args.patients for a in nominal_agents(p)))
    yield _whose_things(found, candidate, args.patients)


def _whose_things(found: Found, candidate: Candidate, things: tuple[Token, ...]) -> tuple[str, ...]:
    """Whose the things are that are attacked."""
    return actors_behind(found, owners_of_things(things)) if candidate.event_type.name == "ASSAULT" else ()


def _partners_hung_on(topics: tuple[Token, ...]) -> Iterator[Token]:
    """Who stands under the topic's "with" ("discussed the dam with Egypt"); a war or tie is with somebody itself."""
    classes = load_word_classes()
    bilateral = {*classes["violence"], *classes["disputes"], *classes["ties"], *classes["agreements"]}
    for topic in topics:
        if topic.lemma_.lower() not in bilateral:
            yield from (t for p, t in oblique_heads(topic) if p == "with")


def _answerable(patients: tuple[Token, ...], candidate: Candidate) -> tuple[Token, ...]:
    """The patients, without deeds told with who suffered them: who condemns "the killing of X" does not condemn X."""
    if candidate.event_type.name not in _ATTITUDES:
        return patients
    suffered = load_word_classes()["suffered"]
    return tuple(p for p in patients if p.lemma_.lower() not in suffered or children(p, "poss", "compound", "amod"))


def _purposes(verb: Token) -> tuple[Token, ...]:
    """The verb's infinitives of purpose ("opened the bridge to let aid reach the town")."""
    return tuple(c for c in children(verb, "advcl") if c.tag_ == "VB" and any(a.tag_ == "TO" for a in c.children))


def _states_of_policy(found: Found, objects: tuple[Token, ...]) -> tuple[str, ...]:
    """The state in which the decision or service is that somebody criticises, wants changed or cuts.

    Violence is nobody's policy: who condemns an attack in Mali does not condemn Mali.
    """
    policies = (o for o in objects if o.lemma_.lower() not in load_word_classes()["violence"])
    nouns = (n for level in _objects_and_inner(tuple(policies)) for n in level)
    inside = tuple(t for n in nouns for p, t in oblique_heads(n) if p == "in")
    known = ((a, found.actor_of.get(a)) for a in actors_behind(found, inside))
    return tuple(a for a, actor in known if actor and actor.known == "dictionary" and actor.kind != "person")


def _moves_its_object(candidate: Candidate) -> bool:
    """Whether the object is only what is moved: whom one sends or calls back is not whom one does it to."""
    kind, pattern = candidate.event_type.name, candidate.pattern
    if "armed" in pattern.needs:  # they move themselves: "entered the country"
        return False
    given = kind in ("AID", "COOPERATE") and bool(pattern.recipient and pattern.object)
    return given or kind == "MOBILIZE" or (kind == "RETREAT" and pattern.mode == "withdraw")


def actors_of_condition(found: Found, verb: Token) -> tuple[str, ...]:
    """Who must act or refrain lest the threat be carried out ("... unless Baghdad accepts")."""
    clauses = [c for v in (verb, *_complements(verb)) for c in children(v, "advcl")]
    heads = (c for c in clauses if any(m.lower_ in ("if", "unless", "until") for m in children(c, "mark")))
    return unique(a for c in heads for a in actors_behind(found, arguments(c).agents))


def _recipients_of_complement(
    found: Found, candidate: Candidate, complement: Token, own: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """Who stands in what is offered, demanded or threatened: its doer, its object, then under its prepositions."""
    inner = arguments(complement)
    if complement.lemma_ in _ON_TOPICS:  # "met to discuss Sudan"
        inner = Arguments(agents=inner.agents, obliques=tuple(o for o in inner.obliques if o[0] in _TOGETHER))
    options = (
        actors_behind(found, inner.agents),
        actors_behind(found, tuple(t for t in inner.patients if not _is_indefinite(t))),
        actors_behind(found, inner.datives),
        actors_behind(found, inner.under(*INNER_PREPOSITIONS, *candidate.event_type.recipient_prepositions)),
        actors_under_objects(found, inner.patients, candidate),
    )
    others = tuple(tuple(a for a in option if a not in own) for option in options)
    yield from sorted(others, key=lambda option: not any(has_a_name(found, a) for a in option))
    for deeper in _complements(complement):
        yield from _recipients_of_complement(found, candidate, deeper, own)


def has_a_name(found: Found, who: str) -> bool:
    """Whether it is somebody by name: whom troops or aid are sent to rather than the troops."""
    actor = found.actor_of.get(who)
    return actor is not None and actor.known != "unnamed"


def _is_indefinite(noun: Token) -> bool:
    """Whether the noun is anybody's ("form an inclusive government"): it is nobody whom the words are meant for."""
    return any(c.lower_ in ("a", "an") for c in children(noun, "det"))


def _complements(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp"):
            yield child
        elif child.dep_ == "prep":
            yield from children(child, "pcomp")


def actors_under_objects(found: Found, objects: tuple[Token, ...], candidate: Candidate) -> tuple[str, ...]:
    """The recipient in the object's own phrase ("imposed sanctions on X", "welcomed a resumption of ties with X")."""
    wanted = {*INNER_PREPOSITIONS, *candidate.event_type.recipient_prepositions, *candidate.pattern.recipient}
    for nouns in _objects_and_inner(objects):
        actors = actors_behind(found, tuple(t for n in nouns for p, t in oblique_heads(n) if p in wanted))
        actors = actors or actors_behind(found, tuple(t for n in nouns for t in _makers_after(n)))
        if actors:
            return actors
    return ()


def _makers_after(noun: Token) -> Iterator[Token]:
    """Who made what the noun names, told in a participle after it ("a plan drafted by X")."""
    for clause in children(noun, "acl"):
        if is_passive(clause):
            yield from arguments(clause).agents


def _objects_and_inner(objects: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The objects, then what they are "of", two steps deep."""
    nouns = coordinated(objects)
    for _ in range(_MAX_DEPTH):
        yield nouns
        nouns = tuple(t for n in nouns for p, t in oblique_heads(n) if p in ("of", "for", "to"))
