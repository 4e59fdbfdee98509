"""Record -> marks over its article: every span of every field, with the words that explain it to a reader."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.model import Event, Place, Record, Span, Toll
from riwaya.output.highlight import Mark
from riwaya.output.labels import label
from riwaya.output.wording import day, number, whereabouts


def marks(record: Record, key: str) -> list[Mark]:
    """All marks of a record. ``key`` is the article's id on the page; groups are ``<key>e<n>`` and ``<key>q<n>``."""
    found: list[Mark] = []
    for index, event in enumerate(record.events, 1):
        found.extend(_event(event, f"{key}e{index}", index))
    for index, statement in enumerate(record.statements, 1):
        group = f"{key}q{index}"
        found.append(_mark(statement.source, "voice", f"statement {index}", group))
        found.append(_mark(statement.cue, "cue", f"statement {index}", group))
    for time in record.times:
        found.append(_mark(time, "date", day(time.value)))
    for place in record.places:
        found.append(_mark(place, "place", whereabouts(place)))
    return found


def shades(record: Record) -> list[tuple[int, int]]:
    """The stretches that somebody is quoted as saying."""
    return [(s.content.start, s.content.end) for s in record.statements if s.content]


def _event(event: Event, group: str, index: int) -> Iterator[Mark]:
    about = f"event {index}, {event.type}"
    for span in event.triggers:
        mark = _mark(span, "trigger", about, group)
        yield mark._replace(number=str(index))
    for kind, spans in (("actor", event.actors), ("recipient", event.recipients)):
        for span in spans:
            yield _mark(span, kind, about, group)
    for place in event.places:
        yield _mark(place, "place", f"{about}: {whereabouts(place)}", group)
    if event.date.span:
        yield _mark(event.date.span, "date", f"{about}: {day(event.date.value)}", group)
    for kind, tolls in (("killed", event.killed), ("wounded", event.wounded)):
        for toll in tolls:
            yield _mark(toll, kind, f"{about}: {number(toll)}", group)
            if toll.source:
                yield _mark(toll.source, "voice", about, group)
    if event.hedge:
        yield _mark(event.hedge, "hedge", about, group)
    for chain in event.sources:
        for span in chain:
            yield _mark(span, "voice", about, group)


def _mark(span: Span | Place | Toll, kind: str, about: str, group: str = "") -> Mark:
    """One span's mark; its tip is the field in both languages, what it belongs to, and what gave it."""
    name = label("field", kind)
    tip = f"{name.ar} · {name.en}" + (f" — {about}" if about else "") + (f" — {span.entry}" if span.entry else "")
    return Mark(span.start, span.end, kind, tip, group)
