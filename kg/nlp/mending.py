"""Parses mended where one construction is misread as a rule, before any stage reads them. In: a Doc. Out: nothing.

Each construction has a file of its own, which says what the parser makes of it and by what it is known.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.nlp.apposed_names import mend_apposed_names
from kg.nlp.closing_speech import mend_closing_speech
from kg.nlp.headline_verbs import mend_headline_verbs
from kg.nlp.loose_conjunctions import mend_loose_conjunctions
from kg.nlp.reduced_relatives import mend_reduced_relatives
from kg.nlp.tokens import Doc


def mend(doc: Doc, verb_forms: Mapping[str, str]) -> None:
    """Changes the tree of the Doc where it is known to be wrong; `verb_forms` are lemmas by third person singular."""
    mend_headline_verbs(doc, verb_forms)
    mend_reduced_relatives(doc)
    mend_apposed_names(doc)
    mend_loose_conjunctions(doc)
    mend_closing_speech(doc)
