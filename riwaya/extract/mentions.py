"""Event words of a sentence: which tokens open a frame, by which lexicon row, and which support verbs help them.

Of the rows of a word those whose needed words stand near win over those that need none; a row is out where one of its
cancelling words stands near. A multiword noun (إطلاق نار) must stand whole. What it cannot do: metaphor that no lexicon row
rules out.
"""

from __future__ import annotations

from functools import cache

from riwaya.extract.chunks import Phrase
from riwaya.extract.names import first_forms
from riwaya.extract.morphology import Reading
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.vocabulary import EventRule, LightRule

_NEAR, _CANCEL, _BACK = 9, 6, 5
_RANK = {"v": 0, "m": 1, "n": 1, "r": 2}


class Mention:
    """One mention of a happening while it is being read. Phrases and tokens are of ``sentence``."""

    __slots__ = (
        "actors", "counts", "date", "definite", "doubt", "form", "hedge", "light", "linked", "modality", "place_near", "places", "pos",
        "reading", "recipients", "rule", "sentence", "statement", "subtype", "title", "token", "toll_only", "type", "weight", "where",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, token: int, reading: Reading | None, rule: EventRule | None) -> None:
        self.sentence, self.token, self.reading, self.rule = sentence, token, reading, rule
        self.pos = reading.lexeme.pos if reading else "n"
        self.form = reading.form if reading else ""
        self.type = rule.type if rule else "ASSAULT"
        self.subtype: str | None = rule.subtype if rule else None
        self.title = sentence.title
        self.definite = bool(reading and (reading.definite or reading.enc))
        self.actors: list[Phrase] = []
        self.recipients: list[Phrase] = []
        self.places: list = []  # type: ignore[type-arg]
        self.place_near = False
        self.where: object = None
        self.date: object = None
        self.counts: list = []  # type: ignore[type-arg]
        self.modality = "happened"
        self.hedge: object = None
        self.statement: int | None = None
        self.light: tuple[int, LightRule] | None = None
        self.linked: Mention | None = None
        self.toll_only = False
        self.doubt = ""
        self.weight = 1.0

    @property
    def word(self) -> Token:
        return self.sentence.tokens[self.token]

    def __repr__(self) -> str:
        return f"<{self.type} {self.word.text} {self.actors}->{self.recipients} @{self.places}>"


def find_mentions(sentence: Sentence) -> list[Mention]:
    """The event words of a sentence, in order, slots still empty."""
    found = []
    tokens = sentence.tokens
    covered = -1
    for i, token in enumerate(tokens):
        name = token.name or token.place
        if name is not None:
            covered = max(covered, name.end - 1)  # an event word inside a name (حركة الجهاد, مدينة تعز) opens nothing
            continue
        if i <= covered or token.kind != "w" or "event" not in token.info.groups or token.time is not None:
            continue
        chosen = choose(tokens, i)
        if chosen is None:
            continue
        reading, rule = chosen
        covered = i + len(reading.lexeme.rest)
        found.append(Mention(sentence, i, reading, rule))
    return found


def choose(tokens: list[Token], i: int) -> tuple[Reading, EventRule] | None:
    """The reading and row that fit an event word best, or None."""
    token = tokens[i]
    best: tuple[tuple[int, int], Reading, EventRule] | None = None
    for reading in token.info.groups["event"]:
        pos = reading.lexeme.pos
        if (pos == "v") != (token.pos == "v") or (token.pos not in "vn"):
            continue
        if "jussive" in reading.form and not token.info.jussive:
            continue
        if pos in "mr" and "role" in token.info.groups and not reading.lexeme.rest:
            continue  # المعارضة is a party before it is an act
        if pos == "r" and (reading.definite or not token.word.endswith(("ا", "ه", "ين", "ي"))):
            continue
        rest = reading.lexeme.rest
        if rest and not _stands(tokens, i + 1, rest):
            continue
        rule: EventRule = reading.lexeme.value  # type: ignore[assignment]
        if rule.without and _near(tokens, i + 1 + len(rest), _CANCEL, rule.without):
            continue
        if rule.without_before and _preceded(tokens, i, rule.without_before):
            continue
        if rule.needs and not _near(tokens, i + 1 + len(rest), _NEAR, rule.needs, back=_BACK if pos == "v" else 0):
            continue
        score = (len(rest) * 2 + bool(rule.needs), -_RANK.get(pos, 3))
        if best is None or score > best[0]:
            best = (score, reading, rule)
    return (best[1], best[2]) if best else None


def _preceded(tokens: list[Token], i: int, runs: tuple[tuple[str, ...], ...]) -> bool:
    """Whether one of the word runs ends among the two words before token i."""
    for k in range(max(0, i - 2), i):
        forms = bare_forms(tokens[k].word)
        if any(run[0] in forms for run in runs):
            return True
    return False


def _stands(tokens: list[Token], i: int, words: tuple[str, ...]) -> bool:
    """Whether a run of words stands at token i, each with or without the article."""
    if i + len(words) > len(tokens):
        return False
    return all(tokens[i + k].word.removeprefix("ال") == words[k].removeprefix("ال") for k in range(len(words)))


def _near(tokens: list[Token], start: int, reach: int, runs: tuple[tuple[str, ...], ...], back: int = 0) -> bool:
    """Whether one of the word runs stands within ``reach`` words behind, or ``back`` before, with no full stop between."""
    end = min(len(tokens), start + reach)
    for i in (*range(start, end), *range(max(0, start - 1 - back), start - 1)):
        if tokens[i].kind == "m" and tokens[i].text in ".؛:!?؟":
            if i < start:
                continue
            return False
        forms = bare_forms(tokens[i].word)
        for run in runs:
            if run[0] in forms and (len(run) == 1 or _stands(tokens, i + 1, run[1:])):
                return True
    return False


@cache
def bare_forms(word: str) -> frozenset[str]:
    """A folded word as a lexicon may list it: without conjunction, preposition, article or object pronoun."""
    forms = {word}
    for _, form in first_forms(word):
        forms |= {form, form.removeprefix("ال")}
    if len(word) > 4:
        for enc in ("ه", "ها", "هم"):
            if word.endswith(enc):
                forms.add(word[: -len(enc)])
                forms.add(word[: -len(enc)].removesuffix("ت") + "ه")
    if word.endswith("ا") and len(word) > 3:
        forms.add(word[:-1])
    if word in ("عليه", "عليها", "عليهم"):
        forms.add("علي")
    return frozenset(forms)
