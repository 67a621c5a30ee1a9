"""Files that are small but costly to complain about: each is answered, with what helps first.

Nothing here is timed; with work that grows as the square of the input these tests do not end.
"""

from __future__ import annotations

from pathlib import Path

from ctr.plan.load.loader import SUGGESTIONS, load
from ctr.problems import MOST
from tests.small_plan import FILES, replaced, small_plan


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
