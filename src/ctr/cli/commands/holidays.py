"""ctr holidays: the days off of a year, and what was announced of them."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import DryRunOption, day_option, text_option, typed_day, year_of
from ctr.cli.session import Session, takes
from ctr.errors import CannotRun
from ctr.vietnamese import phrases

if TYPE_CHECKING:
    from ctr.plan.model.calendars import Holiday
    from ctr.results.settings import CalendarKey


@takes()
def holidays(
    session: Session,
    year: Annotated[
        int | None,
        typer.Argument(
            metavar="[NĂM]", help="Năm nào (mặc định: năm của các ngày nêu, hoặc năm nay)."
        ),
    ] = None,
    tet: Annotated[
        str | None, text_option("Nghỉ Tết Âm lịch, chưa kể nghỉ bù.", "NGÀY..NGÀY")
    ] = None,
    hung_kings: Annotated[date | None, day_option("Giỗ Tổ Hùng Vương (10/3 âm lịch).")] = None,
    national_day: Annotated[date | None, day_option("Ngày nghỉ liền kề ngày 2/9.")] = None,
    swap: Annotated[
        list[str] | None,
        text_option(
            "Ngày làm việc được nghỉ và ngày làm bù; NGHỈ..xóa: bỏ hoán đổi ấy; dùng được nhiều "
            "lần.",
            "NGHỈ..LÀM-BÙ",
        ),
    ] = None,
    announced: Annotated[
        str | None, text_option("Số, ngày của văn bản thông báo lịch nghỉ.")
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Ngày nghỉ, ngày làm bù của năm; ghi lịch nghỉ mới thông báo vào kế hoạch.

    Ví dụ:
    Ngày nghỉ, ngày làm bù năm 2026:
    $ ctr holidays 2026
    Ghi lịch nghỉ Tết vừa thông báo:
    $ ctr holidays --tet 04/02/2027..10/02/2027 --announced "Thông báo số 9/TB-BNV"
    """
    from ctr.cli.set_values import needed, tell_settled

    values: dict[CalendarKey, Holiday | date | str] = {}
    if tet is not None:
        values["tet"] = _span(tet)
    if hung_kings is not None:
        values["hung_kings"] = hung_kings
    if national_day is not None:
        values["national_day"] = national_day
    if announced is not None:
        values["announced"] = needed(announced, "văn bản thông báo")
    swaps = dict(map(_swap, swap or ()))
    if not values and not swaps:
        _show(session, year or session.day.year)
        return
    from ctr.results.settings import set_of_year

    transaction = session.transaction
    of = _year(year, values, swaps) or year_of(transaction.plan, None, session.day)
    settled = set_of_year(transaction, of, values, swaps, dry_run=dry_run)
    tell_settled(settled, f"ngày nghỉ năm {of}", dry_run=dry_run)


def _span(typed: str) -> Holiday:
    from ctr.plan.model.calendars import Holiday

    first, mark, last = typed.partition("..")
    if not mark:
        raise CannotRun("--tet cần ngày đầu và ngày cuối", "ví dụ: --tet 04/02/2027..08/02/2027")
    start, end = typed_day(first), typed_day(last)
    if end < start:
        raise CannotRun("kỳ nghỉ kết thúc trước khi bắt đầu", f"xem lại --tet {typed}")
    return Holiday(from_=start, to=end)


def _swap(typed: str) -> tuple[date, date | None]:
    from ctr.cli.set_values import words_or_none

    off, mark, worked = typed.partition("..")
    if not mark:
        raise CannotRun(
            "--swap cần ngày nghỉ và ngày làm bù", "ví dụ: --swap 04/01/2027..09/01/2027"
        )
    words = words_or_none(worked)
    return typed_day(off), typed_day(words) if words is not None else None


def _year(
    typed: int | None,
    values: dict[CalendarKey, Holiday | date | str],
    swaps: dict[date, date | None],
) -> int | None:
    """The year typed, and of the days named; None where there are none. Raises CannotRun."""
    days = [value for value in values.values() if isinstance(value, date)]
    days += [value.from_ for value in values.values() if not isinstance(value, date | str)]
    if typed is not None:
        for day in days:
            if day.year != typed:
                raise CannotRun(f"ngày {phrases.day(day)} nằm ngoài năm {typed}")
        return typed
    years = sorted({day.year for day in [*days, *swaps]})
    if len(years) > 1:
        raise CannotRun("các ngày nêu ở những năm khác nhau", "ghi từng năm một")
    return years[0] if years else None


def _show(session: Session, year: int) -> None:
    from ctr.tracking.working_days import WorkingDays

    if not 1900 <= year <= 2200:
        raise CannotRun(f"không có lịch của năm {year}")
    known = WorkingDays(session.plan.calendar)
    day = date(year, 1, 1)
    while day.year == year:
        works = known.is_working(day)
        if works == (day.weekday() > 4):
            what = "làm bù" if works else "nghỉ"
            sys.stdout.write(f"{phrases.day(day)} {phrases.weekday(day)}: {what}\n")
        day += timedelta(days=1)
    if known.provisional(year):
        say(f"Lịch nghỉ năm {year} là tạm tính, chưa có văn bản thông báo.")
