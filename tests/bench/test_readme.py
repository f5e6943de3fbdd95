"""The table of the benches names them all. Runs with the tests."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def test_every_bench_stands_in_the_table() -> None:
    told = re.findall(r"^\| `(test_\w+\.py)` \|", (HERE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(path.name for path in HERE.glob("test_*.py") if path.name != Path(__file__).name)
