"""Days that the text goes on telling of. In: drafts in textual order. Out: for those without a time, a day told before.

A deed told in the simple past goes on from the deed told just before it by the same people or at the same place, a
statement from the last one of the same speaker, all from the day that heads its entry. A time of another day, a
perfect or a change of who acts ends the scene: then the day stays unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import TimeSpan
from kg.nlp.dated_words import Dated
from kg.nlp.draft import Draft
from kg.nlp.entry_days import find_entries
from kg.nlp.event_clauses import marks_of, verb_of_event
from kg.nlp.found import Found, TimeExpression
from kg.nlp.statement_days import StatementDays
from kg.nlp.tenses import simple_tense
from kg.nlp.tokens import Doc, Token

_MAX_SENTENCES = 2
_BESIDE = frozenset({"title", "caption"})
_GOING_ON = frozenset({"then", "afterwards", "afterward"})
_DIVIDING = frozenset({"after", "before", "since", "until", "following", "once", "during", "ahead"})
_AT_OTHER_TIMES = frozenset(
    {
        "later", "soon", "eventually", "finally", "subsequently", "since", "earlier", "previously", "before", "already",
        "recently", "once", "ago", "formerly", "usually", "often", "repeatedly", "regularly", "always", "never", "ever",
        "sometimes",
    }
)  # fmt: skip
Days = dict[int, TimeSpan]


class Scenes:
    """The days of one Doc's drafts that have no time of their own, by the draft's token."""

    def __init__(self, doc: Doc, found: Found, dated: Dated) -> None:
        self.doc, self.found = doc, found
        self.entries = find_entries(doc, found)
        sentences = list(doc.sents)
        self._sentence_of = {t.i: n for n, s in enumerate(sentences) for t in s}
        self.statements = StatementDays(doc, found, dated, self._sentence_of)
        self._times: dict[int, list[TimeExpression]] = {}
        for time in found.times:
            self._times.setdefault(self._sentence_of[time.start], []).append(time)

    def days_of(self, drafts: Sequence[Draft]) -> Days:
        """The day of each draft that has none itself and goes on from one that has."""
        days: Days = {}
        for n, draft in enumerate(drafts):
            if draft.time is not None or draft.zone in _BESIDE or draft.reading.factuality != "actual":
                continue
            verb = self._verb(draft)
            tense = simple_tense(verb) if verb is not None else None
            if verb is None or tense is None or _is_apart(verb):
                continue
            day = self._of_entry(verb)
            if day is None and _is_words(draft):
                day = _under(self.statements.day_of(draft, verb, tense), "day of the statement")
            if day is None and tense == "past" and self._sentence_of[draft.token] not in self._times:
                day = self._going_on(drafts[:n], draft, verb, days)
            if day is not None:
                days[draft.token] = day
        return days

    def _verb(self, draft: Draft) -> Token | None:
        light = draft.candidate.light
        return self.doc[light] if light is not None else verb_of_event(self.doc[draft.token])

    def _of_entry(self, verb: Token) -> TimeSpan | None:
        """The day that heads the entry."""
        heading = next((entry.time.span for entry in self.entries if entry.start <= verb.idx < entry.end), None)
        return _under(heading, "day of the entry")

    def _going_on(self, before: Sequence[Draft], draft: Draft, verb: Token, days: Days) -> TimeSpan | None:
        """The day of the drafts just before that this one goes on from."""
        here = self._sentence_of[draft.token]
        near = [d for d in before if here - self._sentence_of[d.token] <= _MAX_SENTENCES and d.zone not in _BESIDE]
        told = [(d, time) for d in reversed(near) if (time := d.time.span if d.time else days.get(d.token))]
        last = next((pair for pair in told if pair[0].reading.factuality == "actual"), None)
        if last is None or not _is_day(last[1]) or self._is_aside(last[0]) or self._left(last[0], here, last[1]):
            return None
        scene = [d for d, time in told if time.start == time.end == last[1].start]
        return _under(last[1], "same scene") if any(self._same_scene(d, draft, verb) for d in scene) else None

    def _left(self, earlier: Draft, here: int, time: TimeSpan) -> bool:
        """Whether the sentence of the draft before tells of two days, or one in between of another time."""
        there = self._sentence_of[earlier.token]
        others = [t for t in self._times.get(there, ()) if _is_day(t.span)]
        others += [t for sentence in range(there + 1, here) for t in self._times.get(sentence, ())]
        return any(t.span.start != time.start for t in others)

    def _is_aside(self, draft: Draft) -> bool:
        """Whether a clause beside the story tells the deed: "since the war began, when rebels attacked"."""
        verb = self._verb(draft)
        while verb is not None and verb.dep_ in ("conj", "xcomp", "pcomp", "prep") and verb.head != verb:
            verb = verb.head
        return verb is None or verb.dep_ in ("relcl", "advcl", "acl", "csubj")

    def _same_scene(self, earlier: Draft, draft: Draft, verb: Token) -> bool:
        if _is_words(earlier) != _is_words(draft):
            return False
        if _is_words(draft):
            return bool(set(earlier.sides.actors) & set(draft.sides.actors))
        one, other = self.found.speech_over(earlier.token), self.found.speech_over(draft.token)
        if other is not None and other.form == "direct" and (one is None or one.speaker != other.speaker):
            return False
        shared = {*earlier.sides.actors, *earlier.sides.recipients} & {*draft.sides.actors, *draft.sides.recipients}
        going_on = any(c.lower_ in _GOING_ON for c in verb.children if c.dep_ == "advmod")
        return bool(shared) or going_on or bool(set(earlier.places) & set(draft.places))


def _is_apart(verb: Token) -> bool:
    """Whether its clause says that it happened at a time of its own: "later", "soon", "after the announcement"."""
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in _AT_OTHER_TIMES:
            return True
        if child.dep_ == "prep" and child.lower_ in _DIVIDING:
            return True
        if child.dep_ == "advcl" and marks_of(child) & _DIVIDING:
            return True
    return False


def _is_words(draft: Draft) -> bool:
    return draft.candidate.event_type.quad.startswith("verbal")


def _is_day(time: TimeSpan) -> bool:
    return time.start is not None and time.start == time.end


def _under(time: TimeSpan | None, why: str) -> TimeSpan | None:
    """The time as that of something else, with how it came there in the rule."""
    return time if time is None or time.rule.endswith(why) else replace(time, rule=f"{time.rule}; {why}")
