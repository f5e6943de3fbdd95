"""Lays rows of text out for a terminal. In: column names, cells, a width. Out: lines that are never wider.

What fits becomes a table whose cells wrap between words. Where it does not fit, the last columns leave the table and
stand below each row on lines of their own, so that quotes and long names stay readable at 80 columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells

_GAP = 2
_INDENT = 4
_COMFORT = 14
_LONGEST_WORD = 30

Row = Sequence[str]


def lay_out(columns: Row, rows: Sequence[Row], width: int) -> str:
    """The rows as text; control characters become spaces, widths count terminal cells."""
    cells = [[_printable(cell) for cell in row] for row in rows]
    kept, widths = _fit(columns, cells, width)
    lines = list(_line(columns[:kept], widths)) if kept else []
    for number, row in enumerate(cells):
        lines += _line(row[:kept], widths)
        lines += _below(columns[kept:], row[kept:], width)
        if not kept and number < len(cells) - 1:
            lines.append("")
    return "".join(line.rstrip() + "\n" for line in lines)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words where a word fits."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
            continue
        pieces = chop_cells(word, width)
        lines += pieces if lines[-1] else []
        lines = lines if lines[-1] else lines[:-1] + pieces
    return lines


def _fit(columns: Row, rows: Sequence[Row], width: int) -> tuple[int, list[int]]:
    """How many of the first columns stand in the table, and how wide each is."""
    natural = [max(cell_len(text) for text in (name, *(row[i] for row in rows))) for i, name in enumerate(columns)]
    least = [_least(i, columns, rows, natural[i]) for i in range(len(columns))]
    kept = len(columns)
    while kept and sum(least[:kept]) + _GAP * (kept - 1) > width:
        kept -= 1
    return kept, _share(natural[:kept], least[:kept], width - _GAP * (kept - 1))


def _least(index: int, columns: Row, rows: Sequence[Row], natural: int) -> int:
    """The narrowest a column may be: its longest word, and so wide that no cell is much higher than four lines."""
    words = (cell_len(word) for text in (columns[index], *(row[index] for row in rows)) for word in text.split(" "))
    longest = max(words) if natural <= _LONGEST_WORD else min(max(words), _LONGEST_WORD)
    return max(longest, min(natural, max(_COMFORT, natural // 4)))


def _share(natural: list[int], least: list[int], width: int) -> list[int]:
    """What is left of the width goes to the columns that want more, the ones that want least first."""
    widths = list(least)
    left = width - sum(least)
    wanting = sorted(range(len(natural)), key=lambda i: natural[i] - least[i])
    for position, i in enumerate(wanting):
        more = min(natural[i] - least[i], left // (len(wanting) - position))
        widths[i] += more
        left -= more
    return widths


def _line(row: Row, widths: Sequence[int]) -> Iterator[str]:
    """One row of the table, as many lines as its longest cell needs."""
    wrapped = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped), default=0)):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        yield (" " * _GAP).join(
            part + " " * (width - cell_len(part)) for part, width in zip(parts, widths, strict=True)
        )


def _below(columns: Row, row: Row, width: int) -> Iterator[str]:
    """The cells that the table has no room for: `name: value`, one below another."""
    for name, cell in zip(columns, row, strict=True):
        if cell:
            first, *others = wrap(f"{name}: {cell}", max(width - 2 * _INDENT, 1))
            yield " " * _INDENT + first
            yield from (" " * 2 * _INDENT + line for line in others)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
