"""Where the counted stand: after a verb or before it, behind a total, and which words are only a part of a number."""

from __future__ import annotations

from riwaya.extract.antecedents import phrase_ending
from riwaya.extract.chunks import Phrase, is_nominal, noun_phrase
from riwaya.extract.clauses import THAT, clitic_preposition
from riwaya.extract.countbounds import BOUNDS
from riwaya.extract.counted import Counted, read_counted
from riwaya.extract.numbers import read_number
from riwaya.extract.people import phrase_effect, toll_phrase
from riwaya.extract.tokens import Sentence, Token

_HARD = frozenset("؛:.!?؟…")
_REACH, _BACK = 16, 26


def after_verb(tokens: list[Token], v: int, *, active: bool) -> tuple[Counted | None, Phrase | None]:
    """(the people behind a verb, the phrase that stands between): subject, or object where a subject comes first.

    With ``active``, people right behind other people are the object (قتل مسلحون ثلاثة جنود).
    """
    group, agent = _first(tokens, v + 1, v + _REACH)
    if group is None and agent is not None and active:
        found, _ = _first(tokens, agent.end, agent.end + 8)
        if found is not None and (found.numbered or not found.definite or found.min == 1):
            return found, agent
        return None, agent
    if group is not None and active and group.max != 0:
        second = read_counted(tokens, group.end) if group.end < len(tokens) and not _parted(tokens[group.end]) else None
        if second is not None and not second.toll and not _goes_on(tokens, group, second):
            return second, group.phrase
        if group.vague and not group.numbered:
            far, _ = _first(tokens, group.end, group.end + 6)
            if far is not None and far.numbered:
                return far, group.phrase
    return group, agent


def _goes_on(tokens: list[Token], group: Counted, second: Counted) -> bool:
    """Whether what stands behind people still tells of them: 260 مقاتلا كرديا, seven people + a word that nobody knows."""
    first = tokens[second.start]
    if group.numbered and not (second.numbered or first.info.known):
        return True
    before, tanwin = tokens[group.end - 1], "\u064b"
    return (
        second.end == second.start + 1
        and group.numbered
        and not second.numbered
        and before.text.rstrip(tanwin).endswith("ا")
        and first.text.rstrip(tanwin).endswith("ا")
    )


def _parted(token: Token) -> bool:
    """Whether what stands behind people is joined to them, or to the verb by a preposition: no object of its own."""
    return token.kind == "m" or token.word.startswith("و") or bool(clitic_preposition(token))


def _first(tokens: list[Token], j: int, end: int) -> tuple[Counted | None, Phrase | None]:
    """The first noun phrase without preposition: people, or something else."""
    end = min(end, len(tokens))
    only_times = True
    while j < end:
        token = tokens[j]
        if token.time is not None:
            j = max(token.time.end, j + 1)
            continue
        if token.pos == "m":
            if token.text == "(":
                close = next((k for k in range(j, min(j + 8, end)) if tokens[k].text == ")"), None)
                if close is not None:
                    j = close + 1
                    continue
            if token.text in "،-–" and (only_times or (j + 1 < end and tokens[j + 1].time is not None)):
                j += 1
                continue
            return None, None
        match = toll_phrase(tokens, j)
        if match is not None and match.value == "breakdown":
            return None, None
        if token.kind == "n" or (
            token.pos != "v" or read_number(tokens, j) is not None or (match is not None and match.value in BOUNDS)
        ):
            prep = clitic_preposition(token)
            if not (prep or (j > 0 and token.word.startswith("و") and token.info.pro[:1] == "و")):
                group = read_counted(tokens, j)
                if group is not None:
                    return group, None
            elif prep:
                j, only_times = _over(tokens, j), False
                continue
            else:
                return None, None
        if token.pos == "v":
            return None, None
        if token.pos == "p":
            if token.word in THAT or token.info.particle & {"subordinator", "relative"}:
                return None, None
            if token.phrase is not None and token.phrase.value == "preposition":
                j, only_times = _over(tokens, token.phrase.end), False
            elif _governs(token):
                j, only_times = _over(tokens, j + 1), False
            else:
                j += 1
            continue
        if token.kind == "n":
            return None, None
        return None, noun_phrase(tokens, j)
    return None, None


def _governs(token: Token) -> bool:
    """Whether a particle is a preposition whose noun follows (not فيه, عليها)."""
    return any(r.lexeme.value == "preposition" and not r.enc for r in token.info.groups.get("particle", ()))


def _over(tokens: list[Token], j: int) -> int:
    """Past the noun phrase at token j."""
    while j < len(tokens) and tokens[j].pos == "p" and tokens[j].info.particle & {"demonstrative", "quantifier"}:
        j += 1
    if j < len(tokens) and tokens[j].time is not None:
        return max(int(tokens[j].time.end), j + 1)
    phrase = noun_phrase(tokens, j) if j < len(tokens) else None
    return phrase.end if phrase is not None else j + 1


def before_verb(tokens: list[Token], v: int, parts: list[tuple[int, int]], *, dual: bool) -> Counted | None:
    """The people before a verb, as its subject: إن طفلين قتلا. Words of a breakdown between them are passed over."""
    if v + 1 < len(tokens) and tokens[v + 1].word in ("بها", "به", "بهما", "بهم"):
        return None  # توفيت متأثرة بجراح أصيبت بها
    if v and tokens[v - 1].pos == "p" and "relative" in tokens[v - 1].info.particle and not tokens[v - 1].info.enc:
        antecedent = phrase_ending(tokens, v - 1)
        group = read_counted(tokens, antecedent.start) if antecedent is not None else None
        return group if group is not None and group.max == 1 else None
    start = v
    inserted = _insertion(tokens, v)
    if inserted is not None:
        parts = [*parts, inserted]
    for k in range(v - 1 if inserted is None else inserted[0] - 1, max(-1, v - _BACK), -1):
        token = tokens[k]
        if (
            (token.pos == "m" and token.text in _HARD)
            or token.word in THAT
            or (token.pos == "p" and "subordinator" in token.info.particle)
        ):
            break
        if (
            token.pos == "v"
            and read_number(tokens, k) is None
            and not (k and tokens[k - 1].pos == "n")
            and not token.info.particle
        ):
            break
        start = k
    close = _numbered_at(tokens, start, v, parts)
    if close is not None:
        return close
    j = start
    while j < v:
        if any(a <= j < b for a, b in parts):
            j = next(b for a, b in parts if a <= j < b)
            continue
        token = tokens[j]
        if token.time is not None:
            j = max(token.time.end, j + 1)
        elif token.pos == "p" and _governs(token) and toll_phrase(tokens, j) is None:
            j = _over(tokens, j + 1)
        elif token.kind == "m" or (token.pos == "v" and read_number(tokens, j) is None):
            j += 1
        elif clitic_preposition(token) and not token.word.startswith("و"):
            j = _over(tokens, j)
        else:
            group = read_counted(tokens, j, dual=dual)
            if group is not None and group.end <= v:
                return group
            if is_nominal(token):
                return None
            j += 1
    return None


def _numbered_at(tokens: list[Token], start: int, v: int, parts: list[tuple[int, int]]) -> Counted | None:
    """The number that stands right before the verb, where names were listed before it: …، ثلاثة مدنيين قتلوا."""
    commas = [k for k in range(start, v) if tokens[k].text == "،" and not any(a <= k < b for a, b in parts)]
    if not commas:
        return None
    group = read_counted(tokens, commas[-1] + 1)
    return group if group is not None and group.numbered and group.end == v else None


def _insertion(tokens: list[Token], v: int) -> tuple[int, int] | None:
    """The clause between commas that parts people from the verb at v: 4 عسكريين، لم تحدد جنسياتهم، قتلوا."""
    if v < 2 or tokens[v - 1].text != "،":
        return None
    for k in range(v - 2, max(-1, v - 14), -1):
        if tokens[k].text == "،":
            opens = tokens[k + 1]
            return (k, v) if opens.pos == "p" and not opens.word.startswith("و") else None
        if tokens[k].pos == "m" and tokens[k].text in _HARD:
            return None
    return None


def breakdowns(sentence: Sentence) -> list[tuple[int, int]]:
    """The runs of tokens that only say who is among those counted before: بينهم طفلان."""
    tokens = sentence.tokens
    found: list[tuple[int, int]] = []
    behind = 0
    for i in sentence.at.get("toll phrase", ()):
        match = toll_phrase(tokens, i) if i >= behind else None
        if match is None or match.value != "breakdown":
            continue
        end = match.end
        while end < len(tokens):
            token = tokens[end]
            if token.pos == "v" or token.word in THAT or (token.pos == "m" and token.text in _HARD):
                break
            match = toll_phrase(tokens, end)
            if match is not None and match.value == "addition":
                break
            if (
                token.kind == "w"
                and token.info.pro[:1] == "و"
                and any(r.lexeme.pos == "m" for r in token.info.groups.get("toll", ()))
            ):
                break
            if token.pos == "m" and token.text == "،" and end + 1 < len(tokens) and _new_clause(tokens[end + 1]):
                break
            if end - i > 24:
                break
            end += 1
        found.append((i, end))
        behind = end
    return found


def _new_clause(token: Token) -> bool:
    return token.pos in ("v", "p") or (token.kind == "w" and "toll" in token.info.groups)


def total_after(tokens: list[Token], i: int, counter: int | None) -> Counted | None:
    """The number of a total: عدد القتلى … إلى 15, تجاوز عدد الجرحى ثمانين, المصابين البالغ عددهم 6."""
    exceeded = counter is not None and any(
        (m := toll_phrase(tokens, k)) is not None and m.value == "more-than"
        for k in range(max(0, counter - 2), counter)
    )
    phrase = noun_phrase(tokens, i)
    end = min(len(tokens), i + 18)
    j = i + 1
    while j < end:
        token = tokens[j]
        if token.pos == "m" and token.text in "؛.!؟" and j > i + 1:
            return None
        if (token.pos == "p" and token.word in ("الي", "عند")) or token.text == ":":
            group = read_counted(tokens, j + 1)
        elif token.pos == "v" or (token.kind == "w" and token.word.startswith("عدد")):
            group = read_counted(tokens, j if phrase_effect(tokens, j) == "more-than" else j + 1)
        elif counter is not None and (
            token.kind == "n"
            or read_number(tokens, j) is not None
            or (phrase is not None and j == phrase.end)
            or j == i + 1
        ):
            group = read_counted(tokens, j)
        else:
            group = None
        if group is not None and group.numbered and (counter is not None or token.word.startswith("عدد")):
            if exceeded and group.max is not None:
                return group._replace(min=group.min + 1, max=None)
            return group
        j += 1
    return None
