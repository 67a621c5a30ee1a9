"""The mail that brings a letter to the unit that it presses."""

from __future__ import annotations

from dataclasses import replace

from ctr.documents.views.letterhead import drafting_unit
from ctr.documents.views.reminder import OwedRow, ReminderView
from ctr.eml import Draft
from ctr.plan.model import Plan


def reminder_mail(
    plan: Plan, unit: str, address: str, view: ReminderView, file: tuple[str, bytes]
) -> Draft:
    """What is owed, in short, and what is asked for; the letter goes with it."""
    subject = view.subject.removeprefix("V/v ")
    sender = drafting_unit(plan) or plan.programme.issuer
    owed = [*view.overdue, *view.coming]
    paragraphs = (
        f"Kính gửi: {view.addressee}",
        f"{sender} gửi kèm thư này công văn của {plan.programme.issuer} về việc {subject}.",
        view.opening,
        "\n".join(f"{row.number}. {_line(row)}" for row in _numbered(owed)),
        *view.request,
        "Trân trọng./.",
    )
    return Draft(
        address=address,
        name=unit,
        subject=f"Công văn {subject}",
        body="\n\n".join(paragraphs) + "\n",
        files=(file,),
    )


def _numbered(rows: list[OwedRow]) -> list[OwedRow]:
    """One row after the other, whatever table of the letter each stands in."""
    return [replace(row, number=str(number)) for number, row in enumerate(rows, start=1)]


def _line(row: OwedRow) -> str:
    state = row.state[:1].lower() + row.state[1:]
    return f"{row.what} (hạn cuối {row.last}; {state})"
