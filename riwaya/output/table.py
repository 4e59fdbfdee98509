"""Events as CSV: one row an event, for spreadsheets and coders.

Where an event has several values, a cell joins them with `` | ``; chains of voices read outermost first, joined with
`` > ``. ``place``, ``place_en``, ``cc``, ``lat`` and ``lon`` are those of the first place, ``places`` has all. The
bounds of tolls are the widest over all claims; ``killed`` and ``wounded`` have each claim with its source. A cell of
text that a spreadsheet would run as a formula gets a leading apostrophe. Articles without events have no row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from riwaya.model import Article, Event, Place, Record, Span, Toll
from riwaya.output.wording import bounds, line, number, whereabouts

COLUMNS = (
    "article", "outlet", "published", "url", "title", "event", "type", "subtype", "modality", "hedged", "hedge",
    "date", "date_words", "actors", "recipients", "place", "place_en", "cc", "lat", "lon", "places",
    "killed_min", "killed_max", "killed", "wounded_min", "wounded_max", "wounded", "sources", "triggers",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
Cell = str | int | float | None


def write(pairs: Iterable[tuple[Article, Record]], stream: TextIO, *, bom: bool = False) -> None:
    """Write a header and one row an event. ``bom`` puts a byte order mark first, by which Excel knows UTF-8.

    The stream must be opened with ``newline=""``.
    """
    if bom:
        stream.write("\ufeff")
    rows = csv.writer(stream)
    rows.writerow(COLUMNS)
    for article, record in pairs:
        for index, event in enumerate(record.events):
            rows.writerow([_cell(value) for value in _row(article, index, event)])


def _row(article: Article, index: int, event: Event) -> list[Cell]:
    first = event.places[0] if event.places else Place(0, 0, "")
    return [
        article.id, article.outlet, article.published, article.url, article.title,
        index, event.type, event.subtype, event.modality, str(event.hedged).lower(), _words(event.hedge),
        event.date.value, _words(event.date.span), _joined(event.actors), _joined(event.recipients),
        first.text, first.en, first.cc, first.lat, first.lon, " | ".join(map(_place, event.places)),
        *bounds(event.killed), " | ".join(map(_toll, event.killed)),
        *bounds(event.wounded), " | ".join(map(_toll, event.wounded)),
        " | ".join(" > ".join(line(span.text) for span in chain) for chain in event.sources), _joined(event.triggers),
    ]  # fmt: skip


def _cell(value: Cell) -> Cell:
    """A cell as it may be written: text on one line and disarmed, numbers as they are."""
    if not isinstance(value, str):
        return value
    # a tab would be lost on the one line, but it is what makes the cell suspicious
    risky = value.startswith(_FORMULA) or (text := line(value)).startswith(_FORMULA)
    return f"'{line(value)}" if risky else text


def _words(span: Span | None) -> str | None:
    return span.text if span else None


def _joined(spans: Iterable[Span]) -> str:
    return " | ".join(line(span.text) for span in spans)


def _place(place: Place) -> str:
    about = whereabouts(place)
    return f"{line(place.text)} ({about})" if about else line(place.text)


def _toll(toll: Toll) -> str:
    source = f" [{line(toll.source.text)}]" if toll.source else ""
    return f"{number(toll)} «{line(toll.text)}»{source}{' (hedged)' if toll.hedged else ''}"
