"""Every drafted sentence against the records that it names, and against all of them anew.

`DRAFT_WORLDS` says how many small plans are made up.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctr.documents.views.draft_sources import PlanFiles, Sentence, Source
from ctr.documents.views.drafted import Drafter
from ctr.documents.views.rows import Rows
from ctr.plan.load.loader import load
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.office_parts import OFFICE_PARTS, OfficePart
from ctr.vietnamese.phrases import document_day
from tests.plans import UNITS, written
from tests.worlds import WORDS, YEAR, Again, days, days_of, last_day, worlds

WORLDS = int(os.environ.get("DRAFT_WORLDS", "20"))
LEADER = "Lê Văn Mẫu"
DIFFICULTIES = ("Thiếu xe", "Chậm do mưa lớn", "Dân tự do họp chợ", "Vì thiếu vốn", "Thiếu người")
CAUSES = ("Chậm do mưa lớn", "Vì thiếu vốn")
Facts = tuple[Any, ...]
"""What a sentence says: the words that make its kind, its numbers and its names."""


@st.composite
def fuller_worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Worlds in which units tell difficulties, the office checks and writes, leaders direct."""
    world: dict[str, Any] = draw(worlds())
    for one in world["tasks"]:
        if draw(st.booleans()):
            one["leader"] = LEADER
        if "deadline" not in one and draw(st.booleans()):
            one["deadline"] = {
                "phrase": "đến ngày đã nêu",
                "by": draw(days_of(YEAR + 1)).isoformat(),
            }
        if draw(st.booleans()):
            one["targets"].append(
                {
                    "id": f"{one['id'].replace('.', '-')}-sau",
                    "name": f"Chỉ tiêu sau {one['id']}",
                    "unit": "hộ",
                    "milestones": [{"by": YEAR + 1, "at_least": 70}],
                }
            )
    checked = days_of(YEAR).map(lambda day: {"by": "Bà Mẫu", "on": day.isoformat()})
    for content in world["results"].values():
        if draw(st.booleans()):
            content["verified"] = draw(checked)
        for row in content["tasks"]:
            row["difficulties"] = draw(st.lists(st.sampled_from(DIFFICULTIES), max_size=2))
            if draw(st.booleans()):
                row["verified"] = draw(checked)
    world["letters"] = [
        {"unit": unit, "on": day.isoformat(), "number": f"{number}/UBND-VP"}
        for number, (unit, day) in enumerate(
            draw(st.lists(st.tuples(st.sampled_from(UNITS), days_of(YEAR)), max_size=3)), start=11
        )
    ]
    return world


GOALS = {
    YEAR: f"từ 50 hộ trở lên, đến năm {YEAR}",
    f"{YEAR}-06-30": f"40-60 hộ, đến ngày 30/6/{YEAR}",
    YEAR + 1: f"từ 70 hộ trở lên, đến năm {YEAR + 1}",
}
"""The goals with a day in the worlds, as a document writes them."""
OVER = {
    "total": "từ 150 hộ trở lên, cả giai đoạn 2026-2028",
    "average": "không quá 50 hộ, bình quân giai đoạn 2026-2028",
    "throughout": "từ 40 hộ trở lên, suốt giai đoạn 2026-2028",
}
"""Those over the years from 2026 to 2028, by how they are counted."""


def _goal(milestone: dict[str, Any], unknown: str | None = None) -> str:
    """A goal of a day, or of the years from 2026 to 2028, as a document writes it."""
    if "over" not in milestone:
        by = milestone.get("by")
        return GOALS[by] if unknown is None else GOALS.get(by, unknown)
    return OVER[milestone["over"]["as"]]


def _settled_on(milestone: dict[str, Any]) -> date | None:
    over = milestone.get("over")
    return date(over["to"], 12, 31) if over is not None else last_day(milestone)


PERIODS = [ReportingPeriod.parse(f"{YEAR}{code}") for code in ("", "", "-6T", "-Q3", "-05")]


@settings(
    max_examples=WORLDS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    world=fuller_worlds(),
    day=days,
    figures_to=days,
    reading=st.sampled_from(["literal", "carried"]),
    period=st.sampled_from(PERIODS),
)
def test_every_sentence_follows_from_the_records_it_names(
    world: dict[str, Any], day: date, figures_to: date, reading: str, period: ReportingPeriod
) -> None:
    to = min(figures_to, day)
    with TemporaryDirectory() as folder:
        plan = written(
            Path(folder),
            world["tasks"],
            world["results"],
            summaries={YEAR: {"letters": world["letters"]}},
            deadline_reading=reading,
        )
        loaded = load(plan)
        core = loaded.core
        assert core is not None and not loaded.problems, loaded.problems
        files = PlanFiles(
            results={(one.unit, one.year, None): document.file for one, document in loaded.results},
            tasks={task.id: document.file for task, document, _ in loaded.tasks},
            folder=plan.name,
        )
        drafter = Drafter(core, Rows(core, period, to, received_by=day), files)
        again = Again(world, to, reading, plan)
    known = Known(world, again, day, period)
    for part in OFFICE_PARTS:
        sentences = drafter.part(part)
        assert [facts(one.text) for one in sentences] == list(known.expected(part))
        for one in sentences:
            known.check_sources(one)


PATTERNS = (
    r"(Chương trình hành động số 01/CTr-UBND gồm) (\d+) nhiệm vụ thuộc 01 mục, giao (\d+) đơn vị "
    r"chủ trì",
    r"(Lãnh đạo phường được phân công trực tiếp chỉ đạo): (.+) (\d+) nhiệm vụ",
    r"(Đã kiểm tra báo cáo của) (\d+) đơn vị: (.+)",
    r"(Đã kiểm tra kết quả của) (\d+) nhiệm vụ: (.+)",
    r"((?:Trong năm|Từ đầu năm) đã gửi) (\d+) công văn đôn đốc: (.+)",
    r"((?:Trong năm|Từ đầu năm) hoàn thành) (\d+/\d+) nhiệm vụ: (.+)",
    r"(Hoàn thành đúng hạn) (\d+) nhiệm vụ: (.+)",
    r"(Đạt) (\d+/\d+) chỉ tiêu xem xét trong năm(?:: | )(.+)",
    r"(Vượt mục tiêu) (\d+) chỉ tiêu(?:: | )(.+)",
    r"(Gửi báo cáo đúng hạn có) (\d+/\d+) đơn vị: (.+)",
    r"(Chưa có kết quả báo cáo của) (\d+/\d+) nhiệm vụ: (.+)",
    r"(Việc 1\.\d) \(nhiệm vụ (1\.\d)\): (tạm dừng|dừng thực hiện)(?: từ ngày ([\d/]+))?",
    r"(Việc 1\.\d) \(nhiệm vụ (1\.\d)\): (?:đến ngày ([\d/]+) )?(chưa thực hiện)",
    rf"(Chưa có số liệu năm {YEAR} của) (\d+) chỉ tiêu(?:: | )(.+)",
    r"(Tập trung hoàn thành) (\d+) nhiệm vụ quá hạn: (.+)",
    r"(Tiếp tục thực hiện) (\d+) nhiệm vụ chưa hoàn thành: (.+)",
    rf"((?:Trong năm {YEAR + 1}|Từ nay đến hết năm {YEAR}) có) (\d+) nhiệm vụ đến hạn: (.+)",
    rf"(Phấn đấu đạt) (\d+) chỉ tiêu đến hạn "
    rf"(?:trong năm {YEAR + 1}|từ nay đến hết năm {YEAR})(?:: | )(.+)",
    rf"({'|'.join(DIFFICULTIES)}) \((.+)\)",
)


def facts(text: str) -> Facts:
    """What a sentence says, by the one pattern that it has."""
    found = [match for pattern in PATTERNS if (match := re.fullmatch(rf"{pattern}\.", text))]
    assert len(found) == 1, text
    return tuple(part for part in found[0].groups() if part is not None)


class Known:
    """The same facts, computed from what was written."""

    def __init__(
        self, world: dict[str, Any], again: Again, day: date, period: ReportingPeriod
    ) -> None:
        self.whole = period.kind == "year"
        self.since = "Trong năm" if self.whole else "Từ đầu năm"
        self.ahead = (period.last_day, date(YEAR + 1 if self.whole else YEAR, 12, 31))
        self.tasks = world["tasks"]
        self.results = world["results"]
        self.letters = world["letters"]
        self.again = again
        self.day = day
        self.leads = [unit for unit in UNITS if any(unit in one["lead"] for one in self.tasks)]

    def expected(self, part: OfficePart) -> Iterator[Facts]:
        kinds: dict[OfficePart, Callable[[], Iterator[Facts]]] = {
            "direction": self.direction,
            "strengths": self.strengths,
            "shortcomings": self.shortcomings,
            "causes": lambda: self.difficulties(True),
            "next_year": self.next_year,
            "proposals": lambda: iter(()),
        }
        return kinds[part]()

    def direction(self) -> Iterator[Facts]:
        yield (
            "Chương trình hành động số 01/CTr-UBND gồm",
            two(len(self.tasks)),
            two(len(self.leads)),
        )
        directed = sum("leader" in one for one in self.tasks)
        if directed:
            yield "Lãnh đạo phường được phân công trực tiếp chỉ đạo", LEADER, two(directed)
        units = [unit for unit in UNITS if self.checked(self.results.get((unit, YEAR), {}))]
        if units:
            yield "Đã kiểm tra báo cáo của", two(len(units)), joined(units)
        checked = [
            one
            for one in self.tasks
            if any(row["task"] == one["id"] and self.checked(row) for _, row in self.rows())
        ]
        if checked:
            yield "Đã kiểm tra kết quả của", two(len(checked)), titles(checked)
        sent = [one for one in self.letters if date.fromisoformat(one["on"]) <= self.again.day]
        if sent:
            told = [
                f"số {one['number']} ngày {document_day(date.fromisoformat(one['on']))} gửi "
                f"{one['unit']}"
                for one in sent
            ]
            yield f"{self.since} đã gửi", two(len(sent)), "; ".join(told)

    def checked(self, holder: dict[str, Any]) -> bool:
        mark = holder.get("verified")
        return mark is not None and date.fromisoformat(mark["on"]) <= self.again.day

    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """What every unit reported of its tasks in the year."""
        for unit in UNITS:
            for row in self.results.get((unit, YEAR), {"tasks": []})["tasks"]:
                yield unit, row

    def strengths(self) -> Iterator[Facts]:
        again = self.again
        done = [
            one
            for one in self.tasks
            if again.state(one) == "done" and again.done_before(one) is None
        ]
        if done:
            yield f"{self.since} hoàn thành", of(len(done), len(self.tasks)), titles(done)
        in_time = [
            one
            for one in done
            if "deadline" in one
            and max(day for unit in one["lead"] if (day := again.unit_state(unit, one)[1]))
            <= again.counts(date.fromisoformat(one["deadline"]["by"]))
        ]
        if in_time:
            yield "Hoàn thành đúng hạn", two(len(in_time)), titles(in_time)
        looked = self.targets()
        met = [pair for pair in looked if pair[1].course == "met"]
        if met:
            yield "Đạt", of(len(met), len(looked)), reached(met)
        better = [pair for pair in met if pair[1].exceeded]
        if better:
            yield "Vượt mục tiêu", two(len(better)), reached(better)
        last = again.counts(date(YEAR, 11, 24))
        came = [
            unit
            for unit in self.leads
            if (day := self.results.get((unit, YEAR), {}).get("received")) is not None
            and date.fromisoformat(day) <= min(last, self.day)
        ]
        if came and self.whole:
            yield "Gửi báo cáo đúng hạn có", of(len(came), len(self.leads)), joined(came)

    def targets(self) -> list[tuple[dict[str, Any], Any]]:
        """The targets of the year, each with what is to be read of it."""
        return [
            (target, judged)
            for one in self.tasks
            for target in one["targets"]
            if (judged := self.again.judged(one, target)) is not None
        ]

    def shortcomings(self) -> Iterator[Facts]:
        again = self.again
        silent = [one for one in self.tasks if again.state(one) == "not_reported"]
        if silent:
            yield "Chưa có kết quả báo cáo của", of(len(silent), len(self.tasks)), titles(silent)
        for one in self.tasks:
            state = again.state(one)
            said = {again.unit_state(unit, one) for unit in one["lead"]}
            if state in ("not_started", "paused", "dropped") and len(said) == 1:
                ((_, day),) = said
                since = (document_day(day),) if day is not None else ()
                words = (WORDS[state],)
                dated = (*since, *words) if state == "not_started" else (*words, *since)
                yield (one["title"], one["id"], *dated)
        missing = [
            (target, target["name"])
            for target, judged in self.targets()
            if judged.course == "no_figure"
        ]
        if missing:
            yield f"Chưa có số liệu năm {YEAR} của", two(len(missing)), named(missing)
        yield from self.difficulties(False)

    def difficulties(self, cause: bool) -> Iterator[Facts]:
        told: dict[str, list[str]] = {}
        for unit, row in self.rows():
            for text in row["difficulties"]:
                if (text in CAUSES) is cause:
                    told.setdefault(text, []).append(f"{unit}, nhiệm vụ {row['task']}")
        yield from ((text, "; ".join(who)) for text, who in told.items())

    def next_year(self) -> Iterator[Facts]:
        again = self.again
        open_ = ("in_progress", "not_started", "paused", "not_reported")
        going = [one for one in self.tasks if again.state(one) in open_]
        late = [one for one in going if again.overdue(one)]
        if late:
            yield "Tập trung hoàn thành", two(len(late)), titles(late)
        rest = [one for one in going if one not in late]
        if rest:
            yield "Tiếp tục thực hiện", two(len(rest)), titles(rest)
        due = [
            f"{one['title']} (nhiệm vụ {one['id']}, hạn {document_day(day)})"
            for one in self.tasks
            if again.state(one) not in ("done", "dropped")
            and "deadline" in one
            and self.ahead[0] < (day := date.fromisoformat(one["deadline"]["by"])) <= self.ahead[1]
        ]
        within = f"Trong năm {YEAR + 1}" if self.whole else f"Từ nay đến hết năm {YEAR}"
        if due:
            yield f"{within} có", two(len(due)), "; ".join(due)
        goals = [
            (target, f"{target['name']} ({_goal(target['milestones'][0])})")
            for one in self.tasks
            if again.state(one) != "dropped"
            for target in one["targets"]
            if (last := _settled_on(target["milestones"][0])) is not None
            and self.ahead[0] < last <= self.ahead[1]
        ]
        if goals:
            yield "Phấn đấu đạt", two(len(goals)), named(goals)

    def check_sources(self, sentence: Sentence) -> None:
        """Each record is there, and every task, unit, target, day and figure is in one of them."""
        assert sentence.sources, sentence.text
        held = " ".join(self.words_of(source) for source in sentence.sources)
        text = sentence.text
        names = re.findall(r"Việc 1\.\d|Chỉ tiêu [\w ]*1\.\d|Chỉ tiêu \d/\d|Phòng \w+", text)
        for name in [*names, *re.findall(r"\d+ hộ|\d\d/\d+/\d{4}|\d+/UBND", text), LEADER]:
            assert name in held or name not in text, (name, text, held)
        numbers = set(re.findall(r"1\.\d", text))
        assert numbers <= {source.task for source in sentence.sources}, text

    def words_of(self, source: Source) -> str:
        """What a record holds, in the words of a document. Fails where there is none."""
        if source.file == "plan/programme.yaml":
            return ""
        if source.file == f"plan/results/{YEAR}/summary.yaml":
            letters = [
                one["number"]
                for one in self.letters
                if (one["unit"], one["on"]) == (source.unit, str(source.day))
            ]
            assert letters, source
            assert source.day is not None
            return " ".join([*letters, source.unit or "", document_day(source.day)])
        if source.file == "plan/sections/01-mot.yaml":
            (one,) = [one for one in self.tasks if one["id"] == source.task]
            return task_words(one)
        match = re.fullmatch(r"plan/results/(\d{4})/phong-(\d)\.yaml", source.file)
        assert match is not None, source
        assert UNITS[int(match[2])] == source.unit
        content = self.results[source.unit, int(match[1])]
        if source.task is None:
            marks = [content.get("received"), content.get("verified", {}).get("on")]
            assert str(source.day) in marks, source
            return f"{source.unit} {document_day(source.day)}" if source.day else ""
        (row,) = [row for row in content["tasks"] if row["task"] == source.task]
        (one,) = [one for one in self.tasks if one["id"] == source.task]
        words = f"{source.unit} {task_words(one)} {'; '.join(row['difficulties'])}"
        dated = [row.get("state_on"), row.get("verified", {}).get("on"), content.get("received")]
        if source.target is not None:
            values = [
                value
                for value in row["values"]
                if (value["target"], value["as_of"]) == (source.target, str(source.day))
            ]
            assert values, source
            return " ".join([words, *(f"{value['value']} hộ" for value in values)])
        assert source.day is None or str(source.day) in dated, source
        return f"{words} {document_day(source.day)}" if source.day else words


def task_words(one: dict[str, Any]) -> str:
    """What the programme says of a task and its targets."""
    goals = " ".join(
        f"{target['name']} {goal.get('at_least', '')} hộ {_goal(goal, '')}"
        for target in one["targets"]
        for goal in target["milestones"]
    )
    due = one.get("deadline", {}).get("by")
    last = document_day(date.fromisoformat(due)) if due is not None else ""
    return f"{one['title']} {one.get('leader', '')} {goals} {last} {' '.join(one['lead'])}"


def two(number: int) -> str:
    return f"{number:02d}"


def of(part: int, whole: int) -> str:
    return f"{two(part)}/{two(whole)}"


def joined(items: list[str]) -> str:
    return " và ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def titles(tasks: list[dict[str, Any]]) -> str:
    return "; ".join(f"{one['title']} (nhiệm vụ {one['id']})" for one in tasks)


def reached(met: list[tuple[dict[str, Any], Any]]) -> str:
    return named([(target, f"{target['name']} ({judged.shown})") for target, judged in met])


def named(targets: list[tuple[dict[str, Any], str]]) -> str:
    """Targets in words, or by their tasks where they are more than ten."""
    if len(targets) <= 10:
        return "; ".join(words for _, words in targets)
    found = [re.fullmatch(r"(?:ct|1)-(\d)-(?:\d|sau)", target["id"]) for target, _ in targets]
    numbers = dict.fromkeys(f"1.{match[1]}" for match in found if match)
    return f"thuộc các nhiệm vụ: {titles([{'id': id, 'title': f'Việc {id}'} for id in numbers])}"
