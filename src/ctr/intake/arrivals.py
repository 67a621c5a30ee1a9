"""What an intake finds: workbooks that may be forms, the office's words, and what is neither.

It is found in a child process and comes back as bytes: one line of JSON, then the contents.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

ArrivalKind = Literal["workbook", "words"]
"""`words` are the office's own, in a Word document that `ctr draft` made."""
LeftoverKind = Literal["not_form", "broken"]
"""`broken` may have been a form: whoever sent it is to send it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The mail that brought a file. `day` is that of its Date, in Vietnam; None where it has none.

    `sender` is a bare address, empty where there is none that can be answered.
    """

    day: date | None
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    message_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What may be taken, called as people find it: `nhan/thu-01.eml > bieu.xlsx`."""

    name: str
    content: bytes
    kind: ArrivalKind = "workbook"
    mail: Mail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """What is neither, or cannot be opened: why, and what to do, in Vietnamese."""

    name: str
    kind: LeftoverKind
    reason: str
    hint: str = ""
    mail: Mail | None = None


Found = Arrival | Leftover


def packed(found: Sequence[Found]) -> bytes:
    """What the child answers."""
    head = [
        {
            **{key: value for key, value in asdict(one).items() if key not in ("content", "mail")},
            "size": len(one.content) if isinstance(one, Arrival) else None,
            "mail": _mail_data(one.mail),
        }
        for one in found
    ]
    contents = [one.content for one in found if isinstance(one, Arrival)]
    return b"".join([json.dumps(head).encode(), b"\n", *contents])


def unpacked(answer: bytes) -> list[Found]:
    """What the child found."""
    line = answer.index(b"\n")
    place = line + 1
    found: list[Found] = []
    for entry in json.loads(answer[:line]):
        size, mail = entry.pop("size"), _mail(entry.pop("mail"))
        if size is None:
            found.append(Leftover(mail=mail, **entry))
        else:
            found.append(Arrival(mail=mail, content=answer[place : place + size], **entry))
            place += size
    return found


def _mail_data(mail: Mail | None) -> dict[str, Any] | None:
    if mail is None:
        return None
    return {**asdict(mail), "day": mail.day.isoformat() if mail.day is not None else None}


def _mail(data: dict[str, Any] | None) -> Mail | None:
    if data is None:
        return None
    day = data.pop("day")
    return Mail(day=date.fromisoformat(day) if day is not None else None, **data)
