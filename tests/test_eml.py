"""A draft of a mail is the same file each time, and any mail program reads it."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from ctr.eml import Draft, draft_file

BOOK = b"PK\x03\x04" + bytes(range(256)) * 40


def draft(**more: object) -> Draft:
    values: dict[str, object] = {
        "address": "congan@phuong.vn",
        "name": "Công an phường",
        "subject": "Biểu báo cáo quý II năm 2026",
        "body": "Kính gửi: Công an phường\n\nTrân trọng./.\n",
        "files": (("biểu-2026.xlsx", BOOK),),
        **more,
    }
    return Draft(**values)  # type: ignore[arg-type]


def test_it_is_read_back_as_it_was_meant() -> None:
    raw = draft_file(draft(answers="<thu-1@phuong.vn>"))
    message = message_from_bytes(raw, policy=policy.default)
    assert message.defects == []
    assert message["X-Unsent"] == "1"
    assert message["To"] == "Công an phường <congan@phuong.vn>"
    assert message["Subject"] == "Biểu báo cáo quý II năm 2026"
    assert message["In-Reply-To"] == message["References"] == "<thu-1@phuong.vn>"
    assert [message[name] for name in ("From", "Date", "Message-ID")] == [None, None, None]
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "Kính gửi: Công an phường\n\nTrân trọng./.\n"
    (file,) = message.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("biểu-2026.xlsx", BOOK)


def test_the_same_draft_is_the_same_file() -> None:
    assert draft_file(draft()) == draft_file(draft())
    assert draft_file(draft()) != draft_file(draft(body="khác"))


@pytest.mark.parametrize("odd", ["a\r\nBcc: x@y.vn", "a\x00b", "x" * 500, "“a”, <b>;", "🙂 ơ"])
def test_what_is_odd_stays_in_its_field(odd: str) -> None:
    raw = draft_file(draft(name=odd, subject=odd, files=((f"{odd}.docx", b"x"),)))
    message = message_from_bytes(raw, policy=policy.default)
    assert message["Bcc"] is None
    assert [one.addr_spec for one in message["To"].addresses] == ["congan@phuong.vn"]
    assert len(list(message.iter_attachments())) == 1
