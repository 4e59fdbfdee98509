"""What a word beside the name of a place says for it or against it: kind words, adjectives, clitics, ordinary words."""

from __future__ import annotations

from riwaya.extract.fold import fold
from riwaya.extract.morphology import Reading
from riwaya.extract.tokens import Token
from riwaya.extract.wordsets import words_of


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


def dual_kind(token: Token) -> bool:
    """Whether a word is the dual of a kind of place, with its two names behind it: محافظتي كذا وكذا."""
    readings = token.info.groups.get("place-kind", ()) if token.kind == "w" else ()
    return token.word.endswith("ي") and any(r.form == "d" and not r.definite for r in readings)


def adjective(tokens: list[Token], i: int) -> bool:
    """Whether a name is here the adjective of the noun before it: قوات سورية, الحدود السورية, المحافظات الشرقية."""
    token = tokens[i]
    before = tokens[i - 1] if i else None
    if before is None or before.pos != "n" or before.kind != "w" or token.info.definite != before.info.definite:
        return False
    if (
        token.word.startswith("و")
        or (token.text.endswith("ا") and "\u064b" not in token.text and not _accusative(before))
        or not token.info.groups.keys() & {"adjective", "nisba"}
    ):
        return False  # روسيا might be the adjective روسيا, but that is written روسيًا
    return token.info.definite or "place-kind" not in before.info.groups or plural_kind(before)


def _accusative(token: Token) -> bool:
    """Whether a noun stands in the indefinite accusative, so that what ends in alef behind it may agree: جنديا روسيا."""
    return token.word.endswith("ا") and len(token.word) > 3 and token.place is None and token.name is None


def surname(tokens: list[Token], i: int) -> bool:
    """Whether a name of a place is a person's behind that person's others: علي حسن الأحمدي."""
    before = tokens[i - 1] if i else None
    return (
        before is not None
        and _descends(tokens[i].word)
        and before.pos == "n"
        and before.info.groups.keys() & {"forename", "given"} != set()
    )


def _descends(word: str) -> bool:
    """Whether a word looks like a name of descent: الأحمدي, الصالحية is none."""
    return word.startswith("ال") and word.endswith("ي") and len(word) > 5


def clitics(token: Token) -> int:
    """How many letters of a word are clitics at least, as the lexicons read it."""
    return min((len(r.pro) for readings in token.info.groups.values() for r in readings), default=9)


def ordinary(token: Token) -> bool:
    """Whether the word is also an ordinary word of the language in this shape."""
    return bool(token.info.groups.keys() - {"nisba", "given"})


def ordinary_name(tokens: list[Token], i: int, kind: Reading) -> bool:
    """Whether an ordinary noun behind a kind word may be a name: قرية الفلاحين, شارع المتنبي; not منطقة العمليات, ريف المدينة."""
    token, before = tokens[i], tokens[i - 1]
    if not token.text.startswith("ال") or token.pos != "n" or token.time is not None or token.name is not None:
        return False
    if before.info.definite or before.info.enc or "event" in token.info.groups:
        return False
    if any(not r.lexeme.value[2] for r in token.info.groups.get("place-kind", ())):
        return False
    if i > 1 and tokens[i - 2].word == "عن":
        return False  # عن طريق الإذاعة
    return fold(kind.lexeme.row["word"]) in words_of("grammar/places", "names-follow")


def beside(tokens: list[Token], i: int) -> bool:
    """Whether a word that no lexicon knows stands right behind a word of position: قرب ديكوا, جنوب مالاري."""
    token = tokens[i]
    if (
        not i
        or token.info.known
        or len(token.word) < 4
        or token.info.pro
        or token.word[0] == "و"
        or token.info.definite
    ):
        return False
    return tokens[i - 1].word.lstrip("وب") in words_of("grammar/places", "beside")


def quoted(text: str, token: Token) -> bool:
    return text[max(0, token.start - 1) : token.start] in '“"«”'
