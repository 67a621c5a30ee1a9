"""What taking back a write changes, file by file."""

from __future__ import annotations

from ctr.output.changes import changed_line
from ctr.output.differences import difference_lines
from ctr.results.entries import KINDS
from ctr.results.transaction import Transaction
from ctr.results.undo import Step, Undo, changes, moment, traces
from ctr.wording.values import correction_text
from ctr.yamlfile.tidy import same_words

_TOLD = (*KINDS, "state_on", "unit", "year", "task", "corrections", "reports")
"""The keys of results that are told thing by thing, or are of no interest."""

WRITING_ONLY = "chỉ cách viết trong tệp thay đổi"


def undo_text(transaction: Transaction, undo: Undo) -> str:
    """Which write it is, and below each of its files a line a change."""
    write = undo.write
    lines = [f"Hoàn tác lần ghi lúc {moment(write)} của {write.by}: {write.command}"]
    for step in undo.steps:
        lines.append(f"{step.file}{_fate(step)}")
        lines += [f"  {line}" for line in _lines(transaction, step)]
    return "".join(f"{line}\n" for line in lines)


def _fate(step: Step) -> str:
    if step.before is None:
        return ": xóa tệp"
    return ": lập lại tệp đã xóa" if step.now is None else ""


def _lines(transaction: Transaction, step: Step) -> list[str]:
    if not step.file.endswith(".yaml"):
        sizes = [
            f"{len(part)} byte" if part is not None else "không có"
            for part in (step.now, step.before)
        ]
        return [f"~ {' → '.join(sizes)}"]
    if step.now is not None and step.before is not None and same_words(step.now, step.before):
        return [WRITING_ONLY]
    found = changes(transaction, step)
    lines = [changed_line(transaction.plan, change) for change in found]
    if found:
        lines += [f"- vết sửa: {correction_text(trace)}" for trace in traces(transaction, step)]
    lines += difference_lines(step.now, step.before, _TOLD if found else ())
    return lines or [WRITING_ONLY]
