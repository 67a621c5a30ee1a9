"""One line of assignment below the last of several points: theirs too, or not to be known."""

from __future__ import annotations

from typing import Any

from ctr.blocks.read import blocks_of
from ctr.importing.run import understand
from tests.importing.corpus import CA, KT, text_file

FIRST = "1. Nước sạch\n\n1.1. Thay ống gang cũ.\n\n1.2. Rửa bể chứa.\n\n"
OWN = f"2. Đường làng\n\n2.1. Lát ngõ Đình.\n\nĐơn vị chủ trì: {CA}.\n\n"


def tasks_of(body: str) -> list[dict[str, Any]]:
    result = understand([blocks_of(text_file(f"II. NHIỆM VỤ\n\n{body}"), "a.txt")])
    assert result.problems == ()
    assert result.account.unplaced == ()
    return [
        task
        for name in sorted(result.data)
        if name.startswith("sections")
        for task in result.data[name]["tasks"]
    ]


def test_points_above_one_assignment_have_it_and_are_doubtful() -> None:
    first, last = tasks_of(f"{FIRST}Đơn vị chủ trì: {KT}.\n\nThời gian: Quý II/2026.\n")
    for task in (first, last):
        assert task["lead"] == [KT]
        assert task["deadline"]["by"] == "2026-Q2"
    assert "dưới điểm 1.2" in first["doubt"]
    assert "printed_assignment" not in first
    assert "doubtful" not in last


def test_in_a_document_where_points_have_their_own_one_without_has_none() -> None:
    body = f"{FIRST}Đơn vị chủ trì: {KT}.\n\n{OWN}2.2. Trồng cây.\n\nĐơn vị chủ trì: {CA}.\n"
    first, second, *others = tasks_of(body)
    assert "lead" not in first
    assert "không nêu ai chủ trì" in first["doubt"]
    assert second["lead"] == [KT]
    assert not any("doubtful" in task for task in others)


def test_a_point_between_two_that_have_their_own_has_none() -> None:
    tasks = tasks_of(f"{OWN}2.2. Trồng cây.\n\n2.3. Đặt biển.\n\nĐơn vị chủ trì: {KT}.\n")
    assert [task.get("lead") for task in tasks] == [[CA], None, [KT]]
    assert [task.get("doubtful", False) for task in tasks] == [False, True, False]


def test_a_point_that_nobody_need_do_has_none() -> None:
    aim, work = tasks_of(
        "1. Nước sạch\n\n1.1. Mục tiêu: nước trong quanh năm.\n\n"
        f"1.2. Rửa bể chứa.\n\nĐơn vị chủ trì: {KT}.\n"
    )
    assert "lead" not in aim
    assert work["lead"] == [KT]


def test_a_last_point_without_assignment_takes_none_from_above() -> None:
    tasks = tasks_of(f"{FIRST}Đơn vị chủ trì: {KT}.\n\n1.3. Khơi cống.\n")
    assert "lead" not in tasks[-1]
