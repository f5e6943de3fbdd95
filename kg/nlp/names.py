"""Names of actors and media in a Doc. In: the Doc, the dictionary, the article's date. Out: `Name`s, never overlapping.

The dictionary goes first, the model's entities come second; where a dictionary name is only a part of a longer entity
("Bank of England", "Jordan Peterson") the entity wins, unless its head is an agent ("Taliban Foreign Ministry").
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import ActorKind
from kg.nlp.capital_names import with_capital_names
from kg.nlp.dated_names import is_said_of_another_time
from kg.nlp.entities import read_entities
from kg.nlp.found import ReferenceForm
from kg.nlp.long_forms import FULL_NAME, with_long_forms
from kg.nlp.name_book import agreeing
from kg.nlp.syntax import children
from kg.nlp.titled_names import with_titled
from kg.nlp.tokens import Doc, Span, Token
from kg.ontology.actor_index import ActorIndex, Candidate, Match
from kg.ontology.entry import DatedRole, Entry
from kg.ontology.state_bodies import load_state_bodies

_FORMS: dict[str, ReferenceForm] = {"acronym": "acronym", "adjective": "adjective", "metonym": "metonym"}
_ENTITY_KINDS: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "NORP": "group",
    FULL_NAME: "organization",
}
# Words that tell an armed or political group among the names that the model calls organizations.
_GROUP_WORDS = frozenset(
    [
        "front",
        "movement",
        "brigade",
        "brigades",
        "army",
        "militia",
        "forces",
        "force",
        "resistance",
        "rebels",
        "party",
        "alliance",
        "coalition",
        "faction",
        "battalion",
        "guard",
        "guards",
        "group",
        "gang",
        "cartel",
        "union",
        "council",
        "jihad",
        "insurgents",
    ]
)
_FULL_NAMES = frozenset({"name", "alias"})
# A paper calls nobody by the bare surname long before the first office that made him known.
_KNOWN_BEFORE_OFFICE = timedelta(days=2 * 365)
_SMALL_WORDS = frozenset({"the", "of", "'s", "’s"})
_NOT_NAMES = frozenset({"pm", "am", "covid-19", "covid", "islam", "utc", "gmt", "bst", "est", "edt", "cet"})
# Words of number that a capital at the beginning of a sentence makes look like names (Quirk et al. 1985, 5.16 to 5.25).
_NUMBERS = frozenset(
    {"twin", "dual", "double", "triple", "several", "multiple", "numerous", "various", "many", "few", "both", "half"}
    | {"dozen", "dozens", "score", "scores", "hundred", "hundreds", "thousand", "thousands", "million", "millions"}
)
# Where people write; somebody only in an article in which they act themselves ("Twitter closed the account").
_PLATFORMS = frozenset({"twitter", "facebook", "telegram", "youtube", "instagram", "whatsapp", "tiktok"})
# A capital acts ("Moscow said", "talks with Kabul") where it fills one of these; "in Kabul" it is a place.
_ACTING_LABELS = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "dative"})
_ACTING_PREPOSITIONS = frozenset({"with", "between", "by", "against", "among"})
_ADDRESSING = frozenset(
    {"appeal", "complain", "apologize", "apologise", "apology", "protest", "promise", "pledge", "respond", "reply"}
    | {"answer", "message", "letter", "request", "warning", "offer", "thank", "loyal", "listen", "complaint"}
)
_MOVING = frozenset(
    {
        "reach",
        "leave",
        "enter",
        "visit",
        "attack",
        "bomb",
        "shell",
        "hit",
        "strike",
        "capture",
        "seize",
        "storm",
        "rock",
        "take",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `[start, end)` that name somebody. `entry` is None for a name that no dictionary knows.

    `described` marks what only says what somebody is ("ethnic Serbs", the coalition of another war).
    """

    start: int
    end: int
    form: ReferenceForm
    kind: ActorKind
    text: str
    entry: Entry | None = None
    role: DatedRole | None = None
    people: bool = False
    country: str | None = None
    described: bool = False


def find_names(
    doc: Doc, index: ActorIndex, as_of: date | None, role_tokens: Collection[int], people: Container[int]
) -> tuple[Name, ...]:
    """All names, in textual order.

    `role_tokens` are the indices of agent nouns and titles, `people` of those among them that one person can be.
    """
    matches = {m.start: m for m in index.find(doc.parts)}
    listed = {start: match.end for start, match in matches.items()}
    read = with_long_forms(doc, with_titled(doc, read_entities(doc, role_tokens, people), listed, people))
    bodies = {i for i in role_tokens if i not in people}
    entities = agreeing(doc, with_capital_names(doc, read, listed, bodies, role_tokens), people)
    kept = {s: m for s, m in matches.items() if not _is_swallowed(doc, m, entities, role_tokens)}
    taken = {i for m in kept.values() for i in range(m.start, m.end)}
    surnames = {doc[e.end - 1].text for e in entities if e.label_ == "PERSON" and len(e) > 1}
    named = {c.id for m in matches.values() for c in m.candidates if c.form in _FULL_NAMES}
    story = _certain_countries(index, kept.values())
    kept = {s: m for s, m in kept.items() if not _is_body_elsewhere(doc, index, m, kept.values())}
    names = [
        n for m in kept.values() if (n := _dictionary_name(doc, index, m, as_of, surnames, named, story)) is not None
    ]
    acting = {e.text for e in entities if e.root.dep_ in ("nsubj", "nsubjpass")}
    entities = tuple(e for e in entities if e.text.lower() not in _PLATFORMS or e.text in acting)
    names += [n for e in entities if (n := _entity_name(doc, e, taken, matches, index, role_tokens)) is not None]
    return tuple(sorted(names, key=lambda n: (n.start, n.end)))


def _is_swallowed(doc: Doc, match: Match, entities: tuple[Span, ...], role_tokens: Container[int]) -> bool:
    """Whether a longer name of somebody else holds the dictionary's name."""
    for entity in entities:
        if entity.start <= match.start and match.end <= entity.end and len(entity) > match.end - match.start:
            if entity.label_ == FULL_NAME:
                return True
            if entity.label_ == "PERSON":
                return match.form not in ("adjective", "people") or match.end != entity.start
            if entity.label_ in ("ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW"):
                head = entity.root
                if head.i in role_tokens or "," in entity.text or _is_states(entity, match):
                    return False
                if entity.label_ == "ORG" and match.end == entity.end and head.i < match.start - 1:
                    # "the Football Association of Ireland"; "the Ministry of Defence of Ukraine" is an agent's phrase
                    return doc[match.start - 1].lower_ == "of" and match.start - 2 not in role_tokens
                return match.form in ("adjective", "people", "metonym", "name", "surname") and match.end <= head.i
    return False


def _is_states(entity: Span, match: Match) -> bool:
    """Whether the entity is the dictionary's name and a body that every state has ("Kenyan Foreign Ministry")."""
    rest = [
        t.lower_ for t in entity if not match.start <= t.i < match.end and t.lower_ not in ("the", "of", "'s", "’s")
    ]
    return " ".join(rest) in load_state_bodies().bodies


def _is_body_elsewhere(doc: Doc, index: ActorIndex, match: Match, matches: Iterable[Match]) -> bool:
    """Whether a word for a body that every state has ("Congress") stands in a text on other states than the listed."""
    words = tuple(t.lower_ for t in doc[match.start : match.end])
    if " ".join(words) not in load_state_bodies().bodies:
        return False
    own = {role.country for i in match.ids for role in index[i].roles}
    others = _certain_countries(index, (m for m in matches if m.ids != match.ids))
    return bool(others) and not own & others


def _certain_countries(index: ActorIndex, matches: Iterable[Match]) -> frozenset[str]:
    """The countries that an unambiguous name of the text speaks of: they tell which Congo "Congolese" means."""
    entries = (index[m.ids[0]] for m in matches if len(m.ids) == 1)
    return frozenset(role.country for e in entries for role in e.roles if role.country)


def _dictionary_name(
    doc: Doc,
    index: ActorIndex,
    match: Match,
    as_of: date | None,
    surnames: Container[str],
    named: Container[str],
    story: frozenset[str],
) -> Name | None:
    head = doc[match.end - 1]
    candidate = _best_candidate(index, match, as_of, story)
    entry = index[candidate.id]
    role = entry.role_at(as_of)
    if candidate.form in _FULL_NAMES and is_said_of_another_time(head, entry) and entry.kind != "source":
        text = doc[match.start : match.end].text
        return Name(match.start, match.end, "name", entry.kind, text, described=True)
    if candidate.form == "surname" and entry.id not in named:
        if head.text in surnames and match.end - match.start == 1:
            return None  # the text itself gives the surname to somebody else
        if _is_before_known(entry, as_of):
            return None
    if candidate.form == "metonym" and not acts(head):
        return None
    form = _FORMS.get(candidate.form, "name")
    people = candidate.form == "people" or (candidate.form == "adjective" and head.tag_ == "NNPS")
    if form == "adjective" and people:
        form = "name"
    if entry.kind == "state" and form != "metonym" and match.start and doc[match.start - 1].lower_ == "ethnic":
        alone = people and head.dep_ not in ("compound", "amod")
        return _by_origin(doc, match) if alone else None  # "ethnic Albanian rebels" are not Albania's
    kind: ActorKind = "organization" if entry.kind == "source" else entry.kind
    return Name(match.start, match.end, form, kind, doc[match.start : match.end].text, entry, role, people)


def _by_origin(doc: Doc, match: Match) -> Name:
    """People who are told by their origin and live elsewhere: "ethnic Albanians" are no people of Albania."""
    start = match.start - 1
    return Name(start, match.end, "name", "group", doc[start : match.end].text, people=True, described=True)


def _best_candidate(index: ActorIndex, match: Match, as_of: date | None, story: frozenset[str]) -> Candidate:
    """The candidate of a country that the text speaks of, then one that holds an office on the day; else the first."""

    def standing(candidate: Candidate) -> tuple[bool, bool, bool]:
        role = index[candidate.id].role_at(as_of)
        if role is None:
            return False, False, False
        return role.country in story, role.sector is not None or role.office is not None, True

    return max(match.candidates, key=standing)


def _is_before_known(entry: Entry, as_of: date | None) -> bool:
    """Whether the day lies long before the first office of somebody whose offices all have a known beginning."""
    starts = [role.start for role in entry.roles if role.start is not None]
    if as_of is None or len(starts) < len(entry.roles):
        return False
    return bool(starts) and min(starts) - as_of > _KNOWN_BEFORE_OFFICE


def acts(token: Token) -> bool:
    """Whether a place name at this position stands for its government."""
    if token.dep_ == "conj":
        return acts(token.head)
    if token.dep_ == "pobj":
        preposition = token.head
        addressed = preposition.lower_ == "to" and preposition.head.lemma_ in _ADDRESSING
        return addressed or preposition.lower_ in _ACTING_PREPOSITIONS
    if token.dep_ in ("dobj", "nsubjpass"):
        return token.head.lemma_ not in _MOVING and token.head.pos_ == "VERB"
    return token.dep_ in _ACTING_LABELS and (token.dep_ != "poss" or not children(token.head, "prep"))


def _entity_name(
    doc: Doc,
    entity: Span,
    taken: set[int],
    matches: dict[int, Match],
    index: ActorIndex,
    role_tokens: Container[int],
) -> Name | None:
    kind = _ENTITY_KINDS.get(entity.label_)
    start, end = entity.start, entity.end
    while start < end and start in taken:
        start += 1
    if kind is None or start >= end or any(i in taken for i in range(start, end)):
        return None
    span = Span(doc, start, end, entity.label_)
    if start > entity.start and span.root.i in role_tokens:  # "Hamas Foreign Ministry": an agent with its owner
        return None
    if not _looks_like_name(span):
        return None
    if kind == "organization" and any(t.lower_ in _GROUP_WORDS for t in span):
        kind = "group"
    inside = next((m for s, m in matches.items() if start <= s and m.end <= end), None)
    role = index[inside.ids[0]].role_at(None) if inside is not None else None
    described = entity.label_ == "NORP" and span.root.tag_ == "JJ"
    form = "adjective" if described else _form_of(span)
    return Name(start, end, form, kind, span.text, country=role.country if role else None)


def _looks_like_name(span: Span) -> bool:
    text = span.text
    return (
        (text[:1].isupper() or _is_numbered(span))
        and any(t.pos_ in ("PROPN", "NOUN", "ADJ", "X") for t in span)
        and text.lower() not in _NOT_NAMES | _NUMBERS
        and "\n" not in text
        and not any(ch in text for ch in "/[]@|<>")
        and len(text) > 1
    )


def _is_numbered(span: Span) -> bool:
    """Whether the name begins with its number ("2nd Infantry Division")."""
    return span.label_ == "ORG" and len(span) > 1 and span[0].text[:1].isdigit() and span[1].text[:1].isupper()


def _form_of(span: Span) -> ReferenceForm:
    return "acronym" if len(span) == 1 and span.text.isupper() and 2 <= len(span.text) <= 6 else "name"
