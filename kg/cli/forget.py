"""`kg forget`: takes articles out. In: a store, IRIs or ids of articles. Out: the store without them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import config_option, json_option, store_option, wait_option
from kg.cli.terminal import echo_data, printable

if TYPE_CHECKING:
    from kg.store.homes import Home


@click.command()
@store_option(required=True, help="The store's folder, or a SPARQL server.")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@config_option
@wait_option
@json_option
def forget(store: Home, articles: tuple[str, ...], config: Path | None, wait: float, as_json: bool) -> None:
    """Takes ARTICLEs out of a store, with all that they contributed.

    ARTICLE is the id that you gave, the name of its file without the ending,
    or its IRI. The store is then as if it had never been read; what other
    articles tell of the same events stays. To correct an article, build it
    again under the same id: that replaces it.

    \b
    kg forget --store s khartoum-2023-04-15
    kg forget --store s article-a1-5e884898da
    """
    from kg.cli.options import settings_from
    from kg.resolve import load_decisions
    from kg.store.forgetting import forget_articles

    store.check_is_there()
    settings = settings_from(config, store=store)
    with store.writing(wait) as held:
        forgotten = forget_articles(held, articles, load_decisions(settings.decisions))
        left = len(held.store)
    if as_json:
        echo_data(json.dumps({"forgotten": forgotten, "statements": left}, indent=2) + "\n")
        return
    for iri in forgotten:
        click.echo(printable(f"forgotten: {iri.rpartition('/')[2]}"))
