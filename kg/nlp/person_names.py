"""Whose name it is by its words and by those beside it: a person's. In: a span of a Doc. Out: yes or no."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from kg.nlp.tokens import Span, Token
from kg.ontology.agents import load_agents
from kg.ontology.given_names import load_given_names

LONGEST_PERSON = 4
UNLIKE_PERSON = frozenset({"of", "the", "and", "&", "for"})
# Labels that a noun for one person beside the name overrules.
_NO_PERSON = frozenset({"GPE", "LOC", "WORK_OF_ART", "PRODUCT", "ORG"})
# What somebody is by trade or creed, whatever the word: "mathematician", "cellist" (Quirk et al. 1985, I.31 to 35).
_PROFESSION = re.compile(r"[a-z]{3}(?:ian|ist)$")
# Last words of names of bodies, places and things that are named after people.
_AFTER_PEOPLE = frozenset(
    {"street", "road", "avenue", "square", "park", "bridge", "hotel", "building", "centre", "center", "tower"}
    | {"airport", "station", "stadium", "hall", "museum", "library", "prize", "award", "cup", "trophy", "act", "law"}
    | {"bill", "day", "island", "islands", "bay", "lake", "river", "mountain", "mount", "county", "city", "town"}
    | {"beach", "valley", "institute", "society", "association", "fund", "trust", "club", "inc", "ltd", "corp", "co"}
    | {"llc", "plc", "group", "forces", "front", "army", "brigade", "brigades", "movement", "alliance", "union"}
    | {"federation", "news", "times", "camp", "base", "village", "district", "region", "province", "territory", "zone"}
    | {"farm", "farms", "port", "dam", "pass", "peninsula", "plain", "plains", "desert", "hills", "complex", "quarter"}
)


def is_like_persons(name: Span) -> bool:
    """Whether the words of a full name are as a person's: a given name first, no noun for a body or thing last."""
    if not 1 < len(name) <= LONGEST_PERSON or name[0].text not in load_given_names():
        return False
    last = name[-1].lower_
    plain = all(is_name_word(t) and t.lower_ not in UNLIKE_PERSON for t in name)
    return plain and last not in _AFTER_PEOPLE and last not in nouns_of_bodies()


@cache
def nouns_of_bodies() -> frozenset[str]:
    """The last words of the nouns for bodies ("police", "university")."""
    return frozenset(f.lower().split()[-1] for a in load_agents() if a.kind != "person" for f in a.forms)


def is_name_word(token: Token) -> bool:
    """Whether the word is a proper noun written as names are."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.text[1:].islower()


def is_described(entity: Span, described: Container[int]) -> bool:
    """Whether a noun beside a name of several words, read as something else, says who it is ("X, a woman who")."""
    if entity.label_ not in _NO_PERSON or len(entity) > LONGEST_PERSON:
        return False
    if len(entity) == 1:  # "Adamowicz, mayor of": a title of its own must follow
        if entity.label_ == "ORG":
            return any(_titles(c, described) for c in entity.root.children)
        above = entity.root.head  # "their child, Gloria,"
        apposed = entity.root.dep_ == "appos" and above.i < entity.start and above.i in described
        return apposed and entity.text in load_given_names()
    if not all(t.pos_ == "PROPN" for t in entity):
        return False
    if entity.label_ == "ORG":
        return all(is_name_word(t) and t.lower_ not in UNLIKE_PERSON for t in entity) and says_who(entity, described)
    return any(c.dep_ == "appos" and c.tag_ == "NN" and c.i in described for c in entity.root.children)


def _titles(noun: Token, described: Container[int]) -> bool:
    """Whether an apposition is what only a person is: "mayor of", "a teacher from"."""
    told = noun.dep_ == "appos" and noun.tag_ == "NN" and noun.i in described
    return told and any(c.dep_ in ("prep", "det", "poss") for c in noun.children)


def says_who(name: Span, described: Container[int]) -> bool:
    """Whether a noun for one person stands before the name, beside it, or is said of it."""
    root, doc = name.root, name.doc
    before = doc[name.start - 1] if name.start and not doc[name.start].is_sent_start else None
    if before is not None and before.i in described and before.tag_ in ("NN", "NNP"):
        return before.head.i in range(name.start, name.end) or before.head == root.head
    following = doc[name.end : name.end + 3]
    if len(following) == 3 and [t.text for t in following][::2] == [",", ","] and following[1].text.isdigit():
        return True  # "X, 58, was detained"
    if any(c.dep_ == "relcl" and any(w.lower_ == "who" for w in c.children) for c in root.children):
        return True
    beside = [c for c in root.children if c.dep_ == "appos" and c.i > name.end]
    if root.dep_ == "appos" and root.head.i < name.start and doc[name.start - 1].text == ",":
        beside.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        beside += [c for c in root.head.children if c.dep_ == "attr"]
    return any(c.tag_ == "NN" and (c.i in described or _PROFESSION.search(c.lower_)) for c in beside)
