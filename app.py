"""The web application: Gradio mounted on FastAPI. `python app.py` serves it on http://127.0.0.1:7860."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

__all__ = ["create_app", "main"]


def create_app(settings: Settings | None = None, *, assistant: Assistant | None = None) -> FastAPI:
    """The application, ready to serve; opens the assistant, which builds the index where there is none.

    >>> app = create_app(Settings(data_dir=".wence"))  # doctest: +SKIP
    """
    from assistant.pipeline import open_assistant
    from web.serve import build_app

    settings = settings or Settings()
    return build_app(assistant or open_assistant(settings), settings)


def main(host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serve the application until it is stopped."""
    import uvicorn

    uvicorn.run(create_app(), host=host, port=port, log_level="info", server_header=False)


if __name__ == "__main__":
    main()
