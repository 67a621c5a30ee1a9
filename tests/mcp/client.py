"""A small client of the protocol, by the specification: one server process, a line each way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any


class Client:
    """`ctr mcp` on a plan, greeted in a version."""

    def __init__(self, plan: Path, *options: str, version: str = "2025-06-18") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ctr", "mcp", "--plan", str(plan), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=plan.parent,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
        )
        self._ids = count(1)
        greeting = {
            "protocolVersion": version,
            "capabilities": {},
            "clientInfo": {"name": "thử", "version": "1"},
        }
        self.greeted = self.request("initialize", greeting)["result"]
        self.send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def send(self, message: Any) -> None:
        """A message, or bytes as they are."""
        line = message if isinstance(message, bytes) else json.dumps(message).encode() + b"\n"
        assert self.process.stdin is not None
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def receive(self) -> Any:
        """The next message; every byte of stdout is one."""
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def request(self, method: str, params: dict[str, Any] | None = None) -> Any:
        """The answer to a request."""
        id = next(self._ids)
        self.send({"jsonrpc": "2.0", "id": id, "method": method, "params": params or {}})
        answer = self.receive()
        assert answer["id"] == id
        return answer

    def call(self, tool: str, **arguments: Any) -> Any:
        """The result of a tool."""
        return self.request("tools/call", {"name": tool, "arguments": arguments})["result"]

    def data(self, tool: str, **arguments: Any) -> Any:
        """What a tool answers, which is not a refusal."""
        told = self.call(tool, **arguments)
        assert told["isError"] is False, told
        assert json.loads(told["content"][0]["text"]) == told["structuredContent"]
        return told["structuredContent"]

    def end(self) -> tuple[int, str]:
        """Hang up: the exit code, and what was said on stderr; no more was said on stdout."""
        rest, told = self.process.communicate(timeout=30)
        assert rest == b""
        return self.process.returncode, told.decode()
