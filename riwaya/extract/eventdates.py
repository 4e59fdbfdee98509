"""When each happening was: the dates that its mentions may have, weighed together.

``where.py`` weighs a time beside one event word; here the dates of all words of a happening stand side by side, with those
named shortly before and after it. What speaks for one is how likely its mentions find it, how far off it is named, whose
time it is there (a saying's, another happening's), whether the article has others, and how old it makes the happening. The
weights are learned (``eventdate`` model). What it cannot do: find a date that is named farther off and not in the lead.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

from riwaya.extract import calendar
from riwaya.extract.chunks import Phrase
from riwaya.extract.clauses import THAT
from riwaya.extract.datecontext import in_dateline
from riwaya.extract.dates import Found
from riwaya.extract.document import Document
from riwaya.extract.linear import model
from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Happening
from riwaya.extract.said import Said
from riwaya.extract.tokens import Sentence
from riwaya.extract.wordsets import words_of

MOST_MENTIONS = 12
TAKE = 0.33
AHEAD = 2  # sentences behind a mention in which its date may be named
_BINS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_AGES = (0, 1, 2, 7, 31, 366)
_BY_WORDS = frozenset({"AGREE", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONSULT", "CONCEDE"})
_BACK = 2  # sentences to that other
_UNKNOWN = "?"
_LEAD = 2  # sentences with the title
_REACH = 4  # words between the event word and what says that it went on beside another
_Offer = tuple[float, Sentence, Found]


class Spot(NamedTuple):
    """A time where it stands, and whose it is: a saying's, an event word's, another verb's."""

    sentence: Sentence
    time: Found
    owner: str
    mention: Mention | None
    said: Said | None


class Row(NamedTuple):
    """A date beside a happening: where it is named best, and its features."""

    sentence: Sentence
    time: Found
    features: list[str]


class EventDates:
    """The times of one article and what its happenings make of them."""

    def __init__(
        self, document: Document, times: dict[int, list[Found]], statements: list[Said], mentions: list[Mention]
    ) -> None:  # fmt: skip
        self.published = calendar.parse_day((document.article.published or "")[:10])
        self.statements = statements
        words: dict[int, dict[int, Mention]] = {}
        for mention in mentions:
            words.setdefault(mention.sentence.index, {})[mention.token] = mention
        cues: dict[int, dict[int, Said]] = {}
        for said in statements:
            if said.mode != "according-to":
                cues.setdefault(said.sentence.index, {})[said.token] = said
        self.spots: dict[int, list[Spot]] = {}
        for index, found in times.items():
            if found:
                events, sayings = words.get(index, {}), cues.get(index, {})
                self.spots[index] = [_spot(document.sentences[index], time, events, sayings) for time in found]
        self.indices = sorted(self.spots)
        in_order = [_key(s.time) for index in self.indices for s in self.spots[index]]
        self.count = Counter(in_order)
        self.first = in_order[0] if in_order else ""
        spots = [spot for index in self.indices for spot in self.spots[index]]
        self.report = {_key(s.time) for s in spots} - {_key(s.time) for s in spots if s.owner != "dateline"}
        self.claims: dict[str, list[tuple[float, int]]] = {}
        self.told: dict[int, list[tuple[int, int, str, float]]] = {}

    def assign(self, happenings: list[Happening]) -> None:
        """Give every happening its date, where one is likely enough."""
        if not self.spots:
            return
        weigh = model("eventdate")
        self.survey(happenings)
        for happening in happenings:
            scored = [(weigh.probability(row.features), -k, row) for k, row in enumerate(self.rows(happening))]
            if scored:
                chance, _, row = max(scored, key=lambda s: s[:2])
                if chance >= TAKE:
                    happening.date, happening.date_sentence = self._with_next(row), row.sentence
        _share(happenings)

    def _with_next(self, row: Row) -> Found:
        """A day together with the one that stands joined to it: الجمعة والسبت is both."""
        here = [spot.time for spot in self.spots[row.sentence.index]]
        at = next(k for k, time in enumerate(here) if time is row.time)
        for first, second in itertools.pairwise(here[max(0, at - 1) : at + 2]):
            a, b = calendar.parse_day(first.value), calendar.parse_day(second.value)
            joined = second.start == first.end and row.sentence.tokens[second.start].word.startswith("و")
            if joined and a is not None and b is not None and (b - a).days == 1:
                return first._replace(end=second.end, value=f"{first.value}/{second.value}")
        return row.time

    def survey(self, happenings: list[Happening]) -> None:
        """Note which two happenings claim each date most strongly, before any is decided."""
        self.claims = {}
        self.told = {}
        for happening in happenings:
            mentions = happening.mentions[:MOST_MENTIONS]
            found = _best(mentions, own=True)
            if found:
                value, (chance, _, _) = max(found.items(), key=lambda f: f[1][0])
                for mention in mentions:
                    self.told.setdefault(mention.sentence.index, []).append(
                        (mention.token, id(happening), value, chance)
                    )
            for value, (chance, _, _) in found.items():
                claims = self.claims.setdefault(value, [])
                claims.append((chance, id(happening)))
                claims.sort(key=lambda c: -c[0])
                del claims[2:]

    def rows(self, happening: Happening) -> list[Row]:
        """Every date that the happening may have."""
        mentions = happening.mentions[:MOST_MENTIONS]
        own, back = _best(mentions, own=True), _best(mentions, own=False)
        near = self._near(mentions)
        top = max((chance for chance, _, _ in own.values()), default=0.0)
        liked = Counter(_key(t) for m in mentions for chance, s, t in m.near_dates if s is m.sentence and chance >= 0.5)
        body = [m for m in mentions if not m.title]
        first = (body or mentions)[0]
        sort = "words" if happening.type in _BY_WORDS else "deeds"
        titled = len(body) < len(mentions)
        has = "own" if own else "none"
        common = [
            "bias", f"type={happening.type}", f"sort={sort}:{has}", f"titled={titled}:{has}", f"mentions={min(len(mentions), 4)}:{has}",
            f"modality={first.modality}", f"modality={first.modality}:{has}", f"values={min(len(self.count), 4)}:{has}",
            f"opens={min(first.sentence.index, 6)}:{has}", f"definite={first.definite}:{has}",
            f"said={first.statement is not None}:{sort}:{has}",
        ]  # fmt: skip
        beside, before = self._beside(happening, mentions)
        together = any(_same_time(m) for m in mentions)
        opening = first.sentence.tokens[0]
        common.append(f"word={opening.word if opening.pos == 'p' else opening.pos}:{has}")
        rows = []
        for value in dict.fromkeys((*own, *back, *near)):
            if value in self.report:
                continue  # named in the dateline alone: the day of the report
            spot, far = near.get(value) or self._spot_of(own.get(value) or back[value], first)
            out = list(common)
            mine = own[value][0] if value in own else 0.0
            out += _steps("own", mine) if value in own else [f"own={has}", f"own={has}:{sort}"]
            out += _steps(f"own:{sort}", mine)
            if value in own:
                told_in_title = not any(s is m.sentence and _key(t) == value for m in body for _, s, t in m.near_dates)
                out.append(f"only-title={told_in_title}")
            out += _steps(f"back:{has}", back[value][0]) if value in back else [f"back=none:{has}"]
            if value in own:
                out += [f"gap={_bin(top - own[value][0])}", f"liked={min(liked[value], 3)}:{min(len(body), 3)}"]
            else:
                out += [f"far={far}", f"far={far}:{has}", f"far={far}:{sort}", f"top={_bin(top)}"]
            out += [
                f"count={min(self.count[value], 4)}",
                f"first={value == self.first}:{has}",
                f"first={value == self.first}:{titled}",
            ]
            out += [
                f"length={10 if value[0] == _UNKNOWN else len(value)}",
                f"age={self._age(value)}",
                f"age={self._age(value)}:{first.modality}",
            ]
            rival = max((c for c, who in self.claims.get(value, ()) if who != id(happening)), default=0.0)
            out += [
                f"rival={_bin(rival)}:{has}",
                f"rival-over={_bin(rival - own[value][0]) if value in own and rival > own[value][0] else 'no'}",
            ]
            out += [f"beside={_bin(beside.get(value, 0.0))}:{has}", f"before={_bin(before.get(value, 0.0))}:{has}"]
            if together:
                out += [
                    f"same-time:{has}",
                    f"same-time:{has}:{_bin(max(beside.get(value, 0.0), before.get(value, 0.0)))}",
                ]
            out += self._owner(spot, mentions, sort, value in own)
            if value in own:
                _, sentence, time = own[value]
            else:
                sentence, time = spot.sentence, spot.time
            rows.append(Row(sentence, time, out))
        return rows

    def _owner(self, spot: Spot, mentions: list[Mention], sort: str, own: bool) -> list[str]:
        """Whose time it is where it is named, and what that has to do with the happening."""
        where = "own" if own else "far"
        out = [f"owner={spot.owner}:{where}", f"owner={spot.owner}:{where}:{sort}"]
        if spot.mention is not None:
            mine = any(m is spot.mention for m in mentions)
            same = spot.mention.type == mentions[0].type
            out += [
                f"owner-mine={mine}:{where}",
                f"owner-same={same}:{where}",
                f"owner-title={any(m.title for m in mentions)}:{same}:{where}",
            ]
        if spot.said is not None:
            content = spot.said.content
            held = content is not None and any(content[0] <= m.word.start < content[1] for m in mentions)
            speaker = any(
                m.statement is not None and self.statements[m.statement].source == spot.said.source for m in mentions
            )
            acts = any(_same_party(self._words_of(spot.said), phrase) for m in mentions for phrase in m.actors)
            out += [
                f"said-held={held}:{sort}:{where}",
                f"said-speaker={speaker}:{sort}:{where}",
                f"said-acts={acts}:{sort}:{where}",
            ]
            if own:
                out += [f"said-kind={spot.said.kind}:{held}", f"said-opens={self._opening(spot.said)}:{held}:{sort}"]
        return out

    def _beside(self, happening: Happening, mentions: list[Mention]) -> tuple[dict[str, float], dict[str, float]]:
        """The likeliest dates of the happenings that share a sentence with this one, and of those told just before it."""
        beside: dict[str, float] = {}
        before: dict[str, float] = {}
        for index in {m.sentence.index for m in mentions}:
            for _, who, value, chance in self.told.get(index, ()):
                if who != id(happening):
                    beside[value] = max(chance, beside.get(value, 0.0))
            for _, who, value, chance in self.told.get(index - 1, ()):
                if who != id(happening):
                    before[value] = max(chance, before.get(value, 0.0))
        return beside, before

    def _words_of(self, said: Said) -> set[str]:
        """The bare words of who says it."""
        tokens = said.sentence.tokens
        return {
            t.word.removeprefix("ال") for t in tokens if t.kind == "w" and said.source[0] <= t.start < said.source[1]
        }

    def _opening(self, said: Said) -> str:
        """How what is said begins: أن, a noun, a quotation, or nothing."""
        if said.content is None:
            return "none"
        for token in said.sentence.tokens:
            if token.end > said.content[0]:
                return "that" if token.word in THAT else str(token.pos)
        return "none"

    def _near(self, mentions: list[Mention]) -> dict[str, tuple[Spot, str]]:
        """The dates named in the sentences around the mentions and in the lead: the nearest naming, and how far off."""
        found: dict[str, tuple[int, Spot, str]] = {}
        for index in dict.fromkeys(m.sentence.index for m in mentions):
            for at in self._around(index):
                back = index - at
                cost = back if back >= 0 else 2 - back
                for spot in self.spots[at]:
                    value = _key(spot.time)
                    if value not in found or cost < found[value][0]:
                        lead = (":title" if spot.sentence.title else ":lead" if at <= _LEAD else "") if back > 0 else ""
                        found[value] = (cost, spot, (f"{min(back, 5)}{lead}" if back >= 0 else f"ahead{-back}"))
        return {value: (spot, far) for value, (_, spot, far) in found.items()}

    def _around(self, index: int) -> list[int]:
        """The sentence itself, the nearest one before it with a time and the next ones behind, and the lead."""
        at = bisect_left(self.indices, index)
        near = [k for k in self.indices[max(0, at - 1) : at + 2] if index - 4 <= k <= index + AHEAD]
        return list(dict.fromkeys([*near, *(k for k in self.indices[:1] if k <= _LEAD)]))

    def _spot_of(self, offer: _Offer, first: Mention) -> tuple[Spot, str]:
        _, sentence, time = offer
        spot = next(s for s in self.spots[sentence.index] if s.time is time)
        return spot, str(min(5, max(0, first.sentence.index - sentence.index)))

    def _age(self, value: str) -> str:
        """How long before publication the date lies."""
        day = calendar.parse_day(value)
        if self.published is None or value[0] == _UNKNOWN:
            return "unknown"
        if day is None:
            return "before" if value[:7] < self.published.isoformat()[:7] else "within"
        days = (self.published - day).days
        return "ahead" if days < 0 else str(bisect_left(_AGES, days))


def _spot(sentence: Sentence, time: Found, words: dict[int, Mention], cues: dict[int, Said]) -> Spot:
    """Whose a time is: of the nearest event word, saying or verb before it, or else behind it."""
    tokens = sentence.tokens
    if sentence.index <= _LEAD and in_dateline(tokens, time.start, time.end):
        return Spot(sentence, time, "title" if sentence.title else "dateline", None, None)
    for at in (*range(time.start - 1, -1, -1), *range(time.end, len(tokens))):
        if at in words:
            return Spot(sentence, time, "event", words[at], cues.get(at))
        if at in cues:
            return Spot(sentence, time, "saying", None, cues[at])
        if tokens[at].pos == "v":
            return Spot(sentence, time, "verb", None, None)
    return Spot(sentence, time, "none", None, None)


def _key(time: Found) -> str:
    """What a time is compared by: its value, or its words where the day of publication is not known."""
    return time.value or f"{_UNKNOWN}{time.entry}"


def _share(happenings: list[Happening]) -> None:
    """Give the undated happenings that went on beside a dated one, told with them or just before, its date."""
    dated = {m.sentence.index: h for h in happenings if h.date is not None for m in h.mentions if not m.title}
    for happening in happenings:
        for mention in happening.mentions if happening.date is None else ():
            if mention.modality == "happened" and _same_time(mention):
                index = mention.sentence.index
                other = next((dated[k] for k in range(index, index - 1 - _BACK, -1) if k in dated), None)
                if other is not None:
                    happening.date, happening.date_sentence = other.date, other.date_sentence
                break


def _same_time(mention: Mention) -> bool:
    """Whether the words around say that it went on at the time of another (تزامن, بالتزامن, أعقبه)."""
    words = words_of("grammar/dates", "same-time")
    around = mention.sentence.tokens[max(0, mention.token - _REACH) : mention.token + _REACH + 1]
    return any(t.kind == "w" and t.word.removeprefix("و") in words for t in around)


def _same_party(words: set[str], phrase: Phrase) -> bool:
    """Whether a phrase has a word of a speaker's naming, other than the small ones."""
    tokens = phrase.tokens[phrase.start : phrase.end]
    return any(len(t.word) > 3 and t.word.removeprefix("ال") in words for t in tokens if t.kind == "w")


def _best(mentions: list[Mention], *, own: bool) -> dict[str, _Offer]:
    """Each date that the mentions find in their own sentence, or before it: the best chance that one of them gives it."""
    best: dict[str, _Offer] = {}
    for mention in mentions:
        for chance, sentence, time in mention.near_dates:
            if (sentence is mention.sentence) is own:
                value = _key(time)
                if value not in best or chance > best[value][0]:
                    best[value] = (chance, sentence, time)
    return best


def _steps(name: str, chance: float) -> list[str]:
    """One feature for each bound that a chance passes."""
    return [f"{name}>{bound}" for bound in _BINS if chance > bound]


def _bin(chance: float) -> str:
    return str(bisect_right(_BINS, chance))
