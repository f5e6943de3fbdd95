"""When an event happened. In: the time expressions of a Doc, the token that tells the event. Out: one or None.

Only an expression that modifies the event's own word, its light verb or its clause dates it, or one that begins the
sentence. That of a reporting verb never dates what is reported ("confirmed on Monday that he held talks at the
weekend"), and that of what came before or after never dates what came then ("bombed the camp after talks on Friday").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.nlp.event_clauses import has_subject, is_reporting, marks_of
from kg.nlp.found import Found, TimeExpression
from kg.nlp.syntax import coordination_head
from kg.nlp.tokens import Doc, Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOUN_LINKS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "obj", "attr", "pobj", "prep", "conj", "appos", "compound", "dative", "agent"}
)
_PREMODIFIERS = frozenset({"compound", "nummod", "nmod", "amod", "poss"})
# Clauses that share the time of the clause above; "after" and "before" divide them.
_SAME_TIME_LINKS = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "prep"})
_DIVIDING = frozenset(
    {
        "after", "before", "since", "until", "because", "if", "although", "though", "unless", "once", "following",
        "despite", "ahead",
    }
)  # fmt: skip
_HIDDEN_ZONES = frozenset({"title", "dateline", "credit", "boilerplate", "link"})
# "Before dawn on Monday", "after midnight on Sunday" are on those days.
_PARTS_OF_A_DAY = frozenset(
    {"dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "nightfall", "dark", "midnight"}
)
_AT_ONCE = frozenset({"when", "as", "while"})
# Verbs whose time is that of what they govern; what is promised, planned or ordered has another.
_ENACTED = frozenset(
    {"refuse", "decline", "fail", "begin", "start", "try", "attempt", "manage", "continue", "stop", "cease", "help"}
)
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "only", "last"})
_OPENING = frozenset(
    {"but", "and", "meanwhile", "also", "however", "then", "in", "on", "at", "by", "during", ",", "late", "early"}
)
_MAX_STEPS, _MAX_DEPTH = 5, 4
Dated = Mapping[int, Sequence[TimeExpression]]


def event_time(dated: Dated, token: Token) -> TimeExpression | None:
    """The expression that dates the event of the token: on its own word, else on its clause or one that it shares."""
    for node in _levels(token) if dated else ():
        expressions = [e for governor in _chain_to(node) for e in dated.get(governor, ())]
        if expressions:
            nearest = min(expressions, key=lambda e: (abs(e.head - token.i), e.start))
            return min((e for e in expressions if _is_within(e, nearest)), key=_length)
    return None


def dated_words(doc: Doc, found: Found) -> Dated:
    """The expressions that tell days by the tokens that they modify."""
    dated: dict[int, list[TimeExpression]] = {}
    for expression in found.times:
        if _has_days(expression) and not (_is_hidden(doc, found, expression) or _compares(doc, expression)):
            for governor in _governors(doc, expression):
                dated.setdefault(governor, []).append(expression)
    return dated


def _governors(doc: Doc, expression: TimeExpression) -> Iterator[int]:
    """What the expression modifies: a word, the verb of the sentence that it begins, the clause after its "when"."""
    governor = governor_of(doc[expression.head], expression.start, expression.end)
    while governor.pos_ == "PRON" and governor.head.pos_ == "ADP":  # "asked about it that same day"
        governor = governor.head.head
    while governor.dep_ in _PREMODIFIERS and governor.pos_ in ("NOUN", "PROPN") and governor.head.i > governor.i:
        governor = governor.head
    yield governor.i
    sentence = doc[expression.start].sent
    begins = all(t.lower_ in _OPENING or t.is_space for t in doc[sentence.start : expression.start])
    if begins and governor.pos_ not in _VERBAL and sentence.root.pos_ in _VERBAL and sentence.root.i != governor.i:
        yield sentence.root.i
    last = doc[expression.end - 1]
    if last.dep_ == "prep" and last.lower_ in _DIVIDING:  # "on Sunday, two days after the attack"
        yield from (c.i for c in last.children if c.dep_ == "pobj")
        return
    after = next((t for t in doc[expression.end : expression.end + 2] if t.text != ","), None)
    if after is not None and after.lower_ == "when" and after.head.pos_ in _VERBAL:
        yield after.head.i


def _has_days(expression: TimeExpression) -> bool:
    span = expression.span
    return any((span.start, span.end, span.not_before, span.not_after))


def _compares(doc: Doc, expression: TimeExpression) -> bool:
    """Whether the time only bounds a comparison: "the first attack since May", "the worst clash since 2016"."""
    if expression.span.not_before is None:
        return False
    for token in reversed(doc[doc[expression.start].sent.start : expression.start]):
        if token.text in (",", ";"):
            return False
        if token.tag_ in ("JJS", "RBS") or token.lower_ in _RANKS:
            return True
    return False


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
    if node.dep_ not in _SAME_TIME_LINKS or node.head == node or marks_of(node) & _DIVIDING:
        return False
    return node.head.pos_ != "ADP" or node.head.lower_ not in _DIVIDING


def _at_once(verb: Token) -> Iterator[Token]:
    """Clauses below of one time with it: "began when rebels crossed on Monday", "refused to free him on Monday"."""
    for child in verb.children:
        if child.dep_ == "advcl" and has_subject(child) and not is_reporting(child) and marks_of(child) & _AT_ONCE:
            yield child
        elif child.dep_ == "xcomp" and verb.lemma_ in _ENACTED:
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
        if node.pos_ in ("ADP", "VERB") and node.lower_ in _DIVIDING:
            return None
        if node.pos_ in _VERBAL:
            return node if subject or not is_reporting(node) else None
    return None


def _chain_to(node: Token) -> Iterator[int]:
    """The node and the noun phrases below it, where parsers hang what is the verb's ("talks in Tehran on Monday")."""
    yield node.i
    for child in node.children:
        if child.dep_ in ("prep", "dobj", "obj", "attr", "agent", "oprd") or child.dep_ == "nsubjpass":
            yield from _names_below(child, 0)


def _names_below(node: Token, depth: int) -> Iterator[int]:
    if depth < _MAX_DEPTH and node.pos_ in ("ADP", "NOUN", "PROPN") and not _divides(node):
        yield node.i
        for child in node.children:
            if child.dep_ in ("prep", "pobj", "appos", "npadvmod", "nmod") and child.pos_ in ("ADP", "NOUN", "PROPN"):
                yield from _names_below(child, depth + 1)


def _divides(preposition: Token) -> bool:
    """Whether what stands under the preposition is at another time."""
    if preposition.lower_ not in _DIVIDING:
        return False
    return not any(c.lower_ in _PARTS_OF_A_DAY for c in preposition.children)
