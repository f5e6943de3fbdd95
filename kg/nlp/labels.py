"""What somebody is called. In: a verb of calling or deeming. Out: the label's words, and of whom it is said.

Verb + object + predicative (Quirk et al. 1985, 16.46; VerbNet dub-29.3, characterize-29.2, declare-29.4; FrameNet
Categorization, Labeling): "called X a liar", "designated X as a terrorist group", "found the strike justified".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.syntax import arguments, children, coordinated, is_passive
from kg.nlp.tokens import Token
from kg.ontology.word_classes import load_word_classes


def labels_of(verb: Token) -> tuple[Token, ...]:
    """The heads of what the verb says its object is, whichever way the parser hangs them."""
    return coordinated(tuple(_labels(verb))) if _names(verb) else ()


def _names(verb: Token) -> bool:
    classes = load_word_classes()
    return verb.lemma_ in classes["naming"] or verb.lemma_ in classes["designating"]


def labelled_by(verb: Token) -> tuple[Token, ...]:
    """The heads of those of whom the label is said."""
    clause = _small_clause(verb)
    if clause is not None:
        return coordinated(children(clause, "nsubj", "nsubjpass"))
    labels = {t.i for t in labels_of(verb)}
    absorbed = tuple(c for t in _labels(verb) if t.pos_ == "ADJ" and t.dep_ == "dobj" for c in children(t, "compound"))
    return absorbed or tuple(t for t in arguments(verb).patients if t.i not in labels)


def _labels(verb: Token) -> Iterator[Token]:
    clause = _small_clause(verb)
    if clause is not None:
        yield clause
    yield from children(verb, "oprd", "acomp", "attr")
    objects = children(verb, "dobj")
    beside = len(objects) > 1 or is_passive(verb) or children(verb, "dative")
    if objects and beside:  # "designated X a group", "was declared a group"
        yield objects[-1]
    elif objects and objects[0].pos_ == "ADJ" and children(objects[0], "compound"):  # "deemed the election illegal"
        yield objects[0]
    below = [verb, *objects, *(t for o in objects for t in children(o, "conj"))]
    for preposition in (c for word in below for c in children(word, "prep") if c.lower_ == "as"):
        yield from children(preposition, "pobj", "amod", "acomp", "pcomp")


def _small_clause(verb: Token) -> Token | None:
    """The clause that the parser makes of object and predicative ("found the strike justified")."""
    for clause in children(verb, "ccomp"):
        verbal = clause.pos_ == "VERB" and clause.tag_ in ("VBN", "VBD") and not list(children(clause, "dobj", "prep"))
        plain = not children(clause, "cop", "aux", "auxpass", "mark")
        if plain and children(clause, "nsubj", "nsubjpass") and (verbal or clause.pos_ in ("ADJ", "NOUN")):
            return clause
    return None
