"""Tables of targets: `TT | Chỉ tiêu | Đơn vị | Năm 2026 | … | Đơn vị chủ trì`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ctr.importing.columns import Layout, cells_of, is_number_row, kind_of, once
from ctr.importing.lines import Grid, GridCell, Line
from ctr.importing.targets import read_targets
from ctr.importing.understood import Said, SectionDraft, TaskDraft
from ctr.vietnamese.phrases import parse_number

_N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(
    (
        rf"(?P<sign>≥|≤|>=|<=|>|<|=|trên|dưới|tối thiểu|ít nhất|từ|không quá|tối đa|"
        rf"đạt|khoảng|không dưới|còn)?\s*(?P<low>{_N})\s*(?P<first>%)?"
        rf"(?:\s*(?:-|–|÷|đến)\s*(?P<high>{_N}))?\s*(?P<unit>%)?\s*(?P<more>trở lên|"
        rf"trở xuống)?\s*(?P<what>.*)"
    ),
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(
    r"(?:mục tiêu |chỉ tiêu )?(?:đến |trong )?(?:hết )?năm (?:19|20)\d\d", re.IGNORECASE
)
_YEARS = re.compile(r"((?:19|20)\d\d)(?:\s?-\s?((?:19|20)\d\d))?")


def read_target_table(
    grid: Grid, found: Layout, title: str, title_line: Line | None
) -> list[SectionDraft]:
    """A section of the targets: one task for each row that names who is to reach it, else one."""
    above = grid.rows[: found.first_row]
    heads = [line for row in above for cell in cells_of(row) for line in cell.lines]
    section = SectionDraft(line=title_line, title=title or "Chỉ tiêu", columns=once(heads))
    if title_line is not None:
        section.mark = title_line.mark
    whole: TaskDraft | None = None
    led = "lead" in found.columns.values()
    head_texts = [[cell.text for cell in cells_of(row)] for row in grid.rows[: found.first_row]]
    taken: set[int] = set()
    prefix, when = "", ""
    sections = [section]
    for row in grid.rows[found.first_row :]:
        cells = cells_of(row)
        if not any(cell.text for cell in cells):
            continue
        if [cell.text for cell in cells] in head_texts or is_number_row(row):
            section.columns = once(
                [*section.columns, *(line for cell in cells for line in cell.lines)]
            )
            continue
        name_cell = _first(row, found, "target")
        if name_cell is None:
            name_cell = max(cells, key=lambda cell: len(cell.text))
        if (group := _group_of(row)) is not None:
            if _ONE_YEAR.fullmatch(group.strip(" .:")):
                when = group
            if led:
                section = _grouped(sections, [line for cell in cells for line in cell.lines])
                taken |= {id(cell) for cell in cells}
                prefix = ""
                continue
        values = [
            (head if _YEARS.search(head) else f"{head} {when}".strip(), text)
            for head, text in _values(row, found)
        ]
        lead = _first(row, found, "lead")
        fresh = [cell for cell in cells if id(cell) not in taken]
        lines = [line for cell in fresh for line in cell.lines]
        shown = " | ".join(cell.text for cell in fresh if cell.text)
        taken |= {id(cell) for cell in cells}
        if led and lead is not None and lead is not name_cell:
            task = TaskDraft(mark=_mark(row, found), lines=list(name_cell.lines), in_table=True)
            number = _first(row, found, "number")
            apart = {*name_cell.lines, *(number.lines if number is not None else ())}
            task.assignment = [line for line in lines if line not in apart]
            for column, cell in enumerate(row):
                for line in cell.lines if cell is not None else ():
                    task.labels[line.index] = found.heads.get(column, "")
            task.title = " ".join(line.text for line in name_cell.lines)
            task.said.append(
                Said("lead", "\n".join(line.text for line in lead.lines), lead.lines[0])
            )
            section.tasks.append(task)
        else:
            if whole is None:
                whole = TaskDraft(mark="", lines=[], in_table=True, title=title)
                section.tasks.insert(0, whole)
            task = whole
            task.lines += lines
            task.own_text = f"{task.own_text}\n\n{shown}" if task.own_text else shown
        name = " ".join(line.text for line in name_cell.lines)
        if not values:
            prefix = name
            continue
        unit_cell = _first(row, found, "unit")
        unit = unit_cell.text if unit_cell is not None else None
        label = f"{prefix}: {name}" if prefix and name[:1].islower() else name
        task.table_targets += _targets(label, unit, values)
    if whole is not None and not whole.lines:
        section.tasks.remove(whole)
    if sections[-1].tasks or len(sections) == 1:
        return [each for each in sections if each.tasks]
    sections[-2].intro += [*filter(None, [sections[-1].line]), *sections[-1].intro]
    return [each for each in sections if each.tasks]


def _group_of(row: tuple[GridCell | None, ...]) -> str | None:
    """The words of a row that has none but a title, beside its number."""
    texts = [cell.text for cell in cells_of(row) if cell.text]
    if len(texts) == 2 and kind_of(texts[0]):
        return texts[1]
    return texts[0] if len(texts) == 1 and not kind_of(texts[0]) else None


def _grouped(sections: list[SectionDraft], lines: list[Line]) -> SectionDraft:
    """The section that the rows below a title go into: a new one for a Roman number or a letter."""
    mark = lines[0].shown if len(lines) > 1 else ""
    first = sections[-1]
    if not first.tasks and first.line is not None:
        first.intro += lines
        return first
    if kind_of(mark) not in ("roman", "letter"):
        first.intro += lines
        return first
    section = SectionDraft(line=lines[-1], title=lines[-1].text.rstrip(" :"), mark=mark)
    section.headings = lines[:-1]
    if not first.tasks:
        section.headings = [*first.headings, *lines[:-1]]
        section.columns, section.intro = first.columns, first.intro
        sections.pop()
    sections.append(section)
    return section


def _mark(row: tuple[GridCell | None, ...], found: Layout) -> str:
    cell = _first(row, found, "number")
    return cell.text if cell is not None else ""


def _first(row: tuple[GridCell | None, ...], found: Layout, kind: str) -> GridCell | None:
    for column, known in found.columns.items():
        cell = row[column]
        if known == kind and cell is not None and cell.text:
            return cell
    return None


def _values(row: tuple[GridCell | None, ...], found: Layout) -> list[tuple[str, str]]:
    """The head and the text of each cell that holds a figure to reach."""
    values = []
    for column, kind in found.columns.items():
        cell = row[column]
        if kind in ("value", "product") and cell is not None and cell.text:
            values.append((found.heads.get(column, ""), cell.text))
    return list(dict.fromkeys(values))


def _targets(name: str, unit: str | None, values: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """A target with a milestone for each year; several where a cell tells several measures."""
    targets: dict[str, dict[str, Any]] = {}
    for head, text in values:
        for piece in re.split(r"\s*;\s*|\n", text):
            match = _FIGURE.fullmatch(piece.strip())
            if match is None:
                found = read_targets(f"Phấn đấu {name} {piece}")
                milestone: dict[str, Any] = {"achieved": True, "phrase": piece}
                if found and len(found) == 1 and len(found[0].milestones) == 1:
                    milestone = {
                        **_time(head, piece, found[0].milestones[0], unit),
                        **found[0].milestones[0],
                    }
                entry = targets.setdefault("", {"name": name, "milestones": []})
                if unit and "achieved" not in milestone:
                    entry["unit"] = unit
                entry["milestones"].append(milestone)
                entry |= {"doubtful": True, "doubt": f"mức “{piece}” chưa đọc chắc được"}
                continue
            what = match["what"].strip()
            own = unit or ("%" if match["unit"] or match["first"] else None)
            measured = what and (unit is None or what.lower() != unit.lower())
            key = what if measured and not _is_unit(what) else ""
            if measured and _is_unit(what) and own is None:
                own = what
            entry = targets.setdefault(
                key, {"name": f"{name} ({key})" if key else name, "milestones": []}
            )
            if own:
                entry["unit"] = own
            comparison = _comparison(match)
            entry["milestones"].append({**_time(head, piece, comparison, own), **comparison})
            if (match["sign"] or "").lower() == "khoảng":
                entry |= {"doubtful": True, "doubt": "chỉ nói khoảng chừng"}
    result = []
    for entry in targets.values():
        kinds = {"achieved" in milestone for milestone in entry["milestones"]}
        if len(kinds) > 1:
            entry["milestones"] = [m for m in entry["milestones"] if "achieved" not in m]
        if entry["milestones"] and "achieved" in entry["milestones"][0]:
            entry.pop("unit", None)
        order = ("name", "unit", "milestones", "doubtful", "doubt")
        result.append({key: entry[key] for key in order if key in entry})
    return result


def _is_unit(what: str) -> bool:
    return len(what.split()) <= 3 and what[:1].islower()


def _comparison(match: re.Match[str]) -> dict[str, Any]:
    low = parse_number(match["low"])
    sign, more = (match["sign"] or "").lower(), (match["more"] or "").lower()
    if match["high"]:
        high = parse_number(match["high"])
        return {"between": [min(low, high), max(low, high)]}
    if sign in ("≤", "<=", "không quá", "tối đa", "còn") or more == "trở xuống":
        return {"at_most": low}
    if sign in ("<", "dưới"):
        return {"less_than": low}
    if sign in (">", "trên"):
        return {"more_than": low}
    return {"at_least": Decimal(low)}


def _time(head: str, piece: str, milestone: dict[str, Any], unit: str | None) -> dict[str, Any]:
    """The year that the column's head names; a span is its end, or its average where yearly."""
    match = _YEARS.search(head)
    if match is None or "by" in milestone:
        return {}
    if match[2] is None:
        return {"by": int(match[1])}
    if unit and "năm" in unit:
        return {"over": {"from": int(match[1]), "to": int(match[2]), "as": "average"}}
    return {"by": int(match[2])}
