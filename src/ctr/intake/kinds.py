"""What a file is, by what it holds and not by its name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from ctr.package_guard import FAULTS, UNPACKED_LIMIT_MB

Kind = Literal["workbook", "words", "zip", "mail", "mbox", "broken", "other"]
STAMPED = re.compile(rb"[\"']ctr_\d{1,3}_[0-9a-f]{16}_\d")
"""The bookmark that tells the office's own words, which `ctr draft` made, from other documents."""
_BODY = re.compile(r"word/document\d*\.xml")
_CHUNK, _OVERLAP = 1_000_000, 100
_HEAD = 65_536
"""Bytes in which the head of a mail shows itself."""
_MAIL_FIELDS = frozenset(
    b"from to cc subject date received return-path message-id mime-version content-type "
    b"delivered-to x-unsent reply-to".split()
)
_FIELD = re.compile(rb"^([!-9;-~]{1,80}):", re.MULTILINE)

OLD_EXCEL = (
    "tệp Office kiểu cũ (.xls, .doc, .msg) hoặc có mật khẩu",
    "mở ra, bỏ mật khẩu, lưu lại thành .xlsx; thư .msg thì lưu thành .eml",
)
ODS = ("bảng tính .ods", "mở bằng LibreOffice, lưu lại thành .xlsx")
ARCHIVE = ("tệp nén kiểu khác .zip", "giải nén rồi đặt các tệp vào thư mục")
TNEF = (
    "thư của Outlook gói tệp trong winmail.dat",
    "xin đơn vị gửi lại thư kiểu HTML hoặc chữ thường",
)
NO_FORM = ("không phải tệp Excel", "")
_OLD_TEXTS = (".doc", ".dot", ".ppt")
_STARTS: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_EXCEL),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"\x78\x9f\x3e\x22", TNEF),
)


def kind_of(raw: bytes, name: str) -> tuple[Kind, tuple[str, str]]:
    """The kind, and of what is nothing to open why and what to do."""
    if not raw:
        return "broken", ("tệp rỗng", "xin đơn vị gửi lại")
    if raw.startswith(b"PK"):
        return _package(raw)
    for start, told in _STARTS:
        if raw.startswith(start):
            if told is OLD_EXCEL and name.lower().endswith(_OLD_TEXTS):
                return "other", NO_FORM
            return "broken", told
    if raw.startswith(b"From ") and _is_mail(raw[raw.find(b"\n") + 1 :]):
        return "mbox", ("", "")
    if _is_mail(raw):
        return "mail", ("", "")
    if name.lower().endswith((".xlsx", ".xlsm", ".zip", ".eml", ".mbox")):
        return "broken", ("tệp hỏng", "xin đơn vị gửi lại")
    return "other", NO_FORM


def _package(raw: bytes) -> tuple[Kind, tuple[str, str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = {part.filename for part in package.infolist()}
            kind = package.read("mimetype")[:100] if _small(package, "mimetype") else b""
            if any(_is_stamped(package, name) for name in names if _BODY.fullmatch(name)):
                return "words", ("", "")
    except FAULTS:
        return "broken", ("tệp hỏng hoặc gửi thiếu", "xin đơn vị gửi lại")
    if any(name.startswith("xl/") for name in names):
        return "workbook", ("", "")
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "broken", ODS
    if "[Content_Types].xml" in names or kind.startswith(b"application/"):
        return "other", NO_FORM
    return "zip", ("", "")


def _is_stamped(package: zipfile.ZipFile, name: str) -> bool:
    """Whether a Word document's own text, as far as it may be read, bears our stamp."""
    rest = b""
    with package.open(name) as stream:
        for _ in range(UNPACKED_LIMIT_MB):
            piece = stream.read(_CHUNK)
            if not piece:
                return False
            if STAMPED.search(rest + piece):
                return True
            rest = piece[-_OVERLAP:]
    return False


def _small(package: zipfile.ZipFile, name: str) -> bool:
    return any(part.filename == name and part.file_size < 200 for part in package.infolist())


def _is_mail(raw: bytes) -> bool:
    """Whether it starts with the head of a mail: two fields at least that mails have."""
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").replace(b"\r\n", b"\n")
    head = head.partition(b"\n\n")[0]
    if _FIELD.match(head) is None:
        return False
    return len({match[1].lower() for match in _FIELD.finditer(head)} & _MAIL_FIELDS) > 1
