"""The one error that reading ends in."""

from __future__ import annotations


class UnreadableFile(ValueError):
    """A file that cannot be read; its one line says what came, what was wanted and what to do."""
