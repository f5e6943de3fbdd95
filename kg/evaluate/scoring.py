"""One answer against one coding. In: two `Coding`s of an article. Out: a `Score`.

Entries that a coder marked optional cost nothing, found or not, and what a coder left open is not asked. Where a coder
is scored by another, that holds for the marks of either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.coding import CodedClaim, CodedEvent, CodedFigure, CodedRelation, Coding
from kg.evaluate.days import NO_DAYS, Days
from kg.evaluate.pairing import pair_events
from kg.evaluate.same import Sameness
from kg.evaluate.tally import CODES, Entry, Score, Tally
from kg.ontology.contract import load_contract


def score(gold: Coding, answer: Coding) -> Score:
    """The answer scored by the coding."""
    comparison = _Comparison(gold, answer)
    comparison.events()
    comparison.relations()
    comparison.figures()
    return comparison.tally.score


@dataclass(frozen=True, slots=True)
class _Speaker:
    """All claims that one claimant makes about one thing."""

    by: str
    claims: tuple[CodedClaim, ...]


class _Comparison:
    """Two codings while they are compared; figures ask again which events are partners."""

    def __init__(self, gold: Coding, answer: Coding) -> None:
        self.gold, self.answer = gold, answer
        self.same = Sameness(gold, answer)
        self.tally = Tally(gold.text, gold.path)
        self.partners: set[tuple[str | None, str | None]] = set()

    def events(self) -> None:
        """Counts events and all that is said of them."""
        found = pair_events(self.gold, self.answer, self.same)
        pairs = [(self.gold.events[i], self.answer.events[j]) for i, j in found.pairs]
        self.partners = {(wanted.id, given.id) for wanted, given in pairs}
        for wanted, given in pairs:
            if not wanted.optional and not given.optional:
                self._event(wanted, given)
        for event in (self.gold.events[i] for i in found.missed):
            if not event.optional:
                entry = _entry(event)
                self.tally.one("event", entry, entry.label, "", is_right=False)
                self._alone(event, is_wanted=True)
        for event in (self.answer.events[j] for j in found.invented):
            self._invented(event)

    def _invented(self, given: CodedEvent) -> None:
        """An answer without a partner: it tells again what another one tells, or what the coder has nowhere."""
        if given.optional:
            return
        told = [e for e in self.gold.events if any(a.overlaps(b) for a in e.spans for b in given.spans)]
        if told and all(event.optional for event in told):
            return
        entry = _entry(given)
        if told:
            self.tally.repeated("event", entry, _entry(told[0]).label, entry.label)
        else:
            self.tally.one("event", entry, "", entry.label, is_right=False)
        self._alone(given, is_wanted=False)

    def _event(self, wanted: CodedEvent, given: CodedEvent) -> None:
        entry = _entry(wanted)
        self.tally.one("event", entry, entry.label, _entry(given).label, is_right=True)
        given_type = given.types[0]
        is_right = given_type in wanted.types
        self.tally.score.types.append((wanted.types[0], given_type))
        self.tally.one("type", entry, " or ".join(wanted.types), given_type, is_right=is_right)
        for row, sides in (
            ("actor", (wanted.actors, given.actors)),
            ("recipient", (wanted.recipients, given.recipients)),
        ):
            self.tally.several(row, entry, *sides, self.same.is_side, self.gold.label, self.answer.label)
        if wanted.days is not None and given.days is not None:
            days = _days_text(wanted.days), _days_text(given.days)
            self.tally.one("date", entry, *days, is_right=days[0] == days[1] != "")
        if wanted.places is not None and given.places is not None:
            self._places(entry, wanted.places, given.places)
        self._claims(entry, wanted.claims, given.claims)

    def _places(self, entry: Entry, wanted: tuple[str, ...], given: tuple[str, ...]) -> None:
        is_right = any(self.same.is_same(a, b) for a in wanted for b in given)
        names = " or ".join(map(self.gold.label, wanted)), ", ".join(map(self.answer.label, given))
        self.tally.one("place", entry, *names, is_right=is_right)

    def _claims(self, entry: Entry, wanted: tuple[CodedClaim, ...], given: tuple[CodedClaim, ...]) -> None:
        pairs = self.tally.several(
            "claim",
            entry,
            _speakers(wanted),
            _speakers(given),
            lambda a, b: self.same.is_same(a.by, b.by),
            lambda speaker: f"{self.gold.label(speaker.by)} says so",
            lambda speaker: f"{self.answer.label(speaker.by)} says so",
        )
        for one, other in pairs:
            relays = _relays(one), _relays(other)
            self.tally.several("relay", entry, *relays, self.same.is_same, self.gold.label, self.answer.label)
            self._codes(entry, one, other)

    def _codes(self, entry: Entry, one: _Speaker, other: _Speaker) -> None:
        """Polarity and the like of the two claimants' best fitting claims."""
        codes = [
            ([getattr(a, code) for code in CODES], [getattr(b, code) for code in CODES])
            for a in one.claims
            for b in other.claims
        ]
        wanted, given = max(codes, key=lambda both: sum(a == b for a, b in zip(*both, strict=True)))
        for code, a, b in zip(CODES, wanted, given, strict=True):
            self.tally.one(code, entry, a, b, is_right=a == b)

    def _alone(self, event: CodedEvent, *, is_wanted: bool) -> None:
        """What goes with a whole event that has no partner; it is one error, counted in every row."""
        sizes = {
            "type": 1,
            "actor": len(event.actors),
            "recipient": len(event.recipients),
            "date": int(bool(_days_text(event.days))),
            "place": int(bool(event.places)),
        }
        for row, size in sizes.items():
            self.tally.count(row, **{"wanted" if is_wanted else "given": size})
        self._claims_alone(event.claims, is_wanted=is_wanted)

    def _claims_alone(self, claims: tuple[CodedClaim, ...], *, is_wanted: bool) -> None:
        speakers = _speakers(claims)
        side = "wanted" if is_wanted else "given"
        self.tally.count("claim", **{side: len(speakers)})
        self.tally.count("relay", **{side: sum(len(_relays(speaker)) for speaker in speakers)})

    def relations(self) -> None:
        """Counts relations with their claims."""
        rest = list(self.answer.relations)
        for wanted in self.gold.relations:
            given = next((r for r in rest if self._is_relation(wanted, r)), None)
            if given is not None:
                rest.remove(given)
            if not wanted.optional and not (given and given.optional):
                entry = Entry(_relation_text(self.gold, wanted), wanted.span, wanted.line)
                self._thing("relation", entry, wanted.claims, None if given is None else given.claims)
        for given in rest:
            if not given.optional:
                self._thing("relation", Entry(_relation_text(self.answer, given), given.span), None, given.claims)

    def _is_relation(self, wanted: CodedRelation, given: CodedRelation) -> bool:
        orders = [(given.subject, given.object)]
        if f"ckg:{given.relation}" in load_contract().symmetric:
            orders.append((given.object, given.subject))
        return wanted.relation == given.relation and any(
            self.same.is_same(wanted.subject, a) and self.same.is_same(wanted.object, b) for a, b in orders
        )

    def figures(self) -> None:
        """Counts figures with their claims."""
        rest = list(self.answer.figures)
        for wanted in self.gold.figures:
            given = next((f for f in rest if self._is_figure(wanted, f)), None)
            if given is not None:
                rest.remove(given)
            if not wanted.optional and not (given and given.optional):
                entry = Entry(_figure_text(self.gold, wanted), wanted.span, wanted.line)
                self._thing("figure", entry, wanted.claims, None if given is None else given.claims)
        for given in rest:
            if not given.optional:
                self._thing("figure", Entry(_figure_text(self.answer, given), given.span), None, given.claims)

    def _is_figure(self, wanted: CodedFigure, given: CodedFigure) -> bool:
        if (wanted.quantity, wanted.numbers) != (given.quantity, given.numbers):
            return False
        return (wanted.of, given.of) in self.partners or self.same.is_side(wanted.of, given.of)

    def _thing(
        self, row: str, entry: Entry, wanted: tuple[CodedClaim, ...] | None, given: tuple[CodedClaim, ...] | None
    ) -> None:
        """A relation or figure that both have, or only one has: its text is its label."""
        texts = "" if wanted is None else entry.label, "" if given is None else entry.label
        self.tally.one(row, entry, *texts, is_right=wanted is not None and given is not None)
        if wanted is not None and given is not None:
            self._claims(entry, wanted, given)
        else:
            self._claims_alone(wanted or given or (), is_wanted=given is None)


def _speakers(claims: Iterable[CodedClaim]) -> list[_Speaker]:
    grouped: dict[str, list[CodedClaim]] = {}
    for claim in claims:
        grouped.setdefault(claim.by, []).append(claim)
    return [_Speaker(by, tuple(said)) for by, said in grouped.items()]


def _relays(speaker: _Speaker) -> list[str]:
    return list(dict.fromkeys(via for claim in speaker.claims for via in claim.via))


def _entry(event: CodedEvent) -> Entry:
    return Entry(f"{event.types[0]} {event.label!r}", event.spans[0] if event.spans else None, event.line)


def _days_text(days: Days | None) -> str:
    return "" if days is None or days == NO_DAYS else str(days)


def _relation_text(coding: Coding, relation: CodedRelation) -> str:
    return f"{coding.label(relation.subject)} {relation.relation} {coding.label(relation.object)}"


def _figure_text(coding: Coding, figure: CodedFigure) -> str:
    names = zip(("at least", "", "up to"), figure.numbers, strict=True)
    numbers = " ".join(f"{name} {number:,}".strip() for name, number in names if number is not None)
    event = next((e for e in coding.events if e.id == figure.of and e.id is not None), None)
    return f"{figure.quantity} {numbers} of {event.label if event else coding.label(figure.of)}"
