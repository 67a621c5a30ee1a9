"""From what was typed to a plan and to the names in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ctr.errors import CannotRun, NotInPlan
from ctr.plan.kept import cache
from ctr.plan.model import Duty, Plan, Section, Task
from ctr.plan.model.names import NameRegistry
from ctr.plan.model.plan import FormerUnit
from ctr.problems import Problem, short, total
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import match_key
from ctr.vietnamese.suggestions import did_you_mean, nearest

if TYPE_CHECKING:
    from ctr.codes import Code


def open_plan(folder: Path, *, cached: bool = True) -> Plan:
    """The sound plan in `folder`. Raises CannotRun with the located problems where it has any.

    An answer from half a plan could be a wrong answer, so there is none.
    """
    plan, problems = cache.sound_plan(folder, cached=cached)
    if plan is None:
        from ctr.output.problems import first_lines

        raise not_sound(problems, first_lines(problems))
    return plan


def not_sound(problems: Sequence[Problem], lines: Iterable[str]) -> CannotRun:
    """What is said where a plan has problems; `lines` are the first of them."""
    listed = "\n".join(f"    {line}" for line in lines)
    return CannotRun(
        f"kế hoạch có {total(problems)} lỗi nên chưa trả lời được:\n{listed}",
        "sửa rồi chạy lại; xem đủ: ctr check",
    )


def unit_named(plan: Plan, typed: str) -> str:
    """The registered name of a unit or group. Raises CannotRun with the nearest names."""
    name = plan.unit_names.find_typed(typed)
    if name is None:
        former = _former(plan, typed)
        if former is not None:
            raise NotInPlan(
                f"“{former.name}” không còn từ ngày {phrases.day(former.since)} "
                f"({former.document})",
                f"chọn một: {'; '.join(successors_of(plan, former))}",
            )
        raise not_found(plan.unit_names, typed, "đơn vị", "ctr units")
    return name


def successors_of(plan: Plan, former: FormerUnit) -> tuple[str, ...]:
    """The units of the day that go on with what a former one did."""
    found: dict[str, None] = {}
    for name in former.successors:
        unit = plan.unit_names.find(name)
        again = next((known for known in plan.former if known.name == name), None)
        if unit is not None:
            found[unit] = None
        elif again is not None:
            found.update(dict.fromkeys(successors_of(plan, again)))
    return tuple(found)


def _former(plan: Plan, typed: str) -> FormerUnit | None:
    """The former unit of a name that is no other's today."""
    name = plan.former_names.find_typed(typed) if plan.former else None
    return next((unit for unit in reversed(plan.former) if unit.name == name), None)


def lead_named(plan: Plan, typed: str, lacking: str) -> str:
    """The registered name of a unit that leads a task. Raises CannotRun for any other name.

    `lacking` is what only a lead has: "biểu", "báo cáo riêng".
    """
    name = unit_named(plan, typed)
    if name in plan.open_groups:
        raise CannotRun(f"“{name}” là nhóm mở nên không có {lacking}", "chọn một đơn vị: ctr units")
    if name in plan.members_of:
        members = "; ".join(plan.members_of[name])
        raise CannotRun(f"“{name}” là nhóm nên không có {lacking}", f"chọn một đơn vị: {members}")
    if name not in plan.lead_units:
        raise NotInPlan(f"“{name}” không chủ trì nhiệm vụ nào nên không có {lacking}")
    return name


def task_named(plan: Plan, typed: str) -> tuple[Section, Task]:
    """The task of this number, with its section. Raises CannotRun with the numbers nearby."""
    number = typed.strip().rstrip(".")
    if number in plan.by_number:
        return plan.by_number[number]
    if plan.amendments:
        _refuse_dropped(plan, number)
    section = number.partition(".")[0]
    near = [known for known in plan.by_number if known.partition(".")[0] == section]
    hint = f"mục {section} có: {', '.join(near)}" if near else "xem tất cả: ctr list"
    also = _printed_as(plan, number)
    if not also and not near:
        also = [known for known in plan.by_number if known.rpartition(".")[2] == number]
    if also:
        hint = f"ý bạn là {' hay '.join(also[:5])}? {hint}"
    raise NotInPlan(f"không có nhiệm vụ “{typed}”", hint)


def _printed_as(plan: Plan, number: str) -> list[str]:
    """The tasks that the document prints a number for."""
    return [
        f"{known} (văn bản in {task.printed_number})"
        for known, (_, task) in plan.by_number.items()
        if task.printed_number is not None and task.printed_number.strip(" .)") == number
    ]


def _refuse_dropped(plan: Plan, number: str) -> None:
    """Raises CannotRun for a task that is in the programme no more."""
    for amendment in plan.amendments:
        for change in amendment.changes:
            if change.drop is not None and change.drop.task == number:
                raise CannotRun(
                    f"nhiệm vụ {number} không còn trong chương trình từ ngày "
                    f"{phrases.day(amendment.on)} ({amendment.document})",
                    f"xem như trước đó: `--as-of {phrases.day(amendment.on - timedelta(days=1))}`",
                )


def section_numbered(plan: Plan, typed: str | None) -> str | None:
    """The number of a section, None for None. Raises CannotRun with all numbers."""
    if typed is not None and typed not in {section.id for section in plan.sections}:
        numbers = ", ".join(section.id for section in plan.sections)
        raise NotInPlan(f"không có mục “{typed}”", f"các mục: {numbers}")
    return typed


def leader_named(plan: Plan, typed: str | None) -> str | None:
    """The registered name of a leader, None for None. Raises CannotRun with the nearest names."""
    if typed is None:
        return None
    name = plan.leader_names.find_typed(typed)
    other = plan.loaded.leader_names.find_typed(typed) if name is None else None
    if other is not None:
        leader = next(known for known in plan.loaded.leaders if known.name == other)
        since, until = leader.from_, leader.to
        span = [f"từ ngày {phrases.day(since)}"] if since is not None else []
        span += [f"đến hết ngày {phrases.day(until)}"] if until is not None else []
        raise NotInPlan(f"{other} chỉ đạo {' '.join(span)}", "xem như ngày đó bằng `--as-of`")
    if name is None:
        raise not_found(plan.leader_names, typed, "lãnh đạo", "ctr leaders")
    return name


def units_named(plan: Plan, typed: Sequence[str] | None) -> tuple[str, ...]:
    """The registered names, without doubles; of a unit that was split all of its successors.

    Raises CannotRun.
    """
    names: dict[str, None] = {}
    for name in typed or ():
        former = None if plan.unit_names.find_typed(name) else _former(plan, name)
        found = successors_of(plan, former) if former is not None else (unit_named(plan, name),)
        names.update(dict.fromkeys(found))
    return tuple(names)


def knows_unit(plan: Plan, typed: str) -> bool:
    """Whether `units_named` finds it: a unit or a group of the day, or one that was split."""
    return plan.unit_names.find_typed(typed) is not None or _former(plan, typed) is not None


def not_found(names: NameRegistry, typed: str, what: str, command: str) -> NotInPlan:
    """What is said of a name that none of `names` is, with the nearest of them."""
    several = len(names.meant(typed)) > 1
    fault = f"chưa rõ “{typed}” là {what} nào" if several else f"không có {what} “{typed}”"
    near = names.nearest(typed)
    meant = f"; {did_you_mean(near)}" if near else ""
    return NotInPlan(f"{fault}{meant}", f"xem tất cả: {command}")


def code_named(typed: str) -> Code:
    """A code of an error or of advice. Raises CannotRun with the nearest ones."""
    from ctr.codes import CODES

    code = CODES.get(typed.strip().lower())
    if code is None:
        near = did_you_mean(nearest(typed, {name: name for name in CODES}))
        raise CannotRun(
            f"không có mã “{short(typed)}”", near or "mã đứng trong ngoặc vuông ở cuối mỗi lỗi"
        )
    return code


def find_duty(plan: Plan, typed: str) -> Duty | None:
    """The duty of an id, or of a title however it is typed; None where there is not one."""
    wanted = match_key(typed)
    for duty in plan.programme.duties:
        if duty.id == typed.strip():
            return duty
    titled = [duty for duty in plan.programme.duties if match_key(duty.title) == wanted]
    return titled[0] if len(titled) == 1 else None


def duty_named(plan: Plan, typed: str) -> Duty:
    """The duty of an id or a title. Raises CannotRun with all of them."""
    duty = find_duty(plan, typed)
    if duty is not None:
        return duty
    known = [f"{duty.id} ({duty.title})" for duty in plan.programme.duties]
    hint = f"chọn: {'; '.join(known)}" if known else "chương trình không có chế độ báo cáo nào"
    raise CannotRun(f"không có chế độ báo cáo “{typed}”", hint)
