"""Signs of violence and of accidents."""

from __future__ import annotations

import pytest

from kg.errors import OntologyError
from kg.ontology import harm
from kg.ontology.harm import load_harm_signs


def test_no_word_is_a_sign_of_both():
    signs = load_harm_signs()
    assert {"gunman", "bomb"} <= signs.violence
    assert {"earthquake", "crash"} <= signs.accident
    assert not signs.violence & signs.accident


def test_a_missing_list_is_told(tmp_path, monkeypatch):
    path = tmp_path / "harm.yaml"
    path.write_text("violence:\n  words: [bomb]\n", encoding="utf-8")
    monkeypatch.setattr(harm, "data_path", lambda *parts: path)
    with pytest.raises(OntologyError, match="'accident'") as caught:
        load_harm_signs.__wrapped__()
    assert caught.value.path == path
