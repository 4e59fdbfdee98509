"""What is known of a party beside an event word, as named features for the actor and recipient models.

Features are of the grammar (order, preposition, host, slots of the lexicon row), of the kind of party and of the article
(speaker, usual doer); never of names or words of a text.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Container
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from riwaya.extract.agreement import agrees, gender
from riwaya.extract.candidates import Candidate, verb_class
from riwaya.extract.chunks import PERSONS, VICTIMS, Phrase
from riwaya.extract.entities import Entity
from riwaya.extract.tokens import Token
from riwaya.extract.vocabulary import vocabulary

if TYPE_CHECKING:
    from riwaya.extract.mentions import Mention
    from riwaya.extract.roles import RoleReader

_GROUPS = {
    "ACCUSE": "verbal", "REQUEST": "verbal", "REJECT": "verbal", "THREATEN": "verbal", "SUPPORT": "verbal", "CONSULT": "talks",
    "AGREE": "talks", "COOPERATE": "talks", "ASSAULT": "assault", "COERCE": "coerce", "SANCTION": "coerce",
}  # fmt: skip


PARTS = (
    "frame=actor",
    "frame=recipient",
    "heir",
    "plan",
    "asked",
)  # the features of a party that the grammar gives a part
_TAGS = ("agent", "with", "target")  # what the lexicon notes of a preposition
_NEIGHBOUR = 16  # words to another mention whose parts are looked at


class Traits(NamedTuple):
    """What a candidate is to every mention: its kind of party, what governs it and its host ("-" for nothing), whether a
    preposition with a pronoun parts it from a whole (بينهم أطفال)."""

    cls: str
    prep: str
    host: str
    part: bool


class Line:
    """The candidates of a sentence, and how many verbs and marks stand before each token: asked for by every mention."""

    __slots__ = ("candidates", "marks", "starts", "traits", "verbs")

    def __init__(self, tokens: list[Token], candidates: list[Candidate]) -> None:
        self.candidates = candidates
        self.starts = [c.phrase.start for c in candidates if c.phrase.cls != "object"]
        self.traits = [_traits(tokens, c) for c in candidates]
        self.verbs = [0, *itertools.accumulate([t.pos == "v" for t in tokens])]
        self.marks = [0, *itertools.accumulate([t.pos == "m" for t in tokens])]


class Setting:
    """A mention with the candidates of its sentence and who speaks it."""

    __slots__ = (
        "first_person",
        "frame",
        "group",
        "kind",
        "line",
        "mention",
        "missing",
        "others",
        "slots",
        "speaker",
    )

    def __init__(self, mention: Mention, line: Line, speaker: int, neighbours: list[Mention]) -> None:
        self.mention, self.line, self.speaker = mention, line, speaker
        self.kind = "t" if mention.toll_only else mention.pos
        if mention.reading is not None and mention.reading.passive:
            self.kind += "p"
        self.missing = self.kind == "v" and mention.where is None and not mention.actors and bool(mention.rule)
        if self.missing:
            self.kind = "v0"  # the subject is not said again
        self.group = _GROUPS.get(mention.type, "other")
        self.first_person = mention.pos == "v" and mention.form.startswith(("past 1", "present 1"))
        self.slots = {source: slot for slot, source in mention.rule.slots} if mention.rule is not None else {}
        self.frame = [
            (name, p.start, max(p.end, p.start + 1)) for name, found in (("actor", mention.actors), ("recipient", mention.recipients)) for p in found
        ]  # fmt: skip
        self.others = [
            (_beside(n, mention), name, p.start, max(p.end, p.start + 1))
            for n in neighbours if n is not mention and (n.linked is mention or abs(n.token - mention.token) < _NEIGHBOUR)
            for name, found in (("actor", n.actors), ("recipient", n.recipients)) for p in found
        ]  # fmt: skip
        where = mention.where
        if where is not None and not isinstance(where, str):
            if where.cls == "document":
                self.kind += "d"  # the statement demands: its speaker does
            self.frame.append(("subject", where.start, max(where.end, where.start + 1)))


def _beside(other: Mention, mention: Mention) -> str:
    """How another mention of the sentence stands to this one."""
    if other.linked is mention or mention.linked is other:
        return "toll-linked" if other.toll_only else "linked"
    return ("toll-" if other.toll_only else "") + ("before" if other.token < mention.token else "after")


def _traits(tokens: list[Token], candidate: Candidate) -> Traits:
    prep, start = candidate.prep or "-", candidate.phrase.start
    notes = vocabulary().notes.get(prep, frozenset())
    if notes and len(prep) > 1:
        prep = next((tag for tag in _TAGS if tag in notes and (tag != "target" or "place" not in notes)), prep)
    before = tokens[start - 1] if start else None
    part = before is not None and before.pos == "p" and bool(before.info.enc) and "preposition" in before.info.particle
    return Traits(_class(candidate.phrase), prep, candidate.host or "-", part)


def pair_features(setting: Setting, index: int) -> list[str]:
    """Features of the candidate of that index in the sentence of a mention."""
    line, mention, kind, group = setting.line, setting.mention, setting.kind, setting.group
    candidate = line.candidates[index]
    cls, prep, host, part = line.traits[index]
    tokens, m, phrase = mention.sentence.tokens, mention.token, candidate.phrase
    after = candidate.at > m
    head = candidate.first or candidate
    low, high = (m + 1, candidate.at) if after else (head.phrase.end, m)
    verbs = marks = between = 0
    if low < high:
        verbs, marks = line.verbs[high] - line.verbs[low], line.marks[high] - line.marks[low]
        between = bisect_left(line.starts, high) - bisect_left(line.starts, low)
    side = ("A" if after else "B") + str(min(between, 2))
    near = (
        "adjacent" if after and high - low == 0 else "close" if high - low <= 3 else "far" if high - low > 12 else "mid"
    )
    clause = f"v{min(verbs, 2)}m{min(marks, 2)}"
    by_side, by_rest = _standing(kind, group, side, near, prep, host)
    out = [
        "local", f"cls={cls}", f"cls={cls}|{group}", *by_side, f"{side}|{clause}|{kind}", *by_rest,
        f"{cls}|{side}|{prep}|{group}", *_clause(cls, side[0], clause),
    ]  # fmt: skip
    if phrase.number is not None:
        out += ["number", f"number|{group}|{side[0]}"]
    out.append(f"definite={phrase.definite}|{group}|{side[0]}")
    if part:
        out += ["part", f"part|{group}|{cls}"]
    if candidate.first is not None:
        out += ["conjunct", f"conjunct|{group}"]
    for name, start, end in setting.frame:
        if start < phrase.end and phrase.start < end:
            out += [
                f"frame={name}",
                f"frame={name}|{kind}",
                f"frame={name}|{group}",
                f"frame={name}|{cls}",
                f"frame={name}|{host}|{prep}",
            ]
    for how, held in mention.control:
        if held.tokens is tokens and held.start < phrase.end and phrase.start < max(held.end, held.start + 1):
            way = how.partition("|")[0]
            out += [way, f"{how}|{kind}", f"{how}|{group}", f"{way}|{kind}|{group}", f"{way}|{cls}"]
    for other, name, start, end in setting.others:
        if start < phrase.end and phrase.start < end:
            out += [f"other={name}|{other}|{group}", f"other={name}|{other}|{kind}", f"other={name}|{other}|{cls}"]
    slot = setting.slots.get(candidate.prep)
    if slot is not None and candidate.prep:
        out += [f"row={slot}|{side}|{verbs == 0}", f"row={slot}|{group}"]
    if mention.rule is not None and kind == "n" and near == "adjacent" and prep == "-":
        out.append(f"genitive={mention.rule.genitive}")
    if setting.slots.get("obj") == "recipient" and kind in ("m", "v", "r"):
        out.append(f"transitive|{kind}|{side}|{prep}|{host}|{cls if cls in ('state', 'force') else ''}")
    if candidate.subject_of >= 0:
        v = candidate.subject_of
        if v == m:
            pass  # the frame knows better
        elif mention.light is not None and mention.light[0] == v:
            out += ["subject=light", f"subject=light|{group}"]
        else:
            what = verb_class(tokens[v])
            out += [f"subject={what}|{side[0]}|{verbs}", f"subject={what}|{group}|{kind}|{side[0]}"]
    fits = agreement(mention, phrase)
    if fits is not None:
        out += [f"agrees={fits}|{kind}", f"agrees={fits}|{kind}|{side[0]}"]
    if candidate.order == 0:
        out.append(f"foremost|{group}|{kind}")
    if mention.title:
        out.append(f"title-mention|{side}|{prep}|{group}")
    if candidate.entity == setting.speaker:
        out += [f"is-speaker|{group}", f"is-speaker|{group}|{kind}"]
    return out


@lru_cache(maxsize=8192)  # facts that come back with other words: the names of the features are not put together anew
def _standing(
    kind: str, group: str, side: str, near: str, prep: str, host: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a party stands to an event word, and what governs it."""
    way = side[0]
    return (
        (f"{kind}|{side}|{prep}|{host}", f"{group}|{kind}|{side}|{prep}"),
        (
            f"{side}|{near}|{prep}", f"{kind}|{near}|{host}|{way}", f"prep={prep}|{group}|{way}",
            f"host={host}|{prep}|{group}|{way}",
        ),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _clause(cls: str, way: str, clause: str) -> tuple[str, str]:
    return f"clause={clause}|{way}", f"cls={cls}|{clause}"


def agreement(mention: Mention, phrase: Phrase) -> bool | None:
    """Whether a phrase can be the subject of a verb or participle, or what the pronoun of a masdar stands for."""
    reading = mention.reading
    if reading is None or reading.passive:
        return None
    if reading.lexeme.pos not in "vr" and not reading.enc:
        return None
    return agrees(reading, mention.word.word, gender(phrase))


def party_features(
    setting: Setting, entity: Entity, reader: RoleReader, index: int, own: Container[str], claimed: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Features of a party in the article, beside the happening as a whole: few facts, and so the same again and again."""
    did = reader.did.get(setting.mention.type)
    count, suffered = min(reader.count.get(index, 0), 4), min(reader.suffered.get(index, 0), 2)
    often = None if did is None else min(did.get(index, 0), 3)
    parts = tuple([name for name in PARTS if name in own])
    return (
        _in_article(setting.group, count, index in reader.titled, often, suffered),
        _of_parts(setting.group, parts, claimed, "local" in own, entity.victim),
    )


@cache
def _in_article(group: str, count: int, titled: bool, did: int | None, suffered: int) -> tuple[str, ...]:
    out = ["bias", f"group={group}", f"count={count}"]
    if titled:
        out += ["in-title", f"in-title|{group}"]
    if did is not None:
        out.append(f"did={did}|{group}")
    return (*out, f"suffered={suffered}|{group}")


@cache
def _of_parts(group: str, own: tuple[str, ...], claimed: frozenset[str], local: bool, victim: bool) -> tuple[str, ...]:
    """``own`` are the parts that the grammar gives a party, ``claimed`` those that it gives any."""
    out = []
    for name in PARTS:
        if name in claimed and name not in own:
            out += [f"rival:{name}", f"rival:{name}|{group}"]
        elif name not in claimed:
            out.append(f"no:{name}|{group}")
            if local:
                out.append(f"no:{name}|local|{group}")
    if victim:
        out.append(f"victim|{group}")
    return tuple(out)


def _class(phrase: Phrase) -> str:
    if phrase.cls in VICTIMS:
        return "victim"
    if phrase.cls in PERSONS:
        return "name" if phrase.cls == "name" else phrase.cls
    if phrase.name is not None and phrase.cls in ("group-noun", "force"):
        return "force"
    return phrase.cls
