"""Whose a noun of doing is. In: a noun ("fight", "support", "control"). Out: the references of those who do it.

"Mali's fight", "support from Iran", "Kenyan support", "X launched a campaign", "helped Mali in the fight".
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children, coordinated, grammatical_subjects, modifiers, nominal_agents, oblique_heads
from kg.nlp.tie import enumerated
from kg.nlp.tokens import Token
from kg.ontology.relation_cues import load_relation_cues

_MAX_CLIMB = 5
_THROUGH = ("pobj", "dobj", "attr", "conj", "prep", "appos", "pcomp", "oprd")


def doers(
    noun: Token, carriers: Set[str], found: Found, *, owning: Set[str] = frozenset({"from"})
) -> tuple[Reference, ...]:
    """Those who do what the noun tells; where nothing beside it tells, those of the verb that carries it.

    `owning` are the prepositions under which they stand beside "by".
    """
    theirs = any(p.tag_ == "PRP$" for p in children(noun, "poss"))  # "help Mali in its fight": Mali's
    first, second = (_beneficiaries, _owners) if theirs else (_owners, _beneficiaries)
    for tokens in (first(noun, owning), _modifying(noun), second(noun, owning), _subjects(noun, carriers)):
        references = enumerated(tokens, found)
        if references:
            return references
    return ()


def _owners(noun: Token, owning: Set[str]) -> tuple[Token, ...]:
    return nominal_agents(noun) + tuple(t for p, t in oblique_heads(noun) if p in owning)


def _modifying(noun: Token) -> tuple[Token, ...]:
    return tuple(m for m in modifiers(noun) if m.pos_ in ("PROPN", "ADJ", "NOUN"))


def _beneficiaries(noun: Token, owning: Set[str]) -> tuple[Token, ...]:
    """Who is helped or supported in it ("support for the people in their fight")."""
    if noun.dep_ != "pobj":
        return ()
    above = noun.head.head
    if above.pos_ == "VERB" and above.lemma_ in load_relation_cues().helping:
        return coordinated(children(above, "dobj"))
    if above.lemma_ in load_relation_cues().helping:
        return tuple(t for p, t in oblique_heads(above) if p in ("for", "of", "to"))
    return coordinated((above,)) if noun.head.lower_ == "in" and above.pos_ in ("NOUN", "PROPN") else ()


def _subjects(noun: Token, carriers: Set[str]) -> Iterator[Token]:
    """The subject of the verb that the noun stands under."""
    node = noun
    for _ in range(_MAX_CLIMB):
        if node.dep_ not in _THROUGH and not (node.dep_ == "advcl" and node.pos_ == "VERB"):
            return
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            if node.lemma_ in carriers:
                yield from grammatical_subjects(node)
            return
