"""What the words around a name tell of its being a place's. In: a Doc, the tokens of a name. Out: a `Context`.

`TOLD` is the name that a noun for places says to be one ("the village of X", "X district"), `STANDING` the one that
stands where only places do ("near X", "stormed X"), `WITHIN` the one after "in".
"""

from __future__ import annotations

from enum import IntEnum

from kg.nlp.tokens import Doc, Token
from kg.ontology.place_cues import load_place_cues

# Kinds that, right after a name, are more often said of a body ("the Assad state", "the Nusra front").
_AMBIGUOUS_AFTER = frozenset(
    {"state", "states", "front", "axis", "community", "communities", "division", "department", "pocket", "pockets"}
)
_DESCRIBED = frozenset({"capital", "region", "territory", "province"})
_COLONS = frozenset({":", "-", "--", "–", "—"})
# Before what is named after a place ("at Kweires air base"); alone they may lead to somebody too.
_AT_SPOTS = frozenset({"at", "from", "to", "of", "on", "against", "towards", "toward", "for", "by", "beside", "behind"})
_MAX_LIST, _MAX_COMPOUND = 16, 3


class Context(IntEnum):
    """How much the words around a name say for its being a place's; works and programs stand "in" places' stead too."""

    NOTHING = 0
    WITHIN = 1
    STANDING = 2
    TOLD = 3


def context_of(doc: Doc, start: int, end: int) -> Context:
    """The strongest sign around the tokens `[start, end)`."""
    if _is_said_to_be_one(doc, start, end) or _kind_follows(doc, start, end) or _kind_precedes(doc, start):
        return Context.TOLD
    return _standing(doc, start, end)


def is_named_after_land(doc: Doc, start: int, end: int) -> bool:
    """Whether the first or last of several words is a kind of place that no body is named after ("Jabal Maroun")."""
    cues, first, last = load_place_cues(), doc[start], doc[end - 1]
    if end - start < 2 or any(t.lower_ in cues.bodies or t.lower_ in ("of", "for") for t in doc[start:end]):
        return False
    return cues.is_open_kind(last.lower_) or first.lower_ in cues.leading


def is_named_by_kind(doc: Doc, start: int, end: int) -> bool:
    """Whether the name itself tells what it is: "Minyan Suburb", "Wadi Barada"; "Bardo Museum" if it stands as one."""
    cues, last = load_place_cues(), doc[end - 1]
    if is_named_after_land(doc, start, end):
        return True
    stands = _is_locative(doc, _before_article(doc, start)) or _is_taken(doc, start, end)
    return stands and end - start > 1 and cues.is_named_kind(last.lower_) and last.lower_ not in cues.bodies


def is_side(token: Token) -> bool:
    """Whether it is a capitalised word for one side of something: "North Dallas", "Khartoum North"."""
    return token.text.istitle() and token.lower_ in load_place_cues().directions


def is_named_by_side(doc: Doc, start: int, end: int) -> bool:
    """Whether a side of something is in the name."""
    return end - start > 1 and (is_side(doc[start]) or is_side(doc[end - 1]))


def _is_said_to_be_one(doc: Doc, start: int, end: int) -> bool:
    """ "Agasha, a village on the river", "the capital, Bangui", "Minakh is a town"."""
    cues, root = load_place_cues(), doc[start:end].root
    if any(c.dep_ == "appos" and c.i >= end and cues.is_open_kind(c.lower_) and _has_article(c) for c in root.children):
        return True
    if root.dep_ == "appos" and cues.is_open_kind(root.head.lower_) and not root.head.text[0].isupper():
        return True
    if root.dep_ in ("nsubj", "nsubjpass"):
        return any(c.dep_ == "attr" and cues.is_open_kind(c.lower_) and _has_article(c) for c in root.head.children)
    return False


def _has_article(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("a", "an", "the") for c in noun.children)


def _kind_follows(doc: Doc, start: int, end: int) -> bool:
    """ "Katarko village", "the Hamidiyeh and Bab Qubli neighborhoods"; not "a Druze village", "Druze villages"."""
    cues = load_place_cues()
    listed = (end < len(doc) and _is_listing(doc[end])) or (start > 0 and _is_listing(doc[start - 1]))
    for index in range(end, min(len(doc), end + _MAX_LIST)):
        token = doc[index]
        if token.text[0].islower() and cues.is_open_kind(token.lower_) and token.lower_ not in _AMBIGUOUS_AFTER:
            if token.tag_ == "NNS" and token.lower_ not in cues.ranges:
                return listed and doc[index - 1].text[0].isupper()
            return index == end and not _is_description(doc, start, end, token)
        if token.is_sent_start or not (_is_listing(token) or token.text[0].isupper() or _is_joint(token)):
            return False
    return False


def _is_description(doc: Doc, start: int, end: int, kind: Token) -> bool:
    """Whether the name tells whose the place is: "a Druze village", "the mostly Shia town", "the Homs town of X"."""
    before = doc[start - 1] if start else None
    if before is not None and (before.lower_ in ("a", "an") or before.pos_ == "ADV"):
        return True
    further = doc[kind.i + 1 : kind.i + 3]
    if kind.lower_ in load_place_cues().towns and len(further) == 2 and further[0].lower_ == "of":
        return further[1].text[0].isupper()
    people = doc[end - 1].ent_type_ == "NORP"
    return people and (kind.lower_ in _DESCRIBED or doc[end - 1].tag_.startswith("JJ"))


def _kind_precedes(doc: Doc, start: int) -> bool:
    """ "the village of X", "the town X", "the outskirts of X", "the villages of W and X", "two villages: W and X"."""
    cues, first = load_place_cues(), _start_of_list(doc, start)
    before = doc[first - 1] if first and not doc[first].is_sent_start else None
    if before is not None and before.lower_ == "the" and first > 1:
        before = doc[first - 2]
    if before is None:
        return False
    if before.lower_ in ("of", "called", "named") and before.i:
        noun = doc[before.i - 1]
        return _is_plain_kind(noun) or noun.lower_ in cues.sides
    if before.text in _COLONS and before.i:
        return doc[before.i - 1].tag_ == "NNS" and _is_plain_kind(doc[before.i - 1])
    return first == start and _is_plain_kind(before) and before.i == start - 1 and before.lower_ not in _AMBIGUOUS_AFTER


def _is_plain_kind(noun: Token) -> bool:
    """A kind of place in small letters, and no word that bodies are told by as well."""
    word = noun.lower_
    open_kind = load_place_cues().is_open_kind(word) and noun.text[0].islower()
    return open_kind and (word not in _AMBIGUOUS_AFTER or word in ("state", "states", "community", "department"))


def _start_of_list(doc: Doc, start: int) -> int:
    """Where the list of names begins of which the one at `start` is a member."""
    first, index = start, start - 1
    if index < 0 or not (_is_listing(doc[index]) or _is_bracketed(doc, index)):
        return start
    while index >= 0 and start - index < _MAX_LIST and not doc[index + 1].is_sent_start:
        token = doc[index]
        if _is_listing(token):
            index -= 1
        elif token.text[0].isupper() or _is_joint(token) or _is_bracketed(doc, index):
            first = index if token.text[0].isupper() else first
            index -= 1
        else:
            break
    return first if first == start or doc[first].text[0].isupper() else start


def _is_listing(token: Token) -> bool:
    return token.lower_ in (",", "and", "or", "&", ";")


def _is_joint(token: Token) -> bool:
    """A mark or small word inside a name."""
    return token.lower_ in ("-", "’", "'", "‘", "al", "el", "ez", "bin", "ibn", "de", "la")


def _is_bracketed(doc: Doc, index: int) -> bool:
    """ "(twice)" after a member of a list."""
    return doc[index].text in ("(", ")") or (index + 1 < len(doc) and doc[index + 1].text == ")")


def _standing(doc: Doc, start: int, end: int) -> Context:
    cues = load_place_cues()
    if end < len(doc) and doc[end].lower_ in cues.mayors and doc[end].text[0].islower():
        return Context.STANDING
    if start == 0 or doc[start].is_sent_start:
        return Context.NOTHING
    before = doc[start - 1]
    if (before.lower_ in cues.directions and before.text[0].islower()) or _is_taken(doc, start, end):
        return Context.STANDING
    if before.lower_ == "of" and start > 1 and doc[start - 2].lower_ in cues.mayors:
        return Context.STANDING
    if is_at_spot(doc, start, end):
        return Context.STANDING
    if not _is_locative(doc, before) or _goes_on(doc, end):
        return Context.NOTHING
    return Context.STANDING if before.lower_ != "in" or cues.is_location(before.head.lemma_) else Context.WITHIN


def is_at_spot(doc: Doc, start: int, end: int) -> bool:
    """Whether something built or natural bears the name, and something happens there: "at Kweires air base"."""
    before = _before_article(doc, start)
    if before is None or (before.lower_ not in _AT_SPOTS and not _is_locative(doc, before)):
        return False
    for token in doc[end : end + _MAX_COMPOUND]:
        if token.pos_ not in ("NOUN", "ADJ") or not token.text.islower():
            return False
        if load_place_cues().is_named_kind(token.lower_):
            return True
    return False


def _is_locative(doc: Doc, before: Token | None) -> bool:
    """Whether the word is a preposition of place, and not one of trust ("confidence in X")."""
    cues = load_place_cues()
    if before is None or before.lower_ not in cues.locative:
        return False
    return not is_valued(doc, before)


def is_valued(doc: Doc, before: Token) -> bool:
    """Whether what stands under the preposition is trusted or valued ("confidence in X")."""
    words = {before.head.lemma_.lower(), doc[max(before.i - 1, 0)].lower_}
    return before.lower_ == "in" and bool(words & load_place_cues().confiding)


def _before_article(doc: Doc, start: int) -> Token | None:
    """The word before the name, its article and adjectives."""
    index = start - 1
    while index >= 0 and index > start - 4 and (doc[index].lower_ in ("the", "a") or doc[index].pos_ == "ADJ"):
        index -= 1
    return doc[index] if index >= 0 else None


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether the name only modifies what follows ("in Nusra hands", "in X's view")."""
    if end >= len(doc):
        return False
    after = doc[end]
    if after.tag_ == "POS":
        owned = after.head.head
        return not load_place_cues().is_location(owned.lemma_)
    if after.text == "-" and not after.whitespace_:
        return True
    return after.pos_ in ("NOUN", "PROPN") and not load_place_cues().is_location(after.lower_)


def _is_taken(doc: Doc, start: int, end: int) -> bool:
    """ "stormed X", "X was shelled", "capture X": the object of what is done to places."""
    root = doc[start:end].root
    if root.dep_ not in ("dobj", "obj", "nsubjpass") or root.i < start:
        return False
    return root.head.lemma_.lower() in load_place_cues().taking_place
