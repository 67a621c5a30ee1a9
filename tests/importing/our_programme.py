"""Our own programme as a text and in other layouts of the same words."""

from __future__ import annotations

from ctr.plan.model import Plan, Task
from tests.importing.word import C, Item, P, word_file


def as_text() -> bytes:
    """The programme as its text was copied from print, made of our plan."""
    from ctr.plan.load.loader import load
    from tests.conftest import PLAN

    plan = load(PLAN).plan
    assert plan is not None
    return "\n\n".join(_lines(plan)).encode()


def _lines(plan: Plan) -> list[str]:
    programme = plan.programme
    parts = [
        f"Số: /{programme.symbol}",
        f"{programme.printed_place}, ngày tháng năm {programme.year}",
    ]
    parts += [programme.kind.upper(), programme.title, programme.opening or ""]
    parts += ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", programme.purpose or ""]
    parts += ["2. Yêu cầu", programme.requirements or "", "II. NỘI DUNG"]
    notes: list[tuple[str | None, str]] = []
    for section in plan.sections:
        parts.append(f"{section.id}. {section.title}")
        if section.intro:
            parts.append(section.intro)
        for task in section.tasks:
            parts += [text for before, text in notes if before == task.id]
            number = task.printed_number or task.id
            parts.append(task.text if task.id == section.id else f"{number}. {task.text}")
            if task.printed_assignment:
                parts.append(task.printed_assignment)
            notes += [(note.printed_before, f"{note.mark}{note.text}") for note in task.footnotes]
    return parts + _end(plan)


def _end(plan: Plan) -> list[str]:
    programme = plan.programme
    parts = ["III. TỔ CHỨC THỰC HIỆN"]
    for number, block in enumerate(programme.implementation, start=1):
        parts += [f"{number}. {block.title}", block.text]
    parts += [programme.closing or "", "Nơi nhận:"]
    parts.append("\n".join(f"- {line};" for line in programme.recipients))
    signer = programme.signer
    return [*parts, f"{signer.authority}\n{signer.position}", signer.name]


def _paragraphs(texts: list[str]) -> list[Item]:
    return [P(part) for text in texts for part in text.split("\n\n") if part]


def _body(plan: Plan) -> tuple[list[Item], list[Item]]:
    """What stands before part II and after it."""
    lines = _lines(plan)
    start = lines.index("II. NỘI DUNG")
    return _paragraphs(lines[: start + 1]), _paragraphs(_end(plan))


def as_word(plan: Plan) -> bytes:
    """With automatic numbers in part II."""
    before, after = _body(plan)
    body: list[Item] = []
    for section in plan.sections:
        body.append(P(section.title, level=1, bold=True))
        if section.intro:
            body += _paragraphs([section.intro])
        for task in section.tasks:
            first, *rest = task.text.split("\n\n")
            body.append(P(first, level=None if task.id == section.id else 2))
            body += _paragraphs(rest)
            if task.printed_assignment:
                body += _paragraphs([task.printed_assignment])
            body += [P(f"{note.mark}{note.text}") for note in task.footnotes]
    return word_file([*before, *body, *after])


_HEADS = ["TT", "Nhiệm vụ", "Đơn vị chủ trì thực hiện", "Đơn vị phối hợp", "Lãnh đạo chỉ đạo"]


def as_tables(plan: Plan) -> bytes:
    """With one table of all tasks in place of lines."""
    before, after = _body(plan)
    rows: list[list[C | str]] = [list(_HEADS), ["(1)", "(2)", "(3)", "(4)", "(5)"]]
    for section in plan.sections:
        rows.append([section.id, C(section.title, across=4, bold=True)])
        rows += [[task.id, task.text, *_cells(task)] for task in section.tasks]
    notes = [P(f"{note.mark}{note.text}") for _, task in plan.tasks() for note in task.footnotes]
    intros = [P(section.intro) for section in plan.sections if section.intro]
    return word_file([*before, rows, *notes, *intros[:0], *after])


def _cells(task: Task) -> list[str]:
    found = dict.fromkeys(("lead", "coordinating", "leader"), "")
    for line in (task.printed_assignment or "").split("\n\n"):
        label, _, value = line.partition(": ")
        key = "coordinating" if "phối hợp" in label else "leader" if "Lãnh đạo" in label else "lead"
        found[key] = value
    return list(found.values())
