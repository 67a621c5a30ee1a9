"""Archives and mails opened, one in the other, in a child process and within bounds.

Nothing is written to the disk: the names in an archive are only shown.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from ctr.intake import mail
from ctr.intake.arrivals import Arrival, ArrivalKind, Found, Leftover, LeftoverKind, Mail, packed
from ctr.intake.kinds import kind_of
from ctr.intake.mailbox import mails
from ctr.package_guard import FAULTS, FILE_LIMIT_MB
from ctr.vietnamese.matching import nfc

DEEP = 5
"""How many archives and mails may lie in each other."""
MOST_FILES = 5_000
MOST_MB = 200
"""Files, and megabytes unpacked, of all that one file on the disk holds."""
_SHOWN = 120
_AGAIN = "xin đơn vị gửi lại"
_JUNK = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


def opened(raw: bytes, name: str) -> bytes:
    """All that a file holds, packed. For a child process."""
    unpacking = _Unpacking()
    try:
        unpacking.open(raw, name, None, 0)
    except _Spent as spent:
        reason = f"{spent}; phần sau không đọc"
        hint = "giải nén hoặc chia nhỏ rồi thu lại"
        unpacking.found.append(Leftover(name=name, kind="broken", reason=reason, hint=hint))
    return packed(unpacking.found)


class _Spent(Exception):
    """More than may be unpacked; the message says what, in Vietnamese."""


@dataclass(slots=True)
class _Unpacking:
    found: list[Found] = field(default_factory=list)
    files: int = 0
    size: int = 0

    def open(self, raw: bytes, name: str, brought_by: Mail | None, depth: int) -> None:
        """Take in a file, and what it holds."""
        kind, (reason, hint) = kind_of(raw, name)
        if kind in ("broken", "other"):
            told: LeftoverKind = "broken" if kind == "broken" else "not_form"
            self._tell(name, brought_by, told, reason, hint)
        elif kind in ("workbook", "words"):
            if len(raw) > FILE_LIMIT_MB * 1_000_000:
                self._tell(name, brought_by, "broken", f"lớn hơn {FILE_LIMIT_MB} MB", _AGAIN)
            else:
                arrival: ArrivalKind = "words" if kind == "words" else "workbook"
                self.found.append(Arrival(name=name, content=raw, kind=arrival, mail=brought_by))
        elif depth >= DEEP:
            self._tell(name, brought_by, "broken", f"lồng nhau hơn {DEEP} lớp", "mở ra rồi thu lại")
        elif kind == "zip":
            self._archive(raw, name, brought_by, depth)
        elif kind == "mbox":
            for number, one in enumerate(mails(raw), start=1):
                self._count(len(one))
                self._whole_mail(one, f"{name} > thư {number}", depth)
        else:
            self._whole_mail(raw, name, depth)

    def _tell(
        self, name: str, brought_by: Mail | None, kind: LeftoverKind, reason: str, hint: str
    ) -> None:
        leftover = Leftover(name=name, kind=kind, reason=reason, hint=hint, mail=brought_by)
        self.found.append(leftover)

    def _count(self, size: int) -> None:
        self.files += 1
        self.size += size
        if self.files > MOST_FILES:
            raise _Spent(f"có hơn {MOST_FILES} tệp bên trong")
        if self.size > MOST_MB * 1_000_000:
            raise _Spent(f"giải nén ra hơn {MOST_MB} MB")

    def _archive(self, raw: bytes, name: str, brought_by: Mail | None, depth: int) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as package:
                for part in package.infolist():
                    inner = _part_name(part)
                    if not part.is_dir() and not is_junk(inner):
                        shown = f"{name} > {_shown(inner)}"
                        self._part(package, part, shown, brought_by, depth)
        except FAULTS:
            self._tell(name, brought_by, "broken", "tệp nén hỏng", _AGAIN)

    def _part(
        self,
        package: zipfile.ZipFile,
        part: zipfile.ZipInfo,
        name: str,
        brought_by: Mail | None,
        depth: int,
    ) -> None:
        """A file in an archive, never more of it than it says it holds."""
        if part.flag_bits & 1:
            self._tell(name, brought_by, "broken", "tệp nén có mật khẩu", "giải nén rồi thu lại")
            return
        self._count(part.file_size)
        try:
            with package.open(part) as stream:
                content = stream.read(part.file_size + 1)
        except FAULTS:
            content = b""
        if len(content) != part.file_size or not content:
            self._tell(name, brought_by, "broken", "tệp rỗng hoặc hỏng trong tệp nén", _AGAIN)
            return
        self.open(content, name, brought_by, depth + 1)

    def _whole_mail(self, raw: bytes, name: str, depth: int) -> None:
        try:
            message = mail.parsed(raw)
        except RecursionError:
            self._tell(name, None, "broken", "thư có các phần lồng nhau quá sâu", _AGAIN)
        else:
            self._mail(message, name, depth)

    def _mail(self, message: Message, name: str, depth: int) -> None:
        """What hangs on a mail; one without anything is told, too, so that none gets lost."""
        known = mail.mail_of(message)
        count = 0
        try:
            for one in _each(message):
                count += 1
                self._count(len(one.content))
                shown = f"{name} > {_shown(one.name)}"
                if one.inner is None:
                    self.open(one.content, shown, known, depth + 1)
                elif depth + 1 >= DEEP:
                    self._tell(shown, known, "broken", f"lồng nhau hơn {DEEP} lớp", "mở ra rồi thu")
                else:
                    self._mail(one.inner, shown, depth + 1)
        except (mail.TooDeep, RecursionError):
            self._tell(name, known, "broken", "thư có các phần lồng nhau quá sâu", _AGAIN)
        if not count:
            self._tell(name, known, "not_form", "thư không kèm tệp nào", "")


def _each(message: Message) -> Iterator[mail.Attached]:
    """The attachments of a mail. What the library stumbles over ends this mail, and no other."""
    try:
        yield from mail.attached(message)
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError):
        yield mail.Attached(name="phần hỏng của thư", content=b"")


def _part_name(part: zipfile.ZipInfo) -> str:
    """The name of a part; one without the mark of UTF-8 may still be it."""
    if part.flag_bits & 0x800:
        return nfc(part.filename)
    try:
        return nfc(part.filename.encode("cp437").decode("utf-8"))
    except ValueError:
        return nfc(part.filename)


def is_junk(name: str) -> bool:
    """What systems add to an archive or a folder on their own."""
    lower = name.lower()
    last = lower.rpartition("/")[2]
    return lower.startswith(_JUNK) or last in _JUNK or last.startswith(("~$", "._"))


def _shown(name: str) -> str:
    """A foreign name, in one line and short."""
    text = " ".join(name.replace("\\", "/").split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
