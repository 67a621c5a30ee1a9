from __future__ import annotations

import csv
import io
import os
from fractions import Fraction
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from ctr.output.alignment import ALIGNMENT, ROLLUP
from tests import aligned_city
from tests.conftest import ROOT, Ctr
from tests.plans import UNITS, task, written

PLANS = int(os.environ.get("ALIGN_PLANS", "8"))
GAPS = 60 if PLANS >= 114 else PLANS * 60 // 114 + 8
DAY = ("--as-of", "2026-11-24")
Yaml = dict[str, Any]


def target(id: str, *milestones: Yaml, unit: str | None = "%", **keys: Any) -> Yaml:
    of_unit = {} if unit is None else {"unit": unit}
    return {"id": id, "name": f"Chỉ tiêu {id}", "milestones": [*milestones], **of_unit, **keys}


def city(folder: Path, *targets: Yaml, **keys: Any) -> Path:
    """The city's plan of one task, 1.1, with these targets, and a task 1.2 without any."""
    tasks = [task("1.1", targets=[*targets]), task("1.2")]
    return written(folder / "city", tasks, issuer="Ủy ban nhân dân thành phố Thử", **keys)


def ward(folder: Path, name: str, *targets: Yaml, figures: Yaml | None = None, **keys: Any) -> Path:
    """A ward's plan below the city's, with these targets in 2.1; its task 1.1 serves 1.2.

    `figures` are values by target, all of 01/11/2026.
    """
    tasks = [task("1.1", serves=["1.2"]), task("1.2", targets=[*targets])]
    values = [
        {"target": id, "as_of": "2026-11-01", **(value if isinstance(value, dict) else {})}
        | ({} if isinstance(value, dict) else {"value": value})
        for id, value in (figures or {}).items()
    ]
    results = {(UNITS[0], 2026): {"tasks": [{"task": "1.2", "values": values}]}} if values else {}
    given = {"issuer": f"Ủy ban nhân dân phường {name}", "aligned_to": "../../city", **keys}
    head = {key: value for key, value in given.items() if value is not None}
    return written(folder / name, tasks, results, **head)


def told(rows: list[Yaml]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind or reason, the point, and the last words of who it is told of."""
    return [
        (
            row["why"] or row["kind"],
            row["target"] or row["task"] or row["point"] or "",
            tuple(name.split()[-1] for name in row["subordinates"]),
        )
        for row in rows
    ]


@pytest.mark.parametrize("whole", [True, False])
def test_every_planted_gap_is_found_and_nothing_besides(
    tmp_path: Path, ctr: Ctr, whole: bool
) -> None:
    """60 in 114 plans with ALIGN_PLANS=114; and the values are those of a sum computed anew."""
    made = aligned_city.city(tmp_path, PLANS if whole else max(PLANS // 2, 4), seed=PLANS + whole)
    aligned_city.plant(made, GAPS if whole else max(GAPS // 2, 8), whole=whole)
    made.write()
    words = ("align", "--plan", made.plan.folder, "--below", tmp_path / "wards")
    given = ("--as-of", aligned_city.DAY.isoformat(), "--format", "json")
    ran = ctr(*words, *given)
    assert ran.code == 1, ran.err
    found = [
        (
            row["kind"],
            "*" if row["everywhere"] else "; ".join(row["subordinates"]),
            row["target"] or row["task"] or row["point"] or "",
        )
        for row in ran.data
        if row["kind"] != "not_compared"
    ]
    assert sorted(found) == sorted(made.planted)
    rows = ctr(*words, "--rollup", *given).data
    assert [row["target"] for row in rows] == [*made.targets()]
    for row in rows:
        value = row["value"]
        exact = value if value is None or isinstance(value, bool) else Fraction(str(value))
        assert (exact, row["figures"]) == aligned_city.rolled_up(made, row["target"]), row
        assert row["figures"] + len(row["missing"]) == row["subordinates"]


def test_a_plan_is_held_against_the_one_that_it_names(tmp_path: Path, ctr: Ctr) -> None:
    city(
        tmp_path,
        target("a", {"by": 2030, "at_least": 85}),
        target("b", {"achieved": True}, unit=None),
    )
    plan = ward(
        tmp_path,
        "An",
        target("a-an", {"by": 2031, "at_least": 90}, serves=["a"]),
        target("b-an", {"by": 2028, "achieved": True}, unit=None, serves=["b", "1.1"]),
    )
    ran = ctr("align", "--plan", plan, *DAY, "--format", "json")
    assert (ran.code, told(ran.data)) == (1, [("later", "a", ("An",))])
    (row,) = ran.data
    assert (row["own_day"], row["wanted_day"]) == ("2031-12-31", "2030-12-31")
    assert row["message"] == (
        "chỉ tiêu a-an (nhiệm vụ 1.2): từ 90% trở lên, đến năm 2031; "
        "cấp trên: từ 85% trở lên, đến năm 2030"
    )
    assert "1 chỗ chưa khớp, 0 điều không so được." in ran.err
    section = plan / "sections" / "01-mot.yaml"
    assert row["file"] == section.as_posix()
    text = section.read_text(encoding="utf-8").splitlines()[row["line"] - 1]
    assert text[row["column"] - 1 :].startswith('"a-an"')


def test_what_agrees_ends_well(tmp_path: Path, ctr: Ctr) -> None:
    city(tmp_path, target("a", {"by": 2030, "at_least": 85}))
    plan = ward(tmp_path, "An", target("a-an", {"by": 2030, "at_least": 85}, serves=["a"]))
    ran = ctr("align", "--plan", plan, *DAY)
    assert (ran.code, ran.out) == (0, "")
    assert "0 chỗ chưa khớp" in ran.err


def test_a_task_counts_by_its_targets_and_an_unserved_task_is_told_once(
    tmp_path: Path, ctr: Ctr
) -> None:
    above = city(tmp_path, target("a", {"at_least": 1}), target("b", {"at_least": 1}))
    one = ward(tmp_path, "An", target("a-an", {"at_least": 1}, serves=["a"]))
    other = ward(tmp_path, "Hai")
    ran = ctr("align", "--plan", above, "--below", one, "--below", other, "--format", "json")
    assert told(ran.data) == [("unserved", "1.1", ("Hai",)), ("unserved", "b", ("An",))]
    alone = ctr("align", "--plan", other, "--format", "json")
    assert told(alone.data) == [("unserved", "1.1", ("Hai",))]


@pytest.mark.parametrize(
    ("wanted", "own", "units", "keys", "why"),
    [
        ({"at_least": 85}, {"at_most": 5}, ("%", "%"), {}, "direction"),
        ({"by": 2030, "at_least": 85}, {"every": "year", "at_least": 85}, ("%", "%"), {}, "basis"),
        ({"at_least": 85}, {"at_least": 85}, ("%", "%/năm"), {}, "unit"),
        ({"at_least": 85}, {"achieved": True}, ("%", None), {}, "kind"),
        ({"at_least": 500}, {"at_least": 5}, ("hộ", "hộ"), {}, "undeclared"),
        ({"at_least": 500}, {"at_least": 5}, ("hộ", "Hộ"), {"rollup": {"as": "sum"}}, "part"),
    ],
)
def test_what_is_not_alike_gets_a_reason_and_no_verdict(
    tmp_path: Path,
    ctr: Ctr,
    wanted: Yaml,
    own: Yaml,
    units: tuple[str | None, str | None],
    keys: Yaml,
    why: str,
) -> None:
    city(tmp_path, target("a", wanted, unit=units[0], **keys))
    plan = ward(tmp_path, "An", target("a-an", own, unit=units[1], serves=["a"]))
    ran = ctr("align", "--plan", plan, "--format", "json")
    assert (ran.code, told(ran.data)) == (0, [(why, "a", ("An",))])
    assert ran.data[0]["message"]


def test_a_ranges_better_side_is_what_counts(tmp_path: Path, ctr: Ctr) -> None:
    """55-57 with higher being better asks for 55; of a share that is to fall, 10 is the limit."""
    city(
        tmp_path,
        target("tang", {"between": [55, 57]}),
        target("giam", {"between": [8, 10], "better": "lower"}),
    )
    fine = ward(
        tmp_path,
        "An",
        target("tang-an", {"between": [55, 56]}, serves=["tang"]),
        target("giam-an", {"at_most": 10}, serves=["giam"]),
    )
    assert ctr("align", "--plan", fine).code == 0
    worse = ward(
        tmp_path,
        "Hai",
        target("tang-hai", {"between": [54, 60]}, serves=["tang"]),
        target("giam-hai", {"between": [7, 11], "better": "lower"}, serves=["giam"]),
    )
    ran = ctr("align", "--plan", worse, "--format", "json")
    assert told(ran.data) == [("lower", "tang", ("Hai",)), ("lower", "giam", ("Hai",))]


def test_parts_of_a_sum_are_held_together(tmp_path: Path, ctr: Ctr) -> None:
    def below(name: str, level: int) -> None:
        own = target(f"nha-{name.lower()}", {"by": 2030, "at_least": level}, unit="nhà")
        ward(tmp_path / "xa", name, {**own, "serves": ["nha"]}, aligned_to="../../../city")

    total = target("nha", {"by": 2030, "at_least": 100}, unit="nhà", rollup={"as": "sum"})
    above = city(tmp_path, total)
    below("An", 60)
    below("Hai", 39)
    words = ("align", "--plan", above, "--below", tmp_path / "xa", "--format", "json")
    (row,) = ctr(*words).data
    assert (row["kind"], row["everywhere"], row["total"]) == ("lower", True, 99)
    below("Hai", 40)
    assert ctr(*words).data == []
    # who is left out may promise the rest: nothing is taken as none
    (tmp_path / "xa" / "Hai" / "plan" / "units.yaml").write_text("", encoding="utf-8")
    broken, note = ctr(*words).data
    assert (broken["kind"], note["kind"], note["why"]) == (
        "unreadable",
        "not_compared",
        "incomplete",
    )
    assert broken["line"] == 1
    assert broken["file"].endswith("xa/Hai/plan/units.yaml")
    assert note["subordinates"] == broken["subordinates"]


def test_values_are_rolled_up_as_declared_and_what_lacks_is_told(tmp_path: Path, ctr: Ctr) -> None:
    above = city(
        tmp_path,
        target("so-ho", {"at_least": 1}, unit="hộ", rollup={"as": "sum"}),
        target("ty-le", {"at_least": 1}, rollup={"as": "weighted", "base": "so-ho"}),
        target("dat", {"achieved": True}, unit=None),
        target("khac", {"at_least": 1}, unit="hộ"),
    )

    def below(name: str, figures: Yaml) -> None:
        own = [
            target(f"{id}-x", milestone, unit=unit, serves=[id])
            for id, milestone, unit in (
                ("so-ho", {"at_least": 1}, "hộ"),
                ("ty-le", {"at_least": 1}, "%"),
                ("dat", {"achieved": True}, None),
                ("khac", {"at_least": 1}, "hộ"),
            )
        ]
        ward(tmp_path / "xa", name, *own, figures=figures, aligned_to="../../../city")

    below("An", {"so-ho-x": 1000, "ty-le-x": 90, "dat-x": True, "khac-x": 5})
    below("Ba", {"so-ho-x": 3000, "ty-le-x": 50, "dat-x": True})
    below("Hai", {"ty-le-x": 10})
    words = ("align", "--rollup", "--plan", above, "--below", tmp_path / "xa", *DAY)
    ran = ctr(*words, "--format", "json")
    rows = {row["target"]: row for row in ran.data}
    assert ran.code == 0
    assert rows["so-ho"]["value"] == 4000
    assert rows["ty-le"]["value"] == 60  # (90 × 1000 + 50 × 3000) / 4000
    assert (rows["dat"]["value"], rows["dat"]["reached"]) == (None, 2)
    assert (rows["khac"]["as"], rows["khac"]["value"], rows["khac"]["figures"]) == (None, None, 1)
    lacking = {
        id: [(one["subordinate"].split()[-1], one["reason"]) for one in row["missing"]]
        for id, row in rows.items()
    }
    assert lacking["so-ho"] == [("Hai", "no_figure")]
    assert lacking["ty-le"] == [("Hai", "no_base")]
    assert lacking["dat"] == [("Hai", "no_figure")]
    assert rows["so-ho"]["first_day"] == rows["so-ho"]["last_day"] == "2026-11-01"
    shown = ctr(*words).out
    assert "2/3 nơi, ngày 01/11/2026" in shown
    assert "chưa có số liệu: Ủy ban nhân dân phường Hai" in shown
    earlier = ctr(*words[:-1], "2026-10-31", "--format", "json").data
    assert {row["figures"] for row in earlier} == {0}
    assert {row["value"] for row in earlier} == {None}


def test_a_weight_that_is_no_figure_of_the_superiors_is_told_at_its_place(
    tmp_path: Path, ctr: Ctr
) -> None:
    weighted = {"as": "weighted", "base": "khong-co"}
    above = city(tmp_path, target("a", {"at_least": 1}, rollup=weighted))
    plan = ward(tmp_path, "An", target("a-an", {"at_least": 1}, serves=["a"]))
    (row,) = ctr("align", "--plan", above, "--below", plan, "--format", "json").data
    assert (row["kind"], row["target"], row["point"]) == ("unknown_point", "a", "khong-co")
    assert row["file"] == (above / "sections" / "01-mot.yaml").as_posix()


def test_figures_that_count_time_otherwise_are_not_added_up(tmp_path: Path, ctr: Ctr) -> None:
    above = city(
        tmp_path, target("a", {"by": 2030, "at_least": 5}, unit="lớp", rollup={"as": "sum"})
    )
    own = target("a-an", {"every": "year", "at_least": 5}, unit="lớp", serves=["a"])
    plan = ward(tmp_path, "An", own, figures={"a-an": 7})
    words = ("--plan", above, "--below", plan, *DAY, "--format", "json")
    (row,) = ctr("align", "--rollup", *words).data
    assert (row["value"], row["missing"][0]["reason"]) == (None, "other_basis")
    assert told(ctr("align", *words).data) == [("basis", "a", ("An",))]


@pytest.mark.parametrize(
    ("wanted", "own", "expected"),
    [
        ({"by": 2025, "at_least": 50}, {"by": 2030, "at_least": 85}, "outside"),
        ({"by": 2040, "at_least": 100}, {"by": 2030, "at_least": 85}, "outside"),
        ({"by": 2040, "at_least": 85}, {"by": 2030, "at_least": 85}, None),
        ({"by": 2030, "at_least": 100}, {"by": 2030, "at_least": 85}, "lower"),
    ],
)
def test_what_is_wanted_outside_a_programmes_time_is_not_asked_of_it(
    tmp_path: Path, ctr: Ctr, wanted: Yaml, own: Yaml, expected: str | None
) -> None:
    city(tmp_path, target("a", wanted), period={"from": 2021, "to": 2045})
    plan = ward(tmp_path, "An", target("a-an", own, serves=["a"]))
    found = told(ctr("align", "--plan", plan, "--format", "json").data)
    assert found == ([(expected, "a", ("An",))] if expected else [])


def test_last_years_figure_is_no_figure_of_what_is_asked_for_each_year(
    tmp_path: Path, ctr: Ctr
) -> None:
    yearly: Yaml = {"every": "year", "at_least": 1}
    above = city(tmp_path, target("a", yearly, unit="lớp", rollup={"as": "sum"}))
    own = target("a-an", yearly, unit="lớp", serves=["a"])
    plan = ward(tmp_path, "An", own, figures={"a-an": 7})
    words = ("align", "--rollup", "--plan", above, "--below", plan, "--format", "json")
    assert ctr(*words, "--as-of", "2026-12-31").data[0]["value"] == 7
    (row,) = ctr(*words, "--as-of", "2027-01-31").data
    assert (row["value"], row["missing"][0]["reason"]) == (None, "no_figure")


def test_a_figure_of_two_wards_counts_once(tmp_path: Path, ctr: Ctr) -> None:
    """The same number from the same document; wards' own documents may bear the same number."""
    above = city(tmp_path, target("a", {"at_least": 1}, unit="hộ", rollup={"as": "sum"}))

    def rows(source: str, second: int = 12) -> list[Yaml]:
        for name, value in (("An", 12), ("Hai", second)):
            own = target(f"a-{name.lower()}", {"at_least": 1}, unit="hộ", serves=["a"])
            figure = {own["id"]: {"value": value, "source": source}}
            ward(tmp_path / "xa", name, own, figures=figure, aligned_to="../../../city")
        words = ("--plan", above, "--below", tmp_path / "xa", *DAY, "--format", "json")
        (value,) = ctr("align", "--rollup", *words).data
        return [*ctr("align", *words).data, value]

    gap, value = rows("Báo cáo số 45/BC-CTK ngày 20/10/2026")
    assert told([gap]) == [("counted_twice", "a", ("Hai",))]
    assert (gap["other"].split()[-1], gap["other_target"]) == ("An", "a-an")
    assert (value["value"], value["figures"]) == (12, 1)
    for fine in (
        rows("Báo cáo số 45/BC-CTK ngày 20/10/2026", second=13),
        rows("Báo cáo số 45/BC-UBND ngày 20/10/2026"),
        rows("Thống kê của đơn vị"),
    ):
        assert [row["figures"] for row in fine] == [2]


def test_a_plan_that_is_there_twice_counts_once(tmp_path: Path, ctr: Ctr) -> None:
    above = city(tmp_path, target("a", {"at_least": 1}, unit="hộ", rollup={"as": "sum"}))
    own = target("a-an", {"at_least": 1}, unit="hộ", serves=["a"])
    first = ward(tmp_path / "xa", "An", own, figures={"a-an": 5}, aligned_to="../../../city")
    copytree(first, tmp_path / "xa" / "ban-sao" / "plan")
    words = ("--plan", above, "--below", tmp_path / "xa", *DAY, "--format", "json")
    ran = ctr("align", *words)
    assert (ran.code, told(ran.data)) == (1, [("counted_twice", "", ("An",))])
    assert ctr("align", "--rollup", *words).data[0]["value"] == 5


def test_who_names_no_superior_or_another_is_told_and_left_out(tmp_path: Path, ctr: Ctr) -> None:
    above = city(tmp_path, target("a", {"at_least": 1}))
    city(tmp_path / "khac", title="Chương trình khác")
    ward(tmp_path / "xa", "An", aligned_to=None)
    ward(tmp_path / "xa", "Ba", aligned_to="../../../khac/city")
    ward(tmp_path / "xa", "Hai", aligned_to="../../../city")
    ran = ctr("align", "--plan", above, "--below", tmp_path / "xa", "--format", "json")
    assert told(ran.data) == [
        ("not_aligned", "", ("An",)),
        ("not_aligned", "", ("Ba",)),
        ("unserved", "1.1", ("Hai",)),
    ]
    assert "Đã đối chiếu 1 kế hoạch" in ran.err


def test_a_copy_whose_path_leads_nowhere_is_told_and_counts(tmp_path: Path, ctr: Ctr) -> None:
    above = city(tmp_path, target("a", {"at_least": 1}))
    own = target("a-an", {"at_least": 1}, serves=["a"])
    plan = ward(tmp_path / "xa", "An", own, aligned_to="../khong-co/plan")
    ran = ctr("align", "--plan", above, "--below", plan, "--format", "json")
    assert told(ran.data) == [("not_aligned", "", ("An",))]
    assert "Đã đối chiếu 1 kế hoạch" in ran.err


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("../khong-co/plan", "không có thư mục “../khong-co/plan”"),
        ("..", "không phải thư mục kế hoạch"),
        (".", "là chính kế hoạch này"),
        ("../plan", "là chính kế hoạch này"),
    ],
)
def test_a_path_that_leads_nowhere_is_a_fault_of_align_alone(
    tmp_path: Path, ctr: Ctr, path: str, said: str
) -> None:
    (tmp_path / "plan").mkdir()
    plan = ward(tmp_path / "ngoai", "An", aligned_to=path)
    if path == "..":  # where there is no plan/ with a programme of its own
        plan = plan.rename(plan.parent / "ke-hoach")
    ran = ctr("align", "--plan", plan)
    assert ran.code == 2
    assert said in ran.err
    assert f"{(plan / 'programme.yaml').as_posix()}:1:" in ran.err
    assert ctr("list", "--plan", plan).code == 0
    assert "0 lỗi" in ctr("check", "--plan", plan).err


def test_a_superior_that_cannot_be_read_stops_no_other_command(tmp_path: Path, ctr: Ctr) -> None:
    above = city(tmp_path)
    plan = ward(tmp_path, "An")
    (above / "units.yaml").write_text("units: [", encoding="utf-8")
    ran = ctr("align", "--plan", plan)
    assert ran.code == 2
    assert "kế hoạch cấp trên" in ran.err
    assert ctr("list", "--plan", plan).code == 0


def test_a_plan_that_names_no_superior_cannot_be_held_against_one(plan: Path, ctr: Ctr) -> None:
    ran = ctr("align", "--plan", plan)
    assert ran.code == 2
    assert "không có khóa aligned_to" in ran.err
    assert ctr("align", "--plan", plan, "--rollup").code == 2
    nothing = ctr("align", "--plan", plan, "--below", plan / "khong-co-*")
    assert nothing.code == 2
    assert "không tìm thấy kế hoạch nào" in nothing.err
    assert ctr("align", "--plan", plan, "--below", plan).code == 2


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"aligned_to": "/etc"}, "wrong-value"),
        ({"aligned_to": "https://thanh-pho/plan"}, "wrong-value"),
        ({"aligned_to": "C:\\plan"}, "wrong-value"),
        ({"serves": ["Mục 3"]}, "wrong-value"),
        ({"serves": [3.2]}, "wrong-type"),
        ({"serves": "3.2"}, "wrong-type"),
        ({"serves": ["3.2", "3.2"]}, "duplicate-name"),
        ({"rollup": {"as": "weighted"}}, "missing-key"),
        ({"rollup": {"as": "sum", "base": "b"}}, "wrong-value"),
        ({"rollup": {"as": "weighted", "base": "a"}}, "wrong-value"),
        ({"rollup": {"as": "mean"}}, "wrong-value"),
    ],
)
def test_the_form_is_seen_when_a_plan_is_loaded(
    tmp_path: Path, ctr: Ctr, keys: Yaml, code: str
) -> None:
    of_target = {key: value for key, value in keys.items() if key != "aligned_to"}
    head = {key: value for key, value in keys.items() if key == "aligned_to"}
    plan = written(
        tmp_path, [task("1.1", targets=[target("a", {"at_least": 1}, **of_target)])], **head
    )
    found = ctr("check", "--plan", plan, "--format", "json").data
    assert [row["code"] for row in found if row["severity"] == "error"] == [code]


def test_yes_or_no_is_never_added_up(tmp_path: Path, ctr: Ctr) -> None:
    added = target("a", {"achieved": True}, unit=None, rollup={"as": "sum"})
    plan = written(tmp_path, [task("1.1", targets=[added])])
    assert "chỉ tổng hợp được theo as: all" in ctr("check", "--plan", plan).out


def test_the_programmes_of_the_day_are_compared(tmp_path: Path, ctr: Ctr) -> None:
    document = "Quyết định số 45/QĐ-UBND ngày 12/5/2026"
    changes = [
        {"level": {"target": "a", "milestones": [{"by": 2030, "at_least": 95}]}},
        {"drop": {"target": "b"}},
    ]
    amended = {"amendments": [{"document": document, "on": "2026-05-15", "changes": changes}]}
    others = {"amendments.yaml": amended}
    city(
        tmp_path,
        target("a", {"by": 2030, "at_least": 85}),
        target("b", {"by": 2030, "at_least": 85}),
        others=others,
    )
    plan = ward(
        tmp_path,
        "An",
        target("a-an", {"by": 2030, "at_least": 90}, serves=["a"]),
        target("b-an", {"by": 2030, "at_least": 90}, serves=["b"]),
    )
    words = ("align", "--plan", plan, "--format", "json", "--as-of")
    assert ctr(*words, "2026-05-14").data == []
    rows = ctr(*words, "2026-05-15").data
    assert told(rows) == [("unknown_point", "b", ("An",)), ("lower", "a", ("An",))]


def test_every_format_tells_the_same(tmp_path: Path, ctr: Ctr) -> None:
    above = city(tmp_path, target("a", {"at_least": 85}), target("b", {"at_least": 5}))
    own = target("a-an", {"at_least": 80}, serves=["a"])
    plan = ward(tmp_path, "An", own, figures={"a-an": 70})
    for words, contract, count in (((), ALIGNMENT, 2), (("--rollup",), ROLLUP, 2)):
        given = ("align", "--plan", above, "--below", plan, *DAY, *words)
        data = ctr(*given, "--format", "json").data
        rows = list(csv.DictReader(io.StringIO(ctr(*given, "--format", "csv").out)))
        assert len(data) == len(rows) == count
        assert tuple(rows[0]) == tuple(data[0]) == contract.keys
        lines = ctr(*given, "--format", "md").out.splitlines()
        assert len(lines) == 2 + count
        book = tmp_path / f"{contract.keys[0]}.xlsx"
        ctr(*given, "-o", book)
        sheet = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()
        assert len(sheet) >= 4 + count
        reference = (ROOT / "docs" / "tra-cuu.md").read_text(encoding="utf-8")
        part = reference.split(f"\n`{' '.join(('ctr align', *words))}`:")[1].split("\n`ctr ")[0]
        for key in contract.keys:
            assert f"`{key}`" in part, key
