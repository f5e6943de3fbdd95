"""Names of one actor within an article. In: references as the actor stage gave them. Out: references with joined ids.

A bare surname goes to the bearer of the full name; where two people share it, to the one whose office or body stands
beside it, else to the one it went to last, else to the one who was named first. Two full names are never joined here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from kg.model import Actor
from kg.nlp.found import Found, Reference
from kg.nlp.syntax import children, modifiers

_NAME_PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "von", "de", "da", "abu"})
_ARTICLES = ("al-", "al ", "el-", "el ")


def join_names(doc: Doc, found: Found) -> tuple[Reference, ...]:
    """The references, acronyms and surnames tied to the full names that the article gives."""
    references = _join_acronyms(doc, found)
    return _join_surnames(doc, found, references)


def _join_acronyms(doc: Doc, found: Found) -> tuple[Reference, ...]:
    """A name followed by another in brackets: both are one ("National Resistance Front (NRF)")."""
    by_start = {r.start: r for r in found.references if r.kind == "actor"}
    same: dict[str, str] = {}
    added: list[Reference] = []
    for reference in found.references:
        opening = reference.end
        if reference.kind != "actor" or reference.form not in ("name", "nominal") or opening + 2 >= len(doc):
            continue
        if doc[opening].text != "(" or doc[opening + 2].text != ")" or not doc[opening + 1].text.isupper():
            continue
        inner = by_start.get(opening + 1)
        if inner is None:
            same.update(_named_by(doc, found, doc[opening + 1].text, reference))
            added.extend(_all_occurrences(doc, found, doc[opening + 1].text, reference))
        elif inner.id != reference.id:
            known = found.actor_of[reference.id].known == "dictionary"
            same[inner.id if known else reference.id] = reference.id if known else inner.id
    joined = [replace(r, id=same.get(r.id, r.id)) for r in (*found.references, *added)]
    return tuple(sorted(joined, key=lambda r: (r.start, r.end, r.id)))


def _named_by(doc: Doc, found: Found, acronym: str, named: Reference) -> dict[str, str]:
    """The actors that only the acronym names elsewhere, each to the actor whose name it abbreviates."""
    alone = (r for r in found.references if r.kind == "actor" and doc[r.start : r.end].text == acronym)
    return {r.id: named.id for r in alone if r.id != named.id and found.actor_of[r.id].known == "named"}


def _all_occurrences(doc: Doc, found: Found, acronym: str, named: Reference) -> Iterable[Reference]:
    for token in doc:
        if token.text == acronym and found.reference_at(token.i) is None:
            yield Reference(token.i, token.i + 1, token.i, named.id, "actor", "acronym", "acronym in brackets")


def _join_surnames(doc: Doc, found: Found, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    bearers = _bearers(doc, found, references)
    last: dict[str, str] = {}
    joined: list[Reference] = []
    for reference in references:
        key = doc[reference.start : reference.end].text.casefold()
        options = [p for p in bearers.get(key, ()) if p != reference.id]
        if not options or not _may_be_surname(found, reference):
            joined.append(reference)
            continue
        person = _by_office(doc, found, references, reference, options) or last.get(key) or options[0]
        last[key] = person
        joined.append(replace(reference, id=person, kind="actor", rule="surname of a full name"))
    joined.extend(_unmarked_surnames(doc, bearers, joined))
    return tuple(sorted(joined, key=lambda r: (r.start, r.end, r.id)))


def _bearers(doc: Doc, found: Found, references: tuple[Reference, ...]) -> Mapping[str, list[str]]:
    """The end of each full name ("Massoud", "Suu Kyi") to the ids of its bearers, in the order of the text."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for reference in references:
        actor = found.actor_of.get(reference.id)
        if actor is None or actor.kind != "person" or reference.form not in ("name", "acronym"):
            continue
        for name in (doc[reference.start : reference.end].text, actor.name):
            for ending in _endings(name):
                if reference.id not in bearers[ending]:
                    bearers[ending].append(reference.id)
    return bearers


def _endings(name: str) -> Iterator[str]:
    """What may stand for a full name: its ends that begin with no particle, the Arabic article with and without."""
    words = name.casefold().split()
    for cut in range(1, len(words)):
        if words[cut - 1] not in _NAME_PARTICLES:
            ending = " ".join(words[cut:])
            yield ending
            if ending.startswith(_ARTICLES):
                yield ending[3:]


def _may_be_surname(found: Found, reference: Reference) -> bool:
    actor = found.actor_of.get(reference.id)
    if reference.form not in ("name", "acronym"):
        return False
    if reference.kind == "place":
        return False
    return actor is not None and actor.known != "dictionary"


def _by_office(
    doc: Doc, found: Found, references: tuple[Reference, ...], reference: Reference, options: list[str]
) -> str | None:
    """The bearer whose body or office stands beside the surname ("NRF leader Massoud")."""
    head = doc[reference.head]
    words = {m.i for m in (*modifiers(head), *children(head, "poss", "appos"))}
    if head.dep_ == "appos":  # "Homs Brigade leader Haddad", read as the leader, who is Haddad
        words.add(head.head.i)
    words |= {m.i for w in list(words) for m in modifiers(doc[w])}
    near = {r.id for r in references if r.head in words}
    for option in options:
        actor: Actor = found.actor_of[option]
        if actor.part_of in near:
            return option
    return None


def _unmarked_surnames(
    doc: Doc, bearers: Mapping[str, list[str]], references: Iterable[Reference]
) -> Iterable[Reference]:
    """Surnames that the model saw no entity in."""
    taken = {i for r in references for i in range(r.start, r.end)}
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN" or not token.text[:1].isupper():
            continue
        people = bearers.get(token.text.casefold(), ())
        if len(people) == 1:
            yield Reference(token.i, token.i + 1, token.i, people[0], "actor", "name", "surname of a full name")
