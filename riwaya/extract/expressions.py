"""The grammar of one calendar expression: parts that stand side by side and agree are one.

Step by step it takes time words (``datewords.py``), numbers (``daynumbers.py``), unit phrases (``unitphrases.py``),
and the words and marks that join them (مساء أمس الثلاثاء 7 تموز/يوليو); it ends at the last word that makes a date by
itself. What it cannot do: go back and read the same words another way, or join parts across a clause.
"""

from __future__ import annotations

from riwaya.extract.datecontext import looks_ahead, named_day
from riwaya.extract.dateparts import Draft, Found, Parts, Step, Viewpoint
from riwaya.extract.datevalue import worth
from riwaya.extract.datewords import take
from riwaya.extract.daynumbers import figure, month_after, ordinal_day
from riwaya.extract.timewords import CLITICS, TimeWord, is_year, joining, peek, time_words
from riwaya.extract.tokens import Token
from riwaya.extract.unitphrases import unit_phrase, unit_step

_JOINTS = ("part-joint", "day-joint", "month-joint", "year-joint")
_WEAK = Step(1, False)


def expression(tokens: list[Token], i: int, view: Viewpoint) -> Found | None:
    """The expression that starts at token i."""
    draft = Draft(tokens, i, view, Parts())
    parts, end, skip, entry = draft.parts, i, 0, ""
    while draft.at < len(tokens):
        step = _step(draft)
        if step is None:
            break
        if draft.first:
            skip = step.skip
        entry = entry or step.entry
        draft.first = False
        draft.at += step.length
        if step.strong:
            draft.strong, end = True, draft.at
    if not draft.strong:
        return None
    named = named_day(tokens, i, parts.month, parts.day) if parts.year is None else None
    if named is not None:
        return Found(i, end, skip, named, "grammar/named-days", False)
    if parts.weekday is not None and parts.adjective is None and parts.relative is None and looks_ahead(tokens, i):
        parts.adjective = 1
    value = worth(parts, view)
    return Found(i, end, skip, value.value, entry, parts.year is None) if value.is_date else None


def _step(draft: Draft) -> Step | None:
    """One more part of the expression."""
    token = draft.tokens[draft.at]
    if token.kind == "m":
        return _mark(draft)
    if token.kind == "n":
        return figure(draft)
    following = draft.token(1)
    if not draft.first and following is not None:
        if draft.strong and token.word == "الموافق" and draft.parts.weekday is not None:
            return _WEAK
        if any(token.word in joining(job) for job in _JOINTS):
            return _joint(draft, following)
    for clitic in CLITICS if draft.first else ("", "ل", "ب"):
        if token.word.startswith(clitic) and len(token.word) - len(clitic) >= 2:
            step = _time_word(draft, token.word[len(clitic) :])
            if step:
                return step._replace(skip=len(clitic))
    return unit_step(draft) or ordinal_day(draft)


def _time_word(draft: Draft, word: str) -> Step | None:
    """The first time word of that spelling that the expression can take."""
    for entry in time_words(word):
        if _goes_on(entry, draft.tokens, draft.at):
            step = take(entry, draft)
            if step:
                return step
    return None


def _goes_on(entry: TimeWord, tokens: list[Token], at: int) -> bool:
    """Whether the words behind the first are those of the entry."""
    length = len(entry.words)
    return length == 1 or tuple(t.word for t in tokens[at + 1 : at + length]) == entry.words[1:]


def _mark(draft: Draft) -> Step | None:
    """( / ، between parts that go on: تموز/يوليو, يوليو (تموز), اليوم، الاثنين 21."""
    following, parts = draft.token(1), draft.parts
    if draft.first or following is None:
        return None
    mark, kind = draft.tokens[draft.at].text, peek(following)
    if mark in "(/-–\\":
        if kind and kind.startswith("month"):
            return _same_month(draft, following, kind)
        if kind == "weekday" and parts.relative is not None:
            return _same_weekday(draft, following)
        year = mark in "/-" and following.kind == "n" and len(following.word) == 4
        if year and parts.month is not None and parts.year is None:
            parts.year = int(following.word)
            return Step(2, True)
    goes_on = (
        (mark == "،" and parts.relative is not None and parts.weekday is None and kind == "weekday")
        or (mark == "(" and parts.weekday is not None and parts.day is None and _day_and_month(draft, following))
        or (mark == "/" and parts.day is not None and parts.month is None and bool(peek(following, "month")))
    )
    return _WEAK if goes_on else None


def _day_and_month(draft: Draft, following: Token) -> bool:
    return following.kind == "n" and month_after(draft.tokens, draft.at + 2) is not None


def _same_month(draft: Draft, following: Token, kind: str) -> Step | None:
    """The month, or its second name, behind a mark: تموز/يوليو, 5/تموز."""
    if draft.parts.month is None:
        if draft.parts.day is None:
            return None
        draft.parts.month = next(int(e.value) for e in time_words(following.word) if e.kind == kind)
    return _behind_mark(draft, following)


def _same_weekday(draft: Draft, following: Token) -> Step:
    """The weekday behind a mark: اليوم (الاثنين)."""
    if draft.parts.weekday is None:
        draft.parts.weekday = next(int(e.value) for e in time_words(following.word) if e.kind == "weekday")
    return _behind_mark(draft, following)


def _behind_mark(draft: Draft, following: Token) -> Step:
    """The mark, the name behind it, of several words if need be, and the bracket that closes."""
    length = 2
    for entry in time_words(following.word):
        if len(entry.words) > 1 and _goes_on(entry, draft.tokens, draft.at + 1):
            length = 1 + len(entry.words)
            break
    closing = draft.token(length)
    return Step(length + (closing is not None and closing.text == ")"), True)


def _joint(draft: Draft, following: Token) -> Step | None:
    """من، شهر، عام between a day and its month or year."""
    parts, word = draft.parts, draft.word
    if word in joining("part-joint"):
        return _WEAK if _part_follows(draft, following) else None
    if word in joining("day-joint"):
        return _WEAK if peek(following) in ("weekday", "relative-day") else None
    if word in joining("month-joint"):
        return _WEAK if peek(following, "month") and parts.month is None else None
    if parts.year is None and is_year(following):
        parts.year = int(following.word)
        return Step(2, True)
    return unit_phrase(draft.tokens, draft.at, parts, draft.view) if word == "العام" else None


def _part_follows(draft: Draft, following: Token) -> bool:
    """Whether a part that the expression lacks stands behind من or تاريخ."""
    parts = draft.parts
    if parts.month is not None:
        return parts.year is None and following.word in joining("a-year")
    if parts.day is not None and (peek(following, "month") or following.word in joining("a-month")):
        return True
    if parts.weekday is not None or parts.relative is not None or parts.period is not None:
        return False
    kind = peek(following) or ""
    return kind in ("part-of-day", "relative-day", "weekday") or kind.startswith("month")
