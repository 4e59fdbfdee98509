"""All that can be known of a folded word by itself: its readings by group, and its part of speech where the word alone decides it.

What it cannot do: choose between homographs; that takes the words around (``tagging.py``).
"""

from __future__ import annotations

from functools import cache

from riwaya.extract.fold import fold
from riwaya.extract.morphology import Reading
from riwaya.extract.names import capital, name_index
from riwaya.extract.vocabulary import vocabulary

_FORENAMES = frozenset({"forename", "given"})
_VERB_GROUPS = frozenset({"event", "light", "report"})
_WATCHED = frozenset({"domain", "event", "light", "modifier", "nisba", "place-kind", "report", "stance", "toll"})
_PROCLITIC_TOKENS = frozenset({"ل", "ب", "ك", "و", "ال", "لل", "بال", "وال", "ول", "وب"})


class Info:
    """All that the lexicons say about a folded word, shared by every token of that word."""

    __slots__ = (
        "adjective",
        "definite",
        "enc",
        "groups",
        "jussive",
        "known",
        "kunya",
        "least",
        "marks",
        "notes",
        "noun",
        "opens",
        "particle",
        "pasts",
        "pos",
        "preposition",
        "present",
        "pro",
        "readings",
        "verb",
    )

    def __init__(self, word: str, marbuta: bool = False, name: bool = False, behind_b: bool = False) -> None:
        readings = vocabulary().words.analyse(word[behind_b:]) if word else ()
        if name:
            readings = tuple(r for r in readings if r.lexeme.group in _FORENAMES)
        if behind_b:
            readings = tuple(
                Reading(r.lexeme, r.form, "ب", r.definite, r.enc)
                for r in readings
                if not r.pro and r.lexeme.pos in "mn"
            )
        meant = vocabulary().homographs
        if meant.keys() & {word, *(word[len(r.pro) :] for r in readings)}:
            readings = tuple(
                r
                for r in readings
                if r.lexeme.row.id not in meant.get(word, set()) | meant.get(word[len(r.pro) :], set())
            )
        if marbuta:
            readings = tuple(r for r in readings if r.enc != "ه") or readings  # محاكمة is a trial, not "his courts"
        if word.endswith("ي") and any(
            r.form == "s" and not r.enc and (r.lexeme.pos == "a" or r.lexeme.group == "modifier") for r in readings
        ):
            readings = tuple(
                r for r in readings if not (r.lexeme.pos == "n" and (r.form == "d" or r.enc == "ي"))
            )  # no "my gun"
        self.readings = readings
        self.groups: dict[str, list[Reading]] = {}
        for reading in readings:
            self.groups.setdefault(reading.lexeme.group, []).append(reading)
        nominal = [r for r in readings if r.lexeme.pos in "mnar"]
        if word.endswith("ه") and not marbuta and nominal and nominal[0].lexeme.group == "role":
            nominal.sort(key=lambda r: r.lexeme.group != "role" or not r.enc)  # نظيره: his, and no woman
        self.particle = frozenset(r.lexeme.value for r in self.groups.get("particle", ()))
        self.notes: frozenset[str] = frozenset()
        for reading in self.groups.get("particle", ()):
            if not reading.enc:
                self.notes |= frozenset(str(reading.lexeme.row["note"]).split())
        other = bool(nominal or self.particle)
        if "nisba" in self.groups:
            self.groups["nisba"].sort(key=lambda r: r.form != "s")  # إسرائيلي is one before it is "the Israelis of"
        verbs = [r for r in readings if r.lexeme.pos == "v" and _plausible(r, word, other)]
        verbs.sort(key=lambda r: ("jussive" in r.form, r.lexeme.group not in _VERB_GROUPS and r.pro == ""))
        self.verb = verbs[0] if verbs else None  # ودعت is "and she called" before it is "she bade farewell"
        self.jussive = self.verb is not None and "jussive" in self.verb.form
        self.noun = nominal[0] if nominal else None
        self.adjective = any(r.lexeme.pos in "ar" for r in readings)
        self.known = bool(readings)
        self.kunya = not self.particle and any(
            r.lexeme.value == "element" for g in ("forename", "given") for r in self.groups.get(g, ())
        )
        least = {True: 9, False: 9}  # letters of proclitics, of verbs and of the rest
        for r in readings:
            if r.lexeme.group != "verb":
                verbal = r.lexeme.pos == "v"
                least[verbal] = min(least[verbal], len(r.pro))
        self.least = least
        self.present = self.verb is not None and self.verb.form.startswith("present")
        best = nominal[0] if nominal else readings[0] if readings else None
        self.pro = _guess_pro(word) if best is None else best.pro if nominal or best.pro[:1] in ("و", "ف") else ""
        self.preposition = self.pro[-1] if self.pro[-1:] in ("ب", "ل", "ك") else ""
        self.definite = any(r.definite for r in nominal) or _article(word)
        self.enc = best.enc if best else ""
        self.pasts = frozenset(
            {"V:" + fold(r.lexeme.row.cells.get("past", "")) for r in verbs}
            | {"V:*" for r in verbs if r.lexeme.group == "report"}
        )  # how a phrase asks for a verb
        self.opens = vocabulary().opens(word, self.pasts)
        named = ("name",) if name_index().opens(word) else ()
        self.marks = (*(g for g in self.groups if g in _WATCHED), *(f"{table} phrase" for table in self.opens), *named)
        self.pos = self._part_of_speech(word, marbuta)

    def _part_of_speech(self, word: str, marbuta: bool) -> str:
        """The part of speech where the word alone decides it, else ""."""
        if word in _PROCLITIC_TOKENS:
            return "p"
        if marbuta:  # neither a verb nor a pronoun ends in ta marbuta: مدينة, مقابلة
            return "p" if any(not r.enc for r in self.groups.get("particle", ())) else "n"
        if self.verb is None:
            return "p" if self.particle else "n"
        if self.verb.form.startswith("present 1") and capital(word) is not None:
            return "n"  # لندن is no "let us be lenient"
        return ""


def _plausible(reading: Reading, word: str, other: bool) -> bool:
    """Whether a word is ever this verb form in news: إلى is no "I appoint", عسكري no "he camped me", دير no "was run"."""
    if reading.enc == "ي" or (reading.enc == "ك" and other):
        return False  # a verb takes ني, and news seldom says "you": فيسبوك
    first = reading.form.startswith("present 1s")
    if first and (other or word.startswith("ال") or reading.pro.endswith("ل")):
        return False
    # a passive of three letters with a weak middle has a common noun beside it more often than not
    return not (
        other and reading.passive and len(word) - len(reading.pro) == 3 and word[-2] in "يو" and not reading.enc
    )


@cache
def info_of(word: str) -> Info:
    """What is known of a folded word."""
    return Info(word)


@cache  # a cache of its own: one argument that is a string is looked up fastest
def ending_in_marbuta(word: str) -> Info:
    """The same for a word written with ة."""
    return Info(word, marbuta=True)


@cache
def named(word: str) -> Info:
    """The same where a word can only be a man's name."""
    return Info(word, name=True)


@cache
def behind_b_info(word: str) -> Info:
    """The same for the noun behind a joined ب."""
    return Info(word, behind_b=True)


def _article(word: str) -> bool:
    return len(word) > 4 and word.startswith(("ال", "وال", "بال", "لل", "فال", "كال", "ولل", "وبال"))


def _guess_pro(word: str) -> str:
    """The proclitics of a word that no lexicon holds, where the article shows them: بالعوجة → ب."""
    for pro in ("وب", "فب", "وك", "و", "ف", "ب", "ك"):
        if word.startswith(pro + "ال") and len(word) > len(pro) + 4:
            return pro
    for pro in ("ول", "ل"):
        if word.startswith(pro + "ل") and len(word) > len(pro) + 4:
            return pro
    return ""
