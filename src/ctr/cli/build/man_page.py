"""docs/ctr.1: the manual page, as the commands' own help tells it. (roff, macros of man.)"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from ctr.cli.build.walk import every_description
from ctr.cli.described import Described, Row

_CODES = (
    ("0", "làm được, không có gì phải báo"),
    ("1", "câu trả lời là “không”, ở những lệnh có nêu"),
    ("2", "không chạy được: gõ sai, không tìm thấy, từ chối ghi; thông báo nêu việc cần làm"),
    ("3", "lỗi của chính chương trình"),
    ("130", "người dùng dừng lệnh (Ctrl+C)"),
)
_ENVIRONMENT = (
    ("CTR_PLAN", "Thư mục kế hoạch, khi không nêu --plan."),
    ("NO_COLOR", "Có giá trị thì không tô màu."),
    ("FORCE_COLOR", "Có giá trị thì ống dẫn cũng được viết như màn hình."),
    ("COLUMNS", "Số cột của màn hình."),
    ("EDITOR", "Trình soạn thảo để viết lời của văn phòng."),
    ("XDG_CACHE_HOME", "Nơi giữ bộ nhớ đệm, xóa lúc nào cũng được."),
)
_FILES = (
    ("plan/", "Kế hoạch: tìm từ thư mục hiện tại trở lên."),
    ("templates/", "Mẫu văn bản của riêng bạn, cạnh plan/."),
)


def man_page() -> str:
    """The page."""
    (_, program), *commands = every_description()
    purpose, _, more = program.told.purpose.partition("\n\n")
    lines = [
        "'\\\" -*- coding: utf-8 -*-",
        '.\\" Được dựng từ chương trình (make generated), không sửa bằng tay.',
        '.TH CTR 1 "" "ctr" "Chương trình hành động"',
        ".SH TÊN",
        "ctr \\- theo dõi, đôn đốc, tổng hợp chương trình hành động",
        ".SH CÚ PHÁP",
        f".B {_text(program.usage)}",
        ".SH MÔ TẢ",
        *_lines(f"{purpose} {more}"),
        ".SH TÙY CHỌN CHUNG",
        *_rows(program.options),
        *_examples(program),
        ".SH CÁC LỆNH",
    ]
    for _, each in commands:
        lines += _command(each)
    for head, rows in (
        ("MÃ KẾT THÚC", _CODES),
        ("BIẾN MÔI TRƯỜNG", _ENVIRONMENT),
        ("TỆP", _FILES),
    ):
        lines += [f".SH {head}", *_rows(rows)]
    return "\n".join(lines) + "\n"


def _command(each: Described) -> Iterator[str]:
    yield f".SS {_text(each.path)}"
    yield f".B {_text(each.usage)}"
    yield ".PP"
    yield from _lines(each.told.purpose)
    yield from _rows((*each.arguments, *each.options))
    if each.told.no is not None:
        yield ".PP"
        yield from _lines(f"Kết thúc với mã 1: {each.told.no}.")
    yield from _examples(each)


def _examples(each: Described) -> Iterator[str]:
    for example in each.told.examples:
        yield ".PP"
        yield from _lines(f"{example.purpose}:")
        yield ".PP"
        yield ".RS 4"
        yield ".nf"
        yield _text(example.line)
        yield ".fi"
        yield ".RE"


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for names, text in rows:
        yield ".TP"
        yield f"\\fB{_text(names)}\\fR"
        yield from _lines(text)


def _lines(text: str) -> list[str]:
    """Words as lines of the source, which are short so that they can be compared."""
    return [_text(line) for line in textwrap.wrap(text, 60, break_on_hyphens=False)]


def _text(text: str) -> str:
    """Words that mean nothing else to roff."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped
