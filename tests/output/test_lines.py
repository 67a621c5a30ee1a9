"""Lines of words: folded to a width, side by side, whatever letters they are of."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.output.lines import (
    APART,
    Span,
    beside,
    clipped,
    folded,
    joined,
    kept,
    plain,
    spaced,
    width,
    width_of,
    words,
)

TEXT = "Báo cáo kết quả thực hiện hằng năm của đơn vị"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_and_their_marks_take_one_cell(form: str) -> None:
    assert width(unicodedata.normalize(form, "Phường Lê Thanh Nghị")) == 20  # type: ignore[arg-type]
    assert width("人民") == 4
    assert width("a\u200bb") == 2


@pytest.mark.parametrize("room", [1, 5, 12, 20, 45, 60])
def test_a_line_is_folded_between_words(room: int) -> None:
    lines = folded(words(TEXT), room)
    assert all(width_of(line) <= room for line in lines)
    between = " " if room >= 5 else ""
    assert between.join(plain(line) for line in lines) == (
        TEXT if room >= 5 else TEXT.replace(" ", "")
    )


def test_decomposed_letters_are_folded_like_composed_ones() -> None:
    decomposed = folded(words(unicodedata.normalize("NFD", TEXT)), 14)
    assert [unicodedata.normalize("NFC", plain(line)) for line in decomposed] == [
        plain(line) for line in folded(words(TEXT), 14)
    ]


def test_a_long_word_is_broken_between_letters_never_before_their_marks() -> None:
    lines = [plain(line) for line in folded(words(unicodedata.normalize("NFD", "ệ" * 9)), 4)]
    assert [unicodedata.normalize("NFC", line) for line in lines] == ["ệệệệ", "ệệệệ", "ệ"]


def test_what_is_kept_together_is_folded_only_where_it_has_no_room() -> None:
    line = joined([words(kept("✓ 5 đã nhận")), words(kept("? 2 chưa nhận"))], APART)
    assert plain(line) == "✓ 5 đã nhận  ? 2 chưa nhận"
    assert [plain(part) for part in folded(line, 16)] == ["✓ 5 đã nhận", "? 2 chưa nhận"]
    assert [plain(part) for part in folded(line, 9)] == [
        "✓ 5 đã",
        "nhận ? 2",
        "chưa nhận",
    ]


def test_later_lines_hang() -> None:
    lines = [plain(line) for line in folded(words("một hai ba bốn"), 8, 2)]
    assert lines == ["một hai", "  ba bốn"]


def test_looks_survive_folding() -> None:
    line = words("một ", Span("hai ba", "late"), " bốn")
    looks = [[(span.text, span.look) for span in part] for part in folded(line, 7)]
    assert looks == [[("một ", ""), ("hai", "late")], [("ba", "late"), (" bốn", "")]]


def test_line_breaks_and_tabs_in_a_text_are_spaces() -> None:
    assert plain(words("một\n\n hai\tba")) == "một hai ba"


def test_columns_stand_side_by_side_without_spaces_at_the_end() -> None:
    cells = [folded(words("một hai ba"), 7), [words("4")], [words("x")]]
    assert [plain(line) for line in beside(cells, [7, 3, 5], right=(1,))] == [
        "một hai    4  x",
        "ba",
    ]


def test_there_is_air_around_blocks_of_several_lines() -> None:
    one, two = [words("a")], [words("b"), words("c")]
    assert [plain(line) for line in spaced([one, one, two, one])] == [
        "a",
        "a",
        "",
        "b",
        "c",
        "",
        "a",
    ]


def test_what_is_clipped_says_so() -> None:
    assert plain(clipped(words("một hai ba"), 20)) == "một hai ba"
    assert plain(clipped(words("một hai ba"), 9)) == "một hai …"


@given(st.text(max_size=60), st.integers(min_value=2, max_value=30))
def test_no_text_is_wider_than_its_room(text: str, room: int) -> None:
    line = words(text)
    for part in folded(line, room):
        assert width_of(part) <= room
