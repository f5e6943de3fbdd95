"""The nouns that mean a person, whoever it is: in goes `nouns/people.txt`, out come their lemmas."""

from __future__ import annotations

from functools import cache

from kg.ontology.files import data_path


@cache
def load_people_nouns() -> frozenset[str]:
    """The nouns in lower case and the singular; a line that begins with # is a comment."""
    lines = data_path("nouns", "people.txt").read_text(encoding="utf8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
