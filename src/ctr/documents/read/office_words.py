"""The document of the office's own words, as it comes back: its stamp, its parts, what was chosen.

A part is what stands below its heading. A heading is known by its bookmark, which bears what was
sent, or by its words; the two must agree, so that no sentence is taken for another part's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ctr.documents.read.word_text import Block, Lost, WordParagraph, WordTable, read_word
from ctr.errors import CannotRun
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import short
from ctr.results.office_words import (
    OFFICE_PARTS,
    OFFICE_TITLES,
    OfficePart,
    OfficeWords,
    ReturnedPart,
    Sent,
    digest_of,
    plain,
    written,
)
from ctr.vietnamese.matching import bare_key, match_key
from ctr.yamlfile.reader import FORBIDDEN

VERSION = 1
CHOOSING = "ctr_choose"
"""The bookmark of the heading above the table of proposals."""
CHOOSING_TITLE = "Đề xuất của các đơn vị"
CHOICE, PROPOSAL = "Chọn", "Đề xuất, kiến nghị"
"""Heads of the columns of that table."""
ALREADY = "đã có"
LONGEST_PART = 100_000
"""Characters of one part."""

_STAMP = re.compile(r"ctr_(\d{1,3})_([0-9a-f]{16})_(\d{4}(?:_Q\d|_[69]T|_\d\d)?|\d{8}_\d{8})")
_MARK = re.compile(rf"ctr_([dw])_({'|'.join(OFFICE_PARTS)})_([0-9a-f]{{12}})")
_YES = frozenset(("x", "v", "co", "chon", "1", "dong y", "ok"))
_TICKS = frozenset("×✓✔☑☒✗✘√\uf0fc\uf0fe\uf0fd\uf078")
"""Signs of a choice, those of the font Wingdings among them."""
_NO = frozenset(("khong", "0", "da co", "k"))
_BLANK = frozenset(("", "-", "–", "☐", "□"))
_LOST: dict[Lost, str] = {
    "textbox": "có hộp chữ (text box)",
    "note": "có chú thích chân trang",
    "formula": "có công thức",
    "symbol": "có ký hiệu chèn từ bảng ký hiệu",
    "hidden": "có chữ ẩn",
    "included": "có tệp khác lồng vào",
}
"""What holds words that would be lost: told as a fault."""
_HINT = "lập lại bằng: ctr draft KỲ -o TỆP.docx"


def stamp(programme: str, period: ReportingPeriod) -> str:
    """The bookmark that tells of which programme and period a document is.

    Of 40 characters at most, as Word allows, and without hyphens.
    """
    if period.kind == "span":
        code = f"{period.first_day:%Y%m%d}_{period.last_day:%Y%m%d}"
    else:
        code = period.code.replace("-", "_")
    return f"ctr_{VERSION}_{programme}_{code}"


def _period(code: str) -> ReportingPeriod:
    """The period of a stamp. Raises Invalid where there is none."""
    if len(code) == 17:
        first, last = (datetime.strptime(day, "%Y%m%d").date() for day in code.split("_"))
        return ReportingPeriod.between(first, last)
    return ReportingPeriod.parse(code.replace("_", "-"))


def part_mark(part: OfficePart, sent: Sent) -> str:
    """The bookmark of a part's heading, of 40 characters at most, as Word allows."""
    return f"ctr_{sent.origin[0]}_{part}_{sent.digest}"


@dataclass(slots=True)
class _Read:
    """A part while it is gathered."""

    part: OfficePart
    sent: Sent | None
    heading: str
    paragraphs: list[str] = field(default_factory=list)


def read_office_words(path: Path) -> OfficeWords:
    """The office's words of a returned Word file.

    Raises CannotRun for a file that cannot be read or that `ctr draft` did not make.
    """
    return gathered(read_word(path), str(path))


def gathered(blocks: Iterable[Block], file: str) -> OfficeWords:
    """The same of blocks that have been read. Raises CannotRun without a stamp."""
    return _Gathering(tuple(blocks), file).words()


class _Gathering:
    def __init__(self, blocks: tuple[Block, ...], file: str) -> None:
        self.blocks = blocks
        self.file = file
        self.parts: list[_Read] = []
        self.chosen: list[str] = []
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.tracked = [0, 0]

    def words(self) -> OfficeWords:
        programme, period = self._stamp()
        self._gather()
        self._missing()
        if any(self.tracked):
            added, gone = self.tracked
            self.notes.append(
                f"còn {added} chỗ thêm và {gone} chỗ bớt đang theo dõi (Track Changes), "
                "đã coi là chấp nhận"
            )
        return OfficeWords(
            file=self.file,
            programme=programme,
            period=period,
            parts=tuple(self._returned()),
            chosen=tuple(self.chosen),
            problems=tuple(self.problems),
            notes=tuple(self.notes),
        )

    def _stamp(self) -> tuple[str, ReportingPeriod]:
        for mark in (mark for block in self.blocks for mark in block.marks):
            if (match := _STAMP.fullmatch(mark)) is not None:
                if int(match[1]) != VERSION:
                    raise CannotRun(f"{self.file} là của phiên bản ctr khác", _HINT)
                with suppress(ValueError):  # which Invalid is, too
                    return match[2], _period(match[3])
        raise CannotRun(f"{self.file} không phải lời của văn phòng do ctr lập", _HINT)

    def _gather(self) -> None:
        place, stamped = "before", False
        known = {mark[1] for block in self.blocks for mark in _marks_of(block)}
        for block in self.blocks:
            if isinstance(block, WordParagraph):
                self.tracked[0] += block.inserted
                self.tracked[1] += block.deleted
                if _is_choosing(block):
                    place = "choosing"
                    continue
                if self._heading(block, known):
                    place = "part"
                    continue
            if place == "part":
                self._add(block)
            elif place == "choosing" and isinstance(block, WordTable):
                self._choose(block)
            elif place == "choosing" or (stamped and place == "before"):
                self._outside(block)
            stamped = stamped or any(_STAMP.fullmatch(mark) for mark in block.marks)

    def _outside(self, block: Block) -> None:
        if isinstance(block, WordParagraph) and block.text.strip():
            self.problems.append(
                f"chữ “{short(block.text)}” không nằm trong phần nào; chuyển vào phần của nó hoặc "
                "xóa đi"
            )

    def _heading(self, block: WordParagraph, known: set[str]) -> bool:
        """Begin a part where a paragraph is its heading."""
        mark = next(iter(_marks_of(block)), None)
        titled = _part_titled(block.text)
        if mark is None and (titled is None or titled in known):
            return False
        if mark is None:
            assert titled is not None
            part, sent = titled, None
        else:
            part = next(one for one in OFFICE_PARTS if one == mark[1])
            sent = Sent(origin="draft" if mark[0] == "d" else "words", digest=mark[2])
        if titled != part:
            self.problems.append(
                f"tiêu đề “{OFFICE_TITLES[part]}” nay là “{short(block.text)}”; ghi lại tiêu "
                "đề như cũ, lời văn để ở các đoạn dưới"
            )
        if any(read.part == part for read in self.parts):
            self.problems.append(f"tiêu đề “{OFFICE_TITLES[part]}” có hai lần; chỉ giữ một")
        self.parts.append(_Read(part=part, sent=sent, heading=block.text))
        return True

    def _add(self, block: Block) -> None:
        read = self.parts[-1]
        name = f"phần “{OFFICE_TITLES[read.part]}”"
        if isinstance(block, WordTable):
            if any(cell.strip() for row in block.rows for cell in row):
                self.problems.append(f"{name} có bảng; viết thành đoạn văn, hoặc xóa bảng")
            return
        near = f" (đoạn “{short(block.text)}”)" if block.text.strip() else ""
        for kind in sorted(block.lost):
            if (fault := _LOST.get(kind)) is not None:
                self.problems.append(f"{name} {fault}{near}; viết thành đoạn văn thường")
            elif kind == "number":
                self.problems.append(
                    f"{name} có danh sách đánh số tự động nhiều cấp{near}; gõ số thành chữ"
                )
            else:
                self.notes.append(f"{name}: không lấy hình vẽ{near}")
        if FORBIDDEN.search(plain(block.text)):
            self.problems.append(f"{name} có ký tự điều khiển hoặc chữ hỏng{near}; gõ lại")
        read.paragraphs += block.text.split("\n")

    def _choose(self, table: WordTable) -> None:
        """The proposals with a mark before them."""
        place = _columns(table)
        if place is None:
            self.problems.append(f"bảng “{CHOOSING_TITLE}” thiếu cột “{CHOICE}” hoặc “{PROPOSAL}”")
            return
        top, choice, text = place
        for number, row in enumerate(table.rows[top + 1 :], start=1):
            mark = row[choice].strip() if choice < len(row) else ""
            proposal = written((row[text] if text < len(row) else "").split("\n"))
            chosen = _is_yes(mark)
            if chosen is None:
                self.problems.append(
                    f"bảng “{CHOOSING_TITLE}”, dòng {number}: cột “{CHOICE}” ghi “{short(mark)}”, "
                    "chưa rõ; ghi x hoặc để trống"
                )
            elif chosen and proposal is None:
                self.problems.append(
                    f"bảng “{CHOOSING_TITLE}”, dòng {number}: đã chọn nhưng không có lời"
                )
            elif chosen and proposal is not None:
                if FORBIDDEN.search(proposal.replace("\n", " ")):
                    self.problems.append(
                        f"bảng “{CHOOSING_TITLE}”, dòng {number}: có ký tự điều khiển; gõ lại"
                    )
                self.chosen.append(proposal)

    def _missing(self) -> None:
        """A heading that is gone, unless what stands before it is as it was sent.

        Else the words below it would be taken for those of the part before.
        """
        here = {read.part: read for read in self.parts}
        for index, part in enumerate(OFFICE_PARTS):
            if part in here:
                continue
            before = next(
                (here[known] for known in reversed(OFFICE_PARTS[:index]) if known in here), None
            )
            sent = before.sent if before is not None else None
            if before is None or (
                sent is not None and digest_of(written(before.paragraphs)) == sent.digest
            ):
                self.notes.append(f"không còn phần “{OFFICE_TITLES[part]}”: giữ nguyên kế hoạch")
            else:
                self.problems.append(
                    f"mất tiêu đề “{OFFICE_TITLES[part]}”; ghi lại tiêu đề ấy thành một đoạn riêng"
                )

    def _returned(self) -> Iterator[ReturnedPart]:
        for read in self.parts:
            text = written(read.paragraphs)
            if text is not None and len(text) > LONGEST_PART:
                self.problems.append(f"phần “{OFFICE_TITLES[read.part]}” quá dài")
            yield ReturnedPart(part=read.part, text=text, sent=read.sent)


def _columns(table: WordTable) -> tuple[int, int, int] | None:
    """The row of the heads, and the columns of the choice and of the proposal."""
    for top, row in enumerate(table.rows):
        heads = [match_key(cell) for cell in row]
        if match_key(CHOICE) in heads and match_key(PROPOSAL) in heads:
            return top, heads.index(match_key(CHOICE)), heads.index(match_key(PROPOSAL))
    return None


def _marks_of(block: Block) -> Iterator[tuple[str, str, str]]:
    for mark in block.marks:
        if (match := _MARK.fullmatch(mark)) is not None:
            yield match[1], match[2], match[3]


def _is_choosing(block: WordParagraph) -> bool:
    """The heading above the table of proposals, by its words, its bookmark being no proof."""
    return _titled(block.text).startswith(bare_key(CHOOSING_TITLE)) and len(block.text) < 200


def _part_titled(text: str) -> OfficePart | None:
    """The part whose title a paragraph is, numbered and with a note in brackets or without."""
    title = _titled(text)
    return next((part for part in OFFICE_PARTS if bare_key(OFFICE_TITLES[part]) == title), None)


def _titled(text: str) -> str:
    if len(text) > 300:
        return ""
    bare = re.sub(r"\([^()]*\)\s*$", "", plain(text).rstrip(" :."))
    return bare_key(re.sub(r"^\s*(\d{1,2}|[IVX]{1,4})\s*[.)]\s*", "", bare))


def _is_yes(mark: str) -> bool | None:
    """Whether a mark chooses; None where nobody can tell."""
    key = bare_key(mark)
    if key in _YES or (mark and set(mark) <= _TICKS):
        return True
    return False if key in _NO or mark in _BLANK else None
