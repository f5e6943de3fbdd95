"""What speaks for and against tokens naming a place. In: a Doc, what was found before. Out: `PlaceName`s, or None.

The model's entities, the words beside the name, the actors found before it, and how well the place is known.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.nlp.found import Found, Reference
from kg.nlp.name_or_place import is_guess
from kg.nlp.place_context import (
    Context,
    context_of,
    is_at_spot,
    is_named_after_land,
    is_named_by_kind,
    is_named_by_side,
    is_side,
    is_valued,
)
from kg.nlp.place_parts import is_name_word, is_part_of_name, names_something_else
from kg.nlp.tokens import Doc, Span, Token
from kg.ontology.gazetteer import Gazetteer, PlaceEntry
from kg.ontology.place_cues import load_place_cues
from kg.ontology.place_names import ADMIN1_WORDS, ADMIN2_WORDS, CITY_WORDS, KIND_WORDS

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Entities whose words name nothing else, and kinds of actors whose names hold no place of their own.
_VETO_LABELS = frozenset({"DATE", "TIME", "NORP", "LANGUAGE", "WORK_OF_ART", "LAW", "MONEY", "QUANTITY"})
_COUNTRY_IMPORTANCE = 8.0
_LITTLE_KNOWN, _WELL_KNOWN = 5.0, 7.0
_TRUST = 3
"""What it weighs that a name was a place's elsewhere in the text, or stands in a list of places."""
_CLEAR_IMPORTANCE = 5.3
"""From about 200,000 people on, or a capital's, a name needs no other sign that it names a place."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Tokens `[start, end)` that may name one of `entries`; none where the gazetteer lacks the name.

    `level` are the precisions that a neighbouring word asks for ("province"); `evidence` counts the signs that a place
    is named at all; `context` is what the words around it say. An unlisted name that is made of a listed one lies at
    one of the `bases` ("Homs Military Airport", "North Dallas").
    """

    start: int
    end: int
    text: str
    entries: tuple[PlaceEntry, ...]
    level: frozenset[str]
    evidence: int
    context: Context
    bases: tuple[PlaceEntry, ...] = ()

    @property
    def told(self) -> bool:
        """Whether a noun for places says that it is one."""
        return self.context is Context.TOLD


class Signs:
    """What the model and the neighbouring words say about tokens."""

    def __init__(self, doc: Doc, found: Found, demonyms: frozenset[str], gazetteer: Gazetteer) -> None:
        self._doc = doc
        self._found = found
        self._demonyms = demonyms
        self._gazetteer = gazetteer
        self._cues = load_place_cues()
        self._entity = {t: e for e in doc.ents for t in range(e.start, e.end)}
        self._surnames = {e[-1].lower_ for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
        self._surnames |= {a.name.split()[-1].lower() for a in found.actors if a.kind == "person" and " " in a.name}
        self._actors = {t: r for r in found.references if r.form in ("name", "acronym") for t in range(r.start, r.end)}
        self._states = {a.id for a in found.actors if a.kind == "state"}
        self._listed = {a.id for a in found.actors if a.known == "dictionary"} | {s.id for s in found.sources}
        self._silent = [z for z in found.article.zones if z.kind in ("credit", "boilerplate", "link")]

    def judge(
        self, start: int, end: int, text: str, entries: tuple[PlaceEntry, ...], *, trusted: bool = False
    ) -> PlaceName | None:
        """The name with what speaks for it, or None where too little does; a `trusted` one was a place's before."""
        context, best = self._context(start, end, entries), max(e.importance - (0 if e.main else 2) for e in entries)
        if self._is_vetoed(start, end, text, context):
            return None
        if best < _COUNTRY_IMPORTANCE and is_named_after_land(self._doc, start, end):
            context = Context.TOLD
        if not any(e.precision == "country" for e in entries) and is_part_of_name(self._doc, start, end):
            return None
        told = context is Context.TOLD
        evidence = self._evidence(start, end) + (2 if told else 1 if context else 0)
        evidence += _TRUST if trusted or self._lies_in_next(end, entries) else 0
        end_of_name = end if best >= _COUNTRY_IMPORTANCE else self._end_with_kind(end)
        name = PlaceName(start, end_of_name, text, entries, self._level(start, end), evidence, context)
        return name if evidence >= self._evidence_needed(start, end, best, told=told) else None

    def judge_unknown(self, start: int, end: int, text: str, *, trusted: bool = False) -> PlaceName | None:
        """A name that the gazetteer lacks: the model's or the context's place, where nothing speaks against it."""
        doc, bases = self._doc, self._bases(start, end)
        context = Context.TOLD if is_named_by_kind(doc, start, end) else self._context(start, end, ())
        sure = context is Context.TOLD or (context > Context.NOTHING and self._has_container(end))
        refused = self._cues.bodies if sure else self._cues.bodies | self._surnames
        if self._is_vetoed(start, end, text, context) or doc[end - 1].lower_ in refused or self._is_valued(start):
            return None
        actors = {r for t in range(start, end) if (r := self._actors.get(t)) is not None}
        sign = max(context, Context.STANDING) if trusted else context
        if any(not self._gives_way(actor, start, end, sign) for actor in actors):
            return None
        evidence = self._evidence(start, end) + context
        if not (trusted or context is Context.TOLD or self._may_stand_alone(start, end, context, evidence)):
            return None
        return PlaceName(start, end, text, (), self._level(start, end), evidence, context, bases)

    def _context(self, start: int, end: int, entries: tuple[PlaceEntry, ...]) -> Context:
        """What the words around tell; told is also what bears the word for its kind, or a side of a known place."""
        level = self._level(start, end)
        fits = any(e.main and e.precision in level for e in entries)
        if fits or (is_named_by_side(self._doc, start, end) and self._bases(start, end)):
            return Context.TOLD
        return context_of(self._doc, start, end)

    def _bases(self, start: int, end: int) -> tuple[PlaceEntry, ...]:
        """The places of which the name tells a side or a building: what is left without the words for those."""
        doc = self._doc
        if is_side(doc[start]) and end - start > 1:
            return self._known(start + 1, end)
        built = doc[end - 1].lower_ in self._cues.spots
        ends = range(end - 1, start, -1) if built or is_side(doc[end - 1]) else ()
        return next((found for last in ends if (found := self._known(start, last))), ())

    def _known(self, start: int, end: int) -> tuple[PlaceEntry, ...]:
        """The well-known places of the name."""
        entries = self._gazetteer.find(self._doc[start:end].text)
        return tuple(e for e in entries if e.main and e.importance >= _LITTLE_KNOWN)

    def _lies_in_next(self, end: int, entries: tuple[PlaceEntry, ...]) -> bool:
        """Whether the name after a comma is that of an area which holds one of the places ("Binh Phuoc, Vietnam")."""
        doc = self._doc
        if end + 1 >= len(doc) or doc[end].text != "," or not doc[end + 1].text[0].isupper():
            return False
        last = next((i for i in range(end + 1, min(end + 5, len(doc))) if not doc[i].text[0].isupper()), end + 2)
        outer = {o.number for i in range(last, end + 1, -1) for o in self._gazetteer.find(doc[end + 1 : i].text)}
        return any(c.number in outer for e in entries for c in self._gazetteer.containers(e))

    def _may_stand_alone(self, start: int, end: int, context: Context, evidence: int) -> bool:
        """Whether the model's label and the words around a name agree that it is a place's."""
        labels = {self._label(t) for t in range(start, end)}
        if labels <= PLACE_LABELS:  # the label, and something besides
            return evidence > 2 or self._cues.is_named_kind(self._doc[end - 1].lower_)
        stands = context is Context.STANDING or (context is Context.WITHIN and labels == {"PERSON"})
        return stands or (context > Context.NOTHING and self._has_container(end))

    def _has_container(self, end: int) -> bool:
        """Whether what the model takes for a place follows after a comma or "in"."""
        doc = self._doc
        further = [t for t in doc[end + 1 : end + 3] if t.text[0].isupper()]
        return end < len(doc) and doc[end].lower_ in (",", "in") and any(t.ent_type_ in PLACE_LABELS for t in further)

    def _is_valued(self, start: int) -> bool:
        return start > 0 and is_valued(self._doc, self._doc[start - 1])

    def _gives_way(self, actor: Reference, start: int, end: int, context: Context) -> bool:
        """Whether what the actor stage found there is weaker than the words around the name."""
        if actor.id in self._states:
            return actor.end - actor.start < end - start
        if is_guess(self._found, actor):
            return context > Context.NOTHING and (context is Context.TOLD or self._holds(actor, start, end))
        return context is Context.TOLD and self._is_namesake(actor)

    def _holds(self, actor: Reference, start: int, end: int) -> bool:
        return start <= actor.start and actor.end <= end

    def _is_namesake(self, actor: Reference) -> bool:
        """Whether it is a listed person or medium, after whom quarters are named and who are named after towns."""
        listed = self._found.actor_of.get(actor.id)
        return actor.id in self._found.source_ids or (listed is not None and listed.kind == "person")

    def _end_with_kind(self, end: int) -> int:
        """The end with a capitalised word for the kind of area ("Aleppo Governorate")."""
        if end >= len(self._doc) or self._doc[end].is_sent_start:
            return end
        after = self._doc[end]
        further = self._doc[min(end + 1, len(self._doc) - 1)]
        named = after.text.istitle() and after.lower_ in KIND_WORDS
        return end + 1 if named and not (is_name_word(further) and further.i > end) else end

    def _is_vetoed(self, start: int, end: int, text: str, context: Context) -> bool:
        doc, first = self._doc, self._doc[start]
        if text.lower() in self._demonyms or doc[end - 1].lower_ in self._demonyms:
            return True
        if any(z.start <= first.idx < z.end for z in self._silent):
            return True
        if end - start == 1 and (first.lower_ in self._cues.no_names or self._cues.is_location(first.lower_)):
            return True
        if end - start == 1 and end < len(doc) and doc[end].is_digit:  # "Falcon 9"
            return True
        if names_something_else(doc, start, end) or (start and doc[start - 1].text.endswith("$")):
            return True
        told = context is Context.TOLD
        if end - start == 1 and first.pos_ not in ("PROPN", "NOUN", "ADJ", "X") and not (told and first.text.istitle()):
            return True
        if start and doc[start - 1].lower_.rstrip(".") in self._cues.titles and not first.is_sent_start:
            return True
        actor = self._actors.get(start)
        if actor is not None and actor.id not in self._states and self._is_actors(actor, start, end):
            return not self._gives_way(actor, start, end, context)
        entity = self._entity.get(start)
        if entity is None or entity.label_ not in _VETO_LABELS or told:
            return False
        return not _is_country_name(entity, start, end)

    def _is_actors(self, actor: Reference, start: int, end: int) -> bool:
        """Whether the tokens are a listed actor's name or part of a longer name of any."""
        return actor.id in self._listed or actor.start < start or actor.end > end

    def _evidence(self, start: int, end: int) -> int:
        doc = self._doc
        entity = self._entity.get(end - 1)
        evidence = 0
        if entity is not None and entity.label_ in PLACE_LABELS:
            evidence += 2
        if self._before(start).lower_ in self._cues.before_names and start:
            evidence += 1
        if self._is_lone_person_within(start, end):
            evidence += 1
        if self._level(start, end) or (end < len(doc) and self._cues.is_named_kind(doc[end].lower_)):
            evidence += 1
        elif is_at_spot(doc, start, end):
            evidence += 2
        if _is_said_to_be_a_place(doc[end - 1]):
            evidence += 2
        root = doc[start:end].root
        if root.dep_ in ("dobj", "nsubjpass", "conj") and root.head.lemma_.lower() in self._cues.taking:
            evidence += 1
        if end + 1 < len(doc) and doc[end].text == "," and self._label(end + 1) in PLACE_LABELS:
            evidence += 1
        if start > 1 and doc[start - 1].text == "," and self._label(start - 2) in PLACE_LABELS:
            evidence += 1
        return evidence

    def _is_lone_person_within(self, start: int, end: int) -> bool:
        """Whether what the model takes for a person stands right after "in", where no person does ("in Goma")."""
        entity = self._entity.get(start)
        if entity is None or entity.label_ != "PERSON" or (entity.start, entity.end) != (start, end) or not start:
            return False
        owns = end < len(self._doc) and self._doc[end].tag_ == "POS"
        return self._doc[start - 1].lower_ == "in" and not owns

    def _evidence_needed(self, start: int, end: int, importance: float, *, told: bool) -> int:
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
            return needed + (1 if told or (entity.start, entity.end) == (start, end) else 9)
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
        return token.head.lower_ in KIND_WORDS | load_place_cues().seats
    if token.dep_ != "attr":
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in KIND_WORDS | load_place_cues().seats for c in token.head.children)


def _is_country_name(entity: Span, start: int, end: int) -> bool:
    """ "Lebanon" labelled as a group of people is the country all the same; "Lebanese" is not in the gazetteer."""
    return entity.label_ == "NORP" and (entity.start, entity.end) == (start, end) and entity.root.tag_ == "NNP"
