"""The office's words: what is taken of a document that came back, against the plan as it is now."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.errors import CannotRun
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.office_parts import OFFICE_PARTS, OFFICE_TITLES, office_part_named
from ctr.results.office_words import (
    Keep,
    OfficeWords,
    Origin,
    ReturnedPart,
    Sent,
    as_it_was_sent,
    digest_of,
    plain,
    taken,
    written,
)
from tests.plans import task
from tests.plans import written as written_plan

YEAR = ReportingPeriod.whole_year(2026)
SENT, THEIRS, OURS = "Lời đã gửi.", "Lời của tệp.", "Lời của kế hoạch."


def plan_with(folder: Path, direction: str | None) -> Plan:
    content = {"direction": direction} if direction is not None else {}
    core = load(written_plan(folder, [task("1.1")], summaries={2026: content})).core
    assert core is not None
    return core


@pytest.mark.parametrize(
    ("origin", "sent", "back", "now", "keep", "expected"),
    [
        # sent as words of the plan
        ("words", SENT, SENT, SENT, None, SENT),
        ("words", SENT, SENT, OURS, None, OURS),
        ("words", SENT, THEIRS, SENT, None, THEIRS),
        ("words", SENT, THEIRS, THEIRS, None, THEIRS),
        ("words", SENT, THEIRS, OURS, None, "fault"),
        ("words", SENT, THEIRS, OURS, "theirs", THEIRS),
        ("words", SENT, THEIRS, OURS, "ours", OURS),
        ("words", SENT, THEIRS, None, None, "fault"),
        ("words", SENT, None, SENT, None, SENT),
        ("words", SENT, "xóa", SENT, None, None),
        ("words", SENT, "XÓA", OURS, None, "fault"),
        ("words", SENT, "xóa", OURS, "theirs", None),
        ("words", SENT, "xóa", None, None, None),
        # sent as a draft
        ("draft", SENT, SENT, None, None, None),
        ("draft", SENT, SENT, OURS, None, OURS),
        ("draft", SENT, THEIRS, None, None, THEIRS),
        ("draft", SENT, THEIRS, OURS, None, "fault"),
        ("draft", SENT, THEIRS, OURS, "theirs", THEIRS),
        ("draft", SENT, None, None, None, None),
        ("draft", SENT, "xóa", None, None, None),
        ("draft", None, None, None, None, None),
        ("draft", None, THEIRS, None, None, THEIRS),
        # the bookmark is gone, and with it what was sent
        (None, None, THEIRS, None, None, THEIRS),
        (None, None, THEIRS, OURS, None, "fault"),
        (None, None, OURS, OURS, None, OURS),
    ],
)
def test_three_ways(
    tmp_path: Path,
    origin: Origin | None,
    sent: str | None,
    back: str | None,
    now: str | None,
    keep: Keep | None,
    expected: str | None,
) -> None:
    plan = plan_with(tmp_path, now)
    mark = Sent(origin=origin, digest=digest_of(sent)) if origin is not None else None
    words = OfficeWords(
        file="loi.docx",
        programme=plan.identity,
        period=YEAR,
        parts=(ReturnedPart(part="direction", text=back, sent=mark),),
    )
    got = taken(words, plan, keep, accept_drafts=False)
    assert bool(got.problems) is (expected == "fault")
    changes = {change.field: change.new for change in got.edits.changes}
    assert changes.get("direction", now) == (now if expected == "fault" else expected)


def test_an_untouched_draft_is_taken_only_where_the_plan_has_no_words(tmp_path: Path) -> None:
    for now, new in ((None, SENT), (OURS, None)):
        plan = plan_with(tmp_path / str(now), now)
        part = ReturnedPart(
            part="direction", text=SENT, sent=Sent(origin="draft", digest=digest_of(SENT))
        )
        words = OfficeWords(file="a", programme=plan.identity, period=YEAR, parts=(part,))
        got = taken(words, plan, None, accept_drafts=True)
        assert [change.new for change in got.edits.changes] == ([new] if new else [])


def test_another_programme_or_year_is_a_fault(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, None)
    for programme, year in (("0" * 16, 2026), (plan.identity, 2031)):
        period = ReportingPeriod.whole_year(year)
        words = OfficeWords(file="a", programme=programme, period=period, parts=())
        assert taken(words, plan, None, accept_drafts=False).problems


def test_a_paragraph_is_the_same_however_word_wrote_it() -> None:
    assert (
        plain("Hoa\u0300  Bi\u0300nh\u00a0: 07\u2011CTr quy\u00adết\u200b")
        == "Hoà Bình : 07-CTr quyết"
    )
    assert written(["a ", " ", "b\u00a0c"]) == "a\n\nb c"
    assert written([" ", ""]) is None
    assert digest_of("ngày\u00a005\n\nb") == digest_of("ngày 05\n\nb") != digest_of("ngày 05 b")


@pytest.mark.parametrize("part", OFFICE_PARTS)
def test_every_part_is_found_by_its_key_and_its_title(part: str) -> None:
    for known in OFFICE_PARTS:
        if known == part:
            assert office_part_named(known) == office_part_named(OFFICE_TITLES[known]) == part


def test_no_other_name_is_a_part() -> None:
    with pytest.raises(CannotRun, match="không có phần"):
        office_part_named("kết luận")


@pytest.mark.parametrize(
    ("text", "marked", "chosen", "problems", "same"),
    [
        (SENT, True, (), (), True),
        (THEIRS, True, (), (), False),
        (None, True, (), (), False),
        (SENT, False, (), (), False),
        (SENT, True, ("Xin thêm xe.",), (), False),
        (SENT, True, (), ("bảng thiếu cột",), False),
    ],
)
def test_a_document_that_nobody_changed(
    text: str | None, marked: bool, chosen: tuple[str, ...], problems: tuple[str, ...], same: bool
) -> None:
    sent = Sent(origin="draft", digest=digest_of(SENT)) if marked else None
    words = OfficeWords(
        file="a.docx",
        programme="p",
        period=YEAR,
        parts=(ReturnedPart(part="direction", text=text, sent=sent),),
        chosen=chosen,
        problems=problems,
    )
    assert as_it_was_sent(words) is same
