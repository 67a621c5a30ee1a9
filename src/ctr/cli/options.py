"""Options that several commands share, and how what is typed becomes a value."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ctr.errors import CannotRun
from ctr.output.listing import Format
from ctr.plan.model.periods import parse_day, vietnamese_day
from ctr.problems import Invalid
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import nfc

if TYPE_CHECKING:
    from ctr.plan.model import Plan

DocumentFormat = Literal["md", "docx"]
"""How a document is written."""
VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """The day in Vietnam, whatever the zone of the machine. The only clock of the program."""
    return datetime.now(VIETNAM).date()


def typed_day(text: str) -> date:
    """A day as typed, `2026-11-25` or `25/11/2026`. Raises CannotRun."""
    try:
        return parse_day(vietnamese_day(text.strip()) or text.strip())
    except Invalid as error:
        raise CannotRun(error.message, error.hint) from None


def typed_figure(text: str) -> Decimal | bool:
    """A figure as typed: a number the Vietnamese way, or reached or not. Raises CannotRun."""
    word = nfc(text).strip().lower()
    if word in ("đạt", "dat", "true", "có"):
        return True
    if word in ("không đạt", "khong dat", "chưa đạt", "false", "không"):
        return False
    try:
        return phrases.parse_number(text)
    except ValueError:
        raise CannotRun(
            f"“{text}” không phải là số", "viết ví dụ 97,5 hoặc 1.250, hoặc đạt / không đạt"
        ) from None


def day_option(help: str, *names: str) -> Any:
    """An option that takes a day."""
    return typer.Option(*names, metavar="NGÀY", parser=typed_day, help=help, show_default=False)


def text_option(help: str, metavar: str = "CHỮ") -> Any:
    """An option that takes words."""
    return typer.Option(metavar=metavar, help=help, show_default=False)


PlanOption = Annotated[
    str | None,
    typer.Option(
        "--plan",
        metavar="THƯ-MỤC",
        help="Thư mục kế hoạch (mặc định: CTR_PLAN, rồi tìm ngược lên từ thư mục hiện tại).",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format", help="Cách trình bày: bảng, JSON, CSV, Markdown, hoặc Excel (cần -o)."
    ),
]
DocumentFormatOption = Annotated[
    DocumentFormat | None,
    typer.Option(
        "--format",
        help="Markdown hoặc Word (mặc định theo đuôi tệp, rồi Markdown).",
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="TỆP", help="Ghi vào tệp này.", show_default=False),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]
TemplateOption = Annotated[
    Path | None,
    typer.Option("--template", metavar="TỆP", help="Dùng mẫu này.", show_default=False),
]
UnitsOption = Annotated[
    list[str] | None,
    typer.Option("--unit", metavar="TÊN", help="Đơn vị; dùng được nhiều lần.", show_default=False),
]
LeaderOption = Annotated[
    str | None,
    typer.Option("--leader", metavar="TÊN", help="Lãnh đạo chỉ đạo.", show_default=False),
]
AsOfOption = Annotated[
    date | None,
    day_option(
        "Tính như vào ngày này, ví dụ 24/11/2026 (mặc định: hôm nay, giờ Việt Nam).", "--as-of"
    ),
]
YearOption = Annotated[
    int | None,
    typer.Option("--year", metavar="NĂM", help="Năm của kết quả (mặc định: năm của ngày tính)."),
]


def year_of(plan: Plan, typed: int | None, day: date) -> int:
    """The year typed, or that of `day`, the first of the programme before it. Raises CannotRun."""
    period = plan.programme.period
    if typed is not None:
        return year_in(plan, typed)
    year = max(day.year, period.from_)
    return year if period.beyond else min(year, period.to)


def year_in(plan: Plan, typed: int) -> int:
    """The year typed, which must be one of the programme. Raises CannotRun."""
    period = plan.programme.period
    if typed not in period or typed > 2200:
        last = "trở đi" if period.beyond else f"đến {period.to}"
        raise CannotRun(f"chương trình không có năm {typed}", f"chọn năm từ {period.from_} {last}")
    return typed
