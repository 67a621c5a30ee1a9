"""Archives and mails made to harm whoever opens them."""

from __future__ import annotations

import io
import zipfile

import pytest

from ctr.intake import unpack
from ctr.intake.arrivals import Arrival, Found, Leftover, unpacked
from ctr.intake.unpack import DEEP, opened
from tests.fuzz.damage import packed
from tests.intake.mails import mail

BOOK = packed({"xl/workbook.xml": b"x"})


def found(raw: bytes, name: str = "a") -> list[Found]:
    return unpacked(opened(raw, name))


def told(raw: bytes) -> list[tuple[str, str]]:
    return [(one.name, one.reason) for one in found(raw) if isinstance(one, Leftover)]


def test_names_in_an_archive_are_only_shown() -> None:
    raw = packed({"../../etc/x.xlsx": BOOK, "C:\\Windows\\y.xlsx": BOOK, "/tmp/z\n.xlsx": BOOK})
    names = [one.name for one in found(raw)]
    assert names == ["a > ../../etc/x.xlsx", "a > C:/Windows/y.xlsx", "a > /tmp/z .xlsx"]


def test_a_name_in_utf_8_that_the_archive_does_not_mark() -> None:
    raw = packed({"Biểu.xlsx": BOOK})
    content = bytearray(raw)
    for mark in (b"PK\x01\x02", b"PK\x03\x04"):
        place = raw.index(mark) + (8 if mark == b"PK\x01\x02" else 6)
        content[place + 1] &= 0xF7
    assert [one.name for one in found(bytes(content))] == ["a > Biểu.xlsx"]


def test_archives_in_each_other_are_opened_to_a_depth() -> None:
    raw = BOOK
    for _ in range(DEEP):
        raw = packed({"b": raw})
    assert [type(one) for one in found(raw)] == [Arrival]
    assert told(packed({"b": raw}))[0][1] == f"lồng nhau hơn {DEEP} lớp"


def test_mails_in_each_other_are_opened_to_a_depth() -> None:
    message = mail(("x.xlsx", BOOK))
    for _ in range(DEEP + 1):
        message = mail(inner=message)
    assert told(bytes(message))[0][1] == f"lồng nhau hơn {DEEP} lớp"


def test_an_archive_of_too_much_is_read_as_far_as_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MOST_MB", 1)
    raw = packed({"a.xlsx": BOOK, "bomb.bin": bytes(3_000_000), "b.xlsx": BOOK})
    assert [type(one) for one in found(raw)] == [Arrival, Leftover]
    assert told(raw) == [("a", "giải nén ra hơn 1 MB; phần sau không đọc")]
    monkeypatch.setattr(unpack, "MOST_FILES", 2)
    raw = packed({f"{number}.txt": b"x" for number in range(5)})
    assert told(raw)[-1] == ("a", "có hơn 2 tệp bên trong; phần sau không đọc")


def test_a_part_that_is_longer_than_it_says() -> None:
    raw = bytearray(packed({"a.xlsx": bytes(5_000)}, zipfile.ZIP_DEFLATED))
    place = raw.index(b"PK\x01\x02") + 24
    raw[place : place + 4] = (100).to_bytes(4, "little")
    assert told(bytes(raw)) == [("a > a.xlsx", "tệp rỗng hoặc hỏng trong tệp nén")]


def test_a_locked_archive_is_told() -> None:
    raw = bytearray(packed({"a.xlsx": b"x"}))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        raw[raw.index(mark) + offset] |= 1
    assert told(bytes(raw)) == [("a > a.xlsx", "tệp nén có mật khẩu")]


def test_a_torn_attachment_hides_no_other() -> None:
    message = mail(("rach.xlsx", BOOK[:50]), ("tot.xlsx", BOOK))
    results = found(bytes(message))
    assert [one.name for one in results] == ["a > rach.xlsx", "a > tot.xlsx"]
    assert [type(one) for one in results] == [Leftover, Arrival]
    assert results[0].mail is not None
    assert results[0].mail.sender == "moitruong@phuong.vn"


def test_a_winmail_is_told() -> None:
    assert "winmail.dat" in told(bytes(mail(("winmail.dat", b"\x78\x9f\x3e\x22\x00"))))[0][1]


def test_a_mail_of_a_thousand_levels() -> None:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\nFrom: a@b.vn\n\n--b%d\n" % (n, n)
        for n in range(1_500)
    )
    assert told(b"From: a@b.vn\nDate: x\n" + head) == [("a", "thư có các phần lồng nhau quá sâu")]


def test_what_systems_add_is_passed_over() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as package:
        for name in ("__MACOSX/._a.xlsx", "x/.DS_Store", "x/~$a.xlsx", "x/"):
            package.writestr(name, b"x")
    assert found(saved.getvalue()) == []
