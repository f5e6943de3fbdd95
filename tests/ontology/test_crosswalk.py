"""The crosswalks are complete, agree with the event types, and say where they depart from PLOVER's own."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import crosswalk
from kg.ontology.acled import load_acled
from kg.ontology.crosswalk import PLOVER_COLUMNS, load_crosswalk, plover_of_cameo, plover_rows, write_plover_crosswalk
from kg.ontology.events import load_event_types
from kg.ontology.files import data_path

PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "gold" / "plover" / "CAMEO2PLOVER-2021.txt"
HEADER = "cameo,label,type,mode,contexts,quad,basis\n"


def types():
    return {kind.name: kind for kind in load_event_types()}


def test_every_code_has_its_parents():
    codes = load_crosswalk()
    assert {code for code in codes if len(code) == 2} == {f"{root:02}" for root in range(1, 21)}
    for code in codes:
        assert re.fullmatch(r"[0-9]{2,4}", code)
        assert len(code) == 2 or code[:2] in codes
        assert len(code) < 4 or code[:3] in codes


def test_every_code_comes_to_a_type_with_its_mode_and_quad():
    for code in load_crosswalk().values():
        if code.type is None:
            assert code.code.startswith("01")
            assert code.mode is None
            assert code.quad is None
            continue
        kind = types()[code.type]
        assert code.quad == kind.quad
        assert code.mode is None or kind.mode(code.mode) is not None, code.code


def test_codes_that_plover_dropped_are_marked_as_ours():
    for code in load_crosswalk().values():
        assert ("ours" in code.basis) == (
            code.code[:2] in ("01", "02") or code.code in {"155", "176", "1834", "1951", "1952"}
        )


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published crosswalk is not beside the checkout")
def test_departures_from_the_published_crosswalk_say_so():
    published = dict(re.findall(r"^(\d{3,4}): *([A-Z]+)", PUBLISHED.read_text(encoding="utf-8"), flags=re.MULTILINE))
    modes = dict(
        re.findall(r"^(\d{3,4}): *[A-Z]+, *([a-z-]*)", PUBLISHED.read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    codes = load_crosswalk()
    assert len(published) > 200
    for code, kind in published.items():
        same = codes[code].type == kind and (codes[code].mode or "") == modes.get(code, "")
        assert same == (codes[code].basis == "crosswalk 2021"), code


def test_the_codes_of_the_event_types_are_listed_and_come_back():
    codes, acled = load_crosswalk(), load_acled()
    for kind in types().values():
        for record in (kind, *kind.modes, *kind.triggers):
            assert record.cameo is None or record.cameo in codes, (kind.name, record)
            assert record.acled is None or record.acled in acled, (kind.name, record)
        assert kind.cameo is None or codes[kind.cameo].type == kind.name


def test_every_type_and_mode_stands_in_the_way_back():
    path = data_path("plover_crosswalk.csv")
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == PLOVER_COLUMNS
    assert len(rows) == sum(1 + len(kind.modes) for kind in types().values())
    stale = "run `python -m kg.ontology.crosswalk`"
    assert [tuple(row) for row in rows] == list(plover_rows(load_event_types())), stale


def test_it_is_written_as_it_is_read(tmp_path):
    write_plover_crosswalk(tmp_path / "x.csv", load_event_types())
    assert (tmp_path / "x.csv").read_bytes() == data_path("plover_crosswalk.csv").read_bytes()


@pytest.mark.parametrize(
    ("code", "kind", "mode"),
    [
        ("046", "CONSULT", None),
        ("163", "SANCTION", "discontinue"),
        ("116", "SANCTION", "convict"),
        ("1722", "COERCE", "restrict"),
        ("1952", "ASSAULT", "drone"),
        ("18329", "ASSAULT", "explosives"),
        ("0256", "REQUEST", "yield"),
        ("010", None, None),
    ],
)
def test_plover_of_cameo(code, kind, mode):
    found = plover_of_cameo(code)
    assert found is not None
    assert (found.type, found.mode) == (kind, mode)


@pytest.mark.parametrize("code", ["", "1", "99", "x"])
def test_unknown_codes_are_none(code):
    assert plover_of_cameo(code) is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("cameo,type\n", 1, "header"),
        (HEADER + "010,,,,,,ours\n", 2, "no label"),
        (HEADER + "010,a,,,,,ours\n010,b,,,,,ours\n", 3, "twice"),
    ],
)
def test_broken_tables_are_refused_with_their_line(tmp_path, monkeypatch, text, line, message):
    path = tmp_path / "crosswalk.csv"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(crosswalk, "data_path", lambda *parts: tmp_path.joinpath(*parts))
    load_crosswalk.cache_clear()
    try:
        with pytest.raises(OntologyError, match=message) as caught:
            load_crosswalk()
    finally:
        load_crosswalk.cache_clear()
    assert (caught.value.path, caught.value.line) == (path, line)


def test_no_cell_of_the_way_back_is_empty_but_the_mode_of_a_type():
    for kind, _, *codes in plover_rows(load_event_types()):
        assert all(codes), kind


def test_what_hangs_on_the_sides_says_so_and_what_has_no_counterpart_too():
    rows = {(kind, mode): (acled, ucdp) for kind, mode, _, acled, ucdp, *_ in plover_rows(load_event_types())}
    assert rows["ASSAULT", ""] == ("by-sides", "by-sides")
    assert rows["ASSAULT", "aerial"] == ("air-drone-strike", "by-sides")
    assert rows["ASSAULT", "crowd-control"] == ("excessive-force-against-protesters", "none")
    assert rows["REQUEST", "meet"] == ("none", "none")
