"""The questions of `ctr amend`: the document, what it changes, and how."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ctr.cli.amending import KIND_NAMES, Kind, Typed, typed_level
from ctr.cli.options import typed_day
from ctr.cli.prompts import ask_text, ask_until_right, choose
from ctr.cli.resolve import task_named
from ctr.cli.typed_deadlines import typed_bound, typed_every
from ctr.errors import CannotRun
from ctr.plan.amended.on import plan_on
from ctr.plan.model import Duty, Plan
from ctr.vietnamese import phrases


def ask_amendment(loaded: Plan, document: str | None, on: date | None, today: date) -> Typed:
    """Ask for everything that one change needs. Raises Abort at the end of the input."""
    document = document or _ask("Văn bản sửa đổi (số, ngày, cơ quan)")
    day: date = on or ask_until_right("Có hiệu lực từ ngày", phrases.day(today), typed_day)
    kinds = list(KIND_NAMES)
    kind = kinds[choose("Sửa đổi gì", [*KIND_NAMES.values()]) - 1]
    answers = _QUESTIONS[kind](plan_on(loaded, day))
    return Typed(kind=kind, document=document, on=day, **answers)


def _ask_deadline(plan: Plan) -> dict[str, Any]:
    duties = [duty for duty in plan.programme.duties if duty.deadline is not None]
    lines = ["một nhiệm vụ", *(f"chế độ báo cáo: {duty.title}" for duty in duties)]
    number = choose("Thời hạn của", lines)
    name = _ask_task(plan) if number == 1 else duties[number - 2].id
    again = number > 1 and _again(duties[number - 2])
    to = _ask("Hạn mới của từng kỳ (ví dụ: trước 25)") if again else _ask_bound(_NEW)
    return {"names": (name,), "to": to}


_NEW = "Thời hạn mới (ví dụ 30/6/2027)"


def _again(duty: Duty) -> bool:
    return duty.deadline is not None and duty.deadline.within_year


def _ask_new_duty(plan: Plan) -> dict[str, Any]:
    names = _ask("Mã (chữ thường không dấu, ví dụ bao-cao-quy)")
    title = _ask("Tên báo cáo")
    every: str = ask_until_right(
        "Bao lâu một lần (quý, 6 tháng, tháng, tuần …)", "quý", typed_every
    )
    who = ask_text(
        "Đơn vị phải báo cáo (cách nhau bằng dấu chấm phẩy; bỏ trống: mọi đơn vị chủ trì)"
    )
    return {
        "names": (names,),
        "title": title,
        "every": every,
        "to": _ask("Hạn của từng kỳ (ví dụ: trước 25; hằng năm: 05/12)"),
        "lead": tuple(part.strip() for part in (who or "").split(";") if part.strip()),
        "recipient": ask_text("Gửi cho đơn vị nào"),
    }


def _ask_level(plan: Plan) -> dict[str, Any]:
    task = plan.by_number[_ask_task(plan)][1]
    if not task.targets:
        raise CannotRun(f"nhiệm vụ {task.id} không có chỉ tiêu nào")
    target = task.targets[choose("Chỉ tiêu", [target.name for target in task.targets]) - 1]
    by = None
    if len(target.milestones) > 1:
        times = [one.by.written for one in target.milestones if one.by is not None]
        by = times[choose("Mốc", times) - 1] if times else None
    level = _optional("Mức mới (ví dụ: từ 90; bỏ trống: giữ nguyên)", typed_level)
    return {
        "names": (target.id,),
        "by": by,
        "level": level,
        "to": _optional("Thời điểm mới (bỏ trống: giữ nguyên)", typed_bound),
    }


def _ask_leader(plan: Plan) -> dict[str, Any]:
    names = [leader.name for leader in plan.leaders]
    old = names[choose("Lãnh đạo đang chỉ đạo", names) - 1]
    new = _ask("Lãnh đạo thay (họ tên)")
    position = None
    if plan.loaded.leader_names.find(new) is None:
        position = ask_text("Chức vụ (như người trước nếu bỏ trống)")
    numbers = ask_text("Chỉ các nhiệm vụ (ví dụ 1.1, 2.3; bỏ trống: tất cả)")
    return {"names": (old,), "to": new, "position": position, "tasks": _listed(numbers)}


def _ask_assign(plan: Plan) -> dict[str, Any]:
    return {"names": (_ask_task(plan),), **_ask_who("giữ nguyên")}


def _ask_who(otherwise: str) -> dict[str, Any]:
    def several(question: str) -> tuple[str, ...]:
        text = ask_text(f"{question}; nhiều đơn vị cách nhau bằng dấu chấm phẩy; {otherwise}")
        return tuple(part.strip() for part in (text or "").split(";") if part.strip())

    return {
        "lead": several("Đơn vị chủ trì"),
        "coordinating": several("Đơn vị phối hợp"),
        "leader": ask_text(f"Lãnh đạo chỉ đạo; {otherwise}"),
    }


def _ask_rename(plan: Plan) -> dict[str, Any]:
    return {
        "names": (_ask_unit(plan, "Đơn vị đổi tên"),),
        "to": _ask("Tên mới"),
        "short": ask_text("Tên ngắn mới"),
    }


def _ask_merge(plan: Plan) -> dict[str, Any]:
    names = [_ask_unit(plan, "Đơn vị được sáp nhập")]
    while len(names) < 2 or choose("Còn đơn vị nào nữa", ["không", "còn"], 1) == 2:
        names.append(_ask_unit(plan, "Đơn vị được sáp nhập tiếp"))
    return {
        "names": tuple(names),
        "to": _ask("Tên đơn vị sau sáp nhập"),
        "short": ask_text("Tên ngắn mới"),
    }


def _ask_split(plan: Plan) -> dict[str, Any]:
    unit = _ask_unit(plan, "Đơn vị được tách")
    parts: dict[str, list[str]] = {_ask("Tên đơn vị thứ nhất sau khi tách"): []}
    parts.setdefault(_ask("Tên đơn vị thứ hai"), [])
    while more := ask_text("Tên đơn vị nữa"):
        parts.setdefault(more, [])
    for _, task in plan.tasks():
        if unit in task.lead:
            place = choose(f"Nhiệm vụ {task.id}. {task.title}: ai chủ trì tiếp", list(parts))
            parts[list(parts)[place - 1]].append(task.id)
    named = (f"{name}: {', '.join(numbers)}" for name, numbers in parts.items())
    return {"names": (unit,), "parts": tuple(named)}


def _ask_new_task(plan: Plan) -> dict[str, Any]:
    lines = [f"{section.id}. {section.title}" for section in plan.sections]
    section = plan.sections[choose("Vào mục", lines) - 1]
    used = [int(task.id.partition(".")[2] or 0) for task in section.tasks]
    number = f"{section.id}.{max(used, default=0) + 1}"
    return {
        "names": (ask_until_right("Số của nhiệm vụ mới", number, str),),
        "title": _ask("Tên ngắn"),
        "text": ask_text("Lời văn của văn bản (như tên ngắn nếu bỏ trống)"),
        **_ask_who("bỏ trống: chưa phân công"),
        "to": _optional("Thời hạn (bỏ trống: không có)", typed_bound),
    }


def _ask_new_target(plan: Plan) -> dict[str, Any]:
    return {
        "tasks": (_ask_task(plan),),
        "names": (_ask("Mã chỉ tiêu (chữ thường không dấu, ví dụ ho-so-truc-tuyen)"),),
        "title": _ask("Tên chỉ tiêu"),
        "measure": ask_text("Đơn vị tính"),
        "level": ask_until_right("Mức (ví dụ: từ 90; đạt)", "", _checked(typed_level)),
        "by": _optional("Thời điểm (ví dụ 2028; bỏ trống: không nêu)", typed_bound),
    }


def _ask_drop(plan: Plan) -> dict[str, Any]:
    duties = plan.programme.duties
    lines = ["một nhiệm vụ, hoặc chỉ tiêu của nó", *(f"báo cáo: {duty.title}" for duty in duties)]
    if duties and (place := choose("Đưa ra khỏi chương trình", lines)) > 1:
        return {"names": (duties[place - 2].id,)}
    task = plan.by_number[_ask_task(plan)][1]
    lines = ["cả nhiệm vụ", *(f"chỉ tiêu: {target.name}" for target in task.targets)]
    number = choose("Đưa ra", lines) if len(lines) > 1 else 1
    return {"names": (task.id if number == 1 else task.targets[number - 2].id,)}


_QUESTIONS: dict[Kind, Any] = {
    "extend": _ask_deadline,
    "deadline": _ask_deadline,
    "level": _ask_level,
    "leader": _ask_leader,
    "assign": _ask_assign,
    "rename": _ask_rename,
    "merge": _ask_merge,
    "split": _ask_split,
    "add-task": _ask_new_task,
    "add-target": _ask_new_target,
    "drop": _ask_drop,
    "add-duty": _ask_new_duty,
}


def _ask_task(plan: Plan) -> str:
    number: str = ask_until_right("Số nhiệm vụ", "", lambda text: task_named(plan, text)[1].id)
    return number


def _ask_unit(plan: Plan, question: str) -> str:
    names = [unit.name for unit in plan.units]
    return names[choose(question, names) - 1]


def _ask(question: str) -> str:
    def some(text: str) -> str:
        if not text.strip():
            raise CannotRun("phải có nội dung")
        return " ".join(text.split())

    answer: str = ask_until_right(question, "", some)
    return answer


def _ask_bound(question: str) -> str:
    answer: str = ask_until_right(question, "", _checked(typed_bound))
    return answer


def _optional(question: str, parse: Any) -> str | None:
    """What was typed, None for nothing; asked again until it can be read."""

    def check(text: str) -> str | None:
        return _checked(parse)(text) if text.strip() else None

    answer: str | None = ask_until_right(question, "", check)
    return answer


def _checked(parse: Any) -> Any:
    def check(text: str) -> str:
        parse(text)
        return text

    return check


def _listed(text: str | None) -> Sequence[str]:
    return tuple(part for part in (text or "").replace(",", " ").replace(";", " ").split() if part)
