"""The entities of a Doc made of one mind. In: the model's entities. Out: spans whose labels agree, and those it missed.

A tagger decides on each occurrence alone: "Bos" is a person in one sentence, an organization in the next and nothing
in the third. Within an article a name keeps its kind, and is a name wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator

from kg.nlp.tokens import Doc, Span, Token
from kg.ontology.coreference_cues import load_coreference_cues

_NAMED = ("PERSON", "ORG")
# Labels that the model gives to names of people which it has never seen.
_DOUBTFUL = frozenset({"ORG", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW", "NORP"})
# Labels that a noun for one person beside the name overrules.
_NO_PERSON = frozenset({"GPE", "LOC", "WORK_OF_ART", "PRODUCT", "ORG"})
# Ranks and forms of address as they are shortened before names, without their full stops.
RANKS = frozenset(
    {"mr", "mrs", "ms", "dr", "rev", "fr", "sr", "prof", "gen", "maj", "brig", "lt", "col", "capt", "cpt", "sgt", "cpl"}
    | {"adm", "cmdr", "cdr", "insp", "supt", "gov", "sen", "rep"}
)
_UNLIKE_PERSON = frozenset({"of", "the", "and", "&", "for"})
# What somebody is by trade or creed, whatever the word: "mathematician", "cellist" (Quirk et al. 1985, I.31 to 35).
_PROFESSION = re.compile(r"[a-z]{3}(?:ian|ist)$")
_LONGEST_PERSON = 4
_SHORTEST = 3


def agreeing(doc: Doc, entities: Iterable[Span], described: Container[int]) -> tuple[Span, ...]:
    """The entities relabelled, and the other occurrences of people's and bodies' names, in textual order.

    `described` holds the nouns that tell what somebody is: who has one beside the name is a person.
    """
    known = tuple(entities)
    settled = (*_relabelled(doc, known, described), *_introduced(doc, known, described))
    return tuple(sorted((*settled, *_missed(doc, settled)), key=lambda e: e.start))


def _relabelled(doc: Doc, entities: tuple[Span, ...], described: Container[int]) -> Iterator[Span]:
    people = [e for e in entities if e.label_ == "PERSON" or _is_described(e, described)]
    surnames = {e[-1].text for e in people if len(e) > 1} | set(_given_names(entities, people))
    alone = {e.text for e in people if len(e) == 1}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in entities:
        counts[entity.text][entity.label_] += 1
    bodies = {e.text for e in entities if e.label_ == "PERSON" and _is_said_to_be_body(e)}
    for entity in entities:
        label = entity.label_
        if entity.text in bodies:
            label = "NORP"
        elif _is_described(entity, described) or (label in _DOUBTFUL and _is_persons(entity, surnames, alone)):
            label = "PERSON"
        elif label == "NORP" and entity.text.isupper():  # an acronym is a body's, never a people's
            label = "ORG"
        elif label in _NAMED and entity.text not in surnames:
            label = max(_NAMED, key=lambda kind: (counts[entity.text][kind], kind == entity.label_))
        yield entity if label == entity.label_ else Span(doc, entity.start, entity.end, label)


def _given_names(entities: Iterable[Span], people: Iterable[Span]) -> Iterator[str]:
    """The first words of people's full names that begin no other name: one that stands alone is the person's."""
    others = {e[0].text for e in entities if len(e) > 1 and e.label_ != "PERSON"}
    yield from (e[0].text for e in people if len(e) > 1 and e[0].text not in others and e[0].is_alpha)


def _is_said_to_be_body(entity: Span) -> bool:
    """Whether a noun beside a name read as a person's says that it is a body ("X, a faction"; "the militia X").

    An acronym in brackets says so too.
    """
    doc, words = entity.doc, load_coreference_cues().bodies
    beside = [c for c in entity.root.children if c.dep_ == "appos" and c.i > entity.end]
    before = doc[entity.start - 1] if entity.start and not doc[entity.start].is_sent_start else None
    if before is not None and entity.root.head == before and entity.root.dep_ == "appos":
        beside.append(before)
    if any(c.tag_ == "NN" and c.lemma_.lower() in words for c in beside):
        return True
    bracket = doc[entity.end : entity.end + 3]
    return (
        len(bracket) == 3
        and bracket[0].text == "("
        and bracket[2].text == ")"
        and bracket[1].text.isupper()
        and len(bracket[1]) >= _SHORTEST
    )


def _is_persons(entity: Span, surnames: Container[str], alone: Container[str]) -> bool:
    """Whether the text itself shows that the name is a person's: the end of a full name, or a full name's start."""
    if len(entity) == 1:
        return entity.text in surnames
    if len(entity) > _LONGEST_PERSON or not all(t.text[:1].isupper() for t in entity):
        return False
    return entity[-1].text in alone and not any(t.lower_ in _UNLIKE_PERSON for t in entity)


def _is_described(entity: Span, described: Container[int]) -> bool:
    """Whether a noun beside a name of several words, read as something else, says who it is ("X, a woman who")."""
    if entity.label_ not in _NO_PERSON or not 1 < len(entity) <= _LONGEST_PERSON:
        return False
    if not all(t.pos_ == "PROPN" for t in entity):
        return False
    if entity.label_ == "ORG":
        return all(_is_name_word(t) and t.lower_ not in _UNLIKE_PERSON for t in entity) and _says_who(entity, described)
    return any(c.dep_ == "appos" and c.tag_ == "NN" and c.i in described for c in entity.root.children)


def _introduced(doc: Doc, entities: tuple[Span, ...], described: Container[int]) -> Iterator[Span]:
    """Full names that the model saw nothing in, beside which a noun says who it is ("the writer Aner Levi said")."""
    taken = {i for e in entities for i in range(e.start, e.end)}
    start = 0
    while start < len(doc):
        end = start
        while (
            end < len(doc)
            and end not in taken
            and _is_name_word(doc[end])
            and (end == start or not doc[end].is_sent_start)
        ):
            end += 1
        while start < end and start in described:
            start += 1
        if 1 < end - start <= _LONGEST_PERSON and _says_who(doc[start:end], described):
            yield Span(doc, start, end, "PERSON")
        start = max(end, start) + 1


def _run_end(doc: Doc, start: int, taken: Container[int]) -> int:
    """Where the run of name words that begins at `start` ends."""
    end = start
    while end < len(doc) and end not in taken and _is_name_word(doc[end]):
        if end > start and doc[end].is_sent_start:
            break
        end += 1
    return end


def _is_name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.text[1:].islower()


def _says_who(name: Span, described: Container[int]) -> bool:
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
    if root.dep_ == "appos" and root.head.i < name.start:
        beside.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        beside += [c for c in root.head.children if c.dep_ == "attr"]
    return any(c.tag_ == "NN" and (c.i in described or _PROFESSION.search(c.lower_)) for c in beside)


def _missed(doc: Doc, entities: tuple[Span, ...]) -> Iterator[Span]:
    """Where names of people and bodies stand that the model saw no name in; the longest first."""
    labels = {
        e.text: e.label_ for e in entities if e.label_ in _NAMED and len(e.text) >= _SHORTEST and e.text[0].isupper()
    }
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for entity in entities:
        if entity.text in labels:
            by_first[entity[0].text].append((tuple(t.text for t in entity), entity.label_))
    taken = {i for e in entities for i in range(e.start, e.end)}
    for token in doc:
        if token.i in taken or token.text not in by_first:
            continue
        name = _longest_at(token, by_first[token.text])
        if name is None:
            continue
        words, label = name
        end = token.i + len(words)
        if any(i in taken for i in range(token.i, end)):
            continue
        taken.update(range(token.i, end))
        yield Span(doc, token.i, end, label)


def _longest_at(token: Token, names: Iterable[tuple[tuple[str, ...], str]]) -> tuple[tuple[str, ...], str] | None:
    doc = token.doc
    fitting = [n for n in names if tuple(t.text for t in doc[token.i : token.i + len(n[0])]) == n[0]]
    best = max(fitting, key=lambda n: len(n[0]), default=None)
    if best is None or (len(best[0]) == 1 and not _is_name_alone(token)):
        return None
    return best


def _is_name_alone(token: Token) -> bool:
    """Whether a single word is the name here too: no common word that opens a sentence, no part of a longer name."""
    if token.ent_type_ or (token.pos_ != "PROPN" and token.is_sent_start):
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    longer = token.dep_ == "compound" and following is not None and following.pos_ == "PROPN"
    return not longer
