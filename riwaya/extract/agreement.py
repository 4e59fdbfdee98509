"""Gender and number of noun phrases, and whether a verb, participle or pronoun agrees with one.

Arabic verbs before their subject agree in gender only; things in the plural count as feminine singular. Only what spelling
and lexicon show is used; where they are silent everything agrees.
"""

from __future__ import annotations

from riwaya.extract.chunks import FORCES, PERSONS, Phrase
from riwaya.extract.morphology import Reading

_HUMAN = PERSONS | FORCES
_THINGS = frozenset({"vehicle", "thing", "object", "document", "event"})


def gender(phrase: Phrase) -> str:
    """ "m", "f", "p" (people in the plural), or "" where nothing shows it."""
    token = phrase.tokens[phrase.head]
    if phrase.number is not None:
        return "p" if phrase.cls in _HUMAN else ""
    name = phrase.name
    if name is not None and name.start == phrase.head:
        if name.name.type in ("state", "person"):
            return ""
        if not token.info.noun:
            return ""
    noun = token.info.noun
    if noun is None:
        return ""
    if noun.form == "p":
        if phrase.cls in _THINGS:
            return "f"
        return "p" if phrase.cls in PERSONS and token.word.endswith(("ون", "ين", "ي", "و")) else ""
    if noun.form != "s":
        return "p"
    bare = token.text.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652")
    if bare.endswith(("ة", "اء", "ى")) or (noun.enc and "ت" + noun.enc in token.word[-4:]):
        return "f"
    return "m" if phrase.cls not in ("name", "state", "place") else ""


def indefinite(phrase: Phrase) -> bool:
    """Whether no word of a phrase makes it definite."""
    words = phrase.tokens[phrase.start : phrase.end]
    return phrase.name is None and not any(t.info.definite or t.info.enc or t.place is not None for t in words)


def agrees(reading: Reading, word: str, of: str) -> bool | None:
    """Whether a reading of a word agrees with a gender; None where nothing can be told."""
    if not of:
        return None
    mark = _mark(reading, word)
    if not mark:
        return None
    if reading.lexeme.pos == "v" and mark in "mf" and of == "p":
        return mark == "m" or None
    if mark == "p":
        return of == "p"
    return mark == of


def _mark(reading: Reading, word: str) -> str:
    """The gender that a verb shows, a participle shows, or the pronoun of a masdar points to."""
    pos, form = reading.lexeme.pos, reading.form
    if pos == "v":
        if "3ms" in form:
            return "m"
        if "3fs" in form:
            return "f"
        return "p" if "3m" in form else ""
    if pos == "r":
        return "p" if word.endswith("ين") else "f" if word.endswith("ه") else "m"
    return {"ه": "m", "ها": "f", "هم": "p", "هما": "p"}.get(reading.enc, "")


def case(phrase: Phrase) -> str:
    """ "nominative" or "accusative" where the ending of the head shows it (مسلحون, عددا), else ""."""
    token = phrase.tokens[phrase.start]
    if (
        phrase.start != phrase.head
        or phrase.number is not None
        or token.name is not None
        or token.place is not None
        or token.kind != "w"
    ):
        return ""
    if "\u064b" in token.text[-2:]:
        return "accusative"
    noun = token.info.noun
    if noun is None or noun.form == "s" or noun.enc or _counted(phrase):
        return ""
    if (noun.form == "p" and token.word.endswith(("ون", "و"))) or (noun.form == "d" and token.word.endswith("ان")):
        return "nominative"
    return "accusative" if token.word.endswith("ين") else ""


def _counted(phrase: Phrase) -> bool:
    """Whether a word of quantity stands before a phrase, which is then in the genitive: عشرات الناشطين, عدد من المحتجين."""
    before = phrase.tokens[phrase.start - 1] if phrase.start else None
    return before is not None and before.pos == "p" and ("quantifier" in before.info.particle or before.word == "من")
