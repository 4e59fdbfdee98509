"""Noun phrases: from a head noun over its إضافة, adjectives and apposition to where the phrase closes.

An إضافة is open until a definite noun, a name or a pronoun closes it; after that only agreeing adjectives belong to it,
and, behind a person or title, the name in apposition (وزير الخارجية السعودي عادل الجبير). Words that no lexicon holds are
taken for names. What it cannot do: relative clauses (they end the phrase) and apposition of whole clauses.
"""

from __future__ import annotations

from functools import cache

from riwaya.extract.info import Info
from riwaya.extract.names import NameMatch, capital
from riwaya.extract.numbers import Number, is_number_word, read_number
from riwaya.extract.phraseends import (
    alias,
    apart,
    descent,
    disagrees,
    governs_nothing,
    opens_object,
    rest_of_people,
    side_of_state,
    tied,
)
from riwaya.extract.tokens import Token

PERSONS = frozenset({"civilian", "child", "woman", "fighter", "soldier", "police", "officer-rank", "official", "leader",
                     "journalist", "medic", "worker", "cleric", "member", "nationality-noun", "title", "person", "people"})  # fmt: skip
VICTIMS = frozenset({"civilian", "child", "woman", "journalist", "medic", "worker"})
_ALIASED = frozenset({"force", "group-noun", "body"})
FORCES = frozenset(
    {"group-noun", "vehicle", "force", "fighter", "soldier", "police", "member", "officer-rank", "leader"}
)
_BODIES = frozenset({"organisation", "group", "org-part"})
_MEMBERSHIPS = frozenset({"force", "group-noun", "body", "institution"})
_PRONOUNS = ("هم", "هما", "هن")
_PRESENT = ("يت", "تت", "يست", "تست", "نست", "سيت", "ستت")  # openings of verbs no lexicon holds, never of names
_PEOPLE = PERSONS | FORCES
_NAMED = {"person": "person", "group": "force", "state": "state", "organization": "body", "outlet": "outlet"}


class Phrase:
    """A noun phrase at tokens[start:end]; ``skip`` letters of its first token are clitics that do not belong to it.
    ``words`` is what ``merge.py`` compares it by, None until it has been asked for."""

    __slots__ = ("cls", "definite", "end", "head", "name", "number", "skip", "start", "tokens", "words")

    def __init__(self, tokens: list[Token], start: int, head: int) -> None:
        self.tokens, self.start, self.head, self.end = tokens, start, head, head + 1
        self.skip = 0
        self.cls = ""
        self.name: NameMatch | None = None
        self.number: Number | None = None
        self.definite = False
        self.words: frozenset[str] | None = None

    def behind_and(self) -> Phrase:
        """The same phrase without the و that its first word begins with."""
        other = Phrase(self.tokens, self.start, self.head)
        other.end, other.skip, other.cls, other.name = self.end, 1, self.cls, self.name
        other.number, other.definite = self.number, self.definite
        return other

    @property
    def agentive(self) -> bool:
        """Whether arms or words can come from it."""
        return (
            self.cls in FORCES
            or self.cls in PERSONS
            or self.cls in ("state", "body", "outlet", "institution", "media", "name")
        )

    def __repr__(self) -> str:
        return f"<{' '.join(t.text for t in self.tokens[self.start : self.end])}:{self.cls}>"


def is_nominal(token: Token) -> bool:
    return token.pos in ("n", "d") and token.time is None


def nationality(token: Token) -> bool:
    """Whether a word with the article is a nationality even where a place has that name: الدولة السورية."""
    return (
        "nisba" in token.info.groups
        and token.info.groups["nisba"][0].definite
        and token.place is not None
        and token.place.end == token.i + 1
    )


def word_class(token: Token) -> str:
    """What kind of thing a single word names, by the first lexicon that knows it."""
    if capital(token.word) is not None:
        return "state"
    known = _listed_class(token.info, token.word)
    if known:
        return known
    word = token.word
    if "\u064b" in token.text[-2:] or len(word) < 2 or token.text.isascii():
        return "thing"
    if len(word) > 4 and (word.startswith(_PRESENT) or word.endswith(_PRONOUNS)):
        return "thing"
    return "name"


@cache
def _listed_class(info: Info, word: str) -> str:
    """What the lexicons say that a word names, "" where none holds it."""
    groups = info.groups
    if "role" in groups:
        roles = groups["role"]
        cls = str(next((r for r in roles if not r.lexeme.rest), roles[0]).lexeme.value)
        if cls == "object" and "speaker" in groups and groups.get("noun", groups["role"])[0].lexeme.value in _BODIES:
            return "institution"  # وزارة, سفارة: rooms of power before they are buildings
        return cls
    if "speaker" in groups:
        return str(groups["speaker"][0].lexeme.value)
    for group in ("toll", "event"):
        # المجتمع is no "one who meets"
        if any(r.lexeme.pos != "v" and not (r.lexeme.pos == "r" and r.definite) for r in groups.get(group, ())):
            return group
    if "place-kind" in groups:
        return "place"
    if "nisba" in groups:
        return "nationality-noun" if groups["nisba"][0].form == "p" or groups["nisba"][0].definite else "nisba"
    if "noun" in groups and (
        (noun := groups["noun"][0]).lexeme.value in _BODIES or (noun.lexeme.value == "side" and noun.form == "d")
    ):
        return "institution"  # الطرفان, الجانبين: who deals with one another
    if "adjective" in groups and "noun" not in groups:
        form = groups["adjective"][0].form
        return "people" if form == "p" and word.endswith(("ون", "ين")) else "thing"  # المتورطون
    if info.kunya or "given" in groups:
        return "name"  # أبو يزن
    return "thing" if info.known else ""


def noun_phrase(tokens: list[Token], i: int) -> Phrase | None:
    """The noun phrase that starts at token i, or None where none does.

    What is found is remembered with the token, so names, times and places must have been marked before, and whoever
    would change a phrase takes a copy.
    """
    if i >= len(tokens):
        return None
    token = tokens[i]
    known: Phrase | None = token.chunk
    if known is None and is_nominal(token):
        known = token.chunk = _noun_phrase(tokens, i)
    return known


def _noun_phrase(tokens: list[Token], i: int) -> Phrase:
    number = read_number(tokens, i)
    head = i
    if number is not None and number.max is None and number.end == i + 1 and tokens[i].info.definite:
        number = None  # المجموعة: the one spoken of, and no "some"
    if number is not None:
        head = number.end
        if head < len(tokens) and tokens[head].word == "من":
            head += 1
        if (
            head >= len(tokens)
            or not is_nominal(tokens[head])
            or tokens[head].info is None
            or tokens[head].info.pro[:1] == "و"
        ):
            phrase = Phrase(tokens, i, number.end - 1)
            rest = rest_of_people(tokens, number.end)
            phrase.number, phrase.cls, phrase.end = number, "people" if rest else "number", rest or number.end
            return phrase
    phrase = Phrase(tokens, i, head)
    phrase.number = number
    first = tokens[i]
    phrase.skip = _skip(first)
    _grow(phrase)
    return phrase


def _skip(token: Token) -> int:
    if token.name is not None:
        return int(token.name.skip)
    if token.place is not None:
        return int(token.place.skip)
    if token.info is None:
        return 0
    before = capital(token.word)
    if before is not None:
        return before
    pro = token.info.pro
    if pro.endswith("ل") and token.word[len(pro) : len(pro) + 1] == "ل":
        return len(pro) - 1  # للجيش stays whole
    return len(pro)


def _grow(phrase: Phrase) -> None:
    tokens, head = phrase.tokens, phrase.head
    token = tokens[head]
    at = head + 1
    if token.name is not None:
        phrase.name, at = token.name, token.name.end
        phrase.cls = _NAMED[token.name.name.type]
        closed = True
    elif phrase.number is not None and "time" in token.info.groups:
        phrase.cls, closed = "thing", False  # 52 سنة: years, no Sunnis
    elif token.place is not None:
        at, phrase.cls, closed = token.place.end, "state" if token.place.kind == "country" else "place", True
    else:
        phrase.cls = word_class(token)
        closed = token.info.definite or bool(token.info.enc) or not token.info.known or phrase.cls == "state"
    phrase.definite = token.info.definite or closed
    absolute = governs_nothing(token, phrase.cls in _PEOPLE, phrase.cls == "nationality-noun")
    owned = bool(token.info.enc) and phrase.name is None
    closed = closed or absolute
    person = phrase.cls in PERSONS
    named = phrase.cls == "name" or (phrase.name is not None and person)
    called = phrase.name is not None and phrase.name.name.type == "person"  # a person's own name has stood
    aliased = phrase.cls in _ALIASED
    qualified = False  # behind an indefinite adjective no إضافة goes on: طائرات حربية | مناطق
    while at < len(tokens):
        token = tokens[at]
        if aliased and (other := alias(tokens, at)):
            at, closed = other, True
            continue
        if token.pos in ("v", "m") or token.time is not None or _counts(token.word):
            break
        if (
            tokens[at - 1].quote & 2
            and tokens[phrase.start].quote & 1
            and ("role" in token.info.groups or not token.info.adjective)
        ):
            break  # a name in quotation marks is whole
        if token.quote & 1 and closed and phrase.definite and not (person or named):
            break
        if token.quote & 1 and phrase.cls == "vehicle" and token.name is None:
            break
        if token.pos == "d":
            if (
                phrase.cls in FORCES
                and at + 1 <= len(tokens)
                and (at + 1 == len(tokens) or tokens[at + 1].pos != "n" or tokens[at + 1].info.adjective)
            ):
                at += 1
                continue
            break
        if (person or named) and (name := descent(tokens, at)):
            at, closed, named = name, True, True
            continue
        if token.pos == "p":
            before = tokens[at - 1]
            if at - 1 > head and before.pos == "n" and "affiliation" in before.info.groups:
                if token.word == "ل" and at + 1 < len(tokens):
                    inner = noun_phrase(tokens, at + 1)
                    if inner is not None:
                        at, closed = inner.end, True
                        phrase.name = phrase.name or inner.name
                        continue
                elif token.info.enc and token.word == "ل" + token.info.enc:
                    at += 1
                break
            if (
                token.word == "في"
                and person
                and phrase.definite
                and at + 1 < len(tokens)
                and is_nominal(tokens[at + 1])
            ):
                inner = noun_phrase(tokens, at + 1)  # القيادي في الحركة فلان
                if inner is not None and inner.cls in _MEMBERSHIPS:
                    at, closed, named = inner.end, True, True
                    continue
            if (
                token.word == "من"
                and (not closed or absolute)
                and at + 1 < len(tokens)
                and tokens[at + 1].pos == "n"
                and phrase.cls in PERSONS | FORCES
            ):
                inner = noun_phrase(tokens, at + 1)
                if inner is not None and inner.cls not in ("event", "thing", "toll", "document", "object"):
                    at, closed = inner.end, True
                    phrase.name = phrase.name or inner.name
                    continue
            break
        info = token.info
        pro = info.pro
        mark = token.name if token.name is not None else token.place
        if mark is not None:
            pro = token.word[: mark.skip]
        if pro:
            before = tokens[at - 1]
            if pro == "ل" and before.info is not None and "affiliation" in before.info.groups:
                inner = noun_phrase(tokens, at)
                if inner is not None:
                    at, closed = inner.end, True
                    phrase.name = phrase.name or inner.name
                    continue
            break
        if token.name is not None:
            if (absolute and at == head + 1) or (owned and token.name.name.type != "person"):
                break
            if (
                phrase.name is not None
                and closed
                and phrase.cls == "force"
                and token.name.name.id != phrase.name.name.id
            ):
                break
            if closed and not (
                person or named or phrase.cls in ("force", "group-noun", "body", "media", "institution")
            ):
                break
            kind = token.name.name.type
            if at == head + 1 and closed and kind == "organization" and tokens[head].info.definite and not person:
                break  # الحكومة | مجلس الأمن
            if closed and kind == "state" and (not person or phrase.cls == "person" or named):
                break
            if (called and kind != "person") or (
                closed and kind not in ("person", "state") and apart(tokens, at, person)
            ):
                break  # الرئيس فلان | الحكومة, وزير الزراعة الأوكراني | الاتحاد الأوروبي
            if phrase.name is None and (
                phrase.cls in ("group-noun", "vehicle", "thing", "place", "media", "institution")
                or phrase.cls in PERSONS
            ):
                phrase.name = token.name
            at, closed = token.name.end, True
            if kind == "person":
                named = called = True
            continue
        if token.place is not None and not nationality(token):
            if closed:
                break
            at, closed = token.place.end, True
            continue
        groups = info.groups
        if absolute and info.definite and at < head + 4:
            break  # مسلحون مجهولون | الشاب
        if at == head + 1 and opens_object(tokens[head], token):
            break
        if info.adjective or "nisba" in groups:
            if at == phrase.start + 1 and token.word.startswith("ال") and disagrees(tokens[head], token):
                break
            if closed and phrase.definite and token.word.endswith("ات") and not tokens[head].word.endswith("ات"):
                break  # المجلس المحلي | المنظمات
            if info.definite or not phrase.definite or not closed:
                if info.definite and not closed:
                    closed = True
                qualified = qualified or not info.definite
                at += 1
                continue
            break
        if info.definite:
            if not closed:
                at, closed = at + 1, True
                continue
            kind = word_class(token)
            if (person and kind in PERSONS) or (
                (person or named) and (kind == "name" or groups.keys() & {"forename", "given"})
            ):
                at += 1
                named = True
                continue
            if kind == "name" and phrase.definite and token.word.startswith("ال"):
                at += 1  # an adjective that no lexicon holds: القرى الآهلة
                continue
            break
        if info.known and "given" not in groups and not ((named or person) and "forename" in groups):
            if (
                closed
                or qualified
                or (
                    token.word.endswith("ا")
                    and info.noun is not None
                    and info.noun.form in ("s", "d")
                    and not info.noun.enc
                )
            ):
                break
            closed = bool(info.enc)
            at += 1
            continue
        if (closed and not (person or named)) or (not info.known and word_class(token) == "thing"):
            break
        if person or phrase.cls == "name":
            named = True
        at, closed = at + 1, True
    least = phrase.name.end if phrase.name is not None else head + 1
    while at > least and tokens[at - 1].pos == "n" and tied(tokens[at - 1]):
        at -= 1  # what it is tied to could not be read
    phrase.end = at
    if phrase.cls == "thing" and at > head + 1 and side_of_state(tokens[head], tokens[head + 1]):
        phrase.cls = "state"


@cache
def _counts(word: str) -> bool:
    """Whether a folded word is a number word, also behind و."""
    return is_number_word(word) or is_number_word(word.removeprefix("و"))
