"""A coder's file as a `Coding`. In: `GoldArticle`. Out: the same with names folded and found in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from kg.evaluate.coding import Bearer, CodedClaim, CodedEvent, CodedFigure, CodedRelation, Coding
from kg.evaluate.gold import OUTLET, GoldActor, GoldArticle, GoldClaim, GoldEvent
from kg.evaluate.quotes import Quote, find_quotes
from kg.evaluate.same import fold


def coding_of_gold(gold: GoldArticle) -> Coding:
    """The coding; keys are the names in the file, places have a prefix: a country is an actor and a place."""
    text = gold.article.text
    bearers = {actor.name: _bearer(actor, text) for actor in (*gold.actors, *gold.sources)}
    bearers |= {f"@{place.name}": _bearer(place, text) for place in gold.places}
    for event in gold.events:
        for name in event.where or ():
            key = _place_key(gold, name)
            bearers.setdefault(key, _bearer(GoldActor(name), text))
    bearers[OUTLET] = Bearer(OUTLET, frozenset())
    return Coding(
        text=text,
        path=str(gold.path),
        bearers=bearers,
        events=tuple(_event(gold, event) for event in gold.events),
        relations=tuple(
            CodedRelation(
                subject=_side(gold, r.subject),
                relation=r.relation,
                object=_side(gold, r.object),
                span=r.quote,
                line=r.line,
                optional=r.optional,
                claims=tuple(_claims(r.claims)),
            )
            for r in gold.relations
        ),
        figures=tuple(
            CodedFigure(
                of=f.of,
                quantity=f.quantity,
                numbers=(f.low, f.best, f.high),
                span=f.quote,
                line=f.line,
                optional=f.optional,
                claims=tuple(_claims(f.claims)),
            )
            for f in gold.figures
        ),
    )


def _event(gold: GoldArticle, event: GoldEvent) -> CodedEvent:
    anchor = event.quotes[0]
    return CodedEvent(
        types=event.types,
        spans=event.quotes,
        label=" ".join(gold.article.text[anchor.start : anchor.end].split()),
        id=event.id,
        line=event.line,
        actors=event.actors,
        recipients=event.recipients,
        days=event.when,
        places=None if event.where is None else tuple(_place_key(gold, name) for name in event.where),
        optional=event.optional,
        claims=tuple(_claims(event.claims)),
    )


def _bearer(actor: GoldActor, text: str) -> Bearer:
    spans = [quote for name in actor.names for quote in find_quotes(text, name)]
    return Bearer(actor.name, frozenset(map(fold, actor.names)), tuple(cast(Iterable[Quote], spans)), actor.part_of)


def _place_key(gold: GoldArticle, name: str) -> str:
    """A place by its first name, whatever name of it is written."""
    return next((f"@{place.name}" for place in gold.places if name in place.names), f"@{name}")


def _side(gold: GoldArticle, name: str) -> str:
    return name if any(name == actor.name for actor in gold.actors) else _place_key(gold, name)


def _claims(claims: Iterable[GoldClaim]) -> Iterator[CodedClaim]:
    for c in claims:
        yield CodedClaim(c.by, c.via, c.quote, c.polarity, c.certainty, c.modality)
