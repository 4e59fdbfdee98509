"""Every event row's own example, read: its type, subtype and modality must come out at a word of the row.

The slots (actor, recipient, place, killed, wounded) belong to other stages too, so they are counted over all rows and only
their share is held. Set RIWAYA_SHARE=1 to see the shares.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import cache

import pytest

from riwaya.extract import merge, tell
from riwaya.extract.document import Document
from riwaya.extract.fold import fold
from riwaya.extract.reader import Reader
from riwaya.lexicon import Row, table, tables
from riwaya.model import Article, Event

VERBS = "id,past,present,masdar,participle,type,subtype,slots,needs,without,example,yields"
NOUNS = "id,noun,plural,type,subtype,genitive,needs,without,example,yields"
LIGHT = "id,past,present,masdar,participle,link,slots,example,yields"
MODIFIERS = "id,word,plural,subtype,strength,example,yields"
ROWS = (*tables("events/verbs-*", VERBS), *tables("events/nouns-*", NOUNS))
SIDES = "id,word,plural,side,example,yields"
HELPERS = (*table("events/light", LIGHT), *table("events/modifiers", MODIFIERS), *table("events/sides", SIDES))
HOMOGRAPHS = table("homographs", "id,word,rows,example,yields")
PUBLISHED = "2024-05-10"
LEAST = {
    "actor": 0.55,
    "place": 0.65,
    "recipient": 0.35,
    "killed": 0.7,
    "wounded": 0.6,
}  # what the slots reach today, to keep


def wanted(row: Row) -> dict[str, str]:
    return dict(part.split("=", 1) for part in row["yields"].split())


@pytest.fixture(autouse=True)
def every_happening(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep all that the grammar finds: whether one sentence by itself is news enough is not what a row is tested for."""
    monkeypatch.setattr(tell, "TELL", 0.0)
    monkeypatch.setattr(merge, "DROP", 0.0)


@cache
def events(text: str) -> tuple[Event, ...]:
    return Reader().read(Article(id="example", body=text, published=PUBLISHED)).events


def words_of(row: Row) -> set[int]:
    """Offsets of the words of the example that may be a form of the row."""
    document = Document(Article(id="example", body=row["example"], published=PUBLISHED))
    return {
        token.start
        for sentence in document.sentences
        for token in sentence.tokens
        for reading in token.info.readings
        if reading.lexeme.row.id == row.id
    }


def fitting(row: Row) -> list[Event]:
    """The events of the example that have a trigger at a word of the row and the type, subtype and modality it promises."""
    want, starts = wanted(row), words_of(row)
    return [
        event
        for event in events(row["example"])
        if any(t.start <= s < t.end or s <= t.start < s + 4 for t in event.triggers for s in starts)
        and event.type == want["type"]
        and event.subtype == want.get("subtype", event.subtype)
        and event.modality == want.get("modality", event.modality)
    ]


def told(row: Row) -> str:
    return f"{row.id}: {row['example']} | wanted {row['yields']} | read " + "; ".join(
        f"{e.type} {e.subtype} {e.modality} {[t.text + '~' + t.entry for t in e.triggers]}"
        for e in events(row["example"])
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id.removeprefix("events/"))
def test_the_example_of_an_event_row_is_read(row: Row) -> None:
    assert words_of(row), f"{row.id}: no word of the example is a form of the row"
    assert fitting(row), told(row)


@pytest.mark.parametrize("row", HELPERS, ids=lambda row: row.id.removeprefix("events/"))
def test_the_example_of_a_helping_row_is_read(row: Row) -> None:
    want = wanted(row)
    keys = [k for k in ("type", "subtype", "modality") if k in want]
    assert any(all(getattr(e, k) == want[k] for k in keys) for e in events(row["example"])), told(row)


@pytest.mark.parametrize("row", HOMOGRAPHS, ids=lambda row: row.id)
def test_a_homograph_is_no_event_word(row: Row) -> None:
    assert len(events(row["example"])) == int(wanted(row)["events"]), told(row)


def test_the_slots_of_most_examples_are_filled() -> None:
    asked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in ROWS:
        want = wanted(row)
        event = next(iter(fitting(row)), None)
        for slot in LEAST.keys() & want.keys():
            asked[slot] += 1
            found[slot] += event is not None and any(
                folded(want[slot]) in name or name in folded(want[slot]) for name in said(event, slot)
            )
    shares = {slot: found[slot] / asked[slot] for slot in LEAST}
    if os.environ.get("RIWAYA_SHARE"):
        print({slot: f"{found[slot]}/{asked[slot]}" for slot in LEAST})
    assert all(shares[slot] >= least for slot, least in LEAST.items()), shares


def said(event: Event, slot: str) -> set[str]:
    if slot in ("killed", "wounded"):
        return {str(toll.min) for toll in getattr(event, slot)}
    spans = {"actor": event.actors, "recipient": event.recipients, "place": event.places}[slot]
    return {folded(span.text) for span in spans}


def folded(text: str) -> str:
    return fold(text).replace("_", " ")
