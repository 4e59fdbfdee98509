"""People in words: which nouns name people, which words only go on with a name, which numbers count nobody."""

from __future__ import annotations

from riwaya.extract.chunks import PERSONS, is_nominal
from riwaya.extract.morphology import Reading
from riwaya.extract.numbers import is_number_word
from riwaya.extract.phrases import Match
from riwaya.extract.tokens import Token
from riwaya.extract.vocabulary import TollRule, vocabulary

_FATHA = "\u064e"
_FAMILY = frozenset({"ayla", "asra"})  # rows of roles.tsv


def rule(reading: Reading) -> TollRule:
    """What a row of the toll lexicon says of its word."""
    value = reading.lexeme.value
    assert isinstance(value, TollRule)
    return value


def phrase_effect(tokens: list[Token], i: int) -> str:
    """What the counting phrase at token i does, "" where none stands."""
    match = toll_phrase(tokens, i)
    return str(match.value) if match is not None else ""


def toll_phrase(tokens: list[Token], i: int) -> Match | None:
    """The counting phrase that starts at token i."""
    return vocabulary().toll_phrases.match(tokens, i) if i < len(tokens) and "toll" in tokens[i].info.opens else None


def person(tokens: list[Token], at: int) -> Reading | None:
    """The reading of a word as a noun for people, its further words standing behind it."""
    found: Reading | None = None
    for group in ("role", "speaker"):
        for reading in tokens[at].info.groups.get(group, ()):
            if reading.lexeme.value not in PERSONS:
                continue
            rest = reading.lexeme.rest
            if rest and not all(
                at + 1 + k < len(tokens) and tokens[at + 1 + k].word.removeprefix("ال") == w.removeprefix("ال")
                for k, w in enumerate(rest)
            ):
                continue
            if found is None or (len(rest) > len(found.lexeme.rest)):
                found = reading
        if found is not None:
            return found
    for reading in tokens[at].info.groups.get("nisba", ()):
        if not tokens[at].info.groups.keys() & {"noun", "event"}:
            return reading  # type: ignore[no-any-return]
    return None


def hurt(token: Token) -> Reading | None:
    """The reading of a noun for the wounded or the captive, who may die of it (توفي جريح)."""
    for reading in token.info.groups.get("toll", ()):
        if (
            reading.lexeme.pos == "n"
            and rule(reading).kind in ("wounded", "detained", "missing")
            and reading.lexeme.row["id"] != "isaba-n"
        ):
            return reading  # type: ignore[no-any-return]
    return None


def kin(token: Token) -> bool:
    """A word for a family: people, though the word is one (عائلة, أسرته)."""
    return any(r.lexeme.row["id"] in _FAMILY and r.form == "s" for r in token.info.groups.get("role", ()))


def name_like(token: Token) -> bool:
    if (
        token.kind != "w"
        or token.time is not None
        or token.place is not None
        or token.word == "و"
        or is_number_word(token.word)
    ):
        return False
    return (
        (token.name is not None and token.name.skip == 0)
        or "given" in token.info.groups
        or (not token.info.known and token.pos == "n" and not token.info.pro)
    )


def is_thing(token: Token) -> bool:
    """A word that surely names no people."""
    if token.place is not None or token.time is not None:
        return True
    if any(r.lexeme.value in ("object", "vehicle") for r in token.info.groups.get("role", ())):
        return True
    return bool(token.info.groups.keys() & {"event", "place-kind", "time", "modifier"})


def counted_noun(tokens: list[Token], at: int) -> str | None:
    """What the noun behind a number counts: "people" or "toll"; None for anything else (or no noun)."""
    if at >= len(tokens) or tokens[at].kind != "w" or tokens[at].time is not None:
        return None
    match = toll_phrase(tokens, at)
    if match is not None and str(match.value).startswith("others"):
        return "people"
    if not is_nominal(tokens[at]):
        return None
    token = tokens[at]
    if token.info.pro or token.place is not None:
        return None
    if person(tokens, at) is not None:
        return "people"
    if "toll" in token.info.groups and any(rule(r).kind in ("killed", "wounded") for r in token.info.groups["toll"]):
        return "toll"
    if token.info.groups.keys() & {"role", "noun", "time", "event", "place-kind", "modifier"}:
        return None
    return "people" if len(token.word) > 3 else None


def is_breakdown(tokens: list[Token], at: int) -> bool:
    match = toll_phrase(tokens, at)
    return match is not None and match.value == "breakdown"


def stands_alone(tokens: list[Token], end: int) -> bool:
    """Whether a number without a noun may count people: it is not followed by a noun that it counts."""
    if end >= len(tokens):
        return True
    token = tokens[end]
    if is_breakdown(tokens, end):
        return True
    if token.kind == "m":
        return token.text not in "%٪/:-"
    if token.kind == "n" or token.time is not None:
        return token.time is not None
    if token.pos in ("p", "v"):
        return True
    return token.info.pro[:1] in ("و", "ف", "ب", "ل", "ك") or bool(token.place or token.name)


def vowelled_dual(text: str) -> bool:
    return _FATHA + "ين" in text or "ي" + _FATHA + "ين" in text or text.endswith(("ي" + _FATHA + "ن", _FATHA + "يْن"))
