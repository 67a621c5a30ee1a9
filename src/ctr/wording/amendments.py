"""What an amendment changes, in words: old and new, by which document, from when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ctr.plan.amended.effects import Applied, Effect
from ctr.plan.model import Deadline, Duty, Plan, Target, Task
from ctr.plan.model.amendments import Amendment
from ctr.vietnamese import phrases
from ctr.wording.deadlines import bound_phrase, deadline_phrase, when_phrase
from ctr.wording.fields import field_name
from ctr.wording.targets import amount_phrase


def by_document(amendment: Amendment, *, document: bool = False) -> str:
    """`Quyết định số 45/QĐ-UBND ngày 15/5/2026, từ ngày 15/05/2026`; as a document writes days."""
    day = phrases.document_day(amendment.on) if document else phrases.day(amendment.on)
    return f"{amendment.document}, từ ngày {day}"


def change_sentence(plan: Plan, applied: Applied) -> str:
    """As `change_line`, in the words of a document: `Đổi tên đơn vị: A thành B`."""
    change = applied.change
    if change.leader is not None:
        numbers = dict.fromkeys(effect.task for effect in applied.effects if effect.task)
        who = f"{change.leader.to} thay {change.leader.from_}"
        return f"Thay lãnh đạo chỉ đạo: {who} ({_tasks(numbers)})"
    (effect, *others) = applied.effects or (None,)
    if effect is not None and not others and effect.field == "deadline" and _extended(effect):
        where, _, _ = change_line(plan, applied).partition(effect_line(effect))
        to = bound_phrase(effect.new.extensions[-1].to)
        return f"{where}thời hạn {deadline_phrase(effect.old)} được gia hạn đến {to}"
    return change_line(plan, applied).replace(" → ", " thành ")


def change_line(plan: Plan, applied: Applied) -> str:
    """The whole of a change in one line: `Đổi tên đơn vị: A → B`."""
    change = applied.change
    numbers = list(dict.fromkeys(effect.task for effect in applied.effects if effect.task))
    if change.leader is not None:
        who = f"{change.leader.from_} → {change.leader.to}"
        return f"Thay lãnh đạo chỉ đạo: {who} ({_tasks(numbers)})"
    if change.rename is not None:
        return f"Đổi tên đơn vị: {change.rename.unit} → {change.rename.to}"
    if change.merge is not None:
        return f"Sáp nhập đơn vị: {'; '.join(change.merge.units)} → {change.merge.into}"
    if change.split is not None:
        parts = (
            f"{part.unit} ({_tasks(part.tasks)})" if part.tasks else part.unit
            for part in change.split.into
        )
        return f"Tách đơn vị: {change.split.unit} → {'; '.join(parts)}"
    lines = [effect_line(effect) for effect in applied.effects]
    (effect, *_) = applied.effects
    if effect.duty is not None:
        whole = effect.field in ("added", "dropped")
        where = "" if whole else f"{_duty_title(plan, effect.duty)}: "
    else:
        where = f"Nhiệm vụ {effect.task}: "
    return phrases.capital(where + "; ".join(lines))


def effect_line(effect: Effect) -> str:
    """One value that changed: `thời hạn: xong trong quý II → gia hạn đến …`."""
    if effect.field == "added":
        kind = f"bổ sung {_kind(effect)}"
        return f"{kind}: {_title(effect.new)}{_of_new(effect.new)}"
    if effect.field == "dropped":
        kind = "" if effect.target is None and effect.task else f" {_kind(effect)}"
        return f"đưa{kind} ra khỏi chương trình: {_title(effect.old)}"
    label = field_name(effect.field, "tasks")
    if effect.field == "milestones":
        label = f"chỉ tiêu “{effect.new.name}”"
    elif effect.field == "deadline" and effect.old is None:
        return f"bổ sung {label}: {_shown(effect.new)}"
    return f"{label}: {_shown(effect.old)} → {_shown(effect.new)}"


def dated_line(effect: Effect, amendment: Amendment) -> str:
    """The same with its document: `Thời hạn: … → … (Quyết định số 45, từ ngày 15/05/2026)`."""
    return f"{phrases.capital(effect_line(effect))} ({by_document(amendment)})"


def dropped_line(effect: Effect, amendment: Amendment) -> str:
    """`Nhiệm vụ 5.4 “Xây dựng …”, theo Quyết định số 45, từ ngày 15/05/2026`."""
    if effect.target is not None:
        what = f"Chỉ tiêu “{_title(effect.old)}” (nhiệm vụ {effect.task})"
    else:
        what = f"Nhiệm vụ {effect.task} “{_title(effect.old)}”"
    return f"{what}, theo {by_document(amendment)}"


def effect_sentence(effect: Effect, amendment: Amendment) -> str:
    """As a note of a consolidated document: `Nhiệm vụ này được bổ sung theo …, từ ngày ….`"""
    by = f"theo {by_document(amendment, document=True)}"
    if effect.field == "added":
        what = f"Chỉ tiêu “{effect.new.name}”" if effect.target is not None else "Nhiệm vụ này"
        return f"{what} được bổ sung {by}."
    if effect.field == "dropped":
        what = f"Chỉ tiêu “{effect.old.name}”" if effect.target is not None else "Nhiệm vụ này"
        return f"{what} được bãi bỏ {by}."
    if effect.field == "deadline" and _extended(effect):
        to = bound_phrase(effect.new.extensions[-1].to)
        return f"Thời hạn được gia hạn đến {to} {by}."
    if effect.field == "deadline" and effect.old is None:
        return f"Thời hạn “{_shown(effect.new)}” được bổ sung {by}."
    label = phrases.capital(field_name(effect.field, "tasks"))
    if effect.field == "milestones":
        label = f"Chỉ tiêu “{effect.new.name}”"
    return f"{label} được sửa đổi từ “{_shown(effect.old)}” thành “{_shown(effect.new)}” {by}."


def of_task(applied: Iterable[Applied], task: str) -> Iterator[tuple[Amendment, Effect]]:
    """Every effect on one task, with its amendment."""
    for one in applied:
        for effect in one.effects:
            if effect.task == task:
                yield one.amendment, effect


def _extended(effect: Effect) -> bool:
    return effect.old is not None and len(effect.new.extensions) > len(effect.old.extensions)


def _tasks(numbers: Iterable[str]) -> str:
    return f"nhiệm vụ {', '.join(numbers)}"


def _kind(effect: Effect) -> str:
    if effect.duty is not None:
        return "chế độ báo cáo"
    return "chỉ tiêu" if effect.target is not None else "nhiệm vụ"


def _duty_title(plan: Plan, wanted: str) -> str:
    """The title of a duty, also of one that an amendment brought."""
    brought = (change.add_duty for one in plan.loaded.amendments for change in one.changes)
    known = [*plan.programme.duties, *plan.loaded.programme.duties, *filter(None, brought)]
    return next((duty.title for duty in known if duty.id == wanted), wanted)


def _title(value: Task | Target | Duty) -> str:
    return value.name if isinstance(value, Target) else value.title


def _of_new(value: Task | Target | Duty) -> str:
    if isinstance(value, Duty):
        who = ["mọi đơn vị chủ trì"] if value.owed_by_leads else []
        parts = [
            "; ".join([*who, *value.owed_by]),
            f"gửi {value.to}" if value.to else "",
            value.deadline.phrase if value.deadline else "",
        ]
        return f" ({', '.join(filter(None, parts))})"
    if isinstance(value, Target):
        return f" ({_shown(value)})" if value.by_figure else ""
    parts = [
        f"chủ trì {'; '.join(value.lead)}" if value.lead else "",
        f"lãnh đạo {value.leader}" if value.leader else "",
        f"thời hạn {value.deadline.phrase}" if value.deadline else "",
    ]
    shown = ", ".join(filter(None, parts))
    return f" ({shown})" if shown else ""


def _shown(value: Any) -> str:
    if value is None or value == ():
        return "không có"
    if isinstance(value, Deadline):
        last = value.literal_day() if not value.every else None
        text = deadline_phrase(value)
        if last is not None and not value.extensions and phrases.document_day(last) not in text:
            text += f" (hạn cuối {phrases.day(last)})"
        return text
    if isinstance(value, Target):
        return "; ".join(
            f"{amount_phrase(milestone, value.unit)} ({when_phrase(milestone)})"
            for milestone in value.milestones
        )
    return "; ".join(value) if isinstance(value, tuple) else str(value)
