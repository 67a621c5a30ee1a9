"""What each kind of value of `plan/model/fields.py` looks like, for who cannot run its check.

Here and in `rules.py` a check by code is told a second time. A schema takes all that the check
takes; what a pattern cannot tell (whether a year has a 29/02) it takes too, and `ctr check` tells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from ctr.mail_address import ADDRESS
from ctr.plan.model import fields
from ctr.plan.model.periods import WEEKDAYS
from ctr.plan.schema.terms import Schema, any_of, must_not

_YEAR = "(?:19(?:4[5-9]|[5-9][0-9])|2[01][0-9]{2}|2200)"
_MONTH = "(?:0[1-9]|1[0-2])"
_MONTH_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_MONTH_DAYS = "(?:0?[1-9]|[12][0-9]|3[01])"
_DAY = f"{_YEAR}-{_MONTH_DAY}"
_QUARTER = f"{_YEAR}-[Qq][1-4]"
_YEARS = {"type": "integer", "minimum": 1945, "maximum": 2200}
_DAYS_OF_MONTH = {"type": "integer", "minimum": 1, "maximum": 31}


def _written(*forms: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{'|'.join(forms)})$"}


YEARLY = _written(_MONTH_DAY)
"""A day of every year."""
OF_PERIOD = any_of(_YEARS, _written(_YEAR, _QUARTER, f"{_YEAR}-{_MONTH}"))
"""A year, quarter or month, which is no single day."""
DATED = any_of(OF_PERIOD, _written(_DAY))
"""A day or period of one certain year."""
DAY_OF_MONTH = any_of(_DAYS_OF_MONTH, _written(_MONTH_DAYS))
WEEKDAY = _written(*WEEKDAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A kind of value: its schema, what an editor says of another one, how it is written."""

    schema: Schema
    message: str
    how: str = ""

    @property
    def whole(self) -> Schema:
        """The schema with its message."""
        return {**self.schema, "errorMessage": self.message}


def _matching(pattern: str, message: str, how: str = "") -> Value:
    """A text that fits, with spaces around it or without."""
    return Value(schema=_around(pattern), message=message, how=how)


def _around(pattern: str) -> Schema:
    return {"type": "string", "pattern": rf"^\s*(?:{pattern})\s*$"}


def _numbers_within(numbers: Schema, message: str) -> Schema:
    return must_not({"type": "integer", "not": numbers}, message)


def _day_or_period(message: str, how: str, *forms: str, numbers: Schema = _YEARS) -> Value:
    schema: Schema = {
        "type": ["string", "integer"],
        "pattern": rf"^(?:{'|'.join(forms)})$",
        **_numbers_within(numbers, message),
    }
    return Value(schema=schema, message=message, how=how)


_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_FORMS = (_YEAR, _QUARTER, f"{_YEAR}-{_MONTH}", _MONTH_DAY, _DAY)
_HOW_WHEN = "Viết `2027-12-31`, `2026-05`, `2026-Q2`, `2026`, hoặc `11-25` (ngày của mọi năm)."
_HOW_PERIOD = "Viết `2026`, `2026-Q2`, `2026-6T`, `2026-9T`, `2026-05` hoặc từ ngày nào đến ngày "

_BY_TYPE: dict[Any, Value] = {
    fields.Text: Value(
        schema=_TEXT,
        message='phải là chữ, không để trống; số là chữ thì đặt trong dấu nháy kép: "10.2"',
    ),
    fields.Paragraphs: Value(
        schema=_TEXT,
        message='phải là chữ, không để trống; số là chữ thì đặt trong dấu nháy kép: "10.2"',
        how="Nhiều đoạn thì viết sau dấu `|`, cách nhau một dòng trống.",
    ),
    fields.Email: _matching(
        ADDRESS, "không phải một địa chỉ thư điện tử, ví dụ: congan@phuong.gov.vn"
    ),
    fields.Slug: _matching(
        "[a-z0-9]+(-[a-z0-9]+)*",
        "mã chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ: ho-so-truc-tuyen",
    ),
    fields.StoredName: _matching(
        fields.STORED_NAME,
        "không phải tên tệp minh chứng do ctr record --file đặt, "
        "ví dụ: 3f2a9c1e04b7-quyet-dinh-45.docx",
    ),
    fields.TaskNumber: _matching(
        fields.TASK_NUMBER,
        'phải là số nhiệm vụ trong dấu nháy kép, ví dụ: "10.2"',
        'Số nhiệm vụ, luôn trong dấu nháy kép: `"10.2"`.',
    ),
    fields.Point: _matching(
        fields.POINT,
        "phải là số nhiệm vụ trong dấu nháy kép hoặc mã chỉ tiêu của cấp trên",
        'Số nhiệm vụ trong dấu nháy kép, hoặc mã chỉ tiêu: `["3.2", ho-so-truc-tuyen]`.',
    ),
    fields.PlanPath: _matching(
        fields.PLAN_PATH,
        "phải là đường dẫn tương đối đến thư mục kế hoạch của cấp trên, ví dụ: ../city/plan",
        "Viết từ thư mục của kế hoạch này: `../city/plan`.",
    ),
    fields.PrintedNumber: _matching(
        fields.PRINTED_NUMBER, 'phải là số thứ tự đã in trong dấu nháy kép, ví dụ: "10.2", "a)"'
    ),
    fields.SectionNumber: _matching(
        fields.SECTION_NUMBER, 'phải là số mục trong dấu nháy kép, ví dụ: "10"'
    ),
    fields.Number: Value(
        schema={"type": "number"},
        message="phải là số, không có dấu nháy; phần thập phân sau dấu chấm, ví dụ: 97.5",
    ),
    fields.Measured: Value(
        schema={"type": ["number", "boolean"]},
        message="phải là số như 97.5, hoặc true, false với chỉ tiêu đạt/không đạt",
    ),
    fields.Year: Value(
        schema={"type": "integer", **_numbers_within(_YEARS, "năm phải từ 1945 đến 2200")},
        message="phải là năm viết bằng số, ví dụ: 2026",
    ),
    fields.Flag: Value(schema={"type": "boolean"}, message="chỉ nhận true (đúng) hoặc false (sai)"),
    fields.Achieved: Value(
        schema={"enum": [True]}, message="chỉ nhận true; bỏ khóa này nếu không đúng"
    ),
    fields.Day: Value(
        schema=_written(_DAY),
        message="phải là ngày có thật viết năm-tháng-ngày, ví dụ: 2026-11-25",
        how="Viết năm-tháng-ngày: `2026-11-25`.",
    ),
    fields.When: _day_or_period(
        "phải là ngày hoặc kỳ: 2027-12-31, 2026-05, 2026-Q2, 2026 hoặc 11-25", _HOW_WHEN, *_FORMS
    ),
    fields.DueWhen: _day_or_period(
        "phải là ngày hoặc kỳ: 2027-12-31, 2026-05, 2026-Q2, 2026, 11-25, 25 hoặc friday",
        f"{_HOW_WHEN} Lặp lại trong năm thì viết ngày của tháng cuối kỳ, `25`, hoặc thứ, `friday`.",
        *_FORMS,
        _MONTH_DAYS,
        *WEEKDAYS,
        numbers=any_of(_YEARS, _DAYS_OF_MONTH),
    ),
    fields.PeriodCode: _day_or_period(
        "phải là kỳ báo cáo: 2026, 2026-Q2, 2026-6T, 2026-9T, 2026-05 hoặc 2026-04-01..2026-06-14",
        f"{_HOW_PERIOD}`2026-04-01..2026-06-14`.",
        rf"\s*(?:{_YEAR}|{_QUARTER}|{_YEAR}-[69][Tt]|{_YEAR}-{_MONTH}|{_DAY}\s*\.\.\s*{_DAY})\s*",
    ),
    fields.SentFile: _matching(fields.SENT_FILE, "không phải tên tệp trong sent/"),
    fields.FileHash: _matching(fields.FILE_HASH, "mã băm phải là 64 chữ số 0-9, a-f"),
}


def _mark(kind: Any) -> Any:
    """What stands beside the type in `Annotated[type, mark]`."""
    return get_args(kind)[1]


BY_CHECK: dict[Callable[..., Any], Value] = {
    _mark(kind).check: value for kind, value in _BY_TYPE.items()
}
"""By the function that checks it: what pydantic knows of a value."""
