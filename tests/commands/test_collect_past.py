"""ctr collect: a state that a form of an earlier period brings late is one of the past."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.forms.layout import TASKS_SHEET
from ctr.plan.load.loader import load
from ctr.plan.model import TaskResult
from tests.conftest import Ctr
from tests.forms.typed import typed
from tests.intake.mails import mail, saved
from tests.plans import UNITS, task, written

JUNE, SEPTEMBER = ("tạm dừng", "10/6/2026"), ("đang thực hiện", "10/9/2026")
BOTH = ([("2026-06-10", "paused")], ("2026-09-10", "in_progress"))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return written(tmp_path, [task("1.1"), task("1.2")])


def form(ctr: Ctr, plan: Path, period: str, said: tuple[str, str]) -> Path:
    """A form of the period, with a state and its day filled in."""
    path = plan.parent / f"{period}-{said[1].replace('/', '-')}.xlsx"
    assert ctr("form", period, "--unit", UNITS[0], "-o", path, "--plan", plan).code == 0
    row = (TASKS_SHEET, "1.1")
    path.write_bytes(
        typed(path.read_bytes(), {(*row, "state"): said[0], (*row, "state_on"): said[1]})
    )
    return path


def known(plan: Path) -> tuple[list[tuple[str, str]], tuple[str, str]]:
    """The earlier states and the present one."""
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    result: TaskResult = loaded.plan.results[0].tasks[0]
    earlier = sorted((str(change.on), str(change.state)) for change in result.earlier)
    return earlier, (str(result.state_on), str(result.state))


def collect(ctr: Ctr, plan: Path, *forms: Path, day: str = "20/9/2026") -> str:
    ran = ctr("collect", *forms, "--received", day, "--as-of", "2026-10-01", "--plan", plan)
    assert ran.code == 0, ran.err
    return ran.out


def test_forms_of_two_periods_that_come_together_bring_both_states(ctr: Ctr, plan: Path) -> None:
    forms = [form(ctr, plan, "2026-6T", JUNE), form(ctr, plan, "2026-9T", SEPTEMBER)]
    collect(ctr, plan, *forms)
    assert known(plan) == BOTH
    assert collect(ctr, plan, *reversed(forms)) == ""


def test_a_form_that_comes_after_that_of_a_later_period_changes_the_past_only(
    ctr: Ctr, plan: Path
) -> None:
    late, later = form(ctr, plan, "2026-6T", JUNE), form(ctr, plan, "2026-9T", SEPTEMBER)
    collect(ctr, plan, later)
    collect(ctr, plan, late)
    assert known(plan) == BOTH
    assert collect(ctr, plan, late) == ""
    at_june = ctr("list", "--as-of", "2026-06-30", "--format", "json", "--plan", plan).data
    assert at_june[0]["state"] == "paused"


def test_a_state_of_the_past_is_put_right_by_a_later_form_of_its_period(
    ctr: Ctr, plan: Path
) -> None:
    wrong = form(ctr, plan, "2026-6T", ("chưa thực hiện", "1/6/2026"))
    right, later = form(ctr, plan, "2026-6T", JUNE), form(ctr, plan, "2026-9T", SEPTEMBER)
    box = plan.parent / "nhan"
    for path, day in ((wrong, "Mon, 15 Jun 2026"), (later, "Tue, 15 Sep 2026")):
        message = mail((path.name, path.read_bytes()), date=f"{day} 10:00:00 +0700")
        saved(box / f"{path.stem}.eml", message)
    words = ("collect", box, "--as-of", "2026-10-01", "--plan", plan)
    assert ctr(*words).code == 0
    assert known(plan) == ([("2026-06-01", "not_started")], BOTH[1])
    message = mail((right.name, right.read_bytes()), date="Wed, 16 Sep 2026 10:00:00 +0700")
    saved(box / "sua.eml", message)
    assert ctr(*words).code == 0
    assert known(plan) == BOTH
    assert ctr(*words).out == ""
