"""When an event happened. In: the time expressions of a Doc, the token that tells the event. Out: one or None.

Only an expression that modifies the event's own word, its light verb or its clause dates it, or one that begins the
sentence. That of a reporting verb never dates what is reported ("confirmed on Monday that he held talks at the
weekend"), and that of what came before or after never dates what came then ("bombed the camp after talks on Friday").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.dated_words import DIVIDING, Dated
from kg.nlp.event_clauses import has_subject, is_reporting, marks_of
from kg.nlp.found import TimeExpression
from kg.nlp.syntax import coordination_head
from kg.nlp.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOUN_LINKS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "obj", "attr", "pobj", "prep", "conj", "appos", "compound", "dative", "agent"}
)
# Clauses that share the time of the clause above; "after" and "before" divide them.
_SAME_TIME_LINKS = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "prep"})
# "Before dawn on Monday", "after midnight on Sunday" are on those days.
_PARTS_OF_A_DAY = frozenset(
    {"dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "nightfall", "dark", "midnight"}
)
# "In a statement issued on Monday", "at a rally held on Friday": what is done there has that time.
_ISSUED = frozenset(
    {
        "issue", "date", "release", "publish", "post", "sign", "adopt", "send", "broadcast", "air", "deliver", "give",
        "hold",
    }
)  # fmt: skip
_AT_ONCE = frozenset({"when", "as", "while"})
# Verbs whose time is that of what they govern; what is promised, planned or ordered has another.
_ENACTED = frozenset(
    {"refuse", "decline", "fail", "begin", "start", "try", "attempt", "manage", "continue", "stop", "cease", "help"}
)
_MAX_STEPS, _MAX_DEPTH = 5, 4


def event_time(dated: Dated, token: Token) -> TimeExpression | None:
    """The expression that dates the event of the token: on its own word, else on its clause or one that it shares."""
    for node in _levels(token) if dated else ():
        own = dated.get(node.i, ())
        expressions = own or [
            e for w in _words_below(node) for e in dated.get(w.i, ()) if node == token or e.start > w.i
        ]
        if expressions:
            nearest = min(expressions, key=lambda e: (abs(e.head - token.i), e.start))
            return min((e for e in expressions if _is_within(e, nearest)), key=_length)
    return None


def _length(expression: TimeExpression) -> tuple[int, int]:
    span = expression.span
    days = (span.end - span.start).days if span.start and span.end else 100_000
    return days, expression.start


def _is_within(expression: TimeExpression, other: TimeExpression) -> bool:
    """Whether the days of the first lie within those of the other: "on Friday in the first week of May"."""
    if expression is other:
        return True
    inner, outer = expression.span, other.span
    if not (inner.start and inner.end and outer.start and outer.end):
        return False
    return outer.start <= inner.start and inner.end <= outer.end


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
    yield from _at_once(node)
    for _ in range(_MAX_STEPS):
        if not _shares_time(node):
            yield from _later_conjuncts(node)
            return
        above = node.head.head if node.head.pos_ == "ADP" else coordination_head(node)
        # "The talks ended, AFP reported on Friday": the clause beside a verb of saying is what it says.
        said = node.dep_ in ("xcomp", "pcomp") or (node.dep_ != "conj" and has_subject(node))
        if said and is_reporting(above):
            return
        yield above
        node = above


def _shares_time(node: Token) -> bool:
    """Whether the clause's time is that of the one above it."""
    if node.dep_ not in _SAME_TIME_LINKS or node.head == node or marks_of(node) & DIVIDING:
        return False
    return node.head.pos_ != "ADP" or node.head.lower_ not in DIVIDING


def _at_once(verb: Token) -> Iterator[Token]:
    """Clauses below of one time with it: "began when rebels crossed on Monday", "refused to free him on Monday"."""
    for child in verb.children:
        together = child.dep_ == "advcl" and has_subject(child) and bool(marks_of(child) & _AT_ONCE)
        if (together and not is_reporting(child)) or (child.dep_ == "xcomp" and verb.lemma_ in _ENACTED):
            yield child


def _later_conjuncts(verb: Token) -> Iterator[Token]:
    """ "killed five and wounded nine on Monday": a time after the last verb serves those before it."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and not has_subject(child):
            yield child


def _verb_of_noun(noun: Token) -> Token | None:
    """The verb whose time is the noun's: not one that only speaks of it ("condemned the attack on Friday")."""
    node = noun
    for _ in range(_MAX_STEPS):
        if node.head == node or node.dep_ not in _NOUN_LINKS:
            return None
        subject = node.dep_ in ("nsubj", "nsubjpass")
        node = node.head
        if node.pos_ in ("ADP", "VERB") and node.lower_ in DIVIDING:
            return None
        if node.pos_ in _VERBAL:
            return node if subject or not is_reporting(node) else None
    return None


def _words_below(node: Token) -> Iterator[Token]:
    """The noun phrases below a word, where parsers hang what is the verb's ("talks in Tehran on Monday")."""
    for child in node.children:
        if child.dep_ in ("prep", "dobj", "obj", "attr", "agent", "oprd", "nsubjpass"):
            yield from _names_below(child, 0)


def _names_below(node: Token, depth: int) -> Iterator[Token]:
    if depth < _MAX_DEPTH and node.pos_ in ("ADP", "NOUN", "PROPN") and not _divides(node):
        yield node
        for child in node.children:
            if child.dep_ == "acl" and child.lemma_ in _ISSUED:
                yield child
            if child.dep_ in ("prep", "pobj", "appos", "npadvmod", "nmod") and child.pos_ in ("ADP", "NOUN", "PROPN"):
                yield from _names_below(child, depth + 1)


def _divides(preposition: Token) -> bool:
    """Whether what stands under the preposition is at another time."""
    if preposition.lower_ not in DIVIDING:
        return False
    return not any(c.lower_ in _PARTS_OF_A_DAY for c in preposition.children)
