"""Who says that somebody did a deed. In: the events with their triggers. Out: claims about the actor of a deed alone.

That a bomb went off is one thing, that X claimed it another: "The Taliban claimed responsibility", "blamed on X".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kg.ids import local_id
from kg.model import Claim, Mention
from kg.nlp.ascriptions import Ascription, ascriptions
from kg.nlp.behind import actors_behind
from kg.nlp.found import Found, Trigger
from kg.nlp.quotes import quote_of
from kg.nlp.tokens import Doc

_CONFIDENCE = Decimal("0.90")


def ascribed_claims(doc: Doc, found: Found, outlet: str) -> Iterator[Claim]:
    """Claims that somebody is the actor, by each who says so; by the outlet where the text names nobody."""
    told: dict[str, Claim] = {}
    for trigger in found.triggers:
        for ascription in ascriptions(doc[trigger.token]):
            for claim in _claims(doc, found, outlet, trigger, ascription):
                told.setdefault(claim.id, claim)
    yield from told.values()


def _claims(doc: Doc, found: Found, outlet: str, trigger: Trigger, ascription: Ascription) -> Iterator[Claim]:
    event = found.event_of[trigger.event]
    acting = {p.who for p in event.participations if p.role == "actor"}
    doers = [who for who in actors_behind(found, ascription.doers) if who in acting]
    cue = ascription.cue
    for claimant in actors_behind(found, ascription.by) or (outlet,):
        for who in doers:
            yield Claim(
                id=local_id("claim", found.article, event.id, claimant, "actor", who, str(cue.idx)),
                about=event.id,
                claimant=claimant,
                quote=quote_of(doc, found, doc[trigger.token], None),
                rule="ascription",
                cue=Mention(cue.idx, cue.idx + len(cue.text), cue.text, "cue"),
                property="actor",
                value=who,
                stance="alleges",
                certainty="probable",
                confidence=_CONFIDENCE,
            )
