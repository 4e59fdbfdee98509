"""The subject that stands before its verb: at the start of the clause, or what the verb's relative clause belongs to.

الجيش قصف, الجيش الذي قصف, غارة استهدفت, التحالف، الذي تقوده الرياض، قصف. What it cannot do: a subject that another finite
clause parts from its verb, commas around a relative clause apart.
"""

from __future__ import annotations

from riwaya.extract.agreement import agrees, gender, indefinite
from riwaya.extract.chunks import Phrase, is_nominal, noun_phrase
from riwaya.extract.clauses import (
    SUBORDINATE,
    THAT,
    auxiliary,
    clause_start,
    clitic_preposition,
    joint,
    opens_clause,
    over_measure,
    over_phrase,
)
from riwaya.extract.tokens import Token

_RELATIVE = 25  # words of a relative clause between commas
_PRONOUN_REACH = 12  # words between a pronoun and the verb whose subject it is, at most
_WITH_PRONOUN = frozenset({"emphasis", "conjunction"})
_PERSON = {"ه": ("3ms",), "ها": ("3fs",), "هم": ("3mp", "3md"), "هما": ("3md", "3fd"), "هن": ("3fp",)}


def subject_before(tokens: list[Token], v: int) -> Phrase | None:
    """The noun phrase that a verb follows: at the start of its clause, or the antecedent of its relative clause."""
    token = tokens[v]
    if token.ahead is False:
        token.ahead = _before(tokens, v)
    return token.ahead  # type: ignore[no-any-return]


def _before(tokens: list[Token], v: int) -> Phrase | None:
    i = v - 1
    reading = tokens[v].info.verb
    if (reading is not None and reading.pro[:1] == "و") or joint(tokens, v) is not None:
        return None
    while i >= 0 and auxiliary(tokens[i]):
        i -= 1
    if i < 0:
        return None
    if tokens[i].pos == "p" and "relative" in tokens[i].info.particle:
        return phrase_ending(tokens, i)
    adjacent = phrase_ending(tokens, i + 1)
    if adjacent is not None and i == v - 1:
        event = "event" in tokens[adjacent.head].info.groups
        if event or (indefinite(adjacent) and _may_agree(tokens, v, adjacent)):
            return adjacent  # an indefinite noun and its relative clause: بغارة استهدفت
    if adjacent is not None:
        happening = _told_of(tokens, adjacent)
        if happening is not None:
            return happening
        joined = _joined_at(tokens, adjacent)
        if joined is not None and not indefinite(adjacent):
            first = first_phrase(tokens, clause_start(tokens, i + 1), i)
            other = first is not None and adjacent.agentive and not first.agentive  # انتهى الحفل | والنقابة تندد
            if first is not None and (first.end != joined or other) and first.start < joined:
                if first.agentive and _only_where(tokens, first.end, joined):
                    return first  # المقاومة في عدن وقوات الجيش سيطرت
                return adjacent.behind_and() if joined == adjacent.start else adjacent  # الوضع هادئ | والشرطة ستعتقل
    start = clause_start(tokens, i + 1)
    found = first_phrase(tokens, start, i)
    if found is None and start > 1 and tokens[start - 1].text == "،":
        told = _before_relative(tokens, start - 1)
        if told is not None:
            return told
        begins = clause_start(tokens, start - 1)
        found = first_phrase(tokens, begins, start - 2)  # إن القوات، استهدفت
        if found is not None and not (found.agentive and all(auxiliary(t) for t in tokens[begins : found.start])):
            return None
    return found if found is not None and found.end <= v else None


def pronoun_subject(tokens: list[Token], v: int) -> bool:
    """Whether the subject of the verb at v is a pronoun that stands with a particle before it: لكنه دعا الحكومة, إلا أنها، من
    جهة أخرى، رفضت. A pronoun that does not agree is a mere opening (أنه قصفت الطائرات)."""
    reading = tokens[v].info.verb
    if reading is None or reading.passive or reading.pro[:1] in ("و", "ف"):
        return False
    marks = 0
    for i in range(v - 1, max(-1, v - 1 - _PRONOUN_REACH), -1):
        token = tokens[i]
        if token.pos == "m":
            marks += 1
            if token.text != "،" or marks > 2:
                return False
        elif token.pos == "v" and not auxiliary(token):
            return False
        elif token.pos == "p":
            if token.info.enc and (token.word in THAT or token.info.particle & _WITH_PRONOUN):
                person = _PERSON.get(token.info.enc, ())
                return reading.form.split()[-1] in person and (i == v - 1 or first_phrase(tokens, i + 1, v - 1) is None)
            if token.word in THAT or token.info.particle & SUBORDINATE or (opens_clause(token) and i < v - 1):
                return False
    return False


def _joined_at(tokens: list[Token], phrase: Phrase) -> int | None:
    """Where the و stands that joins a phrase to what is before it, None where none does."""
    if phrase.skip and tokens[phrase.start].word.startswith("و"):
        return phrase.start
    return phrase.start - 1 if phrase.start and tokens[phrase.start - 1].word == "و" else None


def _may_agree(tokens: list[Token], v: int, phrase: Phrase) -> bool:
    reading = tokens[v].info.verb
    return reading is None or agrees(reading, tokens[v].word, gender(phrase)) is not False


def _only_where(tokens: list[Token], j: int, end: int) -> bool:
    """Whether nothing but times and phrases of preposition stand in tokens[j:end]."""
    while j < end:
        token = tokens[j]
        if token.time is not None:
            j = max(token.time.end, j + 1)
        elif token.pos == "p" and "preposition" in token.info.particle and not token.info.enc:
            j = over_phrase(tokens, j + 1)
        elif clitic_preposition(token):
            j = over_phrase(tokens, j)
        else:
            return False
    return j == end


def _before_relative(tokens: list[Token], comma: int) -> Phrase | None:
    """What a relative clause between commas belongs to, the second comma given: التحالف، الذي تقوده الرياض، | أعلن."""
    for k in range(comma - 1, max(0, comma - _RELATIVE), -1):
        token = tokens[k]
        if token.pos == "p" and "relative" in token.info.particle:
            return phrase_ending(tokens, k) if tokens[k - 1].text == "،" else None
        if token.pos == "m" or (token.pos == "p" and token.word in THAT):
            return None
    return None


def first_phrase(tokens: list[Token], j: int, last: int) -> Phrase | None:
    """The first noun phrase without preposition among tokens[j:last + 1]."""
    while j <= last:
        token = tokens[j]
        if token.time is not None:
            j = max(token.time.end, j + 1)
        elif token.pos == "p":
            governs = token.info.particle & {"preposition"} and not token.info.enc
            if token.phrase is not None and token.phrase.value == "preposition":
                j = over_phrase(tokens, token.phrase.end)  # إلى جانب
            else:
                j = over_phrase(tokens, j + 1) if governs else max(over_measure(tokens, j), j + 1)
        elif not is_nominal(token):
            j += 1
        elif clitic_preposition(token):
            j = over_phrase(tokens, j)
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
