"""Mentions -> events: which event words of an article tell of one happening.

Mentions are taken in order; each joins the event it fits best or opens a new one. Words of one frame (شنّ غارات استهدفت) and
deaths with their cause are joined outright; otherwise places, dates, actors, tolls and kinds of violence that are both
known must agree, a definite noun (الهجوم) looks back, an indefinite one or a second number opens anew. What it cannot do:
join what the article itself tells as separate reports.
"""

from __future__ import annotations

from riwaya.extract.chunks import Phrase
from riwaya.extract.mentions import Mention

_THRESHOLD = 2.0
_GENERIC = frozenset({None, "other"})
_VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


class Happening:
    """The mentions of one event, while events are being gathered."""

    __slots__ = ("mentions",)

    def __init__(self, first: Mention) -> None:
        self.mentions = [first]

    @property
    def type(self) -> str:
        return self.mentions[0].type

    def gather(self, field: str) -> list:  # type: ignore[type-arg]
        return [item for m in self.mentions for item in getattr(m, field)]


def merge(mentions: list[Mention]) -> list[Happening]:
    """Happenings in the order of their first mention."""
    happenings: list[Happening] = []
    home: dict[int, Happening] = {}
    for mention in mentions:
        target = None
        if mention.linked is not None and id(mention.linked) in home:
            target = home[id(mention.linked)]
        else:
            scored = [(fit(mention, h), k) for k, h in enumerate(happenings)]
            scored = [s for s in scored if s[0] >= _THRESHOLD]
            if scored:
                target = happenings[max(scored)[1]]
        if target is None:
            target = Happening(mention)
            happenings.append(target)
        else:
            target.mentions.append(mention)
        home[id(mention)] = target
    return happenings


def fit(mention: Mention, happening: Happening) -> float:
    """How well a mention fits a happening; at or above the threshold it joins. Negative where something known differs."""
    if mention.type != happening.type:
        return -9.0
    last = happening.mentions[-1]
    first = happening.mentions[0]
    gap = mention.sentence.index - last.sentence.index
    score = 0.0
    for field, weight in (("places", 2.0), ("actors", 1.5), ("recipients", 1.0)):
        mine, theirs = getattr(mention, field), happening.gather(field)
        if mine and theirs:
            agree = _agree(mine, theirs, field)
            if agree:
                score += weight
            elif field == "places":
                return -5.0
            else:
                score -= 1.2 * weight
    if mention.date is not None:
        dates = [m.date for m in happening.mentions if m.date is not None]
        values = {d.value for d in dates}  # type: ignore[attr-defined]
        if values:
            if mention.date.value in values:  # type: ignore[attr-defined]
                score += 1.0
            else:
                return -5.0
    mine_counts, their_counts = _bounds(mention.counts), _bounds(happening.gather("counts"))
    for kind in mine_counts.keys() & their_counts.keys():
        if mine_counts[kind] & their_counts[kind]:
            score += 2.0
        else:
            score -= 1.5
    kinds = {m.subtype for m in happening.mentions} - _GENERIC
    if mention.subtype not in _GENERIC and kinds:
        if mention.subtype in kinds:
            score += 1.0
        else:
            score -= 3.0
    if mention.type in _VERBAL:
        return score + _verbal(mention, happening, gap)
    if mention.toll_only:
        score += 1.5 if gap <= 1 else 0.5
    if first.title and all(m.title for m in happening.mentions):
        score += 1.5
    if mention.definite and mention.pos in ("n", "m"):
        score += 2.0
    elif mention.pos == "v":
        score += 0.5
    same_word = any(m.rule is not None and mention.rule is not None and m.rule.id == mention.rule.id for m in happening.mentions)
    score += 0.7 * same_word
    if gap == 0:
        score += 1.0
    elif gap == 1:
        score += 0.7
    else:
        score -= 0.12 * min(gap, 10)
    if mention.modality != last.modality:
        score -= 1.5
    return score


def _verbal(mention: Mention, happening: Happening, gap: int) -> float:
    """A speaker's acts: one in title and lead, else one for each demand."""
    score = -0.5
    if all(m.title for m in happening.mentions):
        score += 2.0
    if gap == 0 and any(m.rule is not None and mention.rule is not None and m.rule.id == mention.rule.id for m in happening.mentions):
        score += 0.5
    if gap == 0:
        score += 0.5
    if mention.definite and mention.pos != "v":
        score += 1.0
    return score


def _agree(mine: list, theirs: list, field: str) -> bool:  # type: ignore[type-arg]
    if field == "places":
        return any(_same_place(a, b) for a in mine for b in theirs)
    return any(same_party(a, b) for a in mine for b in theirs)


def _same_place(a: object, b: object) -> bool:
    ca, cb = a.chosen, b.chosen  # type: ignore[attr-defined]
    if a.words == b.words or (ca is not None and cb is not None and ca == cb):  # type: ignore[attr-defined]
        return True
    wa, wb = set(_bare(a.words)), set(_bare(b.words))  # type: ignore[attr-defined]
    if wa and wb and (wa <= wb or wb <= wa):
        return True
    if ca is None or cb is None:
        return False
    coarse = {"country", "region"}
    if (ca.kind in coarse) != (cb.kind in coarse) and ca.cc == cb.cc:
        big, small = (ca, cb) if ca.kind in coarse else (cb, ca)
        return big.kind == "country" or (small.within != "" and small.within == big.name) or _close(big, small, 1.0)
    return False


def _close(a: object, b: object, degrees: float) -> bool:
    if a.lat is None or b.lat is None:  # type: ignore[attr-defined]
        return False
    return abs(a.lat - b.lat) < degrees and abs(a.lon - b.lon) < degrees  # type: ignore[attr-defined]


def _bare(words: str) -> list[str]:
    return [w.removeprefix("و").removeprefix("ب").removeprefix("ال") for w in words.split()]


def same_party(a: Phrase, b: Phrase) -> bool:
    """Whether two phrases may name one party: the same listed name, or most words shared."""
    if a.name is not None and b.name is not None and a.name.name.id == b.name.name.id:
        return True
    x, y = party_words(a), party_words(b)
    return bool(x and y) and len(x & y) >= 0.6 * min(len(x), len(y))


def party_words(phrase: Phrase) -> set[str]:
    words = set()
    for token in phrase.tokens[phrase.start : phrase.end]:
        if token.kind == "w":
            word = token.word[token.name.skip :] if token.name is not None else token.word
            pro = token.info.pro if token.name is None and token.place is None else ""
            words.add(word[len(pro) :].removeprefix("ال").removeprefix("ل").removesuffix("ه").removesuffix("ي"))
    return words


def _bounds(counts: list) -> dict[str, set[tuple[int, int | None]]]:  # type: ignore[type-arg]
    out: dict[str, set[tuple[int, int | None]]] = {}
    for count in counts:
        out.setdefault(count.kind, set()).add((count.min, count.max))
    return out
