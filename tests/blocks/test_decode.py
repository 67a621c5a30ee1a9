"""A text file in any encoding that Vietnamese editors write."""

from __future__ import annotations

import unicodedata

import pytest

from ctr.blocks.decode import Undecodable, decoded
from tests.blocks.old_fonts import tcvn3, vni

TEXT = "Ủy ban nhân dân phường tổ chức thực hiện; hoàn thành trước ngày 25/11\nĐường số 5"


def windows_1258(text: str) -> bytes:
    """Letters with a hat or horn are one, their tone marks another."""
    out = ""
    for letter in text:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        rest = [mark for mark in marks if mark not in tones]
        out += unicodedata.normalize("NFC", base + "".join(rest)) + "".join(tones)
    return out.encode("cp1258")


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode("utf-8-sig"), ""),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (windows_1258(TEXT), "Windows-1258"),
        (unicodedata.normalize("NFD", TEXT).encode(), ""),
        (TEXT.replace("\n", "\r\n").encode(), ""),
        (TEXT.replace("\n", "\r").encode(), ""),
    ],
)
def test_a_known_encoding(raw: bytes, encoding: str) -> None:
    assert decoded(raw) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("raw", "legacy"),
    [
        (tcvn3(TEXT * 3).encode("latin-1"), "TCVN3"),
        (vni(TEXT * 3).encode("latin-1"), "VNI"),
        (bytes(range(128, 256)), None),
        (b"a\x00b", None),
        ("a\ufffdb".encode(), None),
        (b"\xff\xfe\x00", None),
        (b"\xef\xbb\xbf\xff", None),
    ],
)
def test_what_is_none(raw: bytes, legacy: str | None) -> None:
    with pytest.raises(Undecodable) as caught:
        decoded(raw)
    assert caught.value.legacy in (legacy, None)
