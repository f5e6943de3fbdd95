"""Portions hold whole groups, each node once, and no more of them than asked for."""

from kg.resolve.groups import portions

GROUPS = ("ab", "cde", "f", "g", "hi")


def neighbours(node: str) -> str:
    return next(group for group in GROUPS if node in group)


def test_portions_are_whole_groups_and_all_that_is_reached() -> None:
    assert list(portions("acfgh", neighbours, 3)) == [frozenset("abcde"), frozenset("fghi")]


def test_a_group_larger_than_a_portion_stays_whole() -> None:
    assert list(portions("ec", neighbours, 1)) == [frozenset("cde")]


def test_nothing_makes_no_portion() -> None:
    assert list(portions("", neighbours, 3)) == []
