"""A pause of Python's garbage collector. In: nothing. Out: a context in which no garbage is collected.

Where all that is made lives on, the collector only walks through it again and again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Lets no garbage be collected in its block."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
