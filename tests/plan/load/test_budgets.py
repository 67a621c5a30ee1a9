"""Files that are small but costly to complain about: each is answered, with what helps first.

Nothing here is timed; with work that grows as the square of the input these tests do not end.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import SUGGESTIONS, load
from ctr.plan.load.validate import MOST
from ctr.vietnamese.suggestions import LONGEST, at_most, nearest
from ctr.yamlfile.reader import read_yaml

from ...small_plan import FILES, replaced, small_plan


@pytest.mark.parametrize(
    "scalar",
    ["1" + "_" * 60_000, "1" * 60_000, "1" + ":1" * 60_000, "0" * 60_000 + "x", "." * 60_000],
)
def test_a_long_scalar_is_read(scalar: str) -> None:
    for text in (f"a: {scalar}", f"a: {scalar}x"):
        assert read_yaml(text, "a.yaml").data["a"] is not None


@pytest.mark.parametrize("number", ["1.000", "-1.000", "97.125", "999.999"])
def test_what_some_read_as_thousands_is_ambiguous(number: str) -> None:
    document = read_yaml(f"a: {number}", "a.yaml")
    assert [problem.code for problem in document.problems] == ["yaml-ambiguous"]
    assert read_yaml(f"a: {number}0", "a.yaml").problems == []


@pytest.mark.parametrize("number", ["0.125", "1000.125", "97.5", "1.0000", "97.12"])
def test_what_can_only_be_a_fraction_is_none(number: str) -> None:
    assert read_yaml(f"a: {number}", "a.yaml").problems == []


def test_an_ambiguous_figure_is_no_figure_anywhere(tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    file = "sections/01-cai-cach.yaml"
    (plan / file).write_text(replaced(file, ("at_least: 97.5", "at_least: 1.000")))
    assert {problem.code for problem in load(plan).problems} == {"yaml-ambiguous"}


def test_thousands_of_misspelt_names_are_told_and_the_first_explained(tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    units = "".join(f"  - name: Đơn vị sự nghiệp công lập thứ {number}\n" for number in range(300))
    text = FILES["units.yaml"].replace("units:\n", f"units:\n{units}")
    (plan / "units.yaml").write_text(text)
    names = ", ".join(f"Đơn vị sự nghiệp công lập thư {number}" for number in range(3_000))
    file = "sections/02-van-hoa.yaml"
    old = "lead:\n      - Phòng Văn hóa - Xã hội"
    (plan / file).write_text(replaced(file, (old, f"lead: [{names}]")))
    problems = [one for one in load(plan).problems if one.code == "unknown-unit"]
    assert len(problems) == MOST
    assert sum("ý bạn là" in problem.hint for problem in problems) == SUGGESTIONS
    assert any("còn 2000 lỗi nữa" in problem.message for problem in load(plan).problems)


def test_a_megabyte_of_unknown_keys_is_told(tmp_path: Path) -> None:
    for key in ("tieu_de_{}", "{}"):
        plan = small_plan(tmp_path / key)
        keys = "".join(f"{key.format(number)}: 1\n" for number in range(60_000))
        (plan / "leaders.yaml").write_text(FILES["leaders.yaml"] + keys)
        problems = load(plan).problems
        assert sum(problem.code == "unknown-key" for problem in problems) == MOST
        assert any("còn 59000 lỗi nữa" in problem.message for problem in problems)


def test_only_what_may_be_a_name_is_compared() -> None:
    known = {"title": "title", "x" * 10_000: "long"}
    assert nearest("titel", known) == ["title"]
    assert nearest("title" + "e" * LONGEST, known) == []
    with at_most(2):
        assert [nearest("titel", known) for _ in range(3)] == [["title"], ["title"], []]
    assert nearest("titel", known) == ["title"]
