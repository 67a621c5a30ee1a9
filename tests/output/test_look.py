"""Colours that are told from black and white, signs that are told from each other, bars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style

from ctr.output.lines import plain, width
from ctr.output.look import COURSES, GOING, GOOD, LATE, STATES, STYLES, UNKNOWN, Look, bar
from ctr.tracking.targets import COURSES as ALL_COURSES
from ctr.tracking.task_status import TASK_STATES

LEAST = 4.0
"""Contrast: 3 is asked for of signs, 4.5 of small text, and no colour has 4.6 against both."""


def luminance(color: Color) -> float:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (part(value) for value in color.get_truecolor())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_is_told_from_a_black_and_from_a_white_ground() -> None:
    for name, written in STYLES.items():
        style = Style.parse(written)
        assert not style.dim
        if style.color is None:
            continue
        light = luminance(style.color) + 0.05
        assert min(1.05 / light, light / 0.05) >= LEAST, name


def test_states_and_courses_each_have_their_look_and_no_two_one_sign() -> None:
    assert {*STATES} == {*TASK_STATES}
    assert {*COURSES} == {*ALL_COURSES}
    together = ({"paused", "dropped"}, {"met", "met_late"})  # the words beside tell them apart
    for looks in (STATES, COURSES):
        for one, look in looks.items():
            for other, second in looks.items():
                if one != other and {one, other} not in together:
                    assert look.sign != second.sign, (one, other)
    assert all(width(look.sign) == 1 for look in (*STATES.values(), *COURSES.values()))


def test_a_bar_has_a_sign_for_each_thing() -> None:
    assert plain(bar([(GOOD, 3), (GOING, 0), (LATE, 2)], 20)) == "✓✓✓!!"


def test_of_more_than_there_is_room_for_a_bar_shows_shares() -> None:
    assert plain(bar([(GOOD, 50), (LATE, 50)], 10)) == "✓✓✓✓✓!!!!!"
    assert plain(bar([(GOOD, 1), (UNKNOWN, 5000)], 10)) == "✓·········"
    assert plain(bar([(GOOD, 50)], 10, whole=100)) == "✓✓✓✓✓"
    assert plain(bar([], 10)) == ""


@given(
    st.lists(st.integers(min_value=0, max_value=9999), min_size=1, max_size=7), st.integers(8, 60)
)
def test_a_bar_is_never_longer_than_its_room_and_forgets_nobody(
    numbers: list[int], room: int
) -> None:
    looks = [Look(sign) for sign in "abcdefg"]
    shown = plain(bar(list(zip(looks, numbers, strict=False)), room))
    assert len(shown) == min(sum(numbers), room)
    for look, number in zip(looks, numbers, strict=False):
        assert (look.sign in shown) == bool(number)
