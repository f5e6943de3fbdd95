import re
from datetime import date
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.actor_index import ActorIndex
from kg.ontology.actors import load_actors, make_actor_index
from kg.ontology.names import Parts
from kg.ontology.petrarch import is_petrarch_file, read_date, read_petrarch_actors
from kg.ontology.petrarch_agents import read_petrarch_agents

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
PHOENIX = sorted((GOLD / "cameo").glob("Phoenix.*.actors.txt"))
VALIDATE = GOLD / "petrarch" / "PETR.Validate.actors.txt"
needs_gold = pytest.mark.skipif(not PHOENIX, reason="../shared/gold is not here")

SAMPLE = """\
<!-- a comment
of [TWO] lines -->
# another one
SHIRELAND_  [SHR] ; the country
+SHIRE_LAND # with a synonym
+THE_SHIRES

AFGHANISTAN_ [AFG]
+AFGHAN_

SAM_O'GAMGEE [AFG]
\t[AFGCVL <20080120] # until then
\t[AFGMIL 20080120-20121109]
\t[AFGGOV 121110 - 20130119]
\t[AFGELI >20130120]

NOBODY [---]
ISLAND_BANK_OF_COMMERCE [NGO]
BROKEN_LINE_L.P.\t[
\tMNCUSA] ; goes on
"""


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    file = tmp_path / "own.actors.txt"
    file.write_text(SAMPLE, encoding="utf-8")
    return file


def primaries(path: Path) -> tuple[int, int, int]:
    """Names, synonyms and codes of a file, counted line by line without our reader."""
    names = synonyms = codes = 0
    text = re.sub(r"<!.*?-->", "", path.read_bytes().decode("utf-8", "replace"), flags=re.DOTALL)
    joined = False
    for raw in text.split("\n"):
        line = re.split(r"[#;]", raw)[0].strip()
        codes += line.count("[")
        if line.startswith("+"):
            synonyms += 1
        elif line and not line.startswith("[") and not joined:
            names += 1
        joined = line.endswith("[")
    return names, synonyms, codes


@needs_gold
@pytest.mark.parametrize("path", [*PHOENIX, VALIDATE], ids=lambda p: p.name)
def test_public_dictionaries_are_read_whole(path: Path) -> None:
    assert is_petrarch_file(path)
    entries = read_petrarch_actors(path)
    names, synonyms, codes = primaries(path)
    assert len(entries) == names
    assert sum(len(e.roles) for e in entries) == codes
    assert sum(len(e.aliases) for e in entries) <= synonyms
    assert sum(len(e.aliases) for e in entries) >= synonyms * 0.95
    assert len({e.id for e in entries}) == len(entries)


@needs_gold
@pytest.mark.parametrize("path", PHOENIX, ids=lambda p: p.name)
def test_public_dictionaries_go_over_ours_without_loss(path: Path) -> None:
    imported = read_petrarch_actors(path)
    together = load_actors(path)
    assert len({e.id for e in together}) == len(together)
    assert sum(e.file == path.name for e in together) == len(imported)


@needs_gold
def test_public_agent_dictionaries_are_read_whole() -> None:
    for path in ((GOLD / "cameo" / "Phoenix.agents.txt"), (GOLD / "petrarch" / "PETR.Validate.agents.txt")):
        lines = [re.split(r"#", line)[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
        expected = [line for line in lines if line and "=" not in line and not line.startswith("<!")]
        assert len(read_petrarch_agents(path)) == len(expected)


def test_names_and_synonyms(sample: Path) -> None:
    entries = {e.name: e for e in read_petrarch_actors(sample)}
    assert list(entries) == [
        "Shireland", "Afghanistan", "Sam O'gamgee", "Nobody", "Island Bank of Commerce", "Broken Line L.p.",
    ]  # fmt: skip
    assert entries["Shireland"].aliases == ("Shire Land", "The Shires")
    assert entries["Afghanistan"].kind == "state"
    assert entries["Sam O'gamgee"].kind == "person"
    assert [r.code for r in entries["Broken Line L.p."].roles] == ["MNCUSA"]


@pytest.mark.parametrize(
    ("day", "code", "sector"),
    [
        (date(2007, 1, 1), "AFGCVL", "CVL"),
        (date(2008, 1, 20), "AFGCVL", "CVL"),
        (date(2010, 5, 5), "AFGMIL", "MIL"),
        (date(2012, 11, 10), "AFGGOV", "GOV"),
        (date(2020, 1, 1), "AFGELI", "ELI"),
        (None, "AFGELI", "ELI"),
    ],
)
def test_codes_by_date(sample: Path, day: date | None, code: str, sector: str) -> None:
    sam = next(e for e in read_petrarch_actors(sample) if e.name.startswith("Sam"))
    role = sam.role_at(day)
    assert role is not None
    assert (role.code, role.sector, role.country) == (code, sector, "AFG")


def test_a_code_without_date_holds_where_no_other_does(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("FRODO [HOB]\n\t[HOBGOV 20100101-20101231]\n", encoding="utf-8")
    (frodo,) = read_petrarch_actors(file)
    assert [frodo.role_at(day) and frodo.role_at(day).code for day in (date(2010, 6, 1), date(2011, 6, 1))] == [
        "HOBGOV",
        "HOB",
    ]  # type: ignore[union-attr]


def test_our_states_keep_their_id_and_their_adjectives(sample: Path) -> None:
    index = make_actor_index(sample)
    state = index["country-AFG"]
    assert state.roles[0].code == "AFG"
    assert state.adjectives == ("Afghan",)
    assert "Kabul" in state.metonyms
    assert [c.form for c in index.named("Afghan")] == ["adjective"]


def test_capitals_of_the_file_are_no_capitals_of_the_text(sample: Path) -> None:
    index = ActorIndex(read_petrarch_actors(sample))
    assert [
        m.ids for m in index.find(Parts(["then", "Island", "Bank", "of", "Commerce", "and", "Nobody", "came"]))
    ] == [
        ("actor-island-bank-of-commerce",),
        ("actor-nobody",),
    ]
    assert list(index.find(Parts(["nobody", "came"]))) == []


@pytest.mark.parametrize(
    ("digits", "last", "expected"),
    [
        ("20080120", False, date(2008, 1, 20)),
        ("080120", False, date(2008, 1, 20)),
        ("300101", False, date(2030, 1, 1)),
        ("310101", False, date(1931, 1, 1)),
        ("17041975", False, date(1975, 4, 17)),
        ("20100931", True, date(2010, 9, 30)),
        ("20100200", True, date(2010, 2, 28)),
        ("20100000", False, date(2010, 1, 1)),
        ("12", False, None),
        (None, True, None),
    ],
)
def test_dates(digits: str | None, last: bool, expected: date | None) -> None:
    assert read_date(digits, last=last) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [("+LOST [AFG]\nNAME [AFG]\n", 1), ("NAME [AFG]\nOTHER []\n", 2), ("NAME [AFG]\nOTHER [\n", 3)],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "bad.actors.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        load_actors(file)
    assert caught.value.path == file
    assert caught.value.line == line


def test_agents_and_their_errors(tmp_path: Path) -> None:
    file = tmp_path / "own.agents.txt"
    file.write_text(
        "!P! = MAN, WOMAN\nPOLICE!P! [~COP]\nPOLICE {} [~COP]\nCHIEF_SPY {CHIEF_SPIES} [~SPY]\nNAVY [~MIL]\n",
        encoding="utf-8",
    )
    agents = read_petrarch_agents(file)
    assert [a.forms for a in agents] == [
        ("policeman", "policewoman"),
        ("police",),
        ("chief spy", "chief spies"),
        ("navy", "navies"),
    ]
    assert [a.sector for a in agents] == ["COP", "COP", "SPY", "MIL"]
    with pytest.raises(OntologyError, match="agents"):
        load_actors(file)
    file.write_text("NAVY!Q! [~MIL]\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="!Q! is not defined"):
        read_petrarch_agents(file)
