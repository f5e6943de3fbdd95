"""What a build tells at its end. In: the store, the report, the files. Out: a `Summary`, and it as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.cli.terminal import echo_data
from kg.cli.told import Told, choose_events, event_heads, has_any
from kg.ontology.contract import CKG
from kg.pipeline import BuildReport

MOST_EVENTS = 15
MOST_NAMES = 10
_DAYS = (CKG.start, CKG.end, CKG.notBefore, CKG.notAfter)


@dataclass(frozen=True, slots=True)
class Summary:
    """A build in figures and examples.

    `different` counts the events after what is the same was joined, and `undated` and `unplaced` those of them that
    no article gives a day or a bound, or a place: the events that the explorer shows.
    """

    report: BuildReport
    different: int
    undated: int
    unplaced: int
    events: tuple[Told, ...]
    files: tuple[Path, ...]
    store: str | None


def summarise(
    store: ox.Store, report: BuildReport, graphs: Sequence[str], files: tuple[Path, ...], home: str | None
) -> Summary:
    """The summary of a build that wrote these graphs of the store."""
    heads = event_heads(store, graphs)
    different = {head for events in heads.values() for head in events}
    return Summary(
        report,
        len(different),
        sum(not has_any(store, head, _DAYS) for head in different),
        sum(not has_any(store, head, (CKG.place,)) for head in different),
        choose_events(store, heads, MOST_EVENTS),
        files,
        home,
    )


def unknown_actors(report: BuildReport) -> list[tuple[str, int]]:
    """The actors that no dictionary knows with the number of their mentions, most frequent first."""
    return sorted(report.unknown_actors.items(), key=lambda item: (-item[1], item[0]))[:MOST_NAMES]


def echo_summary_json(summary: Summary) -> None:
    """Print the summary as one JSON object."""
    report = summary.report
    whole = {
        "articles": {
            "read": report.articles,
            "unchanged": report.unchanged,
            "failed": [
                {"path": f.path, "line": f.line, "reason": f.error.message, "fix": f.error.fix} for f in report.failures
            ],
        },
        "events": {
            "found": report.events,
            "different": summary.different,
            "without_date": summary.undated,
            "without_place": summary.unplaced,
            "shown": [asdict(told) for told in summary.events],
        },
        "claims": report.claims,
        "unknown_actors": [{"name": name, "mentions": count} for name, count in unknown_actors(report)],
        "notes": [asdict(note) for note in report.notes],
        "problems": [{"article": article, **asdict(problem)} for article, problem in report.problems],
        "files": [str(path) for path in summary.files],
        "store": summary.store,
    }
    echo_data(json.dumps(whole, indent=2, ensure_ascii=False, default=str) + "\n")
