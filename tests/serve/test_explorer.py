"""The explorer as it is served: the same page with data from the server, an editor, and a policy in the header."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Route, expect

from kg.export.html import explorer_data
from tests.browser import Watch, needs_browser, watched
from tests.export.html.conftest import two_sides
from tests.serve.conftest import Server


def test_the_page_comes_with_a_strict_policy(server: Server) -> None:
    answer = server.get("/")
    assert answer.status == 200
    assert answer.type == "text/html"
    policy = str(answer.headers["content-security-policy"])
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    assert "unsafe" not in policy
    assert server.call("HEAD", "/").status == 200


def test_the_files_of_the_page_are_there_and_no_others(server: Server) -> None:
    types = {"explorer.js": "text/javascript", "explorer.css": "text/css", "editor.js": "text/javascript"}
    assert {name: server.get(f"/explorer/{name}").type for name in types} == types
    assert "sigma" in server.get("/explorer/licences.txt").text
    for path in ("/explorer/index.html", "/explorer/../app.py", "/explorer/%2e%2e/x", "/explorer/"):
        assert server.get(path).status in (404, 422)


def test_a_server_tells_what_stands_in_a_file(server: Server) -> None:
    told = explorer_data(two_sides())
    head = json.loads(server.get("/explorer/about").text)
    assert head["about"] == told["network"]["about"]
    assert json.loads(server.get("/explorer/words").text) == told["network"]["words"]
    pages = [json.loads(server.get(f"/explorer/network?offset={offset}&limit=4").text) for offset in (0, 4, 8)]
    assert [event for page in pages for event in page["events"]] == told["network"]["events"]
    rest = json.loads(server.get("/explorer/others").text)
    assert {each["id"] for each in rest["actors"]} == {each["id"] for each in told["network"]["actors"]}
    for text in told["texts"]:
        assert json.loads(server.get(f"/explorer/node/article?id={quote(text['id'])}").text) == json.loads(
            json.dumps(text)
        )
    found = json.loads(server.get("/explorer/node/evidence?id=event-a1-talks").text)
    assert found["claims"] == [claim for claim in told["evidence"]["claims"] if claim["about"] == "event-a1-talks"]


@pytest.mark.parametrize("path", [
    "network?offset=-1", "network?limit=0", "network?limit=999999", "network?offset=x", "secrets", "node/evidence",
    "node/evidence?id=", "node/passwords?id=x", f"node/evidence?id={'x' * 3000}",
])  # fmt: skip
def test_what_makes_no_sense_is_refused(server: Server, path: str) -> None:
    assert server.get(f"/explorer/{path}").status == 422


@pytest.mark.parametrize("id", ["nothing", "article-a1", "http://evil.example/", "><script>", "%00", "a b\nc"])
def test_what_is_not_there_is_told(server: Server, id: str) -> None:
    assert server.get(f"/explorer/node/evidence?id={quote(id)}").status == 404


@pytest.fixture
def live(browser: Browser, server: Server) -> Iterator[Watch]:
    with watched(browser) as watch:
        watch.open(server.url + "/")
        yield watch
        # Chromium's own editing copies styles of what it merges; the policy stops that, and nothing is lost.
        assert [each for each in watch.problems if "style-src-attr" not in each and "inline style" not in each] == []
        assert watch.left == []


@needs_browser
def test_the_page_lives_on_the_server(live: Watch, server: Server) -> None:
    page = live.page
    page.fill("#search", "meet in tehran")
    page.keyboard.press("Enter")
    expect(page.locator(".agreement")).to_have_text("They disagree: 4 say so, 1 denies it.")
    page.locator(".opposed .quote").first.click()
    page.wait_for_selector(".article-text")
    assert "".join(page.locator("mark.quote").all_inner_texts()) == "met in Tehran at the weekend"
    page.click("#tab-map")
    expect(page.locator("[data-place=place-anaba]")).to_have_count(1)
    assert {url[: len(server.url)] for url in live.requests if not url.startswith("blob:")} == {server.url}


@needs_browser
def test_the_editor_asks_completes_and_shows_nodes(live: Watch) -> None:
    page = live.page
    page.click("#tab-query")
    editor = page.locator(".editor .cm-content")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT ?e WHERE { ?e ckg:claim")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_be_visible()
    expect(page.locator(".cm-tooltip-autocomplete")).to_contain_text("ckg:claimant")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("SELECT ?e ?l WHERE { ?e a ckg:Event ; rdfs:label ?l FILTER(CONTAINS(?l, 'meet')) }")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".query-view [role=status]")).to_contain_text("1 row in")
    page.locator(".answer-table button.node").click()
    expect(page.locator(".panel h2")).to_have_text("Taliban and NRF meet in Tehran")
    page.get_by_label("Named queries").select_option("talks")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".answer-table th").first).to_be_visible()


@needs_browser
def test_an_editor_tells_what_is_wrong_with_a_query(browser: Browser, server: Server) -> None:
    with watched(browser) as watch:
        page = watch.open(server.url + "/", "view=query")
        page.locator(".editor .cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text("SELECT <script>alert(1)</script>")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        assert watch.left == []


@needs_browser
def test_a_server_that_is_gone_is_told(browser: Browser, server: Server) -> None:
    with watched(browser) as watch:
        page = watch.open(server.url + "/", "view=table")
        page.route("**/explorer/node/**", lambda route: route.abort())
        page.locator("tbody tr[data-id] button").first.click()
        expect(page.get_by_role("alert")).to_be_visible()


@needs_browser
def test_a_store_that_is_too_large_to_draw_says_what_is_left_out(browser: Browser, server: Server) -> None:
    with watched(browser) as watch:

        def enlarge(route: Route) -> None:
            told = route.fetch().json()
            route.fulfill(json={**told, "shown": 1_234_567})

        watch.page.route("**/explorer/about", enlarge)
        page = watch.open(server.url + "/", "view=table")
        expect(page.locator(".notice")).to_contain_text("1,214,578 events; the newest 11 are shown")
        page.get_by_role("button", name="Dismiss").click()
        expect(page.locator(".notice")).to_have_count(0)
