"""Where a noun phrase must end, and what can only go on with it: endings, names, brackets; and when a "side" is a state.

It cannot tell what an ending leaves open (سجون, مسلحين).
"""

from __future__ import annotations

from riwaya.extract.tokens import Token

_SON = "بن"
_OTHERS = frozenset({"اخر", "اخران", "اخرين", "اخرون", "اخرى", "اخري", "اخريات"})
_OF_THEM = frozenset({"منهم", "منهن"})


def disagrees(head: Token, adjective: Token) -> bool:
    """Whether a definite adjective shows another gender than the feminine noun just before it: المملكة | الشديد."""
    feminine = head.text.endswith("ة") and head.word.startswith("ال")
    return feminine and not adjective.text.endswith(("ة", "ه", "اء", "ى", "ات", "ين", "ون", "ا"))


def governs_nothing(token: Token, people: bool, nationality: bool) -> bool:
    """Whether the ending of a head shows that nothing stands in إضافة to it: مسلحون, شابا, إسرائيلي.

    ``people``: it names persons or forces; ``nationality``: persons by their nation.
    """
    if token.name is not None or token.place is not None or token.info.definite or token.info.enc:
        return False
    noun = token.info.noun
    if "\u064b" in token.text[-2:]:
        return True
    if not people or noun is None:
        return False
    if nationality and noun.form == "s":
        return True
    return token.word.endswith({"p": ("ون", "ين"), "d": ("ان", "ين")}.get(noun.form, ()))


def opens_object(head: Token, token: Token) -> bool:
    """Whether a word in the accusative behind a head that shows none cannot belong to it: عملاء | معارضا."""
    if not token.word.endswith("ا") or token.info.definite or head.word.endswith(("ا", "ه", "ات", "ين", "ي")):
        return False
    if head.name is not None or head.place is not None or head.info.definite or head.info.enc or not head.info.known:
        return False
    return any(r.form == "d" and r.lexeme.pos in "na" and not r.pro for r in token.info.readings)


def apart(tokens: list[Token], at: int, person: bool) -> bool:
    """Whether the name of a group at token ``at`` stands by itself behind a phrase that is whole, and is no further name of it."""
    word, before = tokens[at].word, tokens[at - 1]
    if word.startswith("لل") or "nisba" in tokens[at].info.groups or not before.info.definite:
        return False
    if before.word.endswith(("ون", "ين")) and tokens[at].name.end == at + 1:
        return False  # المقاتلين الحوثيين
    adjective = bool(before.info.adjective) or "nisba" in before.info.groups
    return person or (adjective and word.startswith("ال"))


def descent(tokens: list[Token], at: int) -> int:
    """The end of what can only be part of a person's name at token ``at``: شارع بن مبارك, آل سعود, علي سعد; 0 where nothing is."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind != "w":
        return 0
    if (token.word == _SON or token.text == "آل") and after.pos != "v":
        return at + 2
    if after.word == _SON and token.pos == "n":
        return at + 1
    if token.text == "علي" and token.pos == "p" and after.pos == "n" and not after.info.pro:
        return at + 1 if not after.info.known or after.info.groups.keys() & {"forename", "given"} else 0
    return 0


def rest_of_people(tokens: list[Token], at: int) -> int:
    """The end of what makes a number at token ``at`` one of people: خمسة آخرين, أربعة منهم; 0 where nothing does."""
    word = tokens[at].word if at < len(tokens) else ""
    return at + 1 if word in _OTHERS or word in _OF_THEM else 0


def alias(tokens: list[Token], at: int) -> int:
    """The end of another name of a group that stands at token ``at``: in brackets or in Latin letters; 0 where none does."""
    token = tokens[at]
    if token.kind == "w" and token.text.isascii():
        return at + 1
    if token.text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")":
        inner = tokens[at + 1]
        if inner.kind == "w" and (inner.name is not None or not inner.info.known):
            return at + 3
    return 0


def side_of_state(head: Token, adjective: Token) -> bool:
    """Whether a state is named as a side of talks or of a war: الجانب الهندي, الطرف الأرمني."""
    return (
        head.info.definite
        and adjective.info.definite
        and "nisba" in adjective.info.groups
        and any(r.lexeme.value == "side" and r.form == "s" and not r.enc for r in head.info.groups.get("noun", ()))
    )


def tied(token: Token) -> bool:
    """Whether a word asks what somebody is tied to (التابعة ل); المعارضة is somebody herself."""
    groups = token.info.groups
    return "affiliation" in groups and not (token.info.definite and "role" in groups)
