"""The entities of a Doc made of one mind. In: the model's entities. Out: spans whose labels agree, and those it missed.

A tagger decides on each occurrence alone: "Bos" is a person in one sentence, an organization in the next and nothing
in the third. Within an article a name keeps its kind, and is a name wherever it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator

from kg.nlp.person_names import LONGEST_PERSON, UNLIKE_PERSON, is_described, is_like_persons, is_name_word, says_who
from kg.nlp.tokens import Doc, Span, Token
from kg.ontology.coreference_cues import load_coreference_cues

_NAMED = ("PERSON", "ORG")
# Labels that the model gives to names of people which it has never seen.
_DOUBTFUL = frozenset({"ORG", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW", "NORP"})
# Ranks and forms of address as they are shortened before names, without their full stops.
RANKS = frozenset(
    {"mr", "mrs", "ms", "dr", "rev", "fr", "sr", "prof", "gen", "maj", "brig", "lt", "col", "capt", "cpt", "sgt", "cpl"}
    | {"adm", "cmdr", "cdr", "insp", "supt", "gov", "sen", "rep"}
)
_THINGS = frozenset({"WORK_OF_ART", "FAC", "PRODUCT"})
_SHORTEST = 3


def agreeing(doc: Doc, entities: Iterable[Span], described: Container[int]) -> tuple[Span, ...]:
    """The entities relabelled, and the other occurrences of people's and bodies' names, in textual order.

    `described` holds the nouns that tell what somebody is: who has one beside the name is a person.
    """
    known = tuple(entities)
    settled = (*_relabelled(doc, known, described), *_introduced(doc, known, described))
    return tuple(sorted((*settled, *_missed(doc, settled)), key=lambda e: e.start))


def _relabelled(doc: Doc, entities: tuple[Span, ...], described: Container[int]) -> Iterator[Span]:
    people = [
        e
        for e in entities
        if e.label_ == "PERSON" or is_described(e, described) or (e.label_ in _DOUBTFUL and is_like_persons(e))
    ]
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
        elif is_described(entity, described) or (label in _DOUBTFUL and _is_persons(entity, surnames, alone)):
            label = "PERSON"
        elif _is_bodys(entity, counts[entity.text]):
            label = "ORG"
        elif label in _NAMED and entity.text not in surnames:
            label = max(_NAMED, key=lambda kind: (counts[entity.text][kind], kind == entity.label_))
        yield entity if label == entity.label_ else Span(doc, entity.start, entity.end, label)


def _is_bodys(entity: Span, labels: Counter[str]) -> bool:
    """Whether what is read as a people's acronym or as a thing is a body's name, as it is elsewhere in the text."""
    if entity.label_ == "NORP":
        return entity.text.isupper()
    return entity.label_ in _THINGS and labels["ORG"] > 0


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
    if before is not None and (
        (entity.root.head == before and entity.root.dep_ == "appos") or before.head == entity.root
    ):
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
    if is_like_persons(entity):
        return True
    if len(entity) == 1:
        return entity.text in surnames
    if len(entity) > LONGEST_PERSON or not all(t.text[:1].isupper() for t in entity):
        return False
    return entity[-1].text in alone and not any(t.lower_ in UNLIKE_PERSON for t in entity)


def _introduced(doc: Doc, entities: tuple[Span, ...], described: Container[int]) -> Iterator[Span]:
    """Full names that the model saw nothing in, beside which a noun says who it is ("the writer Aner Levi said")."""
    taken = {i for e in entities for i in range(e.start, e.end)}
    for start, end in _runs_of_names(doc, taken):
        while start < end and start in described:
            start += 1
        name = doc[start:end]
        if 1 < end - start <= LONGEST_PERSON and (says_who(name, described) or _acts_as_person(name)):
            yield Span(doc, start, end, label="PERSON")


def _runs_of_names(doc: Doc, taken: Container[int]) -> Iterator[tuple[int, int]]:
    """Tokens `[start, end)` of the runs of name words within a sentence that no entity holds.

    The word that ends a run begins none.
    """
    start = 0
    for token in doc:
        goes_on = token.i == start or not token.is_sent_start
        if not (goes_on and is_name_word(token)) or token.i in taken:
            if start < token.i:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _acts_as_person(name: Span) -> bool:
    """Whether the run begins with a given name and stands where somebody does who acts ("Karim Sesay fled")."""
    return name.root.dep_ in ("nsubj", "nsubjpass", "poss", "appos") and is_like_persons(name)


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
