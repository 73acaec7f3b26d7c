"""Errors of the HTTP interface as one clear line of JSON: what came, what was wanted."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from web.desk import NotTaken
from web.words import say

__all__ = ["add_error_handlers"]

_LOG = logging.getLogger(__name__)


def _line(status: int, kind: str, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": {"kind": kind, "message": message}}, status_code=status, headers=headers)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    told = [f"{'.'.join(str(part) for part in e['loc'][1:]) or 'body'}: {e['msg']}" for e in error.errors()]
    return _line(422, "invalid", "; ".join(told))


async def _not_taken(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, NotTaken)
    return _line(error.status, error.kind, str(error), {"Retry-After": "60"} if error.status == 429 else None)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return _line(error.status_code, "http", str(error.detail), dict(error.headers or {}))


async def _failed(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _line(500, "failed", say("failed"))


def add_error_handlers(app: FastAPI) -> None:
    """Answer every kind of error of `app` in one shape."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(NotTaken, _not_taken)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _failed)
