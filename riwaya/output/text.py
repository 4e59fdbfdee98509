"""A reading for the terminal: each event as who, did what, to whom, where, when, what toll, said by whom, how sure.

Labels are English, and beside each value stand the Arabic words it was read from, isolated so that left-to-right lines
stay in order. Coloured and wrapped by rich on a terminal, plain lines elsewhere. Fields that the article does not fill
are left out. What it cannot do: make a terminal without bidi support show Arabic in its order; ``--format html`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from riwaya.model import Article, Event, Record, Span, Toll
from riwaya.output.labels import label
from riwaya.output.wording import NOT_SAID, day, isolate, line, number, shortened, voices, whereabouts

STATEMENTS_SHOWN = 8
_CONTENT = 90  # characters of what is said
_LABEL = 11  # columns


class Row(NamedTuple):
    """One line of the reading: what it is (``style`` names it for the terminal), its label and its value."""

    style: str
    label: str
    value: str


_STYLES = {
    "title": "bold",
    "about": "dim",
    "note": "yellow",
    "event": "bold cyan",
    "field": "",
    "said": "",
    "blank": "",
}


def write(pairs: Iterable[tuple[Article, Record]], stream: TextIO) -> None:
    """Write the reading of each article as soon as it is there."""
    if stream.isatty():
        _write_rich(pairs, stream)
        return
    for article, record in pairs:
        for row in rows(article, record):
            stream.write(f"{_plain(row)}\n")


def rows(article: Article, record: Record) -> Iterator[Row]:
    """The lines of one article's reading."""
    yield Row("title", "", isolate(article.title) if line(article.title) else "(no title)")
    about = [
        isolate(article.outlet or "unknown outlet"),
        article.published or "no date of publication",
        isolate(article.id),
    ]
    yield Row("about", "", " · ".join(about))
    for note in record.notes:
        yield Row("note", "note", line(note))
    if not record.events:
        yield Row("about", "", "no events")
    for index, event in enumerate(record.events, 1):
        yield Row("blank", "", "")
        yield from _event(index, event)
    if record.statements:
        yield Row("blank", "", "")
        yield from _statements(article, record)
    yield Row("blank", "", "")


def _event(index: int, event: Event) -> Iterator[Row]:
    what = label("type", event.type).en + (f" · {label('subtype', event.subtype).en}" if event.subtype else "")
    yield Row("event", f"{index:>2}", f"{what}  [{event.type}]")
    yield Row("field", "who", _all(event.actors) or NOT_SAID)
    if event.recipients:
        yield Row("field", "to whom", _all(event.recipients))
    for place in event.places:
        about = whereabouts(place)
        yield Row("field", "where", isolate(place.text) + (f" ({about})" if about else ""))
    if event.date.value or event.date.span:
        yield Row(
            "field", "when", day(event.date.value) + (f" {isolate(event.date.span.text)}" if event.date.span else "")
        )
    yield from (Row("field", "killed", _toll(toll)) for toll in event.killed)
    yield from (Row("field", "wounded", _toll(toll)) for toll in event.wounded)
    for chain in event.sources:
        yield Row("field", "said by", ", quoting ".join(isolate(span.text) for span in chain))
    if not event.sources:
        yield Row("field", "said by", "the outlet itself")
    doubt = (f", hedged {isolate(event.hedge.text)}" if event.hedge else ", hedged") if event.hedged else ""
    yield Row("field", "how sure", label("modality", event.modality).en + doubt)
    yield Row("field", "words", _all(event.triggers))


def _statements(article: Article, record: Record) -> Iterator[Row]:
    text = article.text
    yield Row("event", "", f"Who says what ({len(record.statements)})")
    for index, statement in enumerate(record.statements[:STATEMENTS_SHOWN]):
        chain = ", quoting ".join(isolate(record.statements[i].source.text) for i in voices(record.statements, index))
        content = statement.content
        said = line(text[content.start : content.end]) if content else ""
        how = f"({label('mode', statement.mode).en}, {isolate(statement.cue.text)})"
        yield Row("said", "", f"{chain} {how}{f': {isolate(shortened(said, _CONTENT))}' if said else ''}")
    if len(record.statements) > STATEMENTS_SHOWN:
        yield Row(
            "about", "", f"and {len(record.statements) - STATEMENTS_SHOWN} more; --format html or records has all"
        )


def _all(spans: Iterable[Span]) -> str:
    return ", ".join(dict.fromkeys(isolate(span.text) for span in spans))


def _toll(toll: Toll) -> str:
    source = f", says {isolate(toll.source.text)}" if toll.source else ""
    return f"{number(toll)} {isolate(toll.text)}{source}{', hedged' if toll.hedged else ''}"


def _plain(row: Row) -> str:
    if row.style in ("field", "note"):
        return f"    {row.label:<{_LABEL}}{row.value}"
    return f"    {row.value}" if row.style == "said" else f"{row.label:<{4 if row.label else 0}}{row.value}".rstrip()


def _write_rich(pairs: Iterable[tuple[Article, Record]], stream: TextIO) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    for article, record in pairs:
        for row in rows(article, record):
            style = _STYLES[row.style]
            if row.style not in ("field", "note"):
                indent = 4 if row.style == "said" else 0
                console.print(Padding(Text(_plain(row).strip(), style=style), (0, 0, 0, indent)))
                continue
            grid = Table.grid(padding=(0, 1))
            grid.add_column(width=_LABEL - 1, style="dim")
            grid.add_column(style=style)
            grid.add_row(Text(row.label), Text(row.value))
            console.print(Padding(grid, (0, 0, 0, 4)))
