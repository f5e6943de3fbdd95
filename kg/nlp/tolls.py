"""Numbers whose sense stands in another phrase. In: what the number counts, or the number. Out: a `Quantity` or None.

As a toll ("the death toll rose to 34", "the number of dead is 45", "put the toll in the hundreds"), by identity ("the
dead are 14 civilians and a guard"), by ellipsis ("four soldiers were killed, as were nine others").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.syntax import children, grammatical_subjects, is_passive
from kg.nlp.tokens import Token
from kg.ontology.quantities import load_quantities

# (quantity, rule, the word that tells it)
Quantity = tuple[str, str, int | None]

_RESULTS = frozenset({"killed", "wounded", "missing"})
_LEADING = frozenset({"to", "at", "of", "from"})
_PRO_VERBS = frozenset({"be", "do"})


def first_conjunct(head: Token) -> Token:
    """The first of the nouns and numbers that the word is coordinated with."""
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
        head = head.head
    return head


# --- tolls ----------------------------------------------------------------------------------------------------------


def by_toll(head: Token) -> Quantity | None:
    """What the toll is of that the number gives."""
    for toll in _tolls_of(head):
        quantity = _quantity_of_toll(toll)
        if quantity is not None:
            return quantity, "toll", toll.i
    return None


def _tolls_of(head: Token) -> Iterator[Token]:
    """The nouns that may be a toll which the number measures."""
    words, governor = load_quantities(), head.head
    if (head.dep_ == "attr" and governor.lemma_ == "be") or (
        head.dep_ == "dobj" and governor.lemma_.lower() in words.measuring
    ):
        yield from grammatical_subjects(governor)
    elif head.dep_ == "pobj" and governor.lower_ in _LEADING:
        above = governor.head
        if above.pos_ == "NOUN":
            yield above
        else:
            yield from (*grammatical_subjects(above), *children(above, "dobj"))  # "put the toll at 120"
    elif head.dep_ == "pobj" and governor.lower_ == "in" and children(head, "det"):
        yield from _measured_in(governor.head)


def _measured_in(above: Token) -> Iterator[Token]:
    """The toll that is "in the hundreds", wherever the parser hung "in"."""
    while above.dep_ == "pobj" and above.head.lower_ in ("of", "from"):
        above = above.head.head
    yield above
    if above.pos_ in ("VERB", "AUX"):
        yield from (*grammatical_subjects(above), *children(above, "dobj"))


def _quantity_of_toll(toll: Token) -> str | None:
    """What the toll is of: "number of wounded", "number of people killed"; a toll of nothing else is of the dead."""
    words, lemma = load_quantities(), toll.lemma_.lower()
    if lemma not in words.tolls:
        result = words.nouns.get(lemma) if toll.pos_ == "NOUN" else None  # "deaths exceeded 100"
        return result if result in _RESULTS and toll.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    below = [o for p in children(toll, "prep") for o in children(p, "pobj")]
    about = [*children(toll, "compound", "amod"), *below, *(a for o in below for a in children(o, "acl", "amod"))]
    told = [q for word in about if (q := _quantity_in(word)) is not None]
    if told:
        return next((q for q in told if q in _RESULTS), told[0])  # "the number of soldiers killed"
    return "killed" if lemma == "toll" and not below else None


def _quantity_in(word: Token) -> str | None:
    words, lemma = load_quantities(), word.lemma_.lower()
    return words.nouns.get(lemma) or words.nouns.get(word.lower_) or words.verbs.get(lemma)


# --- identity and ellipsis ------------------------------------------------------------------------------------------


def by_identity(head: Token) -> Quantity | None:
    """ "The confirmed deaths are fourteen civilians and five soldiers": those counted are the dead."""
    node = first_conjunct(head)
    verb = node.head
    if node.dep_ != "attr" or verb.lemma_ != "be":
        return None
    nouns = load_quantities().nouns
    for subject in grammatical_subjects(verb):
        quantity = nouns.get(subject.lemma_.lower()) or nouns.get(subject.lower_)
        if quantity in _RESULTS:
            return quantity, f"identity {quantity}", subject.i
    return None


def by_ellipsis(head: Token) -> Quantity | None:
    """ "Four soldiers were killed, as were nine others": the verb before is what happened to the others too."""
    node = first_conjunct(head)
    again = node.head
    if node.dep_ not in ("nsubj", "nsubjpass", "attr", "acomp") or again.lemma_ not in _PRO_VERBS or node.i < again.i:
        return None
    if again.dep_ != "advcl" or not any(c.lower_ == "as" for c in children(again, "mark", "advmod", "prep")):
        return None
    verb = again.head
    quantity = load_quantities().verbs.get(verb.lemma_.lower())
    undergone = is_passive(verb) if again.lemma_ == "be" else not children(verb, "dobj")
    return (quantity, f"verb {quantity}", verb.i) if quantity is not None and undergone else None
