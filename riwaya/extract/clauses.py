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
            if token.word in THAT or token.info.particle & _SUBORDINATE or opens_clause(token):
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


def subject_before(tokens: list[Token], v: int) -> Phrase | None:
    """The noun phrase that a verb follows: at the start of its clause, or the antecedent of its relative clause."""
    token = tokens[v]
    if token.ahead is False:
        token.ahead = _before(tokens, v)
    return token.ahead  # type: ignore[no-any-return]


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
            if token.word in THAT or token.info.particle & _SUBORDINATE:
                return None
            if each_of(tokens, j):
                j += 2
            elif token.phrase is not None and token.phrase.value == "preposition":
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


def each_of(tokens: list[Token], j: int) -> bool:
    """Whether token j opens "each of": كل من الجيش والشرطة, كلا من."""
    return tokens[j].word.removeprefix("و") in ("كل", "كلا") and j + 2 < len(tokens) and tokens[j + 1].word == "من"


def _over_phrase(tokens: list[Token], j: int) -> int:
    while j < len(tokens) and tokens[j].pos == "p" and tokens[j].info.particle & {"demonstrative", "quantifier"}:
        j += 1
    if j < len(tokens) and tokens[j].time is not None:
        return int(max(tokens[j].time.end, j + 1))
    phrase = noun_phrase(tokens, j)
    if phrase is None:
        return j + 1
    end = phrase.end
    if end + 1 < len(tokens) and not phrase.definite and "quantifier" in tokens[end].info.particle:
        head = tokens[phrase.head].info.noun
        inner = noun_phrase(tokens, end + 1) if head is not None and head.lexeme.pos == "m" else None
        return inner.end if inner is not None else end  # بتكسير معظم المستلزمات
    return end


def _before(tokens: list[Token], v: int) -> Phrase | None:
    i = v - 1
    reading = tokens[v].info.verb
    if (reading is not None and reading.pro[:1] == "و") or _joint(tokens, v) is not None:
        return None
    while i >= 0 and auxiliary(tokens[i]):
        i -= 1
    if i < 0:
        return None
    if tokens[i].pos == "p" and "relative" in tokens[i].info.particle:
        return phrase_ending(tokens, i)
    adjacent = phrase_ending(tokens, i + 1)
    if adjacent is not None and i == v - 1 and (not adjacent.definite or "event" in tokens[adjacent.head].info.groups):
        return adjacent  # an indefinite noun and its relative clause: بغارة استهدفت
    if adjacent is not None:
        happening = _told_of(tokens, adjacent)
        if happening is not None:
            return happening
        if adjacent.skip and tokens[adjacent.start].word.startswith("و") and adjacent.definite:
            first = _first_phrase(tokens, clause_start(tokens, i + 1), i)
            if first is not None and first.end != adjacent.start:
                return adjacent.behind_and()  # الوضع هادئ | والشرطة ستعتقل
    start = clause_start(tokens, i + 1)
    found = _first_phrase(tokens, start, i)
    if found is None and start > 1 and tokens[start - 1].text == "،":
        begins = clause_start(tokens, start - 1)
        found = _first_phrase(tokens, begins, start - 2)  # إن القوات، استهدفت
        if found is not None and not (found.agentive and all(auxiliary(t) for t in tokens[begins : found.start])):
            return None
    return found if found is not None and found.end <= v else None


def _first_phrase(tokens: list[Token], j: int, last: int) -> Phrase | None:
    """The first noun phrase without preposition among tokens[j:last + 1]."""
    while j <= last:
        token = tokens[j]
        if token.time is not None:
            j = max(token.time.end, j + 1)
        elif token.pos == "p":
            governs = token.info.particle & {"preposition"} and not token.info.enc
            j = _over_phrase(tokens, j + 1) if governs else j + 1
        elif not is_nominal(token):
            j += 1
        elif clitic_preposition(token):
            j = _over_phrase(tokens, j)
        else:
            return noun_phrase(tokens, j)
    return None


def _told_of(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """The indefinite happening that a phrase before a relative verb hangs on: قصف للجيش | استهدف البلدة."""
    start = phrase.start
    if clitic_preposition(tokens[start]) != "ل" and (not start or tokens[start - 1].word not in ("ل", "من")):
        return None
    happening = phrase_ending(tokens, start if clitic_preposition(tokens[start]) else start - 1)
    if happening is None or happening.definite or "event" not in tokens[happening.head].info.groups:
        return None
    return happening


def goes_on(tokens: list[Token], v: int, reading: Reading | None = None) -> bool:
    """Whether a verb joins its clause to the one before, whose subject it may go on with: واعتقلت, كما اعتقلت, ثم اعتقلت;
    words of time (بينما, فيما) set another subject against it."""
    reading = reading or tokens[v].info.verb
    if reading is not None and reading.pro[:1] == "و":
        return True
    joint = _joint(tokens, v)
    return joint is not None and "time" not in joint.info.notes


def _joint(tokens: list[Token], v: int) -> Token | None:
    """The word before a verb that opens its clause, over auxiliaries."""
    i = v - 1
    while i >= 0 and auxiliary(tokens[i]) and not opens_clause(tokens[i]):
        i -= 1
    return tokens[i] if i >= 0 and opens_clause(tokens[i]) else None


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
