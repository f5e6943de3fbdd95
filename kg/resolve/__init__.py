"""What is the same across articles, and what all claims together make of an event. In: a store. Out: two graphs."""

from kg.resolve.decisions import Decision, Verdict, load_decisions, with_decision, without_decisions
from kg.resolve.index import Index
from kg.resolve.resolver import Resolver, forget_identity, open_resolver, resolve_store

__all__ = [
    "Decision",
    "Index",
    "Resolver",
    "Verdict",
    "forget_identity",
    "load_decisions",
    "open_resolver",
    "resolve_store",
    "with_decision",
    "without_decisions",
]
