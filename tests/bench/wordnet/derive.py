"""Makes event_verbs.txt and group_nouns.txt from the database files of WordNet 3.0 (a folder with index.verb, data.verb).

Usage: python tests/bench/wordnet/derive.py FOLDER      (Debian's package wordnet-base has them in /usr/share/wordnet)

A verb is event-like if most of its uses in WordNet's sense-tagged texts (cntlist.rev) are of senses that stand in its
file verb.social or verb.competition, or under one of the deeds of violence. Where no sense of a verb is tagged, the first
one decides. A noun means a group if its first sense, the most frequent one, stands in noun.group. Single words alone.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
# Numbers of WordNet's lexicographer files (lexnames(5WN)).
GROUP, COMPETITION, SOCIAL = 14, 33, 41
# Violence stands in verb.contact, verb.body and others beside putting and dressing: what is a way to do one of these.
VIOLENCE = ("attack", "kill", "injure", "destroy", "arrest", "kidnap")


def rows(path: Path) -> Iterator[list[str]]:
    """The lines of a database file in fields, without its licence, which is indented."""
    for line in path.read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            yield line.split()


def senses(folder: Path, pos: str) -> dict[str, list[str]]:
    """The synsets of each single word, the most frequent first."""
    return {row[0]: row[6 + int(row[3]) :] for row in rows(folder / f"index.{pos}") if row[0].isalpha()}


def files_of(folder: Path, pos: str) -> dict[str, int]:
    """The lexicographer file of each synset."""
    return {row[0]: int(row[1]) for row in rows(folder / f"data.{pos}")}


def ways_to(folder: Path, synsets: list[str]) -> set[str]:
    """The synsets and all that stands under them."""
    below: dict[str, list[str]] = {}
    for row in rows(folder / "data.verb"):
        start = 4 + 2 * int(row[3], 16)
        pointers = row[start + 1 : start + 1 + 4 * int(row[start])]  # sign, offset, part of speech, source and target
        below[row[0]] = [offset for sign, offset in zip(pointers[::4], pointers[1::4], strict=True) if sign == "~"]
    found, left = set(synsets), list(synsets)
    while left:
        new = [synset for synset in below[left.pop()] if synset not in found]
        found.update(new)
        left += new
    return found


def tagged(folder: Path) -> dict[str, dict[int, int]]:
    """How often each sense of a verb is tagged."""
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    for key, sense, count in rows(folder / "cntlist.rev"):
        word, _, rest = key.partition("%")
        if rest.startswith("2"):
            counts[word][int(sense)] = int(count)
    return counts


def share(synsets: list[str], counts: dict[int, int], holds: Callable[[str], bool]) -> float:
    """The share of a word's tagged uses whose sense holds; of its first sense where none is tagged."""
    weights = [counts.get(number, 0) for number in range(1, len(synsets) + 1)]
    weights = weights if any(weights) else [1] + [0] * (len(synsets) - 1)
    return sum(w for w, s in zip(weights, synsets, strict=True) if holds(s)) / sum(weights)


def main(folder: Path) -> None:
    """Writes both lists."""
    verbs, files, counts = senses(folder, "verb"), files_of(folder, "verb"), tagged(folder)
    violent = ways_to(folder, [verbs[word][0] for word in VIOLENCE])

    def is_event(synset: str) -> bool:
        return files[synset] in (SOCIAL, COMPETITION) or synset in violent

    nouns, noun_files = senses(folder, "noun"), files_of(folder, "noun")
    lists = {
        "event_verbs.txt": [v for v, s in verbs.items() if share(s, counts[v], is_event) > 0.5],
        "group_nouns.txt": [n for n, s in nouns.items() if noun_files[s[0]] == GROUP],
    }
    for name, words in lists.items():
        (HERE / name).write_text("".join(f"{word}\n" for word in sorted(words)), encoding="ascii")
        print(f"{name}: {len(words)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
