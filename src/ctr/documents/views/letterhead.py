"""What all documents share: the head, the signature, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ctr.plan.model import Erratum, Plan
from ctr.vietnamese import phrases

GAP = "[…]"
"""Stands in the text for what has not been written yet."""


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
    """Dòng số và ký hiệu, số để trống"""
    dateline: str
    """Địa danh và ngày, ngày để trống"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureView:
    """Phần ký và nơi nhận."""

    authority: str
    """Thẩm quyền ký, ví dụ TM. ỦY BAN NHÂN DÂN"""
    position: str
    """Chức vụ, chữ hoa"""
    name: str
    """Họ tên người ký"""
    recipients: tuple[str, ...]
    """Các dòng của Nơi nhận, đã có dấu câu, chưa có gạch đầu dòng"""


def head(
    plan: Plan, symbol: str, day: date, *, issuer: str | None = None, superior: str = ""
) -> HeadView:
    """The head of a document of the ward, or of `issuer` below `superior`."""
    return HeadView(
        superior=superior.upper(),
        issuer=(issuer or plan.programme.issuer).upper(),
        number=f"Số:       /{symbol}",
        dateline=f"{plan.programme.place}, ngày     {phrases.month_of(day)}",
    )


def recipients(lines: list[str]) -> tuple[str, ...]:
    """A semicolon after each line, a full stop after the last (Nghị định 30/2020, Phụ lục I)."""
    return tuple(
        f"{line}{'.' if index == len(lines) - 1 else ';'}" for index, line in enumerate(lines)
    )


def ward_signature(plan: Plan, lines: list[str]) -> SignatureView:
    """The signature that the programme bears, its slips read."""
    programme = plan.programme
    return SignatureView(
        authority=read(programme.signer.authority, programme.errata),
        position=read(programme.signer.position, programme.errata).upper(),
        name=programme.signer.name,
        recipients=recipients(lines),
    )


def read(text: str, errata: tuple[Erratum, ...]) -> str:
    """A printed text with its errata read."""
    for slip in errata:
        text = text.replace(slip.printed, slip.read)
    return text


def programme_reference(plan: Plan) -> str:
    """`Chương trình hành động số 07/CTr-UBND ngày 20 tháng 01 năm 2026 của …`, with gaps."""
    programme = plan.programme
    number = f"số {programme.number or GAP}/{programme.symbol}"
    day = phrases.long_day(programme.date) if programme.date else f"{GAP} năm {programme.year}"
    return f"{programme.kind} {number} ngày {day} của {programme.issuer}"


def note_reference(plan: Plan, gaps: Gaps) -> None:
    """Note that the programme's own number or day is missing."""
    if not plan.programme.number or plan.programme.date is None:
        gaps.missing.append("số, ngày của chương trình (number, date trong programme.yaml)")
