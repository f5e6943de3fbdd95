"""Names inside of longer names. In: a Doc and its references. Out: where the text speaks of them within another's name.

"The Irving police department", "Irving Police Department": who asks where Irving is mentioned wants both. Only names
that the article uses by themselves count, within the names of bodies: "Mexico" is none in "Mexico City".
They are mentions and take part in nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Actor
from kg.nlp.found import Reference
from kg.nlp.tokens import Doc

_NAMES = ("name", "acronym")
_SHORTEST = 3


def find_names_within(doc: Doc, references: Sequence[Reference], actor_of: Mapping[str, Actor]) -> Iterator[Reference]:
    """The names used elsewhere in the article that stand in a longer name, as references of the same records."""
    used = _used(doc, references, actor_of)
    named = {i: r for r in references if r.form in _NAMES for i in range(r.start, r.end)}
    for token in doc:
        if token.text not in used or token.pos_ != "PROPN":
            continue
        holder = named.get(token.i)
        if holder is not None and not _is_body(holder, actor_of):
            continue
        for words, bearers in used[token.text].items():
            end = token.i + len(words)
            if tuple(t.text for t in doc[token.i : end]) != words or not _is_within(doc, token.i, end, holder):
                continue
            for bearer in bearers:
                yield Reference(token.i, end, end - 1, bearer.id, bearer.kind, "name", "name within a name")


def _used(
    doc: Doc, references: Sequence[Reference], actor_of: Mapping[str, Actor]
) -> Mapping[str, Mapping[tuple[str, ...], list[Reference]]]:
    """The names of the article, and the full names of its states, by their first word."""
    used: dict[str, dict[tuple[str, ...], list[Reference]]] = defaultdict(lambda: defaultdict(list))
    for reference in references:
        if reference.form not in _NAMES:
            continue
        actor = actor_of.get(reference.id)
        called = [tuple(t.text for t in doc[reference.start : reference.end])]
        called += [tuple(actor.name.split())] if actor is not None and actor.kind == "state" else []
        for words in called:
            if len("".join(words)) >= _SHORTEST and not any(r.id == reference.id for r in used[words[0]][words]):
                used[words[0]][words].append(reference)
    return used


def _is_within(doc: Doc, start: int, end: int, holder: Reference | None) -> bool:
    """Whether the words are a part of a longer name: of a reference, or of capitals that nobody has read."""
    if holder is not None:
        return holder.start <= start and end <= holder.end and holder.end - holder.start > end - start
    last = doc[end - 1]
    return last.dep_ == "compound" and last.head.i >= end and last.head.pos_ == "PROPN"


def _is_body(reference: Reference, actor_of: Mapping[str, Actor]) -> bool:
    """Whether the longer name is an actor's that is neither a person nor a state ("Paris Hilton", "Guinea-Bissau")."""
    actor = actor_of.get(reference.id)
    return actor is not None and actor.kind in ("group", "organization")
