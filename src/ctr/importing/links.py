"""The data of a plan's files, with a link from every value to the words that it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ctr.importing.lines import Line
from ctr.problems import KeyPath

Named = tuple[dict[str, Any], str, int | None, str]
"""Where a unit's name is to be written (holder, key, place in a list), and the unit's key."""
PROGRAMME, UNITS, LEADERS = "programme.yaml", "units.yaml", "leaders.yaml"


class Link(NamedTuple):
    """A value of the plan and a line that it came from.

    `whole`: every word of the line stands in the value; else the value only says what it means.
    `doubt` is why the value may be wrong.
    """

    line: Line
    file: str
    path: KeyPath
    whole: bool
    doubt: str = ""


@dataclass(slots=True)
class Built:
    """The data of each file, by its path below the plan's folder, and the links."""

    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    form: list[Line] = field(default_factory=list)
    unplaced: list[Line] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def link(
        self,
        lines: Iterable[Line],
        file: str,
        path: KeyPath,
        *,
        whole: bool = True,
        doubt: str = "",
    ) -> None:
        """Say which lines a value came from."""
        self.links += [Link(line, file, path, whole, doubt) for line in lines]


def paragraphs(lines: Iterable[Line]) -> str:
    """Lines as the paragraphs of a text."""
    return "\n\n".join(line.shown for line in lines if line.shown)
