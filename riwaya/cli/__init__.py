"""The command line: ``riwaya COMMAND ...``, one command a module, named as the command is.

What is heavy (the reader, the library, rich, Jinja) is imported by what needs it, so that a cold start stays short.
Results go to stdout or ``-o``, everything else to stderr: one line a problem. Exit codes: 0 when something was done, 1
when nothing could be, 2 for a wrong call. A closed pipe ends a command in silence.
"""

from __future__ import annotations

import typer

from riwaya.cli.read import read
from riwaya.cli.version import version

app = typer.Typer(
    name="riwaya",
    help="Reads Arabic news about conflict and diplomacy and keeps the record of who says that what happened.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for _command in (read, version):
    app.command()(_command)


def main() -> None:
    """What the ``riwaya`` command runs."""
    app()
