"""Example questions as people ask them: those of `topics.toml` that a city's documents answer, tried beforehand."""

from __future__ import annotations

import datetime as dt
import re
import threading
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, NoticeKind, Status

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

__all__ = ["Examples"]

_FILE = Path(__file__).with_name("topics.toml")
_COUNT = 6
_DOUBTFUL = {NoticeKind.NOT_DETERMINED, NoticeKind.UNCOVERED_CITY}
_FIGURES = {"rate", "amount", "cap", "count"}


@cache
def _topics() -> list[dict[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))["topic"]


class Examples:
    """Examples of one library, worked out when first wanted and kept. Safe to share between threads."""

    def __init__(self, assistant: Assistant, today: Callable[[], dt.date] = dt.date.today) -> None:
        self._assistant, self._today = assistant, today
        self._cities: dict[tuple[str, str], _Tried] = {}
        self._lock = threading.Lock()

    def of(self, city: str, language: str = "zh") -> list[str]:
        """Up to six questions that the documents of `city` (empty: of all cities in turn) answer."""
        with self._lock:
            cities = (city,) if city else self._assistant.library.cities[:_COUNT]
            queues = [self._city(name, language) for name in cities]
            found: list[tuple[int, str]] = []
            while len(found) < _COUNT:
                before = len(found)
                for queue in queues:
                    said = {topic for topic, _ in found}
                    mine = [one for one in found if one in queue.found]
                    fresh = queue.after(mine, said) or queue.after(mine, set())
                    if fresh and len(found) < _COUNT:
                        found.append(fresh)
                if len(found) == before:
                    break
        return [question for _, question in found]

    def _city(self, city: str, language: str) -> _Tried:
        key = (city, language)
        if key not in self._cities:
            self._cities[key] = _Tried(self._assistant, city, language, self._today())
        return self._cities[key]


class _Tried:
    """The topics that one city answers, in turn, tried no further than wanted."""

    def __init__(self, assistant: Assistant, city: str, language: str, day: dt.date) -> None:
        self.found: list[tuple[int, str]] = []
        self._more = self._try(assistant, city, language, day)

    def after(self, taken: list[tuple[int, str]], but: set[int]) -> tuple[int, str] | None:
        """The next question that is not among `taken` and not on a topic of `but`."""
        at = 0
        while at < len(self.found) or (one := next(self._more, None)):
            if at == len(self.found):
                assert one is not None
                self.found.append(one)
            if self.found[at] not in taken and self.found[at][0] not in but:
                return self.found[at]
            at += 1
        return None

    def _try(self, assistant: Assistant, city: str, language: str, day: dt.date) -> Iterator[tuple[int, str]]:
        name, count = (_english(city) if language == "en" else city), 0
        for number, topic in enumerate(_topics()):
            question = topic[language].format(city=name)
            if _answered(_extracted(assistant, question, city, day), topic):
                count += 1
                yield number, question
        if language == "zh" and count < _COUNT // 2:
            yield from ((-1 - number, one) for number, one in enumerate(assistant.examples(city)))


def _extracted(assistant: Assistant, question: str, city: str, day: dt.date) -> Answer:
    """The answer in the documents' own sentences, whatever composer is configured: trying must cost no model call."""
    from assistant.pipeline import Case
    from assistant.question import Inquiry

    found = assistant.chain.invoke(Case(Inquiry(question, (), city, day)))
    return found if isinstance(found, Answer) else found.answer


def _answered(answer: Answer, topic: dict[str, Any]) -> bool:
    if answer.status is not Status.ANSWERED or not answer.citations:
        return False
    if any(notice.kind in _DOUBTFUL for notice in answer.notices):
        return False
    figures = any(fact.kind in _FIGURES for fact in answer.facts)
    return bool(re.search(topic["states"], answer.citations[0].quote)) and (figures or not topic.get("figures"))


def _english(city: str) -> str:
    from pypinyin import lazy_pinyin  # a table of some megabytes, read when an English page is

    return "".join(lazy_pinyin(city)).capitalize()
