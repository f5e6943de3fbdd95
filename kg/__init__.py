"""Conflict KG: reads news about conflicts into a knowledge graph that people can trust.

    import kg

    graph = kg.build("article.txt")
    graph.events

What stands here is loaded when it is first used, so that `import kg` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph as KnowledgeGraph
    from kg.api import build as build
    from kg.api import extract as extract
    from kg.api import open_graph as open_graph
    from kg.config import Settings as Settings
    from kg.config import load_settings as load_settings
    from kg.errors import KgError as KgError
    from kg.model import Article as Article
    from kg.model import Extraction as Extraction
    from kg.query import list_queries as list_queries

_HOMES = {
    "Article": "kg.model",
    "Extraction": "kg.model",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.api",
    "Settings": "kg.config",
    "build": "kg.api",
    "extract": "kg.api",
    "list_queries": "kg.query",
    "load_settings": "kg.config",
    "open_graph": "kg.api",
}
__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(_HOMES)
