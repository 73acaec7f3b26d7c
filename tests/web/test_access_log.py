"""What people type does not reach the access log."""

from __future__ import annotations

import logging

import pytest

from web.access_log import WithoutQuery, keep_questions_out_of_the_log


@pytest.mark.parametrize(
    ("path", "written"),
    [("/api/v1/search?query=13912345678", "/api/v1/search"), ("/?q=我家的事", "/"), ("/healthz", "/healthz")],
)
def test_a_path_is_written_without_its_query(
    path: str, written: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = logging.getLogger("uvicorn.access")
    monkeypatch.setattr(log, "filters", [])
    monkeypatch.setattr(log, "propagate", True)
    keep_questions_out_of_the_log()
    with caplog.at_level(logging.INFO, "uvicorn.access"):
        log.info('%s - "%s %s HTTP/%s" %d', "127.0.0.1:5", "GET", path, "1.1", 200)
    assert caplog.messages == [f'127.0.0.1:5 - "GET {written} HTTP/1.1" 200']


def test_the_filter_is_put_on_once() -> None:
    keep_questions_out_of_the_log()
    keep_questions_out_of_the_log()
    assert sum(isinstance(held, WithoutQuery) for held in logging.getLogger("uvicorn.access").filters) == 1
