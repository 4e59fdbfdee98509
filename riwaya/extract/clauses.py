"""The arguments of a verb: its subject behind it, its object, its prepositional phrases.

News Arabic puts the subject after the verb (قصف الجيش), before it (``antecedents.py``) or nowhere. A clause ends at marks,
subordinators and the next finite verb. What it cannot do: free word order and long distance; where nothing fits, the
argument stays empty.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.extract.chunks import Phrase, is_nominal, noun_phrase
from riwaya.extract.morphology import ENCLITICS, Reading
from riwaya.extract.tokens import Token
from riwaya.extract.vocabulary import vocabulary

_THAT_BEFORE = ("", "و", "ف", "ب", "ل", "وب", "ول")


class _That:
    """أن and إن with every clitic they take (بأنه, وإنهم), read from the lexicon when first asked."""

    def __contains__(self, word: object) -> bool:
        return word in _that_words()


THAT = _That()
_HARD = frozenset("؛:.!?؟…")
SUBORDINATE = frozenset({"subordinator", "relative"})
_SIDES = frozenset({"جهه", "طرف", "جانب", "ناحيه"})
_OTHER_SIDE = frozenset({"اخرى", "اخري", "اخر", "ثانيه", "ثان"})
_SKIPPED = frozenset({"adverb", "discourse", "negation", "emphasis", "future"})


class Prepositional(NamedTuple):
    """A preposition (folded) with its noun phrase; ``at`` is where the preposition stands."""

    prep: str
    at: int
    phrase: Phrase


@cache
def _that_words() -> frozenset[str]:
    bases = [word for word, notes in vocabulary().notes.items() if "that" in notes]
    return frozenset(pro + base + enc for pro in _THAT_BEFORE for base in bases for enc in ENCLITICS)


def auxiliary(token: Token) -> bool:
    """Whether a verb only carries another (كان، بات، بدأ) or a particle stands with a verb (قد، لم، سوف)."""
    if token.pos == "p":
        return bool(token.info.particle & _SKIPPED)
    return token.pos == "v" and any(r.lexeme.value == "aux" for r in token.info.groups.get("verb", ()))


def clitic_preposition(token: Token) -> str:
    """The preposition that a word carries (ببغداد → ب, للجيش → ل), or ""."""
    if token.pos != "n":
        return ""
    if token.name is not None or token.place is not None:
        mark = token.name if token.name is not None else token.place
        letters = token.word[: mark.skip]
        if letters[-1:] in ("ب", "ل", "ك"):
            return letters[-1]
        return "ل" if token.word.startswith(("لل", "ولل", "فلل")) and mark.skip <= 1 else ""
    return token.info.preposition  # type: ignore[no-any-return]


def verb_reading(token: Token) -> Reading | None:
    return token.info.verb if token.pos == "v" else None


def clause_start(tokens: list[Token], v: int) -> int:
    """Where the clause of the verb at v begins: after the nearest mark, subordinator or verb to its left."""
    i = v - 1
    while i >= 0:
        token = tokens[i]
        if token.pos == "m" and token.text not in "()[]-":
            return i + 1
        if token.pos == "v" and not auxiliary(token):
            return i + 1
        if token.pos == "p":
            if token.word in THAT or token.info.particle & SUBORDINATE or opens_clause(token):
                return i + 1
            if token.phrase is not None and "next=clause" in token.phrase.row["note"].split():
                return int(token.phrase.end)
        i -= 1
    return 0


def opens_clause(token: Token) -> bool:
    """Whether a particle by itself opens a clause of its own: كما, فيما, حيث, ثم."""
    return token.pos == "p" and "next=clause" in token.info.notes and len(token.word) > 1


def clause_end(tokens: list[Token], i: int, *, commas: int = 0) -> int:
    """Where the clause that holds token i ends: at a mark (``commas`` of them are stepped over), أن, or a verb with و."""
    for token in tokens[i + 1 :]:
        pos = token.pos
        if pos == "n":
            continue
        if pos == "m":
            if token.text in _HARD:
                return token.i
            if token.text == "،" or token.text == ",":
                if commas <= 0:
                    return token.i
                commas -= 1
        elif (pos == "v" and token.word[:1] in ("و", "ف") and token.info.pro[:1] in ("و", "ف")) or (
            pos == "p" and (token.word in THAT or "subordinator" in token.info.particle)
        ):
            return token.i
    return len(tokens)


def subject_after(tokens: list[Token], v: int, limit: int | None = None) -> Phrase | None:
    """The noun phrase without preposition that follows a verb, over adverbs, times and prepositional phrases."""
    if limit is not None:
        return _behind(tokens, v, limit)
    token = tokens[v]
    if token.behind is False:  # remembered: names, times and places must have been marked
        token.behind = _behind(tokens, v, None)
    return token.behind  # type: ignore[no-any-return]


def _behind(tokens: list[Token], v: int, limit: int | None) -> Phrase | None:
    end = min(limit or len(tokens), v + 16, len(tokens))
    j = v + 1
    while j < end:
        token = tokens[j]
        if token.time is not None:
            j = max(token.time.end, j + 1)
            continue
        if token.pos == "m":
            if token.text in "()-–،" and j - v <= 8 and token.text != "،":
                j += 1
                continue
            if token.text == "،" and j > v + 1 and j + 1 < end and (tokens[j - 1].time is not None or j - v <= 4):
                j += 1
                continue
            return None
        if token.pos == "v":
            return None
        if token.pos == "p":
            if token.word in THAT or token.info.particle & SUBORDINATE:
                return None
            if (counted := over_measure(tokens, j)) > j + 1:
                j = counted
            elif token.phrase is not None and token.phrase.value == "preposition":
                j = over_phrase(tokens, token.phrase.end)
            elif "preposition" in token.info.particle:
                j = j + 1 if token.info.enc else over_phrase(tokens, j + 1)
            elif token.info.particle & {"demonstrative", "quantifier"}:
                j += 1
            else:
                j += 1
            continue
        if clitic_preposition(token):
            j = over_phrase(tokens, j)
            continue
        phrase = noun_phrase(tokens, j)
        if phrase is not None and phrase.skip and token.word.startswith("و"):
            return None  # a new clause or a coordination, no subject
        return phrase
    return None


def over_measure(tokens: list[Token], j: int) -> int:
    """Past a word of quantity and its من at token j, to what is counted: كل من | الجيش, عدد كبير من | المحتجين, بعض | القادة;
    j itself where none stands."""
    token = tokens[j]
    if token.pos == "p" and token.phrase is not None and token.phrase.value == "quantifier":
        return int(token.phrase.end)  # سلسلة من | الغارات
    if token.pos != "p" or not ("quantifier" in token.info.particle or token.word.removeprefix("و") in ("كل", "كلا")):
        return j
    k = j + 1
    while k < min(len(tokens), j + 3) and tokens[k].pos == "n" and tokens[k].info.adjective and not tokens[k].info.pro:
        k += 1
    return k + 1 if k + 1 < len(tokens) and tokens[k].word == "من" else j + 1


def over_phrase(tokens: list[Token], j: int) -> int:
    """Past the noun phrase that a preposition before token j governs."""
    while j < len(tokens) and tokens[j].pos == "p" and tokens[j].info.particle & {"demonstrative", "quantifier"}:
        j = max(over_measure(tokens, j), j + 1)
    if j < len(tokens) and tokens[j].time is not None:
        return int(max(tokens[j].time.end, j + 1))
    if j < len(tokens) and tokens[j].pos == "p" and "preposition" in tokens[j].info.particle and not tokens[j].info.enc:
        j += 1  # في شمال | البلاد
    phrase = noun_phrase(tokens, j)
    if phrase is None:
        return j + 1
    end = phrase.end
    if end + 1 < len(tokens) and not phrase.definite and "quantifier" in tokens[end].info.particle:
        head = tokens[phrase.head].info.noun
        counted = over_measure(tokens, end)
        inner = noun_phrase(tokens, counted) if head is not None and head.lexeme.pos == "m" else None
        return inner.end if inner is not None else end  # بتكسير معظم المستلزمات
    return end


def goes_on(tokens: list[Token], v: int, reading: Reading | None = None) -> bool:
    """Whether a verb joins its clause to the one before, whose subject it may go on with: واعتقلت, كما اعتقلت, ثم اعتقلت;
    words of time (بينما, فيما) set another subject against it."""
    reading = reading or tokens[v].info.verb
    if reading is not None and reading.pro[:1] == "و":
        return True
    opening = joint(tokens, v)
    return opening is not None and "time" not in opening.info.notes


def joint(tokens: list[Token], v: int) -> Token | None:
    """The word before a verb that opens its clause, over auxiliaries."""
    i = v - 1
    while i >= 0 and auxiliary(tokens[i]) and not opens_clause(tokens[i]):
        i -= 1
    return tokens[i] if i >= 0 and opens_clause(tokens[i]) else None


def prepositional(tokens: list[Token], start: int, end: int) -> list[Prepositional]:
    """The prepositional phrases among tokens[start:end], in order."""
    found = []
    j = start
    while j < end:
        token = tokens[j]
        if side_end(tokens, j):
            j = side_end(tokens, j)
            continue
        pos = token.pos
        if pos == "n":
            prep = clitic_preposition(token) if token.time is None else ""
            phrase = noun_phrase(tokens, j) if prep else None
            if phrase is not None:
                found.append(Prepositional(prep, j, phrase))
        elif pos != "p":
            pass
        elif token.phrase is not None and token.phrase.value == "preposition":
            phrase = _after_preposition(tokens, token.phrase.end)
            words = " ".join(t.word for t in tokens[j : token.phrase.end])
            if phrase is not None:
                found.append(Prepositional(words, j, phrase))
                j = max(j + 1, token.phrase.end)
                continue
        elif "preposition" in token.info.particle and not token.info.enc:
            phrase = _after_preposition(tokens, j + 1)
            if phrase is not None:
                word = token.word[1:] if token.info.pro else token.word
                found.append(Prepositional(word, j, phrase))
        elif token.word in ("ل", "ب", "ك") and j + 1 < end:
            phrase = noun_phrase(tokens, j + 1)
            if phrase is not None:
                found.append(Prepositional(token.word, j, phrase))
        j += 1
    return found


def _after_preposition(tokens: list[Token], j: int) -> Phrase | None:
    if j < len(tokens):
        j = over_measure(tokens, j)
    while (
        j < len(tokens)
        and tokens[j].pos == "p"
        and (tokens[j].info.particle & {"demonstrative", "quantifier"} or tokens[j].word in ("كل", "ما"))
    ):
        j += 1
    if j < len(tokens) and is_nominal(tokens[j]):
        return noun_phrase(tokens, j)
    return None


def side_end(tokens: list[Token], j: int) -> int:
    """The end of the words that close one of two sides at token j (من جهة, من طرف آخر), 0 where none stand there."""
    if j + 1 >= len(tokens) or tokens[j].word != "من" or tokens[j + 1].word not in _SIDES:
        return 0
    j += 2
    if j < len(tokens) and tokens[j].word in _OTHER_SIDE:
        return j + 1
    after = tokens[j] if j < len(tokens) else None
    return j if after is None or after.kind == "m" or after.word.startswith("و") or after.pos in ("p", "v") else 0


def object_after(tokens: list[Token], j: int) -> Phrase | None:
    """The noun phrase without preposition that follows, over times, adverbs and prepositional phrases."""
    end = min(len(tokens), j + 9)
    while j < end:
        token = tokens[j]
        if token.time is not None:
            j = max(token.time.end, j + 1)
        elif token.pos == "m":
            if token.text not in "()":
                return None
            j += 1
        elif token.pos == "v" or (token.pos == "p" and token.word in THAT):
            return None
        elif token.pos == "p":
            if "preposition" in token.info.particle or (
                token.phrase is not None and token.phrase.value == "preposition"
            ):
                return None
            j = max(over_measure(tokens, j), j + 1)
        elif token.info is not None and token.info.pro:
            return None
        else:
            return noun_phrase(tokens, j)
    return None
