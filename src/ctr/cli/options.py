"""Options that several commands share, and how what is typed becomes a value."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctr.errors import CannotRun, NotInPlan
from ctr.output.formats import DocumentFormat, Format, PageFormat

if TYPE_CHECKING:
    from decimal import Decimal

    from ctr.plan.model import Plan, State
    from ctr.plan.model.reporting_periods import ReportingPeriod
    from ctr.tracking.task_status import TaskState


def now() -> datetime:
    """The moment in Vietnam, whatever the zone of the machine."""
    from ctr.vietnamese.days import VIETNAM

    return datetime.combine(today(), datetime.now(VIETNAM).timetz())


def today() -> date:
    """The day in Vietnam, whatever the zone of the machine. The only clock of the program."""
    from ctr.vietnamese.days import VIETNAM

    return datetime.now(VIETNAM).date()


def typed_day(text: str) -> date:
    """A day as typed, in any of the usual ways. Raises CannotRun."""
    from ctr.plan.model.periods import check_year, parse_day
    from ctr.problems import Invalid
    from ctr.vietnamese.days import read_day

    try:
        if (day := read_day(text)) is None:
            return parse_day(text.strip())
        check_year(day.year)
        return day
    except Invalid as error:
        hint = "viết ngày/tháng/năm, ví dụ: 25/11/2026" if error.hint else ""
        raise CannotRun(error.message, hint) from None


def typed_figure(text: str) -> Decimal | bool:
    """A figure as typed: a number the Vietnamese way, or reached or not. Raises CannotRun."""
    from ctr.vietnamese import phrases
    from ctr.wording.targets import verdict_of

    if (verdict := verdict_of(text)) is not None:
        return verdict
    try:
        number = phrases.parse_number(text)
        if phrases.too_long(number):
            raise CannotRun("số quá dài", "nhiều nhất 18 chữ số")
        return number
    except ValueError:
        raise CannotRun(
            f"“{text}” không phải là số", "viết ví dụ 97,5 hoặc 1.250, hoặc đạt / không đạt"
        ) from None


def typed_task_state(text: str) -> TaskState:
    """A state as typed, also one that no unit reports. Raises CannotRun with all states."""
    from ctr.tracking.task_status import TASK_STATES
    from ctr.wording.states import state_name, state_of

    state = state_of(text)
    if state is None:
        names = "; ".join(state_name(known) for known in TASK_STATES)
        raise CannotRun(f"không có trạng thái “{text}”", f"chọn: {names}")
    return state


def typed_state(text: str) -> State:
    """A state that a unit may report, as typed. Raises CannotRun with all of them."""
    from ctr.plan.model import STATES
    from ctr.wording.states import state_name, state_of

    state = state_of(text)
    if state is None or state not in STATES:
        names = "; ".join(state_name(known) for known in STATES)
        raise CannotRun(f"không có trạng thái “{text}”", f"chọn: {names}")
    return state


def typed_period(text: str) -> ReportingPeriod:
    """A reporting period as typed, the days of a span in any usual way. Raises CannotRun."""
    from ctr.plan.model.reporting_periods import ReportingPeriod
    from ctr.problems import Invalid

    first, mark, last = text.partition("..")
    try:
        if mark:
            return ReportingPeriod.between(typed_day(first), typed_day(last))
        return ReportingPeriod.parse(text)
    except Invalid as error:
        raise CannotRun(error.message, error.hint) from None


def day_option(help: str, *names: str) -> Any:
    """An option that takes a day."""
    return typer.Option(*names, metavar="NGÀY", parser=typed_day, help=help, show_default=False)


def text_option(help: str, metavar: str = "CHỮ") -> Any:
    """An option that takes words."""
    return typer.Option(metavar=metavar, help=help, show_default=False)


PlanOption = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        metavar="THƯ-MỤC",
        help="Thư mục kế hoạch (mặc định: CTR_PLAN, rồi tìm ngược lên từ thư mục hiện tại). Dùng "
        "nhiều lần, “xa-*” trong ngoặc kép, hoặc thư mục chứa nhiều kế hoạch: hỏi mọi kế hoạch.",
        show_default=False,
    ),
]
IssuersOption = Annotated[
    list[str] | None,
    typer.Option(
        "--issuer",
        metavar="TÊN",
        help="Chỉ kế hoạch của cơ quan ban hành này; dùng được nhiều lần.",
        show_default=False,
    ),
]
NoCacheOption = Annotated[
    bool,
    typer.Option(
        "--no-cache", help="Đọc và kiểm tra lại cả kế hoạch, không dùng bản giữ trong bộ nhớ đệm."
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar="DẠNG",
        help="Bảng, JSON, CSV, Markdown hoặc Excel (theo đuôi của -o; không có thì là bảng).",
        show_default=False,
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
PageFormatOption = Annotated[
    PageFormat | None,
    typer.Option(
        "--format",
        help="Markdown, Word hoặc HTML (mặc định theo đuôi tệp, rồi Markdown).",
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="TỆP", help="Ghi vào tệp này.", show_default=False),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Chỉ xem sẽ đổi gì, không ghi.")]
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
    day_option("Tính đến ngày này, ví dụ 24/11/2026 (mặc định: hôm nay, giờ Việt Nam).", "--as-of"),
]
# The types are texts where a parser makes the value: Typer asks it alone, and nothing is imported.
TaskStateOption = Annotated[
    "TaskState | None",
    typer.Option(
        "--state",
        parser=typed_task_state,
        metavar="TRẠNG-THÁI",
        help="Chỉ nhiệm vụ ở trạng thái này: chưa báo cáo, chưa thực hiện, đang thực hiện, "
        "hoàn thành, tạm dừng, dừng thực hiện, chưa phân công.",
        show_default=False,
    ),
]
PeriodOption = Annotated[
    "ReportingPeriod | None",
    typer.Option(
        "--period",
        metavar="KỲ",
        parser=typed_period,
        help="Kỳ báo cáo: 2026-Q2, 2026-6T, 2026-9T, 2026-05 hoặc 2026-04-01..2026-06-14 "
        "(mặc định: cả năm).",
        show_default=False,
    ),
]
PeriodArgument = Annotated[
    "ReportingPeriod | None",
    typer.Argument(
        metavar="[KỲ]",
        parser=typed_period,
        help="Năm hoặc kỳ báo cáo: 2026, 2026-Q2, 2026-6T, 2026-9T, 2026-05, "
        "2026-04-01..2026-06-14.",
        show_default=False,
    ),
]
FromOption = Annotated[
    date | None, day_option("Ngày đầu của kỳ, thay cho KỲ; đi cùng --to.", "--from")
]
ToOption = Annotated[
    date | None, day_option("Ngày cuối của kỳ, thay cho KỲ; đi cùng --from.", "--to")
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


def period_in(plan: Plan, typed: ReportingPeriod) -> ReportingPeriod:
    """The period typed, which must be of a year of the programme. Raises CannotRun."""
    year_in(plan, typed.year)
    return typed


def chosen_period(
    plan: Plan,
    typed: ReportingPeriod | None,
    first: date | None,
    last: date | None,
    otherwise: ReportingPeriod | None,
) -> ReportingPeriod:
    """The one period of what was typed. Raises CannotRun where there is none, or two."""
    meant = meant_period(typed, first, last)
    if meant is not None:
        return period_in(plan, meant)
    if otherwise is None:
        raise no_period()
    return otherwise


def no_period() -> CannotRun:
    """Where a period had to be typed."""
    return CannotRun("chưa nêu kỳ báo cáo", "ví dụ: 2026, 2026-Q2, 2026-6T")


def meant_period(
    typed: ReportingPeriod | None, first: date | None, last: date | None
) -> ReportingPeriod | None:
    """The period typed, None where none was. Raises CannotRun where there are two."""
    if (first is None) != (last is None):
        raise CannotRun("--from và --to đi cùng nhau", "ví dụ: --from 01/4/2026 --to 14/6/2026")
    if first is not None and last is not None:
        if typed is not None:
            raise CannotRun(f"đã nêu kỳ {typed.code} thì không có --from, --to")
        return typed_period(f"{first}..{last}")
    return typed


def year_in(plan: Plan, typed: int) -> int:
    """The year typed, which must be one of the programme. Raises CannotRun."""
    period = plan.programme.period
    if typed not in period or typed > 2200:
        last = "trở đi" if period.beyond else f"đến {period.to}"
        raise NotInPlan(f"chương trình không có năm {typed}", f"chọn năm từ {period.from_} {last}")
    return typed
