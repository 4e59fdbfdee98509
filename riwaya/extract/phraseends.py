"""Where a noun phrase must end: what the endings of its words say. It cannot tell what an ending leaves open (سجون, مسلحين)."""

from __future__ import annotations

from riwaya.extract.tokens import Token


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


def side(words: list[Token]) -> bool:
    """Whether a phrase tells a side by its nation: الجانب الكويتي, الطرف الأوكراني."""
    noun = words[0].info.noun
    if noun is None or noun.lexeme.value != "side" or noun.lexeme.group != "noun" or not noun.definite:
        return False
    return any("nisba" in word.info.groups for word in words[1:])


def tied(token: Token) -> bool:
    """Whether a word asks what somebody is tied to (التابعة ل); المعارضة is somebody herself."""
    groups = token.info.groups
    return "affiliation" in groups and not (token.info.definite and "role" in groups)
