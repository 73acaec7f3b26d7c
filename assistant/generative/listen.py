"""Reading a model within a time: its text arrives from a thread of its own, so that waiting can end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from queue import Empty, Queue
from threading import Event, Thread

from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_fixed

from assistant.llm import ChatModel, Piece, Trouble, Unavailable

__all__ = ["listen"]

ATTEMPTS = 2
PAUSE = 0.2  # seconds between them


def listen(
    model: ChatModel,
    prompt: tuple[str, str],
    deadline: Callable[[], float],
    ended: Callable[[], None] = lambda: None,
) -> Iterator[Piece]:
    """The model's text as it comes, until `deadline()` (on `time.monotonic`'s clock, asked again at every piece).

    `ended` is called once the call is over for the endpoint too, which may be later than for the listener.

    Raises:
        Unavailable: the model failed, went silent past the deadline, or said nothing.
    """
    pieces: Queue[Piece | Unavailable | None] = Queue()
    left = Event()

    def read() -> None:
        try:
            for piece in _tried(model, prompt, left, deadline):
                pieces.put(piece)
                if left.is_set():
                    return
            pieces.put(None)
        except Unavailable as trouble:
            pieces.put(trouble)
        except Exception as error:  # noqa: BLE001 - the edge of a thread: its listener must hear of it
            pieces.put(Unavailable(Trouble.MALFORMED, f"{type(error).__name__}: {error}"))
        finally:
            ended()

    Thread(target=read, name="llm-read", daemon=True).start()
    try:
        yield from _heard(pieces, deadline)
    finally:
        left.set()


def _heard(pieces: Queue[Piece | Unavailable | None], deadline: Callable[[], float]) -> Iterator[Piece]:
    said = False
    while True:
        try:
            piece = pieces.get(timeout=max(0.0, deadline() - time.monotonic()))
        except Empty:
            raise Unavailable(Trouble.TIMEOUT, "no sentence in time") from None
        if isinstance(piece, Unavailable):
            raise piece
        if piece is None:
            if not said:
                raise Unavailable(Trouble.EMPTY, "the answer is empty")
            return
        said = said or bool(piece.text.strip())
        yield piece


def _tried(model: ChatModel, prompt: tuple[str, str], left: Event, deadline: Callable[[], float]) -> Iterator[Piece]:
    """The pieces of a call; one that fails in passing before its first piece is made once more, if there is time."""

    def again(error: BaseException) -> bool:
        in_time = deadline() - time.monotonic() > 2 * PAUSE and not left.is_set()
        return in_time and isinstance(error, Unavailable) and error.trouble.passing

    retrying = Retrying(
        stop=stop_after_attempt(ATTEMPTS), wait=wait_fixed(PAUSE), retry=retry_if_exception(again), reraise=True
    )
    first, rest = retrying(lambda: _begun(model.stream(*prompt)))
    if first is not None:
        yield first
        yield from rest


def _begun(pieces: Iterator[Piece]) -> tuple[Piece | None, Iterator[Piece]]:
    return next(pieces, None), pieces
