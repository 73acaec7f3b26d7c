"""The first HTML that a browser gets: Gradio's own, in this product's language and name. Plain ASGI.

Gradio's page calls itself English, describes itself to link previews as Gradio with a picture from elsewhere, and adds
our style only once its own script runs; a reader without JavaScript would see nothing at all.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.words import say

__all__ = ["FrontPage"]

_PREVIEW = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')


def _head() -> str:
    title = f"{say('product')} · {say('tagline')}"
    return (
        f'<title>{say("product")}</title><meta name="description" content="{say("welcome_text")}">'
        f'<meta property="og:title" content="{title}"><meta name="theme-color" content="#0b3f77">'
        '<link rel="icon" href="/wence/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/wence/page.css">'
        '<script src="/wence/page.js" defer></script>'
    )


def rewritten(html: str) -> str:
    """Gradio's page as ours."""
    html = _PREVIEW.sub("", html.replace('lang="en"', 'lang="zh-CN"', 1))
    html = html.replace("</head>", f"{_head()}</head>", 1)
    return html.replace("<gradio-app", f'<noscript class="wc-noscript">{say("noscript")}</noscript><gradio-app', 1)


class FrontPage:
    """Rewrites the page at `/`; everything else passes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the page back until it is whole, and send it rewritten."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        held = _Held(send)
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, held)


class _Held:
    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        if Headers(raw=self._start["headers"]).get("content-type", "").startswith("text/html"):
            self._body = rewritten(self._body.decode()).encode()
            MutableHeaders(raw=self._start["headers"])["content-length"] = str(len(self._body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": self._body})
