"""Real news: 295 whole Wikinews articles through `kg build`. No gold; what holds of every graph must hold of this one.

Each run is a process of its own with its own hash seed. Run by `make bench`.

Who is known is read from the graph alone. An actor is known or named if it is known from a dictionary or by a full name,
or is a part (`ckg:partOf`) of such an actor ("Taliban soldiers"). Those are the nodes whose IRIs are made from a key or a
name; the nodes that an article keeps to itself (`actor-<article>-...`: unnamed agents, and bare surnames too) are not.

- An event has a known actor if one of its `ckg:actor`s is known or named.
- It has both sides known if one of its `ckg:actor`s and one of its `ckg:recipient`s is; if it is reciprocal, all its sides
  are `ckg:actor`s, and two of them must be.
- A type has two sides where the ontology says so, after the manual: it is reciprocal, or requires a recipient (AID,
  CONSULT, COOPERATE, SANCTION). The same share is told of all types but those whose events often have nobody on the other
  side (MOBILIZE: "a group may mobilize with no specific entity stated"; PROTEST against an issue; RETREAT: a resignation).

Every event of the graph counts, whatever its factuality, in background and in speech.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.graph.validate import validate_store
from kg.ids import article_key
from kg.model import Article
from kg.ontology.contract import CKG, NIF, RDF_TYPE, SCHEMA
from kg.ontology.events import load_event_types
from tests.bench.figures import hold

SOURCE = Path(__file__).resolve().parents[3] / "shared" / "gold" / "wikinews" / "articles.jsonl"
KG = str(Path(sys.executable).parent / "kg")
OFTEN_ONE_SIDED = {"MOBILIZE", "PROTEST", "RETREAT"}

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not SOURCE.is_file(), reason="the Wikinews articles are not beside this checkout"),
]


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return SOURCE.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> tuple[Path, dict[str, Any]]:
    """The graph of one run, and its summary."""
    return build(tmp_path_factory.mktemp("first"), lines)


@pytest.fixture(scope="module")
def store(first: tuple[Path, dict[str, Any]]) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(first[0]), format=ox.RdfFormat.N_QUADS)
    return store


def build(folder: Path, lines: list[str], *options: str) -> tuple[Path, dict[str, Any]]:
    """The graph that `kg build` writes of the articles, and its summary."""
    source = folder / "articles.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [KG, "build", str(source), "--out", str(folder / "out"), "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "out" / "graph.nq", json.loads(done.stdout)


def values(store: ox.Store, predicate: str) -> dict[str, list[str]]:
    """The values of a property by their node."""
    out: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        out[quad.subject.value].append(quad.object.value)
    return out


def instances(store: ox.Store, kind: str) -> list[str]:
    """The nodes of a class."""
    quads = store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(kind))
    return sorted({quad.subject.value for quad in quads})


def test_every_article_is_read_without_an_error(first: tuple[Path, dict[str, Any]], lines: list[str]) -> None:
    summary = first[1]
    counted = {key: summary["events"][key] for key in ("found", "different", "without_date", "without_place")}
    print(f"\nwikinews: {summary['articles']['read']} articles, events {counted}, claims {summary['claims']}")
    assert summary["articles"] == {"read": len(lines), "unchanged": 0, "failed": []}
    assert summary["problems"] == []


def test_every_text_is_kept_and_every_mention_is_its_slice(store: ox.Store, lines: list[str]) -> None:
    given = {record["id"]: record["text"] for record in map(json.loads, lines)}
    texts = {node: text for node, (text,) in values(store, NIF.isString).items()}
    ids = {node: key for node, (key,) in values(store, SCHEMA.identifier).items()}
    assert {ids[node]: text for node, text in texts.items()} == given
    begins, ends, words, articles = (
        values(store, p) for p in (NIF.beginIndex, NIF.endIndex, NIF.anchorOf, NIF.referenceContext)
    )
    mentions = instances(store, CKG.Mention)
    wrong = [
        m
        for m in mentions
        if [texts[article][int(begins[m][0]) : int(ends[m][0])] for article in articles[m]] != words[m]
    ]
    print(f"\nwikinews: {len(mentions)} mentions, {len(wrong)} of them not their slice of the text")
    assert len(mentions) > len(lines)
    assert not wrong


def test_the_graph_conforms_to_the_shapes(store: ox.Store) -> None:
    findings = validate_store(store)
    print(f"\nwikinews: {len(store)} quads, {len(findings)} findings of the shapes")
    assert not findings, findings[:5]


@pytest.fixture(scope="module")
def known(store: ox.Store, lines: list[str]) -> dict[str, dict[str, int]]:
    """How many known or named actors stand on each side of each event: by property, then by event."""
    local = tuple(f"actor-{article_key(Article(json.loads(line)['id'], ''))}-" for line in lines)
    part_of = values(store, CKG.partOf)

    def is_named(node: str) -> bool:
        return not node.rpartition("/")[2].startswith(local)

    def is_known(actor: str) -> bool:
        return is_named(actor) or any(map(is_named, part_of.get(actor, ())))

    sides = {side: values(store, side) for side in (CKG.actor, CKG.recipient)}
    return {side: {e: sum(map(is_known, who)) for e, who in by.items()} for side, by in sides.items()}


def test_events_have_a_known_or_named_actor(store: ox.Store, known: dict[str, dict[str, int]]) -> None:
    events = instances(store, CKG.Event)
    share = sum(known[CKG.actor].get(event, 0) > 0 for event in events) / len(events)
    anybody = sum(event in known[CKG.actor] for event in events) / len(events)
    print(f"\nwikinews: {len(events)} events, {anybody:.3f} of them have any actor", end="")
    hold("wikinews", {"known or named actor": share})


def test_two_sided_events_have_both_sides_known(store: ox.Store, known: dict[str, dict[str, int]]) -> None:
    reciprocal = {event for event, (value,) in values(store, CKG.reciprocal).items() if value == "true"}
    names = {event: {iri.rpartition("/")[2] for iri in types} for event, types in values(store, CKG.type).items()}

    def has_both(event: str) -> bool:
        actors, recipients = (known[side].get(event, 0) for side in (CKG.actor, CKG.recipient))
        return actors > 1 if event in reciprocal else actors > 0 and recipients > 0

    def share(types: set[str]) -> tuple[float, int]:
        events = [event for event in instances(store, CKG.Event) if names[event] & types]
        return sum(map(has_both, events)) / len(events), len(events)

    every = {event_type.name: event_type for event_type in load_event_types()}
    two_sided = {name for name, t in every.items() if t.requires_recipient or t.reciprocal}
    for name in sorted(every):
        part, count = share({name})
        print(f"\nwikinews: {name} has both sides known in {part:.3f} of {count}", end="")
    hold(
        "wikinews",
        {"both sides": share(two_sided)[0], "both sides, all types but three": share({*every} - OFTEN_ONE_SIDED)[0]},
    )


@pytest.mark.parametrize(
    ("options", "shuffled"),
    [((), False), (("--jobs", "2"), False), ((), True)],
    ids=["again", "two-processes", "other-order"],
)
def test_the_graph_is_the_same(
    first: tuple[Path, dict[str, Any]], lines: list[str], tmp_path: Path, options: tuple[str, ...], shuffled: bool
) -> None:
    given = random.Random(295).sample(lines, len(lines)) if shuffled else lines
    path, _ = build(tmp_path, given, *options)
    assert path.read_bytes() == first[0].read_bytes()
