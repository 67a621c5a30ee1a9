"""A client of yaml-language-server, as small as one can be: JSON-RPC on its stdin and stdout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, cast


def server() -> str | None:
    """The server that is there: the one named in the environment, or on the PATH."""
    return os.environ.get("CTR_YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")


class Editor:
    """What an editor with the YAML extension asks of the server, with nothing from the network."""

    def __init__(self, program: str) -> None:
        self.process = subprocess.Popen(
            [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.last = 0
        self.told: dict[str, list[dict[str, Any]]] = {}
        self.versions: dict[str, int] = {}
        self._ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": None,
                "capabilities": {
                    "textDocument": {
                        "completion": {"completionItem": {"snippetSupport": True}},
                        "publishDiagnostics": {"relatedInformation": False},
                        "hover": {"contentFormat": ["markdown"]},
                    },
                    "workspace": {"configuration": False},
                },
            },
        )
        self._tell("initialized", {})
        settings = {"validate": True, "hover": True, "completion": True}
        off = {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": {**settings, **off}}})

    def close(self) -> None:
        self._ask("shutdown", None)
        self._tell("exit", None)
        self.process.communicate(timeout=30)

    def show(self, path: Path, text: str | None = None) -> list[tuple[int, str]]:
        """Open a file, or put another text into it; what is then told of it."""
        self.open(path, text)
        return self.faults(path)

    def open(self, path: Path, text: str | None = None) -> None:
        """The same, without waiting for what is told."""
        uri = path.as_uri()
        text = path.read_text("utf-8") if text is None else text
        self.told.pop(uri, None)
        self.versions[uri] = version = self.versions.get(uri, 0) + 1
        if version == 1:
            item = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": item})
        else:
            document = {"uri": uri, "version": version}
            changes = [{"text": text}]
            self._tell(
                "textDocument/didChange", {"textDocument": document, "contentChanges": changes}
            )

    def faults(self, path: Path) -> list[tuple[int, str]]:
        """Line (from 1) and message of each fault."""
        uri = path.as_uri()
        while uri not in self.told:
            self._read()
        return [(fault["range"]["start"]["line"] + 1, fault["message"]) for fault in self.told[uri]]

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown over a place; line and column from 1."""
        found = self._ask("textDocument/hover", _place(path, line, column))
        return str(found["contents"]["value"]) if found else ""

    def completions(self, path: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What is offered at a place, by label."""
        found = self._ask("textDocument/completion", _place(path, line, column))
        return {item["label"]: item for item in found["items"]}

    def _ask(self, method: str, params: Any) -> Any:
        self.last += 1
        self._send({"id": self.last, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self.last and "method" not in message:
                return message.get("result")

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self.process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        stream.flush()

    def _read(self) -> dict[str, Any]:
        stream = self.process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("yaml-language-server ended")
        message = cast(dict[str, Any], json.loads(stream.read(length)))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:  # what the server asks is not needed
            self._send({"id": message["id"], "result": None})
        return message


def _place(path: Path, line: int, column: int) -> dict[str, Any]:
    position = {"line": line - 1, "character": column - 1}
    return {"textDocument": {"uri": path.as_uri()}, "position": position}
