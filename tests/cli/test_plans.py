"""Several plans at once: what all answer is what each answers alone, put together."""

from __future__ import annotations

import csv
import gc
import json
import weakref
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ctr.cli import resolve
from tests.city import BROKEN, WARDS, city
from tests.conftest import Ctr, Ran
from tests.history.repository import Repository
from tests.small_plan import FILES, small_plan
from tests.terminal import seen

UNIT = "van hoa xa hoi"
"""A unit that all plans but the last know."""


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return city(tmp_path_factory.mktemp("city"))


def alone(ctr: Ctr, top: Path, *words: str) -> dict[str, Ran]:
    """What each sound plan answers by itself."""
    return {name: ctr(*words, "--plan", top / name) for name in WARDS}


QUESTIONS = [
    ("list",),
    ("list", "--unit", "van phong", "--role", "any"),
    ("due", "--all", "--exit-zero"),
    ("targets",),
    ("targets", "--year", "2026"),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_rows_are_those_of_each_plan(ctr: Ctr, top: Path, question: tuple[str, ...]) -> None:
    json_of_all = ctr(*question, "--format", "json", "--plan", top)
    assert json_of_all.code == 1  # one plan is broken
    expected: list[dict[str, Any]] = []
    lines: list[str] = []
    for name, issuer in WARDS.items():
        own = {"issuer": issuer, "plan": f"{(top / name).as_posix()}/plan"}
        ran = ctr(*question, "--format", "json", "--plan", top / name)
        expected += [{**own, **row} for row in ran.data]
        table = ctr(*question, "--plan", top / name)
        lines += [f"{issuer} · {line}" for line in table.out.splitlines()]
    assert json_of_all.out == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"
    assert ctr(*question, "--plan", top).out.splitlines() == lines
    rows = list(csv.reader(ctr(*question, "--format", "csv", "--plan", top).out.splitlines()))
    assert rows[0] == list(expected[0])
    assert [row[:2] for row in rows[1:] if len(row) == len(rows[0])]
    markdown = ctr(*question, "--format", "md", "--plan", top).out.splitlines()
    assert markdown[0].startswith("| Cơ quan ban hành | ")
    assert len(markdown) == 2 + len(expected)


def test_each_workbook_has_all_rows(ctr: Ctr, top: Path, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    for question in (QUESTIONS[0], QUESTIONS[2], QUESTIONS[3], ("status",)):
        path = tmp_path / f"{question[0]}.xlsx"
        assert ctr(*question, "--plan", top, "-o", path).code == 1
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        heads = next(place for place, row in enumerate(sheet) if row[0] == "Cơ quan ban hành")
        rows = ctr(*question, "--format", "json", "--plan", top).data
        names = [row["issuer"] or "Tất cả" for row in rows]
        assert [row[0] for row in sheet[heads + 1 :] if row[0]] == names


def test_status_is_a_line_for_each_body_and_the_whole(ctr: Ctr, top: Path) -> None:
    ran = ctr("status", "--format", "json", "--plan", top)
    *bodies, whole = ran.data
    assert [row["issuer"] for row in bodies] == list(dict.fromkeys(WARDS.values()))
    assert [len(row["plans"]) for row in bodies] == [1, 1, 2, 1]
    assert (whole["scope"], whole["issuer"], len(whole["plans"])) == ("all", None, len(WARDS))
    single = [one.data[0] for one in alone(ctr, top, "status", "--format", "json").values()]
    same = [key for key, value in single[0].items() if isinstance(value, int)]
    assert {"tasks", "done", "overdue", "with_deadline", "met", "no_figure"} <= set(same)
    for key in set(same) - {"days_since_entry"}:
        assert whole[key] == sum(row[key] for row in single) == sum(row[key] for row in bodies)
    assert whole["reports_due"] == sum(len(row["reports_expected"]) for row in single)
    missing = sum(len(row["reports_missing"]) for row in single)
    assert whole["reports_received"] == whole["reports_due"] - missing
    assert whole["done"] == 2
    table = ctr("status", "--plan", top).out.splitlines()
    assert len(table) == 1 + len(bodies) + 1
    assert "5 kế hoạch" in ran.err


def test_status_of_a_unit_adds_it_up_over_the_plans_that_know_it(ctr: Ctr, top: Path) -> None:
    ran = ctr("status", "--unit", UNIT, "--format", "json", "--plan", top)
    *bodies, whole = ran.data
    assert {(row["scope"], row["name"]) for row in bodies} == {("unit", "Phòng Văn hóa - Xã hội")}
    assert whole["tasks"] == sum(row["tasks"] for row in bodies) == 4
    both = ctr("status", "--unit", UNIT, "--unit", "van phong", "--format", "json", "--plan", top)
    assert all(row["scope"] == "unit" for row in both.data)  # added up, some would count twice


def test_check_tells_of_each_plan_and_of_the_broken_one(ctr: Ctr, top: Path) -> None:
    ran = ctr("check", "--format", "json", "--plan", top)
    assert ran.code == 1
    by_plan: dict[str, list[dict[str, Any]]] = {}
    for row in ran.data:
        by_plan.setdefault(row["plan"], []).append(row)
    assert len(by_plan) == len(WARDS) + 1
    for name in (*WARDS, BROKEN):
        own = by_plan[f"{(top / name).as_posix()}/plan"]
        single = ctr("check", "--format", "json", "--plan", top / name).data
        assert [row["code"] for row in own] == [row["code"] for row in single]
        files = [f"{(top / name).as_posix()}/{row['file']}" for row in single]
        assert [row["file"] for row in own] == files
        assert all(Path(file).is_file() for file in files)
    concise = ctr("check", "--format", "concise", "--plan", top).out.splitlines()
    assert len(concise) == len(ran.data)
    github = ctr("check", "--format", "github", "--plan", top).out.splitlines()
    assert len(github) == len(ran.data)
    gitlab = ctr("check", "--format", "gitlab", "--plan", top, cwd=top).data
    assert len({one["fingerprint"] for one in gitlab}) == len(ran.data)
    (run,) = ctr("check", "--format", "sarif", "--plan", top).data["runs"]
    assert len(run["results"]) == len(ran.data)
    full = ctr("check", "--plan", top)
    assert f"{(top / BROKEN).as_posix()}/plan/leaders.yaml:1:" in full.out
    assert "6 kế hoạch: 1 lỗi" in full.err


def test_sound_plans_check_with_0(ctr: Ctr, top: Path) -> None:
    ran = ctr("check", "--plan", top, "--issuer", "Hòa Bình", "--issuer", "hai son")
    assert (ran.code, "3 kế hoạch: 0 lỗi" in ran.err) == (0, True)
    assert ctr("check", "--strict", "--plan", top, "--issuer", "Hòa Bình").code == 1


def test_a_broken_plan_is_told_and_stops_no_other(ctr: Ctr, top: Path) -> None:
    ran = ctr("list", "--plan", top)
    assert ran.code == 1
    assert f"Bỏ qua {(top / BROKEN).as_posix()}/plan: kế hoạch có 1 lỗi" in ran.err
    assert "plan/leaders.yaml:1:" in ran.err
    assert "Câu trả lời thiếu 1 trong 6 kế hoạch." in ran.err
    assert ctr("due", "--exit-zero", "--plan", top).code == 1


def test_where_no_plan_is_sound_nothing_is_answered(ctr: Ctr, top: Path, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(top / BROKEN)
    ran = ctr("list", "--format", "json", "--plan", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "không kế hoạch nào trả lời được" in ran.err


def test_due_is_a_no_where_something_is_overdue(ctr: Ctr, top: Path) -> None:
    words = ("due", "--plan", str(top), "--issuer", "Hòa Bình")
    assert ctr(*words, "--as-of", "2026-11-25").code == 1
    assert ctr(*words, "--as-of", "2026-11-25", "--exit-zero").code == 0
    assert ctr(*words, "--as-of", "2026-03-25").code == 0
    every = ctr("due", "--plan", top, "--as-of", "2026-11-25", "--exit-zero")
    counts = [
        one.err.splitlines()[0].split(": ")[1].split()[0]
        for one in alone(ctr, top, "due", "--as-of", "2026-11-25").values()
    ]
    assert f"Đến ngày 25/11/2026: {sum(map(int, counts))} việc quá hạn" in every.err


def test_status_tells_whose_plans_one_line_adds_up(ctr: Ctr, top: Path) -> None:
    """One of them may be a copy, which counts twice."""
    two = [f"{(top / name).as_posix()}/plan" for name in ("c/sau-nua/hai-son", "d-hai-son-2")]
    told = f"Tính gộp các kế hoạch của cùng một cơ quan: {WARDS['d-hai-son-2']} ({', '.join(two)})."
    assert told in ctr("status", "--plan", top).err
    assert told in ctr("status", "--unit", "van phong", "--plan", top).err
    assert "Tính gộp" not in ctr("status", "--issuer", "Hòa Bình", "--plan", top).err


NOT_THERE = (
    f"1 trong 6 kế hoạch không trả lời được (không có đơn vị “{UNIT}”): {WARDS['e-thanh-pho']}.\n"
)


def test_a_name_need_be_known_to_one_plan_only(ctr: Ctr, top: Path) -> None:
    ran = ctr("list", "--unit", UNIT, "--format", "json", "--plan", top)
    assert {row["issuer"] for row in ran.data} == set(WARDS.values()) - {WARDS["e-thanh-pho"]}
    assert NOT_THERE in ran.err
    two = ctr("list", "--unit", UNIT, "--unit", "y te dan so", "--format", "json", "--plan", top)
    assert {row["issuer"] for row in two.data} == set(WARDS.values())


def test_why_others_have_no_answer_is_told_by_reason(
    ctr: Ctr, top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = small_plan(tmp_path / "het-han")
    text = FILES["programme.yaml"].replace("to: 2030}", "to: 2028}")
    (ended / "programme.yaml").write_text(text.replace("Hòa Bình", "Mãn Hạn"), encoding="utf-8")
    last = str(top / "e-thanh-pho")
    words = ["list", "--unit", UNIT, "--year", "2029", "--plan", str(top / "a-hoa-binh")]
    words += ["--plan", last, "--plan", str(ended), "--plan", str(top / "d-hai-son-2")]
    told = ctr(*words).err.splitlines()
    of = "trong 4 kế hoạch không trả lời được"
    unit = f"1 {of} (không có đơn vị “{UNIT}”): {WARDS['e-thanh-pho']}."
    assert told == [
        unit,
        f"1 {of} (chương trình không có năm 2029): Ủy ban nhân dân phường Mãn Hạn.",
    ]
    monkeypatch.setattr("ctr.cli.plans._REASONS", 1)
    assert ctr(*words, "--no-cache").err.splitlines() == [unit, f"1 {of} vì lý do khác."]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "--unit", "Phòng Y tể"), "không có đơn vị “Phòng Y tể”"),
        (("list", "--unit", "van phong", "--unit", "Văn hóa xa lạ"), "“Văn hóa xa lạ”; ý bạn là"),
        (("targets", "--leader", "Trần Thị Thuy Ngân"), "không có lãnh đạo"),
        (("list", "--section", "19"), "không có mục “19”"),
        (("status", "2041"), "chương trình không có năm 2041"),
        (("list", "--search", "…"), "không có chữ nào để tìm"),
        (("list", "--issuer", "phường Hòa Bịnh"), "“Ủy ban nhân dân phường Hòa Bình”"),
        (("list", "--format", "xlsx"), "bảng Excel phải ghi vào tệp"),
    ],
)
def test_what_no_plan_knows_is_refused_and_nothing_written(
    ctr: Ctr, top: Path, words: tuple[str, ...], said: str
) -> None:
    ran = ctr(*words, "--format", "json", "--plan", top) if "xlsx" not in words else None
    ran = ran or ctr(*words, "--plan", top)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    "typed",
    ["Ủy ban nhân dân xã Hải Sơn", "xã hải sơn", "UBND xa Hai Son", "hai son"],
)
def test_who_issued_it_is_chosen_as_names_are(ctr: Ctr, top: Path, typed: str) -> None:
    ran = ctr("list", "--issuer", typed, "--format", "json", "--plan", top)
    assert {row["issuer"] for row in ran.data} == {"Ủy ban nhân dân xã Hải Sơn"}
    assert len({row["plan"] for row in ran.data}) == 2
    assert "Bỏ qua" not in ran.err  # whose it is stands in the broken one, too


def test_of_one_plan_nothing_changes(ctr: Ctr, top: Path) -> None:
    own = top / "a-hoa-binh"
    assert "issuer" not in ctr("list", "--format", "json", "--plan", own).data[0]
    chosen = ctr("list", "--format", "json", "--plan", own, "--issuer", "hoa binh")
    assert chosen.out == ctr("list", "--format", "json", "--plan", own).out
    other = ctr("list", "--plan", own, "--issuer", "Tân Thành")
    assert (other.code, "không có cơ quan ban hành “Tân Thành”" in other.err) == (2, True)


def test_a_list_goes_into_a_file_but_into_none_of_the_plans(
    ctr: Ctr, top: Path, tmp_path: Path
) -> None:
    words = ("list", "--issuer", "Hòa Bình", "--plan", str(top), "-o")
    assert ctr(*words, tmp_path / "a.json").code == 0
    data = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert data == ctr("list", "--issuer", "Hòa Bình", "--plan", top, "--format", "json").data
    assert ctr(*words, tmp_path / "a.json").code == 2
    assert ctr(*words, tmp_path / "a.json", "--force").code == 0
    ran = ctr("list", "--plan", top, "-o", top / "d-hai-son-2" / "plan" / "results" / "a.json")
    assert (ran.code, "thuộc kế hoạch" in ran.err) == (2, True)


@pytest.mark.parametrize("command", ["show 1.1", "record 1.1 --state done", "units", "undo", "mcp"])
def test_other_commands_refuse_several(ctr: Ctr, top: Path, command: str) -> None:
    ran = ctr(*command.split(), "--plan", top)
    assert (ran.code, ran.out) == (2, "")
    assert "lệnh này làm với một kế hoạch, còn --plan nêu 6" in ran.err
    assert "list, due, status, targets" in ran.err


def test_status_since_is_of_one_plan(ctr: Ctr, top: Path) -> None:
    ran = ctr("status", "--since", "01/01/2026", "--plan", top)
    assert (ran.code, "--since chỉ dùng với một kế hoạch" in ran.err) == (2, True)


def test_on_a_wide_terminal_a_table_names_who_issued_each(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = seen(ctr, monkeypatch, 140, "list", "--plan", top).splitlines()
    assert lines[0].split()[:5] == ["Cơ", "quan", "ban", "hành", "TT"]
    assert max(map(len, lines)) <= 140
    assert sum(line.startswith("Ủy ban nhân dân") for line in lines) == 4 * len(WARDS)
    monkeypatch.setattr("ctr.output.table.MOST_FOLDED", 10)
    aligned = seen(ctr, monkeypatch, 140, "list", "--plan", top).splitlines()
    assert len(aligned) == 1 + 4 * len(WARDS)  # a row is a line
    assert aligned[0].startswith("CƠ QUAN BAN HÀNH")


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("question", [("list",), ("due", "--all"), ("targets",)], ids=" ".join)
def test_on_a_narrow_terminal_each_is_shown_as_it_is_alone(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch, question: tuple[str, ...], colour: bool
) -> None:
    """Below the name of who issued it: a column more would leave none of them room."""
    show = partial(seen, ctr, monkeypatch, 80, *question, "--plan", colour=colour)
    alone = [(issuer, screen) for name, issuer in WARDS.items() if (screen := show(top / name))]
    heads = ("\x1b[1m", "\x1b[0m") if colour else ("", "")
    expected = [f"{heads[0]}{issuer.upper()}{heads[1]}\n{screen}" for issuer, screen in alone]
    assert len(alone) > 1
    assert show(top) == "\n".join(expected)


def test_on_a_narrow_terminal_many_rows_of_one_are_lines(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("listing", "table"):
        monkeypatch.setattr(f"ctr.output.{module}.MOST_FOLDED", 3)
    lines = seen(ctr, monkeypatch, 80, "list", "--plan", top).splitlines()
    assert len(lines) == (1 + 1 + 4 + 1) * len(WARDS) - 1  # name, heads, rows, and a gap between


def test_no_plan_is_held_when_the_next_is_asked(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all that were opened, only the one that is asked may still be there."""
    opened: list[weakref.ref[Any]] = []

    def watched(folder: Path, *, cached: bool) -> Any:
        gc.collect()
        assert sum(one() is not None for one in opened) <= 1
        plan = open_plan(folder, cached=cached)
        opened.append(weakref.ref(plan))
        return plan

    open_plan = resolve.open_plan
    monkeypatch.setattr("ctr.cli.resolve.open_plan", watched)
    for question in (("list", "--format", "json"), ("targets", "--format", "md"), ("status",)):
        opened.clear()
        assert ctr(*question, "--plan", top).code == 1
        assert len(opened) == len(WARDS)


def test_log_tells_of_all_plans_the_newest_first(ctr: Ctr, tmp_path: Path) -> None:
    for number, (name, day) in enumerate((("a", "2026-03-01"), ("b", "2026-02-01"))):
        (tmp_path / name).mkdir()
        place = Repository(tmp_path / name)
        place.commit("Ban hành", f"2026-01-0{number + 1}")
        place.edit("sections/02-van-hoa.yaml", ("title: Tổ dân phố văn hóa", f"title: Tổ {name}"))
        place.commit("Đổi tên", day)
    ran = ctr("log", "--format", "json", "--plan", tmp_path)
    assert ran.code == 0
    assert [row["at"][:10] for row in ran.data] == [
        "2026-03-01",
        "2026-02-01",
        "2026-01-02",
        "2026-01-01",
    ]
    for name in ("a", "b"):
        own = ctr("log", "--format", "json", "--plan", tmp_path / name).data
        path = f"{(tmp_path / name).as_posix()}/plan"
        found = [row for row in ran.data if row["plan"] == path]
        assert [{**row, "issuer": WARDS["a-hoa-binh"], "plan": path} for row in own] == found
    lines = ctr("log", "--task", "2.1", "--plan", tmp_path).out.splitlines()
    assert all(line.startswith(f"{WARDS['a-hoa-binh']} · ") for line in lines)
    assert ctr("log", "--task", "7.7", "--plan", tmp_path).code == 2


def issued(top: Path, name: str, issuer: str) -> None:
    plan = small_plan(top / name)
    text = FILES["programme.yaml"].replace(WARDS["a-hoa-binh"], issuer)
    (plan / "programme.yaml").write_text(text, encoding="utf-8")


def test_wards_and_communes_of_one_name_are_told_apart(ctr: Ctr, tmp_path: Path) -> None:
    issued(tmp_path, "a", "Ủy ban nhân dân xã Minh Nam")
    issued(tmp_path, "b", "Ủy ban nhân dân phường Minh Nam")
    for typed in ("phường Minh Nam", "UBND phuong minh nam", "Ủy ban nhân dân phường Minh Nam"):
        ran = ctr("list", "--issuer", typed, "--format", "json", "--plan", tmp_path)
        assert {row["issuer"] for row in ran.data} == {"Ủy ban nhân dân phường Minh Nam"}, typed
    ran = ctr("list", "--issuer", "minh nam", "--plan", tmp_path)
    assert ran.code == 2
    assert "“minh nam” có thể là: Ủy ban nhân dân xã Minh Nam; Ủy ban nhân dân phường" in ran.err


def test_a_kind_of_place_that_was_typed_counts(ctr: Ctr, tmp_path: Path) -> None:
    issued(tmp_path, "a", "Ủy ban nhân dân xã Minh Nam")
    assert ctr("list", "--issuer", "phường Minh Nam", "--plan", tmp_path / "*").code == 2


def test_a_body_is_one_however_it_is_written(ctr: Ctr, tmp_path: Path) -> None:
    issued(tmp_path, "a", "UBND xã Minh Nam")
    issued(tmp_path, "b", "Ủy ban nhân dân xã Minh Nam")
    first, whole = ctr("status", "--format", "json", "--plan", tmp_path).data
    assert (len(first["plans"]), whole["scope"]) == (2, "all")
    ran = ctr("list", "--issuer", "minh nam", "--format", "json", "--plan", tmp_path)
    assert len({row["plan"] for row in ran.data}) == 2


def test_where_an_issuer_cannot_be_read_that_is_told(ctr: Ctr, tmp_path: Path) -> None:
    issued(tmp_path, "a", "Ủy ban nhân dân xã Minh Nam")
    issued(tmp_path, "b", "Ủy ban nhân dân xã An Bình")
    (tmp_path / "b" / "plan" / "programme.yaml").write_text("a: [\n")
    ran = ctr("list", "--issuer", "an binh", "--plan", tmp_path)
    assert ran.code == 2
    assert "không đọc được cơ quan ban hành của:" in ran.err


def test_a_file_is_no_folder_for_many_documents(ctr: Ctr, top: Path, tmp_path: Path) -> None:
    ran = ctr("report", "2026", "--plan", top, "-o", tmp_path / "r.docx")
    assert (ran.code, ran.out) == (2, "")
    assert "là tên một tệp" in ran.err
    assert not (tmp_path / "r.docx").exists()


def test_files_for_leaders_name_the_plan_that_they_lack(
    ctr: Ctr, top: Path, tmp_path: Path
) -> None:
    told = f"Thiếu 1 kế hoạch không đọc được: {(top / BROKEN).as_posix()}/plan."
    ran = ctr("report", "2026", "--plan", top, "-o", tmp_path / "reports")
    assert ran.code == 1
    assert told in (tmp_path / "reports" / "tong-hop-2026.md").read_text("utf-8")
    ctr("dashboard", "--plan", top, "-o", tmp_path / "pages")
    assert told in (tmp_path / "pages" / "index.html").read_text("utf-8")
    ctr("status", "--plan", top, "-o", tmp_path / "s.xlsx")
    sheet = load_workbook(tmp_path / "s.xlsx").active
    assert any(told in str(cell.value) for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--fix",), "--fix chỉ dùng với một kế hoạch"),
        (("--accept", "clear-result", "--task", "1.1", "--reason", "x"), "--accept chỉ dùng"),
    ],
)
def test_a_check_of_many_changes_nothing(
    ctr: Ctr, top: Path, words: tuple[str, ...], said: str
) -> None:
    ran = ctr("check", *words, "--plan", top)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
