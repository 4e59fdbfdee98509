"""Event words of a sentence: which tokens open a frame, by which lexicon row, and which support verbs help them.

Of the rows of a word those whose needed words stand near win over those that need none; a row is out where one of its
cancelling words stands near. A multiword noun (إطلاق نار) must stand whole. What it cannot do: metaphor that no lexicon row
rules out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from riwaya.extract.chunks import Phrase
from riwaya.extract.fold import fold
from riwaya.extract.info import Info
from riwaya.extract.morphology import Reading
from riwaya.extract.names import first_forms
from riwaya.extract.numbers import is_number_word
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.vocabulary import EventRule, LightRule, Runs, vocabulary

_NEAR, _CANCEL, _BACK, _JOINED = 9, 6, 5, 4
_NAMES = 12  # words of names looked across
_RANK = {"v": 0, "m": 1, "n": 1, "r": 2}


class Mention:
    """One mention of a happening while it is being read. Phrases and tokens are of ``sentence``."""

    __slots__ = (
        "actors", "control", "counts", "date", "date_sentence", "definite", "domain", "doubt", "form",
        "hedge", "light", "linked", "modal", "modality", "near_dates", "near_places", "own_places", "place_near", "places", "pos",
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
        self.control: list[Any] = []
        self.places: list[Any] = []
        self.place_near = False
        self.where: Any = None
        self.date: Any = None
        self.date_sentence = sentence
        self.near_dates: list[Any] = []  # (chance, sentence, time) of every time asked about
        self.near_places: list[Any] = []  # (chance, place) of every place asked about
        self.own_places = False  # whether those are of its own sentence
        self.counts: list[Any] = []
        self.modality = "happened"
        self.modal: tuple[float, ...] = (0.0, 0.0, 0.0)
        self.hedge: Any = None
        self.statement: int | None = None
        self.light: tuple[int, LightRule] | None = None
        self.linked: Mention | None = None
        self.toll_only = False
        self.doubt = ""
        self.domain = ""
        self.weight = 1.0

    @property
    def word(self) -> Token:
        return self.sentence.tokens[self.token]

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the word, or of the whole phrase of a multiword row."""
        rest = len(self.reading.lexeme.rest) if self.reading is not None and not self.toll_only else 0
        return self.word.start, self.sentence.tokens[self.token + rest].end

    def __repr__(self) -> str:
        return f"<{self.type} {self.word.text} {self.actors}->{self.recipients} @{self.places}>"


def find_mentions(sentence: Sentence) -> list[Mention]:
    """The event words of a sentence, in order, slots still empty."""
    found: list[Mention] = []
    if "event" not in sentence.at:
        return found
    tokens = sentence.tokens
    named = [t.name or t.place for t in tokens if t.name is not None or t.place is not None]
    # an event word inside a name (حركة الجهاد, مدينة تعز) opens nothing
    covered = {k for name in named for k in range(name.start, name.end)}
    near: frozenset[str] | None = None
    for i in sentence.at["event"]:
        if i in covered or tokens[i].time is not None:
            continue
        if near is None:
            near = _asked_for(tokens)
        chosen = choose(tokens, i, near)
        if chosen is None:
            continue
        reading, rule = chosen
        covered.update(range(i, i + len(reading.lexeme.rest) + 1))
        found.append(Mention(sentence, i, reading, rule))
    if any(m.rule is not None and m.rule.unless for m in found):
        types = {m.type for m in found if m.rule is not None and not m.rule.unless}
        found = [m for m in found if m.rule is None or types.isdisjoint(m.rule.unless)]
    return found


def _asked_for(tokens: list[Token]) -> frozenset[str]:
    """All that rows may ask for in a sentence. Most rows ask for nothing of it, and are answered without looking further."""
    return _CLASSES.union(*[_forms_of(token) for token in tokens if token.pos != "m"])


def choose(tokens: list[Token], i: int, near: frozenset[str]) -> tuple[Reading, EventRule] | None:
    """The reading and row that fit an event word best, or None: whole phrases before words, rows whose needed word
    stands nearest before those that need none, verbs before masdars, masdars before nouns and participles.
    ``near`` is what the sentence has to be asked for."""
    token = tokens[i]
    best: tuple[tuple[int, int, int], Reading, EventRule] | None = None
    for reading, rule in _rows(token.info, token.pos == "v"):
        lexeme = reading.lexeme
        pos, rest = lexeme.pos, lexeme.rest
        if (rule.needs and near.isdisjoint(rule.needs)) or (token.pos == "p" and pos == "r"):
            continue
        if (rest and not _stands(tokens, i + 1, rest)) or not _may_be(tokens, i, reading):
            continue
        behind = i + 1 + len(rest)
        may_cancel = rule.without and not near.isdisjoint(rule.without)
        if may_cancel and _near(tokens, behind, _CANCEL, rule.without, cancel=True):
            continue
        if rule.without_before and (
            reading.pro[-1:] in rule.without_before or _preceded(tokens, i, rule.without_before)
        ):
            continue  # a single letter there is a preposition joined to the word itself: بقذائف
        distance = 0
        if rule.needs:
            governs = pos in "mr" and not reading.enc  # its object follows; that of اعتقاله stands before
            owns = pos == "v" and reading.enc  # its object is the pronoun: what is needed stands before a comma
            reach = _to_comma(tokens, behind) if owns else _NEAR
            distance = _near(tokens, behind, reach, rule.needs, back=0 if governs else _BACK, at=i)
            if not distance:
                continue
        score = (len(rest) * 2 + bool(rule.needs), -_RANK.get(pos, 3), -distance)
        if best is None or score > best[0]:
            best = (score, reading, rule)
    if best is None or (is_number_word(token.word[len(best[1].pro) :]) and not token.text.endswith("ى")):
        return None  # واثنين is "and two"
    return best[1], best[2]


@cache
def _rows(info: Info, verbal: bool) -> tuple[tuple[Reading, EventRule], ...]:
    """The event readings of a word as verb or as noun with their rows, as far as its form alone allows them."""
    least, found = info.least[verbal], []
    third = any(" 3" in r.form[:9] for r in info.readings if r.lexeme.pos == "v")
    for reading in info.groups["event"]:
        rule = reading.lexeme.value
        assert isinstance(rule, EventRule)
        if (reading.lexeme.pos == "v") != verbal or (reading.passive and "passive" in rule.unless):
            continue
        if len(reading.pro) > least and not rule.needs:
            continue  # و and a verb where the whole is a verb too: only with its needed word
        if verbal and third and " 3" not in reading.form[:9]:
            continue  # أبدت is "she showed" before it is "I destroyed"
        if "jussive" in reading.form and not info.jussive:
            continue
        found.append((reading, rule))
    return tuple(found)


def _may_be(tokens: list[Token], i: int, reading: Reading) -> bool:
    """Whether a reading agrees with the form of its token, and a participle is a predicate (مطالبا, داعين)."""
    token, pos = tokens[i], reading.lexeme.pos
    if pos == "r" and i and (tokens[i - 1].kind == "n" or is_number_word(tokens[i - 1].word)):
        return False  # 29 متهما: counted, no predicate
    if (
        pos == "n"
        and reading.form == "p"
        and token.word.endswith("ا")
        and "r" in {r.lexeme.pos for r in token.info.readings}
    ):
        return False  # مطالبا: he who demands; a broken plural (مطالب) takes no alif
    if pos in "mn" and (
        reading.enc == "ي" or (reading.form == "d" and _NISBA.search(token.word[: -len(reading.enc) or None]))
    ):
        return False  # الحربي, الاجتماعي
    if (
        pos in "mr"
        and not reading.lexeme.rest
        and _names_somebody(token.info, token.word, pos == "m" and token.text.endswith("ة"))
        and not _governs(tokens, i, pos)
    ):
        return False  # المعارضة is a party before it is an act, but داعية إلى is no preacher
    return pos != "r" or not (reading.definite or reading.enc or not token.word.endswith(_PREDICATE))


def _governs(tokens: list[Token], i: int, pos: str) -> bool:
    """Whether its neighbours show a verbal word to be none that names somebody: a preposition behind it, a definite object
    of a participle that opens a clause (، متهمة الحكومة), a number that counts those done to (أسر 11)."""
    if i + 1 >= len(tokens):
        return False
    behind = tokens[i + 1]
    if pos == "m":
        return behind.kind == "n"
    if "preposition" in behind.info.particle:
        return True
    opens = i > 0 and tokens[i - 1].kind == "m"
    return opens and behind.kind == "w" and (behind.word.startswith("ايا") or behind.info.definite)


@cache
def _names_somebody(info: Info, word: str, masdar_in_marbuta: bool) -> bool:
    """Whether the word is first of all a party or person. A masdar in ة (مهاجمة) comes before a woman who does it."""
    roles = info.groups.get("role", ())
    if masdar_in_marbuta:
        bare = word.removeprefix("ال")
        return any(bare not in fold(r.lexeme.row["feminine"]) for r in roles)
    return bool(roles)


_NISBA = re.compile("[^ت]ي$")
_PREDICATE = ("ا", "ه", "ين", "ي")


def _preceded(tokens: list[Token], i: int, runs: Runs) -> bool:
    """Whether one of the word runs ends among the two words before token i."""
    return any(not runs.keys().isdisjoint(bare_forms(tokens[k].word)) for k in range(max(0, i - 2), i))


def _stands(tokens: list[Token], i: int, words: tuple[str, ...]) -> bool:
    """Whether a run of words stands at token i, each with or without the article."""
    if i + len(words) > len(tokens):
        return False
    for k, wanted in enumerate(words, i):
        word = tokens[k].word
        if word != wanted and not _same(word, wanted):
            return False
    return True


def _same(word: str, wanted: str) -> bool:
    word, wanted = word.removeprefix("ال"), wanted.removeprefix("ال")
    return word == wanted or (word.endswith("ا") and word[:-1] == wanted)  # هجوما مضادا


def _near(
    tokens: list[Token], start: int, reach: int, runs: Runs, back: int = 0, at: int = 0, *, cancel: bool = False
) -> int:
    """How near one of the word runs stands: within ``reach`` words from ``start``, or ``back`` before ``at``, with no
    full stop between; 0 when none does. What stands before counts as far. The words of a name do not count where a word
    is needed (بحث الملك فلان بن فلان مع وزير …). What shall ``cancel`` a row must be that very word, no feminine of it
    (دورية is no دوري), and a preposition there must belong to the word (صادر عن)."""
    left = reach
    for i in range(start, min(len(tokens), start + reach + (0 if cancel else _NAMES))):
        if tokens[i].kind == "m" and tokens[i].text in _STOPS:
            break
        left -= cancel or not _names(tokens[i])
        if left < 0:
            break
        found = _run_at(tokens, i, runs, cancel)
        if cancel and found == 2 and tokens[i].pos == "p" and i - start > 1:
            continue
        if found > 1 or (found and i - start < _JOINED):
            return 8 * (i - start + 1) - found
    for i in range(at - 1, max(-1, at - 1 - back), -1):
        if tokens[i].kind == "m" and tokens[i].text in _STOPS:
            break
        if _run_at(tokens, i, runs):
            return 8 * (reach + at - i)
    return 0


def _to_comma(tokens: list[Token], start: int) -> int:
    return next((k for k, t in enumerate(tokens[start : start + _NEAR]) if t.text == "،"), _NEAR)


def _names(token: Token) -> bool:
    """Whether a token is but a part of the name of a person, or a dash around his honours."""
    if token.name is not None:
        return bool(token.name.name.type == "person")
    return token.text in _DASHES or "given" in token.info.groups


_STOPS = ".؛:!?؟"
_DASHES = ("-", "–")


def _run_at(tokens: list[Token], i: int, runs: Runs, exact: bool = False) -> int:
    """Whether one of the word runs stands at token i: the more the longer it is; 1 for a single letter, which is a
    preposition joined to any noun or pronoun. ``exact``: ta marbuta is never taken for a pronoun."""
    token = tokens[i]
    forms = _forms_of(token)
    if runs.keys().isdisjoint(forms):
        return 0 if _CLASSES.isdisjoint(runs) else _class_at(token, runs)
    if exact and token.text.endswith("ة"):
        forms = frozenset(f for f in forms if f[-1:] == "ه" or len(f) == 1)
    best = 0
    for form in forms:
        for rest in runs.get(form, ()):
            if not rest or _follow(tokens, i + 1, rest):
                best = max(best, 2 + len(rest) if len(form) > 1 else 1)
    return best


def _class_at(token: Token, runs: Runs) -> int:
    """Whether the token is what a row asks for by class: @person (or people), @place (one that has a name)."""
    if "@place" in runs and token.place is not None:
        return 1
    roles = token.info.groups.get("role", ())
    return 1 if "@person" in runs and any(r.lexeme.value in _PERSONS for r in roles) else 0


_CLASSES = frozenset({"@person", "@place"})
_PERSONS = frozenset(
    {"civilian", "fighter", "official", "officer-rank", "worker", "cleric", "police", "leader", "woman", "soldier"}
    | {"member", "journalist", "child", "medic", "nationality-noun"}
)


def _forms_of(token: Token) -> frozenset[str]:
    return _forms(token.word, token.info.pro[-1:]) if token.pos == "n" else _forms(token.word)


@cache
def _forms(word: str, joined: str = "") -> frozenset[str]:
    """The bare forms of a word, and the last letter of the proclitics of a noun, as far as rows ask for them: most have none."""
    return frozenset(form for form in (*bare_forms(word), joined) if form in vocabulary().asked)


def _follow(tokens: list[Token], i: int, words: tuple[str, ...]) -> bool:
    return i + len(words) <= len(tokens) and all(words[k] in bare_forms(tokens[i + k].word) for k in range(len(words)))


@cache
def bare_forms(word: str) -> frozenset[str]:
    """A folded word as a lexicon may list it: without conjunction, preposition, article, pronoun, تنوين, in the singular."""
    forms = {word}
    for _, form in first_forms(word):
        forms |= {form, form.removeprefix("ال")}
    for form in tuple(forms):
        if form.endswith("ا") and len(form) > 3:
            forms.add(form[:-1])
        for enc in _PRONOUNS:
            base = form[: -len(enc)]
            if len(base) > 2 and form.endswith(enc):
                forms |= {base, base.removesuffix("ت") + "ه"}
                if base[-1] in "يو":
                    forms.add(base[:-1] + "ء")  # بانتمائه, أصدقاؤه
        for ending, singular in _NUMBERS:
            if form.endswith(ending) and len(form) - len(ending) > 2:
                forms.add(form[: -len(ending)] + singular)
    for reading in vocabulary().words.analyse(word):
        if reading.lexeme.pos == "p" and reading.enc:
            forms.add(word[len(reading.pro) : -len(reading.enc)])  # عليه, بها, لهم
    return frozenset(forms)


_NUMBERS = (("تين", "ه"), ("تان", "ه"), ("ين", ""), ("ان", ""), ("ون", ""))  # منطقتين, جنديان, مسلحون
_PRONOUNS = ("هما", "ها", "هم", "نا", "ه")
