"""What the machine gives: the cache folder, the terminal, its letters, its clock."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from ctr.doctor.finding import Finding, Looked, look, without_home
from ctr.plan.kept.small_file import cache_folder
from ctr.vietnamese import phrases

MOST_FILES = 10_000
"""Of a folder that are counted."""


def findings(now: datetime, today: date) -> Iterator[Finding]:
    """All of it; `now` is the machine's moment with its zone, `today` the day in Vietnam."""
    yield from look("machine", "cache", "Bộ nhớ đệm", _cache)
    yield from look("machine", "terminal", "Màn hình", _terminal)
    yield from look("machine", "encoding", "Bảng mã", _encoding)
    yield from look("machine", "day", "Hôm nay", lambda: _day(now, today))


def _cache() -> Looked:
    folder = cache_folder()
    if folder is None:
        return "ok", "không dùng (không có thư mục riêng của người dùng)"
    shown = without_home(folder)
    if not folder.exists():
        above = next((one for one in folder.parents if one.exists()), folder)
        if os.access(above, os.W_OK | os.X_OK):
            return "ok", f"{shown}, chưa có"
        return "attention", f"{shown} không lập được, lệnh chạy chậm hơn", "xem quyền của thư mục"
    with os.scandir(folder) as entries:
        few = islice(entries, MOST_FILES)
        sizes = [entry.stat(follow_symlinks=False).st_size for entry in few]
    text = f"{shown}, {len(sizes)} tệp, {phrases.number(_megabytes(sum(sizes)))} MB"
    if not os.access(folder, os.W_OK | os.X_OK):
        return (
            "attention",
            f"{text}, không ghi được nên lệnh chạy chậm hơn",
            "xem quyền của thư mục",
        )
    return "ok", text


def _megabytes(size: int) -> Decimal:
    return (Decimal(size) / 1_000_000).quantize(Decimal("0.1"))


def _terminal() -> Looked:
    where = "ra màn hình" if sys.stdout.isatty() else "không ra màn hình (tệp hoặc lệnh khác)"
    columns = shutil.get_terminal_size((80, 24)).columns
    names = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
    variables = [f"{name}={os.environ[name]}" for name in names if name in os.environ]
    return "ok", ", ".join([where, f"{columns} cột", _colours(), *variables])


def _colours() -> str:
    """How many colours answers have here, as the library that writes them sees it."""
    if os.environ.get("NO_COLOR"):
        return "không màu"
    try:
        from rich.console import Console
    except ImportError:
        return "không rõ màu"
    system = Console(force_terminal=True if os.environ.get("FORCE_COLOR") else None).color_system
    return {None: "không màu", "truecolor": "màu đầy đủ", "256": "256 màu"}.get(system, "16 màu")


def _encoding() -> Looked:
    system = locale.getencoding()
    names = ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONIOENCODING", "PYTHONUTF8")
    variables = [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]
    if sys.platform == "win32":
        import ctypes

        variables.append(f"bảng mã cửa sổ lệnh {ctypes.windll.kernel32.GetConsoleOutputCP()}")
    text = ", ".join([f"ctr in ra {sys.stdout.encoding}", f"hệ thống {system}", *variables])
    if "utf8" in system.lower().replace("-", "").replace("_", ""):
        return "ok", text
    change = "chcp 65001" if sys.platform == "win32" else "export LC_ALL=C.UTF-8"
    return "attention", text, f"nếu chữ có dấu hiện sai: {change}"


def _day(now: datetime, today: date) -> Looked:
    hours = now.utcoffset()
    zone = f"UTC{hours.total_seconds() / 3600:+g}" if hours is not None else "không rõ múi giờ"
    text = f"{phrases.day(today)} (giờ Việt Nam); máy: {phrases.day(now.date())}, {zone}"
    if abs((now.date() - today).days) > 1 or today.year < 2025:
        return "attention", text, "xem lại đồng hồ của máy"
    return "ok", text
