"""Programmes of 300 pages in Word, as offices lay them out, through a whole `ctr import`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.clock import PYTHON, Bench, Used, ctr
from tests.blocks.documents import cell, run, table, word_file

LIMIT = 10
MEMORY_MB = 100
RUNS = 7
PARSE = (
    "import sys, zipfile\nfrom lxml import etree\n"
    "package = zipfile.ZipFile(sys.argv[1])\n"
    "for name in package.namelist():\n    etree.fromstring(package.read(name))"
)
"""Unzips and parses a document and does nothing else."""


def measure(bench: Bench) -> None:
    """Measure an import against unzipping and parsing, beyond what one of a task takes.

    Of each the least of several runs.
    """
    bench.say(f"\n### A Word document of {PAGES} pages\n")
    bench.say(
        f"Processor time of `ctr import` as a multiple of unzipping and parsing: at most {LIMIT}; "
        f"memory at most {MEMORY_MB} MB.\n"
    )
    for name, body in (("tasks in lines", of_lines), ("tasks in tables", of_tables)):
        path, small = bench.folder / "large.docx", bench.folder / "small.docx"
        path.write_bytes(word_file(body()))
        small.write_bytes(word_file(body(1)))
        parsed, imported = _least(bench, path)
        empty, start = _least(bench, small)
        ratio = (imported.cpu - start.cpu) / (parsed.cpu - empty.cpu)
        good = ratio <= LIMIT and imported.memory < MEMORY_MB
        bench.good = bench.good and good
        bench.say(
            f"- {name}: {ratio:.1f} ×, {imported.memory:.0f} MB{'' if good else ' **passed**'}"
        )


def _least(bench: Bench, path: Path) -> tuple[Used, Used]:
    """What the parser and the import took, run in turn."""
    parsed, imported = list[Used](), list[Used]()
    for _ in range(RUNS):
        plan = bench.folder / "imported"
        parsed.append(bench.used([PYTHON, "-c", PARSE, str(path)]))
        imported.append(bench.used(ctr("import", path, "-o", plan), first=True))
        shutil.rmtree(plan)
    return _smallest(parsed), _smallest(imported)


def _smallest(runs: Sequence[Used]) -> Used:
    return min(runs, key=lambda used: used.cpu)


PAGES = 300
TASKS_A_PAGE = 3
_LOOK = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'
    '<w:szCs w:val="28"/><w:lang w:val="vi-VN"/>'
)
_SHAPE = (
    '<w:spacing w:before="120" w:after="120" w:line="264" w:lineRule="auto"/>'
    '<w:ind w:firstLine="720"/><w:jc w:val="both"/>'
)
_VERBS = ("Rà soát", "Xây dựng", "Tổ chức", "Kiểm tra", "Tuyên truyền", "Số hóa", "Nâng cấp")
_THINGS = ("hồ sơ đất đai", "nhà văn hóa", "lớp tập huấn", "tuyến đường", "điểm chợ")
_LEADS = (
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Công an phường",
    "Văn phòng HĐND và UBND",
    "Trạm Y tế phường",
)
_BODIES = (
    *_LEADS,
    "Ban Chỉ huy Quân sự phường",
    "Trung tâm Phục vụ hành chính công",
    "Ủy ban MTTQ Việt Nam phường",
    "Hội Nông dân phường",
    "Đoàn TNCS Hồ Chí Minh phường",
    "Các trường học trên địa bàn phường",
    "Trung tâm Văn hóa - Thể thao",
)
_DEADLINES = ("Quý II/2027", "Trước ngày 30/11/2026", "Thường xuyên", "Hằng năm", "2026 - 2030")
_HEADS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian")


def of_lines(count: int = PAGES * TASKS_A_PAGE) -> str:
    """Tasks as paragraphs, with lines of assignment below each."""
    parts = list(_head())
    for number in range(count):
        if number % 30 == 0:
            parts.append(_paragraph(f"{number // 30 + 1}. Lĩnh vực {number // 30 + 1}"))
        parts.append(_paragraph(f"{number // 30 + 1}.{number % 30 + 1}. {_words(number)}"))
        parts.append(_paragraph(f"Đơn vị chủ trì thực hiện: {_of(_LEADS, number)}."))
        parts.append(_paragraph(f"Đơn vị phối hợp: {_others(number)}."))
        parts.append(_paragraph("Lãnh đạo chỉ đạo: Đồng chí Trịnh Đức An, Chủ tịch UBND phường."))
        parts.append(_paragraph(f"Thời gian hoàn thành: {_of(_DEADLINES, number)}."))
    return "".join([*parts, *_foot()])


def of_tables(count: int = PAGES * TASKS_A_PAGE) -> str:
    """Tasks as the rows of tables, one for each thirty."""
    parts = list(_head())
    for first in range(0, count, 30):
        parts.append(_paragraph(f"{first // 30 + 1}. Lĩnh vực {first // 30 + 1}"))
        rows = [[_cell(head) for head in _HEADS]]
        for number in range(first, min(first + 30, count)):
            shown = (
                str(number - first + 1),
                _words(number),
                _of(_LEADS, number),
                _others(number),
                f"Báo cáo số {number}",
                _of(_DEADLINES, number),
            )
            rows.append([_cell(text) for text in shown])
        parts.append(table(*rows))
    return "".join([*parts, *_foot()])


def _head() -> Iterator[str]:
    for text in (
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG HẠ LÂM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND",
        "Hạ Lâm, ngày 05 tháng 3 năm 2026",
        "KẾ HOẠCH",
        "Thực hiện nhiệm vụ trọng tâm giai đoạn 2026 - 2030 trên địa bàn phường",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "Cụ thể hóa nghị quyết thành việc làm rõ người, rõ thời hạn.",
        "II. NỘI DUNG",
    ):
        yield _paragraph(text)


def _foot() -> Iterator[str]:
    for text in (
        "III. TỔ CHỨC THỰC HIỆN",
        "Văn phòng HĐND và UBND theo dõi, đôn đốc, tổng hợp việc thực hiện Kế hoạch.",
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trịnh Đức An",
    ):
        yield _paragraph(text)


def _words(number: int) -> str:
    """A task of 80 words, no two alike."""
    verb, thing = _of(_VERBS, number), _of(_THINGS, number // 7)
    more = (
        f"theo phương án số {number * 7 + 3}, bảo đảm {_of(_THINGS, number // 35)} được quản lý "
        f"thống nhất tại {number % 13 + 2} tổ dân phố, kịp thời khắc phục tồn tại, hạn chế; "
    )
    return f"{verb} {thing} {more}phấn đấu đến năm {2027 + number % 4} đạt {60 + number % 40}%."


def _others(number: int) -> str:
    """One to four bodies, in an order of their own."""
    named = [_of(_BODIES, number * step + step) for step in range(3, 4 + number % 4)]
    return "; ".join([*dict.fromkeys(named), "các cơ quan, đơn vị liên quan"])


def _of(texts: tuple[str, ...], number: int) -> str:
    return texts[number % len(texts)]


def _paragraph(text: str) -> str:
    """As Word keeps it after some editing: a run for every few words."""
    words = text.split(" ")
    runs = "".join(
        run(" ".join(words[at : at + 8]) + (" " if at + 8 < len(words) else ""), _LOOK)
        for at in range(0, len(words), 8)
    )
    return f"<w:p><w:pPr>{_SHAPE}</w:pPr>{runs}</w:p>"


def _cell(text: str) -> str:
    return cell(_paragraph(text), '<w:tcW w:w="1000" w:type="dxa"/>')
