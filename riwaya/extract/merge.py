"""Mentions -> events: which event words of an article tell of one happening.

The ``keep`` model says whether a word may tell of a happening, ``join`` which words of a sentence tell of one, ``link``
which of the happenings told before a sentence goes on with; below its threshold a new one is opened. ``tell`` (``tell.py``)
says which of the happenings so gathered are told of. All are linear over named features, so every decision can be
explained. What it cannot do: join what the article itself tells as separate reports, or see that two places are one where
the gazetteer does not know them.
"""

from __future__ import annotations

from functools import lru_cache

from riwaya.extract.chunks import Phrase
from riwaya.extract.dates import Found
from riwaya.extract.gazetteer import Candidate
from riwaya.extract.linear import model
from riwaya.extract.mentions import Mention
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.tokens import Token
from riwaya.extract.wordsets import words_of

DROP, JOIN, LINK = 0.4, 0.5, 0.4
REACH = 40  # how many happenings, and mentions of each, are looked back at: time stays linear in articles of any length


class Facts:
    """What some mentions say together, as happenings are compared by it. Filled once their slots are."""

    __slots__ = (
        "actors", "counts", "dates", "place_near", "places", "recipients", "rows", "size", "subtypes", "words",
    )  # fmt: skip

    def __init__(self, mentions: list[Mention]) -> None:
        self.size = len(mentions)
        self.actors: list[Phrase] = []
        self.recipients: list[Phrase] = []
        self.places: list[PlaceMention] = []
        counts = []
        for mention in mentions[-REACH:]:
            self.actors += mention.actors
            self.recipients += mention.recipients
            self.places += mention.places
            counts += mention.counts
        self.counts = bounds(counts)
        self.place_near = any(m.place_near for m in mentions)
        self.dates = {m.date.value for m in mentions if m.date is not None and m.date_sentence is m.sentence}
        self.rows = {m.rule.id for m in mentions if m.rule is not None}
        self.words = {m.word.word.removeprefix("ال") for m in mentions}
        self.subtypes = {m.subtype for m in mentions} - {None, "other"}


class Happening:
    """The mentions of one event, while events are being gathered."""

    __slots__ = (
        "_facts", "_type", "actors", "before", "beside", "date", "date_sentence", "mentions", "places", "recipients",
    )  # fmt: skip

    def __init__(self, first: Mention) -> None:
        self.mentions = [first]
        self._type = "" if first.toll_only else first.type
        self._facts: Facts | None = None
        self.beside: float | None = None  # how likely it was to be one with another of its sentence,
        self.before: float | None = None  # and with one told before
        self.actors: list[Phrase] = []
        self.recipients: list[Phrase] = []
        self.places: list[PlaceMention] = []
        self.date: Found | None = None
        self.date_sentence = first.sentence

    @property
    def type(self) -> str:
        if not self._type:  # deaths alone so far: the first word of what killed tells
            self._type = next((m.type for m in self.mentions if not m.toll_only), "")
        return self._type or self.mentions[0].type

    @property
    def facts(self) -> Facts:
        """What its mentions say together: asked for with every later happening, gathered anew when one has been added."""
        known = self._facts
        if known is None or known.size != len(self.mentions):
            known = self._facts = Facts(self.mentions)
        return known


def linkable(type_: str, toll_only: bool) -> tuple[str, ...]:
    """The types of the happenings that a mention is asked about: its own, and for a death its violent causes."""
    return (type_, "COERCE", "PROTEST") if toll_only else (type_,)


def apart(group: Happening, happening: Happening) -> bool:
    """Whether one is said to be the last of its kind, and the other is several: آخر هجوم, سلسلة هجمات."""
    return (_one_last(group) and _series(happening)) or (_one_last(happening) and _series(group))


def _one_last(happening: Happening) -> bool:
    return any(latest(m) and not several(m) for m in happening.mentions)


def _series(happening: Happening) -> bool:
    """Whether all its nouns tell of several, and none of the last ones."""
    nouns = [m for m in happening.mentions if m.pos != "v" and not m.toll_only]
    return bool(nouns) and all(several(m) and not latest(m) for m in nouns)


def _both_last(group: Happening, happening: Happening) -> bool:
    """Whether a definite noun points back to what was said to be the last of its kind: آخر هجوم … الضربات الأخيرة."""
    return any(latest(m) and m.definite for m in group.mentions) and any(map(latest, happening.mentions))


def several(mention: Mention) -> bool:
    """Whether a noun tells of several happenings: هجمات, عمليات القصف."""
    if mention.pos == "v":
        return False
    before = mention.sentence.tokens[mention.token - 1] if mention.token else None
    host = before.info.noun if before is not None and before.pos == "n" else None
    return mention.form == "p" or (host is not None and host.form == "p" and not host.definite and not host.enc)


def latest(mention: Mention) -> bool:
    """Whether a happening is said to be the last of its kind: آخر هجوم, الهجوم الأخير."""
    tokens, i = mention.sentence.tokens, mention.token
    words = words_of("grammar/dates", "latest")
    return (i > 0 and tokens[i - 1].word in words) or (
        mention.definite and any(t.word in words for t in tokens[i + 1 : i + 3])
    )


def gathered(mentions: list[Mention]) -> list[Happening]:
    """All that may be happenings, in the order of their first mention: words of a sentence joined first, then sentences linked."""
    from riwaya.extract.features import keep_features

    keep = model("keep")
    for mention in mentions:
        mention.weight = keep.probability(keep_features(mention))
    happenings: list[Happening] = []
    recent: list[Happening] = []
    for group in join([m for m in mentions if m.weight >= DROP]):
        target = _told_before(group, recent)
        if target is None:
            target = group
            happenings.append(target)
        else:
            target.mentions.extend(group.mentions)
            recent.remove(target)
        recent.insert(0, target)
    return happenings


def join(mentions: list[Mention]) -> list[Happening]:
    """The happenings of each sentence by itself."""
    from riwaya.extract.features import join_features

    weigh = model("join")
    groups: list[Happening] = []
    here: list[Happening] = []
    for mention in mentions:
        if here and here[0].mentions[0].sentence is not mention.sentence:
            here = []
        types = linkable(mention.type, mention.toll_only)
        asked = [(weigh.probability(join_features(mention, h)), -k, h) for k, h in enumerate(here) if h.type in types]
        best = max(asked, default=None)  # no two have one k, so that happenings are never compared
        if best is not None and best[0] >= JOIN:
            best[2].mentions.append(mention)
        else:
            here.append(Happening(mention))
            here[-1].beside = best[0] if best is not None else None
            groups.append(here[-1])
    return groups


def _told_before(group: Happening, recent: list[Happening]) -> Happening | None:
    """The happening that a sentence goes on with, if any."""
    from riwaya.extract.features import link_features

    weigh = model("link")
    best: tuple[float, Happening] | None = None
    sentence = group.mentions[0].sentence
    types = linkable(group.type, all(m.toll_only for m in group.mentions))
    rank = 0
    for happening in recent[:REACH]:
        if (happening._type or happening.type) not in types or apart(group, happening):
            continue
        if happening.mentions[-1].sentence is not sentence:  # those of its own sentence were asked about already
            p = weigh.probability(link_features(group, happening, rank))
            if _both_last(group, happening):
                p = max(p, LINK)
            if best is None or p > best[0]:
                best = (p, happening)
        rank += 1
    group.before = best[0] if best is not None else None
    return best[1] if best is not None and best[0] >= LINK else None


def agree(mine: list, theirs: list, field: str) -> bool:  # type: ignore[type-arg]
    if field == "places":
        return any(_same_place(a, b) for a in mine for b in theirs)
    return any(same_party(a, b) for a in mine for b in theirs)


def _same_place(a: object, b: object) -> bool:
    ca, cb = a.chosen, b.chosen  # type: ignore[attr-defined]
    if a.words == b.words or (ca is not None and cb is not None and ca == cb):  # type: ignore[attr-defined]
        return True
    wa, wb = _bare(a.words), _bare(b.words)  # type: ignore[attr-defined]
    if wa and wb and (wa <= wb or wb <= wa):
        return True
    if ca is None or cb is None:
        return False
    coarse = {"country", "region"}
    if (ca.kind in coarse) != (cb.kind in coarse) and ca.cc == cb.cc:
        big, small = (ca, cb) if ca.kind in coarse else (cb, ca)
        return big.kind == "country" or (small.within != "" and small.within == big.name) or _close(big, small, 1.0)
    return False


def _close(a: Candidate, b: Candidate, degrees: float) -> bool:
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) < degrees and abs(a.lon - b.lon) < degrees


@lru_cache(maxsize=10_000)  # the places of an article are compared with one another again and again
def _bare(words: str) -> frozenset[str]:
    return frozenset(w.removeprefix("و").removeprefix("ب").removeprefix("ال") for w in words.split())


def same_party(a: Phrase, b: Phrase) -> bool:
    """Whether two phrases may name one party: the same listed name, or most words shared."""
    if a.name is not None and b.name is not None and a.name.name.id == b.name.name.id:
        return True
    x, y = party_words(a), party_words(b)
    return bool(x and y) and len(x & y) >= 0.6 * min(len(x), len(y))


def party_words(phrase: Phrase) -> frozenset[str]:
    """The words of a phrase as parties are compared by them; remembered with the phrase, so names and places must have
    been marked before."""
    known = phrase.words
    if known is None:
        tokens = phrase.tokens[phrase.start : phrase.end]
        known = phrase.words = frozenset([_party_word(t) for t in tokens if t.kind == "w"])
    return known


def _party_word(token: Token) -> str:
    word = token.word[token.name.skip :] if token.name is not None else token.word
    pro = token.info.pro if token.name is None and token.place is None else ""
    return word[len(pro) :].removeprefix("ال").removeprefix("ل").removesuffix("ه").removesuffix("ي")


def bounds(counts: list) -> dict[str, set[tuple[int, int | None]]]:  # type: ignore[type-arg]
    out: dict[str, set[tuple[int, int | None]]] = {}
    for count in counts:
        out.setdefault(count.kind, set()).add((count.min, count.max))
    return out
