"""``riwaya version``."""

from __future__ import annotations

import typer


def version() -> None:
    """Say which version this is; every record names it too."""
    from riwaya.version import __version__

    typer.echo(f"riwaya {__version__}")
