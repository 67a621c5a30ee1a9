"""The parts of a Word package as plain blocks: bounded, without entities, nothing followed.

Both kinds of Office Open XML are read, transitional and strict: elements are known by their local
names within the names of Word itself.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ctr.documents.read.list_numbers import ListNumbers
from ctr.documents.read.word_names import child, local, value
from ctr.documents.render.word_guard import text_of_part
from ctr.package_guard import Unsound, sound_package

PART_LIMIT_MB = 16
BLOCKS_LIMIT = 20_000
TEXT_LIMIT = 2_000_000
"""Characters of the whole text; a report of a ward has some tens of thousands."""
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word_blocks(raw: bytes) -> list[dict[str, Any]]:
    """The body of the file: paragraphs and tables. Raises Unsound, in Vietnamese."""
    _check_kind(raw)
    with sound_package(raw) as package:
        name = _main_part(package)
        root = _parsed(package, name)
        folder = name.rpartition("/")[0]
        numbers = ListNumbers(
            _parsed_beside(package, folder, "numbering.xml"),
            _parsed_beside(package, folder, "styles.xml"),
        )
    body = next((child for child in root if local(child) == "body"), None)
    if body is None:
        raise Unsound("tệp Word không có nội dung")
    return _Body(numbers).blocks(body)


def _check_kind(raw: bytes) -> None:
    """Tell what else was sent in place of a .docx."""
    if raw.startswith(_OLD):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise Unsound("tệp có mật khẩu; bỏ mật khẩu rồi lưu lại")
        raise Unsound("tệp Word kiểu cũ (.doc); lưu lại dạng .docx")
    if raw.startswith(b"{\\rtf"):
        raise Unsound("tệp là RTF; lưu lại dạng .docx")
    if raw.startswith(b"%PDF"):
        raise Unsound("tệp là PDF; gửi lại tệp Word .docx")


def _main_part(package: zipfile.ZipFile) -> str:
    """The part that holds the text, which not every program calls document.xml."""
    names = set(package.namelist())
    if "mimetype" in names and b"opendocument" in package.read("mimetype")[:200]:
        raise Unsound("tệp là OpenDocument (.odt); lưu lại dạng .docx")
    if "_rels/.rels" in names:
        for relation in _parsed(package, "_rels/.rels"):
            kind = relation.get("Type") or "" if isinstance(relation.tag, str) else ""
            target = (relation.get("Target") or "").lstrip("/") if kind else ""
            if kind.endswith("/officeDocument") and target in names and _holds_text(target):
                return target
    if "word/document.xml" in names:
        return "word/document.xml"
    raise Unsound("không phải tệp Word .docx")


def _holds_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _parsed_beside(package: zipfile.ZipFile, folder: str, name: str) -> Any:
    path = f"{folder}/{name}"
    return _parsed(package, path) if path in package.namelist() else None


def _parsed(package: zipfile.ZipFile, name: str) -> Any:
    """A part as a tree. Raises Unsound for entities, damage, or too much."""
    if package.getinfo(name).file_size > PART_LIMIT_MB * 1_000_000:
        raise Unsound(f"phần {name} của tệp quá lớn")
    content = package.read(name)
    start = text_of_part(content)
    if "<!DOCTYPE" in start or "<!ENTITY" in start:
        raise Unsound(f"tệp khai báo thực thể XML ({name}), không dùng được")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        raise Unsound("tệp hỏng") from None


@dataclass(slots=True)
class _Line:
    """A paragraph on its way."""

    pieces: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    inserted: int = 0
    deleted: int = 0

    def block(self) -> dict[str, Any]:
        return {
            "text": "".join(self.pieces),
            "marks": self.marks,
            "lost": sorted(self.lost),
            "inserted": self.inserted,
            "deleted": self.deleted,
        }


_INTO = ("sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")
_GONE = ("del", "moveFrom")
_ADDED = ("ins", "moveTo")
_SPACES = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LOST = {
    "footnoteReference": "note",
    "endnoteReference": "note",
    "formula": "formula",
    "sym": "symbol",
    "object": "picture",
    "pict": "picture",
    "drawing": "picture",
}


class _Body:
    def __init__(self, numbers: ListNumbers) -> None:
        self.numbers = numbers
        self.found: list[dict[str, Any]] = []
        self.size = 0
        self.line = _Line()

    def blocks(self, body: Any) -> list[dict[str, Any]]:
        for element in _opened(body):
            self._add(element)
        if self.line.pieces or self.line.marks:
            self.found.append(self.line.block())
        return self.found

    def _add(self, element: Any) -> None:
        name = local(element)
        if name == "p":
            self._paragraph(element)
        elif name == "tbl":
            rows = [self._row(row) for row in _opened(element) if local(row) == "tr"]
            self._found({"rows": [row for row in rows if row is not None], "marks": []})
        elif name == "bookmarkStart":
            self.line.marks.append(value(element, "name"))
        elif name == "altChunk":
            self.line.lost.add("included")

    def _found(self, block: dict[str, Any]) -> None:
        self.found.append(block)
        self.size += len(str(block))
        if len(self.found) > BLOCKS_LIMIT or self.size > TEXT_LIMIT:
            raise Unsound("tệp quá dài")

    def _paragraph(self, element: Any) -> None:
        """A paragraph; one whose end is deleted goes on in the next."""
        line, properties = self.line, child(element, "pPr")
        gone = properties is not None and any(
            child(properties, "rPr", name) is not None for name in _GONE
        )
        if gone:
            line.deleted += 1
        before = (len(line.pieces), list(line.marks))
        self._inline(element, line)
        if gone:
            if not "".join(line.pieces[before[0] :]).strip():
                line.marks = before[1]  # of a paragraph that is no more
            return
        if "".join(line.pieces).strip():
            number, known = self.numbers.of(properties)
            line.pieces.insert(0, number)
            if not known:
                line.lost.add("number")
        self.line = _Line()
        self._found(line.block())

    def _inline(self, element: Any, line: _Line) -> None:
        for part in element:
            name = local(part)
            if name == "r":
                self._run(part, line)
            elif name in _GONE:
                line.deleted += 1
                line.marks += [
                    value(mark, "name") for mark in part if local(mark) == "bookmarkStart"
                ]
            elif name in _ADDED:
                line.inserted += 1
                self._inline(part, line)
            elif name in _INTO:
                self._inline(part, line)
            elif name == "bookmarkStart":
                line.marks.append(value(part, "name"))
            elif name == "formula":
                line.lost.add("formula")
            elif name == "AlternateContent":
                line.lost.add(_drawn(part))

    def _run(self, run: Any, line: _Line) -> None:
        hidden = child(run, "rPr", "vanish")
        if hidden is not None and value(hidden) not in ("0", "false", "off"):
            if any(local(part) == "t" and (part.text or "").strip() for part in run):
                line.lost.add("hidden")
            return
        for part in run:
            name = local(part)
            if name == "t":
                line.pieces.append(part.text or "")
            elif name in _SPACES:
                page = name == "br" and value(part, "type") in ("page", "column")
                line.pieces.append("" if page else _SPACES[name])
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                line.lost.add(_drawn(part))
            elif name in _LOST:
                line.lost.add(_LOST[name])
                line.pieces.append(_symbol(part))

    def _row(self, row: Any) -> list[str] | None:
        properties = child(row, "trPr")
        if properties is not None and child(properties, "del") is not None:
            return None
        return [self._cell(cell) for cell in _opened(row) if local(cell) == "tc"]

    def _cell(self, cell: Any) -> str:
        inner = _Body(self.numbers)
        blocks = inner.blocks(cell)
        self.size += inner.size
        lines = [
            block["text"] if "text" in block else " ".join(" ".join(row) for row in block["rows"])
            for block in blocks
        ]
        return "\n".join(line for line in lines if line.strip())


def _opened(element: Any) -> Iterator[Any]:
    """The children, those of wrappings in place of them; tracked ones as accepted."""
    for part in element:
        name = local(part)
        if name in ("sdt", "sdtContent", "customXml", *_ADDED):
            yield from _opened(part)
        elif name not in _GONE:
            yield part


def _symbol(element: Any) -> str:
    """A sign of a font of signs, as the letter that stands for it; empty for any other element."""
    code = value(element, "char")
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""


def _drawn(element: Any) -> str:
    """A box with words, or a picture."""
    return "textbox" if any(local(part) == "txbxContent" for part in element.iter()) else "picture"
