"""Parts of a record in words that all human-readable formats share: numbers, dates, places, safe text.

Article text is shown on one line and harmless: control characters (an escape could drive a terminal) and lone
surrogates are shown as U+FFFD, and the article's own bidi controls are left out so that they cannot turn what stands
around them.
"""

from __future__ import annotations

import re

from riwaya.model import Event, Place, Statement, Toll

FSI, PDI = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
NOT_SAID = "not said"


def safe(text: str) -> str:
    """Text of an article with what cannot be shown replaced one for one, line breaks kept."""
    return _UNSAFE.sub("\ufffd", text)


def line(text: str) -> str:
    """Text of an article on one line, without bidi controls."""
    return _BIDI.sub("", safe(_SPACE.sub(" ", text))).strip()


def isolate(text: str) -> str:
    """Text on one line whose direction stays its own: for Arabic inside English lines of a terminal."""
    return f"{FSI}{line(text)}{PDI}"


def shortened(text: str, length: int) -> str:
    """The text cut at a word, with an ellipsis, where it is longer than ``length`` characters."""
    if len(text) <= length:
        return text
    cut = text[:length]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"


def number(toll: Toll) -> str:
    """``9``, ``at least 9``, ``up to 9``, ``9 to 12``, ``none``; what has no bounds has no number."""
    if toll.min is None and toll.max is None:
        return "number not given"
    if toll.max is None:
        return f"at least {toll.min}"
    if toll.min is None:
        return f"up to {toll.max}"
    if toll.min == toll.max:
        return str(toll.min) if toll.min else "none"
    return f"{toll.min} to {toll.max}"


def day(value: str | None) -> str:
    """``2015-08-06``, ``2015-08-06 to 2015-08-08``, ``date not known``."""
    return value.replace("/", " to ") if value else "date not known"


def whereabouts(place: Place) -> str:
    """``Damascus, SY, 33.51, 36.29``: as much of it as is known."""
    coordinates = [f"{x:.2f}" for x in (place.lat, place.lon) if x is not None]
    return ", ".join([*(part for part in (place.en, place.cc) if part), *coordinates])


def voices(statements: tuple[Statement, ...], index: int) -> tuple[int, ...]:
    """The indices of the statements that pass a statement on, outermost first, itself last. Loops are cut."""
    chain = [index]
    while (parent := statements[chain[0]].parent) is not None and 0 <= parent < len(statements) and parent not in chain:
        chain.insert(0, parent)
    return tuple(chain)


def bounds(tolls: tuple[Toll, ...]) -> tuple[int | None, int | None]:
    """The widest bounds over all claims; None where there are none or one claim leaves that side open."""
    lows, highs = [t.min for t in tolls], [t.max for t in tolls]
    known_low, known_high = [n for n in lows if n is not None], [n for n in highs if n is not None]
    return (min(known_low, default=None), max(known_high, default=None) if len(known_high) == len(highs) else None)


def entries(event: Event) -> tuple[str, ...]:
    """Every lexicon entry or rule that gave a span of an event, in the order of the fields, without repeats."""
    spans = [*event.triggers, *event.actors, *event.recipients, *event.places, *event.killed, *event.wounded]
    spans += [span for span in (event.date.span, event.hedge) if span]
    spans += [span for chain in event.sources for span in chain]
    return tuple(dict.fromkeys(span.entry for span in spans if span.entry))
