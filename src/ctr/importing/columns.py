"""What the columns of a table hold, by their heads, and where its rows begin."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from ctr.importing.lines import Grid, GridCell, Line
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
    r"3}(?:\.\d{1,3})+)[.)]?|(?P<number>\d{1,4})[.)]?|(?P<point>[a-zđ])[.)]?|"
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
    if re.search(
        r"hien tai|hien nay|den nay|thuc te|kho khan|vuong mac|^kien nghi|kinh phi|nguon",
        key,
    ):
        return None
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
            r"chu tri|(?:co quan|don vi|bo phan) phu trach|don vi thuc hien|co quan thuc "
            r"hien|bo phan thuc hien|chiu trach "
            r"nhiem|dau moi|phan cong|don vi tham muu|don vi phu trach|trach nhiem|don "
            r"vi duoc giao|co quan tham muu|don vi bao cao|nguoi thuc hien|ca nhan thuc hien"
        ),
        key,
    ):
        return "lead"
    if re.search(
        r"thoi gian|thoi han|tien do|han hoan thanh|ky han|lo trinh|\bhoan thanh$|thoi diem|"
        r"^ket thuc$",
        key,
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


@lru_cache(maxsize=256)
def layout(grid: Grid) -> Layout | None:
    """None where no row of the top reads as heads; nobody changes it."""
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
    if any(is_number_row(grid.rows[row]) for row in range(start + 1, start + depth)):
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
    _one_task_column(grid, columns, heads, start + depth)
    first = start + depth
    numbering = []
    while first < len(grid.rows) and is_number_row(grid.rows[first]):
        numbering.append(first)
        first += 1
    return Layout(columns=columns, heads=heads, first_row=first, numbering=numbering)


def _one_task_column(
    grid: Grid, columns: dict[int, Column], heads: dict[int, str], first: int
) -> None:
    """Of several columns that may hold the tasks, the one of which the rows differ most."""
    several = [column for column, kind in columns.items() if kind == "task"]
    if len(several) < 2:
        return

    def weight(column: int) -> tuple[int, bool, int]:
        cells = {id(row[column]) for row in grid.rows[first:] if row[column] is not None}
        named = "nhiem vu" in bare_key(heads.get(column, ""))
        return len(cells), named, -column

    best = max(several, key=weight)
    for column in several:
        if column != best:
            del columns[column]


def is_number_row(row: tuple[GridCell | None, ...]) -> bool:
    """Whether a row only numbers the columns: `(1) (2) (3)`."""
    texts = [cell.text for cell in cells_of(row)]
    filled = [text for text in texts if text]
    return len(filled) >= 3 and all(_NUMBER.fullmatch(text) for text in filled)


def cells_of(row: tuple[GridCell | None, ...]) -> list[GridCell]:
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
    return not any(cell.text for row in grid.rows[found.first_row :] for cell in cells_of(row))


@lru_cache(maxsize=4_096)
def kind_of(mark: str) -> str:
    """What a row is numbered by: roman, letter, dotted, number, point or dash."""
    match = _ENUMERATOR.fullmatch(mark.strip())
    return (match.lastgroup or "") if match is not None else ""


def once(lines: list[Line]) -> list[Line]:
    """Heads that a page repeats, once for each text."""
    return list({line.index: line for line in lines}.values())
