"""Two versions of a file become one: nothing of either is lost, only what contradicts clashes."""

from __future__ import annotations

import os

import pytest

from ctr.merging.file import Outcome, merge
from ctr.yamlfile.editor import rendered
from ctr.yamlfile.reader import read_yaml
from tests.merging.sides import PATH, comments, facts, pair, together

PAIRS = int(os.environ.get("MERGE_PAIRS", "40"))
"""Pairs of versions; 10,000 have been merged."""
BASE = """\
unit: Công an phường
year: 2026
tasks:
  # an ninh
  - task: "10.2"
    state: in_progress   # đang làm
    state_on: 2026-03-01
    log:
      - on: 2026-03-01
        done: Ra quân
      - {on: 2026-04-01, done: "Tập huấn"}
  # hết
difficulties: [Thiếu người]
"""


def merged(base: str, ours: str, theirs: str, path: str = PATH) -> Outcome:
    outcome = merge(path, base.encode(), ours.encode(), theirs.encode())
    assert outcome is not None
    return outcome


def clean(base: str, ours: str, theirs: str, path: str = PATH) -> str:
    outcome = merged(base, ours, theirs, path)
    assert outcome.clean, outcome
    return outcome.content.decode()


@pytest.mark.parametrize("seed", range(PAIRS))
def test_both_sides_are_there_and_only_contradictions_clash(seed: int) -> None:
    base, ours, theirs = pair(seed)
    outcome = merged(base, ours, theirs)
    wanted, contradict = together(facts(base), facts(ours), facts(theirs))
    text = outcome.content.decode()
    new = (comments(ours) | comments(theirs)) - comments(base)
    if contradict:
        assert outcome.conflicts
        assert all(f"{mark}\n" in text for mark in new)
        return
    if outcome.conflicts:  # comments on one line or on what is gone, or one text for another
        gone = [one for one in outcome.conflicts if "gone" in (one.ours, one.theirs)]
        assert not gone or any(mark in text for mark in new)
        assert all(
            one in gone or one.ours == one.theirs or "difficulties" in str(one.path)
            for one in outcome.conflicts
        )
        return
    assert facts(text) == wanted
    kept = comments(base) & comments(ours) & comments(theirs)
    assert comments(text) == new | kept
    again = clean(base, theirs, ours)
    assert read_yaml(again, "").data == read_yaml(text, "").data


@pytest.mark.parametrize("seed", range(10))
def test_what_only_one_side_changed_is_taken_to_the_last_byte(seed: int) -> None:
    base, ours, theirs = pair(seed)
    for side in (ours, theirs):
        assert clean(base, base, side) == side
        assert clean(base, side, base) == side
        assert clean(base, side, side) == side


def test_untouched_lines_keep_comments_quotes_and_brackets() -> None:
    ours = BASE.replace("Ra quân\n", "Ra quân\n        evidence: Số 12\n")
    theirs = BASE.replace("[Thiếu người]", "[Thiếu người, Thiếu xe]").replace(
        "  # hết\n", '  - task: "10.3"\n    state: paused\n    state_on: 2026-05-02\n  # hết\n'
    )
    assert clean(BASE, ours, theirs) == ours.replace(
        "[Thiếu người]", "[Thiếu người, Thiếu xe]"
    ).replace(
        "  # hết\n", '  - task: "10.3"\n    state: paused\n    state_on: 2026-05-02\n  # hết\n'
    )


def test_new_entries_stand_by_their_day_whoever_merges() -> None:
    def with_deed(day: str) -> str:
        new = f"      - on: {day}\n        done: Việc ngày {day}\n"
        return BASE.replace("  # hết\n", f"{new}  # hết\n")

    one, other = with_deed("2026-06-01"), with_deed("2026-05-01")
    text = clean(BASE, one, other)
    assert text == clean(BASE, other, one)
    assert text.index("Việc ngày 2026-05-01") < text.index("Việc ngày 2026-06-01")


def test_a_clash_stands_between_marks_around_its_entry_alone() -> None:
    ours = BASE.replace("in_progress", "done").replace("2026-03-01\n    log", "2026-10-01\n    log")
    theirs = BASE.replace("in_progress", "paused").replace("[Thiếu người]", "[Thiếu xe, Thiếu nhà]")
    outcome = merged(BASE, ours, theirs)
    assert len(outcome.conflicts) == 1
    assert outcome.content.decode() == BASE.replace(
        "[Thiếu người]", "[Thiếu xe, Thiếu nhà]"
    ).replace(
        "    state: in_progress   # đang làm\n    state_on: 2026-03-01\n",
        "<<<<<<< bên này\n    state: done   # đang làm\n    state_on: 2026-10-01\n=======\n"
        "    state: paused   # đang làm\n    state_on: 2026-03-01\n>>>>>>> bên kia\n",
    )


def test_a_clash_within_a_line_takes_its_whole_entry() -> None:
    ours, theirs = BASE.replace('"Tập', '"Đã tập'), BASE.replace('"Tập', '"Chưa tập')
    text = merged(BASE, ours, theirs).content.decode()
    assert (
        '<<<<<<< bên này\n      - {on: 2026-04-01, done: "Đã tập huấn"}\n=======\n'
        '      - {on: 2026-04-01, done: "Chưa tập huấn"}\n>>>>>>> bên kia\n' in text
    )


def test_two_who_begin_one_task_have_begun_it_with_the_first() -> None:
    def begun(day: str) -> str:
        deed = {"on": day, "done": f"Việc {day}"}
        task = {"task": "1.1", "state": "in_progress", "state_on": day, "log": [deed]}
        return rendered({"unit": "A", "year": 2026, "tasks": [task]})

    data = read_yaml(clean("", begun("2026-05-02"), begun("2026-04-01")), "").data
    (task,) = data["tasks"]
    assert task["state_on"] == "2026-04-01"
    assert [deed["on"] for deed in task["log"]] == ["2026-04-01", "2026-05-02"]


def test_line_ends_and_the_mark_of_the_side_that_changed_them() -> None:
    ours = BASE.replace("Ra quân", "Đã ra quân")
    theirs = BASE.replace("Thiếu người", "Thiếu xe")
    both = ours.replace("Thiếu người", "Thiếu xe")
    windows = both.replace("\n", "\r\n")
    assert clean(BASE, ours.replace("\n", "\r\n"), theirs) == windows
    assert clean(*(text.replace("\n", "\r\n") for text in (BASE, ours, theirs))) == windows
    assert clean(BASE, ours, f"\ufeff{theirs}") == f"\ufeff{both}"
    odd = BASE.replace("year: 2026\n", "year: 2026\r\n")
    assert clean(odd, odd.replace("Ra quân", "Đã ra quân"), odd.replace("người", "xe")) == (
        both.replace("year: 2026\n", "year: 2026\r\n")
    )


def test_a_file_without_its_last_line_end() -> None:
    base = "unit: A\nyear: 2026"
    text = clean(base, f"{base}\nreceived: 2026-11-20", f"{base}\nproposals: [Thêm người]\n")
    assert read_yaml(text, "").data == {
        "unit": "A",
        "year": 2026,
        "received": "2026-11-20",
        "proposals": ["Thêm người"],
    }


def test_the_last_of_a_list_taken_out_on_one_side_and_one_added_on_the_other() -> None:
    base = 'unit: A\nyear: 2026\ntasks:\n  - task: "1.1"\ndifficulties:\n  - Thiếu người\n'
    ours = base.replace("difficulties:\n  - Thiếu người\n", "")
    theirs = f"{base}  - Thiếu xe\n"
    assert clean(base, ours, theirs) == ours + "difficulties:\n  - Thiếu xe\n"
    one, other = (
        f"{base}  - Thiếu xe\n".replace(gone, "")
        for gone in ("  - Thiếu người\n", "  - Thiếu xe\n")
    )
    assert "difficulties" not in clean(f"{base}  - Thiếu xe\n", one, other)


def test_what_neither_side_has_and_both_make_together_is_told() -> None:
    base = "units:\n  - name: A\n  - name: B\n"
    outcome = merged(
        base,
        "units:\n  - name: A\n    short: K\n  - name: B\n",
        "units:\n  - name: A\n  - name: B\n    short: K\n",
        "plan/units.yaml",
    )
    assert not outcome.conflicts
    assert [fault.code for fault in outcome.faults] == ["duplicate-name"]


def test_common_versions_that_clash_themselves() -> None:
    clash = "<<<<<<< a\n    state: paused\n=======\n    state: done\n>>>>>>> b\n"
    base = BASE.replace(
        "    state: in_progress   # đang làm\n", clash.replace("<<<<<<<", "<<<<<<<<<")
    )
    base = base.replace("\n=======\n", "\n=========\n").replace(">>>>>>>", ">>>>>>>>>")
    ours = BASE.replace("in_progress", "dropped").replace("Ra quân", "Đã ra quân")
    theirs = BASE.replace("in_progress", "dropped").replace("người", "xe")
    text = clean(base, ours, theirs)
    assert text == ours.replace("người", "xe")
    unlike = merge(PATH, base.encode(), ours.encode(), theirs.replace("dropped", "done").encode())
    assert unlike is None or unlike.conflicts


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("plan/ghi-chu.txt", b"a"),
        ("du-lieu.yaml", b"a: 1"),
        ("plan/results/2026/evidence/units.yaml", b"units: []"),
        (PATH, b"unit: [A"),
        (PATH, b"unit: &a A"),
        (PATH, b"\xff\xfe"),
        (PATH, b"unit: A\ryear: 2026\r"),
        (PATH, b"a: " + b"[" * 50),
    ],
)
def test_what_is_not_merged_by_entry(path: str, content: bytes) -> None:
    assert merge(path, b"unit: B\n", content, b"unit: C\n") is None


def test_the_trail_of_writes_is_every_line_of_both() -> None:
    lines = [
        f'{{"id": "{at}", "at": "2026-05-0{at}T08:00:00+07:00"}}\n'.encode() for at in range(1, 6)
    ]
    base, ours, theirs = (
        b"".join(lines[:2]),
        b"".join([*lines[:2], lines[3]]),
        b"".join([*lines[:2], lines[2], lines[4]]),
    )
    outcome = merge("plan/.ctr/writes.jsonl", base, ours, theirs)
    assert outcome is not None
    assert outcome.content == b"".join(lines)


def test_a_comment_on_what_the_other_side_takes_out_clashes() -> None:
    gone = '      - {on: 2026-04-01, done: "Tập huấn"}\n'
    ours = BASE.replace(gone, "")
    theirs = BASE.replace(gone, f"      # hỏi lại\n{gone}")
    outcome = merged(BASE, ours, theirs)
    assert len(outcome.conflicts) == 1
    assert "# hỏi lại" in outcome.content.decode()
    assert clean(BASE, ours, BASE.replace('"Tập huấn"', "Tập huấn")) == ours


def test_what_would_not_read_back_as_meant_is_left_to_git() -> None:
    def task(number: str) -> str:
        return f'  - task: "{number}"\n    state: paused\n'

    base = f"unit: A\nyear: 2026\ntasks:\n{task('1.1')}"
    deeper = f"{base}{task('1.2')}".replace("  - ", "    - ").replace("    state", "      state")
    outcome = merge(PATH, base.encode(), deeper.encode(), f"{base}{task('1.3')}".encode())
    assert outcome is None
