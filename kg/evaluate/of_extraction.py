"""What we found as a `Coding`. In: an `Extraction`. Out: the same in the form of a coder's file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from kg.evaluate.coding import Bearer, CodedClaim, CodedEvent, CodedFigure, CodedRelation, Coding
from kg.evaluate.days import NO_DAYS, Days
from kg.evaluate.gold import OUTLET
from kg.evaluate.quotes import Quote
from kg.evaluate.same import fold
from kg.ids import article_local_name
from kg.model import Actor, Event, Extraction, Figure, Place, Relation, Source, TimeSpan
from kg.ontology.contract import load_contract

_NAMING = frozenset({"name", "acronym", "nominal", "reference"})


def coding_of_extraction(extraction: Extraction) -> Coding:
    """The coding; keys are ids, those of places with a prefix, since a country's actor and place share one id."""
    spans: dict[str, list[Quote]] = defaultdict(list)
    words: dict[str, list[Quote]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.denotes is not None:
            kinds = spans if mention.kind in _NAMING else words
            kinds[mention.denotes].append(Quote(mention.start, mention.end))
    bearers = {s.id: _bearer(s, spans) for s in extraction.sources}
    bearers |= {a.id: _bearer(a, spans) for a in extraction.actors}
    bearers |= {f"@{p.id}": _bearer(p, spans) for p in extraction.places}
    bearers[OUTLET] = Bearer(OUTLET, frozenset())
    claims = _claims(extraction)
    return Coding(
        text=extraction.article.text,
        path=extraction.article.id,
        bearers=bearers,
        events=tuple(
            CodedEvent(
                types=(e.type,),
                spans=tuple(words[e.id]),
                label=_label(extraction, e, words[e.id]),
                id=e.id,
                actors=e.who("actor"),
                recipients=e.who("recipient"),
                days=_days(e.time),
                places=tuple(f"@{place}" for place in e.places),
                claims=tuple(claims[e.id]),
            )
            for e in extraction.events
        ),
        relations=tuple(
            CodedRelation(
                subject=_side(bearers, r.subject),
                relation=r.relation,
                object=_side(bearers, r.object),
                span=next(iter(words[r.id]), None),
                claims=tuple(claims[r.id]),
            )
            for r in _one_way(extraction.relations)
        ),
        figures=tuple(
            CodedFigure(
                of=f.of,
                quantity=f.quantity,
                numbers=_numbers(f),
                span=next(iter(words[f.id]), None),
                claims=tuple(claims[f.id]),
            )
            for f in extraction.figures
        ),
    )


def _bearer(record: Actor | Source | Place, spans: dict[str, list[Quote]]) -> Bearer:
    names = frozenset(map(fold, (record.name, *record.aliases)))
    owner = record.part_of if isinstance(record, Actor) and record.kind != "person" else None
    return Bearer(record.name, names, tuple(spans[record.id]), owner)


def _one_way(relations: Iterable[Relation]) -> list[Relation]:
    """Symmetric relations once, not once in each direction."""
    symmetric = load_contract().symmetric
    kept: dict[tuple[str, ...], Relation] = {}
    for r in relations:
        sides = sorted((r.subject, r.object)) if f"ckg:{r.relation}" in symmetric else (r.subject, r.object)
        kept.setdefault((r.relation, *sides), r)
    return list(kept.values())


def _side(bearers: dict[str, Bearer], identity: str) -> str:
    return identity if identity in bearers else f"@{identity}"


def _label(extraction: Extraction, event: Event, words: list[Quote]) -> str:
    if not words:
        return event.label
    return " ".join(extraction.article.text[words[0].start : words[0].end].split())


def _days(time: TimeSpan | None) -> Days:
    return Days(time.start, time.end, time.not_before, time.not_after) if time else NO_DAYS


def _numbers(figure: Figure) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    low, best, high = (None if n is None else Decimal(n) for n in (figure.low, figure.best, figure.high))
    return low, best, high


def _claims(extraction: Extraction) -> dict[str, list[CodedClaim]]:
    """The claims of each thing; the outlet, however it is called, is one claimant."""
    outlet = {article_local_name(extraction.article)}
    if extraction.publisher is not None:
        outlet.add(extraction.publisher.id)
    found: dict[str, list[CodedClaim]] = defaultdict(list)
    for c in extraction.claims:
        by = OUTLET if c.claimant in outlet else c.claimant
        quote = Quote(c.quote.start, c.quote.end)
        found[c.about].append(CodedClaim(by, c.via, quote, c.polarity, c.certainty, c.modality))
    return found
