"""What is let in. Plain ASGI, so that streams pass through unbuffered."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.words import say

__all__ = ["Gate"]

LARGEST = 2 * 1024 * 1024
"""Largest request body, in bytes."""

# What Gradio offers every application and this page has no use for: strangers' files and requests, others' history.
_CLOSED = ("/gradio_api/upload", "/gradio_api/proxy=", "/gradio_api/runs", "/gradio_api/monitoring", "/monitoring")


class Gate:
    """Answers 404 on closed paths and 413 to large bodies; a body of unknown length is cut off at the limit."""

    def __init__(self, app: ASGIApp, *, upload: tuple[str, int] = ("", 0)) -> None:
        """`upload` is the one path that takes more, and how many bytes."""
        self._app = app
        self._upload = upload

    def _most(self, path: str) -> int:
        return self._upload[1] if path == self._upload[0] else LARGEST

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].removeprefix("/en").startswith(_CLOSED):
            error = {"kind": "http", "message": "Not Found"}
            await JSONResponse({"error": error}, status_code=404)(scope, receive, send)
            return
        most = self._most(scope["path"])
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdigit() or int(length) > most:
            error = {"kind": "large", "message": say("too_large", limit=most // 1024**2)}
            await JSONResponse({"error": error}, status_code=413)(scope, receive, send)
            return
        await self._app(scope, _Counted(receive, most), send)


class _Counted:
    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._seen = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self._seen > self._most else message
