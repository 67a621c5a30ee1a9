"""Whether a dossier is whole: every file as its list of hashes says, and none besides.

The file comes from someone else: it is read piece by piece within limits, and nothing of it is
written anywhere.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctr.bundle.archive import SUMS, TOTAL_LIMIT_MB, safe_path
from ctr.errors import CannotRun, reason
from ctr.package_guard import FAULTS
from ctr.regular_files import NotRegular, open_regular
from ctr.yamlfile.reader import read_yaml

PROOFS = "du-lieu/minh-chung.json"
_FILES = 50_000
_LIST_LIMIT = 20_000_000
_PIECE = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SUMMARY = re.compile(r"du-lieu/plan/results/[0-9]{4}/summary\.yaml")
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>[^\r\n]+)")


def faults(path: Path) -> list[str]:
    """What is wrong with the dossier, in Vietnamese; nothing where it is whole.

    Raises CannotRun for what is no dossier at all.
    """
    try:
        handle, status = open_regular(path)
        with open(handle, "rb") as file:  # noqa: PTH123 - a handle, not a path
            if status.st_size > 2 * TOTAL_LIMIT_MB * 1_000_000:
                raise CannotRun(f"{path} quá lớn, không phải hồ sơ do ctr lập")
            with zipfile.ZipFile(file) as package:
                return list(_faults(package))
    except NotRegular:
        raise CannotRun(f"{path} không phải tệp thông thường") from None
    except OSError as error:
        raise CannotRun(f"không đọc được {path}: {reason(error)}") from None
    except FAULTS:
        raise CannotRun(f"{path} hỏng, hoặc không phải hồ sơ do ctr lập") from None


def _faults(package: zipfile.ZipFile) -> Iterator[str]:
    parts = package.infolist()
    if len(parts) > _FILES or sum(part.file_size for part in parts) > TOTAL_LIMIT_MB * 1_100_000:
        raise CannotRun("tệp giải nén ra quá lớn, không phải hồ sơ do ctr lập")
    if any(part.compress_type not in _METHODS for part in parts):
        raise CannotRun("tệp nén theo cách lạ, không phải hồ sơ do ctr lập")
    if SUMS not in package.namelist():
        raise CannotRun(f"không có {SUMS}, không phải hồ sơ do ctr lập")
    listed = _listed(_text(package, SUMS))
    counted = Counter(part.filename.casefold() for part in parts)
    found: dict[str, str] = {}
    for part in parts:
        name = part.filename
        if part.is_dir():
            continue
        if counted[name.casefold()] > 1 or safe_path(name) != name:
            yield f"{_shown(name)}: tên lặp lại hoặc không an toàn"
            continue
        if name != SUMS:
            found[name] = _digest(package, part)
    for name, digest in sorted(listed.items()):
        if name not in found:
            yield f"{_shown(name)}: thiếu tệp"
        elif found[name] != digest:
            yield f"{_shown(name)}: nội dung khác lúc lập hồ sơ"
    for name in sorted(found.keys() - listed.keys()):
        yield f"{_shown(name)}: tệp thêm vào sau, không có trong {SUMS}"
    if PROOFS in found:
        yield from _proofs(_text(package, PROOFS), found)
    for name in sorted(found):
        if _SUMMARY.fullmatch(name):
            yield from _sent(_text(package, name), found)


def _proofs(text: str, found: dict[str, str]) -> Iterator[str]:
    """Each file that the list of evidence names is there, and is the one that was recorded."""
    try:
        rows: Any = json.loads(text)
        named = [(row["file"], row["sha256"], row["path"]) for row in rows if row["file"]]
    except (ValueError, TypeError, LookupError, RecursionError):
        yield f"{PROOFS}: không đọc được"
        return
    for file, sha256, path in dict.fromkeys(named):
        if path is None:
            yield f"{_shown(file)}: minh chứng thiếu hoặc khác lúc ghi khi lập hồ sơ"
        elif found.get(str(path)) != sha256:
            yield f"{_shown(path)}: minh chứng khác lúc ghi"


def _sent(text: str, found: dict[str, str]) -> Iterator[str]:
    """Each report that the ward's summary says was sent and kept is there, as it was sent."""
    data = read_yaml(text, "").data
    reports: Any = data.get("submitted") if isinstance(data, dict) else None
    for report in reports if isinstance(reports, list) else ():
        for key in ("file", "data"):
            name = report.get(key) if isinstance(report, dict) else None
            if name is not None and found.get(f"da-gui/{name}") != report.get(f"{key}_hash"):
                yield f"{_shown(name)}: báo cáo đã gửi thiếu hoặc khác lúc gửi"


def _listed(text: str) -> dict[str, str]:
    listed = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            raise CannotRun(f"{SUMS} sai cách viết, không phải hồ sơ do ctr lập")
        listed[match["name"]] = match["digest"]
    return listed


def _text(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as file:
        content = file.read(_LIST_LIMIT + 1)
    if len(content) > _LIST_LIMIT:
        raise CannotRun(f"{name} quá lớn, không phải hồ sơ do ctr lập")
    return content.decode("utf-8")


def _digest(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    """The hash of a part, of which never more is read than it says it holds."""
    digest = hashlib.sha256()
    left = part.file_size + 1
    try:
        with package.open(part) as file:
            while left > 0 and (piece := file.read(min(_PIECE, left))):
                digest.update(piece)
                left -= len(piece)
    except FAULTS:
        return "hỏng"
    return digest.hexdigest() if left == 1 else "hỏng"


def _shown(name: object) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in str(name)[:200])
