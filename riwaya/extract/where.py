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
from typing import NamedTuple

from riwaya.extract.chunks import Phrase
from riwaya.extract.datecontext import in_dateline
from riwaya.extract.dates import Found
from riwaya.extract.linear import model
from riwaya.extract.mentions import Mention
from riwaya.extract.placeback import PlaceBack
from riwaya.extract.placecontext import compare, link, outer_preposition, preposition, words_before
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.said import Said
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.wordsets import words_of

PLACE = 0.45
DATE, DATE_AWAY = 0.42, 0.58  # the second for a time named in an earlier sentence
NEAR = 0.75  # a place this likely is the mention's own and may tell two happenings apart
_GOAL = 6  # words from an event word to the place that is its goal, at most
_FAR_LIMITS = (0, 2, 5, 9, 15, 24)  # tokens between, at most, for each but the last name of a distance
_BESIDE = 8  # tokens, at most, to a place that another one is compared with
_FAR = ("0", "1-2", "3-5", "6-9", "10-15", "16-24", "25+")
_SORT = dict.fromkeys(("AGREE", "CONSULT", "COOPERATE"), "talks") | dict.fromkeys(
    ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"), "force"
)


class Around(NamedTuple):
    """A place in its sentence: its number there, its preposition, that of the phrase it stands in, how the places before and
    behind it are joined to it, the same with their sizes, and the words before it."""

    at: int
    prep: str
    outer: str
    previous: str
    following: str
    beside: list[str]
    governors: list[str]


class Scene:
    """What a sentence offers its mentions: places, times, other event words, and the contents of statements."""

    __slots__ = (
        "_around", "_goals", "at", "before_places", "before_times", "breaks", "contents", "events", "first_verb", "marks",
        "mentions", "places", "sentence", "starts", "times", "verbs",
    )  # fmt: skip

    def __init__(
        self, sentence: Sentence, mentions: list[Mention], places: list[PlaceMention], times: list[Found],
        statements: list[Said], before_places: list[PlaceMention], before_times: list[tuple[Sentence, Found]],
    ) -> None:  # fmt: skip
        self.sentence, self.mentions, self.places, self.times = sentence, mentions, places, times
        self.contents = [s.content for s in statements if s.content is not None and s.mode != "according-to"]
        self.before_places, self.before_times = before_places, before_times
        self.starts = [p.start for p in places]
        self._around: dict[int, Around] = {}
        self._goals: dict[int, Mention | None] = {}
        self.at = sorted(m.token for m in mentions)
        self.events = sorted(m.token for m in mentions if not m.toll_only)
        tokens = sentence.tokens
        self.marks = [
            0,
            *itertools.accumulate([t.pos == "m" and t.text in "،؛,:" for t in tokens]),
        ]  # before each token
        self.verbs = [0, *itertools.accumulate([t.pos == "v" for t in tokens])]
        self.first_verb = bisect_left(self.verbs, 1) - 1
        parting = words_of("grammar/places", "parts")
        self.breaks = [
            k for k, t in enumerate(tokens) if t.word in parting
        ]  # where another clause or circumstance begins

    def around(self, place: PlaceMention) -> Around:
        """What a place has beside it, whatever the event word."""
        known = self._around.get(id(place))
        if known is None:
            tokens = place.sentence.tokens
            at, outer, previous, following = -1, "", "", ""
            beside = []
            if place.sentence is self.sentence:
                at, outer = self.places.index(place), outer_preposition(tokens, place)
                for side, k in (("previous", at - 1), ("next", at + 1)):
                    if not 0 <= k < len(self.places):
                        continue
                    other = self.places[k]
                    how = link(tokens, other, place) if side == "previous" else link(tokens, place, other)
                    previous, following = (how, following) if side == "previous" else (previous, how)
                    if abs(other.start - place.start) <= _BESIDE:
                        beside.append(f"{side}:{compare(other, place)}:{how}")
            known = self._around[id(place)] = Around(
                at, preposition(tokens, place), outer, previous, following, beside, words_before(tokens, place.start)
            )
        return known

    def goal(self, place: PlaceMention) -> Mention | None:
        """The event word just before a place whose row says that the place fills its slot: وصل إلى بغداد, زار صنعاء."""
        known = self._goals.get(id(place), self)
        if known is self:
            prep = self.around(place)[1]
            k = bisect_left(self.events, place.start) - 1
            near = next((m for m in self.mentions if k >= 0 and m.token == self.events[k]), None)
            slots = near.rule.slots if near is not None and near.rule is not None else ()
            fits = (
                near is not None
                and place.start - near.token <= _GOAL
                and any(
                    slot == "place" and source in (prep, "obj" if prep in ("v", "noun") else prep)
                    for slot, source in slots
                )
            )
            known = self._goals[id(place)] = near if fits else None
        return known  # type: ignore[return-value]

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
    mention.near_dates = [(chance, sentence, time) for chance, _, sentence, time in dated]
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
    at, prep, outer, previous, following, beside, governors = scene.around(place)
    out = [*_kinds(mention.type, place.kind, prep, place.sentence is mention.sentence), *governors]
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
    out += beside
    if governors:
        out.append(f"{governors[0]}:{side}")
    parts = scene.breaks[bisect_left(scene.breaks, low + 1) : bisect_left(scene.breaks, high)]
    out += [f"parts={min(len(parts), 2)}:{side}", *(f"parts:{tokens[k].word}:{side}" for k in parts)]
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
    goal = scene.goal(place)
    if goal is not None:
        sort = _SORT.get(mention.type, "words")
        own = "own" if goal is mention else f"{_SORT.get(goal.type, 'words')}:{side}"
        out += [f"goal={own}", f"goal={own}:{sort}"]
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
    out += [f"told={_told(tokens, mention.token)}", f"told={_told(tokens, mention.token)}:{side}"]
    out += [f"across={_turn(t)}:{side}" for t in tokens[low + 1 : high] if _turn(t)]
    others = bisect_left(scene.events, high) - bisect_left(scene.events, low + 1)
    out += [f"others={min(others, 2)}:{side}", f"times={min(len(scene.times), 3)}"]
    if scene.layer(tokens[time.start].start) != scene.layer(mention.word.start):
        out += ["other-voice", f"other-voice:{side}"]
    elif scene.layer(mention.word.start) is not None:
        out.append("same-voice")
    if sentence.index <= 2 and in_dateline(tokens, time.start, time.end):
        out.append("dateline")
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


@cache
def _turns() -> dict[str, str]:
    return {word: job for job in ("told-after", "told-before", "relative") for word in words_of("grammar/dates", job)}


def _turn(token: Token) -> str:
    """Whether a word turns to what went before (بعد, ردا), to what came after, or opens a relative clause."""
    return _turns().get(token.word, "") if token.kind == "w" else ""


def _told(tokens: list[Token], at: int) -> str:
    """The turn that governs an event word: بعد الهجوم, ردا على القصف."""
    for token in reversed(tokens[max(0, at - 3) : at]):
        if token.pos in "mv":
            return ""
        turn = _turn(token)
        if turn:
            return turn
    return ""
