"""Mails as programs write them, with forms attached."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def mail(
    *files: tuple[str, bytes],
    date: str = "Fri, 20 Nov 2026 10:00:00 +0700",
    sender: str = "Phòng Môi trường <moitruong@phuong.vn>",
    inner: EmailMessage | None = None,
) -> EmailMessage:
    """A mail with files attached, or with another mail in it."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "vanphong@phuong.vn"
    message["Subject"] = "Gửi biểu báo cáo"
    message["Date"] = date
    message["Message-ID"] = "<thu-1@phuong.vn>"
    message.set_content("Kính gửi Văn phòng.")
    for name, content in files:
        message.add_attachment(content, maintype=XLSX[0], subtype=XLSX[1], filename=name)
    if inner is not None:
        message.add_attachment(inner)
    return message


def saved(path: Path, message: EmailMessage) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(message))
    return path
