"""Numbers: digits of both scripts and number words -> a lower and an upper bound.

ثلاثة وعشرون 23, مئتان وخمسون 250, خمسة آلاف 5000, 1,200, ٤٠; vague words set a lower bound only (عشرات 20.., عدد من 3..).
Phrases that bound a count ("at least", "more than") are read by ``tolls.py``. What it cannot do: ratios and decimals as
counts (they are numbers, but nobody is counted in halves).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from riwaya.extract.fold import fold
from riwaya.extract.tokens import Token
from riwaya.lexicon import table

COLUMNS = "id,word,value,kind,example,yields"
_GROUPED = re.compile(r"\d{1,3}(?:[,٬.]\d{3})+$")
_CLITICS = "وفبلك"
_MULTIPLIERS = frozenset({"hundred", "thousand", "million"})


class Number(NamedTuple):
    """A number at tokens[start:end]; ``max`` None where only a lower bound is known."""

    start: int
    end: int
    min: int
    max: int | None
    entry: str
    digits: bool


class _Word(NamedTuple):
    value: float
    kind: str
    entry: str


@cache
def _words() -> tuple[dict[tuple[str, ...], _Word], dict[str, _Word]]:
    """Number words by their folded words, and ordinals by their folded masculine or feminine form (without ال)."""
    cardinals: dict[tuple[str, ...], _Word] = {}
    ordinals: dict[str, _Word] = {}
    for row in table("numbers", COLUMNS):
        value = row["value"].rstrip(".")
        if not value:
            continue
        for word in row.list("word"):
            key = tuple(fold(word).split())
            entry = _Word(float(value), row["kind"], row.id)
            if row["kind"] == "ordinal":
                ordinals[" ".join(key)] = entry
            else:
                cardinals.setdefault(key, entry)
    return cardinals, ordinals


def ordinal(word: str) -> int | None:
    """The rank that a folded ordinal names (الثالث → 3), with or without the article."""
    found = _words()[1].get(word.removeprefix("ال"))
    return int(found.value) if found else None


@cache
def is_number_word(word: str) -> bool:
    """Whether a folded word is a cardinal by itself (اثنين, عشرون)."""
    found = _words()[0].get((word.removeprefix("ال"),))
    return found is not None and found.kind in ("unit", "ten", "hundred", "thousand", "million")


def definite_number(word: str) -> bool:
    """Whether a folded number word has the article (الثلاثة; not ألفين, آلاف)."""
    bare = word.lstrip("وفب")
    return bare.startswith("ال") and (bare,) not in _words()[0]


def digits(text: str) -> int | None:
    """A whole number written in folded digits, thousands grouped or not."""
    if text.isdigit():
        return int(text) if len(text) < 12 else None
    if _GROUPED.match(text):
        return int(re.sub(r"\D", "", text))
    return None


def read_number(tokens: list[Token], i: int) -> Number | None:
    """The number that starts at token i (a leading و is not part of it), or None."""
    token = tokens[i]
    if token.kind == "n":
        value = digits(token.word)
        if value is None:
            return None
        end = i + 1
        scale = _scale(tokens, end)
        if scale:
            return Number(i, end + 1, int(value * scale), int(value * scale), "digits", True)
        return Number(i, end, value, value, "digits", True)
    if token.kind != "w" or not _openings(token.word, _CLITICS):
        return None  # most words are no numbers
    first = _lookup(tokens, i, strip=_CLITICS)
    if first is None:
        return None
    if first[1].kind == "fraction":
        return _fraction(tokens, i, first)
    return _compose(tokens, i, first)


def _scale(tokens: list[Token], i: int) -> float:
    """A thousand or million right after digits: 5 آلاف, 3 ملايين."""
    if i < len(tokens) and tokens[i].kind == "w":
        found = _words()[0].get((tokens[i].word,))
        if found and found.kind in ("thousand", "million"):
            return found.value
    return 0


def _compose(tokens: list[Token], i: int, first: tuple[int, _Word]) -> Number:
    length, word = first
    total, current, at = 0.0, word.value, i + length
    vague = word.kind == "vague"
    last = word
    if word.kind in _MULTIPLIERS and word.value >= 100 and _plural_scale(tokens[i].word):
        vague = True  # آلاف النازحين: thousands, no number
    while not vague and at < len(tokens) and tokens[at].kind == "w":
        if tokens[at].word == "و" and at + 1 < len(tokens) and tokens[at + 1].kind == "n":
            rest = digits(tokens[at + 1].word)
            if rest is not None and last.kind in _MULTIPLIERS and rest < last.value:
                current, at = current + rest, at + 2  # ألفين و226
            break
        following = _lookup(tokens, at, strip="")
        if following and following[1].kind in _MULTIPLIERS and last.kind not in ("thousand", "million"):
            current = (current or 1) * following[1].value
        else:
            if tokens[at].word[:1] != "و":
                break
            following = _lookup(tokens, at, strip="و")
            if following is None or following[1].kind not in ("unit", "ten", "hundred", "thousand", "million"):
                break
            if following[1].kind == last.kind or (following[1].kind, last.kind) == ("unit", "ten"):
                break  # خمسة وستة, عشرون وثلاثة are two counts
            if last.kind in ("thousand", "million"):
                total, current = total + current, 0.0
            current += following[1].value
        last = following[1]
        at += following[0]
    value = int(total + current)
    return Number(
        i, at, 2 * value if vague and word.kind in _MULTIPLIERS else value, None if vague else value, word.entry, False
    )


def _fraction(tokens: list[Token], i: int, first: tuple[int, _Word]) -> Number | None:
    """نصف مليون: a fraction counts only before a thousand or a million."""
    at = i + first[0]
    scale = _scale(tokens, at)
    if not scale or first[1].value >= 1:
        return None
    value = int(first[1].value * scale)
    return Number(i, at + 1, value, value, first[1].entry, False)


def _plural_scale(word: str) -> bool:
    plurals = ("الاف", "الوف", "ملايين", "مليارات", "مءات", "ميات")  # آلاف begins like the article
    return word in plurals or word.removeprefix("ال") in plurals


def _lookup(tokens: list[Token], i: int, strip: str) -> tuple[int, _Word] | None:
    """The longest number word at token i: (how many tokens, word)."""
    openings = _openings(tokens[i].word, strip)
    if not openings:
        return None
    cardinals = _words()[0]
    following = tokens[i + 1].word if i + 1 < len(tokens) and tokens[i + 1].kind == "w" else None
    for bare in openings:
        if following is not None:
            found = cardinals.get((bare, following))
            if found:
                return 2, found
        found = cardinals.get((bare,))
        if found:
            return 1, found
    return None


@cache
def _openings(word: str, strip: str) -> tuple[str, ...]:
    """The first words of cardinals that a folded word may be, clitics of ``strip`` and the article taken off."""
    options = [word]
    if strip and len(word) > 2 and word[0] in strip:
        options.append(word[1:])
        if len(word) > 3 and word[0] in "وف" and word[1] in strip:
            options.append(word[2:])
    if strip == "و":
        options = options[1:]
    return tuple(bare for option in options for bare in (option, option.removeprefix("ال")) if bare in _first_words())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _words()[0])
