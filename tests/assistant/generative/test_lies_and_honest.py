"""What a model says that a clause does not say never reaches the reader; what it says in other words does."""

from __future__ import annotations

import pytest

from tests.assistant.generative.staging import Stage, Told, honest, lies, shown

MOST_REJECTED = 3
# Honest sentences that the checks are known to withhold, each with why: the reader gets the quote instead.
TOO_FREE: dict[str, str] = {}


def _name(told: Told) -> str:
    return f"{told.kind or 'honest'}-{told.case}-{told.bare[:12]}"


def test_the_tables_are_as_large_as_they_must_be() -> None:
    assert len(lies()) >= 60
    assert len({told.kind for told in lies()}) >= 10
    assert len(honest()) >= 60
    assert len(TOO_FREE) <= MOST_REJECTED


@pytest.mark.parametrize("told", lies(), ids=_name)
def test_a_lie_is_not_shown(stage: Stage, told: Told) -> None:
    answers = stage.hear(told)
    assert not [text for text in shown(answers) if told.bare in text or told.bare.rstrip("。.") in text]
    assert answers[-1].answer.strip(), "the reader gets the extractive answer instead"
    assert answers[-1].citations


@pytest.mark.parametrize("told", honest(), ids=_name)
def test_an_honest_sentence_is_shown(stage: Stage, told: Told) -> None:
    tally = stage.composer(told.case).tally
    before = tally.report().get("released", 0)
    answer = stage.hear(told)[-1]
    released = tally.report().get("released", 0) > before
    assert released is (told.bare not in TOO_FREE)
    if released:
        assert next(shown([answer])).replace(" ", "")[:4] == told.bare.replace(" ", "")[:4]
        assert answer.citations[0].quote
        assert "generated" in {notice.kind for notice in answer.notices}
