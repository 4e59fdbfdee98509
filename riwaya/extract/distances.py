"""Distances and spans: قبل يومين, بعد أسبوع, اليومين الماضيين, الساعات الأربع والعشرين الماضية.

A distance is counted from publication, or from the day last named where it looks ahead; a span ends with publication.
What it cannot do: durations (منذ شهرين), vague counts (قبل أشهر) and distances from a happening (بعد يومين من الهجوم)
have no value and are left alone.
"""

from __future__ import annotations

import re
from datetime import timedelta

from riwaya.extract import calendar
from riwaya.extract.dateparts import Found, Viewpoint
from riwaya.extract.numbers import read_number
from riwaya.extract.timewords import UNITS, is_year, joining, peek, unit
from riwaya.extract.tokens import Token

_SIGNS = {"قبل": -1, "بعد": 1, "منذ": -1}
_SINCE = ("P1D", "P1W")  # منذ ستة أيام names a beginning; منذ شهرين is rather a duration
_ONE = frozenset({"واحد", "واحده"})
_DAY_AND_NIGHT = (  # the last 24 hours
    re.compile(
        r"(?:ال)?(?:ساعات )?(?:ال)?(?:24|اربعا? ?و ?(?:ال)?عشرين|اربع و?العشرين)(?: ساعه)? (?:الماضيه|الاخيره|الفايته)"
    ),
    re.compile(
        r"الاربع والعشرين ساعه (?:الماضيه|الاخيره|الفايته)"
        r"|ال?ساعات ال?(?:24|اربع والعشرين) (?:الماضيه|الاخيره|الفايته)"
    ),
)


def distance(tokens: list[Token], i: int, view: Viewpoint) -> Found | None:
    """قبل يومين, قبل ثلاثة أشهر, بعد أسبوع at token i."""
    word = tokens[i].word.removeprefix("و")
    skip = len(tokens[i].word) - len(word)
    sign = _SIGNS.get(word)
    if sign is None:
        return None
    at = i + 1
    while at < len(tokens) and tokens[at].word in joining("about"):
        at += 1
    count: int | None = None
    number = read_number(tokens, at) if at < len(tokens) else None
    if number:
        if number.max is None or number.max >= 200:
            return None
        count, at = number.min, number.end
    counted = unit(tokens[at].word) if at < len(tokens) else None
    if counted is None or counted.duration not in (_SINCE if word == "منذ" else UNITS):
        return None
    if word == "منذ" and any(t.word in joining("more-or-less") for t in tokens[i + 1 : at]):
        return None  # منذ أكثر من شهر
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.word in _ONE:
        after = tokens[at + 2] if at + 2 < len(tokens) else None  # بعد يوم واحد على الهجوم
    if after is not None and is_year(after):
        return None  # قبل عام 2016
    if count is None:
        if tokens[at].word.startswith("ال") or (not counted.dual and tokens[at].word in joining("many")):
            return None  # قبل أشهر: vague
        count = 2 if counted.dual else 1
    if after is not None and _no_distance(after, count, sign):
        return None
    base = view.anchor if sign > 0 and view.anchor is not None else view.published
    if base is None:
        view.undated = True
        return Found(i, at + 1, skip, None, "dates:distance", True)
    return Found(i, at + 1, skip, calendar.ago(base, count, counted.duration, sign), "dates:distance", True)


def _no_distance(after: Token, count: int, sign: int) -> bool:
    """Whether the word behind the unit gives it another sense."""
    if after.word in joining("counted-from") and sign > 0:
        return True  # بعد يومين من الهجوم: counted from a happening
    if after.word in joining("shifted"):
        return True
    kind = peek(after) if count == 1 and after.word else None
    return kind is not None and kind.startswith(("weekday", "relative-day", "month"))  # قبل يوم الثلاثاء, منذ شهر آب


def span(tokens: list[Token], i: int, view: Viewpoint) -> Found | None:
    """اليومين الماضيين, الساعات الأربع والعشرين الماضية at token i."""
    last = tokens[i + 1].word if i + 1 < len(tokens) else ""
    if tokens[i].word == "اليومين" and last in joining("last-two"):
        return _back(i, i + 2, view)
    run = " ".join(t.word for t in tokens[i : i + 5])
    for pattern in _DAY_AND_NIGHT:
        match = pattern.match(run)
        if match:
            return _back(i, i + len(match.group().split()), view)
    return None


def _back(start: int, end: int, view: Viewpoint) -> Found:
    """The two days before publication."""
    if view.published is None:
        view.undated = True
        return Found(start, end, 0, None, "dates:span", True)
    first, last = (view.published - timedelta(days=n) for n in (2, 1))
    return Found(start, end, 0, f"{first.isoformat()}/{last.isoformat()}", "dates:span", True)
