"""The explorer in headless Chromium, from a file on disk: what a reader does with it, by hand and by keys."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import needs_browser, watched
from tests.export.html.conftest import Look, two_sides, write_page
from tests.export.html.synthetic import synthetic_store

pytestmark = needs_browser
TALKS = "event-a1-talks"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def count(page: Page) -> str:
    return page.locator(".count").inner_text().split("\n")[0]


def settled(page: Page) -> None:
    page.wait_for_selector(".graph-view[data-settled=true]")


def download(page: Page, act: str) -> bytes:
    with page.expect_download() as found:
        page.get_by_role("menuitem", name=act).click()
    return Path(found.value.path()).read_bytes()


def test_search_finds_by_any_name_and_selects(look: Look) -> None:
    with look() as watch:
        page = watch.page
        page.keyboard.press("/")
        page.keyboard.type("résist")
        expect(page.get_by_role("option").first).to_contain_text("National Resistance Front")
        page.keyboard.press("Enter")
        expect(page.locator(".panel h2")).to_have_text("National Resistance Front")
        page.fill("#search", "tehran")
        page.keyboard.press("ArrowDown")
        assert page.get_attribute("#search", "aria-activedescendant") == "found-1"
        page.get_by_role("option", name=re.compile("Only events with")).click()
        assert count(page) == "1 of 11 events"


def test_a_filter_in_one_view_holds_in_all(look: Look) -> None:
    with look() as watch:
        page = watch.page
        page.get_by_label("Assault").check()
        assert count(page) == "4 of 11 events"
        settled(page)
        assert "4 events" in str(page.get_attribute(".graph-stage", "aria-label"))
        page.get_by_role("tab", name="Table").click()
        expect(page.locator(".grid tbody tr[data-id]")).to_have_count(4)
        page.get_by_role("tab", name="Map").click()
        expect(page.locator("[data-place=place-anaba]")).to_have_count(1)
        expect(page.locator("[data-place=place-tehran]")).to_have_count(0)
        page.get_by_role("tab", name="Timeline").click()
        expect(page.locator(".timeline .bar")).to_have_count(3)
        page.locator(".filters").get_by_label(re.compile("^From")).first.fill("2022-01-14")
        page.keyboard.press("Tab")
        assert count(page) == "3 of 11 events"
        page.get_by_role("button", name="Clear filters").click()
        assert count(page) == "11 events"


def test_each_kind_of_filter_narrows(look: Look) -> None:
    choices = {
        "What the claims make of it": ("disputed", 1),
        "Did it happen": ("planned", 1),
        "Who takes part": ("Women", 1),
        "Part of society": ("government", 10),
        "Where": ("Iran", 1),
    }
    with look("view=table") as watch:
        for title, (choice, left) in choices.items():
            facet = watch.page.locator("details.facet", has=watch.page.get_by_text(title, exact=True))
            facet.evaluate("(element) => { element.open = true; }")
            facet.locator("label", has_text=re.compile(f"^{choice}")).first.click()
            assert count(watch.page) == f"{left} of 11 events"
            watch.page.get_by_role("button", name="Clear all").click()


def test_an_event_shows_who_says_so_side_by_side(look: Look) -> None:
    with look(f"node={TALKS}") as watch:
        page = watch.page
        expect(page.locator(".agreement")).to_have_text("They disagree: 4 say so, 1 denies it.")
        says, denies = page.locator(".opposed > div").all()
        assert says.locator(".voice").count() == 4
        expect(denies.locator("h4").nth(1)).to_have_text("Zabihullah Mujahid")
        left, right = says.bounding_box(), denies.bounding_box()
        assert left
        assert right
        assert abs(left["y"] - right["y"]) < 1 < right["x"] - left["x"]
        expect(page.locator(".panel")).to_contain_text("same type, overlapping days, same place")
        page.locator(".voice details").first.locator("summary").click()
        expect(page.locator(".voice details ul").first).to_contain_text("rule:")


def test_a_quote_opens_the_article_in_its_place(look: Look) -> None:
    with look(f"node={TALKS}") as watch:
        page = watch.page
        page.locator(".opposed .quote").first.click()
        quote = "".join(page.locator(".article-text mark.quote").all_inner_texts())
        assert quote == "met in Tehran at the weekend"
        expect(page.locator("mark.quote").first).to_be_in_viewport()
        assert page.locator(".article-text mark.actor").count() > 3
        page.locator(".reader-key").get_by_label("actor").uncheck()
        expect(page.locator(".article-text.no-actor")).to_have_count(1)
        page.locator(".article-text mark.actor").first.click()
        expect(page.locator(".panel .kicker")).to_contain_text(re.compile("person|group|state|organization"))
        page.go_back()
        page.wait_for_selector(".article-text")


def test_offsets_hold_where_characters_are_wide(look: Look, tmp_path: Path) -> None:
    store = two_sides()
    text = next(
        q for q in store.quads_for_pattern(None, ox.NamedNode(f"{NIF}isString"), None) if "a1" in q.subject.value
    )
    store.remove(text)
    moved = "😀𝒞" + text.object.value
    store.add(ox.Quad(text.subject, text.predicate, ox.Literal(moved), text.graph_name))
    for name in ("beginIndex", "endIndex"):
        for quad in list(store.quads_for_pattern(None, ox.NamedNode(NIF + name), None, text.graph_name)):
            store.remove(quad)
            later = ox.Literal(str(int(quad.object.value) + 2), datatype=quad.object.datatype)
            store.add(ox.Quad(quad.subject, quad.predicate, later, quad.graph_name))
    with look(f"node={TALKS}", write_page(store, tmp_path / "wide.html")) as watch:
        watch.page.locator(".opposed .quote").first.click()
        assert "".join(watch.page.locator("mark.quote").all_inner_texts()) == "met in Tehran at the weekend"


def test_an_actor_shows_names_offices_relations_and_why_it_is_one(look: Look) -> None:
    with look("node=actor-nrf") as watch:
        panel = watch.page.locator(".panel")
        for words in ("Also called", "Résistance Front", "Offices", "4,000", "same full name", "What was merged"):
            expect(panel).to_contain_text(words)
        panel.get_by_role("button", name="Only its events").click()
        assert count(watch.page) == "7 of 11 events"


def test_the_graph_answers_hands_and_keys(look: Look) -> None:
    with look() as watch:
        page = watch.page
        settled(page)
        stage = page.locator(".graph-stage")
        assert is_drawn(page)
        page.fill("#search", "taliban")
        page.keyboard.press("Enter")
        stage.focus()
        for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
            page.keyboard.press(key)
        assert page.evaluate("() => document.activeElement.className") == "graph-stage"
        page.keyboard.press("e")
        expect(page.locator(".focus-bar")).to_contain_text("Around")
        page.get_by_role("button", name="Show all", exact=True).click()
        page.get_by_role("button", name="Line labels").click()
        for name in ("Zoom in", "Zoom out", "Show all of it"):
            page.get_by_role("button", name=name).click()
        page.keyboard.press("Escape")
        expect(page.locator(".panel h2")).to_have_text("Who did what to whom, and who says so")


def is_drawn(page: Page) -> bool:
    """Whether the graph shows its colours; on a busy machine its first frame may take a while."""
    for _ in range(40):
        if page.evaluate(PIXELS) > 5:
            return True
        page.get_by_role("button", name="Show all of it").click()  # to look, one has to come nearer
        page.wait_for_timeout(250)
    return False


# How many colours the graph has on the screen.
PIXELS = """() => {
  const canvas = document.querySelector("canvas.sigma-nodes");
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const context = copy.getContext("2d");
  return new Promise((done) => requestAnimationFrame(() => {
    document.querySelector(".stage-tools button").click();
    requestAnimationFrame(() => {
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      const colours = new Set();
      for (let i = 0; i < data.length; i += 4) if (data[i + 3]) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
      done(colours.size);
    });
  }));
}"""


def test_a_province_is_not_a_point_on_the_map(look: Look) -> None:
    with look("view=map") as watch:
        page = watch.page
        expect(page.locator("[data-place=place-anaba] path.halo")).to_have_count(1)
        expect(page.locator("[data-place=place-kabul] circle.spot")).to_have_count(1)
        expect(page.locator("[data-place=place-panjshir] circle")).to_have_count(0)
        expect(page.locator(".map-note")).to_contain_text("have no place")
        page.locator("[data-place=place-kabul]").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".panel h2")).to_have_text("Women protest in Kabul")
        page.get_by_role("button", name="Nearer").click()
        page.locator("svg.map").focus()
        page.keyboard.press("ArrowLeft")


def test_time_is_shown_as_far_as_it_is_known(look: Look) -> None:
    with look("view=timeline") as watch:
        page = watch.page
        expect(page.locator(".bar.vague", has_text="Taliban and NRF meet")).to_have_count(1)
        expect(page.locator(".bar.open-after", has_text="storm Panjshir")).to_have_count(1)
        page.get_by_text("5 without a date").click()
        expect(page.locator(".undated li")).to_have_count(5)
        page.locator(".bar", has_text="Women protest").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".panel h2")).to_have_text("Women protest in Kabul")


def test_a_drag_over_the_strip_chooses_a_time(look: Look) -> None:
    with look() as watch:
        page = watch.page
        box = page.locator(".strip svg").bounding_box()
        assert box
        page.mouse.move(box["x"] + 2, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
        page.mouse.up()
        expect(page.locator(".count")).to_contain_text("of 11 events")
        page.get_by_role("button", name="All times").click()
        assert count(page) == "11 events"


def test_the_table_sorts_finds_and_is_taken_along(look: Look) -> None:
    with look("view=table") as watch:
        page = watch.page
        page.get_by_role("button", name="Claims", exact=True).click()
        expect(page.locator("th[aria-sort=descending]")).to_have_text("Claims")
        expect(page.locator("tbody tr[data-id]").first).to_contain_text("meet in Tehran")
        page.get_by_label("Only events with these words").fill("panjshir")
        expect(page.locator("tbody tr[data-id]")).to_have_count(3)  # one is in a district of it
        with page.expect_download() as found:
            page.get_by_role("button", name="Download CSV").click()
        rows = list(csv.reader(io.StringIO(Path(found.value.path()).read_text(encoding="utf-8"))))
        assert rows[0][:2] == ["id", "event"]
        assert len(rows) == 4
        page.get_by_role("button", name="Actors", exact=True).click()
        page.locator("tbody button").first.click()
        expect(page.locator(".panel .page.actor")).to_have_count(1)


def test_a_link_carries_what_is_seen(look: Look) -> None:
    with look() as watch:
        page = watch.page
        page.get_by_role("tab", name="Map").click()
        page.get_by_label("Assault").check()
        page.fill("#search", "women")
        page.keyboard.press("Enter")
        page.wait_for_function("() => location.hash.includes('node=')")
        page.reload()
        page.wait_for_selector("body[data-ready]")
        assert page.get_attribute("#tab-map", "aria-selected") == "true"
        assert count(page) == "4 of 11 events"
        expect(page.locator(".panel h2")).to_have_text("Women")
        page.evaluate("() => { location.hash = 'view=timeline'; }")
        expect(page.locator(".timeline-view")).to_be_visible()
        assert count(page) == "11 events"


def test_views_are_saved_as_pictures(look: Look) -> None:
    with look() as watch:
        page = watch.page
        settled(page)
        for view in ("Graph", "Map", "Timeline"):
            page.get_by_role("tab", name=view).click()
            page.wait_for_timeout(100)
            page.locator("summary[aria-label=Save]").click()
            drawing = ElementTree.fromstring(download(page, "This view as SVG"))
            assert len(list(drawing.iter("{http://www.w3.org/2000/svg}text"))) > 1
            assert b"var(--" not in ElementTree.tostring(drawing)
            page.locator("summary[aria-label=Save]").click()
            assert download(page, "This view as PNG").startswith(b"\x89PNG")


def test_themes_follow_the_system_until_one_is_chosen(look: Look) -> None:
    with look(color_scheme="dark") as watch:
        page = watch.page
        dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        page.get_by_role("button", name="Light theme").click()
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") != dark
        page.reload()
        page.wait_for_selector("body[data-ready]")
        assert page.get_attribute("html", "data-theme") == "light"


def test_a_phone_has_room_for_everything(look: Look) -> None:
    with look(f"node={TALKS}", **PHONE) as watch:
        page = watch.page
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
        expect(page.locator(".agreement")).to_be_visible()
        page.get_by_role("button", name="Close").click()
        expect(page.locator(".agreement")).not_to_be_visible()
        page.get_by_role("button", name="Filters").click()
        page.get_by_label("Assault").check()
        page.get_by_role("button", name="Show events").click()
        page.get_by_role("tab", name="Table").click()
        expect(page.locator("tbody tr[data-id]")).to_have_count(4)


def test_about_tells_what_it_is_made_of(look: Look) -> None:
    with look() as watch:
        page = watch.page
        page.get_by_role("button", name="About this page").click()
        expect(page.locator("dialog")).to_contain_text("This page shows 11 events of 2 articles, with")
        expect(page.locator("dialog")).to_contain_text("Counted as each article tells them, the graph holds 12 events")
        page.get_by_text("Licences of what").click()
        expect(page.locator(".licences")).to_contain_text("sigma 3")
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)


def test_everything_that_can_be_used_has_a_name(look: Look) -> None:
    with look(f"view=table&node={TALKS}") as watch:
        nameless = watch.page.evaluate("""() => [...document.querySelectorAll("button, a, input, select, summary, [role=button], [role=tab]")]
            .filter((e) => !(e.getAttribute("aria-label") || e.textContent.trim() || e.closest("label") || e.getAttribute("title")))
            .map((e) => e.outerHTML)""")
        assert nameless == []
        assert watch.page.evaluate("() => document.querySelectorAll('main, header, aside').length") == 4


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast of two colours after WCAG 2."""

    def light(rgb: list[float]) -> float:
        parts = [c / 255 for c in rgb]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_signs_can_be_told_from_what_they_stand_on(look: Look, theme: str) -> None:
    with look(color_scheme=theme) as watch:
        told = watch.page.evaluate("""(names) => Object.fromEntries(names.map((name) => {
            const probe = document.createElement("i");
            probe.style.color = `var(--${name})`;
            document.body.append(probe);
            return [name, getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number)];
        }))""", ["ink", "muted", "accent", "good", "bad", "doubt", "paper", "surface", "good-wash", "bad-wash", "doubt-wash", "accent-wash", "wash", "material-conflict", "material-cooperation"])  # fmt: skip
    pairs = [("ink", "paper"), ("muted", "paper"), ("muted", "surface"), ("muted", "wash"), ("accent", "surface")]
    pairs += [("accent", "accent-wash"), *((name, f"{name}-wash") for name in ("good", "bad", "doubt"))]
    assert {pair: round(c, 2) for pair in pairs if (c := contrast(told[pair[0]], told[pair[1]])) < 4.5} == {}
    for sign in ("material-conflict", "material-cooperation"):
        assert contrast(told[sign], told["paper"]) > 3


def test_an_empty_graph_says_so(look: Look, tmp_path: Path) -> None:
    with look("", write_page(ox.Store(), tmp_path / "empty.html")) as watch:
        page = watch.page
        expect(page.locator(".panel")).to_contain_text("This graph is empty")
        for view in ("Map", "Timeline", "Table", "Graph"):
            page.get_by_role("tab", name=view).click()
        expect(page.locator(".stage-note")).to_contain_text("no event in this graph")


def test_a_graph_of_one_event_is_whole(look: Look, tmp_path: Path) -> None:
    with look("", write_page(synthetic_store(1), tmp_path / "one.html")) as watch:
        settled(watch.page)
        assert count(watch.page) == "1 event"
        watch.page.get_by_role("tab", name="Timeline").click()
        watch.page.get_by_role("tab", name="Map").click()


def test_a_large_graph_is_there_soon_and_tells_its_progress(look: Look, tmp_path: Path) -> None:
    with look("view=table", write_page(synthetic_store(1500), tmp_path / "large.html")) as watch:
        page = watch.page
        assert count(page) == "1,500 events"
        assert page.locator("tbody tr").count() < 100
        page.locator(".grid").evaluate("(grid) => { grid.scrollTop = 20000; }")
        expect(page.locator("tbody tr[aria-rowindex='600']")).to_have_count(1)
        page.get_by_role("tab", name="Graph").click()
        expect(page.locator(".work")).to_contain_text("Arranging the graph")
        settled(page)
        expect(page.locator(".work")).to_be_hidden()


def test_a_damaged_graph_tells_what_is_wrong(look: Look, tmp_path: Path) -> None:
    store = two_sides()
    start = next(iter(store.quads_for_pattern(None, ox.NamedNode("https://w3id.org/conflict-kg/ns#start"), None)))
    store.remove(start)
    store.add(ox.Quad(start.subject, start.predicate, ox.Literal("some day"), start.graph_name))
    with look("", write_page(store, tmp_path / "damaged.html")) as watch:
        expect(watch.page.locator(".notice")).to_contain_text("'some day' is no day")
        settled(watch.page)


def test_a_file_that_was_cut_says_so(browser: Browser, page_file: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.html"
    text = page_file.read_text(encoding="utf-8")
    cut.write_text(re.sub(r'("events":\[\{"id")', r"\1,", text, count=1), encoding="utf-8")
    with watched(browser) as watch:
        watch.page.goto(cut.as_uri())
        expect(watch.page.get_by_role("alert")).to_contain_text("cannot be shown")


def test_nothing_is_taken_from_elsewhere(look: Look) -> None:
    with look() as watch:
        settled(watch.page)
        for view in ("map", "timeline", "table"):
            watch.page.click(f"#tab-{view}")
        assert {url.partition(":")[0] for url in watch.requests} <= {"file", "blob"}
        assert json.loads(watch.page.evaluate("() => JSON.stringify(performance.getEntriesByType('resource'))")) == []
