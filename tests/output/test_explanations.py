"""A code explained to the person who has met it."""

from __future__ import annotations

from ctr.codes import CODES
from ctr.output.explanations import EXPLANATION, PLACES, explained


def test_meaning_reason_example_and_next_step() -> None:
    assert explained(CODES["wrong-year"]).splitlines() == [
        "wrong-year: Năm không khớp với thư mục (lỗi, rõ kết quả)",
        "",
        "Nghĩa là: Tệp nằm trong results/2026 nhưng trong tệp ghi năm khác.",
        "Vì sao: Kết quả của năm này sẽ bị tính vào năm khác.",
        "",
        "Chưa đúng, results/2026/….yaml:",
        "    year: 2027",
        "Đúng:",
        "    year: 2026",
        "",
        "Việc cần làm: sửa year, hoặc chuyển tệp sang đúng thư mục.",
    ]


def test_what_a_command_puts_right() -> None:
    text = explained(CODES["document-number"])
    assert "Làm đúng:\n    $ ctr issue --number 07\n" in text
    assert "(khuyến nghị, rõ việc)" in text


def test_every_place_of_an_example_has_words() -> None:
    assert {code.place for code in CODES.values()} <= PLACES.keys()


def test_as_data() -> None:
    record = EXPLANATION.record(CODES["clear-lead"])
    assert record["severity"] == "advice"
    assert EXPLANATION.record(CODES["wrong-year"])["severity"] == "error"
    assert all(isinstance(value, str) and value for value in record.values())
