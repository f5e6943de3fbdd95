from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import coreference_cues, cues, quantities, relation_cues
from kg.ontology.coreference_cues import load_coreference_cues
from kg.ontology.cues import load_cues
from kg.ontology.files import data_path
from kg.ontology.quantities import load_quantities
from kg.ontology.relation_cues import load_relation_cues, symmetric_relations


def test_many_reporting_verbs_each_with_a_basis() -> None:
    verbs = load_cues().reporting.verbs
    assert len(verbs) >= 150
    assert all(cue.basis for cue in verbs.values())
    stances = {cue.stance for cue in verbs.values()}
    assert stances == set("states reports confirms denies alleges doubts demands offers threatens predicts".split())  # noqa: SIM905


def test_gerunds_lead_back_to_their_verbs() -> None:
    gerunds = load_cues().reporting.gerunds
    assert [gerunds[g] for g in ("saying", "stating", "admitting", "denying", "quipping")] == [
        "say",
        "state",
        "admit",
        "deny",
        "quip",
    ]


def test_relations_are_those_of_the_contract() -> None:
    known = load_relation_cues()
    assert known.nouns["son"].relation == "childOf"
    assert known.nouns["father"].inverse
    assert symmetric_relations() == {"siblingOf", "spouseOf", "relatedTo", "alliedWith", "opposedTo"}


def test_vague_numbers_have_a_low_and_currencies_a_code() -> None:
    words = load_quantities()
    assert words.vague[("tens", "of", "thousands")] == 20000
    assert words.currencies["€"] == "EUR"
    assert words.bounds[("at", "least")] == "low"


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str, str], None]]:
    """Changes one text of one cue file in a copy that the loaders then read."""
    shutil.copytree(data_path("cues"), tmp_path / "cues")
    loaders = (load_cues, load_quantities, load_relation_cues, load_coreference_cues)
    for module in (cues, quantities, relation_cues, coreference_cues):
        monkeypatch.setattr(module, "data_path", lambda *parts: tmp_path.joinpath(*parts))

    def change(name: str, old: str, new: str) -> None:
        path = tmp_path / "cues" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        for loader in loaders:
            loader.cache_clear()

    yield change
    for loader in loaders:
        loader.cache_clear()


@pytest.mark.parametrize(
    ("name", "old", "new", "load", "message"),
    [
        ("coreference.yaml", "lands:", "islands:", load_coreference_cues, "'lands'"),
        ("reporting.yaml", "stance: denies", "stance: grumbles", load_cues, "take one of"),
        ("reporting.yaml", "words: [threaten]", "words: [threaten, say]", load_cues, "'say' stands in two groups"),
        ("reporting.yaml", "taking_gerund:", "taking_gerunds:", load_cues, "does not belong there"),
        ("reporting.yaml", "[quote, cite]", "quote", load_cues, "is no list"),
        ("governors.yaml", '"agree to"', '"nod to"', load_cues, "is no verb of `verbs`"),
        ("governors.yaml", "effect: averted", "effect: gone", load_cues, "take one of"),
        ("quantities.yaml", "quantity: killed", "quantity: grieved", load_quantities, "is no quantity"),
        ("relations.yaml", "relation: childOf", "relation: cousinOf", load_relation_cues, "is no relation"),
        ("relations.yaml", "words: [ally]", "words: [ally, son]", load_relation_cues, "'son' stands in two groups"),
    ],
)
def test_a_breach_of_the_format_names_file_line_and_fix(
    edit: Callable[[str, str, str], None], name: str, old: str, new: str, load: Callable[[], object], message: str
) -> None:
    edit(name, old, new)
    with pytest.raises(OntologyError, match=message) as raised:
        load()
    assert raised.value.line is not None
    assert str(raised.value.path).endswith(name)
