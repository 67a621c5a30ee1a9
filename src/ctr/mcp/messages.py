"""JSON-RPC 2.0, a message a line: what is read within limits, and what is answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

MAX_LINE = 1_000_000
"""Bytes of a message; one that is longer is read past and refused."""
MAX_DEPTH = 32
"""Lists and objects in each other."""
MAX_BATCH = 50
"""Messages of a batch."""
MAX_ID = 200
"""Characters of an id, which is given back."""

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
UNSUPPORTED_VERSION = -32022
"""As MCP 2026-07-28 has it; the others are of JSON-RPC."""

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
"""A string; one without an end goes to the end, so that each byte is looked at once."""
_BRACKETS = re.compile(rb"[\[\]{}]")


class Fault(Exception):
    """A message that gets an error for its answer; `message` is Vietnamese."""

    def __init__(self, code: int, message: str, data: Any = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data


def lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line that says something, None for one that is too long; its end is the stream's."""
    while line := stream.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
            yield None
        elif line.strip():
            yield line


def parsed(line: bytes | None) -> Any:
    """What a line says. Raises Fault."""
    if line is None:
        raise Fault(INVALID_REQUEST, f"thông điệp dài hơn {MAX_LINE} byte")
    if _too_deep(line):
        raise Fault(INVALID_REQUEST, f"thông điệp lồng nhau quá {MAX_DEPTH} tầng")
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_refused)
    except (ValueError, RecursionError):
        raise Fault(PARSE_ERROR, "không phải JSON (UTF-8, mỗi thông điệp một dòng)") from None


def _too_deep(line: bytes) -> bool:
    """Whether lists and objects lie too deep in each other, however little of it is JSON."""
    depth = 0
    for bracket in _BRACKETS.finditer(_STRING.sub(b"", line)):
        depth += 1 if bracket[0] in b"[{" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def _refused(constant: str) -> Any:
    """NaN and its like, which are no JSON."""
    raise ValueError(constant)


def result(id: Any, answer: dict[str, Any]) -> dict[str, Any]:
    """The answer to a request."""
    return {"jsonrpc": "2.0", "id": id, "result": answer}


def error(id: Any, fault: Fault) -> dict[str, Any]:
    """The answer to a request that cannot be answered; `id` is None where it has none to tell."""
    told: dict[str, Any] = {"code": fault.code, "message": fault.message}
    if fault.data is not None:
        told["data"] = fault.data
    return {"jsonrpc": "2.0", "id": id, "error": told}


def written(message: Any) -> bytes:
    """A message as a line; half a character pair, which no UTF-8 has, is written as an escape."""
    text = compact(message)
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError:
        return f"{json.dumps(message, separators=(',', ':'))}\n".encode()


def compact(data: Any) -> str:
    """Data as JSON in one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def id_of(message: dict[str, Any]) -> Any:
    """The id of a request. Raises Fault for one that is none."""
    id = message["id"]
    if isinstance(id, bool) or not isinstance(id, str | int) or len(str(id)) > MAX_ID:
        raise Fault(INVALID_REQUEST, "id phải là chữ hoặc số nguyên, và ngắn")
    return id
