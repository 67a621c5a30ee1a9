"""A document of any kind that we read into blocks, or why not and what to do instead."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from ctr.blocks.dump import as_plain, from_plain
from ctr.blocks.model import Blocks
from ctr.contained import Broken, Limits, contained
from ctr.errors import CannotRun, reason
from ctr.package_guard import FILE_LIMIT_MB, UNPACKED_LIMIT_MB, Unsound, sound_package
from ctr.regular_files import NotRegular, read_regular

LIMITS = Limits(memory_mb=1_500, seconds=30, answer_mb=128)
"""A document of 300 pages takes a second or two and 150 MB; see tests/bench.py."""
_TEXT_LIMIT_MB = 5
_LINES_LIMIT = 100_000
"""A page has some 40 lines and 5 kB."""
_TEXTS = (".txt", ".text", ".md", ".markdown")
_SAVE = (
    "mở bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi chạy lại với tệp đó"
)
_SCAN = (
    "cần bản có chữ: xin tệp Word của nơi soạn thảo, hoặc nhận dạng chữ (OCR), soát lại, lưu thành "
    ".docx hay .txt"
)
_AGAIN = "mở bằng Word, lưu lại thành .docx, hoặc xin nơi gửi gửi lại tệp"
_UNICODE = (
    "đổi sang Unicode trước: trong UniKey bấm Ctrl+Shift+F6, nguồn {}, đích Unicode, hoặc nhờ "
    "người soạn thảo; soát lại rồi lưu"
)
_CAUSES = {
    "crash": "tệp hỏng",
    "time": "tệp hỏng, hoặc quá dài",
    "memory": "tệp hỏng, hoặc quá lớn",
    "size": "tệp quá lớn",
}


def read_blocks(path: Path, *, first: int | None = None) -> Blocks:
    """The blocks of a .docx, .txt or .md file, read in a child process.

    With `first`, only so many blocks of a Word document's body are read, for what stands on its
    first page. Raises CannotRun for what cannot be read, with what to do about it.
    """
    try:
        raw = read_regular(path, FILE_LIMIT_MB * 1_000_000)
    except OSError as error:
        raise CannotRun(f"không đọc được {path}: {reason(error)}") from None
    except NotRegular as error:
        if error.too_large:
            hint = f"bỏ bớt ảnh trong tệp, hoặc tách thành nhiều tệp dưới {FILE_LIMIT_MB} MB"
            raise CannotRun(f"không đọc được {path}: lớn hơn {FILE_LIMIT_MB} MB", hint) from None
        raise CannotRun(f"không đọc được {path}: không phải tệp thông thường") from None
    return blocks_of(raw, str(path), first=first)


def blocks_of(raw: bytes, name: str, *, first: int | None = None) -> Blocks:
    """The blocks of a file's content; its name tells of what kind it should be, and is told."""
    fault = _foreign(raw, Path(name).suffix.lower())
    if fault is not None:
        raise CannotRun(f"không đọc được {name}: {fault[0]}", fault[1])
    work = _word if raw.startswith(b"PK") else _text
    if work is _text and (len(raw) > _TEXT_LIMIT_MB * 1_000_000 or raw.count(b"\n") > _LINES_LIMIT):
        beyond = f"lớn hơn {_TEXT_LIMIT_MB} MB, hoặc hơn {_LINES_LIMIT} dòng"
        raise CannotRun(f"không đọc được {name}: {beyond}", "tách thành nhiều tệp")
    try:
        answer = contained(LIMITS, _worked, work, raw, name, first)
    except Broken as error:
        raise CannotRun(f"không đọc được {name}: {_CAUSES[error.cause]}", _AGAIN) from None
    with no_collector():
        return from_plain(json.loads(answer))


def _worked(
    work: Callable[[bytes, str, int | None], bytes], raw: bytes, name: str, first: int | None
) -> bytes:
    """In the child."""
    with no_collector():
        return work(raw, name, first)


@contextmanager
def no_collector() -> Iterator[None]:
    """Without looking for circles of objects, of which there are none here: a quarter faster."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _foreign(raw: bytes, suffix: str) -> tuple[str, str] | None:
    """What is wrong with a file that is neither Word's package nor text, seen by how it begins."""
    start = raw[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not raw.strip():
        return "tệp rỗng", "kiểm tra lại tệp"
    if start.startswith(b"%pdf"):
        return (
            "đây là tệp PDF",
            "xin tệp Word của văn bản; hoặc mở PDF bằng Word rồi lưu thành .docx; hoặc chép chữ "
            "vào một tệp .txt",
        )
    if raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            return (
                "tệp có mật khẩu",
                "mở bằng Word, gỡ mật khẩu (Tệp - Thông tin - Bảo vệ tài liệu), lưu lại",
            )
        if "WordDocument".encode("utf-16-le") in raw:
            return "tệp Word kiểu cũ (.doc)", _SAVE
        return "không phải tệp Word .docx", _SAVE
    if start.startswith(b"{\\rtf"):
        return "tệp kiểu RTF, không phải .docx", _SAVE
    if start.startswith((b"<html", b"<!doctype html", b"mime-version:", b"<?xml")):
        return "tệp kiểu trang web (HTML, XML), không phải .docx", _SAVE
    if start.startswith((b"\x89png", b"\xff\xd8\xff", b"ii*\x00", b"mm\x00*", b"gif8")):
        return "đây là ảnh, không có chữ để đọc", _SCAN
    if raw.startswith(b"PK"):
        return None
    if suffix in _TEXTS:
        return None
    if suffix in (".docx", ".docm"):
        return "tệp hỏng, hoặc không phải tệp Word", _AGAIN
    return "chỉ đọc được tệp .docx, .txt và .md", _SAVE


def _word(raw: bytes, name: str, first: int | None) -> bytes:
    """In the child: the blocks of a Word document as JSON."""
    from ctr.blocks.legacy import first_legacy
    from ctr.blocks.word import WordReader

    try:
        with sound_package(raw) as package:
            reader = WordReader(package)
            blocks = reader.read(name, first)
    except Unsound as error:
        hint = _AGAIN
        if "giải nén" in str(error):
            hint = f"tệp giải nén phải dưới {UNPACKED_LIMIT_MB} MB: bỏ ảnh, hoặc tách tệp"
        raise CannotRun(f"không đọc được {name}: {error}", hint) from None
    if first is None:
        _check_words(blocks, name)
    texts = ((text.text, text.place.words) for text in blocks.paragraphs())
    _check_encoding(first_legacy(texts, certain=bool(reader.fonts)), name)
    return _sent(blocks)


def _text(raw: bytes, name: str, _: int | None) -> bytes:
    """In the child: the blocks of a text file as JSON."""
    from ctr.blocks.decode import Undecodable, decoded
    from ctr.blocks.legacy import first_legacy
    from ctr.blocks.text import text_blocks

    try:
        text, encoding = decoded(raw)
    except Undecodable as error:
        if error.legacy is not None:
            _check_encoding((error.legacy, "dòng 1"), name)
        hint = "mở bằng Word hoặc Notepad, lưu lại với bảng mã UTF-8"
        raise CannotRun(f"không đọc được {name}: không rõ bảng mã của chữ", hint) from None
    is_markdown = Path(name).suffix.lower() in (".md", ".markdown")
    try:
        blocks = text_blocks(text, name, is_markdown=is_markdown, encoding=encoding)
    except Unsound as error:
        raise CannotRun(f"không đọc được {name}: {error}", "bỏ bớt cột và hàng thừa") from None
    _check_words(blocks, name)
    texts = ((text.text, text.place.words) for text in blocks.paragraphs())
    _check_encoding(first_legacy(texts), name)
    return _sent(blocks)


def _sent(blocks: Blocks) -> bytes:
    return json.dumps(as_plain(blocks), ensure_ascii=False, check_circular=False).encode()


def _check_words(blocks: Blocks, name: str) -> None:
    """Refuse what holds no text: a scan has pictures, and at most some words that got in."""
    pictures = sum(notice.kind == "picture" for notice in blocks.notices)
    words = (word for text in blocks.paragraphs() for word in text.text.split())
    enough = 3 * pictures + 1
    if sum(1 for _ in islice(words, enough)) == enough:
        return
    if pictures:
        raise CannotRun(
            f"không đọc được {name}: bản chụp (scan) không có chữ, chỉ có {pictures} hình", _SCAN
        )
    raise CannotRun(f"không đọc được {name}: không có chữ nào", "kiểm tra lại tệp")


def _check_encoding(found: tuple[str, str] | None, name: str) -> None:
    if found is not None:
        encoding, place = found
        fonts = {"TCVN3": "TCVN3 (phông .VnTime)", "VNI": "VNI (phông VNI-Times)"}[encoding]
        source = {"TCVN3": "TCVN3 (ABC)", "VNI": "VNI Windows"}[encoding]
        raise CannotRun(
            f"không đọc được {name}: {place}: chữ theo bảng mã {fonts}, không phải Unicode",
            _UNICODE.format(source),
        )
