"""Which happenings of an article are told of at all: the last word over those that ``merge.py`` has gathered.

A single event word is weighed by ``keep``; here the whole happening is, beside the others of its type: a definite noun
without place, date or party that stands apart is mostly a happening told already, a verb with a toll is none. Features are
of the composition of a happening and of its neighbours, never of the names or places of a text. What it cannot do: join
what it leaves out to the happening that it repeats.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from riwaya.extract.linear import model
from riwaya.extract.mentions import Mention
from riwaya.extract.merge import REACH, Happening, agree

TELL = 0.38
_NEAR = 10  # happenings of its type told before that one is compared with, at most
_BACK = 16  # words between a noun and the verb that governs it, at most


def told(happenings: list[Happening]) -> list[Happening]:
    """Those that are told of, in order."""
    weigh = model("tell")
    return [
        h
        for h, features in zip(happenings, all_features(happenings), strict=True)
        if weigh.probability(features) >= TELL
    ]


def all_features(happenings: list[Happening]) -> list[list[str]]:
    """The features of every happening of an article."""
    by_type: dict[str, list[Happening]] = {}
    by_sentence: dict[int, list[Happening]] = {}
    for happening in happenings:
        by_type.setdefault(happening.type, []).append(happening)
        for sentence in {m.sentence.index for m in happening.mentions}:
            by_sentence.setdefault(sentence, []).append(happening)
    found = []
    seen: dict[str, int] = {}
    for happening in happenings:
        alike = by_type[happening.type]
        at = seen.get(happening.type, 0)
        seen[happening.type] = at + 1
        features = tell_features(happening, alike[max(0, at - _NEAR) : at], len(alike) - 1)
        found.append(features + _neighbours(happening, by_sentence))
    return found


def tell_features(happening: Happening, earlier: Sequence[Happening], others: int) -> list[str]:
    """``earlier`` are the happenings of the same type told before, ``others`` how many of that type there are in all."""
    mentions = happening.mentions
    best = max(mentions, key=lambda m: m.weight)
    look, size = _look(happening), min(len(mentions), 3)
    kinds = "+".join(sorted({"toll" if m.toll_only else m.pos for m in mentions}))
    titles = {m.title for m in mentions}
    title = "some" if len(titles) > 1 else "all" if True in titles else "none"
    facts = happening.facts
    filled = [field for field in ("actors", "recipients", "places", "counts") if getattr(facts, field)]
    if any(m.date is not None and m.date_sentence is m.sentence for m in mentions):
        filled.append("date")
    before = min(len(earlier), 3)
    out = [
        *_composition(happening.type, look, size, title, before, tuple(filled)), f"kinds={kinds}",
        f"best={_step(_odds(best.weight), 0.5, 6)}", f"sum={_step(sum([max(0.0, _odds(m.weight)) for m in mentions]), 1.5, 6)}",
        f"first={min(mentions[0].sentence.index, 8) // 2}", f"sentences={min(len({m.sentence.index for m in mentions}), 3)}",
        f"others={min(others, 4)}", f"modality={best.modality}",
    ]  # fmt: skip
    if best.rule is not None:
        out.append(f"row={best.rule.id.partition(':')[2]}")
    if best.statement is not None:
        out.append("said")
    if best.domain:
        out += [f"domain={best.domain}", f"domain={best.domain}:n{size}"]
    if happening.beside is not None:
        out += [f"beside={_step(_odds(happening.beside), 1, 1)}", f"beside:{look}"]
    if happening.before is not None:
        out.append(f"link={_step(_odds(happening.before), 0.7, 1)}")
    return out + _governing(best) + _parties(happening, earlier) + _repeats(happening, earlier, look)


@lru_cache(maxsize=4096)
def _composition(type_: str, look: str, size: int, title: str, before: int, filled: tuple[str, ...]) -> tuple[str, ...]:
    """What a happening is made of, and how many of its type were told before."""
    n, seen = len(filled), min(before, 1)
    return (
        "bias", f"type={type_}", f"type={type_}:{look}", f"look={look}", f"look={look}:n{size}", f"n={size}",
        f"title={title}", f"title={title}:n{size}", f"filled={n}", f"filled={n}:{look}", *(f"has={field}" for field in filled),
        f"before={before}", f"before={seen}:{look}", f"before={seen}:filled{min(n, 3)}",
    )  # fmt: skip


def _neighbours(happening: Happening, by_sentence: dict[int, list[Happening]]) -> list[str]:
    """What else its sentences tell."""
    sentences = {m.sentence.index for m in happening.mentions[-REACH:]}
    others = {id(o): o for s in sentences for o in by_sentence.get(s, ()) if o is not happening}.values()
    alike = [o for o in others if o.type == happening.type]
    much = any(len(o.mentions) > 1 for o in alike)
    return [f"here={min(len(others), 3)}", f"here-alike={min(len(alike), 2)}", f"here-much={much}"]


def _governing(mention: Mention) -> list[str]:
    """The verb before a noun: what kind it is and its tense (a habit is told in the present)."""
    if mention.pos == "v" and not mention.toll_only:
        return ["verb=self"]
    tokens, i = mention.sentence.tokens, mention.token
    verb = next((tokens[j] for j in range(i - 1, max(-1, i - _BACK), -1) if tokens[j].pos == "v"), None)
    if verb is None:
        return ["verb=none"]
    kind = next((group for group in ("light", "report", "stance", "event") if group in verb.info.groups), "other")
    tense = verb.info.verb.form.split()[0] if verb.info.verb is not None else ""
    return [f"verb={kind}", f"verb={kind}:{tense}"]


def _parties(happening: Happening, earlier: Sequence[Happening]) -> list[str]:
    """The first of its doers and of those done to, and whether they were told of before."""
    out = []
    for field in ("actors", "recipients"):
        parties = getattr(happening.facts, field)
        if parties:
            first = parties[0]
            out += [
                f"{field}={first.cls}",
                f"{field}-named={first.name is not None}",
                f"{field}-definite={first.definite}",
            ]
            if earlier:
                out.append(f"{field}-again={any(agree(parties, getattr(o.facts, field), field) for o in earlier)}")
    return out


def _repeats(happening: Happening, earlier: Sequence[Happening], look: str) -> list[str]:
    """What it has in common with happenings of its type told before."""
    if not earlier:
        return []
    out = []
    mine, others = happening.facts, [o.facts for o in earlier]
    if any(not mine.words.isdisjoint(o.words) for o in others):
        out += ["again-word", f"again-word:{look}"]
    if any(not mine.rows.isdisjoint(o.rows) for o in others):
        out.append("again-row")
    if any(o.size >= 3 for o in others):
        out.append("again-much")
    if not mine.places or any(agree(mine.places, o.places, "places") for o in others):
        out += ["again-place", f"again-place:{look}"]
    return out


def _look(happening: Happening) -> str:
    """Deaths alone, definite nouns (which look back) with parties or without, a verb, or nouns."""
    real = [m for m in happening.mentions if not m.toll_only]
    if not real:
        return "toll"
    if all(m.definite for m in real):
        return "definite-full" if any(m.places or m.actors or m.recipients for m in real) else "definite"
    if any(m.pos == "v" for m in real):
        return "verb"
    return "noun" if any(m.pos in "mn" for m in real) else "part"


def _odds(chance: float) -> float:
    chance = max(1e-6, min(1 - 1e-6, chance))
    return math.log(chance / (1 - chance))


def _step(value: float, width: float, most: int) -> int:
    """A number as one of a few steps."""
    return max(-6, min(most, math.floor(value / width)))
