"""`ctr diff`: what is wrong with what was asked is said, with the next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr
from tests.history.repository import Repository


@pytest.fixture
def place(tmp_path: Path) -> Repository:
    place = Repository(tmp_path)
    place.commit("Kế hoạch", "2026-01-05")
    return place


def test_a_plan_outside_git(ctr: Ctr, small: Path) -> None:
    for words in (("diff",), ("log",), ("status", "--since", "HEAD")):
        ran = ctr(*words, "--plan", small)
        assert (ran.code, ran.out) == (2, "")
        assert "không nằm trong một kho git" in ran.err
        assert "git init" in ran.err


def test_a_revision_that_is_none(ctr: Ctr, place: Repository) -> None:
    for words in (("diff", "khong-co"), ("log", "--since", "khong-co"), ("diff", "--", "--all")):
        ran = (
            ctr(*words, "--plan", place.plan)
            if "--" not in words
            else ctr("diff", "--plan", place.plan, "--", "--all")
        )
        assert ran.code == 2
        assert "không có phiên bản" in ran.err


def test_files_written_otherwise_are_no_change(ctr: Ctr, place: Repository) -> None:
    import unicodedata

    for path in (place.plan / "sections").iterdir():
        text = unicodedata.normalize("NFD", path.read_text("utf-8"))
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    path = place.plan / "leaders.yaml"
    lines = path.read_text("utf-8").replace("position: Chủ tịch", 'position: "Chủ tịch" # ghi')
    path.write_text(lines, "utf-8")
    assert ctr("diff", "--plan", place.plan).out == ""


def test_something_binary_where_a_file_of_the_plan_was(ctr: Ctr, place: Repository) -> None:
    (place.plan / "units.yaml").write_bytes(bytes(range(256)) * 100)
    place.commit("Hỏng", "2026-01-06")
    ran = ctr("diff", "HEAD", "HEAD~1", "--plan", place.plan)
    assert ran.code == 2
    assert "kế hoạch ở phiên bản HEAD có lỗi" in ran.err
    assert "plan/units.yaml" in ran.err
    assert "Bỏ qua" in ctr("log", "--plan", place.plan).out


def test_head_that_is_on_no_branch(ctr: Ctr, place: Repository) -> None:
    place.edit("leaders.yaml", ("position: Chủ tịch", "position: CT"))
    place.commit("Hai", "2026-01-06")
    place.git("checkout", "-q", "--detach", "HEAD~1")
    assert ctr("log", "--plan", place.plan).out.count("\n") == 1
    assert "“CT” → “Chủ tịch”" in ctr("diff", "main", "--plan", place.plan).out


def test_a_plan_that_went_and_came_back(ctr: Ctr, place: Repository) -> None:
    place.git("rm", "-q", "-r", "plan")
    place.git("commit", "-q", "-m", "Bỏ", at="2026-01-06T08:00:00+07:00")
    place.git("checkout", "-q", "HEAD~1", "--", "plan")
    place.edit("leaders.yaml", ("position: Chủ tịch", "position: CT"))
    place.commit("Có lại", "2026-01-07")
    told = ctr("log", "--plan", place.plan).out.splitlines()
    assert [line.rpartition(" · ")[2] for line in told] == [
        "+ Lại có kế hoạch ở thư mục này: 2 mục, 4 nhiệm vụ",
        "~ Lãnh đạo Trần Thị Thúy: chức vụ: “Chủ tịch” → “CT”",
        "- Thư mục này không còn kế hoạch (bị xóa hoặc chuyển đi nơi khác)",
        "+ Bắt đầu có kế hoạch: 2 mục, 4 nhiệm vụ",
    ]


@pytest.mark.parametrize("day", ["31/6/2026", "2026-13-01", "30/6"])
def test_a_day_that_there_is_not(ctr: Ctr, place: Repository, day: str) -> None:
    for words in (("diff", day), ("log", "--since", day), ("status", "--since", day)):
        ran = ctr(*words, "--plan", place.plan)
        assert ran.code == 2
        assert f"không có ngày “{day}”" in ran.err
        assert "30/06/2026" in ran.err


def test_the_plan_as_it_was_before_a_day(ctr: Ctr, place: Repository) -> None:
    place.edit("leaders.yaml", ("position: Chủ tịch", "position: CT"))
    place.commit("Hai", "2026-02-01")
    place.edit("leaders.yaml", ("position: CT", "position: Quyền CT"))
    place.commit("Ba", "2026-03-01")
    told = ctr("diff", "01/02/2026", "--plan", place.plan).out
    assert told == "~ Lãnh đạo Trần Thị Thúy: chức vụ: “Chủ tịch” → “Quyền CT”\n"
    told = ctr("diff", "01/02/2026", "01/03/2026", "--plan", place.plan).out
    assert told == "~ Lãnh đạo Trần Thị Thúy: chức vụ: “Chủ tịch” → “CT”\n"
    ran = ctr("diff", "01/01/2026", "HEAD", "--plan", place.plan)
    assert "“Chủ tịch” → “Quyền CT”" in ran.out
    assert "kể từ phiên bản đầu tiên, ngày 05/01/2026" in ran.err


def test_standing_in_a_plan_whose_folder_has_another_name(
    ctr: Ctr, place: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.plan.rename(place.root / "kế-hoạch")
    monkeypatch.delenv("CTR_PLAN", raising=False)
    for folder in (place.root / "kế-hoạch", place.root / "kế-hoạch" / "sections"):
        monkeypatch.chdir(folder)
        ran = ctr("check")
        assert (ran.code, ran.err[:6]) == (0, "0 lỗi,")


def test_a_target_of_which_the_id_alone_changed(ctr: Ctr, place: Repository) -> None:
    place.edit("sections/02-van-hoa.yaml", ("id: to-dan-pho-van-hoa", "id: to-dan-pho"))
    assert ctr("diff", "--plan", place.plan).out == (
        "~ 2.1: chỉ tiêu “Mọi tổ dân phố đạt danh hiệu văn hóa”: "
        "mã to-dan-pho-van-hoa → to-dan-pho\n"
    )
