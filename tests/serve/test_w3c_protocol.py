"""The W3C's tests of the SPARQL 1.1 Protocol, by their names: data-sparql11/protocol/manifest.ttl.

Where they ask for 2XX or 3XX, we answer 200. An update is refused whatever it holds: this endpoint has none.
"""

from __future__ import annotations

import json
from urllib.parse import quote, urlencode

import pytest

from tests.serve.conftest import W3C, Response, Server

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
DATA = [f"{W3C}data{number}.rdf" for number in range(4)]
D = f"PREFIX d: <{W3C}> "
IN_DEFAULT = D + "ASK { d:data1.rdf ?p ?o . d:data2.rdf ?q ?r }"
IN_NAMED = D + "ASK { GRAPH d:data1.rdf { d:data1.rdf ?p ?o } GRAPH d:data2.rdf { d:data2.rdf ?q ?r } }"
IN_BOTH = D + "ASK { d:data3.rdf ?p ?o . GRAPH d:data1.rdf { ?s ?q ?r } FILTER NOT EXISTS { d:data1.rdf ?t ?u } }"
IN_ONE = D + "ASK { d:data1.rdf ?p ?o }"


def fields(*pairs: tuple[str, str]) -> str:
    return urlencode(pairs)


def post(server: Server, body: str | bytes, kind: str, url_query: str = "", accept: str = "*/*") -> Response:
    return server.call(
        "POST", f"/sparql?{url_query}" if url_query else "/sparql", body, content_type=kind, accept=accept
    )


def is_true(response: Response) -> bool:
    assert response.status == 200, response.text
    assert response.type in ("application/sparql-results+json", "application/sparql-results+xml")
    return bool(json.loads(response.body)["boolean"])


def test_query_post_form(server: Server) -> None:
    assert is_true(post(server, fields(("query", "ASK {}")), FORM))


def test_query_get(server: Server) -> None:
    assert is_true(server.get("/sparql?query=" + quote("ASK {}")))


def test_query_post_direct(server: Server) -> None:
    assert is_true(post(server, "ASK {}", DIRECT))


@pytest.mark.parametrize("way", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("test", "query", "dataset"),
    [
        ("query_dataset_default_graph", IN_ONE, [("default-graph-uri", DATA[1])]),
        ("query_dataset_default_graphs", IN_DEFAULT, [("default-graph-uri", each) for each in DATA[1:3]]),
        ("query_dataset_named_graphs", IN_NAMED, [("named-graph-uri", each) for each in DATA[1:3]]),
        (
            "query_dataset_full",
            IN_BOTH,
            [("default-graph-uri", DATA[3]), ("named-graph-uri", DATA[1]), ("named-graph-uri", DATA[2])],
        ),
        (
            "query_multiple_dataset",
            IN_BOTH.replace("ASK", "ASK FROM d:data2.rdf"),
            [("default-graph-uri", DATA[3]), ("named-graph-uri", DATA[1]), ("named-graph-uri", DATA[2])],
        ),
    ],
)
def test_query_dataset(server: Server, way: str, test: str, query: str, dataset: list[tuple[str, str]]) -> None:
    if way == "get":
        assert is_true(server.get("/sparql?" + fields(("query", query), *dataset)))
    elif way == "form":
        assert is_true(post(server, fields(("query", query), *dataset), FORM))
    else:
        assert is_true(post(server, query, DIRECT, fields(*dataset)))


def test_a_dataset_of_the_protocol_holds_nothing_else(server: Server) -> None:
    others = D + "ASK { { d:data1.rdf ?p ?o } UNION { GRAPH d:data1.rdf { ?s ?p ?o } } }"
    assert not is_true(server.query(others, **{"default-graph-uri": DATA[2]}))
    assert not is_true(server.query(others, **{"named-graph-uri": [DATA[2], DATA[3]]}))


@pytest.mark.parametrize(
    ("test", "query", "types"),
    [
        (
            "query_content_type_select",
            "SELECT (1 AS ?value) {}",
            {
                "application/sparql-results+xml",
                "application/sparql-results+json",
                "text/tab-separated-values",
                "text/csv",
            },
        ),
        ("query_content_type_ask", "ASK {}", {"application/sparql-results+xml", "application/sparql-results+json"}),
        (
            "query_content_type_describe",
            "DESCRIBE <http://example.org/>",
            {"application/rdf+xml", "text/turtle", "application/n-triples"},
        ),
        (
            "query_content_type_construct",
            "CONSTRUCT { <s> <p> 1 } WHERE {}",
            {"application/rdf+xml", "text/turtle", "application/n-triples"},
        ),
    ],
)
def test_query_content_type(server: Server, test: str, query: str, types: set[str]) -> None:
    response = server.query(query.replace("<s>", "<http://x/s>").replace("<p>", "<http://x/p>"))
    assert response.status == 200
    assert response.type in types


def test_bad_query_method(server: Server) -> None:
    response = server.call("PUT", "/sparql?query=ASK%20%7B%7D")
    assert response.status == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_bad_multiple_queries(server: Server) -> None:
    two = fields(("query", "ASK {}"), ("query", "SELECT * {}"))
    assert server.get("/sparql?" + two).status == 400
    assert post(server, two, FORM).status == 400
    assert post(server, "ASK {}", DIRECT, fields(("query", "ASK {}"))).status == 400


def test_bad_query_wrong_media_type(server: Server) -> None:
    assert post(server, "ASK {}", "text/plain").status == 415


def test_bad_query_missing_form_type(server: Server) -> None:
    assert server.call("POST", "/sparql", fields(("query", "ASK {}"))).status == 415


def test_bad_query_missing_direct_type(server: Server) -> None:
    assert server.call("POST", "/sparql", "ASK {}").status == 415


def test_bad_query_non_utf8(server: Server) -> None:
    assert post(server, "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16").status == 400
    assert post(server, "ASK {}".encode("utf-16"), DIRECT).status == 400
    assert post(server, "query=ASK%20%7B%20%3Fs%20%3Fp%20%22%FF%22%7D", FORM).status == 400
    assert is_true(post(server, "ASK {}", f"{DIRECT}; charset=utf-8"))


def test_bad_query_syntax(server: Server) -> None:
    response = server.query("ASK {")
    assert response.status == 400
    assert response.type == "text/plain"
    assert "line 1" in response.text


@pytest.mark.parametrize(
    ("test", "method", "kind", "url_query", "body"),
    [
        ("update_post_form", "POST", FORM, "", fields(("update", "CLEAR ALL"))),
        ("update_post_direct", "POST", UPDATE, "", "CLEAR ALL"),
        ("update_dataset_default_graph", "POST", UPDATE, fields(("using-graph-uri", DATA[1])), "INSERT DATA {}"),
        ("update_dataset_named_graphs", "POST", UPDATE, fields(("using-named-graph-uri", DATA[1])), "INSERT DATA {}"),
        ("update_base_uri", "POST", FORM, "", fields(("update", "CLEAR GRAPH <#x> ; INSERT DATA { <a> <b> <c> }"))),
        ("bad_update_get", "GET", "", fields(("update", "CLEAR NAMED")), None),
        ("bad_multiple_updates", "POST", FORM, "", fields(("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT"))),
        ("bad_update_wrong_media_type", "POST", "text/plain", "", "CLEAR NAMED"),
        ("bad_update_missing_form_type", "POST", "", "", fields(("update", "CLEAR NAMED"))),
        ("bad_update_non_utf8", "POST", f"{UPDATE}; charset=UTF-16", "", "CLEAR NAMED".encode("utf-16")),
        ("bad_update_syntax", "POST", FORM, "", fields(("update", "CLEAR XYZ"))),
        ("bad_update_dataset_conflict", "POST", FORM, "", fields(("using-named-graph-uri", DATA[0]), ("update", "X"))),
    ],
)
def test_update(server: Server, test: str, method: str, kind: str, url_query: str, body: str | bytes | None) -> None:
    headers = {"content_type": kind} if kind else {}
    response = server.call(method, f"/sparql?{url_query}", body, **headers)
    assert response.status == (415 if kind in ("text/plain", "") and method == "POST" else 403)
    assert is_true(server.query(D + "ASK { GRAPH d:data1.rdf { ?s ?p ?o } }"))


def test_service_description(server: Server) -> None:
    response = server.get("/sparql", accept="application/n-triples")
    assert response.status == 200
    assert f"<http://www.w3.org/ns/sparql-service-description#endpoint> <{server.url}/sparql>" in response.text
