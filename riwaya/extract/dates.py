"""Calendar expressions in a sentence -> spans with values, seen from the day of publication.

A grammar over folded tokens. An expression is built of a part of the day, a relative day (أمس), a weekday, a day with a
month, a month, a year, a unit with an adjective (الشهر الماضي) or a distance (قبل يومين); parts that stand side by side
and agree are one expression (مساء أمس الثلاثاء 7 تموز/يوليو). Month names of all systems, numerals of both scripts and
words, Hijri and Iranian months. Durations, clock times and vague words (حاليا, مؤخرا) are no dates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from riwaya.extract import calendar
from riwaya.extract.fold import fold
from riwaya.extract.numbers import ordinal, read_number
from riwaya.extract.tokens import Token
from riwaya.lexicon import table

COLUMNS = "id,word,plural,class,value,note,example,yields"
_PRO = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")


class TimeWord(NamedTuple):
    kind: str
    value: str
    entry: str
    words: tuple[str, ...]
    bare_only_after_day: bool


class Found(NamedTuple):
    """A calendar expression at tokens[start:end] (the first token may carry a clitic of ``skip`` letters)."""

    start: int
    end: int
    skip: int
    value: str | None
    entry: str
    relative: bool


@cache
def _lexicon() -> dict[str, list[TimeWord]]:
    words: dict[str, list[TimeWord]] = defaultdict(list)
    for row in table("grammar/timewords", COLUMNS):
        needs_day = any(hint in row["note"] for hint in ("only after a day number", "needs a day number", "only with", "has another"))
        for form in (*row.list("word"), *row.list("plural")):
            key = tuple(fold(form).split())
            words[key[0]].append(TimeWord(row["class"], row["value"], row.id, key, needs_day))
    for entries in words.values():
        entries.sort(key=lambda w: -len(w.words))
    return words


class _Parts:
    """What an expression has said so far."""

    __slots__ = ("adjective", "day", "first_day", "hijri", "month", "part", "period", "relative", "weekday", "year")

    def __init__(self) -> None:
        self.day: int | None = None
        self.first_day: int | None = None
        self.month: int | None = None
        self.year: int | None = None
        self.weekday: int | None = None
        self.relative: int | None = None
        self.adjective: int | None = None
        self.period: str | None = None
        self.hijri = ""
        self.part = ""


class DateReader:
    """Reads the calendar expressions of one article; ``published`` is the day that relative words count from."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.anchor: date | None = None  # the day last named: "the same day", "the day after"
        self.undated = False  # a relative word stood in an article without a date

    def read(self, tokens: list[Token]) -> list[Found]:
        """All expressions of a sentence, in order, none overlapping."""
        found: list[Found] = []
        if _dateline(tokens):
            return found
        i = 0
        while i < len(tokens):
            hit = self._at(tokens, i) if tokens[i].kind != "m" else None
            if hit is None:
                i += 1
                continue
            found.append(hit)
            day = calendar.parse_day(hit.value)
            if day:
                self.anchor = day
            i = max(hit.end, i + 1)
        return found

    def _at(self, tokens: list[Token], i: int) -> Found | None:
        if tokens[i].kind == "w" and not _opens(tokens[i].word):
            return None
        for rule in (self._numeric, self._distance, self._span, self._expression):
            hit = rule(tokens, i)
            if hit:
                return hit
        return None

    def _numeric(self, tokens: list[Token], i: int) -> Found | None:
        """2015-08-06, 6/8/2015, 21-02-2022, 19/ أيلول/ 2023 is read by ``_expression``."""
        pieces, at = [], i
        for want in range(5):
            if at >= len(tokens):
                break
            token = tokens[at]
            if want % 2 == 0:
                if token.kind != "n":
                    break
                pieces.append(token.word)
            elif token.text not in ("/", "-", ".", "\\", "–"):
                break
            at += 1
        if tokens[i].kind == "n" and len(pieces) != 3:
            match = re.match(r"(\d{1,2})[.,](\d{1,2})[.,](\d{4})$", tokens[i].word)
            pieces, at = (list(match.groups()), i + 1) if match else (pieces, at)
        if len(pieces) != 3 or not all(p.isdigit() for p in pieces):
            return None
        a, b, c = map(int, pieces)
        if a > 31 and b <= 12 and c <= 31:
            value = calendar.gregorian(a, b, c)
        elif c >= 1900 and b <= 12 and a <= 31:
            value = calendar.gregorian(c, b, a)
        elif 1300 < c < 1500 and b <= 12 and a <= 30:
            value = calendar.hijri(c, b, a)
        else:
            return None
        return Found(i, at, 0, value, "dates:numeric", False) if value else None

    def _distance(self, tokens: list[Token], i: int) -> Found | None:
        """قبل يومين, منذ ثلاثة أشهر, بعد أسبوع: a distance from publication."""
        word = tokens[i].word.removeprefix("و")
        sign = {"قبل": -1, "بعد": 1}.get(word)  # منذ يومين is a duration
        if sign is None or i + 1 >= len(tokens):
            return None
        at = i + 1
        while at < len(tokens) and tokens[at].word in ("نحو", "حوالي", "قرابه", "زهاء", "اكثر", "من", "اقل", "ما", "يقارب"):
            at += 1
        number = read_number(tokens, at) if at < len(tokens) else None
        count: int | None = None
        if number and number.max is not None and number.max < 200:
            count, at = number.min, number.end
        elif number:
            return None
        if at >= len(tokens):
            return None
        unit, dual = _unit(tokens[at].word)
        if unit is None or unit not in ("P1D", "P1W", "P1M", "P1Y"):
            return None
        if at + 1 < len(tokens) and _is_year(tokens[at + 1]):
            return None  # منذ عام 2016
        if count is None:
            count = 2 if dual else 1
            if tokens[at].word.startswith("ال") or (not dual and _plural_unit(tokens[at].word)):
                return None  # منذ أشهر: vague
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if following in ("من", "علي") and sign > 0:
            return None  # بعد يومين من الهجوم: counted from a happening
        if following in ("الماضي", "الماضيه", "المقبل") or (count == 1 and following and self._peek(tokens[at + 1]) in ("weekday", "relative-day")):
            return None  # منذ يوم الثلاثاء
        base, end = self.published, at + 1
        if sign > 0 and self.anchor is not None:
            base = self.anchor
        if base is None:
            if sign > 0 and self.published is not None:
                return None
            self.undated = True
            return Found(i, end, len(tokens[i].word) - len(word), None, "dates:distance", True)
        skip = len(tokens[i].word) - len(word)
        return Found(i, end, skip, calendar.ago(base, count, unit, sign), "dates:distance", True)

    def _span(self, tokens: list[Token], i: int) -> Found | None:
        """اليومين الماضيين, الساعات الأربع والعشرين الماضية: a span that ends with publication."""
        word = tokens[i].word
        last = tokens[i + 1].word if i + 1 < len(tokens) else ""
        if word == "اليومين" and last in ("الماضيين", "الاخيرين", "الفائتين"):
            return self._back(i, i + 2, 2, 1)
        run = " ".join(t.word for t in tokens[i : i + 5])
        match = re.match(r"(?:ال)?(?:ساعات )?(?:ال)?(?:24|اربعا? ?و ?(?:ال)?عشرين|اربع و?العشرين)(?: ساعه)? (?:الماضيه|الاخيره|الفائته)", run)
        if match is None:
            match = re.match(r"الاربع والعشرين ساعه (?:الماضيه|الاخيره|الفائته)|ال?ساعات ال?(?:24|اربع والعشرين) (?:الماضيه|الاخيره|الفائته)", run)
        if match:
            return self._back(i, i + len(match.group().split()), 2, 1)
        return None

    def _back(self, start: int, end: int, first: int, last: int) -> Found:
        if self.published is None:
            self.undated = True
            return Found(start, end, 0, None, "dates:span", True)
        a, b = (self.published - timedelta(days=n) for n in (first, last))
        return Found(start, end, 0, f"{a.isoformat()}/{b.isoformat()}", "dates:span", True)

    # --- the main rule -------------------------------------------------------------------------------------------

    def _expression(self, tokens: list[Token], i: int) -> Found | None:
        parts = _Parts()
        at, skip, entry = i, 0, ""
        strong = False  # a word that makes a date by itself was seen
        first = True
        while at < len(tokens):
            step = self._step(tokens, at, parts, first, strong)
            if step is None:
                break
            length, new_skip, kind, name = step
            if first:
                skip = new_skip
            entry = entry or name
            if kind == "strong":
                strong = True
                end = at + length
            first = False
            at += length
            if kind == "strong":
                end = at
        if not strong:
            return None
        named = _named_day(tokens, i, parts.month, parts.day) if parts.year is None else None
        if named is not None:
            return Found(i, end, skip, named, "grammar/named-days", False)
        if parts.weekday is not None and parts.adjective is None and parts.relative is None and _future(tokens, i):
            parts.adjective = 1
        value = self._value(parts)
        if value is False:
            return None
        relative = parts.year is None
        return Found(i, end, skip, value or None, entry, relative)  # type: ignore[arg-type]

    def _step(self, tokens: list[Token], at: int, parts: _Parts, first: bool, strong: bool) -> tuple[int, int, str, str] | None:
        """One more part of the expression at ``at``: (tokens taken, clitic letters, "strong"|"weak"|"period", entry)."""
        token = tokens[at]
        if token.kind == "m":
            return self._mark(tokens, at, parts, strong, first)
        if token.kind == "n":
            return self._figure(tokens, at, parts, first)
        if not first and strong and token.word == "الموافق" and parts.weekday is not None and at + 1 < len(tokens):
            return 1, 0, "weak", ""
        if not first and token.word in ("من", "شهر", "لشهر", "عام", "لعام", "سنه", "العام", "تاريخ", "يوم", "يومي") and at + 1 < len(tokens):
            return self._joint(tokens, at, parts)
        for pro in _PRO if first else ("", "ل", "ب"):
            if not token.word.startswith(pro) or len(token.word) - len(pro) < 2:
                continue
            hit = self._word(tokens, at, token.word[len(pro) :], parts, first, strong)
            if hit:
                return hit[0], len(pro) if first else 0, hit[1], hit[2]
        return self._ordinal(tokens, at, parts, first)

    def _mark(self, tokens: list[Token], at: int, parts: _Parts, strong: bool, first: bool) -> tuple[int, int, str, str] | None:
        """( / ، between parts that go on: تموز/يوليو, يوليو (تموز), اليوم، الاثنين 21."""
        if first or at + 1 >= len(tokens):
            return None
        mark, following = tokens[at].text, tokens[at + 1]
        if mark in "(/-–\\":
            kind = self._peek(following)
            if kind and (kind.startswith("month") or (kind == "weekday" and (parts.relative is not None or (parts.weekday is not None and mark in "-–/")))):
                if kind.startswith("month") and parts.month is None and parts.day is None:
                    return None
                if kind == "weekday" and parts.weekday is None:
                    parts.weekday = next(int(e.value) for e in self._entries(following.word) if e.kind == kind)
                closing = at + 2 < len(tokens) and tokens[at + 2].text == ")"
                words = self._entries(following.word)
                length = 1
                for word in words:
                    if len(word.words) > 1 and [t.word for t in tokens[at + 1 : at + 1 + len(word.words)]] == list(word.words):
                        length = len(word.words)
                        closing = at + 1 + length < len(tokens) and tokens[at + 1 + length].text == ")"
                        break
                if kind.startswith("month") and parts.month is None:
                    parts.month = next(int(e.value) for e in words if e.kind == kind)
                return 1 + length + closing, 0, "strong", ""
            if mark in "/-" and following.kind == "n" and parts.month is not None and parts.year is None and len(following.word) == 4:
                parts.year = int(following.word)
                return 2, 0, "strong", ""
        if mark == "،" and parts.relative is not None and parts.weekday is None and self._peek(following) == "weekday":
            return 1, 0, "weak", ""
        if mark == "(" and parts.weekday is not None and parts.day is None and following.kind == "n" and self._month_after(tokens, at + 2):
            return 1, 0, "weak", ""
        if mark == "/" and parts.day is not None and parts.month is None and self._peek(following, "month"):
            return 1, 0, "weak", ""
        return None

    def _figure(self, tokens: list[Token], at: int, parts: _Parts, first: bool) -> tuple[int, int, str, str] | None:
        number = tokens[at].word
        if not first and parts.weekday is not None and parts.day is None:
            whole = self._numeric(tokens, at)
            if whole:
                parts.period = whole.value
                return whole.end - at, 0, "strong", "dates:numeric"
        if not number.isdigit() or len(number) > 4:
            return None
        value = int(number)
        if len(number) == 4 and (1900 <= value <= 2099 or 1350 <= value <= 1500):
            if parts.year is not None:
                return None
            if first and not self._bare_year(tokens, at):
                return None
            parts.year = value
            return 1, 0, "strong", "dates:year"
        if not 1 <= value <= 31 or parts.day is not None or parts.month is not None:
            return None
        at_month = self._month_after(tokens, at + 1)
        if at_month is None:
            return None
        parts.day = value
        if tokens[at_month - 1].kind == "n" and at_month - 1 > at and int(tokens[at_month - 1].word) <= 31:
            parts.first_day, parts.day = value, int(tokens[at_month - 1].word)  # 12 إلى 15 أغسطس
        return at_month - at, 0, "weak", "dates:day"

    def _bare_year(self, tokens: list[Token], at: int) -> bool:
        """A four-digit number alone is a year after في، منذ، خلال … or in brackets, not before a counted noun."""
        before = tokens[at - 1].word if at else ""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is not None and after.kind == "w" and after.readings and after.readings[0].lexeme.group in ("role", "toll", "noun"):
            return False
        return before in ("في", "منذ", "خلال", "حتي", "مطلع", "نهايه", "بدايه", "اواخر", "منتصف", "و", "بين", "من", "حرب", "قبل", "بعد", "ثوره")

    def _month_after(self, tokens: list[Token], at: int) -> int | None:
        """Where the month of a day number begins: after من، شهر، / or another day (12 إلى 15 أغسطس)."""
        for _ in range(4):
            if at >= len(tokens):
                return None
            if self._peek(tokens[at], "month") or (tokens[at].word in ("الشهر",) and at + 1 < len(tokens)):
                return at
            if tokens[at].word in ("من", "شهر", "/", "-", "الي", "حتي", "و", "او", "لشهر") or tokens[at].text in ("/", "-", "–"):
                at += 1
            elif tokens[at].kind == "n" and at + 1 < len(tokens) and self._peek(tokens[at + 1], "month"):
                return at + 1 if tokens[at - 1].word in ("الي", "حتي", "-", "–", "و", "او") else None
            else:
                return None
        return None

    def _joint(self, tokens: list[Token], at: int, parts: _Parts) -> tuple[int, int, str, str] | None:
        """من، شهر، عام between a day and its month or year."""
        following = tokens[at + 1]
        word = tokens[at].word
        if word in ("من", "تاريخ"):
            if parts.day is not None and parts.month is None and (self._peek(following, "month") or following.word in ("شهر", "الشهر")):
                return 1, 0, "weak", ""
            if parts.month is not None and parts.year is None and following.word in ("عام", "العام", "سنه", "السنه"):
                return 1, 0, "weak", ""
            if parts.weekday is None and parts.relative is None and parts.period is None and parts.month is None and self._is_daypart_open(tokens, at):
                return 1, 0, "weak", ""
            return None
        if word in ("يوم", "يومي"):
            return (1, 0, "weak", "") if self._peek(following) in ("weekday", "relative-day") else None
        if word in ("شهر", "لشهر"):
            return (1, 0, "weak", "") if self._peek(following, "month") and parts.month is None else None
        if parts.year is None and _is_year(following):
            parts.year = int(following.word)
            return 2, 0, "strong", ""
        if word == "العام":
            return self._unit_phrase(tokens, at, parts)
        return None

    def _is_daypart_open(self, tokens: list[Token], at: int) -> bool:
        following = self._peek(tokens[at + 1])
        return following in ("part-of-day", "relative-day", "weekday") or following is not None and following.startswith("month")

    def _word(self, tokens: list[Token], at: int, word: str, parts: _Parts, first: bool, strong: bool) -> tuple[int, str, str] | None:
        for entry in self._entries(word):
            length = len(entry.words)
            if length > 1 and tuple(t.word for t in tokens[at + 1 : at + length]) != entry.words[1:]:
                continue
            after = tokens[at + length] if at + length < len(tokens) else None
            kind = self._take(entry, tokens, at, after, parts, first, strong)
            if kind:
                return (*kind, entry.entry) if isinstance(kind, tuple) else (length, kind, entry.entry)
        return None

    def _take(
        self, entry: TimeWord, tokens: list[Token], at: int, after: Token | None, parts: _Parts, first: bool, strong: bool
    ) -> str | tuple[int, str] | None:
        """Accept a time word into the expression: "strong", "weak" (needs more) or None."""
        kind, value = entry.kind, entry.value
        if kind == "weekday":
            if parts.weekday is not None or parts.day is not None:
                return None
            if first and at and tokens[at - 1].word in ("صلاه", "خطبه", "جمعه"):
                return None  # the Friday prayer
            parts.weekday = int(value)
            return "strong"
        if kind == "relative-day":
            if parts.relative is not None or not value or parts.month is not None:
                return None
            if value.startswith("same"):
                return self._same_day(value, parts) if len(entry.words) > 1 else None  # آنذاك: vague
            if entry.words == ("الساعه",) or (entry.words in (("الليله",), ("باكر",)) and not first):
                return None
            if entry.words == ("اليوم",) and after is not None and (ordinal(after.word) and after.word.startswith("ال") and self._month_after(tokens, at + 2) is None):
                return None  # اليوم السادس
            if entry.words == ("اليوم",) and after is not None and after.word in ("الواحد", "التالي", "الاول", "الثاني", "الدولي", "العالمي", "الوطني"):
                return None
            parts.relative = int(value)
            return "strong"
        if kind.startswith("month"):
            return self._take_month(entry, tokens, at, after, parts, first)
        if kind == "part-of-day":
            if first and (after is None or not self._continues_daypart(tokens, at + len(entry.words))):
                return None
            return None if strong and not first else "weak"
        if kind == "period-part":
            if not first or after is None or not self._continues_period(tokens, at + len(entry.words)):
                return None
            parts.part = value
            return "weak"
        if kind == "relative-adj" and not first and strong and parts.adjective is None:
            step = {"-1": -1, "0": 0, "+1": 1, "before": -1, "-2": -2, "+2": 2}.get(value)
            if step is None or (parts.relative is not None and parts.weekday is None):
                return None
            parts.adjective = step
            return "strong"
        if kind in ("unit", "season"):
            return self._take_unit(entry, tokens, at, after, parts, first)
        return None

    def _same_day(self, value: str, parts: _Parts) -> str | None:
        if self.anchor is None:
            return None
        parts.period = (self.anchor + timedelta(days=int(value[4:] or 0))).isoformat()
        return "strong"

    def _take_month(
        self, entry: TimeWord, tokens: list[Token], at: int, after: Token | None, parts: _Parts, first: bool
    ) -> str | None:
        if parts.month is not None:
            # a second name of the month, side by side: يوليو تموز
            return "strong" if int(entry.value) % 12 in {(parts.month + d) % 12 for d in (-1, 0, 1)} and tokens[at - 1].kind == "w" else None
        if parts.weekday is not None and parts.day is None:
            return None
        if entry.kind == "month-libya" and parts.day is None:
            return None
        if first:
            before = tokens[at - 1].word if at else ""
            has_year = after is not None and (_is_year(after) or after.word in ("عام", "من", "الماضي", "المقبل", "الجاري", "القادم", "الفائت", "المنصرم", "سنه", "لعام"))
            paired = after is not None and (after.text in "/(" or self._peek(after, "month") is not None)
            if entry.bare_only_after_day or entry.kind in ("month-libya", "month-persian", "month-kurdish", "month-hijri"):
                if before not in ("شهر", "لشهر", "بشهر") and not (has_year and after is not None and after.word != "من"):
                    return None
            elif not (has_year or paired or before in ("شهر", "في", "منذ", "خلال", "حتي", "من", "الي", "بين", "لشهر", "قبل", "و", "مطلع", "اواخر")):
                return None
        parts.month = int(entry.value)
        parts.hijri = {"month-hijri": "h", "month-persian": "p"}.get(entry.kind, "")
        return "strong"

    def _take_unit(
        self, entry: TimeWord, tokens: list[Token], at: int, after: Token | None, parts: _Parts, first: bool
    ) -> str | tuple[int, str] | None:
        word = tokens[at].word
        definite = "ال" + entry.words[0] in (word, word[1:]) or word.startswith("لل")
        if entry.kind == "season":
            if parts.month is not None or not entry.value or not first or after is None:
                return None
            if _is_year(after):
                parts.period, parts.year = "season:" + entry.value, int(after.word)
                return 2, "strong"
            return None
        if entry.value not in ("P1D", "P1W", "P1M", "P1Y") or parts.relative is not None:
            return None
        if entry.value == "P1Y" and after is not None and _is_year(after) and parts.year is None:
            parts.year = int(after.word)
            return 2, "strong"
        if first and entry.value == "P1M" and after is not None and self._peek(after, "month"):
            return "weak"
        if first and entry.value == "P1D" and not definite and after is not None and self._peek(after) in ("weekday", "relative-day", "figure"):
            return "weak"
        return None

    def _unit_phrase(self, tokens: list[Token], at: int, parts: _Parts) -> tuple[int, int, str, str] | None:
        """الشهر الماضي, العام الحالي 2022, الأسبوع المقبل, هذا الشهر, الصيف الماضي."""
        word = tokens[at].word
        bare = word[2:] if word.startswith("ال") else word[2:] if word.startswith("لل") else ""
        if not bare or at + 1 >= len(tokens):
            return None
        unit, season = "", ""
        for entry in self._entries(bare):
            if entry.kind == "unit" and entry.value in ("P1D", "P1W", "P1M", "P1Y") and not _plural_unit(bare):
                unit = entry.value
            elif entry.kind == "season" and entry.value:
                season = entry.value
        if not unit and not season:
            return None
        step, length = self._adjective(tokens, at + 1)
        if step is None and unit == "P1Y" and _is_year(tokens[at + 1]) and parts.year is None:
            parts.year = int(tokens[at + 1].word)
            return 2, 0, "strong", "dates:year"
        if step is None and at and tokens[at - 1].word in ("هذا", "هذه"):
            step, length = 0, 0
        if step is None:
            return None
        end = at + 1 + length
        if unit == "P1Y" and end < len(tokens) and _is_year(tokens[end]):
            parts.year = int(tokens[end].word)
            return 2 + length, 0, "strong", "dates:year"
        if self.published is None:
            self.undated = True
            parts.period = ""
            return 1 + length, 0, "strong", "dates:unit"
        if season:
            year = self.published.year
            first_month = int(season[:2])
            if step < 0 and int(season[3:]) >= self.published.month:
                year -= 1
            elif step > 0 and first_month <= self.published.month:
                year += 1
            parts.period = calendar.season(season, year)
        elif parts.day is not None and unit == "P1M":
            shifted = calendar.shift_months(self.published, step)
            parts.year, parts.month = int(shifted[:4]), int(shifted[5:])
        elif parts.month is not None and unit == "P1Y":
            parts.year = self.published.year + step
        elif unit == "P1Y":
            parts.year = self.published.year + step
        else:
            parts.period = calendar.period(self.published, unit, step)
        return 1 + length, 0, "strong", "dates:unit"

    def _adjective(self, tokens: list[Token], at: int) -> tuple[int | None, int]:
        for entry in self._entries(tokens[at].word):
            if entry.kind == "relative-adj":
                n = len(entry.words)
                if n > 1 and tuple(t.word for t in tokens[at : at + n]) != entry.words:
                    continue
                step = {"-1": -1, "0": 0, "+1": 1, "-2": -2, "+2": 2, "before": -1}.get(entry.value)
                if step is not None:
                    return step, n
        return None, 0

    def _ordinal(self, tokens: list[Token], at: int, parts: _Parts, first: bool) -> tuple[int, int, str, str] | None:
        """الرابع والعشرين من الشهر الماضي, السابع من يونيو, الثلاثين من آب; and unit phrases."""
        token = tokens[at]
        if parts.period is None and (parts.weekday is None or parts.day is not None):
            unit = self._unit_phrase(tokens, at, parts)
            if unit and (first or parts.day is not None or parts.month is not None or not parts.relative):
                return unit
            if first and token.word[:1] in "بلوف" and token.word[1:].startswith("ال"):
                clone = Token("w", token.start + 1, token.end, token.text[1:], token.word[1:])
                unit = self._unit_phrase([*tokens[:at], clone, *tokens[at + 1 :]], at, parts)
                if unit:
                    return unit[0], 1, unit[2], unit[3]
        if parts.day is not None or parts.month is not None:
            return None
        word = token.word
        skip = 0
        if first and word[:1] in "وبلف" and word[1:].startswith("ال"):
            word, skip = word[1:], 1
        if not word.startswith("ال"):
            return None
        day, at_next = 1 if word == "الحادي" else ordinal(word), at + 1  # الحادي عشر, الحادي والعشرين
        if day is None:
            tens = {"العشرين": 20, "الثلاثين": 30, "العشرون": 20, "الثلاثون": 30}.get(word)
            day = tens
        elif at_next < len(tokens) and day < 10:
            joined = {"والعشرين": 20, "والثلاثين": 30, "والعشرون": 20, "والثلاثون": 30}.get(tokens[at_next].word)
            if joined:
                day, at_next = day + joined, at_next + 1
            elif tokens[at_next].word in ("عشر", "عشره"):
                day, at_next = day + 10, at_next + 1
        if day is None or not 1 <= day <= 31:
            return None
        month_at = self._month_after(tokens, at_next)
        if month_at is None or tokens[month_at].kind == "n":
            return None
        parts.day = day
        return month_at - at, skip, "weak", "dates:ordinal"

    # --- look-ups -----------------------------------------------------------------------------------------------

    @staticmethod
    def _entries(word: str) -> list[TimeWord]:
        return _lexicon().get(word, [])

    def _peek(self, token: Token, kind: str = "") -> str | None:
        """The class of a time word, or None. With ``kind`` only classes that start so."""
        if token.kind == "n":
            return "figure" if not kind and len(token.word) <= 2 else None
        for entry in reversed(self._entries(token.word)):  # single words before the longer phrases they begin
            if entry.kind.startswith(kind) and entry.kind != "month-libya":
                return entry.kind
        return None

    def _continues_daypart(self, tokens: list[Token], at: int) -> bool:
        """A part of the day must be followed by a day: صباح أمس, فجر السبت, ليل أول من أمس, صباح يوم الأحد, ظهر 5 آب."""
        if tokens[at].word in ("من", "يوم", "ليل", "ليله", "هذا") and at + 1 < len(tokens):
            at += 1
            if tokens[at].word == "يوم" and at + 1 < len(tokens):
                at += 1
        if tokens[at].kind == "n":
            return self._month_after(tokens, at + 1) is not None
        return any(e.kind in ("weekday", "relative-day", "part-of-day") for e in self._entries(tokens[at].word))

    def _continues_period(self, tokens: list[Token], at: int) -> bool:
        token = tokens[at]
        if token.word in ("شهر", "عام", "سنه", "العام", "السنه", "الشهر", "الاسبوع", "هذا", "هذه", "القرن") or self._peek(token, "month"):
            return True
        return _is_year(token)

    # --- value --------------------------------------------------------------------------------------------------

    def _value(self, parts: _Parts) -> str | None | bool:
        """The value of the parts; None where publication is needed and not known; False for no date at all."""
        published = self.published
        if parts.period is not None and not parts.period.startswith("season:"):
            return parts.period or None
        if parts.period is not None and parts.year is not None:
            return calendar.season(parts.period[7:], parts.year)
        if parts.hijri:
            return self._other_calendar(parts)
        if parts.month is not None:
            year = parts.year or calendar.year_of(published, parts.month, parts.day, parts.adjective)
            if year is None:
                self.undated = True
                return None
            value = calendar.gregorian(year, parts.month, parts.day)
            first = calendar.gregorian(year, parts.month, parts.first_day) if parts.first_day is not None else None
            if value and first:
                value = f"{first}/{value}"
            return value if value else False
        if parts.year is not None:
            return self._part_of_year(parts)
        if published is None:
            self.undated = True
            return None
        if parts.relative is not None:
            day = published + timedelta(days=parts.relative)
            if parts.weekday is not None and day.weekday() != parts.weekday:
                day = calendar.weekday(published, parts.weekday)  # the weekday wins over "today"
            return day.isoformat()
        if parts.weekday is not None:
            return calendar.weekday(published, parts.weekday, parts.adjective or None).isoformat()
        return False

    @staticmethod
    def _part_of_year(parts: _Parts) -> str | bool:
        if parts.year is None or parts.year <= 1500:
            return False
        month = {"start": 1, "mid": 6, "end": 12}.get(parts.part)
        return f"{parts.year}-{month:02d}" if month else f"{parts.year}"

    def _other_calendar(self, parts: _Parts) -> str | None | bool:
        assert parts.month is not None
        if parts.hijri == "p":
            return calendar.iranian(parts.year, parts.month, parts.day) if parts.year and parts.year < 1500 else False
        year = parts.year if parts.year and parts.year < 1600 else None
        if parts.year and year is None:  # رمضان 2015
            year = calendar.hijri_year_of(date(parts.year, 6, 15), parts.month)
        year = year or calendar.hijri_year_of(self.published, parts.month)
        if year is None:
            self.undated = True
            return None
        return calendar.hijri(year, parts.month, parts.day) or False


def _unit(word: str) -> tuple[str | None, bool]:
    """The unit that a word counts in and whether it is a dual: يومين → ("P1D", True)."""
    lexicon = _lexicon()
    for entry in lexicon.get(word, ()):
        if entry.kind == "unit" and entry.value.startswith("P1"):
            return entry.value, False
    for ending in ("ين", "ان"):
        if word.endswith(ending):
            base = word[:-2]
            for form in (base, base[:-1] + "ه" if base.endswith("ت") else base):
                for entry in lexicon.get(form, ()):
                    if entry.kind == "unit" and entry.value.startswith("P1"):
                        return entry.value, True
    return None, False


def _plural_unit(word: str) -> bool:
    return word in ("ايام", "اسابيع", "اشهر", "شهور", "سنوات", "اعوام", "سنين", "ليالي", "ساعات")


@cache
def _opens(word: str) -> bool:
    """Whether an expression can begin with a folded word at all."""
    lexicon = _lexicon()
    for pro in _PRO:
        if word.startswith(pro):
            rest = word[len(pro) :]
            if rest in lexicon or rest.removeprefix("ال") in lexicon or ordinal(rest) is not None:
                return True
            if rest in ("قبل", "بعد", "اليومين", "الساعات", "الاربع") or rest.startswith(("العشر", "الثلاث")):
                return True
            if rest.startswith("لل") or rest.startswith("ل") and rest[1:] in lexicon:
                return True
    return _unit(word)[0] is not None


def _is_year(token: Token) -> bool:
    return token.kind == "n" and len(token.word) == 4 and token.word.isdigit()


def _future(tokens: list[Token], i: int) -> bool:
    """Whether the nearest verb before token i, in its clause, looks ahead (س، سوف)."""
    for token in reversed(tokens[max(0, i - 8) : i]):
        if token.kind == "m":
            return False
        for reading in token.readings:
            if reading.lexeme.pos == "v":
                before = tokens[token.i - 1].word if token.i else ""
                return "س" in reading.pro or before in ("سوف", "وسوف")
    return False


@cache
def _named_days() -> dict[tuple[str, int, int], str]:
    rows = table("grammar/named-days", "id,head,month,day,value,example,yields")
    return {(fold(row["head"]), int(row["month"]), int(row["day"])): row["value"] for row in rows}


def _named_day(tokens: list[Token], i: int, month: int | None, day: int | None) -> str | None:
    """The day that ثورة 25 يناير is the name of; the word may stand a few words before (ثورتي 25 يناير و30 يونيو)."""
    if month is None or day is None:
        return None
    for token in reversed(tokens[max(0, i - 4) : i]):
        for bare in (token.word, token.word.lstrip("وبلك"), token.word.lstrip("وبلك").removeprefix("ال")):
            for head in (bare, bare.removesuffix("تي") + "ه", bare.removesuffix("تين") + "ه"):
                value = _named_days().get((head, month, day))
                if value is not None:
                    return value
    return None


def _dateline(tokens: list[Token]) -> bool:
    """Whether a line only says who reports from where (عين اليوم – صنعاء): its words are names."""
    if len(tokens) > 8 or any(t.kind == "n" for t in tokens):
        return False
    return any(t.text in "-–—" for t in tokens) and not any(t.pos == "v" and t.info.verb and not t.info.noun for t in tokens)
