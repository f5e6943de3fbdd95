"""Asks the graph: SPARQL, named queries, and all that is known of one actor or event."""

from kg.query.named import NamedQuery, Parameter, list_queries
from kg.query.result import Result
from kg.query.run import complete_text, run_query
from kg.query.show import ShownActor, ShownEvent, show_actor, show_event
from kg.query.shown import Shown, show

__all__ = [
    "NamedQuery",
    "Parameter",
    "Result",
    "Shown",
    "ShownActor",
    "ShownEvent",
    "complete_text",
    "list_queries",
    "run_query",
    "show",
    "show_actor",
    "show_event",
]
