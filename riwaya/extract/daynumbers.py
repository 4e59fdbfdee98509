"""Days and years as numbers inside an expression: 5 آب, 12 إلى 15 أغسطس, الرابع والعشرين من حزيران, في 2019.

A number of a day counts only where a month follows, a bare year only behind a word that years stand behind. What it
cannot do: years in words (ألفين وأحد عشر) and days counted from the end of a month.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract.dateparts import Draft, Step
from riwaya.extract.numbers import ordinal
from riwaya.extract.numericdates import numeric
from riwaya.extract.timewords import joining, peek
from riwaya.extract.tokens import Token

_MARKS = ("/", "-", "–")
_COUNTED = ("role", "toll", "noun")  # groups of nouns that numbers count: 2000 جندي is no year


class _Ordinal(NamedTuple):
    value: int
    length: int  # words


def figure(draft: Draft) -> Step | None:
    """A number in figures: a year, or a day with a month behind it."""
    parts, number = draft.parts, draft.word
    if not draft.first and parts.weekday is not None and parts.day is None:
        whole = numeric(draft.tokens, draft.at)  # الثلاثاء 6/8/2015
        if whole:
            parts.period = whole.value
            return Step(whole.end - draft.at, True, "dates:numeric")
    if not number.isdigit() or len(number) > 4:
        return None
    value = int(number)
    if len(number) == 4 and (1900 <= value <= 2099 or 1350 <= value <= 1500):
        if parts.year is not None or (draft.first and not _bare_year(draft)):
            return None
        parts.year = value
        return Step(1, True, "dates:year")
    if not 1 <= value <= 31 or parts.day is not None or parts.month is not None:
        return None
    month = month_after(draft.tokens, draft.at + 1)
    if month is None:
        return None
    parts.day = value
    last = draft.tokens[month - 1]
    if last.kind == "n" and month - 1 > draft.at and int(last.word) <= 31:
        parts.first_day, parts.day = value, int(last.word)  # 12 إلى 15 أغسطس
    return Step(month - draft.at, False, "dates:day")


def ordinal_day(draft: Draft) -> Step | None:
    """الرابع والعشرين من الشهر الماضي, السابع من يونيو, الثلاثين من آب."""
    parts, word, skip = draft.parts, draft.word, 0
    if parts.day is not None or parts.month is not None:
        return None
    if draft.first and word[:1] in "وبلف" and word[1:].startswith("ال"):
        word, skip = word[1:], 1
    if not word.startswith("ال"):
        return None
    number = _ordinal_number(word, draft.token(1))
    if number is None or not 1 <= number.value <= 31:
        return None
    after, second = draft.token(number.length), None
    if after is not None and after.word.startswith("وال"):
        second = _ordinal_number(after.word[1:], draft.token(number.length + 1))  # السابع والثامن من تموز
        if second is None or not number.value < second.value <= 31:
            return None
    length = number.length + (second.length if second else 0)
    month = month_after(draft.tokens, draft.at + length)
    if month is None or draft.tokens[month].kind == "n":
        return None
    parts.day = number.value
    if second:
        parts.first_day, parts.day = number.value, second.value
    return Step(month - draft.at, False, "dates:ordinal", skip)


def _ordinal_number(word: str, after: Token | None) -> _Ordinal | None:
    """An ordinal with ال and the word behind it: الرابع, الحادي عشر, الرابع والعشرين, الثلاثين."""
    value = 1 if word == "الحادي" else ordinal(word)
    if value is None:
        tens = _tens(word)
        return _Ordinal(tens, 1) if tens else None
    if after is not None and value < 10:
        tens = _tens(after.word[1:]) if after.word.startswith("و") else None
        if tens:
            return _Ordinal(value + tens, 2)
        if after.word in joining("teen"):
            return _Ordinal(value + 10, 2)
    return _Ordinal(value, 1)


def _tens(word: str) -> int | None:
    return 20 if word in joining("twentieth") else 30 if word in joining("thirtieth") else None


def month_after(tokens: list[Token], at: int) -> int | None:
    """Where the month of a day number begins: after من، شهر، / or another day (12 إلى 15 أغسطس)."""
    for _ in range(4):
        if at >= len(tokens):
            return None
        token, more = tokens[at], at + 1 < len(tokens)
        if peek(token, "month") or (token.word == "الشهر" and more):
            return at
        if token.word in joining("day-to-month") or token.word in ("/", "-") or token.text in _MARKS:
            at += 1
        elif token.kind == "n" and more and peek(tokens[at + 1], "month"):
            before = tokens[at - 1].word
            return at + 1 if before in joining("day-to-day") or before in ("-", "–") else None
        else:
            return None
    return None


def _bare_year(draft: Draft) -> bool:
    """A four-digit number alone is a year after في، منذ، خلال …, not before a counted noun."""
    after = draft.token(1)
    if (
        after is not None
        and after.kind == "w"
        and after.info.readings
        and after.info.readings[0].lexeme.group in _COUNTED
    ):
        return False
    return draft.before in joining("before-year")
