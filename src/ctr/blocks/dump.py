"""Blocks as JSON (a contract, told in docs/tra-cuu.md), back from it, and as text to look at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ctr.blocks.model import (
    BODY,
    Block,
    Blocks,
    Cell,
    Mark,
    Note,
    Notice,
    Paragraph,
    Place,
    Table,
)

_NOTICES = {
    "insertion": "chữ chèn có theo dõi thay đổi, coi như đã chấp nhận",
    "deletion": "chữ xóa có theo dõi thay đổi, coi như đã xóa",
    "hidden": "chữ ẩn, không lấy",
    "textbox": "hộp văn bản, đọc tại đoạn neo nó",
    "field": "trường, lấy kết quả đang hiện",
    "header": "đầu trang, không lấy vào nội dung",
    "footer": "chân trang, không lấy vào nội dung",
    "comment": "bình luận, không lấy vào nội dung",
    "picture": "hình, không đọc được chữ trong đó",
    "part": "phần không đọc được",
    "drawing": "chữ trong hình vẽ hoặc sơ đồ, không lấy vào nội dung",
    "equation": "công thức, lấy chữ theo thứ tự",
    "page": "số trang hoặc dấu ngắt trang, đã bỏ",
    "joined": "dòng bị cắt, đã nối",
    "symbol": "ký tự của phông ký hiệu, không rõ là gì",
    "encoding": "bảng mã",
}


def as_json(blocks: Blocks) -> str:
    """The whole layer as JSON, for programs."""
    return json.dumps(as_plain(blocks), ensure_ascii=False, indent=1) + "\n"


def dumped(documents: Sequence[Blocks], suffix: str) -> str:
    """What `--blocks FILE` writes: text for people where it is a text file, else JSON."""
    if suffix.lower() in (".txt", ".md"):
        return "\n".join(as_text(blocks) for blocks in documents)
    if len(documents) == 1:
        return as_json(documents[0])
    plain = [as_plain(blocks) for blocks in documents]
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def as_plain(blocks: Blocks) -> dict[str, Any]:
    """Plain data: what is empty, false, or 1 where that is usual, is left out."""
    return {
        "file": blocks.file,
        "blocks": _list(blocks.blocks),
        "notes": [
            {"name": note.name, "blocks": _list(note.blocks)} | _said(note, "endnote")
            for note in blocks.notes
        ],
        "notices": [
            {"kind": notice.kind, "text": notice.text, "place": _place(notice.place)}
            for notice in blocks.notices
        ],
    }


def from_plain(data: dict[str, Any]) -> Blocks:
    """The blocks of what `as_plain` made."""
    return Blocks(
        file=data["file"],
        blocks=_blocks(data["blocks"]),
        notes=tuple(
            Note(
                name=note["name"],
                blocks=_blocks(note["blocks"]),
                endnote=note.get("endnote", False),
            )
            for note in data["notes"]
        ),
        notices=tuple(
            Notice(kind=notice["kind"], text=notice["text"], place=_placed(notice["place"]))
            for notice in data["notices"]
        ),
    )


def _list(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [_block(block) for block in blocks]


def _place(place: Place) -> dict[str, Any]:
    data: dict[str, Any] = {} if place.part == BODY else {"part": place.part}
    for key in ("table", "row", "column", "line"):
        if (number := getattr(place, key)) is not None:
            data[key] = number
    data["paragraph"] = place.paragraph
    return data


def _placed(data: dict[str, Any]) -> Place:
    return Place(**data)


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        data: dict[str, Any] = {
            "table": block.place.table,
            "rows": block.rows,
            "columns": block.columns,
            "place": _place(block.place),
            "cells": [_cell(cell) for cell in block.cells],
        }
        return data | _said(block, "header_rows", "tags")
    data = {"text": block.text, "place": _place(block.place)}
    if block.level is not None:
        data["level"] = block.level
    if block.marks:
        data["marks"] = [[mark.kind, mark.name, mark.start, mark.end] for mark in block.marks]
    return data | _said(block, "number", "bold", "bold_until", "italic", "centred", "heading")


def _cell(cell: Cell) -> dict[str, Any]:
    data: dict[str, Any] = {"row": cell.row, "column": cell.column}
    if cell.place.line is not None:
        data["line"] = cell.place.line
    for key in ("row_span", "column_span"):
        if (span := getattr(cell, key)) != 1:
            data[key] = span
    return data | {"blocks": _list(cell.blocks)} | _said(cell, "tags")


def _said(thing: object, *keys: str) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for key in keys:
        if value := getattr(thing, key):
            said[key] = list(value) if isinstance(value, tuple) else value
    return said


def _blocks(data: list[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple([_table(block) if "cells" in block else _paragraph(block) for block in data])


def _paragraph(data: dict[str, Any]) -> Paragraph:
    marks = tuple([Mark(*mark) for mark in data.get("marks", ())])
    return Paragraph(**(data | {"place": _placed(data["place"]), "marks": marks}))


def _table(data: dict[str, Any]) -> Table:
    place = _placed(data["place"])
    return Table(
        rows=data["rows"],
        columns=data["columns"],
        place=place,
        header_rows=data.get("header_rows", 0),
        tags=tuple(data.get("tags", ())),
        cells=tuple([_celled(cell, place) for cell in data["cells"]]),
    )


def _celled(data: dict[str, Any], table: Place) -> Cell:
    row, column = data["row"], data["column"]
    return Cell(
        row=row,
        column=column,
        row_span=data.get("row_span", 1),
        column_span=data.get("column_span", 1),
        blocks=_blocks(data["blocks"]),
        tags=tuple(data.get("tags", ())),
        place=Place(table.part, 1, table.table, row, column, data.get("line")),
    )


def as_text(blocks: Blocks) -> str:
    """The layer for people: each paragraph with its place, tables cell by cell, then notices."""
    lines = [f"# {blocks.file}", "", *_lines(blocks.blocks, "")]
    for note in blocks.notes:
        kind = "Chú thích cuối văn bản" if note.endnote else "Chú thích"
        lines += ["", f"## {kind} {note.name}", "", *_lines(note.blocks, "")]
    if blocks.notices:
        lines += ["", "## Lưu ý khi đọc", ""]
    for notice in blocks.notices:
        text = f": {' '.join(notice.text.split())}" if notice.text else ""
        lines.append(f"- {notice.place.words()}: {_NOTICES[notice.kind]}{text}")
    return "\n".join(lines) + "\n"


def _lines(blocks: Iterable[Block], indent: str) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield f"{indent}[{block.place.words()}]{_look(block)} {_shown(block, indent)}"
            continue
        yield f"{indent}[bảng {block.place.table}: {block.rows} hàng, {block.columns} cột]"
        for cell in block.cells:
            spans = [f"{cell.row_span} hàng"] if cell.row_span > 1 else []
            spans += [f"{cell.column_span} cột"] if cell.column_span > 1 else []
            merged = f" (gộp {', '.join(spans)})" if spans else ""
            yield f"{indent}  hàng {cell.row}, cột {cell.column}{merged}"
            yield from _lines(cell.blocks, f"{indent}    ")


def _look(paragraph: Paragraph) -> str:
    words = [f"đề mục cấp {paragraph.heading}"] if paragraph.heading else []
    words += ["đậm"] if paragraph.bold else []
    words += ["nghiêng"] if paragraph.italic else []
    words += ["giữa"] if paragraph.centred else []
    return f" ({', '.join(words)})" if words else ""


def _shown(paragraph: Paragraph, indent: str) -> str:
    number = f"{{{paragraph.number}}} " if paragraph.number else ""
    return number + paragraph.text.replace("\n", f"\n{indent}  ")
