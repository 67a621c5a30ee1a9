"""The document of the office's own words, as it comes back: its stamp, its parts, what was chosen.

A part is what stands below its heading. A heading is known by its bookmark, which bears what was
sent, or by its words; the two must agree, so that no sentence is taken for another part's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ctr.blocks.model import BODY, Block, Blocks, Notice, NoticeKind, Paragraph, Place, Table
from ctr.blocks.read import blocks_of, read_blocks
from ctr.errors import CannotRun
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import short
from ctr.results.office_parts import OFFICE_PARTS, OFFICE_TITLES, OfficePart
from ctr.results.office_words import OfficeWords, ReturnedPart, Sent, digest_of, plain, written
from ctr.vietnamese.matching import bare_key, match_key
from ctr.yamlfile.characters import FORBIDDEN

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
_LOST: dict[NoticeKind, str] = {
    "hidden": "có chữ ẩn; bỏ định dạng ẩn hoặc xóa đi",
    "part": "có tệp khác lồng vào; chép lời ra thành đoạn văn",
    "symbol": "có ký hiệu không đọc được; gõ lại",
}
"""What would be lost without a word: told as a fault."""
_LEFT_OUT: dict[NoticeKind, str] = {
    "picture": "không lấy hình vẽ",
    "equation": "công thức lấy thành chữ",
    "field": "trường (field) lấy kết quả đang hiện",
}
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
    return gathered(read_blocks(path))


def office_words_of(raw: bytes, name: str) -> OfficeWords:
    """The same of a file's content that is called `name`."""
    return gathered(blocks_of(raw, name))


def gathered(blocks: Blocks) -> OfficeWords:
    """The same of a file that has been read. Raises CannotRun without a stamp."""
    return _Gathering(blocks).words()


class _Gathering:
    def __init__(self, read: Blocks) -> None:
        self.read = read
        self.file = read.file
        self.parts: list[_Read] = []
        self.chosen: list[str] = []
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.places: dict[Place, str] = {}
        """The name of the part in which each paragraph stands."""

    def words(self) -> OfficeWords:
        programme, period = self._stamp()
        self._gather()
        self._missing()
        self._notice()
        return OfficeWords(
            file=self.file,
            programme=programme,
            period=period,
            parts=tuple(self._returned()),
            chosen=tuple(self.chosen),
            problems=tuple(self.problems),
            notes=tuple(self.notes),
        )

    def _notice(self) -> None:
        """What was decided in reading: changes accepted, what was left out or would be lost."""
        counts = {"insertion": 0, "deletion": 0}
        for notice in self.read.notices:
            name = self._name_at(notice)
            if notice.kind in counts:
                counts[notice.kind] += 1
            elif name is not None and (fault := _LOST.get(notice.kind)) is not None:
                near = f" (“{short(notice.text)}”)" if notice.text else ""
                self.problems.append(f"{name} {fault}{near}")
            elif name is not None and (told := _LEFT_OUT.get(notice.kind)) is not None:
                self.notes.append(f"{name}: {told}")
        if any(counts.values()):
            self.notes.append(
                f"còn {counts['insertion']} chỗ thêm và {counts['deletion']} chỗ bớt đang theo dõi "
                "(Track Changes), đã coi là chấp nhận"
            )

    def _name_at(self, notice: Notice) -> str | None:
        """The part of a notice; None for what is no part of the document's own text."""
        place = notice.place
        if place.part != BODY:
            return None
        if place.table is not None:
            return f"bảng {place.table}"
        return self.places.get(place, "tệp")

    def _stamp(self) -> tuple[str, ReportingPeriod]:
        marks = (mark for block in self.read.paragraphs() for mark in block.named("bookmark"))
        for mark in marks:
            if (match := _STAMP.fullmatch(mark)) is not None:
                if int(match[1]) != VERSION:
                    raise CannotRun(f"{self.file} là của phiên bản ctr khác", _HINT)
                with suppress(ValueError):  # which Invalid is, too
                    return match[2], _period(match[3])
        raise CannotRun(f"{self.file} không phải lời của văn phòng do ctr lập", _HINT)

    def _gather(self) -> None:
        place, stamped = "before", False
        headings = self._headings()
        known = {part for part, _ in headings.values()}
        for block in self.read.blocks:
            if isinstance(block, Paragraph):
                if _is_choosing(block):
                    place = "choosing"
                    continue
                if self._heading(block, headings.get(block.place), known):
                    place = "part"
                    continue
            if place == "part":
                self._add(block)
            elif place == "choosing" and isinstance(block, Table):
                self._choose(block)
            elif place == "choosing" or stamped:
                self._outside(block)
            stamped = stamped or _bears(block, _STAMP)

    def _headings(self) -> dict[Place, tuple[OfficePart, Sent]]:
        """Where the bookmarks of the parts begin; one whose words are gone is none."""
        found: dict[Place, tuple[OfficePart, Sent]] = {}
        seen: set[str] = set()
        for block in self.read.blocks:
            for mark in block.marks if isinstance(block, Paragraph) else ():
                match = _MARK.fullmatch(mark.name) if mark.kind == "bookmark" else None
                if match is None or mark.name in seen or mark.start == mark.end:
                    continue
                seen.add(mark.name)
                part = next(one for one in OFFICE_PARTS if one == match[2])
                sent = Sent(origin="draft" if match[1] == "d" else "words", digest=match[3])
                found.setdefault(block.place, (part, sent))
        return found

    def _outside(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self.problems.append(
                f"chữ “{short(block.shown)}” không nằm trong phần nào; chuyển vào phần của nó hoặc "
                "xóa đi"
            )

    def _heading(
        self, block: Paragraph, marked: tuple[OfficePart, Sent] | None, known: set[OfficePart]
    ) -> bool:
        """Begin a part where a paragraph is its heading, by its bookmark or else by its words."""
        titled = _part_titled(block.shown)
        if marked is not None:
            part, sent = marked
        elif titled is not None and titled not in known:
            part, sent = titled, None
        else:
            return False
        if titled != part:
            self.problems.append(
                f"tiêu đề “{OFFICE_TITLES[part]}” nay là “{short(block.shown)}”; ghi lại tiêu đề "
                "như cũ, lời văn để ở các đoạn dưới"
            )
        if any(read.part == part for read in self.parts):
            self.problems.append(f"tiêu đề “{OFFICE_TITLES[part]}” có hai lần; chỉ giữ một")
        self.parts.append(_Read(part=part, sent=sent, heading=block.shown))
        return True

    def _add(self, block: Block) -> None:
        read = self.parts[-1]
        name = f"phần “{OFFICE_TITLES[read.part]}”"
        if isinstance(block, Table):
            if any(cell.text for cell in block.cells):
                self.problems.append(f"{name} có bảng; viết thành đoạn văn, hoặc xóa bảng")
            return
        self.places[block.place] = name
        near = f" (đoạn “{short(block.shown)}”)"
        if block.place.part != BODY:
            self.problems.append(f"{name} có hộp chữ (text box){near}; viết thành đoạn văn")
        if block.named("footnote") or block.named("endnote"):
            self.problems.append(f"{name} có chú thích chân trang{near}; viết thành đoạn văn")
        if FORBIDDEN.search(plain(block.shown)):
            self.problems.append(f"{name} có ký tự điều khiển hoặc chữ hỏng{near}; gõ lại")
        read.paragraphs += block.shown.split("\n")

    def _choose(self, table: Table) -> None:
        """The proposals with a mark before them."""
        place = _columns(table)
        if place is None:
            self.problems.append(f"bảng “{CHOOSING_TITLE}” thiếu cột “{CHOICE}” hoặc “{PROPOSAL}”")
            return
        rows, choice, text = place
        for number, row in enumerate(rows, start=1):
            mark, proposal = row[choice].strip(), written(row[text].split("\n"))
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


def _columns(table: Table) -> tuple[list[list[str]], int, int] | None:
    """The rows below the heads, and the columns of the choice and of the proposal."""
    rows = [[cell.text if cell is not None else "" for cell in row] for row in table.grid()]
    for top, row in enumerate(rows):
        heads = [match_key(cell) for cell in row]
        if match_key(CHOICE) in heads and match_key(PROPOSAL) in heads:
            return (
                rows[top + 1 :],
                heads.index(match_key(CHOICE)),
                heads.index(match_key(PROPOSAL)),
            )
    return None


def _bears(block: Block, pattern: re.Pattern[str]) -> bool:
    """Whether a paragraph has a bookmark of a kind."""
    names = block.named("bookmark") if isinstance(block, Paragraph) else ()
    return any(pattern.fullmatch(name) for name in names)


def _is_choosing(block: Paragraph) -> bool:
    """The heading above the table of proposals, by its words."""
    return _titled(block.shown).startswith(bare_key(CHOOSING_TITLE)) and len(block.shown) < 200


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
