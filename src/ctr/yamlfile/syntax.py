"""What the YAML parser stumbled over, in the words of a person who writes the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

QUOTE = "nếu là chữ thì đặt trong dấu nháy kép"
LINE_END = re.compile("\r\n|\r|\n")

_MARKS = tuple(re.compile(rf"^{sign}{{7,}}(?: |\r?$)", re.MULTILINE) for sign in "<=>")
"""Of a merge, in their order."""
_KEY = "could not find expected ':'"
_FAR = 20
"""Lines that are looked back at."""
_NO_COLON = "thiếu dấu hai chấm sau khóa"
_CAUSES = (
    ("escape", "dấu \\ trong dấu nháy kép dùng sai cách", "viết \\\\, hoặc dùng dấu nháy đơn"),
    ("quoted scalar", "dấu nháy mở ở đây mà không đóng", "xem lại dấu nháy"),
    ("flow sequence", "danh sách [ … ] chưa đóng hoặc thiếu dấu phẩy", "xem lại dấu ]"),
    ("flow mapping", "nhóm { … } chưa đóng hoặc thiếu dấu phẩy", "xem lại dấu }"),
    ("mapping values are not allowed", "dấu hai chấm đặt sai chỗ", QUOTE),
    ("cannot start any token", "giá trị bắt đầu bằng ký hiệu riêng của YAML", QUOTE),
    (_KEY, _NO_COLON, ""),
)
_INDENT = "so lại khoảng trắng đầu dòng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """A fault of syntax: where (line and column from 1), what, and what to do."""

    line: int
    column: int
    message: str
    hint: str


def lines_of(text: str) -> list[str]:
    """The lines of `text` as editors count them."""
    return LINE_END.split(text)


def explained(
    error: yaml.YAMLError, text: str, quoted: yaml.Event | None, bracket: yaml.Event | None
) -> Syntax:
    """The fault behind a parser's error.

    `quoted` is the last text in quotes over several lines: where it swallowed what followed, the
    quote that began it is the fault. `bracket` is the innermost list or group that is still open:
    it is the fault where the parser noticed only on a later line.
    """
    if (unsettled := _unsettled(text)) is not None:
        return unsettled
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", ""))
    complaint = f"{getattr(error, 'context', '')} {problem}"
    if quoted is not None and quoted.start_mark is not None:
        mark, complaint = quoted.start_mark, "quoted scalar"
    elif "escape" in problem:
        complaint = "escape"
    elif context is not None and ("quoted" in complaint or (bracket is None and _KEY in problem)):
        mark = context
    elif bracket is not None and bracket.start_mark is not None:
        kind = "sequence" if isinstance(bracket, yaml.SequenceStartEvent) else "mapping"
        if mark is None or mark.line > bracket.start_mark.line:
            mark, complaint = bracket.start_mark, f"flow {kind}"
    if mark is None:
        return Syntax(line=1, column=1, message="sai cú pháp YAML", hint=QUOTE)
    end = text.find("\n", mark.index)
    lines = lines_of(text[:end] if end >= 0 else text)
    if "mapping values" in problem and (earlier := _without_colon(lines, mark.line)) is not None:
        column = len(lines[earlier]) - len(lines[earlier].lstrip(" -")) + 1
        return Syntax(line=earlier + 1, column=column, message=_NO_COLON, hint="")
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = line[: mark.column].strip()
    message, hint = _cause(complaint, line[mark.column : mark.column + 1], before)
    return Syntax(line=mark.line + 1, column=mark.column + 1, message=message, hint=hint)


def _unsettled(text: str) -> Syntax | None:
    """The first of the marks that git leaves where two sides of a merge clash."""
    place, first = 0, None
    for mark in _MARKS:
        if (found := mark.search(text, place)) is None:
            return None
        first, place = first if first is not None else found.start(), found.end()
    return Syntax(
        line=len(lines_of(text[:first])),
        column=1,
        message="hai bản được gộp còn chỗ khác nhau chưa giải quyết (dấu <<<<<<<)",
        hint="giữ phần đúng của hai bên, xóa các dòng <<<<<<<, =======, >>>>>>>, rồi git add tệp",
    )


def _without_colon(lines: list[str], colon: int) -> int | None:
    """The line that began as a key and has no colon, so that the parser read on to the next one.

    `colon` is the line of the colon where it noticed. None where that one is the fault: a value
    that goes on over lines, with a colon in it.
    """
    line = colon
    while line > 0 and colon - line < _FAR:
        before = lines[line - 1].partition(" #")[0].strip()
        if before.endswith(":") or before in ("", "-", "---"):
            return line if line < colon else None
        if ": " in before:
            return None
        line -= 1
        if before.startswith("- "):
            return line
    return line if line < colon else None


def _cause(complaint: str, char: str, before: str) -> tuple[str, str]:
    if char == "\t":
        return "dùng phím Tab để thụt dòng", "thay Tab bằng dấu cách"
    for sign, message, hint in _CAUSES:
        if sign in complaint:
            return message, hint
    if before.endswith(("'", '"')):
        return "có chữ đứng sau dấu nháy đóng", "đặt cả giá trị trong một cặp dấu nháy"
    if not before and "block" in complaint:
        kind = "các khóa" if "mapping" in complaint else "các mục"
        return f"thụt dòng không khớp với {kind} cùng cấp", _INDENT
    return "sai cú pháp YAML", QUOTE
