"""The offices of people whom no dictionary knows. In: names, titles. Out: their sector, country and body.

"French Foreign Minister Jean Dupont", "Jean Dupont, a minister of France", "envoy for Iran Jean Dupont": the title
tells the sector, whose it is tells country and body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.model import Actor, Source
from kg.nlp.agents import titling_nouns
from kg.nlp.names import Name
from kg.nlp.syntax import children, coordinated, modifiers
from kg.nlp.tokens import Doc, Token
from kg.ontology.agents import Title

_HONOURS = frozenset({"mullah", "sheikh", "founder", "member"})
_CIVIL = frozenset({"EDU", "MED", "BUS", "REL", "LAB", "PTY", "SOC", "JUD", "LEG"})
_OF_STATES = frozenset({"MIL", "COP"})
_TITLING = frozenset({"for", "of", "to"})


@dataclass(frozen=True, slots=True)
class Office:
    """An agent noun or title: what its bearer's sector is, and what it is where the office is a state's."""

    sector: str | None
    of_state: str | None = None


def office_of_title(title: Title) -> Office:
    """The office of a title; who speaks, negotiates or is sent for a state is of its government."""
    return Office(title.sector, title.sector or (None if title.title in _HONOURS else "GOV"))


def add_offices(
    doc: Doc,
    names: tuple[Name, ...],
    owner_ids: Mapping[int, str],
    offices: Mapping[int, Office],
    records: dict[str, Actor | Source],
) -> None:
    """Gives people that no dictionary knows the sector and country of the office that the text gives them."""
    name_at = {i: n for n, name in enumerate(names) for i in range(name.start, name.end)}
    titling = {name: noun for noun, name in titling_nouns(doc, names).items()}
    for position, name in enumerate(names):
        record = records[owner_ids[position]]
        if not isinstance(record, Actor) or record.known == "dictionary":
            continue
        if name.kind != "person":
            country = record.country or _country_before(doc, name, name_at, names)
            sector = record.sector or _trade(doc, name, offices, armed=country is not None)
            records[record.id] = replace(record, country=country, sector=sector)
            continue
        told = doc[titling[position]] if position in titling else None
        title, owner = _office_of(doc, name, name_at, names, offices, told)
        held = records.get(owner_ids[owner]) if owner is not None else None
        body = held if isinstance(held, Actor) else None
        records[record.id] = _with_office(record, title, body)


def _trade(doc: Doc, name: Name, offices: Mapping[int, Office], *, armed: bool) -> str | None:
    """The sector of the noun that a body's name is built on ("X University").

    Of those that bear arms only a state's unit is told by its noun, and one with a number: rebels have brigades too.
    """
    sectors = _CIVIL | _OF_STATES if armed or doc[name.start].text[0].isdigit() else _CIVIL
    held = [o for i in (doc[name.start : name.end].root.i, name.end - 1) if (o := offices.get(i)) is not None]
    return next((o.sector for o in held if o.sector in sectors), None)


def _country_before(doc: Doc, name: Name, name_at: Mapping[int, int], names: tuple[Name, ...]) -> str | None:
    """The country of the adjective or state before a name ("Iraqi Kurds", "Kenya's Orange Movement")."""
    head = doc[name.start : name.end].root
    for token in (*modifiers(head), *children(head, "poss")):
        position = name_at.get(token.i)
        role = names[position].role if position is not None and names[position] is not name else None
        if role is not None and role.country:
            return role.country
    return None


def _with_office(record: Actor, title: Office | None, body: Actor | None) -> Actor:
    told = None if title is None else title.of_state if body is not None and body.kind == "state" else title.sector
    sector = body.sector if body is not None and body.kind != "state" and body.sector else told
    return replace(
        record,
        sector=record.sector or sector,
        country=record.country or (body.country if body else None),
        dictionary_code=record.dictionary_code or (body.dictionary_code if body else None),
        part_of=record.part_of or (body.id if body and body.id != record.id and body.kind != "person" else None),
    )


def _office_of(
    doc: Doc,
    name: Name,
    name_at: Mapping[int, int],
    names: tuple[Name, ...],
    offices: Mapping[int, Office],
    told: Token | None,
) -> tuple[Office | None, int | None]:
    """The agent noun that titles the person, and the name of the body that the title belongs to.

    `told` is the noun that the name follows behind its body.
    """
    head = doc[name.start : name.end].root
    for noun in (*((told,) if told is not None else ()), *_title_nouns(head, name)):
        office = offices.get(noun.i)
        if office is None:
            continue
        return office, next(_bodies(noun, head, name, name_at, names), None)
    return None, None


def _title_nouns(head: Token, name: Name) -> Iterator[Token]:
    for token in (*reversed(modifiers(head)), *children(head, "appos")):
        if not name.start <= token.i < name.end:
            yield token
    if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN"):
        yield head.head
    if head.dep_ == "pobj" and head.head.lower_ in _TITLING and children(head, "compound"):
        yield head.head.head  # "chief for the NRF Ali Nazary", which the parser reads as one name


def _bodies(noun: Token, head: Token, name: Name, name_at: Mapping[int, int], names: tuple[Name, ...]) -> Iterator[int]:
    near = (*modifiers(noun), *children(noun, "poss"), *modifiers(head), *children(head, "poss"))
    for token in near:
        position = name_at.get(token.i)
        if position is not None and names[position] is not name and names[position].kind != "person":
            yield position
    for source in (noun, head):
        for prep in children(source, "prep"):
            if prep.lower_ in ("of", "for", "at", "with"):
                for pobj in coordinated(children(prep, "pobj")):
                    if pobj.i in name_at:
                        yield name_at[pobj.i]
