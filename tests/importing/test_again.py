from __future__ import annotations

from typing import Any

from ctr.importing.again import merge


def task(number: str, **values: Any) -> dict[str, Any]:
    return {"id": number, **values}


def test_what_people_corrected_stays_and_what_the_document_says_now_follows() -> None:
    last = {"tasks": [task("1.1", lead=["A"], text="cũ"), task("1.2", text="hai")]}
    now = {"tasks": [task("1.1", lead=["B"], text="cũ"), task("1.2", text="hai")]}
    new = {"tasks": [task("1.1", lead=["A"], text="mới"), task("1.2", text="hai"), task("1.3")]}
    merged = merge(last, now, new)
    assert merged.data == {
        "tasks": [task("1.1", lead=["B"], text="mới"), task("1.2", text="hai"), task("1.3")]
    }
    assert merged.conflicts == []


def test_where_both_changed_the_plan_stays_and_it_is_told() -> None:
    merged = merge({"title": "a"}, {"title": "b"}, {"title": "c"})
    assert merged.data == {"title": "b"}
    assert merged.conflicts == ["tên"]


def test_where_both_changed_is_told_in_words_that_people_know() -> None:
    states = [{"tasks": [task("1.1", deadline={"by": year})]} for year in (2026, 2027, 2028)]
    assert merge(*states).conflicts == ["nhiệm vụ 1.1, thời hạn, đến hết"]


def test_what_people_added_and_removed_stays_so() -> None:
    last = {"units": [{"name": "A"}, {"name": "B"}]}
    now = {"units": [{"name": "A", "short": "a"}, {"name": "C"}]}
    new = {"units": [{"name": "A"}, {"name": "B"}, {"name": "D"}]}
    assert merge(last, now, new).data == {
        "units": [{"name": "A", "short": "a"}, {"name": "C"}, {"name": "D"}]
    }


def test_a_doubt_that_was_settled_does_not_come_back() -> None:
    doubted = {"phrase": "sớm", "doubtful": True, "doubt": "chưa đọc được"}
    last = {"tasks": [task("1.1", deadline=doubted)]}
    now = {"tasks": [task("1.1", deadline={"phrase": "sớm", "by": 2027})]}
    assert merge(last, now, last).data == now
