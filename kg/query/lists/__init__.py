"""Articles, events, actors and claims as lists. In: a store, filters, a page. Out: plain records."""

from kg.query.lists.choice import Choice
from kg.query.lists.pages import (
    list_actors,
    list_articles,
    list_claims,
    list_events,
    one_actor,
    one_article,
    one_event,
)
from kg.query.lists.records import ActorPage, ArticlePage, ArticleText, ClaimPage, EventPage

__all__ = [
    "ActorPage",
    "ArticlePage",
    "ArticleText",
    "Choice",
    "ClaimPage",
    "EventPage",
    "list_actors",
    "list_articles",
    "list_claims",
    "list_events",
    "one_actor",
    "one_article",
    "one_event",
]
