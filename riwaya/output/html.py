"""Records as one self-contained page, right to left: each article's text with its fields marked, its events beside it.

Nothing is loaded from anywhere (a content policy in the page forbids it) and nothing needs a script: marks are links to
the cards of their events, cards link back to the words. All article text is escaped; addresses are links only when
http(s). All articles are held in memory until the page is written: for thousands, take ``--format records``.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TextIO

from riwaya.model import Article, Event, Record, Span, Toll
from riwaya.output.highlight import Run, runs
from riwaya.output.labels import Label, label
from riwaya.output.marks import marks, shades
from riwaya.output.wording import NOT_SAID, day, entries, line, number, safe, shortened, voices, whereabouts

_FILES = Path(__file__).parent / "report"
_NAME = 110  # characters of an article's title in the contents
LEGEND = ("trigger", "actor", "recipient", "place", "date", "killed", "wounded", "hedge", "voice", "cue", "content")


class Link(NamedTuple):
    """Words of the article and the place on the page where they stand."""

    text: str
    href: str
    entry: str


class Value(NamedTuple):
    """One value of a field: a chain of linked words, what they mean, and who says so (tolls only)."""

    links: tuple[Link, ...]
    about: str = ""
    by: tuple[Link, ...] = ()


class Field(NamedTuple):
    """A field of a card that has something to say."""

    name: str
    label: Label
    values: tuple[Value, ...]


class Card(NamedTuple):
    """An event beside the text."""

    key: str
    number: int
    code: str
    type: Label
    subtype: Label | None
    modality: str
    hedged: bool
    fields: tuple[Field, ...]
    entries: tuple[str, ...]


class Said(NamedTuple):
    """A statement below the events."""

    key: str
    chain: tuple[Link, ...]
    cue: Link
    mode: Label
    content: Link | None


class View(NamedTuple):
    """One article as the page shows it."""

    key: str
    article: Article
    name: str
    url: str | None
    title: list[Run]
    paragraphs: list[list[Run]]
    cards: tuple[Card, ...]
    statements: tuple[Said, ...]
    record: Record


def write(pairs: Iterable[tuple[Article, Record]], stream: TextIO) -> None:
    """Write the page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FILES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(line=line, safe_text=safe)
    style, script = ((_FILES / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    views = [_view(f"a{n}", article, record) for n, (article, record) in enumerate(pairs, 1)]
    legend = [(kind, label("field", kind)) for kind in LEGEND]
    page = environment.get_template("page.html.j2")
    for chunk in page.generate(views=views, legend=legend, label=label, style=style, script=script, hash=_hash(script)):
        stream.write(chunk)


def _view(key: str, article: Article, record: Record) -> View:
    lines = list(runs(article.text, marks(record, key), shades(record)))
    breaks = article.title.count("\n") + 1  # a title may have line ends of its own
    url = article.url if article.url and article.url.lower().startswith(("http://", "https://")) else None
    return View(
        key=key,
        article=article,
        name=shortened(line(article.title) or line(article.body[:200]), _NAME) or article.id,
        url=url,
        title=[run for title in lines[:breaks] for run in title],
        paragraphs=[paragraph for paragraph in lines[breaks:] if any(run.text.strip() for run in paragraph)],
        cards=tuple(_card(f"{key}e{n}", n, event, key) for n, event in enumerate(record.events, 1)),
        statements=tuple(_said(key, article.text, record, index) for index in range(len(record.statements))),
        record=record,
    )


def _card(key: str, index: int, event: Event, page: str) -> Card:
    doubt = [Value((_link(event.hedge, page),))] if event.hedge else []
    when = (_link(event.date.span, page),) if event.date.span else ()
    own = Value((), "the outlet itself")
    fields = {
        "actor": _values(event.actors, page) or [Value((), NOT_SAID)],
        "recipient": _values(event.recipients, page),
        "place": [Value((_link(place, page),), whereabouts(place)) for place in event.places],
        "date": [Value(when, day(event.date.value))] if event.date.value or when else [],
        "killed": [_toll(toll, page) for toll in event.killed],
        "wounded": [_toll(toll, page) for toll in event.wounded],
        "voice": [Value(tuple(_link(span, page) for span in chain)) for chain in event.sources] or [own],
        "hedge": doubt,
        "trigger": _values(event.triggers, page),
    }
    return Card(
        key=key,
        number=index,
        code=event.type,
        type=label("type", event.type),
        subtype=label("subtype", event.subtype) if event.subtype else None,
        modality=event.modality,
        hedged=event.hedged,
        fields=tuple(Field(name, label("field", name), tuple(values)) for name, values in fields.items() if values),
        entries=entries(event),
    )


def _said(page: str, text: str, record: Record, index: int) -> Said:
    statement = record.statements[index]
    content = statement.content
    words = line(text[content.start : content.end]) if content else ""
    return Said(
        key=f"{page}q{index + 1}",
        chain=tuple(_link(record.statements[i].source, page) for i in voices(record.statements, index)),
        cue=_link(statement.cue, page),
        mode=label("mode", statement.mode),
        content=Link(words, "", "") if content and words else None,
    )


def _values(spans: Iterable[Span], page: str) -> list[Value]:
    return [Value((_link(span, page),)) for span in spans]


def _toll(toll: Toll, page: str) -> Value:
    by = (_link(toll.source, page),) if toll.source else ()
    return Value((_link(toll, page),), number(toll) + (", hedged" if toll.hedged else ""), by)


def _link(span: Span, page: str) -> Link:
    return Link(line(span.text), f"#{page}p{span.start}", span.entry)


def _hash(script: str) -> str:
    """The script's digest, by which the page's content policy allows it and no other."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
