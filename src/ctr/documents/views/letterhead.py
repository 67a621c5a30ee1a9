"""What all documents share: the head, the signature, and what is still missing."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from ctr.documents.views.references import written_out
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Erratum, Plan
from ctr.vietnamese import phrases
from ctr.vietnamese.document_references import document_references

GAP = "[…]"
"""Stands in the text for what has not been written yet."""
BLANK = "\u00a0"
"""Room left on paper for a number or a day; it neither breaks nor folds."""
OFFICE_SYMBOL = "VP"
"""How the office of a ward's committee is abbreviated, where units.yaml tells nothing else."""

_WHOLE = ("TỔ QUỐC VIỆT NAM", "CỘNG SẢN HỒ CHÍ MINH")
"""Parts of the names of a ward's bodies that keep to one line."""


@dataclass(slots=True)
class Gaps:
    """What a document still lacks, in the order of the text."""

    missing: list[str] = field(default_factory=list)

    def filled(self, text: str | None, what: str) -> str:
        """`text`, or a visible gap that is noted."""
        if text:
            return text
        if what not in self.missing:
            self.missing.append(what)
        return GAP

    def paragraphs(self, text: str | None, what: str) -> tuple[str, ...]:
        """The paragraphs of `text`, or one visible gap that is noted."""
        return tuple(self.filled(text, what).split("\n\n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """Phần đầu văn bản."""

    superior: str
    """Cơ quan chủ quản, chữ hoa; trống nếu không có"""
    issuer: str
    """Cơ quan ban hành, chữ hoa"""
    number: str
    """Dòng số và ký hiệu, số để trống khi chưa cấp"""
    dateline: str
    """Địa danh và ngày, ngày để trống khi chưa cấp số"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureView:
    """Phần ký và nơi nhận."""

    authority: str
    """Thẩm quyền ký, ví dụ TM. ỦY BAN NHÂN DÂN; trống khi người đứng đầu đơn vị tự ký"""
    position: str
    """Chức vụ, chữ hoa"""
    name: str
    """Họ tên người ký"""
    recipients: tuple[str, ...]
    """Các dòng của Nơi nhận, đã có dấu câu, chưa có gạch đầu dòng"""


def head(
    plan: Plan,
    symbol: str,
    day: date,
    *,
    issuer: str | None = None,
    superior: str = "",
    number: str | None = None,
    on: date | None = None,
) -> HeadView:
    """The head of a document of the ward, or of `issuer` below `superior`, named in full.

    What is not given of its `number` and its day, `on`, is left blank, the latter within the month
    of `day`.
    """
    return HeadView(
        superior=_heading(plan, superior),
        issuer=_heading(plan, issuer or plan.programme.issuer),
        number=f"Số:{number_with_symbol(number, symbol)}",
        dateline=f"{plan.programme.place}, {day_of_document(on, day)}",
    )


def number_with_symbol(number: str | None, symbol: str) -> str:
    """What stands behind the word `số`: ` 45/BC-UBND`, or room for the number."""
    if number is None:
        return f"{7 * BLANK}/{symbol}"
    return f" {number}" if "/" in number else f" {number}/{symbol}"


def day_of_document(on: date | None, day: date) -> str:
    """The day a document bears, or room for it within the month of `day`."""
    if on is None:
        return f"ngày{5 * BLANK}{phrases.month_of(day)}"
    return f"ngày {phrases.long_day(on)}"


def given_number(document: str | None, symbol: str) -> tuple[str | None, date | None]:
    """Number and day out of `Báo cáo số 45/BC-UBND ngày 02/4/2026`, as far as they stand there.

    Of several documents that with the `symbol` is meant, or else the first.
    """
    if document is None:
        return None, None
    named = [
        one
        for text in (document, f"số {document}")
        for one in document_references(text)
        if not one.mentioned and (one.number is not None or one.day is not None)
    ]
    named.sort(key=lambda one: not (one.number or "").endswith(f"/{symbol}"))
    numbered = next((one for one in named if one.number is not None), None)
    chosen = numbered or next(iter(named), None)
    return (chosen.number, chosen.day) if chosen is not None else (None, None)


def _heading(plan: Plan, name: str) -> str:
    """A name in capitals; the ward's own name, or `VĂN HÓA - XÃ HỘI`, keeps to one line.

    So does the last part of `KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ`.
    """
    text = written_out(plan, name).upper()
    for whole in _WHOLE:
        text = text.replace(whole, whole.replace(" ", BLANK))
    first, _, rest = text.partition(" ")
    if " - " in rest and len(rest) <= 20:
        return f"{first} {rest.replace(' ', BLANK)}"
    for kind in ("PHƯỜNG ", "XÃ ", "ĐẶC KHU "):
        before, named, ward = text.partition(kind)
        if before and named and len(ward) <= 20:
            return f"{before}{(named + ward).replace(' ', BLANK)}"
    before, comma, last = text.rpartition(", ")
    return f"{before}{comma}{last.replace(' ', BLANK)}" if comma and len(last) <= 20 else text


def recipients(lines: list[str]) -> tuple[str, ...]:
    """A semicolon after each line, a full stop after the last (Nghị định 30/2020, Phụ lục I)."""
    return tuple(
        f"{line}{'.' if index == len(lines) - 1 else ';'}" for index, line in enumerate(lines)
    )


def drafting_unit(plan: Plan) -> str | None:
    """The office: through which the units report, or else which owes the ward's own report."""
    reported, owed = plan.programme.unit_duty, plan.programme.ward_duty
    if reported is not None and reported.through is not None:
        return reported.through
    return next(iter(owed.owed_by), None) if owed is not None else None


def drafting_symbol(plan: Plan) -> str:
    """The abbreviation of the office that drafts the ward's documents."""
    unit = plan.unit_of(drafting_unit(plan))
    return (unit.symbol if unit is not None else None) or OFFICE_SYMBOL


def letter_symbol(plan: Plan) -> str:
    """What stands behind the number of a letter; such a one has no abbreviation of its kind."""
    return f"UBND-{drafting_symbol(plan)}"


def ward_signature(plan: Plan, lines: list[str]) -> SignatureView:
    """The signature that the programme bears, its slips read; filed by who drafts."""
    programme = plan.programme
    return SignatureView(
        authority=read(programme.signer.authority or "", programme.errata),
        position=read(programme.signer.position, programme.errata).upper(),
        name=programme.signer.name,
        recipients=recipients([*lines, f"Lưu: VT, {drafting_symbol(plan)}"]),
    )


def read(text: str, errata: tuple[Erratum, ...]) -> str:
    """A printed text with its errata read."""
    for slip in errata:
        text = text.replace(slip.printed, slip.read)
    return text


def programme_number(plan: Plan) -> str:
    """`Chương trình hành động số 07/CTr-UBND`: how a document cites it from the second time on."""
    programme = plan.programme
    return f"{programme.kind} số {programme.number or GAP}/{programme.symbol}"


def programme_reference(plan: Plan) -> str:
    """The first citation: `… số 07/CTr-UBND ngày 20/01/2026 của … về xây dựng …`, with gaps.

    Nghị định 30/2020, Phụ lục I, II.6b: kind, number, day, issuer and trích yếu.
    """
    programme = plan.programme
    day = f"{GAP}/{programme.year}"
    if programme.date is not None:
        day = phrases.document_day(programme.date)
    title = read(programme.title, programme.errata)
    about = f"{title[:1].lower()}{title[1:]}"
    if not about.startswith(("thực hiện ", "về ")):
        about = f"về {about}"
    return f"{programme_number(plan)} ngày {day} của {programme.issuer} {about}"


def note_reference(plan: Plan, gaps: Gaps) -> None:
    """Note that the programme's own number or day is missing."""
    if not plan.programme.number or plan.programme.date is None:
        gaps.missing.append("số, ngày của chương trình (ghi bằng ctr issue)")
