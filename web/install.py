"""What lets the page be installed, and be put into other sites: manifest, service worker, widget."""

from __future__ import annotations

import json
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import Response

from web.words import say

__all__ = ["build_install"]

_STATIC = Path(__file__).with_name("static")
_COLOUR = "#0b3f77"
_SIZES = (192, 512)


def _manifest() -> str:
    icons = [
        {"src": f"/wence/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in _SIZES
        for purpose in ("any", "maskable")
    ]
    about = {
        "id": "/",
        "name": f"{say('product')} · {say('tagline')}",
        "short_name": say("product"),
        "description": say("welcome_text"),
        "lang": say("page_language"),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": _COLOUR,
        "background_color": "#f3f6f9",
    }
    return json.dumps({**about, "icons": icons}, ensure_ascii=False)


def build_install() -> APIRouter:
    """The routes. The worker lies at the root, as it may only serve what lies below it."""
    pages = APIRouter(include_in_schema=False)

    @pages.get("/manifest.webmanifest")
    def manifest() -> Response:
        """Name, colours and icons."""
        return Response(_manifest(), media_type="application/manifest+json")

    @pages.get("/service-worker.js")
    def worker() -> Response:
        """The worker that keeps the page's own files, and nothing that anybody asked or was answered."""
        script = (_STATIC / "service-worker.js").read_text(encoding="utf-8")
        return Response(script, media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    @pages.get("/widget.js")
    def widget() -> Response:
        """The one script that another site includes."""
        words = json.dumps({"open": say("widget_open"), "close": say("widget_close")}, ensure_ascii=False)
        script = (_STATIC / "widget.js").read_text(encoding="utf-8").replace("__WORDS__", words)
        headers = {"Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(script, media_type="text/javascript", headers=headers)

    return pages
