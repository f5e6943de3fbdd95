"""Who says it. In: a reporting verb or noun. Out: head tokens of those who speak and who relay.

A statement, report or denial does not speak: its owner does ("a statement by the army said", "the ministry's denial").
A title that stands before or beside a name stands for the person ("the spokesman, Musa Bello").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.found import Found, Reference
from kg.nlp.syntax import (
    arguments,
    children,
    coordinated,
    grammatical_subjects,
    is_passive,
    nominal_agents,
    oblique_heads,
)
from kg.nlp.tokens import Token
from kg.ontology.cues import load_cues

_OWNER_PREPOSITIONS = ("by", "from", "of")
_RELAY_PREPOSITIONS = ("to", "with", "by", "on", "via", "through", "for", "in")
_POINTING = frozenset({"the", "this", "that"})
_EMPTY_SUBJECTS = frozenset({"there", "which", "what", "that", "this"})


def speakers_of_verb(verb: Token, found: Found) -> tuple[Token, ...]:
    """The heads of those who say what the verb reports; empty where the text does not tell."""
    if is_passive(verb):
        agents = arguments(verb).agents
        if verb.lemma_ in load_cues().reporting.quoting:
            return _named(grammatical_subjects(verb), found)
        return _named(agents, found)
    return _named(grammatical_subjects(verb), found)


def speakers_of_noun(noun: Token, found: Found) -> tuple[Token, ...]:
    """The owners of a statement: by possessive, preposition, compound, or as subject of the verb that makes it."""
    owners = nominal_agents(noun) or coordinated(
        tuple(t for p, t in oblique_heads(noun) if p in _OWNER_PREPOSITIONS and not is_report(t))
    )
    if not owners:
        owners = tuple(c for c in children(noun, "compound", "amod", "nmod") if _reference(c, found) is not None)
    if (
        not owners
        and noun.dep_ == "dobj"
        and noun.head.pos_ == "VERB"
        and noun.head.lemma_ in ("issue", "make", "release", "repeat")
    ):
        owners = grammatical_subjects(noun.head)
    return _named(owners, found)


def refers_to_statement(cue: Token) -> bool:
    """Whether who says it is told as "the statement" and the like, which points back to one that somebody made."""
    cited = tuple(t for p in children(cue, "prep") for t in children(p, "pobj"))
    nouns = cited if cue.lower_ == "according" else grammatical_subjects(cue)
    return any(is_report(n) and any(d.lower_ in _POINTING for d in children(n, "det")) for n in nouns)


def is_report(token: Token) -> bool:
    """Whether the noun is a statement, a report or the like, which somebody makes."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in load_cues().reporting.nouns


def said_by_nobody(subject: Token) -> bool:
    """Whether the subject is nobody ("no group", "none of the militias")."""
    polarity = load_cues().polarity
    if subject.lower_ in polarity.negative_pronouns:
        return True
    return any(c.lower_ in polarity.negative_determiners for c in children(subject, "det"))


def relays_of(verb: Token, content: range, speakers: tuple[Token, ...], found: Found) -> tuple[Token, ...]:
    """The sources that carry it: whom it was told to, in whose interview or pages; outside what is said."""
    spoken_by = {t.i for t in speakers}
    out: dict[int, Token] = {}
    for token in _own_words(verb):
        if token.i in content or token.i in spoken_by:
            continue
        reference = found.reference_headed_by(token.i)
        if reference is not None and reference.kind == "source" and _is_relay(token, verb):
            out[token.i] = token
    return tuple(out.values())


def _own_words(verb: Token) -> Iterator[Token]:
    """The words of the verb's clause without what stands in clauses about its subject."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis", "conj", "relcl"):
            continue
        yield from child.subtree


def _is_relay(token: Token, verb: Token) -> bool:
    node = token
    while node.dep_ in ("conj", "appos", "compound"):  # "told the news agency Bakhtar"
        node = node.head
    if node.dep_ in ("dobj", "dative", "npadvmod", "oprd") and node.head == verb:
        return verb.lemma_ in load_cues().reporting.taking_addressee
    return (
        node.dep_ == "pobj"
        and node.head.lower_ in _RELAY_PREPOSITIONS
        and node.head.head.dep_ not in ("nsubj", "nsubjpass")
    )


def _named(heads: tuple[Token, ...], found: Found) -> tuple[Token, ...]:
    out: dict[int, Token] = {}
    for head in heads:
        for token in _persons(head, found):
            out.setdefault(token.i, token)
    return tuple(out.values())


def _persons(head: Token, found: Found) -> tuple[Token, ...]:
    if head.lower_ in _EMPTY_SUBJECTS or head.dep_ == "expl" or not head.text[:1].isalnum() or said_by_nobody(head):
        return ()
    if is_report(head) and found.reference_headed_by(head.i) is None:
        return speakers_of_noun(head, found)
    reference = found.reference_headed_by(head.i)
    if reference is not None and reference.form in ("name", "acronym"):
        return (head,)
    beside = _name_beside(head, found)
    return (beside,) if beside is not None else (head,)


def _name_beside(head: Token, found: Found) -> Token | None:
    """The name that a title or description goes with, by apposition or because it ends the same noun phrase."""
    for apposed in _appositions(head):
        reference = _reference(apposed, found)
        if reference is not None and reference.form in ("name", "acronym") and reference.kind != "place":
            return head.doc[reference.head]
    holding = found.reference_at(head.i)
    if holding is not None and holding.form in ("name", "acronym"):
        return head.doc[holding.head] if holding.kind != "place" else None
    if head.dep_ not in ("nsubj", "nsubjpass", "pobj") or head.pos_ not in ("NOUN", "PROPN"):
        return None
    # "Foreign Relations Chief for the Front Ali Nazary": the parser hangs the name on the preposition.
    last = _before_comma(head)
    reference = found.reference_at(last.i)
    if reference is None or reference.start <= head.i + 1 or reference.kind != "actor" or last.i == head.i:
        return None
    person = next((a for a in found.actors if a.id == reference.id), None)
    return head.doc[reference.head] if person is not None and person.kind == "person" else None


def _appositions(head: Token) -> Iterator[Token]:
    yield from children(head, "appos")
    for prep in children(head, "prep"):  # "The head of the mission, Hanna Tetteh": attached to the nearer noun
        for pobj in children(prep, "pobj"):
            yield from children(pobj, "appos")


def _before_comma(head: Token) -> Token:
    last = head
    for token in head.doc[head.i : head.right_edge.i + 1]:
        if token.is_punct:
            break
        if not token.is_space:
            last = token
    return last


def _reference(token: Token, found: Found) -> Reference | None:
    return found.reference_headed_by(token.i) or found.reference_at(token.i)
