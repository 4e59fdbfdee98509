"""What is known of a party beside an event word, as named features for the actor and recipient models.

Features are of the grammar (order, preposition, host, slots of the lexicon row), of the kind of party and of the article
(speaker, usual doer); never of names or words of a text.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from riwaya.extract.agreement import agrees, gender
from riwaya.extract.candidates import Candidate, verb_class
from riwaya.extract.chunks import PERSONS, VICTIMS, Phrase
from riwaya.extract.entities import Entity
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


class Setting:
    """A mention with the candidates of its sentence and who speaks it."""

    __slots__ = (
        "candidates",
        "first_person",
        "frame",
        "group",
        "kind",
        "mention",
        "missing",
        "others",
        "slots",
        "speaker",
    )

    def __init__(self, mention: Mention, candidates: list[Candidate], speaker: int, neighbours: list[Mention]) -> None:
        self.mention, self.candidates, self.speaker = mention, candidates, speaker
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


def pair_features(setting: Setting, candidate: Candidate) -> list[str]:
    """Features of a candidate in the sentence of a mention."""
    mention, phrase = setting.mention, candidate.phrase
    tokens, m, kind, group = mention.sentence.tokens, mention.token, setting.kind, setting.group
    cls = _class(candidate)
    after = candidate.at > m
    head = candidate.first or candidate
    low, high = (m + 1, candidate.at) if after else (head.phrase.end, m)
    verbs = marks = 0
    for token in tokens[low:high]:
        if token.pos == "v":
            verbs += 1
        elif token.pos == "m":
            marks += 1
    between = sum(1 for c in setting.candidates if low <= c.phrase.start < high)
    side = ("A" if after else "B") + str(min(between, 2))
    near = (
        "adjacent" if after and high - low == 0 else "close" if high - low <= 3 else "far" if high - low > 12 else "mid"
    )
    prep, host = candidate.prep or "-", candidate.host or "-"
    notes = vocabulary().notes.get(prep, frozenset())
    if notes and len(prep) > 1:
        prep = next((tag for tag in _TAGS if tag in notes and (tag != "target" or "place" not in notes)), prep)
    clause = f"v{min(verbs, 2)}m{min(marks, 2)}"
    out = [
        "local", f"cls={cls}", f"cls={cls}|{group}", f"{kind}|{side}|{prep}|{host}", f"{group}|{kind}|{side}|{prep}", f"{side}|{clause}|{kind}",
        f"{side}|{near}|{prep}", f"{kind}|{near}|{host}|{side[0]}", f"prep={prep}|{group}|{side[0]}", f"host={host}|{prep}|{group}|{side[0]}",
        f"{cls}|{side}|{prep}|{group}", f"clause={clause}|{side[0]}", f"cls={cls}|{clause}",
    ]  # fmt: skip
    if phrase.number is not None:
        out += ["number", f"number|{group}|{side[0]}"]
    out.append(f"definite={phrase.definite}|{group}|{side[0]}")
    opening = tokens[phrase.start - 1] if phrase.start else None
    if opening is not None and opening.pos == "p" and opening.info.enc and "preposition" in opening.info.particle:
        out += ["part", f"part|{group}|{cls}"]  # بينهم أطفال
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


def agreement(mention: Mention, phrase: Phrase) -> bool | None:
    """Whether a phrase can be the subject of a verb or participle, or what the pronoun of a masdar stands for."""
    reading = mention.reading
    if reading is None or reading.passive:
        return None
    if reading.lexeme.pos not in "vr" and not reading.enc:
        return None
    return agrees(reading, mention.word.word, gender(phrase))


def party_features(
    setting: Setting, entity: Entity, reader: RoleReader, index: int, own: Container[str], claimed: set[str]
) -> list[str]:
    """Features of a party in the article, beside the happening as a whole."""
    group = setting.group
    out = ["bias", f"group={group}", f"count={min(reader.count[index], 4)}"]
    if index in reader.titled:
        out += ["in-title", f"in-title|{group}"]
    did = reader.did.get(setting.mention.type)
    if did is not None:
        out.append(f"did={min(did[index], 3)}|{group}")
    out.append(f"suffered={min(reader.suffered[index], 2)}|{group}")
    for name in PARTS:
        if name in claimed and name not in own:
            out += [f"rival:{name}", f"rival:{name}|{group}"]
        elif name not in claimed:
            out.append(f"no:{name}|{group}")
            if "local" in own:
                out.append(f"no:{name}|local|{group}")
    if entity.victim:
        out.append(f"victim|{group}")
    return out


def _class(candidate: Candidate) -> str:
    phrase = candidate.phrase
    if phrase.cls in VICTIMS:
        return "victim"
    if phrase.cls in PERSONS:
        return "name" if phrase.cls == "name" else phrase.cls
    if phrase.name is not None and phrase.cls in ("group-noun", "force"):
        return "force"
    return phrase.cls
