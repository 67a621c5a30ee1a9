"""Drafts that tell each sender what to mend in what was not taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ctr.cli.incoming import Incoming
from ctr.cli.messages import say
from ctr.eml import Draft
from ctr.forms.batch import Batch
from ctr.forms.mails import reply_mail
from ctr.intake.arrivals import Mail
from ctr.plan.model import Plan
from ctr.results.file_names import file_name

MOST = 200
"""Faults of one file that a mail tells; who has more is helped by the first ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """What is wrong with one file, and who can mend it: by its mail, or by its unit."""

    file: str
    lines: tuple[str, ...]
    mail: Mail | None
    unit: str | None


def replies(plan: Plan, incoming: Incoming, done: Batch, folder: Path) -> dict[Path, Draft]:
    """A draft to each sender, by its file; files of which the sender is not known are told."""
    by_address: dict[str, list[_Fault]] = {}
    for fault in _faults(plan, incoming, done):
        address = fault.mail.sender if fault.mail is not None else ""
        unit = plan.unit_of(fault.unit)
        address = address or (unit.email if unit is not None else None) or ""
        if address:
            by_address.setdefault(address, []).append(fault)
        else:
            say(f"{fault.file}: không rõ địa chỉ người gửi nên không soạn thư trả lời")
    drafts: dict[Path, Draft] = {}
    for address, faults in by_address.items():
        unit_name = next((fault.unit for fault in faults if fault.unit is not None), None)
        mails = [fault.mail for fault in faults if fault.mail is not None]
        name = unit_name or next((mail.sender_name for mail in mails), "")
        ids = list(dict.fromkeys((mail.subject, mail.message_id) for mail in mails))
        answered = ids[0] if len(ids) == 1 else ("", "")
        lists = [(fault.file, fault.lines) for fault in faults]
        path = folder / f"{file_name(unit_name or address)}.eml"
        number = 1
        while path in drafts:
            number += 1
            path = folder / f"{file_name(unit_name or address)}-{number}.eml"
        drafts[path] = reply_mail(plan, (address, name), lists, answered)
    return drafts


def _faults(plan: Plan, incoming: Incoming, done: Batch) -> Iterator[_Fault]:
    """What senders can mend; what the office has to decide is not theirs."""
    for leftover in incoming.unread:
        name = _last(leftover.name)
        text = leftover.reason.replace(leftover.name, name)
        if leftover.hint:
            text += f"; {leftover.hint.replace('xin đơn vị', 'đề nghị')}"
        yield _Fault(file=name, lines=(text,), mail=leftover.mail, unit=None)
    for form in done.refused:
        lines = tuple(
            f"{problem.place}: {problem.message}" if problem.place else problem.message
            for problem in form.problems
            if not problem.for_office
        )
        if len(lines) > MOST:
            lines = (*lines[:MOST], f"… và còn {len(lines) - MOST} chỗ nữa")
        if lines:
            yield _Fault(
                file=_last(form.file),
                lines=lines,
                mail=incoming.mails.get(form.file),
                unit=plan.unit_names.find(form.unit),
            )


def _last(name: str) -> str:
    """The name of a file as its sender knows it."""
    return name.rpartition(" > ")[2].rpartition("/")[2]
