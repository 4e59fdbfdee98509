"""Lexicons: words live in TSV files under ``lexicons/ar``, one record type a file, each row with an example.

A file opens with ``#`` lines that explain its fields, then a header row, then one entry a row; a cell with several values
separates them with `` | ``. A file is checked against the record that defines it when it is first asked for: unknown or
missing columns, rows of the wrong width and duplicate ids are errors that name file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from riwaya.errors import LexiconError

ROOT = Path(__file__).parent / "lexicons" / "ar"


class Row:
    """One lexicon entry: where it stands (table, line) and its cells by column name. ``id`` is ``table:id``."""

    __slots__ = ("cells", "id", "line", "table")

    def __init__(self, table: str, line: int, cells: dict[str, str]) -> None:
        self.table, self.line, self.cells = table, line, cells
        self.id = f"{table}:{cells['id']}"

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def list(self, column: str) -> list[str]:
        """The values of a cell that may hold several."""
        return [v for part in self.cells[column].split(" | ") if (v := part.strip())]


@cache
def table(name: str, columns: str) -> tuple[Row, ...]:
    """All rows of ``lexicons/ar/<name>.tsv``, whose header must be ``columns`` (comma-separated) to the letter."""
    path = ROOT / f"{name}.tsv"
    return tuple(_rows(path, name, columns.replace(" ", "").split(",")))


def tables(pattern: str, columns: str) -> tuple[Row, ...]:
    """The rows of all files that match a glob pattern (``events/verbs-*``), in the order of their names."""
    names = sorted(p.relative_to(ROOT).with_suffix("").as_posix() for p in ROOT.glob(f"{pattern}.tsv"))
    return tuple(row for name in names for row in table(name, columns))


def _rows(path: Path, name: str, columns: list[str]) -> Iterator[Row]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise LexiconError(f"{path}: this lexicon is missing; reinstall riwaya or restore the file") from None
    header: list[str] | None = None
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r").split("\t")
        if header is None:
            header = cells
            if header != columns:
                wrong = sorted(set(header) ^ set(columns)) or header
                raise LexiconError(f"{path}:{number}: columns must be {', '.join(columns)}; look at {', '.join(wrong)}")
            continue
        if len(cells) != len(columns):
            raise LexiconError(
                f"{path}:{number}: {len(cells)} cells, but {len(columns)} columns ({', '.join(columns)})"
            )
        if cells[0] in seen:
            raise LexiconError(f"{path}:{number}: id {cells[0]!r} stands already on line {seen[cells[0]]}")
        seen[cells[0]] = number
        yield Row(name, number, dict(zip(columns, cells, strict=True)))
