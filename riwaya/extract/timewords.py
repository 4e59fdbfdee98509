"""The words that dates are made of, looked up by folded spelling.

Time words (``grammar/timewords``: weekdays, months, units, relative days …) carry a class and a value; joining words
(``grammar/dates``) only hold an expression together or forbid one. Also answers whether a word can open an expression
at all, so that most words are left at once. What it cannot do: decide between the senses of a word (that is for the
grammar) or read a plural unit without a number, which is vague.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from riwaya.extract.fold import fold
from riwaya.extract.numbers import ordinal
from riwaya.extract.tokens import Token
from riwaya.extract.wordsets import words_of
from riwaya.lexicon import table

COLUMNS = "id,word,plural,class,value,note,example,yields"
CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")  # what may be written before a time word
UNITS = ("P1D", "P1W", "P1M", "P1Y")  # units that make dates; hours and decades make none
STEPS = {"-2": -2, "-1": -1, "before": -1, "0": 0, "+1": 1, "+2": 2}  # relative adjectives: periods from this one
_NEEDS_DAY = ("only after a day number", "needs a day number", "only with", "has another")  # said in a row's note


class TimeWord(NamedTuple):
    """A form of a row of ``grammar/timewords``: its class, what it is worth, its entry and its folded words."""

    kind: str
    value: str
    entry: str
    words: tuple[str, ...]
    bare_only_after_day: bool


class Unit(NamedTuple):
    """The unit that a word counts in (ISO 8601) and whether the word is a dual: يومين → ("P1D", True)."""

    duration: str
    dual: bool


@cache
def _lexicon() -> dict[str, list[TimeWord]]:
    words: dict[str, list[TimeWord]] = defaultdict(list)
    for row in table("grammar/timewords", COLUMNS):
        needs_day = any(hint in row["note"] for hint in _NEEDS_DAY)
        for form in (*row.list("word"), *row.list("plural")):
            key = tuple(fold(form).split())
            words[key[0]].append(TimeWord(row["class"], row["value"], row.id, key, needs_day))
    for entries in words.values():
        entries.sort(key=lambda w: -len(w.words))
    return dict(words)


def joining(job: str) -> frozenset[str]:
    """The folded words of one row of ``grammar/dates``."""
    return words_of("grammar/dates", job)


def time_words(word: str) -> list[TimeWord]:
    """The time words that begin with a folded word, the longest first."""
    return _lexicon().get(word, [])


def peek(token: Token, kind: str = "") -> str | None:
    """The class of a time word ("figure" for one or two digits), or None; with ``kind`` only classes that start so."""
    if token.kind == "n":
        return "figure" if not kind and len(token.word) <= 2 else None
    for entry in reversed(time_words(token.word)):  # single words before the longer phrases they begin
        if entry.kind.startswith(kind) and entry.kind != "month-libya":
            return entry.kind
    return None


def is_year(token: Token) -> bool:
    """Whether a token is a number of four digits."""
    return token.kind == "n" and len(token.word) == 4 and token.word.isdigit()


def unit(word: str) -> Unit | None:
    """The unit that a folded word counts in, in the singular, plural or dual."""
    found = _single_unit(word)
    if found:
        return Unit(found, False)
    for ending in ("ين", "ان"):
        if word.endswith(ending):
            base = word[:-2]
            for form in (base, base[:-1] + "ه" if base.endswith("ت") else base):
                found = _single_unit(form)
                if found:
                    return Unit(found, True)
    return None


def _single_unit(word: str) -> str | None:
    return next((e.value for e in time_words(word) if e.kind == "unit" and e.value.startswith("P1")), None)


@cache
def opens(word: str) -> bool:
    """Whether an expression can begin with a folded word at all."""
    lexicon = _lexicon()
    for clitic in CLITICS:
        if word.startswith(clitic):
            rest = word[len(clitic) :]
            if rest in lexicon or rest.removeprefix("ال") in lexicon or ordinal(rest) is not None:
                return True
            if rest in joining("opens") or rest.startswith(("العشر", "الثلاث")):
                return True
            if rest.startswith("لل") or (rest.startswith("ل") and rest[1:] in lexicon):
                return True
    return unit(word) is not None
