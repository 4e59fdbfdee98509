"""Which place of a name is meant: by the kind word, the country of the article, and the places named near it.

What it cannot do: tell two villages of one name in one district apart.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter

from riwaya.extract.document import Document
from riwaya.extract.gazetteer import Candidate
from riwaya.extract.placemention import PlaceMention, distance
from riwaya.extract.wordsets import words_of

_LITTLE_KNOWN, _FAR = 4, 80  # rank from which a place is doubted, kilometres
_BESIDE = 10  # tokens, at most, to the town by which an unknown place lies


def resolve(document: Document, found: list[PlaceMention], outlet_country: str | None) -> None:
    """Choose a candidate for every place of an article, in place."""
    countries: Counter[str] = Counter()
    if outlet_country:
        countries[outlet_country] += 1
    for sentence in document.sentences:
        for i in sentence.at.get("nisba", ()):
            countries[sentence.tokens[i].info.groups["nisba"][0].lexeme.value] += 1
    for mention in found:
        ccs = {c.cc for c in mention.candidates}
        if len(ccs) == 1:
            countries[next(iter(ccs))] += 2 if mention.kind == "country" else 1
    total = sum(countries.values())
    for mention in found:  # a village of a country that the article does not speak of is another one
        known = 1 if _general(mention) else 2
        mention.candidates = tuple(
            c for c in mention.candidates if c.rank <= known or not c.cc or 12 * countries[c.cc] >= total
        )
        if not mention.candidates:
            mention.chosen = None
            mention.doubted = not mention.kind_word and mention.end == mention.start + 1
    _hold_together(found)
    sure = [m for m in found if len(m.candidates) == 1]
    for mention in found:
        if len(mention.candidates) == 1:
            mention.chosen = mention.candidates[0]
        elif mention.candidates:
            near = [m for m in sure if abs(m.sentence.index - mention.sentence.index) <= 1]
            mention.chosen = max(mention.candidates, key=lambda c: _fit(c, mention, countries, near))
        chosen = mention.chosen
        if mention.candidates and chosen is not None and mention.kind_word in ("", chosen.kind):
            mention.kind = chosen.kind
        if mention.chosen is not None and mention.kind_word in ("region", "city", "village", "district"):
            mention.kind = mention.kind_word
        mention.entry = mention.chosen.source if mention.chosen is not None else mention.entry
    _forget_far(found)
    _within(found)
    for mention in found:
        if mention.chosen is None:
            mention.country = mention.country or _country_of(mention, found)


def _general(mention: PlaceMention) -> bool:
    """Whether a name of several words is one that many countries have: المنطقة الشرقية."""
    return mention.end > mention.start + 1 and any(
        r.definite for r in mention.sentence.tokens[mention.start].info.groups.get("place-kind", ())
    )


def _hold_together(found: list[PlaceMention]) -> None:
    """A place that is said to lie in another is in its country: منطقة كذا بسبها."""
    for a, b in itertools.pairwise(found):
        if a.sentence is not b.sentence or not b.candidates or b.start - a.end > 2 or not _inside(a, b):
            continue
        ccs = {c.cc for c in b.candidates}
        if len(ccs) == 1 and "" not in ccs and a.candidates and a.kind != "country":
            fitting = tuple(c for c in a.candidates if c.cc in ccs)
            if not fitting:
                a.chosen, a.country = None, b.candidates[0].cc
            a.candidates = fitting


def _inside(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether the words between two places, or the clitic of the second, put the first into the second."""
    between = a.sentence.tokens[a.end : b.start]
    first = a.sentence.tokens[b.start]
    if between:
        word = between[-1].word
        inward = word == "في" or (word.startswith("ب") and "place-kind" in between[-1].info.groups)
        return inward and all(t.pos != "v" and t.kind == "w" for t in between)
    return first.word[: b.skip] == "ب"


def _within(found: list[PlaceMention]) -> None:
    """A place that no gazetteer can locate takes the coordinates of the town that is named behind it: قرية كذا شرق سبها; else
    of the one that it is joined to or that the same name took elsewhere."""
    same: dict[str, Candidate] = {}
    for k, a in enumerate(found):
        if a.lat is not None or a.kind in ("region", "country", "water"):
            continue
        for b in (*found[k + 1 : k + 3], *found[k - 1 : k]):
            gap = a.sentence.tokens[a.end : b.start] if b.start >= a.end else a.sentence.tokens[b.end : a.start]
            if (
                a.sentence is not b.sentence
                or b.chosen is None
                or b.lat is None
                or b.kind in ("region", "country", "water")
            ):
                continue
            if len(gap) <= (_BESIDE if b.start >= a.end else 1) and not any(t.pos == "v" for t in gap):
                a.near = same.setdefault(a.words[a.skip :], b.chosen)
                break
    for a in found:
        if a.lat is None:
            a.near = same.get(a.words[a.skip :])


def _forget_far(found: list[PlaceMention]) -> None:
    """A village of a name that lies far from every place named beside it is another one: it stays without coordinates."""
    by_sentence: dict[int, list[Candidate]] = {}
    for mention in found:
        if mention.chosen is not None and mention.chosen.lat is not None and mention.kind != "country":
            by_sentence.setdefault(mention.sentence.index, []).append(mention.chosen)
    far: list[tuple[PlaceMention, Candidate]] = []
    for mention in found:
        chosen = mention.chosen
        if chosen is None or chosen.lat is None or chosen.rank < _LITTLE_KNOWN:
            continue
        index = mention.sentence.index
        near = [c for k in (index - 1, index, index + 1) for c in by_sentence.get(k, ()) if c != chosen]
        if near and min(_km(chosen, c) for c in near) > _FAR:
            far.append((mention, chosen))
    for mention, chosen in far:
        mention.country = chosen.cc if len({c.cc for c in mention.candidates}) == 1 else None
        mention.chosen = None


def _country_of(mention: PlaceMention, found: list[PlaceMention]) -> str | None:
    """The country of a place that no gazetteer holds: that of the places named around it, where they agree."""
    near = [m for m in found if m.chosen is not None and m.cc and abs(m.sentence.index - mention.sentence.index) <= 1]
    ccs = {m.cc for m in near if m.sentence is mention.sentence} or {m.cc for m in near}
    return next(iter(ccs)) if len(ccs) == 1 else None


def _fit(candidate: Candidate, mention: PlaceMention, countries: Counter[str], near: list[PlaceMention]) -> float:
    score = -1.5 * candidate.rank + min(2.0, math.log10(candidate.population + 1) / 4)
    if mention.kind_word:
        if candidate.kind == mention.kind_word:
            score += 4
        elif {candidate.kind, mention.kind_word} <= {"city", "village", "district"}:
            score += 2
    elif mention.kind_word == "" and _rural(mention) and candidate.kind == "region":
        score += 3
    total = sum(countries.values())
    if total:
        score += 6 * countries[candidate.cc] / total
    if candidate.lat is not None:
        gaps = [
            _km(candidate, m.chosen)
            for m in near
            if m.chosen is not None and m.chosen.lat is not None and m.kind != "country"
        ]
        if gaps:
            score += 3 * math.exp(-min(gaps) / 60)
    return score


def _rural(mention: PlaceMention) -> bool:
    """Whether the name stands after ريف, محافظة, a direction: the governorate rather than its capital."""
    tokens = mention.sentence.tokens
    before = tokens[mention.start - 1].word if mention.start else ""
    return before.lstrip("وبلف").removeprefix("ال") in words_of("grammar/places", "rural")


def _km(a: Candidate, b: Candidate) -> float:
    km = distance(a, b)
    return 1e6 if km is None else km
