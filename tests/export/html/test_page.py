"""The page as a file: what stands in it can neither run nor reach anything but what was bundled."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pyoxigraph as ox
import pytest

from kg.export.html.page import bundled, embedded, page, served_page
from tests.export.html.conftest import two_sides, write_page

NASTY = "</script><!--<script>\u2028\u2029&amp;<b>'\"\\"


def test_json_in_a_page_cannot_end_its_element() -> None:
    text = embedded({NASTY: [NASTY]})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {NASTY: [NASTY]}


def test_only_the_bundled_script_and_style_may_run() -> None:
    html = "".join(page({"network": NASTY}))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    script, style = (re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL) for name in ("script", "style"))
    for name, (text,) in (("script-src", script), ("style-src", style)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "connect-src" not in policy


def test_the_page_names_no_address_that_a_browser_would_load() -> None:
    html = "".join(page({}))
    head, style = html.partition("<script")[0], bundled("explorer.css")
    assert not re.search(r"(?:src|href)=", head)
    assert not re.search(r"url\(\s*['\"]?https?:|@import", style)
    assert "Natural Earth" in html
    assert "sigma 3" in html


def test_the_served_page_has_its_script_beside_it() -> None:
    html = served_page()
    assert re.findall(r'(?:src|href)="([^"]+)"', html) == ["explorer/explorer.css", "explorer/explorer.js"]
    assert not re.search(r"<script(?! src)|<style", html)


def test_the_same_graph_gives_the_same_bytes(tmp_path) -> None:
    one, other = (write_page(two_sides(), tmp_path / name) for name in ("one.html", "other.html"))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("name", ["explorer.js", "explorer.css", "editor.js", "licences.txt", "index.html"])
def test_the_bundle_holds_no_path_of_the_machine_that_made_it(name: str) -> None:
    assert not re.search(r"/(?:home|root|work|tmp|Users)/", bundled(name))


def test_an_empty_file_is_small() -> None:
    assert len("".join(page({"network": {}})).encode()) < 3_000_000


def test_a_store_with_lone_surrogates_in_it_is_written(tmp_path) -> None:
    store = two_sides()
    for quad in list(store.quads_for_pattern(None, None, ox.Literal("Taliban"))):
        store.remove(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("Tali\ufffdban"), quad.graph_name))
    assert "Tali\ufffdban" in write_page(store, tmp_path / "page.html").read_text(encoding="utf-8")
