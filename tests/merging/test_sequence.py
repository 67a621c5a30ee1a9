"""The order of two versions together."""

from __future__ import annotations

import pytest

from ctr.merging.sequence import joined


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "abxc", "abc", "abxc"),
        ("abc", "abcz", "abcy", "abcyz"),
        ("abc", "xabc", "abcy", "xabcy"),
        ("abc", "cab", "abcy", "cyab"),  # what is new stays behind what it stood behind
        ("abc", "ac", "axbc", "axbc"),  # the merge itself leaves out what is gone
        ("ab", "azxb", "ayb", "ayzxb"),  # each side keeps its own order
        ("", "ba", "ab", "ba"),
    ],
)
def test_what_stands_where(base: str, ours: str, theirs: str, result: str) -> None:
    assert "".join(joined(list(base), list(ours), list(theirs), str)) == result


def test_the_side_does_not_decide_behind_what_was_taken_out() -> None:
    assert joined("a", "ab", "c", str) == joined("a", "c", "ab", str)
