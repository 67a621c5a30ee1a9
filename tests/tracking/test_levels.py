from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

import pytest

from ctr.plan.model import Milestone, Span
from ctr.plan.model.periods import Bound
from ctr.tracking.figures import meets
from ctr.tracking.levels import Compared, asks_as_much, compared, same_unit, share_of, sum_is_enough


def stone(**keys: Any) -> Milestone:
    """A milestone as a file writes it: `by` a year or a day, figures as numbers."""
    made: dict[str, Any] = {}
    for key, value in keys.items():
        if key == "by":
            made[key] = Bound.parse(value)
        elif key == "between":
            made[key] = tuple(Decimal(str(one)) for one in value)
        elif key in ("every", "over", "better", "achieved"):
            made[key] = value
        else:
            made[key] = Decimal(str(value))
    return Milestone(**made)


def years(first: int, last: int, how: Literal["average", "total", "throughout"]) -> Span:
    return Span(from_=first, to=last, as_=how)


@pytest.mark.parametrize(
    ("own", "wanted", "verdict"),
    [
        ({"at_least": 85}, {"at_least": 85}, True),
        ({"at_least": 84.9}, {"at_least": 85}, False),
        ({"at_least": 95}, {"more_than": 95}, False),
        ({"more_than": 95}, {"at_least": 95}, True),
        ({"more_than": 95}, {"more_than": 95}, True),
        ({"at_most": 5}, {"at_most": 5}, True),
        ({"at_most": 6}, {"at_most": 5}, False),
        ({"at_most": 4}, {"less_than": 5}, True),
        ({"at_most": 5}, {"less_than": 5}, False),
        ({"exactly": 100}, {"at_least": 95}, True),
        ({"exactly": 90}, {"at_least": 95}, False),
        ({"exactly": 3}, {"at_most": 5}, True),
        ({"at_least": 100}, {"exactly": 100}, True),
        ({"at_most": 0}, {"exactly": 0}, True),
        ({"at_least": 90}, {"exactly": 100}, False),
        ({"at_least": 110}, {"exactly": 100}, None),
        ({"exactly": 11}, {"exactly": 10}, False),
        # of a range the better side decides what a figure has to be
        ({"between": [40, 50]}, {"at_least": 40}, True),
        ({"at_least": 40}, {"between": [40, 50]}, True),
        ({"between": [35, 50]}, {"between": [40, 50]}, False),
        ({"between": [40, 45]}, {"between": [40, 50]}, True),
        ({"between": [8, 10], "better": "lower"}, {"at_most": 10}, True),
        ({"between": [8, 12], "better": "lower"}, {"at_most": 10}, False),
        ({"between": [8, 10], "better": "lower"}, {"at_least": 8}, None),
        (
            {"between": [14, 15], "better": "within"},
            {"between": [14, 16], "better": "within"},
            True,
        ),
        (
            {"between": [13, 15], "better": "within"},
            {"between": [14, 16], "better": "within"},
            False,
        ),
        ({"at_least": 14}, {"between": [14, 16], "better": "within"}, None),
        ({"at_least": 13}, {"between": [14, 16], "better": "within"}, False),
        # limits on different sides
        ({"at_most": 5}, {"at_least": 85}, None),
        ({"at_least": 5}, {"less_than": 9}, None),
        ({"achieved": True}, {"achieved": True}, True),
        ({"achieved": True}, {"at_least": 1}, None),
        ({"at_least": 1}, {"achieved": True}, None),
    ],
)
def test_a_promise_asks_as_much_or_less_or_nobody_can_tell(
    own: dict[str, Any], wanted: dict[str, Any], verdict: bool | None
) -> None:
    assert asks_as_much(stone(**own), stone(**wanted)) is verdict


KINDS: list[dict[str, Any]] = [
    {"at_least": 5},
    {"more_than": 5},
    {"at_most": 5},
    {"less_than": 5},
    {"exactly": 5},
    {"exactly": 6},
    {"between": [4, 6]},
    {"between": [4, 6], "better": "lower"},
    {"between": [4, 6], "better": "within"},
    {"between": [5, 7], "better": "within"},
    {"at_least": 4},
    {"at_most": 7},
]


def test_what_asks_as_much_lets_no_figure_pass_that_the_other_does_not() -> None:
    """But for one value asked for: who promises at least 100 where 100 is wanted does enough."""
    figures = [Decimal(number) / 2 for number in range(20)]
    for own in (stone(**keys) for keys in KINDS):
        for wanted in (stone(**keys) for keys in KINDS):
            passing = [one for one in figures if meets(own, one) and not meets(wanted, one)]
            verdict = asks_as_much(own, wanted)
            same_bound = wanted.comparison == "exactly" and own.bound == wanted.value
            if verdict and not same_bound:
                assert not passing
            if verdict is not True:
                assert passing


def judged(promised: list[dict[str, Any]], wanted: dict[str, Any]) -> str | None:
    result = compared([stone(**keys) for keys in promised], stone(**wanted))
    return result.verdict or result.unlike


@pytest.mark.parametrize(
    ("promised", "wanted", "verdict"),
    [
        ([{"by": 2030, "at_least": 85}], {"by": 2030, "at_least": 85}, "enough"),
        ([{"by": 2029, "at_least": 85}], {"by": 2030, "at_least": 85}, "enough"),
        ([{"by": 2031, "at_least": 85}], {"by": 2030, "at_least": 85}, "later"),
        ([{"by": "2030-06-30", "at_least": 85}], {"by": "2030-Q1", "at_least": 85}, "later"),
        ([{"by": 2030, "at_least": 80}], {"by": 2030, "at_least": 85}, "lower"),
        ([{"by": 2031, "at_least": 80}], {"by": 2030, "at_least": 85}, "lower"),
        ([{"by": 2030, "at_most": 9}], {"by": 2030, "at_most": 5}, "lower"),
        # on the way to the same goal
        (
            [{"by": 2027, "at_least": 80}, {"by": 2030, "at_least": 95}],
            {"by": 2027, "at_least": 85},
            "lower",
        ),
        (
            [{"by": 2026, "at_least": 60}, {"by": 2030, "at_least": 95}],
            {"by": 2027, "at_least": 85},
            "later",
        ),
        # no day named: at any time
        ([{"at_least": 85}], {"by": 2030, "at_least": 85}, "enough"),
        ([{"by": 2030, "at_least": 85}], {"at_least": 85}, "enough"),
        ([{"by": 2030, "at_least": 70}], {"at_least": 85}, "lower"),
        ([{"achieved": True}], {"achieved": True}, "enough"),
        ([{"by": 2028, "achieved": True}], {"by": 2027, "achieved": True}, "later"),
        # throughout
        (
            [{"over": years(2026, 2030, "throughout"), "achieved": True}],
            {"over": years(2026, 2028, "throughout"), "achieved": True},
            "enough",
        ),
        (
            [{"over": years(2027, 2030, "throughout"), "achieved": True}],
            {"over": years(2026, 2028, "throughout"), "achieved": True},
            "later",
        ),
        (
            [{"over": years(2026, 2027, "throughout"), "achieved": True}],
            {"over": years(2026, 2028, "throughout"), "achieved": True},
            "shorter",
        ),
        (
            [{"achieved": True}],
            {"over": years(2026, 2028, "throughout"), "achieved": True},
            "enough",
        ),
        (
            [{"by": 2026, "achieved": True}],
            {"over": years(2026, 2028, "throughout"), "achieved": True},
            "basis",
        ),
        # of each period, or of several years
        ([{"every": "year", "at_least": 15}], {"every": "year", "at_least": 15}, "enough"),
        ([{"every": "year", "at_least": 14}], {"every": "year", "at_least": 15}, "lower"),
        ([{"every": "month", "at_least": 15}], {"every": "year", "at_least": 15}, "basis"),
        ([{"every": "year", "at_least": 50}], {"by": 2030, "at_least": 250}, "basis"),
        (
            [{"over": years(2026, 2030, "average"), "between": [14, 15]}],
            {"over": years(2026, 2030, "average"), "at_least": 15},
            "lower",
        ),
        (
            [{"over": years(2026, 2028, "average"), "at_least": 15}],
            {"over": years(2026, 2030, "average"), "at_least": 15},
            "period",
        ),
        (
            [{"over": years(2026, 2030, "total"), "at_least": 15}],
            {"over": years(2026, 2030, "average"), "at_least": 15},
            "basis",
        ),
        ([{"by": 2030, "at_most": 5}], {"by": 2030, "at_least": 85}, "direction"),
        ([{"by": 2030, "achieved": True}], {"by": 2030, "at_least": 85}, "kind"),
    ],
)
def test_promises_are_judged_by_level_and_by_day(
    promised: list[dict[str, Any]], wanted: dict[str, Any], verdict: str
) -> None:
    assert judged(promised, wanted) == verdict


def test_a_part_of_a_sum_is_what_is_promised_up_to_the_day() -> None:
    promised = [stone(by=2027, at_least=40), stone(by=2030, at_least=90)]
    assert share_of(promised, stone(by=2030, at_least=5_000)) == 90
    assert share_of(promised, stone(by=2029, at_least=5_000)) == 40
    early = share_of(promised, stone(by=2026, at_least=5_000))
    assert isinstance(early, Compared)
    assert (early.verdict, early.own) == ("later", promised[0])


@pytest.mark.parametrize(
    ("own", "why"),
    [
        ({"by": 2030, "at_most": 5}, "direction"),
        ({"by": 2030, "between": [1, 2], "better": "within"}, "direction"),
        ({"every": "year", "at_least": 5}, "basis"),
        ({"achieved": True}, "kind"),
    ],
)
def test_what_is_no_part_of_a_sum_says_why(own: dict[str, Any], why: str) -> None:
    share = share_of([stone(**own)], stone(by=2030, at_least=5_000))
    assert isinstance(share, Compared)
    assert share.unlike == why


def test_parts_are_together_enough_on_the_side_that_is_better() -> None:
    assert sum_is_enough(Decimal(100), stone(at_least=100))
    assert not sum_is_enough(Decimal(99), stone(at_least=100))
    assert sum_is_enough(Decimal(99), stone(at_most=100))
    assert not sum_is_enough(Decimal(101), stone(at_most=100))
    assert not sum_is_enough(Decimal(101), stone(exactly=100))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hộ", "Hộ", True),
        ("tỷ đồng", "tỷ  đồng", True),
        ("%", "%", True),
        ("%", "%/năm", False),
        ("%", None, False),
        (None, None, True),
        ("hộ", "người", False),
    ],
)
def test_units_of_measure(one: str | None, other: str | None, same: bool) -> None:
    assert same_unit(one, other) is same
