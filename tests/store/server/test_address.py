"""What names a server, and what shows who we are to it."""

from __future__ import annotations

import base64

import pytest

from kg.errors import StoreError
from kg.store.server.address import ServerAddress, is_address


@pytest.mark.parametrize(
    ("named", "is_one"),
    [("https://host/ds", True), ("HTTP://host", True), ("store", False), ("./http/x", False), ("out/graph.nq", False)],
)
def test_a_server_is_named_by_its_address(named: str, is_one: bool) -> None:
    assert is_address(named) is is_one


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("https://", "no address"),
        ("https://host:port/", "no address"),
        ("https://me:secret@host/ds", "holds no password"),
        ("https://host/ds?query=x", "no address of a data set"),
    ],
)
def test_what_is_no_address_is_told(named: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as refused:
        ServerAddress.of(named)
    assert "secret" not in str(refused.value)


def test_a_server_has_a_name_on_this_machine_that_no_other_has() -> None:
    one, other = (ServerAddress.of(f"https://host.example:3030/{name}/") for name in ("news", "news2"))
    assert one.local_name.startswith("host-example-3030-news-")
    assert one.local_name != other.local_name
    assert one == ServerAddress.of("https://host.example:3030/news")


def test_secrets_come_from_the_environment() -> None:
    address = ServerAddress.of("https://host/ds")
    assert address.headers({}) == {}
    assert address.headers({"KG_STORE_TOKEN": "t"}) == {"Authorization": "Bearer t"}
    basic = address.headers({"KG_STORE_USER": "me", "KG_STORE_PASSWORD": "pä:ss"})["Authorization"]
    assert base64.b64decode(basic.removeprefix("Basic ")).decode() == "me:pä:ss"


def test_no_secret_goes_to_another_machine_unencrypted() -> None:
    with pytest.raises(StoreError, match="unencrypted"):
        ServerAddress.of("http://host/ds").headers({"KG_STORE_TOKEN": "t"})
    assert ServerAddress.of("http://localhost:7878").headers({"KG_STORE_TOKEN": "t"})
    assert ServerAddress.of("http://host/ds").headers({}) == {}
