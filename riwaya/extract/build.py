"""Happenings, statements, times and places -> the frozen record with its spans."""

from __future__ import annotations

from typing import Any

from riwaya.extract.chunks import Phrase
from riwaya.extract.dates import Found
from riwaya.extract.document import Document
from riwaya.extract.fold import skip
from riwaya.extract.merge import Happening
from riwaya.extract.modality import of_happening
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.said import Said, phrase_span
from riwaya.extract.sources import Speakers, chains, speakers
from riwaya.extract.tolls import Count
from riwaya.model import Event, EventDate, Extent, Place, Record, Span, Statement, Time, Toll
from riwaya.version import __version__

# what the bare word (قصف, تفجير) is taken for, where another word of the happening tells more (غارات, انتحاري)
_NARROWER = {
    "air-drone-strike": "shelling-artillery-missile", "suicide-bomb": "ied-landmine",
    "territory-gain-government": "armed-clash", "territory-gain-nonstate": "armed-clash",  # an offensive and what it takes
}  # fmt: skip


def build_record(
    document: Document, times: dict[int, list[Found]], places: list[PlaceMention], statements: list[Said],
    happenings: list[Happening], notes: tuple[str, ...],
) -> Record:  # fmt: skip
    """The record of a document."""
    text, acts = document.text, speakers(happenings)
    return Record(
        id=document.article.id,
        events=tuple(_event(text, h, statements, acts) for h in happenings),
        statements=tuple(_statement(text, s) for s in statements),
        times=tuple(_time(document, index, t) for index, found in times.items() for t in found),
        places=tuple(_place(text, p) for p in places),
        notes=notes,
        reader=__version__,
    )


def _span(text: str, start: int, end: int, entry: str = "") -> Span:
    return Span(start, end, text[start:end], entry)


def _time(document: Document, index: int, time: Found) -> Time:
    start, end = time_span(document.sentences[index].tokens, time)
    return Time(start, end, document.text[start:end], time.entry, time.value)


def time_span(tokens: list, time: Found) -> tuple[int, int]:  # type: ignore[type-arg]
    first = tokens[time.start]
    return first.start + skip(first.text, time.skip), tokens[time.end - 1].end


def _place(text: str, place: PlaceMention) -> Place:
    tokens = place.sentence.tokens
    first = tokens[place.start]
    start, end = first.start + skip(first.text, place.skip), tokens[place.end - 1].end
    chosen = place.chosen
    return Place(
        start,
        end,
        text[start:end],
        place.entry,
        chosen.en if chosen else None,
        place.cc,
        place.lat,
        place.lon,
        place.kind or None,
    )


def _statement(text: str, said: Said) -> Statement:
    return Statement(
        source=_span(text, *said.source), cue=_span(text, *said.cue, said.cue_entry), mode=said.mode,  # type: ignore[arg-type]
        content=Extent(*said.content) if said.content and said.content[0] < said.content[1] else None, parent=said.parent,
    )  # fmt: skip


def _event(text: str, happening: Happening, statements: list[Said], acts: Speakers) -> Event:
    mentions = happening.mentions
    triggers = []
    for m in mentions:
        word = m.word
        start = word.start + skip(word.text, len(m.reading.pro) if m.reading else 0)
        last = m.sentence.tokens[
            m.token + (len(m.reading.lexeme.rest) if m.reading and m.pos != "v" and not m.toll_only else 0)
        ]
        entry = m.rule.id if m.rule else (m.reading.lexeme.row.id if m.reading else "")
        triggers.append(_span(text, start, max(word.end, last.end if last.end - word.start < 60 else word.end), entry))
    date = EventDate()
    if happening.date is not None:
        span = time_span(happening.date_sentence.tokens, happening.date)
        date = EventDate(happening.date.value, _span(text, *span, happening.date.entry))
    hedge: Any = next((m.hedge for m in mentions if m.hedge is not None), None)
    modality = of_happening(happening)
    counts = [c for m in mentions for c in m.counts if modality == "happened" or c.max == 0]  # nobody has died yet
    return Event(
        type=happening.type,  # type: ignore[arg-type]
        subtype=_subtype(happening),
        triggers=tuple(dict.fromkeys(triggers)),
        actors=_parties(text, happening.actors),
        recipients=_parties(text, happening.recipients),
        places=_places(text, happening),
        date=date,
        killed=_tolls(text, counts, "killed", statements),
        wounded=_tolls(text, counts, "wounded", statements),
        modality=modality,  # type: ignore[arg-type]
        hedged=hedge is not None,
        hedge=_span(text, hedge.cue[0], hedge.cue[1], hedge.entry) if hedge is not None else None,
        sources=tuple(tuple(_span(text, *span) for span in chain) for chain in chains(happening, statements, acts)),
    )


def _subtype(happening: Happening) -> str | None:
    kinds = [m.subtype for m in happening.mentions if m.subtype not in (None, "other")]
    kinds = [next((k for k, bare in _NARROWER.items() if kind == bare and k in kinds), kind) for kind in kinds]
    if kinds:
        return max(set(kinds), key=lambda k: (kinds.count(k), -kinds.index(k)))
    own = [m.subtype for m in happening.mentions if m.subtype]
    if own:
        return own[0]
    if happening.type in ("ASSAULT", "COERCE"):
        return "attack" if happening.type == "ASSAULT" and all(m.toll_only for m in happening.mentions) else "other"
    return None


def _parties(text: str, phrases: list[Phrase]) -> tuple[Span, ...]:
    return tuple(
        _span(text, *phrase_span(p), p.name.name.entry if p.name is not None else f"chunks:{p.cls}") for p in phrases
    )


def _places(text: str, happening: Happening) -> tuple[Place, ...]:
    return tuple(_place(text, place) for place in happening.places)


def _tolls(text: str, counts: list[Count], kind: str, statements: list[Said]) -> tuple[Toll, ...]:
    out: dict[tuple[int, int | None], Toll] = {}
    for count in counts:
        if count.kind != kind:
            continue
        source = _span(text, *statements[count.voice].source) if count.voice is not None else None
        toll = _toll(text, count, source, count.hedged)
        old = out.get((count.min, count.max))
        if old is None or (old.source is None and source is not None):
            out[(count.min, count.max)] = toll
    return tuple(out.values())


def _toll(text: str, count: Count, source: Span | None, hedged: bool) -> Toll:
    start, end = count.span
    return Toll(start, end, text[start:end], count.entry, count.min, count.max, source, hedged)
