"""A unit or season with what places it in time: الشهر الماضي, العام الحالي 2022, هذا الشهر, الصيف الماضي.

The unit must be definite and singular; the adjective tells how many periods from publication it lies. What it cannot
do: spans of several units (الأشهر الثلاثة الماضية) and units counted from another day than that of publication.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract import calendar
from riwaya.extract.dateparts import Draft, Parts, Step, Viewpoint
from riwaya.extract.timewords import STEPS, UNITS, is_year, joining, time_words
from riwaya.extract.tokens import Token


class _Shift(NamedTuple):
    """How many periods from publication an adjective points, and its length in words."""

    periods: int
    length: int


def unit_step(draft: Draft) -> Step | None:
    """A unit phrase as a part of an expression; the first one may carry a clitic (بالأسبوع الماضي)."""
    parts, token = draft.parts, draft.tokens[draft.at]
    if parts.period is not None or (parts.weekday is not None and parts.day is None):
        return None
    step = unit_phrase(draft.tokens, draft.at, parts, draft.view)
    if step and (draft.first or parts.day is not None or parts.month is not None or not parts.relative):
        return step
    if draft.first and token.word[:1] in "بلوف" and token.word[1:].startswith("ال"):
        bare = Token("w", token.start + 1, token.end, token.text[1:], token.word[1:])
        tokens = [*draft.tokens[: draft.at], bare, *draft.tokens[draft.at + 1 :]]
        step = unit_phrase(tokens, draft.at, parts, draft.view)
        return step._replace(skip=1) if step else None
    return None


def unit_phrase(tokens: list[Token], at: int, parts: Parts, view: Viewpoint) -> Step | None:
    """The unit phrase that starts at a token; writes its year, month or finished period into the parts."""
    bare = tokens[at].word[2:] if tokens[at].word.startswith(("ال", "لل")) else ""
    if not bare or at + 1 >= len(tokens):
        return None
    unit, season = _unit_and_season(bare)
    if not unit and not season:
        return None
    shift = _shift(tokens, at + 1)
    if shift is None and unit == "P1Y" and is_year(tokens[at + 1]) and parts.year is None:
        parts.year = int(tokens[at + 1].word)  # العام 2022
        return Step(2, True, "dates:year")
    this = at and tokens[at - 1].word in joining("this")
    part = parts.part in ("start", "end") and unit in ("P1M", "P1Y")  # منذ مطلع العام
    if shift is None and (this or (part and not tokens[at + 1].word.startswith("ال"))):
        shift = _Shift(0, 0)
    if shift is None:
        return None
    end = at + 1 + shift.length
    if unit == "P1Y" and end < len(tokens) and is_year(tokens[end]):
        parts.year = int(tokens[end].word)  # العام الحالي 2022
        return Step(2 + shift.length, True, "dates:year")
    _place(parts, view, unit, season, shift.periods)
    return Step(1 + shift.length, True, "dates:unit")


def _place(parts: Parts, view: Viewpoint, unit: str, season: str, periods: int) -> None:
    """Write into the parts which unit or season is meant."""
    if view.published is None:
        view.undated = True
        parts.period = ""
    elif season:
        first, last = int(season[:2]), int(season[3:])
        year = view.published.year
        if periods < 0 and last >= view.published.month:
            year -= 1
        elif periods > 0 and first <= view.published.month:
            year += 1
        parts.period = calendar.season(season, year)
    elif parts.day is not None and unit == "P1M":  # الخامس من الشهر الماضي
        shifted = calendar.shift_months(view.published, periods)
        parts.year, parts.month = int(shifted[:4]), int(shifted[5:])
    elif unit == "P1Y":
        parts.year = view.published.year + periods
    else:
        parts.period = calendar.period(view.published, unit, periods)


def _unit_and_season(word: str) -> tuple[str, str]:
    """The duration and the months that a singular word without ال stands for; empty where it is no such word."""
    unit, season = "", ""
    for entry in time_words(word):
        if entry.kind == "unit" and entry.value in UNITS and word not in joining("many"):
            unit = entry.value
        elif entry.kind == "season" and entry.value:
            season = entry.value
    return unit, season


def _shift(tokens: list[Token], at: int) -> _Shift | None:
    for entry in time_words(tokens[at].word):
        if entry.kind != "relative-adj" or entry.value not in STEPS:
            continue
        length = len(entry.words)
        if length == 1 or tuple(t.word for t in tokens[at : at + length]) == entry.words:
            return _Shift(STEPS[entry.value], length)
    return None
