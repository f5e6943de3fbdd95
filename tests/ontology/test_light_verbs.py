from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import light_verbs
from kg.ontology.light_verbs import load_light_verbs

LISTS = ("agentive", "swapping", "occurring", "prepositional", "ending")


def test_each_list_holds_lemmas() -> None:
    light = load_light_verbs()
    for name in LISTS:
        lemmas = getattr(light, name)
        assert {"hold", "suffer", "erupt", "engage", "collapse"} & lemmas
        assert [lemma for lemma in lemmas if not re.fullmatch(r"[a-z-]+", lemma)] == []


def test_a_verb_that_ends_an_event_has_the_event_as_its_subject() -> None:
    light = load_light_verbs()
    assert light.ending - light.occurring <= {"break", "finish", "close"}


def test_no_verb_both_does_and_undergoes() -> None:
    light = load_light_verbs()
    assert light.agentive & light.swapping == frozenset()


@pytest.mark.parametrize("name", LISTS)
def test_a_missing_list_is_told_with_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    path = tmp_path / "light_verbs.yaml"
    path.write_text("".join(f"{other}: [do]\n" for other in LISTS if other != name), encoding="utf-8")
    monkeypatch.setattr(light_verbs, "data_path", lambda *parts: path)
    with pytest.raises(OntologyError, match=f"'{name}'") as caught:
        load_light_verbs.__wrapped__()
    assert caught.value.path == path
