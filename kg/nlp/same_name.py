"""Names of one actor within an article. In: references as the actor stage gave them. Out: references with joined ids.

A bare surname goes to the bearer of the full name; where two people share it, to the one whose office or body stands
beside it, else to the one it went to last, else to the one who was named first. A given name goes to its one bearer.
Two full names are never joined here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from kg.model import Actor
from kg.nlp.acronyms import join_acronyms
from kg.nlp.found import Found, Reference
from kg.nlp.name_book import RANKS
from kg.nlp.same_spelling import join_spellings
from kg.nlp.syntax import children, modifiers
from kg.nlp.tokens import Doc, Token
from kg.ontology.agents import load_titles

_NAME_PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "von", "de", "da", "abu"})
_SHORTEST_GIVEN = 3
_ARTICLES = ("al-", "al ", "el-", "el ")


def join_names(doc: Doc, found: Found) -> tuple[Reference, ...]:
    """The references, acronyms, surnames and given names tied to the full names that the article gives."""
    spelt = replace(found, references=join_spellings(found, found.references))
    return _join_parts(doc, found, tuple(_join_short(doc, found, join_acronyms(doc, spelt))))


def _join_short(doc: Doc, found: Found, references: tuple[Reference, ...]) -> Iterator[Reference]:
    """ "The Commission" with a capital is the one body before it whose name is built on that word."""
    built_on: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        actor = found.actor_of.get(reference.id)
        if actor is None or actor.kind not in ("group", "organization") or reference.form != "name":
            yield reference
            continue
        if reference.end - reference.start > 1:
            built_on[head_word(doc, reference)].add(reference.id)
            yield reference
            continue
        definite = reference.start > 0 and doc[reference.start - 1].lower_ == "the"
        full = built_on.get(doc[reference.start].lower_, set()) if definite and actor.known == "named" else set()
        yield replace(reference, id=next(iter(full)), rule="noun of the full name") if len(full) == 1 else reference


def head_word(doc: Doc, reference: Reference) -> str:
    """The noun that a body's name is built on: its last, or the one before "of" ("Ministry of Defence")."""
    words = [t.lower_ for t in doc[reference.start : reference.end] if not t.is_punct]
    cut = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
    return words[cut - 1] if words else ""


def _join_parts(doc: Doc, found: Found, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    bearers = _bearers(doc, found, references, _endings)
    called = {name: ids for name, ids in _bearers(doc, found, references, _given_names).items() if len(ids) == 1}
    last: dict[str, str] = {}
    joined: list[Reference] = []
    for reference in references:
        key = doc[reference.start : reference.end].text.casefold()
        options = [p for p in bearers.get(key, ()) if p != reference.id]
        if not options and _is_person(found, reference):
            options = [p for p in called.get(key, ()) if p != reference.id]
        if not options or not _is_part_of_name(found, reference):
            joined.append(reference)
            continue
        person = _by_office(doc, found, references, reference, options) or last.get(key) or options[0]
        last[key] = person
        joined.append(replace(reference, id=person, kind="actor", rule="part of a full name"))
    joined.extend(_unmarked_surnames(doc, bearers, joined))
    return tuple(sorted(joined, key=lambda r: (r.start, r.end, r.id)))


def _bearers(
    doc: Doc, found: Found, references: tuple[Reference, ...], parts: Callable[[str], Iterable[str]]
) -> Mapping[str, list[str]]:
    """Each part of a full name ("Massoud", "Suu Kyi") to the ids of its bearers, in the order of the text."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for reference in references:
        actor = found.actor_of.get(reference.id)
        if actor is None or actor.kind != "person" or reference.form not in ("name", "acronym"):
            continue
        for name in (doc[reference.start : reference.end].text, actor.name):
            for part in parts(name):
                if reference.id not in bearers[part]:
                    bearers[part].append(reference.id)
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


def _given_names(name: str) -> Iterator[str]:
    """What friends call the bearer of a full name: its first word."""
    words = name.casefold().split()
    if len(words) > 1 and len(words[0]) >= _SHORTEST_GIVEN and words[0] not in _NAME_PARTICLES:
        yield words[0]


def _is_part_of_name(found: Found, reference: Reference) -> bool:
    actor = found.actor_of.get(reference.id)
    if reference.form not in ("name", "acronym"):
        return False
    if reference.kind == "place":
        return False
    return actor is not None and actor.known != "dictionary"


def _is_person(found: Found, reference: Reference) -> bool:
    actor = found.actor_of.get(reference.id)
    return actor is not None and actor.kind == "person"


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
        proper = token.pos_ == "PROPN" or (token.pos_ == "NOUN" and not token.is_sent_start)
        if token.i in taken or not proper or not token.text[:1].isupper() or _has_other_given_name(token):
            continue
        people = bearers.get(token.text.casefold(), ())
        if len(people) == 1:
            yield Reference(token.i, token.i + 1, token.i, people[0], "actor", "name", "surname of a full name")


def _has_other_given_name(token: Token) -> bool:
    """Whether a capitalised word before it makes another's full name of it ("Inal Gagloev", beside Alan Gagloev)."""
    before = token.doc[token.i - 1] if token.i else None
    if before is None or before.head != token or before.dep_ != "compound" or before.pos_ != "PROPN":
        return False
    return before.text.istitle() and before.lower_.rstrip(".") not in RANKS | _words_of_titles()


@cache
def _words_of_titles() -> frozenset[str]:
    return frozenset(word for title in load_titles() for form in title.forms for word in form.lower().split())
