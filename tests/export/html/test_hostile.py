"""Twenty articles that mean harm, in one graph. Each view shows their words as words, and nothing of them runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from playwright.sync_api import Page, expect

from kg.ontology.contract import CKG, NIF, RDF_TYPE, RDFS, SCHEMA, SKOS, load_contract
from tests.browser import needs_browser
from tests.export.html.conftest import Look, write_page

pytestmark = needs_browser

BAD = (
    "<script>harm()</script>",
    "</script><script>harm()</script>",
    "<img src=x onerror=harm()>",
    "<svg onload=harm()><script>harm()</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=harm()>",
    '"><iframe srcdoc="<script>parent.harm()</script>">',
    "<!--<script>",
    "]]><script>harm()</script>",
    "\u2028harm()\u2029",
    "';harm();//",
    "${harm()} {{harm()}} #{harm()}",
    "javascript:harm()",
    "\u202e)(mrah \u202c\u2066 right to left \u2069",
    "مرحبا <b onmouseover=harm()>",
    "__proto__",
    "constructor",
    "</style><style>*{background:url(https://evil.example/x)}</style>",
    "expression(harm()); background-image: url('https://evil.example/css')",
    '<base href="https://evil.example/"><link rel=stylesheet href=https://evil.example/a.css>',
    "<a href=javascript:harm() autofocus onfocus=harm()>\x07 %00 \\u003cscript\\u003e 😀",
)
ADDRESSES = (
    "javascript:harm()",
    "data:text/html,harm()",
    "https://evil.example/'onmouseover='harm()",
    "vbscript:harm()",
    "file:///etc/passwd",
)
# IRIs may hold quotes, brackets and what else breaks an attribute or a selector.
NAMES = ("');harm();('", "a(b)=c,d*", "x#y?z=1&amp;w", "__proto__", "toString")
BASE = load_contract().prefixes["id"]


def hostile_store() -> ox.Store:
    store = ox.Store()
    for number, words in enumerate(BAD):
        store.extend(hostile_article(number, words))
    return store


def hostile_article(number: int, words: str) -> Iterator[ox.Quad]:
    """An article all of whose words, names and codes are the bad ones, and whose address leads to harm."""
    graph = iri(f"article-{number}")
    name, address = NAMES[number % len(NAMES)], ox.NamedNode(ADDRESSES[number % len(ADDRESSES)])
    event, actor, place = (iri(f"{kind}-{number}-{name}") for kind in ("event", "actor", "place"))
    claim, quote, said = (iri(f"{kind}-{number}") for kind in ("claim", "mention", "named"))
    text = ox.Literal(words)
    offset = [whole(0), whole(len(words))]
    facts = [
        (graph, RDF_TYPE, ox.NamedNode(SCHEMA.NewsArticle)),
        *((graph, predicate, text) for predicate in (SCHEMA.identifier, SCHEMA.headline, NIF.isString)),
        (graph, SCHEMA.url, address),
        *((node, RDF_TYPE, ox.NamedNode(CKG[kind])) for node, kind in ((event, "Event"), (actor, "Actor"))),
        *((node, RDF_TYPE, ox.NamedNode(CKG[kind])) for node, kind in ((place, "Place"), (claim, "Claim"))),
        *((node, predicate, text) for node in (event, actor, place) for predicate in (RDFS.label, SKOS.altLabel)),
        *((event, CKG[predicate], text) for predicate in ("type", "mode", "quad", "factuality", "status", "edtf")),
        *((event, CKG[predicate], text) for predicate in ("start", "notAfter", "datePrecision")),
        *((event, CKG[predicate], actor) for predicate in ("actor", "participant")),
        (event, CKG.place, place),
        *((place, predicate, number_) for predicate, number_ in ((CKG.lat, ox.Literal(9)), (CKG.long, ox.Literal(9)))),
        (place, CKG.precision, text),
        *((actor, CKG[predicate], text) for predicate in ("sector", "country")),
        (actor, SKOS.exactMatch, address),
        *((claim, CKG[predicate], node) for predicate, node in (("about", event), ("claimant", actor))),
        *((claim, CKG[predicate], node) for predicate, node in (("article", graph), ("mention", quote))),
        *(
            (claim, CKG[predicate], text)
            for predicate in ("stance", "polarity", "certainty", "rule", "property", "value")
        ),
        *((node, NIF[p], o) for node in (quote, said) for p, o in zip(("beginIndex", "endIndex"), offset, strict=True)),
        (quote, NIF.anchorOf, text),
        *((node, NIF.referenceContext, graph) for node in (quote, said)),
        (said, CKG.denotes, event),
    ]
    return (ox.Quad(s, ox.NamedNode(p), o, graph) for s, p, o in facts)


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(BASE + name)


def whole(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(load_contract().prefixes["xsd"] + "nonNegativeInteger"))


def shown(page: Page, selector: str) -> str:
    return "".join(page.locator(selector).all_inner_texts())


def test_bad_words_are_words_everywhere(look: Look, tmp_path: Path) -> None:
    path = write_page(hostile_store(), tmp_path / "hostile.html")
    with look("view=table", path) as watch:
        page = watch.page
        page.evaluate("() => { window.harmed = 0; window.harm = () => { window.harmed += 1; }; }")
        elements = page.evaluate("() => new Set([...document.querySelectorAll('*')].map((e) => e.localName)).size")
        table = shown(page, ".grid tbody")
        for words in (
            "<script>harm()</script>",
            "<img src=x onerror=harm()>",
            "__proto__",
            "مرحبا <b onmouseover=harm()>",
        ):
            assert words in table
        for number in range(len(BAD)):
            page.evaluate(
                "(id) => { location.hash = `view=table&node=${encodeURIComponent(id)}`; }",
                f"event-{number}-{NAMES[number % len(NAMES)]}",
            )
            expect(page.locator(".panel .page.event")).to_have_count(1)
            page.locator(".panel .quote").first.click()
            page.wait_for_selector(".article-text")
            assert page.locator(".article-text").evaluate("(text) => text.textContent") == BAD[number].replace(
                "\r\n", "\n"
            )
            page.locator(".panel .article-text mark[role=link]").first.click()
        for view in ("graph", "map", "timeline"):
            page.click(f"#tab-{view}")
            page.wait_for_timeout(100)
        page.fill("#search", "harm")
        page.locator("#search-list li").first.click()
        page.evaluate("""() => { for (const e of document.querySelectorAll('.panel *, .grid *, .filters *'))
            for (const kind of ['mouseover', 'focus', 'load', 'error']) e.dispatchEvent(new Event(kind)); }""")
        assert page.evaluate("() => window.harmed") == 0
        assert page.evaluate("() => ({}).harmed") is None
        assert page.evaluate("() => Object.getOwnPropertyNames(Object.prototype).length") == 12
        assert page.locator("iframe, base, object, embed, math, body img, link, style ~ style").count() == 0
        assert elements < 60


def test_links_lead_to_the_web_alone(look: Look, tmp_path: Path) -> None:
    path = write_page(hostile_store(), tmp_path / "hostile.html")
    with look("view=table", path) as watch:
        page = watch.page
        for number in range(len(ADDRESSES)):
            page.evaluate(
                "(id) => { location.hash = `node=${encodeURIComponent(id)}&view=table`; }",
                f"actor-{number}-{NAMES[number]}",
            )
            expect(page.locator(".panel .page.actor")).to_have_count(1)
            links = page.locator(".panel a").evaluate_all("(links) => links.map((a) => [a.protocol, a.rel, a.target])")
            assert links == (
                [["https:", "noopener noreferrer", "_blank"]] if ADDRESSES[number].startswith("https") else []
            )


def test_an_address_cannot_carry_harm(look: Look) -> None:
    harm = "node=<img src=x onerror=alert(1)>&words=<script>alert(1)</script>&type=<b>x</b>&article=javascript:alert(1)&at=0-9&around=__proto__"
    with look(harm) as watch:
        expect(watch.page.locator(".panel")).to_contain_text("not in this file")
        expect(watch.page.locator(".count")).to_contain_text("0 of 11 events")
        assert watch.page.locator("img, .chip b").count() == 0
