"""What is kept of the reports that were sent: each file, and the data that it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal

from ctr.evidence.files import sent_file
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, Submission
from ctr.regular_files import NotRegular, read_regular
from ctr.tracking.reported import SentReport, from_data

LARGEST = 50_000_000
"""Bytes of a file that is kept."""
Part = Literal["file", "data"]


class Unkept(Exception):
    """What was kept is not there any more (`missing`), or is not what was kept."""

    def __init__(self, path: Path, *, missing: bool) -> None:
        super().__init__(path)
        self.path = path
        self.missing = missing


def kept_path(plan_folder: Path, year: int, name: str) -> Path:
    """Where something kept of a year lies."""
    return plan_folder / sent_file(year, name)


def read_kept(plan_folder: Path, year: int, report: Submission, part: Part) -> bytes | None:
    """What was kept of a report, byte for byte; None where nothing was. Raises Unkept."""
    name, mark = (
        (report.file, report.file_hash) if part == "file" else (report.data, report.data_hash)
    )
    if name is None:
        return None
    path = kept_path(plan_folder, year, name)
    try:
        content = read_regular(path, LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        raise Unkept(path, missing=True) from None
    except (OSError, NotRegular):
        raise Unkept(path, missing=False) from None
    if sha256(content).hexdigest() != mark:
        raise Unkept(path, missing=False)
    return content


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report that was kept, of a year: what it rests on, or why that cannot be read."""

    year: int
    submission: Submission
    sent: SentReport | None
    fault: Unkept | None


def kept_reports(plan: Plan, plan_folder: Path) -> Iterator[KeptReport]:
    """All reports whose data was kept, in the order in which the summaries have them."""
    for summary in plan.summaries:
        for report in summary.submitted:
            if report.data is None:
                continue
            sent, fault = None, None
            try:
                content = read_kept(plan_folder, summary.year, report, "data")
                if content is not None:
                    sent = _read(content, report, kept_path(plan_folder, summary.year, report.data))
            except Unkept as error:
                fault = error
            yield KeptReport(year=summary.year, submission=report, sent=sent, fault=fault)


def _read(content: bytes, report: Submission, path: Path) -> SentReport:
    try:
        return from_data(path.name, report.document, json.loads(content))
    except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
        raise Unkept(path, missing=False) from None
