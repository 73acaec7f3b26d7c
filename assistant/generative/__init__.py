"""Fluent answers from a language model, verified before they are shown; loaded only where a model is configured."""

from __future__ import annotations

import logging
from threading import Thread

from assistant.generative.breaker import Breaker
from assistant.generative.budget import Budget
from assistant.generative.cache import Answers
from assistant.generative.compose import GenerativeComposer
from assistant.llm import ChatModel, Trouble, Unavailable
from assistant.settings import Settings
from index.library import Library
from prompts import load_prompt

__all__ = ["GenerativeComposer", "open_composer"]


def open_composer(settings: Settings, library: Library) -> GenerativeComposer:
    """The composer over the model of `settings`; its client is made in the background, nothing is sent.

    Raises:
        prompts.BadPrompt: the prompt's file is damaged.
    """
    model, prompt = ChatModel(settings), load_prompt("answer")

    def support(words: str, text: str) -> float:
        rows = [(word.weight, word.similarity) for word in library.coverage(words, text)]
        total = sum(weight for weight, _ in rows)
        return sum(weight * max(0.0, near) for weight, near in rows) / total if total else 1.0

    def probe() -> None:
        if not any(piece.text.strip() for piece in model.stream("", "ping")):
            raise Unavailable(Trouble.EMPTY, "the probe's answer is empty")

    Thread(target=_warm, args=(model,), name="llm-warm", daemon=True).start()
    return GenerativeComposer(
        model=model,
        prompt=prompt,
        settings=settings,
        support=support,
        breaker=Breaker(probe, settings.llm_pause),
        budget=Budget(settings),
        cache=Answers(settings.llm_cache, library.version, model.name, prompt.identity),
    )


def _warm(model: ChatModel) -> None:
    try:
        model.warm()
    except Exception as error:  # noqa: BLE001 - the edge of a thread: the first question's call says it to its asker
        logging.getLogger(__name__).warning("language model: %s", error)
