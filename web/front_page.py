"""The first HTML that a browser gets: Gradio's own, in this product's language and name. Plain ASGI.

Gradio's page calls itself English, describes itself to link previews as Gradio with a picture from elsewhere, and adds
our style only once its own script runs; a reader without JavaScript would see nothing at all. The head of the page and
its last line stand outside Gradio, so that they are there at once and nothing moves when the rest is drawn.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.templating import render
from web.words import LANGUAGES, client_words, say

__all__ = ["FrontPage"]

_PREVIEW = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')
_PATHS = {variant: language for language, path in LANGUAGES.items() for variant in (path, path.rstrip("/")) if variant}


def rewritten(html: str, language: str = "zh", *, operators: bool = False) -> str:
    """Gradio's page as ours."""
    others = [(path, name) for name, path in LANGUAGES.items() if name != language]
    html = _PREVIEW.sub("", html.replace('lang="en"', f'lang="{say("page_language", language)}"', 1))
    head = render("head.html", language=language, words=client_words(language))
    html = html.replace("</head>", f"{head}</head>", 1)
    top = render("top.html", language=language, others=others, operators=operators)
    html = html.replace("<gradio-app", f"{top}<gradio-app", 1)
    return html.replace("</gradio-app>", f"</gradio-app>{render('bottom.html', language=language)}", 1)


class FrontPage:
    """Rewrites the page in each language; everything else passes through untouched."""

    def __init__(self, app: ASGIApp, *, operators: bool = False) -> None:
        self._app = app
        self._operators = operators

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the page back until it is whole, and send it rewritten."""
        if scope["type"] != "http" or scope["path"] not in _PATHS or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        held = _Held(send, _PATHS[scope["path"]], operators=self._operators)
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, held)


class _Held:
    def __init__(self, send: Send, language: str, *, operators: bool) -> None:
        self._send = send
        self._language, self._operators = language, operators
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
            page = rewritten(self._body.decode(), self._language, operators=self._operators)
            self._body = page.encode()
            MutableHeaders(raw=self._start["headers"])["content-length"] = str(len(self._body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": self._body})
