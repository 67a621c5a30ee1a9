"""The office's own words for a report: their parts, and how what came back is taken into the plan.

A part is compared three ways: as it was sent, as it came back, and as the plan has it now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ctr.hashes import blake2b
from ctr.plan.model import Plan, Summary
from ctr.plan.model.base import keys_of
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.plan.model.results import Assessment, PeriodWords
from ctr.problems import KeyPath
from ctr.results.changes import Change
from ctr.results.edits import folded
from ctr.results.office_parts import (
    ASSESSED,
    OFFICE_PARTS,
    OFFICE_TITLES,
    OfficePart,
    Words,
    holder_of,
    key_in,
    words_of,
)
from ctr.results.transaction import FileEdits
from ctr.vietnamese.matching import match_key, nfc
from ctr.vietnamese.phrases import NO_BREAK_HYPHEN
from ctr.yamlfile.editor import Edit

Origin = Literal["draft", "words"]
"""What a part held when it was sent: a draft made of the records, or the words of the plan."""
Keep = Literal["theirs", "ours"]
_REMOVED = ("xóa", "xoá")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What the mark of a part tells of it as it was sent."""

    origin: Origin
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedPart:
    """A part as it came back; `text` is None where it is empty, `sent` where its mark is gone."""

    part: OfficePart
    text: str | None
    sent: Sent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWords:
    """A returned document: of which programme and period, its parts, the proposals chosen in it."""

    file: str
    programme: str
    period: ReportingPeriod
    parts: tuple[ReturnedPart, ...]
    chosen: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    """Why it cannot be taken, each with its place."""
    notes: tuple[str, ...] = ()
    """What was taken otherwise than it stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the plan gets of a returned document."""

    edits: FileEdits
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def plain(text: str) -> str:
    """One paragraph as a plan keeps it: form C, plain spaces and hyphens, nothing unseen."""
    return " ".join(_UNSEEN.sub("", nfc(text)).replace(NO_BREAK_HYPHEN, "-").split())


def written(paragraphs: Iterable[str]) -> str | None:
    """Paragraphs as one text of the plan; None where there are none."""
    return "\n\n".join(filter(None, map(plain, paragraphs))) or None


def asks_removal(text: str) -> bool:
    """Whether a text is nothing but the word that takes a part out of the plan."""
    return nfc(text).casefold().strip(' .“”"') in _REMOVED


def digest_of(text: str | None) -> str:
    """Tells a text from others, however Word has broken or joined it since."""
    paragraphs = (text or "").split("\n\n")
    return blake2b((written(paragraphs) or "").encode(), digest_size=6).hexdigest()


def as_it_was_sent(words: OfficeWords) -> bool:
    """Whether nobody has changed anything in a returned document."""
    return not (words.chosen or words.problems) and all(
        part.sent is not None and digest_of(part.text) == part.sent.digest for part in words.parts
    )


def office_edits(
    plan: Plan, period: ReportingPeriod, words: Mapping[OfficePart, str | None]
) -> FileEdits:
    """What puts these texts into the summary of a period's year; None takes a part out of it."""
    known = holder_of(plan, period)
    new = {part: text for part, text in words.items() if text != words_of(known, part)}
    whole = period.kind == "year"
    changes = tuple(
        Change(
            field=part if whole or part != "next_year" else "next_period",
            old=words_of(known, part),
            new=text,
            period=None if whole else period,
        )
        for part, text in new.items()
    )
    if whole:
        edits = list(_edits((), known, new, keys_of(Summary)))
    else:
        edits = _edits_of_period(plan, period, known, new)
    return FileEdits(unit=None, year=period.year, edits=tuple(edits), changes=changes)


def figures_to_edits(plan: Plan, period: ReportingPeriod, day: date | None) -> FileEdits:
    """What sets the day up to which the figures of a period's report go; None takes it out."""
    known = holder_of(plan, period)
    old = known.figures_to if known is not None else None
    path: KeyPath = ("figures_to",)
    order = keys_of(Summary)
    whole = period.kind == "year"
    edit = Edit(path=path, value=day, order=order, remove=day is None)
    if isinstance(known, PeriodWords):
        place = plan.summary_of[period.year].periods.index(known)
        edit = replace(edit, path=("periods", place, *path), order=keys_of(PeriodWords))
    elif not whole:
        value = {"period": period.code, "figures_to": day}
        edit = Edit(path=("periods",), value=value, append=True, order=order)
    of = None if whole else period
    same = day == old
    return FileEdits(
        unit=None,
        year=period.year,
        edits=() if same else (edit,),
        changes=() if same else (Change(field="figures_to", old=old, new=day, period=of),),
    )


def _edits_of_period(
    plan: Plan,
    period: ReportingPeriod,
    known: Words,
    new: Mapping[OfficePart, str | None],
) -> list[Edit]:
    """The edits of the list of periods: of the item of this one, or a new item."""
    summary = plan.summary_of.get(period.year)
    if summary is not None and isinstance(known, PeriodWords):
        path: KeyPath = ("periods", summary.periods.index(known))
        return list(_edits(path, known, new, keys_of(PeriodWords)))
    if not any(new.values()):
        return []
    empty = PeriodWords(period=period)
    inner = _edits((), empty, new, keys_of(PeriodWords))
    value = folded({"period": period.code}, inner, keys_of(PeriodWords))
    return [Edit(path=("periods",), value=value, append=True, order=keys_of(Summary))]


def _edits(
    path: KeyPath,
    known: Words,
    new: Mapping[OfficePart, str | None],
    order: tuple[str, ...],
) -> Iterator[Edit]:
    assessed = {part: new[part] for part in ASSESSED if part in new}
    for part in OFFICE_PARTS:
        if part in new and part not in ASSESSED:
            yield _edit((*path, key_in(known, part)), new[part], order)
    if not assessed:
        return
    place: KeyPath = (*path, "assessment")
    if known is not None and known.assessment is not None:
        kept = {part: words_of(known, part) for part in ASSESSED} | assessed
        if not any(kept.values()):
            yield Edit(path=place, remove=True)
            return
        for part, text in assessed.items():
            yield _edit((*place, part), text, keys_of(Assessment))
        return
    values = {part: text for part, text in assessed.items() if text is not None}
    yield Edit(path=place, value=values, order=order)


def _edit(path: KeyPath, text: str | None, order: tuple[str, ...]) -> Edit:
    if text is None:
        return Edit(path=path, remove=True)
    return Edit(path=path, value=text, order=order)


def taken(words: OfficeWords, plan: Plan, keep: Keep | None, *, accept_drafts: bool) -> Taken:
    """Compare what came back with what was sent and with the plan as it is now."""
    merge = _Merge(words, holder_of(plan, words.period), keep, accept_drafts)
    if words.programme != plan.identity:
        merge.problems.append("tệp này là của chương trình khác")
    elif words.period.year not in plan.programme.period:
        merge.problems.append(f"chương trình không có năm {words.period.year}")
    else:
        merge.run()
    return Taken(
        edits=office_edits(plan, words.period, merge.new),
        problems=tuple(
            f"{words.file}: {problem}" for problem in (*words.problems, *merge.problems)
        ),
        notes=tuple(f"{words.file}: {note}" for note in (*words.notes, *merge.notes)),
    )


class _Merge:
    def __init__(
        self,
        words: OfficeWords,
        known: Words,
        keep: Keep | None,
        accept_drafts: bool,
    ) -> None:
        self.words = words
        self.known = known
        self.keep = keep
        self.accept_drafts = accept_drafts
        self.new: dict[OfficePart, str | None] = {}
        self.problems: list[str] = []
        self.notes: list[str] = []

    def run(self) -> None:
        for part in self.words.parts:
            self._take(part)
        if self.words.chosen:
            self._choose()

    def _take(self, returned: ReturnedPart) -> None:
        now = words_of(self.known, returned.part)
        name = f"phần “{OFFICE_TITLES[returned.part]}”"
        text, sent = returned.text, returned.sent
        emptied = text is not None and asks_removal(text)
        if returned.part == "proposals" and self.words.chosen:
            if emptied:
                text, emptied = self._with_chosen(None), False
            elif text is not None and not (sent and digest_of(text) == sent.digest):
                text = self._with_chosen(text)
        if emptied:
            if now is not None and self._may(returned, now, name):
                self.new[returned.part] = None
        elif text is None:
            if now is not None and sent is not None and sent.digest != digest_of(None):
                self.notes.append(f"{name} để trống nên giữ nguyên; muốn xóa thì ghi “xóa”")
        elif text == now:
            return
        elif sent is not None and digest_of(text) == sent.digest:
            if sent.origin == "draft":
                self._untouched(returned.part, text, now, name)
        elif self._may(returned, now, name):
            self.new[returned.part] = text

    def _untouched(self, part: OfficePart, text: str, now: str | None, name: str) -> None:
        """A draft that nobody edited is not yet the office's words, unless it is said so."""
        if now is not None:
            self.notes.append(f"{name} còn nguyên bản nháp, kế hoạch đã có lời khác: giữ kế hoạch")
        elif self.accept_drafts:
            self.new[part] = text
        else:
            self.notes.append(
                f"{name} còn nguyên bản nháp nên chưa lấy; muốn lấy cả bản nháp: --accept-drafts"
            )

    def _may(self, returned: ReturnedPart, now: str | None, name: str) -> bool:
        """Whether the plan is as it was when the part was sent, or which side was chosen."""
        sent = returned.sent
        if sent is None or sent.origin == "draft":
            same = now is None
        else:
            same = digest_of(now) == sent.digest
        if same or self.keep == "theirs":
            return True
        if self.keep is None:
            self.problems.append(
                f"{name}: cả tệp và kế hoạch cùng đổi; chọn --keep theirs (lấy tệp) hoặc "
                "--keep ours (giữ kế hoạch)"
            )
        else:
            self.notes.append(f"{name}: giữ lời trong kế hoạch")
        return False

    def _choose(self) -> None:
        """Add the proposals chosen to those that the plan has or gets."""
        text = self.new.get("proposals", words_of(self.known, "proposals"))
        self.new["proposals"] = self._with_chosen(text)

    def _with_chosen(self, text: str | None) -> str | None:
        paragraphs = text.split("\n\n") if text else []
        known = {match_key(paragraph) for paragraph in paragraphs}
        for proposal in self.words.chosen:
            if match_key(proposal) not in known:
                paragraphs.append(proposal)
                known.add(match_key(proposal))
        return "\n\n".join(paragraphs) or None
