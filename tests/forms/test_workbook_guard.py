"""Files that are no sound form: each is told, nothing is written, memory stays bounded."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
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
    book = openpyxl.load_workbook(path)
    page = book["Nhiệm vụ"]
    for _ in range(200_000):
        page.append([None, None, "thừa"])
    book.save(path)


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
    "no state column": with_book(lambda book: book["Nhiệm vụ"].delete_cols(5)),
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
    assert ran.code == 2, (ran.code, ran.out, ran.err)
    assert "bieu.xlsx" in ran.err
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


def test_killed_while_collecting_each_file_is_whole_and_a_second_run_completes(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    forms = tmp_path / "forms"
    assert ctr("form", "2026", "--all", "-o", forms, "--plan", plan).code == 0
    for path in forms.iterdir():
        book = openpyxl.load_workbook(path)
        page = book["Nhiệm vụ"]
        heads = {cell.value: cell.column for cell in page[1]}
        page.cell(2, heads["Đề xuất, kiến nghị"]).value = "Cấp thêm máy"
        book.save(path)
    words: list[str | Path] = [sys.executable, "-m", "ctr", "collect", *sorted(forms.iterdir())]
    whole = Path(copytree(plan, tmp_path / "whole"))
    start = time.monotonic()
    subprocess.run([*words, "--plan", whole], check=True, capture_output=True)
    took = time.monotonic() - start
    old = {path.relative_to(plan): path.read_bytes() for path in plan.rglob("*.yaml")}
    new = {path.relative_to(whole): path.read_bytes() for path in whole.rglob("*.yaml")}
    assert old != new
    for turn in range(int(os.environ.get("CTR_TEST_KILLS", "10"))):
        copy = Path(copytree(plan, tmp_path / f"plan{turn}"))
        run = subprocess.Popen(
            [*words, "--plan", copy], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(took * (0.5 + 0.6 * (turn % 25) / 25))
        run.send_signal(signal.SIGKILL)
        run.wait()
        for path in copy.rglob("*.yaml"):
            name = path.relative_to(copy)
            assert path.read_bytes() in (old.get(name), new[name])
        subprocess.run([*words, "--plan", copy], check=True, capture_output=True)
        assert {path.relative_to(copy): path.read_bytes() for path in copy.rglob("*.yaml")} == new
