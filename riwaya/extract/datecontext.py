"""What the words around an expression say about it: verbs that look ahead, named days, lines of who reports.

What it cannot do: see beyond the sentence, or tell an unlisted named day (``grammar/named-days``) from any other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from riwaya.extract.fold import fold
from riwaya.extract.timewords import joining, time_words
from riwaya.extract.tokens import Token
from riwaya.lexicon import table

_OPENING = 6  # words that a dateline has before its date, and behind it
_LATE = 3  # days from writing to publication


class _NamedDay(NamedTuple):
    head: str
    month: int
    day: int


def looks_ahead(tokens: list[Token], i: int) -> bool:
    """Whether the words before token i, in its clause, look ahead: سيلتقي, من المقرر أن يلتقي, ليوم, حتى."""
    if tokens[i].word in joining("ahead-day") or (i and tokens[i - 1].word in joining("ahead-of-day")):
        return True
    for token in reversed(tokens[max(0, i - 14) : i]):
        if token.kind == "m":
            return False
        if token.word.removeprefix("و") in joining("ahead"):
            return True
        reading = token.info.verb if token.pos == "v" else None
        if reading is not None:
            before = tokens[token.i - 1].word if token.i else ""
            if "س" in reading.pro or before in ("سوف", "وسوف"):
                return True
            if not reading.form.startswith("present"):
                return False
    return False


@cache
def _named_days() -> dict[_NamedDay, str]:
    rows = table("grammar/named-days", "id,head,month,day,value,example,yields")
    return {_NamedDay(fold(row["head"]), int(row["month"]), int(row["day"])): row["value"] for row in rows}


def named_day(tokens: list[Token], i: int, month: int | None, day: int | None) -> str | None:
    """The day that ثورة 25 يناير is the name of; the word may stand a few words before (ثورتي 25 يناير و30 يونيو)."""
    if month is None or day is None:
        return None
    for token in reversed(tokens[max(0, i - 4) : i]):
        stem = token.word.lstrip("وبلك")
        for bare in (token.word, stem, stem.removeprefix("ال")):
            for head in (bare, bare.removesuffix("تي") + "ه", bare.removesuffix("تين") + "ه"):
                value = _named_days().get(_NamedDay(head, month, day))
                if value is not None:
                    return value
    return None


def is_dateline(tokens: list[Token]) -> bool:
    """Whether a line only says who reports from where (عين اليوم – صنعاء): its words are names."""
    if len(tokens) > 8 or any(t.kind == "n" for t in tokens):
        return False
    dash = next((t.i for t in reversed(tokens) if t.text in ("-", "–", "—")), None)
    if dash is None:
        return False
    # what stands alone behind the dash is a place, also where it is spelled like a verb: عدن, لندن
    names = tokens[:dash] if len(tokens) - dash == 2 else tokens
    return not any(t.pos == "v" and t.info.verb and not t.info.noun for t in names)


def in_dateline(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the date at tokens[start:end] is that of the report, before its first words (صنعاء 3 مايو (الوكالة) -)."""
    if start > _OPENING or any(t.pos == "v" for t in tokens[:start]):
        return False
    behind = tokens[end : end + _OPENING]
    dash = next((k for k, t in enumerate(behind) if t.text in ("-", "–", "—", ":")), None)
    if dash is None:
        told = any(t.pos == "v" or "event" in t.info.groups for t in tokens)  # a happening told without a verb
        return len(tokens) - end <= _OPENING and not told
    return not any(t.pos == "v" for t in behind[:dash])


def own_today(sentences: Iterable[list[Token]], published: date) -> date:
    """The day on which an article was written, as it says itself: "أمس الثلاثاء" in a Thursday's paper is of Wednesday.

    It lies at most ``_LATE`` days before publication, and no day that the article names so may speak against it.
    """
    told = set()
    for tokens in sentences:
        for token, following in itertools.pairwise(tokens):
            offset = _days_off().get(token.word.lstrip("وب") if token.kind == "w" else "")
            if offset is None:
                continue
            if following.text == "(" and following.i + 1 < len(tokens):
                following = tokens[following.i + 1]
            weekday = next((int(w.value) for w in time_words(following.word) if w.kind == "weekday"), None)
            if weekday is not None:
                told.add((published.weekday() - weekday + offset) % 7)
    late = told.pop() if len(told) == 1 else 0
    return published - timedelta(days=late if late <= _LATE else 0)


@cache
def _days_off() -> dict[str, int]:
    """اليوم, أمس, غدا: how many days each lies from the day of writing."""
    words = (w for form in joining("beside-weekday") for w in time_words(form))
    return {w.words[0]: int(w.value) for w in words if w.kind == "relative-day" and len(w.words) == 1}
