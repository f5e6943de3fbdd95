from pathlib import Path

import pytest

from kg.model import Article
from kg.read import ReadNote, read_articles
from kg.read.inputs import is_text

GOOD = "Rebels attacked the town of Bor on Monday, and the army said that it had lost two men."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "2024/05/bor.txt", "2024/kit.final.txt", "notes.md", ".hidden.txt", ".git/c.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{GOOD} {name}.")
    return Path("news")


def _ids(*inputs: str | Path) -> list[str]:
    found = list(read_articles(inputs))
    assert all(isinstance(item, Article) for item in found), found
    return [item.id for item in found if isinstance(item, Article)]


def test_a_folder_is_read_in_order_and_ids_are_paths_in_it(folder: Path) -> None:
    assert _ids(folder) == ["2024/05/bor", "2024/kit.final", "a", "b"]


def test_a_file_gives_its_name(folder: Path) -> None:
    assert _ids(folder / "2024" / "kit.final.txt", str(folder / "notes.md")) == ["kit.final", "notes.md"]


def test_a_glob_gives_the_part_that_it_stands_for(folder: Path) -> None:
    assert _ids("news/*.txt") == ["a", "b"]
    assert _ids("news/.*.txt") == [".hidden"]
    assert _ids("news/2024/**/*.txt") == ["05/bor", "kit.final"]


def test_a_name_with_signs_of_a_glob_is_a_name_where_there_is_such_a_file(folder: Path) -> None:
    (folder / "a[1].txt").write_text(GOOD)
    assert _ids("news/a[1].txt") == ["a[1]"]


@pytest.mark.parametrize("given", ["The army attacked.", "One\ntwo", "“We will not leave,” he said."])
def test_texts(given: str) -> None:
    assert is_text(given)


@pytest.mark.parametrize("given", ["news.txt", "my news/report 1.txt", "news", "-", "*.txt", "report.", ""])
def test_names(given: str) -> None:
    assert not is_text(given)


def test_the_other_files_of_a_folder_are_counted_and_named(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("a.txt", "report.pdf", "below/notes.docx", ".hidden.pdf"):
        (tmp_path / name).write_text("Rebels attacked Bor on Monday.")
    notes: list[ReadNote] = []
    assert len(list(read_articles(tmp_path, tell=notes.append))) == 1
    assert notes == [ReadNote(str(tmp_path), "2 files were not read: below/notes.docx, report.pdf")]
