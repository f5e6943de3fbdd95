"""What speaks for and against tokens naming a place. In: a Doc, what was found before. Out: `PlaceName`s, or None.

The model's entities, the words beside the name, the actors found before it, and how well the place is known.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.nlp.found import Found, Reference
from kg.ontology.gazetteer import PlaceEntry
from kg.ontology.place_names import ADMIN1_WORDS, ADMIN2_WORDS, CITY_WORDS

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Entities whose words name nothing else, and kinds of actors whose names hold no place of their own.
_VETO_LABELS = frozenset({"DATE", "TIME", "NORP", "LANGUAGE", "WORK_OF_ART", "LAW", "MONEY", "QUANTITY"})
_PREPOSITIONS = frozenset(
    {
        "in", "at", "near", "outside", "around", "from", "to", "across", "into", "through", "throughout", "toward",
        "towards", "inside", "via", "of", "within", "between", "beyond", "north", "south", "east", "west", "off",
        "northern", "southern", "eastern", "western", "central", "downtown", "over", "on",
    }
)  # fmt: skip
_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "dr", "president", "general", "gen", "col", "colonel", "captain", "minister", "senator",
        "sen", "rep", "sheikh", "imam", "prince", "princess", "king", "queen", "pope", "sir", "lord", "lady", "mullah",
        "judge", "justice", "governor", "gov", "mayor", "commander", "sergeant", "sgt", "lieutenant", "lt", "major",
        "professor", "prof", "chancellor", "secretary", "spokesman", "spokeswoman", "spokesperson", "ayatollah",
    }
)  # fmt: skip
_CALENDAR = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "easter", "christmas",
        "ramadan", "spring", "summer", "autumn", "winter",
    }
)  # fmt: skip
_COUNTRY_IMPORTANCE = 8.0
_DIRECTIONS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "downtown", "greater", "upper", "lower"}
)
_SEATS = frozenset({"capital", "stronghold", "bastion", "base", "headquarters", "hometown", "birthplace", "heartland"})
_KIND_WORDS = ADMIN1_WORDS | ADMIN2_WORDS | CITY_WORDS
_LITTLE_KNOWN, _WELL_KNOWN = 5.0, 7.0
# Words that are written with a capital for other reasons, and that small places bear as names.
_OTHER_CAPITALS = frozenset(
    {
        "god", "mars", "venus", "jupiter", "saturn", "neptune", "mercury", "pluto", "earth", "moon", "sun",
        "heaven", "congress", "senate", "parliament", "house", "council", "court", "police", "army", "navy",
        "union", "federation", "republic", "secretary", "president", "minister", "justice", "energy", "mission",
        "pope", "sultan", "king", "queen", "prince", "church", "soul", "liberty", "independence", "victory",
        "internet", "bible", "islam", "embassy", "constitution", "republican", "democrat", "general", "marshal",
        "bishop", "university", "college", "school", "station", "party", "office", "department", "state", "city",
        "government", "media", "press", "news", "post", "times", "star", "force", "league", "center", "centre",
        "young", "price", "brown", "white", "black", "green", "gray", "grey", "day", "summit", "security",
        "foreign", "defense", "defence", "health",
    }
)  # fmt: skip
_CLEAR_IMPORTANCE = 5.3
"""From about 200,000 people on, or a capital's, a name needs no other sign that it names a place."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Tokens `[start, end)` that may name one of `entries`; none where only the model takes it for a place.

    `level` are the precisions that a neighbouring word asks for ("province"); `evidence` counts the signs that a place
    is named at all.
    """

    start: int
    end: int
    text: str
    entries: tuple[PlaceEntry, ...]
    level: frozenset[str]
    evidence: int
    inside: tuple[int, ...] = ()


class Signs:
    """What the model and the neighbouring words say about tokens."""

    def __init__(self, doc: Doc, found: Found, demonyms: frozenset[str]) -> None:
        self._doc = doc
        self._demonyms = demonyms
        self._entity = {t: e for e in doc.ents for t in range(e.start, e.end)}
        self._surnames = {e[-1].lower_ for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
        self._surnames |= {a.name.split()[-1].lower() for a in found.actors if a.kind == "person" and " " in a.name}
        self._actors = {t: r for r in found.references if r.form in ("name", "acronym") for t in range(r.start, r.end)}
        self._states = {a.id for a in found.actors if a.kind == "state"}
        self._listed = {a.id for a in found.actors if a.known == "dictionary"} | {s.id for s in found.sources}
        self._silent = [z for z in found.article.zones if z.kind in ("boilerplate", "link")]

    def judge(self, start: int, end: int, text: str, entries: tuple[PlaceEntry, ...]) -> PlaceName | None:
        """The name with what speaks for it, or None where too little does."""
        if self._is_vetoed(start, end, text):
            return None
        best = max(e.importance - (0 if e.main else 2) for e in entries)
        if best < _COUNTRY_IMPORTANCE and self._is_part_of_name(start, end):
            return None
        evidence = self._evidence(start, end)
        name = PlaceName(start, end, text, entries, self._level(start, end), evidence)
        return name if evidence >= self._evidence_needed(start, end, best) else None

    def judge_unknown(self, start: int, end: int, text: str) -> PlaceName | None:
        """A place entity that the gazetteer lacks, where nothing speaks against it."""
        if self._is_vetoed(start, end, text) or self._doc[end - 1].lower_ in self._surnames or start in self._actors:
            return None
        return PlaceName(start, end, text, (), self._level(start, end), self._evidence(start, end))

    def _is_vetoed(self, start: int, end: int, text: str) -> bool:
        doc, first = self._doc, self._doc[start]
        if text.lower() in self._demonyms or any(z.start <= first.idx < z.end for z in self._silent):
            return True
        if end - start == 1 and (first.lower_ in _CALENDAR or first.pos_ not in ("PROPN", "NOUN", "ADJ", "X")):
            return True
        if end - start == 1 and first.lower_ in _OTHER_CAPITALS:
            return True
        if start and doc[start - 1].lower_.rstrip(".") in _TITLES and not first.is_sent_start:
            return True
        actor = self._actors.get(start)
        if actor is not None and actor.id not in self._states and self._is_actors(actor, start, end):
            return True
        entity = self._entity.get(start)
        return entity is not None and entity.label_ in _VETO_LABELS and not _is_country_name(entity, start, end)

    def _is_actors(self, actor: Reference, start: int, end: int) -> bool:
        """Whether the tokens are a listed actor's name or part of a longer name of any."""
        return actor.id in self._listed or actor.start < start or actor.end > end

    def _is_part_of_name(self, start: int, end: int) -> bool:
        """Whether the neighbouring words make it part of a longer name ("Michigan State University", "Fort Hood")."""
        doc = self._doc
        if end < len(doc):
            after, further = doc[end], doc[min(end + 1, len(doc) - 1)]
            beyond = further if after.text.istitle() and after.lower_ in _KIND_WORDS else after
            if _is_name_word(beyond) and beyond.lower_ not in _KIND_WORDS and not beyond.is_sent_start:
                return True
            if after.text == "-" and not after.whitespace_ and not doc[end - 1].whitespace_ and _is_name_word(further):
                return True
        if start and not doc[start].is_sent_start:
            before = doc[start - 1]
            if _is_name_word(before) and before.lower_ not in _KIND_WORDS | _DIRECTIONS:
                return True
            return before.text == "-" and not before.whitespace_ and start > 1 and _is_name_word(doc[start - 2])
        return False

    def _evidence(self, start: int, end: int) -> int:
        doc = self._doc
        entity = self._entity.get(end - 1)
        evidence = 0
        if entity is not None and entity.label_ in PLACE_LABELS:
            evidence += 2
        if self._before(start).lower_ in _PREPOSITIONS and start:
            evidence += 1
        if self._level(start, end):
            evidence += 1
        if _is_said_to_be_a_place(doc[end - 1]):
            evidence += 2
        if end + 1 < len(doc) and doc[end].text == "," and self._label(end + 1) in PLACE_LABELS:
            evidence += 1
        if start > 1 and doc[start - 1].text == "," and self._label(start - 2) in PLACE_LABELS:
            evidence += 1
        return evidence

    def _evidence_needed(self, start: int, end: int, importance: float) -> int:
        """The fewer know the place, the more must speak for it; another kind of entity speaks against it."""
        entity = self._entity.get(start)
        needed = 0 if importance >= _CLEAR_IMPORTANCE else 1
        if end - start == 1 and self._doc[start].lower_ in self._surnames and importance < _WELL_KNOWN:
            return 3
        if entity is None or entity.label_ in PLACE_LABELS:
            common = end - start == 1 and self._doc[start].pos_ != "PROPN"
            return needed + common
        if importance < _LITTLE_KNOWN:
            needed += 1
        if entity.label_ == "PERSON":
            return needed + (1 if (entity.start, entity.end) == (start, end) else 9)
        if entity.start < start or entity.end > end:
            return needed + (0 if importance >= 6 and entity.start >= start - 1 else 1)
        return needed

    def _label(self, token: int) -> str:
        entity = self._entity.get(token)
        return entity.label_ if entity is not None else ""

    def _before(self, start: int) -> Token:
        before = self._doc[max(start - 1, 0)]
        return self._doc[max(start - 2, 0)] if before.lower_ == "the" else before

    def _level(self, start: int, end: int) -> frozenset[str]:
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


def _is_said_to_be_a_place(token: Token) -> bool:
    """Whether a noun for places is told to be this one ("its stronghold is Panjshir", "the capital, Bangui")."""
    if token.dep_ == "appos":
        return token.head.lower_ in _KIND_WORDS | _SEATS
    if token.dep_ != "attr":
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in _KIND_WORDS | _SEATS for c in token.head.children)


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME")


def _is_country_name(entity: Span, start: int, end: int) -> bool:
    """ "Lebanon" labelled as a group of people is the country all the same; "Lebanese" is not in the gazetteer."""
    return entity.label_ == "NORP" and (entity.start, entity.end) == (start, end) and entity.root.tag_ == "NNP"
