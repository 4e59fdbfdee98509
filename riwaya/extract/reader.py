"""The reader: an article in, its record out. The stages, in the order the data takes:

1. text      sentences, tokens, readings and parts of speech       document.py
2. names     states, forces, groups, outlets, holders of offices   names.py
3. times     calendar expressions                                  dates.py
4. places    gazetteer and kind words                              places.py
5. voices    statements and their chains                           statements.py
6. stance    hedges, denials, plans, conditions, habits            stance.py
7. events    event words, slots, tolls; mentions merged            mentions.py, frames.py, tolls.py, gather.py, merge.py
8. record    spans, offsets, evidence                              build.py
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from riwaya.extract import calendar
from riwaya.extract.build import build_record
from riwaya.extract.dates import DateReader, Found
from riwaya.extract.document import Document
from riwaya.extract.gather import gather_events
from riwaya.extract.language import unfit
from riwaya.extract.names import name_index
from riwaya.extract.places import PlaceReader
from riwaya.extract.statements import StatementReader
from riwaya.extract.stretches import LONGEST, read_in_stretches
from riwaya.model import Article, Record
from riwaya.version import __version__

NO_DATE = "no publication date: relative dates are left null"


class Reader:
    """Reads articles. One reader serves any number of articles and keeps nothing between them."""

    def read(self, article: Article) -> Record:
        """The record of one article. Never raises on any text; what cannot be read is left out or null."""
        reason = unfit(article.text)
        if reason is not None:
            return Record(id=article.id, notes=(reason,), reader=__version__)
        if len(article.title) + len(article.body) > LONGEST:
            return read_in_stretches(article, self.read)
        with _no_collecting():
            return self._read(article)

    def _read(self, article: Article) -> Record:
        document = Document(article)  # 1
        _mark_names(document)  # 2
        times, undated = _read_times(document)  # 3
        places = PlaceReader(document).read()  # 4
        statements = StatementReader(document).read()  # 5
        happenings = gather_events(document, times, places, statements)  # 6, 7
        notes = (NO_DATE,) if undated else ()
        record = build_record(document, times, places, statements, happenings, notes)  # 8
        document.dissolve()
        return record


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Reading makes some ten thousand objects, needs them all to its end, and frees them there: searching them for garbage
    meanwhile finds none and takes a twentieth of the time. What the caller has switched off stays off."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _mark_names(document: Document) -> None:
    index = name_index()
    for sentence in document.sentences:
        tokens = sentence.tokens
        behind = 0
        for i in sentence.at.get("name", ()):
            token = tokens[i]
            match = index.match(tokens, i, document.text) if i >= behind else None
            if match is None or (
                match.end == i + 1 and token.pos == "v" and token.info.groups.keys() & {"report", "event"}
            ):
                continue  # a reporting verb is no name: أفاد
            token.name = match
            for part in tokens[i : match.end]:
                part.pos = "n"
            behind = match.end


def _read_times(document: Document) -> tuple[dict[int, list[Found]], bool]:
    """Times by sentence index; whether a relative one had to stay without value."""
    reader = DateReader(calendar.parse_day(document.article.published), (s.tokens for s in document.sentences))
    times = {}
    for sentence in document.sentences:
        found = []
        inside = {
            k: t
            for t in sentence.tokens
            if t.name is not None and t.name.name.type == "outlet"
            for k in range(t.i, t.name.end)
        }
        for time in reader.read(sentence.tokens):
            outlet = inside.get(time.start)
            if outlet is not None and time.end <= outlet.name.end:
                continue
            if outlet is not None:
                outlet.name = None  # شمالي حلب اليوم الثلاثاء: a day, no newspaper
            found.append(time)
            for token in sentence.tokens[time.start : time.end]:
                token.time = time
        times[sentence.index] = found
    return times, reader.undated
