"""Who may write. In: what a request shows, the token of the server. Out: yes or no, in the same time for any guess."""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

from kg.errors import ConfigError

TOKEN_VARIABLE = "KG_SERVE_TOKEN"
_SHORTEST = 16


class Token:
    """A secret that is only ever compared: it has no text that could get into a log."""

    def __init__(self, text: str) -> None:
        self._digest = hashlib.sha256(text.encode()).digest()

    def admits(self, authorization: str) -> bool:
        """Whether an Authorization header shows it."""
        scheme, _, shown = authorization.partition(" ")
        digest = hashlib.sha256(shown.strip().encode()).digest()
        return hmac.compare_digest(digest, self._digest) and scheme.lower() == "bearer"


def load_token(path: Path | None) -> Token | None:
    """The token in a file, else in the environment; None where there is none. Raises ConfigError."""
    where: str | Path = TOKEN_VARIABLE if path is None else path
    try:
        text = os.environ.get(TOKEN_VARIABLE) if path is None else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError("the token cannot be read", path=where) from error
    if text is None:
        return None
    if len(text.strip()) < _SHORTEST or not text.strip().isascii():
        fix = "for example: python -c 'import secrets; print(secrets.token_urlsafe())'"
        raise ConfigError(f"a token has {_SHORTEST} or more ASCII characters, chosen at random", path=where, fix=fix)
    return Token(text.strip())
