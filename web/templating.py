"""HTML templates, with the page's words and escaping at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fastapi import Request
from jinja2 import Environment, FileSystemLoader

from web.citation_card import clause_address, standing_badge
from web.escape import visible
from web.words import say

__all__ = ["display_of", "render"]


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(Path(__file__).with_name("templates")), autoescape=True)
    environment.globals.update(say=say, visible=visible, badge=standing_badge, address=clause_address)
    return environment


def render(template: str, **values: object) -> str:
    """The template's HTML; values are escaped."""
    return _environment().get_template(template).render(**values)


def display_of(request: Request) -> list[str]:
    """The display settings (larger type, high contrast) that the reader chose, for pages without a script."""
    chosen = request.cookies.get("wence_display", "").split("-")
    return [name for name in ("type", "contrast") if name in chosen]
