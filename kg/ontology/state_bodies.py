"""Bodies of which a state has one: in go `ontology/cues/state_bodies.yaml` and the lists of actors, out comes a table.

"The army", "Mali's armed forces" and the listed "Malian army" are one body of one state, by whichever name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from kg.ids import country_id
from kg.ontology.actor_index import ActorIndex
from kg.ontology.agents import Agent, plural_of
from kg.ontology.entry import Entry, sector_codes
from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path
from kg.ontology.names import parts_of_name

_BODIES_OF_A_STATE = frozenset({"MIL", "COP", "GOV", "LEG", "JUD", "SPY", "PRM"})


@dataclass(frozen=True, slots=True)
class StateBody:
    """A kind of body with all its names; the first is what a state's body is called that no list has."""

    body: str
    sector: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateBodyWords:
    """The bodies by each of their names, the words that change nothing before one, and who speaks for one."""

    bodies: Mapping[str, StateBody]
    transparent: frozenset[str]
    mouths: frozenset[str]
    longest: int


@cache
def load_state_bodies() -> StateBodyWords:
    """The words for bodies of states. Raises OntologyError where the file breaks its format."""
    fields = read_fields(data_path("cues", "state_bodies.yaml"))
    bodies: dict[str, StateBody] = {}
    for item in fields.items("bodies"):
        for word, body in _named_bodies(item):
            if word in bodies:
                raise item.error(f"{word!r} stands in two bodies", "words", fix="leave one of them")
            bodies[word] = body
    transparent, mouths = frozenset(fields.words("transparent")), frozenset(fields.words("mouths"))
    fields.close()
    longest = max(len(word.split()) for word in bodies)
    return StateBodyWords(MappingProxyType(bodies), transparent, mouths, longest)


def _named_bodies(item: Fields) -> Iterator[tuple[str, StateBody]]:
    body, sector, words = item.text("body"), item.text("sector"), item.words("words")
    if sector not in sector_codes():
        raise item.error(f"{sector!r} is no sector", "sector", fix=f"take one of {', '.join(sorted(sector_codes()))}")
    item.close()
    yield from ((word, StateBody(body, sector, words)) for word in words)


def body_agents() -> Iterator[Agent]:
    """The bodies' names as agent nouns, so that each is found in a text."""
    for word, body in load_state_bodies().bodies.items():
        yield Agent(word, (word, plural_of(word)), body.sector, "organization", plural_only=False, basis=body.body)


class ListedBodies:
    """The bodies of states that the lists of actors have, by country and word."""

    def __init__(self, index: ActorIndex) -> None:
        self._index = index
        self._listed: dict[tuple[str, str], list[Entry]] = {}
        self._body_of: dict[str, str] = {}
        words = load_state_bodies().bodies
        state_names = {e.id: _names_of_state(e) for e in index.entries.values() if e.kind == "state"}
        for entry in index.entries.values():
            countries = {r.country for r in entry.roles if r.country and r.sector in _BODIES_OF_A_STATE}
            if entry.kind not in ("group", "organization") or len(countries) != 1:
                continue
            (country,) = countries
            for name in (entry.name, *entry.aliases):
                word = _without_state(parts_of_name(name), state_names.get(country_id(country), ()))
                if word in words:
                    self._listed.setdefault((country, word), []).append(entry)
                    self._body_of.setdefault(entry.id, words[word].body)

    def find(self, country: str, word: str, day: date | None) -> Entry | None:
        """The listed body of a country that a word means on a day, by that word or another of the same body."""
        body = load_state_bodies().bodies[word]
        for name in (word, *(w for w in body.words if w != word)):
            for entry in self._listed.get((country, name), ()):
                role = entry.role_at(day)
                if role is not None and role.sector in _BODIES_OF_A_STATE:
                    return entry
        return None

    def body_of(self, entry_id: str) -> str | None:
        """Which body of its state a listed actor is."""
        return self._body_of.get(entry_id)

    def demonym(self, country: str) -> str | None:
        """What goes before the body of a country that no list has: "Zambian", else the state's name."""
        identifier = country_id(country)
        if identifier not in self._index:
            return None
        state = self._index[identifier]
        return state.adjectives[0] if state.adjectives else state.name


def _names_of_state(state: Entry) -> tuple[tuple[str, ...], ...]:
    """The folded names of a state, longest first."""
    names = {parts_of_name(n) for n in (state.name, *state.aliases, *state.adjectives)}
    return tuple(sorted(names, key=lambda n: (-len(n), n)))


def _without_state(parts: tuple[str, ...], states: tuple[tuple[str, ...], ...]) -> str:
    """What is left of "Malian armed forces", "Mali's army", "Armed Forces of Mali" without the state; else nothing."""
    for state in states:
        size = len(state)
        if parts[:size] == state and len(parts) > size:
            rest = parts[size:]
            return " ".join(rest[1:] if rest[0] == "s" else rest)
        if parts[-size:] == state and len(parts) > size + 1 and parts[-size - 1] in ("of", "the"):
            rest = parts[: -size - 1]
            return " ".join(rest[:-1] if rest[-1] == "of" else rest)
    return ""
