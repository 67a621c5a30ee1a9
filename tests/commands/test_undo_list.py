"""`ctr undo --list`: who wrote what, newest first."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

from tests.conftest import Ctr

UNIT = "Phòng Môi trường"
FILE = "results/2026/phong-moi-truong.yaml"


def wrote(ctr: Ctr, plan: Path, done: str) -> None:
    words = ("record", "1.1", "--unit", UNIT, "--on", "2026-06-01", "--done", done)
    assert ctr(*words, "--plan", plan).code == 0


def test_each_write_is_a_line_with_its_author_and_hashes(ctr: Ctr, plan: Path) -> None:
    wrote(ctr, plan, "Việc một")
    wrote(ctr, plan, "Việc hai")
    newest, oldest = ctr("undo", "--list", "--format", "json", "--plan", plan).data
    assert list(newest) == [
        "id",
        "at",
        "by",
        "command",
        "files",
        "before",
        "after",
        "changed_outside",
        "undoes",
    ]
    assert newest["by"] == getpass.getuser()
    assert newest["command"].startswith("ctr")
    assert newest["files"] == oldest["files"] == [FILE]
    assert newest["before"] == oldest["after"]
    assert newest["changed_outside"] == []


def test_the_newest_is_first_where_git_has_joined_two_branches(ctr: Ctr, plan: Path) -> None:
    for done in ("Việc một", "Việc hai"):
        wrote(ctr, plan, done)
    path = plan / ".ctr" / "writes.jsonl"
    first, second = map(json.loads, path.read_text().splitlines())
    first["at"], second["at"] = "2026-11-26T10:00:00+07:00", "2026-11-26T09:00:00+07:00"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in (first, second)))
    moments = [
        write["at"] for write in ctr("undo", "--list", "--format", "json", "--plan", plan).data
    ]
    assert moments == [first["at"], second["at"]]


def test_what_was_edited_by_hand_between_two_writes_is_shown(ctr: Ctr, plan: Path) -> None:
    wrote(ctr, plan, "Việc một")
    with (plan / FILE).open("a", encoding="utf-8") as file:
        file.write("# sửa tay\n")
    wrote(ctr, plan, "Việc hai")
    newest, _ = ctr("undo", "--list", "--format", "json", "--plan", plan).data
    assert newest["changed_outside"] == [FILE]
    assert (
        "(đã sửa ngoài ctr trước lần ghi này)"
        in ctr("undo", "--list", "--format", "md", "--plan", plan).out
    )


def test_what_changes_nothing_or_is_refused_leaves_no_line(ctr: Ctr, plan: Path) -> None:
    before = sorted(plan.rglob("*"))
    refused = ctr("record", "1.1", "--unit", UNIT, "--received", "2020-01-01", "--plan", plan)
    assert refused.code == 2
    assert sorted(plan.rglob("*")) == before
    wrote(ctr, plan, "Việc một")
    wrote(ctr, plan, "Việc một")
    assert len(ctr("undo", "--list", "--format", "json", "--plan", plan).data) == 1


def test_a_line_that_a_stranger_wrote_cannot_steer_the_terminal(ctr: Ctr, plan: Path) -> None:
    wrote(ctr, plan, "Việc một")
    path = plan / ".ctr" / "writes.jsonl"
    path.write_text(path.read_text().replace('"ctr', '"\\u001b[2J\\u202e ctr'))
    (line,) = ctr("undo", "--list", "--format", "json", "--plan", plan).data
    assert line["command"].startswith("\ufffd[2J\ufffd ctr")
    path.write_text(path.read_text().replace('"results/', '"\\ud800\\u001b[2J\\u202eresults/'))
    out = plan.parent / "log.csv"
    for format in ("table", "csv", "json", "md"):
        shown = ctr("undo", "--list", "--format", format, "--plan", plan).out
        assert not {"\ud800", "\u001b", "\u202e"} & set(shown)
    assert ctr("undo", "--list", "-o", out, "--plan", plan).code == 0
    assert "\ufffd[2J\ufffdresults/" in out.read_text(encoding="utf-8")


def test_a_plan_without_a_trail_has_an_empty_log(ctr: Ctr, plan: Path) -> None:
    assert ctr("undo", "--list", "--format", "json", "--plan", plan).data == []


def test_a_list_takes_nothing_back(ctr: Ctr, plan: Path) -> None:
    wrote(ctr, plan, "Việc một")
    before = (plan / FILE).read_bytes()
    for other in ("--yes", "--dry-run"):
        ran = ctr("undo", "--list", other, "--plan", plan)
        assert ran.code == 2
        assert "--list chỉ liệt kê" in ran.err
    ran = ctr("undo", "--format", "json", "--plan", plan)
    assert (ran.code, ran.out) == (2, "")
    assert (plan / FILE).read_bytes() == before
