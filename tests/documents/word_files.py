"""Word files as the commands write them, opened for the tests to look into."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.conftest import EXAMPLE, Ctr

COMMANDS: dict[str, tuple[str | Path, ...]] = {
    "report": ("report", "2026", "--plan", EXAMPLE, "--as-of", "2026-12-01"),
    "unit-report": ("report", "2026", "--unit", "Công an phường", "--as-of", "2026-11-24"),
    "reminder": ("remind", "--unit", "Công an phường", "--as-of", "2026-11-26"),
    "programme": ("programme",),
}
"""A command for each kind of document."""


def written(ctr: Ctr, path: Path, *words: str | Path) -> Path:
    """The file that a command writes."""
    ran = ctr(*words, "-o", path)
    assert ran.code == 0, ran.err
    return path


def part(path: Path, name: str) -> Any:
    """One part of the file, such as word/document.xml."""
    with zipfile.ZipFile(path) as file:
        return parse_xml(file.read(name))


def words_of(element: Any) -> str:
    """The text below an element, as a reader sees it."""
    return "".join(
        "-" if node.tag == qn("w:noBreakHyphen") else node.text or ""
        for node in element.iter(qn("w:t"), qn("w:noBreakHyphen"))
    ).replace("\u00a0", " ")
