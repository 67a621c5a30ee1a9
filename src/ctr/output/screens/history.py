"""The history on a screen: of each commit the day, who, the subject, and below it what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ctr.output.lines import EMPTY, Span, Words, folded, indented, joined, kept, words
from ctr.output.screen import BETWEEN

_LOOKS = {"+": "good", "-": "warn", "!": "late", "~": ""}


@dataclass(frozen=True, slots=True)
class Block:
    """What happened in one commit, or between two states, where `head` is empty.

    `skipped`: how many commits before it that do not load have their changes in here.
    """

    head: tuple[str, ...]
    subject: str
    skipped: int
    lines: list[tuple[str, str]]


def history_lines(blocks: Sequence[Block], room: int | None) -> list[Words]:
    """The blocks one below the other; in a pipe (None) a line each, with its commit."""
    if room is None:
        return [
            words(BETWEEN.join((*block.head, line)))
            for block in blocks
            for line in (*_note(block), *(f"{sign} {text}" for sign, text in block.lines))
        ]
    lines: list[Words] = []
    for block in blocks:
        if lines:
            lines.append(EMPTY)
        lines += _block(block, room)
    return lines


def _block(block: Block, room: int) -> list[Words]:
    lines: list[Words] = []
    if block.head:
        parts = [words(Span(kept(part), "head")) for part in block.head]
        lines += folded(joined(parts, "  "), room, 2)
        if block.subject:
            lines += indented(folded(words(Span(f"“{block.subject}”")), room - 2), 2)
    for note in _note(block):
        lines += indented(folded(words(note), room - 2), 2)
    inner = 2 if block.head else 0
    for sign, text in block.lines:
        line = words(Span(kept(f"{sign} "), _LOOKS.get(sign, "")), text)
        lines += indented(folded(line, room - inner, 2), inner)
    return lines


def _note(block: Block) -> list[str]:
    if not block.skipped:
        return []
    return [f"(gồm cả thay đổi của {block.skipped} phiên bản không nạp được ngay trước đó)"]
