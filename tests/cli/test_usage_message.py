"""Every branch of the framework's usage errors, as it is worded in Vietnamese."""

from __future__ import annotations

import pytest

from tests.conftest import Ctr


@pytest.mark.parametrize(
    ("typed", "message", "command"),
    [
        (["list", "--unti", "x"], "không có tùy chọn --unti; ý bạn là “--unit”?", "ctr list"),
        (["list", "--xyzzy"], "không có tùy chọn --xyzzy", "ctr list"),
        (["show"], "thiếu 'SỐ'", "ctr show"),
        (["due", "--within", "hai"], "'--within': phải là số nguyên", "ctr due"),
        (["due", "--within", "-1"], "'--within': số nằm ngoài khoảng cho phép", "ctr due"),
        (
            ["list", "--format", "xls"],
            "'--format': chọn một trong: table, json, csv, md, xlsx",
            "ctr list",
        ),
        (["list", "--unit"], "tùy chọn --unit cần một giá trị", "ctr list"),
        (["check", "--strict=1"], "tùy chọn --strict không nhận giá trị", "ctr check"),
        (["list", "thừa"], "thừa tham số: thừa", "ctr list"),
        (["list", "thừa", "nữa"], "thừa tham số: thừa nữa", "ctr list"),
    ],
)
def test_a_usage_error(ctr: Ctr, typed: list[str], message: str, command: str) -> None:
    ran = ctr(*typed)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"Lỗi: {message}\n    → xem cách dùng: {command} --help\n"
