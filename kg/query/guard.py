"""Refuses what a query must not do: change the store, reach out, read files. In: its text. Out: nothing, or QueryError.

No engine has a switch for it, so the text is cut into tokens first: a keyword in a string, an IRI, a comment, a
variable or a prefixed name is none. The engine's parser reads some texts otherwise than these tokens do (it takes
`SERVICE:x` and `SERVICESILENT<x>` for calls, and `<` for "less than" where an IRI would fit): what looks like a call
is one, unless it stands where both readings must agree that it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<language>@[A-Za-z][A-Za-z0-9-]*)
    | (?P<variable>[?$]\w+)
    | (?P<prefixed>(?:[^\W\d_][\w.\-]*)?:(?:[\w.\-:%]|\\.)*)
    | (?P<word>[^\W\d][\w]*)
    """,
    re.VERBOSE | re.DOTALL,
)
_SPACE = r"(?:\s|\#[^\n\r]*+)*+"
_CALL = re.compile(
    rf"""
    (?: (?<![\w?$:/\#@<\\-]) | (?<=[0-9]) | (?<=true) | (?<=false) )
    SERVICE {_SPACE} (?: SILENT {_SPACE} )? (?= [<?$:] | [^\W\d_][\w.\-]*+: )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A `<` after which the two readings may differ on where a string or a comment begins.
_UNCLEAR = re.compile(r"<(?![a-z][a-z0-9+.-]*://[^<>\"{}|^`\\\x00-\x20]*>)[^<>\s]*['\"#\\]", re.IGNORECASE)
_SAFE = frozenset({"string", "comment", "iri"})
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"})
_QUERY_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query that can carry a name; `line` counts from 1."""

    kind: str
    text: str
    line: int


def tokens(query: str) -> Iterator[Token]:
    """All tokens but comments, numbers and signs."""
    line, seen = 1, 0
    for match in _TOKEN.finditer(query):
        line += query.count("\n", seen, match.start())
        seen = match.start()
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match.group(), line)


def refuse_side_effects(query: str) -> None:
    """Raise QueryError where the query would update, call another server, or read a file."""
    refuse_calls(query)
    previous = ""
    is_query = False
    for token in tokens(query):
        word = token.text.upper() if token.kind == "word" else ""
        is_query = is_query or word in _QUERY_FORMS
        if word in _UPDATES and not is_query:
            raise QueryError(
                f"line {token.line}: {word} changes a store; queries only read (`kg build` and `kg forget` change it)"
            )
        if token.kind == "iri" and previous in ("FROM", "NAMED") and token.text.lower().startswith("<file:"):
            raise QueryError(f"line {token.line}: FROM {token.text} reads a file; name a graph of the store instead")
        previous = word


def refuse_calls(query: str) -> None:
    """Raise QueryError where the query would call another server."""
    calls = [match.start() for match in _CALL.finditer(query)]
    if not calls:
        return
    safe = [m.span() for m in _TOKEN.finditer(query) if m.lastgroup in _SAFE] if not _UNCLEAR.search(query) else []
    for call in calls:
        if not any(start <= call < end for start, end in safe):
            line = query.count("\n", 0, call) + 1
            raise QueryError(
                f"line {line}: SERVICE calls another server, which a query here may not (load its data first)"
            )


def has_dataset_clause(query: str) -> bool:
    """Whether the query chooses its graphs itself with FROM: then it does not get the union of all graphs."""
    return any(token.kind == "word" and token.text.upper() == "FROM" for token in tokens(query))


def graphs_of(query: str) -> tuple[str, ...]:
    """The graphs that the query names by their IRIs in FROM and FROM NAMED."""
    found = []
    previous = ""
    for token in tokens(query):
        if token.kind == "iri" and previous in ("FROM", "NAMED"):
            found.append(token.text[1:-1])
        previous = token.text.upper() if token.kind == "word" else ""
    return tuple(found)


def declared_prefixes(query: str) -> frozenset[str]:
    """The prefixes that the query declares itself."""
    found = set()
    previous = ""
    for token in tokens(query):
        if token.kind == "prefixed" and previous == "PREFIX":
            found.add(token.text.partition(":")[0])
        previous = token.text.upper() if token.kind == "word" else ""
    return frozenset(found)


def used_prefixes(query: str) -> dict[str, int]:
    """Every prefix that occurs in the query, with the line where it does so first."""
    found: dict[str, int] = {}
    for token in tokens(query):
        if token.kind == "prefixed":
            found.setdefault(token.text.partition(":")[0], token.line)
    return found
