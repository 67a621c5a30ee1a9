"""Numbers, dates and lists as a Vietnamese office writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.vietnamese import phrases


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("4758.5", "4.758,5"),
        ("97.50", "97,5"),
        ("1000000", "1.000.000"),
        ("0", "0"),
        ("-0.0", "0"),
        ("-12.5", "-12,5"),
        ("-0.5", "-0,5"),
        ("1E+3", "1.000"),
        ("1E-7", "0,0000001"),
    ],
)
def test_a_number(value: str, written: str) -> None:
    assert phrases.number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("97,5", "97.5"),
        ("97.5", "97.5"),
        ("1.250", "1250"),
        ("1 250 000", "1250000"),
        ("4.758,5 %", "4758.5"),
        ("-3", "-3"),
        ("0.125", "0.125"),
        ("1.25", "1.25"),
        ("12.3456", "12.3456"),
    ],
)
def test_a_number_as_typed(typed: str, value: str) -> None:
    assert phrases.parse_number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "%", "1,2,3", "1.25,5", "6 2", "1 25", "1e5", "--1"])
def test_what_is_no_number(typed: str) -> None:
    with pytest.raises(ValueError):
        phrases.parse_number(typed)


@given(st.decimals(-(10**12), 10**12, places=4))
def test_what_is_written_is_read_back(value: Decimal) -> None:
    written = phrases.number(value)
    if "," in written or "." not in written:  # 1.250 alone is a thousand
        assert phrases.parse_number(written) == value
    assert phrases.parse_number(written) == Decimal(written.replace(".", "").replace(",", "."))


@pytest.mark.parametrize(
    ("day", "short", "in_document", "long"),
    [
        (date(2027, 1, 5), "05/01/2027", "05/01/2027", "05 tháng 01 năm 2027"),
        (date(2027, 2, 15), "15/02/2027", "15/02/2027", "15 tháng 02 năm 2027"),
        (date(2027, 3, 1), "01/03/2027", "01/3/2027", "01 tháng 3 năm 2027"),
        (date(2027, 11, 24), "24/11/2027", "24/11/2027", "24 tháng 11 năm 2027"),
    ],
)
def test_only_the_first_two_months_have_a_zero_in_a_document(
    day: date, short: str, in_document: str, long: str
) -> None:
    assert phrases.day(day) == short
    assert phrases.document_day(day) == in_document
    assert phrases.long_day(day) == long


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A và B"),
        (["A", "B", "C"], "A, B và C"),
        (["A, a", "B", "C"], "A, a; B và C"),
    ],
)
def test_a_list_in_a_sentence(items: list[str], sentence: str) -> None:
    assert phrases.joined(items) == sentence


def test_points_are_lettered_as_the_decree_does() -> None:
    letters = [phrases.point(index) for index in range(25)]
    assert letters[:7] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert letters[22:] == ["y", "24", "25"]
    assert len(set(letters)) == 25


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("họp giao ban", "Họp giao ban."),
        ("họp;", "Họp."),
        ("Họp, ", "Họp."),
        ("họp!", "Họp!"),
        ("gồm:", "Gồm:"),
        ("v.v…", "V.v…"),
        ("UBND phường", "UBND phường."),
    ],
)
def test_an_item_becomes_a_sentence(text: str, sentence: str) -> None:
    assert phrases.sentence(text) == sentence


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Giải ngân 90%\n\nHoàn thành 5 công trình.", "Giải ngân 90%. Hoàn thành 5 công trình"),
        ("- lập quy hoạch;\n\n- công bố quy hoạch;", "Lập quy hoạch. Công bố quy hoạch"),
        ("- một việc.", "một việc"),
        ("Một dòng\nvà dòng nữa", "Một dòng và dòng nữa"),
        ("", ""),
    ],
)
def test_paragraphs_in_one_line_stay_apart(text: str, line: str) -> None:
    assert phrases.run_on(text) == line


def test_a_capital_leaves_the_rest_as_it_is() -> None:
    assert phrases.capital("đoàn TNCS") == "Đoàn TNCS"
    assert phrases.capital("") == ""


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("trước ngày 05 tháng 6 năm 2026", "trước ngày~05 tháng~6 năm~2026"),
        ("số 05-NQ/TU", "số~05^NQ/TU"),
        ("97,5 %", "97,5~%"),
        ("2026 - 2030", "2026~-~2030"),
        ("Điều 148, khoản 2", "Điều~148, khoản~2"),
        ("Phụ lục III", "Phụ lục~III"),
        ("Văn hóa - Xã hội", "Văn hóa~- Xã hội"),
        ("- Như trên", "- Như trên"),
        ("ngày làm việc", "ngày làm việc"),
    ],
)
def test_what_a_line_must_not_break(text: str, tied: str) -> None:
    assert phrases.tied(text) == tied.replace("~", "\u00a0").replace("^", "\u2011")
