"""The forms and the office's words among all that came in, and what is told of the rest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ctr.cli.messages import say
from ctr.cli.progress import Step
from ctr.errors import CannotRun
from ctr.forms.read import FilledForm, NotAForm, read_form
from ctr.forms.versions import without_copies
from ctr.intake.arrivals import Arrival, Leftover, Mail
from ctr.intake.sources import sift
from ctr.problems import MOST
from ctr.results.office_words import OfficeWords
from ctr.vietnamese import phrases


@dataclass(slots=True)
class Incoming:
    """What came in: forms, each once, and the mail that brought each, by the form's name.

    `unread` may be forms, but cannot be read; `no_forms` are none, in a line each; `notes` are to
    be told.
    """

    forms: list[FilledForm] = field(default_factory=list)
    words: list[OfficeWords] = field(default_factory=list)
    mails: dict[str, Mail] = field(default_factory=dict)
    copies: list[tuple[FilledForm, FilledForm]] = field(default_factory=list)
    unread: list[Leftover] = field(default_factory=list)
    no_forms: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Why what may be a form could not be read."""
        return [f"{one.reason} ({one.hint})" if one.hint else one.reason for one in self.unread]


def gather(paths: Sequence[Path], today: date, step: Step = lambda _: None) -> Incoming:
    """Everything that files and folders hold; a file that is named is meant to be a form.

    A mail of a day to come tells no day. `step` is told the name of each file.
    """
    incoming = Incoming()
    named = {name for path in paths if not path.is_dir() for name in (path.name, str(path))}
    taken: dict[str, int] = {}
    forms: list[FilledForm] = []
    days_to_come: list[str] = []
    for found in sift(paths):
        step(f"đọc {found.name}")
        if isinstance(found, Leftover):
            _leave(incoming, found, named)
            continue
        count = taken[found.name] = taken.get(found.name, 0) + 1
        name = f"{found.name} ({count})" if count > 1 else found.name
        if found.kind == "words":
            _words(incoming, replace(found, name=name))
            continue
        form = _form(incoming, replace(found, name=name), named)
        if form is None:
            continue
        if found.mail is not None:
            incoming.mails[name] = found.mail
            form.received = found.mail.day
            if form.received is not None and form.received > today:
                days_to_come.append(f"{name}: thư ghi ngày {phrases.day(form.received)}")
                form.received = None
        forms.append(form)
    incoming.notes = [f"{said}, sau hôm nay, không lấy" for said in days_to_come]
    incoming.forms, incoming.copies = without_copies(forms)
    return incoming


def _leave(incoming: Incoming, found: Leftover, named: Collection[str]) -> None:
    if found.kind == "not_form" and found.name not in named:
        hint = f" ({found.hint})" if found.hint else ""
        incoming.no_forms.append(f"{found.name}: {found.reason}{hint}")
    else:
        reason = f"không đọc được {found.name}: {found.reason}"
        incoming.unread.append(replace(found, reason=reason))


def _form(incoming: Incoming, found: Arrival, named: Collection[str]) -> FilledForm | None:
    try:
        return read_form(found.content, found.name)
    except CannotRun as error:
        if isinstance(error, NotAForm) and found.name not in named:
            incoming.no_forms.append(f"{found.name}: tệp Excel không phải biểu do ctr lập")
            return None
        _unread(incoming, found, error)
    return None


def _words(incoming: Incoming, found: Arrival) -> None:
    from ctr.documents.office_words import office_words_of

    try:
        incoming.words.append(office_words_of(found.content, found.name))
    except CannotRun as error:
        _unread(incoming, found, error)


def _unread(incoming: Incoming, found: Arrival, error: CannotRun) -> None:
    leftover = Leftover(
        name=found.name,
        kind="broken",
        reason=error.message,
        hint=error.hint or "",
        mail=found.mail,
    )
    incoming.unread.append(leftover)


def tell_rest(incoming: Incoming) -> None:
    """A line for each file that is no form, and for each form that came twice."""
    lines = [f"Không phải biểu: {line}" for line in incoming.no_forms]
    lines += [
        f"Trùng: {copy.file} giống hệt {first.file}, chỉ nhận một lần"
        for copy, first in incoming.copies
    ]
    for line in lines[:MOST]:
        say(line)
    if len(lines) > MOST:
        say(f"… và còn {len(lines) - MOST} tệp nữa")
