"""From what was typed to an amendment: its change, and the names that it brings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal, get_args

from ctr.cli.resolve import duty_named, find_duty, leader_named, task_named, unit_named
from ctr.cli.typed_deadlines import (
    clean,
    new_deadline,
    repeated,
    typed_bound,
    typed_end,
    typed_every,
)
from ctr.errors import CannotRun
from ctr.plan.model import COMPARISONS, Duty, Milestone, Plan, Target
from ctr.plan.model.base import Disagreement
from ctr.results.amend import Amending, data_of
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import bare_key, nfc
from ctr.wording.fields import field_name

Kind = Literal[
    "extend",
    "deadline",
    "level",
    "leader",
    "assign",
    "rename",
    "merge",
    "split",
    "add-task",
    "add-target",
    "add-duty",
    "drop",
]


KIND_NAMES: dict[Kind, str] = {
    kind: "gia hạn" if kind == "extend" else field_name(kind.replace("-", "_"), "changes")
    for kind in get_args(Kind)
}
"""What may be amended, as one types it: by its key or the beginning of its name."""


def typed_kind(text: str) -> Kind:
    """A kind as typed. Raises CannotRun with all of them."""
    wanted = bare_key(nfc(text))
    found = [kind for kind, name in KIND_NAMES.items() if bare_key(name).startswith(wanted)]
    found = [kind for kind in KIND_NAMES if bare_key(kind) == wanted] or found
    if len(found) == 1:
        return found[0]
    names = "; ".join(f"{name} ({kind})" for kind, name in KIND_NAMES.items())
    raise CannotRun(f"không có việc sửa đổi “{text}”", f"chọn: {names}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed, or answered, of one change; which of it is needed depends on the kind."""

    kind: Kind
    names: tuple[str, ...]
    document: str
    on: date
    to: str | None = None
    tasks: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    leader: str | None = None
    parts: tuple[str, ...] = ()
    after: str | None = None
    title: str | None = None
    text: str | None = None
    phrase: str | None = None
    level: str | None = None
    measure: str | None = None
    by: str | None = None
    short: str | None = None
    position: str | None = None
    every: str | None = None
    recipient: str | None = None


def amending(plan: Plan, typed: Typed) -> Amending:
    """The change in the plan of its day. Raises CannotRun where something is missing or unknown."""
    make = {
        "extend": _deadline,
        "deadline": _deadline,
        "level": _level,
        "leader": _leader,
        "assign": _assign,
        "rename": _rename,
        "merge": _merge,
        "split": _split,
        "add-task": _add_task,
        "add-target": _add_target,
        "add-duty": _add_duty,
        "drop": _drop,
    }[typed.kind]
    made: Amending = make(plan, typed)
    return made


def _amending(typed: Typed, kind: str, change: dict[str, Any], **more: Any) -> Amending:
    return Amending(document=typed.document, on=typed.on, change={kind: change}, **more)


def _deadline(plan: Plan, typed: Typed) -> Amending:
    subject = _one(typed, "số nhiệm vụ hoặc mã chế độ báo cáo")
    duty = find_duty(plan, subject)
    if duty is None and not subject[0].isdigit():
        duty = duty_named(plan, subject)
    key = "duty" if duty is not None else "task"
    name = duty.id if duty is not None else task_named(plan, subject)[1].id
    every = _every(typed.every, duty) if key == "duty" else None
    if every is not None and typed.kind == "deadline":
        to = _needed(typed.to, "--to", "ngày của kỳ")
        return _amending(
            typed, "deadline", {key: name, "deadline": repeated(every, to, typed.phrase)}
        )
    bound, before = typed_end(_needed(typed.to, "--to", "thời hạn mới"))
    if typed.kind == "extend":
        _refuse_extension(plan, name, duty, typed, before=before)
        return _amending(typed, "deadline", {key: name, "to": data_of(bound)})
    return _amending(
        typed, "deadline", {key: name, "deadline": new_deadline(bound, typed.phrase, before=before)}
    )


def _refuse_extension(
    plan: Plan, name: str, duty: Duty | None, typed: Typed, *, before: bool
) -> None:
    """Raises CannotRun for what has no deadline of one certain day to be extended."""
    deadline = duty.deadline if duty is not None else task_named(plan, name)[1].deadline
    what = f"báo cáo “{duty.title}”" if duty is not None else f"nhiệm vụ {name}"
    if deadline is None or deadline.of_a_year is None:
        why = "chưa có thời hạn" if deadline is None else f"có thời hạn “{deadline.phrase}”"
        raise CannotRun(
            f"{what} {why}, không phải một ngày của một năm nên không gia hạn được",
            f"đặt thời hạn khác: ctr amend deadline {name} --to …",
        )
    if before:
        raise CannotRun("thời hạn gia hạn kể cả ngày nêu ra", "nêu ngày cuối, không có chữ “trước”")


def _level(plan: Plan, typed: Typed) -> Amending:
    target = _target(plan, _one(typed, "mã chỉ tiêu"))
    if typed.level is None and typed.to is None:
        raise CannotRun("thiếu mức hoặc thời điểm mới", "thêm --level MỨC hoặc --to THỜI-ĐIỂM")
    place = _milestone(target, typed.by)
    new = target.milestones[place]
    if typed.level is not None:
        new = _with_level(new, typed.level)
    if typed.to is not None:
        new = replace(new, by=typed_bound(typed.to), every=None, over=None, phrase=None)
    milestones = (*target.milestones[:place], new, *target.milestones[place + 1 :])
    change = {"target": target.id, "milestones": data_of(milestones)}
    return _amending(typed, "level", change)


def _milestone(target: Target, by: str | None) -> int:
    """Which milestone is meant: the only one, or that of a time."""
    if by is None and len(target.milestones) == 1:
        return 0
    times = [str(one.by.written) if one.by is not None else "" for one in target.milestones]
    wanted = typed_bound(by).written if by is not None else None
    if wanted in times:
        return times.index(wanted)
    known = "; ".join(filter(None, times)) or "không mốc nào có thời điểm"
    raise CannotRun(f"chưa rõ mốc nào của chỉ tiêu “{target.id}”", f"thêm --by, một trong: {known}")


def _with_level(milestone: Milestone, text: str) -> Milestone:
    comparison, value = typed_level(text, milestone.comparison)
    others: dict[str, Any] = dict.fromkeys(COMPARISONS)
    better = milestone.better if comparison == "between" else None
    try:
        return replace(milestone, **{**others, comparison: value, "better": better})
    except Disagreement as error:
        raise CannotRun(error.faults[0].message, error.faults[0].hint) from None


def typed_level(text: str, default: str = "at_least") -> tuple[str, Any]:
    """A level as typed: `từ 90`, `trên 80`, `không quá 5`, `14,5-15`, `đạt`. Raises CannotRun."""
    words = nfc(text).strip()
    if bare_key(words) in ("dat", "co"):
        return "achieved", True
    for start, comparison in _LEVELS:
        if match := re.fullmatch(rf"{start}\s*(?P<rest>.+?)(\s+trở (lên|xuống))?", words, re.I):
            return comparison, _figure(match["rest"], text)
    low, dash, high = words.partition("-")
    if dash and low:
        return "between", (_figure(low, text), _figure(high, text))
    return default if default not in ("between", "achieved") else "at_least", _figure(words, text)


_LEVELS = (
    ("(từ|ít nhất|>=|≥)", "at_least"),
    ("(trên|>)", "more_than"),
    ("(không quá|tối đa|<=|≤)", "at_most"),
    ("(dưới|<)", "less_than"),
    ("(đúng|=)", "exactly"),
)


def _figure(text: str, whole: str) -> Decimal:
    try:
        return phrases.parse_number(text.strip())
    except ValueError:
        hint = "viết ví dụ: từ 90, trên 80, không quá 5, 14,5-15, đạt"
        raise CannotRun(f"“{whole}” không phải là mức của chỉ tiêu", hint) from None


def _leader(plan: Plan, typed: Typed) -> Amending:
    old = leader_named(plan, _one(typed, "tên lãnh đạo đang chỉ đạo")) or ""
    name = clean(_needed(typed.to, "--to", "tên lãnh đạo thay"))
    known = plan.loaded.leader_names.find(name)
    if known == old:
        raise CannotRun(f"{old} đang chỉ đạo, người thay phải là người khác")
    change: dict[str, Any] = {"from": old, "to": known or name}
    if typed.tasks:
        change["tasks"] = [task_named(plan, number)[1].id for number in typed.tasks]
    leaders = {leader.name: leader for leader in plan.loaded.leaders}
    new = {"name": name, "position": typed.position or leaders[old].position, "from": typed.on}
    leaving = {} if typed.tasks or leaders[old].to else {old: typed.on - timedelta(days=1)}
    entry = {key: value for key, value in new.items() if value is not None}
    return _amending(typed, "leader", change, leaders=() if known else (entry,), leaving=leaving)


def _assign(plan: Plan, typed: Typed) -> Amending:
    change: dict[str, Any] = {"task": task_named(plan, _one(typed, "số nhiệm vụ"))[1].id}
    for key, names in (("lead", typed.lead), ("coordinating", typed.coordinating)):
        if names:
            change[key] = [unit_named(plan, name) for name in names]
    if typed.leader is not None:
        change["leader"] = leader_named(plan, typed.leader)
    if len(change) == 1:
        hint = "thêm --lead, --coordinating hoặc --leader"
        raise CannotRun("chưa nêu phân công lại thế nào", hint)
    return _amending(typed, "assign", change)


def _rename(plan: Plan, typed: Typed) -> Amending:
    old = unit_named(plan, _one(typed, "tên đơn vị"))
    name, entry = _new_unit(plan, _needed(typed.to, "--to", "tên mới"), old, typed.short, same=True)
    return _amending(typed, "rename", {"unit": old, "to": name}, units=entry)


def _merge(plan: Plan, typed: Typed) -> Amending:
    units = [unit_named(plan, name) for name in typed.names]
    if not units:
        raise CannotRun("thiếu tên các đơn vị được sáp nhập", 'ví dụ: ctr amend merge "A" "B"')
    name, entry = _new_unit(
        plan, _needed(typed.to, "--to", "đơn vị sau sáp nhập"), units[0], typed.short
    )
    return _amending(typed, "merge", {"units": units, "into": name}, units=entry)


def _split(plan: Plan, typed: Typed) -> Amending:
    unit = unit_named(plan, _one(typed, "tên đơn vị được tách"))
    entries: list[dict[str, Any]] = []
    parts = []
    for part in typed.parts:
        words, _, numbers = part.rpartition(":")
        name, entry = _new_unit(plan, words or numbers, unit, None)
        tasks = [number for number in re.split(r"[,;\s]+", numbers if words else "") if number]
        entries += entry
        found = [task_named(plan, number)[1].id for number in tasks]
        parts.append({"unit": name, "tasks": found} if found else {"unit": name})
    if not parts:
        hint = 'mỗi đơn vị sau khi tách một --part "TÊN: 1.1, 1.2"'
        raise CannotRun("chưa nêu tách thành đơn vị nào", hint)
    return _amending(typed, "split", {"unit": unit, "into": parts}, units=tuple(entries))


_OWN = ("name", "short", "aliases")
"""What a unit does not take over from the one before it."""
_PASSED = ("superior", "partner")
"""What it takes over where it is not the same under another name."""


def _new_unit(
    plan: Plan, typed: str, before: str, short: str | None, *, same: bool = False
) -> tuple[str, tuple[dict[str, Any], ...]]:
    """The name of a unit, and its entry where units.yaml does not have it, by that before it."""
    name = clean(typed)
    known = plan.loaded.unit_names.find(name)
    if known is not None:
        return known, ()
    units = {unit.name: unit for unit in plan.units}
    entry: dict[str, Any] = {"name": name}
    if short is not None:
        entry["short"] = clean(short)
    kept = data_of(units[before])
    entry |= {key: kept[key] for key in kept if key not in _OWN and (same or key in _PASSED)}
    return name, (entry,)


def _add_task(plan: Plan, typed: Typed) -> Amending:
    number = _one(typed, "số của nhiệm vụ mới").rstrip(".")
    title = clean(_needed(typed.title, "--title", "tên nhiệm vụ"))
    task: dict[str, Any] = {"id": number, "title": title, "text": clean(typed.text or title)}
    for key, names in (("lead", typed.lead), ("coordinating", typed.coordinating)):
        if names:
            task[key] = [unit_named(plan, name) for name in names]
    if typed.leader is not None:
        task["leader"] = leader_named(plan, typed.leader)
    if typed.to is not None:
        bound, before = typed_end(typed.to)
        task["deadline"] = new_deadline(bound, typed.phrase, before=before)
    change: dict[str, Any] = {"section": number.partition(".")[0]}
    if typed.after is not None:
        change["after"] = task_named(plan, typed.after)[1].id
    return _amending(typed, "add_task", {**change, "task": task})


def _add_target(plan: Plan, typed: Typed) -> Amending:
    if len(typed.tasks) != 1:
        raise CannotRun("chưa rõ chỉ tiêu của nhiệm vụ nào", "thêm --task SỐ")
    comparison, value = typed_level(_needed(typed.level, "--level", "mức của chỉ tiêu"))
    milestone: dict[str, Any] = {}
    if typed.by is not None:
        milestone["by"] = data_of(typed_bound(typed.by))
    milestone[comparison] = list(value) if isinstance(value, tuple) else value
    target: dict[str, Any] = {
        "id": _one(typed, "mã của chỉ tiêu mới"),
        "name": clean(_needed(typed.title, "--title", "tên chỉ tiêu")),
    }
    if typed.measure is not None:
        target["unit"] = clean(typed.measure)
    number = task_named(plan, typed.tasks[0])[1].id
    change = {"task": number, "target": {**target, "milestones": [milestone]}}
    return _amending(typed, "add_target", change)


def _every(typed: str | None, duty: Duty | None) -> str | None:
    """How often: as typed, else as it was where it comes again within a year."""
    if typed is not None:
        return typed_every(typed)
    deadline = duty.deadline if duty is not None else None
    return deadline.every if deadline is not None and deadline.within_year else None


def _add_duty(plan: Plan, typed: Typed) -> Amending:
    duty: dict[str, Any] = {
        "id": _one(typed, "mã của chế độ báo cáo mới"),
        "title": clean(_needed(typed.title, "--title", "tên báo cáo")),
        "report": True,
    }
    if typed.lead:
        duty["owed_by"] = [unit_named(plan, name) for name in typed.lead]
    else:
        duty["owed_by_leads"] = True
    if typed.recipient is not None:
        duty["to"] = unit_named(plan, typed.recipient)
    every = typed_every(_needed(typed.every, "--every", "bao lâu báo cáo một lần, ví dụ quý"))
    to = _needed(typed.to, "--to", "hạn của từng kỳ")
    duty["deadline"] = repeated(every, to, typed.phrase)
    return _amending(typed, "add_duty", duty)


def _drop(plan: Plan, typed: Typed) -> Amending:
    subject = _one(typed, "số nhiệm vụ, mã chỉ tiêu hoặc mã chế độ báo cáo")
    if (duty := find_duty(plan, subject)) is not None:
        return _amending(typed, "drop", {"duty": duty.id})
    if any(target.id == subject for _, _, target in plan.targets()):
        return _amending(typed, "drop", {"target": subject})
    return _amending(typed, "drop", {"task": task_named(plan, subject)[1].id})


def _target(plan: Plan, typed: str) -> Target:
    targets = {target.id: target for _, _, target in plan.targets()}
    if typed not in targets:
        raise CannotRun(f"không có chỉ tiêu “{typed}”", "xem các mã: ctr show SỐ")
    return targets[typed]


def _one(typed: Typed, what: str) -> str:
    """The one thing that is amended. Raises CannotRun for none and for several."""
    if len(typed.names) != 1:
        raise CannotRun(f"cần đúng một {what}", f"ví dụ: ctr amend {typed.kind} …")
    return clean(typed.names[0])


def _needed(value: str | None, option: str, what: str) -> str:
    if value is None:
        raise CannotRun(f"thiếu {what}", f"thêm {option}")
    return value
