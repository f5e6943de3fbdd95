"""Who gives a number without saying it in so many words. In: a word of the number. Out: the reference, or None.

"The army put the toll at 12", "the UN estimates that", "rescuers counted 40 bodies": the subject of the counting.
"""

from __future__ import annotations

from kg.nlp.factuality import read_factuality
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import clause_of, grammatical_subjects, is_passive
from kg.nlp.tokens import Token
from kg.ontology.quantities import load_quantities


def giver_of(word: Token, found: Found) -> Reference | None:
    """The actor or medium that the clause says to give the number."""
    verb = clause_of(word)
    if verb.lemma_.lower() not in load_quantities().giving or is_passive(verb):
        return None
    if read_factuality(verb.doc, verb).factuality != "actual":
        return None
    at = (r for s in grammatical_subjects(verb) for r in found.references_headed_by(s.i) if r.kind != "place")
    return next(at, None)
