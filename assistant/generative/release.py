"""From what the model said to what is shown: released, replaced by the document's own sentence, or dropped."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from assistant.compose.choose import readable
from assistant.draft import Part
from assistant.evidence import Statement
from assistant.generative.check import Claim, Fault, fault_of
from assistant.generative.check.claim import Support
from assistant.generative.figures_as_written import as_written
from assistant.generative.passages import Passages
from assistant.generative.sentences import Spoken
from assistant.generative.tally import Tally
from assistant.generative.written import Line, Written
from assistant.messages import message

__all__ = ["Gate"]

log = logging.getLogger(__name__)


@dataclass
class Gate:
    """Lets sentences of one answer through; `withheld` counts those that it did not."""

    passages: Passages
    support: Support
    instructions: str
    computed: tuple[str, ...]
    tally: Tally
    withheld: int = 0
    seen: set[str] = field(default_factory=set)

    def lines(self, spoken: Spoken, written: Written) -> tuple[Line, ...]:
        """What of `spoken` is added to `written`: itself, a quote in its place, or nothing."""
        text, fault = spoken.text, self._fault(spoken.text, spoken.tokens)
        if fault and spoken.alone:
            text, fault = spoken.alone, self._fault(spoken.alone, spoken.tokens)
        cited = self.passages.cited(spoken.tokens)
        if fault:
            return self._instead(fault, spoken, cited, written)
        if text in self.seen:
            return ()
        self.seen.add(text)
        self.tally.add("released")
        text = _with_city(as_written(text, cited), cited, written)
        return (Line(Part(f"- {text}" if spoken.item else text, cited), spoken.new_line or spoken.item),)

    def _fault(self, text: str, tokens: tuple[str, ...]) -> Fault | None:
        cited = self.passages.cited(tokens)
        others = tuple(one for one in self.passages.statements if one not in cited)
        claim = Claim(text, cited, others, self.passages.question, self.computed)
        return fault_of(claim, self.support, self.instructions)

    def _instead(
        self, fault: Fault, spoken: Spoken, cited: tuple[Statement, ...], written: Written
    ) -> tuple[Line, ...]:
        """The extractive answer's own sentence of the same clause, once; nothing where it has none."""
        self.withheld += fault is not Fault.UNCITED  # courtesies cite nothing, and leave nothing out
        self.tally.add(f"fault:{fault.value}")
        log.warning("sentence withheld (%s): %s", fault.value, spoken.text[:120])
        clauses, said = {one.clause.id for one in cited}, set(written.statements)
        near = [one for one in written.prepared.draft.statements if one.clause.id in clauses]
        near = [one for one in near if one in cited] or near[:1]
        chosen = [one for one in near if one not in said]
        self.tally.add("replaced" if chosen else "dropped")
        return tuple(Line(Part(_with_city(readable(one), (one,), written), (one,)), True, True) for one in chosen)


def _with_city(text: str, cited: tuple[Statement, ...], written: Written) -> str:
    """The text with its city before it, where the asker named none or several and the text does not say which."""
    question, city = written.prepared.question, cited[0].document.city
    cities = {one.document.city for one in (*written.statements, *cited)}
    if len(question.cities) == 1 or not city or city in text or (len(cities) == 1 and city in written.text):
        return text
    before = [line for line in written.lines if line.part.statements]
    if before and before[-1].part.statements[0].document.city == city:
        return text
    return message(question.language, "compose.city_line", city=city, text=text)
