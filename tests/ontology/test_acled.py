from __future__ import annotations

import re

from kg.ontology.acled import load_acled
from kg.ontology.events import load_event_types


def test_every_slug_of_the_event_types_is_a_sub_event_of_acled() -> None:
    slugs = {
        slug
        for kind in load_event_types()
        for slug in (kind.acled, *(mode.acled for mode in kind.modes), *(trigger.acled for trigger in kind.triggers))
        if slug
    }
    assert slugs <= set(load_acled())


def test_a_slug_is_its_name_in_small_letters() -> None:
    for slug, kind in load_acled().items():
        assert slug == re.sub("[^a-z0-9]+", "-", kind.sub_event_type.lower()).strip("-")


def test_the_table_has_all_of_acled() -> None:
    kinds = load_acled().values()
    assert len(kinds) == 25
    assert {kind.event_type for kind in kinds} == {
        "Battles",
        "Protests",
        "Riots",
        "Explosions/Remote violence",
        "Violence against civilians",
        "Strategic developments",
    }
    assert all(kind.basis for kind in kinds)
