"""Calendar arithmetic: what a date expression is worth, seen from the day of publication.

Values are ISO 8601 dates cut to the precision that the words give (``2015``, ``2015-08``, ``2015-08-06``) or an interval
``A/B``. Hijri dates are converted with the Umm al-Qura calendar (hijridate), Iranian months by their first day. What it
cannot do: Hijri dates before 1343 or after 1500 AH, and anything relative where the day of publication is unknown.
"""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

_SEASON_NAMES = {"03-05": (3, 5), "06-08": (6, 8), "09-11": (9, 11), "12-02": (12, 2)}


def parse_day(value: str | None) -> date | None:
    """A date from ``YYYY-MM-DD``; None when it is not a whole date, or so far off that arithmetic would leave the calendar."""
    try:
        day = date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None
    return day if day is not None and 1000 <= day.year <= 9000 else None


def weekday(published: date, number: int, step: int | None = None) -> date:
    """The day named by a weekday: the last on or before publication; ``step`` -1 strictly before, +1 the next."""
    back = (published.weekday() - number) % 7
    if step is not None and step > 0:
        return published + timedelta(days=(number - published.weekday()) % 7 or 7)
    if step is not None and step < 0 and back == 0:
        back = 7
    return published - timedelta(days=back)


def nearest_weekday(around: date, number: int) -> date:
    """The day of that weekday nearest to a date: where "today, Thursday" stands in a Friday's paper, Thursday wins."""
    back = (around.weekday() - number) % 7
    return around - timedelta(days=back) if back <= 3 else around + timedelta(days=7 - back)


def year_of(published: date | None, month: int, day: int | None, step: int | None) -> int | None:
    """The year that a month without a year means: the nearest one, or the last or next where the words say so."""
    if published is None:
        return None
    if step is not None and step > 0:
        return published.year + (month < published.month)
    if step is not None and step < 0:
        if day is not None and month == published.month:
            return published.year - (day > published.day)
        return published.year - (month >= published.month)
    if step == 0:
        return published.year
    candidates = [published.year - 1, published.year, published.year + 1]
    probe = min(day or 15, 28)
    if day is None and month == published.month:
        return published.year

    def distance(year: int) -> float:
        delta = (date(year, month, probe) - published).days
        return delta * 2 if delta > 0 else -delta  # news looks back more than ahead

    return min(candidates, key=distance)


def shift_months(day: date, months: int) -> str:
    """``YYYY-MM`` some months from a day."""
    total = day.year * 12 + day.month - 1 + months
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def ago(published: date, number: int, unit: str, sign: int) -> str | None:
    """The value of "N units ago" (sign -1) or "in N units" (+1), at the precision of the unit."""
    if unit == "P1D":
        return (published + timedelta(days=sign * number)).isoformat()
    if unit == "P1W":
        return (published + timedelta(weeks=sign * number)).isoformat()
    if unit == "P1M":
        return shift_months(published, sign * number)
    if unit == "P1Y":
        return f"{published.year + sign * number:04d}"
    return None


def period(published: date, unit: str, step: int) -> str | None:
    """The value of "last week", "this month", "next year": ISO week, month or year at ``step`` from now."""
    if unit == "P1D":
        return (published + timedelta(days=step)).isoformat()
    if unit == "P1W":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "P1M":
        return shift_months(published, step)
    if unit == "P1Y":
        return f"{published.year + step:04d}"
    return None


def season(value: str, year: int) -> str:
    """Three months of a season as an interval; winter of a year begins in the December before it."""
    first, last = _SEASON_NAMES[value]
    return f"{year - (first > last):04d}-{first:02d}/{year:04d}-{last:02d}"


def gregorian(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """A Gregorian value at the precision given; None for a day that does not exist."""
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def hijri(year: int, month: int, day: int | None) -> str | None:
    """The Gregorian value of a Hijri day, or the interval of a Hijri month."""
    try:
        if day is not None:
            return Hijri(year, month, day).to_gregorian().isoformat()[:10]
        first = Hijri(year, month, 1)
        last = Hijri(year, month, first.month_length())
    except (ValueError, OverflowError):
        return None
    return f"{first.to_gregorian().isoformat()[:10]}/{last.to_gregorian().isoformat()[:10]}"


def hijri_year_of(published: date | None, month: int) -> int | None:
    """The Hijri year whose month lies nearest to publication."""
    if published is None:
        return None
    try:
        now = Gregorian(published.year, published.month, published.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    gap = month - now.month
    return now.year + (1 if gap < -7 else -1 if gap > 4 else 0)


def iranian(year: int, month: int, day: int | None) -> str | None:
    """The Gregorian value of a day of the Iranian calendar: exact for days, about for leap years (one day)."""
    offset = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    start = date(year + 621, 3, 21)
    if day is None:
        return (start + timedelta(days=offset)).isoformat()[:7]
    return (start + timedelta(days=offset + day - 1)).isoformat()
