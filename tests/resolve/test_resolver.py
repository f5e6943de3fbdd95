"""What is made again for what changed equals what is made from nothing, whatever came, went and was decided."""

import random
from itertools import islice

import pyoxigraph as ox
import pytest

from kg.graph.build import GraphSettings, Versions, build_article_graph
from kg.graph.store import canonical_nquads, forget_graph, open_store, patch_store, replace_graph, stored_quads
from kg.ids import article_local_name
from kg.resolve import Index, Resolver, facts, load_decisions, resolve_store, resolver
from kg.resolve.writing import Patch

BASE = "https://w3id.org/conflict-kg/id/"
LONG = " ".join(f"Sentence {n} tells how the {n * 7} people of village {n} left." for n in range(30))
EDITED = LONG.replace("village 4", "hamlet 4") + " Our reporter adds a line."


class Kept:
    """A store whose identity is kept up to date."""

    def __init__(self, folder=None):
        self.store = open_store()
        self.index = Index(folder)
        self.resolver = Resolver(self.store, BASE, self.index)

    def put(self, extraction):
        quads = build_article_graph(extraction, GraphSettings(BASE, True), Versions.of("0", "m"))
        graph = quads[0].graph_name.value
        self.resolver.note_change(graph, quads)
        replace_graph(self.store, graph, canonical_nquads(quads))

    def forget(self, extraction):
        graph = BASE + article_local_name(extraction.article)
        self.resolver.note_change(graph, ())
        forget_graph(self.store, graph)

    def settle(self, decisions=()):
        before = set(self.store)
        self.resolver.settle(decisions)
        return Patch(tuple(before - set(self.store)), tuple(set(self.store) - before))

    def nquads(self):
        return canonical_nquads(stored_quads(self.store))


def from_nothing(store, decisions=()):
    copy = ox.Store()
    copy.extend(store.quads_for_pattern(None, None, None))
    with pytest.MonkeyPatch.context() as patched:  # all at once, whatever the test does
        patched.setattr(resolver, "_AT_ONCE", 1_000_000)
        resolve_store(copy, BASE, decisions)
    return canonical_nquads(stored_quads(copy))


def pool(article, rng):
    """Articles that touch each other in many ways: sides, places, spans, copies, claims, who leads whom."""
    return [
        lambda n=n: article(
            f"a{n}",
            rng.sample(["rebels", "police", "minister", "unnamed men"], 1),
            rng.sample(["army", "country-NOR", "rebels"], rng.randint(0, 1)),
            days=rng.choice([None, (12, 12), (11, 13), (13, 13), (1, 31)]),
            place=rng.choice([None, "place-bakara", "place-soria", "place-north", "country-NOR"]),
            factuality=rng.choice(["actual", "actual", "denied", "planned"]),
            claims=rng.choice([[{}], [{"claimant": "rebels"}], [{}, {"claimant": "army", "stance": "denies"}]]),
            text=rng.choice([None, None, LONG, EDITED, f"Desk {n}: {LONG}"]),
            events=rng.randint(0, 2),
            leads=rng.choice([None, None, ("minister", "army"), ("rebels", "police")]),
        )
        for n in range(14)
    ]


def decided(tmp_path, rng, store):
    events = sorted(
        q.subject.value
        for q in store.quads_for_pattern(None, ox.NamedNode("https://w3id.org/conflict-kg/ns#type"), None)
    )
    rows = []
    if len(events) > 3:
        one, other, third, wrong = rng.sample(events, 4)
        rows = [f"same,{one},{other},", f"not-same,{one},{third},", f"wrong,{wrong},,"]
    rows += rng.sample(["same,rebels,police,one force", "wrong,claim-nowhere,,", "not-same,army,minister,"], 2)
    path = tmp_path / "decisions.csv"
    path.write_text("decision,left,right,note\n" + "\n".join(rng.sample(rows, rng.randint(0, len(rows)))) + "\n")
    return load_decisions(path)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_kept_equals_what_is_made_from_nothing(seed, article, tmp_path, monkeypatch):
    monkeypatch.setattr(resolver, "_AT_ONCE", 1 + seed % 4)
    monkeypatch.setattr(facts, "_MOST_VALUES", 10 * (seed % 3))
    rng = random.Random(seed)
    kept, decisions = Kept(), ()
    made = pool(article, rng)
    here = {}
    for step in range(30):
        name = rng.randrange(len(made))
        if name in here and rng.random() < 0.5:
            kept.forget(here.pop(name))
        else:
            here[name] = made[name]()
            kept.put(here[name])
        if rng.random() < 0.2:
            decisions = decided(tmp_path, rng, kept.store)
        if rng.random() < 0.6 or step == 29:
            kept.settle(decisions)
            fresh = from_nothing(kept.store, decisions)
            assert set(kept.nquads().splitlines()) ^ set(fresh.splitlines()) == set(), f"step {step}"


def test_an_article_changes_nothing_that_it_does_not_touch(article):
    kept = Kept()
    for name in "abc":
        kept.put(article(name))
    kept.settle()
    kept.put(article("d", ["minister"], (), days=(25, 25), place="place-soria"))
    patch = kept.settle()
    assert not patch.removed
    assert not any("-a-" in str(quad) for quad in patch.added)
    kept.forget(article("d"))
    gone = kept.settle()
    assert not gone.added
    assert set(gone.removed) == set(patch.added)


def test_to_add_and_to_forget_leaves_all_as_it_was(article):
    kept = Kept()
    for name in "abc":
        kept.put(article(name))
    kept.settle()
    before = kept.nquads()
    kept.put(article("d", leads=("rebels", "army")))
    kept.settle()
    assert kept.nquads() != before
    kept.forget(article("d"))
    kept.settle()
    assert kept.nquads() == before


@pytest.mark.parametrize("at_once", [1, 1000])
@pytest.mark.parametrize("moment", ["noted", "put", 0, 1, 2, 3, 5, 8, 13])
def test_a_process_that_dies_leaves_too_much_to_do_and_never_too_little(
    moment, at_once, article, tmp_path, monkeypatch
):
    """A moment that is a number is the one after so many patches, of which the last does not stand yet."""
    monkeypatch.setattr(resolver, "_AT_ONCE", at_once)
    kept = Kept(tmp_path)
    for name in "ab":
        kept.put(article(name))
    kept.settle()
    last = article("c", leads=("rebels", "army"))
    quads = build_article_graph(last, GraphSettings(BASE, True), Versions.of("0", "m"))
    graph = quads[0].graph_name.value
    kept.resolver.note_change(graph, quads)
    if moment != "noted":
        replace_graph(kept.store, graph, canonical_nquads(quads))
    if isinstance(moment, int):
        patches = kept.resolver.patches()
        for patch in islice(patches, moment):
            patch_store(kept.store, patch.removed, patch.added)
        next(patches, None)
    kept.index.close()
    kept.index = Index(tmp_path)
    kept.resolver = Resolver(kept.store, BASE, kept.index)
    kept.settle()
    assert kept.nquads() == from_nothing(kept.store)
