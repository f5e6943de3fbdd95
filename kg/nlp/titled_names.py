"""People's names behind a title with its body. In: a Doc, the spans read as names, titles. Out: better spans.

"Ambassador to the United Nations Aisha Bello", "director of Amnesty International Man-kei Tam": no mark stands between
body and name, so that the model takes both for one, or the name for another body's.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from kg.nlp.tokens import Doc, Span, Token

_JOINING = frozenset({"of", "to", "for", "at", "in", "on", "with"})
_ARTICLES = frozenset({"the", "a", "an"})
_HYPHENS = frozenset({"-", "‑", "–"})
_SHORTEST, _LONGEST = 2, 5
_DEEPEST = 3


def with_titled(
    doc: Doc, entities: Iterable[Span], listed: Mapping[int, int], people: Container[int]
) -> tuple[Span, ...]:
    """The entities with the names behind titles as people's; `listed` has first and last token of dictionary names.

    `people` are the last tokens of titles and of nouns for one person.
    """
    spans = tuple(entities)
    found = tuple(_titled(doc, {e.start: e.end for e in spans if e.label_ != "PERSON"}, listed, people))
    if not found:
        return spans
    kept = (s for e in spans if (s := _cut(e, found)) is not None)
    return tuple(sorted((*kept, *found), key=lambda e: e.start))


def titling_noun(doc: Doc, bodies: Mapping[int, int], start: int) -> int | None:
    """The noun before the bodies that end where a person's name starts; `bodies` has last and first token of names."""
    at = start
    for _ in range(_DEEPEST):
        first = bodies.get(at - 1)
        if first is None:
            return None
        while first > 0 and doc[first - 1].lower_ in _ARTICLES:
            first -= 1
        if first < 2 or doc[first - 1].lower_ not in _JOINING or doc[first - 1].sent != doc[start].sent:
            return None
        if first - 2 not in bodies:
            return first - 2
        at = first - 1
    return None


def _titled(doc: Doc, ends: Mapping[int, int], listed: Mapping[int, int], people: Container[int]) -> Iterator[Span]:
    for token in doc[:-2]:
        if token.i not in people or doc[token.i + 1].lower_ not in _JOINING or token.tag_ not in ("NN", "NNP"):
            continue
        at: int | None = token.i + 1
        for _ in range(_DEEPEST):
            at = _body_end(doc, at, ends, listed) if at is not None else None
            if at is None or at >= len(doc):
                break
            end = _name_end(doc, at)
            if _is_name(doc, at, end) and not any(i in listed and listed[i] > end for i in range(at, end)):
                yield Span(doc, at, end, label="PERSON")
                break
            at = at if doc[at].lower_ in _JOINING else None


def _body_end(doc: Doc, preposition: int, ends: Mapping[int, int], listed: Mapping[int, int]) -> int | None:
    """Where the name under the preposition ends; the dictionary knows it better than the model."""
    at = preposition + 1
    while at < len(doc) and doc[at].lower_ in _ARTICLES:
        at += 1
    return listed.get(at) or ends.get(at) or ends.get(at - 1)


def _name_end(doc: Doc, start: int) -> int:
    """Where a run of capitalised proper nouns ends; the second half of a compound with a hyphen needs no capital."""
    end = start
    while end < len(doc) and end - start < _LONGEST + 1 and not (doc[end].is_sent_start and end > start):
        hyphen = doc[end].text in _HYPHENS and end + 1 < len(doc) and not doc[end].whitespace_
        if hyphen and end > start and doc[end + 1].is_alpha:
            end += 2
        elif _is_capital(doc[end]):
            end += 1
        else:
            break
    return end


def _is_capital(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.is_alpha and token.text[0].isupper() and not token.text.isupper()


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether the run is as long as people's names are, and in one phrase with what stands before it."""
    words = [t for t in doc[start:end] if t.text not in _HYPHENS]
    return _SHORTEST <= len(words) <= _LONGEST and doc[start].sent == doc[start - 1].sent


def _cut(entity: Span, found: Iterable[Span]) -> Span | None:
    """What is left of an entity before a name; nothing where the name begins it."""
    for name in found:
        if name.start < entity.end and entity.start < name.end:
            return (
                Span(entity.doc, entity.start, name.start, label=entity.label_) if entity.start < name.start else None
            )
    return entity
