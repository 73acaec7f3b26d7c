"""The operators' pages: plain forms behind a login, without a script."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from index.reading import UnreadableFile
from web.api import address_of
from web.desk import Desk
from web.operators.publishing import STATED, Publisher
from web.operators.sessions import COOKIE, Session, Sessions, sealed
from web.operators.sheets import document_rows, quality, ranked, report, use
from web.records import Records
from web.templating import display_of, render
from web.words import say

__all__ = ["add_operators"]

_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {"Content-Security-Policy": _CSP, "Cache-Control": "no-store"}
_HOME = "/operator"


def add_operators(app: FastAPI, desk: Desk, records: Records, publisher: Publisher) -> None:
    """Add the pages to `app`, where the settings have a password; without one there are none."""
    password = desk.settings.operator_password.get_secret_value()
    if password:
        app.include_router(_Pages(desk, records, publisher, Sessions(password)).routes())


class _Pages:
    def __init__(self, desk: Desk, records: Records, publisher: Publisher, sessions: Sessions) -> None:
        self._desk, self._records, self._publisher, self._sessions = desk, records, publisher, sessions

    def routes(self) -> APIRouter:
        pages = APIRouter(prefix=_HOME, include_in_schema=False)
        pages.add_api_route("", self.documents, methods=["GET"])
        for name in ("questions", "use", "quality"):
            pages.add_api_route(f"/{name}", getattr(self, name), methods=["GET"])
        pages.add_api_route("/staged/{token}", self.staged, methods=["GET"])
        for name in ("login", "leave", "upload", "note"):
            pages.add_api_route(f"/{name}", getattr(self, name), methods=["POST"])
        pages.add_api_route("/staged/{token}", self.decide, methods=["POST"])
        return pages

    # What is shown.

    def documents(self, request: Request) -> Response:
        """The documents, and a form to upload another."""
        rows = document_rows(self._desk.assistant.library, self._desk.settings.today)
        totals = Counter(row["standing"] for row in rows)
        state = self._publisher.state
        return self._page(
            request, "documents", rows=rows, totals=totals, state=state, refresh=state.kind == "publishing"
        )

    def questions(self, request: Request) -> Response:
        """What was not answered, and the notes."""
        return self._page(request, "questions", notes=self._records.notes.all(), questions=ranked(self._records))

    def use(self, request: Request) -> Response:
        """Questions and times."""
        return self._page(request, "use", use=use(self._records, dt.datetime.now(dt.UTC).date()))

    def quality(self, request: Request) -> Response:
        """The record of scores."""
        return self._page(request, "quality", scores=quality())

    def staged(self, request: Request, token: str) -> Response:
        """A staged file as it would be read."""
        if self._sessions.of(request) is None:
            return self._login()
        try:
            inspection = self._publisher.inspect(token)
        except KeyError:
            return RedirectResponse(_HOME, 303)
        except UnreadableFile as error:
            return self._refused(request, say("operator_unreadable", why=error))
        found = report(inspection, self._desk.settings.today)
        return self._page(request, "report", inspection=inspection, found=found, stated=STATED)

    # What is done.

    async def login(self, request: Request) -> Response:
        """Let in whoever knows the password."""
        if not self._sessions.may_try(address_of(request)):
            return self._login("operator_many", 429)
        given = (await request.form()).get("password", "")
        session = self._sessions.open(given) if isinstance(given, str) else None
        if session is None:
            self._sessions.failed(address_of(request))
            return self._login("operator_wrong", 403)
        response = RedirectResponse(_HOME, 303, headers=_HEADERS)
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, session.token, httponly=True, samesite="strict", secure=secure, path=_HOME)
        return response

    async def leave(self, request: Request) -> Response:
        """End the session."""
        session, _ = await self._form(request)
        if session:
            self._sessions.close(session)
        response = RedirectResponse(_HOME, 303, headers=_HEADERS)
        response.delete_cookie(COOKIE, path=_HOME)
        return response

    async def upload(self, request: Request) -> Response:
        """Stage a file and show what would be read from it. The body is read only once the session is known."""
        session, form = await self._form(request)
        if session is None:
            return self._login()
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            return self._refused(request, say("operator_no_file"))
        content = await file.read()
        limit = self._desk.settings.max_file_mb
        if len(content) > limit * 1024**2:
            return self._refused(request, say("operator_large", limit=f"{limit:g}"))
        try:
            inspection = await run_in_threadpool(self._publisher.stage, file.filename, content)
        except UnreadableFile as error:
            return self._refused(request, say("operator_unreadable", why=error))
        return RedirectResponse(f"{_HOME}/staged/{inspection.token}", 303, headers=_HEADERS)

    async def decide(self, request: Request, token: str) -> Response:
        """Publish a staged file, state what its text does not say, or discard it."""
        session, form = await self._form(request)
        if session is None:
            return self._login()
        done = form.get("do")
        try:
            if done == "publish":
                self._publisher.publish(token)
            elif done == "discard":
                self._publisher.discard(token)
            else:
                self._publisher.state_of_file(token, {key: _text(form, key) for key in STATED})
                return RedirectResponse(f"{_HOME}/staged/{token}", 303, headers=_HEADERS)
        except KeyError:
            pass  # published or discarded in another window
        return RedirectResponse(_HOME, 303, headers=_HEADERS)

    async def note(self, request: Request) -> Response:
        """Publish or withdraw an answer of staff."""
        session, form = await self._form(request)
        if session is None:
            return self._login()
        notes = self._records.notes
        if _text(form, "remove").isdigit():
            notes.remove(int(_text(form, "remove")))
            return RedirectResponse(f"{_HOME}/questions", 303, headers=_HEADERS)
        try:
            until = dt.date.fromisoformat(_text(form, "until"))
            today = self._desk.settings.today
            notes.add(
                _text(form, "question"), _text(form, "city"), _text(form, "answer"), _text(form, "by"), today, until
            )
        except ValueError:
            return self._refused(request, say("operator_note_bad"))
        return RedirectResponse(f"{_HOME}/questions", 303, headers=_HEADERS)

    # What both need.

    async def _form(self, request: Request) -> tuple[Session | None, FormData]:
        """The session and the form that it sealed; neither where there is no session or the seal is not its own."""
        session = self._sessions.of(request)
        if session is None:
            return None, FormData()
        form = await request.form(max_files=1, max_fields=20)
        return (session, form) if sealed(session, form.get("seal")) else (None, FormData())

    def _page(self, request: Request, name: str, *, status: int = 200, **values: Any) -> Response:
        session = self._sessions.of(request)
        if session is None:
            return self._login()
        limit = f"{self._desk.settings.max_file_mb:g}"
        common = {"here": name, "seal": session.seal, "limit": limit, "display": display_of(request)}
        return HTMLResponse(render(f"operator/{name}.html", **common, **values), status, headers=_HEADERS)

    def _refused(self, request: Request, words: str) -> Response:
        return self._page(request, "refused", status=422, words=words)

    def _login(self, problem: str = "", status: int = 200) -> Response:
        return HTMLResponse(render("operator/login.html", problem=problem), status, headers=_HEADERS)


def _text(form: FormData, key: str) -> str:
    value = form.get(key, "")
    return value.strip() if isinstance(value, str) else ""
