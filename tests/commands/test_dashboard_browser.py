"""The leader's page in a real browser: filters, addresses, widths, accessibility.

Skipped where there is no Chromium; on Debian `apt-get install chromium` brings it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ctr.cli.app import app
from tests.conftest import EXAMPLE, PLAN, YEAR_PLAYED

playwright = pytest.importorskip("playwright.sync_api", reason="cần gói playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="cần axe")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="không có Chromium trên máy này")
WIDTHS = (1440, 768, 390)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages that are looked at."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copytree(PLAN, folder / "plan")
    shutil.copytree(YEAR_PLAYED, folder / "plan" / "results")
    wanted: dict[str, tuple[Path, str, *tuple[str, ...]]] = {
        "played": (folder / "plan", "2026-12-01"),
        "example": (EXAMPLE, "2027-11-26"),
        "public": (EXAMPLE, "2027-11-26", "--public"),
    }
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        for name, (plan, day, *words) in wanted.items():
            made[name] = folder / f"{name}.html"
            typed = ["dashboard", "--plan", str(plan), "--as-of", day, "-o", str(made[name])]
            ran = CliRunner().invoke(app, [*typed, *words], prog_name="ctr")
            assert ran.exit_code == 0, ran.output
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Seen:
    """A page as it is open, with what went wrong in it and what it asked for."""

    def __init__(self, browser: Any, *, script: bool = True) -> None:
        self.context = browser.new_context(
            viewport={"width": WIDTHS[0], "height": 900}, java_script_enabled=script
        )
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda said: self.faults.append(said.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, file: Path, address: str = "") -> Any:
        self.page.goto(f"{file.as_uri()}{address}")
        return self.page

    def tasks(self) -> list[str]:
        """The numbers of the tasks that are shown."""
        shown = self.page.locator(".nv:visible").evaluate_all("all => all.map(one => one.id)")
        return [str(name).removeprefix("nv-") for name in shown]

    def targets(self) -> int:
        return int(self.page.locator(".ct:visible").count())

    def until(self, comes: Callable[[], bool]) -> None:
        """Wait for what the page does by itself, some seconds at most."""
        for _ in range(400):
            if comes():
                return
            self.page.wait_for_timeout(25)
        raise AssertionError("it never came")

    def address(self) -> str:
        return str(self.page.evaluate("location.hash"))


@pytest.fixture
def seen(browser: Any, request: pytest.FixtureRequest) -> Iterator[Seen]:
    """A page that has neither complained nor asked for anything at the end of the test."""
    opened = Seen(browser)
    yield opened
    assert opened.faults == []
    assert all(url.startswith(("file:", "data:", "about:")) for url in opened.asked), opened.asked
    assert len([url for url in opened.asked if url.startswith("file:")]) >= 1
    opened.context.close()


def test_filters_narrow_the_lists_and_stand_in_the_address(seen: Seen, files: Any) -> None:
    page = seen.open(files["played"])
    assert len(seen.tasks()) == 39
    page.select_option("#don-vi", "cong-an-phuong")
    police = seen.tasks()
    assert "10.2" in police
    assert 0 < len(police) < 10
    seen.until(lambda: seen.address() == "#don-vi=cong-an-phuong")
    assert f"{len(police)}/39 nhiệm vụ" in page.inner_text("#ket-qua")
    assert page.inner_text("#den-han") == f"{page.locator('.tl:visible').count()} thời hạn"
    page.click("#den-han")
    assert page.locator("#h-thoi-gian").evaluate("one => one === document.activeElement")
    assert seen.address() == "#don-vi=cong-an-phuong"
    page.select_option("#trang-thai", "hoan-thanh")
    assert seen.tasks() == ["10.2"]
    seen.until(lambda: seen.address() == "#don-vi=cong-an-phuong&trang-thai=hoan-thanh")
    assert page.locator(".tl:visible").count() < 5
    page.select_option("#lanh-dao", "duong-thi-hang-nga")
    assert seen.tasks() == []
    assert page.is_visible("#khong-co")
    page.click("#bo-loc")
    assert len(seen.tasks()) == 39
    assert page.is_hidden("#dai")
    page.select_option("#muc", "10")
    assert seen.tasks() == ["10.1", "10.2", "10.3", "10.4"]
    page.select_option("#trang-thai", "dat")
    assert (seen.tasks(), seen.targets()) == (["10.2"], 1)


def test_the_search_ignores_marks(seen: Seen, files: Any) -> None:
    page = seen.open(files["played"])
    found = {}
    for typed in ("ma túy", "MA TUY", "ma  tuý", "Ma Tu\u0301y", "ma tuy"):
        page.fill("#tim", "")
        seen.until(lambda: len(seen.tasks()) == 39)
        page.fill("#tim", typed)
        seen.until(lambda: len(seen.tasks()) < 39)
        found[typed] = seen.tasks()
    assert len({tuple(numbers) for numbers in found.values()}) == 1
    assert "10.4" in found["ma tuy"]
    assert len(found["ma tuy"]) < 10
    seen.until(lambda: seen.address() == "#tim=ma%20tuy")


def test_a_link_that_was_sent_opens_what_it_was_sent_for(seen: Seen, files: Any) -> None:
    page = seen.open(files["played"], "#trang-thai=cham-chua-dat")
    assert seen.targets() == 1
    assert page.input_value("#trang-thai") == "cham-chua-dat"
    assert page.evaluate("scrollY") > 500
    page.goto("about:blank")
    seen.open(files["played"], "#tim=&=&trang-thai")
    assert len(seen.tasks()) == 39


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("#don-vi=khong-co", "đơn vị chủ trì “khong-co”"),
        ("#tim=x%ZZ&don-vi=khong%ZZ&=&trang-thai", "đơn vị chủ trì “khong%ZZ”"),
        ("#donvi=cong-an-phuong", "bộ lọc “donvi”"),
        ("#don-vi=cong-an-phuong&trang-thai=xong", "tình trạng “xong”"),
    ],
)
def test_what_the_page_does_not_have_shows_nothing_and_says_so(
    seen: Seen, files: Any, address: str, what: str
) -> None:
    page = seen.open(files["played"], address)
    assert seen.tasks() == []
    assert seen.targets() == 0
    assert f"Trang này không có {what}" in page.inner_text("#ket-qua")
    page.click("#bo-loc")
    assert len(seen.tasks()) == 39


def test_the_first_printed_page_of_the_public_page_is_filled(seen: Seen, files: Any) -> None:
    """What follows the short overview begins below it, not on a page of its own."""
    page = seen.open(files["public"])
    page.emulate_media(media="print")
    lists = page.locator(".lists")
    assert lists.evaluate("one => getComputedStyle(one).breakBefore") == "auto"


def test_a_group_that_leads_filters_by_its_link(seen: Seen, files: Any) -> None:
    page = seen.open(files["played"])
    page.click(".nv a[href='#don-vi=cac-phong-ban-nganh-doan-the'] >> nth=0")
    seen.until(lambda: 0 < len(seen.tasks()) < 39)
    assert "Các phòng, ban, ngành, đoàn thể:" in page.inner_text("#ket-qua")


def test_every_count_of_the_page_shows_as_many(seen: Seen, files: Any) -> None:
    page = seen.open(files["example"])
    links = page.locator(".counts a").evaluate_all(
        "all => all.map(one => [one.getAttribute('href'), one.textContent])"
    )
    courses = page.locator("optgroup[label='Chỉ tiêu'] option").all_text_contents()
    assert len(links) > 40
    for address, text in links:
        number, *words = text.split()
        page.evaluate(
            """address => new Promise(done => {
                addEventListener("hashchange", () => done(), { once: true });
                location.hash = address;
                setTimeout(done, 500);
            })""",
            address,
        )
        shown = seen.targets() if " ".join(words) in courses else len(seen.tasks())
        assert shown == int(number), (address, text)


def test_a_link_to_a_task_shows_it_even_where_a_filter_hides_it(seen: Seen, files: Any) -> None:
    page = seen.open(files["played"], "#don-vi=cong-an-phuong")
    assert "12.6" not in seen.tasks()
    page.click("#quyet-dinh a:text-is('12.6')")
    seen.until(lambda: page.locator("[id='nv-12.6'] details[open]").count() == 1)
    assert "12.6" in seen.tasks()
    page.go_back()
    seen.until(lambda: "12.6" not in seen.tasks())
    assert page.is_visible("#dai")


@pytest.mark.parametrize("name", ["example", "public"])
def test_nothing_stands_in_the_way_of_anybody(seen: Seen, files: Any, name: str) -> None:
    page = seen.open(files[name])
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    violations = found.response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []


@pytest.mark.parametrize("name", ["played", "example", "public"])
def test_nothing_is_wider_than_the_page(seen: Seen, files: Any, name: str) -> None:
    for width in WIDTHS:
        seen.page.set_viewport_size({"width": width, "height": 900})
        page = seen.open(files[name])
        assert page.evaluate("innerWidth") == width
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        over = page.evaluate(
            """() => [...document.querySelectorAll('main *')].filter(one => {
                const box = one.getBoundingClientRect();
                return box.width && (box.right > innerWidth + 1 || box.left < -1)
                    && !one.closest('.vh, svg, [hidden]');
            }).map(one => one.outerHTML.slice(0, 90))"""
        )
        assert over == [], width


def test_all_is_there_without_a_script(browser: Any, files: Any) -> None:
    seen = Seen(browser, script=False)
    page = seen.open(files["played"], "#don-vi=cong-an-phuong")
    assert page.locator(".nv:visible").count() == 39
    assert page.locator(".ct:visible").count() == 50
    assert page.is_hidden("#loc")
    page.locator("[id='nv-10.2'] summary").click()
    assert page.locator("[id='nv-10.2'] details p").last.is_visible()
    assert page.locator("[id='don-vi=cong-an-phuong']").count() == 1
    seen.context.close()
