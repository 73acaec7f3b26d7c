"""`wence serve` and `wence settings`."""

from __future__ import annotations

import socket
from typing import Annotated

import typer
from pydantic import SecretStr

from wence.failure import Failure
from wence.opening import ensure_index, read_settings

__all__ = ["serve", "settings"]


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 lets other machines in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 7860,
) -> None:
    """Serve the web application and the HTTP API."""
    ensure_index(read_settings())
    _check_free(host, port)
    import uvicorn

    # An import string: the command line names the application and imports nothing of it.
    uvicorn.run("app:create_app", factory=True, host=host, port=port, log_level="info", server_header=False)


def settings() -> None:
    """Print every setting, its value and its variable; secrets are hidden."""
    values = read_settings()
    for name, field in type(values).model_fields.items():
        value = getattr(values, name)
        shown = ("(set)" if value.get_secret_value() else "") if isinstance(value, SecretStr) else value
        variable = f"WENCE_{name}".upper()
        typer.echo(f"{variable}={'' if shown is None else _without_password(str(shown))}")
        if field.description:
            typer.echo(f"    {field.description}")


def _without_password(value: str) -> str:
    """An address with the password of its user hidden: `postgresql://wence:***@db/wence`."""
    scheme, mark, rest = value.partition("://")
    user, at, place = rest.rpartition("@")
    if not (mark and at):
        return value
    name, colon, _ = user.partition(":")
    return f"{scheme}://{name}{':***' if colon else ''}@{place}"


def _check_free(host: str, port: int) -> None:
    """Say at once that the port is taken, not after the models are loaded."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Failure(
            f"{host}:{port} cannot be listened on ({error.strerror}); choose another with --port, or --host"
        ) from error
