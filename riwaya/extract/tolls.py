"""Tolls: how many dead and wounded a sentence claims, with bounds and the words that say so.

A toll word is a verb (قُتل، أصيب، لقي مصرعه), a masdar (مقتل، إصابة) or a noun (قتلى، جرحى). The counted are its subject, its
إضافة or the number before it. 9 → 9,9; "at least 9" → 9,null; عشرات → 20,null; a dual 2,2; one person named 1,1; a bare plural
3,null; "no casualties" 0,0. A number of dead and wounded together is no claim. Parts after بينهم add nothing.
What it cannot do: add up parts that stand in different sentences.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract.chunks import FORCES, PERSONS, VICTIMS, Phrase, coordinated, is_nominal, noun_phrase
from riwaya.extract.clauses import phrase_ending, subject_after, subject_before
from riwaya.extract.fold import skip
from riwaya.extract.morphology import Reading
from riwaya.extract.numbers import Number, read_number
from riwaya.extract.said import phrase_span
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.vocabulary import vocabulary

_CLAIMED = frozenset({"killed", "wounded"})
_COUNTABLE = PERSONS | FORCES | frozenset({"name", "number", "toll", "state", "thing"})
_BREAKDOWN = frozenset({"بينهم", "منهم", "ضمنهم", "بينها", "معظمهم", "اغلبهم", "غالبيتهم", "جميعهم", "فيهم"})


class Count(NamedTuple):
    """One claim: what kind, its bounds, its span, the toll word (token index) and the phrase of those counted."""

    kind: str
    min: int
    max: int | None
    span: tuple[int, int]
    token: int
    counted: Phrase | None
    entry: str


class TollWord(NamedTuple):
    """A word of killing or wounding, counted or not."""

    token: int
    kind: str
    pos: str
    reading: Reading
    counted: Phrase | None


def toll_words(sentence: Sentence) -> list[TollWord]:
    """The words of death and injury in a sentence, with the phrase of who died where one can be found."""
    tokens = sentence.tokens
    found = []
    for i, token in enumerate(tokens):
        if token.kind != "w" or "toll" not in token.info.groups:
            continue
        reading = _reading(tokens, i)
        if reading is None:
            continue
        kind, voice = reading.lexeme.value  # type: ignore[misc]
        if kind not in _CLAIMED:
            continue
        counted = _counted(tokens, i, reading, voice)
        if counted is _KILLER_ONLY:
            continue
        found.append(TollWord(i, kind, reading.lexeme.pos, reading, counted))  # type: ignore[arg-type]
    return found


def read_counts(sentence: Sentence, words: list[TollWord]) -> list[Count]:
    """The claims of a sentence."""
    tokens = sentence.tokens
    counts = list(_none_claims(sentence))
    joint = _together(tokens, words)
    for word in words:
        if word.token in joint and not _vague_both(word):
            continue
        count = _count(tokens, word)
        if count is not None:
            counts.append(count)
    return counts


_KILLER_ONLY = object()


def _reading(tokens: list[Token], i: int) -> Reading | None:
    token = tokens[i]
    for reading in token.info.groups["toll"]:
        if (reading.lexeme.pos == "v") != (token.pos == "v"):
            continue
        if token.pos == "p":
            continue
        rest = reading.lexeme.rest
        if rest and not _follows(tokens, i, rest):
            continue
        return reading  # type: ignore[no-any-return]
    return None


def _follows(tokens: list[Token], i: int, rest: tuple[str, ...]) -> bool:
    """Whether the further words of a toll verb follow, with the pronoun of whoever died: لقي … حتفهم."""
    want = rest[0]
    stem = want[:-1] if want.endswith("ه") else want
    for token in tokens[i + 1 : i + 9]:
        if token.pos == "m" and token.text in ".؛:":
            return False
        if token.word == want or (len(stem) > 2 and token.word.startswith(stem) and len(token.word) <= len(stem) + 4):
            return True
    return False


def _counted(tokens: list[Token], i: int, reading: Reading, voice: str) -> Phrase | object | None:
    """Who died: the phrase, None when nobody is named, or a marker where the word has a killer and no victim."""
    if reading.lexeme.pos == "v":
        after = subject_after(tokens, i)
        plural = any(mark in reading.form for mark in ("3mp", "3md", "3fd", "mp", "md"))
        if after is not None and not plural and _is_counted(after):
            if voice == "active-obj" or (after.number is None and after.cls in FORCES | {"state", "force"} and after.definite):
                second = subject_after(tokens, after.end - 1)
                if second is not None and second.start <= after.end + 1 and (second.number is not None or second.cls in PERSONS) and not second.skip:
                    return second
                if voice == "active-obj" and after.definite and after.number is None and after.cls in FORCES | {"state", "force"}:
                    return _KILLER_ONLY
            return after
        before = subject_before(tokens, i)
        if before is not None and (before.number is not None or before.cls in PERSONS | {"name"}):
            return before
        return after
    if reading.lexeme.pos == "m":
        following = _genitive(tokens, i)
        if following is not None and (following.cls in _COUNTABLE or following.number is not None):
            return following
        return None
    return None


def _genitive(tokens: list[Token], i: int) -> Phrase | None:
    j = i + 1
    while j < len(tokens) and tokens[j].kind == "w" and tokens[j].pos == "p" and tokens[j].word in ("نحو", "حوالي", "قرابه", "زهاء", "اكثر", "من", "ما", "لا", "يقل", "عن", "كل", "يزيد", "علي", "اقل"):
        j += 1
    start = i + 1
    for match_at in range(start, min(start + 4, len(tokens))):
        if tokens[match_at].kind in "wn" and is_nominal(tokens[match_at]):
            number = read_number(tokens, match_at)
            if number is not None or match_at == j:
                return noun_phrase(tokens, match_at)
        if tokens[match_at].kind == "m" and tokens[match_at].text not in '"(':
            break
    if j < len(tokens) and is_nominal(tokens[j]) and not tokens[j].info.pro:
        return noun_phrase(tokens, j)
    return None


def _is_counted(phrase: Phrase) -> bool:
    return phrase.number is not None or phrase.cls in _COUNTABLE


def _together(tokens: list[Token], words: list[TollWord]) -> set[int]:
    """Toll words joined into one number: قتل وأصيب سبعة, مقتل وإصابة 15, 12 بين قتيل وجريح."""
    joint: set[int] = set()
    for a, b in zip(words, words[1:], strict=False):
        if b.token == a.token + 1 and tokens[b.token].word.startswith("و") and a.kind != b.kind:
            if a.pos == "n" and (a.reading.form == "p") and not _number_before(tokens, a.token):
                if _number_before(tokens, a.token) is None and a.counted is None:
                    continue  # قتلى وجرحى: two claims of their own
            joint |= {a.token, b.token}
    return joint


def _vague_both(word: TollWord) -> bool:
    """عشرات القتلى والجرحى is a lower bound of each."""
    return False if word.counted is None else word.counted.number is not None and word.counted.number.max is None


def _count(tokens: list[Token], word: TollWord) -> Count | None:
    i = word.token
    entry = word.reading.lexeme.row.id
    if word.pos == "n" or (word.pos == "m" and word.counted is None):
        return _count_noun(tokens, word, entry)
    phrase = word.counted
    if phrase is None or tokens[phrase.start].word in _BREAKDOWN:
        return None
    parts = coordinated(phrase)
    low, high = 0, 0
    bounded = True
    end = phrase
    for part in parts:
        if part is not phrase and part.number is None and part.cls not in PERSONS | {"name", "person"}:
            break
        bounds = _bounds(part)
        if bounds is None:
            if part is phrase:
                return None
            break
        low, end = low + bounds[0], part
        if bounds[1] is None:
            bounded = False
        else:
            high += bounds[1]
    if low == 0 and high == 0:
        return None
    low_high = _modified(tokens, phrase.start, low, high if bounded else None)
    span = (phrase_span(phrase)[0], phrase_span(end)[1])
    return Count(word.kind, low_high[0], low_high[1], span, i, phrase, entry)


def _count_noun(tokens: list[Token], word: TollWord, entry: str) -> Count | None:
    """قتلى, 32 قتيلا, قتيلان, عشرات القتلى; a definite plural without a number only refers back."""
    i = word.token
    token, form = tokens[i], word.reading.form
    number = _number_before(tokens, i)
    if number is not None:
        low, high = _modified(tokens, number.start, number.min, number.max)
        return Count(word.kind, low, high, (tokens[number.start].start + _lead(tokens[number.start], number), token.end), i, None, entry)
    after = read_number(tokens, i + 1) if i + 1 < len(tokens) and tokens[i + 1].kind == "n" else None
    if after is not None and word.reading.definite:
        return None
    if word.reading.definite or word.reading.enc:
        return None
    start = token.start + skip(token.text, len(word.reading.pro))
    if form == "d":
        return Count(word.kind, 2, 2, (start, token.end), i, None, entry)
    if form == "p":
        return Count(word.kind, 3, None, (start, token.end), i, None, entry)
    if i and tokens[i - 1].word in ("بين", "سقوط", "سقط", "خلف", "اوقع") or (i and tokens[i - 1].pos == "v"):
        if tokens[i - 1].word == "بين":
            return None
        return Count(word.kind, 1, 1, (start, token.end), i, None, entry)
    return None


def _lead(token: Token, number: Number) -> int:
    """Clitic letters before a number word."""
    if token.kind == "n" or number.digits:
        return 0
    return 1 if token.word[:1] in "وبلف" and not token.word.startswith(("واحد", "بضع", "ب ")) else 0


def _number_before(tokens: list[Token], i: int) -> Number | None:
    for start in range(max(0, i - 4), i):
        if tokens[start].kind == "m":
            continue
        number = read_number(tokens, start)
        if number is not None and number.end == i:
            return number
        if number is not None and number.end == i - 1 and tokens[i - 1].word == "من":
            return number
    return None


def _bounds(phrase: Phrase) -> tuple[int, int | None] | None:
    if phrase.number is not None:
        return phrase.number.min, phrase.number.max
    head = phrase.tokens[phrase.head]
    if phrase.cls == "name" or (phrase.name is not None and phrase.name.name.type == "person"):
        return 1, 1
    if phrase.cls not in PERSONS and "toll" not in head.info.groups and phrase.cls not in FORCES:
        return None
    readings = head.info.groups.get("role") or head.info.groups.get("toll") or head.info.groups.get("nisba") or head.info.groups.get("speaker")
    if not readings:
        return None
    reading = readings[0]
    forms = {r.form for r in readings}
    if "d" in forms and head.word.endswith(("ان", "ين", "ا", "ي")) and not (reading.definite and "p" in forms):
        if "p" in forms and head.word.endswith("ين") and not _dual_context(phrase):
            return (3, None) if not reading.definite else None
        return 2, 2
    if reading.form == "p":
        return (3, None) if phrase.cls in PERSONS | VICTIMS or "toll" in head.info.groups else None
    if phrase.cls in FORCES and phrase.cls not in PERSONS:
        return None
    return 1, 1


def _dual_context(phrase: Phrase) -> bool:
    """Whether اثنين or a dual adjective follows: شرطيين اثنين."""
    for token in phrase.tokens[phrase.head + 1 : phrase.end + 1]:
        if token.word in ("اثنين", "اثنتين", "اثنان", "اخرين"):
            return token.word != "اخرين"
    return False


def _modified(tokens: list[Token], start: int, low: int, high: int | None) -> tuple[int, int | None]:
    """The bounds under a phrase that ends right before the number: ما لا يقل عن, أكثر من, نحو."""
    for at in range(max(0, start - 5), start):
        match = vocabulary().toll_phrases.match(tokens, at)
        if match is None or match.end != start:
            continue
        effect = match.value
        if effect == "at-least":
            return low, None
        if effect == "more-than":
            return low + 1, None
        if effect == "at-most":
            return 0, low
        if effect == "less-than":
            return 0, max(low - 1, 0)
    for at in range(start + 1, min(start + 5, len(tokens))):
        match = vocabulary().toll_phrases.match(tokens, at)
        if match is not None and match.value == "at-least" and tokens[at].word.startswith("علي"):
            return low, None
    return low, high


def _none_claims(sentence: Sentence) -> list[Count]:
    """دون وقوع إصابات: nobody killed, nobody wounded."""
    out = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        match = vocabulary().toll_phrases.match(tokens, i) if tokens[i].kind == "w" else None
        if match is not None and match.value == "none" and match.end - match.start > 1:
            span = (tokens[i].start, tokens[match.end - 1].end)
            for kind in ("killed", "wounded"):
                out.append(Count(kind, 0, 0, span, i, None, match.row.id))
            i = match.end
        else:
            i += 1
    return out
