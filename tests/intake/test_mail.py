"""A mail as it came, however oddly it is written."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from email.message import EmailMessage

import pytest

from ctr.intake.mail import TooDeep, attached, day_of, file_name, mail_of, parsed
from tests.intake.mails import mail

HEAD = "From: {sender}\r\nSubject: {subject}\r\nDate: Fri, 20 Nov 2026 10:00:00 +0700\r\n\r\nx"


@pytest.mark.parametrize(
    ("sender", "name", "address"),
    [
        ("moitruong@phuong.vn", "", "moitruong@phuong.vn"),
        ("=?UTF-8?B?UGjDsm5nIE3DtGkgdHLGsOG7nW5n?= <a@b.vn>", "Phòng Môi trường", "a@b.vn"),
        ("=?iso-8859-1?Q?Ph=F2ng?= <a@b.vn>", "Phòng", "a@b.vn"),
        ("=?khong-co?B?QQ==?= <a@b.vn>", "A", "a@b.vn"),
        ("=?UTF-8?B?!!!?= <a@b.vn>", None, "a@b.vn"),
        ("ai đó", "", ""),
        ("<a@b.vn\x00>", "", ""),
        ("a@b.vn, c@d.vn", "", "a@b.vn"),
    ],
)
def test_who_sent_it(sender: str, name: str | None, address: str) -> None:
    known = mail_of(parsed(HEAD.format(sender=sender, subject="x").encode()))
    assert known.sender == address
    assert name is None or known.sender_name == name


def test_an_answer_goes_where_it_is_asked_for() -> None:
    raw = b"Reply-To: tra-loi@b.vn\n" + HEAD.format(sender="a@b.vn", subject="x").encode()
    assert mail_of(parsed(raw)).sender == "tra-loi@b.vn"


def test_a_head_in_plain_utf_8() -> None:
    known = mail_of(parsed(HEAD.format(sender="a@b.vn", subject="Biểu báo cáo").encode()))
    assert known.subject == "Biểu báo cáo"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Fri, 20 Nov 2026 23:00:00 +0000", date(2026, 11, 21)),
        ("20 Nov 2026 10:00 GMT", date(2026, 11, 20)),
        ("Fri, 31 Dec 9999 23:00:00 +0000", None),
        ("Fri, 20 Nov 2026 10:00:00 +9999999", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_the_day(written: str, day: date | None) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('attachment; filename="bieu.xlsx"', "bieu.xlsx"),
        ("attachment; filename*=UTF-8''Bi%E1%BB%83u.xlsx", "Biểu.xlsx"),
        ("attachment; filename*0*=UTF-8''Bi%E1%BB%83u; filename*1*=%20hai.xlsx", "Biểu hai.xlsx"),
        ('attachment; filename="=?UTF-8?B?Qmnhu4N1Lnhsc3g=?="', "Biểu.xlsx"),
        ("attachment; filename*=khong-co''a.xlsx", "a.xlsx"),
        ("attachment", ""),
    ],
)
def test_the_name_of_an_attachment(head: str, name: str) -> None:
    raw = f"Content-Type: application/x\nContent-Disposition: {head}\n\nx".encode()
    assert file_name(parsed(raw)) == name


def test_what_hangs_on_a_mail_but_not_its_own_text_and_pictures() -> None:
    message = mail(("bieu.xlsx", b"PK1"), inner=mail(("trong.xlsx", b"PK2")))
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<logo>", filename="l")
    outer = list(attached(parsed(bytes(message))))
    assert [(one.name, one.content) for one in outer] == [
        ("bieu.xlsx", b"PK1"),
        ("Gửi biểu báo cáo", b""),
    ]
    assert outer[1].inner is not None
    assert [one.content for one in attached(outer[1].inner)] == [b"PK2"]


@pytest.mark.parametrize(
    ("encoding", "body", "content"),
    [
        ("base64", "UEsx", b"PK1"),
        ("BASE64", "UE\n\n sx !!", b"PK1"),
        ("quoted-printable", "PK=31", b"PK1"),
        ("x-uuencode", "begin 644 a\n#4$LQ\n`\nend\n", b"PK1"),
        ("7bit", "PK1", b"PK1"),
        ("lạ", "PK1", b"PK1"),
    ],
)
def test_the_encodings_of_a_file(encoding: str, body: str, content: bytes) -> None:
    raw = f"Content-Type: application/x\nContent-Transfer-Encoding: {encoding}\n\n{body}"
    (one,) = attached(parsed(raw.encode()))
    assert one.content.strip() == content


def test_a_mail_in_a_mail_that_is_written_in_base64() -> None:
    inner = b64encode(bytes(mail(("trong.xlsx", b"PK2")))).decode()
    raw = f"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}\n"
    (one,) = attached(parsed(raw.encode()))
    assert one.inner is not None
    assert [file.content for file in attached(one.inner)] == [b"PK2"]


def test_parts_without_end_are_refused() -> None:
    message = EmailMessage()
    message.set_content("x")
    for _ in range(40):
        outer = EmailMessage()
        outer.add_header("Content-Type", "multipart/mixed", boundary="b")
        outer.set_payload([message])
        message = outer
    with pytest.raises(TooDeep):
        list(attached(message))
