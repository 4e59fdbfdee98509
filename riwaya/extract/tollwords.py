"""Words of killing and wounding: which lexicon row fits a word, and who died by it.

A verb tells of the dead as its subject (قُتل ثلاثة، لقي رجل مصرعه) or as its object (قتل الجيش ثلاثة), a masdar in its
إضافة (مقتل ثلاثة). Nouns (قتلى) are counted in ``tollnouns.py``.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract.chunks import Phrase, noun_phrase
from riwaya.extract.countbounds import BOUNDS
from riwaya.extract.counted import Counted, read_counted
from riwaya.extract.counted_place import after_verb, before_verb, breakdowns
from riwaya.extract.morphology import Reading
from riwaya.extract.numbers import is_number_word, read_number
from riwaya.extract.people import rule, toll_phrase
from riwaya.extract.tokens import Sentence, Token

_CLAIMED = frozenset({"killed", "wounded"})
FALLING = frozenset({"sqt", "artqa", "artqa-m"})  # rows of "fall" and "rise": they bring forth the dead that follow


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
        return rule(self.reading).voice


def toll_words(sentence: Sentence) -> list[TollWord]:
    """The words of death and injury in a sentence, with those who died where they can be found."""
    tokens = sentence.tokens
    found: list[TollWord] = []
    parts: list[tuple[int, int]] | None = None
    covered: set[int] = set()
    for i in sentence.at.get("toll", ()):
        token = tokens[i]
        if i in covered or token.name is not None or token.place is not None or is_number_word(token.word):
            continue
        reading = _reading(tokens, i)
        if reading is None or rule(reading).kind not in _CLAIMED:
            continue
        if parts is None:
            parts = breakdowns(sentence)
        if reading.lexeme.rest and (at := _follows(tokens, i, reading.lexeme.rest)) is not None:
            covered.add(at)  # مصرعهم of لقوا مصرعهم
        pos = reading.lexeme.pos
        if pos != "v" and any(start <= i < end for start, end in parts):
            continue
        group, phrase, active = _counted(tokens, i, reading, parts)
        if active and group is None:
            continue  # a killer without victim: the event word tells of it
        kind = rule(reading).kind
        found.append(TollWord(i, kind, pos, reading, group, phrase))
    return found


def _reading(tokens: list[Token], i: int) -> Reading | None:
    """The row that fits: its further words stand behind it, the words that it needs are near."""
    token = tokens[i]
    if token.pos == "p":
        return None
    best: tuple[int, Reading] | None = None
    for reading in token.info.groups["toll"]:
        if (reading.lexeme.pos == "v") != (token.pos == "v"):
            continue
        if reading.lexeme.pos == "v" and reading.enc and rule(reading).voice in ("intransitive", "passive"):
            continue  # على متنها: who dies has no object
        if "jussive" in reading.form and not token.info.jussive:
            continue
        rest = reading.lexeme.rest
        if rest and _follows(tokens, i, rest) is None:
            continue
        needs = rule(reading).needs
        if needs and not _fits(tokens, i, needs):
            continue
        rank = 4 * len(rest) + 2 * bool(needs) + (token.pos == "v" and rule(reading).voice == "active-obj")
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
        stand = all(
            i + 1 + k < len(tokens) and tokens[i + 1 + k].word.removeprefix("ال") == w.removeprefix("ال")
            for k, w in enumerate(rest)
        )
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
    _, voice, needs = rule(reading)
    if reading.lexeme.pos == "v":
        return _of_verb(tokens, i, reading, voice, needs, parts)
    if reading.lexeme.pos == "m":
        rest = reading.lexeme.rest
        behind = i + 1 + (len(rest) if rest and _follows(tokens, i, rest) == i + 1 else 0)
        if reading.enc:
            return (_himself(tokens, i, reading.enc) if not rest else None), None, False
        if reading.definite and not rest:
            return None, None, False
        group = read_counted(tokens, behind)
        if voice == "numbered" and (group is None or not group.numbered or group.toll):
            return None, None, True  # سقوط: of a town, of the dead themselves
        if group is None or voice == "active-obj":
            group = after_verb(tokens, i, active=voice == "active-obj")[0] if voice == "active-obj" else None
        phrase = group.phrase if group is not None else noun_phrase(tokens, behind)
        return group, phrase, False
    return None, None, False


def _himself(tokens: list[Token], i: int, enc: str) -> Counted | None:
    """أدى إلى مقتله, مقتلهما, مقتلهم: as many as the pronoun says, a plural by the number that stands before it."""
    if not any(holds(t) for t in tokens[max(0, i - 3) : i]):
        return None  # بعد مقتله: he whose death was told of before
    if i + 1 < len(tokens) and tokens[i + 1].word == "مع":
        return None  # مقتله مع مرافقيه: how many, nobody says
    if enc in _ONE_OR_TWO:
        return Counted(i, i + 1, _ONE_OR_TWO[enc], _ONE_OR_TWO[enc])
    if enc != "هم":
        return None
    for k in range(i - 1, max(-1, i - _ANTECEDENT), -1):
        if tokens[k].kind == "m" and tokens[k].text in ".؛":
            return None
        if read_number(tokens, k) is not None and (k == 0 or read_number(tokens, k - 1) is None):
            group = read_counted(tokens, k)
            if group is not None and group.numbered and not group.toll and group.min > 1:
                return group
    return None


_ONE_OR_TWO = {"ه": 1, "ها": 1, "هما": 2}
_ANTECEDENT = 24


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
    plural, dual = (
        form.startswith(("past 3mp", "present 3mp", "past 3fp")),
        form.startswith(("past 3md", "past 3fd", "present 3md", "present 3fd")),
    )
    if plural or dual:
        if voice == "active-obj":
            group, agent = after_verb(tokens, i, active=False)
            bound = toll_phrase(tokens, i + 1)
            near = bound.end if bound is not None and bound.value in BOUNDS else i + 2
            if group is not None and agent is None and group.start <= near:
                return group, group.phrase, False  # قتلوا ثلاثة جنود
            if not both:
                return None, None, True
        group = before_verb(tokens, i, parts, dual=dual)
        return group, group.phrase if group else None, False
    rest = reading.lexeme.rest
    close = _follows(tokens, i, rest) if rest else None
    group, agent = after_verb(tokens, i if close != i + 1 else i + len(rest), active=voice == "active-obj")
    if i + 1 < len(tokens) and tokens[i + 1].word == "مع":
        group, agent = None, None
    if group is not None:
        return group, group.phrase, False
    if agent is not None and agent.agentive and voice == "active-obj":
        return None, None, True
    if voice == "active-obj" and not both:
        return None, agent, agent is None
    if agent is None:
        group = _with_company(tokens, i, before_verb(tokens, i, parts, dual=False))
    return group, group.phrase if group else agent, False


def _with_company(tokens: list[Token], i: int, group: Counted | None) -> Counted | None:
    """The dead before the verb and those who died with them: إن القائد قتل مع حارسين."""
    if group is None or group.max is None or i + 1 >= len(tokens) or tokens[i + 1].word != "مع":
        return group
    more = read_counted(tokens, i + 2)
    if more is None or more.max is None or more.definite:
        return group
    return group._replace(min=group.min + more.min, max=group.max + more.max)


def _has_passive(token: Token, reading: Reading) -> bool:
    """Whether the same word is also listed with the counted as its subject (قتل: he killed, he was killed)."""
    own = reading.lexeme.row["word"]
    passive = [
        rule(r).kind
        for r in token.info.groups["toll"]
        if r.lexeme.pos == "v" and rule(r).voice != "active-obj" and r.lexeme.row["word"] == own and not r.lexeme.rest
    ]
    return rule(reading).kind in passive if passive else reading.passive  # فقد جنديين: killed; فُقد جنديان: missing


def holds(token: Token) -> bool:
    """A word that leads from a happening to its toll (أوقع, سقوط)."""
    readings = token.info.groups.get("toll")
    return readings is not None and any(rule(r).kind == "none" or r.lexeme.row["id"] in FALLING for r in readings)


def negated(tokens: list[Token], i: int) -> str:
    """ "none" where a negator governs the toll word, "unknown" where only the news of it is denied, else ""."""
    news = False
    for k in range(i - 1, max(-1, i - 9), -1):
        if tokens[k].kind == "m":
            return ""
        match = toll_phrase(tokens, k)
        if match is None:
            continue
        if match.value in ("none", "unknown") and match.end > i:
            return "unknown"  # the phrase speaks for itself
        if match.value == "denial":
            between = tokens[match.end : i]
            return "none" if not any(t.pos == "v" or "relative" in t.info.particle for t in between) else ""
        if match.value == "news":
            news = True
        elif match.value == "negator" and match.end <= i:
            between = [t for t in tokens[match.end : i] if t.pos == "v"]
            if len(between) > 1:
                return ""
            return "unknown" if news else "none"
    return ""
