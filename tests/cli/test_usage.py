"""The framework's usage errors, in Vietnamese."""

from __future__ import annotations

import pytest

from tests.conftest import Ctr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lits"], "không có lệnh “lits”; ý bạn là “list”"),
        (["list", "--unti", "x"], "không có tùy chọn --unti; ý bạn là “--unit”?"),
        (["list", "--format", "xls"], "chọn một trong: table, json, csv, md"),
        (["show"], "thiếu"),
        (["due", "--within", "hai"], "phải là số nguyên"),
        (["report", "2025"], "chọn năm từ 2026 trở đi"),
        (["list", "--unit"], "cần một giá trị"),
        (["list", "thừa"], "thừa tham số"),
    ],
)
def test_usage_errors_are_told_in_vietnamese(ctr: Ctr, words: list[str], said: str) -> None:
    ran = ctr(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    "words", [["list", "--unit"], ["due", "--all=1"], ["list", "--unti"], ["show"], ["list", "x"]]
)
def test_a_usage_error_points_to_the_help_of_its_command(ctr: Ctr, words: list[str]) -> None:
    assert f"xem cách dùng: ctr {words[0]} --help" in ctr(*words).err


def test_a_usage_error_before_the_command_points_to_the_help_of_all(ctr: Ctr) -> None:
    assert "xem cách dùng: ctr --help" in ctr("--plan").err
