"""A merge tells what no side had done, and what it decided between its sides."""

from __future__ import annotations

from pathlib import Path

from ctr.history.merges import own_changes
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from tests.small_plan import small_plan

FILE = "sections/02-van-hoa.yaml"
TITLE = "title: Tổ dân phố văn hóa"


def plan(folder: Path, *edits: tuple[str, str]) -> Plan:
    path = small_plan(folder) / FILE
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    read = load(path.parents[1]).plan
    assert read is not None
    return read


def own(*plans: Plan) -> list[tuple[str, object, object]]:
    base, ours, theirs, merged = plans
    changes = own_changes(base, [ours, theirs], merged).changes
    return [("/".join(change.path[2:]), change.old, change.new) for change in changes]


def test_a_merge_of_two_titles_tells_nothing_again(tmp_path: Path) -> None:
    ours, theirs = (TITLE, "title: Tổ"), ("title: Chỉnh trang", "title: Sửa")
    sides = [plan(tmp_path, *edits) for edits in ((), (ours,), (theirs,), (ours, theirs))]
    assert own(*sides) == []


def test_what_the_merge_itself_changed_is_told_once(tmp_path: Path) -> None:
    ours, theirs = (TITLE, "title: Tổ"), ("title: Chỉnh trang", "title: Sửa")
    mine = ("Xây dựng tổ dân phố", "Dựng tổ dân phố")
    sides = [plan(tmp_path, *edits) for edits in ((), (ours,), (theirs,), (ours, theirs, mine))]
    assert [path for path, *_ in own(*sides)] == ["tasks/2.1/text"]


def test_which_of_two_sides_was_kept_is_told(tmp_path: Path) -> None:
    ours, theirs = (TITLE, "title: Tổ"), (TITLE, "title: Phố")
    sides = [plan(tmp_path, *edits) for edits in ((), (ours,), (theirs,), (ours,))]
    assert own(*sides) == [("tasks/2.1/title", "Phố", "Tổ")]


def test_what_a_merge_threw_away_of_a_side_is_told(tmp_path: Path) -> None:
    theirs = (TITLE, "title: Phố")
    sides = [plan(tmp_path, *edits) for edits in ((), (), (theirs,), ())]
    assert own(*sides) == [("tasks/2.1/title", "Phố", "Tổ dân phố văn hóa")]
