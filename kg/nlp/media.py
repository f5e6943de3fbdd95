"""Media that no list has. In: a Doc, the actors and sources found, their references. Out: the same, media as sources.

"The website Sahel Now", "the Maghreb Courier newspaper", "Tamazuj Radio" are sources by the words of and beside their
names; "the newspaper" that reports is the medium mentioned last, "local media" that report are a medium without a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.ids import local_id, named_id
from kg.model import Actor, Article, Source
from kg.nlp.found import Reference
from kg.nlp.reported import reporting_cue
from kg.nlp.syntax import children
from kg.nlp.tokens import Doc, Token
from kg.ontology.cues import load_cues
from kg.ontology.given_names import load_given_names
from kg.ontology.media_cues import MediaNoun, load_media_cues

_PLACE_LABELS = frozenset({"GPE", "LOC", "NORP", "DATE", "TIME", "CARDINAL"})
_NAMED_AS_MEDIA = frozenset({"ORG", "WORK_OF_ART"})
_INNER = frozenset({"de", "la", "el", "le", "al", "of", "the", "du", "-", "’", "'"})
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class MediaFound:
    """The records by id, media among them, and the references."""

    records: dict[str, Actor | Source]
    references: tuple[Reference, ...]


def find_media(
    doc: Doc, article: Article, records: dict[str, Actor | Source], references: tuple[Reference, ...]
) -> MediaFound:
    """The records and references with every medium a source."""
    media = _Media(doc, article, dict(records), references)
    media.read_names()
    media.read_nouns()
    media.read_again()
    return MediaFound(media.records, tuple(sorted(media.references, key=lambda r: (r.start, r.end, r.id))))


class _Media:
    def __init__(
        self, doc: Doc, article: Article, records: dict[str, Actor | Source], references: tuple[Reference, ...]
    ) -> None:
        self.doc, self.article, self.records = doc, article, records
        self.references = list(references)
        self.cues = load_media_cues()

    def read_names(self) -> None:
        """Names of several words that say themselves that they are a medium's."""
        for position, reference in enumerate(self.references):
            if reference.form == "name" and self._is_guess(reference) and self._is_named_as_one(reference):
                self.references[position] = self._source_reference(reference.start, reference.end)
        for entity in self.doc.ents:
            start = entity.start + (entity[0].lower_ == "the")
            free = not any(r.start < entity.end and start < r.end for r in self.references)
            if free and entity.label_ in _NAMED_AS_MEDIA and self._has_word_of_media(start, entity.end):
                self.references.append(self._source_reference(start, entity.end))

    def read_nouns(self) -> None:
        """Nouns for media, with the name beside them, a name before them in the text, or none."""
        for start, end, noun in self.cues.nouns.find(self.doc.parts):
            head = self.doc[start:end].root
            if head.pos_ not in ("NOUN", "PROPN") or self._is_within_name(start, end):
                continue
            name = None if noun.unnamed else self._name_of(start, end, head, noun)
            if name is not None:
                self._take(*name)
                source = self._at(name[0])
                if source is not None and head.dep_ != "compound":
                    self._replace_nominals(start, end, head, source.id)
            elif _speaks(head):
                self._let_speak(start, end, head, noun)

    def read_again(self) -> None:
        """The other places where a name stands that was found to be a medium's."""
        media = {s.name: s.id for s in self.records.values() if isinstance(s, Source)}
        for position, reference in enumerate(self.references):
            text = self.doc[reference.start : reference.end].text
            if reference.form in ("name", "acronym") and text in media and self._is_guess(reference):
                self.references[position] = self._source_reference(reference.start, reference.end)

    # -- names -------------------------------------------------------------------------------------------------------

    def _is_guess(self, reference: Reference) -> bool:
        record = self.records.get(reference.id)
        return isinstance(record, Actor) and record.known == "named" and reference.kind == "actor"

    def _is_named_as_one(self, reference: Reference) -> bool:
        record = self.records[reference.id]
        titled = isinstance(record, Actor) and record.part_of is not None
        return not titled and self._has_word_of_media(reference.start, reference.end)

    def _has_word_of_media(self, start: int, end: int) -> bool:
        words = [t.lower_ for t in self.doc[start:end]]
        return len(words) > 1 and (words[-1] in self.cues.name_words or words[0] in ("radio", "tv"))

    def _is_within_name(self, start: int, end: int) -> bool:
        return any(r.form in ("name", "acronym") and r.start <= start and end <= r.end for r in self.references)

    def _name_of(self, start: int, end: int, head: Token, noun: MediaNoun) -> tuple[int, int] | None:
        """The name beside the noun; words that mean much else have one only where they report or are told."""
        if not noun.anaphoric:
            return self._name_beside(start, end, head)
        name = self._name_after(end)
        if name is None or name[0] != end or name[1] - name[0] < 2:
            return None
        return name if _speaks(head) or _speaks(self.doc[name[0] : name[1]].root) else None

    def _name_beside(self, start: int, end: int, head: Token) -> tuple[int, int] | None:
        if head.tag_ in ("NNS", "NNPS"):
            return None
        return self._name_after(end) or self._name_before(start, head)

    def _name_after(self, first: int) -> tuple[int, int] | None:
        """The capitalised run right after the noun."""
        if first < len(self.doc) and self.doc[first].text == ",":
            first += 1
        end = first
        for token in self.doc[first : first + _LONGEST_NAME]:
            inner = token.lower_ in _INNER and end > first
            if token.is_sent_start or not (_is_capitalised(token) or inner) or token.ent_type_ in ("DATE", "TIME"):
                break
            end = token.i + 1 if _is_capitalised(token) else end
        closed = self.doc[first - 1].text != "," or (end < len(self.doc) and self.doc[end].text == ",")
        return (first, end) if end > first and closed and self._may_be_medium(first, end) else None

    def _name_before(self, start: int, head: Token) -> tuple[int, int] | None:
        """The capitalised run right before the noun in its phrase, if it is no place's or people's."""
        first = start
        while first > 0 and first > head.left_edge.i - 1 and self.doc[first - 1].text[0].isupper():
            if self.doc[first - 1].ent_type_ in _PLACE_LABELS or self.doc[first - 1].tag_ in ("DT", "PRP$", "IN"):
                break
            first -= 1
        named = start - first > 1 or (first < start and self.doc[first].ent_type_ in ("ORG", "WORK_OF_ART"))
        return (first, start) if named and self._may_be_medium(first, start) else None

    def _may_be_medium(self, start: int, end: int) -> bool:
        """Whether nothing listed but a medium stands among the tokens; it may begin with its country or town."""
        inside = [r for r in self.references if r.start < end and start < r.end and r.form != "nominal"]
        return all(
            isinstance(self.records[r.id], Source)
            or (self._is_guess(r) and not self._is_persons(r))
            or self._is_first_place(r, start, end)
            for r in inside
        )

    def _is_persons(self, reference: Reference) -> bool:
        """Whether it is a full name that begins as people's do ("on television Omar Diallo said")."""
        record = self.records[reference.id]
        person = isinstance(record, Actor) and record.kind == "person" and " " in record.name
        return person and record.name.split()[0] in load_given_names()

    def _is_first_place(self, reference: Reference, start: int, end: int) -> bool:
        record = self.records[reference.id]
        state = isinstance(record, Actor) and record.kind == "state"
        return state and reference.start == start and reference.end < end

    def _take(self, start: int, end: int) -> None:
        """Makes the tokens the name of a medium, unless they are already."""
        inside = [r for r in self.references if r.start < end and start < r.end]
        if any(isinstance(self.records[r.id], Source) and r.start <= start for r in inside):
            return
        self.references = [r for r in self.references if r not in inside or r.form == "nominal"]
        self.references.append(self._source_reference(start, end))

    def _source_reference(self, start: int, end: int) -> Reference:
        span = self.doc[start:end]
        identifier = named_id("source", span.text)
        self.records.setdefault(identifier, Source(identifier, span.text, "word for a medium", (span.text,)))
        return Reference(start, end, span.root.i, identifier, "source", "name", "word for a medium")

    # -- nouns -------------------------------------------------------------------------------------------------------

    def _let_speak(self, start: int, end: int, head: Token, noun: MediaNoun) -> None:
        """The medium mentioned last, or one without a name."""
        singular = head.tag_ in ("NN", "NNP")
        definite = any(c.lower_ in ("the", "this") for c in children(head, "det"))
        owned = bool(children(head, "compound", "amod", "poss", "nmod")) and not noun.unnamed
        last = self._last_before(start) if singular and definite and not owned and not noun.unnamed else None
        if last is not None:
            self._replace_nominals(start, end, head, last)
        elif not noun.anaphoric:
            first = min([start, *(c.i for c in children(head, "amod", "compound", "nmod"))])
            text = self.doc[first:end].text
            identifier = local_id("source", self.article, text.lower())
            self.records.setdefault(identifier, Source(identifier, text, "medium without a name", (text,)))
            self._replace_nominals(first, end, head, identifier)

    def _last_before(self, start: int) -> str | None:
        sources = [r for r in self.references if r.end <= start and r.kind == "source" and r.form != "nominal"]
        return max(sources, key=lambda r: r.start).id if sources else None

    def _replace_nominals(self, start: int, end: int, head: Token, source: str) -> None:
        self.references = [r for r in self.references if r.form != "nominal" or not r.start <= head.i < r.end]
        self.references.append(Reference(start, end, head.i, source, "source", "nominal", "word for a medium"))

    def _at(self, start: int) -> Reference | None:
        return next((r for r in self.references if r.start <= start < r.end and r.kind == "source"), None)


def _is_capitalised(token: Token) -> bool:
    """Whether it has a capital as names have: at its front, or within as in "eNCA" and "dxKB"."""
    return token.text[0].isupper() or any(c.isupper() for c in token.text[1:])


def _speaks(head: Token) -> bool:
    """Whether the noun stands where one does who reports: it says, it is told, it is what something accords to."""
    if head.dep_ == "nsubj":
        return reporting_cue(head.head) is not None or head.head.lemma_.lower() in load_cues().reporting.quoting
    if head.dep_ in ("dobj", "dative"):
        return head.head.lemma_.lower() in load_cues().reporting.taking_addressee
    return head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according"
