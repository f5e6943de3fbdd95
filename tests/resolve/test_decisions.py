"""The decisions file: what it may hold, and what is said of what it may not."""

import pytest

from kg.errors import ConfigError
from kg.resolve import load_decisions, with_decision, without_decisions


def write(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "kg-decisions.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_no_file_is_no_decision():
    assert load_decisions(None) == ()


def test_lines_become_decisions_with_their_numbers(tmp_path):
    text = 'decision,left,right,note\r\nsame,a,b,"one, under two names"\r\nwrong,c,,\r\nnot-same,a,d,\r\n'
    found = load_decisions(write(tmp_path, text, "utf-8-sig"))
    assert [(d.verdict, d.left, d.right, d.note, d.line) for d in found] == [
        ("same", "a", "b", "one, under two names", 2),
        ("wrong", "c", None, "", 3),
        ("not-same", "a", "d", "", 4),
    ]


def test_the_note_may_be_left_out(tmp_path):
    assert load_decisions(write(tmp_path, "decision,left,right\nsame,a,b\n"))[0].note == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("decision,left\nsame,a\n", r"csv:1: has the columns decision, left"),
        ("decision,left,right,why\n", r"csv:1: has the columns"),
        ("", r"csv:1: has the columns"),
        ("decision,left,right\nequal,a,b\n", r"csv:2: 'equal' is no decision \(use same, not-same, wrong\)"),
        ("decision,left,right\nsame,a,b\nsame,,b\n", r"csv:3: names nothing on the left"),
        ("decision,left,right\nsame,a,\n", r"csv:2: 'same' .*name both"),
        ("decision,left,right\nwrong,a,b\n", r"csv:2: 'wrong' .*leave the right side empty"),
        ("decision,left,right\nsame,a,b,c\n", r"csv:2: has more fields"),
        ('decision,left,right\nsame,"a"b,c\n', r"cannot be read as CSV"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path, text, message):
    with pytest.raises(ConfigError, match=message):
        load_decisions(write(tmp_path, text))


def test_a_file_that_is_no_text_or_not_there_is_told(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load_decisions(write(tmp_path, "decision,left,right\nsame,é,b\n", "latin-1"))
    with pytest.raises(ConfigError, match="cannot be read"):
        load_decisions(tmp_path / "gone.csv")


def test_lines_are_added_and_taken_away_whole() -> None:
    text = with_decision("", "same", "a", "b", "one\nthing")
    assert text == "decision,left,right,note\nsame,a,b,one thing\n"
    text = with_decision(text + 'wrong,c,,"a note\nof two lines"', "not-same", "d", "e", "x, y")
    assert text.endswith('lines"\nnot-same,d,e,"x, y"\n')
    assert without_decisions(text, frozenset({4})) == text.replace('wrong,c,,"a note\nof two lines"\n', "")
