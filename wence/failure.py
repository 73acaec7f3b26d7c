"""How a command ends when it cannot do its job: one line on stderr, and an exit status."""

from __future__ import annotations

__all__ = ["Failure", "WrongUse"]


class Failure(Exception):
    """The job failed (exit status 1). The message is one line: what came, what was wanted, what to do."""

    status = 1


class WrongUse(Failure):
    """The command was used wrongly (exit status 2)."""

    status = 2
