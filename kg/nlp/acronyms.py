"""Acronyms and the names that they stand for. In: references. Out: references under one id, unmarked acronyms added.

In brackets behind a name an acronym is that name's ("National Resistance Front (NRF)"); without brackets it is where
its letters are the initials of one body's name that the article gives ("MIT", "the AU").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rapidfuzz import fuzz

from kg.nlp.found import Found, Reference
from kg.nlp.tokens import Doc

_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "&", "'s", "’s", "-"})
_FEWEST_INITIALS = 3
_STEM, _ALIKE = 4, 75


def join_acronyms(doc: Doc, found: Found) -> tuple[Reference, ...]:
    """The references, acronyms tied to the names that they abbreviate."""
    bracketed = _join_bracketed(doc, found)
    full_names = _by_initials(doc, found, bracketed)
    joined = [_spelt_out(doc, found, r, full_names) for r in bracketed]
    taken = {i for r in joined for i in range(r.start, r.end)}
    added = [
        Reference(t.i, t.i + 1, t.i, full_names[t.text], "actor", "acronym", "initials of a name")
        for t in doc
        if t.i not in taken and t.text in full_names
    ]
    return tuple(sorted((*joined, *added), key=lambda r: (r.start, r.end, r.id)))


def _join_bracketed(doc: Doc, found: Found) -> tuple[Reference, ...]:
    """A name followed by another in brackets: both are one."""
    by_start = {r.start: r for r in found.references if r.kind == "actor"}
    same: dict[str, str] = {}
    others: dict[str, str] = {}
    added: list[Reference] = []
    for reference in found.references:
        opening = reference.end
        if reference.kind != "actor" or reference.form not in ("name", "nominal") or opening + 2 >= len(doc):
            continue
        if doc[opening].text != "(" or doc[opening + 2].text != ")" or not doc[opening + 1].text.isupper():
            continue
        inner = by_start.get(opening + 1)
        if found.actor_of[reference.id].kind == "state":
            owned = _owned_before(doc, found, reference)
            if owned is not None and inner is not None and inner.id != reference.id:
                same[inner.id] = owned.id
            continue
        if inner is None:
            same.update(_named_by(doc, found, doc[opening + 1].text, reference))
            added.extend(_all_occurrences(doc, found, doc[opening + 1].text, reference))
        elif inner.id != reference.id and _is_anothers(doc, found, reference, inner):
            others[doc[opening + 1].text] = reference.id
        elif inner.id != reference.id:
            spelt = found.actor_of[inner.id].known != "dictionary"  # the full name tells more than its acronym
            same[inner.id if spelt else reference.id] = reference.id if spelt else inner.id
    together = (*found.references, *added)
    if others or same:
        together = tuple(replace(r, id=others.get(doc[r.start : r.end].text) or same.get(r.id, r.id)) for r in together)
    return tuple(sorted(together, key=lambda r: (r.start, r.end, r.id)))


def _owned_before(doc: Doc, found: Found, state: Reference) -> Reference | None:
    """The body that stands before "of" and its state ("the State Security Service of Albania (SSA)")."""
    before = doc[state.start - 1] if state.start else None
    if before is None or before.lower_ != "of":
        return None
    return next((r for r in found.references if r.kind == "actor" and r.start <= before.head.i < r.end), None)


def _is_anothers(doc: Doc, found: Found, named: Reference, acronym: Reference) -> bool:
    """Whether the dictionary knows the acronym as that of a body whose name differs from the one that stands before it.

    Names that share words and have each a word of its own are two bodies' ("Azawad Freedom Front", "Afghanistan Freedom
    Front"); a name in another language shares none.
    """
    listed, here = found.actor_of[acronym.id], found.actor_of[named.id]
    if listed.known != "dictionary" or here.known == "dictionary":
        return False
    own = [t.lower_ for t in doc[named.start : named.end] if t.lower_ not in _SMALL_WORDS]
    theirs = [w for w in listed.name.lower().split() if w not in _SMALL_WORDS]
    only_own = [w for w in own if not any(_is_form_of(w, other) for other in theirs)]
    only_theirs = [w for w in theirs if not any(_is_form_of(w, other) for other in own)]
    return bool(only_own and only_theirs) and len(only_own) < len(own)


def _is_form_of(word: str, other: str) -> bool:
    """Whether two words are forms or spellings of one ("Afghan", "Afghanistan"; "Ansar", "Ansaru")."""
    return word[:_STEM] == other[:_STEM] or fuzz.ratio(word, other) >= _ALIKE


def _named_by(doc: Doc, found: Found, acronym: str, named: Reference) -> dict[str, str]:
    """The actors that only the acronym names elsewhere, each to the actor whose name it abbreviates."""
    alone = (r for r in found.references if r.kind == "actor" and doc[r.start : r.end].text == acronym)
    return {r.id: named.id for r in alone if r.id != named.id and found.actor_of[r.id].known == "named"}


def _all_occurrences(doc: Doc, found: Found, acronym: str, named: Reference) -> Iterable[Reference]:
    for token in doc:
        if token.text == acronym and found.reference_at(token.i) is None:
            yield Reference(token.i, token.i + 1, token.i, named.id, "actor", "acronym", "acronym in brackets")


def _by_initials(doc: Doc, found: Found, references: Iterable[Reference]) -> Mapping[str, str]:
    """The initials of each body's name to its id, where one body alone has them."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        actor = found.actor_of.get(reference.id)
        if actor is None or actor.kind not in ("group", "organization") or reference.form != "name":
            continue
        words = [t.text for t in doc[reference.start : reference.end] if t.lower_ not in _SMALL_WORDS]
        if len(words) >= _FEWEST_INITIALS and all(w[:1].isupper() for w in words):
            bearers["".join(w[0] for w in words)].add(reference.id)
    return {initials: next(iter(ids)) for initials, ids in bearers.items() if len(ids) == 1}


def _spelt_out(doc: Doc, found: Found, reference: Reference, full_names: Mapping[str, str]) -> Reference:
    """An acronym that no dictionary knows under the id of the name that it abbreviates."""
    actor = found.actor_of.get(reference.id)
    if reference.end - reference.start != 1 or actor is None or actor.known != "named" or reference.kind != "actor":
        return reference
    full = full_names.get(doc[reference.start].text)
    return reference if full is None else replace(reference, id=full, rule="initials of a name")
