"""Targets that are reached or not, as an office writes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ctr
from tests.plans import UNITS, task, written

NAME = "Phường đạt chuẩn xóa mù chữ"


def played(folder: Path, figure: bool | None, **milestone: Any) -> Path:
    target = {"id": "chi-tieu", "name": NAME, "milestones": [{"achieved": True, **milestone}]}
    values = [{"target": "chi-tieu", "value": figure, "as_of": "2026-11-01"}]
    results = {(UNITS[0], 2026): {"tasks": [{"task": "1.1", "values": values}]}}
    return written(folder, [task("1.1", targets=[target])], results if figure is not None else None)


@pytest.mark.parametrize(
    ("figure", "milestone", "sentence", "cells"),
    [
        (True, {}, "đạt.", "đạt, không nêu thời hạn | đạt | đạt"),
        (False, {}, "chưa đạt.", "đạt, không nêu thời hạn | không đạt | chưa đạt"),
        (True, {"by": 2026}, "đạt (mục tiêu đến năm 2026).", "đạt, đến năm 2026 | đạt | đạt"),
        (
            False,
            {"by": 2030},
            "chưa đạt, chưa đến hạn (mục tiêu đến năm 2030).",
            "đạt, đến năm 2030 | không đạt | chưa đến hạn",
        ),
        (
            False,
            {"every": "year"},
            "chưa đạt, chưa đến hạn (mục tiêu hằng năm).",
            "đạt, hằng năm | không đạt | chưa đến hạn",
        ),
        (
            True,
            {"by": "2026-06-30"},
            "đạt sau hạn (mục tiêu đến ngày 30/6/2026).",
            "đạt, đến ngày 30/6/2026 | đạt | đạt sau hạn",
        ),
        (
            True,
            {"over": {"from": 2026, "to": 2030, "as": "throughout"}},
            "đạt, đúng tiến độ (mục tiêu suốt giai đoạn 2026-2030).",
            "đạt, suốt giai đoạn 2026-2030 | đạt | đúng tiến độ",
        ),
    ],
)
def test_in_the_report(
    ctr: Ctr, tmp_path: Path, figure: bool, milestone: dict[str, Any], sentence: str, cells: str
) -> None:
    plan = played(tmp_path, figure, **milestone)
    out = ctr("report", "2026", "--as-of", "2026-12-01", "--plan", plan).out
    assert f" {NAME}: {sentence}" in out
    assert f"| {cells} |" in out


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        (True, "đến năm 2030: đạt (01/11/2026)"),
        (False, "đến năm 2030: không đạt (01/11/2026), chưa đến hạn"),
        (None, "đến năm 2030: chưa có số liệu"),
    ],
)
def test_on_the_screen(ctr: Ctr, tmp_path: Path, figure: bool | None, line: str) -> None:
    plan = played(tmp_path, figure, by=2030)
    out = " ".join(ctr("show", "1.1", "--as-of", "2026-12-01", "--plan", plan).out.split())
    assert f"- {NAME} [chi-tieu], {line}" in out
