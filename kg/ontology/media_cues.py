"""The words by which texts tell media: in goes `ontology/cues/media.yaml`, out come frozen tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology.agents import PhraseTable, plural_of
from kg.ontology.fields import read_fields
from kg.ontology.files import data_path


@dataclass(frozen=True, slots=True)
class MediaNoun:
    """A noun for media: beside a name, alone for one named before (`anaphoric`), or for nobody named (`unnamed`)."""

    noun: str
    forms: tuple[str, ...]
    anaphoric: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class MediaCues:
    """All words for media; `name_words` begin or end the names of media."""

    nouns: PhraseTable[MediaNoun]
    name_words: frozenset[str]


@cache
def load_media_cues() -> MediaCues:
    """The words for media. Raises OntologyError where the file breaks its format."""
    fields = read_fields(data_path("cues", "media.yaml"))
    nouns = [MediaNoun(n, (n, plural_of(n))) for n in fields.words("nouns")]
    nouns += [MediaNoun(n, (n,), anaphoric=True) for n in fields.words("anaphoric")]
    nouns += [MediaNoun(n, (n,), unnamed=True) for n in fields.words("unnamed")]
    cues = MediaCues(PhraseTable(nouns), frozenset(fields.words("name_words")))
    fields.close()
    return cues
