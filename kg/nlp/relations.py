"""What lastingly holds between actors, or an actor and a place. In: a Doc, its references. Out: `Relation`s, mentions.

Offices come from titles, the rest from nouns and verbs; symmetric relations are written both ways. A relation found
twice is one, with a mention for each place where the text tells it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.ids import local_id
from kg.model import Mention, Relation
from kg.nlp.found import Found
from kg.nlp.offices import Tie, find_offices
from kg.nlp.ties import find_ties
from kg.ontology.relation_cues import symmetric_relations

_UNREAD = frozenset({"boilerplate", "link", "dateline"})


def find_relations(doc: Doc, found: Found) -> tuple[tuple[Relation, ...], tuple[Mention, ...]]:
    """All relations of the Doc with the characters that tell them."""
    relations: dict[str, Relation] = {}
    mentions: dict[Mention, None] = {}
    for tie in (*find_offices(doc, found), *find_ties(doc, found)):
        if not _is_read(doc, found, tie):
            continue
        for relation in _relations(found, tie):
            relations.setdefault(relation.id, relation)
            span = doc[tie.start : tie.end]
            mentions[Mention(span.start_char, span.end_char, span.text, "relation", relation.id)] = None
    return tuple(relations.values()), tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.denotes or "")))


def _is_read(doc: Doc, found: Found, tie: Tie) -> bool:
    offset = doc[tie.start].idx
    unread = any(z.start <= offset < z.end and z.kind in _UNREAD for z in found.article.zones)
    return not unread and tie.subject.id != tie.object.id


def _relations(found: Found, tie: Tie) -> Iterator[Relation]:
    pairs = [(tie.subject.id, tie.object.id)]
    if tie.relation in symmetric_relations():
        pairs.append((tie.object.id, tie.subject.id))
    for subject, target in pairs:
        identifier = local_id("relation", found.article, subject, tie.relation, target, tie.office or "")
        yield Relation(identifier, subject, tie.relation, target, tie.rule, tie.office)
