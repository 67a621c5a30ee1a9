"""The pieces that the Word templates are built of, measured by page_layout."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ctr.documents.build.schema_order import insert
from ctr.documents.package import EPOCH, repacked
from ctr.documents.page_layout import (
    CELL_MARGIN,
    FONT,
    HEAD_LEFT_SHARE,
    LANGUAGE,
    PAGE,
    STYLES,
    Page,
    Style,
)
from ctr.documents.views.tables import Table

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


DARK, LIGHT = "404040", "D9D9D9"
"""Of a bar: what is reached, what is missing; told apart in black and white, too."""


def new_document() -> Any:
    """An empty document with the page and all styles."""
    document: Any = docx.Document()
    _leave_out_unused(document)
    document.core_properties.author = ""
    document.core_properties.title = ""
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = datetime.combine(
        EPOCH, time(), UTC
    )
    for style in STYLES.items():
        add_style(document, *style)
    normal = document.styles["Normal"]
    _font(normal, Style(size=14))
    _set_language(document, normal)
    normal.paragraph_format.space_after = Pt(0)
    set_page(document.sections[0], PAGE)
    _number_pages(document.sections[0])
    return document


def _leave_out_unused(document: Any) -> None:
    """Take out what the library's own template brings along, nine tenths of it: looks of tables
    that we do not have, all styles once more for another Word, and a picture of an empty page.
    """
    for style in document.styles.element.xpath('w:style[@w:type="table"]'):
        if style.name_val not in ("Normal Table", "Table Grid"):
            style.getparent().remove(style)
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del holder.rels[key]


def _set_language(document: Any, normal: Any) -> None:
    """Vietnamese for the speller, for the theme and for figures."""
    for properties in (
        document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"),
        normal.element.get_or_add_rPr(),
    ):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        language = OxmlElement("w:lang")
        for script in ("val", "eastAsia"):
            language.set(qn(f"w:{script}"), LANGUAGE)
        insert(properties, language, "w:lang")
    settings = document.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for script in ("val", "eastAsia"):
        settings.find(qn("w:themeFontLang")).set(qn(f"w:{script}"), LANGUAGE)
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")


def add_style(document: Any, name: str, measure: Style) -> None:
    """A paragraph style under the name that a clerk sees in Word."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, measure)
    layout = style.paragraph_format
    layout.alignment = _ALIGN[measure.align]
    layout.first_line_indent = Mm(measure.first_line)
    layout.left_indent = Mm(measure.indent)
    layout.space_before = Pt(measure.before)
    layout.space_after = Pt(measure.after)
    layout.line_spacing = Pt(measure.exactly) if measure.exactly else measure.line
    layout.keep_with_next = measure.keep_next
    layout.widow_control = True
    if measure.level is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(measure.level))
        insert(style.element.get_or_add_pPr(), level, "w:outlineLvl")


def _font(style: Any, measure: Style) -> None:
    style.font.name = FONT
    style.font.size = Pt(measure.size)
    style.font.bold = measure.bold
    style.font.italic = measure.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def set_page(section: Any, page: Page) -> None:
    """The size and the margins of a section."""
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = Mm(page.top / 2)


def _number_pages(section: Any) -> None:
    """Numbers in the top margin from page 2 on, starting again at 1."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Số trang"
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    insert(section._sectPr, numbering, "w:pgNumType")


def section(document: Any, page: Page) -> None:
    """A new section on a page of its own kind, numbered from 1.

    The paragraph that ends the old one takes no room, lest it fall on an empty page.
    """
    section = document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].style = "Hết phần"
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    set_page(section, page)
    _number_pages(section)


def line(holder: Any, style: str, text: str) -> Any:
    """One paragraph in one style."""
    return holder.add_paragraph(text, style=style)


def character_style(document: Any, name: str, *, hidden: bool) -> None:
    """A style of words within a line: a note in italics, or what filling in turns into a mark."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.quick_style = True
    style.font.bold, style.font.italic = False, not hidden
    style.font.color.rgb = RGBColor(0, 0, 0)


def marked(document: Any, style: str, text: str, **runs: str) -> None:
    """A paragraph, and runs behind its text, each in the character style of its name."""
    paragraph = line(document, style, text)
    for name, words in runs.items():
        paragraph.add_run(words, style=name)


def boxed(document: Any, name: str, values: str, style: str, page: Page) -> None:
    """A frame that holds a paragraph for each of `values`, called `name`."""
    table = _grid(document, [page.text_width])
    table.style = "Table Grid"
    cell = table.rows[0].cells[0]
    _fill(cell, [(style, f"{{%p for {name} in {values} %}}")])
    line(cell, style, f"{{{{ {name} }}}}")
    line(cell, style, "{%p endfor %}")


def tag(document: Any, tag: str) -> None:
    """A paragraph that is only a tag and leaves nothing behind."""
    document.add_paragraph(f"{{%p {tag} %}}", style="Nội dung")


def each(document: Any, name: str, values: str, style: str) -> None:
    """A paragraph for each of `values`, called `name`."""
    tag(document, f"for {name} in {values}")
    line(document, style, f"{{{{ {name} }}}}")
    tag(document, "endfor")


def rule(holder: Any) -> None:
    """A line below the text before it: a border, not underscores.

    How long it is depends on that text, and is set when the template is filled in.
    """
    paragraph = holder.add_paragraph(style="Đường kẻ")
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    insert(paragraph._p.get_or_add_pPr(), borders, "w:pBdr")


def head(document: Any, name: str, subject: str = "") -> None:
    """The two columns of the head, borderless."""
    left = PAGE.text_width * HEAD_LEFT_SHARE
    right = PAGE.text_width - left
    table = _grid(document, [left, right])
    issuer, nation = table.rows[0].cells
    _fill(issuer, [("Cơ quan chủ quản", f"{{%p if {name}.superior %}}")])
    line(issuer, "Cơ quan chủ quản", f"{{{{ {name}.superior }}}}")
    line(issuer, "Cơ quan chủ quản", "{%p endif %}")
    line(issuer, "Cơ quan ban hành", f"{{{{ {name}.issuer }}}}")
    rule(issuer)
    _fill(nation, [("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    line(nation, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    rule(nation)
    numbers = table.add_row().cells
    _fill(numbers[0], [("Số ký hiệu", f"{{{{ {name}.number }}}}")])
    if subject:
        line(numbers[0], "Trích yếu công văn", f"{{{{ {subject} }}}}")
    _fill(numbers[1], [("Địa danh ngày", f"{{{{ {name}.dateline }}}}")])


def signature(document: Any, name: str) -> None:
    """Recipients on the left, signature on the right, in a row that stays on one page."""
    half = PAGE.text_width / 2
    table = _grid(document, [half, half])
    _unsplit(table.rows[0])
    recipients, signer = table.rows[0].cells
    _fill(recipients, [("Nơi nhận", "Nơi nhận:")])
    line(recipients, "Danh sách nơi nhận", f"{{%p for line in {name}.recipients %}}")
    line(recipients, "Danh sách nơi nhận", "- {{ line }}")
    line(recipients, "Danh sách nơi nhận", "{%p endfor %}")
    _fill(signer, [("Quyền hạn", f"{{%p if {name}.authority %}}")])
    line(signer, "Quyền hạn", f"{{{{ {name}.authority }}}}")
    line(signer, "Quyền hạn", "{%p endif %}")
    line(signer, "Quyền hạn", f"{{{{ {name}.position }}}}")
    line(signer, "Người ký", f"{{{{ {name}.name }}}}")


def table(
    document: Any,
    rows: str,
    columns: Table,
    page: Page,
    heads: str = "",
    styles: tuple[str, str, str] = ("Đầu bảng", "Ô bảng", "Ô giữa"),
) -> None:
    """A bordered table: its head repeats on every page.

    A long row may go on over the page, lest half of it stay empty. `heads` names the columns whose
    heads the view tells, where these depend on the period. `styles`: of a head, of a cell, of a
    cell whose text is centred.
    """
    above, inside, centred = styles
    total = sum(column.width for column in columns)
    widths = [page.text_width * column.width / total for column in columns]
    table = _grid(document, widths)
    table.style = "Table Grid"
    head = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeated)
    _unsplit(head)
    for index, (cell, column) in enumerate(zip(head.cells, columns, strict=True)):
        told = f"{{{{ {heads}[{index}].head }}}}" if heads else column.head
        _fill(cell, [(above, told)])
    _fill(table.add_row().cells[0], [(inside, f"{{%tr for row in {rows} %}}")])
    body = table.add_row()
    for cell, column in zip(body.cells, columns, strict=True):
        _fill(cell, [(centred if column.centred else inside, f"{{{{ row.{column.field} }}}}")])
    _fill(table.add_row().cells[0], [(inside, "{%tr endfor %}")])


def bar_table(document: Any, rows: str, shares: tuple[float, float, float], page: Page) -> None:
    """A chart without a picture: names, bars of tinted spaces, figures."""
    table = _grid(document, [page.text_width * share / sum(shares) for share in shares])
    _fill(table.rows[0].cells[0], [("Ô tóm tắt", f"{{%tr for row in {rows} %}}")])
    body = table.add_row()
    _unsplit(body)
    name, drawn, figures = body.cells
    _fill(name, [("Ô tóm tắt", "{{ row.name }} ({{ row.who }})")])
    drawn.paragraphs[0].style = "Ô tóm tắt"
    for part, tint in (("reached", DARK), ("missing", LIGHT), ("mark", ""), ("beyond", DARK)):
        run = drawn.paragraphs[0].add_run(f"{{{{ row.{part} }}}}")
        run.bold = not tint
        if tint:
            shading = OxmlElement("w:shd")
            for key, value in (("val", "clear"), ("color", "auto"), ("fill", tint)):
                shading.set(qn(f"w:{key}"), value)
            run._r.get_or_add_rPr().append(shading)
    _fill(figures, [("Ô tóm tắt", "{{ row.figures }}")])
    _fill(table.add_row().cells[0], [("Ô tóm tắt", "{%tr endfor %}")])


def _grid(document: Any, widths: Sequence[float]) -> Any:
    """A table of one row with columns of fixed widths in millimetres."""
    table = document.add_table(rows=1, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(CELL_MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    insert(table._tbl.tblPr, margins, "w:tblCellMar")
    return table


def _fill(cell: Any, lines: Sequence[tuple[str, str]]) -> None:
    """Put lines into a cell, the first into the paragraph that every cell has."""
    style, text = lines[0]
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)
    for style, text in lines[1:]:
        line(cell, style, text)


def _unsplit(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def file_bytes(document: Any) -> bytes:
    """The file, the same for the same content."""
    saved = io.BytesIO()
    document.save(saved)
    return repacked(saved.getvalue())
