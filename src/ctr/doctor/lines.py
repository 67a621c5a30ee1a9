"""The findings for people: a state in a word, what it is, and the next step."""

from __future__ import annotations

from collections.abc import Sequence

from ctr.doctor.finding import Finding, Part, State
from ctr.output.lines import EMPTY, KEPT, Span, Words, folded, kept, padded, words
from ctr.output.look import GOOD, LATE, SOON, Look

_PARTS: dict[Part, str] = {
    "program": "Chương trình",
    "plan": "Kế hoạch",
    "git": "git",
    "machine": "Máy",
}
_STATES: dict[State, tuple[Look, str]] = {
    "ok": (GOOD, "OK"),
    "attention": (SOON, "chú ý"),
    "error": (LATE, "lỗi"),
}
_STATE_ROOM = 8
"""Columns of `▲ chú ý` and a space."""


def lines(findings: Sequence[Finding], room: int | None) -> list[Words]:
    """For a terminal of so many columns, below a head each part; a line each for a pipe."""
    shown: list[Words] = []
    for part, head in _PARTS.items():
        of_part = [finding for finding in findings if finding.part == part]
        if room is not None and of_part:
            shown += [EMPTY] if shown else []
            shown.append(words(Span(head, "head")))
        for finding in of_part:
            shown += _line(finding, room)
    return shown


def _line(finding: Finding, room: int | None) -> list[Words]:
    look, word = _STATES[finding.state]
    state = look.marked(word)
    hint = f" {kept(f'→ {finding.hint}')}" if finding.hint else ""
    said = words(f"{finding.title}:{KEPT}", finding.text, hint)
    if room is None:
        return [words(state, " ", said)]
    first, *rest = folded(said, room - _STATE_ROOM, hanging=2)
    indent = Span(" " * _STATE_ROOM)
    return [(*padded(state, _STATE_ROOM), *first), *((indent, *line) for line in rest)]
