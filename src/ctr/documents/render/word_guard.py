"""What must hold of a Word file before it is filled in, and of the one that comes out.

A document that we send must not fetch or run anything where it is opened, and a template must not
unpack without bound where it is filled in.
"""

from __future__ import annotations

import re
import zipfile
from html import unescape

from ctr.package_guard import Unsound, sound_package


def check_document(raw: bytes) -> None:
    """Raises Unsound for a damaged or huge package, and for what acts when it is opened."""
    with sound_package(raw) as package:
        for part in package.namelist():
            _check_part(part, package)


def _check_part(name: str, package: zipfile.ZipFile) -> None:
    lowered = name.lower()
    if "vbaproject" in lowered or "vbadata" in lowered:
        raise Unsound("tệp có macro (vbaProject), lưu lại bằng dạng .docx không có macro")
    if "/embeddings/" in lowered or "/activex/" in lowered:
        raise Unsound(f"tệp nhúng đối tượng khác ({name}), bỏ đối tượng đó")
    if not lowered.endswith((".xml", ".rels")):
        return
    text = _text(package.read(name))
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unsound(f"tệp khai báo thực thể XML ({name}), không dùng được")
    if lowered.endswith(".rels"):
        _check_links(text)
    elif lowered == "[content_types].xml" and re.search("macroEnabled|vbaProject", text, re.I):
        raise Unsound("tệp có macro (vbaProject), lưu lại bằng dạng .docx không có macro")
    else:
        _check_fields(text)


def _text(part: bytes) -> str:
    """The part as text, in the encodings that Word's own reader takes."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return part.decode("utf-16", "replace")
    if b"\x00" in part[:4]:
        return part.decode("utf-16-le" if part[1:2] == b"\x00" else "utf-16-be", "replace")
    return part.decode("utf-8", "replace")


def _check_links(text: str) -> None:
    """Only a link that a reader clicks may lead out of the document."""
    for tag in re.findall(r"<(?:\w+:)?Relationship\s[^<>]*>", text):
        attributes = {key: unescape(value) for key, _, value in _ATTRIBUTE.findall(tag)}
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind in ("vbaProject", "aFChunk", "control", "oleObject", "package"):
            raise Unsound(f"tệp chứa phần chạy được hoặc nhúng ({kind}), bỏ phần đó")
        if kind == "attachedTemplate":
            raise Unsound("tệp gắn với một mẫu khác (attachedTemplate), bỏ mẫu gắn kèm trong Word")
        if attributes.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
            raise Unsound(
                f"tệp lấy dữ liệu từ nơi khác ({kind}: {attributes.get('Target', '')[:60]})"
            )


_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(["'])(.*?)\2""", re.DOTALL)


def _check_fields(text: str) -> None:
    """Fields that run a program or read another file, also where their name is cut in pieces."""
    if "w:instr" not in text:
        return
    words = "".join(re.findall(r"<w:instrText(?:\s[^<>]*)?>([^<]*)", text))
    words += "".join(f" {value}" for _, value in _SIMPLE_FIELD.findall(text))
    match = _FIELD.search(unescape(words).upper())
    if match is not None:
        raise Unsound(
            f"tệp có trường {match[0]}, đọc tệp khác hoặc chạy chương trình; bỏ trường đó"
        )


_SIMPLE_FIELD = re.compile(r"""w:instr\s*=\s*(["'])(.*?)\1""", re.DOTALL)
_FIELD = re.compile(
    r"DDEAUTO|\bDDE\b|INCLUDETEXT|INCLUDEPICTURE|\bINCLUDE\b|\bLINK\b|\bIMPORT\b|\bDATABASE\b"
    r"|MACROBUTTON"
)
