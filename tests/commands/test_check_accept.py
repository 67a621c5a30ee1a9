"""ctr check --accept: advice that the office lets stand, with the reason, in the plan itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from tests.conftest import Ctr
from tests.small_plan import plant, replaced

SECTION = "sections/01-cai-cach.yaml"
WHY = "Việc thường xuyên, không đo bằng chỉ tiêu"


def told(ctr: Ctr, plan: Path, *words: str) -> list[tuple[str, str]]:
    """Code and message of every piece of advice that is told."""
    data = ctr("check", "--format", "json", "--plan", plan, *words).data
    return [(one["code"], one["message"]) for one in data if one["severity"] == "advice"]


def accept(
    ctr: Ctr, plan: Path, *words: str, code: str = "clear-result", number: str = "1.2"
) -> str:
    """Accept a piece of advice on a task, and give what was told."""
    ran = ctr("check", "--accept", code, "--task", number, "--plan", plan, *words)
    assert ran.code == 0, ran.err
    return ran.out + ran.err


def test_what_is_accepted_is_told_no_more_but_counted(ctr: Ctr, small: Path) -> None:
    before = told(ctr, small)
    out = accept(ctr, small, "--reason", WHY)
    assert out == (
        f"plan/sections/01-cai-cach.yaml: nhiệm vụ 1.2\n  + chấp nhận clear-result: {WHY}\n"
    )
    after = told(ctr, small)
    assert len(after) == len(before) - 1
    assert not any(code == "clear-result" and "1.2" in message for code, message in after)
    ran = ctr("check", "--plan", small)
    assert ran.err == f"0 lỗi, {len(after)} khuyến nghị, 1 khuyến nghị đã chấp nhận.\n"
    assert WHY not in ran.out
    assert f"Đã chấp nhận:\n    1.2 [clear-result]: {WHY}\n" in (
        ctr("check", "--accepted", "--plan", small).out
    )


def test_it_stands_in_the_task_and_nothing_else_changes(ctr: Ctr, small: Path) -> None:
    before = (small / SECTION).read_text()
    accept(ctr, small, "--reason", WHY)
    assert (small / SECTION).read_text() == (
        before + f"    accepted:\n      - code: clear-result\n        reason: {WHY}\n"
        "        on: 2026-11-24\n"
    )
    (one,) = load(small).tasks[1][0].accepted
    assert (one.code, one.reason, one.target, one.year) == ("clear-result", WHY, None, None)


def test_a_dry_run_writes_nothing_and_undo_takes_it_back(ctr: Ctr, small: Path) -> None:
    before = (small / SECTION).read_bytes()
    assert "Chỉ xem, chưa ghi gì." in accept(ctr, small, "--reason", WHY, "--dry-run")
    assert (small / SECTION).read_bytes() == before
    accept(ctr, small, "--reason", WHY)
    assert (small / SECTION).read_bytes() != before
    assert ctr("undo", "--yes", "--plan", small).code == 0
    assert (small / SECTION).read_bytes() == before


def test_accepted_twice_changes_nothing(ctr: Ctr, small: Path) -> None:
    accept(ctr, small, "--reason", WHY)
    before = (small / SECTION).read_bytes()
    assert "đã chấp nhận rồi" in accept(ctr, small, "--reason", "Khác")
    assert (small / SECTION).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "fault", "hint"),
    [
        (["clear-result", "--task", "1.2"], "chưa nêu vì sao", "--reason"),
        (["clear-result", "--task", "1.2", "--reason", " "], "lý do không để trống", ""),
        (["clear-result", "--reason", WHY], "cho việc nào", "--task SỐ"),
        (["clear-result", "--task", "1", "--duty", "a", "--reason", WHY], "cho việc nào", "--task"),
        (["clear-resut", "--task", "1.2", "--reason", WHY], "không có mã", "“clear-result”"),
        (["wrong-year", "--task", "1.2", "--reason", WHY], "là lỗi", "--explain wrong-year"),
        (["clear-lead", "--task", "1.2", "--reason", WHY], "không có khuyến nghị", "clear-result"),
        (["clear-result", "--task", "9.9", "--reason", WHY], "không có nhiệm vụ", ""),
        (["doubtful-duty", "--duty", "so-ket", "--reason", WHY], "không có khuyến nghị", ""),
        (["document-number", "--task", "1.2", "--reason", WHY], "không có khuyến nghị", ""),
    ],
)
def test_what_cannot_be_accepted_is_refused(
    ctr: Ctr, small: Path, words: list[str], fault: str, hint: str
) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*.yaml")}
    ran = ctr("check", "--accept", *words, "--plan", small)
    assert (ran.code, ran.out) == (2, "")
    assert fault in ran.err
    assert hint in ran.err
    assert {path: path.read_bytes() for path in small.rglob("*.yaml")} == before


def test_what_occurs_no_more_is_advice_itself(ctr: Ctr, small: Path) -> None:
    accept(ctr, small, "--reason", WHY)
    text = (small / SECTION).read_text()
    target = "    targets:\n      - {id: a, name: A, milestones: [{achieved: true}]}\n"
    (small / SECTION).write_text(text.replace("    accepted:\n", f"{target}    accepted:\n"))
    (gone,) = [message for code, message in told(ctr, small) if code == "accepted-gone"]
    assert gone.startswith("nhiệm vụ 1.2: clear-result đã chấp nhận mà không còn")
    data = ctr("check", "--format", "json", "--plan", small).data
    (place,) = [one for one in data if one["code"] == "accepted-gone"]
    line = (small / SECTION).read_text().splitlines()[place["line"] - 1]
    assert line == "      - code: clear-result"
    assert "accepted-gone" not in str(told(ctr, small, "--as-of", "2026-11-01"))  # came later


def test_before_its_day_an_acceptance_is_an_error_and_does_not_count(ctr: Ctr, small: Path) -> None:
    before = told(ctr, small)
    accept(ctr, small, "--reason", WHY)
    assert len(told(ctr, small, "--as-of", "2026-11-24")) == len(before) - 1
    assert len(told(ctr, small, "--as-of", "2026-11-23")) == len(before)
    ran = ctr("check", "--format", "concise", "--as-of", "2026-11-23", "--plan", small)
    line = (small / SECTION).read_text("utf-8").splitlines().index("        on: 2026-11-24") + 1
    assert f":{line}:13: future-date ngày 24/11/2026 sau ngày hôm nay" in ran.out


def test_an_unknown_code_is_an_error_at_its_line(ctr: Ctr, small: Path) -> None:
    marked = replaced(
        SECTION,
        (
            "    deadline: {phrase: thường xuyên, regular: true}\n",
            "    deadline: {phrase: thường xuyên, regular: true}\n    accepted:\n"
            "      - {code: «unknown-code»clear-resut, reason: A}\n"
            "      - {code: «unknown-code»wrong-year, reason: A}\n"
            "      - {code: «unknown-code»doubtful-duty, reason: A}\n"
            "      - {code: clear-result, reason: A}\n"
            "      - {code: «duplicate-id»clear-result, reason: B}\n"
            "      - «missing-key»{code: clear-deadline}\n",
        ),
    )
    expected = plant(small, SECTION, marked)
    data = ctr("check", "--format", "json", "--plan", small).data
    errors = [one for one in data if one["severity"] == "error"]
    places = [(one["file"], one["line"], one["column"], one["code"]) for one in errors]
    assert sorted(places) == sorted(expected)
    hints = [one["hint"] for one in errors]
    assert "ý bạn là “clear-result”" in hints[0]
    assert hints[1] == "ctr check --explain wrong-year"


def test_a_duty_s_doubt_is_accepted_where_the_duty_stands(ctr: Ctr, small: Path) -> None:
    file = small / "programme.yaml"
    file.write_text(
        file.read_text().replace(
            "  - id: so-ket\n", '  - id: so-ket\n    doubtful: true\n    doubt: "không rõ ai"\n'
        )
    )
    words = ["check", "--accept", "doubtful-duty", "--duty", "so-ket", "--reason", "Đã hỏi Sở"]
    ran = ctr(*words, "--plan", small)
    assert ran.code == 0
    assert "plan/programme.yaml: chế độ báo cáo so-ket" in ran.out
    assert "doubtful-duty" not in str(told(ctr, small))
    assert ctr("check", "--plan", small).code == 0


def test_of_results_only_what_is_seen_is_accepted(ctr: Ctr, small: Path) -> None:
    """Of one target and one year: what the next year brings is told again."""
    for year in (2026, 2027):
        file = small / "results" / str(year) / "van-phong.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(
            f"unit: Văn phòng\nyear: {year}\ntasks:\n"
            f'  - task: "1.1"\n    state: done\n    state_on: {year}-01-15\n    values:\n'
            f"      - {{target: ho-so-truc-tuyen, value: 75, as_of: {year}-01-15}}\n"
        )
    out = accept(
        ctr, small, "--reason", WHY, "--as-of", "2026-12-31", code="done-short", number="1.1"
    )
    assert "+ chấp nhận done-short (ho-so-truc-tuyen, năm 2026): " in out
    assert "done-short" not in str(told(ctr, small, "--as-of", "2026-12-31"))
    again = [one for one in told(ctr, small, "--as-of", "2027-12-31") if one[0] == "done-short"]
    assert len(again) == 1
    assert "15/01/2027" in again[0][1]


def test_each_format_tells_what_was_accepted_when_asked(ctr: Ctr, small: Path) -> None:
    accept(ctr, small, "--reason", WHY)
    plain = ctr("check", "--format", "json", "--plan", small).data
    assert {one["accepted"] for one in plain} == {None}
    data = ctr("check", "--format", "json", "--accepted", "--plan", small).data
    assert [one["accepted"] for one in data if one["accepted"]] == [WHY]
    concise = ctr("check", "--format", "concise", "--accepted", "--plan", small).out
    assert f"(đã chấp nhận: {WHY})" in concise.splitlines()[-1]
    log = json.loads(ctr("check", "--format", "sarif", "--accepted", "--plan", small).out)
    results = log["runs"][0]["results"]
    (suppressed,) = [one for one in results if "suppressions" in one]
    assert suppressed["suppressions"] == [{"kind": "inSource", "justification": WHY}]
    assert "suppressions" not in ctr("check", "--format", "sarif", "--plan", small).out
