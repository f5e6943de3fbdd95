"""The REST API is what its OpenAPI says: schemathesis makes requests from the one and checks the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from kg.store import open_for_writing
from tests.serve.conftest import TOKEN, Server, running


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("open")
    with open_for_writing(folder / "s"):
        pass
    with running(folder / "s", folder, KG_SERVE_TOKEN=TOKEN) as served:
        yield served


def check_all(url: str, methods: set[str], **headers: str) -> set[str]:
    """Make requests that fit the description, and such as do not, and check the answers; gives back what was called."""
    schema = schemathesis.openapi.from_url(f"{url}/api/openapi.json")
    called = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.method.upper() not in methods:
            continue
        for mode in GenerationMode:

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
            def check(case: Any) -> None:
                # A text in another language, for one, fits the description and is no article for us.
                excluded = [positive_data_acceptance] if case.method == "POST" else []
                case.call_and_validate(headers=headers, excluded_checks=excluded)

            try:
                check()
            except Unsatisfiable:  # whatever is sent fits
                continue
        called.add(operation.label)
    return called


def test_what_is_read(server: Server) -> None:
    assert len(check_all(server.url, {"GET"})) == 7


def test_what_is_written(writer: Server) -> None:
    assert check_all(writer.url, {"POST", "DELETE"}, Authorization=f"Bearer {TOKEN}") == {
        "POST /api/articles",
        "DELETE /api/articles/{name}",
    }


def test_all_addresses_are_described(server: Server) -> None:
    paths = json.loads(server.get("/api/openapi.json").body)["paths"]
    assert set(paths) == {
        *("/api/articles", "/api/events", "/api/actors", "/api/claims"),
        *("/api/articles/{name}", "/api/events/{name}", "/api/actors/{name}"),
    }
    assert {method for path in paths.values() for method in path} == {"get", "post", "delete"}
