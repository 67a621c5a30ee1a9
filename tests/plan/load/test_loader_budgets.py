"""Files that are small but costly to complain about: each is answered, with what helps first.

Nothing here is timed; with work that grows as the square of the input these tests do not end.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

from ctr.plan.amended.on import plan_on
from ctr.plan.load.loader import SUGGESTIONS, load
from ctr.problems import MOST
from tests.plans import UNITS, task, written
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


def test_a_thousand_renames_in_a_chain_are_read(tmp_path: Path) -> None:
    """Each name leads to the last one; what was reported under the first goes along."""
    names = [UNITS[0], *(f"Phòng thứ {number}" for number in range(1_000))]
    others = {"units.yaml": {"units": [{"name": name} for name in (*names, *UNITS[1:])]}}
    changes = [{"rename": {"unit": before, "to": after}} for before, after in pairwise(names)]
    amendment = {"document": "Quyết định số 1", "on": "2026-02-01", "changes": changes}
    reported = {"task": "1.1", "state": "in_progress", "state_on": "2026-01-25"}
    plan = written(
        tmp_path,
        [task(f"1.{number}") for number in range(1, 40)],
        {(UNITS[0], 2026): {"tasks": [reported]}},
        others=others | {"amendments.yaml": {"amendments": [amendment]}},
    )
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    later = plan_on(loaded.plan, date(2026, 3, 1))
    assert {unit for _, one in later.tasks() for unit in one.lead} == {names[-1]}
    assert later.unit_names.find(names[500]) == names[-1]
    assert [results.unit for results in later.results] == [names[-1]]
