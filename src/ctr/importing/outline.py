"""Tasks as lines: numbered ones with lines of assignment, dashes with one for all of them, and
dashes below the body that must do them."""

from __future__ import annotations

from ctr.importing import columns, tables
from ctr.importing.charges import (
    aside_charge,
    charge_of,
    heading_charge,
    sentence_charge,
    tail_charge,
    whom,
)
from ctr.importing.lines import Grid, Line
from ctr.importing.nodes import (
    below_body,
    charged_lines,
    deadline_in,
    grids_of,
    heading_bodies,
    is_detail,
    is_group,
    is_title,
    mark_of,
    root_of,
    said_in,
)
from ctr.importing.tree import Node, assigned, is_label, own_labels
from ctr.importing.understood import Part, Said, SectionDraft, TaskDraft


class Reader:
    """The sections and tasks of a part.

    `bodies`: its tasks may stand below bodies. `every`: its points are tasks though nobody is said
    to do them. `charged`: its sentences may say themselves who does them.
    """

    def __init__(
        self, part: Part, *, bodies: bool = False, every: bool = False, charged: bool = False
    ) -> None:
        self.every = every
        self.charged = charged
        self.part = part
        self.bodies = bodies
        self.sections: list[SectionDraft] = []
        self.left: list[Line] = []
        """Lines that are no part of a task or section."""
        self._open: SectionDraft | None = None
        self._pending: list[Line] = []
        """Headings that stand above the next section."""

    def read(self) -> list[SectionDraft]:
        """The sections that have tasks; `left` gets the rest."""
        root = root_of(self.part)
        if own_labels(root) and any(child.style == "dash" for child in root.children):
            self._group(root)
        else:
            self._walk(root, [])
        if (self._open is not None and self._pending) or self._pending:
            self.left += self._pending
        for section in self.sections:
            for task in section.tasks:
                _charge(task)
        return [section for section in self.sections if section.tasks]

    def _section(self, node: Node | None, headings: list[Line]) -> SectionDraft:
        line = node.line if node is not None else None
        if line is None:
            first = self.part.heading[0] if self.part.heading else None
            title = self.part.title or "Nhiệm vụ"
            section = SectionDraft(line=None, title=title, mark=first.mark if first else "")
        else:
            section = SectionDraft(line=line, title=line.text.rstrip(" :"), mark=line.mark)
        section.headings = [*self._pending, *headings]
        self._pending = []
        self.sections.append(section)
        self._open = section
        return section

    def _walk(self, node: Node, headings: list[Line]) -> None:
        """Read a node that is a heading, or the whole part."""
        kinds = [self._kind(child) for child in node.children]
        section: SectionDraft | None = None
        intro: list[Line] = []
        seen = -1

        def home() -> SectionDraft:
            nonlocal section
            if section is None:
                section = self._section(node if node.line is not None else None, headings)
                section.intro += intro
                intro.clear()
            return section

        loose: list[Line] = []
        for item in node.content:
            if isinstance(item, Grid):
                if columns.is_of_tasks(item) or columns.is_of_targets(item):
                    self._table(item, node, headings, home)
                else:
                    self.left += list(item.lines())
                continue
            if isinstance(item, Line):
                if is_label(item):
                    self._late_label(item, section, loose)
                elif section is None:
                    intro.append(item)
                else:
                    loose.append(item)
                continue
            if loose:
                self._loose(section, loose)
                loose = []
            seen += 1
            kind = kinds[seen]
            if kind == "heading":
                self._walk(item, [])
                if section is not None:
                    section = None
                continue
            if kind == "group":
                if intro:
                    self._pending += intro
                    intro.clear()
                self._group(item)
                section = None
                continue
            if kind == "bodies":
                if intro:
                    self._pending += intro
                    intro.clear()
                self._of_bodies(item)
                section = None
                continue
            if kind == "charges":
                self._charges(item)
                section = None
                continue
            if kind == "alone" and any(kind in ("heading", "group") for kind in kinds):
                if intro:
                    self._pending += intro
                    intro.clear()
                self._alone(item)
                section = None
                continue
            if kind in ("task", "alone", "bare"):
                if kind == "bare" and not any(k in ("task", "alone") for k in kinds):
                    self._unassigned(item, section)
                    continue
                home().tasks += self._tasks(item)
                continue
        if loose:
            self._loose(section, loose)
        if intro:
            if node.line is not None and section is None:
                self.left += [node.line, *intro]
            else:
                self.left += intro
        elif node.line is not None and section is None and not node.children and not node.grids:
            self.left.append(node.line)
        elif node.line is not None and section is None and not self._placed(node.line):
            self._above(node)

    def _placed(self, line: Line) -> bool:
        return any(section.line is line or line in section.headings for section in self.sections)

    def _above(self, node: Node) -> None:
        """A heading above sections: it goes with the first one that follows it."""
        assert node.line is not None
        for section in self.sections:
            first = section.line or (
                section.tasks[0].lines[0] if section.tasks and section.tasks[0].lines else None
            )
            if first is not None and first.index > node.line.index:
                section.headings.insert(0, node.line)
                return
        self.left.append(node.line)

    def _unassigned(self, node: Node, section: SectionDraft | None) -> None:
        if section is not None and section.tasks:
            section.tasks += self._tasks(node)
        else:
            self.left += node.lines()

    def _late_label(self, line: Line, section: SectionDraft | None, loose: list[Line]) -> None:
        """A line of assignment behind lines without a number: a task that lost its number."""
        if loose and section is not None:
            task = TaskDraft(mark="", lines=list(loose), assignment=[line], said=said_in(line))
            section.tasks.append(task)
            loose.clear()
        elif section is not None and section.tasks:
            section.tasks[-1].assignment.append(line)
            section.tasks[-1].said += said_in(line)
        else:
            self.left.append(line)

    def _loose(self, section: SectionDraft | None, loose: list[Line]) -> None:
        if section is not None and section.tasks:
            section.tasks[-1].lines += loose
        else:
            self.left += loose

    def _kind(self, node: Node) -> str:
        """What a node is: a heading of tasks, a group of dashes, one task, or bare words."""
        if self.bodies and heading_bodies(node) and below_body(node):
            return "bodies"
        if self._is_charged(node):
            listed = node.line is not None and heading_charge(node.line) and node.children
            return "group" if listed else "task"
        if self.charged and charged_lines(node):
            return "charges"
        below = [child for child in node.children if assigned(child) or self._is_charged(child)]
        has_tables = any(columns.is_of_tasks(grid) for grid in node.grids)
        if self.bodies and any(heading_bodies(each) for each in node.all() if each is not node):
            return "heading"
        if (
            below
            or has_tables
            or any(columns.is_of_tasks(grid) for child in node.children for grid in grids_of(child))
        ):
            return "heading"
        if not own_labels(node) and not (node.line is not None and is_label(node.line)):
            return self._unsaid(node) if self.every else "bare"
        if is_group(node):
            return "group"
        return "alone" if is_title(node) else "task"

    def _is_charged(self, node: Node) -> bool:
        return self.charged and node.line is not None and bool(charge_of(node.line))

    def _unsaid(self, node: Node) -> str:
        """What a point is in a part where nobody is said to do anything."""
        if any(child.style not in ("dash", "point", "bracket") for child in node.children):
            return "heading"
        return "group" if is_group(node) else "task"

    def _group(self, node: Node) -> None:
        """Dashes, or points, with one assignment for all of them."""
        section = self._section(node if node.line is not None else None, [])
        batch: list[TaskDraft] = []
        before: list[Said] = heading_charge(node.line) if node.line is not None else []
        first_label = True
        done: list[TaskDraft] = []
        for item in node.content:
            if isinstance(item, Grid):
                self.left += list(item.lines())
            elif isinstance(item, Node):
                if not first_label:
                    batch, first_label = [], True
                task = TaskDraft(mark=mark_of(item), lines=item.lines(), shared=True)
                task.said += before
                batch.append(task)
                done.append(task)
            elif is_label(item) and not done:
                section.assignment.append(item)
                before += said_in(item)
            elif is_label(item):
                first_label = False
                section.assignment.append(item)
                for task in batch:
                    task.said += said_in(item)
            elif batch:
                batch[-1].lines.append(item)
            else:
                section.intro.append(item)
        section.tasks += done

    def _charges(self, node: Node) -> None:
        """Paragraphs below a title that say each who does it."""
        section = self._section(node, [])
        charged = charged_lines(node)
        for item in node.content:
            if isinstance(item, Grid):
                self.left += list(item.lines())
            elif isinstance(item, Line) and item in charged:
                section.tasks.append(TaskDraft(mark="", lines=[item]))
            elif isinstance(item, Line):
                (section.tasks[-1].lines if section.tasks else section.intro).append(item)

    def _of_bodies(self, node: Node) -> None:
        """The tasks below the body that must do them."""
        assert node.line is not None
        section = self._section(node, [])
        bodies = heading_bodies(node) or ""
        section.lead = (bodies, node.line)
        below = below_body(node)
        lead_line = node.line
        for item in node.content:
            if isinstance(item, Line) and is_label(item):
                section.assignment.append(item)
                for task in section.tasks:
                    task.said += said_in(item)
                continue
            if isinstance(item, Grid):
                self.left += list(item.lines())
                continue
            if item not in below:
                if isinstance(item, Line) and section.tasks:
                    section.tasks[-1].lines.append(item)
                elif isinstance(item, Line):
                    section.intro.append(item)
                else:
                    self.left += item.lines()
                continue
            lines = item.lines() if isinstance(item, Node) else [item]
            labels = [line for line in lines if is_label(line)]
            task = TaskDraft(
                mark=mark_of(item) if isinstance(item, Node) else "",
                lines=[line for line in lines if line not in labels],
                assignment=labels,
                said=[said for line in labels for said in said_in(line)],
                shared=True,
            )
            if not task.of("lead"):
                task.said.append(Said("lead", bodies, lead_line))
            if not task.of("coordinating") and task.lines:
                named = whom(task.lines[0].text)
                if named:
                    task.said.append(Said("coordinating", named, task.lines[0]))
            if task.lines and not task.of("deadline"):
                task.said += deadline_in(task.lines)
            section.tasks.append(task)

    def _alone(self, node: Node) -> None:
        """A section that is one task."""
        section = self._section(node, [])
        tasks = self._tasks(node, titled=True)
        if len(tasks) == 1:
            tasks[0].whole_section = True
        section.tasks += tasks

    def _tasks(self, node: Node, titled: bool = False) -> list[TaskDraft]:
        """A node as a task; as several where more than one run of assignments stands in it."""
        runs: list[TaskDraft] = [TaskDraft(mark=mark_of(node), lines=[])]
        if node.line is not None and not titled:
            runs[-1].lines.append(node.line)
            if is_label(node.line):
                runs[-1].said += said_in(node.line)
        for item in node.content:
            task = runs[-1]
            if isinstance(item, Grid):
                task.lines += list(item.lines())
            elif isinstance(item, Node) and task.assignment and is_detail(item.line):
                task.assignment += item.lines()
            elif isinstance(item, Node):
                if task.assignment and not own_labels(item):
                    task = TaskDraft(mark="", lines=[])
                    runs.append(task)
                task.lines += item.lines()
            elif is_label(item):
                task.assignment.append(item)
                task.said += said_in(item)
            else:
                if task.assignment:
                    task = TaskDraft(mark="", lines=[])
                    runs.append(task)
                task.lines.append(item)
        return _without_remains(runs)

    def _table(self, grid: Grid, node: Node, headings: list[Line], home: object) -> None:
        title = node.line if node.line is not None else None
        read = tables.read(grid, self.part.title if title is None else title.text, title)
        for section in read:
            section.headings = [*self._pending, *section.headings]
            self._pending = []
        self.sections += read
        self._open = None


def _charge(task: TaskDraft) -> None:
    """Let a task of which no label says who does it be charged by its own words."""
    if task.of("lead") or task.of("both") or not task.lines or task.in_table:
        return
    first, last = task.lines[0], task.lines[-1]
    said = sentence_charge(first) or aside_charge(last) or tail_charge(last)
    task.said += [each for each in said if not task.of(each.role)]


def _without_remains(runs: list[TaskDraft]) -> list[TaskDraft]:
    """What follows the assignment and has none itself belongs to the task before it."""
    tasks = [runs[0]]
    for run in runs[1:]:
        if run.assignment:
            tasks.append(run)
        else:
            tasks[-1].lines += run.lines
    return tasks
