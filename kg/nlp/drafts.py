"""Events as they stand at one trigger, before mentions of one event are put together. In: candidates. Out: `Draft`s.

The codebook's rules on a single predicate live here; each cites its section of the PLOVER 2.0 manual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.model import ZoneKind
from kg.nlp.factuality import Reading, read_factuality
from kg.nlp.found import Found, TimeExpression
from kg.nlp.needs import Surroundings, has_needs
from kg.nlp.places import event_places
from kg.nlp.roles import Sides, actor_reference, find_sides
from kg.nlp.syntax import children
from kg.nlp.times import event_time
from kg.nlp.triggers import Candidate, Lexicon, find_candidates
from kg.nlp.zones import zone_of_tokens

# Types whose complement is what is offered, demanded, refused or threatened: content, and no event that took place.
_WITH_CONTENT = frozenset({"CONSULT", "AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"})
# Speech acts that, as nouns with an owner or article, are told as having happened ("refused the group's demand").
# What is condemned or investigated as "the attack" took place; what somebody is accused of may not have.
_CONDEMNED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
_SPEECH_ACTS = frozenset({"AGREE", "REQUEST", "THREATEN", "ACCUSE", "REJECT", "CONCEDE"})
# "Cooperative actions of these types reported in future tense ... should be coded as AGREE" (section AGREE).
_FUTURE_IS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
# "THREATEN could be ASSAULT + hypothetical ... return the single event category" (section Auxiliary modes).
_FUTURE_IS_THREAT = frozenset({"ASSAULT", "SANCTION", "COERCE", "PROTEST"})
_FUTURE_AUXILIARIES = frozenset({"will", "would", "shall", "'ll", "wo", "\u2019ll"})
# Prepositions under a meeting that do not tell what it is about.
_NOT_TOPICS = frozenset(
    {"after", "before", "since", "during", "amid", "despite", "following", "in", "at", "with", "by"}
)
_CONTENT_EDGES = frozenset(
    {"xcomp", "ccomp", "pcomp", "prep", "dobj", "pobj", "acl", "conj", "nsubj", "nsubjpass", "advcl", "compound"}
)
_UNREAD_ZONES = frozenset({"boilerplate", "link", "dateline"})
_MAX_CLIMB = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """One trigger with its sides, place, time and factuality; `definite` is a noun that points back ("these talks")."""

    candidate: Candidate
    sides: Sides
    reading: Reading
    type: str
    zone: ZoneKind
    sentence: int
    definite: bool
    places: tuple[str, ...]
    time: TimeExpression | None

    @property
    def token(self) -> int:
        """Index of the trigger token."""
        return self.candidate.token


def find_drafts(doc: Doc, found: Found, lexicon: Lexicon) -> tuple[Draft, ...]:
    """All that may be told as an event, in textual order, without what is only the content of another."""
    zones = zone_of_tokens(doc, found)
    sentences = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
    drafts: list[Draft] = []
    told: dict[int, str] = {}
    around = Surroundings(doc, found, told)
    for candidates in find_candidates(doc, lexicon):
        token = doc[candidates[0].token]
        if zones[token.i] in _UNREAD_ZONES or _is_role(token, found):
            continue
        for candidate in candidates:
            sides = find_sides(doc, found, candidate)
            if has_needs(token, candidate, sides, around):
                drafts.append(_draft(doc, found, candidate, sides, zones[token.i], sentences[token.i]))
                told[token.i] = drafts[-1].type
                break
    drafts = _with_addressees(doc, _without_protest_topics(doc, drafts))
    return tuple(_without_mobilization_in_assault(_without_contents(doc, drafts)))


def _draft(doc: Doc, found: Found, candidate: Candidate, sides: Sides, zone: ZoneKind, sentence: int) -> Draft:
    token = doc[candidate.token]
    anchor = doc[candidate.light] if candidate.light is not None else token
    told = token.tag_ == "MD" or _is_told_act(token, candidate)
    reading = Reading() if told else read_factuality(doc, token)
    if candidate.light is not None and reading.factuality == "actual" and not told:
        reading = read_factuality(doc, anchor)
    kind = candidate.event_type.name
    if reading.factuality == "planned" or _is_announced(anchor):
        kind = _type_in_its_mood(kind, reading, sides)
    return Draft(
        candidate=candidate,
        sides=sides,
        reading=reading,
        type=kind,
        zone=zone,
        sentence=sentence,
        definite=candidate.is_noun and _points_back(token),
        places=_own_places(candidate, sides, event_places(doc, found, candidate.token)),
        time=event_time(doc, found, candidate.token),
    )


def _is_told_act(noun: Token, candidate: Candidate) -> bool:
    """Whether a demand, offer or threat is somebody's own: refused or accepted, it was made."""
    owned = _points_back(noun) or bool(children(noun, "poss"))
    return candidate.is_noun and owned and candidate.event_type.name in _SPEECH_ACTS and noun.dep_ == "dobj"


def _is_role(noun: Token, found: Found) -> bool:
    """Whether a noun tells what somebody is and not what happens ("the NRF is the only opposition")."""
    if noun.dep_ != "attr" or noun.pos_ != "NOUN":
        return False
    return any(actor_reference(found, subject) is not None for subject in children(noun.head, "nsubj"))


def _type_in_its_mood(kind: str, reading: Reading, sides: Sides) -> str:
    """The type of what is announced and not yet done."""
    if reading.factuality not in ("planned", "hypothetical", "negated"):
        return kind
    if reading.polarity == "negative":
        # "All rejections and refusals" (section REJECT): to say that one will not help, meet or agree is one.
        return "REJECT" if kind in _FUTURE_IS_AGREE | {"AGREE", "CONCEDE"} and sides.actors else kind
    if kind in _FUTURE_IS_AGREE:
        return "AGREE"
    if kind in _FUTURE_IS_THREAT:
        return "THREATEN" if sides.actors and not sides.reciprocal else kind
    # "Announcements of future retreats should be coded as CONCEDE" (section RETREAT, potential ambiguities).
    return "CONCEDE" if kind == "RETREAT" else kind


def _is_announced(verb: Token) -> bool:
    """Whether the verb is put in the future or, as reported speech has it, in the conditional ("said it would")."""
    return any(c.dep_ == "aux" and c.lower_ in _FUTURE_AUXILIARIES for c in verb.children)


def _own_places(candidate: Candidate, sides: Sides, places: tuple[str, ...]) -> tuple[str, ...]:
    """The places of the act; who is accused, asked or promised something is no place of the words."""
    if candidate.event_type.quad.startswith("verbal") and candidate.event_type.name != "CONSULT":
        return tuple(p for p in places if p not in sides.actors and p not in sides.recipients)
    return places


def _points_back(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "these", "that", "those", "both") for c in children(noun, "det"))


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
        told = answer is not None and _is_told_act(doc[draft.token], draft.candidate) and not draft.sides.recipients
        if answer is not None and told and answer.type in ("REJECT", "AGREE", "CONCEDE"):
            addressees = tuple(a for a in answer.sides.actors if a not in draft.sides.actors)
            draft = replace(draft, sides=replace(draft.sides, recipients=addressees))
        out.append(draft)
    return out


def _against(protest: Draft, asked: tuple[str, ...]) -> Draft:
    recipients = protest.sides.recipients or tuple(a for a in asked if a not in protest.sides.actors)
    return replace(protest, sides=replace(protest.sides, recipients=recipients))


def _without_contents(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Drops drafts that are only what another one offers, demands, refuses or threatens.

    "The coder should always return the single event category, not a category+auxiliary" (section Auxiliary modes).
    """
    with_content = {d.token: d for d in drafts if d.candidate.event_type.name in _WITH_CONTENT}
    demanded = {doc[d.token].head.i: d for d in drafts if doc[d.token].tag_ == "MD"}  # what somebody "must" do
    kept = [d for d in drafts if d.token not in demanded]
    return [d for d in kept if not _is_content(doc, d, with_content | demanded)]


def _is_content(doc: Doc, draft: Draft, with_content: dict[int, Draft]) -> bool:
    node = doc[draft.token]
    for step in range(_MAX_CLIMB):
        if node.dep_ not in _CONTENT_EDGES or node.head == node:
            return False
        if node.dep_ in ("nsubj", "nsubjpass") and step == 0 and not draft.candidate.is_noun:
            return False
        parent = node.head
        holder = with_content.get(parent.i)
        if _is_meeting(holder) and (node.lower_ in _NOT_TOPICS or _is_meeting(draft)):
            return False
        if holder is not None and node.dep_ not in ("nsubj", "nsubjpass", "advcl") and not _is_coordinate(node):
            return not _is_told_speech_act(doc, draft, holder)
        node = parent
    return False


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
    if draft.type in _SPEECH_ACTS:
        return token.head.i == holder.token or holder.type == "CONSULT"
    return holder.type in ("ACCUSE", "CONSULT") and draft.type in _CONDEMNED


def _without_mobilization_in_assault(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drops MOBILIZE "in the context of an ASSAULT, only the ASSAULT should be coded" (section MOBILIZE)."""
    kept = tuple(drafts)
    assaults = {d.sentence for d in kept if d.type == "ASSAULT"}
    return (d for d in kept if not (d.type == "MOBILIZE" and d.sentence in assaults))
