"""Whether a time word joins an expression, by its class: weekdays, relative days, months, parts of the day, units.

Each class has its own conditions on what the expression has said, on the words around and on homographs (صلاة الجمعة,
اليوم العالمي, مارس the verb). What it cannot do: feasts and vague words (حاليا, مؤخرا), which make no date.
"""

from __future__ import annotations

from datetime import timedelta

from riwaya.extract.dateparts import Draft, Step
from riwaya.extract.daynumbers import month_after
from riwaya.extract.numbers import ordinal
from riwaya.extract.timewords import STEPS, UNITS, TimeWord, is_year, joining, peek, time_words
from riwaya.extract.tokens import Token

_RARE_MONTHS = ("month-libya", "month-persian", "month-kurdish", "month-hijri")
_OTHER_CALENDARS = {"month-hijri": "hijri", "month-persian": "iranian"}


def take(word: TimeWord, draft: Draft) -> Step | None:
    """Accept a time word that stands at the draft into it, or None."""
    if word.kind == "weekday":
        return _weekday(word, draft)
    if word.kind == "relative-day":
        return _relative_day(word, draft)
    if word.kind.startswith("month"):
        return _month(word, draft)
    if word.kind == "part-of-day":
        return _part_of_day(word, draft)
    if word.kind == "period-part":
        return _part_of_period(word, draft)
    if word.kind == "relative-adj":
        return _adjective(word, draft)
    if word.kind == "season":
        return _season(word, draft)
    if word.kind == "unit":
        return _unit(word, draft)
    return None


def _step(word: TimeWord, strong: bool) -> Step:
    return Step(len(word.words), strong, word.entry)


def _behind(word: TimeWord, draft: Draft) -> Token | None:
    return draft.token(len(word.words))


def _weekday(word: TimeWord, draft: Draft) -> Step | None:
    if draft.parts.weekday is not None or draft.parts.day is not None:
        return None
    if draft.first and draft.before in joining("worship"):
        return None  # the Friday prayer
    draft.parts.weekday = int(word.value)
    return _step(word, True)


def _relative_day(word: TimeWord, draft: Draft) -> Step | None:
    parts, after = draft.parts, _behind(word, draft)
    if parts.relative is not None or not word.value or parts.month is not None:
        return None
    if word.value.startswith("same"):
        if len(word.words) == 1 or draft.view.anchor is None:
            return None  # آنذاك: vague
        parts.period = (draft.view.anchor + timedelta(days=int(word.value[4:] or 0))).isoformat()
        return _step(word, True)
    if word.words == ("الساعه",) or (word.words in (("الليله",), ("باكر",)) and not draft.first):
        return None
    if word.words == ("اليوم",) and after is not None:
        if after.word.startswith("ال") and ordinal(after.word) and month_after(draft.tokens, draft.at + 2) is None:
            return None  # اليوم السادس
        if after.word in joining("no-today"):
            return None
    parts.relative = int(word.value)
    return _step(word, True)


def _month(word: TimeWord, draft: Draft) -> Step | None:
    parts, number = draft.parts, int(word.value)
    if parts.month is not None:  # a second name of the month, side by side: يوليو تموز
        near = number % 12 in {(parts.month + d) % 12 for d in (-1, 0, 1)}
        return _step(word, True) if near and draft.tokens[draft.at - 1].kind == "w" else None
    if parts.day is None and (parts.weekday is not None or word.kind == "month-libya"):
        return None
    if draft.first and not _month_alone(word, draft):
        return None
    parts.month = number
    parts.calendar = _OTHER_CALENDARS.get(word.kind, "")
    return _step(word, True)


def _month_alone(word: TimeWord, draft: Draft) -> bool:
    """Whether the words around say that a month name without a day is one."""
    after = _behind(word, draft)
    has_year = after is not None and (is_year(after) or after.word in joining("after-month"))
    if word.bare_only_after_day or word.kind in _RARE_MONTHS:
        if draft.before in joining("opens-rare-month"):
            return True
        return has_year and after is not None and after.word != "من"
    paired = after is not None and (after.text in ("/", "(") or peek(after, "month") is not None)
    return has_year or paired or draft.before in joining("before-month")


def _part_of_day(word: TimeWord, draft: Draft) -> Step | None:
    if draft.first and not _day_follows(draft.tokens, draft.at + len(word.words)):
        return None
    return None if draft.strong and not draft.first else _step(word, False)


def _day_follows(tokens: list[Token], at: int) -> bool:
    """صباح أمس, فجر السبت, ليل أول من أمس, صباح يوم الأحد, ظهر 5 آب."""
    if at >= len(tokens):
        return False
    if tokens[at].word in joining("part-of-day-of") and at + 1 < len(tokens):
        at += 1
        if tokens[at].word == "يوم" and at + 1 < len(tokens):
            at += 1
    if tokens[at].kind == "n":
        return month_after(tokens, at + 1) is not None
    return any(w.kind in ("weekday", "relative-day", "part-of-day") for w in time_words(tokens[at].word))


def _part_of_period(word: TimeWord, draft: Draft) -> Step | None:
    after = _behind(word, draft)
    if not draft.first or after is None:
        return None
    length = len(word.words)
    if length > 1 and after.word == "من":  # النصف الأول من عام 2015
        length += 1
        after = draft.token(length)
    if after is None:
        return None
    if after.word not in joining("part-of-period") and not peek(after, "month") and not is_year(after):
        return None
    if after.word in joining("part-of-period") and length > len(word.words) and not _year_unit(after):
        return None
    draft.parts.part = word.value
    return Step(length, False, word.entry)


def _year_unit(token: Token) -> bool:
    """Whether a word is "year": the half or quarter of a month, a century or a year that is only meant has no value."""
    return any(w.kind == "unit" and w.value == "P1Y" for w in time_words(token.word.removeprefix("ال")))


def _adjective(word: TimeWord, draft: Draft) -> Step | None:
    parts = draft.parts
    if draft.first or not draft.strong or parts.adjective is not None or word.value not in STEPS:
        return None
    if parts.relative is not None and parts.weekday is None:
        return None
    parts.adjective = STEPS[word.value]
    return _step(word, True)


def _season(word: TimeWord, draft: Draft) -> Step | None:
    after = _behind(word, draft)
    if draft.parts.month is not None or not word.value or not draft.first or after is None or not is_year(after):
        return None
    draft.parts.period, draft.parts.year = "season:" + word.value, int(after.word)
    return Step(2, True, word.entry)


def _unit(word: TimeWord, draft: Draft) -> Step | None:
    parts, after = draft.parts, _behind(word, draft)
    if word.value not in UNITS or parts.relative is not None or after is None:
        return None
    if word.value == "P1Y" and is_year(after) and parts.year is None:
        parts.year = int(after.word)
        return Step(2, True, word.entry)
    if not draft.first:
        return None
    if word.value == "P1M" and peek(after, "month"):
        return _step(word, False)
    definite = "ال" + word.words[0] in (draft.word, draft.word[1:]) or draft.word.startswith("لل")
    if word.value == "P1D" and not definite and peek(after) in ("weekday", "relative-day", "figure"):
        return _step(word, False)
    return None
