"""Requests that mean harm. Each gets an answer that refuses, or does nothing; and the server answers the next one."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from kg.serve.hosts import allowed_hosts, is_allowed
from tests.serve.conftest import Server, wait_until

Q = "query="
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
DIRECT = "Content-Type: application/sparql-query\r\n"


class Listener:
    """Counts who calls."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        calls = self.calls

        class Handler(http.server.BaseHTTPRequestHandler):
            def handle(self) -> None:
                calls.append("called")

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/x"


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    found = Listener()
    threading.Thread(target=found.server.serve_forever, daemon=True).start()
    yield found
    found.server.shutdown()
    found.server.server_close()


def send(server: Server, raw: bytes) -> bytes:
    """Raw bytes, and the first line of what comes back; empty where the server hangs up."""
    with socket.create_connection(server.address, timeout=10) as client:
        try:
            client.sendall(raw)
            return client.recv(200).partition(b"\r\n")[0]
        except ConnectionError:
            return b""


def status(line: bytes) -> int:
    return int(line.split()[1]) if line else 0


CALLS = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
    "SELECT * { sErViCe<%s>{ ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<%s>{ ?s ?p ?o } }",
    "SELECT * { VALUES ?x { <%s> } SERVICE ?x { ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { SERVICE: { ?s ?p ?o } }",
    "PREFIX SERVICE: <%s> PREFIX : <%s> SELECT * { SERVICE:y { ?s ?p ?o } }",
    "PREFIX x: <%s> SELECT * { SERVICEx:y { ?s ?p ?o } }",
    "BASE <%s> SELECT * { SERVICE <y> { ?s ?p ?o } }",
    "SELECT * { # } \n SERVICE # <\n <%s> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c FILTER(?c<'x>' ) SERVICE <%s> { ?s ?p ?o } FILTER('y'='y') }",
    "SELECT * { ?a ?b ?c FILTER(?c<?c#>'''\n) SERVICE <%s> { ?s ?p ?o } #'''\n }",
    "SELECT * { ?a ?b 1SERVICE<%s> { ?s ?p ?o } }",
    "SELECT * { ?a ?b 'x\\'' . SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } } }",
    "SELECT * { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
    "ASK { MINUS { SERVICE <%s> { ?s ?p ?o } } }",
    "SELECT * FROM <%s> { ?s ?p ?o }",
    "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }",
    "LOAD <%s>",
    "LOAD SILENT <%s> INTO GRAPH <http://x/>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", CALLS)
def test_nothing_calls_another_server(server: Server, listener: Listener, query: str) -> None:
    response = server.query(query.replace("%s", listener.url))
    assert response.status == 400
    assert listener.calls == []


FILES = [
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <FILE:/etc/passwd> { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "CLEAR ALL",
    "DELETE WHERE { ?s ?p ?o }",
    "PREFIX x: <http://x/> DROP GRAPH x:g",
]


@pytest.mark.parametrize("query", FILES)
def test_nothing_reads_a_file_or_changes_the_store(server: Server, query: str) -> None:
    before = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body
    assert server.query(query).status == 400
    assert server.call("POST", "/sparql", query, content_type="application/sparql-update").status == 403
    assert server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body == before


HOSTS = ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost:1@evil.example", "", "[::2]:80"]


@pytest.mark.parametrize("host", HOSTS)
def test_a_foreign_host_name_is_refused(server: Server, host: str) -> None:
    for path in ("/sparql?query=ASK%20%7B%7D", "/api/events", "/"):
        response = server.get(path, host=host)
        assert response.status == 421
        assert "another name" in response.text


RAW = {
    "no host": (b"GET /sparql HTTP/1.1\r\n\r\n", {400}),
    "two hosts": (b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", {400, 421}),
    "no http": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", {400}),
    "a proxy's request": (b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", {400, 404, 421}),
    "connect": (b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400, 404, 405}),
    "trace": (b"TRACE /sparql HTTP/1.1\r\nHost: localhost\r\n\r\n", {405}),
    "two lengths": (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\nASK",
        {400},
    ),
    "length and chunks": (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX",
        {400, 415},
    ),
    "negative length": (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", {400}),
    "huge length": (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n", {413}),
    "broken chunk": (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        {0, 400},
    ),
    "long header": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200_000 + b"\r\n\r\n", {0, 400, 431}),
    "long address": (b"GET /sparql?query=" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {0, 400, 414}),
    "zero in address": (b"GET /sparql?query=ASK%00%7B%7D HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    "many parameters": (b"GET /sparql?" + b"a=1&" * 5000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    "broken percents": (b"GET /sparql?query=%E0%80%80 HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    "up the tree": (b"GET /api/articles/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\n\r\n", {404}),
    "split header": (b"GET /sparql?query=ASK%0d%0aX:%20y HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    "endless accept": (
        b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\nAccept: " + b"a/b," * 10_000 + b"\r\n\r\n",
        {406},
    ),
    "broken utf-8": (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 3\r\n\r\n\xff\xfe\xfd",
        {400},
    ),
    "token in address": (b"DELETE /api/articles/a1?token=x HTTP/1.1\r\nHost: localhost\r\n\r\n", {403}),
    "deep json": (
        b"POST /api/articles HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000\r\n\r\n" + b"[" * 20_000,
        {403},
    ),
    "method in a header": (
        b"GET /api/articles/a1 HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: DELETE\r\n\r\n",
        {200},
    ),
    "forwarded host": (
        b"GET /sparql HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\n\r\n",
        {421},
    ),
}


@pytest.mark.parametrize("name", RAW)
def test_a_request_that_is_none_breaks_nothing(server: Server, name: str) -> None:
    raw, expected = RAW[name]
    assert status(send(server, raw)) in expected
    wait_until(lambda: server.query("ASK {}").status == 200)


QUERIES = {
    "nesting": "SELECT * { " + "{" * 5_000 + "}" * 5_000 + "}",
    "brackets": "SELECT (" + "(" * 10_000 + "1" + ")" * 10_000 + " AS ?x) {}",
    "negations": "SELECT (" + "!" * 20_000 + "true AS ?x) {}",
    "strings": "SELECT * { ?s ?p " + "'''" * 10_001 + " }",
    "comments": "#" * 40_000,
    "spaces": "SERVICE" + " # \n" * 10_000,
    "regex": "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '(a*)*(b*)*(c*)*$')) }",
    "long regex": "ASK { FILTER(REGEX('aaa', '" + "(a{1,100}){1,100}" * 20 + "')) }",
    "repeated text": "SELECT (CONCAT(" + ",".join(["'x'"] * 8_000) + ") AS ?y) {}",
    "path": "ASK { ?s (<http://x/p>|!<http://x/q>)+ ?o . ?o (!<http://x/r>)* ?s }",
    "values": "SELECT * { VALUES ?x { " + "1 " * 20_000 + "} }",
    "surrogates": "SELECT ('\\uD800' AS ?x) {}",
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_that_means_to_break_the_engine_breaks_nothing(server: Server, name: str) -> None:
    response = server.call("POST", "/sparql", QUERIES[name], content_type="application/sparql-query")
    assert response.status in (200, 400, 500, 504)
    assert "Traceback" not in response.text
    wait_until(lambda: server.query("ASK {}").status == 200)


def test_a_client_that_never_ends_its_request_keeps_nobody_waiting(server: Server) -> None:
    clients = [socket.create_connection(server.address) for _ in range(50)]
    for client in clients:
        client.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx")
    wait_until(lambda: server.query("ASK {}").status == 200)
    for client in clients:
        client.close()


def test_every_answer_tells_browsers_to_be_careful(server: Server) -> None:
    for response in (server.get("/"), server.query("ASK {"), server.get("/api/events"), server.get("/", host="x")):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
        assert response.headers["access-control-allow-origin"] is None
        assert response.headers["server"] is None


def test_the_log_has_a_line_for_each_request_whatever_its_path(server: Server) -> None:
    server.get("/" + quote("\x1b[31m\nfake 200 line"))
    log = server.log.read_text()
    assert "\x1b" not in log
    assert "\nfake" not in log
    assert "Traceback" not in log


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("localhost", True),
        ("LOCALHOST:80", True),
        ("127.0.0.1:7878", True),
        ("[::1]", True),
        ("[::1]:7878", True),
        ("kg.example.org", True),
        ("kg.example.org.:443", True),
        ("localhost:", True),
        ("localhost:x", False),
        ("::1", False),
        ("0.0.0.0", False),
        ("example.org", False),
    ],
)
def test_hosts(host: str, is_ours: bool) -> None:
    assert is_allowed(host, allowed_hosts("0.0.0.0", ["KG.example.org"])) == is_ours


def test_the_address_that_it_is_bound_to_is_a_name_of_the_server() -> None:
    assert is_allowed("192.0.2.7:80", allowed_hosts("192.0.2.7", []))
    assert is_allowed("[2001:db8::1]:80", allowed_hosts("2001:db8::1", []))
