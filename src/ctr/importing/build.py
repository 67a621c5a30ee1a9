"""A draft into the data of a plan's files, with a link from every value to its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ctr.importing.bodies import Bodies, read_bodies
from ctr.importing.body_names import key_of
from ctr.importing.build_duties import add_duties
from ctr.importing.build_programme import ProgrammeBuilder
from ctr.importing.deadlines import read_task_deadline
from ctr.importing.ends import settle
from ctr.importing.leaders import read_leaders
from ctr.importing.links import LEADERS, PROGRAMME, UNITS, Built, Named, paragraphs
from ctr.importing.nodes import deadline_in
from ctr.importing.registers import Leaders, Units
from ctr.importing.target_times import FoundTarget
from ctr.importing.targets import read_targets
from ctr.importing.titles import Ids, short_title
from ctr.importing.understood import Draft, SectionDraft, TaskDraft
from ctr.plan.model.fields import PRINTED_NUMBER
from ctr.plan.model.targets import COMPARISONS, beyond_whole
from ctr.problems import KeyPath


def build(
    draft: Draft, units: Iterable[dict[str, Any]] = (), leaders: Iterable[dict[str, Any]] = ()
) -> Built:
    """The plan of a draft; `units` and `leaders` are entries that are known already."""
    return _Builder(draft, list(units), list(leaders)).build()


class _Builder:
    def __init__(
        self, draft: Draft, units: list[dict[str, Any]], leaders: list[dict[str, Any]]
    ) -> None:
        self.draft = draft
        self.built = Built(
            form=list(draft.form), unplaced=list(draft.unplaced), told=list(draft.told)
        )
        self.about = settle(draft)
        self.units = Units(str(self.about["place"]), units)
        self.leaders = Leaders(leaders)
        self.ids = Ids()
        self.names: list[Named] = []
        """Where a unit's name is to be written once all of its spellings are known."""
        period = self.about["period"]
        assert isinstance(period, dict)
        self.year: int | None = period["from"] if period["from"] == period["to"] else None
        self.known = self._known()

    def build(self) -> Built:
        programme = ProgrammeBuilder(self.draft, self.about, self.built).data()
        for number, section in enumerate(_ordered(self.draft.sections), start=1):
            self._section(section, number)
        add_duties(programme, self.draft, self.units, self.built, self.names)
        for holder, key, index, unit in self.names:
            name = self.units.name(unit)
            if index is None:
                holder[key] = name
            else:
                holder[key][index] = name
        for holder, key, index, _ in self.names:
            if index is not None:
                holder[key] = list(dict.fromkeys(holder[key]))
        self._without_lead_among_coordinating()
        self.built.files[PROGRAMME] = programme
        self.built.files[UNITS] = self.units.yaml()
        self.built.files[LEADERS] = self.leaders.yaml()
        return self.built

    def _known(self) -> frozenset[str]:
        """Names that stand alone in an assignment stay whole in lists."""
        keys = {key_of(entry["name"]) for entry in self.units.given}
        for _, task in self.draft.tasks():
            for said in [*task.of("lead"), *task.of("coordinating")]:
                read = read_bodies(said.value)
                if len(read.bodies) == 1 and not read.doubt:
                    keys.add(key_of(read.bodies[0].name))
        return frozenset(keys)

    def _section(self, section: SectionDraft, number: int) -> None:
        identity = str(number)
        file = f"sections/{number:02d}-{_slug(section.title)}.yaml"
        mark = section.mark.strip(" .:)/")
        title = " ".join(section.title.split()) or "Nhiệm vụ"
        if mark and section.line is not None and not re.fullmatch(PRINTED_NUMBER, mark):
            title = f"{section.line.mark} {title}"
        data: dict[str, Any] = {"id": identity, "title": title}
        if section.line is not None:
            self.built.link([section.line], file, ("title",))
        if mark and mark != identity and re.fullmatch(PRINTED_NUMBER, mark):
            data["printed_number"] = mark
        if section.headings:
            data["headings"] = [line.shown for line in section.headings]
            for index, line in enumerate(section.headings):
                self.built.link([line], file, ("headings", index))
        if section.intro:
            data["intro"] = paragraphs(section.intro)
            self.built.link(section.intro, file, ("intro",))
        if section.columns:
            shown = [line for line in section.columns if re.search(r"\w", line.shown)]
            data["columns"] = list(dict.fromkeys(line.shown for line in shown))
            for line in shown:
                self.built.link([line], file, ("columns", data["columns"].index(line.shown)))
        if section.assignment:
            data["printed_assignment"] = paragraphs(section.assignment)
            self.built.link(section.assignment, file, ("printed_assignment",))
        data["tasks"] = []
        last = 0
        for task in section.tasks:
            last = self._task(task, section, data, file, identity, last)
        self.built.files[file] = data

    def _task(
        self,
        task: TaskDraft,
        section: SectionDraft,
        data: dict[str, Any],
        file: str,
        identity: str,
        last: int,
    ) -> int:
        index = len(data["tasks"])
        path: KeyPath = ("tasks", index)
        mark = task.mark.strip()
        printed = mark.rstrip(".:/ ") if not mark.endswith(")") else mark
        printed = re.sub(r"(?<=\d)\.\s+(?=\d)", ".", printed)
        same = bool(printed) and printed == section.mark.strip(" .:)/") == identity
        if len(section.tasks) == 1 and (task.whole_section or same):
            number = identity
            printed = ""
        else:
            match = re.fullmatch(rf"{identity}\.(\d{{1,3}})", printed)
            wanted = int(match[1]) if match else 0
            last = wanted if wanted > last else last + 1
            number = f"{identity}.{last}"
        entry: dict[str, Any] = {"id": number}
        if printed != number and re.fullmatch(PRINTED_NUMBER, printed):
            entry["printed_number"] = printed
        text = task.text or section.title
        entry["title"] = (
            section.title
            if number == identity
            else task.title or short_title(text) or section.title
        )
        entry["text"] = text
        self.built.link(task.lines, file, (*path, "text"))
        self.built.link(task.told, file, (*path, "text"), whole=True)
        if task.assignment:
            entry["printed_assignment"] = "\n\n".join(_assignment(task))
            self.built.link(task.assignment, file, (*path, "printed_assignment"))
        data["tasks"].append(entry)
        doubts = list(task.doubts)
        self._assigned(task, section, entry, file, path, doubts)
        self._targets(task, entry, file, path)
        self._deadline(task, self.year or section.year, entry, file, path)
        for role in ("product", "note"):
            said = task.of(role)
            if said:
                entry[role] = (
                    "\n\n".join(part.value for part in said)
                    .replace("\n", "\n\n")
                    .replace("\n\n\n\n", "\n\n")
                )
                self.built.link(
                    [part.line for part in said if part.line], file, (*path, role), whole=False
                )
        if task.also:
            entry["also_printed"] = paragraphs(task.also)
            self.built.link(task.also, file, (*path, "also_printed"))
        if doubts:
            entry["doubtful"] = True
            entry["doubt"] = "; ".join(dict.fromkeys(doubts))
        if task.footnotes:
            entry["footnotes"] = [
                {"mark": mark_, "text": paragraphs(lines)} for mark_, lines in task.footnotes
            ]
            for position, (_, lines) in enumerate(task.footnotes):
                self.built.link(lines, file, (*path, "footnotes", position, "text"))
        return last

    def _assigned(
        self,
        task: TaskDraft,
        section: SectionDraft,
        entry: dict[str, Any],
        file: str,
        path: KeyPath,
        doubts: list[str],
    ) -> None:
        for said in task.of("lead"):
            if _PERSON.match(said.value) and not task.of("leader"):
                said.role = "leader"
        lead = self._read(task, "lead", doubts)
        both = self._read(task, "both", doubts)
        coordinating = self._read(task, "coordinating", doubts)
        named = [body for read in lead for body in read.bodies]
        leads = [body for body in named if not body.joins] or named[:1]
        helping = [body for body in named if body not in leads]
        joined = [body for read in both for body in read.bodies]
        if joined and not leads:
            leads, joined = joined[:1], joined[1:]
        others = [*helping, *joined, *(body for read in coordinating for body in read.bodies)]
        request = any(read.request for read in lead)
        through = next((read.through for read in lead if read.through), None)
        for key, bodies in (("lead", leads), ("coordinating", others)):
            if not bodies:
                continue
            entry[key] = []
            for body in bodies:
                unit = self.units.add(body.name, open=body.open)
                entry[key].append(unit)
                self.names.append((entry, key, len(entry[key]) - 1, unit))
            lines = [
                said.line for said in [*task.of(key), *task.of("both")] if said.line is not None
            ]
            self.built.link(lines, file, (*path, key), whole=False, doubt="; ".join(doubts))
            if key == "lead" and request:
                entry["request"] = True
            if key == "lead" and through:
                unit = self.units.add(through, open=False)
                entry["through"] = unit
                self.names.append((entry, "through", None, unit))
        people = [person for said in task.of("leader") for person in read_leaders(said.value)]
        doubts += [person.doubt for person in people if person.doubt]
        if people:
            names = list(dict.fromkeys(self.leaders.add(person) for person in people))
            entry["leader"] = names[0]
            if names[1:]:
                entry["co_leaders"] = names[1:]
            lines = [said.line for said in task.of("leader") if said.line is not None]
            self.built.link(lines, file, (*path, "leader"), whole=False)

    def _read(self, task: TaskDraft, role: str, doubts: list[str]) -> list[Bodies]:
        read = [read_bodies(said.value, self.known) for said in task.of(role)]
        doubts += [bodies.doubt for bodies in read if bodies.doubt]
        return read

    def _targets(self, task: TaskDraft, entry: dict[str, Any], file: str, path: KeyPath) -> None:
        targets: list[dict[str, Any]] = []
        if not task.table_targets:
            for found in read_targets(task.text):
                targets.append(_measured(self._target(found)))
                lines = [
                    line for line in task.lines if found.words[:40] in " ".join(line.text.split())
                ]
                self.built.link(
                    lines,
                    file,
                    (*path, "targets", len(targets) - 1),
                    whole=False,
                    doubt=str(targets[-1].get("doubt", "")),
                )
        for target in task.table_targets:
            targets.append(_measured({"id": self.ids.of(str(target["name"])), **target}))
            self.built.link(
                task.lines[:1],
                file,
                (*path, "targets", len(targets) - 1),
                whole=False,
                doubt=str(targets[-1].get("doubt", "")),
            )
        if targets:
            entry["targets"] = targets

    def _target(self, found: FoundTarget) -> dict[str, Any]:
        target: dict[str, Any] = {"id": self.ids.of(found.name), "name": found.name}
        if found.unit and not any("achieved" in milestone for milestone in found.milestones):
            target["unit"] = found.unit
        target["milestones"] = found.milestones
        if found.doubt:
            target |= {"doubtful": True, "doubt": found.doubt}
        return target

    def _deadline(
        self,
        task: TaskDraft,
        year: int | None,
        entry: dict[str, Any],
        file: str,
        path: KeyPath,
    ) -> None:
        said = task.of("deadline") or deadline_in(task.lines)
        phrase = "; ".join(part.value.replace("\n", " ") for part in said)
        deadline = read_task_deadline(phrase, year) if phrase else None
        if deadline is None:
            return
        entry["deadline"] = self._within_period(deadline)
        lines = [part.line for part in said if part.line is not None]
        self.built.link(
            lines, file, (*path, "deadline"), whole=False, doubt=str(deadline.get("doubt", ""))
        )

    def _within_period(self, deadline: dict[str, Any]) -> dict[str, Any]:
        period = self.about["period"]
        assert isinstance(period, dict)
        written = str(deadline.get("by") or deadline.get("before") or "")
        if re.match(r"\d{4}", written) and not deadline.get("every") and "doubt" not in deadline:
            year = int(written[:4])
            late = year > period["to"] and not period.get("beyond")
            if deadline.get("before") == f"{year}-01-01":
                late = year - 1 > period["to"] and not period.get("beyond")
                year -= 1
            if year < period["from"] or late:
                return {
                    **deadline,
                    "doubtful": True,
                    "doubt": "nằm ngoài giai đoạn của chương trình",
                }
        return deadline

    def _without_lead_among_coordinating(self) -> None:
        for data in self.built.files.values():
            for task in data.get("tasks", ()):
                others = [
                    name
                    for name in task.get("coordinating", ())
                    if name not in task.get("lead", ())
                ]
                if "coordinating" in task and others != task["coordinating"]:
                    if others:
                        task["coordinating"] = others
                    else:
                        del task["coordinating"]


_PERSON = re.compile(r"(?:Đồng chí|Đ/c|Ông|Bà) [^,;]+$", re.IGNORECASE)
"""Who does a task himself directs it: no unit is named."""


def _ordered(sections: list[SectionDraft]) -> list[SectionDraft]:
    """The sections as they are to be numbered: those that are printed 1, 2, 3 … first, as they are.

    Where the printed numbers do not run so, in the order of the document.
    """
    numbered = [section for section in sections if section.mark.strip(" .:)/").isdigit()]
    marks = [int(section.mark.strip(" .:)/")) for section in numbered]
    if not marks or marks != list(range(1, len(marks) + 1)):
        return sections
    return [*numbered, *(section for section in sections if section not in numbered)]


def _assignment(task: TaskDraft) -> list[str]:
    """The lines of an assignment; cells of a table under the head of their column."""
    shown: list[str] = []
    before: str | None = None
    for line in task.assignment:
        label = task.labels.get(line.index, "")
        text = line.shown
        if label and label != before and not text.lower().startswith(label.lower()):
            text = f"{label}: {text}"
        before = label or None
        if text:
            shown.append(text)
    return shown


def _slug(title: str) -> str:
    from ctr.vietnamese.matching import bare_key

    words = re.sub(r"[^a-z0-9 ]", "", bare_key(title)).split()[:5]
    return "-".join(words) or "muc"


def _measured(target: dict[str, Any]) -> dict[str, Any]:
    """The target; a share above the whole is one of something else, which a reader has to name."""
    levels = [one[key] for one in target["milestones"] for key in COMPARISONS if key in one]
    figures = [figure for one in levels for figure in (one if isinstance(one, list) else [one])]
    if not any(beyond_whole(figure, target.get("unit")) for figure in figures):
        return target
    doubt = "tỷ lệ ngoài 0-100%: ghi ở đơn vị tính là so với gì"
    return {**target, "unit": "% so với mức gốc", "doubtful": True, "doubt": doubt}
