"""Tables of tasks and of targets: columns by their heads, rows into tasks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from ctr.importing.labels import labelled
from ctr.importing.lines import Grid, GridCell, Line
from ctr.importing.understood import Said, SectionDraft, TaskDraft
from ctr.vietnamese.matching import bare_key

Column = Literal[
    "number",
    "task",
    "lead",
    "coordinating",
    "both",
    "leader",
    "deadline",
    "product",
    "note",
    "target",
    "unit",
    "value",
    "other",
]
_NUMBER = re.compile(r"\(?\d{1,3}\)?(?:\s?=\s?.*)?|\(?[A-H]\)?")
_ENUMERATOR = re.compile(
    r"(?P<roman>[IVX]{1,5})[.)]?|(?P<letter>[A-HĐ])[.)]?|(?P<dotted>\d{1,"
    r"3}(?:\.\d{1,3})+)[.)]?|(?P<number>\d{1,3})[.)]?|(?P<point>[a-zđ])[.)]?|"
    r"(?P<dash>[-–+•])"
)
_YEAR = re.compile(
    (
        r"(?:năm |đến (?:năm )?|kế hoạch (?:năm )?|kh (?:năm )?|mục tiêu (?:đến "
        r")?(?:năm )?|giai đoạn )*((?:19|20)\d\d)(?:\s?-\s?((?:19|20)\d\d))?"
    ),
    re.IGNORECASE,
)


def column_of(text: str) -> Column | None:
    """What a column holds, by its head."""
    key = bare_key(re.sub(r"\(.*?\)", " ", text))
    if not key:
        return None
    if re.fullmatch(r"(?:tt|stt|so tt|so thu tu|muc|ma so|so)", key):
        return "number"
    if re.search(r"ghi chu", key):
        return "note"
    if re.search(r"don vi tinh|\bdvt\b", key):
        return "unit"
    if re.search(r"chu tri", key) and re.search(r"phoi hop", key):
        return "both"
    if re.search(r"phoi hop", key):
        return "coordinating"
    if re.search(
        (
            r"lanh dao|phu trach chi dao|ca nhan phu trach|nguoi phu trach|nguoi chi dao|"
            r"dong chi|chi dao thuc hien|phu trach$"
        ),
        key,
    ) and not re.search(r"co quan|don vi|chu tri", key):
        return "leader"
    if re.search(
        (
            r"chu tri|don vi thuc hien|co quan thuc hien|bo phan thuc hien|chiu trach "
            r"nhiem|dau moi|phan cong|don vi tham muu|don vi phu trach|trach nhiem|don "
            r"vi duoc giao|co quan tham muu|don vi bao cao"
        ),
        key,
    ):
        return "lead"
    if re.search(
        r"thoi gian|thoi han|tien do|han hoan thanh|ky han|lo trinh|\bhoan thanh$|thoi diem", key
    ):
        return "deadline"
    if re.search(r"san pham|dau ra|ket qua|hinh thuc van ban", key):
        return "product"
    if re.search(
        (
            r"nhiem vu|noi dung|cong viec|hoat dong|ten viec|giai phap|de an|du an|mo "
            r"hinh|dau viec|viec can lam"
        ),
        key,
    ):
        return "task"
    if re.search(r"chi tieu|muc tieu|tieu chi", key) and _YEAR.search(text) is None:
        return "target"
    if re.fullmatch(r"don vi|dv", key):
        return "unit"
    if _YEAR.search(text) or re.search(
        r"ke hoach|muc tieu|chi tieu giao|gia tri|muc phan dau", key
    ):
        return "value"
    return None


@dataclass(slots=True)
class Layout:
    """The columns of a table, and where its rows begin (from 0)."""

    columns: dict[int, Column]
    heads: dict[int, str]
    first_row: int
    numbering: list[int] = field(default_factory=list)


def layout(grid: Grid) -> Layout | None:
    """None where no row of the top reads as heads."""
    for start in range(min(3, len(grid.rows))):
        for depth in (3, 2, 1):
            if start + depth > len(grid.rows):
                continue
            if depth > 1 and not _spans(grid, start, depth):
                continue
            found = _heads(grid, start, depth)
            if found is not None:
                return found
    return None


def _spans(grid: Grid, start: int, depth: int) -> bool:
    """Whether the head goes over several rows: cells merged over columns or rows."""
    head = grid.rows[start]
    if any(_is_number_row(grid.rows[row]) for row in range(start + 1, start + depth)):
        return False
    return any(
        cell is not None and (cell.row_span >= depth or cell.column_span > 1) for cell in head
    ) and any(cell is not None and cell.row_span >= depth for cell in head)


def _heads(grid: Grid, start: int, depth: int) -> Layout | None:
    columns: dict[int, Column] = {}
    heads: dict[int, str] = {}
    for column in range(len(grid.rows[start])):
        texts = []
        for row in range(start, start + depth):
            cell = grid.rows[row][column]
            if cell is not None and cell.text and cell.text not in texts:
                texts.append(cell.text)
        head = " ".join(texts)
        kind = (column_of(texts[-1]) if texts else None) or column_of(head)
        if kind is not None:
            columns[column] = kind
        heads[column] = texts[-1] if texts else ""
        if head and len(head) > 150:
            return None
    kinds = list(columns.values())
    about = [
        kind
        for kind in kinds
        if kind in ("lead", "coordinating", "both", "leader", "deadline", "product")
    ]
    if ("task" in kinds or ("target" in kinds)) and (
        about or "value" in kinds or "unit" in kinds or "number" in kinds
    ):
        pass
    elif "number" in kinds and len(about) >= 2:
        unknown = [column for column in heads if column not in columns and heads[column]]
        if not unknown:
            return None
        columns[unknown[0]] = "task"
    else:
        return None
    first = start + depth
    numbering = []
    while first < len(grid.rows) and _is_number_row(grid.rows[first]):
        numbering.append(first)
        first += 1
    return Layout(columns=columns, heads=heads, first_row=first, numbering=numbering)


def _is_number_row(row: tuple[GridCell | None, ...]) -> bool:
    texts = [cell.text for cell in _cells(row)]
    filled = [text for text in texts if text]
    return len(filled) >= 3 and all(_NUMBER.fullmatch(text) for text in filled)


def _cells(row: tuple[GridCell | None, ...]) -> list[GridCell]:
    """The cells of a row, each once."""
    return list({id(cell): cell for cell in row if cell is not None}.values())


def is_of_tasks(grid: Grid) -> bool:
    """Whether its rows are tasks that somebody is to do."""
    found = layout(grid)
    if found is None or _is_empty(grid, found):
        return False
    kinds = set(found.columns.values())
    return "task" in kinds and bool(
        kinds & {"lead", "coordinating", "both", "leader", "deadline", "product"}
    )


def is_of_targets(grid: Grid) -> bool:
    """Whether its rows are targets."""
    found = layout(grid)
    if found is None or _is_empty(grid, found):
        return False
    kinds = set(found.columns.values())
    return "target" in kinds and "task" not in kinds


def _is_empty(grid: Grid, found: Layout) -> bool:
    """Whether it is a form to be filled in."""
    return not any(cell.text for row in grid.rows[found.first_row :] for cell in _cells(row))


def read(grid: Grid, title: str, title_line: Line | None) -> list[SectionDraft]:
    """The sections of a table of tasks, or of targets."""
    found = layout(grid)
    assert found is not None
    if is_of_targets(grid):
        from ctr.importing.target_tables import read_target_table

        return read_target_table(grid, found, title, title_line)
    return _Rows(grid, found, title, title_line).read()


class _Rows:
    def __init__(self, grid: Grid, found: Layout, title: str, title_line: Line | None) -> None:
        self.grid = grid
        self.found = found
        self.title = title
        self.title_line = title_line
        self.sections: list[SectionDraft] = []
        self.heads = [
            line
            for row in grid.rows[: found.first_row]
            for cell in _cells(row)
            for line in cell.lines
        ]
        self.head_texts = [
            [cell.text for cell in _cells(row)] for row in grid.rows[: found.first_row]
        ]
        self.group_said: list[Said] = []
        self.taken: set[int] = set()
        self.above: list[Line] = []

    def column(self, kind: Column) -> list[int]:
        return [column for column, known in self.found.columns.items() if known == kind]

    def cell(self, row: int, kind: Column) -> GridCell | None:
        for column in self.column(kind):
            cell = self.grid.rows[row][column]
            if cell is not None and cell.text:
                return cell
        return None

    def read(self) -> list[SectionDraft]:
        rows = range(self.found.first_row, len(self.grid.rows))
        rows = [row for row in rows if any(cell.text for cell in _cells(self.grid.rows[row]))]  # type: ignore[assignment]
        for position, row in enumerate(rows):
            following = rows[position + 1] if position + 1 < len(rows) else None
            self._row(row, following)
        if self.above and self.sections:
            self.sections[-1].intro += self.above
        columns = _once(self.heads)
        if self.sections:
            self.sections[0].columns = columns
        return [section for section in self.sections if section.tasks]

    def _section(self) -> SectionDraft:
        if not self.sections:
            mark = self.title_line.mark if self.title_line is not None else ""
            section = SectionDraft(line=self.title_line, title=self.title or "Nhiệm vụ", mark=mark)
            self.sections.append(section)
        return self.sections[-1]

    def _row(self, row: int, following: int | None) -> None:
        cells = _cells(self.grid.rows[row])
        texts = [cell.text for cell in cells]
        if texts in self.head_texts or _is_number_row(self.grid.rows[row]):
            self.heads += [line for cell in cells for line in cell.lines]
            return
        if self._continues(row):
            self._add_to_last(row)
            return
        if self._is_group(row, following):
            self._group(row, cells)
            return
        task_cell = self.cell(row, "task")
        if task_cell is None or (self._is_merged_up(task_cell, row) and self._section().tasks):
            self._add_to_last(row)
            return
        self._section().tasks.append(self._task(row, task_cell))

    def _is_merged_up(self, cell: GridCell, row: int) -> bool:
        return cell.row - 1 < row

    def _mark(self, row: int) -> str:
        cell = self.cell(row, "number")
        if cell is not None:
            return cell.text
        task = self.cell(row, "task")
        return task.lines[0].mark if task is not None and task.lines else ""

    def _is_group(self, row: int, following: int | None) -> bool:
        cells = [cell for cell in _cells(self.grid.rows[row]) if cell.text]
        mark = self._mark(row)
        kind = _kind(mark)
        rest = [cell for cell in cells if cell is not self.cell(row, "number")]
        if (
            len(rest) == 1
            and (rest[0].column_span > 1 or kind in ("roman", "letter"))
            and following is not None
        ):
            return not self._assigned(row) and (
                kind != "number" or rest[0].column_span > 2 or self._child_of(following, mark)
            )
        if following is None:
            return False
        below = self._mark(following)
        if kind in ("roman", "letter") and _kind(below) not in ("roman", "letter", ""):
            return True
        if self._child_of(following, mark):
            return True
        if (
            len(rest) == 1
            and not self._assigned(row)
            and self._assigned(following)
            and rest[0] is self.cell(row, "task")
        ):
            first = rest[0].lines[0]
            return first.bold or first.text.isupper() or (kind == "" and mark == "")
        return False

    def _child_of(self, following: int, mark: str) -> bool:
        below = self._mark(following)
        if _kind(mark) == "number" and _kind(below) == "dotted":
            return below.split(".")[0] == mark.strip(".)")
        if _kind(mark) == "number" and _kind(below) in ("point", "dash"):
            return True
        if _kind(mark) == "dotted" and _kind(below) == "dotted":
            return below.rstrip(".)").startswith(mark.rstrip(".)") + ".")
        return _kind(mark) == "dotted" and _kind(below) in ("point", "dash")

    def _assigned(self, row: int) -> bool:
        kinds: tuple[Column, ...] = (
            "lead",
            "coordinating",
            "both",
            "leader",
            "deadline",
            "product",
        )
        return any(self.cell(row, kind) is not None for kind in kinds)

    def _group(self, row: int, cells: list[GridCell]) -> None:
        number = self.cell(row, "number")
        rest = [cell for cell in cells if cell.text and cell is not number]
        title_cell = self.cell(row, "task") or rest[0]
        title = " ".join(line.text for line in title_cell.lines)
        mark = self._mark(row)
        section = SectionDraft(line=title_cell.lines[0], title=title, mark=mark)
        if self.sections and not self.sections[-1].tasks:
            before = self.sections.pop()
            section.headings = [*before.headings, *([before.line] if before.line else [])]
            section.assignment = before.assignment
        if not self.sections and self.title_line is not None:
            section.headings = [self.title_line, *section.headings]
        section.headings += list(title_cell.lines[1:])
        self.group_said = []
        for column, kind in self.found.columns.items():
            cell = self.grid.rows[row][column]
            if kind in ("number", "task") or cell is None or not cell.text or cell is title_cell:
                continue
            section.assignment += [line for line in cell.lines if not self._took(cell)]
            self.group_said += self._said(cell, kind, column)
            self.taken.add(id(cell))
        self.sections.append(section)

    def _took(self, cell: GridCell) -> bool:
        return id(cell) in self.taken

    def _task(self, row: int, cell: GridCell) -> TaskDraft:
        labels = [line for line in cell.lines if labelled(line.text)]
        lines = [line for line in cell.lines if line not in labels] or list(cell.lines)
        task = TaskDraft(mark=self._mark(row), lines=lines, in_table=True)
        for line in labels if lines != list(cell.lines) or not labels else []:
            task.assignment.append(line)
            task.said += [Said(found.role, found.value, line) for found in labelled(line.text)]
        self.taken.add(id(cell))
        self._add(task, row)
        for said in self.group_said:
            if not task.of(said.role):
                task.said.append(said)
        return task

    def _add(self, task: TaskDraft, row: int) -> None:
        for column, kind in self.found.columns.items():
            cell = self.grid.rows[row][column]
            if kind in ("number", "task") or cell is None or not cell.text:
                continue
            task.said += self._said(cell, kind, column)
            if not self._took(cell):
                self.taken.add(id(cell))
                task.assignment += list(cell.lines)
                for line in cell.lines:
                    task.labels[line.index] = self.found.heads.get(column, "")
        for column, cell in enumerate(self.grid.rows[row]):
            if (
                column not in self.found.columns
                and cell is not None
                and cell.text
                and not self._took(cell)
            ):
                self.taken.add(id(cell))
                task.assignment += list(cell.lines)
                for line in cell.lines:
                    task.labels[line.index] = self.found.heads.get(column, "")

    def _said(self, cell: GridCell, kind: Column, column: int) -> list[Said]:
        said: list[Said] = []
        plain: list[Line] = []
        role = ""
        for line in cell.lines:
            found = (
                labelled(line.text)
                if kind in ("both", "lead", "coordinating", "other", "note")
                else []
            )
            if found:
                said += [Said(each.role, each.value, line) for each in found]
                role = found[-1].role
            elif role and said:
                said[-1].value = f"{said[-1].value}\n{line.text}"
            else:
                plain.append(line)
        if plain:
            text = "\n".join(line.text for line in plain)
            as_role = "lead" if kind == "both" else kind
            if kind == "product" or kind == "note":
                text = "\n\n".join(line.shown for line in plain)
            said.insert(0, Said(as_role, text, plain[0], label=self.found.heads.get(column, "")))
        return said

    def _continues(self, row: int) -> bool:
        """Whether a row is the rest of the one before it, which a page has split."""
        if not self.sections or not self.sections[-1].tasks:
            return False
        if self.cell(row, "number") is not None or not self.column("number"):
            return False
        task = self.cell(row, "task")
        if task is None:
            return True
        last = self.sections[-1].tasks[-1].text.rstrip()
        return task.text[:1].islower() and not last.endswith((".", ";", "!", "?"))

    def _add_to_last(self, row: int) -> None:
        section = self._section()
        if not section.tasks:
            lines = [
                line
                for cell in _cells(self.grid.rows[row])
                if not self._took(cell)
                for line in cell.lines
            ]
            self.above += lines
            return
        task = section.tasks[-1]
        cell = self.cell(row, "task")
        if cell is not None and not self._took(cell):
            self.taken.add(id(cell))
            if task.own_text is None and cell.text[:1].islower():
                task.own_text = task.text
            if task.own_text is not None:
                task.own_text = f"{task.own_text} {cell.text}"
            task.lines += list(cell.lines)
        before = {said.role: said for said in task.said}
        count = len(task.said)
        self._add(task, row)
        for said in list(task.said[count:]):
            known = before.get(said.role)
            if known is None:
                continue
            if said.value not in known.value:
                glue = (
                    " " if said.value[:1].islower() or known.value.rstrip().endswith(",") else "\n"
                )
                known.value = f"{known.value}{glue}{said.value}"
            task.said.remove(said)


def _kind(mark: str) -> str:
    match = _ENUMERATOR.fullmatch(mark.strip())
    return (match.lastgroup or "") if match is not None else ""


def _once(lines: list[Line]) -> list[Line]:
    """Heads that a page repeats, once for each text."""
    return list({line.index: line for line in lines}.values())
