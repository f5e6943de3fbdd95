"""Turtle as text, for the files that are generated from the ontology. In: short names, strings. Out: lines of Turtle.

The order is the caller's, so that a file changes only where its data does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def text(value: str) -> str:
    """A plain string literal."""
    return '"' + "".join(_ESCAPES.get(char, char) for char in value) + '"'


def names(values: Iterable[str]) -> str:
    """Several objects of one predicate."""
    return ", ".join(values)


def subject(name: str, pairs: Iterable[tuple[str, str]]) -> str:
    """All statements about one subject."""
    return f"{name}\n    " + " ;\n    ".join(f"{p} {o}" for p, o in pairs) + " .\n"


def nested(pairs: Iterable[tuple[str, str]]) -> str:
    """A node without a name, in its brackets."""
    return "[ " + " ; ".join(f"{p} {o}" for p, o in pairs) + " ]"


def document(comment: str, prefixes: Mapping[str, str], subjects: Iterable[str], base: str | None = None) -> str:
    """A whole file: what made it, prefixes, subjects."""
    head = [f"# {comment}"] + ([f"@base <{base}> ."] if base else [])
    head += [f"@prefix {prefix}: <{iri}> ." for prefix, iri in prefixes.items()]
    return "\n".join([*head, "", *subjects])
