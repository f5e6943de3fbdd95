"""Numbers that the text gives of events and actors. In: a Doc and what was found in it. Out: `Figure`s, mentions.

What is counted, and by which verb or noun, makes the quantity (26 people killed, 40 arrests, a toll of 12); the figure
belongs to the event that the clause tells, a strength to the actor who has it. A number whose owner stays unknown is
left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.ids import local_id
from kg.model import Figure, Mention
from kg.nlp.counted import Count, find_counts
from kg.nlp.factuality import read_factuality
from kg.nlp.figure_owners import owner_of
from kg.nlp.found import Found
from kg.nlp.numbers import Number
from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token
from kg.ontology.quantities import load_quantities

_HARM = frozenset({"killed", "wounded", "missing", "detained", "displaced"})
_UNREAD = frozenset({"credit", "boilerplate", "link", "dateline"})


@dataclass(frozen=True, slots=True)
class _Values:
    """The bounds of one number."""

    low: int | Decimal | None
    best: int | Decimal | None
    high: int | Decimal | None


def find_figures(doc: Doc, found: Found) -> tuple[tuple[Figure, ...], tuple[Mention, ...]]:
    """All figures of the Doc with the characters that give them; the same number given twice is one figure."""
    figures: dict[str, Figure] = {}
    mentions: list[Mention] = []
    for count in find_counts(doc):
        if not _is_read(doc, found, count) or not _happened(doc, count):
            continue
        owner = owner_of(doc, found, count)
        if owner is None:
            continue
        figure = _figure(doc, found, count, owner)
        figures.setdefault(figure.id, figure)
        mentions.append(_mention(doc, count, figure.id))
    return tuple(figures.values()), tuple(mentions)


def _is_read(doc: Doc, found: Found, count: Count) -> bool:
    """Whether the number stands in text, not in furniture and not within a name."""
    offset = doc[count.head].idx
    if any(z.start <= offset < z.end and z.kind in _UNREAD for z in found.article.zones):
        return False
    reference = found.reference_at(count.number.head) if count.number is not None else None
    return reference is None or reference.form != "name" or reference.start == count.start


def _happened(doc: Doc, count: Count) -> bool:
    """Whether a harm is told as a fact; "could kill thousands" is no toll, while "nobody was killed" is one."""
    if count.quantity not in _HARM or count.predicate is None:
        return True
    predicate = doc[count.predicate]
    reading = read_factuality(doc, predicate)
    auxiliaries = {a.lower_ for a in children(predicate, "aux")}
    if "have" in auxiliaries and auxiliaries & {"may", "might"}:  # "as many as 80 may have died"
        return reading.polarity == "positive"
    habitual = any(a.tag_ == "VBP" for a in children(predicate, "auxpass")) and "have" not in auxiliaries
    if habitual and predicate.dep_ in ("relcl", "advcl", "acl"):
        return False  # "attacks in which people are killed" happen at any time
    return reading.factuality == "actual" or (count.number is None and reading.factuality == "negated")


def _figure(doc: Doc, found: Found, count: Count, owner: str) -> Figure:
    values = _values_of(count.number)
    unit = count.unit or (count.number.currency if count.number is not None else None)
    civilian = _civilian(doc, count)
    parts = (owner, count.quantity, str(values.low), str(values.best), str(values.high), str(unit), str(civilian))
    return Figure(
        id=local_id("figure", found.article, *parts),
        of=owner,
        quantity=count.quantity,
        phrase=doc[count.start : count.end].text,
        rule=count.rule,
        low=values.low,
        best=values.best,
        high=values.high,
        unit=unit,
        civilian=civilian,
    )


def _values_of(number: Number | None) -> _Values:
    """The bounds; "nobody" is nought. Counts are whole numbers, money and area may not be."""
    return _Values(None, 0, None) if number is None else _Values(number.low, number.best, number.high)


def _civilian(doc: Doc, count: Count) -> bool | None:
    """Whether those counted are civilians, where their noun or its adjective tells."""
    if count.quantity in ("weapons", "money", "area", "fighters", "participants"):
        return None
    words = load_quantities()
    for word in _describing(doc[count.head]):
        if word in words.civilians:
            return True
        if word in words.not_civilians:
            return False
    return None


def _describing(noun: Token) -> Iterator[str]:
    yield noun.lemma_.lower()
    yield from (c.lemma_.lower() for c in noun.children if c.dep_ in ("amod", "compound"))


def _mention(doc: Doc, count: Count, denotes: str) -> Mention:
    span = doc[count.start : count.end]
    return Mention(span.start_char, span.end_char, span.text, "figure", denotes)
