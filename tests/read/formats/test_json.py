import json
import tracemalloc
from pathlib import Path

from kg.model import Article
from kg.read import read_articles

GOOD = "Rebels attacked the town of Bor on Monday, and the army said that it had lost two men."


def _ids(path: Path) -> list[str]:
    found = list(read_articles(path))
    assert all(isinstance(item, Article) for item in found), found
    return [item.id for item in found if isinstance(item, Article)]


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf8")
    return path


def test_lines_arrays_and_objects(tmp_path: Path) -> None:
    records = [{"id": name, "text": f"{GOOD} “{name}”"} for name in "ab"]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    assert _ids(_write(tmp_path / "a.jsonl", lines)) == ["a", "b"]
    assert _ids(_write(tmp_path / "b.ndjson", lines.replace("\n", "\r\n\r\n"))) == ["a", "b"]
    assert _ids(_write(tmp_path / "c.json", lines)) == ["a", "b"]
    assert _ids(_write(tmp_path / "d.json", json.dumps(records))) == ["a", "b"]
    assert _ids(_write(tmp_path / "e.json", json.dumps(records, indent=2))) == ["a", "b"]
    assert _ids(_write(tmp_path / "f.json", json.dumps(records[0], indent=1))) == ["a"]


def test_a_bad_item_of_an_array_is_named(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.json", json.dumps([{"text": GOOD}, {"text": 7}]))
    article, failure = read_articles(path)
    assert isinstance(article, Article)
    assert f"{path}, item 2: " in str(failure.error)  # type: ignore[union-attr]


def test_a_long_file_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf8") as file:
        for number in range(300):
            file.write(json.dumps({"id": str(number), "text": f"{GOOD} " * 300}) + "\n")
    tracemalloc.start()
    number = sum(1 for _ in read_articles(path))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert number == 300
    assert most < path.stat().st_size / 3
