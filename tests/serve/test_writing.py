"""Adding and taking out articles over HTTP: who may, what comes of it, and that nothing tells the token."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.graph.store import canonical_nquads
from kg.serve.token import Token, load_token
from kg.store import open_for_reading, open_for_writing
from tests.serve.conftest import TOKEN, Response, Server, running
from tests.serve.test_openapi import check_all

TEXT = (
    "NYALA, May 3, 2024 (Example Daily) - The Rapid Support Forces bombed a market in Nyala on Thursday, the army said."
)
BEARER = f"Bearer {TOKEN}"
COUNT = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a schema:NewsArticle }"


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over an empty store of its own, with a token that it gets from its environment."""
    folder = tmp_path_factory.mktemp("writer")
    with open_for_writing(folder / "s"):
        pass
    with running(folder / "s", folder, "--workers", "2", "--body", "0.05", KG_SERVE_TOKEN=TOKEN) as served:
        yield served


def add(server: Server, authorization: str | None = BEARER, **article: object) -> Response:
    headers = {} if authorization is None else {"authorization": authorization}
    return server.call("POST", "/api/articles", json.dumps(article), content_type="application/json", **headers)


def count(server: Server) -> str:
    return server.query(COUNT, "text/csv").text.split()[1]


def graph(server: Server) -> bytes:
    with open_for_reading(server.store) as store:
        return canonical_nquads(store)


def test_an_article_is_added_replaced_and_forgotten_and_each_query_sees_it(writer: Server) -> None:
    before = graph(writer)
    added = add(writer, id="day/one", text=TEXT, published="2024-05-03")
    assert added.status == 201
    told = json.loads(added.body)
    assert (told["id"], told["events"], told["problems"]) == ("day/one", 1, [])
    assert count(writer) == "1"
    assert (
        json.loads(writer.get("/api/events?actor=Rapid+Support+Forces&from=2024-05-02&to=2024-05-02").body)["total"]
        == 1
    )
    once = graph(writer)
    assert add(writer, id="day/one", text=TEXT, published="2024-05-03").status == 200
    assert graph(writer) == once
    assert writer.call("DELETE", "/api/articles/day/one", authorization=BEARER).status == 204
    assert count(writer) == "0"
    assert graph(writer) == before
    assert writer.call("DELETE", "/api/articles/day/one", authorization=BEARER).status == 404


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Basic {TOKEN}",
        TOKEN,
    ],
)
def test_without_the_token_nobody_writes(writer: Server, authorization: str | None) -> None:
    response = add(writer, authorization, id="x", text=TEXT)
    assert (response.status, response.headers["www-authenticate"]) == (401, "Bearer")
    headers = {} if authorization is None else {"authorization": authorization}
    assert writer.call("DELETE", "/api/articles/x", **headers).status == 401
    assert count(writer) == "0"


def test_a_server_without_a_token_only_reads(server: Server) -> None:
    response = add(server, id="x", text=TEXT)
    assert response.status == 403
    assert "without a token" in response.text


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": 3}, "text"),
        ({"text": TEXT, "published": "soon"}, "published"),
        ({"text": TEXT, "path": "/etc/passwd"}, "path"),
        (
            {"text": "Die Armee hat am Montag die Stadt angegriffen, sagte ein Sprecher der Regierung.", "lang": "de"},
            "de",
        ),
        ({"text": " \n "}, "text"),
    ],
)
def test_what_is_no_article_is_refused_in_words(writer: Server, article: dict[str, object], words: str) -> None:
    response = add(writer, **article)
    assert response.status == 422, response.text
    assert words in response.text
    assert count(writer) == "0"


def test_json_that_means_to_break_the_reader_is_refused(writer: Server) -> None:
    for body in ("[" * 20_000, '{"text":' * 5_000, '{"text": "\\ud800 said"}', "1" * 20_000, '{"text": NaN}', b"\xff"):
        headers = {"content_type": "application/json", "authorization": BEARER}
        assert writer.call("POST", "/api/articles", body, **headers).status in (400, 422)


def test_a_text_is_never_taken_for_a_file(writer: Server, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    response = add(writer, id="file", text=str(tmp_path / "secret.txt"))
    assert response.status == 422 or json.loads(response.body)["events"] == 0
    writer.call("DELETE", "/api/articles/file", authorization=BEARER)


def test_a_store_that_is_held_elsewhere_is_told(writer: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_for_writing(writer.store):
        response = add(writer, id="held", text=TEXT)
    assert response.status == 503
    assert "another process writes" in response.text


def test_the_log_tells_requests_and_no_secrets(writer: Server) -> None:
    writer.get(f"/api/events?q={TOKEN}")
    writer.call("POST", "/sparql", "SELECT ?secret {}", content_type="application/sparql-query")
    log = writer.log.read_text()
    assert "POST /api/articles 201" in log
    assert "GET /api/events 200" in log
    assert TOKEN not in log
    assert "secret" not in log


def test_the_processes_that_answer_do_not_know_the_token(writer: Server) -> None:
    children = Path(f"/proc/{writer.process.pid}/task/{writer.process.pid}/children")
    if not children.exists():
        pytest.skip("reads /proc")
    for child in children.read_text().split():
        assert TOKEN.encode() not in Path(f"/proc/{child}/environ").read_bytes()
        assert TOKEN.encode() not in Path(f"/proc/{child}/cmdline").read_bytes()


def test_writing_is_what_the_openapi_says(writer: Server) -> None:
    assert check_all(writer.url, {"POST", "DELETE"}, Authorization=BEARER) == {
        "POST /api/articles",
        "DELETE /api/articles/{name}",
    }


def test_a_token_is_long_and_has_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_SERVE_TOKEN", raising=False)
    assert load_token(None) is None
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    token = load_token(file)
    assert token is not None
    assert token.admits(BEARER)
    assert TOKEN not in repr(token) + str(vars(token))
    for text in ("", "short", "pässwörter sind lang genug"):
        file.write_text(text)
        with pytest.raises(ConfigError, match="16 or more"):
            load_token(file)
    file.write_bytes(b"\xff" * 20)
    with pytest.raises(ConfigError, match="cannot be read"):
        load_token(file)
    assert not Token(TOKEN).admits("")
