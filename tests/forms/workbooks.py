"""Filling in an Excel form as a person does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl


def results(plan: Path) -> Path:
    return plan / "results" / "2026" / "phong-moi-truong.yaml"


def filled(path: Path, *changes: tuple[str, str, str, Any]) -> Path:
    """Fill cells as a person does: sheet, key of the row, head of the column, value."""
    book = openpyxl.load_workbook(path)
    for sheet, key, head, value in changes:
        page = book[sheet]
        heads = {cell.value: cell.column for cell in page[1]}
        row = next(row for row in range(2, page.max_row + 2) if page.cell(row, 1).value == key)
        page.cell(row, heads[head]).value = value
    book.save(path)
    return path


def added(path: Path, number: str, day: Any, done: str) -> Path:
    """Fill the first free row of the tasks."""
    book = openpyxl.load_workbook(path)
    page = book["Nhiệm vụ"]
    heads = {cell.value: cell.column for cell in page[1]}
    row = next(row for row in range(2, 100) if page.cell(row, 2).value in (None, ""))
    for head, value in (("Số", number), ("Ngày làm", day), ("Việc đã làm", done)):
        page.cell(row, heads[head]).value = value
    book.save(path)
    return path
