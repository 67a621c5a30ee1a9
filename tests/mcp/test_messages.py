"""Messages: read a line each, within limits, whatever the line holds."""

from __future__ import annotations

import io
import json

import pytest

from ctr.mcp import messages
from ctr.mcp.messages import MAX_DEPTH, MAX_LINE, Fault, lines, parsed, written


def test_each_line_is_a_message_and_an_empty_one_none() -> None:
    stream = io.BytesIO(b'{"a":1}\n\n  \r\n{"b":2}\r\n{"c":3}')
    assert [parsed(line) for line in lines(stream)] == [{"a": 1}, {"b": 2}, {"c": 3}]


def test_a_line_that_is_too_long_is_read_past() -> None:
    exact = b'"' + b"x" * (MAX_LINE - 2) + b'"\n'
    stream = io.BytesIO(exact + b"[" * (3 * MAX_LINE) + b"\n" + b'{"next":true}\n')
    first, second, third = lines(stream)
    assert parsed(first) == "x" * (MAX_LINE - 2)
    with pytest.raises(Fault) as refused:
        parsed(second)
    assert refused.value.code == messages.INVALID_REQUEST
    assert parsed(third) == {"next": True}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"rubbish", messages.PARSE_ERROR),
        (b'{"a":', messages.PARSE_ERROR),
        (b'{"a":NaN}', messages.PARSE_ERROR),
        (b'"\xff"', messages.PARSE_ERROR),
        (b"1" * 5_000, messages.PARSE_ERROR),
        (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), messages.INVALID_REQUEST),
        (b"[" * 900_000, messages.INVALID_REQUEST),
        (b'"' + b'\\"' * 450_000, messages.PARSE_ERROR),
    ],
)
def test_what_is_no_message_is_refused_by_code(line: bytes, code: int) -> None:
    with pytest.raises(Fault) as refused:
        parsed(line)
    assert refused.value.code == code


def test_brackets_in_texts_are_no_depth() -> None:
    text = json.dumps(["[" * 100 + '\\"{' * 100])
    assert parsed(text.encode()) == json.loads(text)


def test_an_answer_is_one_line_of_utf_8_whatever_it_says() -> None:
    for text in ("Công an\nphường", "\u2028", "\ud800"):
        line = written({"text": text})
        assert line.count(b"\n") == 1
        assert json.loads(line.decode("utf-8")) == {"text": text}
