"""Whether two written names can be one name spelt twice. In: two names. Out: yes or no.

For names from other scripts, which newspapers spell each in their way ("Hamza bin Laden", "Hamza bin Ladin"), and for
bodies ("Defence", "Defense"; legal forms). Who is meant is not asked: two people may bear one name. A typing error is
no spelling: what differs by more than the ways of writing a sound is another name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.ontology.names import parts_of_name

# Ways of writing one sound, longest first, after the tables of ISO 233, BGN/PCGN and what newspapers make of them.
_SOUNDS = (
    ("sch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("dj", "j"), ("dzh", "j"), ("ph", "f"), ("ck", "k"), ("kh", "h"),
    ("gh", "g"), ("dh", "d"), ("th", "t"), ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"),
    ("ei", "i"), ("ey", "i"), ("ai", "i"), ("ae", "i"), ("ay", "i"), ("iy", "i"), ("ij", "i"), ("ja", "ia"),
    ("ju", "iu"), ("y", "i"), ("o", "u"),
)  # fmt: skip
_C_BEFORE = re.compile(r"c(?![eihy])")
_TWICE = re.compile(r"(.)\1+")
_VOWELS = frozenset("aeiu")
# A short vowel that some write a, others e, and others i: "Ahmad", "Ahmed"; "Laden", "Ladin".
_ALIKE = frozenset({frozenset("ae"), frozenset("ei")})
_SHORTEST = 4
_LEFT_OUT = 2
# Parts of Arabic names that are written in several ways: "son of", "servant of the".
_PARTICLES = {"ibn": "bin", "ben": "bin", "abdul": "abd", "abdel": "abd", "abdal": "abd", "abdu": "abd"}
_ARTICLES = frozenset({"al", "ar", "as", "ash", "ad", "an", "at", "az", "ul", "the"})
_LEGAL_FORMS = frozenset(
    {"inc", "ltd", "llc", "plc", "corp", "co", "company", "corporation", "limited", "incorporated", "gmbh", "ag", "sa"}
    | {
        "nv",
        "bv",
        "spa",
        "srl",
        "oao",
        "ooo",
        "zao",
        "pao",
        "jsc",
        "ojsc",
        "pjsc",
        "cjsc",
        "lp",
        "llp",
        "kg",
        "oy",
        "ab",
    }
)
_SPELT_TWICE = (
    ("isation", "ization"), ("ise", "ize"), ("our", "or"), ("centre", "center"), ("defence", "defense"),
    ("offence", "offense"), ("programme", "program"), ("theatre", "theater"),
)  # fmt: skip


def is_one_persons(one: str, other: str) -> bool:
    """Whether two full names are one person's: each part the same or spelt otherwise, none but middle ones left out."""
    shorter, longer = sorted((_parts(one), _parts(other)), key=len)
    if len(shorter) < 2 or len(longer) - len(shorter) > _LEFT_OUT:
        return False
    if len(shorter) == len(longer):
        return all(_is_part(a, b) for a, b in zip(shorter, longer, strict=True))
    if any(len(p) == 1 for p in shorter):  # "George W. Bush", "George H. W. Bush"
        return False
    return _is_part(shorter[0], longer[0]) and _is_part(shorter[-1], longer[-1]) and _in_order(shorter, longer)


def is_one_bodys(one: str, other: str) -> bool:
    """Whether two names are one body's but for spelling, legal form and small words."""
    ours, theirs = _words(one), _words(other)
    return bool(ours) and len(ours) == len(theirs) and all(_is_word(a, b) for a, b in zip(ours, theirs, strict=True))


def is_spelling(one: str, other: str) -> bool:
    """Whether two words, in small letters and without accents, are spellings of one."""
    if one == other:
        return True
    ours, theirs = _sounds(one), _sounds(other)
    if ours == theirs:
        return True
    if min(len(one), len(other)) < _SHORTEST or len(ours) != len(theirs):
        return False
    differing = [(i, frozenset(pair)) for i, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]]
    last = len(ours) - 1
    return all(pair in _ALIKE and i != last for i, pair in differing)


def sound_key(name: str) -> str:
    """What two spellings of one name share: how its last part begins to sound, vowels left out."""
    last = (_parts(name) or ("",))[-1]
    return next((c for c in _sounds(last) if c not in _VOWELS), "")


def _in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(any(_is_part(part, each) for each in rest) for part in shorter)


def _is_part(one: str, other: str) -> bool:
    """Whether two parts of a name agree; an initial agrees with what it begins."""
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return is_spelling(one, other)


def _parts(name: str) -> tuple[str, ...]:
    return tuple(_PARTICLES.get(p, p) for p in parts_of_name(name) if p not in _ARTICLES)


def _words(name: str) -> tuple[str, ...]:
    parts = [p for p in parts_of_name(name) if p not in _ARTICLES and p not in ("of", "and", "for", "s")]
    core = [p for p in parts if p not in _LEGAL_FORMS]
    return tuple(core or parts)


def _is_word(one: str, other: str) -> bool:
    """Whether two words of bodies' names agree: the same, in British and American spelling, or of another script."""
    if one == other or _american(one) == _american(other):
        return True
    return min(len(one), len(other)) >= _SHORTEST and one.isalpha() and other.isalpha() and is_spelling(one, other)


def _american(word: str) -> str:
    for british, american in _SPELT_TWICE:
        word = word.replace(british, american)
    return word


@lru_cache(maxsize=4096)
def _sounds(word: str) -> str:
    """The word with one letter for each sound."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = _TWICE.sub(r"\1", _C_BEFORE.sub("k", word))
    return word[:-1] if len(word) > _SHORTEST and word.endswith("h") else word
