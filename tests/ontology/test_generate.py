"""The generated files are those that the data wants, and are what they claim to be."""

import pyoxigraph as ox
import pytest

from kg.ontology.contract import CKG, RDF_TYPE, code_iri, load_contract
from kg.ontology.events import load_event_types
from kg.ontology.files import data_path
from kg.ontology.generate import generated_files, write_generated

FILES = generated_files()
SKOS = "http://www.w3.org/2004/02/skos/core#"


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_file_is_stale(name):
    stored = data_path(name).read_text(encoding="utf-8")
    assert stored == FILES[name], "run `python -m kg.ontology.generate`"


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_is_turtle(name):
    assert list(ox.parse(FILES[name], format=ox.RdfFormat.TURTLE))


def test_writing_gives_the_same_files(tmp_path):
    write_generated(tmp_path)
    assert {p.name: p.read_text(encoding="utf-8") for p in tmp_path.iterdir()} == FILES


def subjects_of_type(name: str, kind: str) -> set[str]:
    quads = ox.parse(FILES[name], format=ox.RdfFormat.TURTLE)
    return {q.subject.value for q in quads if q.predicate.value == RDF_TYPE and q.object.value == kind}


def test_the_vocabulary_declares_every_class_and_property_of_ours():
    declared = {q.subject.value for q in ox.parse(FILES["conflict-kg.ttl"], format=ox.RdfFormat.TURTLE)}
    contract = load_contract()
    ours = [n for n in (*contract.classes, *contract.properties) if n.startswith("ckg:")]
    assert {contract.iri(name) for name in ours} <= declared
    assert CKG.opposedTo in subjects_of_type("conflict-kg.ttl", "http://www.w3.org/2002/07/owl#SymmetricProperty")


def test_the_code_lists_hold_types_modes_and_countries():
    concepts = subjects_of_type("codes.ttl", SKOS + "Concept")
    expected = [("plover", "CONSULT"), ("mode", "CONSULT-third-party"), ("country", "AFG"), ("country", "SUN")]
    expected += [("quad", "verbal-cooperation"), ("sector", "REB"), ("cameo", "190"), ("factuality", "averted")]
    assert {code_iri(*pair) for pair in expected} <= concepts


def test_every_code_that_an_event_type_uses_is_in_its_list():
    concepts = subjects_of_type("codes.ttl", SKOS + "Concept")
    for kind in load_event_types():
        for record in (kind, *kind.modes, *kind.triggers):
            used = [(name, getattr(record, name)) for name in ("cameo", "acled") if getattr(record, name)]
            assert {code_iri(name, code) for name, code in used} <= concepts, (kind.name, record)


def test_every_code_fits_the_pattern_of_its_list():
    for iri in subjects_of_type("codes.ttl", SKOS + "Concept"):
        code_list, _, code = iri.removeprefix(load_contract().prefixes["code"]).partition("/")
        assert load_contract().codes[code_list].holds(code)
