"""The source behind a publisher's name. In: the name as an article gives it, the dictionary. Out: a `Source`."""

from __future__ import annotations

from kg.ids import named_id
from kg.model import Source
from kg.ontology.actor_index import ActorIndex


def publisher_source(publisher: str | None, index: ActorIndex) -> Source | None:
    """The medium of that name, by the dictionary if it knows one, else by the name itself; None for no name."""
    name = (publisher or "").strip()
    if not name:
        return None
    for candidate in index.named(name):
        entry = index[candidate.id]
        if entry.kind == "source":
            return Source(entry.id, entry.name, "publisher", aliases=(name,))
    return Source(named_id("source", name), name, "publisher", aliases=(name,))
