"""Every record of Riwaya, in the order of the data: an article comes in, a record with spans goes out.

All records are frozen. Offsets are half-open, in Unicode code points into ``Article.text`` (title, newline, body) exactly
as the article came. ``entry`` names the lexicon entry or rule that gave a span (``table:id``). This module imports nothing
else of ours and does no work.
"""

from __future__ import annotations

from typing import Literal

import msgspec

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Modality = Literal["happened", "denied", "planned", "possible"]
Mode = Literal["direct", "indirect", "according-to"]


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article as it was published. ``published`` is ``YYYY-MM-DD`` or None."""

    id: str
    title: str = ""
    body: str = ""
    outlet: str | None = None
    url: str | None = None
    published: str | None = None

    @property
    def text(self) -> str:
        """What all offsets count in."""
        return f"{self.title}\n{self.body}"


class Span(msgspec.Struct, frozen=True):
    """A stretch of ``Article.text`` and the lexicon entry or rule that found it."""

    start: int
    end: int
    text: str
    entry: str = ""


class Extent(msgspec.Struct, frozen=True):
    """A stretch of ``Article.text`` without its words: what somebody is quoted as saying."""

    start: int
    end: int


class Place(Span, frozen=True):
    """A place mentioned by name. Coordinates are degrees (WGS 84), None where they are not known or not certain;
    a place that the gazetteer lacks has those of the town that the text names right behind it (a village east of a town)."""

    en: str | None = None
    cc: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None


class Time(Span, frozen=True):
    """A calendar expression; ``value`` is an ISO 8601 date, a shortened date, an interval ``A/B``, or None."""

    value: str | None = None


class EventDate(msgspec.Struct, frozen=True):
    """When an event happened, and the words that say so (None where the date is carried over)."""

    value: str | None = None
    span: Span | None = None


class Toll(Span, frozen=True):
    """One claim of dead or wounded: bounds are whole numbers, None where the text sets none."""

    min: int | None = None
    max: int | None = None
    source: Span | None = None
    hedged: bool = False


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One happening told by an article, with all its mentions."""

    type: EventType
    subtype: str | None = None
    triggers: tuple[Span, ...]
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()
    date: EventDate = EventDate()
    killed: tuple[Toll, ...] = ()
    wounded: tuple[Toll, ...] = ()
    modality: Modality = "happened"
    hedged: bool = False
    hedge: Span | None = None
    sources: tuple[tuple[Span, ...], ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody is reported as saying something; ``parent`` is the index of the statement that passes it on."""

    source: Span
    cue: Span
    mode: Mode
    content: Extent | None = None
    parent: int | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that Riwaya read in one article. ``notes`` tells what could not be read and why."""

    id: str
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()
    reader: str = ""
