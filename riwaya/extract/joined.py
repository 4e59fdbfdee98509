"""Where a further part of a count begins: behind و, إضافة إلى or a comma, over the name and office of a person."""

from __future__ import annotations

from riwaya.extract.chunks import noun_phrase
from riwaya.extract.numbers import is_number_word, read_number
from riwaya.extract.people import name_like, person, toll_phrase
from riwaya.extract.tokens import Token

_JOINING = frozenset({"preposition", "subordinator", "relative", "conjunction"})


def joined(tokens: list[Token], end: int) -> int | None:
    """Where a further part begins, over a parenthesis or "at least": و… or إضافة إلى."""
    at = over_apposition(tokens, _over_parenthesis(tokens, end))
    if at >= len(tokens):
        return None
    match = toll_phrase(tokens, at + 1 if tokens[at].text == "،" else at)
    if match is not None and match.value == "addition":
        return match.end
    if tokens[at].word == "مع" and _his_own(tokens, at + 1):
        return at + 1
    if (
        tokens[at].text == "،"
        and at + 1 < len(tokens)
        and tokens[at + 1].word.startswith("و")
        and not tokens[at + 1].info.definite
    ):
        at += 1
    token = tokens[at]
    if token.kind != "w" or not token.word.startswith("و"):
        return None
    if token.word == "و":
        return at + 1 if at + 1 < len(tokens) else None
    if is_number_word(token.word):
        return None  # واحدة begins with a و of its own
    if token.pos in ("v", "p") and read_number(tokens, at) is None and person(tokens, at) is None:
        return None
    if (
        token.info.pro[:1] == "و"
        or not token.info.known
        or (token.name is not None and token.name.skip == 1)
        or read_number(tokens, at)
    ):
        return at
    return None


def _over_parenthesis(tokens: list[Token], at: int) -> int:
    """Past an age or an office in brackets, a given name before it too: والدته ليلى (26 عاما)."""
    opening = at
    if at < len(tokens) and tokens[at].pos == "n" and not (tokens[at].info.pro or tokens[at].info.definite):
        opening += 1
    if opening >= len(tokens) or tokens[opening].text != "(":
        return at
    close = next((k for k in range(opening, min(opening + 8, len(tokens))) if tokens[k].text == ")"), None)
    return at if close is None else close + 1


def _his_own(tokens: list[Token], at: int) -> bool:
    """Whether people are told of as somebody's: اثنين من مرافقيه, سائقه."""
    if at + 2 < len(tokens) and read_number(tokens, at) and tokens[at + 1].word == "من":
        return bool(tokens[at + 2].info.enc)
    return (
        at < len(tokens)
        and any(r.enc for r in tokens[at].info.groups.get("role", ()))
        and person(tokens, at) is not None
    )


def over_apposition(tokens: list[Token], at: int) -> int:
    """Past the office and the name of a person (القائد في الفوج, كريم, و…) where a further و follows them."""
    k = at
    if k < len(tokens) and tokens[k].pos == "p" and tokens[k].word in ("في", "ب", "ل"):
        k += 1
    if (
        k < len(tokens)
        and (k > at or tokens[k].info.pro in ("ل", "ب"))
        and (phrase := noun_phrase(tokens, k)) is not None
    ):
        k = phrase.end
    if k < len(tokens) and tokens[k].text == "،":
        k += 1
    start, between = k, k > at and tokens[k - 1].text == "،"
    while (
        k < len(tokens)
        and k - start < 5
        and (
            name_like(tokens[k])
            or (
                between
                and (
                    tokens[k].pos == "n"
                    or (k > start and not tokens[k].info.particle & _JOINING and tokens[k].pos == "p")
                )
                and not tokens[k].info.pro
                and not tokens[k].word.startswith("و")
            )
        )
    ):
        k += 1
    if k == start:
        return at
    if k < len(tokens) and tokens[k].text == "،":
        k += 1
    return (
        k
        if k < len(tokens) and tokens[k].word.startswith("و") and (tokens[k].pos == "n" or read_number(tokens, k))
        else at
    )
