"""Interviews and transcripts. In: a Doc, its names and paragraphs. Out: `Attribution`s.

"Selam Gebrehiwot: On Saturday the generals met ...": a name and a colon open the paragraph. One such line may be a
heading ("Taliban: a history"); two or more are a conversation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.attribution import Attribution
from kg.nlp.found import Found, Reference
from kg.nlp.tokens import Doc

_FEWEST = 2
_MOST_FORENAMES = 3


def find_labelled(doc: Doc, found: Found, paragraphs: Sequence[int]) -> tuple[Attribution, ...]:
    """The labelled paragraphs of the Doc, where it has at least two."""
    labelled = tuple(_labelled(doc, found, paragraphs))
    return labelled if len(labelled) >= _FEWEST else ()


def _labelled(doc: Doc, found: Found, paragraphs: Sequence[int]) -> Iterator[Attribution]:
    for reference in found.references:
        if reference.end >= len(doc) or doc[reference.end].text != ":" or not _is_speaker(reference):
            continue
        if not _begins(doc, reference.start, paragraphs):
            continue
        start = end = reference.end + 1
        while end < len(doc) and paragraphs[end] == paragraphs[reference.start]:
            end += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start < end:
            yield Attribution(
                cue=reference.end,
                start=start,
                end=end,
                speakers=(reference.head,),
                via=(),
                form="direct",
                stance="states",
                rule="interview",
                fresh=True,
            )


def _begins(doc: Doc, start: int, paragraphs: Sequence[int]) -> bool:
    """Whether the paragraph begins with the name, or with capitals that belong to it ("Selam" before "Gebrehiwot")."""
    at = start
    while at > 0 and paragraphs[at - 1] == paragraphs[start]:
        at -= 1
    return start - at <= _MOST_FORENAMES and all(doc[i].text[:1].isupper() for i in range(at, start))


def _is_speaker(reference: Reference) -> bool:
    return reference.form in ("name", "acronym") and reference.kind != "place"
