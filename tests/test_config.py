from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import CONFIG_NAME, DEFAULT_BASE, DEFAULT_MODEL, Settings, load_settings
from kg.errors import ConfigError

FULL = """\
base = "https://example.org/id/"
model = "en_core_web_lg"
actors = "our-actors.csv"
events = "our-events"
decisions = "decisions.csv"
[read]
publisher = "Our Wire"
[read.fields]
text = "body"
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / CONFIG_NAME
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()
    assert (Settings().base, Settings().model) == (DEFAULT_BASE, DEFAULT_MODEL)


def test_the_file_of_the_working_directory_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 'model = "en_core_web_lg"\n')
    monkeypatch.chdir(tmp_path)
    assert load_settings().model == "en_core_web_lg"


def test_every_setting_and_paths_relative_to_the_file(tmp_path: Path) -> None:
    for name in ("our-actors.csv", "decisions.csv"):
        (tmp_path / name).touch()
    (tmp_path / "our-events").mkdir()
    assert load_settings(write(tmp_path, FULL)) == Settings(
        base="https://example.org/id/",
        model="en_core_web_lg",
        actors=tmp_path / "our-actors.csv",
        events=tmp_path / "our-events",
        decisions=tmp_path / "decisions.csv",
        publisher="Our Wire",
        fields={"text": "body"},
    )


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"other\.toml: there is no such file"):
        load_settings(tmp_path / "other.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("base = ", "is not TOML: Invalid value"),
        ('\n\nbase ! "x"', r"kg\.toml:3: is not TOML"),
        ('modell = "x"', r"no setting 'modell' \(did you mean 'model'\? known are base,"),
        ("[read]\nfeilds = 3", r"no setting 'feilds' in \[read\] \(did you mean 'fields'\?"),
        (b"model = '\xff'", "is not TOML"),
        ('colour = "red"', "no setting 'colour'"),
        ("model = 3", "model must be a text"),
        ('model = " "', "model must be a text"),
        ('actors = "nowhere.csv"', "nowhere.csv, which is not there"),
        ('base = "example"', "base must be an IRI"),
        ('base = "https://example.org/id"', "base must be an IRI"),
        ('read = "x"', "read is no table"),
        ("[read]\ncolour = 'red'", r"no setting 'colour' in \[read\]"),
        ("[read]\npublisher = 3", "read.publisher must be a text"),
        ("[read]\nfields = 3", r"\[read.fields\] must map"),
        ("[read.fields]\ntext = 3", r"\[read.fields\] must map"),
    ],
)
def test_a_wrong_value_is_told_with_its_file(tmp_path: Path, text: str | bytes, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError, match=said) as caught:
        load_settings(path)
    assert caught.value.path == path
    assert str(caught.value).startswith((f"{path}: ", f"{path}:3: "))


@pytest.mark.parametrize("base", ["https://example.org/", "http://example.org/ns#", "urn:example:"])
def test_bases_that_an_iri_can_follow(tmp_path: Path, base: str) -> None:
    assert load_settings(write(tmp_path, f'base = "{base}"')).base == base
