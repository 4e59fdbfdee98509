"""Whose deed the verbs of a sentence tell, and with it the doer of masdars and participles that name none.

Arabic leaves out the subject that goes on: قصف الجيش البلدة ثم دخلها. And a masdar that a verb governs (تمكن الجيش من السيطرة,
يسعى لمنع) or a participle (قال الوزير محذرا) is done by the subject of that verb. What it cannot do: a subject of another
sentence, and masdars whose doer is the object of the governing verb (طلب منهم تسليم).
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract.agreement import agrees, case, gender, indefinite
from riwaya.extract.antecedents import pronoun_subject, subject_before
from riwaya.extract.candidates import verb_class
from riwaya.extract.chunks import Phrase, noun_phrase
from riwaya.extract.clauses import THAT, auxiliary, clitic_preposition, goes_on, object_after, subject_after
from riwaya.extract.mentions import Mention
from riwaya.extract.morphology import Reading
from riwaya.extract.names import capitals
from riwaya.extract.slots import VERBAL
from riwaya.extract.support import preposition_of
from riwaya.extract.tokens import Token
from riwaya.extract.vocabulary import EventRule

_STOPS = frozenset("؛:.!?؟…")
_TOWARD = frozenset({"ل", "الي", "مع", "علي"})
_REACH = 40  # words to the verb that governs a masdar


class Doing(NamedTuple):
    """A verb with its subject, ``own`` where it stands with the verb, whether the verb is of a relative clause, and what
    it does for an event ("light", "report", "event", a verbal act by its type); ``asked`` are those whom a request is made to."""

    verb: int
    subject: Phrase | None
    own: bool
    relative: bool
    kind: str
    asked: list[Phrase]


class Controller(NamedTuple):
    """A phrase that may be the doer of an event word, and how: by the nearest verb or the main one, of which class, and
    through which preposition ("near|light|من"), or as the subject that goes on ("heir")."""

    how: str
    phrase: Phrase


def doings(tokens: list[Token], at: dict[int, Mention]) -> list[Doing]:
    """The finite verbs of a sentence in order, each with its subject, said or going on."""
    found: list[Doing] = []
    last: Phrase | None = None
    for v, token in enumerate(tokens):
        if token.pos != "v" or token.name is not None or token.place is not None:
            continue
        mention = at.get(v)
        reading = mention.reading if mention is not None else token.info.verb
        passive = reading is not None and reading.passive
        said = _said(tokens, v, mention)
        relative = v > 0 and tokens[v - 1].pos == "p" and "relative" in tokens[v - 1].info.particle
        if said is not None and said.end == v and indefinite(said):
            relative = True  # موظفين كانوا محتجزين
        own = said is not None
        subject = said if said is not None and said.agentive and not passive else None
        if (
            subject is None
            and last is not None
            and not passive
            and not _happening(said)
            and _may_go_on(tokens, v, reading)
        ):
            fits = agrees(reading, token.word, gender(last)) if reading is not None else None
            subject, own = (last, False) if fits is not False else (None, own)
        kind = mention.type if mention is not None and mention.type in VERBAL else verb_class(token)
        asked = mention.recipients if mention is not None and mention.type == "REQUEST" else []
        found.append(Doing(v, subject, own, relative, kind, asked))
        if subject is not None and not relative:
            last = subject
    return found


def _acts(phrase: Phrase, v: int) -> bool:
    """Whether a phrase can be the doer of the verb at v: behind it no accusative; a capital stands for its government."""
    if phrase.cls == "place":
        token = phrase.tokens[phrase.head]
        return phrase.end - phrase.start == 1 and token.place is not None and token.word[phrase.skip :] in capitals()
    return phrase.agentive and (phrase.start < v or case(phrase) != "accusative")


def _needs_no_object(mention: Mention) -> bool:
    """Whether what stands with an event verb must be its subject, an object not being asked for: تظاهر الآلاف."""
    return mention.rule is not None and all(source != "obj" for _, source in mention.rule.slots)


def _happening(said: Phrase | None) -> bool:
    """Whether a verb has a happening for its subject: أسفر الهجوم عن."""
    return said is not None and said.cls == "event" and said.definite and case(said) != "accusative"


def _may_go_on(tokens: list[Token], v: int, reading: Reading | None) -> bool:
    """Whether a verb stands where a subject may be left out: behind و, ثم, أن, أنها, لـ."""
    if goes_on(tokens, v, reading) or (reading is not None and reading.pro[:1] in ("ف", "ل")):
        return True
    if pronoun_subject(tokens, v):
        return True
    i = v - 1
    while i >= 0 and auxiliary(tokens[i]):
        i -= 1
    return i >= 0 and tokens[i].pos == "p" and (tokens[i].word in THAT or "subordinator" in tokens[i].info.particle)


def _said(tokens: list[Token], v: int, mention: Mention | None) -> Phrase | None:
    """The subject that stands with a verb: what the frame found, else the agreeing phrase behind or before it."""
    if mention is not None and mention.rule is not None:
        return mention.where if isinstance(mention.where, Phrase) else None
    reading = tokens[v].info.verb
    after = subject_after(tokens, v)
    if after is not None and _fits(tokens, v, reading, after):
        return after
    before = subject_before(tokens, v)
    return before or after


def _fits(tokens: list[Token], v: int, reading: Reading | None, phrase: Phrase) -> bool:
    return _acts(phrase, v) and (reading is None or agrees(reading, tokens[v].word, gender(phrase)) is not False)


def controllers(tokens: list[Token], mention: Mention, verbs: list[Doing]) -> list[Controller]:
    """Who may do what a masdar, event noun or participle tells: whose plan it is, the subject of the nearest verb, of the
    main one; for a verb the subject that goes on."""
    if mention.pos == "v":
        own = next((d for d in verbs if d.verb == mention.token), None)
        if own is not None and own.subject is not None and not own.own:
            return [Controller("heir", own.subject)]
        return []
    return governors(tokens, mention.token, verbs)


def governors(tokens: list[Token], at: int, verbs: list[Doing]) -> list[Controller]:
    """The same for any noun at token ``at``."""
    out: list[Controller] = []
    prep = preposition_of(tokens, at) or "-"
    planner = _planner(tokens, at)
    if planner is not None:
        out.append(Controller(f"plan|{verb_class(tokens[planner.start - 1])}|{prep}", planner))
    low, way = at, "near"
    for doing in reversed(verbs):
        if doing.verb >= at or (way == "main" and doing.relative):
            continue
        between = tokens[doing.verb + 1 : low]
        if doing.relative and low == at and any(t.text == "،" for t in between):
            continue  # التحالف الذي تقوده الرياض، بقصف
        if at - doing.verb > _REACH or any(_parts(t) for t in between):
            break
        low = doing.verb
        out += [Controller(f"asked|{prep}", p) for p in doing.asked[:1] if p.end <= at]
        if doing.subject is not None and not doing.subject.start <= at < doing.subject.end:
            out.append(Controller(f"{way}|{doing.kind}|{prep}", doing.subject))
        if not doing.relative or way == "main":
            break
        way = "main"
    return out


def owner(tokens: list[Token], mention: Mention) -> Phrase | None:
    """Whom the pronoun of a masdar or event noun means, where it means the doer (زيارته, هجومها على): a party before it
    that agrees, the subject of the verb that governs it first."""
    reading, rule = mention.reading, mention.rule
    if reading is None or rule is None or not reading.enc or not _means_doer(tokens, mention, rule):
        return None
    held: list[Phrase] = [c.phrase for c in mention.control if c.phrase.agentive]
    word = tokens[mention.token].word
    for phrase in (*held, *reversed(_parties(tokens, mention.token))):
        if agrees(reading, word, gender(phrase)):
            return phrase
    return next((p for p in held if agrees(reading, word, gender(p)) is not False), None)


def _means_doer(tokens: list[Token], mention: Mention, rule: EventRule) -> bool:
    """Whether the pronoun of a word can mean who does it: not where it is the object (اعتقاله)."""
    if not any(slot == "actor" for slot, _ in rule.slots) and mention.pos == "m":
        return False
    if mention.pos == "n":
        return rule.genitive in ("actor", "either")
    if all(source != "obj" for _, source in rule.slots):
        return True
    if object_after(tokens, mention.token + 1) is not None:
        return True
    behind = tokens[mention.token + 1] if mention.token + 1 < len(tokens) else None
    return mention.type not in ("ASSAULT", "COERCE") and behind is not None and preposition_at(behind) in _TOWARD


def _parties(tokens: list[Token], end: int) -> list[Phrase]:
    """The parties named in a sentence before token ``end``, in order; a state is no "he"."""
    found: list[Phrase] = []
    j = 0
    while j < end:
        phrase = noun_phrase(tokens, j)
        if phrase is not None and phrase.end <= end and phrase.agentive and phrase.cls != "state":
            found.append(phrase)
        j = phrase.end if phrase is not None and phrase.agentive else j + 1
    return found


def preposition_at(token: Token) -> str:
    """The preposition that a token is or carries, "" where it has none."""
    if token.pos == "p" and "preposition" in token.info.particle:
        return str(token.word)
    return clitic_preposition(token)


def _parts(token: Token) -> bool:
    """Whether what stands behind a token is no longer governed by a verb before it."""
    return (token.pos == "p" and token.word in THAT) or (token.pos == "m" and token.text in _STOPS)


def _planner(tokens: list[Token], at: int) -> Phrase | None:
    """Whose plan, attempt or right governs a masdar: نية الجيش اقتحام, محاولة الجيش اقتحام, قيام الجيش باقتحام, حق الجيش في اقتحام."""
    end = at
    if end and tokens[end - 1].pos == "p" and "preposition" in tokens[end - 1].info.particle:
        end -= 1
    for start in range(end - 1, max(0, end - 6), -1):
        token = tokens[start]
        if token.pos != "n":
            return None
        phrase = noun_phrase(tokens, start)
        if phrase is None or phrase.end != end or not phrase.agentive or token.info.pro:
            continue
        host = tokens[start - 1]
        if host.pos == "n" and not host.info.definite and not host.info.enc and host.name is None:
            known = host.info.groups.keys() & {"light", "event", "noun"}
            return phrase if known and "role" not in host.info.groups else None
    return None
