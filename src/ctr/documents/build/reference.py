"""The page that tells every name a template may use, made from the view models.

`python -m ctr.documents.build.reference` writes docs/mau.md; a test compares.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

from ctr.documents.find_template import DOCUMENTS, PAGE, PAGES, SUFFIXES
from ctr.documents.render.html import Assets
from ctr.documents.views.brief import BriefView
from ctr.documents.views.dashboard import DashboardView
from ctr.documents.views.office_draft import OfficeDraftView
from ctr.documents.views.programme import ProgrammeView
from ctr.documents.views.public_page import PublicView
from ctr.documents.views.reminder import ReminderView
from ctr.documents.views.report import ReportView
from ctr.documents.views.unit_report import UnitReportView

VIEWS: dict[str, tuple[str, type[Any]]] = {
    "report": ("report", ReportView),
    "unit-report": ("report", UnitReportView),
    "reminder": ("reminder", ReminderView),
    "programme": ("programme", ProgrammeView),
    "office-words": ("words", OfficeDraftView),
    "brief": ("brief", BriefView),
}
"""Each document: the name its view has in a template, and the view."""
PAGE_VIEWS: dict[str, type[Any]] = {"dashboard": DashboardView, "public-page": PublicView}
"""Each page: its view, under the name `page`; style and script are `assets`."""

_INTRO = """\
# Tên dùng được trong mẫu

Trang này được dựng từ chương trình, không sửa bằng tay.

Xem các mẫu đang dùng: `ctr templates`. Lấy một bản về sửa: `ctr templates copy report.docx`; bản
sửa nằm trong `templates/` cạnh `plan/` và được dùng thay cho mẫu kèm theo. Dùng một mẫu khác cho
một lần: `--template TỆP`.

Trong mẫu Markdown (`.md.j2`) và mẫu Word (`.docx`), `{{ report.subject }}` được thay bằng chữ; lặp
bằng `{% for … %}` … `{% endfor %}`, chọn bằng `{% if … %}` … `{% endif %}`. Trong Word, lệnh đứng
riêng một đoạn viết `{%p for … %}`, lệnh lặp dòng của bảng viết `{%tr for … %}` trong một dòng
riêng. Mẫu không đọc được tệp và không chạy được lệnh khác.

Mẫu trang HTML (`.html.j2`) viết như mẫu Markdown; chữ của kế hoạch luôn ra đúng là chữ. Kiểu
dáng (`dashboard.css`) và bộ lọc (`dashboard.js`) được đặt thẳng trong trang; trang không tải gì từ
ngoài.
"""


def reference() -> str:
    """The page as Markdown."""
    parts = [_INTRO]
    for document, title in DOCUMENTS.items():
        name, view = VIEWS[document]
        suffixes = (*SUFFIXES.values(), *((PAGE,) if document in PAGES else ()))
        files = ", ".join(f"`{document}{suffix}`" for suffix in suffixes)
        parts.append(f"## {title}\n\nMẫu: {files}\n\n| Tên | Ý nghĩa |\n| --- | --- |")
        parts.append(
            "\n".join(f"| `{path}` | {meaning} |" for path, meaning in _rows(name, view)) + "\n"
        )
    for page, title in PAGES.items():
        if page in DOCUMENTS:
            continue
        parts.append(f"## {title}\n\nMẫu: `{page}{PAGE}`\n\n| Tên | Ý nghĩa |\n| --- | --- |")
        rows = (*_rows("page", PAGE_VIEWS[page]), *_rows("assets", Assets))
        parts.append("\n".join(f"| `{path}` | {meaning} |" for path, meaning in rows) + "\n")
    return "\n".join(parts)


def _rows(prefix: str, view: type[Any]) -> Iterator[tuple[str, str]]:
    """Every field below a view, lists as `name[]`."""
    meanings = _docstrings(view)
    hints = get_type_hints(view)
    for field in fields(view):
        hint = hints[field.name]
        inner = next((part for part in (hint, *get_args(hint)) if is_dataclass(part)), None)
        path = f"{prefix}.{field.name}{'[]' if get_args(hint) else ''}"
        yield path, meanings[field.name]
        if isinstance(inner, type):
            yield from _rows(path, inner)


def _docstrings(view: type[Any]) -> dict[str, str]:
    """The string below each field of a class."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(view))).body
    meanings: dict[str, str] = {}
    name = ""
    for node in definition.body if isinstance(definition, ast.ClassDef) else []:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name:
            meanings[name] = str(node.value.value)
    return meanings


def main() -> None:
    """Write the page into docs/ of this source tree."""
    (Path(__file__).parents[4] / "docs" / "mau.md").write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
