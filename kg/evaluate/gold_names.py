"""The names of one coding. In: its lists of actors, sources, places. Out: checks of what the rest of it refers to."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.errors import InputError
from kg.evaluate.gold import OUTLET, GoldActor
from kg.evaluate.quotes import Quote, find_beginning, find_quotes
from kg.ontology.fields import Fields


@dataclass(frozen=True, slots=True)
class Names:
    """The text of an article and all that its coding has listed."""

    text: str
    actors: tuple[GoldActor, ...]
    sources: tuple[GoldActor, ...]
    places: tuple[GoldActor, ...]
    event_ids: tuple[str, ...]

    def clashes(self, fields: Fields) -> Iterator[InputError]:
        """Names that two actors bear, ids that two events bear, owners that are not listed."""
        for listed, key in ((self.actors, "actors"), (self.sources, "sources"), (self.places, "places")):
            all_names = [name for actor in listed for name in dict.fromkeys(actor.names)]
            for name in sorted({name for name in all_names if all_names.count(name) > 1}):
                yield fields.error(f"two of {key!r} are called {name!r}", key, "leave the name to one of them")
        for identity in sorted({i for i in self.event_ids if self.event_ids.count(i) > 1}):
            yield fields.error(f"two events have the id {identity!r}", "events", "give each its own")
        owners = {actor.name for actor in self.actors}
        for actor in self.actors:
            if actor.part_of is not None and actor.part_of not in owners:
                fix = _nearest(actor.part_of, owners, "list it under `actors`")
                yield fields.error(f"{actor.name!r} is part of {actor.part_of!r}, which is not listed", "actors", fix)

    def quote(self, fields: Fields, key: str, written: str) -> Quote:
        """Where the words stand; an error where they stand nowhere or in several places."""
        found = find_quotes(self.text, written)
        if len(found) == 1:
            return found[0]
        if not found:
            begins = find_beginning(self.text, written)
            fix = f"the text has it up to {begins!r}" if begins else "copy it from the text"
            raise fields.error(f"{written!r} does not stand in the article", key, fix)
        fix = 'add words around it and mark what is meant: "the army *attacked* the camp"'
        raise fields.error(f"{written!r} stands {len(found)} times in the article", key, fix)

    def actor_names(self, fields: Fields, key: str) -> tuple[str, ...]:
        """Names of listed actors."""
        return tuple(self._listed(fields, key, name, self.actors, "actors") for name in fields.one_or_more(key))

    def speakers(self, fields: Fields, key: str) -> tuple[str, ...]:
        """Names of listed actors or sources, or the outlet."""
        listed = (*self.actors, *self.sources)
        return tuple(
            name if name == OUTLET else self._listed(fields, key, name, listed, "actors` or `sources")
            for name in fields.one_or_more(key)
        )

    def side(self, fields: Fields, key: str) -> str:
        """The name of one listed actor or place."""
        return self._listed(fields, key, fields.text(key), (*self.actors, *self.places), "actors` or `places")

    def subject_of_figure(self, fields: Fields, key: str) -> str:
        """The id of an event or the name of a listed actor."""
        name = fields.text(key)
        return name if name in self.event_ids else self._listed(fields, key, name, self.actors, "actors")

    def place_names(self, fields: Fields, key: str) -> tuple[str, ...]:
        """Names of listed places, or words that stand in the article."""
        known = {name for place in self.places for name in place.names}
        for name in (names := fields.one_or_more(key)):
            if name not in known and not find_quotes(self.text, name):
                fix = _nearest(name, known, "copy it from the text, or list it under `places`")
                raise fields.error(f"the place {name!r} stands neither in the article nor under `places`", key, fix)
        return names

    def _listed(self, fields: Fields, key: str, name: str, listed: Iterable[GoldActor], where: str) -> str:
        for actor in (actors := tuple(listed)):
            if name == actor.name:
                return name
            if name in actor.aliases:
                raise fields.error(f"{name!r} is an alias", key, f"write {actor.name!r}")
        raise fields.error(
            f"{name!r} is not listed", key, _nearest(name, {a.name for a in actors}, f"list it under `{where}`")
        )


def _nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.7)
    return f"did you mean {near[0]!r}?" if near else otherwise
