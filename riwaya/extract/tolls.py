"""Tolls: how many dead and wounded a sentence claims, with bounds and the words that say so.

A toll word is a verb (قُتل، أصيب، لقي مصرعه), a masdar (مقتل، إصابة) or a noun (قتلى، جرحى). The counted are its subject or
object, its إضافة or the number before it; ``counted.py`` reads their number. A number of dead and wounded together is no
claim; عشرات القتلى والجرحى is one of each. Parts after بينهم add nothing; "no casualties" is zero of both.
What it cannot do: add up parts that stand in different sentences.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract.chunks import Phrase, noun_phrase
from riwaya.extract.clauses import THAT
from riwaya.extract.counted import Counted, read_counted, toll_phrase
from riwaya.extract.counted_place import after_verb, before_verb, breakdowns, total_after
from riwaya.extract.fold import skip
from riwaya.extract.morphology import Reading
from riwaya.extract.numbers import Number, is_number_word, read_number
from riwaya.extract.tokens import Sentence, Token

_CLAIMED = frozenset({"killed", "wounded"})
_ZERO_BOTH = frozenset({"isaba-m", "isaba-n", "dhya-n"})
_REACHING = frozenset({"blgh", "artf"})
_FALLING = frozenset({"sqt", "artqa", "artqa-m"})
_COUNTERS = frozenset({"counter", "total"})


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
    voice: int | None = None  # index of the statement that gives it
    hedged: bool = False
    sentence: int = -1


class TollWord(NamedTuple):
    """A word of killing or wounding, counted or not."""

    token: int
    kind: str
    pos: str
    reading: Reading
    group: Counted | None
    counted: Phrase | None

    @property
    def row(self) -> str:
        return str(self.reading.lexeme.row["id"])

    @property
    def voice(self) -> str:
        return str(self.reading.lexeme.value[1])  # type: ignore[index]


def toll_words(sentence: Sentence) -> list[TollWord]:
    """The words of death and injury in a sentence, with those who died where they can be found."""
    tokens = sentence.tokens
    found: list[TollWord] = []
    parts: list[tuple[int, int]] | None = None
    covered: set[int] = set()
    for i, token in enumerate(tokens):
        if i in covered or token.kind != "w" or is_number_word(token.word) or "toll" not in token.info.groups or token.name is not None or token.place is not None:
            continue
        reading = _reading(tokens, i)
        if reading is None or reading.lexeme.value[0] not in _CLAIMED:  # type: ignore[index]
            continue
        if parts is None:
            parts = breakdowns(tokens)
        if reading.lexeme.rest and (at := _follows(tokens, i, reading.lexeme.rest)) is not None:
            covered.add(at)  # مصرعهم of لقوا مصرعهم
        pos = reading.lexeme.pos
        if pos != "v" and any(start <= i < end for start, end in parts):
            continue
        group, phrase, active = _counted(tokens, i, reading, parts)
        if active and group is None:
            continue  # a killer without victim: the event word tells of it
        kind = reading.lexeme.value[0]  # type: ignore[index]
        found.append(TollWord(i, kind, pos, reading, group, phrase))
    return found


def read_counts(sentence: Sentence, words: list[TollWord]) -> list[Count]:
    """The claims of a sentence."""
    tokens = sentence.tokens
    counts = _none_claims(sentence)
    joint = _together(tokens, words)
    dying = [w.group for w in words if w.pos in "vm" and w.group is not None and w.group.toll and _dies(tokens, w, w.group)]
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


# --- which reading, who is counted ---------------------------------------------------------------------------------


def _reading(tokens: list[Token], i: int) -> Reading | None:
    """The row that fits: its further words stand behind it, the words that it needs are near."""
    token = tokens[i]
    if token.pos == "p":
        return None
    best: tuple[int, Reading] | None = None
    for reading in token.info.groups["toll"]:
        if (reading.lexeme.pos == "v") != (token.pos == "v"):
            continue
        if "jussive" in reading.form and not token.info.jussive:
            continue
        rest = reading.lexeme.rest
        if rest and _follows(tokens, i, rest) is None:
            continue
        needs = reading.lexeme.value[2]  # type: ignore[index]
        if needs and not _fits(tokens, i, needs):
            continue
        rank = 4 * len(rest) + 2 * bool(needs) + (token.pos == "v" and reading.lexeme.value[1] == "active-obj")  # type: ignore[index]
        if best is None or rank > best[0]:
            best = (rank, reading)
    return best[1] if best else None


def _fits(tokens: list[Token], i: int, needs: tuple[str, ...]) -> bool:
    if needs[0].startswith("-"):
        return i + 1 >= len(tokens) or tokens[i + 1].info.pro != needs[0][1:]
    return _needed(tokens, i, needs) is not None


def _follows(tokens: list[Token], i: int, rest: tuple[str, ...]) -> int | None:
    """Where the further words of a toll word follow, with the pronoun of whoever died: لقي … حتفهم."""
    if len(rest) > 1:
        stand = all(i + 1 + k < len(tokens) and tokens[i + 1 + k].word.removeprefix("ال") == w.removeprefix("ال") for k, w in enumerate(rest))
        return i + 1 if stand else None
    want = rest[0]
    stem = want[:-1] if want.endswith("ه") else want
    for k, token in enumerate(tokens[i + 1 : i + 12], i + 1):
        if token.pos == "m" and token.text in ".؛:":
            return None
        word = token.word
        for form in (word, word.removeprefix("ل"), word.removeprefix("ال")):
            if form == want or (len(stem) > 2 and form.startswith(stem) and len(form) <= len(stem) + 3):
                return k
    return None


def _needed(tokens: list[Token], i: int, needs: tuple[str, ...]) -> int | None:
    """Where one of the needed words stands behind token i, before the clause ends."""
    for k in range(i + 1, min(i + 10, len(tokens))):
        if tokens[k].pos == "m" and tokens[k].text in ".؛:،":
            return None
        word = tokens[k].word
        if word in needs or (len(word) > 3 and any(word.startswith(n) and len(word) <= len(n) + 2 for n in needs)):
            return k
    return None


def _counted(
    tokens: list[Token], i: int, reading: Reading, parts: list[tuple[int, int]]
) -> tuple[Counted | None, Phrase | None, bool]:
    """(who died, the phrase that names them, whether the word only names the killer)."""
    _, voice, needs = reading.lexeme.value  # type: ignore[misc]
    if reading.lexeme.pos == "v":
        return _of_verb(tokens, i, reading, voice, needs, parts)
    if reading.lexeme.pos == "m":
        rest = reading.lexeme.rest
        behind = i + 1 + (len(rest) if rest and _follows(tokens, i, rest) == i + 1 else 0)
        if reading.enc or (reading.definite and not rest):
            return None, None, False
        group = read_counted(tokens, behind)
        if group is None or voice == "active-obj":
            group = after_verb(tokens, i, active=voice == "active-obj")[0] if voice == "active-obj" else None
        phrase = group.phrase if group is not None else noun_phrase(tokens, behind)
        return group, phrase, False
    return None, None, False


def _of_verb(
    tokens: list[Token], i: int, reading: Reading, voice: str, needs: tuple[str, ...], parts: list[tuple[int, int]]
) -> tuple[Counted | None, Phrase | None, bool]:
    form = reading.form
    if i and (match := toll_phrase(tokens, i - 1)) is not None and match.value == "negator" and match.end == i:
        return None, None, False
    if needs and voice == "active-obj" and not needs[0].startswith("-"):
        at = _needed(tokens, i, needs)
        group = read_counted(tokens, at + 1) if at is not None else None
        return group, group.phrase if group else None, False
    if reading.enc:
        return None, None, voice == "active-obj"
    both = voice == "active-obj" and _has_passive(tokens[i], reading)
    plural, dual = form.startswith(("past 3mp", "present 3mp", "past 3fp")), form.startswith(("past 3md", "past 3fd", "present 3md", "present 3fd"))
    if plural or dual:
        if voice == "active-obj":
            group, agent = after_verb(tokens, i, active=False)
            if group is not None and agent is None and group.start <= i + 2:
                return group, group.phrase, False  # قتلوا ثلاثة جنود
            if not both:
                return None, None, True
        group = before_verb(tokens, i, parts, dual=dual)
        return group, group.phrase if group else None, False
    group, agent = after_verb(tokens, i, active=voice == "active-obj")
    if group is not None:
        return group, group.phrase, False
    if agent is not None and agent.agentive and voice == "active-obj":
        return None, None, True
    if voice == "active-obj" and not both:
        return None, agent, agent is None
    if agent is None:
        group = before_verb(tokens, i, parts, dual=False)
    return group, group.phrase if group else agent, False


def _has_passive(token: Token, reading: Reading) -> bool:
    """Whether the same word is also listed with the counted as its subject (قتل: he killed, he was killed)."""
    own = reading.lexeme.row["word"]
    return any(
        r.lexeme.pos == "v" and r.lexeme.value[1] != "active-obj" and r.lexeme.row["word"] == own and not r.lexeme.rest
        for r in token.info.groups["toll"]
    ) or reading.passive


# --- numbers of dead and wounded together ----------------------------------------------------------------------------


def _together(tokens: list[Token], words: list[TollWord]) -> dict[int, Counted | None]:
    """Toll words that share one number (قتل وأصيب سبعة, 5 قتلى وجرحى): none of them claims it, unless it is vague."""
    joint: dict[int, Counted | None] = {}
    for a, b in zip(words, words[1:], strict=False):
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
                shared = Counted(number.start, b.token + 1, number.min, None, True, True, False, False, True, False, None, ((number.min, None),))
            joint |= {a.token: shared, b.token: shared}
        elif a.pos != "n" and b.pos != "n":
            if a.group is not None and a.group.end <= a.token:
                continue  # شخصان قتلا وأصيب ثلاثة
            group = b.group if b.group is not None and b.group.start > b.token else None
            joint |= {a.token: group if group is not None and group.vague else None, b.token: group if group is not None and group.vague else None}
    return joint


def _joint_before(tokens: list[Token], i: int) -> bool:
    for k in range(max(0, i - 2), i):
        match = toll_phrase(tokens, k)
        if match is not None and match.value == "joint":
            return True
    return tokens[i - 1].word in ("بين",) if i else False


# --- the claims of one word ------------------------------------------------------------------------------------------


def _claims(sentence: Sentence, word: TollWord, words: list[TollWord]) -> list[Count]:
    tokens = sentence.tokens
    group = word.group
    if word.pos in "vm" and group is not None:
        if (group.toll and not _dies(tokens, word, group)) or not _plausible(tokens, word, group):
            return []
        if group.numbered and (match := toll_phrase(tokens, group.end)) is not None and match.value == "breakdown" and match.end - match.start == 1 and tokens[group.end].word.startswith("من") and (
            match.end >= len(tokens) or read_counted(tokens, match.end) is None
        ):
            return []  # ثلاثة منهم: part of those told of before
        return [_claim(tokens, word, group)]
    if word.pos == "v":
        return []
    found = _noun_claim(sentence, word, words)
    if isinstance(found, list):
        return found
    return [_claim(tokens, word, found)] if found is not None else []


def _dies(tokens: list[Token], word: TollWord, group: Counted) -> bool:
    """Whether a word of death takes the wounded (وفاة ثلاثة جرحى); the count is then of the dead."""
    if word.kind != "killed" or word.row in _FALLING:
        return False
    last = [t for t in tokens[group.start : group.end] if "toll" in t.info.groups]
    return bool(last) and all(r.lexeme.value[0] != "killed" for r in last[-1].info.groups["toll"])


def _plausible(tokens: list[Token], word: TollWord, group: Counted) -> bool:
    """Whether a masdar's genitive is really those hurt: إصابة مباشرة, إصابة خط are not."""
    return not (word.pos == "m" and negated(tokens, word.token))


def _claim(tokens: list[Token], word: TollWord, group: Counted) -> Count:
    first = tokens[group.start]
    pro = 0
    if first.kind == "w":
        pro = 1 if first.word[:1] in "وفبل" and read_number(tokens, group.start) is not None and not _bare_number(first.word) else len(first.info.pro)
        if first.name is not None:
            pro = first.name.skip
    start, end = first.start + skip(first.text, pro), tokens[max(group.start, group.end - 1)].end
    row = word.reading.lexeme.row.id
    return Count(word.kind, group.min, group.max, (start, end), word.token, group.phrase, row, group.unsure, group.vague)


def _bare_number(word: str) -> bool:
    return word.startswith(("واحد", "بضع"))


def _noun_claim(sentence: Sentence, word: TollWord, words: list[TollWord]) -> Counted | list[Count] | None:
    """قتلى, 32 قتيلا, قتيلان, عشرات القتلى, عدد القتلى … إلى 15; a definite plural by itself only refers back."""
    tokens, i = sentence.tokens, word.token
    reading, voice, form = word.reading, word.voice, word.reading.form
    if reading.enc:
        return read_counted(tokens, i + 1) if form == "s" and voice == "numbered" else None  # راح ضحيته
    number = number_before(tokens, i)
    if number is not None:
        if number.max is not None and reading.definite:
            return None  # ثلاثة من القتلى: some of those told of before
        return _with_number(tokens, number, i)
    if i and reading.definite and any(r.lexeme.row["id"] in _REACHING for r in tokens[i - 1].info.groups.get("toll", ())):
        return total_after(tokens, i, i - 1)  # بلغ القتلى تسعة
    if i and (match := toll_phrase(tokens, i - 1)) is not None and match.value in _COUNTERS and match.end == i:
        return total_after(tokens, i, match.start)
    if i > 1 and (match := toll_phrase(tokens, i - 2)) is not None and match.value in _COUNTERS and match.end == i:
        return total_after(tokens, i, match.start)
    if voice == "body":
        group = read_counted(tokens, i + 1)
        if group is not None and not reading.definite:
            return group
    if reading.definite:
        if i + 1 < len(tokens) and tokens[i + 1].kind == "n" and form == "p" and (i + 2 == len(tokens) or tokens[i + 2].kind == "m"):
            number = read_number(tokens, i + 1)
            return read_counted(tokens, i + 1) if number is not None else None  # والجرحى 1666
        return total_after(tokens, i, None)
    verdict = negated(tokens, i)
    if verdict == "unknown":
        return None
    if word.pos == "m" and word.row not in _ZERO_BOTH:
        return None
    if verdict == "none":
        return _zero(sentence, word) if form == "p" else None
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
    if form == "p" and voice == "numbered":
        return None
    if form == "p" and any(r.form == "d" and r.lexeme is reading.lexeme for r in tokens[i].info.groups["toll"]) and tokens[i].word.endswith("ين"):
        low, high = (2, 2)
    if form == "s" and (person := _predicate(tokens, i)) is not None:
        return person
    if form == "s" and voice == "numbered":
        return None
    if form != "d" and not brought_forth(sentence, i, words):
        return None
    return Counted(i, end, low, high, False, high is None, False, False, True, False, None, ((low, high),))


def _with_number(tokens: list[Token], number: Number, i: int) -> Counted | None:
    """The number before a toll noun, under "at least" and its like."""
    for start in range(max(0, number.start - 6), number.start + 1):
        group = read_counted(tokens, start)
        if group is not None and group.toll and group.start == number.start:
            return group._replace(end=max(i + 1, min(group.end, i + 2)))
    return Counted(number.start, i + 1, number.min, number.max, True, number.max is None, False, False, True, False, None, ((number.min, number.max),))


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
        if number.end == i and number.max is None and toll_phrase(tokens, start) is not None and toll_phrase(tokens, start).value in _COUNTERS:  # type: ignore[union-attr]
            continue
        if number.end == i or (number.end == i - 1 and tokens[i - 1].word == "من"):
            return number
    return None


# --- bare nouns ------------------------------------------------------------------------------------------------------


def brought_forth(sentence: Sentence, i: int, words: list[TollWord]) -> bool:
    """Whether a bare toll noun is a claim: something left it behind (خلف، سقوط، أسفر عن), or a headline opens with it."""
    tokens = sentence.tokens
    k = i - 1
    if tokens[i].info.pro[:1] == "و" or (k >= 0 and tokens[k].word in ("و", "او")):
        # joined to another claim: بينهم aside, what holds for the first holds for the second
        earlier = [w for w in words if w.token < i and i - w.token <= 6 and w.pos == "n"]
        if earlier:
            last = earlier[-1]
            return number_before(tokens, last.token) is not None or last.reading.form == "d" or brought_forth(sentence, last.token, words)
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


def holds(token: Token) -> bool:
    """A word that leads from a happening to its toll (أوقع, سقوط)."""
    if token.kind != "w":
        return False
    return any(r.lexeme.value[0] == "none" or r.lexeme.row["id"] in _FALLING for r in token.info.groups.get("toll", ()))


def negated(tokens: list[Token], i: int) -> str:
    """"none" where a negator governs the toll word, "unknown" where only the news of it is denied, else ""."""
    news = False
    for k in range(i - 1, max(-1, i - 9), -1):
        if tokens[k].kind == "m":
            return ""
        match = toll_phrase(tokens, k)
        if match is None:
            continue
        if match.value in ("none", "unknown") and match.end > i:
            return "unknown"  # the phrase speaks for itself
        if match.value == "news":
            news = True
        elif match.value == "negator" and match.end <= i:
            between = [t for t in tokens[match.end : i] if t.pos == "v"]
            if len(between) > 1:
                return ""
            return "unknown" if news else "none"
    return ""


def _zero(sentence: Sentence, word: TollWord) -> list[Count]:
    """The claims of "no casualties"."""
    token = sentence.tokens[word.token]
    kinds = ("killed", "wounded") if word.row in _ZERO_BOTH else (word.kind,)
    row = word.reading.lexeme.row.id
    return [Count(kind, 0, 0, (token.start, token.end), word.token, None, row) for kind in kinds]


def _none_claims(sentence: Sentence) -> list[Count]:
    """دون وقوع إصابات: nobody killed, nobody wounded."""
    out: list[Count] = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        match = toll_phrase(tokens, i)
        if match is not None and match.value == "none":
            span = (tokens[i].start, tokens[match.end - 1].end)
            kinds = [k for k in ("killed", "wounded") if f"{k}=0..0" in match.row["yields"]]
            out += [Count(kind, 0, 0, span, i, None, match.row.id) for kind in kinds]
            i = match.end
        else:
            i += 1
    return out
