"""Whether a name is only a part of a longer one. In: a Doc, the tokens of the name. Out: yes or no.

"Michigan" in "Michigan State University", "Bab" in "Bab al-Hawa", "Marburg" in "the Marburg virus".
"""

from __future__ import annotations

from kg.nlp.tokens import Doc, Token
from kg.ontology.place_cues import load_place_cues
from kg.ontology.place_names import KIND_WORDS

# The Arabic article before a hyphen, and what stands between the words of Romance names.
_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "an", "az", "ez", "es"})
_GENITIVES = frozenset({"de", "del", "della", "di", "do", "da", "dos", "das", "du", "des"})
_HYPHENS = frozenset({"-", "–"})
_NAMED = frozenset({"compound", "nmod", "amod", "npadvmod"})
_MAX_OFFICE = 5


def is_part_of_name(doc: Doc, start: int, end: int) -> bool:
    """Whether the words beside the tokens `[start, end)` make them part of a longer name."""
    if end < len(doc) and not _is_before_title(doc, end) and (_goes_on(doc, end) or _is_linked_on(doc, end)):
        return True
    if not start or doc[start].is_sent_start:
        return False
    before = doc[start - 1]
    if is_name_word(before) and before.lower_ not in KIND_WORDS | load_place_cues().qualifiers | _GENITIVES:
        return True
    joined = (before.text == "-" and not before.whitespace_) or before.lower_ in _GENITIVES
    return joined and start > 1 and is_name_word(doc[start - 2])


def names_something_else(doc: Doc, start: int, end: int) -> bool:
    """Whether a disease or a treaty is named after the place: "the Marburg virus", "the Minsk agreements"."""
    root = doc[start:end].root
    head = root.head
    return root.dep_ in _NAMED and head.i >= end and head.lemma_.lower() in load_place_cues().named_after


def is_name_word(token: Token) -> bool:
    """Whether the token is capitalised as a name is, and no month or day."""
    return token.text[0].isupper() and token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME")


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether the next words are capitalised too: "Homs Military Airport", "St. Peter's Square", "Guinea-Bissau"."""
    after, further = doc[end], doc[min(end + 1, len(doc) - 1)]
    beyond = further if after.text.istitle() and after.lower_ in KIND_WORDS else after
    if is_name_word(beyond) and beyond.lower_ not in KIND_WORDS and not beyond.is_sent_start:
        return True
    if after.tag_ == "POS" and further.text.istitle() and load_place_cues().is_named_kind(further.lower_):
        return True
    return after.text == "-" and not after.whitespace_ and not doc[end - 1].whitespace_ and is_name_word(further)


def _is_linked_on(doc: Doc, end: int) -> bool:
    """Whether an article or genitive leads to more of the name: "Bab al-Hawa", "Buenavista de Libertad"."""
    link = doc[end]
    if link.is_sent_start or end + 1 >= len(doc):
        return False
    following = doc[end + 1]
    if link.lower_ in _ARTICLES and following.text in _HYPHENS:
        return end + 2 < len(doc) and doc[end + 2].text.lstrip("'’‘")[:1].isupper()
    if link.text[:3].lower() in ("al-", "el-") and len(link.text) > 3:  # "Tal Al-'Eiss", left whole by the tokenizer
        return True
    return link.lower_ in _GENITIVES and following.text[0].isupper()


def _is_before_title(doc: Doc, end: int) -> bool:
    """Whether capitalised words lead to somebody's office: "New York Governor Andrew Cuomo"."""
    cues = load_place_cues()
    for index in range(end, min(end + _MAX_OFFICE, len(doc) - 1)):
        token = doc[index]
        if token.lower_.rstrip(".") in cues.titles:
            return doc[index + 1].text[:1].isupper()
        if not token.text[:1].isupper() and token.lower_ not in ("for", "of", "and"):
            return False
    return False
