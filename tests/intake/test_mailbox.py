"""The mails of an mbox file."""

from __future__ import annotations

from ctr.intake.mailbox import mails


def test_each_mail_with_its_quoted_lines_as_they_were() -> None:
    raw = (
        b"From a Fri Nov 20 2026\nSubject: 1\n\n>From nay\n>>From hai\n\n"
        b"From b Sat Nov 21 2026\r\nSubject: 2\r\n\r\nFrom giua\r\n"
    )
    assert list(mails(raw)) == [
        b"Subject: 1\n\nFrom nay\n>From hai",
        b"Subject: 2\r\n\r\nFrom giua\r\n",
    ]


def test_a_file_without_a_mail_has_none() -> None:
    assert list(mails(b"")) == []
