import xml.etree.ElementTree as ET
from html import escape

from kg.explain.html import explained_html
from kg.model import Actor, Article, Extraction, Mention

HOSTILE = '<script>alert(1)</script> & "Co" met.'


def test_the_page_is_well_formed_and_holds_the_whole_text(rich_extraction: Extraction) -> None:
    page = explained_html([rich_extraction])
    bare = page.replace("<!DOCTYPE html>", "").replace('charset="utf-8">', 'charset="utf-8"/>')
    tree = ET.fromstring(bare.replace('initial-scale=1">', 'initial-scale=1"/>'))
    told = "".join("".join(p.itertext()) for p in tree.iter("p") if p.get("class") == "text")
    assert told == rich_extraction.article.text
    assert tree.get("lang") == "en"


def test_nothing_of_the_article_becomes_markup() -> None:
    actor = Actor("a", "group", "<b>Co</b>", "named", "rule <i>")
    mention = Mention(0, 8, HOSTILE[:8], "name", "a")
    page = explained_html([Extraction(Article("<id>", HOSTILE), actors=(actor,), mentions=(mention,))])
    assert not any(tag in page for tag in ("<script", "<b>", "<i>", "<id>"))
    assert escape(HOSTILE[8:]) in page


def test_the_page_needs_no_network_and_runs_no_script(rich_extraction: Extraction) -> None:
    page = explained_html([rich_extraction])
    assert not any(word in page for word in ("<script", "<link", "@import", "url(", " src=", " onclick"))


def test_things_within_things_are_marked_as_the_smallest() -> None:
    actors = (Actor("a", "state", "Mali", "dictionary", "r"), Actor("b", "group", "Mali's army", "named", "r"))
    mentions = (Mention(0, 11, "Mali's army", "name", "b"), Mention(0, 4, "Mali", "name", "a"))
    page = explained_html([Extraction(Article("t", "Mali's army left."), actors=actors, mentions=mentions)])
    assert '<mark class="actor">Mali</mark><mark class="actor">&#x27;s army</mark> left.' in page
