"""Dates as pages print them: ISO, e-mail style, English, and Arabic with every month system and both digit scripts.

"الأربعاء 17 ذو القعدة 1441 هـ - 8 يوليو/تموز 2020" is 2020-07-08. Month and weekday names come from the lexicon
``grammar/timewords``. A year must be written with four digits; a weekday that does not fit, month names that disagree,
two different dates and 8/7/2020 without a weekday give None. Hijri years alone are converted (Umm al-Qura).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from riwaya.extract.fold import fold
from riwaya.lexicon import table

_COLUMNS = "id,word,plural,class,value,note,example,yields"
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EARLIEST, _LATEST = 1990, 2099  # outside, it is a default of the page's software (1970, 0001, 1899)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?\s*$")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
# "updated on": what follows is not the day of publication; folded تحديث، تعديل
_UPDATED = re.compile(r"تحديث|تعديل|updated|modified", re.IGNORECASE)
_SENT = re.compile(r"نشر|publish", re.IGNORECASE)  # نُشر "published": ends the reach of the above
_LETTERS = re.compile(r"[^\W\d_]")


class _Names(NamedTuple):
    """Folded names to numbers and the patterns built of them."""

    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    weekday: re.Pattern[str]


def day_in(text: str) -> str | None:
    """The one day of publication that a short text names, as ``YYYY-MM-DD``; None for none, several or doubt."""
    plain = fold(text[:400]).lower()
    found = set(_days(plain))
    return found.pop().isoformat() if len(found) == 1 else None


def leftover(text: str) -> int:
    """How many letters stand in a text beside its dates and weekdays: few in a byline, many in a sentence."""
    plain = fold(text).lower()
    for pattern in (_names().day_month, _names().month_day, _names().weekday, _ISO, _NUMERIC):
        plain = pattern.sub(" ", plain)
    return len(_LETTERS.findall(plain))


def _days(plain: str) -> Iterator[date]:
    """Every publication day in a folded text: Gregorian ones, else Hijri ones."""
    names = _names()
    hijri: list[date] = []
    gregorian = False
    for match, day in _candidates(plain, names):
        lunar = isinstance(day, tuple)
        value = _from_hijri(*day) if isinstance(day, tuple) else day
        if value is None or not _EARLIEST <= value.year <= _LATEST or _is_update(plain, match.start()):
            continue
        weekday = _weekday_before(plain, match.start(), names)
        if weekday is not None and weekday != value.weekday():
            continue
        if lunar:
            hijri.append(value)
        else:
            gregorian = True
            yield value
    if not gregorian:
        yield from hijri


def _candidates(plain: str, names: _Names) -> Iterator[tuple[re.Match[str], date | tuple[int, int, int]]]:
    """Dates as written, a tuple (year, month, day) for Hijri ones."""
    for pattern in (_ISO, _COMPACT):
        for match in pattern.finditer(plain):
            numbers = [int(n) for n in match.groups() if n.isdigit()]
            if day := _date(*numbers):
                yield match, day
    for match in _NUMERIC.finditer(plain):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        readings = {day for day in (_date(year, second, first), _date(year, first, second)) if day}
        weekday = _weekday_before(plain, match.start(), names)
        fitting = [day for day in readings if len(readings) == 1 or day.weekday() == weekday]
        if len(fitting) == 1:
            yield match, fitting[0]
    for pattern in (names.day_month, names.month_day):
        for match in pattern.finditer(plain):
            day_number, year = int(match["day"]), int(match["year"])
            if match["month"] in names.hijri:
                yield match, (year, names.hijri[match["month"]], day_number)
                continue
            months = {names.months[m] for m in (match["month"], match["also"]) if m in names.months}
            if len(months) == 1 and (day := _date(year, months.pop(), day_number)):
                yield match, day


@cache
def _names() -> _Names:
    months: dict[str, int] = {}
    hijri: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for row in table("grammar/timewords", _COLUMNS):
        kind, word = row.cells["class"], fold(row.cells["word"])
        if kind in ("month-gulf", "month-levant", "month-maghreb"):
            months[word] = int(row.cells["value"])
        elif kind == "month-hijri":
            hijri[word] = int(row.cells["value"])
        elif kind == "weekday":
            weekdays[word] = int(row.cells["value"])
    for word in [w for w in months if any(other.startswith(f"{w} ") for other in months)]:
        del months[word]  # تشرين alone may be October or November
    for number, name in enumerate(_ENGLISH, 1):
        months[name] = number
    arabic = "|".join(sorted(map(re.escape, [*(m for m in months if not m.isascii()), *hijri]), key=len, reverse=True))
    month = rf"(?:(?P<month>{arabic}|{'|'.join(_ENGLISH)})(?:[a-z]*\b\.?)?)"
    also = rf"(?:\s*[/\-–(]\s*(?P<also>{arabic})\s*\)?)?"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
    year = r"(?P<year>(?:1[34]|19|20)\d\d)(?!\d)"
    return _Names(
        months, hijri, weekdays,
        re.compile(rf"{day}[\s,،\-/]*(?:من\s+)?(?:شهر\s+)?{month}{also}[\s,،\-/]*(?:عام\s+|سنه\s+)?{year}"),
        re.compile(rf"(?<![^\W_]){month}{also}[\s,،]+{day}\s*[,،\s]\s*{year}"),
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, weekdays))})(?!\w)"),
    )  # fmt: skip


def _weekday_before(plain: str, start: int, names: _Names) -> int | None:
    """The weekday named shortly before a date, to check it by."""
    found = names.weekday.findall(plain, max(0, start - 40), start)
    return names.weekdays[found[-1]] if found else None


def _is_update(plain: str, start: int) -> bool:
    before = plain[max(0, start - 40) : start]
    updates = [m.start() for m in _UPDATED.finditer(before)]
    return bool(updates) and not _SENT.search(before, updates[-1])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_hijri(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri

    try:
        gregorian = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(gregorian.year, gregorian.month, gregorian.day)
