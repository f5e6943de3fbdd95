"""How commands end, as other programs see it: real processes, pipes that close, and what is imported."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"spacy", "pandas", "rdflib", "pyshacl", "trafilatura", "thinc"}
KG = f"kg() {{ {shlex.quote(sys.executable)} -c 'from kg.cli import main; main()' \"$@\"; }}; "


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"COLUMNS": "80"} | environment
    return subprocess.run(
        ["sh", "-c", KG + command], env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def imported_by(*arguments: str, given: str = "") -> set[str]:
    code = (
        "import sys\nfrom kg.cli import kg\n"
        f"try:\n    kg({list(arguments)!r})\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "print('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize(
    "command", ["query --store {graph} 'SELECT * {{ ?s ?p ?o }}'", "schema", "show --store {graph} Taliban"]
)
def test_a_pipe_that_closes_ends_quietly(graph_file: Path, command: str) -> None:
    done = shell(f"(kg {command.format(graph=shlex.quote(str(graph_file)))}; echo $? >&2) | head -n 1")
    assert done.stderr == "0\n"
    assert done.stdout.count("\n") == 1


def test_what_stops_a_command_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    done = shell(f"kg query --store {tmp_path / 'nowhere'} talks")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"kg: {tmp_path / 'nowhere'} is not there")


def test_a_name_that_the_terminal_cannot_show_ends_nothing(tmp_path: Path) -> None:
    label = '<https://x.example/a> <http://www.w3.org/2000/01/rdf-schema#label> "Йеменская партия" .'
    (tmp_path / "g.nt").write_text(label, encoding="utf-8")
    query = f"kg query --store {tmp_path / 'g.nt'} 'SELECT * {{ ?s ?p ?o }}'"
    assert shell(query, PYTHONIOENCODING="latin-1").stdout.count("\\u0419") == 1
    assert "Йеменская" in shell(f"{query} -f json", PYTHONIOENCODING="latin-1").stdout


@pytest.mark.parametrize("command", ["--help", "query --list", "build --help"])
def test_help_imports_nothing_heavy(command: str) -> None:
    assert not imported_by(*command.split()) & HEAVY


@pytest.mark.parametrize(
    "command", ["query --store GRAPH events", "export --store GRAPH -f nquads -o -", "show --store GRAPH Taliban"]
)
def test_asking_imports_nothing_heavy(graph_file: Path, command: str) -> None:
    arguments = [str(graph_file) if word == "GRAPH" else word for word in command.split()]
    assert not imported_by(*arguments) & HEAVY


def test_building_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    imported = imported_by("build", "-", "--out", str(tmp_path / "out"), given="Rebels attacked Aleppo on Friday.")
    assert "spacy" in imported
    assert not imported & {"pandas", "rdflib", "pyshacl", "trafilatura"}
