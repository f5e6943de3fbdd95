"""Places that are somebody in their sentence and no place of the deed. In: drafts, references. Out: drafts.

"Kenya blamed Somalia for the bombing" does not say where the bomb went off, nor does "speaking in Yemen, he said that
the group had attacked an airport".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.nlp.draft import Draft
from kg.nlp.event_clauses import is_reporting
from kg.nlp.found import Found
from kg.nlp.tokens import Doc, Token

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_SPEAKING = frozenset({"speak", "talk", "appear", "address"})
_IN = frozenset({"in", "from", "at"})


def without_argument_places(doc: Doc, found: Found, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, the deeds without places that their sentence names only as who is spoken of or where one speaks."""
    words = {d.token: d for d in drafts if d.candidate.event_type.quad.startswith("verbal")}
    return [_settled(doc, found, draft, words) if draft.token not in words else draft for draft in drafts]


def _settled(doc: Doc, found: Found, draft: Draft, words: dict[int, Draft]) -> Draft:
    """The deed, with those of its places that its sentence names in no other role alone."""
    sentence = doc[draft.token].sent
    names = [r for r in found.references_headed_in(range(sentence.start, sentence.end)) if r.kind == "place"]
    roles = {r.id: [_is_beside(doc[n.head], draft, words) for n in names if n.id == r.id] for r in names}
    return replace(draft, places=tuple(p for p in draft.places if not all(roles.get(p, [False]))))


def _is_beside(name: Token, draft: Draft, words: dict[int, Draft]) -> bool:
    """Whether the name is the subject or object of words about the deed, or the place where somebody speaks."""
    while name.dep_ == "conj":
        name = name.head
    verb = name.head
    if name.dep_ in _ARGUMENTS:
        return verb.i in words and verb.i != draft.token and draft.candidate.light != verb.i
    if name.dep_ != "pobj" or verb.lower_ not in _IN:
        return False
    above = verb.head
    while above.dep_ in ("pobj", "prep") and above.head != above:
        if above.i == draft.token:  # "blamed for the attack in X"
            return False
        above = above.head
    return above.lemma_ in _SPEAKING or (above.pos_ == "VERB" and is_reporting(above))
