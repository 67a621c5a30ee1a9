from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr
from tests.forms.test_unit_list import workbook

OPTIONS = (
    "--ward", "Phường Hạ Lâm", "--period", "2026-2030",
    "--unit", "Phòng Kinh tế, Hạ tầng và Đô thị", "--unit", "Hội Nông dân phường",
    "--leader", "Trịnh Đức An, Chủ tịch Ủy ban nhân dân phường",
)  # fmt: skip


def test_a_new_plan_passes_check_and_has_a_first_task_to_copy(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("init", tmp_path / "plan", *OPTIONS)
    assert ran.code == 0, ran.err
    assert ctr("check", "--plan", tmp_path / "plan").code == 0
    (task,) = ctr("list", "--format", "json", "--plan", tmp_path / "plan").data
    assert task["number"] == "1.1"
    assert task["lead"] == ["Phòng Kinh tế, Hạ tầng và Đô thị"]
    assert task["leader"] == "Trịnh Đức An"
    assert all("#" in path.read_text() for path in (tmp_path / "plan").rglob("*.yaml"))
    assert "partner: true" in (tmp_path / "plan" / "units.yaml").read_text()


def test_units_and_leaders_come_from_a_list(ctr: Ctr, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "don-vi.xlsx",
        a=[["Tên đơn vị", "Ký hiệu"], ["Phòng Văn hóa - Xã hội", "VHXH"]],
        b=[["Họ và tên", "Chức vụ"], ["Vũ Thị Bình", "Chủ tịch Ủy ban nhân dân xã"]],
    )
    words = ["--ward", "Xã Mường Chiên", "--period", "2026", "--units", path]
    ran = ctr("init", tmp_path / "plan", *words)
    assert ran.code == 0, ran.err
    assert ctr("check", "--plan", tmp_path / "plan").code == 0
    assert ctr("units", "--format", "json", "--plan", tmp_path / "plan").data[0]["name"] == (
        "Phòng Văn hóa - Xã hội"
    )


@pytest.mark.parametrize("lacking", ["--ward", "--period", "--unit", "--leader"])
def test_what_nobody_can_be_asked_for_is_named(ctr: Ctr, tmp_path: Path, lacking: str) -> None:
    pairs = zip(OPTIONS[::2], OPTIONS[1::2], strict=True)
    words = [word for pair in pairs if pair[0] != lacking for word in pair]
    ran = ctr("init", tmp_path / "plan", *words)
    assert ran.code == 2
    assert lacking in ran.err
    assert not (tmp_path / "plan").exists()


def test_it_asks_where_somebody_sits_there(
    ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["Phường Hạ Lâm", "2026-2030", "Công an phường", "Trịnh Đức An, Chủ tịch"])
    monkeypatch.setattr("ctr.cli.commands.init._terminal", lambda: True)
    monkeypatch.setattr("ctr.cli.prompts.ask_line", lambda question: next(answers))
    assert ctr("init", tmp_path / "plan").code == 0
    assert ctr("check", "--plan", tmp_path / "plan").code == 0


def test_it_asks_again_until_an_answer_is_right(
    ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(
        ["", "Hạ Lâm", "phường Hạ Lâm", "mai", "2030-2026", "2026 - 2030", " ; ", "Công an phường",
         "An", "Trịnh Đức An, Chủ tịch; ; "]
    )  # fmt: skip
    monkeypatch.setattr("ctr.cli.commands.init._terminal", lambda: True)
    monkeypatch.setattr("ctr.cli.prompts.ask_line", lambda question: next(answers))
    ran = ctr("init", tmp_path / "plan")
    assert ran.code == 0, ran.err
    assert "“Hạ Lâm” chưa rõ là phường, xã" in ran.err
    assert "“An” chưa đủ họ tên" in ran.err
    assert next(answers, None) is None
    assert "place: Phường Hạ Lâm" in (tmp_path / "plan" / "programme.yaml").read_text()
    assert ctr("check", "--plan", tmp_path / "plan").code == 0


def test_a_ward_that_does_not_say_what_it_is_is_refused(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("init", tmp_path / "plan", *OPTIONS, "--ward", "Hạ Lâm")
    assert ran.code == 2
    assert "viết đủ, ví dụ Phường Hạ Lâm" in ran.err


def test_it_never_writes_over_anything(ctr: Ctr, tmp_path: Path) -> None:
    assert ctr("init", tmp_path / "plan", *OPTIONS).code == 0
    before = (tmp_path / "plan" / "units.yaml").read_text()
    ran = ctr("init", tmp_path / "plan", *OPTIONS)
    assert ran.code == 2
    assert "chọn thư mục khác" in ran.err
    assert "--again" not in ran.err
    assert (tmp_path / "plan" / "units.yaml").read_text() == before


@pytest.mark.parametrize("period", ["2030-2026", "mai", "26-30"])
def test_a_period_that_is_none_is_refused(ctr: Ctr, tmp_path: Path, period: str) -> None:
    ran = ctr("init", tmp_path / "plan", *OPTIONS, "--period", period)
    assert ran.code == 2
    assert "giai đoạn" in ran.err


def test_a_dry_run_writes_nothing(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("init", tmp_path / "plan", *OPTIONS, "--dry-run")
    assert ran.code == 0
    assert "programme.yaml" in ran.out
    assert not (tmp_path / "plan").exists()
