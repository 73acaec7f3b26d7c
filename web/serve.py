"""The FastAPI application around the page: its own files, pages and interface, and the page at the root."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from assistant.settings import Settings
from web.access_log import keep_questions_out_of_the_log
from web.api import build_api
from web.clause_page import build_clause_pages
from web.desk import Desk
from web.errors import add_error_handlers
from web.export import build_export
from web.front_page import FrontPage
from web.gate import LARGEST, Gate
from web.headers import SafeHeaders
from web.health import build_health
from web.install import build_install
from web.measures import Measures
from web.openai_api import build_openai_api
from web.operators.pages import add_operators
from web.operators.publishing import Publisher
from web.page import mount_pages
from web.records import open_records
from web.words import say

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

__all__ = ["build_app"]

_STATIC = Path(__file__).with_name("static")


def build_app(assistant: Assistant, settings: Settings) -> FastAPI:
    """Wire everything that answers over HTTP around one assistant."""
    # FastAPI's own documentation pages load their scripts from a CDN, so only /openapi.json is served.
    app = FastAPI(title=f"{say('product')} Wence", docs_url=None, redoc_url=None)
    keep_questions_out_of_the_log()
    records = open_records(settings)
    desk = Desk(assistant, settings, Measures(), records)
    routers = (
        build_api(desk, records),
        build_openai_api(desk),
        build_clause_pages(desk),
        build_export(),
        build_install(),
        build_health(desk),
    )
    for router in routers:
        app.include_router(router)
    publisher = Publisher(settings, lambda: _take_over(desk, settings))
    add_operators(app, desk, records, publisher)
    add_error_handlers(app)
    app.mount("/wence", StaticFiles(directory=_STATIC), name="wence")
    mount_pages(app, desk)
    desk.warm()
    operators = bool(settings.operator_password.get_secret_value())
    app.add_middleware(FrontPage, operators=operators)
    upload = int(settings.max_file_mb * 1024**2) + LARGEST if operators else 0
    app.add_middleware(Gate, upload=("/operator/upload", upload))
    app.add_middleware(SafeHeaders, frame_hosts=settings.frame_hosts)
    return app


def _take_over(desk: Desk, settings: Settings) -> None:
    """Answer from the index just published. The old one stays open for answers that have begun."""
    from assistant.pipeline import open_assistant

    desk.adopt(open_assistant(settings))
    desk.warm()
