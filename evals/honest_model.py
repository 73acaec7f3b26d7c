"""Scores the generative mode with a model that is honest by construction, beside the extractive mode.

`python -m evals.honest_model CASES.jsonl…` serves an OpenAI-compatible endpoint on this machine that words the likely
sentences of its evidence anew (`补贴` for `给予补贴`, figures in other digits) and cites them. What it scores less than
the extractive mode, verification and composition have lost, not the model.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from assistant.pipeline import open_assistant
from assistant.settings import Settings
from evals.cases import load_cases
from evals.run import Run, run, source_texts
from evals.scoring import tally

__all__ = ["main"]

_LIKELY = re.compile(r"<likely>([^<]*)</likely>")
_SENTENCE = re.compile(r"^\[(C\d+)\] (.+)$", re.MULTILINE)
_REWORDED = (("按照", "按"), ("给予", "给"), ("进行", "开展"), ("予以", "给予"), ("不超过", "最多"), ("实施", "推行"))


def reworded(text: str) -> str:
    """The sentence in slightly other words, its meaning unchanged."""
    for official, plain in _REWORDED:
        text = text.replace(official, plain)
    return re.sub(r"(?<![\d.])(\d)000(?=元)", r"\1千", text)


def says(prompt: str) -> str:
    """What the honest model answers to a prompt."""
    likely = _LIKELY.search(prompt)
    sentences = dict(_SENTENCE.findall(prompt))
    chosen = [token for token in (likely[1].split() if likely else []) if token in sentences]
    plain = {token: re.sub(r"&(lt|gt|amp);", "", sentences[token]).rstrip("。；;.：:") for token in chosen}
    return "\n".join(f"{reworded(text)}[{token}]。" for token, text in plain.items())


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        """Stream an answer, some characters at a time."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = says(str(body["messages"][-1]["content"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for start in range(0, len(text), 12):
            self._event({"content": text[start : start + 12]}, None)
        self._event({}, "stop")
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, delta: dict[str, str], reason: str | None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        chunk = {
            "id": "honest",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "honest",
            "choices": [choice],
        }
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the scores are the output."""


@contextmanager
def honest_model() -> Iterator[str]:
    """The base URL of the model while it serves."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()


def main(files: list[str]) -> None:
    """Score the sets in both modes and print what differs."""
    settings = Settings()
    cases = load_cases([Path(file) for file in files])
    texts = source_texts(settings.corpus_dir)
    today = settings.as_of or dt.date.today()
    _show("extractive", plain := run(cases, open_assistant(settings), texts, today))
    with honest_model() as url:
        generative = settings.model_copy(update={"llm_model": "honest", "llm_base_url": url, "llm_daily_calls": 10**6})
        assistant = open_assistant(generative)
        _show("generative", written := run(cases, assistant, texts, today))
        print(json.dumps(assistant.composer.tally.report(), ensure_ascii=False))  # type: ignore[attr-defined]
    for before, after in zip(plain.verdicts, written.verdicts, strict=True):
        if before.passed and not after.passed:
            print(f"lost: {after.case.id}: {'; '.join((*after.short, *after.broken))}")


def _show(mode: str, result: Run) -> None:
    share = tally(result.verdicts)["all"]
    print(
        f"{mode}: {share.passed}/{share.cases}, broken promises {len(result.broken)}, median {result.median_ms:.0f} ms"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
