"""The process that writes: it reads articles into the store and takes them out. In: orders. Out: replies.

It holds the store only while it works, so that builds from elsewhere have their turn. It may be killed at any moment:
what a build was doing then, the next one does again.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from kg.config import Settings, load_settings
from kg.errors import KgError, QueryError, StoreHeldError
from kg.ids import article_local_name
from kg.nlp.pool import Recipe
from kg.pipeline import BuildOptions, build
from kg.read import ReadFailure, read_articles
from kg.resolve import load_decisions
from kg.serve.frames import Reply, write_reply
from kg.store import open_for_writing
from kg.store.forgetting import forget_articles
from kg.store.keeping import ArticleResult

_WAIT_SECONDS = 3.0


def add(store: Path, settings: Settings, record: dict[str, Any]) -> Reply:
    """Read one article into the store: 201 where it is new, 200 where it takes the place of an earlier one."""
    (article,) = read_articles([record], publisher=settings.publisher)
    if isinstance(article, ReadFailure):
        return Reply.error(422, str(article.error))
    results: list[ArticleResult] = []
    graph = settings.base + article_local_name(article)
    with open_for_writing(store, _WAIT_SECONDS) as held:
        is_new = not any(each.value == graph for each in held.store.named_graphs())
        report = build([article], held, settings, BuildOptions(), results.append)
    if report.failures:
        return Reply.error(422, str(report.failures[0].error))
    (result,) = results
    told = {
        "id": result.article_id,
        "iri": graph,
        "events": result.events,
        "claims": result.claims,
        "problems": [problem.message for problem in result.problems],
    }
    return Reply(201 if is_new else 200, json.dumps(told).encode(), "application/json")


def forget(store: Path, settings: Settings, name: str) -> Reply:
    """Take one article out."""
    with open_for_writing(store, _WAIT_SECONDS) as held:
        try:
            forget_articles(held, [name], load_decisions(settings.decisions))
        except QueryError as error:
            return Reply.error(404, str(error))
    return Reply(204)


def reply_to(line: bytes, store: Path, config: Path | None) -> Reply:
    """The reply to one order."""
    order = json.loads(line)
    try:
        settings = replace(load_settings(config, store=store), fields={})  # a record here has our names
        if order["task"] == "add":
            return add(store, settings, order["article"])
        return forget(store, settings, order["name"])
    except StoreHeldError:
        return Reply.error(503, "another process writes to the store: try again later", **{"Retry-After": "10"})
    except KgError as error:  # what it tells, of paths and files, is for who runs the server
        print(f"kg serve: {error}", file=sys.stderr, flush=True)
        return Reply.error(500, "the store cannot be written; the server's log tells why")


def run(orders: IO[bytes], out: IO[bytes], store: Path, config: Path | None) -> None:
    """Work until there are no more orders. The model is loaded before the first comes."""
    write_reply(out, Reply(200))
    settings = load_settings(config, store=store)
    Recipe(settings.model, settings.actors, settings.events).load()
    for line in orders:
        write_reply(out, reply_to(line, store, config))


def main() -> None:
    """`python -m kg.serve.scribe STORE [CONFIG]`."""
    config = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    run(sys.stdin.buffer, sys.stdout.buffer, Path(sys.argv[1]), config)


if __name__ == "__main__":
    main()
