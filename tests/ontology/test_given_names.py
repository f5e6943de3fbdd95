"""Given names and whose they are."""

from kg.ontology.given_names import load_given_names


def test_names_are_told_by_sex_as_far_as_they_tell_it():
    names = load_given_names()
    assert names["Fatima"] is True
    assert names["Gustavo"] is False
    assert names["Kim"] is None


def test_no_state_is_taken_for_a_person():
    assert not {"Chad", "Georgia", "Jordan", "Israel", "Paris"} & load_given_names().keys()
