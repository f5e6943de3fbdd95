from datetime import date
from pathlib import Path

import pytest

from kg.model import Article
from kg.read import ReadFailure, read_articles

PARAGRAPHS = [
    "The army clashed with rebels near the town of Bor on Tuesday, officials said, and dozens of people were killed.",
    "It was the third such clash this week, and the town of the minister’s family was left without power and water.",
    "The war began in 2013 and has displaced two million people, according to the United Nations.",
]


def _page(*, head: str = "", lang: str = "en", charset: str = "utf-8") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}">
<title>Army and rebels clash - The Daily</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Army and rebels clash near Bor</h1>
<figure><img src="x.jpg"><figcaption>Ruins of the market in Bor</figcaption></figure>{body}</article>
<aside><p>Subscribe to our newsletter</p></aside><footer><p>© 2023 The Daily. All rights reserved.</p></footer>
</body></html>"""


HEAD = """<meta property="og:title" content="Army and rebels clash near Bor"><meta property="og:site_name" content="The Daily">
<link rel="canonical" href="https://daily.example/2023/05/03/clash">
<meta property="article:published_time" content="2023-05-03T10:00:00Z">"""


def _read(folder: Path, page: str | bytes, name: str = "clash.html") -> Article | ReadFailure:
    path = folder / name
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    [found] = read_articles(path)
    return found


def test_the_text_without_the_page_and_what_the_page_says_of_it(tmp_path: Path) -> None:
    article = _read(tmp_path, _page(head=HEAD))
    assert isinstance(article, Article)
    for paragraph in PARAGRAPHS:
        assert paragraph in article.text
    for furniture in ("Home", "newsletter", "All rights reserved"):
        assert furniture not in article.text
    assert (article.id, article.title) == ("clash", "Army and rebels clash near Bor")
    assert (article.published, article.publisher) == (date(2023, 5, 3), "The Daily")
    assert (article.url, article.lang) == ("https://daily.example/2023/05/03/clash", "en")


def test_title_and_captions_are_zones(tmp_path: Path) -> None:
    article = _read(tmp_path, _page(head=HEAD))
    assert isinstance(article, Article)
    parts = {zone.kind: article.text[zone.start : zone.end] for zone in article.zones}
    assert parts == {"title": "Army and rebels clash near Bor", "caption": "Ruins of the market in Bor"}


def test_a_page_that_says_nothing_of_itself_is_read(tmp_path: Path) -> None:
    article = _read(tmp_path, _page())
    assert isinstance(article, Article)
    assert article.published is None


@pytest.mark.parametrize(
    ("declared", "real"), [("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("nonsense-7", "utf-8"), ("utf-16", "utf-8")]
)
def test_a_page_that_declares_a_wrong_encoding_is_read_rightly(declared: str, real: str, tmp_path: Path) -> None:
    article = _read(tmp_path, _page(charset=declared).encode(real))
    assert isinstance(article, Article)
    assert "minister’s" in article.text


def test_a_page_that_declares_a_wrong_language_is_read(tmp_path: Path) -> None:
    article = _read(tmp_path, _page(lang="de"))
    assert isinstance(article, Article)
    assert article.lang is None


def test_a_page_is_known_by_its_first_characters(tmp_path: Path) -> None:
    article = _read(tmp_path, "\n<!-- saved -->\n" + _page(), "clash")
    assert isinstance(article, Article)
    assert "<p>" not in article.text


def test_an_xml_declaration_does_no_harm(tmp_path: Path) -> None:
    article = _read(tmp_path, '<?xml version="1.0" encoding="iso-8859-1"?>' + _page())
    assert isinstance(article, Article)
    assert "minister’s" in article.text
