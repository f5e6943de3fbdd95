"""YAML read field by field: in goes a file of ours or a user's, out come values whose errors name file, line and fix.

Scalars are taken as they are written: `on`, `off` and `no` are words and `040` keeps its zero, which YAML 1.1 would
turn into booleans and an octal number.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from kg.errors import InputError, OntologyError

_NULLS = frozenset({"", "~", "null"})
_FLAGS = {"true": True, "false": False}


class Fields:
    """One mapping of a YAML file. Ask for each field by its kind; `close` then refuses what nobody asked for."""

    __slots__ = ("_asked", "_error_type", "_lines", "_values", "line", "name", "path")

    def __init__(self, node: yaml.Node, path: Path, name: str, error_type: type[InputError] = OntologyError) -> None:
        self.path, self.name, self.line = path, name, node.start_mark.line + 1
        self._error_type = error_type
        self._values: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        self._asked: set[str] = set()
        if not isinstance(node, yaml.MappingNode):
            raise self.error(f"{name} is no mapping", fix="write `key: value` lines")
        for key, value in node.value:
            word = str(key.value)
            known, self._lines[word] = word in self._lines, key.start_mark.line + 1
            if known:
                raise self.error(f"{name} has {word!r} twice", word, fix="leave one of them")
            if not _is_null(value):
                self._values[word] = value

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def error(self, message: str, key: str | None = None, fix: str | None = None) -> InputError:
        """An error that points at the field, or at the mapping where no field is given."""
        line = self._lines.get(key, self.line) if key else self.line
        return self._error_type(message, path=self.path, line=line, fix=fix)

    def optional_text(self, key: str) -> str | None:
        """A string, or None where the field is absent or null."""
        node = self._ask(key)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.error(f"{key!r} of {self.name} is no text", key, fix="give one string")
        return " ".join(node.value.split())

    def text(self, key: str) -> str:
        """A string that must be there."""
        value = self.optional_text(key)
        if value is None:
            raise self.error(f"{self.name} lacks {key!r}", fix=f"add `{key}: ...`")
        return value

    def number(self, key: str) -> float:
        """A number that must be there."""
        value = self.text(key)
        try:
            return float(value)
        except ValueError:
            raise self.error(f"{key!r} of {self.name} is {value!r}, no number", key, fix="give a number") from None

    def flag(self, key: str) -> bool | None:
        """True, false, or None where the field is absent."""
        value = self.optional_text(key)
        if value is None:
            return None
        if value not in _FLAGS:
            raise self.error(f"{key!r} of {self.name} is {value!r}", key, fix="write true or false")
        return _FLAGS[value]

    def words(self, key: str) -> tuple[str, ...]:
        """A list of strings without repetition; empty where the field is absent."""
        node = self._ask(key)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self.error(f"{key!r} of {self.name} is no list", key, fix=f"write `{key}: [one, two]`")
        found = tuple(item.value for item in node.value if isinstance(item, yaml.ScalarNode) and item.value)
        if len(set(found)) != len(node.value):
            fix = "give different, non-empty strings"
            raise self.error(f"{key!r} of {self.name} has an item that is no word or stands twice", key, fix)
        return found

    def one_or_more(self, key: str) -> tuple[str, ...]:
        """One string or a list of them; empty where the field is absent."""
        node = self._ask(key)
        if isinstance(node, yaml.ScalarNode):
            return (self.text(key),)
        return self.words(key)

    def filled(self) -> tuple[str, ...]:
        """The fields that are filled, in their order."""
        return tuple(self._values)

    def items(self, key: str) -> Iterator[Fields]:
        """The mappings of a list; none where the field is absent."""
        node = self._ask(key)
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(f"{key!r} of {self.name} is no list", key, fix="begin each entry with `- `")
        for number, item in enumerate(node.value, start=1):
            yield Fields(item, self.path, f"entry {number} of {key!r}", self._error_type)

    def named(self, key: str) -> Iterator[tuple[str, Fields]]:
        """The mappings of a mapping with their names; none where the field is absent."""
        node = self._ask(key)
        if node is None:
            return
        outer = Fields(node, self.path, f"{key!r}", self._error_type)
        for name, value in outer._values.items():
            yield name, Fields(value, self.path, f"{name!r} in {key!r}", self._error_type)

    def mapping(self, key: str) -> Fields:
        """A mapping that must be there."""
        node = self._ask(key)
        if node is None:
            raise self.error(f"{self.name} lacks {key!r}", fix=f"add `{key}:`")
        return Fields(node, self.path, f"{key!r} of {self.name}", self._error_type)

    def close(self, fix: str | None = None) -> None:
        """Refuses fields that nobody asked for; `fix` says more than their list."""
        for key in self._lines:
            if key not in self._asked:
                known = f"known are {', '.join(sorted(self._asked))}"
                raise self.error(f"{self.name} has the field {key!r} which does not belong there", key, fix or known)

    def _ask(self, key: str) -> yaml.Node | None:
        self._asked.add(key)
        return self._values.get(key)


def read_fields(path: Path, error_type: type[InputError] = OntologyError) -> Fields:
    """The mapping that a YAML file holds; what breaks its form is an error of the given type."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise error_type(f"cannot be read: {error}", path=path, fix="give a readable UTF-8 file") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise error_type(f"is no YAML: {error.problem}", path=path, line=line, fix="mend the syntax") from error
    except yaml.YAMLError as error:
        raise error_type(f"is no YAML: {error}", path=path, fix="mend the syntax") from error
    if node is None:
        raise error_type("is empty", path=path, fix="fill it or take it away")
    return Fields(node, path, "the file", error_type)


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULLS
