"""A progress bar on stderr, only when it is worth one: a terminal, and more than a handful of articles.

Measured in bytes read from disk, which is known beforehand for files; for stdin only the count of articles moves.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

HANDFUL = 5


class Progress:
    """Counts always, shows itself after ``HANDFUL`` articles where ``shown`` allows it; rich is imported only then."""

    def __init__(self, inputs: Iterable[str], *, shown: bool) -> None:
        self._inputs, self._shown = list(inputs), shown
        self._bar: Any = None
        self._task: Any = None
        self._bytes = 0
        self._articles = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, size: int) -> None:
        """``size`` more bytes were read."""
        self._bytes += size

    def article(self) -> None:
        """One more article was read."""
        self._articles += 1
        if not self._shown or self._articles <= HANDFUL:
            return
        if self._bar is None:
            self._start()
        self._bar.update(self._task, completed=self._bytes, articles=self._articles)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("{task.fields[articles]} articles"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
        )
        self._bar = Bar(*columns, console=Console(file=sys.stderr), transient=True)
        self._task = self._bar.add_task("", total=_size(self._inputs), articles=self._articles)
        self._bar.start()


def _size(inputs: list[str]) -> int | None:
    """The bytes of all inputs together, None when one of them is stdin or cannot be asked."""
    try:
        return sum(Path(path).stat().st_size for path in inputs) if "-" not in inputs else None
    except (OSError, ValueError):
        return None
