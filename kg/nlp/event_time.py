"""When an event happened. In: a Doc, its time expressions, the token that tells the event. Out: an expression or None.

Only an expression that modifies the event's own word, its light verb or its clause dates it. That of a reporting verb
never dates what is reported ("confirmed on Monday that he held talks at the weekend").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.found import Found, TimeExpression
from kg.nlp.tokens import Doc, Token
from kg.ontology.cues import load_cues

_VERBAL = frozenset({"VERB", "AUX"})
_NOUN_LINKS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "obj", "attr", "pobj", "prep", "conj", "appos", "compound", "dative"}
)
# Clauses that share the time of the clause above; "after" and "before" divide them.
_SAME_TIME_LINKS = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "prep"})
_DIVIDING_MARKS = frozenset(
    {"after", "before", "since", "until", "because", "if", "although", "though", "unless", "once"}
)
_HIDDEN_ZONES = frozenset({"title", "dateline", "credit", "boilerplate", "link"})
_MAX_STEPS = 3


def event_time(doc: Doc, found: Found, trigger_token: int) -> TimeExpression | None:
    """The expression that dates the event of the token: on its own word, else on its clause or one that it shares."""
    token = doc[trigger_token]
    by_governor: dict[int, list[TimeExpression]] = {}
    for expression in found.times:
        if _has_days(expression) and not _is_hidden(doc, found, expression):
            governor = governor_of(doc[expression.head], expression.start, expression.end)
            by_governor.setdefault(governor.i, []).append(expression)
    if not by_governor:
        return None
    for node in _levels(token):
        expressions = [e for g in _chain_to(node) for e in by_governor.get(g, ())]
        if expressions:
            return min(expressions, key=lambda e: (abs(e.head - token.i), e.start))
    return None


def _has_days(expression: TimeExpression) -> bool:
    span = expression.span
    return any((span.start, span.end, span.not_before, span.not_after))


def _is_hidden(doc: Doc, found: Found, expression: TimeExpression) -> bool:
    start = doc[expression.start].idx
    return any(z.start <= start < z.end and z.kind in _HIDDEN_ZONES for z in found.article.zones)


def governor_of(head: Token, start: int, end: int) -> Token:
    """What an expression modifies: the first word above it that is neither preposition nor part of it."""
    node = head.head
    while (start <= node.i < end or node.pos_ in ("ADP", "SCONJ", "ADV", "PART")) and node.head != node:
        node = node.head
    return node


def _levels(token: Token) -> Iterator[Token]:
    """The event's word, then its clause's verb, then the clauses whose time it shares."""
    yield token
    node = token
    if node.pos_ not in _VERBAL:
        verb = _verb_of_noun(node)
        if verb is None:
            return
        yield verb
        node = verb
    for _ in range(_MAX_STEPS):
        if node.dep_ not in _SAME_TIME_LINKS or node.head == node:
            yield from _later_conjuncts(node)
            return
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in _DIVIDING_MARKS for c in node.children):
            return
        above = node.head
        if above.pos_ == "ADP":
            if above.lower_ in _DIVIDING_MARKS:
                return
            above = above.head
        # "The talks ended, AFP reported on Friday": the clause beside a verb of saying is what it says.
        if _is_reporting(above) and (node.dep_ in ("xcomp", "pcomp") or _has_subject(node)):
            return
        yield above
        node = above


def _later_conjuncts(verb: Token) -> Iterator[Token]:
    """ "killed five and wounded nine on Monday": a time after the last verb serves those before it."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and not _has_subject(child):
            yield child


def _verb_of_noun(noun: Token) -> Token | None:
    """The verb whose time is the noun's: not one that only speaks of it ("condemned the attack on Friday")."""
    node = noun
    for _ in range(_MAX_STEPS + 2):
        if node.head == node or node.dep_ not in _NOUN_LINKS:
            return None
        subject = node.dep_ in ("nsubj", "nsubjpass")
        node = node.head
        if node.pos_ == "ADP" and node.lower_ in _DIVIDING_MARKS:
            return None
        if node.pos_ in _VERBAL:
            return node if subject or not _is_reporting(node) else None
    return None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _is_reporting(verb: Token) -> bool:
    return verb.lemma_.lower() in load_cues().reporting.verbs


def _chain_to(node: Token) -> Iterator[int]:
    """The node and the noun phrases below it, where parsers hang what is the verb's ("talks in Tehran on Monday")."""
    yield node.i
    for child in node.children:
        if child.dep_ in ("prep", "dobj", "obj", "attr", "agent", "oprd") or child.dep_ == "nsubjpass":
            yield from _names_below(child, 0)


def _names_below(node: Token, depth: int) -> Iterator[int]:
    if depth < 4 and node.pos_ in ("ADP", "NOUN", "PROPN"):
        yield node.i
        for child in node.children:
            if child.dep_ in ("prep", "pobj", "appos", "npadvmod", "nmod") and child.pos_ in ("ADP", "NOUN", "PROPN"):
                yield from _names_below(child, depth + 1)
