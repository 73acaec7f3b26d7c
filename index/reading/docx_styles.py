"""What a paragraph's style says of it, through the styles that it is based on."""

from __future__ import annotations

import re
from typing import Any

from index.reading.xml import attribute, child, local

__all__ = ["Styles", "is_on"]

HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.I)


def is_on(properties: Any | None, name: str) -> bool | None:
    """A toggle property such as `w:b`: on, off, or `None` where nothing is said."""
    element = None if properties is None else child(properties, name)
    return None if element is None else attribute(element, "val", "1") not in ("0", "false", "off")


class Styles:
    """The styles part of a DOCX; asking for an unknown style gives what no style gives."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self._default = ""
        for style in [] if root is None else root:
            if local(style) == "style":
                name = attribute(style, "styleId")
                self._styles[name] = style
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true"):
                    self._default = name

    def name(self, style: str) -> str:
        """The style's own name, in lower case (`heading 1`, `toc 2`)."""
        element = self._styles.get(style)
        named = None if element is None else child(element, "name")
        return "" if named is None else attribute(named, "val").lower()

    def level(self, properties: Any | None, style: str) -> int | None:
        """The heading level from 1, by the paragraph's outline level or its style's."""
        outline = self.find(properties, style, "pPr", "outlineLvl")
        if outline is not None:
            value = attribute(outline, "val")
            return int(value) + 1 if value.isdecimal() and int(value) < 9 else None
        heading = HEADING.match(self.name(style))
        return int(heading[1]) if heading else None

    def centered(self, properties: Any | None, style: str) -> bool:
        """Whether the paragraph stands in the middle of its line."""
        alignment = self.find(properties, style, "pPr", "jc")
        return alignment is not None and attribute(alignment, "val") == "center"

    def bold(self, properties: Any | None, run_style: str, style: str) -> bool:
        """Whether a run with these properties, in a paragraph of `style`, is bold."""
        own = is_on(properties, "b")
        if own is not None:
            return own
        for name in (run_style, style):
            element = self.find(None, name, "rPr", "b") if name or name is style else None
            if element is not None:
                return attribute(element, "val", "1") not in ("0", "false", "off")
        return False

    def find(self, properties: Any | None, style: str, *path: str) -> Any | None:
        """A property: the paragraph's own one, or else that of the nearest style it is based on."""
        own = None if properties is None else child(properties, *path[1:])
        seen: set[str] = set()
        name = style or self._default
        while own is None and name in self._styles and name not in seen:
            seen.add(name)
            own = child(self._styles[name], *path)
            based = child(self._styles[name], "basedOn")
            name = "" if based is None else attribute(based, "val")
        return own
