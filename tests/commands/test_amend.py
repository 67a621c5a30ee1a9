"""ctr amend: the programme is changed by a document, and never half."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ctr.cli.app import app
from ctr.output.amendments import AMENDMENT
from ctr.plan.load.loader import load
from tests.conftest import Ctr, Ran
from tests.plan.amended.plans import CULTURE, ECONOMY, HOA, NAM, OFFICE, on
from tests.results.test_transaction_killed import files, stopped_at_every_point

DOCUMENT = "Quyết định số 45/QĐ-UBND ngày 12/5/2026"
BY = ("--document", DOCUMENT, "--on", "15/5/2026")


def kept(plan: Path) -> dict[str, bytes]:
    """Every file of the plan."""
    return {path.name: path.read_bytes() for path in plan.rglob("*.yaml")}


def amended(ctr: Ctr, plan: Path, *words: str) -> str:
    """What the command says of a change that it makes."""
    ran = ctr("amend", *words, *BY, "--plan", plan)
    assert ran.code == 0, ran.err
    assert load(plan).problems == ()
    return ran.out


def shown(ctr: Ctr, plan: Path, number: str, day: str) -> Any:
    """A task as it is on a day."""
    return ctr("show", number, "--as-of", day, "--format", "json", "--plan", plan).data


def test_an_extension_keeps_the_old_deadline_and_its_document(ctr: Ctr, small: Path) -> None:
    before = kept(small)
    said = amended(ctr, small, "extend", "1.1", "--to", "31/12/2027")
    assert said == (
        f"{DOCUMENT}, từ ngày 15/05/2026 (plan/amendments.yaml)\n"
        "  ~ Nhiệm vụ 1.1: thời hạn: xong trong quý II năm 2027 (hạn cuối 30/06/2027) → "
        "xong trong quý II năm 2027, gia hạn đến 31/12/2027\n"
    )
    assert {name: content for name, content in kept(small).items() if name in before} == before
    assert shown(ctr, small, "1.1", "2026-05-14")["literal"] == "2027-06-30"
    task = shown(ctr, small, "1.1", "2026-05-15")
    assert task["literal"] == "2027-12-31"
    (change,) = task["amendments"]
    assert (change["document"], change["on"], change["field"]) == (
        DOCUMENT,
        "2026-05-15",
        "deadline",
    )
    assert (change["old"]["literal"], change["new"]["literal"]) == ("2027-06-30", "2027-12-31")
    told = ctr("show", "1.1", "--plan", small).out
    assert f"gia hạn đến 31/12/2027 theo {DOCUMENT}" in " ".join(told.split())
    due = ctr("due", "--as-of", "2027-07-01", "--all", "--format", "json", "--plan", small).data
    assert [row["literal"] for row in due if row["task"] == "1.1" and not row["target"]] == [
        "2027-12-31"
    ]


def test_a_report_tells_an_extension_as_one(ctr: Ctr, small: Path) -> None:
    amended(ctr, small, "extend", "1.1", "--to", "31/12/2027")
    out = ctr("report", "2026", "--as-of", "2026-12-01", "--plan", small).out
    assert (
        f"sửa đổi, bổ sung theo {DOCUMENT}, từ ngày 15/5/2026: Nhiệm vụ 1.1: thời hạn xong trong "
        "quý II năm 2027 được gia hạn đến ngày 31/12/2027." in out
    )


def test_a_leader_is_replaced_from_a_day_on(ctr: Ctr, small: Path) -> None:
    said = amended(ctr, small, "leader", HOA, "--to", NAM)
    assert "plan/amendments.yaml, plan/leaders.yaml" in said
    assert f"Thay lãnh đạo chỉ đạo: {HOA} → {NAM} (nhiệm vụ 1.2, 2.1)" in said
    text = (small / "leaders.yaml").read_text(encoding="utf-8")
    assert f"to: 2026-05-14\n  - name: {NAM}\n    position: Phó Chủ tịch\n" in text
    assert "from: 2026-05-15" in text
    for day, directs in (("2026-05-14", HOA), ("2026-05-15", NAM)):
        leaders = ctr("leaders", "--as-of", day, "--format", "json", "--plan", small).data
        assert [(row["name"], row["tasks"]) for row in leaders] == [
            ("Trần Thị Thúy", 2),
            (directs, 2),
        ]
        report = ctr("report", "2026", "--as-of", day, "--plan", small).out
        credited = [name for name in (HOA, NAM) if f"| {name} |" in report]
        assert credited == [directs]
        status = ctr("status", "--as-of", day, "--format", "json", "--plan", small).data
        assert [row["name"] for row in status if row["scope"] == "leader"][1:] == [directs]
    gone = ctr("list", "--leader", HOA, "--plan", small)
    assert (gone.code, "đến hết ngày 14/05/2026" in gone.err) == (2, True)
    # whoever bears the title now is meant by it
    listed = ctr("list", "--leader", "Phó Chủ tịch", "--format", "json", "--plan", small)
    assert [row["number"] for row in listed.data] == ["1.2", "2.1"]


def test_a_title_in_the_issued_text_means_who_bore_it_then(ctr: Ctr, small: Path) -> None:
    section = small / "sections" / "02-van-hoa.yaml"
    text = section.read_text(encoding="utf-8")
    section.write_text(text.replace(f"leader: {HOA}", "leader: Phó Chủ tịch"), encoding="utf-8")
    amended(ctr, small, "leader", "Phó Chủ tịch", "--to", NAM)
    assert shown(ctr, small, "2.1", "2026-05-14")["leader"] == HOA
    assert shown(ctr, small, "2.1", "2026-05-15")["leader"] == NAM


def test_some_tasks_get_another_leader_and_the_old_one_stays(ctr: Ctr, small: Path) -> None:
    amended(ctr, small, "leader", HOA, "--to", "Trần Thị Thúy", "--task", "2.1")
    tasks = {task.id: task.leader for _, task in on(small, "2026-05-15").tasks()}
    assert tasks == {"1.1": "Trần Thị Thúy", "1.2": HOA, "2.1": "Trần Thị Thúy"} | {
        "2.2": "Trần Thị Thúy"
    }
    assert "to:" not in (small / "leaders.yaml").read_text(encoding="utf-8")


def test_a_unit_renamed_merged_and_split(ctr: Ctr, small: Path) -> None:
    amended(ctr, small, "rename", CULTURE, "--to", "Phòng Văn hóa, Khoa học", "--short", "VHKH")
    units = ctr("units", "--format", "json", "--plan", small).data
    assert [row["name"] for row in units][:3] == [OFFICE, "Phòng Văn hóa, Khoa học", ECONOMY]
    assert CULTURE in units[1]["aliases"]
    merge = ("--document", "QĐ 2", "--on", "1/7/2026")
    words = ("amend", "merge", "VHKH", ECONOMY, "--to", ECONOMY, *merge, "--plan", small)
    ran = ctr(*words)
    assert ran.code == 0, ran.err
    assert f"nhiệm vụ 2.1, đơn vị chủ trì: Phòng Văn hóa, Khoa học → {ECONOMY}" in ran.out
    split = ("--document", "QĐ 3", "--on", "1/8/2026", "--plan", small)
    parts = ("amend", "split", OFFICE, "--part", "Phòng Một cửa: 1.1", "--part", f"{OFFICE}: 1.2")
    ran = ctr(*parts, *split)
    assert ran.code == 0, ran.err
    leads = {
        day: {task.id: task.lead[0] for _, task in on(small, day).tasks()}
        for day in ("2026-05-14", "2026-07-01", "2026-08-01")
    }
    assert leads["2026-05-14"] == {"1.1": OFFICE, "1.2": OFFICE, "2.1": CULTURE, "2.2": ECONOMY}
    assert leads["2026-07-01"] == {"1.1": OFFICE, "1.2": OFFICE, "2.1": ECONOMY, "2.2": ECONOMY}
    assert leads["2026-08-01"]["1.1"] == "Phòng Một cửa"
    # the unit that the tasks of three days ago were of is found under every name it had
    listed = ctr("list", "--unit", CULTURE, "--format", "json", "--plan", small).data
    assert [row["number"] for row in listed] == ["2.1", "2.2"]


def test_tasks_and_targets_added_dropped_and_changed(ctr: Ctr, small: Path) -> None:
    words = ("--title", "Diễn tập", "--lead", OFFICE, "--leader", HOA, "--to", "31/12/2026")
    amended(ctr, small, "add-task", "2.3", "--after", "2.1", *words)
    amended(ctr, small, "drop", "2.2")
    amended(ctr, small, "drop", "thoi-gian-cho")
    amended(ctr, small, "level", "ho-so-truc-tuyen", "--by", "2030", "--level", "từ 99")
    target = ("--task", "2.1", "--title", "Tổ mới", "--measure", "tổ", "--level", "5")
    amended(ctr, small, "add-target", "to-moi", *target, "--by", "2028")
    amended(ctr, small, "assign", "1.2", "--lead", CULTURE, "--coordinating", OFFICE)
    amended(ctr, small, "deadline", "1.2", "--to", "30/9/2027")
    amended(ctr, small, "deadline", "bao-cao-don-vi", "--to", "05/12")
    numbers = [row["number"] for row in ctr("list", "--format", "json", "--plan", small).data]
    assert numbers == ["1.1", "1.2", "2.1", "2.3"]
    targets = ctr("targets", "--format", "json", "--plan", small).data
    assert {(row["target"], row["value"]) for row in targets} == {
        ("ho-so-truc-tuyen", 99),
        ("ho-so-truc-tuyen", 80),
        ("to-dan-pho-van-hoa", True),
        ("to-moi", 5),
    }
    due = ctr("due", "--all", "--as-of", "2026-11-26", "--format", "json", "--plan", small).data
    assert {row["literal"] for row in due if row["duty"] == "bao-cao-don-vi"} == {
        f"{year}-12-05" for year in range(2026, 2031)
    }
    record = ctr("record", "2.3", "--done", "Việc mới", "--on", "1/6/2026", "--plan", small)
    assert record.code == 0, record.err
    amendments = ctr("amend", "--list", "--format", "json", "--plan", small).data
    assert [row["kind"] for row in amendments] == [
        "add_task", "drop", "drop", "level", "add_target", "assign", "deadline", "deadline"
    ]  # fmt: skip
    assert ctr("check", "--plan", small).code == 0


def test_the_list_of_amendments_keeps_to_its_contract(
    ctr: Ctr, small: Path, tmp_path: Path
) -> None:
    empty = ctr("amend", "--list", "--format", "json", "--plan", small)
    assert (empty.data, "chưa được sửa đổi" in empty.err) == ([], True)
    amended(ctr, small, "drop", "2.2")
    amended(ctr, small, "level", "ho-so-truc-tuyen", "--by", "2030", "--level", "từ 99")
    rows = ctr("amend", "--list", "--format", "json", "--plan", small).data
    assert all(tuple(row) == AMENDMENT.keys for row in rows)
    (effect,) = rows[1]["effects"]
    assert (effect["old"]["milestones"][0]["value"], effect["new"]["milestones"][0]["value"]) == (
        97.5,
        99,
    )
    table = ctr("amend", "--list", "--plan", small).out
    assert "Chỉnh trang đô thị" in table
    for name in ("a.csv", "a.xlsx", "a.md"):
        assert ctr("amend", "--list", "-o", tmp_path / name, "--plan", small).code == 0


def test_the_programme_is_printed_as_amended_and_as_issued(ctr: Ctr, small: Path) -> None:
    issued = ctr("programme", "--as-printed", "--plan", small).out
    before = ctr("programme", "--plan", small).out
    amended(ctr, small, "drop", "2.2")
    amended(ctr, small, "leader", HOA, "--to", NAM)
    amended(ctr, small, "add-task", "2.3", "--title", "Diễn tập", "--lead", OFFICE)
    assert ctr("programme", "--as-printed", "--plan", small).out == issued
    assert ctr("programme", "--as-of", "2026-05-14", "--plan", small).out == before
    text = ctr("programme", "--plan", small).out
    assert f"Lãnh đạo chỉ đạo được sửa đổi từ “{HOA}” thành “{NAM}” theo {DOCUMENT}" in text
    assert "**2.2.** (được bãi bỏ)³" in text
    assert f"*³Nhiệm vụ này được bãi bỏ theo {DOCUMENT}, từ ngày 15/5/2026.*" in text
    assert "**2.3.** Diễn tập" in text
    assert f"Chương trình này được sửa đổi, bổ sung bởi:\n\n\\- {DOCUMENT}" in text


def test_a_report_speaks_of_its_own_days_and_tells_what_was_amended(ctr: Ctr, small: Path) -> None:
    ran = ctr("record", "2.2", "--done", "Việc", "--on", "1/6/2026", "--plan", small)
    assert ran.code == 0, ran.err
    later = ("--document", DOCUMENT, "--on", "1/8/2026", "--plan", small)
    assert ctr("amend", "drop", "2.2", *later).code == 0
    assert ctr("amend", "rename", CULTURE, "--to", "Phòng Mới", *later).code == 0
    half = ctr("report", "2026-6T", "--as-of", "2026-11-24", "--plan", small).out
    assert ("Chỉnh trang đô thị" in half, CULTURE in half, DOCUMENT in half) == (True, True, False)
    whole = ctr("report", "2026", "--as-of", "2026-11-24", "--plan", small).out
    assert "Phòng Mới" in whole
    assert (
        f"Chương trình được sửa đổi, bổ sung theo {DOCUMENT}, từ ngày 01/8/2026: Nhiệm vụ 2.2: "
        f"đưa ra khỏi chương trình: Chỉnh trang đô thị; Đổi tên đơn vị: {CULTURE} thành Phòng Mới."
    ) in whole
    own = ("report", "2026-6T", "--unit", CULTURE, "--as-of", "2026-11-24", "--plan", small)
    assert ctr(*own).code == 0
    year = ctr("list", "--year", "2026", "--as-of", "2027-02-01", "--format", "json").data
    assert year  # of another plan, which was never amended


def test_what_was_amended_since_is_no_correction_of_what_was_sent(ctr: Ctr, small: Path) -> None:
    programme = small / "programme.yaml"
    duty = """\
  - id: bao-cao-phuong
    title: Báo cáo của phường
    report: true
    owed_by: [Văn phòng HĐND và UBND]
    deadline: {phrase: trước ngày 01/12 hằng năm, before: 12-01, every: year}
implementation:"""
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("implementation:", duty, 1), encoding="utf-8")
    words = ("record", "2.1", "--value", "to-dan-pho-van-hoa=đạt", "--on", "1/6/2026")
    assert ctr(*words, "--plan", small).code == 0
    assert ctr("record", "--unit", CULTURE, "--received", "2/7/2026", "--plan", small).code == 0
    sent = ctr("report", "2026-6T", "--send", "--as-of", "2026-07-05", "--plan", small)
    assert sent.code == 0, sent.err
    later = ("--document", DOCUMENT, "--on", "1/8/2026", "--plan", small)
    changes: list[tuple[str, ...]] = [
        ("drop", "2.2"),
        ("merge", CULTURE, ECONOMY, "--to", "Phòng Mới"),
        ("leader", HOA, "--to", NAM),
    ]
    for change in changes:
        ran = ctr("amend", *change, *later)
        assert ran.code == 0, ran.err
    for period in ("2026-9T", "2026"):
        report = ctr("report", period, "--as-of", "2026-11-24", "--plan", small)
        assert report.code == 0, report.err
        assert "iều chỉnh số liệu" not in report.out
    again = ctr("report", "2026-6T", "--as-sent", "--plan", small)
    assert again.code == 0, again.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("extend", "9.9", "--to", "1/1/2030"), "không có nhiệm vụ “9.9”"),
        (("extend", "1.1"), "thiếu thời hạn mới"),
        (("extend", "1.1", "--to", "1/1/2027"), "sau thời hạn cũ"),
        (("extend", "bao-cao", "--to", "1/1/2027"), "không có chế độ báo cáo “bao-cao”"),
        (("extend", "1.1", "--to", "2027-Q7"), "không có quý 7"),
        (("leader", "Ông Lạ", "--to", NAM), "không có lãnh đạo “Ông Lạ”"),
        (("leader", HOA), "thiếu tên lãnh đạo thay"),
        (("leader", HOA, "--to", HOA), "người thay phải là người khác"),
        (("rename", "Phòng Lạ", "--to", "X"), "không có đơn vị “Phòng Lạ”"),
        (("rename", CULTURE, "--to", ECONOMY), "đang là tên của đơn vị khác"),
        (("merge", CULTURE, "--to", "Phòng X"), "ít nhất hai đơn vị"),
        (("split", OFFICE, "--part", "Phòng X: 1.1"), "nhiệm vụ 1.2"),
        (("split", OFFICE), "chưa nêu tách thành đơn vị nào"),
        (("drop", "khong-co"), "không có nhiệm vụ “khong-co”"),
        (("level", "ho-so-truc-tuyen", "--level", "99"), "chưa rõ mốc nào"),
        (("level", "thoi-gian-cho", "--level", "nhiều"), "không phải là mức"),
        (("level", "thoi-gian-cho"), "thiếu mức hoặc thời điểm mới"),
        (("assign", "1.1"), "chưa nêu phân công lại thế nào"),
        (("add-task", "1.1", "--title", "A"), "đã có nhiệm vụ 1.1"),
        (("add-task", "7.1", "--title", "A"), "không có mục 7"),
        (("add-target", "a", "--title", "A", "--level", "1"), "chưa rõ chỉ tiêu của nhiệm vụ nào"),
        (("drop",), "cần đúng một"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    ctr: Ctr, small: Path, words: tuple[str, ...], said: str
) -> None:
    before = kept(small)
    ran = ctr("amend", *words, *BY, "--plan", small)
    assert ran.code == 2
    assert said in ran.err
    assert kept(small) == before


def test_a_deadline_in_the_words_of_its_document(ctr: Ctr, small: Path) -> None:
    words = ("--to", "05/12", "--phrase", "trước ngày 05/12 hằng năm")
    amended(ctr, small, "deadline", "bao-cao-don-vi", *words)
    (duty, *_) = on(small, "2026-05-15").programme.duties
    assert duty.deadline is not None
    assert duty.deadline.phrase == "trước ngày 05/12 hằng năm"
    assert str(duty.deadline.literal_day(2026)) == "2026-12-04"


def test_an_amendment_is_taken_back(ctr: Ctr, small: Path) -> None:
    before = kept(small)
    amended(ctr, small, "leader", HOA, "--to", NAM)
    ran = ctr("undo", "--yes", "--plan", small)
    assert ran.code == 0, ran.err
    assert kept(small) == before


@pytest.mark.parametrize("kind", ["gia hạn", "Gia han", "gia", "extend"])
def test_the_kind_is_understood_in_vietnamese(ctr: Ctr, small: Path, kind: str) -> None:
    assert "gia hạn đến 31/12/2027" in amended(ctr, small, kind, "1.1", "--to", "31/12/2027")
    wrong = ctr("amend", "kéo dài", "1.1", *BY, "--plan", small)
    assert (wrong.code, "gia hạn (extend)" in wrong.err) == (2, True)
    assert ctr("amend", "bổ sung", "1.1", *BY, "--plan", small).code == 2  # of three kinds


def test_document_and_day_are_needed_and_a_day_before_the_programme_is_none(
    ctr: Ctr, small: Path
) -> None:
    words = ("amend", "drop", "2.2", "--plan", small)
    assert "thiếu văn bản sửa đổi" in ctr(*words, "--on", "15/5/2026").err
    assert "thiếu ngày có hiệu lực" in ctr(*words, "--document", "A").err
    early = ctr(*words, "--document", "A", "--on", "1/1/2026")
    assert (early.code, "trước khi ban hành" in early.err) == (2, True)


def test_a_dry_run_shows_all_and_writes_nothing(ctr: Ctr, small: Path) -> None:
    before = kept(small)
    words = ("amend", "leader", HOA, "--to", NAM, *BY, "--plan", small)
    tried = ctr(*words, "--dry-run")
    assert (tried.code, kept(small)) == (0, before)
    assert "Chỉ xem, chưa ghi gì." in tried.err
    assert ctr(*words).out == tried.out


def test_what_is_there_already_is_not_written_again(ctr: Ctr, small: Path) -> None:
    words = ("amend", "extend", "1.1", "--to", "31/12/2027", *BY, "--plan", small)
    assert ctr(*words).code == 0
    before = kept(small)
    again = ctr(*words)
    assert (again.code, again.out) == (0, "")
    assert "đã có, không có gì thay đổi" in again.err
    assert kept(small) == before


ASKED = {
    "a leader": (
        [DOCUMENT, "15/5/2026", "4", "2", NAM, "", "", "c"],
        f"Thay lãnh đạo chỉ đạo: {HOA} → {NAM}",
    ),
    "an extension": (
        [DOCUMENT, "15/5/2026", "1", "1", "9.9", "1.1", "hôm qua", "31/12/2027", "c"],
        "gia hạn đến 31/12/2027",
    ),
    "a split": (
        [DOCUMENT, "15/5/2026", "8", "1", "Phòng X", "Phòng Y", "", "1", "2", "c"],
        "Phòng X (nhiệm vụ 1.1); Phòng Y (nhiệm vụ 1.2)",
    ),
    "a merger": (
        [DOCUMENT, "15/5/2026", "7", "2", "3", "1", "Phòng Z", "", "c"],
        f"{CULTURE}; {ECONOMY} → Phòng Z",
    ),
    "a new task": (
        [DOCUMENT, "15/5/2026", "9", "2", "", "Mới", "", OFFICE, "", HOA, "2028", "c"],
        "bổ sung nhiệm vụ: Mới",
    ),
    "a new target": (
        [DOCUMENT, "15/5/2026", "10", "2.1", "moi", "Mới", "tổ", "từ 5", "2028", "c"],
        "bổ sung chỉ tiêu: Mới",
    ),
    "a level": (
        [DOCUMENT, "15/5/2026", "3", "1.1", "2", "10-12", "", "c"],
        "10-12 phút",
    ),
    "a dropped task": ([DOCUMENT, "15/5/2026", "12", "1", "2.2", "c"], "đưa ra khỏi chương trình"),
    "a dropped report": ([DOCUMENT, "15/5/2026", "12", "2", "c"], "Đưa chế độ báo cáo ra"),
    "a new report": (
        [DOCUMENT, "15/5/2026", "11", "bao-cao-quy", "Báo cáo quý", "quý", "", "trước 25", "", "c"],
        "Bổ sung chế độ báo cáo: Báo cáo quý",
    ),
    "a new name": ([DOCUMENT, "15/5/2026", "6", "2", "Phòng Q", "", "c"], "→ Phòng Q"),
    "an assignment": (
        [DOCUMENT, "15/5/2026", "5", "2.2", f"{OFFICE}; {CULTURE}", "", "", "c"],
        f"→ {OFFICE}; {CULTURE}",
    ),
}


def asked(plan: Path, answers: list[str]) -> Ran:
    """What the command says to someone who answers so."""
    words = ["amend", "--plan", str(plan)]
    result = CliRunner().invoke(app, words, prog_name="ctr", input="\n".join(answers) + "\n")
    return Ran(result.exit_code, result.stdout, result.stderr)


@pytest.mark.parametrize("name", ASKED)
def test_it_asks_for_everything_where_nothing_is_given(small: Path, name: str) -> None:
    answers, said = ASKED[name]
    before = kept(small)
    refused = asked(small, [*answers[:-1], "k"])
    assert (refused.code, kept(small)) == (0, before), refused.err
    assert said in refused.out
    ran = asked(small, answers)
    assert ran.code == 0, ran.err
    assert ran.out == refused.out
    assert "Đã ghi plan/amendments.yaml" in ran.err
    assert load(small).problems == ()


def test_amend_killed_at_every_point(ctr: Ctr, small: Path, tmp_path: Path) -> None:
    words = ("amend", "split", OFFICE, "--part", "Phòng X: 1.1", "--part", "Phòng Y: 1.2", *BY)
    kills = tmp_path / "kills"
    points = stopped_at_every_point("kill", small, kills, *words)
    assert points == [
        "lock",
        *["temporary"] * 2,
        "trail",
        "journal",
        *["rename"] * 2,
        "trail",
        "journal-removed",
    ]
    old, new = files(small), files(kills / str(len(points) + 1) / "plan")
    assert old.keys() | {"amendments.yaml"} == new.keys()
    for number in range(1, len(points) + 1):
        left = kills / str(number) / "plan"
        promised = number > points.index("journal") + 1
        assert load(left).problems == ()
        assert ctr("list", "--plan", left).code == 0
        after = {file: content for file, content in files(left).items() if ".ctr-" not in file}
        assert after == (new if promised else old)
        assert ctr(*words, "--plan", left).code == (2 if promised else 0)
        assert files(left) == new


def test_amend_on_a_full_disk_changes_nothing(ctr: Ctr, small: Path, tmp_path: Path) -> None:
    words = ("amend", "leader", HOA, "--to", NAM, *BY)
    fails = tmp_path / "fails"
    points = stopped_at_every_point("fail", small, fails, *words)
    for number in range(1, len(points) + 1):
        left = fails / str(number) / "plan"
        assert load(left).problems == ()
        ctr("list", "--plan", left)
        assert "Traceback" not in (fails / str(number) / "output").read_text(encoding="utf-8")
