"""Of two texts only the words are shown in which they differ."""

from __future__ import annotations

from ctr.wording.differing import LONGEST, differing, shortened

LONG = "Tỷ lệ hồ sơ trực tuyến đạt 97,5% vào năm 2030 và công khai kết quả hằng tháng"


def test_a_short_text_is_shown_whole() -> None:
    assert differing("Hồ sơ", "Hồ sơ trực tuyến") == "“Hồ sơ” → “Hồ sơ trực tuyến”"


def test_of_a_long_one_only_what_differs() -> None:
    assert differing(LONG, LONG.replace("97,5%", "98%")) == (
        "“… trực tuyến đạt 97,5% vào năm 2030 …” → “… trực tuyến đạt 98% vào năm 2030 …”"
    )


def test_each_place_for_itself_and_the_rest_counted() -> None:
    old = " ".join(f"a{n} x x x x x x x x" for n in range(5))
    told = differing(old, old.replace("a", "b"))
    assert told.count("→") == 3
    assert told.endswith("; và 2 chỗ khác")


def test_words_that_came_and_that_went() -> None:
    told = differing(LONG, f"{LONG} cho dân")
    assert told == "“… quả hằng tháng” → “… quả hằng tháng cho dân”"
    assert differing(f"Nay {LONG}", LONG).startswith("“Nay Tỷ lệ hồ …” → “Tỷ lệ hồ …”")


def test_the_same_words_in_other_paragraphs() -> None:
    words = LONG.split()
    split = f"{' '.join(words[:5])}\n\n{' '.join(words[5:])}"
    assert differing(LONG, split) == "chia đoạn khác: 1 → 2 đoạn"


def test_what_is_endless_is_cut() -> None:
    one, other = (f"{mark} " * 10_000 for mark in "ab")
    assert len(differing(one, other)) < 2 * LONGEST + 50
    assert shortened("x" * 1_000).endswith("…")
