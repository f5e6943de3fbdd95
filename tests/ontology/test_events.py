"""The sixteen event types: their files are whole, and a broken file is told with its line and its mend."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.events import EventType, TriggerPattern, load_event_types
from kg.ontology.files import data_path

# PLOVER 2.0 manual: "Potential scores" table, the quad category and the mode table of each section.
MANUAL = {
    "AGREE": ("verbal-cooperation", 2.5, {}),
    "CONSULT": ("verbal-cooperation", 2.5, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
    "SUPPORT": ("verbal-cooperation", 5, {}),
    "CONCEDE": ("verbal-cooperation", 4.5, {}),
    "COOPERATE": ("material-cooperation", 9.5, {}),
    "AID": ("material-cooperation", 10, {}),
    "RETREAT": (
        "material-cooperation",
        6.5,
        {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    ),
    "REQUEST": ("verbal-conflict", 0, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
    # The score table prints ACCUSE as 3; its modes show that the minus sign was lost.
    "ACCUSE": ("verbal-conflict", -3, {"disapprove": -2, "investigate": -3.5, "allege": -3.5}),
    "REJECT": ("verbal-conflict", -2, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
    "THREATEN": (
        "verbal-conflict",
        -3.5,
        {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5},
    ),
    # The score table leaves out the mode "vandalize", which the section has.
    "PROTEST": (
        "material-conflict",
        -5,
        {"demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5, "vandalize": -5},
    ),
    "SANCTION": ("material-conflict", -6, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
    "MOBILIZE": ("material-conflict", -5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    "COERCE": (
        "material-conflict",
        -7,
        {
            "seize": -7,
            "restrict": -7,
            "censor": -6.5,
            "curfew": -6.5,
            "martial-law": -7.5,
            "arrest": -7,
            "deport": -7,
            "withhold": -7,
            "misinformation": -6.5,
            "cyber": -7,
        },
    ),
    "ASSAULT": (
        "material-conflict",
        -9,
        {
            "abduct": -8.5,
            "beat": -7.5,
            "torture": -8.5,
            "sexual": -8.5,
            "targeted": -9.5,
            "destroy": -8.5,
            "primitive": -8,
            "firearms": -9,
            "explosives": -9,
            "suicide-attack": -9.5,
            "aerial": -9.5,
            "drone": -9.5,
            "heavy-weapons": -9.5,
            "crowd-control": -7.5,
            "unconventional": -10,
        },
    ),
}
TYPES = {kind.name: kind for kind in load_event_types()}


def each_type() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))


def test_there_are_the_sixteen_types() -> None:
    assert sorted(TYPES) == sorted(MANUAL)


@each_type()
def test_quad_score_and_modes_are_the_manuals(kind: EventType) -> None:
    quad, score, modes = MANUAL[kind.name]
    assert (kind.quad, kind.score) == (quad, score)
    assert {mode.name: mode.score for mode in kind.modes} == modes


@each_type()
def test_a_type_is_whole(kind: EventType) -> None:
    assert kind.definition
    assert "PLOVER" in kind.section
    assert re.fullmatch(r"\d{3}", kind.cameo or "")
    assert len(kind.triggers) >= 60
    assert {trigger.pos for trigger in kind.triggers} >= {"verb", "noun"}
    assert kind.recipient_prepositions
    assert kind.actor_prepositions


@each_type()
def test_every_trigger_names_its_source(kind: EventType) -> None:
    named = re.compile(r"CAMEO|PLOVER|manual|VerbNet|PropBank|FrameNet|ACLED|UCDP|WordNet|dictionary")
    assert [trigger.lemma for trigger in kind.triggers if not named.search(trigger.source)] == []
    assert [rule.section for rule in kind.exceptions if not named.search(rule.section)] == []


@each_type()
def test_examples_are_enough_and_half_of_them_unlisted(kind: EventType) -> None:
    assert len(kind.examples) >= 10
    assert 2 * sum(example.unlisted for example in kind.examples) >= len(kind.examples)
    assert len({example.text for example in kind.examples}) == len(kind.examples)


@each_type()
def test_expected_sides_stand_in_the_example(kind: EventType) -> None:
    for example in kind.examples:
        for word in (*example.actor, *example.recipient):
            assert word in example.text


def test_no_two_types_claim_a_word_under_the_same_conditions() -> None:
    """With equal conditions and equal needs the order of the files would decide."""
    claims = Counter((trigger.conditions, trigger.needs) for kind in TYPES.values() for trigger in kind.triggers)
    assert [key[0] for key, count in claims.items() if count > 1] == []


def test_loading_is_fast_and_done_once() -> None:
    before = time.process_time()
    assert load_event_types() is load_event_types()
    assert time.process_time() - before < 0.01


def test_words_that_yaml_would_take_for_booleans_and_octals_stay_words(tmp_path: Path) -> None:
    kind = added(tmp_path, "triggers:\n  - {verb: agree, prep: [on, off], cameo: 046, source: ours}\n")
    assert kind.triggers[-1].prep == ("on", "off")
    assert kind.triggers[-1].cameo == "046"


def test_codes_come_from_the_trigger_then_the_mode_then_the_type() -> None:
    consult = TYPES["CONSULT"]
    plain = TriggerPattern("meet", "verb", source="x")
    visit = TriggerPattern("visit", "verb", source="x", mode="visit")
    hosting = TriggerPattern("host", "verb", source="x", mode="visit", cameo="043")
    assert [consult.cameo_of(trigger) for trigger in (plain, visit, hosting)] == ["040", "042", "043"]
    assert [consult.score_of(mode) for mode in (None, "phone", "visit")] == [2.5, 1.5, 4]


def test_the_order_of_words_makes_no_other_condition() -> None:
    first = TriggerPattern("sign", "verb", source="a", object=("deal", "pact"), needs=("actor",))
    second = TriggerPattern("sign", "verb", source="b", object=("pact", "deal"), mode="visit")
    assert first.conditions == second.conditions
    assert first.conditions != TriggerPattern("sign", "verb", source="a", object=("deal",)).conditions


# What a user adds.

NEW_TYPE = """\
type: CYBERATTACK
definition: Somebody breaks into another's computers.
section: our codebook
quad: material-conflict
score: -7
triggers:
  - {verb: hack}
examples:
  - {text: The gang hacked the ministry.}
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def added(folder: Path, text: str, name: str = "CONSULT") -> EventType:
    write(folder, f"{name.lower()}.yaml", f"type: {name}\n{text}")
    return next(kind for kind in load_event_types(folder) if kind.name == name)


def test_a_user_adds_a_type(tmp_path: Path) -> None:
    write(tmp_path, "cyberattack.yaml", NEW_TYPE)
    types = {kind.name: kind for kind in load_event_types(tmp_path)}
    assert len(types) == 17
    assert types["CYBERATTACK"].triggers[0].source == "cyberattack.yaml"
    assert "CYBERATTACK" not in {kind.name for kind in load_event_types()}


def test_a_user_adds_triggers_to_a_type_of_ours(tmp_path: Path) -> None:
    kind = added(tmp_path, "triggers:\n  - {verb: powwow}\n")
    assert len(kind.triggers) == len(TYPES["CONSULT"].triggers) + 1
    assert kind.definition == TYPES["CONSULT"].definition


def test_a_users_trigger_takes_the_place_of_ours_with_the_same_conditions(tmp_path: Path) -> None:
    kind = added(tmp_path, "triggers:\n  - {verb: ratify}\n", name="AGREE")
    support = next(kind for kind in load_event_types(tmp_path) if kind.name == "SUPPORT")
    plain = TriggerPattern("ratify", "verb", source="").conditions
    assert plain in {trigger.conditions for trigger in kind.triggers}
    assert plain not in {trigger.conditions for trigger in support.triggers}
    assert plain in {trigger.conditions for trigger in TYPES["SUPPORT"].triggers}


BREACHES = [
    ("not yaml", NEW_TYPE + "a: [1\n", None, "is no YAML"),
    ("empty", "", None, "is empty"),
    ("no mapping", "- type\n", 1, "is no mapping"),
    ("lacks a field", NEW_TYPE.replace("section: our codebook\n", ""), 1, "lacks 'section'"),
    ("unknown field", NEW_TYPE + "colour: red\n", 10, "'colour'"),
    ("field twice", NEW_TYPE + "score: 3\n", 10, "'score' twice"),
    ("lower-case type", NEW_TYPE.replace("CYBERATTACK", "Cyberattack"), 1, "is no name"),
    ("file name", NEW_TYPE.replace("CYBERATTACK", "HACKING"), 1, "hacking.yaml"),
    ("unknown quad", NEW_TYPE.replace("material-conflict", "war"), 4, "'war'"),
    ("score is a word", NEW_TYPE.replace("-7", "low"), 5, "no number"),
    ("score out of range", NEW_TYPE.replace("-7", "-70"), 5, "out of range"),
    ("no word", NEW_TYPE.replace("{verb: hack}", "{source: ours}"), 7, "0 words"),
    ("two words", NEW_TYPE.replace("{verb: hack}", "{verb: hack, noun: hack}"), 7, "2 words"),
    ("no lemma", NEW_TYPE.replace("{verb: hack}", "{verb: Hack into}"), 7, "is no lemma"),
    ("unknown key of a trigger", NEW_TYPE.replace("{verb: hack}", "{verb: hack, colour: [red]}"), 7, "'colour'"),
    ("list expected", NEW_TYPE.replace("{verb: hack}", "{verb: hack, object: site}"), 7, "is no list"),
    ("unknown class", NEW_TYPE.replace("{verb: hack}", "{verb: hack, object: [$toys]}"), 7, "word class '$toys'"),
    ("item twice", NEW_TYPE.replace("{verb: hack}", "{verb: hack, object: [site, site]}"), 7, "stands twice"),
    ("unknown need", NEW_TYPE.replace("{verb: hack}", "{verb: hack, needs: [weather]}"), 7, "'weather'"),
    ("unknown mode", NEW_TYPE.replace("{verb: hack}", "{verb: hack, mode: remote}"), 7, "unknown mode 'remote'"),
    ("bad flag", NEW_TYPE.replace("{verb: hack}", "{verb: hack, swap: maybe}"), 7, "'maybe'"),
    ("bad cameo", NEW_TYPE.replace("{verb: hack}", "{verb: hack, cameo: 17x}"), 7, "'17x'"),
    ("preposition missing", NEW_TYPE.replace("{verb: hack}", "{verb: hack, prep_object: [site]}"), 7, "'prep_object'"),
    ("trigger twice", NEW_TYPE.replace("  - {verb: hack}", "  - {verb: hack}\n  - {verb: hack}"), 8, "line 7"),
    ("example without text", NEW_TYPE.replace("text: The gang hacked the ministry.", "unlisted: true"), 9, "'text'"),
    (
        "exception to nowhere",
        NEW_TYPE + "exceptions:\n  - {when: {verb: hack}, instead: JOKE, section: ours}\n",
        None,
        "'JOKE'",
    ),
]


@pytest.mark.parametrize(("text", "line", "said"), [b[1:] for b in BREACHES], ids=[b[0] for b in BREACHES])
def test_a_breach_names_file_line_and_fix(tmp_path: Path, text: str, line: int | None, said: str) -> None:
    path = write(tmp_path, "cyberattack.yaml", text)
    with pytest.raises(OntologyError, match=re.escape(said)) as caught:
        load_event_types(tmp_path)
    assert caught.value.path is not None
    assert Path(caught.value.path) == path
    assert caught.value.fix
    if line is not None:
        assert caught.value.line == line


def test_what_ours_says_of_a_type_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="'score'"):
        added(tmp_path, "score: 3\n")


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="is no folder"):
        load_event_types(tmp_path / "nowhere")


def test_a_file_of_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "cyberattack.yaml").write_bytes(NEW_TYPE.replace("gang", "gäng").encode("latin-1"))
    with pytest.raises(OntologyError, match="cannot be read"):
        load_event_types(tmp_path)


def test_the_files_are_named_after_their_types() -> None:
    assert {path.stem.upper() for path in data_path("events").glob("*.yaml")} == set(TYPES)
