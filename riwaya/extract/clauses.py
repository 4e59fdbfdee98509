"""The arguments of a verb: its subject after or before it, its object, its prepositional phrases, its antecedent.

News Arabic puts the subject after the verb (قصف الجيش), before it (الجيش قصف), outside its relative clause (الجيش الذي قصف) or
nowhere. A clause ends at marks, subordinators and the next finite verb. What it cannot do: free word order and long
distance; where nothing fits, the argument stays empty.
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
_SUBORDINATE = frozenset({"subordinator", "relative"})
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
    pro = token.info.pro if token.info is not None else ""
    return pro[-1] if pro[-1:] in ("ب", "ل", "ك") else ""


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
        if token.pos == "p" and (token.word in THAT or token.info.particle & _SUBORDINATE):
            return i + 1
        i -= 1
    return 0


def clause_end(tokens: list[Token], i: int, *, commas: int = 0) -> int:
    """Where the clause that holds token i ends: at a mark (``commas`` of them are stepped over), أن, or a verb with و."""
    j = i + 1
    while j < len(tokens):
        token = tokens[j]
        if token.pos == "m":
            if token.text in _HARD:
                return j
            if token.text == "،" or token.text == ",":
                if commas <= 0:
                    return j
                commas -= 1
        elif (token.pos == "v" and token.word[:1] in ("و", "ف") and token.info.pro[:1] in ("و", "ف")) or (
            token.pos == "p" and (token.word in THAT or "subordinator" in token.info.particle)
        ):
            return j
        j += 1
    return len(tokens)


def subject_after(tokens: list[Token], v: int, limit: int | None = None) -> Phrase | None:
    """The noun phrase without preposition that follows a verb, over adverbs, times and prepositional phrases."""
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
            if token.word in THAT or token.info.particle & _SUBORDINATE:
                return None
            if token.phrase is not None and token.phrase.value == "preposition":
                j = _over_phrase(tokens, token.phrase.end)
            elif "preposition" in token.info.particle:
                j = j + 1 if token.info.enc else _over_phrase(tokens, j + 1)
            elif token.info.particle & {"demonstrative", "quantifier"}:
                j += 1
            else:
                j += 1
            continue
        if clitic_preposition(token):
            j = _over_phrase(tokens, j)
            continue
        phrase = noun_phrase(tokens, j)
        if phrase is not None and phrase.skip and token.word.startswith("و"):
            return None  # a new clause or a coordination, no subject
        return phrase
    return None


def _over_phrase(tokens: list[Token], j: int) -> int:
    while j < len(tokens) and tokens[j].pos == "p" and tokens[j].info.particle & {"demonstrative", "quantifier"}:
        j += 1
    if j < len(tokens) and tokens[j].time is not None:
        return int(max(tokens[j].time.end, j + 1))
    phrase = noun_phrase(tokens, j)
    return phrase.end if phrase is not None else j + 1


def subject_before(tokens: list[Token], v: int) -> Phrase | None:
    """The noun phrase that a verb follows: at the start of its clause, or the antecedent of its relative clause."""
    i = v - 1
    while i >= 0 and auxiliary(tokens[i]):
        i -= 1
    if i < 0:
        return None
    if tokens[i].pos == "p" and "relative" in tokens[i].info.particle:
        return phrase_ending(tokens, i)
    adjacent = phrase_ending(tokens, i + 1)
    if adjacent is not None and i == v - 1 and (not adjacent.definite or "event" in tokens[adjacent.head].info.groups):
        return adjacent  # an indefinite noun and its relative clause: بغارة استهدفت
    start = clause_start(tokens, i + 1)
    j = start
    while j <= i:
        token = tokens[j]
        if token.time is not None:
            j = max(token.time.end, j + 1)
            continue
        if token.pos == "p":
            if token.info.particle & {"preposition"} and not token.info.enc:
                j = _over_phrase(tokens, j + 1)
            else:
                j += 1
            continue
        if not is_nominal(token):
            j += 1
            continue
        if clitic_preposition(token):
            j = _over_phrase(tokens, j)
            continue
        phrase = noun_phrase(tokens, j)
        return phrase if phrase is not None and phrase.end <= v else None
    return None


def phrase_ending(tokens: list[Token], end: int) -> Phrase | None:
    """The widest noun phrase that ends just before token ``end`` (a comma between is stepped over)."""
    if end and tokens[end - 1].pos == "m":
        end -= 1
    best = None
    for start in range(end - 1, max(-1, end - 9), -1):
        token = tokens[start]
        if token.pos in ("v", "m") or (token.pos == "p" and token.word != "من"):
            break
        if not is_nominal(token):
            continue
        phrase = noun_phrase(tokens, start)
        if phrase is not None and phrase.end == end:
            best = phrase
    return best


def prepositional(tokens: list[Token], start: int, end: int) -> list[Prepositional]:
    """The prepositional phrases among tokens[start:end], in order."""
    found = []
    j = start
    while j < end:
        token = tokens[j]
        if token.pos == "p" and token.phrase is not None and token.phrase.value == "preposition":
            phrase = _after_preposition(tokens, token.phrase.end)
            words = " ".join(t.word for t in tokens[j : token.phrase.end])
            if phrase is not None:
                found.append(Prepositional(words, j, phrase))
                j = max(j + 1, token.phrase.end)
                continue
        elif token.pos == "p" and "preposition" in token.info.particle and not token.info.enc:
            phrase = _after_preposition(tokens, j + 1)
            if phrase is not None:
                word = token.word[1:] if token.info.pro else token.word
                found.append(Prepositional(word, j, phrase))
        elif token.pos == "p" and token.word in ("ل", "ب", "ك") and j + 1 < end:
            phrase = noun_phrase(tokens, j + 1)
            if phrase is not None:
                found.append(Prepositional(token.word, j, phrase))
        elif is_nominal(token) and (prep := clitic_preposition(token)):
            phrase = noun_phrase(tokens, j)
            if phrase is not None:
                found.append(Prepositional(prep, j, phrase))
        j += 1
    return found


def _after_preposition(tokens: list[Token], j: int) -> Phrase | None:
    while (
        j < len(tokens)
        and tokens[j].pos == "p"
        and (tokens[j].info.particle & {"demonstrative", "quantifier"} or tokens[j].word in ("كل", "ما"))
    ):
        j += 1
    if j < len(tokens) and is_nominal(tokens[j]):
        return noun_phrase(tokens, j)
    return None


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
            j += 1
        elif token.info is not None and token.info.pro:
            return None
        else:
            return noun_phrase(tokens, j)
    return None
