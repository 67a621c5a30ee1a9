"""What is installed: the program, the libraries it needs, and what else is called `ctr`."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module, metadata
from pathlib import Path

from ctr import __version__
from ctr.doctor.finding import AGAIN, Finding, Looked, look, without_home
from ctr.regular_files import NotRegular, read_regular

DISTRIBUTION = "ctr-phuong"
LIBRARIES = {
    "typer": "typer",
    "pyyaml": "yaml",
    "pydantic": "pydantic",
    "rich": "rich",
    "jinja2": "jinja2",
    "docxtpl": "docxtpl",
    "xlsxwriter": "xlsxwriter",
    "python-calamine": "python_calamine",
    "icalendar": "icalendar",
    "lxml": "lxml.etree",
    "python-docx": "docx",
}
"""The distributions that the program needs, each with a module that it imports of it."""
OLDEST_PYTHON = (3, 11)
_NEEDED = re.compile(r"([A-Za-z0-9._-]+)\s*\(?([^;)]*)")
_BOUND = re.compile(r"(>=|<)\s*([0-9.]+)")
_SCRIPT_BYTES = 4_000_000


def findings() -> Iterator[Finding]:
    """All of it."""
    yield from look("program", "version", "Chương trình", _program)
    yield from look("program", "libraries", "Thư viện", _libraries)
    yield from look("program", "yaml", "Đọc YAML", _yaml)
    yield from look("program", "commands", "Lệnh ctr", _commands)
    yield from look("program", "office", "LibreOffice", _office)


def _program() -> Looked:
    text = (
        f"ctr {__version__}, Python {platform.python_version()} "
        f"({without_home(sys.prefix)}), {platform.platform(terse=True)} {platform.machine()}"
    )
    if sys.version_info < OLDEST_PYTHON:
        return "error", text, "cần Python 3.11 trở lên"
    return "ok", text


def _libraries() -> Looked:
    """Each is imported: what is there may still not load."""
    told, missing, unfit = [], [], []
    bounds = _bounds()
    for name, module in LIBRARIES.items():
        try:
            import_module(module)
        except ModuleNotFoundError:
            missing.append(f"{name} chưa cài")
            continue
        except Exception as error:  # noqa: BLE001 - a library may fail in any way when it loads
            missing.append(f"{name} hỏng ({type(error).__name__})")
            continue
        version = _version(name)
        told.append(f"{name} {version}")
        if not _fits(version, bounds.get(name, "")):
            unfit.append(f"{name} {version} (cần {bounds[name]})")
    if missing or unfit:
        return ("error" if missing else "attention"), "; ".join([*missing, *unfit]), AGAIN
    return "ok", ", ".join(told)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"


def _bounds() -> dict[str, str]:
    """The versions that the installed program asks for; nothing where it runs from its source."""
    try:
        needed = metadata.requires(DISTRIBUTION) or ()
    except metadata.PackageNotFoundError:
        return {}
    found = (_NEEDED.match(line) for line in needed if "extra ==" not in line)
    return {match[1].lower(): match[2].strip() for match in found if match is not None}


def _fits(version: str, bounds: str) -> bool:
    """Whether a version is within bounds, as far as its numbers tell."""
    has = _numbers(version)
    for sign, bound in _BOUND.findall(bounds) if has else ():
        wanted = _numbers(bound)
        if (has < wanted) if sign == ">=" else (has >= wanted):
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    match = re.match(r"[0-9]+(\.[0-9]+)*", version)
    return tuple(int(number) for number in match[0].split(".")) if match else ()


def _yaml() -> Looked:
    try:
        import yaml
    except ImportError:
        return "error", "không có PyYAML", AGAIN
    if yaml.__with_libyaml__:
        return "ok", "bằng bộ đọc C (libyaml)"
    return "attention", "không có bộ đọc C (libyaml), đọc chậm hơn nhiều", "cài PyYAML bản dựng sẵn"


def _commands() -> Looked:
    """Every program called `ctr` on the PATH, in its order; none is run."""
    found = list(dict.fromkeys(programs("ctr", os.environ.get("PATH", ""))))
    kinds = [_kind(path) for path in found]
    listed = "; ".join(
        f"{without_home(path)} ({kind})" for path, kind in zip(found, kinds, strict=True)
    )
    if not found:
        return (
            "attention",
            "không có trên PATH",
            "dùng python -m ctr, hoặc thêm thư mục cài vào PATH",
        )
    if kinds[0] == _OTHER:
        return "attention", listed, "gõ chuongtrinh thay cho ctr, hoặc đưa bản này lên đầu PATH"
    if kinds[0] == _ELSEWHERE:
        return "attention", listed, "gõ ctr là gọi bản cài ở chỗ khác, không phải bản đang chạy"
    return "ok", listed


def programs(name: str, path: str) -> Iterator[Path]:
    """What the system would run by this name, and what it would run were that not there."""
    suffixes = [""]
    if sys.platform == "win32":
        suffixes = os.environ.get("PATHEXT", ".EXE").lower().split(";")
    for folder in path.split(os.pathsep):
        for suffix in suffixes if folder else ():
            file = Path(folder, f"{name}{suffix}")
            with suppress(OSError, ValueError):  # a folder that may not be looked into
                if file.is_file() and os.access(file, os.X_OK):
                    yield file


_THIS, _ELSEWHERE, _OTHER = "bản này", "bản ctr cài ở chỗ khác", "chương trình khác cùng tên"


def _kind(path: Path) -> str:
    """Whether a program is this one: beside the Python that runs, or the file that was started."""
    beside = {Path(sys.executable).parent, Path(sys.prefix, "bin"), Path(sys.prefix, "Scripts")}
    try:
        started = Path(sys.argv[0]).resolve()
        ours = b"ctr.__main__" in read_regular(path, _SCRIPT_BYTES)
    except (OSError, NotRegular):  # larger than any script that starts a Python program
        return _OTHER
    if path.resolve() == started or (ours and path.parent in beside):
        return _THIS
    return _ELSEWHERE if ours else _OTHER


def _office() -> Looked:
    found = _first_of(("soffice", "libreoffice"))
    if found is None:
        return "ok", "không có (không cần; chỉ để tự mở tệp Word, Excel)"
    return "ok", without_home(found)


def _first_of(names: Iterable[str]) -> str | None:
    return next((path for name in names if (path := shutil.which(name)) is not None), None)
