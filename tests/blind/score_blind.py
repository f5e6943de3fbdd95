"""Score graphs of the blind articles against what was coded by reading.

    python tests/blind/score_blind.py GRAPH.nq EXPECTED.json   one graph
    python tests/blind/score_blind.py --all [FOLDER]           build and score every article of a folder

A graph is read through its contract alone (DESIGN, section 4). The denominators never move: what cannot be looked
up is missed. README.md beside this file tells the conventions of the coding.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

ARTICLES = Path(__file__).resolve().parent / "articles"
ACTOR_TYPES = {"Person", "Group", "Organization", "State", "Actor"}
PREFIXES = """
PREFIX ckg: <https://w3id.org/conflict-kg/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
"""

Spec = dict[str, Any]
Row = tuple[Any, ...]


def tail(iri: str) -> str:
    """The last part of an IRI."""
    return re.split(r"[#/]", iri)[-1]


def fold(name: str) -> str:
    """A name as names are compared: lower case, straight apostrophes, no leading article."""
    return re.sub(r"^the ", "", name.lower().replace("’", "'")).strip()


def listed(value: Any) -> list[Any]:
    """A value of the coding as a list: some keys take one value or several."""
    return value if isinstance(value, list) else [value]


@dataclass(frozen=True)
class Item:
    """One thing that the coding asks of a graph, and whether the graph has it."""

    kind: str
    name: str
    must: bool
    holds: bool


@dataclass(frozen=True)
class Score:
    """What came out for one article."""

    name: str
    items: list[Item]
    violations: list[str]

    @property
    def asked(self) -> int:
        """The number of items that must hold."""
        return sum(i.must for i in self.items)

    @property
    def held(self) -> int:
        """The number of those that do."""
        return sum(i.must and i.holds for i in self.items)


@dataclass(eq=False)
class Event:
    """An event of the graph: the values of its properties, and who claims it."""

    iri: str
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    claims: list[tuple[str, str | None]] = field(default_factory=list)

    def get(self, name: str) -> set[str]:
        """The values of one property."""
        return self.values.get(name, set())

    def codes(self, name: str) -> set[str]:
        """The values of a property whose values are codes, without what stands before the code."""
        return {tail(value) for value in self.get(name)}

    @property
    def parties(self) -> set[str]:
        """Everyone who takes part."""
        return self.get("actor") | self.get("recipient") | self.get("participant")

    @property
    def voices(self) -> set[str]:
        """Who claims or relays it."""
        return {voice for claim in self.claims for voice in claim if voice}


class Graph:
    """A graph read into the few tables that scoring needs."""

    def __init__(self, path: Path) -> None:
        self.store = ox.Store()
        if path.stat().st_size:
            self.store.bulk_load(path=str(path), format=ox.RdfFormat.from_extension(path.suffix[1:]))
        self.labels: dict[str, set[str]] = defaultdict(set)
        for node, label in self.rows("SELECT DISTINCT ?n ?l { ?n rdfs:label|skos:altLabel ?l }"):
            self.labels[node].add(fold(label))
        typed = self.rows("SELECT DISTINCT ?n ?t { ?n a ?t }")
        self.actors = {node for node, kind in typed if tail(kind) in ACTOR_TYPES}
        self.wholes: dict[str, set[str]] = defaultdict(set)
        for part, whole in self.rows("SELECT DISTINCT ?p ?w { ?p ckg:partOf+ ?w }"):
            self.wholes[part].add(whole)
        self.events = self._events()

    def rows(self, query: str) -> list[Row]:
        """The answers to a query over all the named graphs, as plain strings."""
        found = self.store.query(PREFIXES + query, use_default_graph_as_union=True)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("a SELECT query is wanted")
        names = found.variables
        return [tuple(None if row[n] is None else row[n].value for n in names) for row in found]

    def named(self, names: Iterable[str]) -> set[str]:
        """The nodes that bear one of these names."""
        wanted = {fold(name) for name in names}
        return {node for node, labels in self.labels.items() if labels & wanted}

    def with_parts(self, nodes: set[str]) -> set[str]:
        """These nodes, and the parts of them."""
        return nodes | {part for part, wholes in self.wholes.items() if wholes & nodes}

    def _events(self) -> list[Event]:
        events: dict[str, Event] = {}
        for iri, name, value in self.rows("SELECT DISTINCT ?e ?p ?o { ?e a ckg:Event ; ?p ?o }"):
            events.setdefault(iri, Event(iri)).values[tail(name)].add(value)
        query = "SELECT DISTINCT ?e ?w ?v { ?e a ckg:Event . ?c ckg:about ?e ; ckg:claimant ?w . OPTIONAL { ?c ckg:via ?v } }"
        for iri, claimant, via in self.rows(query):
            events[iri].claims.append((claimant, via))
        return list(events.values())


class Scorer:
    """Compares one graph with the coding of one article."""

    def __init__(self, graph: Graph, gold: Spec, text: str) -> None:
        self.graph = graph
        self.gold = gold
        self.text = text
        self.own = {a["id"]: graph.named(a["labels"]) & graph.actors for a in gold["actors"]}
        self.states = {
            a["id"]: graph.named(a.get("state_labels", ())) & graph.actors - self.own[a["id"]] for a in gold["actors"]
        }
        self.sources = [set(source["labels"]) for source in gold["sources_not_actors"]]
        self.media = graph.named(label for labels in self.sources for label in labels)
        self.hits = self._hits()

    def items(self) -> Iterator[Item]:
        """Everything that the coding asks."""
        for actor in self.gold["actors"]:
            yield Item("actor", actor["name"], actor["must"], self._one_node(actor["id"]))
        for spec in self.gold["events"]:
            yield from self._event_items(spec)
        yield from self._relation_items()
        yield from self._figure_items()

    def violations(self) -> list[str]:
        """What no graph may have."""
        bad = {f"a medium acts in {e.iri}" for e in self.graph.events if self.media & e.parties}
        for actor in self.gold["actors"]:
            other = actor.get("not_same_as")
            if other and self.own[actor["id"]] & self.own[other]:
                bad.add("one node for two: " + " = ".join(sorted((actor["id"], other))))
        return sorted(bad | self._unsaid() | self._misplaced())

    # Who and where

    def _one_node(self, actor: str) -> bool:
        """One node has the actor's names; a government may be told by its state instead."""
        own, state = self.own[actor], self.states[actor]
        return len(own) == 1 or (not own and len(state) == 1)

    def _nodes(self, name: str) -> set[str]:
        """The nodes for an id or a name of the coding."""
        if name in self.own:
            return self.own[name] | self.states[name]
        same = next((labels for labels in self.sources if name in labels), {name})
        return self.graph.named({*same, *self.gold["places"].get(name, ())})

    def _who(self, names: Iterable[str | None]) -> set[str]:
        """The nodes for some ids or names, with the parts of them."""
        return self.graph.with_parts({node for name in names if name for node in self._nodes(name)})

    def _at(self, event: Event, place: str) -> bool:
        return bool(event.get("place") & self._nodes(place))

    # Events

    def _hits(self) -> dict[str, list[Event]]:
        """The graph's events for each coded one; an event stands for what it fits best (for both, if it fits as well)."""
        hits: dict[str, list[Event]] = {spec["id"]: [] for spec in self.gold["events"]}
        for event in self.graph.events:
            fits = {s["id"]: self._fit(s, event) for s in self.gold["events"] if self._matches(s, event)}
            for name, fit in fits.items():
                if fit == max(fits.values()):
                    hits[name].append(event)
        return hits

    def _matches(self, spec: Spec, event: Event) -> bool:
        """Whether the type and those who take part are the coded ones."""
        if not event.codes("type") & set(spec["plover"]):
            return False
        if "participants" in spec:
            return all(self._who(side) & event.parties for side in spec["participants"])
        recipient = spec.get("recipient", [None])
        received = bool(self._who(recipient) & event.parties)
        if "actor" not in spec:
            return received or ("place" in spec and self._at(event, spec["place"]))
        return bool(self._who(spec["actor"]) & event.get("actor")) and (None in recipient or received)

    def _fit(self, spec: Spec, event: Event) -> int:
        """In how many respects an event that matches is the coded one."""
        return sum(
            (
                bool(spec.get("place")) and self._at(event, spec["place"]),
                "date" in spec and self._dated(event, spec["date"]),
                bool(self._who(spec.get("recipient", ())) & event.get("recipient")),
                bool(self._who(spec.get("claimed_by", ())) & {w for w, _ in event.claims}),
            )
        )

    @staticmethod
    def _dated(event: Event, span: list[str | None]) -> bool:
        """Whether the event has this span, or, where the text gives none, has none."""
        first, last = ({day} if day else set() for day in span)
        return event.get("start") == first and event.get("end") == last

    def _event_items(self, spec: Spec) -> Iterator[Item]:
        hits, must, name = self.hits[spec["id"]], spec["must"], spec["id"]
        yield Item("event", f"{name} {spec['what']}", must, bool(hits))
        if spec.get("once"):
            yield Item("told once", name, must, len(hits) == 1)
        if spec.get("place"):
            yield Item("place", f"{name} {spec['place']}", must, any(self._at(e, spec["place"]) for e in hits))
        if "date" in spec:
            kind = "date" if spec["date"][0] else "undated"
            yield Item(kind, name, must, any(self._dated(e, spec["date"]) for e in hits))
        if spec.get("claimed_by"):
            claimants = self._who(spec["claimed_by"])
            yield Item("claimant", name, must, any(w in claimants for e in hits for w, _ in e.claims))
        for source in spec.get("via", ()):
            relays = self._nodes(source)
            yield Item("relayed", f"{name} {source}", must, any(relays & e.voices for e in hits))
        yield from self._soft_items(spec, hits)

    def _soft_items(self, spec: Spec, hits: list[Event]) -> Iterator[Item]:
        """What is told, and never asked."""
        name = spec["id"]
        wanted = set(listed(spec["factuality"]))
        yield Item("factuality", name, False, any(wanted & e.codes("factuality") for e in hits))
        for flag in ("background", "reciprocal"):
            if spec.get(flag):
                yield Item(flag, name, False, any("true" in e.get(flag) for e in hits))
        if spec.get("outcome"):
            yield Item("outcome", name, False, any(e.get("outcome") for e in hits))
        if spec.get("recipient") and None not in spec["recipient"]:
            who = self._who(spec["recipient"])
            yield Item("recipient", name, False, any(who & e.get("recipient") for e in hits))
        if spec.get("responds_to"):
            targets = {e.iri for e in self.hits[spec["responds_to"]]}
            yield Item(
                "answers", f"{name} {spec['responds_to']}", False, any(e.get("respondsTo") & targets for e in hits)
            )

    # Relations and figures

    def _relation_items(self) -> Iterator[Item]:
        query = "SELECT ?s ?t ?o { ?r a ckg:Relation ; ckg:subject ?s ; ckg:relation ?t ; ckg:object ?o }"
        found = [(s, tail(t), o) for s, t, o in self.graph.rows(query)]
        for spec in self.gold["relations"]:
            subjects, objects, types = self._nodes(spec["subject"]), self._nodes(spec["object"]), listed(spec["type"])
            holds = any(s in subjects and t in types and o in objects for s, t, o in found)
            yield Item("relation", f"{spec['subject']} {types[0]} {spec['object']}", spec["must"], holds)

    def _figure_items(self) -> Iterator[Item]:
        query = """SELECT ?of ?q ?p ?v ?w ?via { ?f a ckg:Figure ; ckg:of ?of ; ckg:quantity ?q ; ?p ?v .
            FILTER(?p IN (ckg:low, ckg:best, ckg:high)) ?c ckg:about ?f ; ckg:claimant ?w . OPTIONAL { ?c ckg:via ?via } }"""
        found = self.graph.rows(query)
        for spec in self.gold["figures"]:
            mine = [row for row in found if self._is_figure(spec, row)]
            name = f"{spec['value']} {spec['what']}"
            yield Item("figure", name, spec["must"], bool(mine))
            for source in spec.get("via", ()):
                relays = self._nodes(source)
                yield Item("relayed", f"{name} {source}", spec["must"], any(relays & {r[4], r[5]} for r in mine))

    def _is_figure(self, spec: Spec, row: Row) -> bool:
        """Whether a row is the coded number, of whom or what the coding says, claimed by whom it says."""
        of, quantity, bound, value, claimant, _ = row
        owners = self._who(i for i in spec["of"] if i not in self.hits)
        owners |= {e.iri for i in spec["of"] for e in self.hits.get(i, ())}
        claimants = self._who(spec.get("claimed_by", ()))
        return (
            of in owners
            and tail(quantity) == spec["what"]
            and tail(bound) == spec["bound"]
            and float(value) == spec["value"]
            and ("claimed_by" not in spec or claimant in claimants)
        )

    # Provenance

    def _unsaid(self) -> set[str]:
        """Events, relations and figures that no quote stands for."""
        query = """SELECT DISTINCT ?x { ?x a ?t . FILTER(?t IN (ckg:Event, ckg:Relation, ckg:Figure))
            FILTER NOT EXISTS { ?c ckg:about ?x ; ckg:claimant ?w ; ckg:mention ?m } }"""
        return {f"no claim with a mention for {iri}" for (iri,) in self.graph.rows(query)}

    def _misplaced(self) -> set[str]:
        """Mentions whose offsets are wrong, or that are no part of the article."""
        query = "SELECT DISTINCT ?b ?e ?t { ?m nif:beginIndex ?b ; nif:endIndex ?e ; nif:anchorOf ?t }"
        mentions = [(int(b), int(e), t) for b, e, t in self.graph.rows(query)]
        if not mentions:
            return {"no mentions"}
        furniture = [(at, at + len(f)) for f in self.gold["not_text"] if (at := self.text.find(f)) >= 0]
        bad = {f"mention {b}-{e} is not {t!r}" for b, e, t in mentions if self.text[b:e] != t}
        inside = [(b, e, t) for b, e, t in mentions if any(first <= b and e <= last for first, last in furniture)]
        return bad | {f"mention {t!r} at {b} is site furniture" for b, _, t in inside}


def score(graph: Path, expected: Path) -> Score:
    """Score one graph against one coding; the article stands beside the coding."""
    gold = json.loads(expected.read_text(encoding="utf-8"))
    text = (expected.parent / gold["article"]).read_text(encoding="utf-8")
    scorer = Scorer(Graph(graph), gold, text)
    return Score(Path(gold["article"]).stem, list(scorer.items()), scorer.violations())


def build(article: Path, out: Path) -> Path:
    """Build an article's graph with the `kg` beside this Python, and say where it lies."""
    kg = Path(sys.executable).parent / "kg"
    done = subprocess.run(
        [str(kg), "build", str(article), "--out", str(out)], cwd=out, capture_output=True, text=True, check=False
    )
    graphs = sorted(out.rglob("*.nq"))
    if done.returncode or len(graphs) != 1:
        raise RuntimeError(f"kg build {article.name}: status {done.returncode}, graphs {graphs}\n{done.stderr}")
    return graphs[0]


def codings(folder: Path = ARTICLES) -> list[Path]:
    """The codings of all the articles of a folder."""
    return sorted(folder.glob("*.expected.json"))


def score_all(folder: Path = ARTICLES) -> list[Score]:
    """Build and score every article of a folder."""
    scores = []
    for expected in codings(folder):
        article = expected.with_name(expected.name.replace(".expected.json", ".txt"))
        with tempfile.TemporaryDirectory() as out:
            scores.append(score(build(article, Path(out)), expected))
    return scores


def share(scores: Iterable[Score]) -> float:
    """The share of the items that must hold and do."""
    scores = list(scores)
    return sum(s.held for s in scores) / max(1, sum(s.asked for s in scores))


def report(scores: list[Score]) -> str:
    """A line for each item missed and each violation, then the shares."""
    lines = [f"{s.name}: MISS {i.kind} {i.name}" for s in scores for i in s.items if i.must and not i.holds]
    lines += [f"{s.name}: BAD {bad}" for s in scores for bad in s.violations]
    lines += [f"{s.name}: {s.held}/{s.asked} = {share([s]):.3f}, violations {len(s.violations)}" for s in scores]
    held, asked, bad = (sum(part) for part in zip(*((s.held, s.asked, len(s.violations)) for s in scores), strict=True))
    return "\n".join([*lines, f"total: {held}/{asked} = {share(scores):.3f}, violations {bad}"])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Score graphs of the blind articles.")
    parser.add_argument("graph", type=Path, nargs="?")
    parser.add_argument("expected", type=Path, nargs="?")
    parser.add_argument(
        "--all",
        type=Path,
        nargs="?",
        const=ARTICLES,
        metavar="FOLDER",
        help="build and score every article of a folder",
    )
    args = parser.parse_args()
    if args.all:
        if not codings(args.all):
            parser.error(f"{args.all}: no *.expected.json here")
        print(report(score_all(args.all.resolve())))
    elif args.graph and args.expected:
        print(report([score(args.graph, args.expected)]))
    else:
        parser.error("give GRAPH and EXPECTED, or --all")


if __name__ == "__main__":
    main()
