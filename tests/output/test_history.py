"""The records of a history are plain data, and nothing in them steers a terminal."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

from ctr.history.changes import Change
from ctr.history.event import Event
from ctr.history.revisions import Commit
from ctr.history.walk import Revision
from ctr.output.history import HISTORY, as_data, counts_text, history_listing, told_revision
from ctr.output.listing import as_text
from ctr.plan.model import Measurement, Milestone
from ctr.plan.model.periods import Bound
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import Problem
from ctr.vietnamese.days import VIETNAM


def commit(**more: object) -> Commit:
    values = {
        "hash": "a" * 40,
        "parents": (),
        "at": datetime(2026, 3, 1, 8, tzinfo=VIETNAM),
        "by": "Lan\x1b[2J",
        "subject": "Đổi\u202e tên\ud800",
        "version": {},
        "changed": True,
    }
    return Commit(**{**values, **more})  # type: ignore[arg-type]


def test_values_are_plain_data() -> None:
    period = ReportingPeriod.parse("2026-Q2")
    assert as_data(period) == "2026-Q2"
    assert as_data(Bound.parse("2026-05")) == "2026-05"
    assert as_data(Milestone(by=Bound.parse(2030), at_least=Decimal("97.5"))) == {
        "by": "2030",
        "at_least": 97.5,
    }
    figure = Measurement(target="a", value=True, as_of=date(2026, 5, 1))
    assert as_data((figure,)) == [{"target": "a", "value": True, "as_of": "2026-05-01"}]


def test_a_stranger_s_commit_cannot_steer_the_terminal() -> None:
    path = ("sections", "1", "title")
    change = Change(path=path, old="A\x1b[2J", new="B\u202e")
    event = Event(kind="section", path=path, old=change.old, new=change.new, changes=(change,))
    told = list(told_revision(Revision(commit=commit(), events=(event,)), [event]))
    shown = as_text(history_listing(told, "x"), "table") + json.dumps(
        HISTORY.records(told), ensure_ascii=False
    )
    assert not {"\x1b", "\u202e", "\ud800"} & set(shown.replace('"B\u202e"', ""))


def test_an_author_with_two_spaces_in_his_name_is_one() -> None:
    ended = Revision(commit=commit(by="Lan  Anh"), ended=True)
    shown = as_text(history_listing(list(told_revision(ended, ())), "x"), "table")
    assert shown.startswith("01/03/2026 08:00 · Lan Anh · aaaaaaaaaa · - Thư mục")


def test_what_is_skipped_begins_and_ends_is_told() -> None:
    problem = Problem(file="plan/a.yaml", line=3, code="x", message="sai")
    skipped = Revision(commit=commit(), problem=problem)
    ended = Revision(commit=commit(), ended=True)
    told = [*told_revision(skipped, ()), *told_revision(ended, ())]
    assert [one.text for one in told] == [
        "Bỏ qua aaaaaaaaaa vì kế hoạch không nạp được: plan/a.yaml:3: sai",
        "Thư mục này không còn kế hoạch (bị xóa hoặc chuyển đi nơi khác)",
    ]
    assert counts_text(told) == "1 phiên bản bỏ qua, 1 bắt đầu có kế hoạch"
