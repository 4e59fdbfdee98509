"""Nouns of the dead and wounded as claims: قتلى, 32 قتيلا, قتيلان, عشرات القتلى, عدد القتلى … إلى 15, دون إصابات."""

from __future__ import annotations

from riwaya.extract.chunks import noun_phrase
from riwaya.extract.clauses import THAT
from riwaya.extract.counted import Counted, read_counted
from riwaya.extract.counted_place import after_verb, total_after
from riwaya.extract.numbers import Number, read_number
from riwaya.extract.people import phrase_effect, toll_phrase
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.tollwords import TollWord, holds, negated

ZERO_BOTH = frozenset({"isaba-m", "isaba-n", "dhya-n"})  # "no casualties"
_REACHING = frozenset({"blgh", "artf"})
_COUNTERS = frozenset({"counter", "total"})


def noun_claim(sentence: Sentence, word: TollWord, words: list[TollWord]) -> Counted | None:
    """The claim of a toll noun; a definite plural by itself only refers back, 0 where nobody is said to be hurt."""
    tokens, i = sentence.tokens, word.token
    reading, voice, form = word.reading, word.voice, word.reading.form
    if reading.enc:
        return read_counted(tokens, i + 1) if form == "s" and voice == "numbered" else None  # راح ضحيته
    number = number_before(tokens, i)
    if number is not None:
        if number.max is not None and reading.definite:
            return None  # ثلاثة من القتلى: some of those told of before
        return _with_number(tokens, number, i)
    if (
        i
        and reading.definite
        and any(r.lexeme.row["id"] in _REACHING for r in tokens[i - 1].info.groups.get("toll", ()))
    ):
        return total_after(tokens, i, i - 1)  # بلغ القتلى تسعة
    if i and (match := toll_phrase(tokens, i - 1)) is not None and match.value in _COUNTERS and match.end == i:
        return total_after(tokens, i, match.start)
    if i > 1 and (match := toll_phrase(tokens, i - 2)) is not None and match.value in _COUNTERS and match.end == i:
        return total_after(tokens, i, match.start)
    if voice == "body":
        joined = i + 1 < len(tokens) and tokens[i + 1].word.startswith("و") and tokens[i + 1].name is None
        group = read_counted(tokens, i + 1) if not joined else None
        if group is not None and not reading.definite:
            return group._replace(min=2, max=2, unsure=False) if form == "d" and group.unsure else group  # جثتي مدنيين
    if reading.definite:
        if (
            i + 1 < len(tokens)
            and tokens[i + 1].kind == "n"
            and form == "p"
            and (i + 2 == len(tokens) or tokens[i + 2].kind == "m")
        ):
            number = read_number(tokens, i + 1)
            return read_counted(tokens, i + 1) if number is not None else None  # والجرحى 1666
        return (_counted_behind(tokens, i) if form == "p" else None) or total_after(tokens, i, None)
    verdict = negated(tokens, i)
    if verdict == "unknown":
        return None
    if word.pos == "m" and word.row not in ZERO_BOTH:
        return None
    if verdict == "none":
        return Counted(i, i + 1, 0, 0, toll=True) if form == "p" else None
    if word.pos == "m" and form != "p":
        return None
    end = i + 1
    low, high = {"d": (2, 2), "p": (3, None)}.get(form, (1, 1))
    after = toll_phrase(tokens, end)
    if after is not None and after.value == "at-least":
        high, end = None, after.end
    dual_only = form == "d" and (tokens[i].word.endswith(("ان", "ين", "تا", "تي", "تين")))
    if form == "d" and not dual_only:
        form, low, high = "s", 1, 1  # قتيلا: the accusative of one
    if form == "p" and (risen := _risen(tokens, i)) is not None:
        return risen
    if form == "p" and voice == "numbered":
        return None
    if (
        form == "p"
        and any(r.form == "d" and r.lexeme is reading.lexeme for r in tokens[i].info.groups["toll"])
        and tokens[i].word.endswith("ين")
    ):
        low, high = (2, 2)
    if form == "s" and (person := _predicate(tokens, i)) is not None:
        return person
    if form == "s" and voice == "numbered":
        return None
    if form != "d" and not brought_forth(sentence, i, words):
        return None
    return Counted(i, end, low, high, vague=high is None, toll=True)


def _counted_behind(tokens: list[Token], i: int) -> Counted | None:
    """The number that stands behind a definite plural like an adjective or as its predicate: المصابين الأربعة, الضحايا الـ32."""
    at = i + 1 if i + 1 >= len(tokens) or tokens[i + 1].word != "ال" else i + 2
    number = read_number(tokens, at) if at < len(tokens) and tokens[at].time is None else None
    if number is None or number.max is None or (number.digits and at == i + 1):
        return None
    if at == i + 1 and not tokens[at].info.definite:
        return read_counted(tokens, at)
    return Counted(i, number.end, number.min, number.max, numbered=True, definite=True, toll=True)


def _risen(tokens: list[Token], i: int) -> Counted | None:
    """The total that a construct rises to: قتلى الجماعة ارتفعوا إلى 25 مسلحا."""
    phrase = noun_phrase(tokens, i)
    verb = phrase.end if phrase is not None else i + 1
    if verb == i + 1 or verb >= len(tokens) or tokens[verb].pos != "v":
        return None
    rises = any(r.lexeme.row["id"] in _REACHING for r in tokens[verb].info.groups.get("toll", ()))
    return total_after(tokens, i, verb) if rises else None


def _with_number(tokens: list[Token], number: Number, i: int) -> Counted | None:
    """The number before a toll noun, under "at least" and its like."""
    for start in range(max(0, number.start - 6), number.start + 1):
        group = read_counted(tokens, start)
        if group is not None and group.toll and group.start == number.start:
            return group._replace(end=max(i + 1, min(group.end, i + 2)))
    return Counted(number.start, i + 1, number.min, number.max, numbered=True, vague=number.max is None, toll=True)


def _predicate(tokens: list[Token], i: int) -> Counted | None:
    """سقط شاب قتيلا: the person of the clause whose state the word tells."""
    if not tokens[i].word.endswith(("ا", "ه")):
        return None
    for k in range(i - 1, max(-1, i - 8), -1):
        if tokens[k].pos == "m":
            return None
        if tokens[k].pos == "v":
            if "toll" not in tokens[k].info.groups:
                return None
            group, _ = after_verb(tokens, k, active=False)
            return group if group is not None and group.end <= i + 1 and group.start < i else None
    return None


def number_before(tokens: list[Token], i: int) -> Number | None:
    """The number that counts the toll noun at token i."""
    for start in range(max(0, i - 5), i):
        if tokens[start].kind == "m" or tokens[start].time is not None:
            continue
        number = read_number(tokens, start)
        if number is None:
            continue
        opens = number.max is None and phrase_effect(tokens, start) in _COUNTERS
        if number.end == i and opens and tokens[i - 1].word != "من":
            continue  # عدد القتلى opens a total, عدد من القتلى is some
        if number.end == i or (number.end == i - 1 and tokens[i - 1].word == "من"):
            return number
    return None


def brought_forth(sentence: Sentence, i: int, words: list[TollWord]) -> bool:
    """Whether a bare toll noun is a claim: something left it behind (خلف، أسفر عن), or a headline opens with it."""
    tokens = sentence.tokens
    k = i - 1
    if tokens[i].info.pro[:1] == "و" or (k >= 0 and tokens[k].word in ("و", "او")):
        # joined to another claim: بينهم aside, what holds for the first holds for the second
        earlier = [w for w in words if w.token < i and i - w.token <= 6 and w.pos == "n"]
        if earlier:
            last = earlier[-1]
            return (
                number_before(tokens, last.token) is not None
                or last.reading.form == "d"
                or brought_forth(sentence, last.token, words)
            )
        if k < 0 or sentence.title or _held_behind(tokens, i):
            return True
        return any(w.token < i and i - w.token <= 10 and w.group is not None for w in words)
    if k < 0 or tokens[k].text in ":|–":
        return True
    if tokens[k].kind == "m" and sentence.title:
        return True
    if toll_phrase(tokens, k) is not None and toll_phrase(tokens, k).value in ("hold", "joint"):  # type: ignore[union-attr]
        return True
    if holds(tokens[k]):
        return True
    if tokens[k].pos == "p" and tokens[k].word in ("عن", "الي", "في"):
        return any(holds(t) for t in tokens[max(0, k - 9) : k])
    if tokens[k].pos == "p" and tokens[k].word in THAT:
        return True
    if tokens[i].info.pro[-1:] in ("ب", "ل"):
        return holds(tokens[k])
    return False


def _held_behind(tokens: list[Token], i: int) -> bool:
    """أدى إلى أضرار وإصابات: joined to a noun that something left behind."""
    for k in range(i - 1, max(-1, i - 8), -1):
        token = tokens[k]
        if holds(token):
            return True
        if token.pos == "v" or token.kind == "m":
            return False
    return False
