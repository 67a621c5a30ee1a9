"""`ctr` alone, inside a plan: the day of the office, and what to type next."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date

from ctr.cli.session import Session
from ctr.errors import CannotRun
from ctr.output import screen, terminal
from ctr.output.screens.day import Step, day_lines
from ctr.plan.model import Plan
from ctr.tracking.day import Day, day_of
from ctr.tracking.soon import SOON_DAYS


def inside_a_plan(session: Session, typed: Sequence[str] | None) -> bool:
    """Whether there is a plan to tell of. Raises CannotRun where one is named that is none."""
    try:
        return bool(session.folder_as_left)
    except CannotRun:
        if typed or os.environ.get("CTR_PLAN"):
            raise
        return False


def show_today(session: Session) -> None:
    """Write the day. Raises CannotRun where the plan is not sound."""
    plan = session.plan
    day = day_of(plan, session.day)
    screen.write(day_lines(plan, day, next_steps(day, _letters(plan, day)), terminal.room()))


def _letters(plan: Plan, day: Day) -> int:
    """How many letters `ctr remind` would write."""
    if not day.reports_overdue:
        return 0
    from ctr.documents.views.reminder import addressed, owed_by_unit

    return len(addressed(plan, owed_by_unit(plan, day.as_of, SOON_DAYS)))


def next_steps(day: Day, letters: int) -> list[Step]:
    """What to type next, the most pressing first; the list of all commands last.

    `letters` is how many are to be written to units whose report is overdue.
    """
    steps: list[Step] = []
    awaited, ward = day.awaited, day.ward
    if letters:
        steps.append(("ctr remind -o cong-van", f"công văn đôn đốc {letters} đơn vị"))
    if awaited is not None and awaited.period is not None:
        code = awaited.period.code
        if awaited.state in ("today", "soon") and not day.received:
            steps.append((f"ctr form {code} --all -o bieu", "lập biểu gửi các đơn vị"))
        if awaited.state in ("overdue", "today", "soon"):
            steps.append(("ctr collect THƯ-MỤC", "nhận các biểu đã về"))
    if ward is not None and ward.period is not None and _near(ward.last, day.as_of):
        code = ward.period.code
        steps.append((f"ctr report {code} -o bao-cao.docx", "báo cáo của phường"))
    steps.append(("ctr due", "mọi việc quá hạn, sắp đến hạn, của ai"))
    steps.append(("ctr status", "tình hình chung: đơn vị, lãnh đạo, chỉ tiêu"))
    steps.append(("ctr --help", "mọi lệnh"))
    return steps


def _near(last: date, today: date) -> bool:
    return (last - today).days <= _NEAR


_NEAR = 7
"""Days before its end at which a report of the ward is to be written."""
