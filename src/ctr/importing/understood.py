"""What was understood of a document, each value linked to the words that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from ctr.importing.lines import Grid, Line

Kind = Literal["text", "assignment", "heading", "form", "head", "foot", "other"]


@dataclass(slots=True, eq=False)
class Said:
    """What one kind of assignment says of a task, with the line that says it.

    `label` is the label or the head of the column.
    """

    role: str
    value: str
    line: Line | None
    label: str = ""


@dataclass(slots=True, eq=False)
class TaskDraft:
    """A task as it stands in the document.

    `lines` make its text, `assignment` its lines of assignment, which are told again, in parts, by
    `said`. `shared` says that lead, leader and the like stand in the section's lines.
    """

    mark: str
    lines: list[Line]
    said: list[Said] = field(default_factory=list)
    assignment: list[Line] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    """For an assignment's line that is a cell: the head of its column, by the line's index."""
    shared: bool = False
    own_text: str | None = None
    """The text where it is not that of its whole lines."""
    title: str | None = None
    whole_section: bool = False
    also: list[Line] = field(default_factory=list)
    """Other words of the same task elsewhere."""
    told: list[Line] = field(default_factory=list)
    """The same words elsewhere."""
    footnotes: list[tuple[str, list[Line]]] = field(default_factory=list)
    table_targets: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    in_table: bool = False

    @property
    def text(self) -> str:
        """Its paragraphs."""
        if self.own_text is not None:
            return self.own_text
        shown = [line.text if not index else line.shown for index, line in enumerate(self.lines)]
        return "\n\n".join(part for part in shown if part)

    def of(self, role: str) -> list[Said]:
        """What is said of one role."""
        return [said for said in self.said if said.role == role]


@dataclass(slots=True, eq=False)
class SectionDraft:
    """A section of tasks. `line` is its title's; `headings` stand above it."""

    line: Line | None
    title: str
    mark: str = ""
    headings: list[Line] = field(default_factory=list)
    intro: list[Line] = field(default_factory=list)
    columns: list[Line] = field(default_factory=list)
    assignment: list[Line] = field(default_factory=list)
    tasks: list[TaskDraft] = field(default_factory=list)
    annex: bool = False
    """Whether it stands in an appendix."""
    year: int | None = None
    """The one year that the headings above it are of."""
    lead: tuple[str, Line] | None = None
    """Who does all of it, where the heading is a body."""


@dataclass(slots=True, eq=False)
class Block:
    """A part that is kept in its own words."""

    title: str
    title_line: Line | None
    lines: list[Line]
    inline: Line | None = None
    """A line of which the beginning is the title and the rest the first paragraph."""
    rest: str = ""
    number: str = ""


@dataclass(slots=True, eq=False)
class Draft:
    """Everything of one programme. `form` are lines of which a plan has every word by its keys."""

    head: dict[str, tuple[str, list[Line]]] = field(default_factory=dict)
    form: list[Line] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    opening: list[Line] = field(default_factory=list)
    purpose: list[Line] = field(default_factory=list)
    requirements: list[Line] = field(default_factory=list)
    sections: list[SectionDraft] = field(default_factory=list)
    parts: list[Block] = field(default_factory=list)
    implementation: list[Block] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    recipients: list[tuple[str, list[Line]]] = field(default_factory=list)
    signer: dict[str, tuple[str, list[Line]]] = field(default_factory=dict)
    unplaced: list[Line] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def tasks(self) -> Iterator[tuple[SectionDraft, TaskDraft]]:
        """Every task with its section."""
        for section in self.sections:
            for task in section.tasks:
                yield section, task


@dataclass(slots=True, eq=False)
class Part:
    """A part of a document: its heading and what stands below it."""

    heading: list[Line]
    items: list[Line | Grid] = field(default_factory=list)
    annex: bool = False

    @property
    def title(self) -> str:
        """Its heading in one line."""
        return " ".join(line.text for line in self.heading)
