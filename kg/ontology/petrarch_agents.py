"""PETRARCH agent dictionaries. In: a file of `NOUN {PLURAL} [~CODE]` lines. Out: agents, none of them lost.

`!MARK! = A, B` defines a set, and `!MARK!` in a noun stands for each of its words. `{}` says that there is no plural;
without braces the regular one is formed. The code's first sector is the agent's; a noun without a code has none.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.agents import Agent, AgentKind, plural_of
from kg.ontology.petrarch import content_lines, sector_of_code

_DEFINITION = re.compile(r"!(?P<mark>[^!]+)!\s*=\s*(?P<words>.+)")
_AGENT = re.compile(r"(?P<noun>[^{\[]+?)\s*(?:\{(?P<plural>[^}]*)\})?\s*(?:\[\s*(?P<code>[^\]]*)(?:\].*)?)?")
_MARK = re.compile(r"!([^!]+)!")
_PERSON_ENDINGS = ("er", "or", "ist", "man", "person", "ian", "ee")


def read_petrarch_agents(path: Path) -> tuple[Agent, ...]:
    """Every agent of the file; those with a substitution mark are one agent with all its forms."""
    words: dict[str, tuple[str, ...]] = {}
    agents = []
    for number, line in content_lines(path):
        definition = _DEFINITION.fullmatch(line)
        if definition:
            words[definition["mark"]] = tuple(w.strip() for w in definition["words"].split(",") if w.strip())
            continue
        matched = _AGENT.fullmatch(line)
        if matched is None:
            fix = "write NOUN [~CODE] or NOUN {PLURAL} [~CODE]"
            raise OntologyError(f"{line!r} is no agent", path=path, line=number, fix=fix)
        agents.append(_agent(matched, words, path, number))
    return tuple(agents)


def _agent(matched: re.Match[str], words: dict[str, tuple[str, ...]], path: Path, number: int) -> Agent:
    mark = _MARK.search(matched["noun"])
    if mark and mark[1] not in words:
        raise OntologyError(
            f"{mark[0]} is not defined", path=path, line=number, fix=f"write {mark[0]} = WORD, WORD above"
        )
    singular = _plain(matched["noun"])
    if mark:
        forms = tuple(_plain(matched["noun"].replace(mark[0], word)) for word in words[mark[1]])
    elif matched["plural"] is None:
        forms = (singular, plural_of(singular))
    else:
        forms = (singular, *(_plain(p) for p in [matched["plural"]] if p.strip()))
    code = (matched["code"] or "").strip()
    return Agent(
        lemma=forms[0],
        forms=forms,
        sector=sector_of_code(code.strip("~")),
        kind=_kind(forms[0]),
        plural_only=False,
        basis=f"dictionary {path.name}",
        code=code or None,
    )


def _plain(noun: str) -> str:
    return " ".join(noun.replace("_", " ").lower().split())


def _kind(noun: str) -> AgentKind:
    return "person" if noun.endswith(_PERSON_ENDINGS) else "group"
