"""The day on which a page was published, or None: relative dates hang on it, so no year is ever guessed.

Asked in this order: what JSON-LD and meta tags claim (where they contradict each other by more than two days, nothing
is believed); ``<time>`` and bylines next to the heading, nearest first, as long as they agree; the date in the address.
The date is taken as written, in the page's own time zone. What it cannot do: 8/7/2020, which is two dates, unless a
weekday stands with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from riwaya.article.byline import day_in, leftover

_AGREE = 2  # days that two claims may differ by: time zones, and a print edition's next day
_URL_DATE = re.compile(r"/((?:19|20)\d\d)(?:/|-)?([01]\d|[1-9])(?:/|-)?([0-3]\d|[1-9])(?=\D|$)")
_UPDATED = re.compile(r"updat|modif|edit", re.IGNORECASE)
_LEAF = 80  # characters; a longer text is a paragraph, not a byline
_STRAY = 25  # letters that may stand beside the date of a byline ("published on", a place, an hour)


def published(tree: Any, claims: Iterable[str], url: str | None) -> str | None:
    """``YYYY-MM-DD``, or None where the page does not say or contradicts itself."""
    days = [day for claim in claims if (day := day_in(claim))]
    if days:
        first = date.fromisoformat(days[0])
        agreed = all(abs((date.fromisoformat(day) - first).days) <= _AGREE for day in days)
        return days[0] if agreed else None
    return _near_heading(tree) or _in_address(url)


def _near_heading(tree: Any) -> str | None:
    """The date that stands nearest to the heading; None where the nearest ones differ."""
    headings = tree.xpath("//article//h1 | //main//h1") or tree.xpath("//h1")
    inner: Any = headings[0] if headings else None
    around: Any = inner.getparent() if headings else tree
    while around is not None:
        # what stands further in was searched before
        found = {day for child in around if child is not inner for day in _dates_within(child)}
        if found:
            return found.pop() if len(found) == 1 else None
        inner, around = around, around.getparent()
    return None


def _dates_within(block: Any) -> Iterator[str]:
    for element in block.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "h1"):
            continue
        about = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if _UPDATED.search(about):
            continue
        text = " ".join((element.text_content() or "").split()) if element.tag == "time" or not len(element) else ""
        if element.tag == "time":
            day = day_in(element.get("datetime") or "") or day_in(text)
        else:
            fits = len(text) <= _LEAF and not text.endswith(".") and any(c.isdigit() for c in text)
            day = day_in(text) if fits and leftover(text) <= _STRAY else None
        if day:
            yield day


def _in_address(url: str | None) -> str | None:
    match = _URL_DATE.search(url or "")
    return day_in("-".join(match.groups())) if match else None
