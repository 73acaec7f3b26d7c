"""The probability that evidence answers: which way each signal pulls."""

from __future__ import annotations

import math
from dataclasses import asdict, fields, replace

import pytest

from assistant.sufficiency import Signals, _model, least, probability
from assistant.weighing import weighing

MIDDLING = Signals(
    here=0.6, elsewhere=0.4, lead=0.0, sentence=0.5, similarity=0.5, late=0.6, bm25=2.0, gap=0.8, brief=0.3
)


def test_it_is_the_logistic_function_of_the_weighed_sum():
    model = _model()
    total = model["constant"] + sum(model[name] * value for name, value in asdict(MIDDLING).items())
    assert probability(MIDDLING) == pytest.approx(1 / (1 + math.exp(-total)))


def test_every_signal_has_a_weight_and_every_weight_a_signal():
    assert set(_model()) - {"constant", "least"} == {field.name for field in fields(Signals)}


@pytest.mark.parametrize("name", ["here", "late", "bm25", "sentence", "gap"])
def test_better_evidence_is_likelier_to_answer(name):
    better = replace(MIDDLING, **{name: getattr(MIDDLING, name) + 0.2})
    assert probability(better) > probability(MIDDLING)


@pytest.mark.parametrize("name", ["elsewhere", "lead"])
def test_what_another_city_covers_better_makes_it_less_likely(name):
    worse = replace(MIDDLING, **{name: getattr(MIDDLING, name) + 0.2})
    assert probability(worse) < probability(MIDDLING)


@pytest.mark.parametrize("size", [-50.0, 1e3])
def test_extremes_are_probabilities_all_the_same(size):
    assert 0.0 <= probability(replace(MIDDLING, bm25=size, here=size / 100)) <= 1.0


def test_the_settings_are_within_their_ranges():
    by = weighing()
    assert 0 < least() < 1
    assert 0 <= by.ignore < 1 and 0 < by.frame < 1
    assert min(by.heading, by.wording, by.preamble, by.cover) > 0
