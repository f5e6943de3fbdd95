"""The commands over a SPARQL server: they print and write what they do over a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
COMMANDS = (
    ("show", "Government forces"),
    ("show", "Hezbollah", "--json"),
    ("query", "fights"),
    ("query", "fights", "actor=Hezbollah"),
    ("query", "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e a ckg:Event }", "-f", "csv"),
    ("query", "ASK { ?e a ckg:Event }"),
    ("query", "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a ckg:Event ; rdfs:label ?l }", "-f", "ttl"),
    ("export", "-f", "nquads", "-o", "-"),
    ("export", "-f", "turtle", "-o", "-", "--actor", "Hezbollah"),
    ("export", "-f", "gexf", "-o", "-"),
    ("decide list",),
)


@pytest.fixture
def homes(run: Run, server_url: str, article: Path, attack: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A server and a folder, each with the same two articles."""
    other = article.parent / "other.txt"
    other.write_text(attack.replace("Hezbollah", "rebels").replace("Test", "Other"))
    monkeypatch.chdir(article.parent)  # where the decisions about a server lie
    for home in (server_url, "folder"):
        result = run("build", article, other, "--store", home)
        assert (result.exit_code, result.stderr) == (0, "")
        assert home in result.stdout
    return server_url, "folder"


def test_commands_tell_of_a_server_what_they_tell_of_a_folder(run: Run, homes: tuple[str, str]) -> None:
    for verbs, *rest in COMMANDS:
        server, folder = (run(*verbs.split(), "--store", home, *rest) for home in homes)
        assert (server.exit_code, folder.exit_code) == (0, 0), server.stderr
        assert server.stdout_bytes == folder.stdout_bytes, (verbs, rest)
        assert server.stdout


def test_what_is_decided_and_forgotten_is_so_on_both(run: Run, homes: tuple[str, str]) -> None:
    for home in homes:
        assert run("decide", "same", "--store", home, "Hezbollah", "rebels").exit_code == 0
        assert "forgotten" in run("forget", "--store", home, "other").stdout
    server, folder = (run("export", "--store", home, "-f", "nquads", "-o", "-").stdout_bytes for home in homes)
    assert server == folder
    decided = sorted(path.read_text() for path in Path().glob("*.decisions.csv"))
    assert len(decided) == 2
    assert decided[0] == decided[1]


def test_a_server_is_counted_checked_backed_up_and_restored(run: Run, homes: tuple[str, str], tmp_path: Path) -> None:
    server, folder = homes
    assert run("validate", "--store", server).exit_code == 0
    told, wanted = (run("stats", "--store", home).stdout.splitlines() for home in homes)
    assert told[:10] == wanted[:10]
    assert "on disk" in told[-1]
    assert run("backup", "--store", server, "-o", "b.nq.gz").exit_code == 0
    assert run("restore", "b.nq.gz", "--store", "again").exit_code == 0
    again, before = (
        run("export", "--store", home, "-f", "nquads", "-o", "-").stdout_bytes for home in ("again", folder)
    )
    assert again == before
    refused = run("restore", "b.nq.gz", "--store", server)
    assert refused.exit_code == 2
    assert "holds a graph already" in refused.stderr


def test_what_cannot_be_over_a_server_is_told(run: Run, server_url: str) -> None:
    refused = run("serve", "--store", server_url)
    assert refused.exit_code == 2
    assert "answers SPARQL itself" in " ".join(refused.stderr.split())
    refused = run("build", "x.txt", "--store", "http://127.0.0.1:1")
    assert refused.exit_code == 2
    assert refused.stderr == "kg: http://127.0.0.1:1/query does not answer: [Errno 111] Connection refused\n"
