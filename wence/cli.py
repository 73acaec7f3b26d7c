"""The one command, `wence`: its commands wired together, and how it ends.

Exit status 0 on success, 1 on a failed job, 2 on wrong usage; errors are one line on stderr.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from wence import corpus, quality, questions, service
from wence.failure import Failure

__all__ = ["app", "main"]

app = typer.Typer(
    name="wence",
    help="Answers about a city's published measures, every figure checked against the clause it cites.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (
    corpus.index,
    corpus.add,
    corpus.inspect,
    questions.ask,
    questions.search,
    corpus.documents,
    service.serve,
    quality.score,
    service.settings,
):
    app.command(name="eval" if command is quality.score else command.__name__)(command)

# Typer carries its own copy of click from 0.2x on, and shares click's classes before: this is both.
_UsageError = typer.BadParameter.__bases__[0]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `wence` and exit with its status.

    Args:
        arguments: the words after `wence`; the process's own by default.
    """
    raise SystemExit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        status = app(args=arguments, prog_name="wence", standalone_mode=False)
    except Failure as failure:
        return _end(str(failure), failure.status)
    except (KeyboardInterrupt, typer.Abort):
        return _end("stopped", 130)
    except BrokenPipeError:  # the reader of our output has seen enough: `wence documents | head -3`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the edge: whatever went wrong below, the user gets one line
        if isinstance(error, _UsageError):
            return _end(_usage(error), 2)
        if os.environ.get("WENCE_DEBUG"):
            raise
        return _end(f"unexpected {type(error).__name__}: {error}; set WENCE_DEBUG=1 to see where", 1)
    return status if isinstance(status, int) else 0


def _usage(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    message = getattr(error, "format_message", error.__str__)().rstrip(".")
    return f"{message}; see {context.command_path if context else 'wence'} --help"


def _end(message: str, status: int) -> int:
    if message:
        sys.stderr.write(f"wence: {' '.join(message.split())}\n")
    return status
