"""What a store holds, in figures. In: a store to read, its folder if it lies in one. Out: `Stats`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.graph.reading import instances, label, text_of
from kg.ontology.contract import CKG, NIF, PROV, SCHEMA
from kg.store.lock import Holder, holder_of
from kg.store.schema import version_of
from kg.store.snapshots import newest

_KINDS = {
    "articles": SCHEMA.NewsArticle,
    "events": CKG.Event,
    "actors": CKG.Actor,
    "sources": CKG.Source,
    "places": CKG.Place,
    "relations": CKG.Relation,
    "figures": CKG.Figure,
    "claims": CKG.Claim,
    "mentions": CKG.Mention,
}


@dataclass(frozen=True, slots=True)
class Run:
    """What made articles' graphs, and how many of them."""

    label: str
    articles: int


@dataclass(frozen=True, slots=True)
class Stats:
    """A store in figures. `different` are the kinds after what is the same was joined; days are those of articles.

    `bytes_on_disk`, `version` and `published` are of a folder, `holder` is who writes to it now.
    """

    statements: int
    counts: dict[str, int]
    different: dict[str, int]
    links: int
    wrong: int
    first_day: str | None
    last_day: str | None
    without_date: int
    without_text: int
    runs: tuple[Run, ...]
    bytes_on_disk: int | None = None
    version: int | None = None
    holder: Holder | None = None


def stats_of(store: ox.Store, folder: Path | None = None) -> Stats:
    """The figures of a store."""
    nodes = {name: instances(store, kind) for name, kind in _KINDS.items()}
    heads = {text_of(q.subject): text_of(q.object) for q in _with(store, CKG.canonical)}
    days = sorted(text_of(quad.object) for quad in _with(store, SCHEMA.datePublished))
    made = Counter(text_of(quad.object) for quad in _with(store, PROV.wasGeneratedBy))
    return Stats(
        statements=len(store),
        counts={name: len(found) for name, found in nodes.items()},
        different={name: len({heads.get(n, n) for n in nodes[name]}) for name in ("events", "actors", "places")},
        links=len(instances(store, CKG.Link)),
        wrong=len({quad.subject for quad in _with(store, CKG.wrong)}),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        without_date=len(nodes["articles"]) - len(days),
        without_text=len(nodes["articles"]) - sum(1 for _ in _with(store, NIF.isString)),
        runs=tuple(Run(label(store, run), number) for run, number in sorted(made.items())),
        bytes_on_disk=size_on_disk(folder) if folder else None,
        version=version_of(folder) if folder else None,
        holder=holder_of(folder) if folder else None,
    )


def size_on_disk(folder: Path) -> int:
    """The bytes of a folder's files, each file once however many names it has."""
    found = (path.stat() for path in folder.rglob("*") if path.is_file())
    return sum({each.st_ino: each.st_size for each in found}.values())


def published(folder: Path) -> float | None:
    """When readers last got a new state, in seconds since the epoch."""
    last = newest(folder)
    return last.stat().st_mtime if last else None


def _with(store: ox.Store, property: str) -> list[ox.Quad]:
    return list(store.quads_for_pattern(None, ox.NamedNode(property), None))
