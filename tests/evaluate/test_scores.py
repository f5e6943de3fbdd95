import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.scores import Count, kappa


def test_precision_recall_and_their_mean() -> None:
    count = Count(right=3, wanted=4, given=6)
    assert (count.precision, count.recall) == (0.5, 0.75)
    assert count.f1 == pytest.approx(0.6)
    assert Count().f1 is Count().precision is Count().recall is None


def test_kappa_of_a_table_worked_by_hand() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: agreed 0.7, by chance 0.5.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_kappa_where_it_means_nothing() -> None:
    assert kappa([]) is None
    assert kappa([("y", "y")] * 3) is None


@given(st.lists(st.sampled_from("abc"), min_size=2))
def test_who_agrees_with_himself_has_kappa_one(codes: list[str]) -> None:
    found = kappa([(code, code) for code in codes])
    assert found is None if len(set(codes)) == 1 else found == pytest.approx(1)
