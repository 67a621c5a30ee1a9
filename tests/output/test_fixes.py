"""What was put right, in words: a line of the file a line, whole files once."""

from __future__ import annotations

from ctr.output.fixes import MOST, fixed_text
from ctr.results.fixes import FixedFile


def told(before: str, after: str) -> list[str]:
    return fixed_text(FixedFile(file="a.yaml", before=before, after=after)).splitlines()[1:]


def test_what_concerns_the_whole_file_is_told_once() -> None:
    assert told("\ufeffa: 1\r\nb: 2\r\nc: 3\n", "a: 1\r\nb: 2\r\nc: 3\r\n") == [
        "  ~ đầu tệp: có dấu BOM → không",
        "  ~ cuối dòng: 2 dòng CRLF (Windows), 1 dòng LF → tất cả CRLF (Windows)",
    ]
    assert told("a: 1\rb: 2\r", "a: 1\nb: 2\n") == ["  ~ cuối dòng: 2 dòng CR → tất cả LF"]
    assert told("a: 1", "a: 1\n") == ["  ~ cuối tệp: thiếu xuống dòng → có"]


def test_a_line_is_told_old_and_new() -> None:
    assert told("a:\n- id: 1.2\n", 'a:\n- id: "1.2"\n') == [
        '  ~ dòng 2: - id: 1.2 → - id: "1.2"',
    ]
    (line,) = told("a: \x1b[31m  \n", "a: \x1b[31m\n")
    assert "\x1b" not in line


def test_what_nobody_sees_is_told_in_words() -> None:
    composed, blank = (
        "chữ có dấu gõ rời → chữ dựng sẵn (Unicode NFC)",
        "bỏ khoảng trắng thừa ở cuối dòng",
    )
    loose = "a: 1 # cu\u0301"
    for before, after, words in (
        (f"{loose}\n", "a: 1 # c\u00fa\n", composed),
        ("a: 1 # c\u00fa \t\n", "a: 1 # c\u00fa\n", blank),
        (f"{loose} \n", f"{loose}\n", blank),
        (f"{loose} \n", "a: 1 # c\u00fa \n", composed),
        (f"{loose} \n", "a: 1 # c\u00fa\n", f"{composed}; {blank}"),
    ):
        (line,) = told(before, after)
        assert line.endswith(f": {words}")


def test_of_many_lines_the_first() -> None:
    text = "".join(f"a{n}: 1\n" for n in range(30))
    lines = told(text.replace("\n", " \n"), text)
    assert len(lines) == MOST + 1
    assert lines[-1] == "  ~ … và 10 dòng nữa"
