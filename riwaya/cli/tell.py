"""What every command says to its user beside its results: one line on stderr."""

from __future__ import annotations

import typer


def tell(message: str) -> None:
    """One line on stderr, whatever line breaks the message holds."""
    typer.echo(f"riwaya: {' '.join(message.splitlines())}", err=True)
