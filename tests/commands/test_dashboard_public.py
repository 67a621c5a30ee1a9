"""ctr dashboard --public: what the ward publishes, and that nothing else of a plan gets there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from ctr.plan import model
from ctr.yamlfile.reader import read_yaml
from tests.conftest import Ctr
from tests.pages import Page
from tests.plans import UNITS, task, written

TEXTS = ("Text", "Paragraphs", "Email")
"""How the annotation of a field that holds any text names its type."""
NOT_PLANTED = {
    "Programme": {"kind", "issuer"},  # published, as the head of the page
    "Erratum": {"printed", "read"},  # the text as it is to be read is published
    "CalendarYear": {"announced"},
    "Acceptance": {"code"},  # one of those that the program has
}
"""Fields of texts without a marker of their own."""


def plan_of_markers(folder: Path) -> Path:
    """A plan in which every text that can be any text is there, each another one."""
    mark = _Marks()
    figure = {"target": "a", "value": 41, "as_of": "2026-06-30", "source": mark("nguon")}
    other = {"target": "a", "value": 43, "as_of": "2026-06-29", "source": mark("nguon")}
    letter = {"unit": UNITS[1], "on": "2026-11-25", "number": mark("cong-van")}
    words = {
        "direction": mark("chi-dao"),
        "assessment": {
            "strengths": mark("uu-diem"),
            "shortcomings": mark("ton-tai"),
            "causes": mark("nguyen-nhan"),
        },
        "proposals": mark("de-xuat"),
    }
    report = {
        "difficulties": [mark("kho-khan")],
        "proposals": [mark("de-xuat")],
        "next_year": [mark("nam-sau")],
        "next_period": [{"period": "2026-Q2", "text": mark("ky-sau")}],
        "verified": {"by": mark("nguoi-kiem-tra"), "on": "2026-11-20"},
        "corrections": [
            {
                "on": "2026-11-21",
                "by": mark("nguoi-sua"),
                "what": "kho-khan-7",
                "reason": mark("ly-do"),
                "old": mark("cu"),
                "new": mark("moi"),
            }
        ],
    }
    result = {
        "task": "1.1",
        "state": "done",
        "state_on": "2026-09-09",
        "earlier": [{"state": "paused", "on": "2026-02-02"}],
        "log": [
            {
                "on": "2026-05-05",
                "done": mark("viec"),
                "evidence": mark("minh-chung"),
                "form": mark("dau-dong"),
            }
        ],
        "values": [{**figure, "corrects": 39}],
        **report,
    }
    one = {
        "id": "a",
        "name": mark("ten-chi-tieu", public=True),
        "unit": mark("don-vi-tinh", public=True),
        "note": mark("cach-hieu"),
        "doubtful": True,
        "doubt": mark("chua-chac"),
        "baseline": {"value": 17, "on": "2025-12-31", "source": mark("nguon")},
        "milestones": [
            {"by": 2030, "at_least": 90, "phrase": mark("thoi-diem", public=True)},
        ],
    }
    deadline = {
        "phrase": mark("thoi-han", public=True),
        "before": "2026-10-10",
        "doubtful": True,
        "doubt": mark("chua-chac"),
        "extensions": [{"to": "2026-12-12", "approved_by": mark("cho-phep", public=True)}],
    }
    first = task("1.1", UNITS[:2], leader=mark.leader, targets=[one], deadline=deadline) | {
        "title": mark("ten-nhiem-vu", public=True),
        "text": mark("loi-van", public=True),
        "coordinating": [UNITS[2]],
        "printed_assignment": mark("phan-cong"),
        "product": mark("san-pham"),
        "note": mark("ghi-chu"),
        "also_printed": mark("phu-luc"),
        "doubtful": True,
        "doubt": mark("chua-chac"),
        "footnotes": [{"mark": mark("dau"), "text": mark("chu-thich")}],
    }
    head: dict[str, Any] = {
        "purpose": mark("muc-dich"),
        "requirements": mark("yeu-cau"),
        "opening": mark("mo-dau"),
        "closing": mark("ket"),
        "place": mark("dia-danh"),
        "superior": mark("cap-tren"),
        "recipients": [mark("noi-nhan")],
        "implementation": [{"title": mark("khoan"), "text": mark("khoan")}],
        "printed_place": mark("dia-danh-in"),
        "printed_dateline": mark("ngay-in"),
        "headings": [mark("ten-phan")],
        "parts": [{"title": mark("phan"), "text": mark("phan")}],
        "signer": {
            "authority": mark("tham-quyen"),
            "position": mark("chuc-vu"),
            "name": mark("nguoi-ky"),
        },
    }
    units = [
        {
            "name": name,
            "short": mark("ten-ngan"),
            "aliases": [mark("ten-khac")],
            "symbol": mark("chu-viet-tat"),
            "email": f"{mark('thu').split()[0].lower()}@phuong.vn",
            "signer": {"position": mark("chuc-vu"), "name": mark("thu-truong")},
        }
        for name in UNITS
    ]
    people = [
        {
            "name": mark.leader,
            "position": mark("chuc-vu-lanh-dao", public=True),
            "aliases": [mark("ten-khac")],
        }
    ]
    results: dict[tuple[str, int], dict[str, Any]] = {
        (UNITS[0], 2026): {"received": "2026-11-20", "tasks": [result], **report},
        (UNITS[1], 2026): {"tasks": [{"task": "1.1", "values": [other]}]},
    }
    sent = {"duty": "bao-cao-don-vi", "on": "2026-11-30", "document": mark("so-bao-cao")}
    summary = {**words, "submitted": [sent], "next_year": mark("nam-sau"), "letters": [letter]}
    summary["periods"] = [{"period": "2026-Q2", **words, "next_period": mark("ky-sau")}]
    section = {
        "id": "1",
        "title": mark("ten-muc", public=True),
        "headings": [mark("de-muc")],
        "intro": mark("doan-dan"),
        "columns": [mark("cot")],
        "printed_assignment": mark("phan-cong-chung"),
        "tasks": [first],
    }
    level = {"target": "a", "milestones": [{"by": 2030, "at_least": 95}]}
    assign = {"task": "1.1", "coordinating": [UNITS[0]]}
    amendment = {
        "document": mark("van-ban-sua-doi", public=True),
        "on": "2026-10-01",
        "changes": [{"level": level}, {"assign": assign}],
    }
    others = {
        "units.yaml": {"units": units},
        "leaders.yaml": {"leaders": people},
        "sections/01-mot.yaml": section,
        "amendments.yaml": {"amendments": [amendment]},
    }
    return written(folder, [first], results, summaries={2026: summary}, others=others, **head)


class _Marks:
    """Texts that are nowhere else, public ones beginning `CONGKHAI`, all others `NOIBO`."""

    def __init__(self) -> None:
        self.number = 0
        self.leader = "Lê Thị Công Khai"

    def __call__(self, of: str, *, public: bool = False) -> str:
        self.number += 1
        return f"{'CONGKHAI' if public else 'NOIBO'}{self.number} {of}"


def texts(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in plain data, with the names of the fields that lead to it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, f"{path}.{key}".removeprefix("."))
    elif isinstance(data, list):
        for value in data:
            yield from texts(value, path)
    elif isinstance(data, str):
        yield path, data


def test_nothing_is_published_but_what_is_named(ctr: Ctr, tmp_path: Path) -> None:
    plan = plan_of_markers(tmp_path)
    ran = ctr("dashboard", "--public", "--as-of", "2026-12-01", "--plan", plan)
    assert ran.code == 0, ran.err
    shown = ran.out.lower()
    planted = public = 0
    for file in plan.rglob("*.yaml"):
        for path, text in texts(read_yaml(file.read_text(), file.name).data):
            if "NOIBO" in text.upper():
                planted += 1
                word = text.split("@")[0].split()[0].lower()
                assert f"{word} " not in f"{shown} ", (file.name, path)
                assert text.lower() not in shown, (file.name, path)
            elif "CONGKHAI" in text:
                public += 1
                assert text.lower() in shown, (file.name, path)
    assert planted > 60
    assert public == 10
    assert "noibo" not in shown
    assert "@" not in Page(ran.out).said("//body/main")


def test_every_field_of_a_text_has_its_marker(tmp_path: Path) -> None:
    """So that a field that is new in the model is planted here, or said why it is not."""
    plan = plan_of_markers(tmp_path)
    named = {
        path.split(".")[-1]
        for file in plan.rglob("*.yaml")
        for path, text in texts(read_yaml(file.read_text(), file.name).data)
        if "noibo" in text.lower() or "congkhai" in text.lower()
    }
    for name in model.__all__:
        kind = getattr(model, name)
        if not is_dataclass(kind):
            continue
        lacking = {
            field.name
            for field in fields(kind)
            if any(text in str(field.type) for text in TEXTS) and field.name not in named
        }
        assert lacking <= NOT_PLANTED.get(name, set()), (name, lacking)


def test_the_leader_s_own_page_has_them(ctr: Ctr, tmp_path: Path) -> None:
    shown = ctr("dashboard", "--as-of", "2026-12-01", "--plan", plan_of_markers(tmp_path)).out
    for word in ("viec", "minh-chung", "kho-khan", "de-xuat", "ten-ngan"):
        assert f" {word}" in shown


def test_what_was_promised_and_done_is_there(ctr: Ctr, tmp_path: Path) -> None:
    words = ("dashboard", "--public", "--as-of", "2026-12-01", "--plan", plan_of_markers(tmp_path))
    page = Page.of(ctr(*words))
    said = page.said("//article[@id='nv-1.1']")
    assert "Chủ trì:  Phòng Một ,  Phòng Hai" in said
    assert "Lê Thị Công Khai" in said
    of_target = page.said("//article[@id='ct-1.1-a']")
    assert "41 " in of_target
    assert "30/06/2026" in of_target
    assert "từ 95 " in of_target


def test_units_are_not_told_apart_nor_blamed(ctr: Ctr, tmp_path: Path) -> None:
    """Neither how a unit stands by itself, nor who is late."""
    words = ("dashboard", "--public", "--as-of", "2026-12-01", "--plan", plan_of_markers(tmp_path))
    shown = Page.of(ctr(*words))
    assert not [one for one in shown.find("//@data-u") if ":" in one]
    said = shown.said("//body/main").lower()
    for word in ("quá hạn", "chưa báo cáo", "chưa phân công", "khó khăn", "đề xuất"):
        assert word not in said, word


def test_units_that_report_different_figures_are_both_named(ctr: Ctr, tmp_path: Path) -> None:
    words = ("--as-of", "2026-12-01", "--plan", plan_of_markers(tmp_path))
    told = [
        Page.of(ctr("dashboard", *more, *words)).said("//article[@id='ct-1.1-a']//dl")
        for more in ((), ("--public",))
    ]
    for one in told:
        assert re.search(r"lấy số 41 \S+ don-vi-tinh của Phòng Một, ngày 30/06/2026", one)
        assert re.search(r"Phòng Hai báo 43 \S+ don-vi-tinh, ngày 29/06/2026", one)


def test_a_figure_of_another_year_says_so(ctr: Ctr, tmp_path: Path) -> None:
    words = ("--as-of", "2027-01-05", "--plan", plan_of_markers(tmp_path))
    for more in ((), ("--public",)):
        shown = Page.of(ctr("dashboard", *more, *words))
        assert "số của năm 2026" in shown.said("//article[@id='ct-1.1-a']//dl")
    words = ("--as-of", "2026-12-01", *words[2:])
    assert "số của năm" not in Page.of(ctr("dashboard", "--public", *words)).text


def test_a_year_without_results_leads_to_the_last_that_has_them(
    ctr: Ctr, year_played: Path
) -> None:
    ran = ctr("dashboard", "--public", "--as-of", "2027-01-05", "--plan", year_played)
    assert "ctr dashboard --public --year 2026" in ran.err
    assert "Năm 2027 chưa có kết quả nào; kết quả gần nhất là của năm 2026." in Page.of(ran).text
    for more in (("--as-of", "2026-12-01"), ("--as-of", "2027-01-05", "--year", "2026")):
        ran = ctr("dashboard", "--public", *more, "--plan", year_played)
        assert (ran.code, ran.err) == (0, "")
        assert "kết quả gần nhất" not in ran.out


def test_a_year_still_to_come_is_not_published(ctr: Ctr, year_played: Path) -> None:
    for year in ("2027", "2099"):
        words = ("--year", year, "--as-of", "2026-12-31", "--plan", year_played)
        ran = ctr("dashboard", "--public", *words)
        assert (ran.code, ran.out) == (2, "")
        assert f"năm {year} chưa đến" in ran.err
        assert "chọn năm 2026" in ran.err
    words = ("--year", "2027", "--as-of", "2027-01-01", "--plan", year_played)
    assert ctr("dashboard", "--public", *words).code == 0


def test_who_has_not_reported_or_been_named_has_no_results_yet(ctr: Ctr, year_played: Path) -> None:
    words = ("dashboard", "--public", "--as-of", "2026-12-01", "--plan", year_played)
    shown = Page.of(ctr(*words))
    assert "33 chưa có kết quả" in " ".join(shown.said("//section[@id='tong-quan']").split())
    assert len(shown.behind("#trang-thai=chua-co-ket-qua")[0]) == 33
    assert "hoàn thành, ngày 10/11/2026" in shown.said("//article[@id='nv-10.2']")
