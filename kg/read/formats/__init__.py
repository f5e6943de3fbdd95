"""The formats that articles come in, one file each. To add one: a file with a `Reader`, and its name in `READERS`."""

from kg.read.formats.csv import CSV
from kg.read.formats.html import HTML
from kg.read.formats.json import JSON
from kg.read.formats.reader import Reader
from kg.read.formats.text import TEXT

# The last one recognises everything.
READERS: tuple[Reader, ...] = (JSON, HTML, CSV, TEXT)

__all__ = ["READERS", "Reader"]
