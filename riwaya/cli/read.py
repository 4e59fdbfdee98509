"""``riwaya read INPUT...``: read articles and write what they tell, keeping nothing."""

from __future__ import annotations

import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli.tell import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from typing import TextIO

    from riwaya.article.problem import Options
    from riwaya.model import Article, Record

WITHOUT_DATE = "without a date of publication: dates such as “yesterday” stay empty; give --published YYYY-MM-DD"


class Format(StrEnum):
    """The output formats, each a module of ``riwaya.output``."""

    text = "text"
    records = "records"
    table = "table"
    html = "html"


def _published(value: str | None) -> str | None:
    """A whole ISO date, or a usage error that names the format."""
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise typer.BadParameter(f"{value!r} is no date; write it as YYYY-MM-DD, such as 2020-07-08")
    return value


def read(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files (.txt, .jsonl, .html, each .gz), or -.")
    ],
    format: Annotated[
        Format, typer.Option("--format", "-f", help="What to write; inputs tell their own format.")
    ] = Format.text,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")] = None,
    title: Annotated[str | None, typer.Option(help="The title of the article (one input only).")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published the articles.")] = None,
    published: Annotated[
        str | None, typer.Option(callback=_published, metavar="YYYY-MM-DD", help="When: relative dates need it.")
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin a table with a byte order mark, for Excel.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no remarks; problems are still told.")
    ] = False,
) -> None:
    """Read articles and write what they tell: who says that what happened."""
    from riwaya.article.problem import Options

    if title is not None and len(inputs) > 1:
        raise typer.BadParameter("one title cannot be that of several inputs", param_hint="--title")
    if output and any(path != "-" and _same(Path(path), output) for path in inputs):
        raise typer.BadParameter("this is one of the inputs; it would be overwritten", param_hint="--output")
    options = Options(title=title, outlet=outlet, published=published)
    try:
        # on a terminal that shows the reading itself, a bar would stand in its way
        bar = not quiet and sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
        run = _Run(inputs, options, bar)
        with _opened(output) as stream:
            _write(format, run.pairs(), stream, bom)
            stream.flush()
    except BrokenPipeError:
        # the reader of our output has gone (head, less); what Python still wants to flush goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        tell(f"could not write the output: {error.strerror or error}")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    if run.undated and not quiet:
        tell(f"{run.undated} {'article' if run.undated == 1 else 'articles'} {WITHOUT_DATE}")
    if not run.done:
        raise typer.Exit(1)


class _Run:
    """One call of ``read``: reads articles as they are asked for and counts what happened."""

    def __init__(self, inputs: list[str], options: Options, bar: bool) -> None:
        self.inputs, self.options, self.bar = inputs, options, bar
        self.done = 0
        self.undated = 0

    def pairs(self) -> Iterator[tuple[Article, Record]]:
        """Each article with its record; problems go to stderr on the way."""
        from riwaya.article.problem import Problem
        from riwaya.article.sources import read_articles
        from riwaya.extract.reader import Reader
        from riwaya.progress import Progress

        reader = Reader()
        with Progress(self.inputs, shown=self.bar) as progress:
            for article in read_articles(self.inputs, self.options, progress=progress.advance):
                if isinstance(article, Problem):
                    tell(str(article))
                    continue
                try:
                    record = reader.read(article)
                except Exception as error:  # one article must not end the reading of a million; it is named instead
                    what = f"{article.id}: the reader failed ({type(error).__name__}: {error})"
                    tell(f"{what}; please report it with this article; the others are read")
                    continue
                self.done += 1
                self.undated += article.published is None
                progress.article()
                yield article, record


def _write(format: Format, pairs: Iterable[tuple[Article, Record]], stream: TextIO, bom: bool) -> None:
    if format is Format.text:
        from riwaya.output import text

        text.write(pairs, stream)
    elif format is Format.records:
        from riwaya.output import records

        records.write(pairs, stream)
    elif format is Format.table:
        from riwaya.output import table

        table.write(pairs, stream, bom=bom)
    else:
        from riwaya.output import html

        html.write(pairs, stream)


def _opened(output: Path | None) -> AbstractContextManager[TextIO]:
    """The file to write to, or stdout in UTF-8 whatever the locale says."""
    from contextlib import nullcontext

    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
        return nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        raise typer.BadParameter(f"cannot write {output}: {error.strerror}", param_hint="--output") from None


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
