"""Where a server is, and who we are to it. In: what the user names, the environment. Out: an address, a header."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.errors import StoreError
from kg.ids import short_hash, slug

TOKEN, USER, PASSWORD = "KG_STORE_TOKEN", "KG_STORE_USER", "KG_STORE_PASSWORD"
_SCHEMES = ("http://", "https://")
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def is_address(text: str) -> bool:
    """Whether a user names a server, and not a path."""
    return text.lower().startswith(_SCHEMES)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """The address of a data set on a server, without a slash at its end."""

    url: str

    @classmethod
    def of(cls, text: str) -> ServerAddress:
        """Raises StoreError for an address that has no host, or holds a password for all to see."""
        try:
            parts = urlsplit(text)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        if not host or port == 0:
            raise StoreError(f"{text} is no address of a server (for example https://host.example:3030/news)")
        if parts.username or parts.password:
            raise StoreError(f"an address holds no password, which others would see (set {USER} and {PASSWORD})")
        if parts.query or parts.fragment:
            raise StoreError(f"{text} is no address of a data set: it ends before the ? or #")
        return cls(text.rstrip("/"))

    @property
    def local_name(self) -> str:
        """A name for what belongs to the server on this machine."""
        return f"{slug(self.url.partition('://')[2])}-{short_hash(self.url)[:6]}"

    def headers(self, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
        """What shows who we are; nothing where the environment has no secret.

        Raises StoreError where a secret would go to another machine unencrypted.
        """
        token, user = environment.get(TOKEN), environment.get(USER)
        if not (token or user):
            return {}
        parts = urlsplit(self.url)
        if parts.scheme != "https" and parts.hostname not in _THIS_MACHINE:
            raise StoreError(
                f"{self.url} would be sent a password unencrypted (use https, or unset {TOKEN} and {USER})"
            )
        if token:
            return {"Authorization": f"Bearer {token}"}
        pair = f"{user}:{environment.get(PASSWORD, '')}".encode()
        return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}
