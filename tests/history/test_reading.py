"""From where on a history is told, and which states have a plan at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctr.errors import CannotRun
from ctr.history.reading import history
from tests.history.repository import Repository
from tests.small_plan import small_plan


@pytest.fixture
def place(tmp_path: Path) -> Repository:
    place = Repository(tmp_path)
    place.commit("Kế hoạch", "2026-01-05T23:30:00+00:00")  # the sixth in Vietnam
    place.edit("leaders.yaml", ("position: Chủ tịch", "position: CT\n    hong: x"))
    place.commit("Hỏng", "2026-02-01")
    place.edit("leaders.yaml", ("\n    hong: x", ""))
    place.commit("Sửa", "2026-03-01")
    return place


def test_a_day_is_one_in_vietnam(place: Repository) -> None:
    with history(place.plan) as (found, _):
        assert len(found.since(date(2026, 1, 6))) == 3
        assert len(found.since(date(2026, 1, 7))) == 2
        assert found.since(None) == set(found.walk.commits)
        plan, first = found.plan_before(date(2026, 1, 6))
        assert plan is not None
        assert first is not None
        assert first.subject == "Kế hoạch"
        assert found.plan_before(date(2026, 1, 7))[1] is None


def test_a_clock_that_was_put_back_hides_nothing_that_came_before(place: Repository) -> None:
    place.edit("leaders.yaml", ("position: CT", "position: Quyền CT"))
    place.commit("Đúng giờ", "2026-04-01")
    place.edit("leaders.yaml", ("position: Quyền CT", "position: CT"))
    place.commit("Đồng hồ sai", "2009-01-01")
    with history(place.plan) as (found, _):
        subjects = {found.walk.commits[hash].subject for hash in found.since(date(2026, 4, 1))}
        assert subjects == {"Đúng giờ", "Đồng hồ sai"}
        plan, _ = found.plan_before(date(2026, 4, 1))
        assert plan is not None
        assert plan.leaders[0].position == "CT"


def test_a_revision_that_does_not_load_is_told_with_its_first_problem(place: Repository) -> None:
    with history(place.plan, "HEAD~1") as (found, (hash,)):
        commit = found.walk.commits[hash]
        with pytest.raises(CannotRun, match=r"plan/leaders\.yaml:4: không có khóa “hong”"):
            found.plan_at(commit, "HEAD~1")
        plan, passed = found.walk.sound(hash)
        assert plan is not None
        assert passed == (commit,)


def test_a_plan_that_was_moved_is_followed_to_where_it_lay(place: Repository) -> None:
    place.git("mv", "plan", "ke-hoach")
    place.commit("Chuyển thư mục", "2026-03-02")
    (place.root / "b").mkdir()
    place.git("mv", "ke-hoach", "b/kế hoạch")
    text = (place.root / "b/kế hoạch/leaders.yaml").read_text("utf-8")
    (place.root / "b/kế hoạch/leaders.yaml").write_text(text.replace("position: CT", "position: X"))
    place.commit("Chuyển lần nữa", "2026-03-03")
    with history(place.root / "b/kế hoạch", "HEAD~2") as (found, (hash,)):
        revisions = list(found.walk.revisions(found.since(None)))
        assert [one.commit.subject for one in revisions] == [
            "Kế hoạch",
            "Hỏng",
            "Sửa",
            "Chuyển lần nữa",
        ]
        assert [one.began for one in revisions] == [True, False, False, False]
        assert found.plan_at(found.walk.commits[hash], "HEAD~2")


def test_before_there_was_a_plan(place: Repository) -> None:
    (place.root / "khac").mkdir()
    small_plan(place.root / "khac")
    place.commit("Kế hoạch khác", "2026-03-02")
    with history(place.root / "khac/plan", "HEAD~1") as (found, (hash,)):
        (revision,) = found.walk.revisions(found.since(None))
        assert revision.began
        with pytest.raises(CannotRun, match="không có kế hoạch nào tại khac/plan"):
            found.plan_at(found.walk.commits[hash], "HEAD~1")


def test_no_commit_yet(tmp_path: Path) -> None:
    place = Repository(tmp_path)
    with pytest.raises(CannotRun, match="chưa có commit nào"), history(place.plan):
        pass
