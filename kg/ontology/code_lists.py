"""The code lists in SKOS. In: the contract, the event types, the crosswalks, ISO 3166. Out: Turtle, a scheme a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pycountry

from kg.ontology import turtle
from kg.ontology.acled import load_acled
from kg.ontology.contract import CodeList, Contract
from kg.ontology.crosswalk import counterparts, load_crosswalk
from kg.ontology.events import EventType, Mode


@dataclass(frozen=True, slots=True)
class Concept:
    """One coded value; `broader` and what it matches are other codes with their lists ("plover/CONSULT").

    `related` are codes of other schemes that it is or, by who takes part, may be; `note` says who decided so.
    """

    code: str
    label: str
    definition: str | None = None
    broader: str | None = None
    match: str | None = None
    quad: str | None = None
    related: tuple[str, ...] = ()
    note: str | None = None


def code_lists(contract: Contract, types: Iterable[EventType]) -> str:
    """The whole file."""
    known = tuple(types)
    blocks: list[str] = []
    for codes in contract.codes.values():
        blocks.append(_scheme(codes))
        blocks += [_concept(codes, concept) for concept in _concepts(codes, known)]
    prefixes = {p: contract.prefixes[p] for p in ("skos", "rdfs")}
    comment = "Generated from contract.yaml and events/ by `python -m kg.ontology.generate`."
    return turtle.document(comment, prefixes, blocks, base=contract.prefixes["code"])


def _scheme(codes: CodeList) -> str:
    return turtle.subject(
        f"<{codes.name}>",
        [
            ("a", "skos:ConceptScheme"),
            ("rdfs:label", turtle.text(codes.name)),
            ("skos:definition", turtle.text(codes.comment)),
        ],
    )


def _concept(codes: CodeList, concept: Concept) -> str:
    pairs = [
        ("a", "skos:Concept"),
        ("skos:inScheme", f"<{codes.name}>"),
        ("skos:notation", turtle.text(concept.code)),
        ("skos:prefLabel", turtle.text(concept.label)),
    ]
    if concept.definition:
        pairs.append(("skos:definition", turtle.text(concept.definition)))
    if concept.broader:
        pairs.append(("skos:broader", f"<{concept.broader}>"))
    if concept.match:
        pairs.append(("skos:closeMatch", f"<{concept.match}>"))
    if concept.quad:
        pairs.append(("skos:broadMatch", f"<quad/{concept.quad}>"))
    pairs += [("skos:relatedMatch", f"<{other}>") for other in concept.related]
    if concept.note:
        pairs.append(("skos:editorialNote", turtle.text(concept.note)))
    return turtle.subject(f"<{codes.name}/{concept.code}>", pairs)


def _concepts(codes: CodeList, types: tuple[EventType, ...]) -> Iterator[Concept]:
    own = {code: Concept(code, _words(code), text) for code, text in codes.members.items()}
    for concept in _from(codes.source, types):
        own.setdefault(concept.code, concept)
    yield from (own[code] for code in (own if codes.source is None else sorted(own)))


def _from(source: str | None, types: tuple[EventType, ...]) -> Iterator[Concept]:
    if source == "types":
        yield from (_of_plover(kind, None) for kind in types)
    elif source == "modes":
        yield from (_of_plover(kind, mode) for kind in types for mode in kind.modes)
    elif source == "cameo":
        yield from _cameo()
    elif source == "acled":
        yield from (
            Concept(a.slug, a.sub_event_type, f"{a.disorder_type}: {a.event_type}") for a in load_acled().values()
        )
    elif source == "countries":
        yield from _countries()


def _of_plover(kind: EventType, mode: Mode | None) -> Concept:
    """An event type or a mode with its counterparts in the other schemes."""
    own = counterparts(kind, mode)
    related = (*(f"acled/{code}" for code in own.acled), *(f"ucdp/{code}" for code in own.ucdp))
    return Concept(
        f"{kind.name}-{mode.name}" if mode else kind.name,
        f"{_words(kind.name)}: {_words(mode.name)}" if mode else _words(kind.name),
        mode.definition if mode else kind.definition,
        broader=f"plover/{kind.name}" if mode else None,
        match=f"cameo/{own.cameo}",
        quad=kind.quad,
        related=related,
        note=own.basis,
    )


def _cameo() -> Iterator[Concept]:
    codes = load_crosswalk()
    for code in codes.values():
        above = code.code[:-1]
        broader = f"cameo/{above}" if above in codes else None
        yield Concept(code.code, code.label, broader=broader, match=f"plover/{code.type}" if code.type else None)


def _countries() -> Iterator[Concept]:
    for country in (*pycountry.countries, *pycountry.historic_countries):
        yield Concept(country.alpha_3, country.name)


def _words(code: str) -> str:
    return code.replace("-", " ").replace("_", " ")
