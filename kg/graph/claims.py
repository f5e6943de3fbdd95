"""Claims as triples: who says what, through whom, in which words. In: an Extraction. Out: triples for its graph."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from kg.graph.events import mirrors
from kg.graph.nodes import mention_node
from kg.graph.terms import TYPE, Names, Object, Triple, code, day, integer, share, string, term, types, written
from kg.ids import article_local_name
from kg.model import Claim, Extraction
from kg.ontology.contract import load_contract


def claim_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """All claims; one about a symmetric relation is about both of its directions."""
    mirrored = mirrors(extraction)
    nodes = _local_names(extraction)
    for claim in extraction.claims:
        node = names.node(claim.id)
        for kind in types("ckg:Claim"):
            yield node, TYPE, kind
        about = (claim.about, mirrored[claim.about].id) if claim.about in mirrored else (claim.about,)
        for target in about:
            yield from _edge(node, "ckg:about", names.node(target))
        yield from _speakers(claim, node, names)
        yield from _attitude(claim, node)
        yield from _content(claim, node, nodes, names)
        yield from _evidence(claim, node, extraction, names)


def _speakers(claim: Claim, node: ox.NamedNode, names: Names) -> Iterator[Triple]:
    yield from _edge(node, "ckg:claimant", names.node(claim.claimant))
    for position, source in enumerate(claim.via, start=1):
        relay = names.node(f"relay-{claim.id.removeprefix('claim-')}-{position}")
        yield node, term("ckg:via"), names.node(source)
        yield node, term("ckg:relay"), relay
        for kind in types("ckg:Relay"):
            yield relay, TYPE, kind
        yield relay, term("ckg:source"), names.node(source)
        yield relay, term("ckg:position"), integer(position)


def _attitude(claim: Claim, node: ox.NamedNode) -> Iterator[Triple]:
    yield node, term("ckg:stance"), code("stance", claim.stance)
    yield node, term("ckg:polarity"), code("polarity", claim.polarity)
    yield node, term("ckg:certainty"), code("certainty", claim.certainty)
    yield node, term("ckg:modality"), code("modality", claim.modality)
    yield node, term("ckg:confidence"), share(claim.confidence)
    yield node, term("ckg:rule"), string(claim.rule)


def _content(claim: Claim, node: ox.NamedNode, nodes: frozenset[str], names: Names) -> Iterator[Triple]:
    if claim.property is None:
        return
    yield node, term("ckg:property"), term(f"ckg:{claim.property}")
    if claim.value is not None:
        yield node, term("ckg:value"), _value(claim.property, claim.value, nodes, names)


def _value(name: str, value: str, nodes: frozenset[str], names: Names) -> Object:
    """The value in the form that the property itself would have it; a plain string where it does not fit."""
    if value in nodes:
        return names.node(value)
    contract = load_contract()
    kind = contract.properties[f"ckg:{name}"].values[0]
    code_list = kind.removeprefix("code:")
    if kind.startswith("code:") and contract.codes[code_list].holds(value):
        return code(code_list, value)
    if kind == "xsd:date":
        try:
            return day(date.fromisoformat(value))
        except ValueError:
            return string(value)
    return string(value)


def _evidence(claim: Claim, node: ox.NamedNode, extraction: Extraction, names: Names) -> Iterator[Triple]:
    article = extraction.article
    yield from _edge(node, "ckg:article", names.node(article_local_name(article)))
    yield from _edge(node, "ckg:mention", mention_node(article, claim.quote, names))
    if claim.cue:
        yield node, term("ckg:cue"), mention_node(article, claim.cue, names)


def _edge(node: ox.NamedNode, name: str, target: ox.NamedNode) -> Iterator[Triple]:
    for predicate in written(name):
        yield node, predicate, target


def _local_names(extraction: Extraction) -> frozenset[str]:
    records = (extraction.actors, extraction.sources, extraction.places, extraction.events)
    return frozenset(record.id for group in records for record in group)
