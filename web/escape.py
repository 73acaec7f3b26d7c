"""Text of users and documents, made safe to put into HTML."""

from __future__ import annotations

import html
import unicodedata

__all__ = ["attribute", "visible"]

# Directional formatting characters (Unicode Standard Annex #9, section 2): they reorder what the reader sees.
_DIRECTIONAL = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Gradio runs the value of its HTML component through JavaScript and Handlebars templates: their marks go as entities.
_TEMPLATE = {"{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;"}


def _shown(character: str) -> bool:
    if character in "\n\t":
        return True
    return character not in _DIRECTIONAL and unicodedata.category(character) not in ("Cc", "Cs")


def visible(text: str) -> str:
    """HTML that shows `text` as the characters it is made of; control and directional characters are left out.

    >>> visible("<b>{1}</b>")
    '&lt;b&gt;&#123;1&#125;&lt;/b&gt;'
    """
    escaped = html.escape("".join(filter(_shown, text)), quote=True)
    return "".join(_TEMPLATE.get(character, character) for character in escaped)


def attribute(text: str) -> str:
    """`text` for a double-quoted HTML attribute; line ends survive as entities."""
    return visible(text).replace("\n", "&#10;")
