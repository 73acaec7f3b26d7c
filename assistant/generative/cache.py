"""Generated answers kept for the same question: read the same way, of the same index, by the same model and prompt."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from assistant.answer import Answer
from assistant.composer import Prepared

__all__ = ["Answers", "Key"]

Key = tuple[object, ...]


class Answers:
    """The last `size` answers, least recently asked ones forgotten. Safe to share between threads."""

    def __init__(self, size: int, version: str, model: str, prompt: str) -> None:
        self._size, self._made_by = size, (version, model, prompt)
        self._lock = Lock()
        self._kept: OrderedDict[Key, Answer] = OrderedDict()

    def key(self, prepared: Prepared) -> Key:
        """What must be the same for an answer to be the same: the reading of the question and what was found."""
        question = prepared.question
        reading = (question.text, question.earlier, question.cities, question.uncovered, question.language)
        asked = (question.as_of, question.documents, question.everywhere, prepared.answer.answer)
        return (*self._made_by, *reading, *asked)

    def get(self, key: Key) -> Answer | None:
        """The answer kept under `key`."""
        with self._lock:
            answer = self._kept.get(key)
            if answer is not None:
                self._kept.move_to_end(key)
            return answer

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep `answer` under `key`."""
        with self._lock:
            self._kept[key] = answer
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
