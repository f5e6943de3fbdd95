"""Laws of the sets: the order of links does not matter, and what must stay apart does."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.sets import Sets, link, without_ambiguous

NODES = [f"n{i}" for i in range(8)]
HOME = {node: f"h{i % 3}" for i, node in enumerate(NODES)}
pairs = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda p: p[0] != p[1])
links = st.lists(st.builds(lambda p, s: link(*p, Decimal(s) / 4, "t"), pairs, st.integers(1, 4)), max_size=12)


@given(links, st.randoms(use_true_random=False), st.lists(pairs, max_size=3))
def test_the_order_of_links_does_not_matter(some, rng, apart):
    shuffled = rng.sample(some, len(some))
    one, other = Sets(apart, HOME), Sets(apart, HOME)
    assert one.join_links(some) == other.join_links(shuffled)
    assert [one.canonical(n) for n in NODES] == [other.canonical(n) for n in NODES]


@given(links, st.lists(pairs, max_size=3))
def test_a_set_keeps_apart_what_must_be_and_has_one_node_of_a_home(some, apart):
    sets = Sets(apart, HOME)
    sets.join_links(some)
    assert all(sets.canonical(a) != sets.canonical(b) for a, b in apart)
    for node in NODES:
        members = sets.members(node)
        assert sets.canonical(node) == min(members)
        assert len({HOME[m] for m in members}) == len(members)


@given(links)
def test_no_end_of_a_link_has_a_rival_as_good_in_the_same_home(some):
    kept = without_ambiguous(some, HOME)
    assert set(kept) <= set(some)
    for each in kept:
        rivals = [o for o in some if o != each and o.left == each.left and HOME[o.right] == HOME[each.right]]
        assert all(rival.score < each.score for rival in rivals)
