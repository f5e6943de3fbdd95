"""Names set off by commas after a title with its place or body. In: a parsed Doc. Out: its tree is changed.

"The governor of Lagos, Musa Danjuma, said": the parser hangs the name on the nearer noun, and who reads the tree takes
Lagos to be Danjuma. A person beside what is none goes with the noun before it.
"""

from __future__ import annotations

from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token

_HUNG_AS = frozenset({"appos", "npadvmod", "conj", "nmod", "dep"})
_OF_OFFICES = frozenset({"of", "for", "in", "at"})


def mend_apposed_names(doc: Doc) -> None:
    """Hangs each such name on the title."""
    for name in doc:
        title = _title_of(name) if name.dep_ in _HUNG_AS and name.ent_type_ == "PERSON" else None
        if title is not None:
            doc.hang(name, title, "appos")


def _title_of(name: Token) -> Token | None:
    """The noun for a person whose place or body the name was hung on, where commas close the name in."""
    place = name.head
    start, end = name.left_edge.i, name.right_edge.i + 1
    if place.dep_ != "pobj" or place.ent_type_ == "PERSON" or place.i > start or not _closed_in(name.doc, start, end):
        return None
    if children(place, "cc") or place.head.lower_ not in _OF_OFFICES:
        return None
    title = place.head.head
    common = title.pos_ == "NOUN" and title.tag_ == "NN" and not title.ent_type_
    return title if common and title.i < place.i else None


def _closed_in(doc: Doc, start: int, end: int) -> bool:
    """Whether a comma stands before the name, and one or the sentence's end behind it."""
    after = doc[end].text if end < len(doc) else "."
    return start > 0 and doc[start - 1].text == "," and after in (",", ".", ";", ")")
