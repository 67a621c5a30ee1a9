"""The protocol: versions, requests, notifications, errors by code, with three small tools."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.errors import CannotRun
from ctr.mcp.protocol import GREETED, STATELESS, Server, Tool

SCHEMA = {
    "type": "object",
    "properties": {"word": {"type": "string", "maxLength": 20}},
    "required": [],
    "additionalProperties": False,
}
FAILURES: list[Exception] = []


def _refuse(given: dict[str, Any]) -> dict[str, Any]:
    raise CannotRun("không có đơn vị “x”", "xem tất cả")


def _break(given: dict[str, Any]) -> dict[str, Any]:
    raise LookupError("a secret")


def _tool(name: str, answer: Any) -> Tool:
    return Tool(name=name, title="Tên", description="Mô tả", arguments=SCHEMA, answer=answer)


def server(version: str | None = None) -> Server:
    """A server, greeted in a version."""
    new = Server(
        version="1.2",
        instructions="Chỉ đọc.",
        tools=[_tool("echo", dict), _tool("refuse", _refuse), _tool("break", _break)],
        failed=FAILURES.append,
    )
    if version is not None:
        assert greet(new, version)["result"]["protocolVersion"] == version
    return new


def say(to: Server, message: Any) -> Any:
    answer = to.answer(json.dumps(message).encode())
    return json.loads(answer) if answer is not None else None


def greet(to: Server, version: str) -> Any:
    params = {"protocolVersion": version, "capabilities": {}, "clientInfo": {"name": "c"}}
    return say(to, {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params})


def ask(to: Server, method: str, **params: Any) -> Any:
    return say(to, {"jsonrpc": "2.0", "id": "a", "method": method, "params": params})


@pytest.mark.parametrize("version", GREETED)
def test_a_version_that_is_known_is_agreed_to(version: str) -> None:
    answer = greet(server(), version)["result"]
    assert answer == {
        "protocolVersion": version,
        "capabilities": {"tools": {}},
        "serverInfo": {"name": "ctr", "version": "1.2"},
        "instructions": "Chỉ đọc.",
    }


def test_for_a_version_that_is_not_known_the_latest_is_offered() -> None:
    assert greet(server(), "1999-01-01")["result"]["protocolVersion"] == GREETED[-1]
    assert greet(server(), STATELESS)["result"]["protocolVersion"] == GREETED[-1]


@pytest.mark.parametrize(
    ("version", "structured", "annotated"),
    [
        ("2024-11-05", False, False),
        ("2025-03-26", False, True),
        ("2025-06-18", True, True),
        ("2025-11-25", True, True),
    ],
)
def test_an_answer_has_what_its_version_knows(
    version: str, structured: bool, annotated: bool
) -> None:
    greeted = server(version)
    answer = ask(greeted, "tools/call", name="echo", arguments={"word": "phường"})["result"]
    assert json.loads(answer["content"][0]["text"]) == {"word": "phường"}
    assert answer["isError"] is False
    assert answer.get("structuredContent") == ({"word": "phường"} if structured else None)
    tool = ask(greeted, "tools/list")["result"]["tools"][0]
    assert ("annotations" in tool, "title" in tool) == (annotated, structured)
    assert tool["inputSchema"] == SCHEMA


def test_a_refusal_is_told_to_who_asked() -> None:
    answer = ask(server("2025-06-18"), "tools/call", name="refuse")["result"]
    told = [{"type": "text", "text": "không có đơn vị “x” (xem tất cả)"}]
    assert answer == {"content": told, "isError": True}
    answer = ask(server("2025-06-18"), "tools/call", name="echo", arguments={"w": 1})["result"]
    assert answer["isError"] is True
    assert "không có tham số “w”" in answer["content"][0]["text"]


def test_a_fault_of_the_program_tells_nothing_of_it_and_the_server_goes_on() -> None:
    FAILURES.clear()
    greeted = server("2025-06-18")
    answer = ask(greeted, "tools/call", name="break")
    assert answer["error"]["code"] == -32603
    assert "secret" not in json.dumps(answer)
    assert [type(failure) for failure in FAILURES] == [LookupError]
    assert ask(greeted, "ping") == {"jsonrpc": "2.0", "id": "a", "result": {}}


@pytest.mark.parametrize(
    ("message", "code", "id"),
    [
        ({"jsonrpc": "2.0", "id": 1, "method": "resources/list"}, -32601, 1),
        ({"jsonrpc": "1.0", "id": 1, "method": "ping"}, -32600, None),
        ({"id": 1, "method": "ping"}, -32600, None),
        ({"jsonrpc": "2.0", "id": 1}, -32600, 1),
        ({"jsonrpc": "2.0", "id": 1, "method": 5}, -32600, 1),
        ({"jsonrpc": "2.0", "id": None, "method": "ping"}, -32600, None),
        ({"jsonrpc": "2.0", "id": True, "method": "ping"}, -32600, None),
        ({"jsonrpc": "2.0", "id": [1], "method": "ping"}, -32600, None),
        ({"jsonrpc": "2.0", "id": "x" * 999, "method": "ping"}, -32600, None),
        ({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]}, -32602, 1),
        ({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {}}, -32602, 1),
        (
            {
                "jsonrpc": "2.0",
                "id": 1,
                "method": "tools/call",
                "params": {"name": "echo", "arguments": []},
            },
            -32602,
            1,
        ),
        (
            {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"cursor": "2"}},
            -32602,
            1,
        ),
        ({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}, -32602, 1),
        ("ping", -32600, None),
        (7, -32600, None),
        ([], -32600, None),
    ],
)
def test_errors_have_the_codes_of_json_rpc(message: Any, code: int, id: Any) -> None:
    answer = say(server("2025-06-18"), message)
    assert (answer["error"]["code"], answer["id"]) == (code, id)


def test_nothing_is_said_to_what_wants_no_answer() -> None:
    greeted = server("2025-06-18")
    for message in (
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 1}},
        {"jsonrpc": "2.0", "method": "nobody/knows", "params": 3},
        {"jsonrpc": "2.0", "id": 4, "result": {}},
        {"jsonrpc": "2.0", "id": 4, "error": {"code": 1, "message": ""}},
    ):
        assert say(greeted, message) is None


def test_before_the_greeting_only_a_ping_is_answered() -> None:
    assert ask(server(), "ping")["result"] == {}
    assert ask(server(), "tools/list")["error"]["code"] == -32600


PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
NOTE = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def test_a_batch_is_answered_in_the_one_version_that_has_it() -> None:
    greeted = server("2025-03-26")
    assert say(greeted, [PING, NOTE, 3]) == [
        {"jsonrpc": "2.0", "id": 1, "result": {}},
        {
            "jsonrpc": "2.0",
            "id": None,
            "error": {"code": -32600, "message": "không phải thông điệp JSON-RPC 2.0"},
        },
    ]
    assert say(greeted, [NOTE]) is None
    assert say(greeted, [PING] * 51)["error"]["code"] == -32600
    (alone,) = say(greeted, [{"jsonrpc": "2.0", "id": 2, "method": "initialize", "params": {}}])
    assert alone["error"]["code"] == -32600
    for version in ("2024-11-05", "2025-06-18", "2025-11-25"):
        assert say(server(version), [PING])["error"]["code"] == -32600


META = "io.modelcontextprotocol/"
MODERN = {f"{META}protocolVersion": STATELESS, f"{META}clientCapabilities": {}}


def test_a_request_of_the_version_without_sessions_stands_alone() -> None:
    new = server()
    found = ask(new, "server/discover", _meta=MODERN)["result"]
    assert found["supportedVersions"][0] == STATELESS
    assert found["resultType"] == "complete"
    assert found["_meta"][f"{META}serverInfo"] == {"name": "ctr", "version": "1.2"}
    listed = ask(new, "tools/list", _meta=MODERN)["result"]
    assert len(listed["tools"]) == 3
    assert (listed["ttlMs"] > 0, listed["cacheScope"]) == (True, "private")
    called = ask(new, "tools/call", _meta=MODERN, name="echo", arguments={"word": "a"})["result"]
    assert called["structuredContent"] == {"word": "a"}
    assert called["resultType"] == "complete"
    assert ask(new, "ping", _meta=MODERN)["error"]["code"] == -32601
    other = ask(new, "tools/list", _meta={**MODERN, f"{META}protocolVersion": "2099-01-01"})
    assert other["error"]["code"] == -32022
    assert other["error"]["data"]["requested"] == "2099-01-01"
    lacking = ask(new, "tools/list", _meta={f"{META}protocolVersion": STATELESS})
    assert lacking["error"]["code"] == -32602
    assert new.agreed is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["jsonrpc", "id", "method", "params", "name", "arguments", "_meta"]),
            inner | st.sampled_from(["2.0", "initialize", "tools/call", "echo"]),
            max_size=5,
        )
    ),
    max_leaves=8,
)


@given(JSON.map(lambda data: json.dumps(data).encode()) | st.binary(max_size=40))
@settings(max_examples=60)
def test_whatever_a_line_holds_the_answer_is_of_the_protocol(line: bytes) -> None:
    answer = server("2025-03-26").answer(line)
    if answer is None:
        return
    told = json.loads(answer)
    for one in told if isinstance(told, list) else [told]:
        assert one["jsonrpc"] == "2.0"
        assert ("result" in one) != ("error" in one)
