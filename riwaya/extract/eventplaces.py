"""Where each happening was: the places that its mentions may have, weighed together.

``where.py`` weighs a place beside one event word; here the places of all words of a happening stand side by side. What speaks
for one is how likely its mentions find it, what else they find, whether it lies in another that is found as well or is joined
to one by "and", and whether another happening has the better claim to it. The weights are learned (``eventplace`` model).
What it cannot do: find a place that no event word has as a candidate.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from riwaya.extract.linear import model
from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Happening
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.tokens import Token
from riwaya.extract.where import SIZE, link

MOST_MENTIONS = 12
TAKE, LEAST = 0.5, 0.3  # the second where a happening would else have no place
JOINED = 0.4  # of a place in one list with a likely one
_BINS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_BIN_NAMES = tuple(map(str, range(len(_BINS) + 1)))
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
        self.key: dict[int, str] = {id(p): _name(p) for p in places}
        self.count = Counter(self.key.values())
        self.titled = {self.key[id(p)] for p in places if p.sentence.title}
        self.first = next((self.key[id(p)] for p in places if not p.sentence.title), "")
        self.neighbours = _neighbours(places)
        self.claims: dict[str, list[tuple[float, int]]] = {}

    def assign(self, happenings: list[Happening]) -> None:
        """Give every happening its places."""
        weigh = model("eventplace")
        self.survey(happenings)
        for happening in happenings:
            scored = [(weigh.probability(row.features), row.place) for row in self.rows(happening)]
            happening.places = self._with_joined(scored)
            if not happening.places and scored:
                best = max(scored, key=lambda s: s[0])
                happening.places = [best[1]] if best[0] >= LEAST else []

    def _with_joined(self, scored: list[tuple[float, PlaceMention]]) -> list[PlaceMention]:
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
        return [p for _, p in scored if self.key[id(p)] in taken]

    def survey(self, happenings: list[Happening]) -> None:
        """Note which two happenings claim each place most strongly, before any is decided."""
        self.claims = {}
        for happening in happenings:
            for name, (chance, _) in self._best(happening.mentions[:MOST_MENTIONS]).items():
                claims = self.claims.setdefault(name, [])
                claims.append((chance, id(happening)))
                claims.sort(key=lambda c: -c[0])
                del claims[2:]

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
            if chance < _BINS[0]:
                continue  # no word of the happening finds it likely at all
            level, kind = _bin(chance), place.kind
            mean = _bin(sum(chances[name]) / len(chances[name]))
            out = ["bias", f"best={level}", f"kind={kind}", f"type={happening.type}", f"best={level}:{kind}"]
            for which, found in parts.items():
                out.append(f"{which}={_bin(found[name]) if name in found else 'other' if found else 'none'}")
            out += [
                f"liked={min(liked[name], 3)}:{min(asked[name], 3)}", f"gap={_bin(in_order[0] - chance)}",
                f"rank={min(in_order.index(chance), 4)}", f"mentions={min(len(mentions), 4)}", f"mean={mean}", f"mean={mean}:{kind}",
            ]  # fmt: skip
            out += _beside(sizes, name, kind)
            out += self._links(name, best)
            rival = max((c for c, who in self.claims.get(name, ()) if who != id(happening)), default=0.0)
            out += [f"rival={_bin(rival)}", f"rival-over={_bin(rival - chance) if rival > chance else 'no'}"]
            out.append(f"count={min(self.count[name], 4)}")
            if name in self.titled:
                out.append(f"titled:{kind in _COARSE}")
            if name == self.first:
                out.append(f"first:{kind in _COARSE}")
            rows.append(Row(place, out))
        return rows

    def _links(self, name: str, best: _Best) -> list[str]:
        """What a place is joined to, lies in or holds among the places that are asked about."""
        out = []
        for relation in ("and", "holds", "within", "beside"):
            chances = [best[n][0] for n in self.neighbours.get((name, relation), ()) if n in best]
            if chances:
                out.append(f"{relation}={_bin(max(chances))}")
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
    return [f"finer={_bin(finer)}:{coarse}", f"coarser={_bin(coarser)}:{coarse}", f"equal={_bin(equal)}"]


def _neighbours(places: list[PlaceMention]) -> dict[tuple[str, str], set[str]]:
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
        x, y = _name(a), _name(b)
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


def _joined(tokens: list[Token], behind: int, place: PlaceMention) -> bool:
    """Whether و joins a place to the one that ends at token ``behind``: وحماة, ، وريف حماة."""
    between = [t for t in tokens[behind : place.start] if t.text != "،"]
    first = between[0] if between else tokens[place.start]
    joined = first.info.pro[:1] == "و" if between else place.skip == 1 and first.word[:1] == "و"
    return joined and len(between) <= _LIST and all(t.pos == "n" for t in between)


def _name(place: PlaceMention) -> str:
    return place.words[place.skip :].removeprefix("ال")


def _bin(chance: float) -> str:
    return _BIN_NAMES[bisect_right(_BINS, chance)]
