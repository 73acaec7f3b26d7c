"""关于: what the service is, what it covers, how answers are made, privacy."""

from __future__ import annotations

import gradio as gr

from web.desk import Desk
from web.templating import render

__all__ = ["build_about_tab"]


def _about(desk: Desk, language: str) -> str:
    library, day = desk.assistant.library, desk.settings.today
    rows = []
    for document in library.documents:
        clauses = library.clauses(document.id, 0, 1)
        first = clauses[0].id if clauses else ""
        rows.append((document, library.document_standing(document.id, day).value, first))
    return render(f"about.{language}.html", documents=rows, clauses=library.clause_count, language=language)


def build_about_tab(desk: Desk, language: str = "zh") -> None:
    """Lay the tab out. To be called inside `gr.Blocks`."""
    gr.HTML(lambda: _about(desk, language), apply_default_css=False)
