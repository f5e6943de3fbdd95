"""Every error that a user can meet, in one place: each names the file, the line and the fix; all are `KgError`s."""

from __future__ import annotations

from pathlib import Path


class KgError(Exception):
    """Something that the user can mend. The command line prints the message alone, without a traceback."""


class InputError(KgError):
    """An input that cannot be read, or a record in it: says which, where, and what to do.

    `path` is the file as the user named it ("-" is standard input), `line` counts from 1.
    """

    def __init__(
        self, message: str, *, path: str | Path | None = None, line: int | None = None, fix: str | None = None
    ) -> None:
        self.message, self.path, self.line, self.fix = message, path, line, fix
        where = "" if path is None else f"{path}:{line}: " if line is not None else f"{path}: "
        super().__init__(where + message + (f" ({fix})" if fix else ""))


class DuplicateIdError(InputError):
    """Two articles of one run carry the same id; the message names both."""


class OntologyError(InputError):
    """A data file of the ontology, or a user's addition to it, breaks its format."""


class ConfigError(InputError):
    """`kg.toml` or an option has a value that we cannot use."""


class GoldError(InputError):
    """A coding of an article, to score by, that breaks its format or does not fit its text."""


class CodingError(KgError):
    """All that is wrong with one coding, a line each."""

    def __init__(self, errors: list[InputError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(map(str, errors)))


class ExtractionFormatError(InputError):
    """An extraction (JSON lines) that does not fit the published schema."""


class ModelError(KgError):
    """A spaCy model that is not installed or lacks a component that the extraction needs."""


class QueryError(KgError):
    """A query that does not parse, names nothing, or lacks a parameter."""


class NotAcceptableError(QueryError):
    """An answer that is wanted in a format that we do not write."""


class UnknownNameError(QueryError):
    """A name or an id that nothing in the graph bears."""


class StoreError(KgError):
    """A store that cannot be opened, is held by another process, or is no store of ours."""


class StoreHeldError(StoreError):
    """A store that another process writes to."""


class ValidationError(KgError):
    """A graph that breaks the contract."""
