"""The server's access log without what people typed: addresses are written without their query."""

from __future__ import annotations

import logging

__all__ = ["WithoutQuery", "keep_questions_out_of_the_log"]


class WithoutQuery(logging.Filter):
    """Cuts the query off the path in uvicorn's access records (client, method, path, version, status)."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, with its path cut."""
        if isinstance(record.args, tuple):
            record.args = tuple(
                value.partition("?")[0] if isinstance(value, str) and value.startswith("/") else value
                for value in record.args
            )
        return True


def keep_questions_out_of_the_log() -> None:
    """Put the filter on uvicorn's access log, once."""
    log = logging.getLogger("uvicorn.access")
    if not any(isinstance(held, WithoutQuery) for held in log.filters):
        log.addFilter(WithoutQuery())
