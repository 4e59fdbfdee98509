"""Tolls: how many dead and wounded a sentence claims, with bounds and the words that say so.

A toll word is a verb (قُتل، أصيب، لقي مصرعه), a masdar (مقتل، إصابة) or a noun (قتلى، جرحى). The counted are its subject
or object, its إضافة or the number before it; ``counted.py`` reads their number. A number of dead and wounded together
is no claim; عشرات القتلى والجرحى is one of each. Parts after بينهم add nothing; "no casualties" is zero of both.
What it cannot do: add up parts that stand in different sentences.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from riwaya.extract.chunks import Phrase
from riwaya.extract.counted import Counted, read_counted
from riwaya.extract.fold import skip
from riwaya.extract.numbers import read_number
from riwaya.extract.people import rule, toll_phrase
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.tollnouns import ZERO_BOTH, noun_claim, number_before
from riwaya.extract.tollwords import FALLING, TollWord, negated, toll_words

__all__ = ["Count", "TollWord", "read_counts", "toll_words"]


class Count(NamedTuple):
    """One claim: its kind and bounds, its span, the toll word (token index) and the phrase of those counted.

    ``unsure``: the letters allow a dual and a plural (مقتل مدنيين); a claim of two elsewhere in the article decides.
    """

    kind: str
    min: int
    max: int | None
    span: tuple[int, int]
    token: int
    counted: Phrase | None
    entry: str
    unsure: bool = False
    vague: bool = False
    part: bool = False  # some of those told of before (ثلاثة منهم): no claim beside a number that holds them
    voice: int | None = None  # index of the statement that gives it
    hedged: bool = False
    sentence: int = -1
    title: bool = False


def read_counts(sentence: Sentence, words: list[TollWord]) -> list[Count]:
    """The claims of a sentence."""
    tokens = sentence.tokens
    counts = _none_claims(sentence)
    joint = _together(tokens, words)
    dying = [
        w.group for w in words if w.pos in "vm" and w.group is not None and w.group.toll and _dies(tokens, w, w.group)
    ]
    for word in words:
        if word.pos == "n" and any(g.start <= word.token < g.end for g in dying):
            continue
        if word.token in joint:
            shared = joint[word.token]
            if shared is not None:
                counts.append(_claim(tokens, word, shared))
            continue
        counts += _claims(sentence, word, words)
    return counts


def _together(tokens: list[Token], words: list[TollWord]) -> dict[int, Counted | None]:
    """Toll words that share one number (قتل وأصيب سبعة, 5 قتلى وجرحى): none of them claims it, unless it is vague."""
    joint: dict[int, Counted | None] = {}
    for a, b in pairwise(words):
        gap = tokens[a.token + 1 : b.token]
        adjacent = not gap and tokens[b.token].word.startswith("و")
        if a.kind == b.kind or not (adjacent or [t.word for t in gap] in (["او"], ["و"])):
            continue
        if a.pos == "n" and b.pos == "n":
            number = number_before(tokens, a.token)
            if number is None:
                if _joint_before(tokens, a.token):
                    joint |= {a.token: None, b.token: None}
                continue
            shared = None
            if number.max is None:
                shared = Counted(number.start, b.token + 1, number.min, None, numbered=True, vague=True, toll=True)
            joint |= {a.token: shared, b.token: shared}
        elif a.pos != "n" and b.pos != "n":
            if a.group is not None and a.group.end <= a.token:
                if b.group is not None and b.group.start == a.group.start and not a.group.vague:
                    joint |= {a.token: None, b.token: None}  # مئة مدني قتلوا أو أصيبوا
                continue  # شخصان قتلا وأصيب ثلاثة
            group = b.group if b.group is not None and b.group.start > b.token else None
            joint |= {
                a.token: group if group is not None and group.vague else None,
                b.token: group if group is not None and group.vague else None,
            }
    return joint


def _joint_before(tokens: list[Token], i: int) -> bool:
    for k in range(max(0, i - 2), i):
        match = toll_phrase(tokens, k)
        if match is not None and match.value == "joint":
            return True
    return tokens[i - 1].word in ("بين",) if i else False


def _claims(sentence: Sentence, word: TollWord, words: list[TollWord]) -> list[Count]:
    tokens = sentence.tokens
    group = word.group
    if word.pos in "vm" and group is not None:
        if (group.toll and not _dies(tokens, word, group)) or not _plausible(tokens, word, group):
            return []
        claim = _claim(tokens, word, group)._replace(part=_part_of_told(tokens, word, group))
        return [claim] if group.apart is None else [claim, _claim(tokens, word, group.apart)]
    if word.pos == "v":
        return []
    found = noun_claim(sentence, word, words)
    if found is None:
        return []
    claim = _claim(tokens, word, found)
    if found.max == 0 and word.row in ZERO_BOTH and (word.kind == "killed" or _human(tokens, found.end)):
        return [claim._replace(kind="killed"), claim._replace(kind="wounded")]
    return [claim]


def _human(tokens: list[Token], at: int) -> bool:
    """Whether إصابات is said to be بشرية: then nobody died either; without it nobody was wounded."""
    return at < len(tokens) and tokens[at].word == "بشريه"


def _part_of_told(tokens: list[Token], word: TollWord, group: Counted) -> bool:
    """Whether the people counted are some of those told of before: ثلاثة منهم, or the wounded who die of a total's toll."""
    match = toll_phrase(tokens, group.end)
    if match is not None and match.value == "breakdown" and tokens[group.end].word.startswith("من"):
        return match.end >= len(tokens) or read_counted(tokens, match.end) is None
    return group.toll and word.token > 0 and tokens[word.token - 1].word == "بعد"  # إلى 27 قتيلا بعد وفاة جريحين


def _dies(tokens: list[Token], word: TollWord, group: Counted) -> bool:
    """Whether a word of death takes the wounded (وفاة ثلاثة جرحى); the count is then of the dead."""
    if word.kind != "killed" or word.row in FALLING:
        return False
    last = [t for t in tokens[group.start : group.end] if "toll" in t.info.groups]
    return bool(last) and all(rule(r).kind != "killed" for r in last[-1].info.groups["toll"])


def _plausible(tokens: list[Token], word: TollWord, group: Counted) -> bool:
    """Whether a masdar's genitive is really those hurt: إصابة مباشرة, إصابة خط are not."""
    return not (word.pos == "m" and negated(tokens, word.token))


def _claim(tokens: list[Token], word: TollWord, group: Counted) -> Count:
    first = tokens[group.start]
    pro = 0
    if first.kind == "w":
        pro = (
            1
            if first.word[:1] in "وفبل"
            and read_number(tokens, group.start) is not None
            and not _bare_number(first.word)
            else len(first.info.pro)
        )
        if first.name is not None:
            pro = first.name.skip
    start, end = first.start + skip(first.text, pro), tokens[max(group.start, group.end - 1)].end
    row = word.reading.lexeme.row.id
    return Count(
        word.kind, group.min, group.max, (start, end), word.token, group.phrase, row, group.unsure, group.vague
    )


def _bare_number(word: str) -> bool:
    return word.startswith(("واحد", "بضع"))


def _none_claims(sentence: Sentence) -> list[Count]:
    """دون وقوع إصابات: nobody killed, nobody wounded."""
    out: list[Count] = []
    tokens = sentence.tokens
    behind = 0
    for i in sentence.at.get("toll phrase", ()):
        match = toll_phrase(tokens, i) if i >= behind else None
        if match is not None and match.value == "none":
            span = (tokens[i].start, tokens[match.end - 1].end)
            kinds = [k for k in ("killed", "wounded") if f"{k}=0..0" in match.row.cells["yields"]]
            out += [Count(kind, 0, 0, span, i, None, match.row.id) for kind in kinds]
            behind = match.end
    return out
