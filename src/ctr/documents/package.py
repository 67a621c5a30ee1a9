"""The .docx file as a package: the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

EPOCH = date(2020, 1, 1)
"""The day that the templates bear, which are of no day."""
_FIRST = "[Content_Types].xml"


def repacked(
    file: bytes,
    day: date = EPOCH,
    changed: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({}),
) -> bytes:
    """`file` with its parts in order, each of `day` instead of the time of writing.

    A part whose name is in `changed` becomes what is made of it there.
    """
    built = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(built, "w") as target:
        for name in sorted(source.namelist(), key=lambda part: (part != _FIRST, part)):
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            content = source.read(name)
            target.writestr(info, changed[name](content) if name in changed else content)
    return built.getvalue()
