"""A language model for tests: an OpenAI-compatible endpoint on this machine that says what its script says.

It streams, errs, waits, breaks off and speaks nonsense over real HTTP, and keeps every body that it received.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Reply", "ScriptedServer", "scripted_server"]


@dataclass(frozen=True)
class Reply:
    """What the endpoint does with a request.

    `pieces` are streamed `between` seconds apart, after `before` seconds. `status` other than 200 answers an error
    with `body`; a `body` with status 200 stands in place of the stream. After the pieces it may `hang` or `drop` the
    connection; `finish` is the reason given at the end (empty: none, as where a gateway closes early).
    """

    pieces: tuple[str, ...] = ()
    before: float = 0.0
    between: float = 0.0
    status: int = 200
    body: str | None = None
    drop: bool = False
    hang: bool = False
    finish: str = "stop"


Script = Callable[[dict[str, Any]], Reply]


@dataclass
class ScriptedServer:
    """A running endpoint: where it is, what it says, what it was sent, and when each piece went out."""

    url: str = ""
    script: Script = lambda body: Reply()
    bodies: list[dict[str, Any]] = field(default_factory=list)
    sent: list[tuple[float, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def says(self, *pieces: str, **how: Any) -> None:
        """From now on every request is answered with these pieces."""
        reply = Reply(pieces, **how)
        self.script = lambda body: reply

    @property
    def told(self) -> str:
        """Everything that it was ever sent, as one text."""
        return json.dumps(self.bodies, ensure_ascii=False)


@contextmanager
def scripted_server() -> Iterator[ScriptedServer]:
    """An endpoint on a free port of 127.0.0.1, closed at the end."""
    scripted = ScriptedServer()
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(scripted))
    http.daemon_threads = True
    scripted.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield scripted
    finally:
        scripted.over.set()
        http.shutdown()
        http.server_close()


def prompt_of(body: dict[str, Any]) -> str:
    """The user's message of a request."""
    return str(body["messages"][-1]["content"])


def _handler(scripted: ScriptedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            scripted.bodies.append(body)
            reply = scripted.script(body)
            try:
                self._answer(reply)
            except OSError:  # the client has gone
                self.close_connection = True

        def _answer(self, reply: Reply) -> None:
            scripted.over.wait(reply.before)
            if reply.status != 200 or reply.body is not None:
                content = (reply.body or json.dumps({"error": {"message": "scripted"}})).encode()
                self.send_response(reply.status)
                self.send_header("Content-Type", "text/html" if reply.body else "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self._event(_delta({"role": "assistant", "content": ""}))
            for piece in reply.pieces:
                self._event(_delta({"content": piece}))
                scripted.sent.append((time.monotonic(), piece))
                scripted.over.wait(reply.between)
            if reply.hang:
                scripted.over.wait(60)
            if reply.drop:
                self.close_connection = True
                self.connection.close()
                return
            if reply.finish:
                self._event(_delta({}, reply.finish))
                self._event("[DONE]")
            self.wfile.write(b"0\r\n\r\n")

        def _event(self, data: str) -> None:
            content = f"data: {data}\n\n".encode()
            self.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")
            self.wfile.flush()

        def log_message(self, *args: object) -> None:
            """Nothing: a test's output is its own."""

    return Handler


def _delta(delta: dict[str, str], reason: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    return json.dumps(
        {"id": "scripted", "object": "chat.completion.chunk", "created": 0, "model": "scripted", "choices": [choice]},
        ensure_ascii=False,
    )
