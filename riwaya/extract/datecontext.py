"""What the words around an expression say about it: verbs that look ahead, named days, lines of who reports.

What it cannot do: see beyond the sentence, or tell an unlisted named day (``grammar/named-days``) from any other.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.extract.fold import fold
from riwaya.extract.tokens import Token
from riwaya.lexicon import table


class _NamedDay(NamedTuple):
    head: str
    month: int
    day: int


def looks_ahead(tokens: list[Token], i: int) -> bool:
    """Whether the nearest verb before token i, in its clause, looks ahead (س، سوف)."""
    for token in reversed(tokens[max(0, i - 8) : i]):
        if token.kind == "m":
            return False
        for reading in token.info.readings:
            if reading.lexeme.pos == "v":
                before = tokens[token.i - 1].word if token.i else ""
                return "س" in reading.pro or before in ("سوف", "وسوف")
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
    verbs = any(t.pos == "v" and t.info.verb and not t.info.noun for t in tokens)
    return not verbs and any(t.text in ("-", "–", "—") for t in tokens)
