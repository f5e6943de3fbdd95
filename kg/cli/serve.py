"""`kg serve`: a store over HTTP. In: a store, where to listen, limits. Out: an endpoint, until it is stopped."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import config_option, folder_option
from kg.cli.terminal import printable


@click.command()
@folder_option(help="The store's folder.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, metavar="N", help="7878 if not given; 0: any.")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Address to listen on; else 127.0.0.1.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A name that clients may call it by.")
@click.option("--seconds", type=click.FloatRange(min=0.1), default=30, metavar="N", help="Stop a query after; 30.")
@click.option("--rows", type=click.IntRange(min=1), default=100_000, metavar="N", help="Rows of an answer; 100000.")
@click.option("--memory", type=click.IntRange(min=100), default=1000, metavar="MB", help="Memory of a query; 1000.")
@click.option("--body", type=click.FloatRange(min=0.001), default=2, metavar="MB", help="Size of a request; 2.")
@click.option("--workers", type=click.IntRange(min=1), default=4, metavar="N", help="Queries at once; 4.")
@click.option(
    "--token-file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Who shows the token in it may write; else KG_SERVE_TOKEN.",
)
@config_option
def serve(
    store: Path,
    port: int,
    host: str,
    hosts: tuple[str, ...],
    token_file: Path | None,
    config: Path | None,
    **given: float,
) -> None:
    """Serves a store over HTTP: the explorer at /, SPARQL at /sparql, REST at /api.

    It listens on this machine alone and only reads. Each query runs in a
    process of its own, which is killed at the time limit. What a build or
    another command adds to the store is there for the next query.

    \b
    kg serve --store s
    kg serve --store s --port 8000 --seconds 60
    curl localhost:7878/sparql --data-urlencode "query=SELECT ..."
    curl "localhost:7878/api/events?country=SDN&from=2023-04-15"

    With a token, from the variable KG_SERVE_TOKEN or a file and never from
    the command line, where others could read it, articles can be added and
    taken out:

    \b
    kg serve --store s --token-file token.txt
    curl localhost:7878/api/articles -H "Authorization: Bearer $(cat token.txt)" \\
         --json '{"id": "a1", "text": "...", "published": "2024-05-03"}'

    For other machines: --host 0.0.0.0 --allow-host kg.example.org, behind a
    proxy that speaks HTTPS.
    """
    from kg.serve.app import Service
    from kg.serve.hosts import allowed_hosts
    from kg.serve.limits import Limits
    from kg.serve.run import serve as run_server
    from kg.serve.token import load_token
    from kg.store.opening import check_is_store

    check_is_store(store)
    limits = Limits(
        seconds=given["seconds"],
        wait_seconds=min(5.0, max(1.0, given["seconds"] / 4)),
        rows=int(given["rows"]),
        memory=int(given["memory"]) * 1_000_000,
        body=int(given["body"] * 1_000_000),
        workers=int(given["workers"]),
    )
    service = Service(store, allowed_hosts(host, hosts), limits, load_token(token_file), config)

    def tell(address: str) -> None:
        click.echo(printable(f"{address}/sparql  (explorer: {address}/ ; Ctrl-C stops it)"))

    run_server(service, host, port, tell)
