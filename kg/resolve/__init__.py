"""What is the same across articles, and what all claims together make of an event. In: a store. Out: two graphs."""

from kg.resolve.decisions import Decision, load_decisions
from kg.resolve.resolve import Resolution, resolve, resolve_store

__all__ = ["Decision", "Resolution", "load_decisions", "resolve", "resolve_store"]
