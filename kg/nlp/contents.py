"""Drafts that are only what others tell: what is demanded, offered, ended. In: all drafts. Out: those that stand.

Each rule cites its section of the PLOVER 2.0 manual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from kg.nlp.draft import SPEECH_ACTS, Draft, is_told_act
from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token

# Types whose complement is what is offered, demanded, refused or threatened: content, and no event that took place.
_WITH_CONTENT = frozenset({"CONSULT", "AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"})
# Speech acts that, as nouns with an owner or article, are told as having happened ("refused the group's demand").
# What is condemned or investigated as "the attack" took place; what somebody is accused of may not have.
_CONDEMNED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
# Prepositions under a meeting that do not tell what it is about.
_NOT_TOPICS = frozenset(
    {"after", "before", "since", "during", "amid", "despite", "following", "in", "at", "with", "by"}
)
# What stands under these is when something is offered or refused, and took place.
_SETTINGS = frozenset({"after", "during", "following", "since", "amid", "despite"})
_CONTENT_EDGES = frozenset(
    {"xcomp", "ccomp", "pcomp", "prep", "dobj", "pobj", "acl", "conj", "nsubj", "nsubjpass", "advcl", "compound"}
)
_MAX_CLIMB = 8


def without_contents(doc: Doc, drafts: list[Draft]) -> tuple[Draft, ...]:
    """The drafts in textual order without what is only the content of another."""
    told = _with_addressees(doc, _without_protest_topics(doc, _without_objects(drafts)))
    return tuple(_without_mobilization_in_assault(_without_held(doc, told)))


def _without_objects(drafts: list[Draft]) -> list[Draft]:
    """Drops event nouns whose verb tells an event of its own: ended talks, suspended deliveries, a lifted siege."""
    verbs = {d.token: d for d in drafts if not d.candidate.is_noun}
    kept: list[Draft] = []
    for draft in drafts:
        verb = None if draft.candidate.light is None else verbs.get(draft.candidate.light)
        if verb is None or verb.type == draft.type or verb.candidate.event_type is draft.candidate.event_type:
            kept.append(draft)
    return kept


def _without_protest_topics(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """ "The topic of the protest, which will typically be a REQUEST, is not coded as a separate event" (PROTEST).

    Whom it asks is whom the protest is against.
    """
    protests = {t: d for d in drafts if d.type == "PROTEST" for t in (d.token, d.candidate.light) if t is not None}
    asked: dict[int, tuple[str, ...]] = {}
    kept: list[Draft] = []
    for draft in drafts:
        verb = doc[draft.token]
        protest = protests.get(verb.head.i) if verb.dep_ in ("advcl", "xcomp", "acl", "pcomp") else None
        if draft.type == "REQUEST" and protest is not None:
            asked[protest.token] = draft.sides.recipients
        else:
            kept.append(draft)
    return [_against(d, asked[d.token]) if d.token in asked else d for d in kept]


def _with_addressees(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Whoever refuses or accepts a demand, an offer or a threat is whom it was made to."""
    at = {d.token: d for d in drafts}
    out: list[Draft] = []
    for draft in drafts:
        answer = at.get(doc[draft.token].head.i)
        told = answer is not None and is_told_act(doc[draft.token], draft.candidate) and not draft.sides.recipients
        if answer is not None and told and answer.type in ("REJECT", "AGREE", "CONCEDE"):
            addressees = tuple(a for a in answer.sides.actors if a not in draft.sides.actors)
            draft = replace(draft, sides=replace(draft.sides, recipients=addressees))
        out.append(draft)
    return out


def _against(protest: Draft, asked: tuple[str, ...]) -> Draft:
    recipients = protest.sides.recipients or tuple(a for a in asked if a not in protest.sides.actors)
    return replace(protest, sides=replace(protest.sides, recipients=recipients))


def _without_held(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Drops drafts that are only what another one offers, demands, refuses or threatens.

    "The coder should always return the single event category, not a category+auxiliary" (section Auxiliary modes).
    """
    with_content = {d.token: d for d in drafts if d.candidate.event_type.name in _WITH_CONTENT}
    demanded = {doc[d.token].head.i: d for d in drafts if doc[d.token].tag_ == "MD"}  # what somebody "must" do
    kept = [d for d in drafts if d.token not in demanded]
    carried = {d.candidate.light for d in kept if d.type in SPEECH_ACTS} - {None}
    return [d for d in kept if not (_is_content(doc, d, with_content | demanded) or _is_clause_under(doc, d, carried))]


def _is_clause_under(doc: Doc, draft: Draft, verbs: Set[int | None]) -> bool:
    """Whether it is the clause of a noun that hangs on its light verb ("reiterated its demand today that they go")."""
    verb = doc[draft.token]
    return verb.dep_ == "ccomp" and verb.head.i in verbs


def _is_content(doc: Doc, draft: Draft, with_content: dict[int, Draft]) -> bool:
    node = doc[draft.token]
    for step in range(_MAX_CLIMB):
        if node.dep_ not in _CONTENT_EDGES or node.head == node:
            return False
        if node.dep_ in ("nsubj", "nsubjpass") and step == 0 and not draft.candidate.is_noun:
            return False
        if node.dep_ == "prep" and (node.lower_ in _SETTINGS or (_is_meeting(draft) and node.lower_ in ("in", "at"))):
            return False
        parent = node.head
        holder = with_content.get(parent.i)
        if holder is not None and holder.type == "ACCUSE" and _is_charge(doc, draft, holder):
            return False
        if _is_meeting(holder) and (node.lower_ in _NOT_TOPICS or _is_meeting(draft)):
            return False
        if holder is not None and node.dep_ not in ("nsubj", "nsubjpass", "advcl") and not _is_coordinate(node):
            return not _is_told_speech_act(doc, draft, holder)
        node = parent
    return False


def _is_charge(doc: Doc, draft: Draft, accusation: Draft) -> bool:
    """Whether it is the deed that somebody is accused of: the accuser says that it took place ("of bombing a market").

    The manual codes the accusation alone; here the deed stands beside it, by the accuser's claim and nobody else's.
    """
    deed = doc[draft.token]
    while deed.dep_ == "conj" and deed.head != deed:
        deed = deed.head
    if deed.dep_ != "pcomp" or not draft.candidate.event_type.quad.startswith("material"):
        return False
    above = deed.head.head  # the verb, or its object, where parsers hang the phrase
    return deed.head.lower_ in ("of", "for", "with") and accusation.token in (above.i, above.head.i)


def _is_meeting(draft: Draft | None) -> bool:
    return draft is not None and draft.candidate.event_type.name == "CONSULT"


def _is_coordinate(node: Token) -> bool:
    """Whether the node is coordinated with its head: a second event and not the content of the first."""
    return node.dep_ == "conj"


def _is_told_speech_act(doc: Doc, draft: Draft, holder: Draft) -> bool:
    """A demand that is refused, an offer that is accepted, the attack that is condemned: both took place."""
    token = doc[draft.token]
    owned = bool(children(token, "poss")) or draft.definite
    if not (draft.candidate.is_noun and owned):
        return False
    if draft.type in SPEECH_ACTS:
        return token.head.i == holder.token or holder.type == "CONSULT"
    return holder.type in ("ACCUSE", "CONSULT") and draft.type in _CONDEMNED


def _without_mobilization_in_assault(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drops MOBILIZE "in the context of an ASSAULT, only the ASSAULT should be coded" (section MOBILIZE)."""
    kept = tuple(drafts)
    assaults = {d.sentence for d in kept if d.type == "ASSAULT"}
    return (d for d in kept if not (d.type == "MOBILIZE" and d.sentence in assaults))
