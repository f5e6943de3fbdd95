"""Where lies what can be made or fetched again. In: the environment. Out: a folder of the user's."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_HOME_OF_CACHES, _OURS = "XDG_CACHE_HOME", "conflict-kg"


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Our folder in the user's cache (XDG Base Directory Specification); it need not exist."""
    return Path(environment.get(_HOME_OF_CACHES) or Path.home() / ".cache") / _OURS
