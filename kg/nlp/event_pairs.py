"""Why two drafts of one type are one event. In: a `Pair`. Out: the reason, or None; the rules stand in `RULES`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.draft import Draft
from kg.nlp.one_scene import done_once, its_doers, same_scene
from kg.nlp.pair import Pair, Rule, is_apart, is_distinct, is_history
from kg.nlp.pair_sides import (
    actors_fit,
    is_kept_apart,
    recipients_fit,
    same_sides_told,
    shares_side,
    sides_fit,
    strikes_own_side,
)
from kg.nlp.syntax import ancestors_within_clause, children, modifiers
from kg.nlp.tokens import Doc, Token

ONE_PHRASE = "one phrase"
_LEAD_SENTENCES = 3
# Verbs of harm that tell what an attack did ("the attack killed eight") rather than an attack of their own.
_HARM = frozenset(
    {"kill", "wound", "injure", "maim", "destroy", "damage", "slay", "die", "hit", "strike", "hurt", "leave"}
)
_OWN = frozenset({"nsubj", "nsubjpass", "mark"})
_PHRASE_EDGES = frozenset(
    {"dobj", "prep", "pobj", "pcomp", "compound", "acl", "xcomp", "advcl", "attr", "oprd", "nsubjpass"}
)
_WHICH = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"})
_HARM_TO_PEOPLE = frozenset({"kill", "wound", "injure", "die", "perish", "maim", "hurt", "slay"})


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
        if _is_said_of_object(lower, upper) or _tells_more(lower, upper):
            return ONE_PHRASE
        if lower.dep_ in _PHRASE_EDGES and upper in _governors(lower) and (_is_purpose(lower) or sides_fit(pair)):
            return ONE_PHRASE
    return None


def _is_said_of_object(word: Token, verb: Token) -> bool:
    """Whether it is what the verb says its object is ("found him guilty")."""
    return word.pos_ == "ADJ" and word.head == verb and word.dep_ in ("ccomp", "oprd", "acomp")


def _tells_more(verb: Token, other: Token) -> bool:
    """Whether a clause without a subject of its own goes on telling a deed: "a sit-in that blocked the road".

    Or a participle beside it: "surrendered, turning in their guns".
    """
    if verb.head != other or verb.pos_ != "VERB":
        return False
    if verb.dep_ in ("relcl", "acl") and other.pos_ == "NOUN":
        return any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in verb.children) or verb.tag_ == "VBG"
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not any(c.dep_ in _OWN for c in verb.children)


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
    enough = _same_word(pair) or shares_side(pair) if sides_fit(pair) else _same_word(pair) and shares_side(pair)
    return "told in the title" if enough or _is_lead(pair) else None


def _is_lead(pair: Pair) -> bool:
    """Whether the second is the deed that the report begins with: no sides or means tell the title's from it."""
    lead = pair.second.sentence - pair.first.sentence <= _LEAD_SENTENCES and pair.first.type == "ASSAULT"
    return lead and actors_fit(pair) and recipients_fit(pair) and not is_kept_apart(pair)


def definite_noun(pair: Pair) -> str | None:
    """A noun with "the", "this", "these" points back to the event of its type that was told last.

    One that says which it is ("the April bombing of a bus in Isulan") needs no event before it: it points back only to
    one with a side, place or day of its own. What was told as history is over.
    """
    second = pair.story.doc[pair.second.token]
    violent = pair.second.type == "ASSAULT" and actors_fit(pair) and recipients_fit(pair)
    fits = sides_fit(pair) or (violent and not is_kept_apart(pair))
    first = pair.story.doc[pair.first.token]
    no_deed = _adds_up(first) or _brings_down(first)
    if not pair.second.definite or not fits or no_deed or is_distinct(second) or is_history(pair):
        return None
    places = set(pair.first.places) & set(pair.second.places)
    shared = shares_side(pair) or bool(places) or _is_of_one_day(pair)
    return "definite mention" if shared or not _says_which(second) else None


def _is_of_one_day(pair: Pair) -> bool:
    first, second = (d.time.span.start if d.time else None for d in (pair.first, pair.second))
    return first is not None and first == second


def _says_which(noun: Token) -> bool:
    """Whether words of its own tell which event it is: what, where, when, or a clause."""
    told = any(t.dep_ in ("relcl", "acl") or (t.dep_ == "prep" and _tells_which(t)) for t in noun.children)
    return told or any(m.ent_type_ in _WHICH for m in modifiers(noun))


def _tells_which(preposition: Token) -> bool:
    """Whether a phrase behind an event noun is of the event: whom it struck, where or when; not "in a statement"."""
    own = preposition.lower_ in ("of", "on", "against", "by", "between")
    return any(own or pobj.ent_type_ in _WHICH for pobj in children(preposition, "pobj"))


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
    if is_distinct(second) or not same_sides_told(pair):
        return None
    return "same sides"


def consequence(pair: Pair) -> str | None:
    """Harm by nobody named belongs to the attack told with it or just before ("A bomb exploded. Nine people died.")."""
    if pair.first.type != "ASSAULT" or is_apart(pair) or any(_adds_up(word) for word in pair.words):
        return None
    for harm, act in ((pair.second, pair.first), (pair.first, pair.second)):
        hurting = not is_bare_harm(pair.story.doc, act) and not _brings_down(pair.story.doc[act.token])
        if is_bare_harm(pair.story.doc, harm) and hurting and _reaches(pair, harm, act):
            fits = recipients_fit(pair) and not strikes_own_side(pair, harm, act)
            return "consequence of the act" if fits else None
    both = all(is_bare_harm(pair.story.doc, d) for d in (pair.first, pair.second))
    return "harm told together" if both and _reaches(pair, pair.second, pair.first) and recipients_fit(pair) else None


def _adds_up(verb: Token) -> bool:
    """Whether it tells all the harm since a day, and not that of one deed ("1,000 have been killed since then")."""
    under = (c for c in verb.children if c.dep_ in ("prep", "advcl", "advmod"))
    return any(c.lower_ == "since" or any(m.lower_ == "since" for m in children(c, "mark")) for c in under)


def _brings_down(verb: Token) -> bool:
    """Whether it only stops what flies: nobody on the ground is hurt by "shot down two drones"."""
    return verb.pos_ == "VERB" and any(c.lower_ == "down" for c in children(verb, "prt"))


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


RULES: tuple[Rule, ...] = (
    one_predicate, one_phrase, harm_told_together, title_and_body, definite_noun, same_sides, consequence, same_scene,
    its_doers, done_once,
)  # fmt: skip


def _same_word(pair: Pair) -> bool:
    return pair.story.doc[pair.first.token].lemma_ == pair.story.doc[pair.second.token].lemma_
