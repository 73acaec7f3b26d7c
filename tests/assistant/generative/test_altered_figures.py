"""Every figure of every honest sentence, altered, is found out: by value, whatever the wording around it."""

from __future__ import annotations

import pytest

from assistant.generative.check import Claim, fault_of
from assistant.generative.passages import Passages
from index.numerals import Quantity, read_quantities
from tests.assistant.generative.staging import Stage, Told, honest

MEASURES = {"元": "元", "%": "%", "月": "个月"}


def altered(sentence: str, quantity: Quantity, value: object) -> str:
    """The sentence with another figure in the place of one of its own."""
    unit = MEASURES.get(quantity.unit, quantity.unit)
    if quantity.text.isascii() and unit == "元":
        unit = " yuan"
    return f"{sentence[: quantity.start]}{value}{unit}{sentence[quantity.end :]}"


@pytest.mark.parametrize("told", honest(), ids=lambda told: f"{told.case}-{told.bare[:10]}")
def test_an_altered_figure_is_found_out(stage: Stage, told: Told) -> None:
    prepared, composer = stage.prepared(told.case), stage.composer(told.case)
    cited = prepared.draft.statements
    others = tuple(one for one in Passages.of(prepared).statements if one.text != cited[0].text)
    passed = []
    for quantity in read_quantities(told.bare):
        if quantity.value <= 1:
            continue
        for value in (quantity.value * 10, quantity.value + 7, quantity.value * 3):
            sentence = altered(told.bare, quantity, f"{value.normalize():f}")
            if fault_of(Claim(sentence, cited, others, prepared.question), composer.support) is None:
                passed.append(sentence)
    assert passed == []
