"""Which column holds which field. In: rows of named values. Out: a record each, and which columns were of no use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from numbers import Integral

from kg.errors import InputError
from kg.read.dates import read_date
from kg.read.records import FIELDS, Defaults, ReadNote, Record, is_missing

# What others call our fields. Case and spaces do not count.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": ("body", "content", "full_text"),
    "title": ("headline",),
    "published": ("date", "published_at", "publishedat", "pubdate", "pub_date", "publication_date", "date_published"),
    "publisher": ("source", "outlet", "newspaper"),
    "url": ("link",),
    "lang": ("language",),
}
_MOST_NAMED = 12


class Columns:
    """The columns of one file. A field's name in `[read.fields]` goes first, then its own, then what others call it.

    What stands under another's name is taken where it can be the field: a date that we can read, a string.
    """

    def __init__(self, path: str, defaults: Defaults) -> None:
        self._path, self._defaults = path, defaults
        self._seen: dict[str, None] = {}
        self._used: set[str] = set()
        self._unfit: Counter[str] = Counter()

    def pick(self, row: Mapping[str, object], path: str, line: int | None) -> Record:
        """The record in a row. Raises InputError where nothing in it can be the text."""
        chosen = {field: name for field in FIELDS if (name := self._find(field, row)) is not None}
        self._seen.update(dict.fromkeys(map(str, row)))
        self._used.update(chosen.values())
        if "text" not in chosen:
            raise self._without_text(row, path, line)
        return Record({field: row[name] for field, name in chosen.items()}, path, line)

    def may_hold(self, field: str, header: Iterable[str]) -> bool:
        """Whether one of the columns can be the field."""
        return bool(self._candidates(field, list(header)))

    def names_of(self, field: str) -> str:
        """What the field may be called, for a message: its own name and the one that the user gave it."""
        return " or ".join(map(repr, dict.fromkeys((self._defaults.name_of(field), field))))

    def tell_unused(self) -> None:
        """Tell which columns no row was read from, and under which stood no date; called at the end of the file."""
        for name, number in self._unfit.items():
            rows = "1 row" if number == 1 else f"{number} rows"
            self._defaults.tell(ReadNote(self._path, f"column {name[:30]!r}: nothing that we can read in {rows}"))
        unused = [name[:30] for name in self._seen if name not in self._used and name not in self._unfit]
        if unused and self._used:
            rest = f" and {len(unused) - _MOST_NAMED} more" if len(unused) > _MOST_NAMED else ""
            shown = ", ".join(unused[:_MOST_NAMED]) + rest
            self._defaults.tell(ReadNote(self._path, f"columns that were not used: {shown}"))

    def _find(self, field: str, row: Mapping[str, object]) -> str | None:
        for name in self._candidates(field, list(row)):
            if name in (field, self._defaults.names.get(field)) or _fits(field, row[name]):
                return name
            self._unfit[name] += 1
        return None

    def _candidates(self, field: str, header: list[str]) -> list[str]:
        exact = [name for name in (self._defaults.names.get(field), field) if name in header]
        if exact:
            return [name for name in exact if name is not None][:1]
        mapped = set(self._defaults.names.values())
        folded = {_fold(name): name for name in reversed(header) if name not in mapped}
        return [folded[name] for name in (field, *SYNONYMS.get(field, ())) if name in folded]

    def _without_text(self, row: Mapping[str, object], path: str, line: int | None) -> InputError:
        found = ", ".join(str(name) for name in list(row)[:_MOST_NAMED]) or "none"
        likely = max(row, key=lambda name: len(value) if isinstance(value := row[name], str) else 0, default="body")
        fix = f'name the field that holds the text, as text = "{likely}" under [read.fields] in kg.toml'
        return InputError(f"no field {self.names_of('text')}; it has: {found}", path=path, line=line, fix=fix)


def _fold(name: object) -> str:
    return "_".join(str(name).strip().casefold().replace("-", " ").split())


def _fits(field: str, value: object) -> bool:
    """Whether a value under a name that is not ours can be the field."""
    if is_missing(value):
        return True
    if field == "published":
        return isinstance(value, date) or (isinstance(value, str) and read_date(value) is not None)
    return isinstance(value, str) or (field == "id" and isinstance(value, Integral))
