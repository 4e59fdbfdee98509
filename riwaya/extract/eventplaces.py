"""Where each happening was: the places that its mentions may have, weighed together.

``where.py`` weighs a place beside one event word; here the places of all words of a happening stand side by side. What speaks
for one is how likely its mentions find it, what else they find, whether it lies in another that is found as well or is joined
to one by "and", and whether another happening has the better claim to it. The weights are learned (``eventplace`` model).
What it cannot do: find a place that no event word has as a candidate.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from riwaya.extract.linear import model
from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Happening
from riwaya.extract.placecontext import SIZE, link
from riwaya.extract.placemention import PlaceMention, distance
from riwaya.extract.tokens import Token

MOST_MENTIONS = 12
TAKE, LEAST = 0.5, 0.35  # the second where a happening would else have no place
JOINED = 0.2  # of a place in one list with a likely one
_STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_LEAST_CHANCE = 0.05
_Best = dict[str, tuple[float, PlaceMention]]  # by name: the best chance, and the place mentioned there
_LIST = 3  # words between two places of a list, at most
_COARSE = ("country", "region")


class Row(NamedTuple):
    """A place beside a happening: the mention of it that tells most, and its features."""

    place: PlaceMention
    features: list[str]


class EventPlaces:
    """The places of one article and what its happenings make of them."""

    def __init__(self, places: list[PlaceMention]) -> None:
        self.bare = {id(p): _bare(p) for p in places}
        self.key = _names(places, self.bare)
        self.relations: dict[tuple[int, int], str] = {}
        self.count = Counter(self.key.values())
        self.titled = {self.key[id(p)] for p in places if p.sentence.title}
        self.first = next((self.key[id(p)] for p in places if not p.sentence.title), "")
        self.neighbours = _neighbours(places, self.key)
        self.claims: dict[str, list[tuple[float, int]]] = {}
        self.beside: dict[int, list[tuple[str, Mention]]] = {}  # mention -> those of other happenings around it

    def assign(self, happenings: list[Happening]) -> None:
        """Give every happening its places."""
        weigh = model("eventplace")
        self.survey(happenings)
        for happening in happenings:
            scored = [(weigh.probability(row.features), row.place) for row in self.rows(happening)]
            happening.places = _once(self._with_joined(scored))
            if not happening.places and scored:
                best = max(scored, key=lambda s: s[0])
                happening.places = [best[1]] if best[0] >= LEAST else []

    def _with_joined(self, scored: list[tuple[float, PlaceMention]]) -> list[tuple[float, PlaceMention]]:
        """The likely places, and those that و joins to a likely one: في حمص وحماة وأطراف تدمر."""
        taken = {self.key[id(p)] for score, p in scored if score >= TAKE}
        grown = True
        while grown:
            more = {
                self.key[id(p)]
                for score, p in scored
                if score >= JOINED and not taken.isdisjoint(self.neighbours.get((self.key[id(p)], "list"), ()))
            } - taken
            taken |= more
            grown = bool(more)
        return [(score, p) for score, p in scored if self.key[id(p)] in taken]

    def survey(self, happenings: list[Happening]) -> None:
        """Note which two happenings claim each place most strongly, before any is decided."""
        self.claims = {}
        for happening in happenings:
            for name, (chance, _) in self._best(happening.mentions[:MOST_MENTIONS]).items():
                claims = self.claims.setdefault(name, [])
                claims.append((chance, id(happening)))
                claims.sort(key=lambda c: -c[0])
                del claims[2:]
        self.beside = _in_order(happenings)

    def _best(self, mentions: Iterable[Mention]) -> _Best:
        """Each place that the mentions may have: the best chance that one of them gives it."""
        best: _Best = {}
        for mention in mentions:
            for chance, place in mention.near_places:
                name = self.key[id(place)]
                if name not in best or chance > best[name][0]:
                    best[name] = (chance, place)
        return best

    def rows(self, happening: Happening) -> list[Row]:
        """Every place that a mention of the happening may have, in the order of the text."""
        mentions = happening.mentions[:MOST_MENTIONS]
        best: _Best = {}
        parts: dict[str, dict[str, float]] = {"body": {}, "title": {}, "own": {}}
        chances: dict[str, list[float]] = {}
        asked: dict[str, int] = {}
        liked: dict[str, int] = {}
        for mention in mentions:
            of = [parts["title" if mention.title else "body"], *([parts["own"]] if mention.own_places else [])]
            for name, (chance, place) in self._best((mention,)).items():
                if name not in best or chance > best[name][0]:
                    best[name] = (chance, place)
                for part in of:
                    part[name] = max(chance, part.get(name, 0.0))
                asked[name] = asked.get(name, 0) + 1
                liked[name] = liked.get(name, 0) + (chance >= TAKE)
                chances.setdefault(name, []).append(chance)
        in_order = sorted((chance for chance, _ in best.values()), reverse=True)
        sizes = _by_size(best)
        rows = []
        for name, (chance, place) in best.items():
            if chance < _LEAST_CHANCE:
                continue  # no word of the happening finds it likely at all
            kind = place.kind
            out = [
                "bias",
                f"kind={kind}",
                f"type={happening.type}",
                *_steps("best", chance),
                *_steps(f"best:{kind}", chance),
            ]
            out += _steps("mean", sum(chances[name]) / len(chances[name]))
            for which, found in parts.items():
                if name in found:
                    out += [which, *_steps(which, found[name])]
                else:
                    out.append(f"{which}={'other' if found else 'none'}")
            out += [f"liked={min(liked[name], 3)}:{min(asked[name], 3)}", *_steps("gap", in_order[0] - chance)]
            out += [f"rank={min(in_order.index(chance), 4)}", f"mentions={min(len(mentions), 4)}"]
            out += _beside(sizes, name, kind)
            out += self._links(name, best)
            out += self._holding(place, chance, best)
            rival = max((c for c, who in self.claims.get(name, ()) if who != id(happening)), default=0.0)
            out += self._flow(name, mentions)
            out += [*_steps("rival", rival), *_steps("rival-over", rival - chance)]
            out.append(f"count={min(self.count[name], 4)}")
            if name in self.titled:
                out.append(f"titled:{kind in _COARSE}")
            if name == self.first:
                out.append(f"first:{kind in _COARSE}")
            rows.append(Row(place, out))
        return rows

    def _holding(self, place: PlaceMention, chance: float, best: _Best) -> list[str]:
        """The likeliest places that lie in a place, hold it, lie beside it or share its name."""
        most: dict[str, float] = {}
        for other_chance, other in best.values():
            if other is place:
                continue
            pair = (id(place), id(other))
            how = self.relations.get(pair)
            if how is None:
                how = self.relations[pair] = _relation(place, other, self.bare)
            if how:
                most[how] = max(most.get(how, 0.0), other_chance)
        out = []
        for how, found in most.items():
            out += [how, *_steps(how, found), *_steps(f"{how}:over", found - chance)]
        return out

    def _flow(self, name: str, mentions: list[Mention]) -> list[str]:
        """How likely the event words told right before and behind find the place for themselves."""
        most: dict[str, float] = {}
        for mention in mentions:
            for side, other in self.beside.get(id(mention), ()):
                chance = max((c for c, p in other.near_places if self.key[id(p)] == name), default=-1.0)
                if chance >= 0:
                    most[side] = max(most.get(side, 0.0), chance)
        return [f for side, chance in most.items() for f in (side, *_steps(side, chance))]

    def _links(self, name: str, best: _Best) -> list[str]:
        """What a place is joined to, lies in or holds among the places that are asked about."""
        out = []
        for relation in ("and", "holds", "within", "beside"):
            chances = [best[n][0] for n in self.neighbours.get((name, relation), ()) if n in best]
            if chances:
                out += [relation, *_steps(relation, max(chances))]
        return out


def _in_order(happenings: list[Happening]) -> dict[int, list[tuple[str, Mention]]]:
    """Mention -> the next mentions of other happenings before and behind it, and whether they share its sentence."""
    told = sorted(
        ((m.sentence.index, m.token, k, m) for k, h in enumerate(happenings) for m in h.mentions), key=lambda t: t[:3]
    )
    out: dict[int, list[tuple[str, Mention]]] = {}
    for (i, _, k, a), (j, _, n, b) in itertools.pairwise(told):
        if k == n or j - i > 1:
            continue
        where = "here" if i == j else "near"
        out.setdefault(id(a), []).append((f"next-{where}", b))
        out.setdefault(id(b), []).append((f"previous-{where}", a))
    return out


def _by_size(best: _Best) -> dict[int, list[tuple[float, str]]]:
    """The two likeliest places of each size."""
    sizes: dict[int, list[tuple[float, str]]] = {}
    for name, (chance, place) in best.items():
        sizes.setdefault(SIZE.get(place.kind, 1), []).append((chance, name))
    return {size: sorted(found, key=lambda f: -f[0])[:2] for size, found in sizes.items()}


def _beside(sizes: dict[int, list[tuple[float, str]]], name: str, kind: str) -> list[str]:
    """How likely the other places are that are finer, coarser or as coarse."""
    own = SIZE.get(kind, 1)
    finer = max((found[0][0] for size, found in sizes.items() if size < own), default=0.0)
    coarser = max((found[0][0] for size, found in sizes.items() if size > own), default=0.0)
    equal = max((chance for chance, other in sizes[own] if other != name), default=0.0)
    coarse = kind in _COARSE
    return [*_steps(f"finer:{coarse}", finer), *_steps(f"coarser:{coarse}", coarser), *_steps("equal", equal)]


def _once(scored: list[tuple[float, PlaceMention]]) -> list[PlaceMention]:
    """The places taken, but of those that share a name only the likelier: قاعدة العند, قاعدة العند الجوية."""
    better: list[PlaceMention] = []
    for _, place in sorted(scored, key=lambda s: -s[0]):
        words = _bare(place)
        if not any(words <= _bare(other) or _bare(other) <= words for other in better):
            better.append(place)
    return [place for _, place in scored if place in better]


def _relation(a: PlaceMention, b: PlaceMention, bare: dict[int, frozenset[str]]) -> str:
    """What a second place is to a first one: "same" name, "inside", "outside" (it holds the first), "close", or nothing."""
    x, y = bare[id(a)], bare[id(b)]
    if x <= y or y <= x:
        return "same:short" if len(x) < len(y) else "same:long" if len(x) > len(y) else "same"
    if _lies_in(b, a):
        return "inside"
    if _lies_in(a, b):
        return "outside"
    km = distance(a, b)
    return "close" if km is not None and km <= 10 else ""


def _lies_in(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether the first lies in the second, as far as kinds, countries and distances tell."""
    size, other = SIZE.get(a.kind, 1), SIZE.get(b.kind, 1)
    if size >= other or (a.cc and b.cc and a.cc != b.cc):
        return False
    if b.kind == "country":
        return a.cc == b.cc
    if a.chosen is not None and b.chosen is not None and a.chosen.within and a.chosen.within == b.chosen.name:
        return True
    km = distance(a, b)
    return km is not None and km <= (90 if b.kind == "region" else 20)


def _bare(place: PlaceMention) -> frozenset[str]:
    tokens = place.sentence.tokens[place.start : place.end]
    first = tokens[0].word
    words = [first[2:] if first.startswith("لل") and place.skip else first[place.skip :], *(t.word for t in tokens[1:])]
    return frozenset(w.removeprefix("ال") for w in words if w.isalnum())


def _neighbours(places: list[PlaceMention], key: dict[int, str]) -> dict[tuple[str, str], set[str]]:
    """(name, relation) -> names: joined by "and" or a comma, holding (the smaller stands before it), within, or
    beside another only to tell where that is."""
    found: dict[tuple[str, str], set[str]] = {}
    last: PlaceMention | None = None
    end = 0  # of the place told of just before
    for b in places:
        a, last = last, b
        behind, end = end, b.end
        if a is None or a.sentence is not b.sentence:
            continue
        how = link(a.sentence.tokens, a, b)
        x, y = key[id(a)], key[id(b)]
        if how == "beside":
            found.setdefault((y, "beside"), set()).add(x)
            last = a  # the list goes on with what stands behind: دير الزور المحاذية للعراق والسويداء
        if x == y:
            continue
        if _joined(b.sentence.tokens, behind, b):
            found.setdefault((x, "list"), set()).add(y)
            found.setdefault((y, "list"), set()).add(x)
        if how in ("and", "comma"):
            found.setdefault((x, "and"), set()).add(y)
            found.setdefault((y, "and"), set()).add(x)
        elif how == "within" and SIZE.get(b.kind, 1) >= SIZE.get(a.kind, 1):
            found.setdefault((x, "within"), set()).add(y)
            found.setdefault((y, "holds"), set()).add(x)
    return found


def _names(places: list[PlaceMention], bare: dict[int, frozenset[str]]) -> dict[int, str]:
    """Place -> what tells it from others: its words, or those under which the article names the same place of the gazetteer
    first (كوباني is عين العرب, سورية is سوريا)."""
    first: dict[str, str] = {}
    names = {}
    for place in places:
        name, chosen = " ".join(sorted(bare[id(place)])), place.chosen
        if chosen is not None and (place.kind_word != "facility" or chosen.kind == "facility"):
            name = first.setdefault(f"{chosen.en}:{chosen.kind}:{chosen.cc}:{chosen.within}", name)
        names[id(place)] = name
    return names


def _joined(tokens: list[Token], behind: int, place: PlaceMention) -> bool:
    """Whether و joins a place to the one that ends at token ``behind``: وحماة, ، وريف حماة."""
    between = [t for t in tokens[behind : place.start] if t.text != "،"]
    first = between[0] if between else tokens[place.start]
    joined = first.info.pro[:1] == "و" if between else place.skip == 1 and first.word[:1] == "و"
    return joined and len(between) <= _LIST and all(t.pos == "n" for t in between)


def _steps(name: str, chance: float) -> tuple[str, ...]:
    """The steps of a scale that a chance has reached: a model of few examples learns a slope from them."""
    return _reached(name, bisect_right(_STEPS, chance))


@cache
def _reached(name: str, level: int) -> tuple[str, ...]:
    return tuple(f"{name}>{step}" for step in _STEPS[:level])
