"""Ranked clauses as a readable page in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from wence.words import words

__all__ = ["show_clauses"]

EXCERPT = 240  # characters of a clause that are shown


def show_clauses(results: Sequence[dict[str, Any]], console: Console) -> None:
    """Print search results as `wence search --json` gives them, best first."""
    labels = words()
    for rank, result in enumerate(results, 1):
        path, source = result["path"], result["source"]
        text = " ".join(result["text"].split())
        scores = "  ".join(f"{name} {value:.3f}" for name, value in result["scores"].items())
        lines = [
            Text(" › ".join(path[1:]), style="bold"),
            Text(text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"),
            Text(f"{source['file']} {source['start']}–{source['end']}   {scores}", style="dim"),
        ]
        title = Text(f"{rank}. {result['city']} · 《{path[0]}》 · {labels[result['standing']]}")
        console.print(Panel(Group(*lines), title=title, title_align="left"))
    if not results:
        console.print(Text(labels["none_found"], style="yellow"))
