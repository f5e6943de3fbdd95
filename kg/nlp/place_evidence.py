"""How much speaks for tokens naming a place, whoever else may bear the name. In: a Doc, tokens. Out: counts of signs.

The model's entities, the words beside the name and what is done to what it names.
"""

from __future__ import annotations

from collections.abc import Set

from kg.nlp.place_context import is_at_spot
from kg.nlp.tokens import Doc, Span, Token
from kg.ontology.place_cues import load_place_cues
from kg.ontology.place_names import ADMIN1_WORDS, ADMIN2_WORDS, CITY_WORDS, KIND_WORDS

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Entities whose words name nothing else; "PRODUCT" is what the model says of any foreign word.
_VETO_LABELS = frozenset({"DATE", "TIME", "NORP", "LANGUAGE", "WORK_OF_ART", "LAW", "MONEY", "QUANTITY"})
_LITTLE_KNOWN, _WELL_KNOWN = 5.0, 7.0
_CLEAR_IMPORTANCE = 5.3
"""From about 200,000 people on, or a capital's, a name needs no other sign that it names a place."""


class Evidence:
    """The signs of one Doc; `surnames` are those of people in it, in small letters."""

    def __init__(self, doc: Doc, surnames: Set[str]) -> None:
        self._doc = doc
        self._cues = load_place_cues()
        self._surnames = surnames
        self._entity = {t: e for e in doc.ents for t in range(e.start, e.end)}

    def label(self, token: int) -> str:
        """The model's label of the entity that holds the token, or nothing."""
        entity = self._entity.get(token)
        return entity.label_ if entity is not None else ""

    def is_something_else(self, start: int, end: int) -> bool:
        """Whether the model takes the tokens for a date, a people, a work: what shares its words with no place."""
        entity = self._entity.get(start)
        return entity is not None and entity.label_ in _VETO_LABELS and not _is_country_name(entity, start, end)

    def of(self, start: int, end: int) -> int:
        """The number of signs for a place."""
        signs = 2 * (self.label(end - 1) in PLACE_LABELS) + 2 * _is_said_to_be_a_place(self._doc[end - 1])
        signs += self._is_lone_person_within(start, end) + self._is_among_places(start, end)
        return signs + self._beside(start, end) + self._done_to(self._doc[start:end].root)

    def needed(self, start: int, end: int, importance: float, *, told: bool) -> int:
        """The fewer know the place, the more must speak for it; another kind of entity speaks against it."""
        entity = self._entity.get(start)
        needed = 0 if importance >= _CLEAR_IMPORTANCE else 1
        if end - start == 1 and self._doc[start].lower_ in self._surnames and importance < _WELL_KNOWN:
            return 3
        if entity is None or entity.label_ in PLACE_LABELS or entity.label_ == "PRODUCT":
            common = end - start == 1 and self._doc[start].pos_ != "PROPN"
            return needed + common
        if importance < _LITTLE_KNOWN:
            needed += 1
        if entity.label_ == "PERSON":
            return needed + (1 if told or (entity.start, entity.end) == (start, end) else 9)
        if entity.start < start or entity.end > end:
            return needed + (0 if importance >= 6 and entity.start >= start - 1 else 1)
        return needed

    def level(self, start: int, end: int) -> frozenset[str]:
        """The precisions that the word after the name asks for, or the word before "of" ("the city of Homs")."""
        doc = self._doc
        words = [doc[end].lower_] if end < len(doc) else []
        if start > 1 and doc[start - 1].lower_ == "of":
            words.append(doc[start - 2].lower_)
        level: set[str] = set()
        for word in words:
            if word in ADMIN1_WORDS:
                level |= {"admin1", "region"}
            if word in ADMIN2_WORDS:
                level |= {"admin2", "admin1"}
            if word in CITY_WORDS:
                level |= {"city", "point"}
        return frozenset(level)

    def _beside(self, start: int, end: int) -> int:
        """The word before the name, and the word for its kind or what bears it after it."""
        doc = self._doc
        before = doc[max(start - 1, 0)]
        before = doc[max(start - 2, 0)] if before.lower_ == "the" else before
        signs = int(bool(start) and before.lower_ in self._cues.before_names)
        if self.level(start, end) or (end < len(doc) and self._cues.is_named_kind(doc[end].lower_)):
            return signs + 1
        return signs + 2 * is_at_spot(doc, start, end)

    def _done_to(self, root: Token) -> int:
        """ "captured X", "the fall of X": what is done to places rather than to people."""
        if root.dep_ in ("dobj", "nsubjpass", "conj"):
            return int(root.head.lemma_.lower() in self._cues.taking)
        return int(root.dep_ == "pobj" and root.head.head.lemma_.lower() in self._cues.taken)

    def _is_among_places(self, start: int, end: int) -> int:
        """On how many sides a comma alone divides it from what the model takes for a place."""
        doc = self._doc
        after = end + 1 < len(doc) and doc[end].text == "," and self.label(end + 1) in PLACE_LABELS
        before = start > 1 and doc[start - 1].text == "," and self.label(start - 2) in PLACE_LABELS
        return after + before

    def _is_lone_person_within(self, start: int, end: int) -> bool:
        """Whether what the model takes for a person stands right after "in", where no person does ("in Goma")."""
        entity = self._entity.get(start)
        if entity is None or entity.label_ != "PERSON" or (entity.start, entity.end) != (start, end) or not start:
            return False
        owns = end < len(self._doc) and self._doc[end].tag_ == "POS"
        return self._doc[start - 1].lower_ == "in" and not owns


def _is_said_to_be_a_place(token: Token) -> bool:
    """Whether a noun for places is told to be this one ("its stronghold is Panjshir", "the capital, Bangui")."""
    if token.dep_ == "appos":
        return token.head.lower_ in KIND_WORDS | load_place_cues().seats
    if token.dep_ != "attr":
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in KIND_WORDS | load_place_cues().seats for c in token.head.children)


def _is_country_name(entity: Span, start: int, end: int) -> bool:
    """ "Lebanon" labelled as a group of people is the country all the same; "Lebanese" is not in the gazetteer."""
    return entity.label_ == "NORP" and (entity.start, entity.end) == (start, end) and entity.root.tag_ == "NNP"
