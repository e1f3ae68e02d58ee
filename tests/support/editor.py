"""An editor that asks the YAML language server about files, as the editors of contributors do."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.paths import ROOT

NODE = Path(sys.executable).parent / "node"
SERVER = ROOT / "node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = {
    "yaml": {
        "completion": True,
        "hover": True,
        "validate": True,
        "schemaStore": {"enable": False},
    }
}


class Editor:
    """An editor with one file open at a time."""

    def __init__(self, server: "subprocess.Popen[bytes]") -> None:
        self._server = server
        self._asked = 0
        self._version = 0
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": SETTINGS}})

    def problems(self, path: Path, text: str) -> list[str]:
        """Open a file with a text: every problem that is underlined, with its line."""
        self._version += 1
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                break
        found = message["params"]["diagnostics"]
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in found]

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is told about the place of the file that was opened last; lines count from 1."""
        told = self._ask("textDocument/hover", _place(path, line, column))
        return str(told["contents"]["value"]) if told else ""

    def completions(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What may be written at a place, with what is told about each."""
        items = self._ask("textDocument/completion", _place(path, line, column))["items"]
        return {one["label"]: _text(one.get("documentation", "")) for one in items}

    def _ask(self, method: str, params: object) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while (message := self._receive()).get("id") != self._asked or "method" in message:
            pass
        return message["result"]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message. What the server asks of an editor is answered with its settings."""
        assert self._server.stdout
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        if "method" in message and "id" in message:
            asked = message.get("params", {}).get("items", [])
            result = [SETTINGS.get(one.get("section")) for one in asked]
            self._send({"id": message["id"], "result": result})
        return message


@contextmanager
def editor() -> Iterator[Editor]:
    """An editor with a language server of its own. `make test` installs the server."""
    command = [str(NODE), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        try:
            yield Editor(server)
        finally:
            server.kill()


def _place(path: Path, line: int, column: int) -> dict[str, object]:
    position = {"line": line - 1, "character": column - 1}
    return {"textDocument": {"uri": path.as_uri()}, "position": position}


def _text(documentation: Any) -> str:
    """A text that may be marked as Markdown."""
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)
