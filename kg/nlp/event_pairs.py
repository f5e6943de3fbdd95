"""Why two drafts of one type are one event. In: a `Pair`. Out: the reason, or None; the rules stand in `RULES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.nlp.draft import Draft
from kg.nlp.found import Found
from kg.nlp.syntax import ancestors_within_clause, children, modifiers
from kg.nlp.tokens import Doc, Token

ONE_PHRASE = "one phrase"
Affiliations = Mapping[str, frozenset[str]]
# Verbs of harm that tell what an attack did ("the attack killed eight") rather than an attack of their own.
_HARM = frozenset(
    {"kill", "wound", "injure", "maim", "destroy", "damage", "slay", "die", "hit", "strike", "hurt", "leave"}
)
_PHRASE_EDGES = frozenset(
    {"dobj", "prep", "pobj", "pcomp", "compound", "acl", "xcomp", "advcl", "attr", "oprd", "nsubjpass"}
)
_HARM_TO_PEOPLE = frozenset({"kill", "wound", "injure", "die", "perish", "maim", "hurt", "slay"})
_DISTINCT = frozenset(
    {"another", "second", "third", "separate", "previous", "earlier", "new", "other", "fresh", "further", "next"}
)
# Sectors of the PLOVER manual whose people fight.
_ARMED = frozenset({"MIL", "REB", "COP", "PRM"})
_ELSEWHERE = frozenset({"elsewhere", "separately", "meanwhile"})


@dataclass(frozen=True, slots=True)
class Story:
    """The article that the drafts are of. `acts` are the sentences that tell an attack and not only its harm."""

    doc: Doc
    found: Found
    belongs_to: Affiliations
    acts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts of one type, the first earlier in the text."""

    story: Story
    first: Draft
    second: Draft

    @property
    def words(self) -> tuple[Token, Token]:
        """The two triggers."""
        return self.story.doc[self.first.token], self.story.doc[self.second.token]

    @property
    def belongs_to(self) -> Affiliations:
        """For each actor those that it stands for."""
        return self.story.belongs_to


Rule = Callable[[Pair], str | None]


def one_predicate(pair: Pair) -> str | None:
    """An event noun and the verb of harm it governs or stands under tell one event ("were killed in an airstrike")."""
    first, second = pair.words
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
    first, second = pair.words
    for upper, lower in ((first, second), (second, first)):
        if _is_said_of_object(lower, upper):
            return ONE_PHRASE
        if lower.dep_ in _PHRASE_EDGES and upper in _governors(lower) and (_is_purpose(lower) or sides_fit(pair)):
            return ONE_PHRASE
    return None


def _is_said_of_object(word: Token, verb: Token) -> bool:
    """Whether it is what the verb says its object is ("found him guilty")."""
    return word.pos_ == "ADJ" and word.head == verb and word.dep_ in ("ccomp", "oprd", "acomp")


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
    first, second = pair.words
    if second.head == first and second.dep_ in ("conj", "advcl") and second.lemma_ in _HARM and first.lemma_ in _HARM:
        return "harm told together"
    return None


def title_and_body(pair: Pair) -> str | None:
    """The title never makes a second event where the body tells one of its type with sides that fit."""
    if pair.first.zone != "title" or pair.second.zone == "title":
        return None
    # Titles shorten who is meant ("police" of "police officers"): with the same word one shared side is enough.
    enough = _same_word(pair) or _shares_side(pair) if sides_fit(pair) else _same_word(pair) and _shares_side(pair)
    return "told in the title" if enough else None


def definite_noun(pair: Pair) -> str | None:
    """A noun with "the", "this", "these" points back to the event of its type that was told last.

    One that says which it is ("the April bombing of a bus in Isulan") needs no event before it: it points back only to
    one with a side or place of its own.
    """
    second = pair.story.doc[pair.second.token]
    if not pair.second.definite or not sides_fit(pair) or _is_distinct(second):
        return None
    shared = _shares_side(pair) or bool(set(pair.first.places) & set(pair.second.places))
    return "definite mention" if shared or not _says_which(second) else None


def _says_which(noun: Token) -> bool:
    """Whether words of its own tell which event it is: what, where, when, or a clause."""
    told = any(t.dep_ in ("relcl", "acl") or (t.dep_ == "prep" and children(t, "pobj")) for t in noun.children)
    return told or any(m.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC") for m in modifiers(noun))


def same_sides(pair: Pair) -> str | None:
    """The same word or a meeting between the same sides, with nothing that tells them apart."""
    first, second = pair.words
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


def consequence(pair: Pair) -> str | None:
    """Harm by nobody named belongs to the attack told with it or just before ("A bomb exploded. Nine people died.")."""
    if pair.first.type != "ASSAULT" or _is_apart(pair):
        return None
    for harm, act in ((pair.second, pair.first), (pair.first, pair.second)):
        if is_bare_harm(pair.story.doc, harm) and not is_bare_harm(pair.story.doc, act) and _reaches(pair, harm, act):
            fits = _recipients_fit(pair) and not _strikes_own_side(pair, harm, act)
            return "consequence of the act" if fits else None
    both = all(is_bare_harm(pair.story.doc, d) for d in (pair.first, pair.second))
    return "harm told together" if both and _reaches(pair, pair.second, pair.first) and _recipients_fit(pair) else None


def is_bare_harm(doc: Doc, draft: Draft) -> bool:
    """Whether it tells only who was hurt, and nobody who did it."""
    word = doc[draft.token]
    return not draft.sides.actors and (
        word.lemma_ in _HARM_TO_PEOPLE if word.pos_ == "VERB" else word.lemma_ == "death"
    )


def _reaches(pair: Pair, harm: Draft, act: Draft) -> bool:
    """In one sentence, or the harm in the next one where no other attack is told."""
    distance = harm.sentence - act.sentence
    return distance == 0 or (distance in (1, 2) and harm.sentence not in pair.story.acts)


def _is_apart(pair: Pair) -> bool:
    """Whether the second is told as something else: "another", "in a separate attack", "elsewhere"."""
    first, second = pair.words
    between = second.doc[max(first.i, second.sent.start) : second.i]
    return any(t.lower_ in _ELSEWHERE for t in between) or any(
        t.lower_ in _DISTINCT for word in (second, *second.children) for t in word.children if t.pos_ != "ADV"
    )


def _recipients_fit(pair: Pair) -> bool:
    """Whether the same people may be meant: one side is empty, shared, or only counts them ("12 people")."""
    first, second = pair.first.sides.recipients, pair.second.sides.recipients
    shared = bool(_circle(first, pair.belongs_to) & _circle(second, pair.belongs_to))
    return shared or not first or not second or not (_are_known(pair, first) and _are_known(pair, second))


def _strikes_own_side(pair: Pair, harm: Draft, act: Draft) -> bool:
    """Whether those hurt are of the kind of those who acted alone: rebels dead are no harm of the rebels' raid."""
    if act.sides.reciprocal:
        return False
    sectors = [
        {a.sector for i in ids if (a := pair.story.found.actor_of.get(i)) is not None and a.sector in _ARMED}
        for ids in (harm.sides.recipients, act.sides.actors, act.sides.recipients)
    ]
    hurt, acting, struck = sectors
    return bool(hurt & acting) and not hurt & struck


def _are_known(pair: Pair, ids: Sequence[str]) -> bool:
    actors = (pair.story.found.actor_of.get(i) for i in ids)
    return any(actor is not None and actor.known != "unnamed" for actor in actors)


RULES: tuple[Rule, ...] = (
    one_predicate, one_phrase, harm_told_together, title_and_body, definite_noun, same_sides, consequence,
)  # fmt: skip


def _is_distinct(noun: Token) -> bool:
    return any(c.lower_ in _DISTINCT for c in noun.children)


def _circle(ids: Sequence[str], belongs_to: Affiliations) -> set[str]:
    return set(ids).union(*(belongs_to.get(i, frozenset()) for i in ids))


def sides_fit(pair: Pair) -> bool:
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
    return sides_fit(pair)


def _shares_side(pair: Pair) -> bool:
    first, second = pair.first.sides, pair.second.sides
    everyone = _circle((*first.actors, *first.recipients), pair.belongs_to)
    return bool(everyone & _circle((*second.actors, *second.recipients), pair.belongs_to))


def _same_word(pair: Pair) -> bool:
    return pair.story.doc[pair.first.token].lemma_ == pair.story.doc[pair.second.token].lemma_
