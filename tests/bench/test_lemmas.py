"""What the figures owe to single words: a lemma that we know from the gold texts alone may carry no figure.

The triggers of `ontology/events/` all cite a codebook or a dictionary. Yet a word may have been looked for there because
a gold text has it. So each lemma of which a trigger matches in the gold texts, and which stands in no text of ours (the
example sentences of the event types, `examples/articles`, `tests/gold/articles`), is taken out of the lexicon, alone,
with all its triggers; the records where one of them matches are read again, and no figure may change by more than two
points. Then all of them are taken out at once, which tells what the figures would be if the lexicon held no word but
those of our own texts: this is printed and not held, for most of these words are common and came from the codebooks.

A lemma stands in a text of ours if the matcher would look it up for one of its tokens. Conditions of triggers (their
objects, prepositions) and cues are not taken out. Suites without events in their figures (gum, places) cannot change.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import spacy.tokens
from spacy.language import Language

from kg.model import Article
from kg.nlp.extract import Resources, load_resources
from kg.nlp.triggers import build_lexicon
from kg.ontology.events import load_event_types
from kg.ontology.light_verbs import load_light_verbs
from kg.read import read_articles
from tests.bench.rescoring import Counts, Rescorer, share

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
MOST_CHANGE = 0.02
SUITES = {
    "plover": "plover/gsr_dev.jsonl",
    "petrarch": "petrarch/unit_tests_dev.jsonl",
    "re3d": "re3d/dev.jsonl",
    "current_events": "current_events/dev.jsonl",
    "event_location": "event_location/dev.jsonl",
}
ACTORS = {"petrarch": GOLD / "petrarch" / "PETR.Validate.actors.txt"}

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not GOLD.is_dir(), reason="the gold data is not beside the repository"),
]


def without(resources: Resources, lemmas: Iterable[str]) -> Resources:
    """The resources with a lexicon that has no trigger of these lemmas."""
    gone = frozenset(lemmas)
    types = (replace(t, triggers=tuple(p for p in t.triggers if p.lemma not in gone)) for t in load_event_types())
    return replace(resources, lexicon=build_lexicon(types, load_light_verbs()))


def lemmas_in(doc: spacy.tokens.Doc, resources: Resources) -> set[str]:
    """The trigger lemmas that the matcher looks up for the Doc's tokens."""
    lexicon = resources.lexicon
    looked_up = {word for t in doc for word in (t.lemma_.lower(), t.lower_, lexicon.forms.get(t.lower_, ""))}
    return {word for word in looked_up if word in lexicon.verbs or word in lexicon.nouns or word in lexicon.adjectives}


def our_texts() -> Iterator[str]:
    """The texts that we wrote: example sentences and articles."""
    for event_type in load_event_types():
        yield from (example.text for example in event_type.examples)
    for item in read_articles([ROOT / "examples" / "articles", *sorted((ROOT / "tests/gold/articles").glob("*.txt"))]):
        assert isinstance(item, Article)
        yield item.text


@dataclass(frozen=True)
class Change:
    """By how much a figure of a suite changes without these lemmas, and from what."""

    by: float
    before: float
    suite: str
    figure: str
    lemmas: str


def changes_of(
    scored: Rescorer, resources: Resources, total: Counts, holding: Mapping[str, Iterable[int]]
) -> Iterator[Change]:
    """What the figures lose without each of the entries (lemmas with blanks between them), held by these records."""
    for lemmas, numbers in holding.items():
        rows = sorted(set(numbers))
        before, after = scored.counts(rows, resources), scored.counts(rows, without(resources, lemmas.split()))
        for name, (right, of) in total.items():
            changed = right + after[name][0] - before[name][0], of + after[name][1] - before[name][1]
            yield Change(share(changed) - share(total[name]), share(total[name]), scored.suite, name, lemmas)


def test_no_figure_hangs_on_a_lemma_of_the_gold_alone(nlp: Language, tmp_path: Path) -> None:
    ours = {lemma for text in our_texts() for lemma in lemmas_in(nlp(text), load_resources())}
    single: list[Change] = []
    for suite, file in SUITES.items():
        resources = load_resources(ACTORS.get(suite))
        scored = Rescorer(nlp, GOLD, suite, file, tmp_path, ACTORS.get(suite))
        total = scored.counts(range(len(scored.rows)), resources)
        holding: dict[str, list[int]] = defaultdict(list)
        for number, lemmas in enumerate(scored.matched):
            for lemma in lemmas - ours:
                holding[lemma].append(number)
        print(f"\n{suite}: {len(holding)} lemmas have a trigger that matches in its texts, and stand in none of ours:")
        print(textwrap.fill(" ".join(sorted(holding)), 120))
        single += changes_of(scored, resources, total, holding)
        together = {" ".join(holding): [number for rows in holding.values() for number in rows]}
        for change in changes_of(scored, resources, total, together):
            print(f"  {change.figure} {change.before:.3f}, without all of them {change.before + change.by:.3f}")
    single.sort(key=lambda change: -abs(change.by))
    print(f"\nlargest changes without a single lemma (held to {MOST_CHANGE:g}):")
    for change in single[:10]:
        print(f"  {change.lemmas}: {change.suite} {change.figure} {change.by:+.4f} from {change.before:.3f}")
    assert abs(single[0].by) <= MOST_CHANGE, single[0]
