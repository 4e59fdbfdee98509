"""Which of its phrases names a party best beside an event: a linear model weighs them.

Every phrase of the party is a proposal, and so is the one that the rule of ``entities.py`` would take; weighed are what kind
of phrase it is, whether it stands beside the event, how full it is and how many of the other phrases agree with it. What it
cannot do: put a name together from two phrases.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract.chunks import Phrase
from riwaya.extract.entities import Entity, adjective
from riwaya.extract.linear import model
from riwaya.extract.merge import party_words

_MOST = 24
_SHORT = frozenset({"group-noun", "body", "force", "institution"})


class _Option(NamedTuple):
    """A wording of a party, the phrases that have it, and what can be said of it by itself."""

    words: str
    phrases: list[Phrase]
    features: list[str]


class Namer:
    """Names the parties of one article."""

    def __init__(self) -> None:
        self._known: dict[int, list[_Option]] = {}

    def name(self, entity: Entity, near: list[Phrase]) -> Phrase:
        """The phrase that names a party beside an event, ``near`` being its phrases there."""
        if len(entity.phrases) == 1 and (not near or near == entity.phrases):
            return entity.naming(near)
        proposals = self.proposals(entity, near)
        if len(proposals) == 1:
            return proposals[0][0]
        weigh = model("naming")
        return max(proposals, key=lambda p: weigh.score(p[1]))[0]

    def proposals(self, entity: Entity, near: list[Phrase]) -> list[tuple[Phrase, list[str]]]:
        """The wordings of a party with their features, beside an event."""
        rule = entity.naming(near)
        wanted = _words(rule)
        options = self._known.get(entity.index)
        if options is None:
            options = self._known[entity.index] = _options(entity.phrases[:_MOST])
        beside = {_words(p): p for p in reversed(near)}
        known = {option.words for option in options}
        added = [p for words, p in {**beside, wanted: rule}.items() if words not in known]
        if added:  # its forces, the name inside a phrase
            others = [o.phrases[0] for o in options]
            options = [*options, *(_Option(_words(p), [p], _features(p, 1, [*others, p])) for p in added)]
        options = _without_short_forms(options)
        only_adjectives = bool(near) and all(adjective(p) for p in near)
        out = []
        for words, phrases, said in options:
            here = words in beside
            kind = _kind(phrases[0])
            features = [
                *said, f"near={here}", f"near={here}|{kind}", f"near={here}|{bool(near)}",
                f"near={here}|{kind}|{only_adjectives}", f"near={here}|victim={entity.victim}",
            ]  # fmt: skip
            if here:
                title = beside[words].tokens[0].start == 0  # the body names victims more fully than the title
                features.append(f"title={title}|{entity.victim}|{phrases[0].number is not None}")
            if words == wanted:
                features += ["rule", f"rule|{kind}", f"rule|near={here}"]
            out.append((rule if words == wanted else beside.get(words, phrases[0]), features))
        return out


def _options(phrases: list[Phrase]) -> list[_Option]:
    """The different wordings among the phrases of a party."""
    by_words: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_words.setdefault(_words(phrase), []).append(phrase)
    firsts = [same[0] for same in by_words.values()]
    return [_Option(words, same, _features(same[0], len(same), firsts)) for words, same in by_words.items()]


def _without_short_forms(options: list[_Option]) -> list[_Option]:
    """Without the definite common nouns (الحركة) that point back to a fuller naming which holds their word."""
    sets = [party_words(o.phrases[0]) for o in options]
    return [
        o
        for o, mine in zip(options, sets, strict=True)
        if not (
            (p := o.phrases[0]).name is None and p.end - p.start == 1 and p.definite and p.cls in _SHORT
            and any(mine < other for other in sets)
        )
    ]  # fmt: skip


def _words(phrase: Phrase) -> str:
    return " ".join([t.word for t in phrase.tokens[phrase.start : phrase.end]])


def _kind(phrase: Phrase) -> str:
    return "adjective" if adjective(phrase) else phrase.cls


def _features(phrase: Phrase, same: int, others: list[Phrase]) -> list[str]:
    """What can be said of a wording by itself and among the others."""
    kind, words = _kind(phrase), party_words(phrase)
    sets = [party_words(p) for p in others]
    agreed = sum([len(words & s) >= 0.6 * min(len(words), len(s)) for s in sets if s and words]) / len(sets)
    length = min(phrase.end - phrase.start, 6)
    out = [
        "bias", f"cls={kind}", f"len={length}", f"len={length}|{kind}", f"name={phrase.name is not None}|{kind}",
        f"definite={phrase.definite}", f"agreed={int(agreed * 4)}", f"inside={min(sum([words < s for s in sets]), 2)}",
        f"holds={min(sum([s < words for s in sets]), 2)}", f"longest={len(words) == max(map(len, sets))}",
        f"same={min(same, 3)}",
    ]  # fmt: skip
    if phrase is others[0]:
        out += ["first", f"first|{kind}"]
    if phrase.number is not None:
        out.append("number")
    if phrase.name is not None:
        begins = phrase.start == phrase.name.start
        out.append(f"name-{'inside' if not begins else 'whole' if phrase.end <= phrase.name.end else 'first'}")
    return out
