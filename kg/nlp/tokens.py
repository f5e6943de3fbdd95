"""A parsed Doc as plain objects: the same questions, answered from memory. In: a spaCy Doc. Out: a `Doc` of ours.

spaCy makes a new Token at every access and looks each of its strings up again; the stages ask both some hundred times
for each word. Names and meanings here are spaCy's, so that whoever knows its Doc, Token and Span knows these. A token
is one object: `is` and `==` agree.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Literal, overload

import spacy.tokens

from kg.ontology.names import Parts


class Token:
    """A word, a mark or a space with its place in the tree."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha", "is_digit", "is_punct",
        "is_quote", "is_sent_start", "is_space", "lemma_", "like_num", "lower_", "pos_", "tag_", "text", "whitespace_",
    )  # fmt: skip

    children: tuple[Token, ...]
    head: Token

    def __init__(self, token: spacy.tokens.Token, doc: Doc) -> None:
        self.doc, self.i, self.idx = doc, token.i, token.idx
        self.text, self.lower_, self.lemma_, self.whitespace_ = (
            token.text,
            token.lower_,
            token.lemma_,
            token.whitespace_,
        )
        self.pos_, self.tag_, self.dep_ = token.pos_, token.tag_, token.dep_
        self.ent_type_, self.ent_iob_ = token.ent_type_, token.ent_iob_
        self.is_alpha, self.is_digit, self.like_num = token.is_alpha, token.is_digit, token.like_num
        self.is_punct, self.is_quote, self.is_space = token.is_punct, token.is_quote, token.is_space
        self.is_sent_start = token.is_sent_start

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def n_lefts(self) -> int:
        """The number of dependents before the token."""
        return sum(c.i < self.i for c in self.children)

    @property
    def n_rights(self) -> int:
        """The number of dependents after the token."""
        return sum(c.i > self.i for c in self.children)

    @property
    def sent(self) -> Span:
        """The sentence that holds the token."""
        return self.doc.sentence_of(self.i)

    @property
    def is_sent_end(self) -> bool:
        """Whether the token ends its sentence."""
        return self.i + 1 == self.sent.end

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        first = self
        for child in self.children:
            edge = child.left_edge
            if edge.i < first.i:
                first = edge
        return first

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        last = self
        for child in self.children:
            edge = child.right_edge
            if edge.i > last.i:
                last = edge
        return last

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all below it, in textual order."""
        itself = False
        for child in self.children:
            if child.i > self.i and not itself:
                itself = True
                yield self
            yield from child.subtree
        if not itself:
            yield self

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above, nearest first."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """All that the token is coordinated with, itself left out."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        members = [first]
        for member in members:  # grows while it is read: what is coordinated with a conjunct is too
            members.extend(c for c in member.children if c.dep_ == "conj")
        return tuple(sorted((m for m in members if m is not self), key=lambda m: m.i))

    def nbor(self, distance: int = 1) -> Token:
        """The token so many places on."""
        return self.doc[self.i + distance]


class Span:
    """Tokens `[start, end)` of a Doc, with a label where they are an entity."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[int, int, str]:
        return self.start, self.end, self.label_

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return Span(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.tokens[self.start : self.end][at]

    @property
    def text(self) -> str:
        """The characters from the first token to the last."""
        if self.start == self.end:
            return ""
        tokens = self.doc.tokens
        first, last = tokens[self.start], tokens[self.end - 1]
        return first.text if first is last else self.doc.text[first.idx : last.idx + len(last.text)]

    @property
    def start_char(self) -> int:
        """The offset of the first character."""
        return self.doc.offset_of(self.start)

    @property
    def end_char(self) -> int:
        """The offset behind the last character."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def sent(self) -> Span:
        """The sentence that holds the first token."""
        return self.doc.sentence_of(self.start)

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, the first of equals; a mark or space only alone."""
        start, end = self.start, self.end
        tokens = self.doc.tokens[start:end]
        tops = []
        for token in tokens:
            if token.head is token:
                return token
            if not start <= token.head.i < end:
                tops.append(token)
        if len(tops) == 1:
            return tops[0]
        words = [t for t in tops if t.children or not (t.is_punct or t.is_space)] or tops
        return min(words, key=lambda t: sum(1 for _ in t.ancestors))


class Doc:
    """A parsed text: its tokens, sentences and entities."""

    def __init__(self, doc: spacy.tokens.Doc) -> None:
        parsed = list(doc)  # each access makes its tokens anew
        self.tokens = [Token(token, self) for token in parsed]
        self.text = "".join([token.text + token.whitespace_ for token in self.tokens])
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token, as_parsed in zip(self.tokens, parsed, strict=True):
            token.head = self.tokens[as_parsed.head.i]
            if token.head is not token:
                below[token.head.i].append(token)
        for token, dependents in zip(self.tokens, below, strict=True):
            token.children = tuple(dependents)
        self.ents = tuple(Span(self, e.start, e.end, e.label_) for e in doc.ents)
        self._sentence_starts = [t.i for t in self.tokens if t.is_sent_start or t.i == 0]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self.tokens))
            return Span(self, first, max(first, last))
        return self.tokens[at]

    @cached_property
    def parts(self) -> Parts:
        """The text as the tables of names, titles and nouns read it."""
        return Parts([token.text for token in self.tokens])

    @cached_property
    def sents(self) -> tuple[Span, ...]:
        """The sentences."""
        borders = [*self._sentence_starts, len(self.tokens)]
        return tuple(Span(self, start, end) for start, end in pairwise(borders))

    def sentence_of(self, token: int) -> Span:
        """The sentence that holds the token of that index."""
        return self.sents[bisect_right(self._sentence_starts, token) - 1]

    def offset_of(self, token: int) -> int:
        """The offset of the token's first character; the text's length for the place behind the last token."""
        return self.tokens[token].idx if token < len(self.tokens) else len(self.text)

    @cached_property
    def _offsets(self) -> list[int]:
        return [token.idx for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.idx + len(token.text) for token in self.tokens]

    def char_span(self, start: int, end: int, alignment_mode: Literal["expand"] = "expand") -> Span | None:
        """The tokens that characters `[start, end)` touch, or None where they touch none."""
        first, last = bisect_right(self._ends, start), bisect_left(self._offsets, end)
        return Span(self, first, last) if first < last else None

    def hang(self, token: Token, head: Token, relation: str) -> None:
        """Puts a token, with all below it, under another one; under itself it is a root."""
        if token.head is not token:
            token.head.children = tuple(c for c in token.head.children if c is not token)
        token.head, token.dep_ = head, relation
        if head is not token:
            head.children = tuple(sorted((*head.children, token), key=lambda t: t.i))
