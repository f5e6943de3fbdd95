"""The contract holds together, and its terms fail loudly where they do not exist."""

import pytest

from kg.errors import OntologyError
from kg.ontology.contract import CKG, NIF, Namespace, code_iri, load_contract, read_contract

CONTRACT = load_contract()
DATATYPES = ("string", "number", "share", "iri", "any")


def test_every_property_is_carried_by_a_class_and_every_carried_one_is_described():
    carried = {name for term in CONTRACT.classes.values() for name in term.properties}
    assert carried == set(CONTRACT.properties)


def test_what_terms_refer_to_exists():
    for term in CONTRACT.classes.values():
        assert {*term.demands, *(term.never or ())} <= set(CONTRACT.properties)
    for term in CONTRACT.properties.values():
        assert {x for x in (term.at_most, term.below) if x} <= set(CONTRACT.properties)
        for value in term.values:
            prefix, _, local = value.partition(":")
            known = value in CONTRACT.classes or value in DATATYPES or prefix in ("xsd", "edtf")
            assert known or (prefix == "code" and local in CONTRACT.codes) or value == "geo:wktLiteral", value


def test_every_term_of_ours_stands_below_a_standard_one():
    terms = [*CONTRACT.classes.values(), *CONTRACT.properties.values()]
    lonely = [t.name for t in terms if t.name.startswith("ckg:") and not t.supers]
    assert lonely == []
    for term in terms:
        assert all(CONTRACT.iri(name) for name in term.supers)


def test_what_is_written_beside_a_property_is_above_it():
    assert all(set(p.written) <= set(p.supers) for p in CONTRACT.properties.values())
    assert CONTRACT.beside("ckg:actor") == (CKG.participant, CONTRACT.iri("sem:hasActor"))


def test_types_include_all_above():
    names = [CONTRACT.iri(n) for n in ("ckg:Person", "ckg:Actor", "schema:Person", "sem:Actor", "prov:Agent")]
    assert list(CONTRACT.types("ckg:Person")) == names


def test_each_code_relation_has_its_direct_edge():
    assert {f"ckg:{code}" for code in CONTRACT.codes["relation"].members} <= set(CONTRACT.properties)
    assert all(name.removeprefix("ckg:") in CONTRACT.codes["relation"].members for name in CONTRACT.symmetric)


def test_terms_are_full_iris():
    assert CKG.Event == "https://w3id.org/conflict-kg/ns#Event"
    assert NIF["beginIndex"].endswith("nif-core#beginIndex")
    assert code_iri("plover", "CONSULT") == "https://w3id.org/conflict-kg/code/plover/CONSULT"
    assert code_iri("mode", "CONSULT-third-party").endswith("code/mode/CONSULT-third-party")


@pytest.mark.parametrize("ask", [lambda: CKG.Evnt, lambda: CKG["actr"], lambda: Namespace("nope").x])
def test_an_unknown_term_is_an_error(ask):
    with pytest.raises(OntologyError, match="has no term"):
        ask()


@pytest.mark.parametrize(
    ("code_list", "code"), [("factuality", "actuall"), ("country", "Afghanistan"), ("plover", "consult"), ("nope", "x")]
)
def test_an_unknown_code_is_an_error(code_list, code):
    with pytest.raises(OntologyError, match="code list"):
        code_iri(code_list, code)


def test_a_contract_that_is_not_yaml_is_told(tmp_path):
    path = tmp_path / "contract.yaml"
    path.write_text("a: [b", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"contract\.yaml: cannot be read"):
        read_contract(path)
