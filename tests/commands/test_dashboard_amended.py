"""ctr dashboard of an amended programme: what was promised, what is now, by which document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.test_amend import DOCUMENT, amended
from tests.conftest import Ctr
from tests.pages import Page

PUBLIC = pytest.mark.parametrize("public", [(), ("--public",)])


def page(ctr: Ctr, plan: Path, *words: str, day: str = "2026-12-01") -> Page:
    return Page.of(ctr("dashboard", "--as-of", day, "--plan", plan, *words))


def said(shown: Page, path: str) -> str:
    return " ".join(shown.said(path).split())


@PUBLIC
def test_a_new_level_stands_beside_the_old_one(
    ctr: Ctr, small: Path, public: tuple[str, ...]
) -> None:
    amended(ctr, small, "level", "ho-so-truc-tuyen", "--by", "2030", "--level", "từ 90")
    told = said(page(ctr, small, *public), "//article[@id='ct-1.1-ho-so-truc-tuyen']//dl")
    assert "từ 97,5% trở lên" in told
    assert "→ từ 90% trở lên" in told
    assert f"({DOCUMENT}, từ ngày 15/05/2026)" in told
    before = page(ctr, small, *public, day="2026-05-14")
    assert DOCUMENT not in before.text


def test_a_changed_promise_is_not_called_the_first_one(ctr: Ctr, small: Path) -> None:
    amended(ctr, small, "level", "ho-so-truc-tuyen", "--by", "2030", "--level", "từ 90")
    shown = page(ctr, small, "--public")
    told = said(shown, "//article[@id='ct-1.1-ho-so-truc-tuyen']//dl")
    assert "Cam kết sau sửa đổi" in told
    assert "Đã cam kết" not in told
    assert "Đã cam kết" in said(shown, "//article[@id='ct-1.1-thoi-gian-cho']//dl")


@PUBLIC
def test_what_was_dropped_is_listed(ctr: Ctr, small: Path, public: tuple[str, ...]) -> None:
    amended(ctr, small, "drop", "1.2")
    amended(ctr, small, "drop", "thoi-gian-cho")
    shown = page(ctr, small, *public)
    (title,) = shown.find("//h3[.='Đưa ra khỏi chương trình']")
    lines = [" ".join(one.itertext()) for one in title.xpath("following-sibling::ul[1]/li")]
    by = f"theo {DOCUMENT}, từ ngày 15/05/2026"
    assert lines == [
        f"Nhiệm vụ 1.2 “Giải quyết đúng hạn”, {by}",
        f"Chỉ tiêu “Thời gian chờ bình quân” (nhiệm vụ 1.1), {by}",
    ]
    assert "Thời gian chờ bình quân" in said(shown, "//article[@id='nv-1.1']")
    assert not page(ctr, small, *public, day="2026-05-14").find(
        "//h3[.='Đưa ra khỏi chương trình']"
    )


@PUBLIC
def test_an_extended_deadline_names_its_document(
    ctr: Ctr, small: Path, public: tuple[str, ...]
) -> None:
    amended(ctr, small, "extend", "1.1", "--to", "31/12/2027")
    told = said(page(ctr, small, *public), "//article[@id='nv-1.1']/p[@class='meta']")
    assert f"gia hạn đến 31/12/2027 theo {DOCUMENT}" in told
    assert f"({DOCUMENT}, từ ngày 15/05/2026)" in told
