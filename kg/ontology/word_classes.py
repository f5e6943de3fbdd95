"""Word classes of the trigger conditions: in goes `ontology/word_classes.yaml`, out come their words by name.

`object: [$ties]` in an event type's file means every word of the class `ties`; a class may hold other classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from kg.ontology.fields import Fields, read_fields
from kg.ontology.files import data_path

MARK = "$"


@cache
def load_word_classes() -> Mapping[str, tuple[str, ...]]:
    """The words of each class, the classes that it holds resolved. A class must stand after those that it holds."""
    fields = read_fields(data_path("word_classes.yaml"))
    classes: dict[str, tuple[str, ...]] = {}
    for name in fields.filled():
        classes[name] = _resolved(fields, name, fields.words(name), classes)
    return MappingProxyType(classes)


def expanded(fields: Fields, key: str) -> tuple[str, ...]:
    """The words of the field with its classes put in; each word once, in the order given."""
    return _resolved(fields, key, fields.words(key), load_word_classes())


def _resolved(
    fields: Fields, key: str, words: Iterable[str], classes: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    out: dict[str, None] = {}
    for word in words:
        if not word.startswith(MARK):
            out[word] = None
            continue
        if word[1:] not in classes:
            known = ", ".join(sorted(classes)) or "none"
            raise fields.error(f"{key!r} names the unknown word class {word!r}", key, fix=f"known are {known}")
        out.update(dict.fromkeys(classes[word[1:]]))
    return tuple(out)
