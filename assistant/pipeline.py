"""The answering pipeline on one screen: guard → understand → retrieve → judge → compose → verify → Answer.

Each step takes a value and returns a new one; a step that ends the matter returns an Answer, which the steps after it
pass on untouched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.cite import cite
from assistant.compose import compose
from assistant.composer import Composer, Extractive, Prepared
from assistant.evidence import Evidence
from assistant.guard import Guarded, Verdict, guard
from assistant.judge import judge
from assistant.lookup import look_up
from assistant.mask import mask, without_marks
from assistant.mention import mentioned
from assistant.normalise import Vocabulary, normalise
from assistant.outcomes import declined, nothing_found, unclear, uncovered, with_masked
from assistant.question import Inquiry, Question
from assistant.retrieve import retrieve
from assistant.settings import Settings
from assistant.stream import in_sentences
from assistant.suggest import examples, suggestions
from assistant.understand import understand
from assistant.verify import violations
from index.library import Hit, Library
from index.rerank import RerankedLibrary, Reranker

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

__all__ = ["Assistant", "open_assistant"]

READ_AGAIN = frozenset({Guarded.OUT_OF_SCOPE, Guarded.OTHER_LANGUAGE})


@dataclass(frozen=True, slots=True)
class Case:
    """A question on its way through the pipeline."""

    inquiry: Inquiry
    question: Question | None = None
    evidence: Evidence = field(default_factory=Evidence)


class Assistant:
    """Answers questions from one library. Safe to share between threads.

    >>> # open_assistant(Settings()).ask("长春买手机以旧换新能补多少钱？").status
    >>> # <Status.ANSWERED: 'answered'>
    """

    def __init__(
        self,
        library: Library,
        vocabulary: Vocabulary,
        today: Callable[[], dt.date] = dt.date.today,
        composer: Composer | None = None,
    ) -> None:
        self.library, self._vocabulary, self._today = library, vocabulary, today
        self.composer = composer or Extractive()
        self._steps = (self._guard, self._understand, self._retrieve, self._judge, self._prepare)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        city: str = "",
        as_of: dt.date | None = None,
        session: str = "",
    ) -> Answer:
        """The answer to `question`, asked on `as_of` after `history` with `city` chosen (empty: none).

        `session` is who asks, for the budget of model calls; it goes nowhere else.
        """
        *_, answer = self.stream(question, history=history, city=city, as_of=as_of, session=session)
        return answer

    def stream(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        city: str = "",
        as_of: dt.date | None = None,
        session: str = "",
    ) -> Iterator[Answer]:
        """The answer growing sentence by sentence; the last value is the whole."""
        masked = mask(question)
        earlier = tuple(without_marks(mask(text).text) for text in history)
        chosen = self._covered(city) or city.strip()
        inquiry = Inquiry(without_marks(masked.text), earlier, chosen, as_of or self._today(), masked.kinds)
        found = self.prepare(Case(inquiry))
        answers = in_sentences(found) if isinstance(found, Answer) else self.composer.answers(found, session)
        yield from (with_masked(answer, inquiry) for answer in answers)

    def search(
        self,
        query: str,
        *,
        cities: Sequence[str] = (),
        unit: str = "",
        standing: str = "",
        year: int | None = None,
        as_of: dt.date | None = None,
        k: int = 10,
    ) -> list[Hit]:
        """The best clauses for what somebody looks up, under hard filters (see `assistant.lookup`)."""
        day = as_of or self._today()
        return look_up(
            query, self.library, self._vocabulary,
            cities=cities, unit=unit, standing=standing, year=year, as_of=day, k=k,
        )  # fmt: skip

    def examples(self, city: str = "") -> list[str]:
        """Six questions that the documents of `city` (or of all cities) answer."""
        return examples(self.library, self._covered(city))

    def _covered(self, city: str) -> str:
        """The library's spelling of a city's name (`长春市` → `长春`), empty where it is not covered."""
        return next((name for name in self.library.cities if city and name in (city, city.removesuffix("市"))), "")

    def prepare(self, case: Case) -> Prepared | Answer:
        """What the steps make of `case`, each in turn until one answers: ready for the composer, or the answer."""
        value: Case | Prepared | Answer = case
        for step in self._steps:
            if isinstance(value, Case):
                value = step(value)
        assert not isinstance(value, Case)
        return value

    @cached_property
    def chain(self) -> Runnable[Case, Prepared | Answer]:
        """The same steps as a LangChain Runnable, each under its name: to trace them, or to build them into another.

        Loaded when asked for: LangChain's runnables cost a cold start more than answering does.
        """
        from langchain_core.runnables import RunnableLambda

        first, *others = (
            RunnableLambda(_unless_answered(step)).with_config(run_name=step.__name__.strip("_"))
            for step in self._steps
        )
        chain: Runnable = first
        for step in others:
            chain = chain | step
        return chain

    def _guard(self, case: Case) -> Case | Answer:
        verdict = guard(case.inquiry.text)
        if (
            verdict.kind in READ_AGAIN and case.inquiry.text.isascii()
        ):  # pinyin typed without a Chinese character is a question all the same
            verdict = guard(normalise(case.inquiry.text, self._vocabulary).text)
        doubtful = verdict.kind is Guarded.OUT_OF_SCOPE
        if not (verdict.answerable or doubtful):
            return declined(verdict, case.inquiry, self.library)
        return replace(case, inquiry=replace(case.inquiry, text=verdict.text, doubtful=doubtful))

    def _understand(self, case: Case) -> Case | Answer:
        question = understand(case.inquiry, self.library.cities, self._vocabulary)
        chosen_only = question.cities in ((), (case.inquiry.city,))
        named = [
            one
            for one in mentioned(question.text, self.library.documents)
            if one.city in question.cities or (chosen_only and not question.uncovered)
        ]
        if named:
            cities = tuple(dict.fromkeys(document.city for document in named))
            question = replace(question, documents=tuple(one.id for one in named), cities=cities, everywhere=False)
        if question.uncovered and not question.cities and not case.inquiry.doubtful:
            return uncovered(question, self.library)
        ended = None if case.inquiry.doubtful else unclear(question, self.library)
        return ended or replace(case, question=question)

    def _retrieve(self, case: Case) -> Case:
        assert case.question is not None
        return replace(case, evidence=retrieve(case.question, self.library))

    def _judge(self, case: Case) -> Case | Answer:
        assert case.question is not None
        evidence = judge(case.question, case.evidence, self.library)
        if not evidence.answering():
            outside = Verdict(Guarded.OUT_OF_SCOPE, case.inquiry.text)
            doubtful = case.inquiry.doubtful
            return declined(outside, case.inquiry, self.library) if doubtful else nothing_found(case.question, evidence)
        return replace(case, evidence=evidence)

    def _prepare(self, case: Case) -> Prepared | Answer:
        assert case.question is not None
        draft = compose(case.question, case.evidence, self.library)
        draft = replace(draft, suggestions=suggestions(case.question, case.evidence))
        answer = cite(draft, case.question)
        if broken := violations(answer, case.question):
            return nothing_found(case.question, case.evidence, because=broken)
        return Prepared(case.question, case.evidence, draft, answer)


def _unless_answered(
    step: Callable[[Case], Case | Prepared | Answer],
) -> Callable[[Case | Answer], Case | Prepared | Answer]:
    """`step`, but an Answer passes through."""

    def run(value: Case | Answer) -> Case | Prepared | Answer:
        return value if isinstance(value, Answer) else step(value)

    return run


def open_assistant(settings: Settings) -> Assistant:
    """An assistant over the index in `settings.data_dir`: the one place where the parts are wired together.

    Raises:
        index.publish.NoIndex: nothing has been indexed there yet.
    """
    library = Library.open(settings.data_dir)
    if settings.reranker_model:
        library = RerankedLibrary(library, Reranker(settings.reranker_model))
    composer: Composer = Extractive()
    if settings.llm_model:
        from assistant.generative import open_composer  # only where a model is configured

        composer = open_composer(settings, library)
    return Assistant(library, vocabulary_of(library), lambda: settings.today, composer)


def vocabulary_of(library: Library) -> Vocabulary:
    """The words of the library's clauses, and general ones."""
    return Vocabulary(library.word_counts.words, library.word_counts.pairs)
