"""The web application: Gradio mounted on FastAPI. `python app.py` serves it as `wence serve` does."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from fastapi import FastAPI

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

__all__ = ["create_app", "main"]


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application, ready to serve; where nothing is indexed yet, the documents that ship are indexed first.

    >>> app = create_app(Settings(data_dir=".wence"))  # doctest: +SKIP
    """
    from web.serve import build_app

    settings = settings or Settings()
    return build_app(_opened(settings), settings)


def _opened(settings: Settings) -> Assistant:
    from assistant.pipeline import open_assistant
    from index.build import NothingToIndex, build_index
    from index.publish import NoIndex
    from web.empty import nobody

    try:
        return open_assistant(settings)
    except NoIndex:
        folders = [settings.corpus_dir]
    try:
        build_index(folders, settings.data_dir, settings.embedding_model, chroma_url=settings.chroma_url)
    except (NothingToIndex, FileNotFoundError) as reason:
        logging.getLogger(__name__).warning("nothing is indexed yet: %s", reason)
        return nobody()
    return open_assistant(settings)


def main() -> None:
    """Serve the application until it is stopped; --host and --port say where."""
    from argparse import ArgumentParser

    import uvicorn

    parser = ArgumentParser(description="Serve the web application; `wence serve` does the same.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=7860)
    chosen, unknown = parser.parse_known_args()
    if unknown:
        parser.exit(2, f"app.py: no such option: {unknown[0]} (there are --host and --port)\n")
    uvicorn.run(create_app(), host=chosen.host, port=chosen.port, log_level="info", server_header=False)


if __name__ == "__main__":
    main()
