"""Headers that keep the page to its own origin. Plain ASGI, so that streams pass through unbuffered."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["SafeHeaders"]

# Gradio starts from inline scripts and compiles its templates with `new Function`; nothing may come from elsewhere.
_CSP = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SafeHeaders:
    """Adds the headers to every response; one that sets its own content security policy keeps it.

    `frame_hosts` are the sites that may show the page in a frame, as `frame-ancestors` writes them.
    """

    def __init__(self, app: ASGIApp, *, frame_hosts: str = "") -> None:
        self._app = app
        # A semicolon would begin another directive: what an operator writes here can only name hosts.
        hosts = " ".join(frame_hosts.replace(";", " ").replace(",", " ").split())
        self._csp = _CSP.replace(
            "frame-ancestors 'none'", f"frame-ancestors 'self' {hosts}" if hosts else "frame-ancestors 'none'"
        )
        self._headers = {name: value for name, value in _HEADERS.items() if not (hosts and name == "X-Frame-Options")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", self._csp)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
