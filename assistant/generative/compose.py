"""The generative composer: the same evidence in a model's words, each sentence held against what it cites."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from assistant.answer import Answer
from assistant.compose.choose import readable
from assistant.composer import Prepared
from assistant.draft import Part
from assistant.evidence import Statement
from assistant.generative.breaker import Breaker
from assistant.generative.budget import Budget
from assistant.generative.cache import Answers
from assistant.generative.check.claim import Support
from assistant.generative.listen import listen
from assistant.generative.passages import Passages
from assistant.generative.release import Gate
from assistant.generative.sentences import Sentences, Spoken
from assistant.generative.tally import Tally
from assistant.generative.whole import answers as still_answers
from assistant.generative.words import Reason, reason_of, with_fallback
from assistant.generative.written import Line, begun, fixed_parts
from assistant.llm import ChatModel, Trouble, Unavailable
from assistant.question import Asked
from assistant.settings import Settings
from assistant.stream import in_sentences
from prompts import Prompt

__all__ = ["GenerativeComposer"]

log = logging.getLogger(__name__)
EARLIER = 3  # questions of the conversation that the model is told
CHARACTERS_A_TOKEN = 4  # at most: an answer longer than its tokens allow is cut off


@dataclass
class GenerativeComposer:
    """Writes answers with a chat model. Safe to share between threads.

    `support` says how well a text covers another's words; `tally` counts what became of the model's sentences.
    """

    model: ChatModel
    prompt: Prompt
    settings: Settings
    support: Support
    breaker: Breaker
    budget: Budget
    cache: Answers
    tally: Tally = field(default_factory=Tally)

    def report(self) -> Mapping[str, float]:
        """What became of the model's sentences since the start (see `Tally`)."""
        return self.tally.report()

    def answers(self, prepared: Prepared, session: str) -> Iterator[Answer]:
        """The answer growing sentence by sentence; where the model fails, the prepared one, and a notice says so."""
        passages = Passages.of(prepared)
        if not passages.statements or code_says_it(prepared):
            yield from in_sentences(prepared.answer)
            return
        key = self.cache.key(prepared)
        if kept := self.cache.get(key):
            self.tally.add("cached")
            yield from in_sentences(kept)
            return
        if not self.breaker.closed:
            yield from self._quoted(prepared, Reason.DOWN)
            return
        if spent := self.budget.take(session):
            log.warning("language model not asked: budget %s is spent", spent.value)
            yield from self._quoted(prepared, reason_of(spent))
            return
        writing = _Writing(self, prepared, passages)
        yield from writing.answers()
        if writing.complete:
            self.cache.keep(key, writing.written.answer)

    def _quoted(self, prepared: Prepared, reason: Reason) -> Iterator[Answer]:
        self.tally.add("fallback")
        self.tally.add(f"fallback:{reason.value}")
        yield from in_sentences(with_fallback(prepared.answer, reason))


def code_says_it(prepared: Prepared) -> bool:
    """Whether the answer is the standing of a document, which is worked out and leaves nothing to word."""
    first = prepared.draft.parts[0].statements if prepared.draft.parts else ()
    return prepared.question.asked is Asked.STATUS and all(one.clause.kind == "title" for one in first)


class _Writing:
    """One answer being written."""

    def __init__(self, composer: GenerativeComposer, prepared: Prepared, passages: Passages) -> None:
        self.composer, self.prepared, self.passages = composer, prepared, passages
        self.written = begun(prepared)
        self.complete = False
        calculation = prepared.draft.calculation
        computed = (calculation.result,) if calculation else ()
        self.filled = self._filled(calculation.result if calculation else "")
        self.gate = Gate(passages, composer.support, composer.prompt.system, computed, composer.tally)
        self.started = self.heard = time.monotonic()
        self.shown = False

    def answers(self) -> Iterator[Answer]:
        """The answer as it grows, and its end: complete, completed by quotes, or the extractive one."""
        if self.written.statements:
            yield self.written.answer
        try:
            yield from self._from_model()
        except Unavailable as trouble:
            log.warning("language model: %s", trouble)
            self._failed(trouble.trouble)
            yield from self._ended(reason_of(trouble.trouble))
            return
        except Exception:
            log.exception("a generated sentence could not be checked")
            yield from self._ended(Reason.UNVERIFIED)
            return
        self.composer.breaker.worked()
        after = tuple(Line(part, True, True) for part in fixed_parts(self.prepared)[1])
        finished = self.written.plus(*after)
        if not still_answers(finished, clean=not self.gate.withheld):
            yield from self._ended(Reason.INCOMPLETE if self.shown else Reason.UNVERIFIED)
            return
        self.written, self.complete = finished, True
        self.composer.tally.add("generated")
        yield self.written.answer

    def _from_model(self) -> Iterator[Answer]:
        sentences, length, tokens, cut = Sentences(), 0, 0, False
        self.composer.tally.add("calls")
        limit = CHARACTERS_A_TOKEN * self.composer.settings.llm_max_tokens
        for piece in listen(self.composer.model, self.filled, self._deadline, self.composer.budget.done):
            self.heard = time.monotonic()
            length, tokens, cut = length + len(piece.text), max(tokens, piece.tokens), cut or piece.cut
            for spoken in sentences.add(piece.text):
                yield from self._released(spoken)
            if length > limit:
                log.warning("language model: cut off after %d characters", length)
                cut = True
                break
        for spoken in () if cut else sentences.rest():
            yield from self._released(spoken)
        self.composer.tally.add("tokens", tokens or length)

    def _released(self, spoken: Spoken) -> Iterator[Answer]:
        lines = self.gate.lines(spoken, self.written)
        if not lines:
            return
        if not self.shown:  # code's own lines stand apart from the model's first
            lines = (replace(lines[0], new_line=True), *lines[1:])
        self.written = self.written.plus(*lines)
        if not self.shown:
            self.composer.tally.shown(time.monotonic() - self.started)
        self.shown = True
        yield self.written.answer

    def _ended(self, reason: Reason) -> Iterator[Answer]:
        """The extractive answer, or the rest of it behind sentences that a reader has seen already."""
        self.composer.tally.add("fallback")
        self.composer.tally.add(f"fallback:{reason.value}")
        if not self.shown:
            yield with_fallback(self.prepared.answer, reason)
            return
        quoted = {one for line in self.written.lines if line.quoted for one in line.part.statements}
        done = {line.part for line in self.written.lines}
        rest = [part for part in self.prepared.draft.parts if part not in done and not _all(part, quoted)]
        self.written = self.written.plus(*(Line(part, True, True) for part in rest))
        yield with_fallback(self.written.answer, reason)

    def _failed(self, trouble: Trouble) -> None:
        self.composer.breaker.failed(for_good=trouble in (Trouble.KEY, Trouble.REFUSED))

    def _deadline(self) -> float:
        """By when the next piece must come: the first sentence in time, then no silence longer than that."""
        settings = self.composer.settings
        if not self.shown:
            return self.started + settings.llm_timeout
        return min(self.started + settings.llm_total_timeout, self.heard + settings.llm_timeout)

    def _filled(self, result: str) -> tuple[str, str]:
        question = self.prepared.question
        return self.composer.prompt.fill(
            question=question.inquiry.text,
            history="\n".join(question.inquiry.history[-EARLIER:]),
            evidence=self.passages.text,
            likely=" ".join(self.passages.tokens_of(self.prepared.draft.statements)),
            calculation=result,
            as_of=question.as_of.isoformat(),
            language="英文" if question.language == "en" else "简体中文",
        )


def _all(part: Part, quoted: Collection[Statement]) -> bool:
    """Whether a part only quotes statements that are quoted already."""
    quotes = bool(part.statements) and readable(part.statements[0]) in part.text
    return quotes and all(one in quoted for one in part.statements)
