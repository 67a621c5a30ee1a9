"""Putting down what the ward itself has sent, reports and letters, in the summary of the year."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from ctr.errors import CannotRun
from ctr.evidence.files import sent_file
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, Submission, Summary
from ctr.plan.model.base import keys_of
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import KeyPath
from ctr.results.changes import Change
from ctr.results.transaction import Attachment, FileEdits, Recorded, Transaction, Wanted
from ctr.vietnamese import phrases
from ctr.yamlfile.editor import Edit


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a report that goes out: the file, with its suffix, and its data as JSON."""

    suffix: str
    file: bytes
    data: dict[str, Any]


def record_sent(
    transaction: Transaction,
    duty: str,
    period: ReportingPeriod,
    on: date,
    document: str | None = None,
    *,
    keep: Callable[[Plan], Kept] | None = None,
    again: bool = False,
    dry_run: bool = False,
) -> Recorded:
    """Write that the report of `duty` for a period went out on a day. Raises CannotRun.

    What `keep` makes of the plan as it then is, is kept in sent/ beside the summary, with its
    hashes, in the same transaction. Of one duty and period only once, unless it is sent `again`:
    then both stay.
    """
    of = period.part
    value: dict[str, object] = {"duty": duty}
    if of is not None:
        value["period"] = of.code
    value["on"] = on
    if document is not None:
        value["document"] = document
    change = Change(field="submitted", old=None, new=on, duty=duty, period=of)

    def edits(plan: Plan) -> list[Wanted]:
        known = plan.summary_of.get(period.year, Summary(year=period.year)).submitted
        same = [
            i for i, one in enumerate(known) if (one.duty, one.period, one.on) == (duty, of, on)
        ]
        if keep is None:
            if same:
                return [FileEdits(unit=None, year=period.year, edits=(), changes=())]
            return [_appended(period.year, change, value)]
        all_kept = [one for one in known if one.file is not None]
        kept_before = [one for one in all_kept if (one.duty, one.period) == (duty, of)]
        if kept_before and not again:
            raise CannotRun(
                f"báo cáo này đã gửi ngày {phrases.day(kept_before[-1].on)} và đã giữ lại",
                "xem bản đã gửi: --as-sent; gửi lại, giữ cả hai bản: thêm --again",
            )
        kept = keep(plan)
        files = _files(period, _free_number(period, all_kept), kept)
        marks: dict[str, object] = {}
        for key, file in zip(("file", "data"), files, strict=True):
            marks[key] = Path(file.file).name
            marks[f"{key}_hash"] = sha256(file.content or b"").hexdigest()
        bare = [i for i in same if known[i].file is None]
        if not bare:
            return [_appended(period.year, change, {**value, **marks}), *files]
        added = {**({"document": document} if document is not None else {}), **marks}
        path: KeyPath = ("submitted", bare[-1])
        order = keys_of(Submission)
        more = (Edit(path=(*path, key), value=mark, order=order) for key, mark in added.items())
        done = FileEdits(unit=None, year=period.year, edits=tuple(more), changes=(change,))
        return [done, *files]

    (recorded,) = transaction.write(edits, dry_run=dry_run)
    return recorded


def _appended(year: int, change: Change, value: dict[str, object]) -> FileEdits:
    edit = Edit(path=("submitted",), value=value, append=True, order=keys_of(Summary))
    return FileEdits(unit=None, year=year, edits=(edit,), changes=(change,))


def _free_number(period: ReportingPeriod, known: list[Submission]) -> int:
    """Past those of the reports that are kept, also where one before them was taken out."""
    names = {Path(one.data or "").stem for one in known}
    return next(number for number in count(1) if _name(period, number) not in names)


def _name(period: ReportingPeriod, number: int) -> str:
    return period.code if number == 1 else f"{period.code}-lan-{number}"


def _files(period: ReportingPeriod, number: int, kept: Kept) -> list[Attachment]:
    """The files of the number-th report of a period: `2026-Q2.docx`, `2026-Q2-lan-2.docx`."""
    name = _name(period, number)
    data = json.dumps(kept.data, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
    return [
        Attachment(file=sent_file(period.year, f"{name}{kept.suffix}"), content=kept.file),
        Attachment(file=sent_file(period.year, f"{name}.json"), content=data),
    ]


def record_letter(
    transaction: Transaction, unit: str, on: date, number: str, *, dry_run: bool = False
) -> Recorded:
    """Write that the letter of a number went out to a unit on a day. Raises CannotRun."""
    value: dict[str, object] = {"unit": unit, "on": on, "number": number}
    change = Change(field="letters", old=None, new=on)

    def is_known(summary: Summary) -> bool:
        return (unit, on, number) in [
            (letter.unit, letter.on, letter.number) for letter in summary.letters
        ]

    return _append(transaction, on.year, change, value, is_known, dry_run)


def _append(
    transaction: Transaction,
    year: int,
    change: Change,
    value: dict[str, object],
    is_known: Callable[[Summary], bool],
    dry_run: bool,
) -> Recorded:
    edit = Edit(path=(change.field,), value=value, append=True, order=keys_of(Summary))

    def edits(plan: Plan) -> list[FileEdits]:
        known = plan.summary_of.get(year)
        if known is not None and is_known(known):
            return [FileEdits(unit=None, year=year, edits=(), changes=())]
        return [FileEdits(unit=None, year=year, edits=(edit,), changes=(change,))]

    (recorded,) = transaction.write(edits, dry_run=dry_run)
    return recorded
