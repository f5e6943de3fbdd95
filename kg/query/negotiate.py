"""Which format to answer in. In: an Accept header, what can be offered. Out: the best of it, after RFC 9110."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import NotAcceptableError

_MOST_RANGES = 100


@dataclass(frozen=True, slots=True)
class _Range:
    """What a client takes: a type or a pattern of types, and how gladly."""

    kind: str
    subtype: str
    quality: float

    def fits(self, media_type: str) -> int:
        """How closely it names the type: 0 is not at all."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.kind == kind and self.subtype == "*":
            return 2
        return 1 if (self.kind, self.subtype) == ("*", "*") else 0


def best_media_type(accept: str, offered: Sequence[str]) -> str:
    """The offered type that the client likes best, of equals the first. Raises NotAcceptableError.

    Without a header the first is right; what is no media range is passed over.
    """
    ranges = _ranges(accept)
    if not ranges and not accept.strip():
        return offered[0]
    liked = {each: _quality(each, ranges) for each in offered}
    best = max(offered, key=lambda each: liked[each])
    if not liked[best]:
        raise NotAcceptableError(
            f"this answer cannot be given as {accept.strip()[:200]}; there is {', '.join(offered)}"
        )
    return best


def _quality(media_type: str, ranges: Sequence[_Range]) -> float:
    closest = max(ranges, key=lambda each: each.fits(media_type), default=None)
    return closest.quality if closest is not None and closest.fits(media_type) else 0.0


def _ranges(accept: str) -> list[_Range]:
    found = []
    for part in accept.lower().split(",")[:_MOST_RANGES]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        kind, slash, subtype = name.partition("/")
        if slash and kind and subtype:
            found.append(_Range(kind, subtype, _q(parameters)))
    return found


def _q(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return 0.0
            return min(quality, 1.0) if quality > 0 else 0.0
    return 1.0
