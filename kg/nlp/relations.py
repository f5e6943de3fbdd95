"""What lastingly holds between actors, or an actor and a place. In: a Doc, its references. Out: `Relation`s, mentions.

Offices come from titles, the rest from nouns, verbs and names; symmetric relations are written both ways. A relation
found twice is one, with a mention for each place where the text tells it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.ids import local_id
from kg.model import Mention, Relation
from kg.nlp.found import Found
from kg.nlp.offices import find_offices
from kg.nlp.tenure import tenure
from kg.nlp.tie import Tie
from kg.nlp.tie_names import find_name_ties
from kg.nlp.tie_nominals import find_nominal_ties
from kg.nlp.tie_nouns import find_noun_ties
from kg.nlp.tie_places import find_base_ties
from kg.nlp.tie_verbs import find_verb_ties
from kg.nlp.tokens import Doc
from kg.ontology.relation_cues import symmetric_relations

_FINDERS = (find_offices, find_noun_ties, find_verb_ties, find_nominal_ties, find_base_ties, find_name_ties)
_UNREAD = frozenset({"credit", "boilerplate", "link", "dateline"})


def find_relations(doc: Doc, found: Found) -> tuple[tuple[Relation, ...], tuple[Mention, ...]]:
    """All relations of the Doc with the characters that tell them."""
    relations: dict[str, Relation] = {}
    mentions: dict[Mention, None] = {}
    for tie in _ties(doc, found):
        if not _is_read(doc, found, tie):
            continue
        for relation in _relations(doc, found, tie):
            relations.setdefault(relation.id, relation)
            span = doc[tie.start : tie.end]
            mentions[Mention(span.start_char, span.end_char, span.text, "relation", relation.id)] = None
    return tuple(relations.values()), tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.denotes or "")))


def _ties(doc: Doc, found: Found) -> Iterator[Tie]:
    for finder in _FINDERS:
        yield from finder(doc, found)


def _is_read(doc: Doc, found: Found, tie: Tie) -> bool:
    offset = doc[tie.start].idx
    unread = any(z.start <= offset < z.end and z.kind in _UNREAD for z in found.article.zones)
    return not unread and tie.subject.id != tie.object.id and not _is_of_people(doc, tie)


def _is_of_people(doc: Doc, tie: Tie) -> bool:
    """Whether somebody is told as part of people without a name ("works for farmers"), who are no body."""
    target = tie.object
    return tie.relation in ("memberOf", "partOf") and target.form == "nominal" and doc[target.head].tag_ == "NNS"


def _relations(doc: Doc, found: Found, tie: Tie) -> Iterator[Relation]:
    pairs = [(tie.subject.id, tie.object.id)]
    if tie.relation in symmetric_relations():
        pairs.append((tie.object.id, tie.subject.id))
    time = tenure(doc, found, tie)
    past = tie.past or tie.turn == "ended"
    # What is told as past and as present, or of two times, is two relations.
    when = ("past" if past else "", time.edtf or "" if time else "")
    for subject, target in pairs:
        identifier = local_id(
            "relation", found.article, subject, tie.relation, target, tie.office or "", *filter(None, when)
        )
        yield Relation(identifier, subject, tie.relation, target, tie.rule, tie.office, time, past)
