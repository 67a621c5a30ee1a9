"""The Model Context Protocol: how a client greets, what it may ask, and in which form it is told.

Known are the versions that begin with `initialize`, and 2026-07-28, in which each request names its
version; a client may speak both. Sources: modelcontextprotocol.io/specification, by version.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ctr.errors import CannotRun
from ctr.mcp.arguments import Schema, faults
from ctr.mcp.messages import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    INVALID_REQUEST,
    MAX_BATCH,
    METHOD_NOT_FOUND,
    UNSUPPORTED_VERSION,
    Fault,
    compact,
    error,
    id_of,
    parsed,
    result,
    written,
)

GREETED = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
"""Versions of a session that `initialize` begins, the latest last."""
STATELESS = "2026-07-28"
"""The version whose every request names it in `_meta`."""
BATCHES = "2025-03-26"
"""The one version that has batches."""
ANNOTATED, STRUCTURED = "2025-03-26", "2025-06-18"
"""The first versions with annotations, and with titles and structured answers."""
_META = "io.modelcontextprotocol/"
_FRESH_MS = 3_600_000
"""How long a client may take the list of tools for the same: it changes with the program only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One question: its arguments by a JSON Schema, and how it is answered.

    `answer` raises CannotRun where there is no answer, which the asker is told.
    """

    name: str
    title: str
    description: str
    arguments: Schema
    answer: Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(kw_only=True)
class Server:
    """The tools on offer, and what was agreed with the client.

    `failed` is told of an exception that is a fault of the program, `refused` makes a refusal what
    the client may read of it.
    """

    version: str
    """Of the program."""
    instructions: str
    tools: Sequence[Tool]
    failed: Callable[[Exception], None]
    refused: Callable[[str], str] = str
    agreed: str | None = field(default=None, init=False)
    """The version of the session, once it has begun."""

    def answer(self, line: bytes | None) -> bytes | None:
        """The line that answers a line; None where nothing is to be said."""
        try:
            told = parsed(line)
            if isinstance(told, list):
                answers = self._batch(told)
                return written(answers) if answers else None
            answer = self._message(told)
        except Fault as fault:
            answer = error(None, fault)
        return written(answer) if answer is not None else None

    def _batch(self, messages: list[Any]) -> list[dict[str, Any]]:
        if self.agreed != BATCHES:
            raise Fault(INVALID_REQUEST, f"chỉ phiên bản {BATCHES} có nhiều thông điệp một dòng")
        if not 0 < len(messages) <= MAX_BATCH:
            raise Fault(INVALID_REQUEST, f"một dòng có từ 1 đến {MAX_BATCH} thông điệp")
        answers = []
        for message in messages:
            answer = self._message(message, alone=False)
            if answer is not None:
                answers.append(answer)
        return answers

    def _message(self, message: Any, *, alone: bool = True) -> dict[str, Any] | None:
        """The answer to one message; None to a notification, and to an answer nobody asked for."""
        id = None
        try:
            if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
                raise Fault(INVALID_REQUEST, "không phải thông điệp JSON-RPC 2.0")
            if "method" not in message and ("result" in message or "error" in message):
                return None
            if "id" in message:
                id = id_of(message)
            method, params = message.get("method"), message.get("params", {})
            if not isinstance(method, str):
                raise Fault(INVALID_REQUEST, "thiếu method")
            if "id" not in message:
                return None
            if not isinstance(params, dict):
                raise Fault(INVALID_PARAMS, "params phải là một đối tượng")
            if method == "initialize" and not alone:
                raise Fault(INVALID_REQUEST, "initialize phải đứng một mình")
            return result(id, self._request(method, params))
        except Fault as fault:
            return error(id, fault)
        except Exception as failure:  # noqa: BLE001 - a server outlives a faulty answer
            self.failed(failure)
            return error(id, Fault(INTERNAL_ERROR, "lỗi của chương trình, không phải của bạn"))

    def _request(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        meta = params.get("_meta")
        if isinstance(meta, dict) and f"{_META}protocolVersion" in meta:
            return self._stateless(method, params, meta)
        if method == "initialize":
            return self._initialize(params)
        if method == "ping":
            return {}
        if self.agreed is None and method in ("tools/list", "tools/call"):
            raise Fault(INVALID_REQUEST, "chưa có initialize")
        if method == "tools/list":
            return self._list(params, self.agreed or "")
        if method == "tools/call":
            return self._call(params, self.agreed or "")
        raise _unknown(method)

    def _initialize(self, params: dict[str, Any]) -> dict[str, Any]:
        asked = params.get("protocolVersion")
        if not isinstance(asked, str):
            raise Fault(INVALID_PARAMS, "thiếu protocolVersion", {"supported": [*GREETED]})
        self.agreed = asked if asked in GREETED else GREETED[-1]
        return {
            "protocolVersion": self.agreed,
            "capabilities": {"tools": {}},
            "serverInfo": self._itself,
            "instructions": self.instructions,
        }

    def _stateless(
        self, method: str, params: dict[str, Any], meta: dict[str, Any]
    ) -> dict[str, Any]:
        """An answer of the version whose requests stand alone; no session begins or is needed."""
        asked = meta[f"{_META}protocolVersion"]
        if asked != STATELESS:
            known = {"supported": [STATELESS, *reversed(GREETED)], "requested": asked}
            raise Fault(UNSUPPORTED_VERSION, "không có phiên bản giao thức này", known)
        if not isinstance(meta.get(f"{_META}clientCapabilities"), dict):
            raise Fault(INVALID_PARAMS, f"thiếu {_META}clientCapabilities")
        if method == "server/discover":
            answer: dict[str, Any] = {
                "supportedVersions": [STATELESS, *reversed(GREETED)],
                "capabilities": {"tools": {}},
                "instructions": self.instructions,
            }
        elif method == "tools/list":
            answer = self._list(params, STATELESS)
        elif method == "tools/call":
            answer = self._call(params, STATELESS)
        else:
            raise _unknown(method)
        if method != "tools/call":
            answer |= {"ttlMs": _FRESH_MS, "cacheScope": "private"}
        return {"resultType": "complete", "_meta": {f"{_META}serverInfo": self._itself}, **answer}

    @property
    def _itself(self) -> dict[str, str]:
        return {"name": "ctr", "version": self.version}

    def _list(self, params: dict[str, Any], version: str) -> dict[str, Any]:
        if params.get("cursor") is not None:
            raise Fault(INVALID_PARAMS, "danh sách công cụ chỉ có một trang")
        return {"tools": [_described(tool, version) for tool in self.tools]}

    def _call(self, params: dict[str, Any], version: str) -> dict[str, Any]:
        name, given = params.get("name"), params.get("arguments")
        tool = next((known for known in self.tools if known.name == name), None)
        if tool is None:
            names = ", ".join(known.name for known in self.tools)
            raise Fault(INVALID_PARAMS, f"không có công cụ này; có: {names}")
        given = {} if given is None else given
        if not isinstance(given, dict):
            raise Fault(INVALID_PARAMS, "arguments phải là một đối tượng")
        wrong = faults(tool.arguments, given)
        try:
            if wrong:
                raise CannotRun("; ".join(wrong))
            data = tool.answer(given)
        except CannotRun as refusal:
            return {"content": [_text(self.refused(refusal.line))], "isError": True}
        answer: dict[str, Any] = {"content": [_text(compact(data))], "isError": False}
        if version >= STRUCTURED:
            answer["structuredContent"] = data
        return answer


def _described(tool: Tool, version: str) -> dict[str, Any]:
    described: dict[str, Any] = {"name": tool.name}
    if version >= STRUCTURED:
        described["title"] = tool.title
    described |= {"description": tool.description, "inputSchema": tool.arguments}
    if version >= ANNOTATED:
        described["annotations"] = {
            "title": tool.title,
            "readOnlyHint": True,
            "openWorldHint": False,
        }
    return described


def _text(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}


def _unknown(method: str) -> Fault:
    return Fault(METHOD_NOT_FOUND, f"không có phương thức “{method[:80]}”")
