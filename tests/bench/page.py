"""The leader's page of a large plan: its size, and how soon a filter answers in Chromium."""

from __future__ import annotations

import shutil
import statistics

from tests.bench.clock import Bench, ctr
from tests.bench.plans import large

TASKS = 5_000
PAGE_MB = 15
FILTER_MS = 100
FILTERS = (
    ("muc", "7"),
    ("don-vi", "cong-an-phuong"),
    ("trang-thai", "chua-bao-cao"),
    ("trang-thai", "hoan-thanh"),
    ("tim", "nhiem vu 3.2"),
)
FILTER = """async ([name, value]) => {
    const field = document.getElementById(name), taken = [];
    for (let round = 0; round < 5; round++) {
        for (const now of [value, ""]) {
            const start = performance.now();
            field.value = now;
            field.dispatchEvent(new Event("change", { bubbles: true }));
            void document.documentElement.scrollHeight;
            taken.push(performance.now() - start);
            await new Promise((done) => setTimeout(done, 100));
        }
    }
    return taken.filter((_, place) => place % 2 === 0);
}"""
"""Sets a field of the filter and has the page laid out, five times; the milliseconds of each."""


def measure(bench: Bench) -> None:
    """Measure the page of 5,000 tasks."""
    plan = large(bench.folder / "page" / "plan", TASKS)
    page = bench.folder / "page.html"
    bench.used(ctr("dashboard", "--plan", plan, "-o", page))
    size = page.stat().st_size / 1_000_000
    bench.good = bench.good and size <= PAGE_MB
    bench.say(f"\n### The page of {TASKS} tasks\n")
    bench.say(f"{size:.1f} MB (at most {PAGE_MB}).")
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        bench.say("No Chromium or no playwright here: filters are not timed.")
        return
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 1440, "height": 900})
        opened.goto(page.as_uri())
        opened.wait_for_timeout(5_000)
        taken = {
            f"{name}={value}": statistics.median(opened.evaluate(FILTER, [name, value]))
            for name, value in FILTERS
        }
        browser.close()
    bench.good = bench.good and max(taken.values()) <= FILTER_MS
    bench.say(
        f"Filters, in milliseconds (at most {FILTER_MS}): "
        + "; ".join(f"{name} {milliseconds:.0f}" for name, milliseconds in taken.items())
        + "."
    )
