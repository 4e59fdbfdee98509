"""Calendar expressions in a sentence -> spans with values, seen from the day of publication.

A grammar over folded tokens. An expression is a date in figures (``numericdates.py``), a distance or span
(``distances.py``), or built of parts (``expressions.py``): a part of the day, a relative day (أمس), a weekday, a day
with a month, a month, a year, a unit with an adjective (الشهر الماضي). Month names of all systems, numerals of both
scripts and words, Hijri and Iranian months. What it cannot do: durations, clock times and vague words (حاليا, مؤخرا)
are no dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from riwaya.extract import calendar
from riwaya.extract.datecontext import is_dateline, own_today
from riwaya.extract.dateparts import Found, Viewpoint
from riwaya.extract.distances import distance, span
from riwaya.extract.expressions import expression
from riwaya.extract.numericdates import numeric
from riwaya.extract.timewords import opens, peek
from riwaya.extract.tokens import Token

__all__ = ["DateReader", "Found"]


class DateReader:
    """Reads the calendar expressions of one article; relative words count from ``published``, or from the day of
    writing where its sentences tell of another."""

    def __init__(self, published: date | None, sentences: Iterable[list[Token]] = ()) -> None:
        self._view = Viewpoint(published and own_today(sentences, published))

    @property
    def undated(self) -> bool:
        """Whether a relative word stood in an article without a date."""
        return self._view.undated

    def read(self, tokens: list[Token]) -> list[Found]:
        """All expressions of a sentence, in order, none overlapping."""
        found: list[Found] = []
        if is_dateline(tokens):
            return found
        behind = 0
        for i, token in enumerate(tokens):
            if i < behind or not (opens(token.word) if token.kind == "w" else token.kind == "n"):
                continue
            hit = self._at(tokens, i)
            if hit is None:
                continue
            one = _one(tokens, found[-1], hit) if found else None
            if one is not None:
                found[-1] = one
            else:
                found.append(hit)
            self._view.anchor = calendar.parse_day(hit.value) or self._view.anchor
            behind = hit.end
        return found

    def _at(self, tokens: list[Token], i: int) -> Found | None:
        view = self._view
        return numeric(tokens, i) or distance(tokens, i, view) or span(tokens, i, view) or expression(tokens, i, view)


_NIGHT = ("ليل", "ليله")


def _one(tokens: list[Token], before: Found, hit: Found) -> Found | None:
    """Two expressions side by side that are one: the same day named twice, or the night between two days."""
    gap = tokens[before.end : hit.start]
    if len(gap) > 1 or hit.skip:
        return None
    if before.value is None and hit.value is None:  # no day of publication: the night is still one
        both = [t for t in gap if t.text in "-–/"] == gap and _night(tokens, before) is not None
        return before._replace(end=hit.end) if both and peek(tokens[hit.start], "weekday") else None
    if before.value is None or hit.value is None or len(hit.value) != 10:
        return None
    if before.value == hit.value and all(t.text == "،" for t in gap):
        return before._replace(end=hit.end)  # صباح الأربعاء، 8 كانون الثاني
    first, second = calendar.parse_day(before.value), calendar.parse_day(hit.value)
    night = _night(tokens, before)
    if night is None or first is None or second is None or any(t.text not in "-–/" for t in gap):
        return None
    if (second - first).days == -6:
        first -= timedelta(days=7)  # the night that began a week ago ended on the day after
    if (second - first).days != 1:
        return None
    middle = any(t.word.endswith("منتصف") for t in tokens[max(0, before.start - 1) : before.end] if t.kind == "w")
    return before._replace(end=hit.end, value=hit.value if middle else f"{first.isoformat()}/{hit.value}")


def _night(tokens: list[Token], found: Found) -> Token | None:
    """The word "night" of an expression."""
    opening = tokens[found.start : found.end]
    return next(
        (t for t in opening if t.kind == "w" and t.word[found.skip if t is opening[0] else 0 :] in _NIGHT), None
    )
