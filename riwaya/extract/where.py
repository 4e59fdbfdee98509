"""Where and when a happening was: each place and time near an event word is weighed, and the likely ones are taken.

Candidates are the places and times of the mention's sentence and of the one before it. What speaks for one is the grammar
between it and the event word: distance, side, preposition, marks and verbs between, the event words that lie nearer, who
says it. The weights are learned (``place`` and ``date`` models); a candidate below the threshold is left out, so an event
may well have no place and no date.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from functools import cache, lru_cache

from riwaya.extract.chunks import Phrase
from riwaya.extract.clauses import clitic_preposition
from riwaya.extract.dates import Found
from riwaya.extract.linear import model
from riwaya.extract.mentions import Mention
from riwaya.extract.placeback import PlaceBack
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.said import Said
from riwaya.extract.tokens import Sentence, Token

PLACE = 0.45
DATE, DATE_AWAY = 0.42, 0.58  # the second for a time named in an earlier sentence
NEAR = 0.75  # a place this likely is the mention's own and may tell two happenings apart
_FAR_LIMITS = (0, 2, 5, 9, 15, 24)  # tokens between, at most, for each but the last name of a distance
_FAR = ("0", "1-2", "3-5", "6-9", "10-15", "16-24", "25+")


class Scene:
    """What a sentence offers its mentions: places, times, other event words, and the contents of statements."""

    __slots__ = (
        "_around", "at", "before_places", "before_times", "contents", "events", "first_verb", "marks", "mentions", "places",
        "sentence", "starts", "times", "verbs",
    )  # fmt: skip

    def __init__(
        self, sentence: Sentence, mentions: list[Mention], places: list[PlaceMention], times: list[Found],
        statements: list[Said], before_places: list[PlaceMention], before_times: list[tuple[Sentence, Found]],
    ) -> None:  # fmt: skip
        self.sentence, self.mentions, self.places, self.times = sentence, mentions, places, times
        self.contents = [s.content for s in statements if s.content is not None and s.mode != "according-to"]
        self.before_places, self.before_times = before_places, before_times
        self.starts = [p.start for p in places]
        self._around: dict[int, tuple[int, str, str, str, str]] = {}
        self.at = sorted(m.token for m in mentions)
        self.events = sorted(m.token for m in mentions if not m.toll_only)
        tokens = sentence.tokens
        self.marks = [
            0,
            *itertools.accumulate([t.pos == "m" and t.text in "،؛,:" for t in tokens]),
        ]  # before each token
        self.verbs = [0, *itertools.accumulate([t.pos == "v" for t in tokens])]
        self.first_verb = bisect_left(self.verbs, 1) - 1

    def around(self, place: PlaceMention) -> tuple[int, str, str, str, str]:
        """What a place has beside it, whatever the event word: its number in the sentence, its preposition, that of the
        phrase it stands in, and how the places before and behind it are joined to it."""
        known = self._around.get(id(place))
        if known is None:
            tokens = place.sentence.tokens
            at, prep, outer, previous, following = -1, _preposition(tokens, place), "", "", ""
            if place.sentence is self.sentence:
                at, outer = self.places.index(place), _outer(tokens, place)
                previous = link(tokens, self.places[at - 1], place) if at else ""
                following = link(tokens, place, self.places[at + 1]) if at + 1 < len(self.places) else ""
            known = self._around[id(place)] = (at, prep, outer, previous, following)
        return known

    def nearest(self, at: int) -> int:
        """The event word nearest to a token."""
        k = bisect_left(self.at, at)
        if k == 0 or (k < len(self.at) and self.at[k] - at < at - self.at[k - 1]):
            return self.at[k]
        return self.at[k - 1]

    def layer(self, offset: int) -> tuple[int, int] | None:
        """The narrowest content of a statement that holds an offset."""
        if not self.contents:
            return None
        holding = [c for c in self.contents if c[0] <= offset < c[1]]
        return min(holding, key=lambda c: c[1] - c[0]) if holding else None


def locate(mention: Mention, scene: Scene) -> None:
    """Give a mention its places and its date."""
    weigh = model("place")
    scored = [
        (weigh.probability(place_features(mention, p, scene)), p.meant if isinstance(p, PlaceBack) else p)
        for p in place_candidates(mention, scene)
    ]
    mention.places = list({id(p): p for score, p in scored if score >= PLACE}.values())
    mention.place_near = any(score >= NEAR for score, _ in scored)
    mention.near_places = scored
    mention.own_places = bool(scene.places)
    weigh = model("date")
    dated = [
        (
            weigh.probability(date_features(mention, sentence, time, scene)),
            -abs(time.start - mention.token),
            sentence,
            time,
        )
        for sentence, time in date_candidates(mention, scene)
    ]
    if dated:
        chance, _, sentence, time = max(dated, key=lambda d: d[:2])
        if chance >= (DATE if sentence is mention.sentence else DATE_AWAY):
            mention.date, mention.date_sentence = time, sentence


def date_candidates(mention: Mention, scene: Scene) -> list[tuple[Sentence, Found]]:
    """The times of the mention's sentence, or where it has none, those named just before and in the lead."""
    return [(mention.sentence, t) for t in scene.times] or scene.before_times


def place_candidates(mention: Mention, scene: Scene) -> list[PlaceMention]:
    """The places a mention may have happened at: those of its sentence, or where it has none, those just before."""
    if scene.places and not all(isinstance(p, PlaceBack) for p in scene.places):
        return scene.places
    return scene.places + scene.before_places


def place_features(mention: Mention, place: PlaceMention, scene: Scene) -> list[str]:
    tokens = place.sentence.tokens
    kind = "toll" if mention.toll_only else mention.pos
    at, prep, outer, previous, following = scene.around(place)
    out = [*_kinds(mention.type, place.kind, prep, place.sentence is mention.sentence)]
    if place.kind_word:
        out.append("kind-word")
    if isinstance(place, PlaceBack):
        far = min(place.sentence.index - place.meant.sentence.index, 3)
        out += [
            f"points-back={place.how}",
            f"points-back={place.row_id}",
            f"points-back={far}",
            f"points-back:{place.kind}",
        ]
    if place.sentence is not mention.sentence:
        back = mention.sentence.index - place.sentence.index
        out += [
            "sentence-before",
            f"sentence-before:{kind}",
            f"sentence-before:{place.kind}",
            f"back={back}",
            f"back={back}:{mention.type}",
        ]
        out += [
            f"of={min(len(scene.before_places), 3)}",
            f"first={scene.before_places[0] is place}",
            f"definite={mention.definite}:back={back}",
        ]
        if place.sentence.title:
            out.append("of-title")
        return out
    low, high = sorted((mention.token, place.start))
    side = "after" if place.start > mention.token else "before"
    out += _gap(scene, low, high, side, kind)
    others = bisect_left(scene.events, high) - bisect_left(scene.events, low + 1)
    split, count = bisect_left(scene.starts, mention.token), len(scene.starts)
    order = at - split if side == "after" else split - 1 - at
    nearest = scene.nearest(place.start) == mention.token
    out += _rank(side, min(others, 2), min(order, 4), min(count, 5), nearest)
    if side == "before" and place.start <= scene.first_verb:
        out += [f"opens:{prep}", f"opens:first={at == 0}"]
    out.append(f"outer={outer}:{side}")
    if previous:
        out += [f"previous={previous}", f"previous={previous}:{side}:{prep}"]
    if following:
        out.append(f"next={following}")
    if _inside(place, mention.actors):
        out.append("in-actor")
    if _inside(place, mention.recipients):
        out.append("in-recipient")
    if scene.layer(tokens[place.start].start) != scene.layer(mention.word.start):
        out += ["other-voice", f"other-voice:{side}"]
    if side == "before" and split == count:
        out.append("none-after")
    return out


@lru_cache(maxsize=4096)
def _kinds(type_: str, kind: str, prep: str, own: bool) -> tuple[str, ...]:
    """What kind of happening and of place they are, and what governs the place."""
    sort = _SORT.get(type_, "words")
    return (
        "bias", f"type={type_}", f"kind={kind}", f"kind={kind}:{type_}", f"prep={prep}", f"prep={prep}:country={kind == 'country'}",
        f"{sort}:prep={prep}", f"{sort}:{kind}:own={own}",
    )  # fmt: skip


@cache
def _rank(side: str, others: int, order: int, count: int, nearest: bool) -> tuple[str, ...]:
    """Event words between, and how a place stands among those of its sentence."""
    return f"others={others}:{side}", f"order={order}:{side}", f"count={count}", f"nearest={nearest}:{side}"


def date_features(mention: Mention, sentence: Sentence, time: Found, scene: Scene) -> list[str]:
    tokens = sentence.tokens
    kind = "toll" if mention.toll_only else mention.pos
    out = ["bias", f"type={mention.type}", f"pos={kind}"]
    if sentence is not mention.sentence:
        back = min(mention.sentence.index - sentence.index, 5)
        first = mention.sentence.tokens[0]
        out += _away(kind, mention.type, back, sentence.index <= 1, mention.definite)
        out += [
            f"value={len(time.value or '')}:back",
            f"said={mention.statement is not None}:back",
            f"opens={first.word if first.pos == 'p' else first.pos}",
        ]
        out += [
            f"relative-word={time.entry.rpartition(':')[2]}",
            f"title={mention.title}:back",
            f"placed={bool(mention.places)}:back",
        ]
        return out
    low, high = sorted((mention.token, time.start))
    side = "after" if time.start > mention.token else "before"
    out += _gap(scene, low, high, side, kind)
    others = bisect_left(scene.events, high) - bisect_left(scene.events, low + 1)
    out += [f"others={min(others, 2)}:{side}", f"times={min(len(scene.times), 3)}"]
    if scene.layer(tokens[time.start].start) != scene.layer(mention.word.start):
        out += ["other-voice", f"other-voice:{side}"]
    elif scene.layer(mention.word.start) is not None:
        out.append("same-voice")
    before = tokens[time.start - 1] if time.start else None
    out.append(
        f"time-after={before.word if before is not None and before.pos == 'p' else before.pos if before is not None else 'start'}"
    )
    if before is not None and before.pos == "v" and before.info.groups.get("report"):
        out.append("time-after-saying")
    length = len(time.value or "")
    out += [f"value={length}", f"value={length}:{mention.type in ('ASSAULT', 'COERCE')}"]
    if mention.title:
        out.append("title")
    if mention.modality != "happened":
        out.append(f"modality={mention.modality}")
    nearest = min(scene.times, key=lambda t: abs(t.start - mention.token))
    if nearest is time:
        out.append("nearest")
    return out


@cache
def _away(kind: str, type_: str, back: int, lead: bool, definite: bool) -> tuple[str, ...]:
    """How far back a time was named that the sentence of an event word has not."""
    return (
        f"back={back}", f"back={min(back, 3)}:{kind}", f"lead={lead}", f"lead={lead}:{type_}",
        f"definite={definite}:back={min(back, 3)}",
    )  # fmt: skip


def _inside(place: PlaceMention, phrases: list[Phrase]) -> bool:
    """Whether a phrase holds the beginning of a place."""
    return bool(phrases) and any(p.start <= place.start < p.end for p in phrases)


def _gap(scene: Scene, low: int, high: int, side: str, kind: str) -> tuple[str, ...]:
    """Distance and what lies between two tokens, by side."""
    n = max(0, high - low - 1)
    marks = scene.marks[low + 1 + n] - scene.marks[low + 1]
    verbs = scene.verbs[low + 1 + n] - scene.verbs[low + 1]
    return _between(side, kind, _FAR[bisect_left(_FAR_LIMITS, n)], min(marks, 3), min(verbs, 3))


@cache  # few facts, asked for with every place and time: the words for them are not put together anew
def _between(side: str, kind: str, far: str, marks: int, verbs: int) -> tuple[str, ...]:
    return (
        f"{side}", f"{side}:{kind}", f"far={far}:{side}", f"marks={marks}:{side}", f"verbs={verbs}:{side}",
        f"far={far}:marks={min(marks, 1)}:{side}",
    )  # fmt: skip


def _preposition(tokens: list[Token], place: PlaceMention) -> str:
    """What governs a place: its preposition, also before a kind word, or the class of the word before."""
    first = tokens[place.start]
    prep = clitic_preposition(first)
    if prep:
        return prep
    i = place.start - 1
    while i >= 0 and tokens[i].kind == "w" and "place-kind" in tokens[i].info.groups and i > place.start - 4:
        if tokens[i].info.pro[-1:] in ("ب", "ل"):
            return str(tokens[i].info.pro[-1])
        i -= 1
    if i < 0:
        return "start"
    before = tokens[i]
    if before.pos == "p":
        return str(before.word)
    if before.pos == "m":
        return before.text
    return "v" if before.pos == "v" else "noun"


def _outer(tokens: list[Token], place: PlaceMention) -> str:
    """The preposition that governs the noun phrase around a place: في ريف مدينة كذا, من أبناء بلدة كذا."""
    i, n = place.start, 0
    while i >= 0 and n < 5:
        token = tokens[i]
        if token.pos == "p":
            return str(token.word)
        if token.pos in "vmd":
            return token.pos
        prep = clitic_preposition(token)
        if prep:
            return prep
        i, n = i - 1, n + 1
    return "start" if i < 0 else "far"


_SORT = dict.fromkeys(("AGREE", "CONSULT", "COOPERATE"), "talks") | dict.fromkeys(
    ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"), "force"
)
SIZE = {"facility": 0, "village": 1, "other": 1, "district": 2, "city": 3, "water": 3, "region": 4, "country": 5}


def link(tokens: list[Token], a: PlaceMention, b: PlaceMention) -> str:
    """How a place follows another: contained in it (بريف), joined (و), or apart."""
    between = tokens[a.end : b.start]
    if len(between) > 6 or any(t.pos == "v" for t in between):
        return "apart"
    word = tokens[b.start].word
    if (word.startswith("و") and b.skip) or any(
        t.kind == "w" and t.word.startswith("و") and t.pos == "n" for t in between
    ):
        return "and"
    if any(t.text in "،/-–" for t in between):
        return "comma"
    return "within"
