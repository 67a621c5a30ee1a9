"""What was put right in how files are written, a line of the file a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ctr.output.visible import visible
from ctr.problems import short
from ctr.results.fixes import FixedFile
from ctr.vietnamese.matching import nfc
from ctr.yamlfile.characters import MARK
from ctr.yamlfile.syntax import LINE_END, lines_of

_ENDS = {"\r\n": "CRLF (Windows)", "\n": "LF", "\r": "CR"}
_COMPOSED = "chữ có dấu gõ rời → chữ dựng sẵn (Unicode NFC)"
_TRIMMED = "bỏ khoảng trắng thừa ở cuối dòng"
MOST = 20
"""Lines shown of one file."""


def fixed_text(file: FixedFile) -> str:
    """The file's name, and below it what changes: old → new of each line, or of the whole file."""
    lines = [*_whole(file), *_lines(file)]
    if len(lines) > MOST:
        lines = [*lines[:MOST], f"… và {len(lines) - MOST} dòng nữa"]
    return visible("".join(f"{line}\n" for line in [file.file, *(f"  ~ {one}" for one in lines)]))


def _whole(file: FixedFile) -> Iterator[str]:
    before, after = file.before, file.after
    if before.startswith(MARK) and not after.startswith(MARK):
        yield "đầu tệp: có dấu BOM → không"
    ends = [*dict.fromkeys(LINE_END.findall(before))]
    ended = LINE_END.findall(after)[-1:]
    if ends and [*dict.fromkeys(LINE_END.findall(after))] != ends:
        counts = Counter(LINE_END.findall(before))
        found = ", ".join(f"{counts[end]} dòng {_ENDS[end]}" for end in _ENDS if counts[end])
        yield f"cuối dòng: {found} → tất cả {_ENDS[ended[0]]}"
    if not before.endswith(("\n", "\r")) and ended:
        yield "cuối tệp: thiếu xuống dòng → có"


def _lines(file: FixedFile) -> Iterator[str]:
    before, after = (lines_of(text.removeprefix(MARK)) for text in (file.before, file.after))
    for number, (old, new) in enumerate(zip(before, after, strict=False), start=1):
        if old == new:
            continue
        unseen = {  # what nobody sees in the line itself
            nfc(old).rstrip(" \t"): f"{_COMPOSED}; {_TRIMMED}",
            old.rstrip(" \t"): _TRIMMED,
            nfc(old): _COMPOSED,
        }
        if new in unseen:
            yield f"dòng {number}: {short(new)}: {unseen[new]}"
        else:
            yield f"dòng {number}: {short(old)} → {short(new)}"
