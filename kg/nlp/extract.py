"""All stages over one Doc, in the order of their needs. In: a parsed Doc and its Article. Out: an Extraction.

zones > actors > places > bodies > times > speech > coreference > owned > relations > events > figures > claims.
Relations come before events, because who leads whom tells whether two sides of a meeting are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import spacy.tokens

from kg.garbage import uncollected
from kg.ids import article_local_name
from kg.model import Article, Claim, Event, Extraction, Figure, Mention, Place, Problem, Relation, Source
from kg.nlp.actors import ActorsFound, Dictionary, find_actors
from kg.nlp.bodies import BodiesFound, find_bodies
from kg.nlp.claims import find_claims
from kg.nlp.coref import find_coreferences, with_joined_owners
from kg.nlp.countries import with_countries
from kg.nlp.events import find_events
from kg.nlp.figures import find_figures
from kg.nlp.found import Found, Reference, Speech, TimeExpression, Trigger
from kg.nlp.instruments import with_instruments
from kg.nlp.mending import mend
from kg.nlp.name_or_place import settle_names
from kg.nlp.owned import OwnedFound, find_owned
from kg.nlp.places import find_places
from kg.nlp.relations import find_relations
from kg.nlp.speech import find_speeches
from kg.nlp.tidy import to_extraction
from kg.nlp.times import find_times
from kg.nlp.tokens import Doc
from kg.nlp.told_of import with_descriptions
from kg.nlp.triggers import Lexicon, build_lexicon
from kg.ontology.actors import make_actor_index
from kg.ontology.agents import PhraseTable, load_agents, load_titles
from kg.ontology.events import load_event_types
from kg.ontology.gazetteer import Gazetteer, load_gazetteer
from kg.ontology.light_verbs import load_light_verbs
from kg.ontology.publishers import publisher_source
from kg.ontology.state_bodies import body_agents

Result = TypeVar("Result")


@dataclass(frozen=True)
class Resources:
    """The ontology as the stages use it: loaded once, never changed."""

    dictionary: Dictionary
    lexicon: Lexicon
    gazetteer: Gazetteer


@cache
def load_resources(actors: Path | None = None, event_types: Path | None = None) -> Resources:
    """The ontology of the package, with a user's actors and event types if paths are given."""
    with uncollected():
        agents = PhraseTable((*body_agents(), *load_agents()))
        dictionary = Dictionary(make_actor_index(actors), agents, PhraseTable(load_titles()))
        lexicon = build_lexicon(load_event_types(event_types), load_light_verbs())
        return Resources(dictionary, lexicon, load_gazetteer())


def extract(parsed: spacy.tokens.Doc, article: Article, resources: Resources) -> Extraction:
    """Everything that the article says. A stage that fails is a Problem in the result; what came before it is kept."""
    doc = Doc(parsed)
    mend(doc, resources.lexicon.third_persons)
    return _Stages(doc, Found(article), resources).run()


class _Stages:
    """One article on its way through the stages."""

    def __init__(self, doc: Doc, found: Found, resources: Resources) -> None:
        self.doc, self.found, self.resources = doc, found, resources

    def run(self) -> Extraction:
        doc, resources = self.doc, self.resources
        no_places: tuple[tuple[Place, ...], tuple[Reference, ...]] = ((), ())
        no_times: tuple[TimeExpression, ...] = ()
        no_speeches: tuple[Speech, ...] = ()
        no_relations: tuple[tuple[Relation, ...], tuple[Mention, ...]] = ((), ())
        no_events: tuple[tuple[Event, ...], tuple[Trigger, ...]] = ((), ())
        no_figures: tuple[tuple[Figure, ...], tuple[Mention, ...]] = ((), ())
        no_claims: tuple[Claim, ...] = ()
        publisher = publisher_source(self.found.article.publisher, resources.dictionary.index)
        actors = self._stage(
            "actors", lambda: find_actors(doc, self.found, resources.dictionary), ActorsFound((), (), ())
        )
        self.found = replace(self.found, actors=actors.actors, sources=actors.sources, references=actors.references)
        places, place_references = self._stage(
            "places", lambda: find_places(doc, self.found, resources.gazetteer), no_places
        )
        self.found = replace(self.found, places=places)
        self.found = replace(self.found, references=settle_names(self.found, place_references))
        countries = self._stage("countries", lambda: with_countries(doc, self.found), self.found.actors)
        self.found = replace(self.found, actors=countries)
        bodies = self._stage(
            "bodies",
            lambda: find_bodies(doc, self.found, resources.dictionary),
            BodiesFound(self.found.actors, self.found.references),
        )
        self.found = replace(self.found, actors=bodies.actors, references=bodies.references)
        times = self._stage("times", lambda: find_times(doc, self.found), no_times)
        self.found = replace(self.found, times=times)
        speeches = self._stage("speech", lambda: find_speeches(doc, self.found), no_speeches)
        self.found = replace(self.found, speeches=speeches)
        references = self._stage("coref", lambda: find_coreferences(doc, self.found), self.found.references)
        before, self.found = self.found.references, replace(self.found, references=references)
        self.found = replace(self.found, actors=with_joined_owners(before, self.found))
        self.found = replace(self.found, actors=with_descriptions(before, self.found))
        owned = self._stage(
            "owned",
            lambda: find_owned(doc, self.found, resources.dictionary),
            OwnedFound(self.found.actors, references),
        )
        self.found = replace(self.found, actors=owned.actors, references=owned.references)
        relations, mentions = self._stage("relations", lambda: find_relations(doc, self.found), no_relations)
        self.found = replace(self.found, relations=relations, mentions=mentions)
        events, triggers = self._stage("events", lambda: find_events(doc, self.found, resources.lexicon), no_events)
        self.found = replace(self.found, events=events, triggers=triggers)
        armed = self._stage("instruments", lambda: with_instruments(doc, self.found), events)
        self.found = replace(self.found, events=armed)
        figures, mentions = self._stage("figures", lambda: find_figures(doc, self.found), no_figures)
        self.found = replace(self.found, figures=figures, mentions=(*self.found.mentions, *mentions))
        outlet = outlet_of(self.found.article, publisher)
        claims = self._stage("claims", lambda: find_claims(doc, self.found, outlet), no_claims)
        return to_extraction(doc, self.found, claims, publisher, resources.gazetteer)

    def _stage(self, name: str, run: Callable[[], Result], empty: Result) -> Result:
        try:
            return run()
        except Exception as error:  # noqa: BLE001  one article's odd parse must not end the run: it becomes a Problem
            problem = Problem(name, f"{type(error).__name__}: {error}")
            self.found = replace(self.found, problems=(*self.found.problems, problem))
            return empty


def outlet_of(article: Article, publisher: Source | None) -> str:
    """The claimant of what the outlet states itself: its publisher, or the article where the publisher is unnamed."""
    return publisher.id if publisher else article_local_name(article)
