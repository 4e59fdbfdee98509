"""Dates in figures alone: 2015-08-06, 6/8/2015, 21-02-2022, 21.02.2022, and Hijri ones by their year.

Day, month and year stand in the Arab or the ISO order, between slashes, hyphens or points. What it cannot do: the
American order (month first), years of two digits, and figures with a month in words (``expressions.py`` reads those).
"""

from __future__ import annotations

import re

from riwaya.extract import calendar
from riwaya.extract.dateparts import Found
from riwaya.extract.tokens import Token

_POINTED = re.compile(r"(\d{1,2})[.,](\d{1,2})[.,](\d{4})$")  # points make one token of it
_MARKS = ("/", "-", ".", "\\", "–")


def numeric(tokens: list[Token], i: int) -> Found | None:
    """The date in figures that starts at token i."""
    pieces, end = _pieces(tokens, i)
    if tokens[i].kind == "n" and len(pieces) != 3:
        match = _POINTED.match(tokens[i].word)
        if match:
            pieces, end = list(match.groups()), i + 1
    if len(pieces) != 3 or not all(piece.isdigit() for piece in pieces):
        return None
    value = _value(*map(int, pieces))
    return Found(i, end, 0, value, "dates:numeric", False) if value else None


def _pieces(tokens: list[Token], i: int) -> tuple[list[str], int]:
    """Up to three figures with marks between them, and where they end."""
    pieces: list[str] = []
    at = i
    for place, token in enumerate(tokens[i : i + 5]):
        if place % 2 == 0:
            if token.kind != "n":
                break
            pieces.append(token.word)
        elif token.text not in _MARKS:
            break
        at += 1
    return pieces, at


def _value(a: int, b: int, c: int) -> str | None:
    if a > 31 and b <= 12 and c <= 31:
        return calendar.gregorian(a, b, c)
    if c >= 1900 and b <= 12 and a <= 31:
        return calendar.gregorian(c, b, a)
    if 1300 < c < 1500 and b <= 12 and a <= 30:
        return calendar.hijri(c, b, a)
    return None
