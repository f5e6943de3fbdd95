"""What the README says is run: its shell and Python blocks in order in one folder, its queries with their answers."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.config import DEFAULT_MODEL
from kg.ontology.contract import load_contract

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFRESH = ROOT / "examples" / "refresh.py"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)


def is_set_up(block: str) -> bool:
    return "make demo" in block


def free_port() -> str:
    """A port that nobody has: the one of the README may be taken."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return str(found.getsockname()[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder as a reader has it after the tour: each shell block has run, with its output in `block-N.txt`."""
    place = tmp_path_factory.mktemp("a tour")
    for part in ("examples", "tests/gold/example"):
        shutil.copytree(ROOT / part, place / part)
    port = free_port()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for number, block in enumerate(block for block in blocks("sh") if not is_set_up(block)):
        done = subprocess.run(
            ["bash", "-eu", "-c", block.replace("7878", port)],
            cwd=place,
            env={**os.environ, "PATH": path, "XDG_CACHE_HOME": str(place / "cache")},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
        (place / f"block-{number}.txt").write_text(done.stdout, encoding="utf-8")
    return place


def test_the_set_up_is_the_two_commands() -> None:
    (block,) = filter(is_set_up, blocks("sh"))
    targets = re.findall(r"^make (\w+)", block, flags=re.MULTILINE)
    assert targets == ["demo", "test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}: " in makefile for target in targets)


def test_the_tour_finds_what_it_says(folder: Path) -> None:
    said = [(folder / f"block-{number}.txt").read_text(encoding="utf-8") for number in range(len(blocks("sh")) - 1)]
    built, asked, mine, _, ours, _, _, kept, corrected, _, _, read, written = said
    assert all(name in built for name in ("graph.nq", "graph.ttl", "graph.gexf", "events.csv"))
    assert "one-sided" in asked
    assert "Nyala" in mine
    assert "Lantern Brigade: captured" in ours
    assert "forgotten: article-mali-brief" in kept
    assert "our correspondent in Nyala" in corrected
    assert "taken back" in corrected
    assert (folder / "again.store").is_dir()
    assert "Rapid Support Forces" in read
    assert '"total":' in read
    assert '"id": "a1"' in written
    assert "El Fasher" in written
    assert (folder / "mine.graphml").exists()
    assert (folder / "tables" / "claims.csv").exists()


def test_the_python_blocks_run(folder: Path, monkeypatch) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)
    assert isinstance(names["sudan"], kg.KnowledgeGraph)
    assert (folder / "sudan.gexf").exists()


def test_the_answers_are_the_real_ones(folder: Path) -> None:
    """After a change that shows here: `python examples/refresh.py`."""
    graph = kg.open_graph(folder / "out" / "tour" / "graph.nq")
    assert len(blocks("sparql")) == len(blocks("text")) == 3
    assert runpy.run_path(str(REFRESH))["with_answers"](README, graph) == README
    assert all(len(line) <= 80 for answer in blocks("text") for line in answer.splitlines())


def test_the_sketch_of_the_graph_keeps_to_the_vocabulary() -> None:
    (sketch,) = blocks("turtle")
    contract = load_contract()
    heads = "".join(
        f"@prefix {name}: <{iri}> .\n" for name, iri in {"id": kg.Settings().base, **contract.prefixes}.items()
    )
    triples = list(ox.parse(heads + sketch, format=ox.RdfFormat.TURTLE))
    known = {contract.term(f"ckg:{name}") for name in ("Event", "Claim", "Mention")}
    known |= {contract.iri(prop.name) for prop in contract.properties.values()}
    used = {quad.predicate.value for quad in triples} | {
        quad.object.value for quad in triples if "type" in str(quad.predicate)
    }
    assert {iri for iri in used if "/conflict-kg/ns#" in iri} <= known


def test_the_settings_load(tmp_path: Path) -> None:
    (block,) = blocks("toml")
    (tmp_path / "our-events").mkdir()
    for name in ("ours.csv", "decisions.csv"):
        (tmp_path / name).touch()
    (tmp_path / "kg.toml").write_text(block, encoding="utf-8")
    settings = kg.load_settings(tmp_path / "kg.toml")
    assert settings.fields == {"text": "body"}


@pytest.mark.parametrize("document", ["README.md", "kg/README.md", "examples/README.md", "ontology/README.md"])
def test_links_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if not link.startswith("http")]
    assert [link for link in links if not (ROOT / document).parent.joinpath(link).exists()] == []


def test_every_example_article_is_described() -> None:
    text = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in (ROOT / "examples").rglob("*") if path.is_file() and "out" not in path.parts]
    assert [name for name in files if name != "README.md" and f"`{name}`" not in text] == []


def test_git_passes_over_what_the_tour_makes(folder: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    ours = {"examples", "tests", "cache"}
    made = [p.name + "/" * p.is_dir() for p in folder.iterdir() if p.name not in ours and "block-" not in p.name]
    done = subprocess.run(["git", "check-ignore", "--no-index", *made], cwd=ROOT, capture_output=True, text=True)
    assert sorted(done.stdout.split()) == sorted(made)


def test_the_model_is_named_as_it_is_installed() -> None:
    model = DEFAULT_MODEL
    assert f'spacy.load("{model}")' in README
    assert f"| the English model `{model}`" in README
