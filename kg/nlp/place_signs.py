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
    is_named_after_land,
    is_named_by_kind,
    is_named_by_side,
    is_side,
    is_valued,
)
from kg.nlp.place_evidence import PLACE_LABELS, Evidence
from kg.nlp.place_parts import is_name_word, is_part_of_name, names_something_else
from kg.nlp.tokens import Doc
from kg.ontology.gazetteer import Gazetteer, PlaceEntry
from kg.ontology.place_cues import load_place_cues
from kg.ontology.place_names import KIND_WORDS

_COUNTRY_IMPORTANCE = 8.0
_BASE_IMPORTANCE = 5.0
_TRUST = 3
"""What it weighs that a name was a place's elsewhere in the text, or stands in a list of places."""


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
        self._surnames = {e[-1].lower_ for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
        self._surnames |= {a.name.split()[-1].lower() for a in found.actors if a.kind == "person" and " " in a.name}
        self._evidence = Evidence(doc, self._surnames)
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
        evidence = self._evidence.of(start, end) + (2 if told else 1 if context else 0)
        evidence += _TRUST if trusted or self._lies_in_next(end, entries) else 0
        end_of_name = end if best >= _COUNTRY_IMPORTANCE else self._end_with_kind(end)
        name = PlaceName(start, end_of_name, text, entries, self._evidence.level(start, end), evidence, context)
        return name if evidence >= self._evidence.needed(start, end, best, told=told) else None

    def judge_unknown(self, start: int, end: int, text: str, *, trusted: bool = False) -> PlaceName | None:
        """A name that the gazetteer lacks: the model's or the context's place, where nothing speaks against it."""
        doc, bases = self._doc, self._bases(start, end)
        if all(t.lower_ in self._cues.generic or self._cues.is_location(t.lower_) for t in doc[start:end]):
            return None
        context = Context.TOLD if is_named_by_kind(doc, start, end) else self._context(start, end, ())
        sure = context is Context.TOLD or (context > Context.NOTHING and self._has_container(end))
        refused = self._cues.bodies if sure else self._cues.bodies | self._surnames
        if self._is_vetoed(start, end, text, context) or doc[end - 1].lower_ in refused or self._is_valued(start):
            return None
        actors = {r for t in range(start, end) if (r := self._actors.get(t)) is not None}
        sign = max(context, Context.STANDING) if trusted else context
        if any(not self._gives_way(actor, start, end, sign) for actor in actors):
            return None
        evidence = self._evidence.of(start, end) + context
        if not (trusted or context is Context.TOLD or self._may_stand_alone(start, end, context, evidence)):
            return None
        return PlaceName(start, end, text, (), self._evidence.level(start, end), evidence, context, bases)

    def _context(self, start: int, end: int, entries: tuple[PlaceEntry, ...]) -> Context:
        """What the words around tell; told is also what bears the word for its kind, or a side of a known place."""
        level = self._evidence.level(start, end)
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
        return tuple(e for e in entries if e.main and e.importance >= _BASE_IMPORTANCE)

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
        labels = {self._evidence.label(t) for t in range(start, end)}
        if labels <= PLACE_LABELS:  # the label, and something besides
            last = self._doc[end - 1].lower_
            return evidence > 2 or (self._cues.is_named_kind(last) and last not in self._cues.bodies)
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
        if self._is_no_name(start, end, text) or any(z.start <= first.idx < z.end for z in self._silent):
            return True
        told = context is Context.TOLD
        if end - start == 1 and first.pos_ not in ("PROPN", "NOUN", "ADJ", "X") and not (told and first.text.istitle()):
            return True
        if start and doc[start - 1].lower_.rstrip(".") in self._cues.titles and not first.is_sent_start:
            return True
        actor = self._actors.get(start)
        if actor is not None and actor.id not in self._states and self._is_actors(actor, start, end):
            return not self._gives_way(actor, start, end, context)
        return not told and self._evidence.is_something_else(start, end)

    def _is_no_name(self, start: int, end: int, text: str) -> bool:
        """Whether the words are capitalised for another reason: a people, a month, a kind, a disease, a currency."""
        doc, first = self._doc, self._doc[start]
        if text.lower() in self._demonyms or doc[end - 1].lower_ in self._demonyms:
            return True
        if end - start == 1:
            if first.lower_ in self._cues.no_names or self._cues.is_location(first.lower_):
                return True
            if end < len(doc) and doc[end].is_digit:  # "Falcon 9"
                return True
        return names_something_else(doc, start, end) or (start > 0 and doc[start - 1].text.endswith("$"))

    def _is_actors(self, actor: Reference, start: int, end: int) -> bool:
        """Whether the tokens are a listed actor's name or part of a longer name of any."""
        return actor.id in self._listed or actor.start < start or actor.end > end
