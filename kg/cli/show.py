"""`kg show`: all that is known of an actor or event. In: its name. Out: all who say so, and their words."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.options import json_option, store_option
from kg.cli.terminal import echo_data, echo_rich

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.query import ShownActor, ShownEvent
    from kg.query.says import Said
    from kg.query.show import EventLine
    from kg.resolve import Decision
    from kg.store.homes import Home


@click.command()
@store_option(required=True)
@json_option
@click.argument("name", nargs=-1, required=True, metavar="NAME")
def show(store: Home, as_json: bool, name: tuple[str, ...]) -> None:
    """Prints an actor or event with all who say so and their words.

    NAME is any name of an actor, words of an event's label, or an IRI as
    `kg query` prints it. A name that several things bear shows them all.

    \b
    kg show --store s Taliban
    kg show --store out/graph.nq "Ahmad Massoud"
    kg show --store s event-a1-talks
    kg show --store s Taliban --json
    """
    from kg.cli.show_text import actor_text, decided_text, event_text
    from kg.graph.reading import same_as
    from kg.query.says import who_says

    with store.reading() as graph:

        def said_of(event: EventLine) -> tuple[Said, ...]:
            return who_says(graph, same_as(graph, event.iri))

        actors, events = _find(graph, " ".join(name))
        if as_json:
            echo_data(_to_json(actors, events, said_of))
            return
        nodes = [n for actor in actors for n in actor.nodes] + [n for event in events for n in event.nodes]
        parts = [*(actor_text(each, said_of) for each in actors), *(event_text(each) for each in events)]
        parts.append(decided_text(_decided(store), nodes))
        lines = [line for part in parts for line in part]
    echo_rich(*lines)


def _decided(store: Home) -> tuple[Decision, ...]:
    """The decisions of the file that builds of this store apply."""
    from kg.config import load_settings
    from kg.resolve import load_decisions

    return load_decisions(load_settings(store=store.beside).decisions)


def _find(graph: ox.Store, name: str) -> tuple[tuple[ShownActor, ...], tuple[ShownEvent, ...]]:
    """The actors of that name, else the events; QueryError where there is neither."""
    from kg.query import ShownActor, ShownEvent
    from kg.query import show as find

    found = find(graph, name)
    actors = tuple(each for each in found if isinstance(each, ShownActor))
    return actors, tuple(each for each in found if isinstance(each, ShownEvent))


def _to_json(
    actors: tuple[ShownActor, ...], events: tuple[ShownEvent, ...], said_of: Callable[[EventLine], tuple[Said, ...]]
) -> str:
    shown = [
        {**asdict(actor), "events": [{**asdict(e), "said": list(map(asdict, said_of(e)))} for e in actor.events]}
        for actor in actors
    ]
    whole = {"actors": shown, "events": [asdict(event) for event in events]}
    return json.dumps(whole, indent=2, ensure_ascii=False, default=str) + "\n"
