"""Help is what a person meets first: complete, and readable at 80 columns."""

from __future__ import annotations

from collections.abc import Callable

import click
import pytest
from click.testing import Result

from kg.cli import COMMANDS, kg

NAMES = [name for name, _ in COMMANDS]


def command(name: str) -> click.Command:
    found = kg.get_command(click.Context(kg), name)
    assert found is not None
    return found


@pytest.mark.parametrize("arguments", [(), *[(name,) for name in NAMES]], ids=lambda a: a[0] if a else "kg")
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_fits_80_columns(run: Callable[..., Result], arguments: tuple[str, ...], flag: str) -> None:
    result = run(*arguments, flag)
    assert result.exit_code == 0
    assert all(len(line) <= 80 for line in result.output.splitlines())
    assert result.stderr == ""


@pytest.mark.parametrize("name", NAMES)
def test_every_option_says_what_it_does(name: str) -> None:
    options = [p for p in command(name).params if isinstance(p, click.Option)]
    assert all(option.help for option in options)
    documented = command(name).get_help(click.Context(command(name)))
    assert all(option.opts[0] in documented for option in options)


@pytest.mark.parametrize("name", NAMES)
def test_help_opens_with_what_it_does_and_shows_an_example(run: Callable[..., Result], name: str) -> None:
    output = run(name, "--help").output
    assert output.startswith(f"Usage: kg {name}")
    assert f"kg {name} " in output.split("Options:")[0].partition("\n")[2]


def test_kg_lists_all_commands_in_the_order_of_the_work(run: Callable[..., Result]) -> None:
    listed = run("--help").output.split("Commands:")[1]
    assert [
        line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line.split()[0] in NAMES
    ] == NAMES


def test_the_promised_words_are_there() -> None:
    """Other programs rely on these options."""
    promised = {
        "build": {
            "--out",
            "--store",
            "--actors",
            "--no-resolve",
            "--no-text",
            "--jobs",
            "--date",
            "--publisher",
            "--json",
        },
        "query": {"--store", "--format"},
        "export": {"--store", "-f", "-o", "--actor", "--type", "--country", "--from", "--to", "--hops"},
        "show": {"--store"},
        "validate": {"--store"},
    }
    for name, options in promised.items():
        assert options <= {word for parameter in command(name).params for word in parameter.opts}, name


def test_version_names_the_program(run: Callable[..., Result]) -> None:
    assert run("--version").output.startswith("kg, version ")


def test_no_command_is_wrong_usage_that_shows_the_help(run: Callable[..., Result]) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output + result.stderr


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("build",), ("build", "--nonsense"), ("query", "--format", "xml")]
)
def test_wrong_usage_exits_with_2_and_a_hint(run: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "--help" in result.stderr
    assert result.stdout == ""
