"""The record of a state's body. In: a country, a word for the body, the dictionary. Out: an `Actor`, or None.

The listed body of the country, else one that is named after its state ("Zambian army") and part of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.ids import country_id, named_id
from kg.model import Actor
from kg.nlp.actors import Dictionary
from kg.ontology.state_bodies import load_state_bodies


class BodyRecords:
    """The actors of one article, to which bodies and their states are added as they are asked for."""

    def __init__(self, actors: tuple[Actor, ...], dictionary: Dictionary, day: date | None) -> None:
        self.actors: dict[str, Actor] = {a.id: a for a in actors}
        self._dictionary, self._day = dictionary, day

    def add(self, country: str, word: str, reason: str, alias: str | None = None) -> Actor | None:
        """The body of the country that the word means; None where the dictionary has no such state."""
        record = self._listed(country, word, reason) or self._made(country, word, reason)
        if record is None:
            return None
        known = self.actors.setdefault(record.id, record)
        if alias is not None and alias not in known.aliases:
            known = replace(known, aliases=(*known.aliases, alias))
            self.actors[known.id] = known
        return known

    def _listed(self, country: str, word: str, reason: str) -> Actor | None:
        entry = self._dictionary.bodies.find(country, word, self._day)
        role = entry.role_at(self._day) if entry is not None else None
        if entry is None or role is None:
            return None
        return Actor(
            id=entry.id,
            kind="group" if entry.kind == "group" else "organization",
            name=entry.name,
            known="dictionary",
            rule=f"listed body of a state; {reason}",
            sector=role.sector,
            country=role.country,
            dictionary_code=role.code,
            part_of=role.part_of,
            exact_match=entry.exact_match,
        )

    def _made(self, country: str, word: str, reason: str) -> Actor | None:
        body, state = load_state_bodies().bodies[word], self._state(country)
        if state is None:
            return None
        return Actor(
            id=named_id("organization", f"{state.name} {body.body}"),
            kind="organization",
            name=f"{self._dictionary.bodies.demonym(country)} {body.body}",
            known="dictionary",
            rule=f"body of a state; {reason}",
            sector=body.sector,
            country=country,
            dictionary_code=state.dictionary_code,
            part_of=state.id,
        )

    def _state(self, country: str) -> Actor | None:
        """The state's own record, made where the text names none of its names."""
        identifier = country_id(country)
        if identifier in self.actors:
            return self.actors[identifier]
        if identifier not in self._dictionary.index:
            return None
        entry = self._dictionary.index[identifier]
        role = entry.role_at(self._day)
        state = Actor(
            identifier,
            "state",
            entry.name,
            "dictionary",
            "state of a body",
            country=country,
            dictionary_code=role.code if role else None,
            exact_match=entry.exact_match,
        )
        return self.actors.setdefault(identifier, state)
