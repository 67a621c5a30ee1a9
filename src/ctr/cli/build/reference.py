"""docs/lenh.md: every command, as its own help tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctr.cli.build.walk import every_description
from ctr.cli.described import Described, Row

_INTRO = """\
# Các lệnh

Trang này được dựng từ chương trình (`make generated`), không sửa bằng tay. Mỗi lệnh tự nói như vậy
khi gõ `ctr LỆNH --help`; `man ctr` cũng vậy. Làm việc theo tháng: [huong-dan.md](huong-dan.md).

Kết thúc với mã 0: làm được; 1: câu trả lời là “không”, ở những lệnh có nêu; 2: không chạy được (gõ
sai, không tìm thấy, từ chối ghi), thông báo nêu việc cần làm; 3: lỗi của chính chương trình; 130:
người dùng dừng lệnh
([chi tiết](tra-cuu.md#mã-kết-thúc)).
"""


def reference() -> str:
    """The page."""
    commands = every_description()
    return "\n".join([_INTRO, *_contents(commands), *(_section(each) for _, each in commands)])


def _contents(commands: list[tuple[str, Described]]) -> Iterator[str]:
    yield "| Lệnh | Để làm gì |\n| --- | --- |"
    for _, each in commands:
        yield f"| [`{each.path}`](#{each.path.replace(' ', '-')}) | {_first(each)} |"
    yield ""


def _first(each: Described) -> str:
    return _cell(each.told.purpose.partition("\n\n")[0])


def _section(each: Described) -> str:
    parts = [f"## {each.path}", each.told.purpose, f"```text\n{each.usage}\n```"]
    if each.arguments:
        parts.append(_table("Tham số", each.arguments))
    parts.append(_table("Tùy chọn", each.options))
    if each.told.no is not None:
        parts.append(f"Kết thúc với mã 1: {each.told.no}.")
    parts += [f"{example.purpose}:\n\n```sh\n{example.line}\n```" for example in each.told.examples]
    return "\n\n".join(parts) + "\n"


def _table(head: str, rows: Iterable[Row]) -> str:
    lines = [f"| {head} | Ý nghĩa |", "| --- | --- |"]
    lines += [f"| `{_cell(names)}` | {_cell(text)} |" for names, text in rows]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
