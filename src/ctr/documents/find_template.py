"""Where templates are: named by the user, beside the plan, or packaged."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ctr.errors import CannotRun
from ctr.late_dataclasses import dataclass

DOCUMENTS = {
    "report": "Báo cáo năm của phường",
    "unit-report": "Báo cáo của một đơn vị",
    "reminder": "Công văn đôn đốc",
    "programme": "Chương trình hành động",
    "office-words": "Lời của văn phòng",
    "brief": "Tóm tắt một trang",
}
PAGES = {
    "brief": DOCUMENTS["brief"],
    "dashboard": "Trang của lãnh đạo",
    "public-page": "Trang công khai",
}
PAGE_PARTS = {
    "dashboard-parts.html.j2": "Các phần chung của hai trang",
    "dashboard.css": "Kiểu dáng của hai trang",
    "dashboard.js": "Bộ lọc của hai trang",
}
"""What the last two pages are made of, besides."""
SUFFIXES = {"md": ".md.j2", "docx": ".docx"}
PAGE = ".html.j2"
_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template that was found, and the folders that it may include others from."""

    path: Path
    folders: list[Path]

    @property
    def packaged(self) -> bool:
        """Whether it came with the program, with all that it may include."""
        return all(map(_is_packaged, self.folders))


def packaged_templates() -> Path:
    """The templates that come with the program: in the wheel, or at the top of a source tree."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "templates"


def _is_packaged(folder: Path) -> bool:
    try:
        return folder.samefile(packaged_templates())
    except OSError:  # as of a link that leads to itself
        return False


def names_reference() -> Path:
    """The page that lists the names which templates may use: packaged beside them, or in docs/."""
    inside = _PACKAGE / "templates" / "mau.md"
    return inside if inside.is_file() else _PACKAGE.parents[1] / "docs" / "mau.md"


def find_template(document: str, format: str, root: Path, chosen: Path | None) -> Template:
    """The template of a document: `chosen`, else in templates/ under `root`, else packaged.

    Raises CannotRun where the chosen one is not there or of another format.
    """
    suffix = PAGE if format == "html" else SUFFIXES[format]
    own = root / "templates"
    folders = [*([own] if os.path.lexists(own) else []), packaged_templates()]
    if chosen is not None:
        if not chosen.is_file():
            raise CannotRun(f"không có mẫu {chosen}")
        if not chosen.name.endswith(suffix):
            raise CannotRun(
                f"mẫu {chosen} không dùng được cho dạng {format}", f"mẫu phải có đuôi {suffix}"
            )
        return Template(path=_own(chosen), folders=[chosen.parent, *folders])
    name = f"{document}{suffix}"
    return Template(path=find_part(name, folders), folders=folders)


def find_part(name: str, folders: list[Path]) -> Path:
    """The file of this name in the first folder that has it. Raises CannotRun."""
    for folder in folders:
        if (folder / name).is_file():
            return _own(folder / name)
    raise CannotRun(f"không có mẫu {name}", f"đã tìm trong: {', '.join(map(str, folders))}")


def _own(path: Path) -> Path:
    """`path`, unless a link leads out of its folder: any file could come out as a document."""
    if not path.resolve().is_relative_to(path.parent.resolve()):
        raise CannotRun(
            f"mẫu {path} là liên kết dẫn ra ngoài thư mục của nó", "chép tệp thật vào thư mục đó"
        )
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateInUse:
    """A template: its name, what it makes, where it is, whether it is the user's `own`."""

    name: str
    title: str
    path: Path
    own: bool


def templates_in_use(root: Path) -> Iterator[TemplateInUse]:
    """Every template that documents of the plan under `root` are made by."""
    for document, title in DOCUMENTS.items():
        for format, suffix in SUFFIXES.items():
            kind = "Word" if format == "docx" else "Markdown"
            yield _in_use(root, f"{document}{suffix}", f"{title} ({kind})")
    for page, title in PAGES.items():
        yield _in_use(root, f"{page}{PAGE}", f"{title} (HTML)")
    for part, title in PAGE_PARTS.items():
        yield _in_use(root, part, title)


def _in_use(root: Path, name: str, title: str) -> TemplateInUse:
    path = find_part(name, [root / "templates", packaged_templates()])
    own = path.parent == root / "templates" != packaged_templates()
    return TemplateInUse(name=name, title=title, path=path, own=own)
