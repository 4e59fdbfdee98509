"""Who is counted: the people named at a place in a sentence, with the bounds of their number.

ثلاثة جنود 3,3; نحو 20 شخصا 20,20; أكثر من ستة آخرين 7,null; عدد من المارة 3,null; طفلان 2,2; سيدة ورجل 2,2;
الشاب كريم 1,1; عناصر (a bare plural) 3,null; آخر 1,1. Things, years of age, groups and sides count nobody.
The ending ـين may be a dual or a plural (مدنيين): where nothing nearby decides, the plural is taken and marked unsure.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract.chunks import Phrase, is_nominal, noun_phrase
from riwaya.extract.countbounds import BOUNDS, bounded
from riwaya.extract.joined import joined
from riwaya.extract.numbers import Number, definite_number, is_number_word, ordinal, read_number
from riwaya.extract.people import (
    counted_noun,
    hurt,
    is_breakdown,
    is_thing,
    kin,
    name_like,
    person,
    stands_alone,
    toll_phrase,
    vowelled_dual,
)  # fmt: skip
from riwaya.extract.phrases import Match
from riwaya.extract.tokens import Token

_TANWIN = "\u064b"
_PEOPLE = frozenset({"role", "speaker", "nisba"})


class Counted(NamedTuple):
    """People at tokens[start:end]; ``start`` is where the number or the noun begins, behind "about" or "at least".

    ``numbered``: a number or a vague number word stands there. ``vague``: a bare plural or a word like عشرات.
    ``unsure``: a plural that may be a dual. ``parts`` are the single counts that were added up.
    """

    start: int
    end: int
    min: int
    max: int | None
    phrase: Phrase | None = None
    numbered: bool = False
    vague: bool = False
    unsure: bool = False
    definite: bool = False
    toll: bool = False  # the noun is itself one of killing or wounding (ثلاثة قتلى)
    of: bool = False  # "five of …"
    source_marked: bool = (
        False  # whose they are is said: parts of this kind are of different camps and are not added up
    )
    apart: Counted | None = None  # further people who are a claim of their own: those of another camp, another bound


def read_counted(tokens: list[Token], i: int, *, dual: bool = False) -> Counted | None:
    """The people who stand at token i, those joined by و added up; ``dual`` when the verb says that they are two."""
    first = _part(tokens, i, dual)
    if first is None or first.toll:
        return first
    parts = [first]
    apart = None
    while len(parts) < 6:
        at = joined(tokens, parts[-1].end)
        following = _part(tokens, at, False) if at is not None else None
        if following is None or following.toll != first.toll:
            break
        if following.end < len(tokens) and tokens[following.end].pos == "v" and following.definite:
            break  # والشرطي قال: a new clause
        if first.definite and first.max == 2 and following.definite and following.max == 1:
            break  # الشقيقين سالم وخالد: their names, and nobody besides
        if _one_number(tokens, parts[-1], following):
            parts.append(following._replace(min=0, max=0, vague=parts[-1].vague))
            continue
        if _another_camp(first, following):
            apart = read_counted(tokens, at if at is not None else following.start)
            break
        if (
            following.numbered
            and following.end < len(tokens)
            and following.end == following.start + 1
            and not following.vague
            and not first.numbered
        ):
            break
        parts.append(following)
    if len(parts) == 1:
        return first._replace(apart=apart)
    unbounded = any(p.max is None for p in parts)
    low = max(p.min for p in parts) if all(p.vague for p in parts) else sum(p.min for p in parts)
    return first._replace(
        end=parts[-1].end, min=low, max=None if unbounded else sum(p.max or 0 for p in parts), apart=apart,
        numbered=any(p.numbered for p in parts), vague=all(p.vague for p in parts), unsure=False,
    )  # fmt: skip


def _one_number(tokens: list[Token], first: Counted, following: Counted) -> bool:
    """Whether the number before counts this noun too: "11 rebels and smugglers", both singular in the accusative."""
    return (
        first.numbered
        and not following.numbered
        and following.end == following.start + 1
        and tokens[first.end - 1].text.rstrip(_TANWIN).endswith("ا")
        and tokens[following.start].text.rstrip(_TANWIN).endswith("ا")
    )


def _another_camp(first: Counted, following: Counted) -> bool:
    """Whether a count is told beside another one and not on top of it: 90 من المتمردين وجندي واحد."""
    if not first.numbered or first.vague:
        return False
    if following.source_marked and following.numbered and first.source_marked:
        return True
    return (first.of and not following.definite) or (first.max is not None and following.max is None)


def _part(tokens: list[Token], i: int, dual: bool) -> Counted | None:
    at, effect, ranged = i, "", False
    while at < len(tokens):
        match = toll_phrase(tokens, at)
        if match is not None and match.value in BOUNDS:
            effect, at = (match.value if match.value not in ("total", "each") else effect), match.end
        elif match is not None and match.value == "range":
            ranged, at = True, match.end
        elif tokens[at].word in ("ب", "ل", "ال") or (tokens[at].text == "(" and at == i):
            at += 1
        else:
            break
    if at >= len(tokens) or tokens[at].time is not None:
        return None
    number = read_number(tokens, at)
    if number is not None and not (tokens[at].name or tokens[at].place):
        return _numbered(tokens, at, number, effect, ranged)
    if ranged or tokens[at].kind != "w" or is_number_word(tokens[at].word):
        return None
    match = toll_phrase(tokens, at)
    if match is not None and str(match.value).startswith("others"):
        return _others(tokens, at, match, dual, effect)
    if ordinal(tokens[at].word) is not None and not tokens[at].info.definite and stands_alone(tokens, at + 1):
        return Counted(at, at + 1, 1, 1)  # وأصيب ثالث
    return _unnumbered(tokens, at, dual, effect)


def _numbered(tokens: list[Token], at: int, number: Number, effect: str, ranged: bool) -> Counted | None:
    low, high, end = number.min, number.max, number.end
    if ranged:
        second = read_number(tokens, end) if end < len(tokens) and tokens[end].word.startswith("و") else None
        if second is None and end + 1 < len(tokens) and tokens[end].word == "و":
            second = read_number(tokens, end + 1)
        if second is None:
            return None
        high, end = second.max, second.end
    elif (
        end + 1 < len(tokens)
        and tokens[end].text == "-"
        and (second := read_number(tokens, end + 1)) is not None
        and second.min > low
    ):
        high, end = second.max, second.end
    if not effect and not number.digits and number.max is not None and definite_number(tokens[at].word):
        return None  # الثلاثة refers back to those told of before
    if number.digits and number.min >= 1_000_000_000:
        return None
    low, high, end = bounded(tokens, end, low, high, effect)
    head = end
    of = head < len(tokens) and tokens[head].word == "من" and not is_breakdown(tokens, head)
    if of:
        head += 1
    vague = number.max is None
    if (
        vague
        and of
        and head < len(tokens)
        and (exact := read_number(tokens, head)) is not None
        and tokens[head].time is None
    ):
        return _numbered(tokens, head, exact, "", False)  # مجموعة من أربعة مسلحين
    noun = counted_noun(tokens, head)
    named = of and head < len(tokens) and tokens[head].name is not None  # تسعة من قوات الحكومة
    if (
        noun is None
        and of
        and head < len(tokens)
        and is_nominal(tokens[head])
        and (named or not is_thing(tokens[head]))
    ):
        noun = "people"
    if noun is None:
        if of or (vague and not stands_alone(tokens, end)):
            return None
        if not stands_alone(tokens, end):
            return None
        phrase = noun_phrase(tokens, at)
        return Counted(at, end, low, high, phrase, numbered=True, vague=vague)
    toll = noun == "toll"
    stop, source = _noun_end(tokens, head)
    low, high, stop = bounded(tokens, stop, low, high, "")
    return Counted(
        at, stop, low, high, noun_phrase(tokens, at),
        numbered=True, vague=vague, toll=toll, of=of, source_marked=of or source,
    )  # fmt: skip


def _noun_end(tokens: list[Token], head: int) -> tuple[int, bool]:
    """Where the counted noun's phrase ends, and whether it names whose they are (خمسة جنود من الجيش)."""
    phrase = noun_phrase(tokens, head)
    end = phrase.end if phrase is not None else head + 1
    for k in range(head + 1, end):
        number = read_number(tokens, k)
        if number is not None and not (
            number.max is not None and number.max <= 2 and not tokens[k].word.startswith("و")
        ):
            end = k  # the next count begins: شخصان وأربعة أطفال
            break
    while end < len(tokens):
        match = toll_phrase(tokens, end)
        if match is not None and str(match.value).startswith("others"):
            end = match.end
        elif (
            (number := read_number(tokens, end)) is not None
            and not number.digits
            and number.max is not None
            and number.max <= 2
            and end > head
        ):
            end = number.end  # مدنيين اثنين
        else:
            break
    source = any(t.word == "من" for t in tokens[head:end]) or (end < len(tokens) and tokens[end].word in ("من", "في"))
    return end, source


def _others(tokens: list[Token], at: int, match: Match, dual: bool, effect: str) -> Counted | None:
    """آخر, آخران, آخرون: further people."""
    after = tokens[match.end] if match.end < len(tokens) else None
    if (
        after is not None
        and after.kind == "w"
        and is_nominal(after)
        and not (after.info.pro or after.name or after.place or after.info.verb)
    ):
        return None  # آخر معقل: "the last"
    size = str(match.value).partition(" ")[2]
    low, high = int(size.rstrip(".")), None if size.endswith(".") else int(size)
    if at and (before := toll_phrase(tokens, at - 1)) is not None and before.value == "counter":
        low, high = 3, None  # عدد آخر
    if dual and high is None:
        low, high = 2, 2
    low, high, end = bounded(tokens, match.end, low, high, effect)
    return Counted(at, end, low, high, vague=high is None)


def _unnumbered(tokens: list[Token], at: int, dual: bool, effect: str) -> Counted | None:
    token = tokens[at]
    if not (is_nominal(token) and token.pos == "n") and not (
        token.info.pro == "و" and token.time is None and person(tokens, at) is not None
    ):
        return None
    if token.name is not None:
        return _single(tokens, at, effect, True) if token.name.name.type == "person" else None
    if token.place is not None:
        return None
    if kin(token):
        phrase = noun_phrase(tokens, at)
        return _members(tokens, at, phrase.end if phrase is not None else at + 1, phrase)
    reading = person(tokens, at)
    if reading is None and (victim := hurt(token)) is not None:
        low, high = {"d": (2, 2), "p": (3, None)}.get(victim.form, (1, 1))
        if victim.form == "d" and token.word.endswith("ا"):
            low, high = 1, 1
        if token.info.definite:
            return None
        return Counted(at, at + 1, low, high, noun_phrase(tokens, at), vague=high is None, toll=True)
    if reading is None:
        if token.info.known and not token.info.groups.keys() & {"given", "forename"}:
            return None
        return _single(tokens, at, effect, True) if len(token.word) > 2 else None
    forms = {r.form for g in _PEOPLE for r in token.info.groups.get(g, ()) if r.lexeme.rest == reading.lexeme.rest}
    noun = token.word.removesuffix(reading.enc)
    definite = token.info.definite
    number = _size(tokens, at)
    if "d" in forms and noun.endswith("ا") and not noun.endswith("تا"):
        if reading.enc:  # والداه: no tanwin stands before a pronoun
            return Counted(at, at + 1, 2, 2, noun_phrase(tokens, at), definite=True)
        return _single(tokens, at, effect, definite)  # جنديا: the accusative of one
    if {"p", "d"} <= forms or (forms == {"p"} and noun.endswith("يين")):
        two = dual or number == 2 or vowelled_dual(token.text) or _both(tokens, at)
        if not noun.endswith("ين") and "d" in forms and not noun.endswith("ي"):
            two = True
        low, high, unsure = (2, 2, False) if two else (3, None, noun.endswith("ين"))
    elif "d" in forms and "s" not in forms:
        low, high, unsure = 2, 2, False
    elif "p" in forms and "s" not in forms:
        low, high, unsure = (2, 2, False) if dual else (3, None, False)
    else:
        return _single(tokens, at, effect, definite)
    if high is None and definite:
        return _numbered_behind(tokens, at)
    if high is None and reading.enc:
        return None
    end, source = _noun_end(tokens, at)
    low, high, end = bounded(tokens, end, low, high, effect)
    return Counted(
        at, end, low, high, noun_phrase(tokens, at),
        vague=high is None, unsure=unsure, definite=definite, source_marked=source,
    )  # fmt: skip


def _numbered_behind(tokens: list[Token], at: int) -> Counted | None:
    """المهاجمون الأربعة: a definite plural counts by the number behind it; without one it is all of them, or those told of."""
    phrase = noun_phrase(tokens, at)
    end = phrase.end if phrase is not None else at + 1
    for k in range(at + 1, min(end + 1, at + 5, len(tokens))):
        if tokens[k].kind == "w" and tokens[k].word.startswith("ال") and is_number_word(tokens[k].word):
            number = read_number(tokens, k)
            if number is not None and number.max is not None:
                return Counted(at, number.end, number.min, number.max, phrase, numbered=True, definite=True)
    return None


def _single(tokens: list[Token], at: int, effect: str, definite: bool) -> Counted | None:
    phrase = noun_phrase(tokens, at)
    end = phrase.end if phrase is not None else at + 1
    if (
        phrase is not None
        and phrase.cls == "police"
        and definite
        and tokens[at].word.endswith("ه")
        and phrase.end == at + 1
    ):
        return None  # الشرطة: a body, not a man
    for token in tokens[at + 1 : end]:
        if ordinal(token.word) is not None and token.info.definite:
            return None  # الشخص الثاني: one of those told of before
    while end < len(tokens) and (match := toll_phrase(tokens, end)) is not None and match.value == "others 1":
        end = match.end
    if definite:
        while end < len(tokens) and not tokens[end].word.startswith("و") and name_like(tokens[end]):
            end += 1
    low, high, end = bounded(tokens, end, 1, 1, effect)
    return Counted(at, end, low, high, phrase, definite=definite)


def _members(tokens: list[Token], at: int, end: int, phrase: Phrase | None) -> Counted:
    """A family: as many as are said to belong to it (عائلة من سبعة أفراد), else several."""
    for k in range(at + 1, min(end + 3, len(tokens) - 1)):
        if tokens[k].word == "من" and (number := read_number(tokens, k + 1)) is not None and number.max is not None:
            return Counted(at, number.end, number.min, number.max, phrase, numbered=True)
    return Counted(at, end, 3, None, phrase, vague=True)


_BOTH = frozenset({"وهما", "هما", "احدهما", "كلاهما", "بينهما", "كليهما"})


def _both(tokens: list[Token], at: int) -> bool:
    """Whether a pronoun or a verb behind says that the people are two: مواطنين … وهما رجل وابنه, مدنيين قتلا."""
    for token in tokens[at + 1 : at + 11]:
        if token.kind == "m" and token.text in ".؛":
            return False
        if token.word in _BOTH:
            return True
        if token.pos == "v":
            return "toll" in token.info.groups and any(r.form.startswith("past 3md") for r in token.info.groups["toll"])
    return False


def _size(tokens: list[Token], at: int) -> int | None:
    """The number word that stands like an adjective behind a noun: شرطيين تركيين اثنين."""
    for k in range(at + 1, min(at + 4, len(tokens))):
        token = tokens[k]
        if token.kind != "w" or token.pos not in ("n", "v", "p"):
            return None
        number = read_number(tokens, k)
        if number is not None:
            return number.min if number.min in (1, 2) else None
        match = toll_phrase(tokens, k)
        if match is not None and match.value == "others 2":
            return 2
        if not token.info.adjective and "nisba" not in token.info.groups:
            return None
    return None
