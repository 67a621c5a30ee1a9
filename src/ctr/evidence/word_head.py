"""The number and the day that a Word file bears at its head, read in a child process.

Of the package only the main part is read, and of that only its first paragraphs; nothing in it is
run or fetched. Every Word file of a plan is read at each `ctr check`: what a whole document needs,
styles and numbering (`ctr.blocks`), would take ten times as long.
"""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from ctr.contained import Broken, Limits, contained
from ctr.late_dataclasses import dataclass
from ctr.package_guard import Unsound, sound_package
from ctr.vietnamese.document_kinds import DocumentKind, by_name, kind_of_symbol
from ctr.vietnamese.document_references import (
    document_references,
    leading_number,
    reference_text,
)
from ctr.vietnamese.matching import match_key, nfc

LIMITS = Limits(memory_mb=400, seconds=15, answer_mb=8)
_TOGETHER = 32_000_000
"""Bytes of files that one child reads."""
_LINES = 60
_LONGEST = 400
_PART_LIMIT = 40_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset([f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom", _FALLBACK])
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordHead:
    """What a document says of itself; None for what it does not, as a draft without a number."""

    kind: DocumentKind | None = None
    number: str | None = None
    day: date | None = None

    @property
    def text(self) -> str | None:
        """`Quyết định số 45/QĐ-UBND ngày 15/5/2026`; None without both."""
        if self.number is None and self.day is None:
            return None
        return reference_text(self.kind, self.number, self.day)


def is_word(name: str) -> bool:
    """Whether a file of this name may have a head to read."""
    return name.lower().endswith(".docx")


def word_heads(contents: Sequence[bytes]) -> list[WordHead | None]:
    """The head of each file; None for one that is damaged, too large or no Word file.

    Many are read by one child. One that breaks it is found by reading each alone.
    """
    heads: list[WordHead | None] = []
    for batch in _batches(contents):
        heads += _heads(batch)
    return heads


def head_of(lines: Iterable[str]) -> WordHead:
    """What the first lines of a document, table cells included, say of it."""
    number = day = kind = None
    motto = False
    for line in lines:
        text = " ".join(nfc(line).split())
        if number is None and (match := _NUMBER_LINE.match(text)):
            number = leading_number(match["rest"])
        if day is None:
            day = _day(text)
        if kind is None:
            kind = by_name().get(match_key(text))
            motto = motto or text.startswith("V/v")
    if number is not None and kind is None:
        symbol = re.sub(r"^[0-9]+[a-zA-Z]?(/[0-9]{4})?[/-]", "", number)
        kind = kind_of_symbol(symbol) or (by_name()[match_key("Công văn")] if motto else None)
    return WordHead(kind=kind, number=number, day=day)


_NUMBER_LINE = re.compile(r"[Ss][ốỐ]\s*[:.]?\s*(?P<rest>\S.*)$")
_DAY_LINE = re.compile(
    r"(?P<before>[^\n]{0,80}?)\b(?P<day>ngày\s+[0-9]{1,2}(\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4}"
    r"|\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}))\s*\.?$",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"[Ss]ố\s*[0-9]|kèm|căn cứ|theo|của|quyết định|nghị quyết|kế hoạch|công văn|từ ngày|đến",
    re.IGNORECASE,
)


def _day(text: str) -> date | None:
    """The day of a line `Lê Thanh Nghị, ngày 15 tháng 5 năm 2026`, also right of the number's."""
    if len(text) > 200:
        return None
    match = _DAY_LINE.search(text)
    if match is None:
        return None
    before = match["before"]
    if numbered := _NUMBER_LINE.match(before):  # both in one line, divided by a tab
        before = re.sub(r"^\S+(\s*[/-]\s*\S+)*", "", numbered["rest"])
    if _OF_ANOTHER.search(before):
        return None
    written = re.sub(r"\s*([/.-])\s*", r"\1", match["day"])
    return next((found.day for found in document_references(written)), None)


def _batches(contents: Sequence[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for content in contents:
        if batch and sum(map(len, batch)) + len(content) > _TOGETHER:
            yield batch
            batch = []
        batch.append(content)
    if batch:
        yield batch


def _heads(batch: list[bytes]) -> list[WordHead | None]:
    import lxml.etree  # noqa: F401 - once here, not in every child

    try:
        answer = json.loads(contained(LIMITS, _read, batch))
    except Broken:
        if len(batch) == 1:
            return [None]
        return [head for content in batch for head in _heads([content])]
    return [head_of(lines) if lines is not None else None for lines in answer]


def _read(batch: list[bytes]) -> bytes:
    """In the child: the first lines of each file as JSON, null for one that cannot be read."""
    return json.dumps([_lines(content) for content in batch]).encode()


def _lines(content: bytes) -> list[str] | None:
    from lxml.etree import LxmlError

    try:
        with sound_package(content) as package:
            return _first_lines(package.read(_main_part(package)))
    except (Unsound, LxmlError, KeyError):
        return None


def _main_part(package: zipfile.ZipFile) -> str:
    """The name of the part that holds the text. Raises KeyError."""
    for relation in _parsed(package.read("_rels/.rels")).iter(_RELATION):
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            name = posixpath.normpath(str(relation.get("Target", "")).lstrip("/"))
            if package.getinfo(name).file_size > _PART_LIMIT:
                raise KeyError(name)
            return name
    raise KeyError("officeDocument")


def _parsed(xml: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(xml, parser)
    if root.getroottree().docinfo.doctype:
        raise KeyError("doctype")
    return root


def _first_lines(xml: bytes) -> list[str]:
    lines: list[str] = []
    for paragraph in _parsed(xml).iter(f"{_W}p"):
        if any(above.tag in _UNSEEN - {f"{_W}txbxContent"} for above in paragraph.iterancestors()):
            continue
        lines += (line[:_LONGEST] for line in _text(paragraph).split("\n") if line.strip())
        if len(lines) >= _LINES:
            break
    return lines[:_LINES]


def _text(paragraph: Any) -> str:
    """The words of a paragraph, its tabs as tabs, without what was struck out or lies in a box."""
    parts: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif element.tag not in _UNSEEN:
            waiting += reversed(element)
    return "".join(parts)
