"""What machines ask: is it alive, is it ready, how is it doing."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from web.desk import Desk

__all__ = ["build_health"]


def build_health(desk: Desk) -> APIRouter:
    """`/healthz`, `/readyz` and `/metrics`."""
    health = APIRouter()

    @health.get("/healthz")
    def alive() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @health.get("/readyz")
    def ready() -> JSONResponse:
        """There are documents to answer from."""
        count = len(desk.assistant.library.documents)
        body = {"status": "ready" if count else "empty", "documents": count}
        return JSONResponse(body, status_code=200 if count else 503)

    @health.get("/metrics")
    def metrics() -> Response:
        """Measures in Prometheus' text format."""
        page = desk.measures.page(len(desk.assistant.library.documents))
        return Response(page, media_type="text/plain; version=0.0.4; charset=utf-8")

    return health
