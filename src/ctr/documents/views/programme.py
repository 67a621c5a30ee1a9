"""The issued programme again, as a document, from the plan alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ctr.documents.views.amendment_notes import AmendmentNotes
from ctr.documents.views.letterhead import BLANK, HeadView, SignatureView, read, recipients
from ctr.documents.views.programme_parts import PartView, parts_of
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, Section, Task
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import match_key
from ctr.wording.deadlines import deadline_phrase

Reading = Callable[[str], str]
Note = tuple[str | None, str]
"""The task that a footnote was printed before, and its text with its mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """Một đoạn văn."""

    text: str
    """Lời văn"""
    bullet: bool
    """Đoạn có gạch đầu dòng"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTaskView:
    """Một nhiệm vụ của phần II."""

    number: str
    """Số thứ tự có dấu chấm; trống khi nhiệm vụ là cả mục"""
    first: str
    """Đoạn đầu, đứng sau số thứ tự"""
    paragraphs: tuple[str, ...]
    """Các đoạn còn lại"""
    assignment: tuple[str, ...]
    """Các dòng phân công"""
    footnotes: tuple[str, ...]
    """Chú thích in trước nhiệm vụ này"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSectionView:
    """Một mục của phần II."""

    headings: tuple[str, ...]
    """Các đề mục in phía trên tên mục"""
    number: str
    """Số mục"""
    title: str
    """Tên mục"""
    intro: tuple[str, ...]
    """Các đoạn dẫn"""
    tasks: tuple[ProgrammeTaskView, ...]
    """Các nhiệm vụ"""
    assignment: tuple[str, ...]
    """Các dòng phân công chung cho nhiều nhiệm vụ của mục, in sau các nhiệm vụ"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """Một khoản của phần III."""

    number: str
    """Số khoản"""
    title: str
    """Tên khoản"""
    paragraphs: tuple[str, ...]
    """Các đoạn"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeView:
    """Chương trình hành động."""

    head: HeadView
    """Phần đầu văn bản"""
    kind: str
    """Tên loại, chữ hoa"""
    title: str
    """Trích yếu"""
    opening: tuple[str, ...]
    """Các đoạn mở đầu"""
    purpose_headings: tuple[str, ...]
    """Tên phần mục đích, yêu cầu, như đã in; trống khi văn bản không có phần này"""
    purpose: tuple[ParagraphView, ...]
    """Mục đích"""
    requirements: tuple[ParagraphView, ...]
    """Yêu cầu"""
    before: tuple[PartView, ...]
    """Các phần khác đứng trước phần nhiệm vụ"""
    tasks_headings: tuple[str, ...]
    """Tên phần nhiệm vụ, như đã in"""
    sections: tuple[ProgrammeSectionView, ...]
    """Phần II"""
    notes: tuple[str, ...]
    """Chú thích in sau nhiệm vụ cuối cùng"""
    between: tuple[PartView, ...]
    """Các phần khác đứng sau phần nhiệm vụ"""
    implementation_headings: tuple[str, ...]
    """Tên phần tổ chức thực hiện, như đã in; trống khi văn bản không có phần này"""
    implementation: tuple[BlockView, ...]
    """Phần III"""
    after: tuple[PartView, ...]
    """Các phần khác đứng sau phần tổ chức thực hiện"""
    closing: tuple[str, ...]
    """Đoạn kết"""
    signature: SignatureView
    """Phần ký và nơi nhận"""
    annexes: tuple[PartView, ...]
    """Các phụ lục không phải danh mục nhiệm vụ"""
    as_printed: bool
    """Giữ nguyên chữ đã in, kể cả chỗ in sai"""


def programme_view(plan: Plan, *, as_printed: bool) -> ProgrammeView:
    """The programme as amended, with its errata read, or word for word as it was issued."""
    notes = AmendmentNotes(None if as_printed else plan)
    plan = plan.loaded if as_printed else plan
    programme = plan.programme

    def reading(text: str) -> str:
        return text if as_printed else read(text, programme.errata)

    pending: list[Note] = []
    signer = programme.signer
    parts = parts_of(programme, plan.sections)
    return ProgrammeView(
        head=_head(plan, as_printed),
        kind=programme.kind.upper(),
        title=reading(programme.title),
        opening=(*_paragraphs(reading(programme.opening or "")), *notes.documents()),
        purpose_headings=parts.purpose,
        purpose=_bulleted(reading(programme.purpose or "")),
        requirements=_bulleted(reading(programme.requirements or "")),
        before=parts.before,
        tasks_headings=parts.tasks,
        sections=tuple(
            _section(section, as_printed, bool(programme.headings), reading, pending, notes)
            for section in plan.sections
        ),
        notes=tuple(text for _, text in pending),
        between=parts.between,
        implementation_headings=parts.implementation,
        implementation=tuple(
            BlockView(
                number=str(index),
                title=reading(block.title),
                paragraphs=_paragraphs(reading(block.text)) if block.text != block.title else (),
            )
            for index, block in enumerate(programme.implementation, start=1)
        ),
        after=parts.after,
        closing=_paragraphs(reading(programme.closing or "")),
        signature=SignatureView(
            authority=reading(signer.authority or ""),
            position=reading(signer.position),
            name=signer.name,
            recipients=recipients([reading(line) for line in programme.recipients]),
        ),
        annexes=parts.annexes,
        as_printed=as_printed,
    )


def _head(plan: Plan, as_printed: bool) -> HeadView:
    programme = plan.programme
    place = (programme.printed_place if as_printed else None) or programme.place
    room = " " if as_printed else 5 * BLANK
    day = f"{room}tháng{room}năm {programme.year}"
    if programme.date is not None:
        day = f" {phrases.long_day(programme.date)}"
    number = programme.number or ("" if as_printed else 7 * BLANK)
    return HeadView(
        superior=(programme.superior or "").upper(),
        issuer=programme.issuer.upper(),
        number=f"Số: {number}/{programme.symbol}",
        dateline=f"{place}, ngày{day}",
    )


def _section(
    section: Section,
    as_printed: bool,
    has_headings: bool,
    reading: Reading,
    pending: list[Note],
    notes: AmendmentNotes,
) -> ProgrammeSectionView:
    tasks = []
    for task in notes.with_dropped(section):
        if as_printed and task.added is not None:
            continue
        view = _task(task, section, as_printed, has_headings, pending, notes)
        noted = notes.of(task.id)
        if noted is not None:
            view = _marked(view, noted[0], dropped=notes.is_dropped(task))
            pending.append((None, "".join(noted)))
        tasks.append(view)
        if notes.is_dropped(task):
            continue
        for note in task.footnotes:
            text = note.text if as_printed else read(note.text, task.errata)
            pending.append((note.printed_before, f"{note.mark}{text}"))
    return ProgrammeSectionView(
        headings=section.headings,
        number=(section.printed_number if as_printed else None) or section.id,
        title=reading(section.title),
        intro=_paragraphs(reading(section.intro)) if section.intro else (),
        tasks=tuple(tasks),
        assignment=_paragraphs(section.printed_assignment or ""),
    )


def _task(
    task: Task,
    section: Section,
    as_printed: bool,
    has_headings: bool,
    pending: list[Note],
    notes: AmendmentNotes,
) -> ProgrammeTaskView:
    """The task; footnotes of earlier tasks stand before the one that they were printed before."""
    here = [note for note in pending if note[0] in (None, task.id)]
    for note in here:
        pending.remove(note)
    number = task.printed_number if as_printed and task.printed_number else task.id
    mark = f"{number}." if number[-1:].isalnum() else number
    text = f"{mark} {task.text}" if task.id != section.id else task.text
    assignment = task.printed_assignment or ""
    if not assignment and not _says_elsewhere(task, section, has_headings):
        assignment = _assignment(task)
    if as_printed:
        text = _undotted(text, number, task)
    else:
        text, assignment = read(text, task.errata), read(assignment, task.errata)
        assignment = notes.assignment(task, assignment)
    first, *rest = text.split("\n\n")
    shown, _, first_text = first.partition(" ") if task.id != section.id else ("", "", first)
    return ProgrammeTaskView(
        number=shown,
        first=first_text,
        paragraphs=(*rest, *_elsewhere(task)),
        assignment=_paragraphs(assignment),
        footnotes=tuple(text for _, text in here),
    )


def _elsewhere(task: Task) -> tuple[str, ...]:
    """What the document says of a task in other words at another place: nothing of it is lost."""
    words = _paragraphs(task.also_printed or "")
    return (f"Văn bản còn ghi ở chỗ khác: {words[0]}", *words[1:]) if words else ()


def _says_elsewhere(task: Task, section: Section, has_headings: bool) -> bool:
    """Whether the document names who leads a task above it or in its own words, in no line below.

    Only a document whose headings were kept is known to have no such line.
    """
    if not has_headings or task.added is not None:
        return False
    words = (section.title, *section.headings, section.printed_assignment or "", task.text)
    key = f" {match_key(' '.join(words))} "
    return bool(task.lead) and all(f" {match_key(name)} " in key for name in task.lead)


def _marked(view: ProgrammeTaskView, mark: str, *, dropped: bool) -> ProgrammeTaskView:
    """With the mark of its note behind the last word; of a dropped one nothing else is left."""
    if dropped:
        text = f"(được bãi bỏ){mark}"
        return replace(view, first=text, paragraphs=(), assignment=())
    for name in ("assignment", "paragraphs"):
        lines: tuple[str, ...] = getattr(view, name)
        if lines:
            parts = {name: (*lines[:-1], f"{lines[-1]}{mark}")}
            return replace(view, **parts)  # type: ignore[arg-type]
    return replace(view, first=f"{view.first}{mark}")


def _undotted(text: str, number: str, task: Task) -> str:
    """The number without its dot, where an erratum tells that it was printed so."""
    if any(slip.printed.startswith(f"{number} ") for slip in task.errata):
        return text.replace(f"{number}. ", f"{number} ", 1)
    return text


def _assignment(task: Task) -> str:
    """The lines of an assignment that has not been copied from print."""
    lines = []
    if task.lead:
        lead = phrases.joined(task.lead)
        lines.append(
            f"Đơn vị chủ trì thực hiện: {f'Đề nghị {lead} thực hiện' if task.request else lead}."
        )
    if task.coordinating:
        lines.append(f"Đơn vị phối hợp: {phrases.joined(task.coordinating)}.")
    if task.leader:
        lines.append(f"Lãnh đạo chỉ đạo: {task.leader}.")
    if task.added is not None and task.deadline is not None:
        lines.append(f"Thời hạn: {deadline_phrase(task.deadline)}.")
    return "\n\n".join(lines)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("\n\n") if part)


def _bulleted(text: str) -> tuple[ParagraphView, ...]:
    return tuple(
        ParagraphView(text=part.removeprefix("- "), bullet=part.startswith("- "))
        for part in _paragraphs(text)
    )
