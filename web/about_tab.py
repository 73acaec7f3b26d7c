"""关于: what the service is, what it covers, how answers are made, privacy."""

from __future__ import annotations

import gradio as gr

from web.desk import Desk
from web.templating import render

__all__ = ["build_about_tab"]


def build_about_tab(desk: Desk) -> None:
    """Lay the tab out. To be called inside `gr.Blocks`."""
    library, day = desk.assistant.library, desk.settings.today
    rows, count = [], 0
    for document in library.documents:
        clauses = library.clauses(document.id)
        count += len(clauses)
        first = clauses[0].id if clauses else ""
        rows.append((document, library.document_standing(document.id, day).value, first))
    gr.HTML(render("about.html", documents=rows, clauses=count), apply_default_css=False)
