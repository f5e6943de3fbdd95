"""Which drafts tell one event of an article. In: drafts in textual order. Out: groups of drafts.

Each rule is a small function that gives the reason why two drafts are one event, or None; they stand in `RULES`.
Precision goes before recall: two events that are taken for one cannot be told apart again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.nlp.draft import Draft
from kg.nlp.found import Found
from kg.nlp.syntax import ancestors_within_clause, children

ONE_PHRASE = "one phrase"
Affiliations = Mapping[str, frozenset[str]]
# Verbs of harm that tell what an attack did ("the attack killed eight") rather than an attack of their own.
_HARM = frozenset(
    {"kill", "wound", "injure", "maim", "destroy", "damage", "slay", "die", "hit", "strike", "hurt", "leave"}
)
_PHRASE_EDGES = frozenset(
    {"dobj", "prep", "pobj", "pcomp", "compound", "acl", "xcomp", "advcl", "attr", "oprd", "nsubjpass"}
)
_DISTINCT = frozenset(
    {"another", "second", "third", "separate", "previous", "earlier", "new", "other", "fresh", "further", "next"}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts of one type, the first earlier in the text, with what the rules look at."""

    doc: Doc
    found: Found
    first: Draft
    second: Draft
    belongs_to: Affiliations


Rule = Callable[[Pair], str | None]


def group_same(
    doc: Doc, found: Found, drafts: Sequence[Draft], belongs_to: Affiliations
) -> tuple[tuple[tuple[Draft, str | None], ...], ...]:
    """The drafts in groups, one an event, each draft with the reason why it joined (None for the first)."""
    groups: list[list[tuple[Draft, str | None]]] = []
    for draft in drafts:
        for group in reversed(groups):
            reason = _reason_to_join(doc, found, group, draft, belongs_to)
            if reason is not None:
                if reason == ONE_PHRASE:
                    group[-1] = _with_sides_of(group[-1], draft)
                group.append((draft, reason))
                break
        else:
            groups.append([(draft, None)])
    return tuple(tuple(group) for group in _with_titles_joined(doc, found, groups, belongs_to))


def _with_titles_joined(
    doc: Doc, found: Found, groups: list[list[tuple[Draft, str | None]]], belongs_to: Affiliations
) -> list[list[tuple[Draft, str | None]]]:
    """The groups, those that only the title tells joined to the first of the body that fits."""
    body = [g for g in groups if any(d.zone != "title" for d, _ in g)]
    for group in groups:
        if group in body:
            continue
        told = next((g for g in body if _tells(doc, found, group[0][0], g, belongs_to)), None)
        if told is None:
            body.append(group)
        else:
            told.extend((draft, "told in the title") for draft, _ in group)
    return body


def _tells(
    doc: Doc, found: Found, title: Draft, group: Sequence[tuple[Draft, str | None]], belongs_to: Affiliations
) -> bool:
    """Whether the body's group tells what the title tells."""
    return any(
        d.type == title.type
        and _titles(title, d)
        and title_and_body(Pair(doc, found, title, d, belongs_to)) is not None
        for d, _ in group
    )


def _titles(first: Draft, second: Draft) -> bool:
    """Whether the first may be a title's short way to tell the second: it does not tell what did not happen."""
    return first.zone == "title" and (first.reading.factuality == "negated") == (second.reading.factuality == "negated")


def _with_sides_of(member: tuple[Draft, str | None], draft: Draft) -> tuple[Draft, str | None]:
    """The member with the sides that only the rest of its phrase tells ("met for talks between A and B")."""
    own, reason = member
    if own.sides.actors or own.sides.recipients:
        return member
    return replace(own, sides=draft.sides), reason


def _reason_to_join(
    doc: Doc, found: Found, group: Sequence[tuple[Draft, str | None]], draft: Draft, belongs_to: Affiliations
) -> str | None:
    if any(_conflict(found, member, draft) for member, _ in group):
        return None
    for member, _ in group:
        pair = Pair(doc, found, member, draft, belongs_to)
        for rule in _rules_for(member, draft):
            reason = rule(pair)
            if reason is not None:
                return reason
    return None


def _rules_for(first: Draft, second: Draft) -> tuple[Rule, ...]:
    """The rules that may join the two: all for one type and factuality, within a phrase also a purpose and its act."""
    if first.type == second.type and (first.reading.factuality == second.reading.factuality or _titles(first, second)):
        return RULES
    same_word_type = first.candidate.event_type.name == second.candidate.event_type.name
    return (one_phrase,) if same_word_type and first.sentence == second.sentence else ()


def one_predicate(pair: Pair) -> str | None:
    """An event noun and the verb of harm it governs or stands under tell one event ("were killed in an airstrike")."""
    first, second = pair.doc[pair.first.token], pair.doc[pair.second.token]
    if pair.first.sentence != pair.second.sentence:
        return None
    for verb, other in ((first, second), (second, first)):
        if verb.pos_ == "VERB" and verb.lemma_ in _HARM and _is_cause(verb, other):
            return "consequence of the same act"
    return None


def _is_cause(verb: Token, other: Token) -> bool:
    if other.pos_ != "VERB" and other.dep_ in ("nsubj", "pobj", "nsubjpass"):
        return verb in ancestors_within_clause(other)
    return verb.head == other and verb.dep_ in ("advcl", "xcomp", "conj") and not children(verb, "nsubj")


def one_phrase(pair: Pair) -> str | None:
    """A word and another of its type that it governs within its clause ("sent aid", "met to discuss")."""
    if pair.first.sentence != pair.second.sentence:
        return None
    first, second = pair.doc[pair.first.token], pair.doc[pair.second.token]
    for upper, lower in ((first, second), (second, first)):
        if lower.dep_ in _PHRASE_EDGES and upper in _governors(lower) and (_is_purpose(lower) or _sides_fit(pair)):
            return ONE_PHRASE
    return None


def _governors(token: Token) -> Iterator[Token]:
    """What governs the token through objects, prepositions and purpose clauses, nearest first."""
    while token.dep_ in _PHRASE_EDGES and token.head != token:
        if token.dep_ == "advcl" and not _is_purpose(token):
            return
        token = token.head
        yield token


def _is_purpose(verb: Token) -> bool:
    """Whether the verb is an infinitive of purpose ("met to discuss")."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def harm_told_together(pair: Pair) -> str | None:
    """Two verbs of harm in one coordination are one act ("killed eight people and wounded twenty")."""
    first, second = pair.doc[pair.first.token], pair.doc[pair.second.token]
    if second.head == first and second.dep_ in ("conj", "advcl") and second.lemma_ in _HARM and first.lemma_ in _HARM:
        return "harm told together"
    return None


def title_and_body(pair: Pair) -> str | None:
    """The title never makes a second event where the body tells one of its type with sides that fit."""
    if pair.first.zone != "title" or pair.second.zone == "title":
        return None
    # Titles shorten who is meant ("police" of "police officers"): with the same word one shared side is enough.
    enough = _same_word(pair) or _shares_side(pair) if _sides_fit(pair) else _same_word(pair) and _shares_side(pair)
    return "told in the title" if enough else None


def definite_noun(pair: Pair) -> str | None:
    """A noun with "the", "this", "these" points back to the event of its type that was told last."""
    second = pair.doc[pair.second.token]
    if pair.second.definite and _sides_fit(pair) and not _is_distinct(second):
        return "definite mention"
    return None


def same_sides(pair: Pair) -> str | None:
    """The same word or a meeting between the same sides, with nothing that tells them apart."""
    first, second = pair.doc[pair.first.token], pair.doc[pair.second.token]
    same_word = first.lemma_ == second.lemma_
    if not (
        same_word or (pair.first.type == "CONSULT" and pair.first.sides.reciprocal and pair.second.sides.reciprocal)
    ):
        return None
    if pair.first.sentence == pair.second.sentence and same_word and first.pos_ == second.pos_:
        return None
    if _is_distinct(second) or not _same_sides(pair):
        return None
    return "same sides"


RULES: tuple[Rule, ...] = (one_predicate, one_phrase, harm_told_together, title_and_body, definite_noun, same_sides)


def _is_distinct(noun: Token) -> bool:
    return any(c.lower_ in _DISTINCT for c in noun.children)


def _circle(ids: Sequence[str], belongs_to: Affiliations) -> set[str]:
    return set(ids).union(*(belongs_to.get(i, frozenset()) for i in ids))


def _sides_fit(pair: Pair) -> bool:
    """Whether each side of the second is empty or shares somebody, or whom they stand for, with the first's."""
    first, second = pair.first.sides, pair.second.sides
    if first.reciprocal or second.reciprocal:
        everyone = _circle((*first.actors, *first.recipients), pair.belongs_to)
        others = (*second.actors, *second.recipients)
        return not others or not everyone or all(_circle((a,), pair.belongs_to) & everyone for a in others)
    return all(
        not ours or not theirs or bool(_circle(ours, pair.belongs_to) & _circle(theirs, pair.belongs_to))
        for ours, theirs in ((first.actors, second.actors), (first.recipients, second.recipients))
    )


def _same_sides(pair: Pair) -> bool:
    first, second = pair.first.sides, pair.second.sides
    if not (first.actors and second.actors) or bool(first.recipients) != bool(second.recipients):
        return False
    if first.reciprocal and second.reciprocal and min(len(first.actors), len(second.actors)) < 2:
        return False
    return _sides_fit(pair)


def _shares_side(pair: Pair) -> bool:
    first, second = pair.first.sides, pair.second.sides
    everyone = _circle((*first.actors, *first.recipients), pair.belongs_to)
    return bool(everyone & _circle((*second.actors, *second.recipients), pair.belongs_to))


def _same_word(pair: Pair) -> bool:
    return pair.doc[pair.first.token].lemma_ == pair.doc[pair.second.token].lemma_


def _conflict(found: Found, first: Draft, second: Draft) -> bool:
    """Whether time or place tell the two apart."""
    return _times_differ(first, second) or _places_differ(found, first, second)


def _times_differ(first: Draft, second: Draft) -> bool:
    a, b = first.time and first.time.span, second.time and second.time.span
    if not (a and b and a.start and a.end and b.start and b.end):
        return False
    return a.end < b.start or b.end < a.start


def _places_differ(found: Found, first: Draft, second: Draft) -> bool:
    if not (first.places and second.places):
        return False
    return not _with_containers(found, first.places) & _with_containers(found, second.places)


def _with_containers(found: Found, ids: Sequence[str]) -> set[str]:
    """The places and what holds them up to, but without, the country, unless a country itself is named."""
    out = set(ids)
    for start in ids:
        place = found.place_of.get(start)
        while place is not None and place.within is not None and place.within not in out:
            holder = found.place_of.get(place.within)
            if holder is None or holder.precision == "country":
                break
            out.add(holder.id)
            place = holder
    return out
