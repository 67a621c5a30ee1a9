"""What the commands share that take the office's own words: from Word, from an editor, typed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ctr.cli.messages import fault_lines, say
from ctr.cli.recorded import tell_recorded
from ctr.cli.typed_record import refuse_unreadable
from ctr.errors import CannotRun
from ctr.output import screen
from ctr.output.changes import changes_text
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.office_parts import (
    OFFICE_TITLES,
    OfficePart,
    holder_of,
    office_part_named,
    words_of,
)
from ctr.results.office_words import (
    Keep,
    OfficeWords,
    as_it_was_sent,
    asks_removal,
    figures_to_edits,
    office_edits,
    taken,
    written,
)
from ctr.results.transaction import FileEdits, Recorded
from ctr.wording.periods import period_name

if TYPE_CHECKING:
    from ctr.cli.session import Session
    from ctr.documents.views.draft_sources import PlanFiles

_WORD = (".docx", ".docm", ".doc", ".odt", ".rtf")
LONGEST = 1_000_000
"""Characters that are read from stdin."""


def plan_files(folder: Path, plan: Plan) -> PlanFiles:
    """Where the records of the plan in `folder` are; units are those of the day of `plan`."""
    from ctr.documents.views.draft_sources import PlanFiles
    from ctr.plan.amended.reading import routes_of
    from ctr.plan.load.loader import load

    loaded, routes = load(folder), routes_of(plan)
    files: dict[tuple[str, int, str | None], dict[str, None]] = {}
    for results, document in loaded.results:
        for task in (None, *(result.task for result in results.tasks)):
            key = (routes.of(results.unit, task), results.year, task)
            files.setdefault(key, {})[document.file] = None
    return PlanFiles(
        results={key: "; ".join(names) for key, names in files.items()},
        tasks={task.id: document.file for task, document, _ in loaded.tasks},
        folder=folder.name,
    )


def office_words_among(files: Sequence[Path]) -> tuple[list[OfficeWords], list[Path]]:
    """The office's words among files that were named, and the files that are something else.

    Raises CannotRun for a Word file that is named alone and holds no such words.
    """
    words: list[OfficeWords] = []
    others: list[Path] = []
    for path in dict.fromkeys(files):
        if path.suffix.lower() not in _WORD or path.is_dir():
            others.append(path)
            continue
        from ctr.documents.office_words import read_office_words

        try:
            words.append(read_office_words(path))
        except CannotRun:
            if len(files) == 1:
                raise
            others.append(path)
    return words, others


@dataclass(slots=True, kw_only=True)
class Returned:
    """The office's words that came back, each file once: all of them are taken, or none.

    Once `edits` has been asked for, `taking` are those that are taken, and `fault` is why none are;
    `refused`: the plan cannot hold them.
    """

    words: list[OfficeWords]
    keep: Keep | None
    accept_drafts: bool
    fault: CannotRun | None = None
    refused: CannotRun | None = None
    taking: list[OfficeWords] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def edits(self, plan: Plan) -> list[FileEdits]:
        """What the files change in this plan, one after the other; nothing where there is a fault.

        Those of one year change the same summary, each its own period.
        """
        self.fault, self.taking, self.notes = self.refused, [], []
        if self.fault is not None:
            return []
        taking, faults = self._apart()
        wanted: list[FileEdits] = []
        for one in taking:
            of_file = taken(one, plan, self.keep, accept_drafts=self.accept_drafts)
            faults += of_file.problems
            self.notes.extend(of_file.notes)
            wanted.append(of_file.edits)
        if not faults:
            self.taking = taking
            return wanted
        self.fault, self.notes = _faulty(faults), []
        return []

    def _apart(self) -> tuple[list[OfficeWords], list[str]]:
        """One file of each period, where it is clear which; else why not."""
        by_period: dict[ReportingPeriod, OfficeWords] = {}
        faults: list[str] = []
        for one in self.words:
            known = by_period.setdefault(one.period, one)
            if known is one:
                continue
            if replace(one, file=known.file) == known or as_it_was_sent(one):
                self.notes.append(f"{one.file}: không có gì khác {known.file}, chỉ lấy một lần")
            elif as_it_was_sent(known):
                by_period[one.period] = one
                self.notes.append(f"{known.file}: còn nguyên như khi lập, lấy {one.file}")
            else:
                name = period_name(one.period)
                faults.append(f"{known.file} và {one.file} cùng là lời cho {name}: chỉ để một tệp")
        return list(by_period.values()), faults

    def show(self, plan: Plan, changed: Sequence[Recorded]) -> None:
        """What the files changed."""
        for one, recorded in zip(self.taking, changed, strict=True):
            head = f"Lời của văn phòng, {period_name(one.period)}:"
            if recorded.changes:
                screen.write_text(changes_text(plan, head, recorded.changes))
            else:
                say(f"{head} không có gì thay đổi.")


def _faulty(faults: Sequence[str]) -> CannotRun:
    return CannotRun(
        f"có {len(faults)} lỗi trong lời của văn phòng nên không ghi gì:\n{fault_lines(faults)}"
    )


def record_office(
    session: Session,
    office: str | None,
    period: ReportingPeriod,
    task: str | None,
    text: str | None,
    dry_run: bool,
) -> None:
    """Write one part: from `text`, from stdin (`-`, or where it is no terminal), or an editor.

    Raises CannotRun.
    """
    if office is None:
        raise CannotRun("--text đi cùng --office", "ví dụ: ctr record --office direction --text …")
    if task not in (None, "-"):
        raise CannotRun("--office không đi cùng số nhiệm vụ")
    if text is not None and not text.strip():
        raise CannotRun("nội dung để trống")
    part = office_part_named(office)
    transaction = session.transaction
    if period.year not in transaction.plan.programme.period:
        raise CannotRun(f"chương trình không có năm {period.year}")
    known = words_of(holder_of(transaction.plan, period), part)
    new = _new_text(part, period, text or task, known)
    if new is None:
        say("Lời không thay đổi, không ghi gì.")
        return

    def edits(plan: Plan) -> list[FileEdits]:
        if words_of(holder_of(plan, period), part) != known:
            raise CannotRun(
                "phần này vừa được người khác sửa nên không ghi gì", "chạy lại lệnh này"
            )
        return [office_edits(plan, period, {part: None if asks_removal(new) else new})]

    (recorded,) = transaction.write(edits, dry_run=dry_run)
    where = f"lời của văn phòng, {period_name(period)}"
    tell_recorded(transaction.plan, recorded, where, dry_run=dry_run)


def record_figures_to(session: Session, typed: str, period: ReportingPeriod, dry_run: bool) -> None:
    """Write the day up to which the figures of a report go. Raises CannotRun."""
    from ctr.cli.options import typed_day

    transaction = session.transaction
    if period.year not in transaction.plan.programme.period:
        raise CannotRun(f"chương trình không có năm {period.year}")
    day = None if asks_removal(typed) else typed_day(typed)
    (recorded,) = transaction.write(
        lambda plan: [figures_to_edits(plan, period, day)], dry_run=dry_run
    )
    where = f"báo cáo {period_name(period)}"
    tell_recorded(transaction.plan, recorded, where, dry_run=dry_run)


def _new_text(
    part: OfficePart, period: ReportingPeriod, text: str | None, known: str | None
) -> str | None:
    """The text to be written, None where an editor left it as it was. Raises CannotRun."""
    piped = sys.stdin is not None and not sys.stdin.isatty()
    if text == "-" or (text is None and piped):
        text = _from_stdin()
    elif text is None:
        text = _from_editor(part, period, known)
        if text is None:
            return None
    new = written(text.replace("\r\n", "\n").split("\n"))
    if new is None:
        raise CannotRun(
            f"phần “{OFFICE_TITLES[part]}” để trống nên không ghi gì", "muốn bỏ thì ghi: xóa"
        )
    refuse_unreadable(new.replace("\n", " "))
    return new


def _from_stdin() -> str:
    if sys.stdin is None:
        raise CannotRun("không có gì để đọc", "đưa lời bằng --text hay ống dẫn")
    try:
        text = sys.stdin.read(LONGEST + 1)
    except UnicodeDecodeError:
        raise CannotRun("lời đưa vào không phải UTF-8", "lưu tệp bằng UTF-8") from None
    if len(text) > LONGEST:
        raise CannotRun("lời đưa vào quá dài")
    return text


def _from_editor(part: OfficePart, period: ReportingPeriod, known: str | None) -> str | None:
    from ctr.cli.editor import edited

    notes = (
        f"{OFFICE_TITLES[part]}, báo cáo {period_name(period)}. Mỗi dòng là một đoạn.",
        "Các dòng bắt đầu bằng # ở đầu tệp này không được ghi. Lưu rồi đóng lại.",
    )
    return edited((known or "").replace("\n\n", "\n"), notes)
