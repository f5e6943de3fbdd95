"""Codes that follow from a type and its sides."""

from __future__ import annotations

import pytest

from kg.errors import OntologyError
from kg.ontology import by_sides
from kg.ontology.acled import load_acled
from kg.ontology.by_sides import load_side_rules
from kg.ontology.contract import load_contract
from kg.ontology.events import load_event_types


def test_every_rule_names_what_there_is():
    types = {kind.name: kind for kind in load_event_types()}
    codes = {"acled": set(load_acled()), "ucdp": set(load_contract().codes["ucdp"].members)}
    for rule in load_side_rules().rules:
        assert rule.code in codes[rule.scheme], rule
        assert all(mode is None or types[rule.type].mode(mode) for mode in rule.modes), rule


def test_every_sector_of_the_manual_is_one_side_or_unknown():
    sectors = set(load_contract().codes["sector"].members)
    assert sectors - set(load_side_rules().side_of) == {"UNK", "PRE"}
    assert set(load_side_rules().side_of) <= sectors


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ([("state", "rebel")], "state-based"),
        ([("rebel", "rebel")], "non-state"),
        ([("rebel", "civil")], "one-sided"),
        ([("rebel", "civil"), ("rebel", "state")], "state-based"),
        ([("gunmen", "civil")], None),
        ([], None),
    ],
)
def test_the_first_rule_that_holds_decides(pairs, code):
    assert load_side_rules().code("ucdp", "ASSAULT", None, pairs) == code


def test_an_unknown_side_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "by_sides.yaml"
    rule = "{scheme: ucdp, type: ASSAULT, modes: [none], first: state, second: martians, code: one-sided}"
    path.write_text(f"sides:\n  state: [GOV]\nrules:\n  - {rule}\n", encoding="utf-8")
    monkeypatch.setattr(by_sides, "data_path", lambda *parts: path)
    with pytest.raises(OntologyError, match="unknown side") as caught:
        load_side_rules.__wrapped__()
    assert (caught.value.path, caught.value.line) == (path, 4)
