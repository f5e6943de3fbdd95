"""Scores for people. In: each gold file with its score. Out: a table, then the errors with their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from kg.cli.terminal import printable, terminal_width
from kg.evaluate.evaluate import Gold
from kg.evaluate.scores import kappa
from kg.evaluate.tally import CODES, ROWS, Score, Slip
from kg.query.table import lay_out, wrap

_COLUMNS = ("", "precision", "recall", "F1", "right", "wanted", "given")
_STYLE = {"missed": "yellow", "invented": "red", "wrong": "magenta", "repeated": "cyan"}


def eval_text(scored: Sequence[tuple[Gold, Score]], *, with_errors: bool) -> Iterator[Text]:
    """The whole: errors first, so that the figures stand where the reader's eye is at the end."""
    total = Score()
    for _, score in scored:
        total.add(score)
    for gold, score in scored if with_errors else ():
        if score.slips:
            yield Text(printable(str(gold.path)), style="bold")
            yield from _slips(score.slips)
            yield Text("")
    rows = [_row(row, total) for row in (*ROWS, *CODES) if total.counts[row].wanted or total.counts[row].given]
    yield Text(lay_out(_COLUMNS, rows, terminal_width()))
    agreement = kappa(total.types)
    if agreement is not None:
        yield Text(f"kappa of types {agreement:.2f}, over {len(total.types)} events that both have")


def _row(row: str, total: Score) -> tuple[str, ...]:
    count = total.counts[row]
    shares = ("-" if share is None else f"{share:.2f}" for share in (count.precision, count.recall, count.f1))
    return (row, *shares, str(count.right), str(count.wanted), str(count.given))


def _slips(slips: Sequence[Slip]) -> Iterator[Text]:
    """Each sentence with the errors in it below."""
    of_sentence: dict[str, list[Slip]] = {}
    for slip in slips:
        of_sentence.setdefault(slip.sentence, []).append(slip)
    for sentence, errors in of_sentence.items():
        for line in wrap(printable(sentence), terminal_width() - 2):
            yield Text(f"  {line}", style="dim")
        for slip in errors:
            first, *rest = wrap(printable(_words(slip)), terminal_width() - 6)
            yield Text.assemble("    ", (first, _STYLE[slip.fault]))
            for line in rest:
                yield Text.assemble("      ", (line, _STYLE[slip.fault]))


def _words(slip: Slip) -> str:
    words = {
        "missed": f"missed {slip.row}: {slip.wanted}",
        "invented": f"invented {slip.row}: {slip.given}",
        "wrong": f"wrong {slip.row}: {slip.given}, not {slip.wanted}",
        "repeated": f"repeated {slip.row}: {slip.given}, again {slip.wanted}",
    }[slip.fault]
    of = f" (of {slip.about})" if slip.about not in (slip.wanted, slip.given) else ""
    return words + of + (f" [line {slip.line}]" if slip.line else "")
