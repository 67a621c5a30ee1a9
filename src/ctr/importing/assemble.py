"""Files of one programme into one draft: head, sections of tasks, other parts, foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ctr.importing import ends
from ctr.importing.bodies import is_body
from ctr.importing.doubles import merge_doubles
from ctr.importing.duties import LEADS
from ctr.importing.labels import labelled
from ctr.importing.lines import Document, Grid, Line, NoteLines
from ctr.importing.nodes import by_bodies, by_charges, heading_bodies, reads_as_tasks, root_of
from ctr.importing.outline import Reader
from ctr.importing.parts import cut
from ctr.importing.spread import spread_assignments
from ctr.importing.targets import read_targets
from ctr.importing.tree import Node
from ctr.importing.understood import Block, Draft, Part, TaskDraft
from ctr.vietnamese.document_parts import PartKind, part_kind
from ctr.vietnamese.matching import bare_key

_RAISED = re.compile("[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_REFERENCE = re.compile(rf"(?<=\S){_RAISED.pattern}")
_FOOTNOTE = re.compile(r"^(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*(?P<text>.+)$", re.DOTALL)


def assemble(documents: Sequence[Document]) -> Draft:
    """The draft of a programme of several files: the first that has a head, and its appendices."""
    draft = Draft()
    main = next((index for index, document in enumerate(documents) if _has_head(document)), 0)
    ordered = [documents[main], *(doc for index, doc in enumerate(documents) if index != main)]
    notes: list[NoteLines] = [note for document in ordered for note in document.notes]
    parts: list[Part] = []
    for position, document in enumerate(ordered):
        document, own_notes = _without_footnotes(document)
        notes += own_notes
        pieces = cut(document, appendix=position > 0 and not _has_head(document))
        if position == 0:
            ends.read_head(pieces.head, draft)
            ends.read_foot(pieces.foot, draft)
            draft.closing += pieces.closing
        else:
            _second_head(pieces.head, draft)
            draft.unplaced += [line for line in pieces.foot if re.search(r"\w", line.text)]
            if pieces.closing:
                parts.append(Part(heading=[], items=list(pieces.closing)))
        parts += [*pieces.parts, *pieces.annexes]
    _read_parts(parts, draft)
    spread_assignments(draft.sections)
    _place_notes(notes, draft)
    merge_doubles(draft)
    return draft


def whole_labels(document: Document) -> Document:
    """A label at the end of a line with what stands in the next lines, as one line."""
    items: list[Line | Grid] = []
    for item in document.items:
        before = items[-1] if items else None
        if isinstance(item, Line) and isinstance(before, Line) and _goes_on(before, item):
            shown = item.text if not item.mark else f"- {item.text}"
            items[-1] = replace(before, text=f"{before.text} {shown}")
        else:
            items.append(item)
    return Document(file=document.file, items=tuple(items), notes=document.notes)


def _goes_on(label: Line, line: Line) -> bool:
    """Whether a line is the value of the label before it, or one more body of its list."""
    if line.style not in ("", "dash") or len(line.text) > 160 or labelled(line.text):
        return False
    said = labelled(label.text)
    if not said:
        return False
    last = said[-1]
    if not last.value:
        return True
    listed = re.search(r":\s+-\s", label.text) is not None
    return listed and line.style == "dash" and is_body(line.text) and last.role != "deadline"


def _has_head(document: Document) -> bool:
    first = list(document.lines())[:14]
    own = [line for line in first if not re.match(r"\((?:[Kk]èm theo|[Bb]an hành)", line.shown)]
    text = " ".join(bare_key(line.text) for line in own)
    return re.search(r"cong hoa xa hoi|doc lap tu do|\bctr ubnd|\bkh ubnd", text) is not None


def _second_head(head: list[Line], draft: Draft) -> None:
    for line in head:
        key = bare_key(line.shown)
        if re.search(r"cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc", key) or not key:
            draft.form.append(line)
        else:
            draft.parts.append(Block(title=line.shown, title_line=line, lines=[]))


def _without_footnotes(document: Document) -> tuple[Document, list[NoteLines]]:
    """Footnotes that stand as paragraphs of a text, taken out of its flow."""
    marks = {
        mark
        for line in document.lines()
        if _RAISED.search(line.text)
        for mark in _REFERENCE.findall(line.text)
    }
    notes: list[NoteLines] = []
    items: list[Line | Grid] = []
    for item in document.items:
        match = _FOOTNOTE.match(item.text) if isinstance(item, Line) and not item.mark else None
        if match is not None and match["mark"] in marks and isinstance(item, Line):
            line = replace(item, text=match["text"])
            notes.append(NoteLines(mark=match["mark"], lines=(line,)))
        else:
            items.append(item)
    return Document(file=document.file, items=tuple(items), notes=document.notes), notes


def _read_parts(parts: list[Part], draft: Draft) -> None:
    of_tasks = [part for part in parts if reads_as_tasks(part)]
    content = [part for part in parts if part not in of_tasks]
    charged = [part for part in content if _is_content(part) and by_charges(part)]
    headed = [part for part in content if _is_content(part) and by_bodies(part)]
    headed += [part for part in charged if part not in headed]
    if not of_tasks and not headed:
        headed = [part for part in content if _kind(part) == "implementation" and by_bodies(part)]
        if headed and not any(_dashes_below_bodies(part) for part in headed):
            headed = []
    if not of_tasks and not headed and not any(_kind(part) == "content" for part in content):
        charged = [part for part in content if _kind(part) != "purpose" and by_charges(part)]
        headed = charged
    chosen = [part for part in parts if part in of_tasks or part in headed]
    if not chosen and not _is_letter(draft):
        chosen = [part for part in content if _kind(part) == "content"]
        unassigned = chosen
    else:
        unassigned = []
    for part in parts:
        if part in chosen:
            _tasks(
                part,
                draft,
                bodies=part in headed or (part in of_tasks and by_bodies(part)),
                every=part in unassigned,
                charged=part in charged,
            )
        elif _kind(part) == "purpose" and not draft.purpose:
            _purpose(part, draft)
        elif _kind(part) == "implementation" and _has_text(part):
            draft.headings += part.heading
            draft.implementation += _blocks(part)
        else:
            _verbatim(part, draft)
            _tell_goals(part, draft)


def _is_letter(draft: Draft) -> bool:
    """Whether a document tells or reports, so that what names nobody in it is no task."""
    kind = str(draft.head.get("kind", ("", []))[0]).upper()
    addressed = any(bare_key(line.text).startswith("kinh gui") for line in draft.opening)
    return addressed or kind in ("THÔNG BÁO", "BÁO CÁO", "TỜ TRÌNH", "CÔNG VĂN")


def _tell_goals(part: Part, draft: Draft) -> None:
    """Goals of the whole programme belong to no task: their words are kept, and that is told."""
    if part.annex or _kind(part) != "goals":
        return
    texts = [line.text for line in _all_lines(part.items)]
    count = sum(len(read_targets(text)) for text in texts)
    if count:
        draft.told.append(
            f"phần “{part.title}” nêu {count} chỉ tiêu chung, giữ nguyên lời; "
            "muốn theo dõi thì ghi thành chỉ tiêu (targets) của nhiệm vụ thích hợp"
        )


def _kind(part: Part) -> PartKind:
    return part_kind(part.title)


def _has_text(part: Part) -> bool:
    """Whether it has words and no form to fill in."""
    return bool(part.heading) and all(isinstance(item, Line) for item in part.items)


def _is_content(part: Part) -> bool:
    return _kind(part) in ("content", "other") and (not part.annex or _kind(part) == "content")


def _dashes_below_bodies(part: Part) -> bool:
    return any(heading_bodies(node) and len(node.children) >= 1 for node in root_of(part).all())


def _tasks(part: Part, draft: Draft, *, bodies: bool, every: bool, charged: bool) -> None:
    reader = Reader(part, bodies=bodies, every=every, charged=charged)
    sections = reader.read()
    if not sections:
        _verbatim(part, draft)
        return
    used = [section for section in sections if section.line is None]
    if part.heading and not any(section.line in part.heading for section in sections):
        if used:
            used[0].headings = [*part.heading, *used[0].headings]
            used[0].line = None
        else:
            draft.headings += part.heading
    elif part.heading:
        draft.headings += [
            line for line in part.heading if not any(section.line is line for section in sections)
        ]
    for section in sections:
        section.annex = part.annex
        section.year = _year_of([*(line.text for line in part.heading), section.title])
    draft.sections += sections
    if reader.left:
        _left(reader.left, part, draft)


def _year_of(headings: Iterable[str]) -> int | None:
    """The one year that headings are of: "Nhiệm vụ năm 2026", not "(Kèm theo … năm 2025)"."""
    texts = (text for text in headings if not text.startswith("("))
    years = {int(year) for text in texts for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


_YEAR = re.compile(r"(?:năm|NĂM|Năm) (20\d\d)(?!\s*[-–]\s*20)")


def _left(lines: list[Line], part: Part, draft: Draft) -> None:
    """Words of a part of tasks that are no task: kept in their own words under its name."""
    title = part.title or "Nội dung khác"
    draft.parts.append(
        Block(title=title, title_line=None, lines=sorted(lines, key=lambda line: line.index))
    )


def _verbatim(part: Part, draft: Draft) -> None:
    lines = _all_lines(part.items)
    heading = part.heading
    if not heading and not lines:
        return
    if not heading:
        draft.parts.append(Block(title=lines[0].shown, title_line=lines[0], lines=lines[1:]))
        return
    draft.parts.append(
        Block(title=heading[0].shown, title_line=heading[0], lines=[*heading[1:], *lines])
    )


def _all_lines(items: Iterable[Line | Grid]) -> list[Line]:
    return [line for item in items for line in ([item] if isinstance(item, Line) else item.lines())]


def _purpose(part: Part, draft: Draft) -> None:
    draft.headings += part.heading
    into = draft.purpose
    for line in _all_lines(part.items):
        key = bare_key(line.text)
        if line.style in ("number", "letter", "point", "") and key in (
            "muc dich",
            "muc dich chung",
            "quan diem",
        ):
            draft.form.append(line)
            into = draft.purpose
        elif line.style in ("number", "letter", "point", "") and key in ("yeu cau", "cac yeu cau"):
            draft.form.append(line)
            into = draft.requirements
        else:
            into.append(line)


def _blocks(part: Part) -> list[Block]:
    """The points of part III, each a block with its title."""
    root = root_of(part)
    blocks: list[Block] = []
    for item in root.content:
        if (
            isinstance(item, Node)
            and item.line is not None
            and item.style in ("number", "letter", "point", "part", "bracket")
        ):
            blocks.append(_block(item))
        else:
            lines = (
                [item]
                if isinstance(item, Line)
                else item.lines()
                if isinstance(item, Node)
                else list(item.lines())
            )
            if not blocks:
                blocks.append(
                    Block(title=part.title or "Tổ chức thực hiện", title_line=None, lines=[])
                )
            blocks[-1].lines += lines
    return blocks


def _block(node: Node) -> Block:
    line = node.line
    assert line is not None
    below = node.lines()[1:]
    head, colon, rest = line.text.partition(":")
    number = line.mark
    if colon and rest.strip() and len(head) < 200:
        return Block(
            title=head.strip(),
            title_line=None,
            lines=below,
            inline=line,
            rest=rest.strip(),
            number=number,
        )
    if below:
        return Block(title=line.text.rstrip(" :"), title_line=line, lines=below, number=number)
    leads = LEADS.match(line.text)
    first = re.match(
        (
            rf"(?P<head>{re.escape(leads[0])})\s+(?P<rest>\w.*)$"
            if leads is not None and not re.match(r"\s*(?:,|;|và\b)", line.text[leads.end() :])
            else r"(?P<head>[^,.;:]{3,120}?)\s+(?P<rest>(?:chủ trì|phối hợp|chịu trách nhiệm|"
            r"có trách nhiệm|căn cứ|tham mưu|theo dõi|thực hiện|tổ chức|xây dựng|báo "
            r"cáo)\b.*)$"
        ),
        line.text,
    )
    if first is not None:
        return Block(
            title=first["head"],
            title_line=None,
            lines=[],
            inline=line,
            rest=first["rest"],
            number=number,
        )
    return Block(title=line.text.rstrip(" :"), title_line=line, lines=[], number=number)


def _place_notes(notes: Iterable[NoteLines], draft: Draft) -> None:
    """Each footnote with the task whose words have its mark."""
    tasks = [task for _, task in draft.tasks()]
    for note in notes:
        owner = next((task for task in tasks if note.mark in _marks(task)), None)
        if owner is not None:
            owner.footnotes.append((note.mark, list(note.lines)))
            continue
        for line in note.lines:
            draft.parts.append(Block(title=f"Chú thích {note.mark}", title_line=None, lines=[line]))


def _marks(task: TaskDraft) -> list[str]:
    text = " ".join(line.text for line in [*task.lines, *task.assignment])
    return _RAISED.findall(text)
