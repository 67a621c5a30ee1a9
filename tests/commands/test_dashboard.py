"""ctr dashboard: the leader's page as one file that tells the day, and leads to what is behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from typer.testing import CliRunner

from ctr.cli.app import app
from tests.conftest import EXAMPLE, PLAN, ROOT, YEAR_PLAYED, Ctr
from tests.pages import Page
from tests.plans import UNITS, task, written
from tests.worlds import COURSES, YEAR, days, worlds
from tests.worlds import WORDS as STATES

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \"' & 🇻🇳 {{ 7*7 }}"


def target(name: str, **milestone: object) -> dict[str, object]:
    return {"id": name, "name": f"Chỉ tiêu {name}", "unit": "%", "milestones": [milestone]}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Two units lead one task together and stand differently, in its state and its figures."""
    one = target("a", by=2026, at_least=60)
    figure = {"target": "a", "value": 70, "as_of": "2026-06-30"}
    low = {"target": "a", "value": 50, "as_of": "2026-06-30"}
    deadline = {"phrase": "trước ngày 01/6/2026", "before": "2026-06-01"}
    tasks = [
        task("1.1", UNITS[:2], targets=[one], leader="Lê Văn Mẫu", deadline=deadline),
        task("1.2", UNITS[:1], leader="Lê Văn Mẫu", targets=[target("b", by=2030, at_least=90)]),
        task("1.3", (), text="Chưa giao ai."),
    ]
    done = {"task": "1.1", "state": "done", "state_on": "2026-05-20", "values": [figure]}
    paused = {
        "task": "1.1",
        "state": "paused",
        "state_on": "2026-05-01",
        "values": [low],
        "proposals": ["Đề nghị bố trí kinh phí", "Xin gia hạn đến hết năm"],
        "difficulties": ["Thiếu người"],
    }
    first = {"tasks": [done], "received": "2026-07-01"}
    return written(
        tmp_path, tasks, {(UNITS[0], 2026): first, (UNITS[1], 2026): {"tasks": [paused]}}
    )


def page(ctr: Ctr, plan: Path, day: str = "2026-12-01", *words: str) -> Page:
    return Page.of(ctr("dashboard", "--as-of", day, "--plan", plan, *words))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year as played on our plan, only to be looked at."""
    plan = Path(copytree(PLAN, tmp_path_factory.mktemp("played") / "plan"))
    copytree(YEAR_PLAYED, plan / "results")
    return plan


@pytest.fixture(scope="module")
def kept(once: Ctr) -> Callable[..., Page]:
    """Pages of plans that no test changes, each made once."""

    @cache
    def made(plan: Path, day: str, *words: str) -> Page:
        return page(once, plan, day, *words)

    return lambda plan, day="2026-12-01", *words: made(plan, day, *words)


def counts(part: Any, path: str) -> dict[str, int]:
    """What the counts in a part of the page say, by the words behind each number."""
    found = {}
    for link in part.xpath(f"{path}//a"):
        number, *words = " ".join(link.itertext()).split()
        found[" ".join(words)] = int(number)
    return found


def test_the_first_screen_answers_what_is_late_and_who_owes(
    kept: Callable[..., Page], played: Path
) -> None:
    shown = kept(played)
    numbers = [" ".join(one.itertext()) for one in shown.find("//span[@class='big']")]
    assert numbers == ["2", "7 /9", "0", "1 /30"]
    late = shown.said("//section[@id='qua-han']")
    assert "quá hạn 7 ngày" in late
    assert "Ủy ban MTTQ" in late
    assert "Đoàn Thanh niên" in late
    assert "Trạm Y tế" not in late
    decide = shown.said("//section[@id='quyet-dinh']")
    assert "Các mô hình khác theo chỉ đạo của thành phố" in decide
    assert "12.5" in decide
    off = shown.said("//section[@id='lech']")
    assert "Vốn đầu tư từ nguồn ngân sách phường" in off
    assert "Hoàng Minh Đức" in off


def test_on_another_day_it_is_another_page(kept: Callable[..., Page], played: Path) -> None:
    shown = kept(played, "2026-07-15")
    assert [" ".join(one.itertext()) for one in shown.find("//span[@class='big']")][:2] == [
        "0",
        "0 /9",
    ]
    assert "Không có việc nào quá hạn." in shown.text
    later = kept(played, "2027-02-01", "--year", "2026")
    assert "Tình hình thực hiện năm 2026" in later.text
    assert "Tình hình thực hiện năm 2027" in kept(played, "2027-02-01").text


@pytest.mark.parametrize("which", ["played", "shared", "example"])
def test_the_counts_are_those_of_status(
    ctr: Ctr, kept: Callable[..., Page], which: str, request: pytest.FixtureRequest
) -> None:
    plan = EXAMPLE if which == "example" else request.getfixturevalue(which)
    shown = page(ctr, plan) if which == "shared" else kept(plan)
    words = ("status", "--as-of", "2026-12-01", "--format", "json", "--plan", plan)
    assert_as_status(shown, ctr(*words).data)


def assert_as_status(shown: Page, status: list[dict[str, Any]]) -> None:
    """The page counts what `ctr status` counts: of all, of each unit, of each leader with tasks."""
    whole, *others = status
    panel = shown.find("//section[@aria-labelledby='h-tinh-trang']")[0]
    assert counts(panel, "ul[1]") == named(whole, STATES)
    assert counts(panel, "ul[2]") == named(whole, COURSES)
    for scope, place in (("unit", "theo-don-vi"), ("leader", "theo-lanh-dao")):
        rows = shown.find(f"//section[@id='{place}']//tbody/tr")
        of_scope = [row for row in others if row["scope"] == scope]
        expected = [row for row in of_scope if scope == "unit" or row["tasks"]]
        for row, known in zip(rows, expected, strict=True):
            stated = counts(row, "td[1]/ul")
            stated.pop("quá hạn", None)
            assert stated == named(known, STATES)
            assert counts(row, "td[2]/ul") == named(known, COURSES)
            assert row.xpath(".//div[@class='tot']//b")[0].text == str(known["tasks"])


def named(row: dict[str, Any], words: dict[str, str]) -> dict[str, int]:
    return {text: row[key] for key, text in words.items() if row[key]}


@pytest.mark.parametrize("which", ["played", "shared", "example", "untouched"])
def test_every_count_leads_to_as_many(
    ctr: Ctr, kept: Callable[..., Page], which: str, request: pytest.FixtureRequest
) -> None:
    plans = {"example": EXAMPLE, "untouched": PLAN}
    plan = plans.get(which) or request.getfixturevalue(which)
    shown = page(ctr, plan) if which == "shared" else kept(plan)
    assert len(shown.find("//ul[@class='counts']//a")) > 10
    assert_counts_lead_to_as_many(shown)


def assert_counts_lead_to_as_many(shown: Page) -> None:
    links = shown.find("//ul[@class='counts']//a | //div[@class='tot']/a")
    for link in links:
        words = " ".join(" ".join(link.itertext()).split())
        number = int(re.search(r"\d+", words)[0])  # type: ignore[index]
        tasks, targets = shown.behind(link.get("href"))
        of_targets = any(words.endswith(f" {name}") for name in COURSES.values())
        assert len(targets if of_targets else tasks) == number, (words, link.get("href"))


@settings(max_examples=12, deadline=None)
@given(world=worlds(), day=days)
def test_whatever_the_plan_the_counts_are_those_of_status_and_of_the_lists(
    world: dict[str, Any], day: date
) -> None:
    with TemporaryDirectory() as folder:
        plan = written(Path(folder), world["tasks"], world["results"])
        at = ["--year", str(YEAR), "--as-of", day.isoformat(), "--plan", str(plan)]

        def answer(*words: str) -> str:
            ran = CliRunner().invoke(app, [*words, *at], prog_name="ctr")
            assert ran.exit_code == 0, ran.output
            return ran.stdout

        shown = Page(answer("dashboard"))
        assert_as_status(shown, json.loads(answer("status", "--format", "json")))
        assert_counts_lead_to_as_many(shown)


def test_units_that_stand_differently_are_told_apart(ctr: Ctr, shared: Path) -> None:
    shown = page(ctr, shared, "2026-07-15")
    assert shown.behind("#don-vi=phong-mot&trang-thai=hoan-thanh")[0] == ["1.1"]
    assert shown.behind("#don-vi=phong-hai&trang-thai=hoan-thanh")[0] == []
    assert shown.behind("#don-vi=phong-hai&trang-thai=qua-han")[0] == ["1.1"]
    assert shown.behind("#don-vi=phong-mot&trang-thai=qua-han")[0] == []
    assert shown.behind("#don-vi=phong-hai&trang-thai=cham-tien-do")[1] == []
    assert "Chỉ tiêu a" in shown.said("//section[@id='quyet-dinh']")
    decide = shown.said("//section[@id='quyet-dinh']")
    assert "Xin gia hạn Phòng Hai: Xin gia hạn đến hết năm." in decide
    assert "Phòng Hai: Đề nghị bố trí kinh phí." in decide
    assert decide.count("Xin gia hạn đến hết năm") == 1
    assert "Thiếu người." in shown.said("//article[@id='nv-1.1']")


@pytest.mark.parametrize("public", [(), ("--public",)])
def test_a_group_leads_to_the_tasks_that_it_leads(
    kept: Callable[..., Page], public: tuple[str, ...]
) -> None:
    shown = kept(PLAN, "2026-12-01", *public)
    link = "#don-vi=cac-phong-ban-nganh-doan-the"
    naming = [
        one.get("id").removeprefix("nv-")
        for one in shown.tasks
        if one.xpath(f"./p[@class='meta']/a[@href='{link}']")
    ]
    assert naming
    assert shown.behind(link)[0] == naming
    offered = set(shown.find("//select[@id='don-vi']/option/@value"))
    for href in shown.find("//a[starts-with(@href, '#don-vi=')]/@href"):
        wanted = href.removeprefix("#don-vi=").split("&")[0]
        assert wanted in offered, href
        assert shown.behind(f"#don-vi={wanted}")[0], href


@pytest.mark.parametrize("public", [(), ("--public",)])
def test_every_link_leads_to_a_place_of_the_page(
    kept: Callable[..., Page], played: Path, public: tuple[str, ...]
) -> None:
    shown = kept(played, "2026-12-01", *public)
    names = [one.get("id") for one in shown.find("//*[@id]")]
    assert len(names) == len(set(names))
    links = [one.get("href") for one in shown.find("//a[@href]")]
    assert len(links) > 100
    for link in links:
        assert link.startswith("#")
        assert unquote(link[1:]) in names, link


def test_every_target_is_there_with_its_chart_and_the_table_behind(
    ctr: Ctr, kept: Callable[..., Page], played: Path
) -> None:
    shown = kept(played)
    rows = ctr("targets", "--format", "json", "--plan", played).data
    assert len(shown.targets) == len({(row["task"], row["target"]) for row in rows})
    for one in shown.targets:
        (chart,) = one.xpath(".//*[local-name()='svg']")
        assert chart.get("role") == "img"
        assert chart.xpath("*[local-name()='title']")[0].text == one.xpath(".//h4")[0].text
        assert "ục tiêu" in chart.xpath("*[local-name()='desc']")[0].text
        assert len(one.xpath(".//details//tbody/tr")) >= 1


def test_the_worst_targets_come_first(kept: Callable[..., Page], played: Path) -> None:
    courses = [one.get("data-t").split()[0] for one in kept(played).targets]
    assert courses[:2] == ["cham-tien-do", "chua-den-han"]
    assert courses.index("dat") < courses.index("chua-co-so-lieu")


def test_below_four_figures_no_pace_is_told(ctr: Ctr, tmp_path: Path) -> None:
    days = ("2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31")
    values = [
        {"target": "a", "value": 10 * place, "as_of": day} for place, day in enumerate(days, 1)
    ]
    tasks = [task("1.1", targets=[target("a", by=2030, at_least=90)])]

    def told(number: int) -> str:
        result = {"task": "1.1", "values": values[:number]}
        plan = written(tmp_path / str(number), tasks, {(UNITS[0], 2026): {"tasks": [result]}})
        return page(ctr, plan, "2026-12-31").said("//article[@id='ct-1.1-a']//dl")

    assert "Nhịp đã đạt chưa đủ số liệu" in told(3)
    enough = told(4)
    assert "Nhịp cần có tăng 12,5 điểm phần trăm/năm" in enough
    assert "Nhịp đã đạt tăng 39,8 điểm phần trăm/năm" in enough


def test_what_changed_since_the_last_report_is_told(ctr: Ctr, year_played: Path) -> None:
    assert "Chưa gửi báo cáo nào của năm 2026." in page(ctr, year_played).text
    words = ("--as-of", "2026-07-10", "--document", "Báo cáo số 45/BC-UBND")
    ran = ctr("report", "2026-6T", "--send", "--plan", year_played, *words)
    assert ran.code == 0, ran.err
    told = page(ctr, year_played).said("//section[@id='thay-doi']")
    assert "Báo cáo số 45/BC-UBND" in told
    assert "gửi ngày 10/07/2026" in told
    assert re.search(r"10\.2\. Học sinh .* 60% +100%", told)
    rows = page(ctr, year_played).find("//section[@id='thay-doi']//tbody/tr")
    assert f"{len(rows)} điều đã khác" in told
    assert "Chưa gửi báo cáo nào của năm 2027." in page(ctr, year_played, "2027-02-01").text


def test_the_timeline_goes_to_the_last_milestone(kept: Callable[..., Page]) -> None:
    years = kept(PLAN).said("//ol[@class='years']//h3")
    assert re.findall(r"20\d\d", years) == ["2026", "2027", "2029", "2030", "2040", "2045"]


def test_texts_of_the_plan_stay_texts(ctr: Ctr, tmp_path: Path) -> None:
    long = "Chữ " * 2_500
    entry = {"on": "2026-05-05", "done": HOSTILE, "evidence": HOSTILE}
    result = {
        "task": "1.1",
        "log": [entry],
        "difficulties": [HOSTILE],
        "proposals": [HOSTILE, long],
    }
    one = {**target("a", by=2030, at_least=90), "name": HOSTILE, "unit": HOSTILE}
    tasks = [
        task("1.1", targets=[one], leader=f"Mẫu {HOSTILE}") | {"title": HOSTILE, "text": HOSTILE}
    ]
    leaders = {"leaders": [{"name": f"Mẫu {HOSTILE}", "position": HOSTILE}]}
    plan = written(
        tmp_path,
        tasks,
        {(UNITS[0], 2026): {"tasks": [result]}},
        others={"leaders.yaml": leaders},
        title=HOSTILE,
    )
    for words in ((), ("--public",)):
        shown = page(ctr, plan, "2026-12-01", *words)
        assert len(shown.find("//script")) == 1
        assert not shown.find("//img")
        assert not [
            name for one in shown.find("//*") for name in one.attrib if name.startswith("on")
        ]
        assert shown.said("//article[@id='nv-1.1']/h4").endswith(HOSTILE)
        assert shown.said("//article[@id='ct-1.1-a']/h4") == HOSTILE
    said = page(ctr, plan).said("//article[@id='nv-1.1']")
    assert " ".join(long.split()) in " ".join(said.split())


@pytest.mark.parametrize("public", [(), ("--public",)])
def test_nothing_comes_from_outside_and_only_its_own_script_runs(
    kept: Callable[..., Page], played: Path, public: tuple[str, ...]
) -> None:
    text = kept(played, "2026-12-01", *public).text
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', text)
    assert style
    assert script
    assert policy
    rules = dict(rule.split(" ", 1) for rule in unescape(policy[1]).split("; "))
    for name, found in (("style-src", style), ("script-src", script)):
        mark = b64encode(sha256(found[1].encode()).digest()).decode()
        assert rules.pop(name) == f"'sha256-{mark}'"
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert "http" not in text.replace("http-equiv", "")
    assert " style=" not in text
    assert " src=" not in text


def test_the_real_page_is_small(kept: Callable[..., Page]) -> None:
    assert len(kept(PLAN).text.encode()) < 500_000


def test_the_same_plan_and_day_give_the_same_bytes() -> None:
    def made(seed: str) -> bytes:
        words = ["dashboard", "--as-of", "2026-12-01", "--plan", str(EXAMPLE)]
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "ctr", *words]
        return subprocess.run(command, env=env, check=True, capture_output=True).stdout

    first = made("1")
    assert first == made("2")
    assert len(first) > 50_000


def test_where_it_is_written(ctr: Ctr, tmp_path: Path) -> None:
    out = tmp_path / "trang.html"
    assert ctr("dashboard", "--plan", PLAN, "-o", out).code == 0
    before = out.read_bytes()
    assert before.startswith(b"<!doctype html>")
    ran = ctr("dashboard", "--plan", EXAMPLE, "-o", out)
    assert ran.code == 2
    assert "không ghi đè" in ran.err
    assert out.read_bytes() == before
    assert ctr("dashboard", "--plan", EXAMPLE, "-o", out, "--force").code == 0
    assert out.read_bytes() != before
    ran = ctr("dashboard", "--plan", PLAN, "-o", tmp_path / "trang.docx")
    assert ran.code == 2
    assert "viết -o TỆP.html" in ran.err
    for folder in (tmp_path, "."):
        ran = ctr("dashboard", "--plan", PLAN, "-o", folder)
        assert (ran.code, ran.out) == (2, "")
        assert f"{folder} là thư mục" in ran.err


def test_a_ward_changes_page_style_and_filters(ctr: Ctr, plan: Path) -> None:
    for name in ("dashboard.html.j2", "dashboard.css", "dashboard-parts.html.j2"):
        assert ctr("templates", "copy", name, "--plan", plan).code == 0
    own = plan.parent / "templates"
    (own / "dashboard.css").write_bytes(b"body {\r\n  color: black;\r\n}\r\n")
    text = page(ctr, plan).text
    assert "<style>body {\n  color: black;\n}\n</style>" in text
    mark = b64encode(sha256(b"body {\n  color: black;\n}\n").digest()).decode()
    assert f"style-src &#39;sha256-{mark}&#39;" in text
    (own / "dashboard.html.j2").write_text("{{ page.issuer }}: {{ page.answers[0].number }}")
    assert page(ctr, plan).text.startswith("Ủy ban nhân dân phường Ví Dụ: ")


@pytest.mark.parametrize("public", [(), ("--public",)])
def test_what_is_judged_by_its_line_names_the_level_of_the_day(
    ctr: Ctr, tmp_path: Path, public: tuple[str, ...]
) -> None:
    baseline = {"value": 10, "on": "2025-12-31"}
    tasks = [task("1.1", targets=[{**target("a", by=2026, at_least=90), "baseline": baseline}])]
    figure = {"target": "a", "value": 30, "as_of": "2026-03-31"}
    result = {"tasks": [{"task": "1.1", "values": [figure]}]}
    plan = written(tmp_path, tasks, {(UNITS[0], 2026): result})

    def told(day: str) -> str:
        said = page(ctr, plan, day, *public).said("//article[@id='ct-1.1-a']/p[1]")
        return " ".join(said.split())

    assert told("2026-03-31") == "đúng tiến độ , so với mức cần có ngày 31/03/2026: 29,73%"
    assert told("2026-11-27") == "chậm tiến độ , so với mức cần có ngày 27/11/2026: 82,55%"
    assert told("2027-01-01") == "chưa có số liệu năm 2027"
