"""`ctr log`, `ctr status --since`: who moved this deadline, when the programme was amended."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from ctr.cli.app import app
from tests.conftest import Ctr
from tests.history.repository import Repository

DEADLINE = (
    "Sửa đổi theo Quyết định số 99/QĐ-UBND, từ ngày 01/10/2026: Nhiệm vụ 2.3: thời hạn: "
    "đến ngày 31/10/2026 → đến ngày 31/10/2026, gia hạn đến 15/12/2026"
)


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A task added, put off; another leader; a task dropped; a unit renamed, its task reworded."""
    place = Repository(tmp_path_factory.mktemp("amended"))

    def amend(day: str, *words: str, on: str = "01/10/2026") -> None:
        paper = ("--document", "Quyết định số 99/QĐ-UBND", "--on", on)
        typed = ["amend", *words, *paper, "--plan", str(place.plan)]
        ran = CliRunner().invoke(app, typed, prog_name="ctr")
        assert ran.exit_code == 0, ran.stderr
        place.commit(" ".join(words[:2]), day)

    place.commit("Kế hoạch", "2026-04-01")
    amend(
        "2026-10-02",
        *("add-task", "2.3", "--title", "Diễn tập", "--lead", "Phòng KTHTĐT"),
        *("--leader", "Lê Văn Hòa", "--to", "31/10/2026"),
    )
    amend("2026-10-03", "extend", "2.3", "--to", "15/12/2026")
    amend("2026-10-04", "leader", "Lê Văn Hòa", "--to", "Trần Thị Thúy", on="02/10/2026")
    amend("2026-10-05", "drop", "1.2", on="03/10/2026")
    amend("2026-10-06", "rename", "Phòng VHXH", "--to", "Phòng Văn hóa và Thông tin")
    place.edit("sections/02-van-hoa.yaml", ("title: Tổ dân phố văn hóa", "title: Tổ dân phố"))
    place.commit("Đổi lời", "2026-10-07")
    return place


Told = Callable[..., list[str]]


@pytest.fixture
def told(ctr: Ctr, amended: Repository) -> Told:
    """What a command tells, without the day, the author and the commit."""

    def run(*words: str) -> list[str]:
        day = ("--as-of", "2026-11-26") if words[0] == "status" else ()
        ran = ctr(*words, *day, "--plan", amended.plan)
        assert ran.code == 0, ran.err
        return [line.rpartition(" · ")[2] for line in ran.out.splitlines()]

    return run


def test_the_history_of_a_task_has_its_amendments_old_and_new(told: Told) -> None:
    change_of_leader = (
        "+ Sửa đổi theo Quyết định số 99/QĐ-UBND, từ ngày 02/10/2026: "
        "Thay lãnh đạo chỉ đạo: Lê Văn Hòa → Trần Thị Thúy (nhiệm vụ 1.2, 2.1, 2.3)"
    )
    lines = told("log", "--task", "2.3")
    assert lines[:2] == [change_of_leader, f"+ {DEADLINE}"]
    assert "bổ sung nhiệm vụ: Diễn tập" in lines[2]
    dropped, by_leader, *_ = told("log", "--task", "1.2")
    assert "Nhiệm vụ 1.2: đưa ra khỏi chương trình: Giải quyết đúng hạn" in dropped
    assert by_leader == change_of_leader


def test_the_history_of_a_unit_has_the_amendments_of_its_tasks(told: Told) -> None:
    of_roads = told("log", "--unit", "Phòng KTHTĐT")
    assert f"+ {DEADLINE}" in of_roads
    assert not any("1.2: đưa ra" in line for line in of_roads)


def test_the_status_since_counts_amendments_for_units_and_leaders(told: Told) -> None:
    of_unit = told("status", "--since", "03/10/2026", "--unit", "Phòng KTHTĐT")
    assert f"+ {DEADLINE}" in of_unit
    of_leader = told("status", "--since", "04/10/2026", "--leader", "Trần Thị Thúy")
    assert any("Thay lãnh đạo chỉ đạo: Lê Văn Hòa → Trần Thị Thúy" in line for line in of_leader)


def test_an_amendment_is_data_with_all_that_it_touches(ctr: Ctr, amended: Repository) -> None:
    records = ctr("log", "--task", "2.3", "--format", "json", "--plan", amended.plan).data
    leader, deadline, added, *_ = records
    assert (leader["task"], leader["tasks"]) == (None, ["1.2", "2.1", "2.3"])
    assert leader["leaders"] == ["Lê Văn Hòa", "Trần Thị Thúy"]
    assert (deadline["task"], deadline["old"]) == ("2.3", None)
    (effect,) = deadline["effects"]
    assert (effect["field"], effect["old"]["literal"]) == ("deadline", "2026-10-31")
    assert added["units"] == ["Phòng Kinh tế, Hạ tầng và Đô thị"]


@pytest.mark.parametrize(
    "typed", ["Phòng VHXH", "Phòng Văn hóa - Xã hội", "Phòng Văn hóa và Thông tin"]
)
def test_a_renamed_unit_keeps_its_history_under_any_name(told: Told, typed: str) -> None:
    lines = told("log", "--unit", typed, "--since", "05/10/2026")
    assert lines == [
        "~ 2.1: tên: “Tổ dân phố văn hóa” → “Tổ dân phố”",
        "+ Thêm đơn vị Phòng Văn hóa và Thông tin",
        "+ Sửa đổi theo Quyết định số 99/QĐ-UBND, từ ngày 01/10/2026: "
        "Đổi tên đơn vị: Phòng Văn hóa - Xã hội → Phòng Văn hóa và Thông tin",
    ]


def test_a_task_that_never_was_is_refused_and_one_that_was_added_did_not_begin(
    ctr: Ctr, amended: Repository, told: Told
) -> None:
    ran = ctr("log", "--task", "2.9", "--plan", amended.plan)
    assert (ran.code, ran.out) == (2, "")
    assert "không có nhiệm vụ “2.9”" in ran.err
    assert not any("Bắt đầu" in line for line in told("log", "--task", "2.3"))
    assert any("Bắt đầu" in line for line in told("log", "--task", "1.2"))
