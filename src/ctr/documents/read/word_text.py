"""What a foreign Word file says, paragraph by paragraph, read in a child process.

Tracked insertions count as accepted and deletions as gone, comments are left out; what a plain text
cannot hold is told with the paragraph. What comes back is JSON, so that nothing of the child is
trusted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ctr.contained import Broken, Limits, contained
from ctr.errors import CannotRun, reason
from ctr.package_guard import FILE_LIMIT_MB
from ctr.regular_files import NotRegular, read_regular

LIMITS = Limits(memory_mb=700, seconds=15, answer_mb=32)
_HINT = "tệp phải là Word .docx; mở bằng Word, lưu lại dạng .docx rồi thu lại"

Lost = Literal["textbox", "picture", "note", "formula", "symbol", "hidden", "number", "included"]
"""What stands in a paragraph and is no plain text of it."""
LOST: tuple[Lost, ...] = (
    "textbox", "picture", "note", "formula", "symbol", "hidden", "number", "included",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParagraph:
    """A paragraph: its text, line breaks as `\\n`; the names of the bookmarks that start in it."""

    text: str
    marks: tuple[str, ...] = ()
    lost: frozenset[Lost] = frozenset()
    inserted: int = 0
    """Tracked insertions, taken as accepted."""
    deleted: int = 0
    """Tracked deletions, left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """A table, each cell as its text, paragraphs as lines."""

    rows: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...] = ()


Block = WordParagraph | WordTable


def read_word(path: Path) -> tuple[Block, ...]:
    """The paragraphs and tables of a Word file in order. Raises CannotRun for an unsound one."""
    try:
        raw = read_regular(path, FILE_LIMIT_MB * 1_000_000)
        read = json.loads(contained(LIMITS, _read, raw))
    except OSError as error:
        raise CannotRun(f"không đọc được {path}: {reason(error)}", _HINT) from None
    except NotRegular as error:
        fault = f"lớn hơn {FILE_LIMIT_MB} MB" if error.too_large else "không phải tệp thông thường"
        raise CannotRun(f"không đọc được {path}: {fault}", _HINT) from None
    except Broken as error:
        fault = "tệp hỏng" if error.cause == "crash" else "tệp hỏng hoặc quá lớn"
        raise CannotRun(f"không đọc được {path}: {fault}", _HINT) from None
    if isinstance(read, str):
        raise CannotRun(f"không đọc được {path}: {read}", _HINT)
    return tuple(_block(block) for block in read)


def _read(raw: bytes) -> bytes:
    """In the child: the blocks as JSON, or a text that says what is wrong with the file."""
    from ctr.documents.read.word_parts import word_blocks
    from ctr.package_guard import Unsound

    try:
        return json.dumps(word_blocks(raw)).encode()
    except Unsound as error:
        return json.dumps(str(error)).encode()


def _block(block: dict[str, Any]) -> Block:
    marks = tuple(str(mark) for mark in block["marks"])
    if "rows" in block:
        rows = tuple(tuple(str(cell) for cell in row) for row in block["rows"])
        return WordTable(rows=rows, marks=marks)
    return WordParagraph(
        text=str(block["text"]),
        marks=marks,
        lost=frozenset(kind for kind in LOST if kind in block["lost"]),
        inserted=int(block["inserted"]),
        deleted=int(block["deleted"]),
    )
