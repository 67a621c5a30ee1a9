"""A file that proves something: what may be one, the name that it is kept under, and its hash."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from ctr import atomic
from ctr.errors import CannotRun, reason
from ctr.late_dataclasses import dataclass
from ctr.regular_files import NotRegular, open_regular
from ctr.vietnamese.matching import bare_key

FOLDER, SENT = atomic.ATTACHED
"""The folders of a year's results that these files, and reports that were sent, lie in."""
LIMIT_MB = 20
_LONGEST_STEM = 60
_RUNS = (  # compiled where a file is kept: most commands keep none
    "app|bat|chm|cmd|com|cpl|dll|docm|dotm|exe|gadget|hta|html?|jar|jse?|lnk|msc|msi|msp|pif|potm|"
    "ppam|pptm|ps1|reg|scf|scr|sct|sh|svg|url|vb|vbe|vbs|wsc|wsf|wsh|xlam|xlsb|xlsm|xltm|ya?ml"
)
"""Suffixes of what runs, or may run something, where it is opened; and of a plan's own files."""
_STRAY = frozenset(["thumbs.db", "desktop.ini"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A file as it was given, with the name that it is kept under."""

    original: str
    name: str
    sha256: str
    content: bytes


class Unkept(Exception):
    """What lies in the place of a kept file cannot be read as one; the message says why."""


def taken(path: Path) -> Evidence:
    """The file that a user names. Raises CannotRun for what cannot prove anything.

    A link is not followed: what it leads to may be another file tomorrow.
    """
    try:
        content = _content(path)
    except IsADirectoryError:
        raise CannotRun(f"{path} là thư mục", "nêu từng tệp bằng --file") from None
    except Unkept as error:
        raise CannotRun(f"không nhận {path}: {error}") from None
    except OSError as error:
        raise CannotRun(f"không đọc được {path}: {reason(error)}") from None
    if not content:
        raise CannotRun(f"{path} là tệp rỗng", "kiểm tra lại tệp minh chứng")
    if re.fullmatch(_RUNS, path.suffix.lower().removeprefix(".")):
        raise CannotRun(
            f"không nhận tệp {path.suffix} làm minh chứng",
            "tệp loại này có thể chạy chương trình; lưu lại thành .docx, .xlsx hoặc .pdf",
        )
    sha256 = hashlib.sha256(content).hexdigest()
    return Evidence(
        original=path.name, name=kept_name(path.name, sha256), sha256=sha256, content=content
    )


def kept_name(original: str, sha256: str) -> str:
    """`3f2a9c1e04b7-quyet-dinh-45.docx`: the start of the hash, then the words of the name.

    The same content under the same name has one name, and no system takes it for a device.
    """
    stem, dot, suffix = original.rpartition(".")
    if not dot or not stem:
        stem, suffix = original, ""
    words = "-".join(re.findall("[a-z0-9]+", bare_key(stem)))[:_LONGEST_STEM].strip("-")
    ending = re.sub("[^a-z0-9]", "", bare_key(suffix))[:8]
    return f"{sha256[:12]}-{words or 'tep'}" + (f".{ending}" if ending else "")


def kept_file(year: int, name: str) -> str:
    """Where a kept file of a year lies, relative to the plan's folder."""
    return f"results/{year}/{FOLDER}/{name}"


def sent_file(year: int, name: str) -> str:
    """Where a report of a year that was sent lies, or its data, relative to the plan's folder."""
    return f"results/{year}/{SENT}/{name}"


def kept_content(path: Path) -> bytes:
    """The content of a kept file. Raises Unkept, and FileNotFoundError where there is none."""
    try:
        return _content(path)
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(str(path)) from None
    except IsADirectoryError:
        raise Unkept("là thư mục") from None
    except OSError as error:
        raise Unkept(f"không đọc được: {reason(error)}") from None


def kept_names(folder: Path) -> Iterator[str]:
    """What lies in a folder of kept files, sorted, but for what systems leave in any folder.

    Raises OSError where it may not be listed.
    """
    if os.path.lexists(folder):
        for path in sorted(folder.iterdir()):
            if not path.name.startswith(".") and path.name.lower() not in _STRAY:
                yield path.name


def _content(path: Path) -> bytes:
    """Raises OSError and Unkept."""
    limit = LIMIT_MB * 1_000_000
    if path.is_symlink():
        raise Unkept("là liên kết, không phải tệp")
    try:
        handle, status = open_regular(path, follow=False)
    except NotRegular:
        raise Unkept("không phải tệp thông thường") from None
    with os.fdopen(handle, "rb") as file:
        content = file.read(limit + 1) if status.st_size <= limit else b""
    if status.st_size > limit or len(content) > limit:
        raise Unkept(f"lớn hơn {LIMIT_MB} MB, quét lại với độ phân giải thấp hơn")
    return content
