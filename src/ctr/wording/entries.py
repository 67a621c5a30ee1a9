"""What was recorded, in words: one thing a line."""

from __future__ import annotations

from ctr.plan.model import Correction, EvidenceFile, Plan
from ctr.results.entries import Entry
from ctr.vietnamese import phrases
from ctr.wording.fields import field_name
from ctr.wording.periods import period_name
from ctr.wording.states import dated_state
from ctr.wording.targets import figure_phrase


def kind_name(entry: Entry) -> str:
    """What kind of thing it is, and of which period."""
    name = field_name(entry.kind, "tasks")
    return f"{name} {period_name(entry.period)}" if entry.period is not None else name


def entry_text(plan: Plan, entry: Entry) -> str:
    """All that it says, in one line."""
    value = entry.value
    if entry.kind in ("state", "earlier"):
        return dated_state(value.state, value.on)
    if entry.kind == "log":
        text = f"{phrases.day(value.on)}: {phrases.in_one_line(value.done)}"
        return f"{text}{proof_text(value.evidence, value.files)}"
    if entry.kind == "values":
        return _figure_text(plan, entry)
    if entry.kind == "verified":
        return f"{value.by}, ngày {phrases.day(value.on)}"
    if entry.kind in ("received", "received_again"):
        return phrases.day(value)
    if entry.kind == "next_period":
        return f"sau {period_name(value.period)}: {phrases.in_one_line(value.text)}"
    if entry.kind == "submitted":
        titles = {duty.id: duty.title for duty in plan.programme.duties}
        of = f" {period_name(value.period)}" if value.period is not None else ""
        text = f"{titles.get(value.duty, value.duty)}{of}, ngày {phrases.day(value.on)}"
        return f"{text} ({value.document})" if value.document else text
    if entry.kind == "letters":
        return f"số {value.number} gửi {value.unit}, ngày {phrases.day(value.on)}"
    return phrases.in_one_line(str(value))


def correction_text(correction: Correction) -> str:
    """`viec-2 đã sửa ngày 26/11/2026 (lan: gõ nhầm): … → …`."""
    done = "xóa" if correction.new is None else "sửa"
    day = phrases.day(correction.on)
    text = f"{correction.what} {done} ngày {day} ({correction.by}: {correction.reason}): "
    text += phrases.in_one_line(correction.old)
    return text if correction.new is None else f"{text} → {phrases.in_one_line(correction.new)}"


def _figure_text(plan: Plan, entry: Entry) -> str:
    value = entry.value
    target = plan.target_of(entry.task, value.target)
    name = target.name if target is not None else value.target
    shown = figure_phrase(value.value, target.unit if target is not None else None)
    text = f"{name}: {shown}, tính đến {phrases.day(value.as_of)}"
    return f"{text}{proof_text(value.source, value.files)}"


def proof_text(words: str | None, files: tuple[EvidenceFile, ...]) -> str:
    """` (Báo cáo số 12/BC-CAP; tệp 3f2a9c1e04b7-bao-cao.docx)`; nothing without any."""
    parts = [words] if words is not None else []
    parts += [f"tệp {file.name}" for file in files]
    return f" ({'; '.join(parts)})" if parts else ""
