"""The page over the two articles of the fixture, and what a browser makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from kg.export.html import write_html
from kg.graph.store import open_store
from tests.browser import Watch, watched

TWO_SIDES = Path(__file__).parents[2] / "fixtures" / "two_sides.trig"
Look = Callable[..., AbstractContextManager[Watch]]


def two_sides() -> ox.Store:
    store = open_store()
    store.load(path=str(TWO_SIDES), format=ox.RdfFormat.TRIG)
    return store


def write_page(store: ox.Store, path: Path) -> Path:
    with path.open("wb") as out:
        write_html(store, out)
    return path


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(two_sides(), tmp_path_factory.mktemp("page") / "two sides.html")


@pytest.fixture
def look(browser: Browser, page_file: Path) -> Look:
    """Opens a page in a state, and holds that nothing went wrong in it and nothing left the machine."""

    @contextmanager
    def looking(state: str = "", path: Path | None = None, **options: Any) -> Iterator[Watch]:
        with watched(browser, **options) as watch:
            watch.open(path or page_file, state)
            yield watch
            assert watch.problems == []
            assert watch.left == []

    return looking
