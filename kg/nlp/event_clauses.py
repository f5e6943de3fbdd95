"""Which clauses tell the same event as a word. In: tokens of a parse tree. Out: tokens of verbs and nouns.

"Launched an offensive to capture X", "hit a bus in Y, killing eight", "were killed when a bomb went off".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.tokens import Token
from kg.ontology.cues import load_cues

_VERBAL = frozenset({"VERB", "AUX"})
# What an attack does: the clause that tells how it came about tells the same event.
_HARM = frozenset(
    {"kill", "wound", "injure", "die", "perish", "maim", "hurt", "slay", "lose", "leave", "destroy", "damage"}
)
_HAPPENING_IN = frozenset({"in", "during", "amid", "by", "through"})
# Nouns of quantity: "a wave of attacks".
_QUANTITIES = frozenset(
    {
        "wave", "series", "spate", "string", "number", "dozen", "dozens", "hundred", "hundreds", "round", "burst",
        "part", "barrage", "campaign", "flurry", "succession", "day", "hour", "week", "month", "kind", "type", "half",
        "majority",
    }
)  # fmt: skip
_TOGETHER = frozenset({"when", "as", "after", "while"})
_APART = frozenset(
    {"after", "before", "since", "until", "because", "if", "although", "though", "unless", "once", "while", "whereas"}
)
_NOUN_LINKS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "pobj", "conj", "appos", "agent", "prep"})
_MAX_STEPS = 4


def verb_of_event(token: Token) -> Token | None:
    """The verb that tells an event noun's happening ("launched an attack", "killed in an attack"); a verb itself.

    None where the verb only speaks of it ("condemned the attack").
    """
    if token.pos_ in _VERBAL:
        return token
    node = token
    for _ in range(_MAX_STEPS):
        if node.dep_ not in _NOUN_LINKS or node.head == node:
            return None
        link, node = node, node.head
        if node.pos_ == "ADP":
            if node.lower_ == "of" and node.head.lemma_.lower() in _QUANTITIES:
                continue
            if node.lower_ not in _HAPPENING_IN:
                return None
        elif node.pos_ in _VERBAL:
            return None if is_reporting(node) and link.dep_ not in ("nsubj", "nsubjpass") else node
        elif link.dep_ not in ("conj", "appos") and not (link.pos_ == "ADP" and node.lemma_.lower() in _QUANTITIES):
            return None
    return None


def clauses_below(word: Token) -> Iterator[Token]:
    """Clauses that the word governs and that tell the same."""
    for child in word.children:
        if _completes(child) or (child.dep_ in ("acl", "relcl") and word.pos_ not in _VERBAL):
            yield child
        elif child.dep_ == "prep" and child.lower_ == "by":
            yield from (c for c in child.children if c.dep_ == "pcomp")
        elif child.dep_ in ("dobj", "obj"):
            yield from (c for c in child.children if c.dep_ in ("acl", "advcl") and c.tag_ in ("VB", "VBG"))


def _completes(clause: Token) -> bool:
    if clause.dep_ == "conj":
        return clause.pos_ == "VERB" and not any(c.dep_ == "nsubj" for c in clause.children)
    return clause.dep_ == "xcomp" or (clause.dep_ == "advcl" and _tells_same(clause))


def _tells_same(clause: Token) -> bool:
    """Whether an adverbial clause tells how or what for its head is done."""
    if is_reporting(clause):
        return False
    if not has_subject(clause):
        return clause.tag_ in ("VBG", "VB", "VBN") and not marks_of(clause) & _APART
    return clause.head.lemma_.lower() in _HARM and bool(marks_of(clause) & _TOGETHER)


def clauses_above(verb: Token) -> Iterator[Token]:
    """Words above that the verb's clause belongs to: the clause that it completes, the noun that it describes."""
    node = verb
    for _ in range(_MAX_STEPS):
        head = node.head
        if head == node or not _belongs_above(node):
            return
        if node.dep_ != "pcomp" and head.pos_ != "ADP":
            yield head
        if node.dep_ == "relcl":
            return
        node = head


def _belongs_above(node: Token) -> bool:
    """Whether what is told of the word above holds of the clause too."""
    if node.dep_ == "advcl":
        if is_reporting(node.head):
            return False
        harm = node.head.lemma_.lower() in _HARM and bool(marks_of(node) & _TOGETHER)
        return harm or not (marks_of(node) & _APART or has_subject(node))
    if node.dep_ == "xcomp":
        return not is_reporting(node.head)
    if node.dep_ == "conj":
        return not has_subject(node)
    return node.dep_ in ("acl", "relcl", "pcomp", "prep", "dobj", "pobj")


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def is_reporting(verb: Token) -> bool:
    """Whether the verb is one of saying, knowing or asking."""
    return verb.lemma_.lower() in load_cues().reporting.verbs


def marks_of(verb: Token) -> frozenset[str]:
    """The conjunctions that begin the verb's clause."""
    return frozenset(c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod"))
