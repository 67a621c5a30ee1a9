"""The bytes of a text file as text, whatever encoding Vietnamese editors gave them."""

from __future__ import annotations

import re
import unicodedata

from ctr.blocks.legacy import Legacy, legacy

_VOWELS = frozenset("aeiouyAEIOUYâăêôơưÂĂÊÔƠƯ")
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


class Undecodable(Exception):
    """No encoding that we know fits; `legacy` says which old one it looks like."""

    def __init__(self, legacy: Legacy | None = None) -> None:
        super().__init__()
        self.legacy = legacy


def decoded(raw: bytes) -> tuple[str, str]:
    """Text in form C with line ends `\\n`, and the encoding if it is not UTF-8."""
    text, encoding = _decoded(raw)
    if _ODD.search(text):
        raise Undecodable
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text), encoding


def _decoded(raw: bytes) -> tuple[str, str]:
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if raw.startswith(mark):
            try:
                text = raw.decode("utf-8-sig" if name == "utf-8" else name)
            except UnicodeDecodeError:
                raise Undecodable from None
            return text, "" if name == "utf-8" else "UTF-16"
    if raw[:200].count(0) > len(raw[:200]) // 5:
        return _wide(raw), "UTF-16"
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _windows(raw)


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark: in Western letters every other byte is zero."""
    little = raw[1:200:2].count(0) >= raw[0:200:2].count(0)
    try:
        return raw.decode("utf-16-le" if little else "utf-16-be")
    except UnicodeDecodeError:
        raise Undecodable from None


def _windows(raw: bytes) -> tuple[str, str]:
    """Windows-1258, whose tone marks follow their vowels; the fonts' encodings are only told."""
    western = raw.decode("latin-1")
    try:
        text = raw.decode("cp1258")
    except UnicodeDecodeError:
        raise Undecodable(legacy(western)) from None
    marks = [at for at, letter in enumerate(text) if unicodedata.combining(letter)]
    sound = sum(at > 0 and text[at - 1] in _VOWELS for at in marks)
    if marks and sound >= 0.95 * len(marks):
        return text, "Windows-1258"
    raise Undecodable(legacy(western))
