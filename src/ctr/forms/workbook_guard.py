"""What must hold of a workbook before it is read: a sound package of bounded size."""

from __future__ import annotations

import re
import zipfile
from html import unescape

from ctr.package_guard import Unsound, sound_package
from ctr.vietnamese.matching import nfc

ROWS_LIMIT = 50_000
COLUMNS_LIMIT = 200
CELLS_LIMIT = 1_000_000


def error_cells(raw: bytes) -> list[tuple[str, str]]:
    """Sheet and place of cells that hold an error such as `#DIV/0!`, which the reader leaves empty.

    Raises Unsound where the file is no sound package, or before more of it is unpacked or read
    than a form can hold.
    """
    with sound_package(raw) as package:
        cells: list[tuple[str, str]] = []
        for sheet, part in _sheets(package):
            content = package.read(part)
            _check_extent(content, sheet)
            cells += [(sheet, cell.decode()) for cell in _errors(content)]
        return cells


def _check_extent(content: bytes, sheet: str) -> None:
    """Rows, columns and cells that a sheet names: the reader makes room for all before the last."""
    cells = rows = columns = 0
    for match in _PLACE.finditer(content):
        cells += 1
        columns = max(columns, _column(match[1]))
        rows = max(rows, int(match[2]) if len(match[2]) < 9 else ROWS_LIMIT + 1)
    if rows > ROWS_LIMIT:
        raise Unsound(f"trang {sheet} có hơn {ROWS_LIMIT} dòng, xóa các dòng thừa")
    if columns > COLUMNS_LIMIT or cells > CELLS_LIMIT:
        raise Unsound(f"trang {sheet} có quá nhiều cột hoặc ô, xóa các cột thừa")


def _column(letters: bytes) -> int:
    """The number of a column from its letters, from 1."""
    number = 0
    for letter in letters[:4].upper():
        number = number * 26 + letter - ord("A") + 1
    return number


_PLACE = re.compile(rb"""[\s:]r\s*=\s*["']\s*([A-Za-z]+)([0-9]+)""")
"""The place of a cell. A row alone may be far down: programs name empty ones for their height."""


def _errors(sheet: bytes) -> list[bytes]:
    """Cells of the type `e`."""
    tags = re.findall(rb"<c\s[^<>]*>", sheet)
    places = [re.search(rb'\sr="([A-Z]+[0-9]+)"', tag) for tag in tags if b' t="e"' in tag]
    return [match[1] for match in places if match is not None]


def _sheets(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Name and part of each sheet."""
    targets = {
        tag["Id"]: tag["Target"]
        for tag in _tags(package.read("xl/_rels/workbook.xml.rels"), "Relationship")
        if "Id" in tag and "Target" in tag
    }
    names = set(package.namelist())
    sheets = []
    for tag in _tags(package.read("xl/workbook.xml"), "sheet"):
        target = targets.get(tag.get("r:id", ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            sheets.append((nfc(tag.get("name", "")), part))
    return sheets


def _tags(part: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of every tag called `name`."""
    text = part.decode("utf-8", "replace")
    return [
        {key: unescape(value) for key, value in re.findall(r'([\w:]+)="([^"]*)"', tag)}
        for tag in re.findall(rf"<{name}\s([^<>]*)>", text)
    ]
