"""What differs between two contents is told value by value."""

from __future__ import annotations

import pytest

from ctr.output.differences import difference_lines


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (b"a: 1\nb: 2.5\n", b"a: 1\nb: 3\n", ["~ b: 2,5 → 3"]),
        (b"a: 1\n", None, ["- a: 1"]),
        (None, b"a: {b: x}\n", ["+ a · b: x"]),
        (b"a: true\n", b"a: 1\n", ["~ a: đúng → 1"]),
        (b"a: [x, y]\n", b"a: [x]\n", ["- a · 2: y"]),
        (
            b"units:\n- {name: A, short: a}\n- {name: B}\n",
            b"units:\n- {name: B, short: b}\n- {name: A, short: a}\n",
            ["+ đơn vị · B · tên ngắn: b"],
        ),
        (b"a: |\n  x\n\n  y\n", b"a: z\n", ["~ a: x / y → z"]),
        (b"a: {b: 1}\n", b"a: 1\n", ["- a · b: 1", "+ a: 1"]),
        (b"\xff\xfe", b"a: 1\n", ["+ a: 1"]),
        (
            b"amendments:\n- {document: A, changes: [{rename: {unit: x, to: y}}]}\n",
            b"amendments:\n- {document: A, changes: [{rename: {unit: x, to: z}}]}\n",
            ["~ sửa đổi · 1 · nội dung · 1 · đổi tên đơn vị · tên mới: y → z"],
        ),
        (
            b"assessment: {strengths: a}\n",
            b"assessment: {strengths: b}\n",
            ["~ đánh giá · ưu điểm: a → b"],
        ),
        (b"# x\na: 1\n", b"a: 1\n", []),
    ],
)
def test_a_line_a_value(old: bytes | None, new: bytes | None, lines: list[str]) -> None:
    assert difference_lines(old, new) == lines


def test_keys_are_left_out_wherever_they_stand() -> None:
    assert difference_lines(b"a: {b: 1, c: 1}\nb: 1\n", b"a: {b: 2, c: 2}\n", ["b"]) == [
        "~ a · c: 1 → 2"
    ]


def test_a_long_text_is_cut() -> None:
    (line,) = difference_lines(b"a: " + b"x" * 500, None)
    assert line == f"- a: {'x' * 200}…"
