"""All actors and sources that we know by name. In: `ontology/actors/` and a user's file. Out: the entries.

`ontology/actors/sources.yaml` names the files, with the licence, the basis and the as-of date of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.actor_index import ActorIndex, Candidate, Match
from kg.ontology.actor_rows import read_actor_csv, read_rows
from kg.ontology.compiled import compiled
from kg.ontology.entry import DatedRole, Entry
from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path
from kg.ontology.petrarch import is_petrarch_agent_file, is_petrarch_file, read_petrarch_actors
from kg.ontology.states import country_codes, load_states
from kg.ontology.user_actors import with_user_entries

__all__ = ["ActorFile", "ActorIndex", "Candidate", "DatedRole", "Entry", "Match", "load_actor_files", "load_actors"]
__all__ += ["load_blocked_phrases", "make_actor_index"]

_STATES = "states.csv"


@dataclass(frozen=True, slots=True)
class ActorFile:
    """One list of `ontology/actors/`: whence it comes, and the day as of which it is right."""

    name: str
    title: str
    licence: str
    basis: str
    as_of: date


def load_actor_files() -> tuple[ActorFile, ...]:
    """The lists of actors, in the order in which they are read."""
    fields = read_fields(data_path("actors", "sources.yaml"))
    return tuple(_actor_file(item) for item in fields.items("files"))


def load_actors(extra: Path | None = None) -> tuple[Entry, ...]:
    """Every entry of our lists, and of the user's file (our CSV or a PETRARCH dictionary), which wins over ours."""
    countries = country_codes()
    entries: list[Entry] = []
    for listed in load_actor_files():
        path = data_path("actors", listed.name)
        entries.extend(load_states(path) if listed.name == _STATES else read_actor_csv(path, countries))
    theirs = _read_user_file(extra, countries) if extra is not None else ()
    _check_parts((*entries, *theirs))
    return with_user_entries(entries, theirs)


def load_blocked_phrases() -> tuple[str, ...]:
    """Phrases that hold an actor's name and are no actor: "New Mexico", "French fries"."""
    rows = read_rows(data_path("actors", "blocked.csv"), ("phrase", "basis"), ("phrase", "basis"))
    return tuple(row["phrase"] for row in rows)


def make_actor_index(extra: Path | None = None) -> ActorIndex:
    """The matcher over all our entries and the user's."""
    if extra is None:
        return compiled("actors", _read_index)
    return ActorIndex(load_actors(extra), load_blocked_phrases())


def _read_index() -> ActorIndex:
    return ActorIndex(load_actors(), load_blocked_phrases())


def _actor_file(item: Fields) -> ActorFile:
    try:
        as_of = date.fromisoformat(item.text("as_of"))
    except ValueError:
        raise item.error("as_of is no date", "as_of", fix="write YYYY-MM-DD") from None
    file = ActorFile(item.text("file"), item.text("title"), item.text("licence"), item.text("basis"), as_of)
    item.close()
    return file


def _read_user_file(path: Path, countries: frozenset[str]) -> tuple[Entry, ...]:
    if is_petrarch_file(path):
        return read_petrarch_actors(path)
    if is_petrarch_agent_file(path):
        raise OntologyError("this is a dictionary of agents, not of actors", path=path, fix="give a file of actors")
    return read_actor_csv(path, countries)


def _check_parts(entries: tuple[Entry, ...]) -> None:
    known = {entry.id for entry in entries}
    for entry in entries:
        for role in entry.roles:
            if role.part_of and role.part_of not in known:
                message = f"{entry.name} is part of {role.part_of!r}, which no list has"
                fix = "give the id of a listed actor: actor-KEY, or country- and the ISO code"
                raise OntologyError(message, path=entry.file, line=entry.line, fix=fix)
