"""Under which names the server is asked. In: a Host header. Out: whether it is ours.

A page in a browser can have a name of its own resolve to this machine and then ask as if it were at home here (DNS
rebinding); it cannot choose the Host header.
"""

from __future__ import annotations

from collections.abc import Iterable

_OWN = ("localhost", "127.0.0.1", "[::1]")
_ANY = ("0.0.0.0", "::", "[::]", "")


def allowed_hosts(bound: str, named: Iterable[str]) -> frozenset[str]:
    """The names of this machine, the address that the server is bound to, and those that the user names."""
    own = [] if bound in _ANY else [f"[{bound}]" if ":" in bound and not bound.startswith("[") else bound]
    return frozenset(host.lower().rstrip(".") for host in (*_OWN, *own, *named))


def is_allowed(host: str, allowed: frozenset[str]) -> bool:
    """Whether a Host header, with or without a port, names one of them."""
    name, colon, port = host.strip().lower().rpartition(":")
    if not colon or name.endswith(":") or host.strip().endswith("]"):
        name, port = host.strip().lower(), ""
    return name.rstrip(".") in allowed and (port == "" or port.isdecimal())
