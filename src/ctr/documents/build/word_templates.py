"""Builds the default Word templates from page_layout.

`python -m ctr.documents.build.word_templates` writes them into templates/; a test compares. They
are plain Word files: whoever wants another look opens a copy in Word and changes it there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ctr.documents.build.blocks import (
    add_style,
    bar_table,
    boxed,
    character_style,
    each,
    file_bytes,
    head,
    line,
    marked,
    new_document,
    rule,
    section,
    set_page,
    signature,
    table,
    tag,
)
from ctr.documents.page_layout import BRIEF_PAGE, BRIEF_STYLES, PAGE, WIDE_PAGE, Style
from ctr.documents.views.brief_page import COMING as COMING_SOON
from ctr.documents.views.brief_page import DECISIONS, DRAWN, FIGURES, LATE, NAME
from ctr.documents.views.office_draft import PROPOSALS
from ctr.documents.views.reminder import COMING, OVERDUE
from ctr.documents.views.rows import RECEIVED
from ctr.documents.views.tables import Table
from ctr.documents.views.target_rows import COMPARED_TARGETS, OWN_TARGETS, TARGETS
from ctr.documents.views.task_rows import OWN_TASKS, TASKS

NO_TARGETS = "Chương trình không có chỉ tiêu cần đánh giá trong năm {{ report.year }}."


def build_all() -> dict[str, bytes]:
    """Every default Word template by its file name."""
    return {f"{name}.docx": file_bytes(build()) for name, build in _BUILDERS.items()}


def _report() -> Any:
    document = new_document()
    head(document, "report.head")
    line(document, "Tên loại", "{{ report.kind }}")
    line(document, "Trích yếu", "{{ report.subject }}")
    rule(document)
    line(document, "Kính gửi", "Kính gửi: {{ report.addressee }}")
    line(document, "Nội dung", "{{ report.opening }}")
    line(document, "Số liệu", "{{ report.figures_to }}")
    line(document, "Mục", "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TRIỂN KHAI")
    each(document, "paragraph", "report.direction", "Nội dung")
    each(document, "sentence", "report.counts", "Nội dung")
    line(document, "Mục", "II. KẾT QUẢ THỰC HIỆN")
    line(document, "Nội dung", "{{ report.appendices }}")
    tag(document, "for section in report.sections")
    line(document, "Khoản", "{{ section.number }}. {{ section.title }}")
    each(document, "paragraph", "section.paragraphs", "Nội dung")
    tag(document, "endfor")
    tag(document, "if report.adjustments")
    line(document, "Khoản", "Điều chỉnh số liệu đã báo cáo")
    tag(document, "for sentence in report.adjustments")
    line(document, "Gạch đầu dòng", "- {{ sentence }}")
    tag(document, "endfor")
    tag(document, "endif")
    line(document, "Mục", "III. ĐÁNH GIÁ CHUNG")
    line(document, "Khoản", "1. Ưu điểm")
    each(document, "paragraph", "report.strengths", "Nội dung")
    line(document, "Khoản", "2. Tồn tại, hạn chế")
    each(document, "paragraph", "report.shortcomings", "Nội dung")
    line(document, "Khoản", "3. Nguyên nhân")
    each(document, "paragraph", "report.causes", "Nội dung")
    line(document, "Mục", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM {{ report.next_title }}")
    each(document, "paragraph", "report.next_year", "Nội dung")
    line(document, "Mục", "V. ĐỀ XUẤT, KIẾN NGHỊ")
    each(document, "paragraph", "report.proposals", "Nội dung")
    line(document, "Đoạn kết", "{{ report.closing }}")
    signature(document, "report.signature")
    for number, title, rows, columns in (
        ("I", "KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ {{ report.title_period }}", "report.tasks", TASKS),
        (
            "II",
            "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU {{ report.title_period }}",
            "report.targets",
            TARGETS,
        ),
        ("III", "TÌNH HÌNH GỬI BÁO CÁO {{ report.title_period }}", "report.received", RECEIVED),
    ):
        section(document, WIDE_PAGE)
        line(document, "Phụ lục", f"Phụ lục {number}")
        line(document, "Tên phụ lục", title)
        line(document, "Kèm theo", "{{ report.appendix.attached }}")
        to = "received_to" if rows == "report.received" else "figures_to"
        line(document, "Kèm theo", f"{{{{ report.{to} }}}}")
        if rows == "report.targets":
            _targets_of_report(document)
        else:
            table(document, rows, columns, WIDE_PAGE)
    return document


def _targets_of_report(document: Any) -> None:
    """The table of targets, with a column more where they are compared with the last report."""
    tag(document, "if report.targets")
    tag(document, "if report.compared")
    line(document, "Kèm theo", "{{ report.compared }}")
    table(document, "report.targets", COMPARED_TARGETS, WIDE_PAGE, heads="report.target_columns")
    tag(document, "else")
    table(document, "report.targets", TARGETS, WIDE_PAGE, heads="report.target_columns")
    tag(document, "endif")
    tag(document, "else")
    line(document, "Nội dung", NO_TARGETS)
    tag(document, "endif")


def _unit_report() -> Any:
    document = new_document()
    head(document, "report.head")
    line(document, "Tên loại", "{{ report.kind }}")
    line(document, "Trích yếu", "{{ report.subject }}")
    rule(document)
    line(document, "Kính gửi", "Kính gửi: {{ report.addressee }}")
    line(document, "Nội dung", "{{ report.opening }}")
    line(document, "Số liệu", "{{ report.figures_to }}")
    line(document, "Mục", "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ")
    line(document, "Trước bảng", "{{ report.counts }}")
    table(document, "report.tasks", OWN_TASKS, PAGE)
    line(document, "Mục", "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU")
    tag(document, "if report.targets")
    line(document, "Trước bảng", "{{ report.targets_intro }}")
    table(document, "report.targets", OWN_TARGETS, PAGE, heads="report.target_columns")
    tag(document, "else")
    line(document, "Nội dung", "Các nhiệm vụ của đơn vị không có chỉ tiêu cần đánh giá trong năm.")
    tag(document, "endif")
    line(document, "Mục", "III. KHÓ KHĂN, VƯỚNG MẮC")
    each(document, "paragraph", "report.difficulties", "Nội dung")
    line(document, "Mục", "IV. PHƯƠNG HƯỚNG {{ report.next_title }}")
    each(document, "paragraph", "report.next_year", "Nội dung")
    line(document, "Mục", "V. ĐỀ XUẤT, KIẾN NGHỊ")
    each(document, "paragraph", "report.proposals", "Nội dung")
    line(document, "Đoạn kết", "{{ report.closing }}")
    signature(document, "report.signature")
    return document


def _reminder() -> Any:
    document = new_document()
    head(document, "reminder.head", subject="reminder.subject")
    line(document, "Kính gửi", "Kính gửi: {{ reminder.addressee }}")
    line(document, "Nội dung", "{{ reminder.opening }}")
    for title, rows, columns in (
        ("Nội dung đã quá hạn:", "reminder.overdue", OVERDUE),
        ("Nội dung sắp đến hạn:", "reminder.coming", COMING),
    ):
        tag(document, f"if {rows}")
        line(document, "Trước bảng", title)
        table(document, rows, columns, PAGE)
        tag(document, "endif")
    each(document, "paragraph", "reminder.request", "Nội dung")
    line(document, "Đoạn kết", "{{ reminder.closing }}")
    signature(document, "reminder.signature")
    return document


def _programme() -> Any:
    document = new_document()
    head(document, "programme.head")
    line(document, "Tên loại", "{{ programme.kind }}")
    line(document, "Trích yếu", "{{ programme.title }}")
    rule(document)
    each(document, "paragraph", "programme.opening", "Nội dung")
    tag(document, "if programme.purpose or programme.requirements")
    each(document, "heading", "programme.purpose_headings", "Mục")
    for title, name in (("1. Mục đích", "purpose"), ("2. Yêu cầu", "requirements")):
        tag(document, "if programme.purpose and programme.requirements")
        line(document, "Khoản", title)
        tag(document, "endif")
        tag(document, f"for paragraph in programme.{name}")
        tag(document, "if paragraph.bullet")
        line(document, "Gạch đầu dòng", "- {{ paragraph.text }}")
        tag(document, "else")
        line(document, "Nội dung", "{{ paragraph.text }}")
        tag(document, "endif")
        tag(document, "endfor")
    tag(document, "endif")
    _parts(document, "programme.before")
    each(document, "heading", "programme.tasks_headings", "Mục")
    tag(document, "for section in programme.sections")
    each(document, "heading", "section.headings", "Khoản")
    line(document, "Khoản", "{{ section.number }}. {{ section.title }}")
    each(document, "paragraph", "section.intro", "Nội dung")
    tag(document, "for task in section.tasks")
    each(document, "note", "task.footnotes", "Chú thích")
    tag(document, "if task.number")
    line(document, "Nội dung", "{{ task.number }} {{ task.first }}")
    tag(document, "else")
    line(document, "Nội dung", "{{ task.first }}")
    tag(document, "endif")
    each(document, "paragraph", "task.paragraphs", "Nội dung")
    each(document, "line", "task.assignment", "Nội dung")
    tag(document, "endfor")
    each(document, "line", "section.assignment", "Nội dung")
    tag(document, "endfor")
    each(document, "note", "programme.notes", "Chú thích")
    _parts(document, "programme.between")
    tag(document, "if programme.implementation")
    each(document, "heading", "programme.implementation_headings", "Mục")
    tag(document, "endif")
    tag(document, "for block in programme.implementation")
    line(document, "Khoản", "{{ block.number }}. {{ block.title }}")
    each(document, "paragraph", "block.paragraphs", "Nội dung")
    tag(document, "endfor")
    _parts(document, "programme.after")
    each(document, "paragraph", "programme.closing", "Đoạn kết")
    signature(document, "programme.signature")
    _parts(document, "programme.annexes")
    return document


def _parts(document: Any, name: str) -> None:
    tag(document, f"for part in {name}")
    line(document, "Mục", "{{ part.title }}")
    each(document, "paragraph", "part.paragraphs", "Nội dung")
    tag(document, "endfor")


def _office_words() -> Any:
    document = new_document()
    character_style(document, "Căn cứ", hidden=True)
    character_style(document, "Dấu", hidden=True)
    character_style(document, "Ghi chú", hidden=False)
    line(document, "Tên loại", "{{ words.title }}")
    marked(document, "Trích yếu", "{{ words.subject }}", Dấu="{{ words.mark }}")
    rule(document)
    add_style(document, "Hướng dẫn", Style(size=12, align="justify", before=3, after=3))
    boxed(document, "paragraph", "words.instruction", "Hướng dẫn", PAGE)
    tag(document, "for part in words.parts")
    marked(
        document,
        "Khoản",
        "{{ part.number }}. {{ part.title }} ",
        **{"Ghi chú": "({{ part.note }})", "Dấu": "{{ part.mark }}"},
    )
    tag(document, "for paragraph in part.paragraphs")
    marked(
        document,
        "Nội dung",
        "{{ paragraph.text }}",
        **{"Căn cứ": "{{ paragraph.source }}"},
    )
    tag(document, "endfor")
    tag(document, "endfor")
    tag(document, "if words.proposals")
    marked(
        document,
        "Khoản",
        "{{ words.choosing }} ",
        **{"Ghi chú": "({{ words.choosing_note }})", "Dấu": "{{ words.choosing_mark }}"},
    )
    line(document, "Hết phần", "")
    table(document, "words.proposals", PROPOSALS, PAGE)
    tag(document, "endif")
    return document


def _brief() -> Any:
    document = new_document()
    for style in BRIEF_STYLES.items():
        add_style(document, *style)
    set_page(document.sections[0], BRIEF_PAGE)
    line(document, "Tên tóm tắt", "{{ brief.kind }}")
    line(document, "Kỳ tóm tắt", "{{ brief.subject }}")
    line(document, "Ngày tóm tắt", "{{ brief.scope }}")
    each(document, "sentence", "brief.counts", "Dòng tóm tắt")
    _brief_block(document, "late", LATE)
    _brief_block(document, "decisions", DECISIONS)
    line(document, "Mục tóm tắt", "{{ brief.targets.title }}")
    line(document, "Dòng tóm tắt", "{{ brief.targets.counts }}")
    tag(document, "if brief.targets.bars")
    line(document, "Còn nữa", "{{ brief.targets.legend }}")
    bar_table(document, "brief.targets.bars", (NAME, DRAWN, FIGURES), BRIEF_PAGE)
    tag(document, "endif")
    for name in ("more", "none"):
        _if_any(document, f"brief.targets.{name}")
    _brief_block(document, "coming", COMING_SOON)
    return document


def _brief_block(document: Any, name: str, columns: Table) -> None:
    """A part of the brief: its table, or why there is none, and how much more there is."""
    line(document, "Mục tóm tắt", f"{{{{ brief.{name}.title }}}}")
    tag(document, f"if brief.{name}.rows")
    table(document, f"brief.{name}.rows", columns, BRIEF_PAGE, styles=BRIEF_CELLS)
    tag(document, "endif")
    for more in ("more", "none"):
        _if_any(document, f"brief.{name}.{more}")


def _if_any(document: Any, name: str) -> None:
    tag(document, f"if {name}")
    line(document, "Còn nữa", f"{{{{ {name} }}}}")
    tag(document, "endif")


BRIEF_CELLS = ("Đầu ô tóm tắt", "Ô tóm tắt", "Ô tóm tắt")
_BUILDERS: dict[str, Callable[[], Any]] = {
    "report": _report,
    "unit-report": _unit_report,
    "reminder": _reminder,
    "programme": _programme,
    "office-words": _office_words,
    "brief": _brief,
}


def main() -> None:
    """Write the templates into the folder named, or into templates/ of this source tree."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[4] / "templates"
    for name, content in build_all().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
