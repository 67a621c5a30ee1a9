"""Cells of a form typed into the package itself: fast, for tests that fill in hundreds of forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

from ctr.forms.layout import GENERAL_SHEET, TARGETS_SHEET, TASKS_SHEET
from ctr.forms.read import FilledForm, read_form
from tests.fuzz.damage import packed, parts

SHEETS = {
    TASKS_SHEET: "xl/worksheets/sheet2.xml",
    TARGETS_SHEET: "xl/worksheets/sheet3.xml",
    GENERAL_SHEET: "xl/worksheets/sheet4.xml",
}
Cells = Mapping[tuple[str, str, str], str]
"""Texts by sheet, key of the row (or `+` and a number for a free one) and field."""


@lru_cache(maxsize=64)
def opened(raw: bytes) -> FilledForm:
    """A form as it was sent; read once, since that takes a process of its own."""
    return read_form(raw, "bieu.xlsx")


def typed(raw: bytes, cells: Cells) -> bytes:
    """The form with texts typed into its cells."""
    form = opened(raw)
    places = {(row.sheet, row.key): row.places for row in form.rows}
    content = parts(raw)
    texts = {name: content[part].decode() for name, part in SHEETS.items()}
    columns = {
        (sheet, name): re.sub("[0-9]", "", place.partition("!")[2])
        for (sheet, _), found in places.items()
        for name, place in found.items()
    }
    last = max(
        int(re.sub("[^0-9]", "", place.partition("!")[2]))
        for (sheet, _), found in places.items()
        if sheet == TASKS_SHEET
        for place in found.values()
    )
    for (sheet, key, name), text in cells.items():
        if key.startswith("+"):
            place = f"{columns[sheet, name]}{last + int(key[1:])}"
        else:
            place = places[sheet, key][name].partition("!")[2]
        cell = re.compile(rf'<c r="{place}"( s="[0-9]+")(?: t="[a-z]+")?(?:/>|>.*?</c>)')
        new = rf'<c r="{place}"\1 t="inlineStr"><is><t xml:space="preserve">'
        inside = escape(text).replace("\\", r"\\")
        texts[sheet], count = cell.subn(f"{new}{inside}</t></is></c>", texts[sheet], count=1)
        assert count == 1, (sheet, place)
    for name, part in SHEETS.items():
        content[part] = texts[name].encode()
    return packed(content)
