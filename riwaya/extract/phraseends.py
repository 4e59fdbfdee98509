"""Where a noun phrase must end: what the endings of its words say; and when a "side" is a state.

What it cannot do: tell what an ending leaves open (سجون, مسلحين).
"""

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


def side_of_state(head: Token, adjective: Token) -> bool:
    """Whether a state is named as a side of talks or of a war: الجانب الهندي, الطرف الأرمني."""
    return (
        head.info.definite
        and adjective.info.definite
        and "nisba" in adjective.info.groups
        and any(r.lexeme.value == "side" and r.form == "s" and not r.enc for r in head.info.groups.get("noun", ()))
    )
