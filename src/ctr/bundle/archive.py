"""A zip file that is the same bytes for the same content, with a list of its hashes.

Its names are safe on every system, and nothing in it is compressed: what is large is so already,
and no library's version then changes a byte.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from datetime import date

from ctr.errors import CannotRun
from ctr.vietnamese.matching import nfc

SUMS = "SHA256SUMS"
TOTAL_LIMIT_MB = 1_000
_FIRST_DAY = date(1980, 1, 1)
_LONGEST_PART = 100
_LONGEST_PATH = 180
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


class Archive:
    """A dossier as it is put together; every file bears `day`."""

    def __init__(self, day: date) -> None:
        day = max(day, _FIRST_DAY)
        self._time = (day.year, day.month, day.day, 0, 0, 0)
        self._saved = io.BytesIO()
        self._package = zipfile.ZipFile(self._saved, "w", zipfile.ZIP_STORED)
        self._sums: dict[str, str] = {}
        self._taken: set[str] = set()
        self.size = 0

    def add(self, path: str, content: bytes) -> str:
        """Put in a file under a path that is safe, and its own; that path.

        Raises CannotRun where the dossier becomes too large.
        """
        self.size += len(content)
        if self.size > TOTAL_LIMIT_MB * 1_000_000:
            raise CannotRun(
                f"hồ sơ lớn hơn {TOTAL_LIMIT_MB} MB", "lập hồ sơ từng đơn vị: thêm --unit TÊN"
            )
        name = self._own(safe_path(path))
        self._sums[name] = hashlib.sha256(content).hexdigest()
        self._write(name, content)
        return name

    def close(self) -> bytes:
        """The whole file, its list of hashes last, sorted as `sha256sum` writes it."""
        lines = (f"{digest}  {name}\n" for name, digest in sorted(self._sums.items()))
        self._write(SUMS, "".join(lines).encode())
        self._package.close()
        return self._saved.getvalue()

    def __len__(self) -> int:
        return len(self._sums)

    def _write(self, name: str, content: bytes) -> None:
        info = zipfile.ZipInfo(name, self._time)
        info.external_attr = 0o100644 << 16
        info.create_system = 3
        self._package.writestr(info, content)

    def _own(self, name: str) -> str:
        """`name`, or with a number before its suffix where it is taken, whatever its case."""
        stem, dot, suffix = name.rpartition(".")
        if not dot or "/" in suffix:
            stem, suffix = name, ""
        number, own = 1, name
        while own.casefold() in self._taken or own == SUMS:
            number += 1
            own = f"{stem}-{number}{dot}{suffix}"
        self._taken.add(own.casefold())
        return own


def safe_path(path: str) -> str:
    """A path that Windows takes too: no reserved name or sign, no part or whole that is too long.

    Vietnamese letters are composed (Unicode form C).
    """
    parts = [_safe_part(part) for part in path.split("/") if part not in ("", ".", "..")]
    while len("/".join(parts)) > _LONGEST_PATH and any(len(part) > 20 for part in parts):
        longest = max(range(len(parts)), key=lambda place: len(parts[place]))
        parts[longest] = _shortened(parts[longest], len(parts[longest]) - 10)
    return "/".join(parts)


def _safe_part(part: str) -> str:
    text = _UNSAFE.sub("_", nfc(part)).encode("utf-8", "replace").decode()
    text = _shortened(text, _LONGEST_PART).strip(" ").rstrip(". ") or "_"
    return f"_{text}" if _RESERVED.fullmatch(text) else text


def _shortened(part: str, length: int) -> str:
    if len(part) <= length:
        return part
    stem, dot, suffix = part.rpartition(".")
    if not dot or len(suffix) > 10:
        return part[:length].rstrip(". ")
    return f"{stem[: length - len(suffix) - 1].rstrip('. ')}.{suffix}"
