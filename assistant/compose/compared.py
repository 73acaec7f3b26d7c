"""Sums of several cities side by side: what each pays for the price that the asker gives."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Calculation, CalculationInput
from assistant.calculate import wording
from assistant.compose.calculated import Calculated, calculated_parts, numbers
from assistant.compose.compare import city_part, region
from assistant.draft import Part
from assistant.evidence import Evidence, Finding, Statement, Sufficiency
from assistant.messages import message
from assistant.question import Asked, Question
from index.library import Library

__all__ = ["compared_sums"]


@dataclass(frozen=True, slots=True)
class _City:
    """What one city says: its part, and its sum where it sets one."""

    name: str
    part: Part
    found: Calculated | None


def compared_sums(question: Question, evidence: Evidence, library: Library) -> Calculated | None:
    """A line a city with what it pays; `None` where no city sets a sum for what the asker gives.

    A city that sets none says what it says; the calculation shown is that of all sums, each step with its city.
    """
    priced = any(quantity.unit in ("元", "") for quantity in question.quantities)
    if not priced or Asked.AMOUNT not in question.aspects or len(evidence.findings) < 2:
        return None
    cities = [_city(question, finding, library) for finding in evidence.findings]
    if not any(one.found for one in cities):
        return None
    say = wording("en" if question.language == "en" else "zh")
    inputs: list[CalculationInput] = []
    steps, results, before, first = [], [], 0, 0
    for one in cities:
        if one.found:
            own = one.found.calculation
            inputs += [_moved(each, before) for each in own.inputs]
            steps += [say.say("depends", condition=one.name, result=step) for step in own.steps]
            results.append(say.say("depends", condition=one.name, result=own.result))
            first = first or before + own.citation
        before += len(set(numbers(one.part.statements).values()))
    calculation = Calculation(inputs=inputs, steps=steps, result=say.say("join").join(results), citation=first)
    return Calculated([one.part for one in cities], calculation)


def _city(question: Question, finding: Finding, library: Library) -> _City:
    name = region(finding.city, question)
    own = question.of(finding.city)
    found = None if finding.sufficiency is not Sufficiency.ANSWERS else calculated_parts(own, finding, library)
    if found is None:
        return _City(name, city_part(question, finding, library), None)
    statements: tuple[Statement, ...] = tuple(dict.fromkeys(one for part in found.parts for one in part.statements))
    say = wording("en" if question.language == "en" else "zh")
    working = say.say("join").join(found.calculation.steps)
    told = message(question.language, "compose.compared_sum", result=found.calculation.result, working=working)
    return _City(name, Part(message(question.language, "compose.city_line", city=name, text=told), statements), found)


def _moved(given: CalculationInput, by: int) -> CalculationInput:
    return given.model_copy(update={"citation": given.citation + by}) if given.citation is not None else given
