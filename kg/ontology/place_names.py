"""How a place's name is compared and shown. In: names as they are written. Out: keys and plain names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition into an ASCII letter and a mark; ayn and hamza in their many guises are no letters.
_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "æ": "ae",
        "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A",
        "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "ʿ": "", "ʾ": "", "`": "", "´": "", "′": "", "ʹ": "", "·": " ",
    }
)  # fmt: skip
_SEPARATORS = re.compile(r"[\s\-‐‑–—_/,()]+")
_COMPASS = re.compile(r"\b(north|south) (east|west)(?=ern\b|\b)")
_SAINT = re.compile(r"\bst\.?(?= \w)")
_ARTICLE = re.compile(r"^the (?=\S)", re.IGNORECASE)
_DOTS = re.compile(r"\.")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,5}")
_ARABIC_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|adh|ath)[ -](?=\w{3})", re.IGNORECASE)

# Words that say what kind of area a name belongs to, and the precision that they tell.
ADMIN1_WORDS = frozenset(
    {
        "province", "governorate", "oblast", "state", "prefecture", "emirate", "krai", "kray", "republic",
        "region", "territory", "voivodeship", "canton", "department", "county", "wilaya", "provincia",
        "departamento", "estado", "muhafazah", "viloyati", "vilayet", "autonomous"
    }
)  # fmt: skip
ADMIN2_WORDS = frozenset(
    {
        "district", "raion", "rayon", "county", "municipality", "prefecture", "division", "zone", "woreda",
        "tehsil", "zila", "cercle"
    }
)  # fmt: skip
CITY_WORDS = frozenset(
    {
        "city", "town", "village", "suburb", "neighborhood", "neighbourhood", "capital", "township",
        "settlement", "hamlet"
    }
)  # fmt: skip
KIND_WORDS = ADMIN1_WORDS | ADMIN2_WORDS | CITY_WORDS
_AREA_WORDS = (
    "Province|Governorate|Oblast|State|Prefecture|Emirate|Krai|Region|Territory|Voivodeship|Canton|Department|County|"
    "District|Raion|Rayon|Municipality|Division|Zone|City|Regency|Republic|Autonomous Region|Regional State|"
    "Special Region"
)
_AREA_WORD = f"(?:{_AREA_WORDS})"
_AREA_SUFFIX = re.compile(rf"\s+{_AREA_WORD}$", re.IGNORECASE)
_AREA_PREFIX = re.compile(
    rf"^(?:the\s+)?(?:{_AREA_WORD}|Provincia|Departamento|Département|Estado|Distrito|Municipio|Commune|Wilaya|Comunidad)"
    r"\s+(?:of|de la|del|de|du|des|d['’]|da|do)\s*",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    {
        "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "centre",
        "center", "upper", "lower", "northeast", "northwest", "southeast", "southwest", "northeastern",
        "northwestern", "southeastern", "southwestern", "capital", "region", "the", "islands", "coast",
        "midlands", "highlands", "border", "city", "town", "district", "province", "state", "national", "urban",
        "rural", "metropolitan", "outer", "inner", "old", "new", "federal", "territory", "federal district",
        "capital region",
    }
)  # fmt: skip


# Countries whose names GeoNames transcribes from another script.
_TRANSCRIBED = frozenset(
    {
        "AFG", "ARE", "ARM", "BGD", "BGR", "BHR", "BLR", "BTN", "CHN", "EGY", "ERI", "ETH", "GEO", "GRC", "IND", "IRN",
        "IRQ", "ISR", "JOR", "JPN", "KAZ", "KGZ", "KHM", "KOR", "KWT", "LAO", "LBN", "LBY", "LKA", "MDV", "MKD", "MMR",
        "MNG", "NPL", "OMN", "PAK", "PRK", "PSE", "QAT", "RUS", "SAU", "SDN", "SRB", "SYR", "THA", "TJK", "TKM", "TWN",
        "UKR", "UZB", "YEM",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def normal_name(name: str) -> str:
    """The key under which a name is looked up: no case, marks, apostrophes, hyphens or dots; "St." is "saint".

    "South-West" and "South West" are "southwest".

    A short name in capitals alone ("US", "U.A.E.") keeps them, so that it never meets the word "us".
    """
    name = _ARTICLE.sub("", name)
    if _ACRONYM.fullmatch(name):
        return _DOTS.sub("", name)
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = _COMPASS.sub(r"\1\2", _SEPARATORS.sub(" ", plain).strip())
    return _DOTS.sub("", _SAINT.sub("saint", plain))


def english_letters(name: str, country: str) -> str:
    """The name as English newspapers write it: where letters are transcribed, without the marks that tell how."""
    if country not in _TRANSCRIBED:
        return name
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def is_latin(name: str) -> bool:
    """Whether every letter of the name is of the Latin script."""
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in name)


def is_generic(name: str) -> bool:
    """Whether the name is a bare direction or a word for an area ("Northern"), as many districts' aliases are."""
    return normal_name(name) in _GENERIC or len(normal_name(name)) < 2


def bare_name(name: str) -> str:
    """The name without the word for its kind: "Homs Governorate" and "Province of Homs" are "Homs"."""
    bare = _AREA_PREFIX.sub("", _AREA_SUFFIX.sub("", name)).strip()
    return name if not bare or is_generic(bare) else bare


def without_article(name: str) -> str | None:
    """An Arabic name without its article ("Al-Hasakah": "Hasakah"), or None where it has none."""
    bare = _ARABIC_ARTICLE.sub("", name)
    return bare[0].upper() + bare[1:] if bare != name else None


def plain_name(name: str, others: tuple[str, ...] = ()) -> str:
    """The English form of an area's name: the shortest of those with an English word, without the word."""
    bare = bare_name(name)
    if bare.isascii() and not is_generic(bare) and any(o != bare and bare_name(o) == bare for o in others):
        return bare  # the name itself is the English one ("State of California"), and another a nickname
    english = [bare_name(n) for n in (name, *others) if _AREA_SUFFIX.search(n) and n.isascii()]
    plain = [n for n in english if not is_generic(n)]
    if plain:
        return min(plain, key=len)
    if bare.isascii():
        return bare
    return next((bare_name(o) for o in others if o.isascii() and normal_name(bare_name(o)) == normal_name(bare)), bare)
