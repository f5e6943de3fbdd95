"""How many event-like verbs of real news some trigger matches: 295 whole Wikinews articles. Run by `make bench`.

What is event-like must not come from our own lexicon, else the share would be of what we thought of. It comes from
WordNet and from grammar: a verb is event-like if somebody does it to somebody, and what it means is done among people.

- *What it means*: the verb is one of `wordnet/event_verbs.txt`, those whose tagged uses in WordNet mostly mean something
  social (verb.social), a contest or fight (verb.competition), or a way to attack, kill, injure, destroy, arrest or kidnap.
  Verbs of speech, thought, motion, possession and change are left out, though some of them tell events ("accuse",
  "withdraw", "donate"): most of what they tell in news is none.
- *Somebody to somebody*: both who does it (its subject, with that of what governs it where it has none, or its by-agent)
  and whom it reaches (its object, the subject of its passive, or what follows "with", "against", "to", "from" or "on")
  are parties. A party is what the model calls a person, an organisation, a state or a nationality, a personal pronoun,
  or a noun whose first sense in WordNet is a person (`ontology/nouns/people.txt`) or a group (`wordnet/group_nouns.txt`).

Only verbs of titles and bodies count. A trigger matches if its word and all its conditions hold; whether an event comes
of it is another question (a side that it needs may be missing, or it tells what another mention told): that share is
printed beside, and so are both of the wider class of verbs with a party on one side at least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import spacy.tokens
from spacy.language import Language

from kg.model import Article
from kg.nlp.extract import extract, load_resources
from kg.nlp.found import Found
from kg.nlp.tokens import Doc
from kg.nlp.triggers import find_candidates
from kg.nlp.zones import make_doc, zone_of_tokens
from kg.ontology.people_nouns import load_people_nouns
from kg.read import ReadFailure, read_articles
from tests.bench.figures import hold

HERE = Path(__file__).parent
SOURCE = Path(__file__).resolve().parents[3] / "shared" / "gold" / "wikinews" / "articles.jsonl"
PRONOUNS = {"i", "you", "he", "she", "we", "they", "me", "him", "her", "us", "them", "who", "whom"}
PARTIES = {"PERSON", "ORG", "GPE", "NORP"}
TOWARDS = {"with", "against", "to", "from", "on"}
"""Prepositions to whom a deed goes."""


def words(name: str) -> frozenset[str]:
    """One of the lists from WordNet."""
    return frozenset((HERE / "wordnet" / name).read_text(encoding="ascii").split())


@dataclass(frozen=True)
class Verb:
    """An event-like verb with a party on one side at least; whether on `both`, and what was made of it."""

    lemma: str
    both: bool
    matched: bool
    told: bool


def children(token: spacy.tokens.Token, *deps: str) -> list[spacy.tokens.Token]:
    """The dependents of these kinds."""
    return [child for child in token.children if child.dep_ in deps]


def subjects(verb: spacy.tokens.Token) -> list[spacy.tokens.Token]:
    """Its subject; of a relative or reduced clause the noun, of what hangs on another verb without its own, that one's."""
    for token in (verb, *verb.ancestors):
        own = children(token, "nsubj", "nsubjpass")
        if token.dep_ in ("relcl", "acl") and (not own or own[0].tag_ in ("WDT", "WP")):
            return [token.head]
        if own or token.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep"):
            return own
    return []


def sides(verb: spacy.tokens.Token) -> tuple[list[spacy.tokens.Token], list[spacy.tokens.Token]]:
    """Who may do it, and whom it may reach."""
    agents = [noun for by in children(verb, "agent") for noun in children(by, "pobj")]
    reached = children(verb, "dobj", "dative") + [
        noun for prep in children(verb, "prep") if prep.lower_ in TOWARDS for noun in children(prep, "pobj")
    ]
    if children(verb, "nsubjpass", "auxpass", "agent"):
        return agents, [*subjects(verb), *reached]
    return subjects(verb), reached


def verbs_of(nlp: Language, article: Article) -> Iterator[Verb]:
    """The event-like verbs of an article."""
    events, groups, people = words("event_verbs.txt"), words("group_nouns.txt"), load_people_nouns()
    resources = load_resources()
    parsed = make_doc(nlp, article)
    for _, pipe in nlp.pipeline:
        parsed = pipe(parsed)
    extraction = extract(parsed, article, resources)
    told = {event.id for event in extraction.events}
    spans = [(m.start, m.end) for m in extraction.mentions if m.denotes in told]
    doc = Doc(parsed)
    matched = {i for found in find_candidates(doc, resources.lexicon) for i in (found[0].token, found[0].light)}
    zones = zone_of_tokens(doc, Found(article))

    def is_party(token: spacy.tokens.Token) -> bool:
        named = token.ent_type_ in PARTIES or token.lower_ in PRONOUNS
        return named or (token.pos_ == "NOUN" and token.lemma_.lower() in groups | people)

    for token in parsed:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB" or lemma not in events or zones[token.i] not in ("title", "body"):
            continue
        doers, reached = (any(map(is_party, side)) for side in sides(token))
        if doers or reached:
            has_mention = any(start < token.idx + len(token) and token.idx < end for start, end in spans)
            yield Verb(lemma, doers and reached, token.i in matched, has_mention)


@pytest.mark.bench
@pytest.mark.skipif(not SOURCE.is_file(), reason="the Wikinews articles are not beside this checkout")
def test_event_like_verbs_are_matched(nlp: Language) -> None:
    articles = [article for article in read_articles([SOURCE]) if not isinstance(article, ReadFailure)]
    found = [verb for article in articles for verb in verbs_of(nlp, article)]
    for what, verbs in (("both sides", [v for v in found if v.both]), ("one side at least", found)):
        matched, told = (sum(flags) / len(verbs) for flags in zip(*((v.matched, v.told) for v in verbs), strict=True))
        missed = Counter(verb.lemma for verb in verbs if not verb.matched).most_common(15)
        print(f"\nwikinews: of {len(verbs)} event-like verbs with a party on {what} a trigger matches {matched:.3f},")
        print(f"  {told:.3f} are mentions of events; most frequent without: {', '.join(f'{w} {n}' for w, n in missed)}")
    both = [verb.matched for verb in found if verb.both]
    hold("wikinews", {"verbs matched": sum(both) / len(both)})
