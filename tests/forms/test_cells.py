"""A cell of Excel into a value: what is certain is taken, what is in doubt is a fault."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.forms.cells import cell_text, cell_value, task_number
from ctr.forms.layout import SHEETS, FormColumn

COLUMNS = {column.field: column for columns in SHEETS.values() for column in columns}
DAY, FIGURE, STATE = COLUMNS["state_on"], COLUMNS["value"], COLUMNS["state"]


@pytest.mark.parametrize("column", COLUMNS.values(), ids=lambda column: column.field)
@pytest.mark.parametrize("cell", [None, "", "  ", "\n"])
def test_an_empty_cell_says_nothing(column: FormColumn, cell: str | None) -> None:
    assert cell_value(column, cell, False) is None


@pytest.mark.parametrize(
    "cell",
    [datetime(2026, 11, 20, 8, 30), date(2026, 11, 20), "20/11/2026", " 20-11-2026 ", "2026-11-20"],
)
def test_a_day(cell: Any) -> None:
    value = cell_value(DAY, cell, False)
    assert value == date(2026, 11, 20)
    assert type(value) is date


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("20/11", "“20/11” chưa rõ năm, ghi đủ ngày/tháng/năm"),
        ("31/11/2026", "không có ngày 31/11/2026 trên lịch"),
        ("cuối năm", "“cuối năm” không đúng cách viết ngày"),
        (46_000, "“46000” không phải là ngày, ghi ngày/tháng/năm"),
        (True, "“True” không phải là ngày"),
    ],
)
def test_what_is_no_certain_day(cell: Any, fault: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(fault)}"):
        cell_value(DAY, cell, False)


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        (62, Decimal(62)),
        (62.50, Decimal("62.5")),
        (0.1, Decimal("0.1")),
        (0, Decimal(0)),
        ("97,5", Decimal("97.5")),
        ("97,5%", Decimal("97.5")),
        (" 1.250.000 ", Decimal(1_250_000)),
        (True, True),
        ("đạt", True),
        ("KHÔNG ĐẠT", False),
    ],
)
def test_a_figure(cell: Any, figure: Decimal | bool) -> None:
    value = cell_value(FIGURE, cell, False)
    assert value == figure
    assert type(value) is type(figure)


@pytest.mark.parametrize("cell", ["1.250", "1,250", "-1.250", "999,999"])
def test_a_thousand_or_a_fraction_is_asked_about(cell: str) -> None:
    with pytest.raises(ValueError, match="phần nghìn hoặc phần lẻ"):
        cell_value(FIGURE, cell, False)


@pytest.mark.parametrize("cell", ["nhiều", "6 2", "62%%", "1e5", float("nan"), float("inf"), 1e15])
def test_what_is_no_figure(cell: Any) -> None:
    with pytest.raises(ValueError, match=r"không phải là số|không chứa số"):
        cell_value(FIGURE, cell, False)


def test_a_share_that_excel_keeps_as_a_fraction_is_asked_about() -> None:
    for cell, shown in (
        (0.65, "0,65 là 65% hay"),
        (1, "1 là 100% hay"),
        (0.005, "0,005 là 0,5%"),
        (0.834, "0,834 là 83,4% hay"),
    ):
        with pytest.raises(ValueError, match=f"^{shown}"):
            cell_value(FIGURE, cell, True)
    for figure in (0, 1.5, 62):
        assert cell_value(FIGURE, figure, True) == Decimal(str(figure))
    assert cell_value(FIGURE, "0,65%", True) == Decimal("0.65")
    assert cell_value(FIGURE, 0.65, False) == Decimal("0.65")


def test_a_state_in_any_of_its_words_becomes_its_name() -> None:
    for cell in ("Hoàn thành", "xong", "done", "HOAN THANH"):
        assert cell_value(STATE, cell, False) == "hoàn thành"
    for refused in ("chưa báo cáo", "xong rồi", 5):
        with pytest.raises(ValueError, match="không có trong danh sách: chưa thực hiện, "):
            cell_value(STATE, refused, False)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("done", "Một  hai\n\nba"),
        ("evidence", "Một hai ba"),
        ("source", "Một hai ba"),
        ("difficulties", "Một hai\nba"),
    ],
)
def test_the_lines_of_a_cell_are_what_its_field_is_made_of(field: str, text: str) -> None:
    expected = text.replace("  ", " ")
    assert cell_value(COLUMNS[field], "  Một  hai \r\n\n ba\n", False) == expected


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (date(2026, 1, 5), "05/01/2026"),
        (True, "đạt"),
        (False, "không đạt"),
        (1250.5, "1.250,5"),
        (0.1, "0,1"),
        (" a \n b ", "a\nb"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_any_cell_as_text(cell: Any, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    ("cell", "number"),
    [(1.3, "1.3"), (10, "10"), ("10.2", "10.2"), ("10,2.", "10.2"), (" 1.1 ", "1.1"), (None, "")],
)
def test_the_number_of_a_task(cell: Any, number: str) -> None:
    assert task_number(cell) == number


def test_a_number_that_excel_made_a_day_of_is_asked_about() -> None:
    with pytest.raises(ValueError, match="ô này đã thành ngày"):
        task_number(datetime(2026, 3, 1))


CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40), st.dates()
)


@given(CELLS, st.sampled_from(list(COLUMNS.values())), st.booleans())
def test_no_cell_is_too_odd(cell: Any, column: FormColumn, percent: bool) -> None:
    try:
        cell_value(column, cell, percent)
    except ValueError as fault:
        assert str(fault)


@pytest.mark.parametrize(
    ("cell", "figure"), [("72,5%", "72.5"), ("72,5", "72.5"), ("72,125", "72.125"), ("72", "72")]
)
def test_a_percentage_that_stayed_text(cell: str, figure: str) -> None:
    assert cell_value(FIGURE, cell, True) == Decimal(figure)


@pytest.mark.parametrize("cell", ["0,725", "1", "72.125"])
def test_a_percentage_in_doubt_is_asked_for(cell: str) -> None:
    with pytest.raises(ValueError, match=r"hay|hoặc"):
        cell_value(FIGURE, cell, True)
