"""Calendar expressions in a sentence -> spans with values, seen from the day of publication.

A grammar over folded tokens. An expression is a date in figures (``numericdates.py``), a distance or span
(``distances.py``), or built of parts (``expressions.py``): a part of the day, a relative day (أمس), a weekday, a day
with a month, a month, a year, a unit with an adjective (الشهر الماضي). Month names of all systems, numerals of both
scripts and words, Hijri and Iranian months. What it cannot do: durations, clock times and vague words (حاليا, مؤخرا)
are no dates.
"""

from __future__ import annotations

from datetime import date

from riwaya.extract import calendar
from riwaya.extract.datecontext import is_dateline
from riwaya.extract.dateparts import Found, Viewpoint
from riwaya.extract.distances import distance, span
from riwaya.extract.expressions import expression
from riwaya.extract.numericdates import numeric
from riwaya.extract.timewords import opens
from riwaya.extract.tokens import Token

__all__ = ["DateReader", "Found"]


class DateReader:
    """Reads the calendar expressions of one article; ``published`` is the day that relative words count from."""

    def __init__(self, published: date | None) -> None:
        self._view = Viewpoint(published)

    @property
    def undated(self) -> bool:
        """Whether a relative word stood in an article without a date."""
        return self._view.undated

    def read(self, tokens: list[Token]) -> list[Found]:
        """All expressions of a sentence, in order, none overlapping."""
        found: list[Found] = []
        if is_dateline(tokens):
            return found
        i = 0
        while i < len(tokens):
            hit = self._at(tokens, i)
            if hit is None:
                i += 1
                continue
            found.append(hit)
            self._view.anchor = calendar.parse_day(hit.value) or self._view.anchor
            i = max(hit.end, i + 1)
        return found

    def _at(self, tokens: list[Token], i: int) -> Found | None:
        token, view = tokens[i], self._view
        if token.kind == "m" or (token.kind == "w" and not opens(token.word)):
            return None
        return numeric(tokens, i) or distance(tokens, i, view) or span(tokens, i, view) or expression(tokens, i, view)
