"""A graph of ours has no findings, and each kind of damage has its own."""

import pyoxigraph as ox
import pytest
import rdflib

from kg.graph.integrity import integrity_findings
from kg.graph.store import canonical_nquads, open_store, replace_graph, stored_quads
from kg.graph.term_checks import term_findings
from kg.graph.terms import code, string, term
from kg.graph.validate import validate_quads, validate_store
from kg.ontology.files import data_path
from kg.resolve import resolve_store

BASE = "https://w3id.org/conflict-kg/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NOWHERE = ox.NamedNode(BASE + "nowhere")


def typed(value, name):
    return ox.Literal(value, datatype=ox.NamedNode(XSD + name))


def with_value(name, new, where=lambda quad: True):
    """Damage: the first value of a property becomes another."""

    def damage(quads):
        old = next(q for q in quads if q.predicate == term(name) and where(q))
        rest = [q for q in quads if q != old]
        return [*rest, ox.Quad(old.subject, old.predicate, new, old.graph_name)]

    return damage


def without(name, where=lambda quad: True):
    """Damage: a property of one node is gone."""

    def damage(quads):
        node = next(q.subject for q in quads if q.predicate == term(name) and where(q))
        return [q for q in quads if not (q.subject == node and q.predicate == term(name))]

    return damage


def with_more(name, new, after):
    """Damage: the node that has `after` gets one value more of a property."""

    def damage(quads):
        node = next(q for q in quads if q.predicate == term(after))
        return [*quads, ox.Quad(node.subject, term(name), new, node.graph_name)]

    return damage


def without_node(kind):
    """Damage: all that is said of the nodes of a class is gone."""

    def damage(quads):
        nodes = {q.subject for q in quads if q.predicate == RDF_TYPE and q.object == term(kind)}
        return [q for q in quads if q.subject not in nodes]

    return damage


def without_type(kind):
    def damage(quads):
        return [q for q in quads if not (q.predicate == RDF_TYPE and q.object == term(kind))]

    return damage


def moved(kind):
    """Damage: a node stands in another graph too."""

    def damage(quads):
        node = next(q.subject for q in quads if q.predicate == RDF_TYPE and q.object == term(kind))
        return [*quads, *(ox.Quad(q.subject, q.predicate, q.object, NOWHERE) for q in quads if q.subject == node)]

    return damage


def is_end(quad):
    return quad.object.value == "2023-03-13"


ONE = ox.NamedNode(BASE + "actor-dawn-front")
DAMAGE = {
    "an event without a type": (without("ckg:type"), "Event", "1 of ckg:type"),
    "two factualities": (with_more("ckg:factuality", code("factuality", "planned"), "ckg:factuality"), "Event", "1 of ckg:factuality"),
    "a claim without a claimant": (without("ckg:claimant"), "Claim", "1 of ckg:claimant"),
    "a claim without a quote": (without("ckg:mention"), "Claim", "1 of ckg:mention"),
    "an event that nobody claims": (without_node("ckg:Claim"), "Event", "points at it by ckg:about"),
    "an event without a trigger": (without_node("ckg:Mention"), "Event", "points at it by ckg:denotes"),
    "a place that acts": (with_value("ckg:who", ox.NamedNode(BASE + "place-bakara-77")), "Participation", "ckg:who: ckg:Actor"),
    "a code of another list": (with_value("ckg:stance", code("polarity", "positive")), "Claim", "ckg:stance: code:stance"),
    "a code as a string": (with_value("ckg:quad", string("material-conflict")), "Event", "ckg:quad: code:quad"),
    "a country that is no code": (with_value("ckg:country", ox.NamedNode("https://w3id.org/conflict-kg/code/country/Norland")), "", "code:country"),
    "a label that is empty": (with_value("rdfs:label", string("")), "", "rdfs:label: string"),
    "a confidence above one": (with_value("ckg:confidence", typed("1.5", "decimal")), "Claim", "ckg:confidence: share"),
    "a confidence as a double": (with_value("ckg:confidence", typed("0.5", "double")), "Claim", "ckg:confidence: share"),
    "a date that is none": (with_value("ckg:start", typed("2023-02-30", "date")), "term", "is no"),
    "a date with a time": (with_value("ckg:start", typed("2023-03-12T10:00:00", "dateTime")), "Event", "ckg:start: xsd:date"),
    "a start after the end": (with_value("ckg:end", typed("1999-01-01", "date"), is_end), "Event", "not above ckg:end"),
    "a bound after the other": (with_more("ckg:notAfter", typed("2001-01-01", "date"), "ckg:notBefore"), "Event", "not above ckg:notAfter"),
    "a low above the high": (with_value("ckg:low", typed("99", "integer"), lambda q: q.object.value == "35"), "Figure", "not above ckg:high"),
    "a negative number": (with_value("ckg:best", typed("-4", "integer")), "Figure", "ckg:best: number"),
    "an EDTF date that is none": (with_value("ckg:edtf", ox.Literal("March", datatype=ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF"))), "term", "'March'"),
    "a meeting with a recipient": (with_more("ckg:recipient", ONE, "ckg:outcome"), "Event", "has no ckg:recipient"),
    "an actor of no kind": (without_type("ckg:Person"), "Actor", "is one of ckg:Person"),
    "a superclass that is not written": (without_type("ckg:Actor"), "superclass", "ns#Actor is not written"),
    "a superproperty that is not written": (without("ckg:participant"), "superproperty", "ckg:actor without"),
    "an actor without its participation": (without("ckg:participation"), "side", "has no participation"),
    "a participation without its edge": (without("ckg:recipient"), "side", "has no edge"),
    "an offset past the text": (with_value("nif:endIndex", typed("99999", "nonNegativeInteger")), "offset", "the text at"),
    "an offset that is negative": (with_value("nif:beginIndex", typed("-1", "nonNegativeInteger")), "term", "'-1'"),
    "an end before the begin": (with_value("nif:endIndex", typed("0", "nonNegativeInteger")), "Mention", "below nif:endIndex"),
    "words that do not stand there": (with_value("nif:anchorOf", string("peace")), "offset", "the text at"),
    "a text that was changed": (with_value("nif:isString", string("nothing")), "hash", "SHA-256"),
    "a reference to nothing": (with_value("ckg:place", NOWHERE), "reference", "nothing describes"),
    "a canonical node that is gone": (with_value("ckg:canonical", NOWHERE), "reference", "nothing describes"),
    "an unknown property": (lambda quads: [*quads, ox.Quad(ONE, ox.NamedNode(term("ckg:Event").value + "ful"), ONE, quads[0].graph_name)], "term", "no property"),
    "an unknown class": (lambda quads: [*quads, ox.Quad(ONE, RDF_TYPE, ox.NamedNode("https://schema.org/Dog"), quads[0].graph_name)], "term", "no class"),
    "a claim about no property": (with_value("ckg:property", ox.NamedNode("https://schema.org/color")), "reference", "no property of the contract"),
    "a blank node": (with_value("ckg:cue", ox.BlankNode("b")), "term", "blank node"),
    "a language tag": (with_value("rdfs:label", ox.Literal("Front", language="en")), "term", "language tag 'en'"),
    "an event in two graphs": (moved("ckg:Event"), "graph", "in two graphs"),
    "an article in the graph of another": (moved("schema:NewsArticle"), "graph", "of its own IRI"),
    "a claim in the graph of another article": (moved("ckg:Claim"), "graph", "named after"),
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(rich_quads):
    """The rich article with identity and derived graphs."""
    store = open_store()
    replace_graph(store, rich_quads[0].graph_name.value, canonical_nquads(rich_quads))
    resolve_store(store, BASE)
    return tuple(stored_quads(store))


def test_our_graph_keeps_the_contract(whole):
    assert validate_quads(whole) == ()


def test_so_does_one_without_text_and_resolution(rich_extraction, versions):
    from kg.graph.build import GraphSettings, build_article_graph

    store = open_store()
    store.extend(
        build_article_graph(rich_extraction, GraphSettings("https://example.org/x#", with_text=False), versions)
    )
    assert validate_store(store) == ()


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(name, whole):
    damage, shape, message = DAMAGE[name]
    damaged = damage(list(whole))
    assert damaged != list(whole)
    quick = {*term_findings(damaged), *integrity_findings(damaged)}
    findings = quick if shape.islower() else validate_quads(damaged)
    assert any(message in f.message and (not shape or f.shape == shape) for f in findings), findings


def test_all_checks_run_together_and_in_order(whole):
    """The quick checks are tested by themselves above: the SHACL engine takes its time."""
    damaged = DAMAGE["a reference to nothing"][0](
        DAMAGE["a language tag"][0](DAMAGE["two factualities"][0](list(whole)))
    )
    findings = validate_quads(damaged)
    assert {"reference", "term", "Event"} <= {finding.shape for finding in findings}
    assert list(findings) == sorted(findings)


def test_an_ill_typed_date_does_not_stop_the_other_checks(whole):
    damaged = DAMAGE["a date that is none"][0](DAMAGE["a claim without a claimant"][0](list(whole)))
    assert {"term", "Claim"} <= {finding.shape for finding in validate_quads(damaged)}


def test_the_shapes_stand_alone(whole):
    """Another program with the shapes file and the union of all graphs comes to the same end."""
    import pyshacl

    union = ox.serialize({quad.triple for quad in whole}, format=ox.RdfFormat.N_TRIPLES).decode()
    data = rdflib.Graph().parse(data=union, format="nt")
    shapes = rdflib.Graph().parse(data_path("shapes.ttl"))
    assert pyshacl.validate(data, shacl_graph=shapes)[0]
