"""ctr issue: number, day and signer are filled in once the programme has been signed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr

WORDS = ("issue", "--number", "07", "--date", "20/01/2026", "--signer", "Lê  Văn Tám")


def test_what_was_signed_is_filled_in_and_stands_in_the_documents(ctr: Ctr, our_plan: Path) -> None:
    file = our_plan / "programme.yaml"
    before = file.read_bytes()
    assert "số: […]\n" in ctr("issue", "--plan", our_plan).out
    shown = ctr(*WORDS, "--dry-run", "--plan", our_plan)
    assert file.read_bytes() == before
    ran = ctr(*WORDS, "--plan", our_plan)
    assert ran.code == 0, ran.err
    assert ran.out == shown.out
    assert ran.out.splitlines() == [
        "plan/programme.yaml: chương trình đã ban hành",
        "  + số: 07",
        "  + ngày ban hành: 20/01/2026",
        "  ~ họ tên người ký: Nguyễn Hữu Phúc → Lê Văn Tám",
    ]
    changed = {*file.read_text().splitlines()} - {*before.decode().splitlines()}
    assert len(changed) == 3
    text = ctr("programme", "--plan", our_plan).out
    assert "Số: 07/CTr-UBND" in text
    assert "ngày 20 tháng 01 năm 2026" in text
    assert "Lê Văn Tám" in text
    assert (
        "Chương trình hành động số 07/CTr-UBND ngày 20/01/2026"
        in ctr("report", "2026", "--plan", our_plan).out
    )
    again = ctr(*WORDS, "--plan", our_plan)
    assert (again.out, "đã có đủ" in again.err) == ("", True)
    assert "số: 07\n" in ctr("issue", "--plan", our_plan).out
    assert ctr("undo", "--yes", "--plan", our_plan).code == 0
    assert file.read_bytes() == before


def test_number_and_day_can_be_taken_out_again(ctr: Ctr, our_plan: Path) -> None:
    assert ctr(*WORDS, "--plan", our_plan).code == 0
    ran = ctr("issue", "--number", "xóa", "--date", "xoá", "--plan", our_plan)
    assert ("- số: 07" in ran.out, "- ngày ban hành: 20/01/2026" in ran.out) == (True, True)
    assert "số: […]\n" in ctr("issue", "--plan", our_plan).out


def test_another_symbol_is_warned_of(ctr: Ctr, our_plan: Path) -> None:
    ran = ctr("issue", "--symbol", "CTrHĐ-UBND", "--plan", our_plan)
    assert (ran.code, "không nhận lại được" in ran.err) == (0, True)


@pytest.mark.parametrize("typed", ["07/CTr-UBND", "07 / ctr-ubnd"])
def test_the_symbol_typed_with_the_number_is_not_printed_twice(
    ctr: Ctr, our_plan: Path, typed: str
) -> None:
    ran = ctr("issue", "--number", typed, "--plan", our_plan)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[1:] == ["  + số: 07"]
    assert "Số: 07/CTr-UBND\n" in ctr("programme", "--plan", our_plan).out


def test_another_symbol_typed_with_the_number_is_set(ctr: Ctr, our_plan: Path) -> None:
    ran = ctr("issue", "--number", "07a/KH-UBND", "--plan", our_plan)
    assert ("+ số: 07a" in ran.out, "~ ký hiệu: CTr-UBND → KH-UBND" in ran.out) == (True, True)
    assert "không nhận lại được" in ran.err


def test_an_undo_says_what_it_takes_back_in_words(ctr: Ctr, our_plan: Path) -> None:
    assert ctr(*WORDS, "--plan", our_plan).code == 0
    shown = ctr("undo", "--dry-run", "--plan", our_plan).out
    assert "- số: 07" in shown
    assert "- ngày ban hành: 20/01/2026" in shown
    assert "người ký" in shown
    assert "2026-01-20" not in shown


def test_check_tells_a_number_that_holds_the_symbol(ctr: Ctr, our_plan: Path) -> None:
    assert "document-number" not in ctr("check", "--format", "json", "--plan", our_plan).out
    assert ctr("issue", "--number", "07", "--plan", our_plan).code == 0
    file = our_plan / "programme.yaml"
    file.write_text(file.read_text().replace('number: "07"', 'number: "07/CTr-UBND"'))
    assert "07/CTr-UBND" in file.read_text()
    ran = ctr("check", "--plan", our_plan)
    assert "07/CTr-UBND" in ran.out + ran.err
    assert "programme.yaml" in ran.out + ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--symbol", " "), "ký hiệu không để trống được"),
        (("--signer", "xóa"), "họ tên người ký không để trống được"),
        (("--date", "31/2/2026"), "31/2/2026"),
        (("--number", "0\u0007"), "ký tự điều khiển"),
        (("--number", "Số 7"), "số chỉ gồm chữ số"),
        (("--number", "07/2026/CTr-UBND"), "số chỉ gồm chữ số"),
        (("--number", "07/KH-UBND", "--symbol", "CTr-UBND"), "số ghi ký hiệu KH-UBND"),
    ],
)
def test_what_is_refused(ctr: Ctr, our_plan: Path, words: tuple[str, ...], says: str) -> None:
    before = (our_plan / "programme.yaml").read_bytes()
    ran = ctr("issue", *words, "--plan", our_plan)
    assert (ran.code, says in ran.err) == (2, True), ran.err
    assert (our_plan / "programme.yaml").read_bytes() == before
