"""Which files a plan has, which schema each follows, and the line by which an editor finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = ".schema"
"""Beside programme.yaml; loading does not look into it."""
SUFFIX = ".schema.json"
MODELINE = "# yaml-language-server: $schema="
"""How a file tells editors its schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file: its schema's name, the class that it is read as, and what it is called."""

    name: str
    read_as: str
    title: str
    path: str
    """A pattern of its path in the plan's folder."""

    @property
    def file(self) -> str:
        """The name of its schema's file."""
        return f"{self.name}{SUFFIX}"


KINDS = (
    Kind(
        name="programme",
        read_as="Programme",
        title="Chương trình hành động",
        path=r"programme\.yaml",
    ),
    Kind(name="units", read_as="UnitsFile", title="Các đơn vị", path=r"units\.yaml"),
    Kind(name="leaders", read_as="LeadersFile", title="Các lãnh đạo", path=r"leaders\.yaml"),
    Kind(name="calendar", read_as="CalendarFile", title="Lịch nghỉ lễ", path=r"calendar\.yaml"),
    Kind(
        name="amendments",
        read_as="AmendmentsFile",
        title="Sửa đổi, bổ sung chương trình",
        path=r"amendments\.yaml",
    ),
    Kind(
        name="section", read_as="Section", title="Một mục của phần II", path=r"sections/[^/]+\.yaml"
    ),
    Kind(
        name="summary",
        read_as="Summary",
        title="Lời của văn phòng cho báo cáo năm",
        path=r"results/[0-9]{4}/summary\.yaml",
    ),
    Kind(
        name="results",
        read_as="UnitResults",
        title="Kết quả của một đơn vị trong một năm",
        path=r"results/[0-9]{4}/[^/]+\.yaml",
    ),
)
"""In the order in which a path is looked up."""


def kind_of(path: str) -> Kind | None:
    """The kind of a file, by its path in the plan's folder."""
    return next((kind for kind in KINDS if re.fullmatch(kind.path, path)), None)


def head(path: str) -> str:
    """The first line of a file of a plan, by its path in the plan's folder; empty for another."""
    kind = kind_of(path)
    if kind is None:
        return ""
    return f"{MODELINE}{'../' * path.count('/')}{FOLDER}/{kind.file}\n"


def head_for(folder: Path, path: Path) -> str:
    """That line of a new file, where the plan in `folder` has schemas."""
    if not (folder / FOLDER).is_dir() or not path.is_relative_to(folder):
        return ""
    return head(path.relative_to(folder).as_posix())
