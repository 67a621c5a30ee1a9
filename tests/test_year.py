"""A year of our own plan, played through the commands alone: no file of YAML is touched by hand.

Forms of four periods go out and come back as an office gets them; between them the programme is
amended, slips are put right, reports are sent and frozen. CTR_TEST_YEAR names a folder in which
all of it is left for a look.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest

from ctr.plan.amended.on import plan_on
from ctr.plan.load.loader import load
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.file_names import file_name
from ctr.vietnamese.phrases import document_day
from tests.conftest import PLAN
from tests.documents.office_files import change, choose, edits, say
from tests.evidence.letters import letter
from tests.office import GENERAL, Clerk, Figure, Replies, Reported, Round, printed, rows_in
from tests.recount import WORDS, Recount, keys, target_of
from tests.test_agreement import annex, numbers

ROUNDS = (
    Round(0, "2026-Q1", date(2026, 3, 20)),
    Round(1, "2026-6T", date(2026, 6, 20)),
    Round(2, "2026-9T", date(2026, 9, 18)),
    Round(3, "2026", date(2026, 11, 16)),
)
CULTURE, RENAMED = "Phòng Văn hóa - Xã hội", "Phòng Văn hóa, Khoa học và Xã hội"
BEFORE, AFTER = "Hoàng Minh Đức", "Nguyễn Văn Bình"
YOUTH = "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"
MILITARY = "Ban Chỉ huy Quân sự phường"
POLICE = "Công an phường"
OFFICE, CORRECTED = "Văn phòng HĐND và UBND", "van-ban-qppl"
ADDED = "10.5"


@dataclass
class Year:
    """What the year leaves."""

    clerk: Clerk
    folder: Path
    foreign: bytes
    units: dict[str, Reported] = field(default_factory=dict)
    forms: dict[str, dict[str, bytes]] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    frozen: dict[str, bytes] = field(default_factory=dict)
    counted: dict[str, Recount] = field(default_factory=dict)
    replies: int = 0

    def known(self, unit: str) -> Reported:
        """By the unit's present or former name."""
        name = CULTURE if unit == RENAMED else unit
        return self.units.setdefault(name, Reported(len(self.units)))


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, sent_form: Path) -> Iterator[Year]:
    folder = Path(os.environ.get("CTR_TEST_YEAR") or tmp_path_factory.mktemp("year"))
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(folder / name))
        patch.setenv("COLUMNS", "100")
        patch.delenv("CTR_PLAN", raising=False)
        clerk = Clerk(Path(copytree(PLAN, folder / "plan")), patch)
        played = Year(clerk, folder, sent_form.read_bytes())
        play(played)
        yield played


def play(year: Year) -> None:
    first_quarter(year)
    half_year(year)
    nine_months(year)
    whole_year(year)


def forms(year: Year, round: Round, day: date) -> None:
    """The forms go out, to all units."""
    clerk, out = year.clerk, year.folder / f"bieu-{round.period}"
    clerk.on(day)
    clerk("form", round.period, "--all", "-o", out)
    year.forms[round.period] = {
        rows_in(path.read_bytes())[0]: path.read_bytes() for path in sorted(out.iterdir())
    }


def collected(year: Year, round: Round, later: tuple[str, ...] = ()) -> None:
    """The forms come back; `later` are units that do not answer yet."""
    clerk, box = year.clerk, year.folder / f"nhan-{round.period}"
    sent = year.forms[round.period]
    replies = Replies(box, round)
    for unit, form in sent.items():
        if unit not in later:
            replies.of(form, year.known(unit))
    other = year.folder / f"2027-{round.number}.xlsx"
    clerk("form", "2027", "--unit", POLICE, "-o", other)
    replies.strays(other.read_bytes(), year.foreign, sent[POLICE][:4_000])
    if round.number == 2:
        replies.again_on_an_older_form(
            year.forms["2026-6T"][MILITARY], year.known(MILITARY), "2026-6T"
        )
    clerk.on(round.day + timedelta(days=5))
    told = clerk("collect", "--year", "2026", box, code=1).err
    faults = told.partition("Chưa nhận, vì có ")[2].splitlines()
    assert faults[0] == "3 lỗi:", told
    for fault in ("2027, không phải năm 2026", "chương trình khác", "tệp hỏng hoặc gửi thiếu"):
        assert sum(fault in line for line in faults) == 1, told
    units = len(sent) - len(later)
    assert told.count("Trùng: ") == 3 * units
    assert told.count("Không phải biểu: ") == units + 1
    year.replies += replies.count


def sends(year: Year, round: Round, day: date, number: int) -> None:
    """The report is made and sent."""
    clerk, out = year.clerk, year.folder / f"bao-cao-{round.period}.docx"
    clerk.on(day)
    year.reports[round.period] = clerk("report", round.period).out
    clerk("report", round.period, "--send", "--document", f"Báo cáo số {number}/BC-UBND", "-o", out)
    year.frozen[round.period] = out.read_bytes()
    tasks = {task for form in year.forms[round.period].values() for task in rows_in(form)[1]}
    last = ReportingPeriod.parse(round.period).last_day
    year.counted[round.period] = Recount(year.units, min(day, last), frozenset(tasks))


def first_quarter(year: Year) -> None:
    clerk = year.clerk
    forms(year, ROUNDS[0], date(2026, 3, 2))
    collected(year, ROUNDS[0])
    sends(year, ROUNDS[0], date(2026, 4, 2), 45)
    clerk.on(date(2026, 4, 10))
    clerk(
        "amend", "add-task", ADDED, "--title", "Diễn tập khu vực phòng thủ", "--lead", MILITARY,
        "--leader", BEFORE, "--to", "30/9/2026", "--on", "15/4/2026",
        "--document", "Quyết định số 31/QĐ-UBND ngày 10/4/2026",
    )  # fmt: skip
    clerk.on(date(2026, 5, 12))
    clerk(
        "amend", "leader", BEFORE, "--to", AFTER, "--on", "15/5/2026",
        "--document", "Quyết định số 45/QĐ-UBND ngày 12/5/2026",
    )  # fmt: skip


def half_year(year: Year) -> None:
    clerk = year.clerk
    forms(year, ROUNDS[1], date(2026, 6, 1))
    clerk.on(date(2026, 6, 12))
    clerk(
        "amend", "rename", CULTURE, "--to", RENAMED, "--on", "15/6/2026",
        "--document", "Quyết định số 60/QĐ-UBND ngày 12/6/2026",
    )  # fmt: skip
    collected(year, ROUNDS[1])
    put_right(year)
    clerk.on(date(2026, 6, 29))
    proof = year.folder / "QD-70.docx"
    proof.write_bytes(letter("70/QĐ-UBND", date(2026, 6, 24)))
    done = "Kiện toàn ban chỉ đạo"
    clerk("record", "10.1", "--on", "25/6/2026", "--done", done, "--file", proof)
    year.units[MILITARY].log["10.1", done] = (
        date(2026, 6, 25),
        "Quyết định số 70/QĐ-UBND ngày 24/6/2026",
    )
    office_words(year, "2026-6T", date(2026, 6, 30))
    sends(year, ROUNDS[1], date(2026, 7, 2), 120)


def put_right(year: Year) -> None:
    """Three slips, and a write that is taken back."""
    clerk = year.clerk
    clerk.on(date(2026, 6, 26))
    because = ("--because", "Đối chiếu hồ sơ gốc")
    clerk("record", "2", "--correct", "so-lieu-1", "--value", f"{CORRECTED}=33,5", *because)
    year.units[OFFICE].figures["2", CORRECTED][date(2026, 3, 15)] = Decimal("33.5")
    entries = clerk("record", "10.2", "--entries", "--format", "json").data
    work = next(one for one in entries if one["kind"] == "log")
    clerk("record", "10.2", "--remove", work["entry"], *because)
    del year.units[POLICE].log["10.2", work["value"]]
    state = ("--correct", "trang-thai", "--on", "20/3/2026")
    clerk("record", "10.3", "--unit", POLICE, *state, *because)
    year.units[POLICE].states["10.3"][0] = (date(2026, 3, 20), "in_progress")
    before = contents(clerk.plan)
    clerk("record", "10.4", "--unit", POLICE, "--state", "done", "--on", "20/6/2026")
    assert contents(clerk.plan) != before
    clerk("undo", "--yes")
    assert contents(clerk.plan) == before


def contents(plan: Path) -> dict[str, bytes]:
    """Every file of the plan but the trail of writes."""
    return {
        path.relative_to(plan).as_posix(): path.read_bytes()
        for path in plan.rglob("*")
        if path.is_file() and ".ctr" not in path.parts
    }


def office_words(year: Year, period: str, day: date) -> None:
    """The office's own words, edited in Word."""
    clerk, file = year.clerk, year.folder / f"loi-{period}.docx"
    clerk.on(day)
    clerk("draft", period, "-o", file)
    change(
        file,
        edits(
            say("direction", f"Ủy ban nhân dân phường chỉ đạo sát sao trong kỳ {period}."),
            say("shortcomings", f"Một số đơn vị báo cáo chậm trong kỳ {period}."),
            choose(1),
        ),
    )
    clerk("collect", file)


def nine_months(year: Year) -> None:
    clerk = year.clerk
    forms(year, ROUNDS[2], date(2026, 9, 1))
    clerk.on(date(2026, 9, 10))
    clerk(
        "amend", "extend", ADDED, "--to", "15/12/2026", "--on", "12/9/2026",
        "--document", "Quyết định số 99/QĐ-UBND ngày 10/9/2026",
    )  # fmt: skip
    collected(year, ROUNDS[2])
    sends(year, ROUNDS[2], date(2026, 10, 2), 200)


def whole_year(year: Year) -> None:
    clerk, last = year.clerk, ROUNDS[3]
    forms(year, last, date(2026, 11, 2))
    collected(year, last, later=(YOUTH,))
    clerk.on(date(2026, 11, 26))
    clerk("remind", "-o", year.folder / "don-doc")
    number = ("--number", "215", "-o", year.folder / "don-doc-doan.docx")
    clerk("remind", "--unit", YOUTH, *number)
    late = Replies(year.folder / f"nhan-{last.period}", last)
    late.of(year.forms["2026"][YOUTH], year.known(YOUTH), date(2026, 11, 27))
    year.replies += late.count
    clerk.on(date(2026, 11, 29))
    clerk("collect", "--year", "2026", year.folder / "nhan-2026", code=1)
    office_words(year, "2026", date(2026, 11, 30))
    sends(year, last, date(2026, 11, 30), 290)
    clerk.on(date(2026, 12, 31))


def test_every_cell_that_a_unit_filled_in_stands_in_the_plan_and_no_other(year: Year) -> None:
    assert year.replies >= 200
    for round in ROUNDS:  # two commands a period, and another for who came late
        road = [words for words in year.clerk.ran if f"{words[-1]}".endswith(f"-{round.period}")]
        assert [words[0] for words in road if words[0] in ("form", "collect")] == [
            "form",
            "collect",
        ] + ["collect"] * (round.period == "2026")
    plan = load(year.clerk.plan).plan
    assert plan is not None
    now = {results.unit: results for results in plan_on(plan, year.clerk.day).results}
    assert now.keys() == {RENAMED if name == CULTURE else name for name in year.units}
    for unit, results in now.items():
        known = year.known(unit)
        log = [(task.task, entry) for task in results.tasks for entry in task.log]
        assert {
            (of, entry.done): (entry.on, entry.evidence or "") for of, entry in log
        } == known.log
        assert len(log) == len(known.log)
        values = [(task.task, value) for task in results.tasks for value in task.values]
        figures: dict[tuple[str, str], dict[date, Figure]] = {}
        for of, value in values:
            figures.setdefault((of, value.target), {})[value.as_of] = value.value
        assert figures == known.figures
        assert len(values) == sum(map(len, known.figures.values()))
        for task in results.tasks:
            told = [(change.on, change.state) for change in task.earlier]
            if task.state is not None and task.state_on is not None:
                told.append((task.state_on, task.state))
            if task.task in known.states:  # else only what work and figures show
                assert sorted(told) == known.states[task.task], (unit, task.task)
            plans = [(one.period.code, one.text) for one in task.next_period]
            plans += [("2026", text) for text in task.next_year]
            assert plans == known.plans.get(task.task, [])
            assert list(task.difficulties) == known.difficulties.get(task.task, [])
            assert list(task.proposals) == known.proposals.get(task.task, [])
        assert list(results.proposals) == known.proposals[GENERAL]
        days = {one.period.code: [one.received, *one.received_again] for one in results.reports}
        days["2026"] = [day for day in (results.received, *results.received_again) if day]
        assert days == known.received


def test_no_section_was_touched_and_the_plan_is_sound(year: Year) -> None:
    for issued in PLAN.rglob("*.yaml"):
        if issued.name not in ("units.yaml", "leaders.yaml"):
            assert (year.clerk.plan / issued.relative_to(PLAN)).read_bytes() == issued.read_bytes()
    found = year.clerk("check", "--as-of", "2026-12-31", "--format", "json").data
    assert [one for one in found if one["severity"] == "error"] == []


def test_collecting_everything_again_changes_nothing(year: Year) -> None:
    before = contents(year.clerk.plan)
    for round in ROUNDS:
        ran = year.clerk("collect", year.folder / f"nhan-{round.period}", "--year", "2026", code=1)
        assert ran.out == "", ran.out
    for period in ("2026-6T", "2026"):
        assert year.clerk("collect", year.folder / f"loi-{period}.docx").out == ""
    assert contents(year.clerk.plan) == before


def test_what_was_sent_is_given_again_byte_for_byte(year: Year) -> None:
    for period, content in year.frozen.items():
        again = year.folder / f"lai-{period}.docx"
        year.clerk("report", period, "--as-sent", "-o", again, "--force")
        assert again.read_bytes() == content


@pytest.mark.parametrize("place", range(4))
def test_every_number_of_a_report_sent_is_what_the_units_wrote(year: Year, place: int) -> None:
    period = ROUNDS[place].period
    text, counted = year.reports[period], year.counted[period]
    lines = text.splitlines()
    told = numbers(lines, "Chương trình có")
    assert told == counted.counted()
    assert f"Chương trình có {sum(told.values())} nhiệm vụ" in text
    rows = {row[0]: row for row in annex(text, "I")}
    assert rows.keys() == counted.tasks | {"12.6"}
    for number, state in counted.states.items():
        assert rows[number][6].startswith(WORDS[state]), (number, state)
        assert rows[number][5].count("(ngày ") == counted.done[number], number
        after = period != "2026-Q1"
        leader = printed()[number]["leader"] if number != ADDED else BEFORE
        assert rows[number][4] == (AFTER if after and leader == BEFORE else leader)
        assert (RENAMED if after else CULTURE) in rows["1.1"][2]
    before = year.counted[ROUNDS[place - 1].period] if place else None
    targets = [key for key in keys() if counted.of_the_year(key)]
    rows_of_targets = annex(text, "II")
    by_name = {row[1]: row for row in rows_of_targets}
    assert len(rows_of_targets) == len(by_name) == len(targets)
    for key in targets:
        row = by_name[target_of(key)["name"]]
        figure = counted.figures.get(key)
        if isinstance(figure, Decimal):
            assert row[4].startswith(f"{figure}".replace(".", ",")), row
        elif figure is not None:
            assert row[4].startswith("đạt" if figure else "không đạt"), row
        verdict = counted.verdict(key)
        assert verdict is None or row[-2] == verdict, row
        change = counted.change(key, before) if before is not None else None
        if change is not None:
            shown = f"{abs(change).normalize():f}".replace(".", ",")
            same = ("không thay đổi", "chưa có số liệu mới")
            assert row[5].startswith(f"tăng {shown} " if change else same), row
    judged = numbers(lines, "Số chỉ tiêu")
    exceeding = sum(row[-2].endswith("vượt mục tiêu") for row in rows_of_targets)
    assert judged.pop("trong đó vượt mục tiêu", 0) == exceeding
    assert judged == Counter(row[-2].partition(",")[0] for row in rows_of_targets)
    received = annex(text, "III")
    assert f"đã nhận báo cáo của {len(received):02}/{len(received):02} đơn vị" in text
    for row in received:
        first = year.known(row[1]).received[period][0]
        assert row[2] == document_day(first)
        late = (first - date(2026, 11, 24)).days
        assert row[3] == "Đã báo cáo" + (f", quá hạn {late} ngày" if late > 0 else "")


def test_what_is_put_right_is_told_in_the_next_report_only(year: Year) -> None:
    head = "### Điều chỉnh số liệu đã báo cáo"
    told = {
        round.period: year.reports[round.period].split(head)[1].split("## III.")[0].split("\n")
        for round in ROUNDS
        if head in year.reports[round.period]
    }
    name = target_of(("2", CORRECTED))["name"]
    task = printed()["10.1"]["title"]
    assert {period: [line for line in lines if line] for period, lines in told.items()} == {
        "2026-6T": [
            f"- Chỉ tiêu {name} (nhiệm vụ 2): Báo cáo số 45/BC-UBND (quý I năm 2026) ghi 28,5%, "
            "nay điều chỉnh thành 33,5%."
        ],
        "2026-9T": [  # what came on an old form
            f"- Nhiệm vụ 10.1 ({task}): Báo cáo số 120/BC-UBND (6 tháng đầu năm 2026) ghi chưa "
            "thực hiện, nay điều chỉnh thành tạm dừng."
        ],
    }


def test_amendments_count_from_their_day(year: Year) -> None:
    clerk = year.clerk
    for day, leader in (("2026-05-14", BEFORE), ("2026-05-15", AFTER)):
        text = clerk("report", "2026-6T", "--as-of", day).out
        assert {row[0]: row for row in annex(text, "I")}["1.2"][4] == leader
    for period, asked in (("2026-Q1", False), ("2026-6T", True), ("2026-9T", True), ("2026", True)):
        form = year.forms[period][MILITARY]
        assert (ADDED in rows_in(form)[1]) is asked
    for day, last in (("2026-09-11", "2026-09-30"), ("2026-09-12", "2026-12-15")):
        due = clerk("due", "--all", "--as-of", day, "--format", "json").data
        assert [row["literal"] for row in due if row["task"] == ADDED] == [last]
    for name in (CULTURE, RENAMED):
        listed = clerk("list", "--unit", name, "--as-of", "2026-12-31", "--format", "json").data
        assert {row["number"] for row in listed} == set(year.units[CULTURE].tasks)


def test_the_office_s_words_stand_in_their_own_report_only(year: Year) -> None:
    for round in ROUNDS:
        for period in ("2026-6T", "2026"):
            words = f"chỉ đạo sát sao trong kỳ {period}."
            assert (words in year.reports[round.period]) is (period == round.period)


def test_the_dossier_is_whole(year: Year) -> None:
    dossier = year.folder / "ho-so.zip"
    year.clerk("bundle", "2026", "-o", dossier)
    assert year.clerk("bundle", "--verify", dossier).code == 0
    letters = {path.name.partition("-2026")[0] for path in (year.folder / "don-doc").iterdir()}
    assert letters == {file_name(YOUTH), file_name(MILITARY)}  # the latter has a task to finish
    kept = year.clerk("record", "--entries", "--format", "json").data
    assert [one["value"] for one in kept if one["kind"] == "letters"] == ["215/UBND-VP"]
