import pytest

from kg.evaluate.coding import Bearer, Coding
from kg.evaluate.quotes import Quote
from kg.evaluate.same import Sameness, fold

TEXT = "Taliban soldiers met fighters of the Taliban"


def _bearer(label: str, *spans: tuple[int, int], part_of: str | None = None) -> Bearer:
    return Bearer(label, frozenset({fold(label)}), tuple(Quote(*span) for span in spans), part_of)


def _same(one: Bearer, other: Bearer, *more: Bearer) -> Sameness:
    return Sameness(Coding(TEXT, "a", {"a": one, "owner": _bearer("Taliban")}), Coding(TEXT, "b", {"b": other}))


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Taliban", "taliban"), ("José María", "Jose  Maria"), ("Niger's", "Niger"), ("N’Djamena", "N'Djamena")],
)
def test_names_that_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_words_that_end_together_stand_for_the_same() -> None:
    soldiers, taliban = _bearer("Taliban soldiers", (0, 16)), _bearer("Taliban", (0, 7), (37, 44))
    assert _same(soldiers, _bearer("soldiers", (8, 16))).is_same("a", "b")
    assert not _same(soldiers, taliban).is_same("a", "b")


def test_whom_another_head_owns_is_somebody_else() -> None:
    assert not _same(_bearer("fighters", (21, 44)), _bearer("Taliban", (37, 44))).is_same("a", "b")


def test_members_stand_for_whom_they_belong_to_on_the_side_of_an_event() -> None:
    same = _same(_bearer("soldiers", part_of="owner"), _bearer("Taliban"))
    assert same.is_side("a", "b")
    assert not same.is_same("a", "b")


def test_the_outlet_is_nobody_else() -> None:
    same = _same(_bearer("outlet"), _bearer("outlet"))
    assert same.is_same("outlet", "outlet")
    assert not same.is_same("outlet", "b")
    assert not same.is_same("nobody", "b")
