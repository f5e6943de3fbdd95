"""One entry of a coding at a time. In: its fields. Out: its record; a mistake in it is a `GoldError`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import cast, get_args

from kg.evaluate.days import NO_DAYS, Days, read_days
from kg.evaluate.gold import OUTLET, GoldActor, GoldClaim, GoldEvent, GoldFigure, GoldRelation, GoldSentence
from kg.evaluate.gold_names import Names
from kg.evaluate.quotes import Quote, find_quotes
from kg.model import ActorKind, Certainty, Factuality, Modality, Polarity, Stance
from kg.ontology.contract import load_contract
from kg.ontology.events import load_event_types
from kg.ontology.fields import Fields

OPEN = "?"
"""What a coder writes where the text can be read in several ways: it is not scored."""

_MODALITY: dict[Factuality, Modality] = {
    "planned": "future",
    "hypothetical": "hypothetical",
    "attempted": "attempted",
    "averted": "attempted",
}


def read_actor(fields: Fields, text: str | None) -> GoldActor:
    """An actor, source or place; one of its names must stand in the text if one is given."""
    actor = GoldActor(fields.text("name"), fields.one_or_more("aliases"), fields.optional_text("part_of"))
    _code(fields, "kind", get_args(ActorKind))
    fields.close()
    if text is not None and not any(find_quotes(text, name) for name in actor.names):
        fix = "add the name that the article uses to `aliases`"
        raise fields.error(f"no name of {actor.name!r} stands in the article", "name", fix)
    return actor


def read_event(fields: Fields, names: Names) -> GoldEvent:
    """An event with what is said of it."""
    types = _required(fields, "type", _modes())
    anchor = names.quote(fields, "anchor", fields.text("anchor"))
    factuality = _code(fields, "factuality", get_args(Factuality)) or "actual"
    event = GoldEvent(
        types=types,
        quotes=(anchor, *(names.quote(fields, "also", quote) for quote in fields.one_or_more("also"))),
        line=fields.line,
        id=fields.optional_text("id"),
        modes=_known(fields, "mode", fields.one_or_more("mode"), [m for t in types for m in _modes()[t]]),
        actors=names.actor_names(fields, "actors"),
        recipients=names.actor_names(fields, "recipients"),
        when=_days(fields),
        where=_places(fields, names),
        factuality=cast(Factuality, factuality),
        background=fields.flag("background") or False,
        optional=fields.flag("optional") or False,
        claims=_claims(fields, names, cast(Factuality, factuality)),
    )
    fields.optional_text("note")
    fields.close()
    return event


def read_relation(fields: Fields, names: Names) -> GoldRelation:
    """A relation with what is said of it."""
    written = fields.optional_text("quote")
    relation = GoldRelation(
        subject=names.side(fields, "subject"),
        relation=_required_one(fields, "relation", _codes("relation")),
        object=names.side(fields, "object"),
        line=fields.line,
        office=fields.optional_text("office"),
        quote=names.quote(fields, "quote", written) if written else None,
        optional=fields.flag("optional") or False,
        claims=_claims(fields, names, "actual"),
    )
    fields.optional_text("note")
    fields.close()
    return relation


def read_figure(fields: Fields, names: Names) -> GoldFigure:
    """A number with what is said of it."""
    figure = GoldFigure(
        of=names.subject_of_figure(fields, "of"),
        quantity=_required_one(fields, "quantity", _codes("quantity")),
        quote=names.quote(fields, "quote", fields.text("quote")),
        line=fields.line,
        low=_number(fields, "low"),
        best=_number(fields, "best"),
        high=_number(fields, "high"),
        optional=fields.flag("optional") or False,
        claims=_claims(fields, names, "actual"),
    )
    fields.optional_text("note")
    fields.close()
    if figure.low is figure.best is figure.high is None:
        raise fields.error("the figure has no number", "quote", "give `low` (at least), `best` (about) or `high`")
    return figure


def read_sentence(fields: Fields) -> GoldSentence:
    """One sentence, whose one marked word is what the codes are about."""
    written = fields.text("text")
    before, mark, rest = written.partition("*")
    marked, end, after = rest.partition("*")
    if not mark or not end or not marked.strip() or "*" in after:
        raise fields.error("the sentence has not one marked word", "text", 'mark it: "They *attacked* the camp."')
    sentence = GoldSentence(
        text=before + marked + after,
        quote=Quote(len(before), len(before) + len(marked)),
        line=fields.line,
        polarities=cast(tuple[Polarity, ...], _required(fields, "polarity", get_args(Polarity))),
        modalities=cast(tuple[Modality, ...], _required(fields, "modality", get_args(Modality))),
        certainty=cast(Certainty | None, _code(fields, "certainty", get_args(Certainty))),
    )
    fields.optional_text("note")
    fields.close()
    return sentence


def _claims(fields: Fields, names: Names, factuality: Factuality) -> tuple[GoldClaim, ...]:
    """Who says it: those under `claims`, else the outlet; what the entry itself says of polarity and the like holds."""
    outlet = GoldClaim(
        OUTLET,
        fields.line,
        polarity="negative" if factuality == "negated" else "positive",
        modality=_MODALITY.get(factuality, "actual"),
    )
    shared = _with_codes(outlet, fields)
    return tuple(_claim(item, names, shared) for item in fields.items("claims")) or (shared,)


def _claim(fields: Fields, names: Names, shared: GoldClaim) -> GoldClaim:
    speaker = names.speakers(fields, "by")
    if len(speaker) != 1:
        raise fields.error("the claim has not one speaker", "by", "name who says it, or write `by: outlet`")
    if speaker[0] != OUTLET and "quote" not in fields:
        raise fields.error("the claim lacks its words", fix="add `quote: ...`")
    quote = names.quote(fields, "quote", fields.text("quote")) if "quote" in fields else None
    stance = cast(Stance | None, _code(fields, "stance", get_args(Stance)))
    claim = replace(shared, by=speaker[0], line=fields.line, via=names.speakers(fields, "via"), quote=quote)
    claim = replace(claim, stance=stance, polarity="negative" if stance == "denies" else claim.polarity)
    claim = _with_codes(claim, fields)
    fields.close()
    return claim


def _with_codes(claim: GoldClaim, fields: Fields) -> GoldClaim:
    return replace(
        claim,
        polarity=cast(Polarity, _code(fields, "polarity", get_args(Polarity)) or claim.polarity),
        certainty=cast(Certainty, _code(fields, "certainty", get_args(Certainty)) or claim.certainty),
        modality=cast(Modality, _code(fields, "modality", get_args(Modality)) or claim.modality),
    )


def _days(fields: Fields) -> Days | None:
    written = fields.optional_text("when")
    if written is None:
        return NO_DAYS
    days = read_days(written)
    if days is None and written != OPEN:
        fix = "write 2022-01-08, 2022-01, 2022, a/b (it lasted), a..b (a day within), a.. (since), ..b (by), or ?"
        raise fields.error(f"'when' is {written!r}, no day", "when", fix)
    return days


def _places(fields: Fields, names: Names) -> tuple[str, ...] | None:
    return None if fields.one_or_more("where") == (OPEN,) else names.place_names(fields, "where")


def _number(fields: Fields, key: str) -> Decimal | None:
    written = fields.optional_text(key)
    try:
        return Decimal(written.replace(",", "")) if written is not None else None
    except InvalidOperation:
        raise fields.error(f"{key!r} is {written!r}, no number", key, "write digits: 4000, 2.5") from None


def _required(fields: Fields, key: str, codes: Collection[str]) -> tuple[str, ...]:
    written = fields.one_or_more(key)
    if not written:
        raise fields.error(f"{fields.name} lacks {key!r}", fix=f"write one of {', '.join(codes)}")
    return _known(fields, key, written, codes)


def _required_one(fields: Fields, key: str, codes: Collection[str]) -> str:
    fields.text(key)
    return _required(fields, key, codes)[0]


def _code(fields: Fields, key: str, codes: Collection[str]) -> str | None:
    written = fields.optional_text(key)
    return None if written is None else _known(fields, key, (written,), codes)[0]


def _known(fields: Fields, key: str, written: tuple[str, ...], codes: Collection[str]) -> tuple[str, ...]:
    for code in written:
        if code not in codes:
            raise fields.error(f"{key!r} is {code!r}", key, f"write one of {', '.join(codes) or 'none: it has none'}")
    return written


def _codes(name: str) -> tuple[str, ...]:
    return tuple(load_contract().codes[name].members)


@cache
def _modes() -> dict[str, tuple[str, ...]]:
    """The event types with the names of their modes."""
    return {kind.name: tuple(mode.name for mode in kind.modes) for kind in load_event_types()}
