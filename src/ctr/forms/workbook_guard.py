"""What must hold of a workbook before it is read: a sound package of bounded size."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

from ctr.errors import CannotRun
from ctr.vietnamese.matching import nfc

UNPACKED_LIMIT_MB = 64
"""Size of all parts together. The form of a unit that leads 5,000 tasks has less than 10 MB."""
ROWS_LIMIT = 50_000

_HINT = "biểu phải là tệp Excel .xlsx"


def error_cells(path: Path) -> list[str]:
    """Places of cells that hold an error such as `#DIV/0!`; the reader gives them as empty.

    Raises CannotRun where the file is no sound package, and before a large one is unpacked.
    """
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(part.file_size for part in package.infolist())
            if size > UNPACKED_LIMIT_MB * 1_000_000:
                raise CannotRun(
                    f"{path} giải nén ra {size // 1_000_000} MB, quá lớn", "lập lại bằng: ctr form"
                )
            if package.testzip() is not None:  # also where a part is larger than it says
                raise CannotRun(f"{path} bị hỏng", _HINT)
            return [
                f"{sheet}!{cell.decode()}"
                for sheet, part in _sheets(package)
                for cell in _errors(package.read(part))
            ]
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError):
        raise CannotRun(f"không đọc được {path}", _HINT) from None
    except ValueError:
        raise CannotRun(f"{path} bị hỏng", _HINT) from None


def _errors(sheet: bytes) -> list[bytes]:
    """Cells of the type `e`."""
    tags = re.findall(rb"<c\s[^>]*>", sheet)
    found = [re.search(rb'\sr="([A-Z]+[0-9]+)"', tag) for tag in tags if b' t="e"' in tag]
    return [match[1] for match in found if match is not None]


def _sheets(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Name and part of each sheet."""
    targets = {
        told["Id"]: told["Target"]
        for told in _tags(package.read("xl/_rels/workbook.xml.rels"), "Relationship")
        if "Id" in told and "Target" in told
    }
    names = set(package.namelist())
    found = []
    for told in _tags(package.read("xl/workbook.xml"), "sheet"):
        target = targets.get(told.get("r:id", ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            found.append((nfc(told.get("name", "")), part))
    return found


def _tags(part: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of every tag called `name`."""
    text = part.decode("utf-8", "replace")
    return [
        {key: unescape(value) for key, value in re.findall(r'([\w:]+)="([^"]*)"', tag)}
        for tag in re.findall(rf"<{name}\s([^>]*)>", text)
    ]
