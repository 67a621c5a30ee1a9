"""Rows of a table into tasks: groups, merged cells, rows that a page split."""

from __future__ import annotations

import re

from ctr.importing.columns import (
    Column,
    Layout,
    cells_of,
    is_number_row,
    is_of_targets,
    kind_of,
    layout,
    once,
)
from ctr.importing.labels import labelled
from ctr.importing.lines import Grid, GridCell, Line
from ctr.importing.target_tables import read_target_table
from ctr.importing.understood import Said, SectionDraft, TaskDraft


def read(grid: Grid, title: str, title_line: Line | None) -> list[SectionDraft]:
    """The sections of a table of tasks, or of targets."""
    found = layout(grid)
    assert found is not None
    if is_of_targets(grid):
        return read_target_table(grid, found, title, title_line)
    return _Rows(grid, found, title, title_line).read()


_SAME_AS_ABOVE = re.compile(
    r"[-–\s]*(?:nt|n\.t|như trên|nêu trên|\"|″|〃|//)[-–\s.]*", re.IGNORECASE
)


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
            for cell in cells_of(row)
            for line in cell.lines
        ]
        self.head_texts = [
            [cell.text for cell in cells_of(row)] for row in grid.rows[: found.first_row]
        ]
        self.group_said: list[Said] = []
        self.taken: set[int] = set()
        self.above: list[Line] = []
        self.last_said: dict[str, str] = {}
        """What the column of each role said last, for "như trên"."""

    def cell(self, row: int, kind: Column) -> GridCell | None:
        for column, known in self.found.columns.items():
            if known != kind:
                continue
            cell = self.grid.rows[row][column]
            if cell is not None and cell.text and not (kind == "number" and cell.column_span > 1):
                return cell
        return None

    def read(self) -> list[SectionDraft]:
        rows = range(self.found.first_row, len(self.grid.rows))
        rows = [row for row in rows if any(cell.text for cell in cells_of(self.grid.rows[row]))]  # type: ignore[assignment]
        for position, row in enumerate(rows):
            following = rows[position + 1] if position + 1 < len(rows) else None
            self._row(row, following)
        if self.above and self.sections:
            self.sections[-1].intro += self.above
        columns = once(self.heads)
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
        cells = cells_of(self.grid.rows[row])
        texts = [cell.text for cell in cells]
        if texts in self.head_texts or is_number_row(self.grid.rows[row]):
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
        cells = [cell for cell in cells_of(self.grid.rows[row]) if cell.text]
        mark = self._mark(row)
        kind = kind_of(mark)
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
        if kind in ("roman", "letter") and kind_of(below) not in ("roman", "letter", ""):
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
        if kind_of(mark) == "number" and kind_of(below) == "dotted":
            return below.rstrip(".)") == f"{mark.strip('.)')}.1"
        if kind_of(mark) == "number" and kind_of(below) in ("point", "dash"):
            return True
        if kind_of(mark) == "dotted" and kind_of(below) == "dotted":
            return below.rstrip(".)").startswith(mark.rstrip(".)") + ".")
        return kind_of(mark) == "dotted" and kind_of(below) in ("point", "dash")

    def _assigned(self, row: int) -> bool:
        kinds: tuple[Column, ...] = (
            "lead",
            "coordinating",
            "both",
            "leader",
            "deadline",
            "product",
        )
        task = self.cell(row, "task")
        cells = [self.cell(row, kind) for kind in kinds]
        return any(cell is not None and cell is not task for cell in cells)

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
            if _SAME_AS_ABOVE.fullmatch(text.strip()):
                text = self.last_said.get(as_role, text)
            else:
                self.last_said[as_role] = text
            if kind == "product" or kind == "note":
                text = "\n\n".join(line.shown for line in plain)
            said.insert(0, Said(as_role, text, plain[0], label=self.found.heads.get(column, "")))
        return said

    def _continues(self, row: int) -> bool:
        """Whether a row is the rest of the one before it, which a page has split."""
        if not self.sections or not self.sections[-1].tasks:
            return False
        if self.cell(row, "number") is not None or "number" not in self.found.columns.values():
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
                for cell in cells_of(self.grid.rows[row])
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
