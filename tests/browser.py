"""Headless Chromium for the tests: the system's, driven by playwright. What leaves the machine is stopped and told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
FLAGS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync"),
    *("--disable-background-networking", "--disable-default-apps", "--no-default-browser-check"),
    *("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),  # WebGL without a graphics card
)
OURS = ("file", "data", "blob", "about", "chrome")
_TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@dataclass
class Watch:
    """A page, what it asked for, and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def left(self) -> list[str]:
        """The requests that would have left the machine."""
        return [url for url in self.requests if not is_here(url)]

    def open(self, address: str | Path, state: str = "") -> Page:
        """Open the explorer, a file or an address, and wait until it is there."""
        url = address.as_uri() if isinstance(address, Path) else address
        self.page.goto(f"{url}#{state}")
        self.page.wait_for_selector("body[data-ready]")
        return self.page


def is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in OURS or parts.hostname in ("127.0.0.1", "localhost")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with an empty profile of its own."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Watch]:
    """A page in a fresh profile; no request leaves the machine, and each is written down."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
    context.set_default_timeout(15_000)
    context.add_init_script(_TELL_VIOLATIONS)
    watch = Watch(context.new_page())

    def judge(route: Route) -> None:
        watch.requests.append(route.request.url)
        if is_here(route.request.url):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", judge)
    watch.page.on("pageerror", lambda error: watch.problems.append(f"error: {error}"))
    watch.page.on("console", lambda m: watch.problems.append(f"{m.type}: {m.text}") if m.type == "error" else None)
    yield watch
    context.close()
