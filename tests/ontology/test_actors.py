import itertools
import random
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
import spacy

from kg.errors import OntologyError
from kg.ontology.actor_index import ActorIndex
from kg.ontology.actors import load_actor_files, load_actors, load_blocked_phrases, make_actor_index
from kg.ontology.contract import load_contract
from kg.ontology.entry import INTERNATIONAL_CODES, Entry
from kg.ontology.files import data_path
from kg.ontology.names import Parts, parts_of_name

HEADER = "kind,name,aliases,sector,country,start,end,basis\n"

# Names that two of our entries bear on purpose: the text must tell which is meant.
SHARED = {
    "Congo", "Congolese", "Dominican", "Dominicans", "Korean", "JEM", "PTI", "RSF", "SNA", "Peoples Democratic Party",
    "Ansar al-Sharia", "Ansar al-Charia", "Army of Islam", "Jaysh al-Islam", "Jamaat-e-Islami",
    "Transitional Military Council", "National Liberation Army", "Mohamed Abdelaziz",
}  # fmt: skip
# Names of two people of one country, of whom the date tells which is meant.
SHARED_IN_TIME = {
    "George Bush", "Assad", "al-Assad", "Kadyrov", "Tshisekedi", "Kabila", "Marcos", "Aquino", "de Maizière",
    "Kaczynski", "Izetbegović", "Aliyev", "Le Pen", "Bongo", "Mutharika", "Fujimori", "Kirchner", "Landsbergis",
    "Papandreou", "Mitsotakis", "Khamenei",
}  # fmt: skip


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return load_actors()


@pytest.fixture(scope="module")
def index(entries: tuple[Entry, ...]) -> ActorIndex:
    return ActorIndex(entries, load_blocked_phrases())


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def sector(index: ActorIndex, key: str, day: date | None) -> str | None:
    role = index[key].role_at(day)
    return role.sector if role else None


def all_names(entry: Entry) -> tuple[str, ...]:
    special = (*entry.adjectives, *entry.peoples, *entry.metonyms, *entry.surnames)
    return (entry.name, *entry.aliases, *special)


def test_what_must_be_there(entries: tuple[Entry, ...]) -> None:
    count: dict[tuple[str, str], int] = defaultdict(int)
    for entry in entries:
        count[entry.file, entry.kind] += 1
    assert count["states.csv", "state"] >= 195
    assert count["groups.csv", "group"] >= 120
    assert count["people.csv", "person"] >= 80
    assert count["media.csv", "source"] >= 80


def test_every_entry_has_a_basis_and_a_distinct_id(entries: tuple[Entry, ...]) -> None:
    assert all(entry.basis for entry in entries)
    assert len({entry.id for entry in entries}) == len(entries)


def test_international_codes_are_the_contracts() -> None:
    assert set(load_contract().codes["country"].members) >= INTERNATIONAL_CODES


def test_every_file_of_the_folder_tells_its_source() -> None:
    listed = {file.name for file in load_actor_files()}
    others = {"agents.csv", "titles.csv", "blocked.csv", "spellings.csv"}
    assert {p.name for p in data_path("actors").glob("*.csv")} == listed | others


def test_no_name_belongs_to_two_entries_unless_intended(entries: tuple[Entry, ...]) -> None:
    bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in entries:
        for name in all_names(entry):
            bearers[parts_of_name(name)].add(entry.id)
    shared = {key for key, ids in bearers.items() if len(ids) > 1}
    assert shared == {parts_of_name(name) for name in SHARED | SHARED_IN_TIME}


def test_names_are_found_as_the_tokenizer_cuts_them(entries: tuple[Entry, ...], index: ActorIndex) -> None:
    tokenizer = spacy.blank("en").tokenizer
    missed = []
    for entry in entries:
        for name in all_names(entry):
            tokens = [t.text for t in tokenizer(f"today {name} said that")]
            if not any(
                entry.id in m.ids and m.start == 1 and tokens[m.end] == "said" for m in index.find(Parts(tokens))
            ):
                missed.append((entry.id, name))
    assert missed == []


@pytest.mark.parametrize(
    ("key", "day", "expected"),
    [
        ("actor-taliban", date(2021, 8, 14), "REB"),
        ("actor-taliban", date(2021, 8, 15), "GOV"),
        ("actor-taliban", date(2010, 1, 1), "REB"),
        ("actor-taliban", None, "GOV"),
        ("actor-amir-khan-muttaqi", date(2022, 1, 9), "GOV"),
        ("actor-hayat-tahrir-al-sham", date(2024, 12, 7), "REB"),
        ("actor-hayat-tahrir-al-sham", date(2024, 12, 8), "GOV"),
        ("actor-houthis", date(2024, 1, 1), "REB"),
        ("actor-nld-myanmar", date(2020, 12, 1), "GOV"),
        ("actor-nld-myanmar", date(2021, 3, 1), "OPP"),
        ("actor-rapid-support-forces", date(2022, 1, 1), "PRM"),
        ("actor-rapid-support-forces", date(2023, 5, 1), "REB"),
        ("actor-donald-trump", date(2022, 6, 1), "ELI"),
        ("actor-donald-trump", date(2025, 2, 1), "GOV"),
    ],
)
def test_roles_by_date(index: ActorIndex, key: str, day: date | None, expected: str) -> None:
    assert sector(index, key, day) == expected


def test_outside_known_dates_the_country_remains(index: ActorIndex) -> None:
    role = index["actor-volodymyr-zelensky"].role_at(date(2010, 1, 1))
    assert role is not None
    assert (role.sector, role.country) == (None, "UKR")


def test_offices_of_one_person_do_not_overlap(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        dated = [r for r in entry.roles if r.is_dated]
        for earlier, later in itertools.pairwise(dated):
            assert earlier.end is not None, entry.id
            assert later.start is not None, entry.id
            assert earlier.end <= later.start, entry.id


def test_states_have_their_common_names(index: ActorIndex) -> None:
    names = {
        "USA": "US U.S. America", "GBR": "UK U.K. Britain", "MMR": "Burma Myanmar", "SUN": "USSR", "COD": "DRC",
        "ARE": "UAE", "PRK": "DPRK", "RUS": "Kremlin Moscow Russian", "FRA": "Élysée French", "PSE": "Palestine",
    }  # fmt: skip
    for code, listed in names.items():
        for name in listed.split():
            assert f"country-{code}" in [c.id for c in index.named(name)], name
    assert "country-CIV" in [c.id for c in index.named("Ivory Coast")]


def test_a_users_csv_wins_over_ours(tmp_path: Path) -> None:
    file = write(tmp_path / "mine.csv", HEADER + "group,Taliban,Kabul Gang|HTS,GOV,AFG,,,my own reading\n")
    index = make_actor_index(file)
    assert [c.id for c in index.named("Kabul Gang")] == ["actor-taliban"]
    assert [c.id for c in index.named("HTS")] == ["actor-taliban"]
    assert [c.id for c in index.named("Hayat Tahrir al-Sham")] == ["actor-hayat-tahrir-al-sham"]
    assert [c.id for c in index.named("Islamic Emirate")] == ["actor-taliban"]
    assert sector(index, "actor-taliban", date(2010, 1, 1)) == "GOV"


def test_a_users_new_actor_is_added(tmp_path: Path) -> None:
    file = write(tmp_path / "mine.csv", HEADER + "group,Army of Gondor,AOG,MIL,,,,my own reading\n")
    assert [c.id for c in make_actor_index(file).named("AOG")] == ["actor-army-of-gondor"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name,basis\nA,b\n", 1, "no column 'kind'"),
        (HEADER.replace("end,", "finish,"), 1, "unknown column 'finish'"),
        (HEADER + "group,A,,REB,AFG,,,\n", 2, "basis is empty"),
        (HEADER + "group,A,,XXX,AFG,,,b\n", 2, "sector 'XXX' is not known"),
        (HEADER + "group,A,,REB,QQQ,,,b\n", 2, "country 'QQQ' is not known"),
        (HEADER + "gruop,A,,REB,AFG,,,b\n", 2, "kind 'gruop' is not known"),
        (HEADER + "group,B,,REB,,,,b\ngroup,A,,REB,AFG,2021,,b\n", 3, "start '2021' is no date"),
        (HEADER + "group,A,,REB,AFG,2021-01-02,2021-01-01,b\n", 2, "ends on 2021-01-01"),
        (HEADER + "group,A,,REB\n", 2, "cells than the header"),
        ("kind,name,part_of,basis\ngroup,A,actor-nobody,b\n", 2, "which no list has"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    file = write(tmp_path / "mine.csv", text)
    with pytest.raises(OntologyError, match=words) as caught:
        load_actors(file)
    assert caught.value.line == line
    assert str(caught.value.path).endswith("mine.csv")
    assert caught.value.fix


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x01", b"\x00" * 50])
def test_a_file_that_is_no_dictionary_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    with pytest.raises(OntologyError):
        load_actors(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"absent\.csv"):
        load_actors(tmp_path / "absent.csv")


def test_the_order_of_a_users_rows_is_kept(tmp_path: Path) -> None:
    names = [f"Group {n}" for n in range(20)]
    random.Random(7).shuffle(names)
    file = write(tmp_path / "mine.csv", HEADER + "".join(f"group,{n},,REB,,,,b\n" for n in names))
    assert [e.name for e in load_actors(file) if e.file == "mine.csv"] == names


def test_loading_is_fast() -> None:
    make_actor_index()
    start = time.process_time()
    make_actor_index()
    assert time.process_time() - start < 1.5


def test_a_country_may_be_given_by_name_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("kind,name,sector,country,basis\ngroup,Lantern Brigade,REB,Haiti,ours\n")
    (entry,) = [each for each in load_actors(path) if each.name == "Lantern Brigade"]
    assert [role.country for role in entry.roles] == ["HTI"]
    path.write_text("kind,name,sector,country,basis\ngroup,Lantern Brigade,REB,Haitian Republic of,ours\n")
    with pytest.raises(OntologyError, match="write a code of ISO 3166-1 alpha-3"):
        load_actors(path)
    path.write_text("kind,name,sector,country,basis\ngroup,Lantern Brigade,REB,Sudn,ours\n")
    with pytest.raises(OntologyError, match=r"ours\.csv:2: country 'Sudn' is not known"):
        load_actors(path)
