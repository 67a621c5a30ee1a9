"""What a node of a part is: a body's heading, a title, a group, a line of assignment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ctr.importing import columns
from ctr.importing.bodies import read_bodies
from ctr.importing.body_names import capital, is_proper
from ctr.importing.body_words import VERBS
from ctr.importing.charges import charge_of
from ctr.importing.labels import labelled
from ctr.importing.lines import Grid, Line
from ctr.importing.tree import Node, assigned, is_content_head, is_label, tree
from ctr.importing.understood import Part, Said


@lru_cache(maxsize=256)
def root_of(part: Part) -> Node:
    """The tree of a part whose items stand; nobody changes it."""
    return tree(part.items)


def reads_as_tasks(part: Part) -> bool:
    """Whether a part has lines of assignment, or a table of tasks."""
    root = root_of(part)
    return assigned(root) or any(
        columns.is_of_tasks(grid) or columns.is_of_targets(grid) for grid in grids_of(root)
    )


def grids_of(node: Node) -> Iterator[Grid]:
    """Every table in or below a node."""
    for each in node.all():
        yield from each.grids


def by_bodies(part: Part) -> bool:
    """Whether bodies head the tasks of a part."""
    headed = [node for node in root_of(part).all() if heading_bodies(node) and below_body(node)]
    return len(headed) >= 1


def by_charges(part: Part) -> bool:
    """Whether most points of a part say themselves who does them."""
    nodes = [node for node in root_of(part).all() if node.line is not None]
    charged = [
        node
        for node in nodes
        if charge_of(node.line) or charged_lines(node) or _is_bodies(node)  # type: ignore[arg-type]
    ]
    below = {id(inner) for node in charged for inner in node.all()}
    rest = [node for node in nodes if id(node) not in below and not node.children]
    return len(charged) >= 1 and len(charged) >= len(rest)


def charged_lines(node: Node) -> list[Line]:
    """The paragraphs directly below a title that say themselves who does what they tell."""
    if node.line is None or node.children or not is_title(node):
        return []
    lines = [item for item in node.content if isinstance(item, Line) and not is_label(item)]
    return [line for line in lines if charge_of(line)]


def _is_bodies(node: Node) -> bool:
    return heading_bodies(node) is not None and bool(below_body(node))


def heading_bodies(node: Node) -> str | None:
    """The bodies that a heading names, where it names nothing else."""
    if node.line is None:
        return None
    text = node.line.text.strip(" :.;")
    text = re.sub(
        r"^(?:nhiệm vụ của|trách nhiệm của|đối với|giao(?: cho)?|phân công|yêu cầu)\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\s*\((?:gồm )?\d+ nhiệm vụ\)$", "", text)
    if len(text) > 160 or re.search(r"[.:]", text):
        return None
    words = " ".join(text.split())
    if words.isupper():
        words = _lowered(words)
    read = read_bodies(words)
    if not read.bodies or read.doubt or re.search(rf"(?<!các)\s(?:{VERBS})\s", words):
        return None
    spelt = [body.name.title() if text.isupper() else body.name for body in read.bodies]
    if not all(is_proper(name) or is_proper(capital(name.lower())) for name in spelt):
        return None
    return (
        words
        if not re.match(
            (
                r"(?:Nhà|Hộ|Báo cáo|Quỹ|Đoàn kết|Hội nhập|Các (?:nhiệm vụ|giải pháp|chỉ tiêu|mục "
                r"tiêu|hoạt động|nội dung|mô hình|dự án))\b"
            ),
            words,
        )
        else None
    )


def _lowered(words: str) -> str:
    return capital(words.lower())


def below_body(node: Node) -> list[Node | Line]:
    """What may be the tasks below a body: dashes, points, or plain paragraphs."""
    inner = [child for child in node.children if not _is_label_node(child)]
    if inner:
        return list(inner)
    return [item for item in node.content if isinstance(item, Line) and not is_label(item)]


def _is_label_node(node: Node) -> bool:
    return node.line is not None and is_label(node.line)


def mark_of(node: Node) -> str:
    """The enumerator of a node."""
    return node.line.mark if node.line is not None else ""


def is_title(node: Node) -> bool:
    """Whether a node's own words are a title with the task's words below them."""
    assert node.line is not None
    body = [item for item in node.content if not (isinstance(item, Line) and is_label(item))]
    return bool(body) and not node.line.text.rstrip().endswith((".", ";", ","))


_ASPECT = re.compile(
    r"(?:mục tiêu|mục đích|yêu cầu|đối tượng|phạm vi|quy mô|chỉ tiêu)\b[^.:;]{0,30}:", re.IGNORECASE
)
"""What the first point says of a task whose other points say what is done, and how."""


def is_group(node: Node) -> bool:
    """Whether a title has dashes or points below it that share the assignment at their end."""
    if node.line is None or node.style == "dash":
        return False
    inner = [child for child in node.children if child.style in ("dash", "point", "bracket")]
    named = any(isinstance(item, Line) and is_content_head(item) for item in node.content)
    if len(inner) < (1 if named else 2) or not is_title(node):
        return False
    if _ASPECT.match(inner[0].line.text if inner[0].line is not None else ""):
        return False
    first = node.children[0]
    before = []
    for item in node.content:
        if item is first:
            break
        before.append(item)
    plain = [item for item in before if isinstance(item, Line)]
    if node.style in ("dotted", "deep", "point"):
        return False
    return not plain or (len(plain) == 1 and plain[0].text.endswith(":"))


_DETAIL = re.compile(
    r"(?:địa điểm|thành phần|đối tượng|hình thức|số lượng|quy mô|phạm vi|(?:nguồn )?kinh phí|nguồn "
    r"lực)[^:.;]{0,40}:",
    re.IGNORECASE,
)


def is_detail(line: Line | None) -> bool:
    """Whether a line among those of an assignment tells where, for whom or with what money."""
    return line is not None and _DETAIL.match(line.text) is not None


def said_in(line: Line) -> list[Said]:
    """What a line of assignment says, label by label."""
    text = line.text
    return [
        Said(found.role, found.value, line, label=text[: found.at].strip(" :;-"))
        for found in labelled(text)
    ]


_UNTIL = re.compile(
    (
        r"(?:,|;|\.|\()\s*(?:thời gian (?:thực hiện|hoàn thành)|hoàn thành|xong|thời "
        r"hạn)(?: xong)?\s*:?\s*(?P<when>(?:trước|trong|đến|chậm nhất|quý|tháng|năm|"
        r"hằng|hàng|thường xuyên|\d)[^;()]*?)\)?[.;]?$"
    ),
    re.IGNORECASE,
)
_BEFORE = re.compile(
    (
        r"(?P<when>trong (?:quý [IV]{1,3}|tháng \d{1,2})(?:/| năm )\d{4}|trong năm \d{4}|"
        r"(?:xong )?(?:trước|chậm nhất(?: là)?(?: đến)?|đến "
        r"hết)\s+(?:ngày\s+)?(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2}(?: năm "
        r"\d{4})?(?: hằng năm| hàng năm)?|\d{1,2}/\d{1,2}(?: hằng năm| hàng năm)|"
        r"ngày \d{1,2} hằng tháng|quý [IV]{1,3}/\d{4}|tháng \d{1,2}/\d{4}))[.;]?$"
    ),
    re.IGNORECASE,
)


_CLAUSE = re.compile(r"[^;]+")
_ENDS_WORK = re.compile(
    r"(?:^|[\s,])(?:hoàn thành|hoàn thiện|xong|trình|báo cáo|ban hành|đưa vào)\s", re.IGNORECASE
)


def _until_in_clause(text: str) -> re.Match[str] | None:
    """The last deadline at the end of a clause before the last that says what is to be finished."""
    found = None
    for clause in _CLAUSE.finditer(text):
        match = _BEFORE.search(clause[0])
        if match is not None and _ENDS_WORK.search(clause[0][: match.start()]):
            found = match
    return found


def deadline_in(lines: list[Line]) -> list[Said]:
    """The deadline that the words of a task end with."""
    for line in lines:
        text = line.text.strip()
        match = _UNTIL.search(text) or _BEFORE.search(text) or _until_in_clause(text)
        if match is not None:
            return [Said("deadline", match["when"].strip(" .;,"), line)]
    return []
