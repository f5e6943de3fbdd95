"""Progress shows on a terminal alone, on standard error."""

from __future__ import annotations

import io

import pytest

from kg.cli.progress import Progress, working


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "quiet", "shown"), [(Terminal, False, True), (Terminal, True, False), (io.StringIO, False, False)]
)
def test_progress_shows_on_a_terminal_that_wants_it(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], quiet: bool, shown: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    error = stream()
    monkeypatch.setattr("sys.stderr", error)
    with Progress("articles", quiet=quiet) as progress:
        progress.advance("a [bold]name[/bold] \x1b]0;title\x07")
    assert progress.done == 1
    assert bool(error.getvalue()) is shown
    assert "\x1b]0" not in error.getvalue()


def test_an_error_inside_ends_the_line_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Terminal())
    with pytest.raises(ValueError, match="inside"), Progress("articles"):
        raise ValueError("inside")


@pytest.mark.parametrize(
    ("stream", "quiet", "shown"), [(Terminal, False, True), (Terminal, True, False), (io.StringIO, False, False)]
)
def test_work_without_steps_tells_what_it_is(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], quiet: bool, shown: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    error = stream()
    monkeypatch.setattr("sys.stderr", error)
    with working("writing a [bold]file[/bold] \x1b]0;title\x07", quiet=quiet):
        pass
    assert ("writing a [bold]file" in error.getvalue()) is shown
    assert "\x1b]0" not in error.getvalue()
