"""ctr status: one screen for a leader."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ctr.cli.messages import say
from ctr.cli.options import LeaderOption, PeriodArgument, UnitsOption
from ctr.cli.said_before import said_before
from ctr.cli.session import AS_OF, ISSUER, LIST_OUTPUT, SPAN, YEAR, Session, takes
from ctr.cli.since import SinceOption, revisions_of, say_none_before, say_shallow, typed_since
from ctr.errors import CannotRun
from ctr.vietnamese import phrases

if TYPE_CHECKING:
    from ctr.history.event import Event
    from ctr.output.several import Origin
    from ctr.plan.model import Plan
    from ctr.plan.model.reporting_periods import ReportingPeriod
    from ctr.tracking.by_issuer import RolledUp
    from ctr.tracking.summary import StatusSummary


@takes(SPAN, YEAR, AS_OF, LIST_OUTPUT, ISSUER)
@said_before
def status(
    session: Session,
    period: PeriodArgument = None,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
    since: SinceOption = None,
) -> None:
    """Tình hình chung trên một màn hình: theo đơn vị, theo lãnh đạo; của năm hoặc của một kỳ.

    Ví dụ:
    Tình hình của năm nay:
    $ ctr status
    Tình hình 6 tháng của một đơn vị:
    $ ctr status 2026-6T --unit "Công an phường"
    Tình hình, và điều gì đổi từ đầu tháng:
    $ ctr status --since 01/11/2026
    """
    if session.asks_several:
        _status_of_several(session, period, unit, leader, since)
        return
    # late: what was said before needs none of this
    from ctr.cli import answers
    from ctr.output.lists.status import status_listing, status_title

    plan, reader, rows = answers.status(session, period, unit, leader)
    title = status_title(reader)
    listing = status_listing(plan, reader, rows)
    if since is not None:
        from ctr.output.status_changes import with_changes

        listing = with_changes(listing, plan, _changes(session, since), _start_named(since))
    session.write_list(listing)
    _say_rest(plan, title, rows)


def _status_of_several(
    session: Session,
    period: ReportingPeriod | None,
    unit: list[str] | None,
    leader: str | None,
    since: str | None,
) -> None:
    """A line for each issuing body, then the whole."""
    from ctr.cli import answers
    from ctr.cli.plans import Plans, Said
    from ctr.output.by_issuer import rollup_listing, whole_phrase
    from ctr.tracking.by_issuer import RollUp
    from ctr.tracking.by_issuer import of_plan as line_of_plan

    if since is not None:
        raise CannotRun("--since chỉ dùng với một kế hoạch", "nhiều kế hoạch: ctr log --since")
    plans, rolled = Plans(session), RollUp()
    if session.output is not None:
        plans.refuse_existing([session.output])

    def of_plan(one: Session, origin: Origin) -> Said:
        units = plans.narrowed(one.plan, unit, leader)
        rows = answers.status(one, period, units, leader)[2]
        chosen = rows if units or leader is not None else rows[:1]
        return Said(told=[line_of_plan(origin.name, origin.plan, row).as_data() for row in chosen])

    for said in plans.said(of_plan, read=_read):
        rolled.join(said.told)
    plans.check()
    session.write_list(rollup_listing(rolled.lines, session.day, plans.left_out))
    say(whole_phrase(rolled.lines, session.day))
    plans.end()


def _read(told: Any) -> list[RolledUp]:
    """The lines of a plan. Raises ValueError, TypeError and LookupError for anything else."""
    from ctr.tracking.by_issuer import RolledUp

    return [RolledUp.of_data(line) for line in told]


def _changes(session: Session, typed: str) -> list[Event]:
    """What happened to the plan since a day or a revision, up to now."""
    from ctr.history.events import events
    from ctr.history.plans import compare
    from ctr.history.reading import history
    from ctr.history.selection import only

    start, now = typed_since(typed), session.plan.loaded
    with history(session.folder, *revisions_of(start)) as (found, tips):
        say_shallow(found)
        if isinstance(start, date):
            before, first = found.plan_before(start)
            say_none_before(start, before, first)
        else:
            before = found.plan_at(found.walk.commits[tips[0]], typed)
    return list(only(events(compare(before, now))))


def _start_named(typed: str) -> str:
    start = typed_since(typed)
    return f"từ ngày {phrases.day(start)}" if isinstance(start, date) else f"từ phiên bản {typed}"


def _say_rest(plan: Plan, title: str, rows: list[StatusSummary]) -> None:
    from ctr.wording.assignments import unit_list
    from ctr.wording.states import rates_phrase

    rates = f" {rates_phrase(rows[0].rates)}" if len(rows) == 1 or rows[0].scope == "all" else ""
    say(f"{title}.{rates}")
    before = [row for row in rows if row.done_before]
    if before and before[0].scope == "all":
        before = before[:1]
    if before:
        listed = (f"{plan.short_name(row.name)} {row.done_before} nhiệm vụ" for row in before)
        say(f"Hoàn thành từ năm trước: {'; '.join(listed)}.")
    differing = dict.fromkeys(
        f"{progress.task.id}. {progress.target.name}"
        for row in rows
        for progress in row.disagreeing
    )
    if differing:
        say(f"Chỉ tiêu có số liệu các đơn vị báo khác nhau: {'; '.join(differing)}.")
    missing = dict.fromkeys(name for row in rows for name in row.reports_missing)
    if missing:
        say(f"Chưa nhận báo cáo ({len(missing)}): {unit_list(plan, tuple(missing))}.")
