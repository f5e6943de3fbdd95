"""What must hold between nodes and no shape can say. In: quads with well-formed terms or not. Out: findings.

Every node that is pointed at is described; offsets cut out what the mention says; the hash is the text's; sides agree
with their participations; what stands above a class or property is written beside it; graphs hold one article each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.term_checks import Finding
from kg.graph.terms import term
from kg.ids import text_hash
from kg.ontology.contract import RDF_TYPE, load_contract

Values = dict[str, dict[str, list[str]]]


def integrity_findings(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """All that does not fit together."""
    values: Values = defaultdict(lambda: defaultdict(list))
    homes: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            values[quad.predicate.value][quad.subject.value].append(quad.object.value)
            if quad.predicate.value == RDF_TYPE and isinstance(quad.graph_name, ox.NamedNode):
                homes[quad.subject.value].add(quad.graph_name.value)
    yield from _dangling(values)
    yield from _unknown_properties(values)
    yield from _bad_offsets(values)
    yield from _bad_hashes(values)
    yield from _bad_sides(values)
    yield from _unwritten(values)
    yield from _misplaced(values, homes)


def _dangling(values: Values) -> Iterator[Finding]:
    """Nodes that properties of nodes point at and nothing describes."""
    contract, typed = load_contract(), values[RDF_TYPE]
    inner = [p.name for p in contract.properties.values() if set(p.values) <= set(contract.classes)]
    for name in (*inner, "ckg:canonical", "ckg:left", "ckg:right"):
        for node, targets in values[contract.iri(name)].items():
            for target in targets:
                if target not in typed:
                    yield Finding(node, "reference", f"{name} points at {target}, which nothing describes")


def _unknown_properties(values: Values) -> Iterator[Finding]:
    contract = load_contract()
    known = {contract.iri(name) for name in contract.properties}
    for node, targets in values[_iri("ckg:property")].items():
        for target in set(targets) - known:
            yield Finding(node, "reference", f"ckg:property names {target}, which is no property of the contract")


def _bad_offsets(values: Values) -> Iterator[Finding]:
    texts, anchors = values[_iri("nif:isString")], values[_iri("nif:anchorOf")]
    begins, ends = values[_iri("nif:beginIndex")], values[_iri("nif:endIndex")]
    for mention, articles in values[_iri("nif:referenceContext")].items():
        for text in (text for article in articles for text in texts.get(article, ())):
            for begin, end in zip(begins.get(mention, ()), ends.get(mention, ()), strict=False):
                if not (begin.isdecimal() and end.isdecimal()):
                    continue
                found = text[int(begin) : int(end)]
                if found not in anchors.get(mention, ()):
                    yield Finding(mention, "offset", f"the text at {begin}-{end} is {found!r}")


def _bad_hashes(values: Values) -> Iterator[Finding]:
    hashes = values[_iri("ckg:textHash")]
    for article, texts in values[_iri("nif:isString")].items():
        if any(text_hash(text) not in hashes.get(article, ()) for text in texts):
            yield Finding(article, "hash", "ckg:textHash is not the SHA-256 of nif:isString")


def _bad_sides(values: Values) -> Iterator[Finding]:
    """Events whose ckg:actor and ckg:recipient are not those of their participations."""
    who, roles = values[_iri("ckg:who")], values[_iri("ckg:role")]
    said: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for event, parts in values[_iri("ckg:participation")].items():
        for part in parts:
            said[event].update((r.rpartition("/")[2], w) for r in roles.get(part, ()) for w in who.get(part, ()))
    drawn: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for role in ("actor", "recipient"):
        for event, actors in values[_iri(f"ckg:{role}")].items():
            drawn[event].update((role, actor) for actor in actors)
    for event in sorted({*said, *drawn}):
        for role, actor in sorted(said[event] ^ drawn[event]):
            missing = "edge" if (role, actor) in said[event] else "participation"
            yield Finding(event, "side", f"the {role} {actor} has no {missing}")


def _unwritten(values: Values) -> Iterator[Finding]:
    contract = load_contract()
    for prop in contract.properties.values():
        for above in contract.beside(prop.name):
            for node, targets in values[contract.iri(prop.name)].items():
                if not set(targets) <= set(values[above].get(node, ())):
                    yield Finding(node, "superproperty", f"{prop.name} without {above} beside it")
    types = {contract.iri(name): set(contract.types(name)) for name in contract.classes}
    for node, kinds in values[RDF_TYPE].items():
        wanted = set().union(*(types.get(kind, set()) for kind in kinds))
        for lacking in sorted(wanted - set(kinds)):
            yield Finding(node, "superclass", f"the type {lacking} is not written")


def _misplaced(values: Values, homes: dict[str, set[str]]) -> Iterator[Finding]:
    """Nodes of one article that stand in the graph of another, or in two."""
    article = values[_iri("ckg:article")]
    for node, kinds in values[RDF_TYPE].items():
        if _iri("schema:NewsArticle") in kinds and homes[node] != {node}:
            yield Finding(node, "graph", "an article stands in the graph of its own IRI and in no other")
        if _iri("ckg:Event") in kinds and len(homes[node]) > 1:
            yield Finding(node, "graph", "an event stands in two graphs")
    for claim, owners in article.items():
        if set(owners) != homes[claim]:
            yield Finding(claim, "graph", "ckg:article is not the article that the claim's graph is named after")


def _iri(name: str) -> str:
    return term(name).value
