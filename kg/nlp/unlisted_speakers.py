"""Who says something, where no list has the noun: "the archbishop said". In: the Doc, known nouns. Out: agents.

To say, tell, deny or add takes somebody: whatever common noun is the subject of such a verb is an actor, unless it is
something written or shown ("the law says").
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from kg.nlp.syntax import grammatical_subjects
from kg.nlp.tokens import Doc, Token
from kg.ontology.agents import Agent, AgentKind
from kg.ontology.cues import load_cues
from kg.ontology.state_bodies import load_state_bodies

# Endings of nouns for bodies; other nouns that speak are people.
_OF_BODIES = ("tion", "sion", "ment", "ship", "command", "board", "club", "centre", "center", "council")


def find_unlisted_speakers(doc: Doc, known: Container[int]) -> Iterator[tuple[int, Agent]]:
    """(token, agent) for each common noun that says something and is no known one."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in load_cues().reporting.speaking:
            continue
        for noun in grammatical_subjects(verb):
            if noun.tag_ in ("NN", "NNS") and noun.i not in known and _can_speak(noun):
                yield noun.i, _agent(noun)


def _can_speak(noun: Token) -> bool:
    reporting, lemma = load_cues().reporting, noun.lemma_.lower()
    nobody = lemma in reporting.written or lemma in reporting.nouns or lemma in load_state_bodies().mouths
    return noun.text.isalpha() and not noun.ent_type_ and not nobody


def _agent(noun: Token) -> Agent:
    lemma = noun.lemma_.lower()
    kind: AgentKind = "organization" if lemma.endswith(_OF_BODIES) else "person"
    return Agent(lemma, (lemma,), None, kind, False, "it speaks")
