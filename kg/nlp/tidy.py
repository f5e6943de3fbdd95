"""From what the stages found to the Extraction that leaves this package. In: `Found`. Out: records with no loose ends.

Records that nothing mentions and nothing uses are dropped, aliases are gathered from the references, every country that
acts is a place too, and every reference becomes a Mention whose text is the slice of the article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Actor, Claim, Extraction, Mention, MentionKind, Place, Source
from kg.nlp.found import Found, Reference, ReferenceForm
from kg.nlp.names_within import find_names_within
from kg.nlp.tokens import Doc, Span
from kg.nlp.zones import zone_of_tokens
from kg.ontology.gazetteer import Gazetteer

_UNREAD = frozenset({"boilerplate", "link", "dateline"})
_KIND_OF_FORM: dict[ReferenceForm, MentionKind] = {
    "name": "name",
    "acronym": "acronym",
    "adjective": "name",
    "metonym": "name",
    "nominal": "nominal",
    "pronoun": "pronoun",
}
_OFFICES = frozenset({"holdsOffice", "leaderOf"})
_ALIAS_FORMS = frozenset({"name", "acronym"})


def to_extraction(
    doc: Doc, found: Found, claims: tuple[Claim, ...], publisher: Source | None, gazetteer: Gazetteer
) -> Extraction:
    """The article's Extraction."""
    references = tuple(_read_references(doc, found))
    used = _used_ids(found, claims, references)
    actors = _with_owners(found, used)
    names = _names_of(doc, references)
    sources = {
        s.id: s for s in (*found.sources, *((publisher,) if publisher else ())) if s.id in used or s is publisher
    }
    return Extraction(
        article=found.article,
        actors=tuple(_with_aliases(a, names) for a in actors),
        sources=tuple(_source_with_aliases(s, names) for s in sources.values()),
        places=_places(found, actors, used, gazetteer),
        events=found.events,
        relations=found.relations,
        figures=found.figures,
        claims=claims,
        mentions=_mentions(doc, found, references),
        problems=found.problems,
        publisher=publisher,
    )


def _read_references(doc: Doc, found: Found) -> Iterator[Reference]:
    """References outside of furniture; a bare adjective counts only where its state is spoken of.

    It takes part in an event of the text, or the sentence names it or tells a relation of it.
    """
    zones = zone_of_tokens(doc, found)
    taking_part = {p.who for e in found.events for p in e.participations}
    told = _tied_sentences(doc, found) | _naming_sentences(doc, found)
    for reference in found.references:
        if zones[reference.head] in _UNREAD:
            continue
        held = reference.id in taking_part or (reference.id, doc[reference.head].sent.start) in told
        if reference.form != "adjective" or held:
            yield reference


def _naming_sentences(doc: Doc, found: Found) -> set[tuple[str, int]]:
    """(state, first token of a sentence) where the sentence names the state."""
    return {(r.id, doc[r.head].sent.start) for r in found.references if r.kind == "place" and r.form == "name"}


def _tied_sentences(doc: Doc, found: Found) -> set[tuple[str, int]]:
    """(actor, first token of a sentence) where the sentence tells a relation of the actor that is no office."""
    ends = {r.id: (r.subject, r.object) for r in found.relations if r.relation not in _OFFICES}
    spans = ((m, doc.char_span(m.start, m.end, alignment_mode="expand")) for m in found.mentions if m.denotes in ends)
    return {(i, span.sent.start) for m, span in spans if span is not None for i in ends[str(m.denotes)]}


def _used_ids(found: Found, claims: tuple[Claim, ...], references: tuple[Reference, ...]) -> set[str]:
    used = {r.id for r in references}
    used |= {i for c in claims for i in (c.claimant, *c.via)}
    used |= {i for e in found.events for i in (*(p.who for p in e.participations), *e.places)}
    used |= {i for r in found.relations for i in (r.subject, r.object)}
    return used | {f.of for f in found.figures}


def _with_owners(found: Found, used: set[str]) -> tuple[Actor, ...]:
    """The actors that are used, and those that they are part of."""
    kept, owners = set(used), set(used)
    while owners:
        owners = {a.part_of for a in found.actors if a.id in owners and a.part_of} - kept
        kept |= owners
    known = {a.id for a in found.actors}
    actors = (a for a in found.actors if a.id in kept)
    return tuple(a if a.part_of is None or a.part_of in known else replace(a, part_of=None) for a in actors)


def _names_of(doc: Doc, references: tuple[Reference, ...]) -> dict[str, tuple[str, ...]]:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for reference in references:
        if reference.form in _ALIAS_FORMS:
            names[reference.id][doc[reference.start : reference.end].text] = None
    return {identifier: tuple(texts) for identifier, texts in names.items()}


def _with_aliases(actor: Actor, names: dict[str, tuple[str, ...]]) -> Actor:
    aliases = dict.fromkeys((*actor.aliases, *names.get(actor.id, ())))
    return replace(actor, aliases=tuple(a for a in aliases if a != actor.name))


def _source_with_aliases(source: Source, names: dict[str, tuple[str, ...]]) -> Source:
    aliases = dict.fromkeys((*source.aliases, *names.get(source.id, ())))
    return replace(source, aliases=tuple(a for a in aliases if a != source.name))


def _places(found: Found, actors: tuple[Actor, ...], used: set[str], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that are used with all that holds them, and the place of every state that acts."""
    places = dict(found.place_of)
    for actor in actors:
        if actor.kind == "state" and actor.id not in places and (entry := gazetteer.get(actor.id)) is not None:
            places[actor.id] = entry.to_place()
    wanted = [p for p in places if p in used or p in {a.id for a in actors}]
    kept: dict[str, Place] = {}
    while wanted:
        place = places.get(wanted.pop())
        if place is not None and place.id not in kept:
            kept[place.id] = place
            if place.within:
                wanted.append(place.within)
    return tuple(kept[i] for i in sorted(kept))


def _mentions(doc: Doc, found: Found, references: tuple[Reference, ...]) -> tuple[Mention, ...]:
    text = found.article.text
    mentions = {replace(m, text=text[m.start : m.end]): None for m in found.mentions}
    for reference in (*references, *find_names_within(doc, references, found.actor_of)):
        kind: MentionKind = _KIND_OF_FORM[reference.form]
        mentions[_mention(text, doc[reference.start : reference.end], kind, reference.id, reference.rule)] = None
    for trigger in found.triggers:
        mentions[_mention(text, doc[trigger.start : trigger.end], "trigger", trigger.event)] = None
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.kind, m.denotes or "")))


def _mention(text: str, span: Span, kind: MentionKind, denotes: str, rule: str | None = None) -> Mention:
    """The characters as the article has them: the Doc has a space where a line was broken."""
    return Mention(span.start_char, span.end_char, text[span.start_char : span.end_char], kind, denotes, rule)
