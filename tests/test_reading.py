"""Reading a plan: each fault is told once, at its place, in Vietnamese, and none hides another."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import pytest

from ctr.plan.load.loader import load
from ctr.problems import CODES, Problem
from ctr.yamlfile.reader import MAX_DEPTH

from .small_plan import FILES, Place, plant, replaced, small_plan

PROGRAMME, UNITS, LEADERS, ONE, TWO = FILES
NEW = "sections/03-moi.yaml"
CALENDAR = "calendar.yaml"

FOREIGN = re.compile(r"\b(found|expected|while|did not|not allowed|levels)\b|None|\['|\{'")


class Fault(NamedTuple):
    """`new`, with marks, in place of `old`, or as all of a file that the plan does not have.

    `says` are words of the message or the hint.
    """

    file: str
    name: str
    old: str
    new: str
    says: str = ""

    @property
    def text(self) -> str:
        """The file with the fault."""
        return replaced(self.file, (self.old, self.new)) if self.old else self.new


in_programme = partial(Fault, PROGRAMME)
in_units = partial(Fault, UNITS)
in_leaders = partial(Fault, LEADERS)
in_one = partial(Fault, ONE)
in_two = partial(Fault, TWO)


def milestone(name: str, new: str, says: str = "") -> Fault:
    return in_one(name, "{every: month, more_than: 80}", new, says)


def measure(name: str, new: str, says: str = "") -> Fault:
    return in_one(name, "unit: phút", new, says)


def deadline(name: str, new: str, says: str = "") -> Fault:
    return in_one(name, "{phrase: xong trong quý II năm 2027, by: 2027-Q2}", new, says)


def lead(name: str, new: str, says: str = "") -> Fault:
    return in_two(name, '["Phòng Kinh tế, Hạ tầng và Đô thị"]', new, says)


def section(name: str, tasks: str, says: str = "") -> Fault:
    return Fault(NEW, name, "", f'id: "3"\ntitle: Mục mới\ntasks: {tasks}', says)


def holidays(name: str, year: str, says: str = "") -> Fault:
    return Fault(CALENDAR, name, "", f"years:\n  - year: 2027\n    {year}\n", says)


def place(problem: Problem) -> Place:
    return problem.file, problem.line, problem.column, problem.code


def told(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}"


def check(plan: Path, expected: list[Place], says: str = "") -> None:
    """The plan has the expected problems and no others, and people can read them."""
    loaded = load(plan)
    assert [place(problem) for problem in loaded.problems] == expected
    assert (loaded.plan is None) == bool(expected)
    for problem in loaded.problems:
        assert problem.code in CODES
        assert problem.message
        assert len(told(problem).splitlines()) == 1
        assert len(told(problem)) < 500
        assert not FOREIGN.search(told(problem))
    assert says in " ".join(told(problem) for problem in loaded.problems)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return small_plan(tmp_path)


def test_a_sound_plan_has_no_problems(plan: Path) -> None:
    loaded = load(plan)
    assert loaded.problems == ()
    assert loaded.plan is not None
    assert [task.id for _, task in loaded.plan.tasks()] == ["1.1", "1.2", "2.1", "2.2"]


AMBIGUOUS = ["no", "Yes", "off", "y", "True", "NULL", "12:30", "1_000", "017", "1e3", ".inf"]

SYNTAX = [
    in_programme("key twice", "symbol: ", "symbol: X\n«yaml-duplicate-key»symbol: ", "dòng 4"),
    milestone("key twice in flow", "{at_least: 1, «yaml-duplicate-key»at_least: 2}"),
    in_one(
        "fault in the first of two values of a key",
        "deadline: {phrase: thường xuyên, regular: true}",
        "deadline: {phrase: a, by: 2030, «unknown-key»foo: 1}\n"
        "    «yaml-duplicate-key»deadline: {phrase: a, by: 2031, foo: 2}",
    ),
    measure("anchor", "unit: «yaml-unsupported»&a phút", "bí danh"),
    measure("anchored key", "«yaml-unsupported»&a unit: phút", "bí danh"),
    measure("alias", "unit: «yaml-unsupported»*a", "nháy"),
    measure("tag", "unit: «yaml-unsupported»!!str phút", "thẻ kiểu"),
    measure("local tag", "unit: «yaml-unsupported»!x phút", "nháy"),
    measure("exclamation mark", "unit: !ph«yaml-syntax»út", "nháy"),
    measure("merge key", "«unknown-key»<<: {unit: phút}"),
    measure("complex key", "? «yaml-unsupported»[unit]\n        : phút"),
    in_two("two documents", "tasks:", "«yaml-unsupported»---\ntasks:", "---"),
    in_two("tab after indentation", "    request", "    «yaml-syntax»\trequest", "Tab"),
    in_two("tab for indentation", "    request", "«yaml-syntax»\trequest", "Tab"),
    in_one("tab in a block", "      Công khai", "«yaml-syntax»\tCông khai", "Tab"),
    in_programme("quote open to the end", "Thiếu dấu cách", '«yaml-syntax»"Thiếu dấu', "nháy"),
    in_two("quote open to the next", "Chỉnh trang đô thị", '«yaml-syntax»"Chỉnh trang', "nháy"),
    measure("unknown escape", 'unit: "«yaml-syntax»\\phút"', "\\"),
    measure("words after a quote", 'unit: "phút" «yaml-syntax»giây', "nháy"),
    lead("list open to the next key", '«yaml-syntax»["Phòng VHXH"', "chưa đóng"),
    section("list open to the end", "«yaml-syntax»[\n", "chưa đóng"),
    in_two("mapping open", "{achieved: true}", "«yaml-syntax»{achieved: true", "chưa đóng"),
    in_programme("no comma in flow", "2026, to: 2030", "2026 to«yaml-syntax»: 2030", "dấu phẩy"),
    in_two("colon in a value", "title: Tổ", "title: Tên«yaml-syntax»: Tổ", "hai chấm"),
    measure("percent sign", "unit: «yaml-syntax»%", "nháy"),
    measure("at sign", "unit: «yaml-syntax»@phút", "nháy"),
    measure("backtick", "unit: «yaml-syntax»`phút`", "nháy"),
    measure("leading comma", "unit: «yaml-syntax», phút"),
    measure("leading dash", "unit: «yaml-syntax»- phút"),
    measure("block with a wrong sign", "unit: |«yaml-syntax»x\n          phút"),
    milestone("no value before a brace", "{at_least«yaml-syntax»:}"),
    in_two("unknown version", 'id: "2"\n', '«yaml-syntax»%YAML 3.0\n---\nid: "2"\n'),
    in_two("key too far right", "    request", "     «yaml-syntax»request", "thụt dòng"),
    in_two("item too far left", '  - id: "2.2"', ' «yaml-syntax»- id: "2.2"', "thụt dòng"),
    section("deep lists", "[" * (MAX_DEPTH - 1) + "«yaml-depth»" + "[" * 100_000),
    section("deep mappings", "{a: " * (MAX_DEPTH - 1) + "«yaml-depth»" + "{a: " * 100_000),
    section("deep blocks", "\n" + "- " * (MAX_DEPTH - 1) + "«yaml-depth»" + "- " * 100_000),
    section("alias bomb", "[]\na: «yaml-unsupported»&a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
    *(measure(f"ambiguous {word}", f"unit: «yaml-ambiguous»{word}", word) for word in AMBIGUOUS),
    *(
        in_one(f"control character {ord(char)}", "chờ bình", f"chờ «file-encoding»{char}")
        for char in "\x00\x07\x0b\x1b\x7f\ufffe"
    ),
    *(
        in_one(f"line separator {ord(char)} {where}", text, f"a«file-encoding»{char}b")
        for char in "\x85\u2028\u2029"
        for where, text in (("in a line", "quyết đúng"), ("in a block", "Công khai"))
    ),
    measure("escaped control character", 'unit: «file-encoding»"ph\\x1b[31mút"'),
    measure("escaped NUL", 'unit: «file-encoding»"ph\\0út"'),
]

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
    in_programme("owed twice", "id: so-ket", "«wrong-value»id: so-ket\n    owed_by_leads: true"),
    in_programme("owed by nobody", "duties:", "duties:\n  - «wrong-value»{id: a, title: A}"),
    in_units("group of nobody", "groups:", "groups:\n  - «wrong-value»{name: A}", "open: true"),
    in_units("open group with members", "name: Các", "«wrong-value»open: true\n    name: Các"),
    holidays("Vietnamese holiday", "hung_kings: «wrong-date»16/04/2027", "viết 2027-04-16"),
    holidays("holidays backwards", "tet: «wrong-date»{from: 2027-02-08, to: 2027-02-04}"),
]

NAMES = [
    lead("misspelt unit", "[«unknown-unit»Phòng Văn hoá Xá hội]", "ý bạn là “Phòng Văn hóa - Xã"),
    lead("misspelt short name", "[«unknown-unit»Phòng VHXHH]", "ý bạn là “Phòng Văn hóa - Xã hội”"),
    lead("unit without marks", "[«unknown-unit»Van phong]", "ý bạn là “Văn phòng HĐND và UBND”"),
    lead("unit like no other", "[«unknown-unit»Sở Ngoại giao]", "units.yaml"),
    lead("comma", "[«unknown-unit»Phòng Kinh tế, «unknown-unit»Hạ tầng và Đô thị]", "nháy"),
    lead("long name", f"[«unknown-unit»{'Phòng Văn hóa ' * 100}]"),
    in_two("body asked", "through: Văn", "through: «unknown-unit»Vân", "“Văn phòng HĐND và UBND”"),
    in_programme("who owes", "owed_by: [Văn phòng", "owed_by: [«unknown-unit»Sở Y tế"),
    in_programme("receiver", "to: Văn phòng", "to: «unknown-unit»Sở Tài chính"),
    in_units("member", "      - Phòng Văn", "      - «unknown-unit»Phòng Vân", "“Phòng Văn hóa"),
    in_units(
        "group as a member",
        "- Phòng Văn",
        "- «unknown-unit»Các phòng chuyên môn\n      - Phòng Văn",
        "nhóm",
    ),
    in_two("misspelt leader", "Lê Văn Hòa", "«unknown-leader»Lê Văn Hoa", "ý bạn là “Lê Văn Hòa”"),
    in_two("leader like no other", "Lê Văn Hòa", "«unknown-leader»Xyz", "leaders.yaml"),
    in_units(
        "name of another", "short: Phòng KTHTĐT", "short: «duplicate-name»PHÒNG VHXH", "dòng 6"
    ),
    in_units(
        "own name again", "[VP HĐND và UBND]", "[«duplicate-name»Văn phòng HĐND & UBND]", "dòng 2"
    ),
    in_leaders("leader twice", "[Phó Chủ tịch Hòa]", "[«duplicate-name»Trần Thị Thuý]", "dòng 2"),
]

NUMBERS = [
    in_two("task twice", '"2.2"', '«duplicate-id»"2.1"', "plan/sections/02-van-hoa.yaml:4"),
    in_two(
        "task twice elsewhere", '"2.2"', '«duplicate-id»«id-outside-section»"1.2"', "01-cai-cach"
    ),
    Fault(NEW, "section twice", "", 'id: «duplicate-id»"2"\ntitle: A\ntasks: []\n', "02-van-hoa"),
    in_one("target twice", "id: thoi-gian-cho", "id: «duplicate-id»ho-so-truc-tuyen", ":15"),
    in_two("target twice elsewhere", "id: to-dan-pho-van-hoa", "id: «duplicate-id»thoi-gian-cho"),
    in_programme("duty twice", "id: so-ket", "id: «duplicate-id»bao-cao-don-vi", ":14"),
    in_two("task of another section", '"2.2"', '«id-outside-section»"3.1"', "mục 2"),
    in_two("task of a longer number", '"2.2"', '«id-outside-section»"20.2"', "20.2"),
    in_one("erratum of a task", "printed: minh", "printed: «erratum-not-found»mình", "mình bach"),
    in_programme("erratum", "printed: TM.ỦY", "printed: «erratum-not-found»TM. ỦY", "TM. ỦY"),
]


@pytest.mark.parametrize(
    "fault", [*SYNTAX, *KEYS, *VALUES, *NAMES, *NUMBERS], ids=lambda fault: fault.name
)
def test_a_fault_is_told_once_at_its_place(plan: Path, fault: Fault) -> None:
    check(plan, plant(plan, fault.file, fault.text), fault.says)


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
    (TWO, "through: Văn phòng HĐND và UBND", "wrong-type", "12|true|[Văn phòng]|{a: b}"),
    (TWO, "leader: Lê Văn Hòa", "wrong-type", "12|1.5|true|[Lê Văn Hòa]|{a: b}"),
    (PROGRAMME, "date: 2026-03-20", "wrong-date", "2026|2026.5|true|[2026-03-20]|{a: b}"),
    (PROGRAMME, "by: 2028", "wrong-date", "2028.5|true|[2028]|{a: b}"),
    (ONE, "as: average", "wrong-value", "12|true|[total]|{a: b}"),
]


@pytest.mark.parametrize(
    ("file", "line", "code", "value"),
    [(*row[:3], value) for row in TYPES for value in row[3].split("|")],
)
def test_a_value_of_another_type(plan: Path, file: str, line: str, code: str, value: str) -> None:
    key = line.partition(":")[0]
    check(plan, plant(plan, file, replaced(file, (line, f"{key}: «{code}»{value}"))))


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
def test_what_would_mislead_is_not_told(plan: Path, fault: Fault) -> None:
    """Here `says` are the words that must not be told."""
    plant(plan, fault.file, fault.text)
    problems = load(plan).problems
    assert problems
    assert [told(problem) for problem in problems if fault.says in told(problem)] == []


@pytest.mark.parametrize("day", ["31/02/2026", "03/20/2026", "1/13/2026", "0/0/2026", "1/1/0000"])
def test_no_date_is_proposed_that_does_not_exist(plan: Path, day: str) -> None:
    check(plan, plant(plan, PROGRAMME, replaced(PROGRAMME, ("2026-03-20", f"«wrong-date»{day}"))))
    assert not re.match(r"viết \d", load(plan).problems[0].hint)


def written(file: str, content: bytes) -> Callable[[Path], object]:
    return lambda plan: (plan / file).write_bytes(content)


def renamed(file: str, name: str) -> Callable[[Path], object]:
    return lambda plan: (plan / file).rename((plan / file).with_name(name))


def remade(file: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    def change(plan: Path) -> None:
        path = plan / file
        if path.is_dir():
            rmtree(path)
        else:
            path.unlink()
        make(path)

    return change


def longer(file: str, size: int) -> Callable[[Path], object]:
    """A sparse file of `size` bytes: NULs that take no room on the disk."""
    return lambda plan: os.truncate(plan / file, size)


LATIN = FILES[TWO].encode().replace("Chỉnh".encode(), b"Ch\xe9nh")
CONTROL = FILES[TWO].encode().replace("Chỉnh".encode(), "Chỉ\x07nh".encode())
CRLF = CONTROL.replace(b"\n", b"\r\n")
TWO_LINES = len(FILES[TWO].splitlines())

FILES_GONE_WRONG = [
    ("empty", written(TWO, b""), (TWO, 1, 1, "file-empty"), ""),
    ("comments only", written(TWO, "# chưa có gì\n".encode()), (TWO, 1, 1, "file-empty"), ""),
    ("null", written(TWO, b"---\n~\n"), (TWO, 1, 1, "file-empty"), ""),
    ("a word", written(TWO, b"abc\n"), (TWO, 1, 1, "wrong-type"), ""),
    ("a list", written(TWO, b"# a\n- abc\n"), (TWO, 2, 1, "wrong-type"), ""),
    ("latin-1", written(TWO, LATIN), (TWO, 16, 14, "file-encoding"), "UTF-8"),
    ("UTF-16", written(TWO, FILES[TWO].encode("utf-16")), (TWO, 1, 1, "file-encoding"), "UTF-8"),
    ("BEL after CRLF", written(TWO, CRLF), (TWO, 16, 15, "file-encoding"), ""),
    ("largest", longer(TWO, 20_000_000), (TWO, TWO_LINES + 1, 1, "file-encoding"), ""),
    ("too large", longer(TWO, 20_000_001), (TWO, 1, 1, "file-too-large"), "20 MB"),
    ("missing", remade(PROGRAMME, bool), (PROGRAMME, 1, 1, "file-missing"), ""),
    ("folder", remade(PROGRAMME, Path.mkdir), (PROGRAMME, 1, 1, "file-unreadable"), "thư mục"),
    ("pipe", remade(TWO, os.mkfifo), (TWO, 1, 1, "file-unreadable"), ""),
    (
        "link to itself",
        remade(TWO, lambda path: path.symlink_to(path)),
        (TWO, 1, 1, "file-unreadable"),
        "",
    ),
    (
        "link to nothing",
        remade(TWO, lambda path: path.symlink_to("nothing")),
        (TWO, 1, 1, "file-missing"),
        "",
    ),
    ("no sections", remade("sections", bool), ("sections", 1, 1, "file-missing"), "sections/"),
    (
        "sections is a file",
        remade("sections", Path.touch),
        ("sections", 1, 1, "file-unreadable"),
        "thư mục",
    ),
    ("no section", remade("sections", Path.mkdir), ("sections", 1, 1, "file-missing"), ".yaml"),
    *(
        (
            f"section in {name}",
            renamed(TWO, name),
            (f"sections/{name}", 1, 1, "file-name"),
            "02.yaml",
        )
        for name in ("02.yml", "02.YAML", "02.yaml.txt")
    ),
    (
        "calendar in .yml",
        written("calendar.yml", b"years: []\n"),
        ("calendar.yml", 1, 1, "file-name"),
        CALENDAR,
    ),
]


@pytest.mark.parametrize(
    ("change", "expected", "says"),
    [row[1:] for row in FILES_GONE_WRONG],
    ids=[row[0] for row in FILES_GONE_WRONG],
)
def test_a_file_gone_wrong(
    plan: Path, change: Callable[[Path], object], expected: Place, says: str
) -> None:
    change(plan)
    check(plan, [(f"plan/{expected[0]}", *expected[1:])], says)


@pytest.mark.parametrize("file", [UNITS, LEADERS])
@pytest.mark.parametrize(
    "content",
    [None, b"", b"units: [\n", b"\xff", b"abc", b"- abc"],
    ids=["missing", "empty", "not YAML", "not UTF-8", "text", "list"],
)
def test_names_are_not_unknown_where_their_register_is_unread(
    plan: Path, file: str, content: bytes | None
) -> None:
    (plan / file).unlink()
    if content is not None:
        (plan / file).write_bytes(content)
    assert {problem.file for problem in load(plan).problems} == {f"plan/{file}"}


@pytest.mark.parametrize("name", ["nothing", "x" * 300])
def test_a_folder_that_is_not_there(tmp_path: Path, name: str) -> None:
    assert {problem.file.rpartition("/")[2] for problem in load(tmp_path / name).problems} == {
        PROGRAMME,
        UNITS,
        LEADERS,
        "sections",
    }


ALSO_RIGHT = [
    in_two("short name", '["Phòng Kinh tế, Hạ tầng và Đô thị"]', "[Phòng KTHTĐT]"),
    in_two("alias", "through: Văn phòng HĐND và UBND", "through: VP HĐND và UBND"),
    in_two("ampersand", "through: Văn phòng HĐND và UBND", "through: Văn phòng HĐND&UBND"),
    in_two("small letters", "through: Văn phòng HĐND và UBND", "through: văn phòng hđnd và ubnd"),
    in_two("capital letters", "through: Văn phòng HĐND và UBND", "through: VĂN PHÒNG"),
    in_two(
        "spaces", "through: Văn phòng HĐND và UBND", 'through: " Văn\u00a0phòng  HĐND và UBND "'
    ),
    *(
        in_two(f"hyphen {ord(hyphen)}", "hóa - Xã", f"hóa{hyphen}Xã")
        for hyphen in ("-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212")
    ),
    in_two("tone on the other letter", "leader: Lê Văn Hòa", "leader: Lê Văn Hoà"),
    in_two("tone on the other letter of uy", "leader: Trần Thị Thúy", "leader: Trần Thị Thuý"),
    in_two("decomposed", "Lê Văn Hòa", unicodedata.normalize("NFD", "Lê Văn Hòa")),
    in_two("alias of a leader", "leader: Lê Văn Hòa", "leader: Phó Chủ tịch Hoà"),
    in_two("single quotes", 'id: "2"\n', "id: '2'\n"),
    in_two("comment", 'id: "2"\n', '# Mục hai\n\nid: "2"   # số mục\n'),
    in_programme("quoted date", "2026-03-20", '"2026-03-20"'),
    in_programme("quoted year of a deadline", "by: 2028", 'by: "2028"'),
    in_programme("no value", "kind:", "printed_place:\nkind:"),
    in_one("figure without need", "97.5", "97.50"),
]


@pytest.mark.parametrize("same", ALSO_RIGHT, ids=lambda same: same.name)
def test_another_way_to_write_the_same(plan: Path, same: Fault) -> None:
    before = load(plan).plan
    plant(plan, same.file, same.text)
    check(plan, [])
    assert load(plan).plan == before


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"),
        lambda raw: unicodedata.normalize("NFD", raw.decode()).encode(),
        lambda raw: raw.rstrip(),
        lambda raw: b"---\n" + raw + b"...\n",
    ],
    ids=["BOM", "CRLF", "BOM and CRLF", "NFD", "no last line end", "document marks"],
)
def test_the_same_plan_in_other_bytes(plan: Path, change: Callable[[bytes], bytes]) -> None:
    before = load(plan).plan
    for file in FILES:
        (plan / file).write_bytes(change((plan / file).read_bytes()))
    check(plan, [])
    assert load(plan).plan == before


def test_a_calendar_is_read_after_the_packaged_one(plan: Path) -> None:
    plant(plan, CALENDAR, "years:\n  - year: 2031\n    hung_kings: 2031-04-01\n")
    loaded = load(plan).plan
    assert loaded is not None
    assert loaded.calendar[-1].year == 2031


def test_a_fault_hides_no_erratum_of_the_same_section(plan: Path) -> None:
    edits = (
        ("2027-Q2", "«wrong-date»2027-Q9"),
        ("minh bach\n        r", "«erratum-not-found»x\n        r"),
    )
    check(plan, plant(plan, ONE, replaced(ONE, *edits)))


MANY = {
    PROGRAMME: replaced(
        PROGRAMME,
        ("kind:", "kind: «wrong-type»[Chương trình]\n«yaml-duplicate-key»kind:"),
        ("2026-03-20", "«wrong-date»20/03/2026"),
        ("year: 2026", "year: «wrong-type»nay"),
        ("{from: 2026, to: 2030}", "«missing-key»{from: 2026}"),
        ("closing:", "«unknown-key»closin: A\nclosing:"),
    ),
    UNITS: replaced(
        UNITS,
        ("short: Phòng KTHTĐT", "short: «duplicate-name»Phòng VHXH"),
        ("groups:", "groups:\n  - «wrong-value»{name: Nhóm}"),
    ),
    LEADERS: replaced(LEADERS, ("position: Chủ tịch\n", "position: «wrong-type»1\n")),
    TWO: replaced(TWO, ("    request", "«yaml-syntax»\trequest")),
    NEW: """\
id: "3"
title: Mục có nhiều lỗi
tasks:
  - id: "3.1"
    title: «wrong-type»12
    «unknown-key»titel: Hai
    text: «wrong-value»" "
    lead: [«unknown-unit»Phòng Vân hóa]
    coordinating:
      - Văn phòng
      - «unknown-unit»Sở Ngoại giao
    leader: «unknown-leader»Lê Văn Hoa
    request: «yaml-ambiguous»yes
    «yaml-duplicate-key»lead: []
    targets:
      - id: «duplicate-id»thoi-gian-cho
        name: «wrong-type»{A: B}
        milestones:
          - «wrong-value»{every: year}
          - by: «wrong-date»31/12/2027
            at_least: «wrong-type»97,5
  - «missing-key»title: Không có số
    text: A
  - id: «id-outside-section»"4.1"
    title: A
    text: A
    deadline: «wrong-value»{phrase: A}
""",
    "sections/04.yaml": "a: «yaml-unsupported»&a b\n",
    "sections/05.yaml": "a: b\n«yaml-unsupported»---\n",
    "sections/06.yaml": "«file-empty»",
    "sections/07.yml": "«file-name»",
    "sections/08.yaml": "[" * MAX_DEPTH + "«yaml-depth»[",
    "sections/09.yaml": """\
id: "9"
title: A
tasks:
  - id: "9.1"
    title: A
    text: A
    errata: [{printed: «erratum-not-found»B, read: C, reason: D}]
""",
}


def test_all_faults_are_told_in_one_run(plan: Path) -> None:
    expected = [place for file, text in MANY.items() for place in plant(plan, file, text)]
    (plan / "sections/10.yaml").mkdir()
    expected.append(("plan/sections/10.yaml", 1, 1, "file-unreadable"))
    (plan / "sections/11.yaml").write_bytes(b"\xff")
    expected.append(("plan/sections/11.yaml", 1, 1, "file-encoding"))
    check(plan, sorted(expected))
    assert len({found[:2] for found in expected}) >= 25
    assert len({found[3] for found in expected}) >= 15
