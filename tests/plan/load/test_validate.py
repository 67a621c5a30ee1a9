"""Keys and values that the model refuses."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from ctr.plan.load.loader import load
from tests.plan.load.faults import (
    NEW,
    ONE,
    PROGRAMME,
    TWO,
    Fault,
    check,
    deadline,
    holidays,
    in_leaders,
    in_one,
    in_programme,
    in_two,
    in_units,
    measure,
    milestone,
    section,
    told,
)
from tests.small_plan import plant, replaced, small_plan

KEYS = [
    in_two("unknown key", "request:", "«unknown-key»reqest:", "ý bạn là “request”"),
    in_two("key like no other", "request:", "«unknown-key»xyz: 1\n    request:", "coordinating"),
    in_one("key of a span", "as: average", "as: total, «unknown-key»too: 1", "ý bạn là “to”"),
    measure("key of two lines", '«unknown-key»"đơn\\nvị": phút'),
    in_programme("first key", "kind: ", "«missing-key»«unknown-key»kinh: ", "ý bạn là “kind”"),
    in_units("key of units", "units:", "«missing-key»«unknown-key»unit:", "ý bạn là “units”"),
    in_leaders("key of leaders", "leaders:", "«missing-key»«unknown-key»leader:", "“leaders”"),
    deadline("required key", "«missing-key»{«unknown-key»phrasse: a, by: 2027}", "“phrase”"),
    in_two(
        "no title", 'id: "2.2"\n    title: Chỉnh trang đô thị', '«missing-key»id: "2.2"', "title"
    ),
    in_one("no end of a span", "{from: 2026, to: 2030,", "«missing-key»{from: 2026,", "“to”"),
    in_one("no mark of a note", 'mark: "1"\n        text', "«missing-key»text", "“mark”"),
]


VALUES = [
    in_two("unquoted 10.10", '"2.2"', "«wrong-type»10.10", '"10.10"'),
    in_two("unquoted number", 'id: "2"\n', "id: «wrong-type»2\n", '"2"'),
    in_two("task number with a zero", '"2.2"', '«wrong-value»"2.02"', "2.02"),
    in_two("task number with a comma", '"2.2"', '«wrong-value»"2,2"', "2,2"),
    in_two("task number in other digits", '"2.2"', '«wrong-value»"2.٢"'),
    in_two("section number in words", 'id: "2"\n', 'id: «wrong-value»"hai"\n', "hai"),
    in_two("section number of a task", 'id: "2"\n', 'id: «wrong-value»"2.1"\n', "2.1"),
    Fault(NEW, "long number", "", f'id: «wrong-value»"{"2" * 5000}"\ntitle: A\ntasks: []\n'),
    in_one("target id in Vietnamese", "id: thoi-gian-cho", "id: «wrong-value»Thời gian", "ho-so"),
    in_one("blank text", "Thời gian chờ bình quân", '«wrong-value»" "', "để trống"),
    in_programme("impossible date", "2026-03-20", "«wrong-date»2026-02-30", "2026-02-30"),
    in_programme("Vietnamese date", "2026-03-20", "«wrong-date»20/03/2026", "viết 2026-03-20"),
    in_programme("date with dots", "2026-03-20", "«wrong-date»5.1.2026", "viết 2026-01-05"),
    in_programme("date with slashes", "2026-03-20", "«wrong-date»2026/03/20", "2026-11-25"),
    in_programme("date in other digits", "2026-03-20", "«wrong-date»２０２６-03-20"),
    in_programme("date of two lines", "2026-03-20", '«wrong-date»"2026\\n03"'),
    in_programme("long date", "2026-03-20", "«wrong-date»" + "2026 " * 200),
    in_programme("year of three digits", "year: 2026", "year: «wrong-date»206", "206"),
    in_programme("year in other digits", "by: 2028", "by: «wrong-date»２０２８"),
    in_programme("no such day of a year", "11-25", "«wrong-date»11-31", "11-31"),
    in_programme("period backwards", "{from: 2026, to", "«wrong-date»{from: 2036, to", "2036"),
    in_programme("extension backwards", "2029-06-30", "«wrong-date»2028-06-30", "sau thời hạn cũ"),
    deadline("no such quarter", "{phrase: a, by: «wrong-date»2027-Q5}", "Q4"),
    deadline("no such month", "{phrase: a, by: «wrong-date»2027-13}", "13"),
    deadline("Vietnamese date", "{phrase: a, by: «wrong-date»30/06/2027}", "viết 2027-06-30"),
    deadline("words for a date", "{phrase: a, by: «wrong-date»quý II năm 2027}", "2026-Q2"),
    deadline("before a quarter", "{phrase: a, before: «wrong-date»2027-Q2}", "một ngày"),
    deadline("day without a year", "«wrong-date»{phrase: a, by: 11-25}", "every: year"),
    deadline("year every year", "«wrong-date»{phrase: a, by: 2027, every: year}", "every: year"),
    deadline("two bounds", "«wrong-value»{phrase: a, by: 2027, before: 2027-01-01}", "đúng một"),
    deadline("no bound", "«wrong-value»{phrase: a}", "đúng một"),
    deadline("regular with a day", "«wrong-value»{phrase: a, regular: true, by: 2027}", "đúng một"),
    in_programme(
        "no such day of a month",
        "{phrase: trước ngày 25/11 hằng năm, before: 11-25, every: year}",
        "{phrase: a, before: «wrong-date»32, every: quarter}",
        "từ 1 đến 31",
    ),
    in_programme(
        "a day of a year every quarter",
        "{phrase: trước ngày 25/11 hằng năm, before: 11-25, every: year}",
        "«wrong-date»{phrase: a, before: 11-25, every: quarter}",
        "{before: 25, every: quarter}",
    ),
    in_programme(
        "a day of a month every week",
        "{phrase: trước ngày 25/11 hằng năm, before: 11-25, every: year}",
        "«wrong-date»{phrase: a, before: 25, every: week}",
        "{by: friday, every: week}",
    ),
    in_programme(
        "a day of no period",
        "{phrase: trước ngày 25/11 hằng năm, before: 11-25, every: year}",
        "«wrong-date»{phrase: a, before: 25}",
        "{before: 25, every: quarter}",
    ),
    deadline(
        "a task every quarter",
        "{phrase: a, before: 25, every: «wrong-value»quarter}",
        "regular: true",
    ),
    in_two("leader forgotten", "leader: Lê Văn Hòa", "leader:«wrong-type»", "bỏ dòng này"),
    milestone("no comparison", "«wrong-value»{every: month}", "at_least"),
    milestone("two comparisons", "«wrong-value»{at_least: 1, at_most: 2}", "at_least và at_most"),
    milestone("two times", "«wrong-value»{by: 2030, every: year, exactly: 1}", "by và every"),
    milestone("no year", "{by: «wrong-date»12-31, at_least: 1}", "2030-06-30"),
    milestone("wrong frequency", "{every: «wrong-value»day, at_least: 1}", "year, quarter, month"),
    milestone("frequency of two lines", '{every: «wrong-value»"a\\nb", at_least: 1}', "week"),
    milestone("frequency true", "{every: «wrong-value»true, at_least: 1}", "“true”"),
    milestone("not achieved", "{achieved: «wrong-value»false}", "true"),
    milestone("range backwards", "{between: «wrong-value»[2, 1]}", "số nhỏ đứng trước"),
    milestone("range of one", "{between: «wrong-value»[1]}", "hai số"),
    milestone("range of none", "{between: «wrong-value»[]}", "hai số"),
    milestone("range of three", "{between: «wrong-value»[1, 2, 3]}", "hai số"),
    milestone("figure for a milestone", "«wrong-type»80"),
    milestone("comma decimal in flow", "{at_least: 97, «unknown-key»5}", "97.5"),
    in_one("comma decimal", "97.5", "«wrong-type»97,5", "viết 97.5"),
    in_one("quoted figure", "97.5", '«wrong-type»"97.5"', "không có dấu nháy: 97.5"),
    in_one("figure in other digits", "97.5", "«wrong-type»9٧"),
    in_one("wrong sense of a span", "as: average", "as: «wrong-value»mean", "total"),
    in_one("no sense of a span", "as: average", "as: «wrong-value»null", "để trống"),
    in_one("span backwards", "{from: 2026, to", "«wrong-date»{from: 2036, to", "2036"),
    in_programme(
        "wrong reading", "kind:", "deadline_reading: «wrong-value»carry\nkind:", "carried"
    ),
    in_programme("owed by nobody", "duties:", "duties:\n  - «wrong-value»{id: a, title: A}"),
    in_units("group of nobody", "groups:", "groups:\n  - «wrong-value»{name: A}", "open: true"),
    in_units("open group with members", "name: Các", "«wrong-value»open: true\n    name: Các"),
    holidays("Vietnamese holiday", "hung_kings: «wrong-date»16/04/2027", "viết 2027-04-16"),
    holidays("holidays backwards", "tet: «wrong-date»{from: 2027-02-08, to: 2027-02-04}"),
]


@pytest.mark.parametrize("fault", [*KEYS, *VALUES], ids=lambda fault: fault.name)
def test_a_fault_is_told_once_at_its_place(
    small: Path, fault: Fault, snapshot: SnapshotAssertion
) -> None:
    assert check(small, plant(small, fault.file, fault.text), fault.says) == snapshot


TYPES = [
    (TWO, "title: Chỉnh trang đô thị", "wrong-type", "12|1.50|true|[a]|{a: b}|null"),
    (TWO, "text: Xây dựng tổ dân phố văn hóa.", "wrong-type", "12|true|[a]|{a: b}|null"),
    (ONE, "id: thoi-gian-cho", "wrong-type", "12|true|[a]|{a: b}|null"),
    (ONE, "at_least: 97.5", "wrong-type", '"97.5"|nhiều|true|[1]|{a: 1}|100%'),
    (ONE, "between: [10, 15.5]", "wrong-type", "10-15|10|true|{a: 1}"),
    (PROGRAMME, "year: 2026", "wrong-type", '"2026"|2026.5|true|[2026]|{a: 1}|null'),
    (PROGRAMME, "report: true", "wrong-type", '"true"|1|có|[true]|{a: b}|null'),
    (ONE, "coordinating: [Các phòng chuyên môn]", "wrong-type", "Văn phòng|12|{a: b}|null"),
    (PROGRAMME, "period: {from: 2026, to: 2030}", "wrong-type", "2026-2030|12|[2026]|null"),
    (TWO, "through: Văn phòng HĐND và UBND", "wrong-type", "12|true|[Văn phòng]|{a: b}|null"),
    (TWO, "leader: Lê Văn Hòa", "wrong-type", "12|1.5|true|[Lê Văn Hòa]|{a: b}|null"),
    (PROGRAMME, "date: 2026-03-20", "wrong-date", "2026|2026.5|true|[2026-03-20]|{a: b}"),
    (PROGRAMME, "by: 2028", "wrong-date", "2028.5|true|[2028]|{a: b}"),
    (ONE, "as: average", "wrong-value", "12|true|false|[total]|{a: b}"),
]


@pytest.mark.parametrize(
    ("file", "line", "code", "value"),
    [(*row[:3], value) for row in TYPES for value in row[3].split("|")],
)
def test_a_value_of_another_type(
    small: Path, file: str, line: str, code: str, value: str, snapshot: SnapshotAssertion
) -> None:
    key = line.partition(":")[0]
    marked = replaced(file, (line, f"{key}: «{code}»{value}"))
    assert check(small, plant(small, file, marked)) == snapshot


MISLEADING = [
    in_one("no quotes to remove from a long number", "97.5", "1234567890123456789012", "nháy"),
    in_one("no quotes to remove from decimals", "97.5", "0.12345678901234567890", "nháy"),
    in_one("no quotes to remove from a space", "97.5", "1 000", "nháy"),
    section("a required list cannot be left out", "null", "bỏ cả khóa"),
    milestone("an item of a list has no key", "", "bỏ cả khóa"),
    in_units(
        "a group is declared", "- Phòng Văn", "- Các phòng chuyên môn\n      - Phòng Văn", "khai"
    ),
]


@pytest.mark.parametrize("fault", MISLEADING, ids=lambda fault: fault.name)
def test_what_would_mislead_is_not_told(small: Path, fault: Fault) -> None:
    """Here `says` are the words that must not be told."""
    plant(small, fault.file, fault.text)
    problems = load(small).problems
    assert problems
    assert [told(problem) for problem in problems if fault.says in told(problem)] == []


@pytest.mark.parametrize("day", ["31/02/2026", "03/20/2026", "1/13/2026", "0/0/2026", "1/1/0000"])
def test_no_date_is_proposed_that_does_not_exist(small: Path, day: str) -> None:
    check(small, plant(small, PROGRAMME, replaced(PROGRAMME, ("2026-03-20", f"«wrong-date»{day}"))))
    assert not re.match(r"viết \d", load(small).problems[0].hint)


def test_of_the_keys_that_are_near_the_nearest_is_proposed(small: Path) -> None:
    text = replaced(PROGRAMME, ("owed_by_leads: true", "owed_by_lead: true"))
    (small / PROGRAMME).write_text(text)
    hints = [problem.hint for problem in load(small).problems if problem.code == "unknown-key"]
    assert hints == ["ý bạn là “owed_by_leads”?"]


def test_a_number_as_a_key_after_what_is_no_whole_number_is_no_fraction(small: Path) -> None:
    (small / PROGRAMME).write_text(replaced(PROGRAMME, ("to: 2030}", "to: hai, 5}")))
    hints = [problem.hint for problem in load(small).problems if problem.code == "unknown-key"]
    assert hints == ["các khóa dùng được: from, to, beyond"]


UNITS = "units.yaml"


@pytest.mark.parametrize("written", ["vanphong", "a@b", "a@b.vn, c@d.vn", "Văn phòng <a@b.vn>"])
def test_an_address_of_a_unit_is_one_bare_address(small: Path, written: str) -> None:
    text = replaced(UNITS, ("short: Văn phòng", f'short: Văn phòng\n    email: "{written}"'))
    (small / UNITS).write_text(text)
    (problem,) = load(small).problems
    assert (problem.code, problem.line) == ("wrong-value", 4)
    assert "không phải một địa chỉ thư điện tử" in problem.message


def test_no_plugin_of_another_package_is_run(small: Path, tmp_path: Path) -> None:
    announced = tmp_path / "other-1.0.dist-info" / "entry_points.txt"
    announced.parent.mkdir()
    announced.write_text("[pydantic]\nother = other\n")
    announced.with_name("METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n")
    (tmp_path / "other.py").write_text("raise SystemExit('it was run')\n")
    ran = subprocess.run(
        [sys.executable, "-m", "ctr", "list", "--no-cache", "--plan", str(small)],
        env={
            **os.environ,
            "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_file_of_the_same_text_says_it_by_the_names_of_its_own_plan(tmp_path: Path) -> None:
    office, other = "Văn phòng HĐND và UBND", "Văn phòng phường"
    plans = [small_plan(tmp_path / name) for name in "abc"]
    unknown = replaced("units.yaml", (f"name: {office}", f"name: {other}"))
    known = unknown.replace("[VP HĐND", f"[{office}, VP HĐND")
    (plans[1] / "units.yaml").write_text(known)
    (plans[2] / "units.yaml").write_text(unknown)
    led = []
    for plan in plans[:2]:
        read = load(plan).plan
        assert read is not None
        led.append([one.lead for section in read.sections for one in section.tasks])
    assert (office,) in led[0]
    assert led[1] == [tuple(other if unit == office else unit for unit in one) for one in led[0]]
    (problem,) = load(plans[2]).problems
    assert (problem.code, problem.message[-18:]) == ("unknown-unit", " (và ở 4 chỗ khác)")
