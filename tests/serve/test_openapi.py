"""The REST API is what its OpenAPI says: schemathesis makes requests from the one and checks the other."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.serve.conftest import Server

BUSY = (503, 504)


def check_all(url: str, methods: set[str], **headers: str) -> set[str]:
    """Make requests that fit the description, and such as do not, and check the answers; gives back what answered."""
    schema = schemathesis.openapi.from_url(f"{url}/api/openapi.json")
    answered = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.method.upper() not in methods:
            continue
        for mode in GenerationMode:

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
            def check(case: Any) -> None:
                response = case.call(headers=headers)
                if response.status_code in BUSY:  # the machine has more to do than to answer
                    return
                answered.add(case.operation.label)
                # A text in another language, for one, fits the description and is no article for us.
                excluded = [positive_data_acceptance] if case.method == "POST" else []
                case.validate_response(response, headers=headers, excluded_checks=excluded)

            with suppress(Unsatisfiable):  # whatever is sent fits
                check()
    return answered


def test_what_is_read(server: Server) -> None:
    assert len(check_all(server.url, {"GET"})) == 7


def test_all_addresses_are_described(server: Server) -> None:
    paths = json.loads(server.get("/api/openapi.json").body)["paths"]
    assert set(paths) == {
        *("/api/articles", "/api/events", "/api/actors", "/api/claims"),
        *("/api/articles/{name}", "/api/events/{name}", "/api/actors/{name}"),
    }
    assert {method for path in paths.values() for method in path} == {"get", "post", "delete"}
