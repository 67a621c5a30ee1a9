"""The kinds of value that a plan's fields hold, each with its own check.

Every kind is an object for `Annotated[…, kind]`; pydantic asks it for a schema, so that this
module and the model stay free of pydantic, which is imported only where something is validated.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from ctr.mail_address import ADDRESS
from ctr.plan.model.names import LONGEST_NAME, TOO_LONG, NameRegistries
from ctr.plan.model.periods import Bound, DayInPeriod, parse_day, parse_due
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import Invalid, short
from ctr.vietnamese.matching import match_key
from ctr.vietnamese.phrases import parse_number
from ctr.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema, ValidationInfo


# Patterns are texts, compiled where something is checked: most commands check nothing.
TASK_NUMBER = r"[1-9][0-9]{0,3}(\.[1-9][0-9]{0,3})?"
STORED_NAME = r"[0-9a-f]{12}-[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]{1,8})?"
"""Of a file of evidence: the start of its hash, then words; safe on every system."""
SENT_FILE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"
FILE_HASH = r"[0-9a-f]{64}"
PRINTED_NUMBER = (
    r"\(?(?:[1-9][0-9]{0,3}(?:\.[0-9]{1,4}){0,4}|[IVXLC]{1,7}|[A-ZĐa-zđ][0-9]?)\)?|[-–—+•*●▪◦]"
)
"""As documents number their points: `10.2`, `1.2.3`, `IV`, `a)`, `(1)`, `-`."""
SECTION_NUMBER = r"[1-9][0-9]{0,3}"
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
POINT = f"{TASK_NUMBER}|{_SLUG}"
PLAN_PATH = "[ -.0-9;-Z^-}¡-\ufffd][ -9;-Z^-\ufffd]{0,999}"
"""Relative, as every system writes it: without `:` or a backslash, so no drive and no web address.

Brackets are left out too, for the sake of editors, which read patterns in their own way.
"""


class FieldType:
    """A field checked by one function."""

    def __init__(self, check: Callable[[Any], Any]) -> None:
        self.check = check

    def core_schema(self) -> CoreSchema:
        """As pydantic's core reads it."""
        return {"type": "function-plain", "function": {"type": "no-info", "function": self.check}}

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        return self.core_schema()


class NameField:
    """A name looked up in a registry of the validation context, into its registered form.

    An `optional` one may be left out with its key, but a key without a name is a fault: nobody can
    tell whether somebody is still to be named there.
    """

    def __init__(self, registry: str, code: str, what: str, *, optional: bool = False) -> None:
        self.registry = registry
        self.code = code
        self.what = what
        self.optional = optional

    def core_schema(self) -> CoreSchema:
        """As pydantic's core reads it."""
        resolve = {"type": "with-info", "function": self._resolve}
        return {"type": "function-plain", "function": resolve}

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        return self.core_schema()

    def _resolve(self, value: Any, info: ValidationInfo) -> str:
        if value is None and self.optional:
            hint = "ghi tên, hoặc bỏ dòng này nếu chưa có"
            raise Invalid("wrong-type", f"để trống, phải là {self.what}", hint)
        text = _text(value)
        names: NameRegistries = info.context or {}
        registry = names.get(self.registry)
        if registry is None:  # it cannot be read, which is told where it stands
            return text
        if len(text) > LONGEST_NAME:
            raise Invalid(self.code, *TOO_LONG)
        name = registry.find(text)
        if name is not None:
            return name
        if self.registry == "members" and names["units"].find(text) is not None:
            raise Invalid(self.code, f"“{text}” là nhóm, thành viên phải là đơn vị")
        near = registry.nearest(text)
        hint = f"khai báo tên này trong {registry.file}"
        if near:
            hint = did_you_mean(near)
            if any("," in name and match_key(text) in match_key(name) for name in near):
                hint += " Tên có dấu phẩy phải đặt trong dấu nháy kép"
        raise Invalid(self.code, f"không có {self.what} “{short(text)}”", hint)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        if value is None:
            raise Invalid("wrong-type", "để trống, phải là chữ")
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        if isinstance(value, int | Decimal):
            raise Invalid("wrong-type", "phải là chữ", f'đặt trong dấu nháy kép: "{shown}"')
        raise Invalid("wrong-type", f"phải là chữ, không phải {_kind_name(value)}")
    text = " ".join(value.split())
    if not text:
        raise Invalid("wrong-value", "để trống, phải có chữ")
    return text


def _email(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(ADDRESS, text):
        raise Invalid(
            "wrong-value",
            f"“{short(text)}” không phải một địa chỉ thư điện tử",
            "ghi một địa chỉ, ví dụ: congan@phuong.gov.vn",
        )
    return text


def _paragraphs(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        blocks = re.split(r"\n\s*\n", value)
        return "\n\n".join([" ".join(words) for block in blocks if (words := block.split())])
    return _text(value)


def _slug(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(_SLUG, text):
        raise Invalid(
            "wrong-value",
            f"mã “{short(text)}” chỉ được gồm chữ thường không dấu, chữ số và gạch nối",
            "ví dụ: ho-so-truc-tuyen",
        )
    return text


def _stored_name(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(STORED_NAME, text):
        raise Invalid(
            "wrong-value",
            f"“{short(text)}” không phải tên tệp minh chứng",
            "tên do ctr record --file đặt, không đổi; ví dụ: 3f2a9c1e04b7-quyet-dinh-45.docx",
        )
    return text


def _task_number(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(TASK_NUMBER, text):
        raise Invalid(
            "wrong-value", f"“{short(text)}” không phải số thứ tự nhiệm vụ", 'ví dụ: "10.2"'
        )
    return text


def _point(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(POINT, text):
        message = f"“{short(text)}” không phải số nhiệm vụ hay mã chỉ tiêu của cấp trên"
        raise Invalid("wrong-value", message, 'ví dụ: "3.2" hoặc ho-so-truc-tuyen')
    return text


def _plan_path(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(PLAN_PATH, text):
        message = f"“{short(text)}” không phải đường dẫn tương đối đến một kế hoạch"
        hint = "viết từ thư mục của kế hoạch này, giữa các thư mục là dấu /, ví dụ: ../city/plan"
        raise Invalid("wrong-value", message, hint)
    return text


def _printed_number(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(PRINTED_NUMBER, text):
        message = f"“{short(text)}” không phải số thứ tự đã in"
        raise Invalid("wrong-value", message, 'ví dụ: "10.2", "a)", "-"')
    return text


def _section_number(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(SECTION_NUMBER, text):
        raise Invalid("wrong-value", f"“{short(text)}” không phải số mục", 'ví dụ: "10"')
    return text


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        hint = ""
        if isinstance(value, str):
            hint = _number_hint(value)
        raise Invalid("wrong-type", "phải là số", hint)
    return Decimal(value)


def _number_hint(text: str) -> str:
    """How to write the number that a text seems to be."""
    try:
        number = parse_number(text.replace("_", ""))
    except ValueError:
        return ""
    plain = f"{number:f}"
    if len(plain) > 18:
        return "số quá dài, nhiều nhất 18 chữ số"
    if "%" in text:
        return f"viết {plain}; đơn vị tính ghi ở khóa unit"
    return f"viết {plain}" if plain != text else f"viết không có dấu nháy: {plain}"


def _measured(value: Any) -> Decimal | bool:
    return value if isinstance(value, bool) else _number(value)


def _year(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Invalid("wrong-type", "phải là năm viết bằng số", "ví dụ: 2026")
    if not 1945 <= value <= 2200:
        raise Invalid("wrong-date", f"{value} không phải là năm hợp lý")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Invalid("wrong-type", "chỉ nhận true hoặc false", "viết true (đúng) hoặc false (sai)")
    return value


def _only_true(value: Any) -> bool:
    if _flag(value) is False:
        raise Invalid("wrong-value", "chỉ nhận true", "bỏ khóa này nếu không đúng")
    return True


def _kind_name(value: Any) -> str:
    if isinstance(value, dict):
        return "nhóm khóa"
    if isinstance(value, list):
        return "danh sách"
    return "giá trị này"


def _sent_file(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(SENT_FILE, text):
        raise Invalid("wrong-value", f"“{short(text)}” không phải tên tệp trong sent/")
    return text


def _file_hash(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(FILE_HASH, text):
        raise Invalid("wrong-value", f"“{short(text)}” không phải mã băm", "64 chữ số 0-9, a-f")
    return text


Text = Annotated[str, FieldType(_text)]
"""One line of text, not empty."""
Paragraphs = Annotated[str, FieldType(_paragraphs)]
"""Text in paragraphs: a blank line divides, other line breaks count as spaces."""
Email = Annotated[str, FieldType(_email)]
"""The address of a mailbox."""
Slug = Annotated[str, FieldType(_slug)]
StoredName = Annotated[str, FieldType(_stored_name)]
TaskNumber = Annotated[str, FieldType(_task_number)]
Point = Annotated[str, FieldType(_point)]
"""Of the superior's programme: a task by its number, a target by its id."""
PlanPath = Annotated[str, FieldType(_plan_path)]
"""Where another plan lies, from the folder of this one."""
PrintedNumber = Annotated[str, FieldType(_printed_number)]
SectionNumber = Annotated[str, FieldType(_section_number)]
Number = Annotated[Decimal, FieldType(_number)]
Measured = Annotated[Decimal | bool, FieldType(_measured)]
"""A figure, or true and false for a target that is reached or not."""
Year = Annotated[int, FieldType(_year)]
Flag = Annotated[bool, FieldType(_flag)]
Achieved = Annotated[bool, FieldType(_only_true)]
Day = Annotated[date, FieldType(parse_day)]
When = Annotated[Bound, FieldType(Bound.parse)]
DueWhen = Annotated[Bound | DayInPeriod, FieldType(parse_due)]
"""What bounds a deadline: `2026-Q2`, `11-25`, or a day within each period, `25` or `friday`."""
PeriodCode = Annotated[ReportingPeriod, FieldType(ReportingPeriod.parse)]
SentFile = Annotated[str, FieldType(_sent_file)]
"""The name of a file in sent/, without a folder."""
FileHash = Annotated[str, FieldType(_file_hash)]
"""SHA-256, in hexadecimal."""
UnitName = Annotated[str, NameField("units", "unknown-unit", "đơn vị")]
MemberName = Annotated[str, NameField("members", "unknown-unit", "đơn vị")]
OptionalUnit = Annotated[str | None, NameField("units", "unknown-unit", "đơn vị", optional=True)]
LeaderName = Annotated[str, NameField("leaders", "unknown-leader", "lãnh đạo")]
OptionalLeader = Annotated[
    str | None, NameField("leaders", "unknown-leader", "lãnh đạo", optional=True)
]
