"""The parties of an article: which phrases name one party, and which of its namings is the fullest.

Phrases are taken in order. A listed name joins its id (قسد and قوات سوريا الديمقراطية), a nationality its state; other
phrases join the latest party that shares most of their words, so that "the organisation" finds the organisation just named.
What it cannot do: see through a nickname that no lexicon holds.
"""

from __future__ import annotations

from riwaya.extract.candidates import Candidate
from riwaya.extract.chunks import FORCES, PERSONS, VICTIMS, Phrase
from riwaya.extract.merge import party_words

_ARMS = FORCES - {"leader", "officer-rank"}
_MEMBERS = _ARMS | {"force", "body", "state", "thing"}
_SINGLE = (PERSONS - VICTIMS - {"fighter", "soldier", "police", "member", "people", "nationality-noun"}) | {
    "leader",
    "officer-rank",
}
_GROUPS = frozenset({"group-noun", "force", "body", "state", "institution", "vehicle", "media", "outlet"})
_RECENT = 24


class Entity:
    """One party: its phrases in order, their word sets, and the ids of the lexicon rows that name it."""

    __slots__ = ("counts", "ids", "index", "nations", "phrases", "victim", "words")

    def __init__(self, index: int) -> None:
        self.index = index
        self.phrases: list[Phrase] = []
        self.words: list[frozenset[str]] = []
        self.ids: set[str] = set()
        self.nations: set[str] = set()
        self.counts: set[int] = set()
        self.victim = False

    def add(self, phrase: Phrase, words: frozenset[str], ids: set[str], nations: set[str]) -> None:
        self.phrases.append(phrase)
        if words not in self.words and (len(words) > 1 or ids or phrase.cls == "name" or not self.words):
            self.words.append(words)  # "the forces" alone points back and adds nothing
        self.ids |= ids
        self.nations |= nations
        self.counts |= _counts([phrase])
        self.victim |= phrase.cls in VICTIMS

    def naming(self, near: list[Phrase]) -> Phrase:
        """The fullest naming: of the phrases beside the event the best, or a longer one elsewhere that holds all its words."""
        local = [p for p in near if not adjective(p)]
        if near and not local:
            return _best(near)
        base = _best(local or self.phrases)
        if self.victim and near:
            return base
        if (
            base.name is not None
            and base.cls in _ARMS
            and base.name.start > base.start
            and base.name.name.type != "person"
        ):
            return _name_alone(base)
        words = party_words(base)
        fuller = [p for p in self.phrases[:24] if words <= party_words(p) and not adjective(p)]
        return _best(fuller) if local and fuller else base


def _name_alone(phrase: Phrase) -> Phrase:
    """The name inside a phrase for its members or arms: عناصر قسد -> قسد."""
    name = phrase.name
    assert name is not None
    alone = Phrase(phrase.tokens, name.start, name.start)
    alone.end, alone.skip, alone.name, alone.cls, alone.definite = name.end, name.skip, name, "force", True
    return alone


def _best(phrases: list[Phrase]) -> Phrase:
    """Of several namings the one that most others agree with, the longest of those; nationalities last."""
    if len(phrases) == 1:
        return phrases[0]
    sets = [party_words(p) for p in phrases[:24]]
    best, chosen = (-9.0, 0, 0), phrases[0]
    for rank, (phrase, mine) in enumerate(zip(phrases, sets, strict=False)):
        agreed: float = 0
        if mine:
            agreed = sum([len(mine & other) >= 0.6 * min(len(mine), len(other)) for other in sets if other])
        full = min(phrase.end - phrase.start, 9)
        if adjective(phrase):
            agreed, full = -1 + 0.1 * (not phrase.tokens[phrase.start].word.endswith("ه")), 0
        if (agreed, full, -rank) > best:
            best, chosen = (agreed, full, -rank), phrase
    return chosen


class Entities:
    """The parties met so far in an article."""

    def __init__(self) -> None:
        self.all: list[Entity] = []
        self._recent: list[Entity] = []
        self._by_id: dict[str, Entity] = {}
        self._by_word: dict[str, set[int]] = {}  # the indexes of those that have been named with a word

    def add(self, candidate: Candidate) -> Entity:
        """The party that a candidate names, new where no earlier one fits."""
        phrase = candidate.phrase
        words = party_words(phrase)
        ids, nations = _ids(phrase), _nations(phrase)
        entity = next((self._by_id[i] for i in ids if i in self._by_id), None)
        if entity is None:
            entity = self._alike(phrase, words, ids, nations)
        if entity is None:
            entity = Entity(len(self.all))
            self.all.append(entity)
        else:
            self._recent.remove(entity)
        self._recent.insert(0, entity)
        entity.add(phrase, words, ids, nations)
        for i in ids:
            self._by_id[i] = entity
        for word in words:
            self._by_word.setdefault(word, set()).add(entity.index)
        candidate.entity = entity.index
        return entity

    def _alike(self, phrase: Phrase, words: frozenset[str], ids: set[str], nations: set[str]) -> Entity | None:
        known = {index for word in words for index in self._by_word.get(word, ())}
        if not known:
            return None
        cls, victims, counts = phrase.cls, phrase.cls in VICTIMS, _counts([phrase])
        for entity in self._recent[:_RECENT]:
            if entity.index not in known:
                continue
            if counts and entity.counts and not counts & entity.counts:
                continue  # 11 شابا are not the 18 of before
            if victims != entity.victim or (ids and entity.ids and not ids & entity.ids):
                continue
            if nations and entity.nations and not nations & entity.nations:
                continue
            other = entity.phrases[0].cls
            if (cls in _GROUPS and other in _SINGLE) or (cls in _SINGLE and other in _GROUPS):
                continue
            for theirs in entity.words:
                if not words.isdisjoint(theirs) and len(words & theirs) >= 0.6 * min(len(words), len(theirs)):
                    return entity
        return None


def adjective(phrase: Phrase) -> bool:
    """Whether a state is named by the nationality beside an event noun only."""
    return phrase.end - phrase.start == 1 and phrase.name is None and "nisba" in phrase.tokens[phrase.start].info.groups


def _ids(phrase: Phrase) -> set[str]:
    """The lexicon rows that name the party as a whole: its own, or that of the group whose members it names."""
    if phrase.name is not None:
        first = phrase.start == phrase.name.start
        if first or phrase.cls in _MEMBERS:
            return {phrase.name.name.id}
    elif phrase.end - phrase.start == 1:
        token = phrase.tokens[phrase.start]
        if "nisba" in token.info.groups and phrase.cls == "state":
            return {token.info.groups["nisba"][0].lexeme.row["id"]}
    elif phrase.cls == "state":  # الجانب الأرمني
        return _nations(phrase)
    return set()


def _nations(phrase: Phrase) -> set[str]:
    found = set()
    for token in phrase.tokens[phrase.start : phrase.end]:
        if token.name is not None and token.name.name.type == "state":
            found.add(token.name.name.id)
        elif "nisba" in token.info.groups:
            found.add(token.info.groups["nisba"][0].lexeme.row["id"])
    return found


def same_nation(a: Entity, b: Entity) -> bool:
    """Whether one is a state and the other an arm of it: the enemy and its air force are one doer."""
    return bool(a.nations & b.nations) and (
        (a.ids <= a.nations and bool(a.ids)) or (b.ids <= b.nations and bool(b.ids))
    )


def without_adjectives(entity: Entity, near: list[Phrase]) -> list[Phrase]:
    """The phrases of a party beside an event, or, where they are adjectives only (القصف التركي), those that name its state."""
    if near and all(adjective(p) for p in near):
        return [p for p in entity.phrases if p.cls == "state" and p.end - p.start == 1 and not adjective(p)] or near
    return near


def same_people(a: list[Phrase], b: list[Phrase]) -> bool:
    """Whether two lists of phrases count or describe the same people: عشرة جنود and 10 عسكريين; شاب, then the name."""
    counts = _counts(a) & _counts(b)
    if counts and max(counts) > 1:
        return True
    if not a or not b or {id(p.tokens) for p in a} & {id(p.tokens) for p in b}:
        return False  # in one sentence they are two
    return (_one_unnamed(a) and _one(b)) or (_one_unnamed(b) and _one(a))


def _counts(phrases: list[Phrase]) -> set[int]:
    return {p.number.min for p in phrases if p.number is not None and p.number.max == p.number.min}


def _one(phrases: list[Phrase]) -> bool:
    return all(p.cls in PERSONS and (p.number is None or p.number.max == 1) for p in phrases)


def _one_unnamed(phrases: list[Phrase]) -> bool:
    """One person told of for the first time: شاب, قيادي كبير."""
    return _one(phrases) and not any(
        p.definite or p.name is not None or p.number is not None
        or (noun := p.tokens[p.head].info.noun) is None or noun.form != "s"
        for p in phrases
    )  # fmt: skip
