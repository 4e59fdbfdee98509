"""Principal parts -> stems and endings: how an Arabic verb or noun may look in a newspaper, folded.

A verb entry gives its past and present (شنّ / يشنّ, قال / يقول, دعا / يدعو); from them come a handful of stems, each with
the set of endings it takes. ``analyse`` (in ``morphology.py``) strips clitics and endings and looks the stem up;
``paradigm`` here writes all forms out and exists so that tests and linguists can see them.
Third and first persons, active and passive, with and without pronoun suffixes; second persons are rare in news and left
out, except the plural. Source for the classes: any grammar of Modern Standard Arabic (Ryding 2005, chapters 21-33).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from riwaya.extract.fold import fold

SHADDA = "\u0651"
# Endings of the past by the kind of stem they stand on: V before a vowel (or nothing), C before a consonant.
PAST_V = {"": "3ms", "ت": "3fs", "ا": "3md", "تا": "3fd", "وا": "3mp", "و": "3mp"}
PAST_C = {"ت": "1s", "نا": "1p", "ن": "3fp", "تم": "2mp"}
PRESENT_PREFIXES = {"ي": "3m", "ت": "3f", "ن": "1p", "ا": "1s"}
PRESENT_V = {"": "s", "ان": "d", "ا": "d", "ون": "p", "وا": "p", "و": "p", "ين": "2"}
PRESENT_C = {"ن": "fp"}


class Stem(NamedTuple):
    """A folded stem, the tense it belongs to, the endings it takes, and whether it is passive only."""

    text: str
    tense: str  # "past" or "present"
    endings: dict[str, str]
    passive: bool = False


def verb_stems(past: str, present: str) -> Iterator[Stem]:
    """The stems of a verb from its third person masculine singular past and present."""
    yield from _past_stems(past)
    hollow = len(fold(past)) >= 3 and fold(past)[-2] == "ا"
    yield from _present_stems(present, hollow)


def _past_stems(past: str) -> Iterator[Stem]:
    doubled = past.endswith(SHADDA)
    word = fold(past)
    if not doubled and past[-1] in "اى" and len(word) > 2:  # defective: دعا، رمى، نفى، استدعى
        base = word[:-1]
        weak = "و" if past[-1] == "ا" else "ي"
        yield Stem(word, "past", {"": "3ms"})
        yield Stem(base + "ا", "past", {"": "3ms"})  # before a pronoun: نفاه
        yield Stem(base, "past", {"ت": "3fs", "تا": "3fd", "وا": "3mp", "و": "3mp"})
        # the dual of دعا is written like its plural, which is by far more frequent
        yield Stem(base + weak, "past", {**PAST_C, "ا": "3md"} if weak == "ي" else PAST_C)
        yield Stem(base + "ي", "past", {"": "3ms", "ت": "3fs", "ا": "3md"}, passive=True)
        return
    if word[-1] == "ي" and len(word) > 2:  # لقي، بقي، نسي
        yield Stem(word, "past", {k: v for k, v in {**PAST_C, **PAST_V}.items() if v != "3mp"})  # بقيت: she, not I
        yield Stem(word[:-1], "past", {"وا": "3mp", "و": "3mp"})
        return
    yield Stem(word, "past", PAST_V)
    if doubled:
        yield Stem(word + word[-1], "past", PAST_C)
    elif len(word) >= 3 and word[-2] == "ا":  # hollow: قال، أعاد، استقال
        yield Stem(word[:-2] + word[-1], "past", PAST_C)
        yield Stem(word[:-2] + "ي" + word[-1], "past", PAST_V, passive=True)  # قيل، أعيد
    else:
        yield Stem(word, "past", PAST_C)
    if len(word) >= 4 and word[1] == "ا" and word[-2] != "ا":  # هاجم: هوجم
        yield Stem(word[0] + "و" + word[2:], "past", PAST_V, passive=True)


def _present_stems(present: str, hollow: bool) -> Iterator[Stem]:
    doubled = present.endswith(SHADDA)
    word = fold(present)[1:]
    last = present[-1]
    if last in "ويى" and not doubled and len(word) > 1:  # يدعو، ينفي، يلقى
        base = word[:-1]
        yield Stem(word, "present", {"": "s", "ن": "fp", "ان": "d", "ا": "d"})
        yield Stem(base, "present", {"": "s jussive", "ون": "p", "وا": "p"})  # لم يدع
        if last == "ى":
            yield Stem(base + "ا", "present", {"": "s"})
        yield Stem(base + "ي", "present", {"": "s"}, passive=True)
        return
    yield Stem(word, "present", PRESENT_V)
    if doubled:
        yield Stem(word + word[-1], "present", PRESENT_C)
    elif hollow and len(word) >= 2 and word[-2] in "ويا":  # hollow: يقول، يعيد، ينام
        short = word[:-2] + word[-1]
        yield Stem(short, "present", {"": "s jussive", "ن": "fp"})  # لم يقل
        if word[-2] != "ا":
            yield Stem(word[:-2] + "ا" + word[-1], "present", PRESENT_V, passive=True)  # يقال
    else:
        yield Stem(word, "present", PRESENT_C)


def paradigm(past: str, present: str) -> dict[str, str]:
    """Every form that the stems and endings give, each with its description: {"قصفت": "past 3fs", …}."""
    forms: dict[str, str] = {}
    for stem in verb_stems(past, present):
        mark = " passive" if stem.passive else ""
        for ending, person in stem.endings.items():
            if stem.tense == "past":
                forms.setdefault(stem.text + ending, f"past {person}{mark}")
            else:
                for prefix, who in PRESENT_PREFIXES.items():
                    forms.setdefault(prefix + stem.text + ending, f"present {who}{person}{mark}")
    return forms
