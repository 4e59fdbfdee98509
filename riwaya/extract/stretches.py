"""Very long texts (scraped archives, books, files with no line ends) are read in stretches, so that time stays linear.

A stretch ends with a line, else with a word. Each is read by itself and its spans are moved back to where they stand in
the whole; what one stretch tells of is not joined to what another tells of. No newspaper article comes near the limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from riwaya.model import Article, Record

LONGEST = 50_000  # code points, about 8,000 words


def read_in_stretches(article: Article, read: Callable[[Article], Record]) -> Record:
    """The record of an article of any length; ``read`` is asked for one stretch after another."""
    parts: dict[str, list[Any]] = {"events": [], "statements": [], "times": [], "places": []}
    notes: dict[str, None] = {}
    reader, count = "", 0
    for piece, start in _stretches(article):
        record = read(piece)
        before = len(parts["statements"])
        for name, items in parts.items():
            items += moved(getattr(record, name), start)
        for k in range(before, len(parts["statements"])):
            said = parts["statements"][k]
            if said.parent is not None:
                parts["statements"][k] = msgspec.structs.replace(said, parent=said.parent + before)
        notes.update(dict.fromkeys(record.notes))
        reader, count = record.reader, count + 1
    notes[f"a very long text, read in {count} stretches: nothing is joined across them"] = None
    return Record(id=article.id, notes=tuple(notes), reader=reader, **{k: tuple(v) for k, v in parts.items()})


def _stretches(article: Article) -> Iterator[tuple[Article, int]]:
    """Each stretch as an article, and what is to be added to its offsets."""
    text, title = article.text, len(article.title)
    start = 0
    while start < len(text):
        end = _end(text, start)
        if start > title:
            head, body, shift = "", text[start:end], start - 1
        else:
            head, body, shift = text[start : min(end, title)], text[title + 1 : end], start
        yield msgspec.structs.replace(article, title=head, body=body), shift
        start = end


def _end(text: str, start: int) -> int:
    """Where the stretch that starts here ends."""
    end = start + LONGEST
    if end >= len(text):
        return len(text)
    for mark in "\n ":
        cut = text.rfind(mark, start + LONGEST // 2, end)
        if cut >= 0:
            return cut + 1
    return end


def moved(value: Any, by: int) -> Any:
    """A part of a record with all offsets in it moved."""
    if isinstance(value, tuple):
        return tuple(moved(v, by) for v in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: moved(getattr(value, name), by) for name in value.__struct_fields__}
        for edge in ("start", "end"):
            if edge in fields:
                fields[edge] += by
        return type(value)(**fields)
    return value
