"""Where the parts of an issued document stand that are neither purpose, tasks nor part III."""

from __future__ import annotations

from collections.abc import Sequence

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Programme, Section
from ctr.vietnamese.document_parts import is_annex, part_kind, part_number, without_number

_USUAL = ("I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG", "III. TỔ CHỨC THỰC HIỆN")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """Một phần khác của văn bản."""

    title: str
    """Tên phần, như đã in"""
    paragraphs: tuple[str, ...]
    """Các đoạn"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The headings of the three parts that every programme has, and the others by their place."""

    purpose: tuple[str, ...]
    tasks: tuple[str, ...]
    implementation: tuple[str, ...]
    before: tuple[PartView, ...]
    between: tuple[PartView, ...]
    after: tuple[PartView, ...]
    annexes: tuple[PartView, ...]


def parts_of(programme: Programme, sections: Sequence[Section]) -> Parts:
    """As the document had them, by their numbers."""
    headings = _headings(programme.headings)
    above = [heading for section in sections for heading in (*section.headings, _printed(section))]
    tasks = _first_number([*headings["tasks"], *above])
    last = _first_number(headings["implementation"])
    placed: dict[str, list[PartView]] = {"before": [], "between": [], "after": [], "annexes": []}
    in_annex = False
    for block in programme.parts:
        in_annex = in_annex or is_annex(block.title)
        text = "" if block.text == block.title else block.text
        view = PartView(
            title=block.title, paragraphs=tuple(part for part in text.split("\n\n") if part)
        )
        number = part_number(block.title)
        if in_annex:
            place = "annexes"
        elif number is None or tasks is None:
            goals = part_kind(without_number(block.title)) in ("goals", "purpose")
            place = "before" if goals else "between"
        elif number < tasks:
            place = "before"
        else:
            place = "after" if last is not None and number > last else "between"
        placed[place].append(view)
    return Parts(
        purpose=tuple(headings["purpose"]),
        tasks=tuple(headings["tasks"]),
        implementation=tuple(headings["implementation"]),
        before=tuple(placed["before"]),
        between=tuple(placed["between"]),
        after=tuple(placed["after"]),
        annexes=tuple(placed["annexes"]),
    )


def _printed(section: Section) -> str:
    """A section's own heading, where it is a part of the document."""
    number = section.printed_number or ""
    return f"{number}." if number.isupper() else ""


def _headings(printed: Sequence[str]) -> dict[str, list[str]]:
    """The printed headings of each part; the usual ones where none were kept.

    A line without a number goes on with the heading above it.
    """
    found: dict[str, list[str]] = {"purpose": [], "tasks": [], "implementation": []}
    if not printed:
        return {name: [usual] for name, usual in zip(found, _USUAL, strict=True)}
    current = ""
    for heading in printed:
        if part_number(heading) is not None or not current:
            kind = part_kind(without_number(heading))
            current = kind if kind in ("purpose", "implementation") else "tasks"
        found[current].append(heading)
    return found


def _first_number(headings: Sequence[str]) -> int | None:
    return next((n for n in map(part_number, headings) if n is not None), None)
