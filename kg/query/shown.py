"""What a name stands for, to print. In: a store, a name. Out: all actors or events of that name, which read as text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from kg.errors import QueryError
from kg.graph.graph import Graph
from kg.graph.lookup import nearest_name
from kg.ontology.contract import CKG
from kg.query.says import Said
from kg.query.show import EventLine, ShownActor, ShownEvent, show_actor, show_event


class Shown(tuple[ShownActor | ShownEvent, ...]):
    """The records of `kg.query.show`; printed, or as the last line of a cell, they are a text to read."""

    __slots__ = ()

    def __str__(self) -> str:
        return "\n\n".join("\n".join(_event(s) if isinstance(s, ShownEvent) else _actor(s)) for s in self)

    __repr__ = __str__


def show(store: Graph, name: str) -> Shown:
    """The actors of that name, else the events. Raises QueryError where there is neither."""
    for find in (show_actor, show_event):
        with suppress(QueryError):
            return Shown(find(store, name))
    near = nearest_name(store, name, CKG.Actor, CKG.Event)
    raise QueryError(f"nobody and nothing is called '{name}'" + (f"; did you mean '{near}'?" if near else ""))


def _actor(actor: ShownActor) -> Iterator[str]:
    yield f"{actor.label} ({', '.join((*actor.kinds, *actor.countries, *actor.sectors))})"
    if others := [name for name in actor.names if name != actor.label]:
        yield f"  called: {', '.join(others)}"
    if actor.part_of:
        yield f"  part of: {', '.join(actor.part_of)}"
    yield "  takes part in:" if actor.events else "  takes part in nothing that is told here"
    yield from (f"    {_line(event)}" for event in actor.events)
    yield from _all_said("is said of it", actor.said)
    yield from _all_said("says", actor.says)


def _event(shown: ShownEvent) -> Iterator[str]:
    yield _line(shown.event)
    yield from (f"  {side.role}: {side.name}" for side in shown.sides)
    if shown.places:
        yield f"  where: {', '.join(shown.places)}"
    yield from _all_said("who says so", shown.said)


def _line(event: EventLine) -> str:
    first, last = event.start, event.end
    when = f"{first}" if first == last else f"{first or '...'} to {last or '...'}"
    happened = "" if event.factuality == "actual" else f" ({event.factuality})"
    return f"{when if first or last else 'undated'}  {event.type}  {event.label}{happened}"


def _all_said(heading: str, said: tuple[Said, ...]) -> Iterator[str]:
    if said:
        yield f"  {heading}:"
    for each in said:
        relays = f" via {', '.join(each.relayed_by)}" if each.relayed_by else ""
        yield f"    {each.claimant}{relays} {each.stance}: {each.about} [{each.article.id}:{each.start}-{each.end}]"
        yield f'      "{" ".join(each.quote.split())}"'
