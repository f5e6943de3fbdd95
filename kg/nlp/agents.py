"""Actors that are told by what they are: "Taliban soldiers", "gunmen", "the Afghan government", "a UN official".

In: the Doc, the names found, the agent and title tables. Out: `AgentPhrase`s, each with the names that own it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.nlp.names import Name
from kg.nlp.syntax import children, coordinated, modifiers
from kg.nlp.titled_names import titling_noun
from kg.nlp.tokens import Doc, Token
from kg.ontology.agents import Agent
from kg.ontology.cues import load_cues
from kg.ontology.word_classes import load_word_classes

# What may own a phrase under which preposition: "in Mali" is where the troops are, "in Hamas" whose fighters they are.
_ANYBODY = frozenset({"person", "group", "organization", "state"})
_OWNING_PREPOSITIONS = {
    "of": _ANYBODY,
    "for": _ANYBODY,
    "from": _ANYBODY - {"person"},
    "in": frozenset({"group", "organization"}),
}
# Nouns that count others: "a group of diplomats" are diplomats.
_PARTITIVES = frozenset(
    [
        "group",
        "number",
        "member",
        "pair",
        "team",
        "band",
        "crowd",
        "contingent",
        "dozen",
        "hundred",
        "thousand",
        "majority",
        "part",
    ]
)
# Nouns that are what somebody does where nothing tells whose or which they are ("met much resistance").
_DEEDS = frozenset({"resistance", "opposition", "prosecution", "insurgency"})
# Nouns that, bare, are a part of the body, a quality or a state ("used force", "in exile", "shot in the head").
_QUALITIES = frozenset(
    {"force", "justice", "authority", "exile", "leadership", "head", "public", "minority", "command"}
)
# Nouns for somebody who says something, and for much else where nobody speaks ("a source of income").
_SPEAKERS_ALONE = frozenset({"source"})
_MEMBERS = frozenset({"nation", "country", "state", "member", "partner"})
_NOT_PART = frozenset({"former", "late", "would-be"})
# Marks that no phrase runs over: "LUSAKA (Reuters) - Parliament" is a place, a medium and a body.
_HYPHENS = frozenset({"-", "‑"})
_BREAKS = frozenset({"(", ")", "[", "]", "–", "—", "--", ":", ";"})


@dataclass(frozen=True, slots=True)
class AgentPhrase:
    """The noun phrase `[start, end)` headed by the token `head`; `owners` are indices into the names."""

    start: int
    end: int
    head: int
    agent: Agent
    owners: tuple[int, ...]


def find_agents(doc: Doc, names: tuple[Name, ...], agent_at: Mapping[int, tuple[int, Agent]]) -> Iterator[AgentPhrase]:
    """All agent nouns that are no part of a name and no title before one.

    `agent_at` gives for the last token of each noun its first one and its record.
    """
    name_at = {i: n for n, name in enumerate(names) for i in range(name.start, name.end)}
    titling = titling_nouns(doc, names)
    for last, (first, agent) in agent_at.items():
        token = doc[first : last + 1].root  # "ministry" of "ministry of foreign affairs"
        if token.i in name_at or token.i in titling or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if not (_is_phrase_head(token, name_at, names) or _has_members(token, agent) or _is_hurt(token)):
            continue
        if token.lemma_.lower() in _PARTITIVES and any(c.lower_ == "of" for c in children(token, "prep")):
            continue
        owners = _of_one_list(doc, token, tuple(dict.fromkeys(_owners(token, name_at, names))), names)
        if not owners and (_is_no_actor(token) or (agent.kind == "person" and _is_role(token))):
            continue
        if token.lemma_.lower() in _SPEAKERS_ALONE and not _speaks(token):
            continue
        start = min(first, _left_edge(token, name_at, names)) if first not in name_at else token.i
        yield AgentPhrase(start, last + 1, token.i, agent, owners)


def titling_nouns(doc: Doc, names: tuple[Name, ...]) -> dict[int, int]:
    """The nouns that title people through their bodies ("envoy for Iran Brian Hook"), each with the person's name."""
    bodies = {name.end - 1: name.start for name in names if name.kind != "person"}
    people = ((n, titling_noun(doc, bodies, name.start)) for n, name in enumerate(names) if name.kind == "person")
    return {noun: n for n, noun in people if noun is not None}


def _is_no_actor(noun: Token) -> bool:
    """Whether the noun, which names no owner, is what is done, a quality or a part of the body."""
    lemma = noun.lemma_.lower()
    if noun.tag_ not in ("NN", "NNP"):
        return False
    if lemma in _DEEDS:
        return not _is_definite(noun) or any(p.lower_ in ("of", "to") for p in children(noun, "prep"))
    if lemma == "side":
        return bool(children(noun, "poss"))  # "on my side"
    bare = not children(noun, "det", "nummod", "compound", "poss") or children(noun, "acl")
    inside = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "into", "on", "over")
    return lemma in _QUALITIES and bool(bare or inside) and not any(p.lower_ == "of" for p in children(noun, "prep"))


def _is_role(noun: Token) -> bool:
    """Whether the noun, bare under a preposition, is what somebody is or wants to be ("candidate for president")."""
    if noun.tag_ != "NN" or noun.dep_ != "pobj" or noun.head.lower_ not in ("as", "for", "of"):
        return False
    return not any(c.dep_ in ("det", "poss", "nummod", "amod", "appos", "predet") for c in noun.children)


def _is_definite(noun: Token) -> bool:
    """Whether it is told as one that is known ("the opposition", "its opposition")."""
    return any(c.lower_ in ("the", "this") or c.dep_ == "poss" for c in noun.children)


def _speaks(noun: Token) -> bool:
    """Whether the noun is who says something: subject of a verb of saying, or cited by a preposition or participle."""
    noun = noun if noun.dep_ != "conj" else noun.head
    above, reporting = noun.head, load_cues().reporting
    if noun.dep_ == "nsubj" or (noun.dep_ == "dobj" and above.lower_ in reporting.citing):
        return above.lemma_.lower() in reporting.verbs
    cited = above.dep_ == "agent" and above.head.lemma_.lower() in reporting.verbs
    return noun.dep_ == "pobj" and (cited or above.head.lower_ == "according")


def _is_phrase_head(token: Token, name_at: Mapping[int, int], names: tuple[Name, ...]) -> bool:
    """Whether the noun is a phrase of its own: no compound of another noun, no title before a name."""
    if token.dep_ in ("compound", "nmod", "npadvmod", "amod"):
        return False
    if any(_titles_a_person(pobj, name_at, names) for p in children(token, "prep") for pobj in children(p, "pobj")):
        return False
    following = name_at.get(token.i + 1)
    return following is None or names[following].kind != "person" or token.dep_ != "compound"


def _has_members(token: Token, agent: Agent) -> bool:
    """Whether the noun is the body of those who belong to it ("coalition countries", "alliance members")."""
    members = token.dep_ == "compound" and token.head.tag_ == "NNS" and token.head.lemma_.lower() in _MEMBERS
    return members and agent.kind != "person"


def _is_hurt(token: Token) -> bool:
    """Whether the noun tells who suffered what the noun after it tells ("journalist deaths", "farmer killings")."""
    classes = load_word_classes()
    lemma = token.head.lemma_.lower()
    return token.dep_ == "compound" and (lemma in classes["deaths"] or lemma in classes["harm_to_people"])


def _titles_a_person(head: Token, name_at: Mapping[int, int], names: tuple[Name, ...]) -> bool:
    """Whether "chief for the NRF Ali Nazary" was read as "chief for Nazary": a body before a person's name."""
    person = name_at.get(head.i)
    if person is None or names[person].kind != "person":
        return False
    return any(name_at.get(c.i, person) != person for c in children(head, "compound"))


def _owners(noun: Token, name_at: Mapping[int, int], names: tuple[Name, ...]) -> Iterator[int]:
    """The names that the phrase belongs to: adjective, compound, possessive, or under a preposition."""
    before = (*modifiers(noun), *coordinated(children(noun, "poss")))
    for token in before:
        if token.i in name_at:
            yield name_at[token.i]
        for inner in children(token, "poss"):
            if inner.i in name_at:
                yield name_at[inner.i]
    if not any(t.i in name_at for t in before):
        yield from _owners_behind(noun, name_at, names)


def _of_one_list(doc: Doc, noun: Token, owners: tuple[int, ...], names: tuple[Name, ...]) -> tuple[int, ...]:
    """The owners that stand side by side in one list; of "Lebanese Hezbollah fighters" the one next to the noun.

    A body goes before a state, a name before an adjective: "Hezbollah's Lebanese fighters" are Hezbollah's.
    """
    if len(owners) < 2:
        return owners
    if noun.tag_ in ("NN", "NNP") and all(names[o].start > noun.i for o in owners):
        return owners[:1]  # "a team of A and B" is one
    named = [o for o in owners if names[o].form != "adjective"] or list(owners)
    named = [o for o in named if names[o].kind != "state"] or named
    last = max(named, key=lambda o: names[o].start)
    under = {t.i for t in modifiers(doc[names[last].start : names[last].end].root)}
    last = next((o for o in named if names[o].end - 1 in under and o != last), last)  # "UN Sudan envoy" is the UN's
    together = coordinated((_first_of_list(doc[names[last].start : names[last].end].root),))
    heads = {t.i for t in together}
    listed = tuple(o for o in owners if doc[names[o].start : names[o].end].root.i in heads)
    return listed or (last,)


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def phrase_name(doc: Doc, phrase: AgentPhrase, names: tuple[Name, ...], owner: int | None) -> str:
    """The phrase as the name of its actor; one of several owners gets a name of its own ("Kurdish members")."""
    text = doc[phrase.start : phrase.end].text
    if owner is None or len(phrase.owners) < 2:
        return text
    inside = [names[o] for o in phrase.owners if phrase.start <= names[o].start < phrase.end]
    if names[owner] not in inside:
        return f"{text} of {names[owner].text}"
    return f"{names[owner].text} {doc[max(n.end for n in inside) : phrase.end].text}"


def _owners_behind(noun: Token, name_at: Mapping[int, int], names: tuple[Name, ...]) -> Iterator[int]:
    """The owners under the phrase's own prepositions ("soldiers from Mali", "negotiators of Yemen's government")."""
    for prep in children(noun, "prep"):
        owning = _OWNING_PREPOSITIONS.get(prep.lower_, frozenset())
        for pobj in coordinated(children(prep, "pobj")):
            near = (pobj, *modifiers(pobj), *children(pobj, "poss")) if prep.lower_ in ("of", "for") else (pobj,)
            owner = next((name_at[t.i] for t in near if t.i in name_at), None)
            if owner is not None and names[owner].kind in owning:
                yield owner


def _left_edge(noun: Token, name_at: Mapping[int, int], names: tuple[Name, ...]) -> int:
    """The first token of the phrase, articles, numbers and possessors left out but owning names kept."""
    start = noun.i
    last_mark = max((t.i for t in noun.doc[noun.left_edge.i : noun.i] if t.text in _BREAKS), default=-1)
    for token in modifiers(noun):
        if last_mark < token.i < start and token.pos_ != "NUM" and token.lower_ not in _NOT_PART:
            start = min(start, names[name_at[token.i]].start if token.i in name_at else _compound_start(token))
    return start


def _compound_start(word: Token) -> int:
    """Where a compound with hyphens begins ("high-ranking")."""
    at, doc = word.i, word.doc
    while at > 1 and doc[at - 1].text in _HYPHENS and not doc[at - 1].whitespace_ and not doc[at - 2].whitespace_:
        at -= 2
    return at
