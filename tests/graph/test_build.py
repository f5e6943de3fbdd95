"""The graph of one article holds what the contract wants, and is a function of the extraction alone."""

import dataclasses
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest

from kg.errors import ValidationError
from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.model import Actor, Article, Claim, Event, Extraction, Figure, Mention, Place, Relation, TimeSpan
from kg.ontology.contract import load_contract

CONTRACT = load_contract()
BASE = "https://w3id.org/conflict-kg/id/"
PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in CONTRACT.prefixes.items())


def asks(store: ox.Store, pattern: str) -> bool:
    return bool(store.query(f"{PREFIXES} ASK {{ {pattern} }}", use_default_graph_as_union=True))


def store_of(quads) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


def test_the_fixture_uses_every_field(rich_extraction):
    """Otherwise the tests below prove less than they say."""
    for records in ("actors", "places", "events", "relations", "figures", "claims"):
        group = getattr(rich_extraction, records)
        for field in dataclasses.fields(group[0]):
            assert any(getattr(r, field.name) not in (None, ()) for r in group), (records, field.name)


@pytest.mark.parametrize(
    "pattern",
    [
        '?a a schema:NewsArticle ; schema:identifier "https://example.org/news?id=7" ; schema:datePublished "2023-03-14"^^xsd:date',
        "?a schema:url <https://example.org/news?id=7> ; schema:inLanguage 'en' ; schema:publisher/rdfs:label 'Gulf Wire'",
        "?a prov:wasGeneratedBy ?r . ?r a ckg:Run, prov:Activity ; ckg:toolVersion '0.0.1' ; ckg:ontologyVersion ?v",
        "?e a ckg:Event, sem:Event ; ckg:type code:plover\\/ASSAULT ; ckg:mode code:mode\\/ASSAULT-heavy-weapons",
        "?e ckg:acled code:acled\\/shelling-artillery-missile-attack ; ckg:cameo code:cameo\\/194 ; ckg:ucdp code:ucdp\\/state-based",
        "?e ckg:context code:context\\/military, code:context\\/territory ; ckg:quad code:quad\\/material-conflict",
        "?e ckg:actor ?a ; ckg:participant ?a ; sem:hasActor ?a ; ckg:recipient ?b ; ckg:participant ?b . FILTER(?a != ?b)",
        "?e ckg:participation ?p . ?p ckg:who ?w ; ckg:role code:role\\/recipient ; ckg:onBehalfOf id:country-NOR ; ckg:sector code:sector\\/MIL",
        "?e ckg:place id:place-bakara-77 ; sem:hasPlace id:place-bakara-77 ; ckg:instrument 'mortar' ; ckg:precedes ?f",
        '?e ckg:start "2023-03-12"^^xsd:date ; ckg:end ?x ; ckg:edtf "2023-03-12"^^edtf:EDTF ; ckg:datePrecision code:precision\\/day',
        '?e ckg:reciprocal true ; ckg:outcome "no ceasefire" ; ckg:causedBy ?f',
        '?e ckg:notBefore "2023-03-14"^^xsd:date ; ckg:factuality code:factuality\\/planned ; ckg:respondsTo ?f',
        '?e ckg:edtf "2023-03-11/2023-03-12"^^edtf:EDTF ; ckg:subEventOf ?f',
        '?e ckg:edtf "[2023-03-01..2023-03-31]"^^edtf:EDTF ; ckg:background true',
        "id:actor-dawn-front a ckg:Group, ckg:Actor ; skos:altLabel 'the Front' ; ckg:dictionaryCode 'NORREBDWN'",
        "id:actor-dawn-front skos:exactMatch <http://www.wikidata.org/entity/Q4115189> ; ckg:sector code:sector\\/REB",
        "id:country-NOR a ckg:State, ckg:Actor, ckg:Place ; ckg:precision code:precision\\/country ; ckg:lat 61.5",
        'id:place-bakara-77 ckg:within ?n ; geo:sfWithin ?n ; ckg:lat 60.12346 ; geo:hasGeometry/geo:asWKT "POINT(10.5 60.12346)"^^geo:wktLiteral',
        "?p ckg:leaderOf id:actor-dawn-front . id:actor-dawn-front ckg:basedIn id:place-bakara-77",
        "?a ckg:siblingOf ?b . ?b ckg:siblingOf ?a . ?r ckg:subject ?a ; ckg:object ?b . ?s ckg:subject ?b ; ckg:object ?a",
        "?r ckg:relation code:relation\\/holdsOffice ; ckg:office 'spokesman' ; ckg:end ?d",
        "?f ckg:of ?e ; ckg:quantity code:quantity\\/killed ; ckg:low 26 ; ckg:phrase 'At least 26' ; ckg:civilian false",
        "?f ckg:best 1500000.5 ; ckg:unit 'USD'",
        "?c ckg:about ?f ; ckg:claimant ?i ; ckg:via ?o, ?w ; ckg:relay ?r1, ?r2 . ?r1 ckg:source ?o ; ckg:position 1 . ?r2 ckg:source ?w ; ckg:position 2 . ?o rdfs:label 'Omni'",
        "?c ckg:stance code:stance\\/denies ; ckg:polarity code:polarity\\/negative ; ckg:property ckg:instrument ; ckg:value 'mortar'",
        "?c ckg:property ckg:place ; ckg:value id:place-bakara-77 ; ckg:certainty code:certainty\\/possible",
        '?c ckg:property ckg:start ; ckg:value "2023-03-13"^^xsd:date',
        "?c ckg:property ckg:type ; ckg:value code:plover\\/CONSULT",
        "?c ckg:claimant ?a ; ckg:article ?a ; prov:wasDerivedFrom ?a . ?a a schema:NewsArticle",
        "?c ckg:confidence 0.85 ; ckg:mention/nif:anchorOf '“We repelled them,”' ; ckg:cue/nif:anchorOf 'told'",
        "?m nif:referenceContext ?a ; ckg:denotes ?e ; gaf:denotes ?e . ?e a ckg:Event",
    ],
)
def test_the_graph_holds(rich_store, pattern):
    assert asks(rich_store, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "?e ckg:reciprocal true ; ckg:recipient ?x",
        "?a ckg:holdsOffice ?b",
        "?s a ckg:Source, ckg:Actor",
        "?s ?p ?o . FILTER(isBlank(?s) || isBlank(?o))",
        "?s ?p ?o . FILTER(lang(?o) != '')",
        "?s ckg:status ?o",
        "?s ckg:canonical ?o",
    ],
)
def test_the_graph_does_not_hold(rich_store, pattern):
    """A former office has no direct edge; what other articles say is not in an article's graph."""
    assert not asks(rich_store, pattern)


def test_every_predicate_and_type_is_of_the_contract(rich_quads):
    known = {CONTRACT.iri(name) for name in CONTRACT.properties} | {CONTRACT.iri("rdf:type")}
    known |= {CONTRACT.iri(name) for term in CONTRACT.properties.values() for name in term.written}
    assert {q.predicate.value for q in rich_quads} <= known


def test_all_data_is_flat_under_the_base(rich_extraction, versions):
    base = "https://example.org/our/"
    for quad in build_article_graph(rich_extraction, GraphSettings(base), versions):
        assert quad.subject.value.startswith(base)
        assert "/" not in quad.subject.value.removeprefix(base)
        assert quad.graph_name.value.startswith(base + "article-")


def test_the_text_is_left_out_on_request_and_nothing_else(rich_extraction, rich_quads, versions):
    without = set(build_article_graph(rich_extraction, GraphSettings(with_text=False), versions))
    (text,) = set(rich_quads) - without
    assert text.object.value == rich_extraction.article.text
    assert without < set(rich_quads)


def test_no_quad_is_there_twice_and_two_runs_agree(rich_extraction, rich_quads, versions):
    assert len(set(rich_quads)) == len(rich_quads)
    assert build_article_graph(rich_extraction, GraphSettings(), versions) == rich_quads


def test_the_order_of_records_does_not_matter(rich_extraction, rich_quads, versions):
    backwards = {f.name: getattr(rich_extraction, f.name) for f in dataclasses.fields(rich_extraction)}
    backwards = {name: value[::-1] if isinstance(value, tuple) else value for name, value in backwards.items()}
    assert set(build_article_graph(Extraction(**backwards), GraphSettings(), versions)) == set(rich_quads)


TEXT = "Aland and Bland fought; Aland led. Cland said no."
ARTICLE = Article("x", TEXT, published=date(2024, 5, 1))
QUOTE = Mention(0, 5, "Aland", "quote")


def small(relation: str = "leaderOf", time: TimeSpan | None = None, article: Article = ARTICLE, **claim) -> ox.Store:
    actors = tuple(Actor(f"actor-{n}", "person", n, "named", "t") for n in ("a", "b"))
    claims = (Claim("claim-1", "relation-1", "actor-a", QUOTE, "t", **claim),)
    relations = (Relation("relation-1", "actor-a", relation, "actor-b", "t", time=time),)
    extraction = Extraction(article, actors, relations=relations, claims=claims)
    return store_of(build_article_graph(extraction, GraphSettings(), Versions.of("0", "m")))


@pytest.mark.parametrize(
    ("time", "claim", "edge"),
    [
        (None, {}, True),
        (None, {"polarity": "negative"}, False),
        (None, {"certainty": "possible"}, False),
        (None, {"modality": "future"}, False),
        (None, {"stance": "denies"}, False),
        (TimeSpan(date(2020, 1, 1), None, "year", "since"), {}, True),
        (TimeSpan(None, date(2023, 1, 1), "year", "until"), {}, False),
        (TimeSpan(None, None, "year", "until", not_after=date(2023, 1, 1)), {}, False),
        (TimeSpan(date(2025, 1, 1), None, "year", "from"), {}, False),
    ],
)
def test_the_direct_edge_stands_where_the_claim_is_positive_certain_and_present(time, claim, edge):
    assert asks(small(time=time, **claim), "?a ckg:leaderOf ?b") is edge


def test_without_a_date_what_has_ended_is_not_present():
    ended = TimeSpan(None, date(2023, 1, 1), "year", "until")
    undated = replace(ARTICLE, published=None)
    assert not asks(small(time=ended, article=undated), "?a ckg:leaderOf ?b")
    assert asks(small(article=undated), "?a ckg:leaderOf ?b")


def test_a_symmetric_relation_given_both_ways_is_not_mirrored_again():
    actors = tuple(Actor(f"actor-{n}", "group", n, "named", "t") for n in ("a", "b"))
    both = (
        Relation("relation-1", "actor-a", "alliedWith", "actor-b", "t"),
        Relation("relation-2", "actor-b", "alliedWith", "actor-a", "t"),
    )
    quads = build_article_graph(Extraction(ARTICLE, actors, relations=both), GraphSettings(), Versions.of("0", "m"))
    assert {q.subject.value for q in quads if q.predicate.value == CONTRACT.iri("ckg:relation")} == {
        f"{BASE}relation-1",
        f"{BASE}relation-2",
    }


@pytest.mark.parametrize("record", ["actor", "place"])
def test_a_country_is_state_and_place_whichever_record_there_is(record):
    actors = (Actor("country-FRA", "state", "France", "dictionary", "t"),) if record == "actor" else ()
    places = (Place("country-FRA", "France", "country", "t"),) if record == "place" else ()
    quads = build_article_graph(Extraction(ARTICLE, actors, places=places), GraphSettings(), Versions.of("0", "m"))
    assert asks(
        store_of(quads), "id:country-FRA a ckg:State, ckg:Actor, ckg:Place ; ckg:precision code:precision\\/country"
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [(Decimal("1500000.50"), "1500000.5"), (Decimal("1E+3"), "1000"), (Decimal("-0.0"), "0"), (7, "7")],
)
def test_numbers_have_one_form(value, written):
    event = Event("event-1", "e", "AID", "material-cooperation", "t")
    figure = Figure("figure-1", "event-1", "money", "x", "t", best=value)
    extraction = Extraction(ARTICLE, events=(event,), figures=(figure,))
    quads = build_article_graph(extraction, GraphSettings(), Versions.of("0", "m"))
    (best,) = [q.object for q in quads if q.predicate.value == CONTRACT.iri("ckg:best")]
    assert best.value == written


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://a.example/b c?x=é", "https://a.example/b%20c?x=%C3%A9"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("news/7.html", None),
        ("", None),
    ],
)
def test_an_address_is_escaped_or_left_out(url, iri):
    extraction = Extraction(replace(ARTICLE, url=url))
    quads = build_article_graph(extraction, GraphSettings(), Versions.of("0", "m"))
    found = [q.object.value for q in quads if q.predicate.value == CONTRACT.iri("schema:url")]
    assert found == ([iri] if iri else [])


def test_a_code_that_the_contract_lacks_names_the_article():
    actor = Actor("actor-a", "person", "A", "named", "t", sector="NOPE")
    with pytest.raises(ValidationError, match=r"article 'x': .*'sector' has no 'NOPE'"):
        build_article_graph(Extraction(ARTICLE, (actor,)), GraphSettings(), Versions.of("0", "m"))
