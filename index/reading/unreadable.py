"""The one error that reading ends in."""

from __future__ import annotations


class UnreadableFile(ValueError):
    """A file that cannot be read; its one line says what came, what was wanted and what to do."""


def damaged(error: BaseException) -> UnreadableFile:
    """A library's error in our words."""
    cause = " ".join(str(error).split())[:120] or type(error).__name__
    return UnreadableFile(f"a damaged or truncated file ({cause}); wanted a whole one; fetch it again")
