"""A mail as a draft (.eml) that a mail program opens for sending; nothing is sent from here.

The same draft is the same file: no random boundary, no date, no id of its own, no sender.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

TYPES = {
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "md": ("text", "markdown"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """To whom (a bare address), what, and the files that go with it, by name.

    `answers` is the id of the mail that it answers.
    """

    address: str
    name: str
    subject: str
    body: str
    files: tuple[tuple[str, bytes], ...] = ()
    answers: str = ""


def draft_file(draft: Draft) -> bytes:
    """The draft as a file."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = Address(display_name=_line(draft.name), addr_spec=draft.address)
    message["Subject"] = _line(draft.subject)
    if draft.answers:
        message["In-Reply-To"] = draft.answers
        message["References"] = draft.answers
    message.set_content(draft.body, cte="base64")
    for name, content in draft.files:
        kind, subtype = TYPES.get(name.rpartition(".")[2], ("application", "octet-stream"))
        message.add_attachment(content, maintype=kind, subtype=subtype, filename=_line(name))
    if message.is_multipart():
        message.set_boundary(f"==={_mark(draft)}==")
    return message.as_bytes()


def _line(text: str) -> str:
    """A text for a field: one line without marks that no field can hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _mark(draft: Draft) -> str:
    mark = hashlib.blake2b(digest_size=16)
    for part in (draft.address, draft.subject, draft.body):
        mark.update(part.encode("utf-8", "replace") + b"\0")
    for name, content in draft.files:
        mark.update(name.encode("utf-8", "replace") + b"\0" + content)
    return mark.hexdigest()
