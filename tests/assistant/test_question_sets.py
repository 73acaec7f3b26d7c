"""The development questions of evals/: no promise broken, and no fewer answered well than before."""

from __future__ import annotations

import logging

import pytest

from evals.cases import load_cases
from evals.run import run, source_texts
from tests.assistant.conftest import DAY

# Ratchets: what is reached, less a small margin. Raise them when more is reached.
SETS = {
    "own": ("evals/questions.jsonl", "corpus", 72),
    "elsewhere": ("evals/other/questions.jsonl", "evals/other/documents", 64),
}

# The lower end of 1-10万元 put into English as 10,000 yuan is not found in its source: to be emptied.
KNOWN_GAPS = {"answer withheld: figure 10,000 has no source"}


class _Kept(logging.Handler):
    """Keeps what was logged."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(scope="module", params=SETS)
def scored(request, root, assistant, elsewhere):
    questions, documents, least = SETS[request.param]
    answerer = assistant if request.param == "own" else elsewhere
    cases = load_cases([root / questions])
    held: list[str] = []
    handler = _Kept(held)
    logging.getLogger("assistant.outcomes").addHandler(handler)
    try:
        return run(cases, answerer, source_texts(root / documents), DAY), least, held
    finally:
        logging.getLogger("assistant.outcomes").removeHandler(handler)


def test_no_answer_breaks_a_promise(scored):
    result, *_ = scored
    assert {verdict.case.id: verdict.broken for verdict in result.broken} == {}


def test_no_question_ends_in_an_exception(scored):
    result, *_ = scored
    assert [v.case.id for v in result.verdicts if any(why.startswith("no answer") for why in v.short)] == []


def test_as_many_are_answered_as_before(scored):
    result, least, _ = scored
    missed = [verdict.case.id for verdict in result.verdicts if not verdict.passed]
    assert len(result.verdicts) - len(missed) >= least, missed


def test_an_answer_takes_no_long_time(scored):
    result, *_ = scored
    assert result.median_ms < 500  # an order of magnitude above what is meant, for slow and busy machines


def test_no_answer_is_withheld_at_the_last_step(scored):
    """What was composed from a document's own words never fails the check of its own figures."""
    *_, withheld = scored
    assert set(withheld) <= KNOWN_GAPS
