"""Documents named in a text, as offices and units write them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.vietnamese.document_references import (
    document_references,
    is_shared,
    leading_number,
    number_key,
    reference_text,
)

MAY = date(2026, 5, 15)


@pytest.mark.parametrize(
    ("text", "kind", "number", "day"),
    [
        ("Quyết định số 45/QĐ-UBND ngày 15/5/2026", "Quyết định", "45/QĐ-UBND", MAY),
        ("quyết định số 45/qđ-ubnd ngày 15-05-2026", "Quyết định", "45/qđ-ubnd", MAY),
        ("Số: 45 / QĐ - UBND, ngày 15 tháng 5 năm 2026", "Quyết định", "45/QĐ-UBND", MAY),
        ("45/QĐ-UBND, 15.5.2026", "Quyết định", "45/QĐ-UBND", MAY),
        ("Số 45/QĐ–UBND của UBND phường ngày 15/5/26", "Quyết định", "45/QĐ-UBND", MAY),
        ("Nghị quyết số 05-NQ/TU ngày 15/5/2026", "Nghị quyết", "05-NQ/TU", MAY),
        ("Nghị quyết số 24/2026/NQ-CP ngày 15/5/2026", "Nghị quyết", "24/2026/NQ-CP", MAY),
        ("Công văn số 215/UBND-VP ngày 15/5/2026", "Công văn", "215/UBND-VP", MAY),
        ("Văn bản số 10699/BNNMT-ĐCKS ngày 15/5/2026", None, "10699/BNNMT-ĐCKS", MAY),
        ("Báo cáo số 12/BC-CAP", "Báo cáo", "12/BC-CAP", None),
        ("Số 1/BB", "Biên bản", "1/BB", None),
        ("Biên bản số 01 ngày 15/5/2026", "Biên bản", "01", MAY),
        ("Biên bản ngày 15/5/2026", "Biên bản", None, MAY),
        ("Hóa đơn số 0001234", None, "0001234", None),
        ("Hợp đồng số 12a/2026/HĐ-KT ngày 15/5/2026", "Hợp đồng", "12a/2026/HĐ-KT", MAY),
        (
            "Hợp đồng số 01/2026/HĐTC-CAP/XYZ ngày 15/5/2026",
            "Hợp đồng",
            "01/2026/HĐTC-CAP/XYZ",
            MAY,
        ),
        ("Biên bản số 12/2026 ngày 15/5/2026", "Biên bản", "12/2026", MAY),
        ("Hướng dẫn số 5/HD-UBND ngày 15/5/2026", "Hướng dẫn", "5/HD-UBND", MAY),
    ],
)
def test_a_document_by_its_number_and_day(
    text: str, kind: str | None, number: str | None, day: date | None
) -> None:
    for form in ("NFC", "NFD"):
        (found,) = document_references(unicodedata.normalize(form, text))
        assert (found.kind.name if found.kind else None, found.number, found.day) == (
            kind,
            number,
            day,
        )
        assert (found.malformed, found.no_day, found.misnamed) == (None, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "Thống kê 6 tháng",
        "số lượng 45 vụ/năm",
        "số vụ 12/2026",
        "Tỷ lệ 5/10",
        "Mục 1.2.3 của báo cáo năm 2026",
        "Ảnh chụp",
        "",
    ],
)
def test_a_text_that_names_none(text: str) -> None:
    assert document_references(text) == []


def test_several_in_one_text_each_with_its_own_day() -> None:
    text = (
        "Nghị quyết số 05-NQ/TU ngày 10/01/2026 của Thành ủy; Biên bản số 01 và "
        "Công văn số 215/UBND-VP ngày 3 tháng 6 năm 2026"
    )
    found = document_references(text)
    assert [(one.number, one.day) for one in found] == [
        ("05-NQ/TU", date(2026, 1, 10)),
        ("01", None),
        ("215/UBND-VP", date(2026, 6, 3)),
    ]
    assert [bool(one.issuer) for one in found] == [True, False, False]


@pytest.mark.parametrize(
    "number", ["45//QĐ-UBND", "/UBND-VP", "QĐ-UBND/45", "0/QĐ-UBND", "45/", "45/-UBND", "4x5/QĐ"]
)
def test_what_is_no_number_where_one_should_stand(number: str) -> None:
    (found,) = document_references(f"Quyết định số {number} ngày 15/5/2026")
    assert (found.number, found.malformed, found.day) == (None, number, MAY)


@pytest.mark.parametrize("day", ["31/4/2026", "30/02/2026", "15/13/2026", "31 tháng 6 năm 2026"])
def test_a_day_that_does_not_exist(day: str) -> None:
    (found,) = document_references(f"Quyết định số 45/QĐ-UBND ngày {day}")
    assert (found.number, found.day, found.no_day) == ("45/QĐ-UBND", None, day)


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        ("Báo cáo kết quả thực hiện Kế hoạch số 12/KH-UBND ngày 10/3/2026", True),
        ("Kế hoạch triển khai Nghị quyết số 05-NQ/TU ngày 10/3/2026", True),
        ("Theo Kế hoạch số 12/KH-UBND ngày 10/3/2026", True),
        ("Kế hoạch số 12/KH-UBND ngày 10/3/2026 thực hiện chuyển đổi số", False),
    ],
)
def test_one_that_stands_in_the_title_of_another(text: str, mentioned: bool) -> None:
    (found,) = document_references(text)
    assert found.mentioned is mentioned


@pytest.mark.parametrize(
    ("text", "misnamed"),
    [
        ("Quyết định số 45/BC-UBND", True),
        ("Công văn số 45/QĐ-UBND", True),
        ("Văn bản số 45/QĐ-UBND", False),
        ("Biên bản số 1/BB và Quyết định số 45/BC-UBND", True),
        ("Quyết định phê duyệt Kế hoạch số 45/QĐ-UBND", False),
        ("Phê duyệt dự án số 45/QĐ-UBND", False),
        ("Thông báo kết luận số 45/TB-UBND", False),
        ("Báo cáo của phường kèm Quyết định số 45/QĐ-UBND", False),
    ],
)
def test_a_symbol_of_another_kind_than_the_words_say(text: str, misnamed: bool) -> None:
    assert document_references(text)[-1].misnamed is misnamed


def test_spellings_of_one_number_have_one_key() -> None:
    keys = {number_key(one) for one in ("5/QĐ-UBND", "05/qđ-ubnd", "005/QD-UBND")}
    assert len(keys) == 1
    assert number_key("5/QĐ-UBND") != number_key("50/QĐ-UBND")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 45 / QĐ - UBND ", "45/QĐ-UBND"),
        ("45/QĐ-UBND Lê Thanh Nghị", "45/QĐ-UBND"),
        ("05-NQ/TU", "05-NQ/TU"),
        ("/BC-UBND", None),
        ("24/2026//NQ-CP", None),
        ("45/QĐ-UBND/", None),
        ("00/QĐ-UBND", None),
        ("45", None),
        ("", None),
    ],
)
def test_the_number_at_the_head_of_a_document(text: str, number: str | None) -> None:
    assert leading_number(text) == number


def test_a_document_put_into_words_is_read_again_as_itself() -> None:
    (found,) = document_references("Quyết định số 45/QĐ-UBND ngày 15/5/2026")
    text = reference_text(found.kind, found.number, found.day)
    assert text == "Quyết định số 45/QĐ-UBND ngày 15/5/2026"
    assert document_references(text) == [found]
    assert reference_text(None, None, date(2026, 1, 5)) == "Văn bản ngày 05/01/2026"


def test_a_text_can_say_that_its_document_is_for_several() -> None:
    assert is_shared("Kế hoạch số 12/KH-UBND (dùng chung)")
    assert not is_shared("Kế hoạch số 12/KH-UBND")
    assert not is_shared(None)


@given(st.text(max_size=300) | st.text("số ngày/-.0123456789QĐUBND", max_size=300))
def test_any_text_is_read(text: str) -> None:
    for found in document_references(text):
        assert found.number or found.day or found.malformed or found.no_day


def test_a_long_text_takes_no_long_time() -> None:
    for text in ("số " * 100_000, "1/2" * 100_000, "a-" * 100_000, "ngày " * 100_000):
        document_references(text)
