"""Files that are no sound form: each is told, nothing is written, memory stays bounded."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import Ctr


def with_book(change: Callable[[Any], object]) -> Callable[[Path], None]:
    """A fault planted with openpyxl."""

    def planted(path: Path) -> None:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)

    return planted


def replaced(part: str, content: bytes) -> Callable[[Path], None]:
    """One part of the package replaced."""

    def planted(path: Path) -> None:
        old = io.BytesIO(path.read_bytes())
        with zipfile.ZipFile(old) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as to:
            for name in before.namelist():
                to.writestr(name, content if name == part else before.read(name))

    return planted


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/a.bin", bytes(300_000_000))


def _word(path: Path) -> None:
    import docx

    docx.Document().save(str(path))


def _rows(path: Path) -> None:
    name = "xl/worksheets/sheet2.xml"  # written as text: openpyxl takes seconds for so many
    with zipfile.ZipFile(path) as package:
        before, end, after = package.read(name).partition(b"</sheetData>")
    row = "<row><c t='inlineStr'><is><t>thừa</t></is></c></row>".encode()
    replaced(name, b"".join((before, row * 200_000, end, after)))(path)


WHOLE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("không phải Excel"),
    "half": lambda path: path.write_bytes(path.read_bytes()[:5_000]),
    "old .xls": lambda path: path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4_096)),
    "folder": _folder,
    "missing": lambda path: path.unlink(),
    "Word named .xlsx": _word,
    "zip bomb": _bomb,
    "200,000 rows": _rows,
    "broken sheet": replaced("xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row"),
    "broken workbook": replaced("xl/workbook.xml", b"<workbook/>"),
    "no tasks": with_book(lambda book: book.remove(book["Nhiệm vụ"])),
    "no targets": with_book(lambda book: book.remove(book["Chỉ tiêu"])),
    "no data": with_book(lambda book: book.remove(book.worksheets[-1])),
    "renamed sheet": with_book(lambda book: setattr(book["Nhiệm vụ"], "title", "Việc")),
    "no heads": with_book(lambda book: book["Nhiệm vụ"].delete_rows(1)),
    "no state column": with_book(lambda book: book["Nhiệm vụ"].delete_cols(6)),
    "no key column": with_book(lambda book: book["Nhiệm vụ"].delete_cols(1)),
    "a row twice": with_book(
        lambda book: book["Nhiệm vụ"].append([cell.value for cell in book["Nhiệm vụ"][2]])
    ),
    "an unknown row": with_book(lambda book: setattr(book["Nhiệm vụ"]["A2"], "value", "9.9")),
    "merged cells": with_book(lambda book: book["Nhiệm vụ"].merge_cells("E2:E3")),
    "an error value": with_book(lambda book: setattr(book["Chỉ tiêu"]["G2"], "value", "#DIV/0!")),
}


@pytest.mark.parametrize("fault", WHOLE)
def test_what_is_no_form_is_told_and_nothing_is_written(
    ctr: Ctr, plan: Path, form: Path, fault: str
) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    good = shutil.copy(form, form.with_name("tot.xlsx"))
    WHOLE[fault](form)
    ran = ctr("collect", form, good, "--plan", plan)
    assert ran.code == 1, (ran.code, ran.out, ran.err)
    assert "bieu.xlsx" in ran.err
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before
