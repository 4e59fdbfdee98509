"""Names that lexicons hold: states, forces, groups, bodies, outlets, office holders. Longest match over folded tokens.

The first word may carry clitics (وللحوثيين), quotation marks may stand inside. A name is matched as listed, in either case
of its sound plurals (الحوثيون/الحوثيين) and of أبو; a word nobody listed stays unresolved. Outlets whose name is also a
common word (الوطن, الحياة) count only inside quotation marks or after the word for what they are (صحيفة, وكالة, قناة).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from riwaya.extract.fold import fold
from riwaya.extract.tokens import Token
from riwaya.lexicon import Row, table

STATES = "id,names,en,kind,cc,nisba,people,capital,capital_en,capital_lat,capital_lon,lat,lon,epithets,example,yields"
ACTORS = "id,names,en,kind,code,parent,cc,since,until,epithets,example,yields"
OUTLETS = "id,names,en,cc,kind,affiliation,domains,generic,example,yields"
HOLDERS = "id,names,en,office,body,since,until,example,yields"
_MEDIA_HEADS = frozenset(
    fold(w)
    for w in (
        "صحيفة",
        "وكالة",
        "قناة",
        "موقع",
        "إذاعة",
        "جريدة",
        "مجلة",
        "شبكة",
        "تلفزيون",
        "راديو",
        "فضائية",
        "لوكالة",
        "لصحيفة",
        "لقناة",
    )
)
_FORMS = {"ون": "ين", "ان": "ين", "ابو": "ابي"}


class Name(NamedTuple):
    """A listed name: ``type`` is person, organization, group, state, outlet; ``force`` tells whom arms obey."""

    id: str
    type: str
    kind: str
    cc: str
    naming: str
    entry: str
    generic: bool
    force: str = ""


class NameMatch(NamedTuple):
    """A name at tokens[start:end]; ``skip`` letters of the first token are clitics."""

    start: int
    end: int
    skip: int
    name: Name


_BySecond = dict[str, list[tuple[tuple[str, ...], Name]]]
_Opening = tuple[int, str, _BySecond]
_GROUP_KINDS = frozenset({"militia", "group", "party", "coalition", "tribe"})
_FORCE_KINDS = frozenset({"army", "airforce", "police", "intelligence"})


def name_type(kind: str) -> str:
    return "group" if kind in _GROUP_KINDS or kind in _FORCE_KINDS else "outlet" if kind == "outlet" else "organization"


class NameIndex:
    """All listed names by their first word (without the article)."""

    def __init__(self) -> None:
        self._by_first: dict[str, _BySecond] = defaultdict(dict)
        self._openings: dict[str, list[_Opening]] = {}  # what ``_open`` found, by word
        for row in table("names/states", STATES):
            self._add_row(row, "state", "state", row["cc"])
        for row in table("names/actors", ACTORS):
            self._add_row(row, name_type(row["kind"]), row["kind"], row["cc"])
        for row in table("names/outlets", OUTLETS):
            generic = row["generic"] == "1"
            for text in row.list("names"):
                self._add(text, Name(row["id"], "outlet", row["kind"], row["cc"], "neutral", row.id, generic))
        for row in table("names/holders", HOLDERS):
            for text in row.list("names"):
                self._add(text, Name(row["id"], "person", "person", "", "neutral", row.id, False))
        for by_second in self._by_first.values():
            for entries in by_second.values():
                entries.sort(key=lambda e: -len(e[0]))

    def _add_row(self, row: Row, type_: str, kind: str, cc: str) -> None:
        for text in row.list("names"):
            self._add(
                text, Name(row["id"], type_, kind, cc.upper(), "neutral", row.id, False, row.cells.get("code", ""))
            )
        for epithet in row.list("epithets"):
            text, _, naming = epithet.rpartition(":")
            if text:
                self._add(text, Name(row["id"], type_, kind, cc.upper(), naming.strip(), row.id, False))

    def _add(self, text: str, name: Name) -> None:
        words = tuple(t for t in fold(text).replace("«", "").replace("»", "").split() if t)
        if not words or len(words[0]) < 2:
            return
        for variant in dict.fromkeys((words, tuple(_oblique(w) for w in words))):
            second = variant[1] if len(variant) > 1 else ""
            self._by_first[variant[0].removeprefix("ال")].setdefault(second, []).append((variant, name))

    def _open(self, word: str) -> list[_Opening]:
        """The names that a folded word may begin, by each of its forms; most words begin none."""
        forms = ((skip, form, self._by_first.get(form.removeprefix("ال"), {})) for skip, form in first_forms(word))
        return [
            (skip, form, by_second)
            for skip, form, by_second in forms
            if any(words[0] == form for names in by_second.values() for words, _ in names)
        ]

    def opens(self, word: str) -> bool:
        """Whether a name may begin with a folded word."""
        found = self._openings[word] = self._open(word)
        return bool(found)

    def match(self, tokens: list[Token], i: int, text: str) -> NameMatch | None:
        """The longest listed name that starts at token i."""
        word = tokens[i].word
        following = tokens[i + 1].word if i + 1 < len(tokens) else ""
        for skip, form, by_second in self._openings[word] if word in self._openings or self.opens(word) else ():
            for words, name in by_second.get(following, ()) if following else ():
                if words[0] == form and _stands(tokens, i, words):
                    end = i + len(words)
                    if not name.generic or _marked(tokens, i, end, text):
                        return NameMatch(i, end, skip, name)
            for words, name in by_second.get("", ()):
                if words[0] == form and (not name.generic or _marked(tokens, i, i + 1, text)):
                    return NameMatch(i, i + 1, skip, name)
        return None


@cache
def first_forms(word: str) -> tuple[tuple[int, str], ...]:
    """A folded word without each clitic it may carry: (letters taken off, rest); للعراق keeps its letters (0, العراق)."""
    forms = [(0, word)]
    for conj in ("", "و", "ف"):
        if not word.startswith(conj):
            continue
        rest, n = word[len(conj) :], len(conj)
        if conj and len(rest) > 2:
            forms.append((n, rest))
        if rest.startswith("لل") and len(rest) > 3:
            forms.append((n, "ال" + rest[2:]))
            forms.append((n, "ال" + rest[1:]))
        for prep in ("ب", "ل", "ك"):
            if rest.startswith(prep) and len(rest) > 3:
                forms.append((n + 1, rest[1:]))
    return tuple(dict.fromkeys(forms))


@cache
def capital(word: str) -> int | None:
    """How many letters of clitics stand before the capital of a state that a folded word names; None where it names none."""
    return next((skip for skip, form in first_forms(word) if form in capitals()), None)


@cache
def capitals() -> frozenset[str]:
    """Capitals stand for their governments."""
    return frozenset(fold(word) for row in table("names/states", STATES) for word in row.list("capital"))


def _stands(tokens: list[Token], i: int, words: tuple[str, ...]) -> bool:
    """Whether the words behind the second stand there too."""
    return len(words) == 2 or [t.word for t in tokens[i + 2 : i + len(words)]] == [*words[2:]]


def _oblique(word: str) -> str:
    if word == "ابو":
        return "ابي"
    return word[:-2] + "ين" if word.endswith("ون") and len(word) > 4 else word


def _marked(tokens: list[Token], start: int, end: int, text: str) -> bool:
    """Whether a generic outlet name stands in quotation marks or after the word for an outlet."""
    if start and tokens[start - 1].word in _MEDIA_HEADS:
        return True
    first = tokens[start]
    before = text[max(0, first.start - 3) : first.start]
    if before[-2:-1] in ('"', "'", "”") and before[-1:] == " " and not before[:1].isspace():
        return False  # the mark closes what stands before: "شديدة" اليوم
    return any(mark in before[-2:] for mark in "\"“”«‘'") or (
        bool(before) and text[first.start : first.start + 1] in '"“«'
    )


@cache
def name_index() -> NameIndex:
    return NameIndex()
