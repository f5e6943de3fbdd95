"""What a number counts. In: a parsed Doc. Out: `Count`s: the number, the noun, the word that makes it a quantity.

A currency makes money, a unit of area an area; what is done to those counted, or what they are, makes every other
quantity (`kg.nlp.counting`). Nobody and a single one ("a soldier was killed") are counts too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.nlp.counting import by_verb, quantity_of
from kg.nlp.numbers import Number, find_numbers
from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token
from kg.nlp.tolls import by_identity
from kg.ontology.cues import load_cues
from kg.ontology.quantities import load_quantities

_ATTACHED = ("nummod", "quantmod", "amod", "compound", "det", "predet", "npadvmod")
_HARM = frozenset({"killed", "wounded", "missing", "detained"})
_TOLD = frozenset({"them", "whom", "these", "those", "which"})
_ONE = frozenset({"a", "an", "another"})


@dataclass(frozen=True, slots=True)
class Count:
    """Tokens `[start, end)` that give a number of something; `number` is None for nobody.

    `head` is the word counted (or the number itself), `predicate` the verb or noun that makes the quantity.
    """

    start: int
    end: int
    head: int
    quantity: str
    rule: str
    number: Number | None = None
    predicate: int | None = None
    unit: str | None = None


def find_counts(doc: Doc) -> tuple[Count, ...]:
    """All counts of a known quantity, in textual order."""
    out = list(_nobody(doc))
    none = {c.head for c in out}
    out.extend(c for n in find_numbers(doc) if (c := _count(doc, n)) is not None and c.head not in none)
    counted = {c.head for c in out}
    out.extend(c for c in _single(doc) if c.head not in counted)
    return tuple(sorted(out, key=lambda c: (c.start, c.end)))


def _count(doc: Doc, number: Number) -> Count | None:
    noun = _counted_noun(doc, number)
    head = noun if noun is not None else doc[number.head]
    if number.currency is not None:
        return Count(number.start, number.end, number.head, "money", "currency", number)
    area = _area_unit(doc, number)
    if area is not None:
        unit, end = area
        return Count(number.start, end, end - 1, "area", "unit of area", number, unit=unit)
    if (
        _is_subset(head)
        or _is_of_told(doc, number)
        or _is_in_a_product(doc, number, head)
        or _is_shared_out(doc, number)
    ):
        return None
    found = quantity_of(doc, number, noun)
    if found is None:
        return None
    quantity, rule, predicate = found
    end = max(number.end, head.i + 1) if 0 <= head.i + 1 - number.end <= 6 else number.end
    return Count(number.start, end, head.i, quantity, rule, number, predicate)


def _counted_noun(doc: Doc, number: Number) -> Token | None:
    """The noun that the number stands before, or what stands behind "of" ("dozens of protesters")."""
    token = doc[number.head]
    for _ in range(3):
        if token.dep_ in _ATTACHED and number.start <= token.head.i < number.end:
            token = token.head
    if token.dep_ in _ATTACHED and token.head.i >= number.end and token.head.pos_ in ("NOUN", "PROPN", "ADJ"):
        return _noun_above(token.head)
    for prep in children(token, "prep"):
        if prep.lower_ == "of" and prep.i <= number.end + 1:
            return next(iter(children(prep, "pobj")), None)
    # "dozens more civilians": a noun that follows at once although the parser hung the number elsewhere
    for after in doc[number.end : number.end + 3]:
        if after.pos_ == "NOUN" and after.dep_ not in ("compound", "npadvmod") and number.head >= after.left_edge.i:
            return after
        if after.pos_ not in ("ADJ", "PROPN", "NOUN"):
            break
    return None


def _noun_above(token: Token) -> Token:
    """ "4,000 NRF fighters" may hang the number on the modifier."""
    while token.dep_ in ("compound", "amod") and token.head.pos_ == "NOUN" and token.head.i > token.i:
        token = token.head
    return token


def _is_subset(head: Token) -> bool:
    """ "26 people, including three children", "three were among the dead": they are told already."""
    within = head.dep_ == "pobj" and head.head.lower_ in ("including", "among")
    among = head.dep_ == "nsubj" and any(p.lower_ in ("among", "amongst") for p in children(head.head, "prep"))
    return within or among or (head.dep_ == "dobj" and head.head.lemma_ == "include")


def _is_of_told(doc: Doc, number: Number) -> bool:
    """ "two of them soldiers", "ten of whom died": some of those who were counted before."""
    of = (p for p in children(doc[number.head], "prep") if p.lower_ == "of")
    return any(o.lower_ in _TOLD for p in of for o in children(p, "pobj"))


def _is_shared_out(doc: Doc, number: Number) -> bool:
    """ "two each from the army and the police": how many they are in all is not told."""
    return number.end < len(doc) and doc[number.end].lower_ == "each"


def _is_in_a_product(doc: Doc, number: Number, head: Token) -> bool:
    """Whether the number belongs to a product's name ("Boeing 737-800 jet", "Marine One helicopter")."""
    before = doc[number.start - 1] if number.start > 0 else None
    if before is None or before.pos_ != "PROPN" or before.dep_ not in ("compound", "nmod"):
        return False
    return before.head == head and not before.ent_type_.startswith(("NORP", "GPE", "ORG", "LOC"))


def _area_unit(doc: Doc, number: Number) -> tuple[str, int] | None:
    """(unit, end) where a unit of area follows the number."""
    for phrase, unit in load_quantities().areas.items():
        span = doc[number.end : number.end + len(phrase)]
        if tuple(t.lemma_.lower() for t in span) == phrase or tuple(t.lower_.rstrip("s") for t in span) == phrase:
            return unit, number.end + len(phrase)
    return None


def _nobody(doc: Doc) -> Iterator[Count]:
    """ "no one was killed", "no civilians died": the text gives nought."""
    cues, words = load_cues().polarity, load_quantities()
    pronouns = cues.negative_pronouns - {"nothing"}
    people = words.people | words.civilians | words.not_civilians | {"one", "body"}
    counted = people | words.casualties
    for token in doc:
        is_pronoun = token.lower_ in pronouns
        if not is_pronoun and token.lemma_.lower() not in counted:
            continue
        determiner = next((c for c in children(token, "det") if c.lower_ in cues.negative_determiners), None)
        if not is_pronoun and determiner is None:
            continue
        if token.lemma_.lower() in words.casualties and determiner is not None:
            yield Count(determiner.i, token.i + 1, token.i, "killed", "nobody", None, token.i)
            continue
        found = by_verb(token)
        if found is not None and found[0] in ("killed", "wounded", "missing", "detained"):
            start = determiner.i if determiner is not None else token.i
            yield Count(start, token.i + 1, token.i, found[0], "nobody", None, found[2])


def _single(doc: Doc) -> Iterator[Count]:
    """ "a soldier was killed", "another was wounded": the text gives one."""
    words = load_quantities()
    people = words.people | words.civilians | words.not_civilians
    for token in doc:
        plural = token.tag_ in ("NNS", "NNPS")
        if plural or (token.lemma_.lower() not in people and token.lower_ != "another"):
            continue
        one = next(
            (c for c in children(token, "det") if c.lower_ in _ONE), token if token.lower_ == "another" else None
        )
        told = one is not None and not _is_subset(token)
        found = (by_verb(token) or by_identity(token)) if told else None
        if one is not None and found is not None and found[0] in _HARM:
            number = Number(one.i, one.i + 1, one.i, None, 1, None)
            yield Count(one.i, token.i + 1, token.i, found[0], found[1], number, found[2])
