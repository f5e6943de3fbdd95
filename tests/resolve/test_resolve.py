"""Identity, copies, status and counts as the two graphs hold them, whatever the order."""

import random

import pytest

from kg.errors import ConfigError
from kg.graph.store import canonical_nquads, forget_graph, stored_quads
from kg.graph.terms import term
from kg.ids import article_local_name
from kg.model import Actor, Extraction
from kg.ontology.contract import code_iri
from kg.resolve import load_decisions, resolve_store
from kg.resolve.writing import DERIVED, IDENTITY

BASE = "https://w3id.org/conflict-kg/id/"
AFP = "source-afp"
LONG = " ".join(f"Sentence {n} tells how the {n * 7} people of village {n} left." for n in range(30))


def quads(store, graph, decisions=()):
    resolve_store(store, BASE, decisions)
    return list(stored_quads(store, BASE + graph))


def nquads(store, decisions=()):
    resolve_store(store, BASE, decisions)
    return canonical_nquads([*stored_quads(store, BASE + IDENTITY), *stored_quads(store, BASE + DERIVED)])


def event_of(extraction: Extraction, number: int = 0) -> str:
    return BASE + extraction.events[number].id


def derived(store, extraction, name="status", decisions=()):
    said = [q for q in quads(store, DERIVED, decisions) if q.predicate == term(f"ckg:{name}")]
    found = [q.object.value for q in said if q.subject.value == event_of(extraction)]
    return found[0] if found else None


def canonical(store, node, decisions=()):
    said = quads(store, IDENTITY, decisions)
    (head,) = [q.object.value for q in said if q.subject.value == node and q.predicate == term("ckg:canonical")]
    return head


def copies(store, decisions=()):
    said = quads(store, IDENTITY, decisions)
    return {(q.subject.value, q.object.value) for q in said if q.predicate == term("ckg:copyOf")}


def test_every_actor_place_and_event_has_one_canonical_node(article, store_of):
    said = quads(store_of([article("a"), article("b")]), IDENTITY)
    heads = [q for q in said if q.predicate == term("ckg:canonical")]
    subjects = [q.subject.value for q in heads]
    assert len(subjects) == len(set(subjects))
    assert {BASE + "rebels", BASE + "army", BASE + "country-NOR", BASE + "place-bakara"} <= set(subjects)
    assert all(q.object.value <= q.subject.value for q in heads)


def test_actors_that_match_one_thing_elsewhere_are_one(article, store_of):
    match = ("http://www.wikidata.org/entity/Q1",)
    one = article("a")
    extra = tuple(Actor(f"actor-{n}", "group", n, "dictionary", "t", exact_match=match) for n in ("x", "y"))
    store = store_of([Extraction(one.article, (*one.actors, *extra), places=one.places, publisher=one.publisher)])
    assert canonical(store, BASE + "actor-y") == BASE + "actor-x"


def test_neither_order_nor_repetition_changes_a_byte(article, store_of):
    several = [article("a"), article("b"), article("c", place=None), article("d", text=LONG), article("e", text=LONG)]
    expected = nquads(store_of(several))
    for seed in range(4):
        shuffled = random.Random(seed).sample(several, len(several))
        assert nquads(store_of([*shuffled, shuffled[0]])) == expected


def test_forgetting_an_article_is_as_if_it_had_never_been(article, store_of):
    kept, gone = [article("a"), article("c", place=None)], article("b")
    store = store_of([*kept, gone])
    resolve_store(store, BASE)
    assert forget_graph(store, BASE + article_local_name(gone.article))
    resolve_store(store, BASE)
    fresh = store_of(kept)
    resolve_store(fresh, BASE)
    assert canonical_nquads(stored_quads(store)) == canonical_nquads(stored_quads(fresh))


def test_resolving_twice_changes_nothing(article, store_of):
    store = store_of([article("a"), article("b")])
    resolve_store(store, BASE)
    once = canonical_nquads(stored_quads(store))
    resolve_store(store, BASE)
    assert canonical_nquads(stored_quads(store)) == once


def test_copies_of_one_text_are_found_with_the_share_they_have_in_common(article, store_of):
    edited = "BAKARA (AFP) - " + LONG.replace("village 4", "hamlet 4") + " Our reporter adds a line."
    store = store_of([article("a", text=LONG), article("b", text=edited), article("c")])
    assert len(copies(store)) == 1
    reasons = [q.object.value for q in quads(store, IDENTITY) if q.predicate == term("ckg:reason")]
    assert any("of the shorter text" in reason for reason in reasons)


def test_a_text_that_quotes_a_sentence_of_another_is_no_copy(article, store_of):
    other = " ".join(f"Line {n} speaks of prices in market {n} and of rain." for n in range(30)) + LONG[:200]
    assert copies(store_of([article("a", text=LONG), article("b", text=other)])) == set()


def test_fifty_reprints_are_one(article, store_of):
    store = store_of([article(f"n{n}", text=f"Paper {n} prints: {LONG}", events=0) for n in range(50)])
    assert len({head for _, head in copies(store)}) == 1
    assert len(copies(store)) == 49


def test_copies_are_found_without_their_texts(article, store_of):
    quoted = [article("a", text="Gunfire"), article("b", text="Gunfire")]
    assert len(copies(store_of(quoted, with_text=False))) == 1


CLAIM = {"claimant": "rebels"}
NO = {"stance": "denies", "polarity": "negative"}


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([{}], "reported"),
        ([CLAIM], "claimed"),
        ([{"claimant": "witness"}], "reported"),
        ([CLAIM, {"claimant": "army"}], "confirmed"),
        ([CLAIM, {"claimant": "rebels"}], "claimed"),
        ([{"claimant": "witness", "via": (AFP,)}, {"claimant": "mayor", "via": (AFP,)}], "reported"),
        ([{"claimant": "witness"}, {"claimant": "mayor"}], "confirmed"),
        ([CLAIM, {"claimant": "army", **NO}], "disputed"),
        ([{"claimant": "army", **NO}], "denied"),
        ([{"claimant": "witness"}, {"claimant": "mayor", "stance": "doubts"}], "reported"),
        ([{"claimant": "witness"}, {"claimant": "mayor", "modality": "conditional"}], "reported"),
        ([{}, {"claimant": "army", "property": "instrument", "value": "mortar", **NO}], "disputed"),
        ([{"claimant": "army", "property": "instrument", "value": "mortar", **NO}], "reported"),
        (
            [
                {"claimant": "witness", "property": "start", "value": "2023-03-12"},
                {"claimant": "mayor", "property": "start", "value": "2023-03-13"},
            ],
            "disputed",
        ),
        (
            [
                {"claimant": "witness", "property": "place", "value": "place-bakara"},
                {"claimant": "mayor", "property": "place", "value": "place-north"},
            ],
            "confirmed",
        ),
    ],
)
def test_the_status_of_an_event_follows_from_its_claims(claims, status, article, store_of):
    one = article("a", claims=claims)
    assert derived(store_of([one]), one) == code_iri("status", status)


@pytest.mark.parametrize(
    ("factuality", "claims", "status"),
    [
        ("planned", [{}, {"claimant": "witness"}], "planned"),
        ("hypothetical", [{}], "hypothetical"),
        ("negated", [{}], "denied"),
        ("denied", [{"claimant": "rebels", **NO}], "denied"),
        ("averted", [{}], "reported"),
    ],
)
def test_what_did_not_happen_has_the_status_of_its_kind(factuality, claims, status, article, store_of):
    one = article("a", factuality=factuality, claims=claims)
    assert derived(store_of([one]), one) == code_iri("status", status)


def test_the_spokesman_of_a_side_speaks_for_it(article, store_of):
    one = article("a", claims=[{"claimant": "minister"}], leads=("minister", "army"))
    assert derived(store_of([one]), one) == code_iri("status", "claimed")


def test_two_outlets_confirm_an_event_and_two_copies_do_not(article, store_of):
    own = [article("a"), article("b")]
    reprints = [article("c", text=LONG), article("d", text=LONG)]
    assert derived(store_of(own), own[0]) == code_iri("status", "confirmed")
    assert derived(store_of(reprints), reprints[1]) == code_iri("status", "reported")
    counts = [derived(store_of(reprints), reprints[0], f"{name}Count") for name in ("claim", "source", "article")]
    assert counts == ["2", "1", "1"]


def test_what_an_agency_says_itself_and_what_goes_back_to_it_is_one_source(article, store_of):
    first = article("a", claims=[{"claimant": "witness", "via": (AFP,)}])
    second = article("b", claims=[{"claimant": AFP}])
    assert derived(store_of([first, second]), first, "sourceCount") == "1"


def test_both_sides_of_a_quarrel_meet_in_one_disputed_event(article, store_of):
    yes = article("a", claims=[{"claimant": "rebels"}])
    no = article("b", factuality="denied", claims=[{"claimant": "army", **NO}])
    store = store_of([yes, no])
    assert derived(store, yes) == derived(store, no) == code_iri("status", "disputed")


def decisions(tmp_path, *rows):
    path = tmp_path / "kg-decisions.csv"
    path.write_text("decision,left,right,note\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return load_decisions(path)


def test_the_user_joins_events_and_actors(tmp_path, article, store_of):
    one, other = article("a"), article("b", ["militia"], place="place-soria")
    said = decisions(tmp_path, f"same,{event_of(one)},{other.events[0].id},checked", "same,rebels,militia,")
    store = store_of([one, other])
    assert canonical(store, event_of(one), said) == canonical(store, event_of(other), said)
    assert canonical(store, BASE + "rebels", said) == BASE + "militia"
    reasons = {q.object.value for q in quads(store, IDENTITY, said) if q.predicate == term("ckg:reason")}
    assert {"decided: checked", "decided"} <= reasons


def test_actors_that_are_joined_make_sides_the_same(tmp_path, article, store_of):
    one, other = article("a", place=None), article("b", ["militia"], place=None)
    store = store_of([one, other])
    assert canonical(store, event_of(one)) != canonical(store, event_of(other))
    said = decisions(tmp_path, "same,rebels,militia,two names of one group")
    assert canonical(store, event_of(one), said) == canonical(store, event_of(other), said)


def test_the_user_keeps_events_apart(tmp_path, article, store_of):
    one, other = article("a"), article("b")
    said = decisions(tmp_path, f"not-same,{event_of(one)},{event_of(other)},")
    store = store_of([one, other])
    assert canonical(store, event_of(one)) == canonical(store, event_of(other))
    assert canonical(store, event_of(one), said) != canonical(store, event_of(other), said)


def test_what_is_kept_apart_is_not_joined_by_way_of_a_third(tmp_path, article, store_of):
    three = [article(name) for name in "abc"]
    said = decisions(tmp_path, f"not-same,{event_of(three[0])},{event_of(three[1])},")
    store = store_of(three)
    heads = [canonical(store, event_of(each), said) for each in three]
    assert heads[0] != heads[1]


def test_a_mistake_is_marked_has_no_status_and_joins_nothing(tmp_path, article, store_of):
    one, other = article("a"), article("b")
    said = decisions(tmp_path, f"wrong,{event_of(one)},,a metaphor")
    store = store_of([one, other])
    assert derived(store, one, decisions=said) is None
    assert derived(store, other, decisions=said) == code_iri("status", "reported")
    assert canonical(store, event_of(one), said) == event_of(one)
    marked = [q.subject.value for q in quads(store, IDENTITY, said) if q.predicate == term("ckg:wrong")]
    assert marked == [event_of(one)]


def test_a_claim_that_is_a_mistake_does_not_count(tmp_path, article, store_of):
    one = article("a", claims=[{}, {"claimant": "witness"}])
    said = decisions(tmp_path, f"wrong,{one.claims[1].id},,")
    assert derived(store_of([one]), one) == code_iri("status", "confirmed")
    assert derived(store_of([one]), one, decisions=said) == code_iri("status", "reported")


def test_decisions_about_what_is_not_here_are_passed_over(tmp_path, article, store_of):
    store = store_of([article("a")])
    said = decisions(tmp_path, "same,actor-gone,rebels,", "wrong,event-gone,,")
    assert nquads(store, said) == nquads(store)


def test_a_contradiction_names_the_line(tmp_path, article, store_of):
    store = store_of([article("a"), article("b", ["militia"])])
    said = decisions(tmp_path, "same,rebels,militia,", "same,militia,army,", "not-same,rebels,army,")
    with pytest.raises(ConfigError, match=r"kg-decisions\.csv:4: contradicts"):
        resolve_store(store, BASE, said)


def test_nodes_of_two_kinds_cannot_be_one(tmp_path, article, store_of):
    one = article("a")
    said = decisions(tmp_path, f"same,rebels,{one.events[0].id},")
    with pytest.raises(ConfigError, match=r"kg-decisions\.csv:2: .*actor or place.*event"):
        resolve_store(store_of([one]), BASE, said)
