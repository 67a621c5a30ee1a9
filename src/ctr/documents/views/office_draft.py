"""The document in which the office writes its own words, as a template sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctr.documents.office_words import (
    ALREADY,
    CHOICE,
    CHOOSING,
    CHOOSING_TITLE,
    PROPOSAL,
    part_mark,
    stamp,
)
from ctr.documents.views.draft_sources import PlanFiles, Sentence, sources_phrase
from ctr.documents.views.drafted import Drafter
from ctr.documents.views.letterhead import programme_number
from ctr.documents.views.of_period import figures_day, list_of, tasks_by_text
from ctr.documents.views.references import numbered
from ctr.documents.views.rows import Rows
from ctr.documents.views.tables import Column, Table
from ctr.late_dataclasses import dataclass
from ctr.plan.amended.on import plan_on
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.office_parts import (
    OFFICE_PARTS,
    OFFICE_TITLES,
    OfficePart,
    Words,
    holder_of,
    words_of,
)
from ctr.results.office_words import Sent, digest_of, written
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import match_key
from ctr.wording.periods import next_period_name, period_name


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftParagraph:
    """Một đoạn."""

    text: str
    """Lời văn; trống ở phần chưa có gì, để gõ vào"""
    source: str
    """Căn cứ của câu dự thảo; trống với lời đã ghi trong kế hoạch"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPart:
    """Một phần lời của văn phòng."""

    number: int
    """Số thứ tự"""
    title: str
    """Tên phần; khi thu lại, phần được nhận theo tên này"""
    note: str
    """Là bản nháp, hay lời đã ghi trong kế hoạch"""
    mark: str
    """Dấu của phần, thành dấu trang (bookmark) của Word"""
    paragraphs: tuple[DraftParagraph, ...]
    """Các đoạn"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """Một đề xuất của đơn vị."""

    chosen: str
    """Ô để ghi x; “đã có” với đề xuất đã nằm trong lời của văn phòng"""
    text: str
    """Lời đề xuất"""
    unit: str
    """Đơn vị"""
    tasks: str
    """Nhiệm vụ; trống với đề xuất chung"""


PROPOSALS: Table = (
    Column(head=CHOICE, field="chosen", width=10, centred=True),
    Column(head=PROPOSAL, field="text", width=50),
    Column(head="Đơn vị", field="unit", width=24),
    Column(head="Nhiệm vụ", field="tasks", width=16),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeDraftView:
    """Lời của văn phòng."""

    title: str
    """Tên văn bản"""
    subject: str
    """Cho báo cáo nào"""
    mark: str
    """Dấu của chương trình và năm, thành dấu trang (bookmark) của Word"""
    instruction: tuple[str, ...]
    """Cách dùng, không thu lại"""
    parts: tuple[DraftPart, ...]
    """Các phần"""
    choosing: str
    """Tên bảng đề xuất"""
    choosing_note: str
    """Cách chọn"""
    choosing_mark: str
    """Dấu của bảng đề xuất"""
    proposals: tuple[ProposalRow, ...]
    """Đề xuất của các đơn vị"""
    proposal_columns: Table
    """Các cột của bảng đó"""


def office_draft_view(
    plan: Plan, files: PlanFiles, period: ReportingPeriod, as_of: date
) -> OfficeDraftView:
    """The parts that only the office can write, those still unwritten drafted from the records."""
    plan = plan_on(plan, min(as_of, period.last_day))
    figures_to = figures_day(plan, period, as_of)
    words = holder_of(plan, period)
    drafter = Drafter(plan, Rows(plan, period, figures_to, received_by=as_of), files)
    return OfficeDraftView(
        title="LỜI CỦA VĂN PHÒNG",
        subject=f"cho báo cáo {period_name(period)} thực hiện {programme_number(plan)}",
        mark=stamp(plan.identity, period),
        instruction=_instruction(figures_to),
        parts=tuple(
            _part(index, part, words, drafter) for index, part in enumerate(OFFICE_PARTS, start=1)
        ),
        choosing=CHOOSING_TITLE,
        choosing_note=f"ghi x vào cột {CHOICE} để đưa vào phần {len(OFFICE_PARTS)}",
        choosing_mark=CHOOSING,
        proposals=tuple(_proposals(plan, period.year, words_of(words, "proposals"))),
        proposal_columns=PROPOSALS,
    )


def _instruction(figures_to: date) -> tuple[str, ...]:
    return (
        "Sửa trực tiếp dưới từng tiêu đề, giữ nguyên các tiêu đề; thêm, bớt đoạn tùy ý. Lưu lại "
        "rồi thu bằng lệnh: ctr collect TỆP.docx",
        f"Câu của bản nháp lập từ số liệu tính đến ngày {phrases.document_day(figures_to)}; căn cứ "
        "của từng câu nằm ở chú thích (comment) bên lề. Bản nháp để nguyên thì không thu.",
        "Bỏ một phần đã ghi trong kế hoạch: thay lời của phần đó bằng chữ “xóa”. Khung này, các "
        "chú thích và bảng đề xuất không vào báo cáo.",
    )


def _part(number: int, part: OfficePart, holder: Words, drafter: Drafter) -> DraftPart:
    words = words_of(holder, part)
    sentences: tuple[Sentence, ...] = ()
    if words is None:
        sentences = drafter.part(part)
        note = "bản nháp, cần sửa" if sentences else "chưa có, văn phòng viết"
        text = written(sentence.text for sentence in sentences)
    else:
        note, text = "đã ghi trong kế hoạch", words
        sentences = tuple(Sentence(text=block, sources=()) for block in words.split("\n\n"))
    if part == "next_year":
        note = f"{next_period_name(drafter.period)}; {note}"
    sent = Sent(origin="draft" if words is None else "words", digest=digest_of(text))
    return DraftPart(
        number=number,
        title=OFFICE_TITLES[part],
        note=note,
        mark=part_mark(part, sent),
        paragraphs=tuple(
            DraftParagraph(text=one.text, source=sources_phrase(one.sources)) for one in sentences
        )
        or (DraftParagraph(text="", source=""),),
    )


def _proposals(plan: Plan, year: int, words: str | None) -> Iterator[ProposalRow]:
    """What units propose, of the year and of each task; one row for one unit's text."""
    known = {match_key(block) for block in (words or "").split("\n\n")}
    for results in plan.results:
        if results.year != year:
            continue
        for text, tasks in tasks_by_text(results, list_of("proposals")).items():
            words = phrases.sentence(text)
            yield ProposalRow(
                chosen=ALREADY if match_key(words) in known else "",
                text=words,
                unit=results.unit,
                tasks=", ".join(numbered(task) for task in tasks),
            )
