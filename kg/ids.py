"""Local names of IRIs, made from content: readable, flat, and the same for the same input."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from kg.model import Article

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 60


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, for the readable part of an id; a hash stands in for other scripts."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_WORD.sub("-", plain).strip("-")[:_SLUG_LENGTH].rstrip("-") or short_hash(text)


def short_hash(*parts: str) -> str:
    """Ten hexadecimal digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


def short_number(*parts: str) -> int:
    """A whole number below 2**63 that stands for the parts."""
    return int(hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16], 16) >> 1


def text_hash(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def default_article_id(text: str, url: str | None) -> str:
    """The id of an article for which the user gave none: its URL, else the hash of its text."""
    return url or f"sha256-{text_hash(text)[:16]}"


def article_key(article: Article) -> str:
    """The part of an id that belongs to one article alone: readable, and distinct for distinct article ids."""
    return _key_of(article.id)


@lru_cache(maxsize=64)
def _key_of(article_id: str) -> str:
    """Asked some hundred times while one article is read and written."""
    return f"{slug(article_id)[:40].rstrip('-')}-{short_hash(article_id)}"


def article_local_name(article: Article) -> str:
    """The local name of the article's IRI, which is that of its named graph too."""
    return f"article-{article_key(article)}"


def country_id(alpha3: str) -> str:
    """The one node of a country, both state and place."""
    return f"country-{alpha3}"


def named_id(kind: str, name: str) -> str:
    """An actor, source or place known by kind and full name alone; the hash keeps names apart that share a slug."""
    normal = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return f"{kind}-{slug(normal)}-{short_hash(kind, normal)[:6]}"


def local_id(kind: str, article: Article, *parts: str) -> str:
    """A node that one article alone knows: events, mentions, claims, unnamed actors, bare surnames."""
    return f"{kind}-{article_key(article)}-{short_hash(kind, *parts)}"
