"""A document cut into its head, its parts, its foot and its appendices."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ctr.importing.labels import labelled
from ctr.importing.lines import Document, Grid, Item, Line
from ctr.importing.understood import Part
from ctr.vietnamese.matching import bare_key

_ANNEX = re.compile(
    r"^(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu(?: mẫu)?|PHỤ BIỂU|Phụ biểu|Danh mục kèm "
    r"theo)(?:\s+(?:số\s+)?[\dIVX]{1,5}[A-Za-z]?)?\s*(?:[:.\-–]|$|\s+[A-ZĐÀ-Ỹ(])"
)
_KIND = re.compile(
    r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ|DANH "
    r"MỤC)(?: [^a-zà-ỹ]*)?"
)
_FOOT = re.compile(
    r"^(?:nơi nhận|tm\.?\s*ủy ban|tm\.?\s*uỷ ban|tm\.|kt\.|tuq\.|tl\.|q\.\s?chủ tịch)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    (
        r"^(?:trên đây là|căn cứ (?:nội dung )?(?:kế hoạch|chương trình)|yêu cầu "
        r"(?:các|thủ trưởng)|trong quá trình (?:tổ chức |triển khai )?thực hiện|"
        r"(?:[^.;:]{3,90} )?thông báo (?:để|đến|tới|ý kiến|kết luận)[^.;]*(?:biết|thực hiện))"
    ),
    re.IGNORECASE,
)


@dataclass(slots=True)
class Cut:
    """A document in its pieces."""

    head: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    annexes: list[Part] = field(default_factory=list)


def cut(document: Document, appendix: bool = False) -> Cut:
    """The pieces of a document; of an `appendix`, a file that goes with another, all is annex."""
    items = list(document.items)
    pieces = Cut()
    start = 0 if appendix else _body_start(items)
    pieces.head = [line for item in items[:start] for line in _flat(item)]
    foot = len(items) if appendix else _foot_start(items, start)
    after = foot if appendix else _foot_end(items, foot)
    pieces.foot = [line for item in items[foot:after] for line in _flat(item)]
    if appendix:
        pieces.annexes = _annexes(items)
        return pieces
    body = items[start:foot]
    pieces.closing = _closing(body)
    pieces.parts = _parts(body[: len(body) - len(pieces.closing)])
    pieces.annexes = _annexes(items[after:])
    return pieces


def _flat(item: Item) -> list[Line]:
    return [item] if isinstance(item, Line) else list(item.lines())


def _is_heading(line: Line) -> bool:
    return line.style in ("part", "letter") and bool(line.text)


def _body_start(items: list[Item]) -> int:
    """Where the first part begins."""
    top = _top_style(items[: _first_foot(items)])
    styles = (*([top] if top else []), "part", "letter", "number")
    for style in styles:
        for index, item in enumerate(items):
            if isinstance(item, Line) and item.style == style and item.text:
                if style == "letter" and not (item.bold or item.text.isupper()):
                    continue
                return index
            if isinstance(item, Grid) and style == "number" and _is_task_grid(item):
                return index
            if isinstance(item, Line) and style == "number" and labelled(item.text):
                return index
    return min(len(items), _first_foot(items))


def _is_task_grid(grid: Grid) -> bool:
    text = bare_key(" ".join(line.text for line in list(grid.lines())[:12]))
    return (
        "cong hoa" not in text
        and "noi nhan" not in text
        and re.search(r"\b(?:tt|stt|nhiem vu|noi dung)\b", text) is not None
    )


def _first_foot(items: list[Item]) -> int:
    return next(
        (i for i, item in enumerate(items) if any(_FOOT.match(line.shown) for line in _flat(item))),
        len(items),
    )


def _foot_start(items: list[Item], start: int) -> int:
    for index in range(start, len(items)):
        item = items[index]
        if isinstance(item, Grid) and _is_task_grid(item):
            continue
        if any(_FOOT.match(line.shown) for line in _flat(item)):
            return index
        if (
            isinstance(item, Line)
            and item.style == ""
            and _ANNEX.match(item.text)
            and (item.centred or item.bold or item.text.isupper())
        ):
            return index
    return len(items)


def _foot_end(items: list[Item], foot: int) -> int:
    for index in range(foot, len(items)):
        item = items[index]
        if isinstance(item, Grid):
            if _is_task_grid(item) and index > foot:
                return index
            continue
        if _ANNEX.match(item.shown) and not item.text.endswith(";"):
            return index
        if index > foot + 1 and _KIND.fullmatch(item.text):
            return index
        if item.style in ("part", "number", "dotted") and index > foot + 2:
            return index
    return len(items)


def _closing(body: list[Item]) -> list[Line]:
    """The last paragraphs, from "Trên đây là" on."""
    for back in range(1, min(len(body), 4) + 1):
        item = body[-back]
        if not isinstance(item, Line) or item.style:
            break
        if re.match(r"trên đây là", item.text, re.IGNORECASE):
            return [line for line in body[-back:] if isinstance(line, Line)]
    last = body[-1] if body else None
    if (
        isinstance(last, Line)
        and not last.style
        and (_CLOSING.match(last.text) or (last.text.endswith("./.") and not _is_below(body)))
    ):
        return [last]
    return []


def _is_below(body: list[Item]) -> bool:
    """Whether the last paragraph stands below a numbered line within the last few."""
    return any(isinstance(item, Line) and bool(item.style) for item in body[-4:-1])


def _parts(items: list[Item]) -> list[Part]:
    top = _top_style(items)
    parts: list[Part] = []
    for item in items:
        if isinstance(item, Line) and item.style == top and item.text and _heads_a_part(item, top):
            parts.append(Part(heading=[item]))
        elif parts:
            if (
                isinstance(item, Line)
                and not parts[-1].items
                and _goes_on(parts[-1].heading[-1], item)
            ):
                parts[-1].heading.append(item)
            else:
                parts[-1].items.append(item)
        else:
            parts.append(Part(heading=[], items=[item]))
    return parts


def _top_style(items: list[Item]) -> str:
    """What the parts are numbered by: letters where these stand above Roman numbers."""
    lines = [item for item in items if isinstance(item, Line) and item.text]
    letters = [line for line in lines if line.style == "letter" and line.text.isupper()]
    parts = [line for line in lines if line.style == "part"]
    if len(letters) > 1 and (not parts or letters[0].index < parts[0].index):
        return "letter"
    return "part" if parts else "letter" if letters else ""


def _heads_a_part(line: Line, top: str) -> bool:
    return bool(top) and (top != "letter" or line.bold or line.text.isupper())


def _goes_on(heading: Line, line: Line) -> bool:
    """Whether a line is the rest of a heading over two lines."""
    if line.style or labelled(line.text):
        return False
    both_upper = heading.text.isupper() and line.text.isupper()
    return both_upper or (heading.text.isupper() and line.centred and line.bold)


def _annexes(items: list[Item]) -> list[Part]:
    """Each appendix with its heading; several files or sheets may follow each other."""
    annexes: list[Part] = []
    for item in items:
        line = item if isinstance(item, Line) else None
        if line is not None and (_ANNEX.match(line.shown) or not annexes):
            annexes.append(Part(heading=[line], annex=True))
            continue
        if not annexes:
            annexes.append(Part(heading=[], annex=True))
        part = annexes[-1]
        if line is not None and not part.items and len(part.heading) < 6 and _annex_title(line):
            part.heading.append(line)
        else:
            part.items.append(item)
    return [part for annex in annexes for part in _split_annex(annex)]


def _split_annex(annex: Part) -> list[Part]:
    """A document that goes with another has parts of its own."""
    heads = [item for item in annex.items if isinstance(item, Line) and item.style == "part"]
    if len([line for line in heads if line.text]) < 2:
        return [annex]
    parts = _parts(annex.items)
    for part in parts:
        part.annex = True
    if annex.heading:
        before = [] if parts[0].heading else parts.pop(0).items
        parts.insert(0, Part(heading=annex.heading, items=before, annex=True))
    return parts


def _annex_title(line: Line) -> bool:
    if line.style and not line.text.startswith("("):
        return False
    if labelled(line.text):
        return False
    return (
        line.centred
        or line.bold
        or line.text.isupper()
        or line.shown.startswith("(")
        or (not line.text.endswith((".", ";")) and len(line.text) < 200)
    )
