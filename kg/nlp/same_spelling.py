"""Full names of one actor that an article spells in two ways. In: references. Out: references under one id.

"Hamza bin Laden" and "Hamza bin Ladin" are one person within an article, "New People's Party" and "New People Party"
one body. A listed actor goes before a name that no list knows, a name before those after it; where two fit, neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import Actor
from kg.nlp.found import Found, Reference
from kg.ontology.spellings import is_one_bodys, is_one_persons, sound_key

_BODIES = ("group", "organization")


def join_spellings(found: Found, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references, names that are spellings of another's led to it."""
    same = dict(_same(found, references))
    if not same:
        return references
    return tuple(replace(r, id=same[r.id], rule="spelling of a name") if r.id in same else r for r in references)


def _same(found: Found, references: Iterable[Reference]) -> Iterator[tuple[str, str]]:
    """(id, id of the name that it spells) for each name that spells one other."""
    for bearers in _alike(found, references).values():
        settled: list[Actor] = [b for b in bearers if b.known == "dictionary"]
        for bearer in bearers:
            if bearer.known == "dictionary":
                continue
            fitting = [b for b in settled if _is_same(bearer, b)]
            if len(fitting) == 1:
                yield bearer.id, fitting[0].id
            elif not fitting:
                settled.append(bearer)


def _alike(found: Found, references: Iterable[Reference]) -> Mapping[tuple[bool, str], list[Actor]]:
    """The named people and bodies in the order of the text, those together whose names begin to sound alike."""
    groups: dict[tuple[bool, str], list[Actor]] = defaultdict(list)
    seen: set[str] = set()
    for reference in references:
        actor = found.actor_of.get(reference.id)
        if actor is None or reference.form not in ("name", "acronym") or actor.id in seen or actor.known == "unnamed":
            continue
        seen.add(actor.id)
        if actor.kind == "person" or actor.kind in _BODIES:
            groups[actor.kind == "person", sound_key(actor.name)].append(actor)
    return {key: bearers for key, bearers in groups.items() if len(bearers) > 1}


def _is_same(one: Actor, other: Actor) -> bool:
    if one.kind == "person":
        return is_one_persons(one.name, other.name)
    return is_one_bodys(one.name, other.name)
