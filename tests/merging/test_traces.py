"""The traces of what was put right on both sides go with the side that is kept."""

from __future__ import annotations

from typing import Any

import pytest

from ctr.merging.words import lines
from ctr.yamlfile.editor import Edit, edited
from ctr.yamlfile.reader import read_yaml
from tests.merging.sides import PATH
from tests.merging.test_file_chosen import BASE, chosen, merged

TASK = ("tasks", 0)
OTHER = {"target": "so-buoi", "value": 4, "as_of": "2026-04-30"}
ORDER = ("state_on", "values", "difficulties", "corrections")


def trace(what: str, by: str, **new: str) -> Edit:
    value = {
        "on": "2026-05-02",
        "by": by,
        "what": what,
        "reason": "Cộng nhầm",
        "old": "27,5",
        **new,
    }
    return Edit(path=(*TASK, "corrections"), value=value, append=True, order=ORDER)


def figure(number: int, value: object) -> Edit:
    return Edit(path=(*TASK, "values", number - 1, "value"), value=value)


def task(text: str) -> dict[str, Any]:
    (found,) = read_yaml(text, "").data["tasks"]
    return dict(found)


def traced(text: str) -> list[tuple[str, str]]:
    return [(one["what"], one["by"]) for one in task(text).get("corrections", ())]


TWO = edited(BASE, [Edit(path=(*TASK, "values"), value=OTHER, append=True)])
BEFORE = edited(TWO, [trace("viec-1", "lan", new="x")])


@pytest.mark.parametrize("base", [TWO, BEFORE])
def test_the_traces_of_what_clashes_go_with_the_side_that_is_kept(base: str) -> None:
    gone = Edit(path=(*TASK, "values", 0), remove=True)
    ours = edited(base, [figure(1, 40), trace("so-lieu-1", "lan", new="40")])
    ours = edited(ours, [figure(2, 5), trace("so-lieu-2", "lan", new="5")])
    theirs = edited(base, [gone, trace("so-lieu-1", "hoa")])
    outcome = merged(base, ours, theirs)
    always = [*traced(base), ("so-lieu-2", "lan")]
    assert sorted(traced(chosen(outcome, 1))) == sorted([*always, ("so-lieu-1", "lan")])
    assert sorted(traced(chosen(outcome, 2))) == sorted([*always, ("so-lieu-1", "hoa")])
    assert lines(PATH, outcome)[1:] == [
        "10.2 năm 2026: đã sửa về sau: giữ của cùng một bên với mục trên"
    ]


def test_of_one_side_alone() -> None:
    ours = edited(BASE, [figure(1, 40), trace("so-lieu-1", "lan", new="40")])
    theirs = edited(BASE, [figure(1, 50)])
    for one, other, side in ((ours, theirs, 1), (theirs, ours, 2)):
        outcome = merged(BASE, one, other)
        assert traced(chosen(outcome, side)) == [("so-lieu-1", "lan")]
        assert "corrections" not in task(chosen(outcome, 3 - side))


def test_what_does_not_clash_keeps_the_traces_of_both() -> None:
    ours = edited(TWO, [figure(1, 40), trace("so-lieu-1", "lan", new="40")])
    theirs = edited(TWO, [figure(2, 5), trace("so-lieu-2", "hoa", new="5")])
    outcome = merged(TWO, ours, theirs)
    assert outcome.clean
    assert traced(outcome.content.decode()) == [("so-lieu-2", "hoa"), ("so-lieu-1", "lan")]


def test_a_number_is_past_what_was_taken_out_before() -> None:
    base = edited(TWO, [trace("so-lieu-1", "lan")])
    ours = edited(base, [figure(1, 40), trace("so-lieu-2", "lan", new="40")])
    theirs = edited(base, [figure(1, 50), trace("so-lieu-2", "hoa", new="50")])
    outcome = merged(base, ours, theirs)
    assert traced(chosen(outcome, 1)) == [("so-lieu-1", "lan"), ("so-lieu-2", "lan")]
    assert traced(chosen(outcome, 2)) == [("so-lieu-1", "lan"), ("so-lieu-2", "hoa")]


def test_of_a_whole_report() -> None:
    base = "unit: A\nyear: 2026\nreceived: 2026-11-20\n"
    order = ("received", "corrections")

    def side(day: str, by: str) -> str:
        day_put_right = Edit(path=("received",), value=day)
        value = {"on": "2026-12-01", "by": by, "what": "ngay-nhan", "reason": "x", "old": "y"}
        value["new"] = day
        left = Edit(path=("corrections",), value=value, append=True, order=order)
        return edited(base, [day_put_right, left])

    ours, theirs = side("2026-11-21", "lan"), side("2026-11-22", "hoa")
    outcome = merged(base, ours, theirs)
    assert read_yaml(chosen(outcome, 1), "").data == read_yaml(ours, "").data
    assert read_yaml(chosen(outcome, 2), "").data == read_yaml(theirs, "").data
