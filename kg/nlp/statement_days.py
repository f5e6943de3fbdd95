"""Days of what people do by words alone: accuse, reject, demand. In: drafts and speeches of a Doc. Out: their days.

What somebody says has the day on which it was said: "said on Monday that it rejects the offer". One person's words are
of one day where the text tells no other; what a statement itself performs ("we reject") is of the day of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from kg.model import TimeSpan
from kg.nlp.dated_words import Dated
from kg.nlp.draft import Draft
from kg.nlp.event_time import event_time
from kg.nlp.found import Found, Speech
from kg.nlp.tenses import Told
from kg.nlp.text_date import date_of_text
from kg.nlp.tokens import Doc, Token
from kg.nlp.zones import zone_of_tokens

_FIRST_PERSONS = frozenset({"i", "we"})
_OWN = frozenset({"we", "our", "us", "ours"})
_STATEMENT = re.compile(
    r"\b(?:statement (?:by|of|from)|communiqu[eé]|press release|immediate release|open letter)\b", re.I
)
_HEAD, _ENOUGH, _MAX_SENTENCES = 160, 2, 3


class StatementDays:
    """The days on which those who speak in one Doc spoke."""

    def __init__(self, doc: Doc, found: Found, dated: Dated, sentence_of: Mapping[int, int]) -> None:
        self.doc, self.found, self.dated, self.sentence_of = doc, found, dated, sentence_of
        self.told = frozenset(sentence_of[time.start] for time in found.times)

    def day_of(self, draft: Draft, verb: Token, tense: Told) -> TimeSpan | None:
        """The day of a draft that tells words: by the speech that it stands in, else by who speaks."""
        speech = self.found.speech_over(draft.token)
        first_person = any(c.lower_ in _FIRST_PERSONS for c in verb.children if c.dep_ == "nsubj")
        if speech is not None:
            performed = tense == "present" and first_person
            if performed or (speech.form != "direct" and self._speaker(speech) in draft.sides.actors):
                return self._spoken_on(speech)
            return None
        if tense == "present":
            if verb.dep_ not in ("ROOT", "conj"):
                return None
            return self._own_day if first_person or self._issuer in draft.sides.actors else None
        sentence = self.sentence_of[draft.token]
        if sentence in self.told or draft.type == "CONSULT":
            return None
        return next((day for who in draft.sides.actors if (day := self._of_person(who, sentence)) is not None), None)

    def _speaker(self, speech: Speech) -> str | None:
        if speech.speaker is None:
            return None
        reference = self.found.reference_headed_by(speech.speaker) or self.found.reference_at(speech.speaker)
        return reference.id if reference else None

    def _spoken_on(self, speech: Speech) -> TimeSpan | None:
        time = event_time(self.dated, self.doc[speech.cue])
        day = time.span if time is not None else None
        return day if day is not None and day.start is not None and day.start == day.end else None

    def _of_person(self, who: str, sentence: int) -> TimeSpan | None:
        """The day on which the person speaks in the sentences just before, if each goes on from the one before it."""
        spoken = self._spoken.get(who, {})
        for _ in range(len(spoken)):
            before = max((n for n in spoken if 0 < sentence - n <= _MAX_SENTENCES), default=None)
            if before is None or (day := spoken[before]) is not None:
                return None if before is None else day
            if before in self.told:
                return None
            sentence = before
        return None

    @cached_property
    def _spoken(self) -> dict[str, dict[int, TimeSpan | None]]:
        """By person the numbers of the sentences that tell what they say, with the day where one is told."""
        spoken: dict[str, dict[int, TimeSpan | None]] = {}
        for speech in self.found.speeches:
            who = self._speaker(speech)
            actor = self.found.actor_of.get(who) if who is not None else None
            if actor is not None and actor.kind == "person":
                sentences = spoken.setdefault(actor.id, {})
                number = self.sentence_of[speech.cue]
                sentences[number] = sentences.get(number) or self._spoken_on(speech)
        return spoken

    @cached_property
    def _own_day(self) -> TimeSpan | None:
        """The day of the text itself."""
        day = date_of_text(self.doc, self.found.article)
        return TimeSpan(day, day, "day", "date of the text") if day is not None else None

    @cached_property
    def _issuer(self) -> str | None:
        """Who issues the text, where it is a statement: the first subject that its body names."""
        zones = zone_of_tokens(self.doc, self.found)
        body = [t for t in self.doc if zones[t.i] == "body"]
        quoted = {i for s in self.found.speeches if s.form == "direct" for i in range(s.start, s.end)}
        own = sum(t.lower_ in _OWN and t.i not in quoted for t in body)
        if not body or (own < _ENOUGH and not _STATEMENT.search(self.doc.text[:_HEAD])):
            return None
        actors = (r for r in self.found.references if r.kind == "actor" and r.start >= body[0].i)
        return next((r.id for r in actors if self.doc[r.head].dep_ in ("nsubj", "nsubjpass")), None)
