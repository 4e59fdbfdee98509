"""What a word beside the name of a place says for it or against it: kind words, adjectives, clitics, ordinary words."""

from __future__ import annotations

from riwaya.extract.tokens import Token


def kind_of(token: Token) -> str:
    """The kind of place that a word says of the name behind it, "" for none: مدينة, قرى; not المدينة, مدينته."""
    if token.kind == "w":
        for reading in token.info.groups.get("place-kind", ()):
            kind = str(reading.lexeme.value[0])
            if kind != "direction" and not reading.definite and not reading.enc:
                return kind
    return ""


def epithet(tokens: list[Token], i: int) -> bool:
    """Whether a word is the adjective of a plural kind word: حواجز جديدة, but بلدة جديدة."""
    token = tokens[i]
    if "adjective" not in token.info.groups or not token.word.endswith("ه") or i == 0:
        return False
    return any(r.form == "p" and not r.definite for r in tokens[i - 1].info.groups.get("place-kind", ()))


def plural_kind(token: Token) -> bool:
    """Whether a word is the plural or dual of a kind of place: قرى, بلدتي."""
    return token.kind == "w" and any(r.form in ("p", "d") for r in token.info.groups.get("place-kind", ()))


def adjective(tokens: list[Token], i: int) -> bool:
    """Whether a name is here the adjective of the noun before it: قوات سورية, الحدود السورية, المحافظات الشرقية."""
    token = tokens[i]
    before = tokens[i - 1] if i else None
    if before is None or before.pos != "n" or before.kind != "w" or token.info.definite != before.info.definite:
        return False
    if (
        token.word.startswith("و")
        or (token.text.endswith("ا") and "\u064b" not in token.text)
        or not token.info.groups.keys() & {"adjective", "nisba"}
    ):
        return False  # روسيا might be the adjective روسيا, but that is written روسيًا
    return token.info.definite or "place-kind" not in before.info.groups or plural_kind(before)


def clitics(token: Token) -> int:
    """How many letters of a word are clitics at least, as the lexicons read it."""
    return min((len(r.pro) for readings in token.info.groups.values() for r in readings), default=9)


def ordinary(token: Token) -> bool:
    """Whether the word is also an ordinary word of the language in this shape."""
    return bool(token.info.groups.keys() - {"nisba", "given"})


def quoted(text: str, token: Token) -> bool:
    return text[max(0, token.start - 1) : token.start] in '“"«”'
