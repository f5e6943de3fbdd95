"""Who is blamed, and where one speaks, is not where the deed was done."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.nlp.extract import extract, load_resources

SENTENCES = [
    ("Kenya blamed Somalia for the bombing.", []),
    ("Hamas blamed both Israel and the United States for the attack.", []),
    ("Speaking in Ankara, President Macron condemned the attack in Syria.", ["Syria"]),
    ("France blamed Mali for the killing of two soldiers in Gao.", ["Gao"]),
]


@pytest.mark.parametrize(("text", "places"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_places_of_the_deed(nlp, text, places):
    found = extract(nlp(text), Article("text", text), load_resources())
    name = {p.id: p.name for p in found.places}
    (deed,) = [e for e in found.events if e.type == "ASSAULT"]
    assert [name[p] for p in deed.places] == places
