"""A mail as it came: who sent it, when, and what hangs on it. Read in a child process.

The parser is the lenient one of the standard library, which refuses nothing: heads in other
charsets, broken encodings, missing ends. What is said in a head is only ever shown or answered.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from ctr.intake.arrivals import Mail
from ctr.mail_address import ADDRESS
from ctr.vietnamese.days import VIETNAM
from ctr.vietnamese.matching import nfc

PARTS_DEEP = 30
"""How deep the parts of one mail may lie in each other."""
_SHOWN = 200
_UNSEEN = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "text/calendar",
)
"""Attachments that programs add and nobody means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file on a mail, or another mail in it (`inner`); `content` is what it holds."""

    name: str
    content: bytes
    inner: Message | None = None


class TooDeep(Exception):
    """The parts of a mail lie deeper in each other than any program makes them."""


def parsed(raw: bytes) -> Message:
    """The mail, whatever it is like."""
    return message_from_bytes(raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))


def mail_of(message: Message) -> Mail:
    """Who sent a mail, and when."""
    name, address = "", ""
    for field in ("Reply-To", "From"):
        written = _unfolded(_field(message, field))
        name, address = parseaddr(written)
        if re.fullmatch(ADDRESS, address):
            break
        name, address = "", ""
    return Mail(
        day=day_of(_unfolded(_field(message, "Date"))),
        sender=address,
        sender_name=_decoded(name),
        subject=_decoded(_unfolded(_field(message, "Subject"))),
        message_id=_message_id(_unfolded(_field(message, "Message-ID"))),
    )


def day_of(written: str) -> date | None:
    """The day of a Date in Vietnam; a time without a zone is one of ours."""
    try:
        moment = parsedate_to_datetime(written)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC if "-0000" in written else VIETNAM)
        return moment.astimezone(VIETNAM).date()
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError):
        return None


def attached(message: Message, depth: int = 0) -> Iterator[Attached]:
    """All that hangs on a mail; its own text and the pictures in it do not. Raises TooDeep."""
    if depth > PARTS_DEEP:
        raise TooDeep
    kind = message.get_content_type()
    payload = message.get_payload()
    if isinstance(payload, list):
        for part in payload:
            if not isinstance(part, Message):
                continue
            if kind == "message/rfc822":
                inner = _unwrapped(message, part)
                yield Attached(name=_inner_name(message, inner), content=b"", inner=inner)
            else:
                yield from attached(part, depth + 1)
        return
    name = file_name(message)
    if kind in _UNSEEN or (not name and kind.startswith(("text/", "image/"))):
        return
    if kind.startswith("image/") and message.get("Content-ID") is not None:
        return
    content = message.get_payload(decode=True)
    if isinstance(content, bytes) and (content or name):
        yield Attached(name=name or "tệp không tên", content=content)


def _unwrapped(holder: Message, inner: Message) -> Message:
    """The mail in a mail; some servers write it in base64, which the parser takes for its text."""
    encoding = _unfolded(_field(holder, "Content-Transfer-Encoding")).lower()
    text = inner.get_payload()
    if encoding != "base64" or inner.keys() or not isinstance(text, str):
        return inner
    try:
        return parsed(b64decode(text))
    except ValueError:
        return inner


def file_name(part: Message) -> str:
    """The name of an attachment, in either of the ways to write one; empty where it has none."""
    try:
        return _decoded(part.get_filename() or "")
    except (LookupError, ValueError, TypeError):
        return ""


def _inner_name(holder: Message, inner: Message) -> str:
    return file_name(holder) or _decoded(_unfolded(_field(inner, "Subject"))) or "thư"


def _field(message: Message, name: str) -> object:
    """A field as it is written; `get` would lose what is no ASCII in it."""
    written = (value for key, value in message.raw_items() if key.lower() == name.lower())
    return next(written, None)


def _unfolded(value: object) -> str:
    """A field as one line; bytes that are no ASCII come as marks, which UTF-8 mostly explains."""
    text = str(value) if value is not None else ""
    if any("\udc80" <= letter <= "\udcff" for letter in text):
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(text.split())


def _decoded(text: str) -> str:
    """A field with its encoded words in clear, short enough to be shown."""
    parts: list[str] = []
    try:
        for piece, charset in decode_header(text[:10_000]):
            if isinstance(piece, bytes):
                parts.append(_in_charset(piece, charset))
            else:
                parts.append(piece)
    except (ValueError, TypeError):  # a broken encoded word stays as it is
        parts = [text]
    return " ".join(nfc("".join(parts)).split())[:_SHOWN]


def _in_charset(piece: bytes, charset: str | None) -> str:
    for tried in (charset or "utf-8", "utf-8"):
        try:
            return piece.decode(tried, "replace")
        except (LookupError, ValueError):
            continue
    return ""


def _message_id(written: str) -> str:
    return written if re.fullmatch(r"<[!-;=?-~]{1,400}>", written) else ""
