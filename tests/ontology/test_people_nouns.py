"""The nouns that mean a person."""

from kg.ontology.people_nouns import load_people_nouns


def test_nouns_for_people_are_told_from_nouns_for_things():
    nouns = load_people_nouns()
    assert {"grocer", "whistleblower", "pilot", "aunt", "mayor"} <= nouns
    assert not {"television", "pseudonym", "park", "head", "justice"} & nouns


def test_the_list_holds_lemmas_alone():
    assert all(noun.isalpha() and noun.islower() for noun in load_people_nouns())
