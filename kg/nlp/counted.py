"""What a number counts. In: a parsed Doc. Out: `Count`s: the number, the noun, the word that makes it a quantity.

One small rule a way of telling: by the verb ("26 people were killed"), by the noun ("40 arrests", "15 dead"), by a toll
("the death toll rose to 34"), by a unit of area, by a currency, by "4,000-strong", by nobody at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.nlp.numbers import Number, find_numbers
from kg.nlp.syntax import arguments, children, coordinated, grammatical_subjects, is_passive
from kg.ontology.cues import load_cues
from kg.ontology.quantities import load_quantities

_INTRANSITIVE = frozenset({"die", "perish", "drown", "disappear", "vanish", "flee"})
_ATTACHED = ("nummod", "quantmod", "amod", "compound", "det", "predet", "npadvmod")


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
    out = [count for number in find_numbers(doc) if (count := _count(doc, number)) is not None]
    out.extend(_nobody(doc))
    return tuple(sorted(out, key=lambda c: (c.start, c.end)))


def _count(doc: Doc, number: Number) -> Count | None:
    noun = _counted_noun(doc, number)
    head = noun if noun is not None else doc[number.head]
    if number.currency is not None:
        return Count(number.start, number.end, number.head, "money", "currency", number)
    area = _area_unit(doc, number, noun)
    if area is not None:
        unit, end = area
        return Count(number.start, end, end - 1, "area", "unit of area", number, unit=unit)
    if _is_subset(head):
        return None
    found = (
        _by_verb(head)
        or _by_verb(doc[number.head])
        or _by_noun(noun)
        or _by_result(doc, head)
        or _by_toll(doc, number)
        or _by_strength(doc, number)
    )
    if found is None:
        return None
    quantity, rule, predicate = found
    end = max(number.end, head.i + 1) if 0 <= head.i + 1 - number.end <= 6 else number.end
    return Count(number.start, end, head.i, quantity, rule, number, predicate)


_Quantity = tuple[str, str, int | None]


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
        if after.pos_ == "NOUN" and after.dep_ not in ("compound", "npadvmod") and number.start >= after.left_edge.i:
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
    """ "26 people, including three children": the three are told already."""
    within = head.dep_ == "pobj" and head.head.lower_ in ("including", "among")
    return within or (head.dep_ == "dobj" and head.head.lemma_ == "include")


# --- ways of telling ------------------------------------------------------------------------------------------------


def _by_verb(head: Token) -> _Quantity | None:
    """The verb that those counted undergo, or do ("died", "marched")."""
    table = load_quantities().verbs
    for verb in _verbs_around(head):
        quantity = table.get(verb.lemma_.lower())
        if quantity is not None and _undergoes(head, verb, quantity):
            return quantity, f"verb {quantity}", verb.i
    return None


def _verbs_around(head: Token) -> Iterator[Token]:
    """The verbs above the noun and those that say something of it ("26 people killed in", "who were killed")."""
    node = head
    while node.dep_ == "conj" and node.head.pos_ not in ("VERB", "AUX"):
        node = node.head
    if node.dep_ == "pobj" and node.head.dep_ in ("agent", "prep"):
        node = node.head
    yield node.head
    yield from children(head, "acl", "relcl")
    if node.dep_ in ("nsubj", "nsubjpass", "dobj"):
        yield from (v for v in _coordinated_verbs(node.head) if not children(v, "dobj"))


def _coordinated_verbs(verb: Token) -> tuple[Token, ...]:
    """The verbs that share the verb's subject ("died or disappeared")."""
    return tuple(c for c in children(verb, "conj") if not children(c, "nsubj", "nsubjpass"))


def _undergoes(head: Token, verb: Token, quantity: str) -> bool:
    sides = arguments(verb)
    positions = {head.i}
    if verb.lemma_ in _INTRANSITIVE or (quantity == "participants" and not sides.passive):
        return any(t.i in positions for t in (*sides.agents, *sides.patients)) and not _is_object(head, verb)
    if any(t.i in positions for t in sides.patients):
        return True
    # "40 injured": a participle whose subject the parser took for its doer
    reduced = verb.tag_ == "VBN" and not children(verb, "dobj", "aux")
    return reduced and head in coordinated(grammatical_subjects(verb)) and verb.head.lemma_ != "have"


def _is_object(head: Token, verb: Token) -> bool:
    return head.dep_ == "dobj" and head.head == verb and not is_passive(verb)


def _by_noun(noun: Token | None) -> _Quantity | None:
    """The counted noun tells by itself: "40 arrests", "15 dead", "4,000 fighters", "30 missiles"."""
    if noun is None:
        return None
    nouns = load_quantities().nouns
    quantity = nouns.get(noun.lemma_.lower()) or nouns.get(noun.lower_)
    return (quantity, f"noun {quantity}", noun.i) if quantity is not None else None


def _by_result(doc: Doc, head: Token) -> _Quantity | None:
    """ "left 15 people dead", "12 people remain missing"."""
    nouns = load_quantities().nouns
    verb = head.head
    beside = [*children(verb, "oprd", "acomp", "ccomp", "xcomp"), *children(head, "amod", "acl")]
    for word in beside:
        quantity = nouns.get(word.lower_)
        if quantity in ("killed", "wounded", "missing") and word.i > head.i:
            return quantity, f"result {quantity}", verb.i
    after = doc[head.i + 1] if head.i + 1 < len(doc) else head
    quantity = nouns.get(after.lower_) if after.pos_ in ("ADJ", "VERB") else None
    if quantity in ("killed", "wounded", "missing"):
        return quantity, f"result {quantity}", verb.i
    return None


def _by_toll(doc: Doc, number: Number) -> _Quantity | None:
    """ "the death toll rose to 34", "a toll of 12", "the number of wounded stands at 40"."""
    words, token = load_quantities(), doc[number.head]
    if token.dep_ != "pobj" or token.head.lower_ not in ("to", "at", "of", "from"):
        return None
    governor = token.head.head
    subjects = (governor,) if governor.pos_ == "NOUN" else grammatical_subjects(governor)
    for toll in subjects:
        if toll.lemma_.lower() not in words.tolls:
            continue
        about = [*children(toll, "compound", "amod"), *(o for p in children(toll, "prep") for o in children(p, "pobj"))]
        quantities = [words.nouns.get(w.lemma_.lower()) or words.nouns.get(w.lower_) for w in about]
        quantity = next((q for q in quantities if q is not None), None)
        if quantity is not None:
            return quantity, "toll", toll.i
    return None


def _by_strength(doc: Doc, number: Number) -> _Quantity | None:
    """ "a 4,000-strong force"."""
    rest = [t.lower_ for t in doc[number.end : number.end + 2]]
    strong = next((t for t in doc[number.end : number.end + 2] if t.lower_ == "strong"), None)
    if strong is None or rest[0] not in ("-", "strong") or strong.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return "fighters", "strength", strong.head.i


def _area_unit(doc: Doc, number: Number, noun: Token | None) -> tuple[str, int] | None:
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
    for token in doc:
        is_pronoun = token.lower_ in pronouns
        if not is_pronoun and token.lemma_.lower() not in people:
            continue
        determiner = next((c for c in children(token, "det") if c.lower_ in cues.negative_determiners), None)
        if not is_pronoun and determiner is None:
            continue
        found = _by_verb(token)
        if found is not None and found[0] in ("killed", "wounded", "missing", "detained"):
            start = determiner.i if determiner is not None else token.i
            yield Count(start, token.i + 1, token.i, found[0], "nobody", None, found[2])
