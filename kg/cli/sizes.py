"""Sizes in words. In: bytes. Out: as few digits as say it."""

from __future__ import annotations

_UNITS = ("bytes", "kB", "MB", "GB")


def say_size(number: int) -> str:
    """So many bytes: "812 bytes", "4.2 kB", "17 MB"."""
    size, unit = float(number), _UNITS[0]
    for unit in _UNITS:
        if size < 1000 or unit == _UNITS[-1]:
            break
        size /= 1000
    return f"{size:.0f} {unit}" if unit == _UNITS[0] or size >= 10 else f"{size:.1f} {unit}"
