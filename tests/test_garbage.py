"""A pause of the garbage collector."""

from __future__ import annotations

import gc

import pytest

from kg.garbage import uncollected


def test_it_is_a_pause() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_fails_ends_it_too() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()


def test_it_leaves_off_what_was_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
