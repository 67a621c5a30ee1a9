"""ctr form: the workbook that is sent out."""

from __future__ import annotations

from pathlib import Path

import openpyxl


def test_the_form_is_ready_to_print_and_guards_its_cells(form: Path) -> None:
    book = openpyxl.load_workbook(form)
    assert book["ctr"].sheet_state == "veryHidden"
    for name in ("Nhiệm vụ", "Chỉ tiêu"):
        page = book[name]
        assert page.page_setup.orientation == "landscape"
        assert str(page.page_setup.paperSize) == "9"
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.print_title_rows == "$1:$1"
        assert page.protection.sheet
        assert page.protection.password is None
        assert page.column_dimensions["A"].hidden
        assert page.data_validations.dataValidation
    page = book["Nhiệm vụ"]
    heads = {cell.value: cell.column for cell in page[1]}
    assert page.cell(2, heads["Nhiệm vụ"]).protection.locked
    assert not page.cell(2, heads["Trạng thái"]).protection.locked
    rules = {str(rule.type): rule for rule in page.data_validations.dataValidation}
    assert "đang thực hiện" in rules["list"].formula1
    assert any("ngày/tháng/năm" in rule.error for rule in page.data_validations.dataValidation)
