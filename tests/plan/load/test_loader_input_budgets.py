"""What a plan may hold and how much of its faults is told, whatever the input.

Nothing here is timed: counted is what is told, and what is looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.problems import MOST, total
from ctr.vietnamese.suggestions import MOST_COMPARED, nearest
from ctr.yamlfile.characters import MAX_MARKS
from ctr.yamlfile.reader import MAX_CONTROL, read_yaml
from tests.conftest import Ctr

from ...small_plan import FILES, replaced

HEAD = "unit: Văn phòng HĐND và UBND\nyear: 2026\n"
TWO = "sections/02-van-hoa.yaml"
RESULTS = "results/2026/a.yaml"

MANY = {
    "unknown tasks": (RESULTS, HEAD + "tasks:\n", "  - {{task: '9.{}'}}\n", 2_500),
    "days to come": (
        RESULTS,
        HEAD + "tasks:\n  - task: '1.1'\n    log:\n",
        "      - {{on: 2026-12-31, done: '{}'}}\n",
        2_500,
    ),
    "days before": (RESULTS, f"{HEAD}received_again:\n", "  - 2020-01-01 # {}\n", 2_500),
    "keys twice": (
        RESULTS,
        HEAD + "verified: {by: A, on: 2026-01-01}\n",
        "year: 2026 # {}\n",
        2_500,
    ),
    "ambiguous": (RESULTS, HEAD + "proposals:\n", "  - yes # {}\n", 2_500),
    "aliases": (RESULTS, HEAD + "proposals:\n", "  - *a{}\n", 2_500),
    "years twice": ("calendar.yaml", "years:\n  - year: 2030\n", "  - year: 2030 # {}\n", 2_500),
    "swaps of other years": (
        "calendar.yaml",
        "years:\n  - year: 2030\n    swaps:\n",
        "      - {{off: 2029-01-01, worked: 2029-01-0{}}}\n",
        9,
    ),
    "errata": (
        TWO,
        FILES[TWO] + "    errata:\n",
        "      - {{printed: x{}, read: b, reason: c}}\n",
        2_500,
    ),
}


@pytest.mark.parametrize("name", MANY)
def test_a_thousand_are_told_and_all_are_counted(ctr: Ctr, small: Path, name: str) -> None:
    file, start, line, count = MANY[name]
    path = small / file
    path.parent.mkdir(parents=True, exist_ok=True)
    numbers = range(1, count + 1)
    path.write_text(start + "".join(line.format(number) for number in numbers))
    ran = ctr("check", "--format", "json", "--plan", small)
    told = [one for one in ran.data if one["severity"] == "error"]
    assert len(told) == min(count, MOST + 1)
    assert f"{count} lỗi," in ran.err
    if count > MOST:
        (more,) = [one for one in told if one["code"] == "more-problems"]
        assert f"và còn {count - MOST} lỗi nữa trong plan/{file}" in more["message"]


def test_ten_thousand_files_are_told_up_to_a_limit(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctr.problems.MOST_IN_ALL", 50)
    monkeypatch.setattr("ctr.problems.Allowance.__init__.__defaults__", (50,))
    folder = small / "results" / "2026"
    folder.mkdir(parents=True)
    for number in range(100):
        (folder / f"{number}.yaml").write_text(f"unit: Đơn vị {number}\nyear: 2025\n")
    problems = load(small).problems
    assert total(problems) == 200
    assert sum(problem.code != "more-problems" for problem in problems) == 50


@pytest.mark.parametrize(
    "text",
    [
        "tasks: [{}]",
        "tasks:\n{}",
        "a: {{{}}}",
    ],
)
def test_a_file_of_more_values_than_people_write_is_one_problem(
    small: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("plain", "tree"):
        monkeypatch.setattr(f"ctr.yamlfile.{module}.MAX_NODES", 1_000)
    items = {"[": "a,", "\n": "- a\n", "{": "k{}: 1,"}
    sign = next(sign for sign in ("{{", "[", "\n") if sign in text)[0]
    (small / TWO).write_text(text.format("".join(items[sign].format(n) for n in range(2_000))))
    (problem,) = load(small).problems
    assert (problem.file, problem.code) == (f"plan/{TWO}", "file-too-large")
    assert problem.line > 1 or problem.column > 1_000


def test_a_plan_of_more_values_is_told_once_and_not_read_on(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctr.plan.load.loader.MAX_NODES_IN_ALL", 500)
    folder = small / "results" / "2026"
    folder.mkdir(parents=True)
    for number in range(300):
        (folder / f"{number:03d}.yaml").write_text(f"{HEAD}proposals: [a, b]\n")
    problems = load(small).problems
    (large,) = [problem for problem in problems if problem.code == "file-too-large"]
    assert not [problem for problem in problems if problem.file > large.file]
    assert (large.line, large.message, large.hint) == (
        1,
        "cả kế hoạch có hơn 500 giá trị, từ tệp này không đọc nữa",
        "kiểm tra xem có đặt nhầm tệp không",
    )


def test_a_text_with_some_control_characters_is_read_on() -> None:
    document = read_yaml("a: x\x07\x07y\nb: yes\nc: \x01\n", "f")
    assert [(one.line, one.column, one.code) for one in document.problems] == [
        (1, 5, "file-encoding"),
        (3, 4, "file-encoding"),
        (2, 4, "yaml-ambiguous"),
    ]
    assert document.data["b"] == "yes"


@pytest.mark.parametrize("text", ["\x00" * (MAX_CONTROL + 1), "a\x00" * (MAX_CONTROL + 1)])
def test_what_is_no_text_is_one_problem(text: str) -> None:
    document = read_yaml(text, "f")
    assert [problem.code for problem in document.problems] == ["file-encoding"]


@pytest.mark.parametrize("text", ["a{}", "…{}", "“{}”", 'a: "x{}"'])
def test_a_heap_of_marks_is_refused_before_it_costs(text: str) -> None:
    heap = "\u0301\u0323" * 200_000
    (problem,) = read_yaml(text.format(heap), "f").problems
    assert "dấu chồng" in problem.message
    marks = r"\u0301\u0323" * 50_000
    escaped = f'a: "{marks}"'
    (problem,) = read_yaml(escaped, "f").problems
    assert "dấu chồng" in problem.message
    assert read_yaml(text.format("…" * 1_000 + "\u0301" * MAX_MARKS), "f").problems == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("units.yaml", "short: Phòng VHXH", "short: {}"),
        (TWO, "- Phòng Văn hóa - Xã hội", "- {}"),
        (TWO, "leader: Lê Văn Hòa", "leader: {}"),
    ],
)
def test_what_is_too_long_for_a_name_is_not_compared(
    small: Path, file: str, old: str, new: str
) -> None:
    (small / file).write_text(replaced(file, (old, new.format("Phòng " * 50_000))))
    (problem,) = load(small).problems
    assert "dài hơn 1000 ký tự" in problem.message


def test_unknown_names_are_told_however_many_though_few_are_explained(small: Path) -> None:
    names = "".join(f"      - Phòng Văn hoa số {number}\n" for number in range(20_000))
    (small / TWO).write_text(replaced(TWO, ("      - Phòng Văn hóa - Xã hội\n", names)))
    problems = load(small).problems
    assert total(problems) == 20_000
    assert sum("ý bạn là" in problem.hint for problem in problems) <= 50


def test_a_name_is_not_looked_for_among_more_than_a_person_knows() -> None:
    names = {f"Phòng {number}": f"Phòng {number}" for number in range(MOST_COMPARED + 1)}
    assert nearest("Phong 1", names) == []
    names.popitem()
    assert nearest("Phong 1", names)[0] == "Phòng 1"
