from __future__ import annotations

from pathlib import Path

import pytest

from ctr.errors import CannotRun
from ctr.plan.load.plans_below import plans_below, superior_of


def plan(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "programme.yaml").write_text("", encoding="utf-8")
    return folder


def test_a_plan_a_folder_of_plans_and_a_pattern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = plan(tmp_path / "xa" / "b" / "plan"), plan(tmp_path / "xa" / "a")
    plan(first / "sections" / "plan")  # inside another: not one of its own
    plan(tmp_path / "xa" / ".kept" / "plan")
    assert plans_below(str(first)) == [first]
    assert plans_below(str(tmp_path)) == [second, first]
    assert plans_below(str(tmp_path / "x*" / "b")) == [first]
    monkeypatch.chdir(tmp_path)
    assert plans_below("xa/*") == [Path("xa/a"), Path("xa/b/plan")]
    assert plans_below("xa/**/plan")[0] == Path("xa/b/plan")


def test_a_link_that_leads_to_itself_is_given_to_be_told_of(tmp_path: Path) -> None:
    there = plan(tmp_path / "a" / "plan")
    (there.parent / "loop").symlink_to("loop")
    assert plans_below(f"{there.parent}/*") == [there.parent / "loop", there]


def test_a_link_to_a_plan_is_taken_once_and_a_circle_of_links_is_left(tmp_path: Path) -> None:
    there = plan(tmp_path / "kho" / "plan")
    (tmp_path / "xa").mkdir()
    (tmp_path / "xa" / "a").symlink_to(there)
    (tmp_path / "xa" / "b").symlink_to(there)
    (tmp_path / "xa" / "vong").symlink_to(tmp_path)
    assert len(plans_below(str(tmp_path / "xa"))) == 1


def test_a_plan_that_has_lost_its_programme_is_not_passed_by(tmp_path: Path) -> None:
    lost = plan(tmp_path / "a" / "plan")
    (lost / "programme.yaml").rename(lost / "units.yaml")
    (lost / "sections").mkdir()
    assert plans_below(str(tmp_path)) == [lost]


@pytest.mark.parametrize("typed", ["khong-co", "khong-*", "", "\0", "[", "**/khong"])
def test_where_there_is_no_plan_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotRun, match="không tìm thấy kế hoạch nào"):
        plans_below(typed)


def test_a_superior_is_found_from_the_folder_of_the_plan(tmp_path: Path) -> None:
    city, own = plan(tmp_path / "city" / "plan"), plan(tmp_path / "ward" / "plan")
    for path in ("../../city/plan", "../../city", "../../city/plan/"):
        found = superior_of(own, path)
        assert isinstance(found, Path)
        assert found.resolve() == city
    assert superior_of(own, "../../town") == "nowhere"
    assert superior_of(own, "../..") == "no_plan"
    assert superior_of(own, ".") == "itself"
    assert superior_of(own, "x" * 5_000) == "nowhere"
