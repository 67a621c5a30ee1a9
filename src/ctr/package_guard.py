"""What must hold of a foreign Office package (.xlsx, .docx) before anything in it is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

FILE_LIMIT_MB = 20
UNPACKED_LIMIT_MB = 64
"""Size of all parts together. The form of a unit that leads 5,000 tasks has less than 10 MB."""
_PARTS_LIMIT = 2_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""What reading a damaged package raises."""


class Unsound(Exception):
    """The file is refused; the message says why, in Vietnamese."""


@contextmanager
def sound_package(raw: bytes) -> Iterator[zipfile.ZipFile]:
    """The package, of bounded size and every part as long as it says and true to its checksum.

    Raises Unsound where it is not, or where what is done inside finds it damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _check_parts(package)
            yield package
    except FAULTS:
        raise Unsound("tệp hỏng") from None


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    size = sum(part.file_size for part in parts)
    if size > UNPACKED_LIMIT_MB * 1_000_000:
        raise Unsound(f"tệp giải nén ra {size // 1_000_000} MB, quá lớn")
    if len(parts) > _PARTS_LIMIT or any(part.compress_type not in _METHODS for part in parts):
        raise Unsound("tệp hỏng")
    if package.testzip() is not None:  # also where a part is larger than it says
        raise Unsound("tệp hỏng")
