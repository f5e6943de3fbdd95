"""Actors and media with their mentions. In: a parsed Doc and the dictionaries. Out: records and `Reference`s.

A person's office tells sector and country ("French Foreign Minister Jean Dupont"), an agent's owner tells country and
what it is part of ("Taliban soldiers"). A bare surname becomes a node of its own here; coreference joins it to the
full name, or leaves it alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from kg.ids import local_id, named_id
from kg.model import Actor, ActorKind, Article, Knowledge, Source
from kg.nlp.agents import AgentPhrase, find_agents, phrase_name
from kg.nlp.found import Found, Reference
from kg.nlp.media import find_media
from kg.nlp.name_offices import Office, add_offices, office_of_title
from kg.nlp.names import Name, find_names
from kg.nlp.syntax import children
from kg.nlp.titled_surnames import Titled, with_titled_surnames
from kg.nlp.tokens import Doc, Token
from kg.nlp.unlisted_speakers import find_unlisted_speakers
from kg.ontology.actor_index import ActorIndex
from kg.ontology.agents import Agent, PhraseTable, Title
from kg.ontology.state_bodies import ListedBodies

_KINDS_OF_GROUP = frozenset(
    {
        "group",
        "movement",
        "organization",
        "organisation",
        "militia",
        "party",
        "alliance",
        "coalition",
        "faction",
        "front",
    }
)
_GROUP_FOR_PEOPLE = "CVL"


@dataclass(frozen=True)
class Dictionary:
    """What is known of actors before an article is read."""

    index: ActorIndex
    agents: PhraseTable[Agent]
    titles: PhraseTable[Title]

    @cached_property
    def bodies(self) -> ListedBodies:
        """The listed bodies of states."""
        return ListedBodies(self.index)


@dataclass(frozen=True, slots=True)
class ActorsFound:
    """The stage's result: records by first mention, references in textual order."""

    actors: tuple[Actor, ...]
    sources: tuple[Source, ...]
    references: tuple[Reference, ...]


def find_actors(doc: Doc, found: Found, dictionary: Dictionary) -> ActorsFound:
    """Everybody who is named or told by what they are in the Doc."""
    as_of = found.article.published
    agent_at = {end - 1: (start, agent) for start, end, agent in dictionary.agents.find(doc.parts)}
    agent_at |= {noun: (noun, agent) for noun, agent in find_unlisted_speakers(doc, agent_at)}
    offices = {last: Office(agent.sector, agent.sector) for last, (_, agent) in agent_at.items()}
    titled = tuple(Titled(start, end, title) for start, end, title in dictionary.titles.find(doc.parts))
    titles = {t.end - 1: office_of_title(t.title) for t in titled}
    people = titles.keys() | {last for last, (_, agent) in agent_at.items() if agent.kind == "person"}
    offices |= titles
    names = find_names(doc, dictionary.index, as_of, offices, people)
    names = with_titled_surnames(doc, names, dictionary.index, as_of, titled)
    phrases = tuple(find_agents(doc, names, agent_at))
    records: dict[str, Actor | Source] = {}
    references: list[Reference] = []
    owner_ids: dict[int, str] = {}
    for position, name in enumerate(names):
        record, kind = _named_record(doc, found.article, name)
        owner_ids[position] = record.id
        records[record.id] = _joined(records.get(record.id), record)
        references.append(_reference(doc, name.start, name.end, record, kind, name))
    for phrase in phrases:
        for owner in phrase.owners or (None,):
            owning = None if owner is None else records[owner_ids[owner]]
            held = owning if isinstance(owning, Actor) else None
            text = phrase_name(doc, phrase, names, owner)
            actor = _named_by_kind(doc, phrase, held) or _agent_actor(doc, found.article, phrase, held, text)
            records[actor.id] = _joined(records.get(actor.id), actor)
            references.append(
                Reference(phrase.start, phrase.end, phrase.head, actor.id, "actor", "nominal", "agent noun")
            )
    add_offices(doc, names, owner_ids, offices, records)
    references.sort(key=lambda r: (r.start, r.end, r.id))
    media = find_media(doc, found.article, records, tuple(references))
    return ActorsFound(
        actors=tuple(r for r in media.records.values() if isinstance(r, Actor)),
        sources=tuple(r for r in media.records.values() if isinstance(r, Source)),
        references=media.references,
    )


def _named_record(doc: Doc, article: Article, name: Name) -> tuple[Actor | Source, str]:
    entry, role = name.entry, name.role
    if entry is not None and entry.kind == "source":
        return Source(entry.id, entry.name, "dictionary", aliases=(name.text,)), "source"
    if entry is not None and name.people:
        label, people, country = name.text, named_id("group", name.text), role.country if role else None
        rule = "people of a state"
        return Actor(people, "group", label, "dictionary", rule, (label,), _GROUP_FOR_PEOPLE, country), "actor"
    if entry is not None and entry.kind != "source":
        return (
            Actor(
                id=entry.id,
                kind=entry.kind,
                name=entry.name,
                known="dictionary",
                rule=f"dictionary {name.form}",
                aliases=(name.text,) if name.form in ("name", "acronym") else (),
                sector=role.sector if role else None,
                country=role.country if role else None,
                dictionary_code=role.code if role else None,
                part_of=role.part_of if role else None,
                exact_match=entry.exact_match,
            ),
            "actor",
        )
    if name.described:
        label, described = name.text, local_id("actor", article, name.text.lower())
        sector = _GROUP_FOR_PEOPLE if name.people else None
        return Actor(described, name.kind, label, "unnamed", "description", (label,), sector), "actor"
    bare = name.kind == "person" and name.end - name.start == 1
    identifier = local_id("actor", article, name.text) if bare else named_id(name.kind, name.text)
    return Actor(
        identifier, name.kind, name.text, "named", "entity of the model", (name.text,), country=name.country
    ), "actor"


def _reference(doc: Doc, start: int, end: int, record: Actor | Source, kind: str, name: Name) -> Reference:
    head = doc[start:end].root.i
    return Reference(start, end, head, record.id, "source" if kind == "source" else "actor", name.form, record.rule)


def _joined(old: Actor | Source | None, new: Actor | Source) -> Actor | Source:
    """One record with the names of both."""
    if old is None:
        return new
    return replace(old, aliases=tuple(dict.fromkeys((*old.aliases, *new.aliases))))


def _named_by_kind(doc: Doc, phrase: AgentPhrase, owner: Actor | None) -> Actor | None:
    """The owner itself, where the noun only says what it is ("the M23 rebel group", "the Wagner group")."""
    head = doc[phrase.head]
    if owner is None or owner.kind not in ("group", "organization"):
        return None
    if head.lemma_.lower() not in _KINDS_OF_GROUP and not _is_its_mission(head, owner):
        return None
    named = any(phrase.start <= c.i < phrase.head and c.ent_type_ != "NORP" for c in children(head, "compound"))
    return replace(owner, aliases=(doc[phrase.start : phrase.end].text,)) if named and not _is_plural(head) else None


def _is_its_mission(head: Token, owner: Actor) -> bool:
    """Whether a mission is called by its own acronym ("the MSS mission"), and is no listed body's ("UN mission")."""
    return head.lemma_ == "mission" and owner.known == "named" and owner.name.isupper()


def _agent_actor(doc: Doc, article: Article, phrase: AgentPhrase, owner: Actor | None, text: str) -> Actor:
    agent = phrase.agent
    country = owner.country if owner else None
    code = owner.dictionary_code if owner else None
    sector = agent.sector if owner is None or owner.kind == "state" else owner.sector or agent.sector
    identifier = local_id("actor", article, owner.id if owner else "", text.lower())
    known: Knowledge = "named" if owner is not None else "unnamed"
    part_of = owner.id if owner else None
    kind: ActorKind = "group" if _is_plural(doc[phrase.head]) and agent.kind == "person" else agent.kind
    return Actor(identifier, kind, text, known, "agent noun", (text,), sector, country, code, part_of)


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")
