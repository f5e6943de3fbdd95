"""A user's dictionary laid over ours. In: both lists of entries. Out: one list in which the user's word is the last.

An entry of the user's takes the place and the id of ours that has its name, and takes its names away from all others.
Names that only ours has stay, and so do our roles where the user gives none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.ontology.entry import Entry
from kg.ontology.names import parts_of_name

_Key = tuple[str, ...]


def with_user_entries(ours: Iterable[Entry], theirs: Iterable[Entry]) -> tuple[Entry, ...]:
    """Ours, save what the user's entries replace, then the user's."""
    ours, theirs = tuple(ours), tuple(theirs)
    if not theirs:
        return ours
    replaced = _replaced(ours, theirs)
    claimed = {key for entry in theirs for key in _keys(entry)}
    gone = {entry.id for entry in replaced.values()}
    kept = [e for e in (_without_names(entry, claimed) for entry in ours if entry.id not in gone) if e is not None]
    taken = {entry.id for entry in kept} | gone
    merged = [
        _merged(replaced[i], new, claimed) if i in replaced else _renamed(new, taken) for i, new in enumerate(theirs)
    ]
    return tuple(_attached((*kept, *merged)))


def _keys(entry: Entry) -> set[_Key]:
    return {parts_of_name(name) for name in (entry.name, *entry.aliases, *entry.surnames)}


def _replaced(ours: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> dict[int, Entry]:
    """By the place of the user's entry the one of ours that alone bears its name, or else one of its aliases."""
    bearers: dict[_Key, list[Entry]] = {}
    for entry in ours:
        for key in {parts_of_name(name) for name in (entry.name, *entry.aliases)}:
            bearers.setdefault(key, []).append(entry)
    found: dict[int, Entry] = {}
    gone: set[str] = set()
    for place, new in enumerate(theirs):
        for name in (new.name, *new.aliases):
            old = bearers.get(parts_of_name(name), [])
            if len(old) == 1 and old[0].id not in gone:
                found[place] = old[0]
                gone.add(old[0].id)
                break
    return found


def _merged(old: Entry, new: Entry, claimed: set[_Key]) -> Entry:
    """The user's entry with our id, kind and other names; what the user lists and we call an adjective stays one."""
    others = claimed - _keys(new)
    kept = _without_claimed(old, others)
    special = {parts_of_name(n) for n in (*kept.adjectives, *kept.peoples, *kept.metonyms)}
    spelled = {parts_of_name(n): n for n in (*old.aliases, old.name)}
    listed = [spelled.get(parts_of_name(n), n) for n in new.aliases if parts_of_name(n) not in special]
    inherited = [n for n in (old.name, *old.aliases) if parts_of_name(n) not in others]
    names = tuple(
        dict.fromkeys(
            (*(inherited[:1] or [new.name]), spelled.get(parts_of_name(new.name), new.name), *listed, *inherited)
        )
    )
    return replace(
        kept,
        name=names[0],
        basis=new.basis,
        file=new.file,
        line=new.line,
        aliases=names[1:],
        surnames=tuple(dict.fromkeys((*new.surnames, *kept.surnames))),
        roles=new.roles or old.roles,
        exact_match=new.exact_match or old.exact_match,
    )


def _without_names(entry: Entry, claimed: set[_Key]) -> Entry | None:
    """The entry without the names that the user gives to others; None where it has no name left."""
    names = [n for n in (entry.name, *entry.aliases) if parts_of_name(n) not in claimed]
    return replace(_without_claimed(entry, claimed), name=names[0], aliases=tuple(names[1:])) if names else None


def _without_claimed(entry: Entry, claimed: set[_Key]) -> Entry:
    def left(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(n for n in names if parts_of_name(n) not in claimed)

    return replace(
        entry,
        adjectives=left(entry.adjectives),
        peoples=left(entry.peoples),
        metonyms=left(entry.metonyms),
        surnames=left(entry.surnames),
    )


def _renamed(entry: Entry, taken: set[str]) -> Entry:
    """The entry with an id that no other has."""
    entry_id, number = entry.id, 1
    while entry_id in taken:
        number += 1
        entry_id = f"{entry.id}-{number}"
    taken.add(entry_id)
    return replace(entry, id=entry_id)


def _attached(entries: tuple[Entry, ...]) -> Iterable[Entry]:
    """The entries, none of them part of one that the user's names have put out."""
    known = {entry.id for entry in entries}
    for entry in entries:
        if any(role.part_of and role.part_of not in known for role in entry.roles):
            roles = (replace(r, part_of=r.part_of if r.part_of in known else None) for r in entry.roles)
            yield replace(entry, roles=tuple(roles))
        else:
            yield entry
