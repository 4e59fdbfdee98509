"""What the parts of an expression are worth together, seen from the day of publication.

A finished period wins, then the Hijri and Iranian calendars, a month, a year, a relative day and last a weekday; what
is missing is taken nearest to publication. Without that day relative parts have no value and the viewpoint notes it.
What it cannot do: check that parts agree (a weekday beside a full date is not compared with it).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from riwaya.extract import calendar
from riwaya.extract.dateparts import Parts, Viewpoint


class Worth(NamedTuple):
    """Whether the parts make a date, and its value; None where publication is needed and not known."""

    is_date: bool
    value: str | None = None


def worth(parts: Parts, view: Viewpoint) -> Worth:
    """The value of the parts of one expression."""
    if parts.period is not None and not parts.period.startswith("season:"):
        return Worth(True, parts.period or None)
    if parts.period is not None and parts.year is not None:
        return Worth(True, calendar.season(parts.period.removeprefix("season:"), parts.year))
    if parts.calendar and parts.month is not None:
        return _iranian(parts, parts.month) if parts.calendar == "iranian" else _hijri(parts, parts.month, view)
    if parts.month is not None:
        return _month(parts, parts.month, view)
    if parts.year is not None:
        return _year(parts, parts.year)
    if view.published is None:
        view.undated = True
        return Worth(True)
    if parts.relative is not None:
        day = view.published + timedelta(days=parts.relative)
        if parts.weekday is not None and day.weekday() != parts.weekday:
            day = calendar.weekday(view.published, parts.weekday)  # the weekday wins over "today"
        return Worth(True, day.isoformat())
    if parts.weekday is not None:
        return Worth(True, calendar.weekday(view.published, parts.weekday, parts.adjective or None).isoformat())
    return Worth(False)


def _if_real(value: str | None) -> Worth:
    """A day that does not exist in its calendar (30 February) is no date."""
    return Worth(bool(value), value or None)


def _month(parts: Parts, month: int, view: Viewpoint) -> Worth:
    year = parts.year or calendar.year_of(view.published, month, parts.day, parts.adjective)
    if year is None:
        view.undated = True
        return Worth(True)
    value = calendar.gregorian(year, month, parts.day)
    first = calendar.gregorian(year, month, parts.first_day) if parts.first_day is not None else None
    return _if_real(f"{first}/{value}" if value and first else value)


def _year(parts: Parts, year: int) -> Worth:
    if year <= 1500:
        return Worth(False)
    if parts.part in _STRETCHES:
        first, last = _STRETCHES[parts.part]
        return Worth(True, f"{year}-{first:02d}/{year}-{last:02d}")
    month = {"start": 1, "mid": 6, "end": 12}.get(parts.part)
    return Worth(True, f"{year}-{month:02d}" if month else f"{year}")


_STRETCHES = {"first-half": (1, 6), "second-half": (7, 12)} | {f"quarter-{n}": (3 * n - 2, 3 * n) for n in (1, 2, 3, 4)}


def _iranian(parts: Parts, month: int) -> Worth:
    if not parts.year or parts.year >= 1500:
        return Worth(False)
    return Worth(True, calendar.iranian(parts.year, month, parts.day))


def _hijri(parts: Parts, month: int, view: Viewpoint) -> Worth:
    year = parts.year if parts.year and parts.year < 1600 else None
    if parts.year and year is None:  # رمضان 2015
        year = calendar.hijri_year_of(date(parts.year, 6, 15), month)
    year = year or calendar.hijri_year_of(view.published, month)
    if year is None:
        view.undated = True
        return Worth(True)
    return _if_real(calendar.hijri(year, month, parts.day))
