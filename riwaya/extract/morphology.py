"""Words -> readings: which lexemes a word of the text may be, once its clitics and endings are taken off.

The index holds a few stems a lexeme, each with the endings it takes (``inflect.py``); a word is split into every
proclitic + stem + ending + pronoun that the grammar allows and the stems are looked up. Of all readings those with the
fewest proclitics are kept (وقع is "happened", not "and + قع"). Analyses are cached by word, so that a corpus costs what
its vocabulary costs. What it cannot do: vowels. قُتل and قَتل are one word here; frames and context decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from riwaya.extract.fold import fold
from riwaya.extract.inflect import PRESENT_PREFIXES, verb_stems
from riwaya.lexicon import Row

ENCLITICS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي", "ني")
_VERB_PRO = ("", "و", "ف", "س", "ل", "وس", "فس", "ول", "فل", "ا", "لا")
_NOUN_PRO = tuple(a + b for a in ("", "و", "ف") for b in ("", "ب", "ل", "ك"))
_MAX_CACHE = 400_000


class Lexeme:
    """A lexicon row seen as one part of speech.

    ``group`` names the use (event, report, role …), ``pos`` is v(erb), m(asdar), n(oun), a(djective), r (active
    participle), q (passive participle) or p(article); ``rest`` are the further words of a multiword entry, folded.
    """

    __slots__ = ("group", "pos", "rest", "row", "value")

    def __init__(self, group: str, pos: str, row: Row, value: object = None, rest: tuple[str, ...] = ()) -> None:
        self.group, self.pos, self.row, self.value, self.rest = group, pos, row, value, rest

    def __repr__(self) -> str:
        return f"{self.pos}:{self.row.id}"


class Reading:
    """One way to read a word: ``form`` is e.g. "past 3fs", "present 3ms passive", "s", "p", "d" (number of nouns)."""

    __slots__ = ("definite", "enc", "form", "lexeme", "passive", "pro")

    def __init__(self, lexeme: Lexeme, form: str, pro: str, definite: bool, enc: str) -> None:
        self.lexeme, self.form, self.pro, self.definite, self.enc = lexeme, form, pro, definite, enc
        self.passive = form.endswith("passive")


class _Entry(NamedTuple):
    lexeme: Lexeme
    endings: dict[str, str]
    tense: str
    passive: bool


_SG = {"": "s", "ا": "s", "ان": "d", "ين": "d"}
_SG_CONSTRUCT = {"ا": "d", "ي": "d"}
_NO_TANWIN = re.compile("[ما].ا..$|[ما].ا.ي.$")  # plurals like مطالب, مشاريع, أسابيع
_SOUND = {"ون": "p", "ين": "p", "و": "p", "ي": "p"}
_FEM = {"ه": "s", "ت": "s", "تان": "d", "تين": "d", "تا": "d", "تي": "d", "ات": "p"}


class Morphology:
    """The index of all lexemes. ``add_*`` fill it; ``analyse`` reads a folded word."""

    def __init__(self) -> None:
        self._verbs: dict[str, list[_Entry]] = defaultdict(list)
        self._nouns: dict[str, list[_Entry]] = defaultdict(list)
        self._whole: dict[str, list[Lexeme]] = defaultdict(list)
        self._cache: dict[str, tuple[Reading, ...]] = {}

    def add_verb(self, lexeme: Lexeme, past: str, present: str) -> None:
        for stem in verb_stems(past, present):
            self._verbs[stem.text].append(_Entry(lexeme, stem.endings, stem.tense, stem.passive))

    def add_noun(self, lexeme: Lexeme, word: str, number: str = "s", *, sound_plural: bool = False) -> None:
        """A noun in one number. Duals, case endings and (when asked) sound plurals come from it."""
        base = fold(word)
        if number == "p":
            if base.endswith(("ون", "ين")) and len(base) > 4:
                self._nouns[base[:-2]].append(_Entry(lexeme, _SOUND, "", False))
            elif base.endswith("ه") and len(base) > 3:
                self._nouns[base[:-1]].append(_Entry(lexeme, {"ه": "p", "ت": "p"}, "", False))  # أسلحة, أسلحتهم
            else:
                diptote = bool(_NO_TANWIN.match(base))  # مطالب never takes ا: مطالبا is "demanding"
                self._nouns[base].append(_Entry(lexeme, {"": "p"} if diptote else {"": "p", "ا": "p"}, "", False))
        elif base.endswith("ه") and len(base) > 2:
            self._nouns[base[:-1]].append(_Entry(lexeme, _FEM, "", False))
        else:
            endings = {**_SG, **_SG_CONSTRUCT, **(_SOUND if sound_plural else {})}
            self._nouns[base].append(_Entry(lexeme, endings, "", False))

    def add_adjective(self, lexeme: Lexeme, masculine: str) -> None:
        """A regular adjective, participle or nisba: both genders, all numbers."""
        base = fold(masculine)
        self._nouns[base].append(_Entry(lexeme, {**_SG, **_FEM, **_SOUND}, "", False))

    def add_whole(self, lexeme: Lexeme, word: str) -> None:
        """A word that takes no endings, only proclitics."""
        self._whole[fold(word)].append(lexeme)

    def analyse(self, word: str) -> tuple[Reading, ...]:
        """All readings of a folded word with the fewest proclitics; empty when no lexicon holds it."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) > _MAX_CACHE:
                self._cache.clear()
            found = self._cache[word] = self._analyse(word)
        return found

    def _analyse(self, word: str) -> tuple[Reading, ...]:
        readings: dict[tuple[int, str, str, bool, str], Reading] = {}
        encs = [enc for enc in ENCLITICS if word.endswith(enc)]
        kinds = (self._whole_readings, self._verb_readings, self._noun_readings)
        for reading in (r for read in kinds for r in read(word, encs)):
            key = (id(reading.lexeme), reading.form[:4], reading.pro, reading.definite, reading.enc)
            readings.setdefault(key, reading)
        if not readings:
            return ()
        best = min(len(r.pro) + (0.5 if r.enc else 0) for r in readings.values())
        least = min(len(r.pro) for r in readings.values())
        verbal = all(r.lexeme.pos == "v" or (r.form == "d" and r.enc) for r in readings.values() if len(r.pro) == least)
        return tuple(
            r for r in readings.values()
            if (
                len(r.pro) == least
                and (
                    not r.enc or best >= 0.5 or r.lexeme.pos != "p"
                    or (r.lexeme.value in ("emphasis", "subordinator", "preposition") and r.enc not in ("ي", "ك"))
                )
            )
            or _joined(r, word, least, verbal)
        )  # fmt: skip

    def _whole_readings(self, word: str, encs: list[str]) -> Iterable[Reading]:
        for pro in _NOUN_PRO:
            if word.startswith(pro):
                rest = word[len(pro) :]
                for lexeme in self._whole.get(rest, ()):
                    yield Reading(lexeme, "s", pro, False, "")
                for enc in encs:
                    if enc and rest.endswith(enc):
                        for lexeme in self._whole.get(rest[: -len(enc)], ()):
                            if lexeme.pos == "p":
                                yield Reading(lexeme, "s", pro, False, enc)

    def _verb_readings(self, word: str, encs: list[str]) -> Iterable[Reading]:
        verbs = self._verbs
        for pro in _VERB_PRO:
            if not word.startswith(pro):
                continue
            rest = word[len(pro) :]
            bare = pro.lstrip("وف")
            for enc in encs:
                if enc == "ي" or len(rest) - len(enc) < 2:
                    continue  # of a verb the first person is ني: أمني is no "he secured me"
                body = rest[: len(rest) - len(enc)]
                if bare not in ("س", "ل"):
                    for cut in range(min(3, len(body) - 1) + 1):
                        for entry in verbs.get(body[: len(body) - cut], ()):
                            if entry.tense == "past":
                                person = entry.endings.get(body[len(body) - cut :])
                                if (
                                    person
                                    and not (person == "3mp" and body.endswith("وا" if enc else "و"))
                                    and not (
                                        person == "3ms"
                                        and not enc
                                        and body.endswith("ا")
                                        and "ى" in entry.lexeme.row.cells.get("past", "")
                                    )
                                ):  # أنهى is written with alef only before a pronoun
                                    yield _verb_reading(entry, f"past {person}", pro, enc)
                if body[0] in PRESENT_PREFIXES:
                    core = body[1:]
                    for cut in range(min(2, max(len(core) - 1, 0)) + 1):
                        for entry in verbs.get(core[: len(core) - cut], ()):
                            if entry.tense == "present":
                                person = entry.endings.get(core[len(core) - cut :])
                                if person:
                                    yield _verb_reading(entry, f"present {PRESENT_PREFIXES[body[0]]}{person}", pro, enc)

    def _noun_readings(self, word: str, encs: list[str]) -> Iterable[Reading]:
        for pro in _NOUN_PRO:
            if not word.startswith(pro):
                continue
            rest = word[len(pro) :]
            if rest.startswith("ال") and len(rest) > 3:
                yield from self._nominal(rest[2:], pro, True, encs)
            elif pro.endswith("ل") and rest.startswith("ل") and len(rest) > 3:
                yield from self._nominal(rest[1:], pro, True, encs)
            yield from self._nominal(rest, pro, False, encs)

    def _nominal(self, body: str, pro: str, definite: bool, encs: list[str]) -> Iterable[Reading]:
        for enc in ("",) if definite else encs:
            if len(body) - len(enc) < 2:
                continue
            stem = body[: len(body) - len(enc)]
            options = [stem]
            if enc and stem.endswith(("او", "اي")):
                options.append(stem[:-1] + "ء")  # أبناؤه، حلفائها
            for option in options:
                for cut in range(min(3, len(option) - 2) + 1):
                    ending = option[len(option) - cut :]
                    for entry in self._nouns.get(option[: len(option) - cut], ()):
                        number = entry.endings.get(ending)
                        if number is None:
                            continue
                        if ending == "ه" and enc:
                            continue  # ta marbuta is never followed by a pronoun
                        if ending == "ت" and not enc:
                            continue
                        if definite and (ending == "ا" or (ending == "ي" and number == "d")):
                            continue
                        yield Reading(entry.lexeme, number, pro, definite, enc)


def _joined(reading: Reading, word: str, least: int, verbal: bool) -> bool:
    """Whether a reading with one proclitic too many is kept all the same, to be told apart later: و and a whole verb
    (ودعا, وصفى), or و and a masdar where the whole would be a verb only (ودعوة)."""
    if least or reading.pro not in ("و", "ف") or len(word) < 4:
        return False
    return (reading.lexeme.pos == "v" and " 3" in reading.form[:9]) or (verbal and reading.lexeme.pos == "m")


def _verb_reading(entry: _Entry, form: str, pro: str, enc: str) -> Reading:
    return Reading(entry.lexeme, form + " passive" if entry.passive else form, pro, False, enc)
