"""`/export`: the conversation that the reader's browser holds, as a Markdown file. Nothing of it is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body
from fastapi.responses import Response

from assistant.renderings import export_markdown
from web.conversation import Turn

__all__ = ["build_export"]


def build_export() -> APIRouter:
    """The route of exports."""
    pages = APIRouter()

    @pages.post("/export", include_in_schema=False)
    def export(turns: Annotated[list[Turn], Body(max_length=50)]) -> Response:
        """The turns as Markdown."""
        return Response(export_markdown(turns), media_type="text/markdown; charset=utf-8")

    return pages
