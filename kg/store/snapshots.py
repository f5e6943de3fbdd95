"""What readers see while somebody writes. In: an open store, its folder. Out: a state of it that stays as it is.

A snapshot is a folder of hard links to the database's files, which never change once they are written: it costs
milliseconds, and disk space only for what the store has since replaced. The writer publishes one when its work is
done; a reader leases the newest, and what nobody leases is removed at the next publication. A lease is a locked file,
so that a reader that is killed gives its own back.
"""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock, Timeout

from kg.errors import StoreError

FOLDER_NAME = "snapshots"
_LEASES = "leases"
_UNFINISHED, _GONE = ".new-", ".gone-"
_TRIES = 20


class Reader:
    """The newest snapshot of a store, leased until `close`."""

    def __init__(self, folder: Path) -> None:
        """Raises StoreError where there is none; `newest` tells."""
        self._lease: FileLock | None = None
        for _ in range(_TRIES):
            snapshot = newest(folder)
            if snapshot is None:
                break
            self._lease = _leased(snapshot)
            if newest(folder) == snapshot:  # a later one may have been published, and this one be on its way out
                self.store, self.number = ox.Store.read_only(str(snapshot)), int(snapshot.name)
                return
            self._let_go()
        raise StoreError(f"{folder} has no state that can be read (start the last build again)")

    def close(self) -> None:
        """Let go of the snapshot. The object is of no use then."""
        del self.store
        self._let_go()

    def _let_go(self) -> None:
        if self._lease is not None:
            self._lease.release()
            Path(self._lease.lock_file).unlink(missing_ok=True)
            self._lease = None


def publish(store: ox.Store, folder: Path) -> None:
    """Let readers see the store as it is now, in a snapshot of the number that `next_number` told."""
    home = folder / FOLDER_NAME
    home.mkdir(exist_ok=True)
    _clear(home)
    number = next_number(folder)
    unfinished = home / f"{_UNFINISHED}{number}"
    store.backup(str(unfinished))
    (unfinished / _LEASES).mkdir()
    unfinished.rename(home / str(number))
    _clear(home)


def next_number(folder: Path) -> int:
    """What the next snapshot will be called."""
    last = newest(folder)
    return 1 + (int(last.name) if last else 0)


def newest(folder: Path) -> Path | None:
    """The snapshot that was published last."""
    return max(_snapshots(folder / FOLDER_NAME), key=lambda path: int(path.name), default=None)


def _snapshots(home: Path) -> list[Path]:
    return [path for path in home.iterdir() if path.name.isdecimal()] if home.is_dir() else []


def _leased(snapshot: Path) -> FileLock | None:
    """A lease, or None where we may not write: nobody who could remove the snapshot would know of us."""
    lease = FileLock(snapshot / _LEASES / uuid.uuid4().hex, thread_local=False)
    try:
        lease.acquire(timeout=0)
    except OSError:
        return None
    return lease


def _clear(home: Path) -> None:
    """Remove what is unfinished, and each snapshot but the newest that no living reader leases."""
    for path in home.glob(".*"):
        shutil.rmtree(path, ignore_errors=True)
    for snapshot in sorted(_snapshots(home), key=lambda path: int(path.name))[:-1]:
        if not any(_is_alive(lease) for lease in (snapshot / _LEASES).glob("*")):
            shutil.rmtree(snapshot.rename(home / f"{_GONE}{snapshot.name}"), ignore_errors=True)


def _is_alive(lease: Path) -> bool:
    lock = FileLock(lease)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    lease.unlink(missing_ok=True)
    return False
