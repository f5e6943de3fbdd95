"""Names of bodies that the model saw nothing in. In: a Doc, the spans read as names, nouns for bodies. Out: more spans.

A run of capitals that is built on a noun for bodies is a name ("Westland State University", "Hope Foundation for
Peace"); so is what follows a capital article within a sentence ("readers of The Harbour") and what stands before people
whose it tells ("Delta Lions militants").
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from itertools import takewhile

from kg.nlp.long_forms import FULL_NAME
from kg.nlp.tokens import Doc, Span, Token
from kg.ontology.coreference_cues import load_coreference_cues
from kg.ontology.people_nouns import load_people_nouns
from kg.ontology.state_bodies import load_state_bodies

_JOINING = frozenset({"of", "for", "and", "&", "on"})
_PARTS = frozenset({"GPE", "LOC", "NORP", "ORG", "FAC"})
_HEADLINE = 0.6
_LONGEST = 8


def with_capital_names(
    doc: Doc, entities: Iterable[Span], listed: Mapping[int, int], bodies: Container[int], nouns: Collection[int]
) -> tuple[Span, ...]:
    """The entities and the names of bodies among the capitals that no entity holds.

    `listed` has first and last token of the dictionary's names, `bodies` the last tokens of nouns for bodies, `nouns`
    those of all nouns for who acts.
    """
    spans = tuple(entities)
    taken = {i for e in spans if e.label_ not in _PARTS for i in range(e.start, e.end)}
    held = {i for start, end in listed.items() for i in range(start, end)}
    read = {i for e in spans for i in range(e.start, e.end)} | held
    runs = [
        *_built_on_nouns(doc, taken, held, bodies),
        *_behind_articles(doc, read),
        *_whose(doc, taken | held, read, nouns),
    ]
    found: dict[int, Span] = {}
    for run in runs:
        clear = not any(r.start < run.end and run.start < r.end for r in found.values()) and _holds_all(run, spans)
        if clear and not _is_in_headline(run):
            found[run.start] = run
    if not found:
        return spans
    covered = {i for r in found.values() for i in range(r.start, r.end)}
    kept = (e for e in spans if not covered.intersection(range(e.start, e.end)))
    return tuple(sorted((*kept, *found.values()), key=lambda e: e.start))


def _holds_all(run: Span, entities: Iterable[Span]) -> bool:
    """Whether no entity that the run touches reaches beyond it."""
    touched = (e for e in entities if run.start < e.end and e.start < run.end)
    return all(run.start <= e.start and e.end <= run.end for e in touched)


def _built_on_nouns(doc: Doc, taken: Container[int], held: Container[int], bodies: Container[int]) -> Iterator[Span]:
    """Runs of two or more capitals with a noun for bodies, where some word is no listed name's and no such noun."""
    for token in doc:
        if token.i not in bodies or token.i in taken or not _is_capital(token):
            continue
        start, end = _left(doc, token.i, taken), _right(doc, token.i + 1, taken)
        other = [t for t in doc[start : _plain_start(doc, token.i)] if t.i not in held and t.i not in bodies]
        other += [t for t in doc[token.i + 1 : end] if t.i not in held]
        if any(t.lower_ in load_people_nouns() for t in doc[token.i + 1 : end]):
            continue  # "Police Superintendent Asha Odinga": a title
        while start < token.i and start in held and (doc[start].text.isupper() or doc[start].tag_ == "JJ"):
            start += 1  # "the US Harbour Agency" is called Harbour Agency
        if any(_is_capital(t) for t in other) and end - start > 1 and not _is_area(doc[token.i + 1 : end]):
            yield Span(doc, start, end, label=FULL_NAME)


def _is_area(behind: Span) -> bool:
    """Whether what follows the noun for a body makes an area of it ("Delta Local Government Area of Westland")."""
    areas = load_coreference_cues().areas
    words = takewhile(lambda t: t.lower_ not in _JOINING, behind)
    return any(t.lower_ in areas for t in words)


def _plain_start(doc: Doc, noun: int) -> int:
    """Where the name of a body that every state has begins ("Foreign Ministry"), else the noun itself."""
    known = load_state_bodies()
    sizes = range(min(known.longest, noun + 1), 1, -1)
    fitting = (n for n in sizes if " ".join(t.lower_ for t in doc[noun + 1 - n : noun + 1]) in known.bodies)
    return noun + 1 - next(fitting, 1)


def _left(doc: Doc, start: int, taken: Container[int]) -> int:
    while start > 0 and not doc[start].is_sent_start and _is_capital(doc[start - 1]) and start - 1 not in taken:
        start -= 1
    return start


def _right(doc: Doc, end: int, taken: Container[int]) -> int:
    """Where the capitals end, "of", "for" and "and" between two of them included."""
    while end < len(doc) and not doc[end].is_sent_start and end not in taken:
        joined = doc[end].lower_ in _JOINING and end + 1 < len(doc) and _is_capital(doc[end + 1])
        if not _is_capital(doc[end]) and not (joined and end + 1 not in taken):
            break
        end += 2 if joined else 1
    return end


def _behind_articles(doc: Doc, held: Container[int]) -> Iterator[Span]:
    """ "in The Harbour": an article that has a capital within a sentence begins a name."""
    for token in doc[1:-1]:
        if token.text != "The" or token.is_sent_start or not _is_within(token):
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i < _LONGEST and _is_capital(doc[end]) and end not in held:
            end += 1
        if end > token.i + 1 and (end == len(doc) or end not in held):
            yield Span(doc, token.i + 1, end, label="ORG")


def _whose(doc: Doc, held: Container[int], read: Container[int], nouns: Collection[int]) -> Iterator[Span]:
    """ "Delta Lions militants": the capitals before people who are told by what they are name whose they are.

    A place may be a part of the name; `read` are the tokens of places too.
    """
    for token in doc:
        if token.i not in nouns or not token.text.islower() or token.tag_ not in ("NNS", "NN"):
            continue
        start = token.i
        while start > 0 and not doc[start].is_sent_start and _is_capital(doc[start - 1]):
            start -= 1
        words = doc[start : token.i]
        free = not any(t.i in held or t.i in nouns for t in words) and any(t.i not in read for t in words)
        if free and len(words) > 1 and all(t.dep_ == "compound" for t in words):
            yield Span(doc, start, token.i, label="ORG")


def _is_within(article: Token) -> bool:
    """Whether the sentence has begun before the article, and no quotation begins with it."""
    before = article.doc[article.i - 1]
    return before.is_alpha and before.text.islower()


def _is_capital(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper() and token.is_alpha


def _is_in_headline(run: Span) -> bool:
    """Whether most longer words beside the run have capitals too, so that a capital tells nothing."""
    words = [t for t in run.sent if t.is_alpha and len(t) > 3 and not run.start <= t.i < run.end]
    return bool(words) and sum(t.text[0].isupper() for t in words) > _HEADLINE * len(words)
