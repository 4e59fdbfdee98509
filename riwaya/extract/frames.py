"""Slots of an event: who did it, to whom, through subject, object, إضافة, adjective and preposition.

Active and passive verbs, masdars and event nouns share one frame; a support verb (شنّ غارة, تعرض لقصف) lends its arguments to
the noun it governs. A phrase may be actor only when arms or words can come from it; a place in a recipient's slot is
where it happened. What it cannot do: subjects more than a clause away.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.extract.addressee import is_object, object_beyond
from riwaya.extract.agreement import agrees, case, gender
from riwaya.extract.antecedents import pronoun_subject, subject_before
from riwaya.extract.chunks import PERSONS, VICTIMS, Phrase
from riwaya.extract.clauses import (
    THAT,
    Prepositional,
    auxiliary,
    clause_end,
    object_after,
    prepositional,
    subject_after,
)
from riwaya.extract.coordination import coordinated, joint_subject
from riwaya.extract.mentions import Mention, bare_forms
from riwaya.extract.nounframes import fill_noun
from riwaya.extract.slots import VERBAL, against, give, tagged
from riwaya.extract.subjects import Doing, controllers, doings, owner
from riwaya.extract.support import event_head, lend, link_objects
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.vocabulary import EventRule

_COMMAS = frozenset('،,»”"؛')


def fill(sentence: Sentence, mentions: list[Mention]) -> None:
    """Fill the slots of all mentions of a sentence and link those that tell of one happening."""
    tokens = sentence.tokens
    at = {m.token: m for m in mentions}
    for mention in mentions:
        if mention.pos in ("v", "r"):
            _fill_verb(tokens, mention, at)
        else:
            fill_noun(tokens, mention)
    lend(sentence, at)
    link_objects(tokens, mentions)
    verbs = doings(tokens, at)
    for mention in mentions:
        mention.control = controllers(tokens, mention, verbs)
        _inherit(tokens, mention, verbs)


# --- verbs ------------------------------------------------------------------------------------------------------


def _fill_verb(tokens: list[Token], mention: Mention, at: dict[int, Mention]) -> None:
    v, rule = mention.token, mention.rule
    assert rule is not None and mention.reading is not None
    after = subject_after(tokens, v) if mention.pos == "v" else None
    before = subject_before(tokens, v)
    plural = mention.pos == "v" and any(mark in mention.form for mark in ("3mp", "3md", "3fd", "mp", "md", "1"))
    several = joint_subject(tokens, v) if plural else []
    subject, obj = _subject_object(tokens, mention, after, several[0] if several else before, plural, at)
    if several and subject is None:
        subject = several[0]  # one alone does not agree with the verb: أن الوزير، ونظيره، وقعا اتفاقا
    end = clause_end(tokens, v, commas=1)
    phrases = prepositional(tokens, v + 1, end)
    passive = _passive(tokens, mention, subject, obj, rule, phrases)
    if subject is not None:
        mention.where = subject
    link = event_head(subject, at)
    if link is not None:
        mention.linked = link
        subject = None
    if passive:
        give(mention, "recipient", subject)
        _by_phrases(mention, phrases)
    else:
        for slot, source in rule.slots:
            if source == "subj":
                give(mention, slot, subject, surely=obj is not None)
                if several and subject is several[0]:
                    _give_rest(mention, slot, several[1:])
            elif source == "obj":
                give(mention, slot, obj)
        if mention.reading.enc and obj is None and before is not None and link is None:
            head = event_head(before, at)
            if head is not None:
                mention.linked = head
    _prepositions(tokens, mention, rule, phrases)


def _give_rest(mention: Mention, slot: str, parties: list[Phrase]) -> None:
    """The further parties of a verb in the dual or plural, where the first one did not bring them."""
    for party in parties:
        if slot in ("actor", "recipient") and all(
            party.start != p.start for p in (mention.actors if slot == "actor" else mention.recipients)
        ):
            give(mention, slot, party)


def _subject_object(
    tokens: list[Token],
    mention: Mention,
    after: Phrase | None,
    before: Phrase | None,
    plural: bool,
    at: dict[int, Mention],
) -> tuple[Phrase | None, Phrase | None]:
    v = mention.token
    transitive = mention.rule is not None and any(source == "obj" for _, source in mention.rule.slots)
    if mention.pos == "r":  # participle: its subject is the clause's, its object follows
        return None, object_after(tokens, v + 1)
    relative = v > 0 and tokens[v - 1].pos == "p" and "relative" in tokens[v - 1].info.particle
    if after is not None and (case(after) == "accusative" or _asked_for(mention, after)):
        return (before if _fits(tokens, mention, before) else None), after  # اعتقل عددا, قتلت مسلحين, أطلق النار
    if transitive and pronoun_subject(tokens, v) and (after is None or case(after) != "nominative"):
        return None, after  # لكنه دعا الحكومة
    if mention.reading is not None and mention.reading.enc and after is not None:
        return after, None
    if plural or (
        relative and not (after is not None and after.agentive and object_after(tokens, after.end) is not None)
    ):
        return before, after
    if before is not None and before.end == v and not before.definite:
        return before, after  # an indefinite noun and its relative clause: غارة استهدفت
    if (
        transitive
        and mention.reading is not None
        and after is not None
        and agrees(mention.reading, tokens[v].word, gender(after)) is False
    ):
        return (before if _fits(tokens, mention, before) else None), after  # تدعو المجتمع: he is asked, she asks
    if after is not None and (before is None or not _stands_before(tokens, before, v)):
        end = coordinated(after)[-1].end
        obj = object_after(tokens, end)
        if obj is None and transitive:
            obj = object_beyond(tokens, end)
        asked = obj is not None and (obj.agentive or mention.type != "REQUEST")  # ناشدت المنظمات فتح ممر
        if not asked and transitive and is_object(tokens, v, mention.reading, after):
            return None, after  # the subject goes on: قصفت … ودمرت موقعا
        return after, obj
    if before is not None:
        if after is not None and after.agentive and not before.agentive and after.cls != "name":
            return after, object_after(tokens, after.end)
        return before, after
    return after, None


def _asked_for(mention: Mention, after: Phrase) -> bool:
    """Whether the phrase behind a verb of somebody's doing is the thing that its row asks for: أطلق النار."""
    rule = mention.rule
    if rule is None or after.agentive or ("actor", "subj") not in rule.slots:
        return False
    return not rule.needs.keys().isdisjoint(bare_forms(after.tokens[after.head].word))


def _fits(tokens: list[Token], mention: Mention, before: Phrase | None) -> bool:
    """Whether the phrase before the verb may be its subject."""
    reading = mention.reading
    return before is not None and (
        reading is None or agrees(reading, tokens[mention.token].word, gender(before)) is not False
    )


def _stands_before(tokens: list[Token], before: Phrase, v: int) -> bool:
    """Whether the phrase before is the verb's own subject: only auxiliaries, phrases and commas lie between."""
    return all(t.pos != "v" or auxiliary(t) for t in tokens[before.end : v]) and v - before.end <= 14


def _passive(
    tokens: list[Token],
    mention: Mention,
    subject: Phrase | None,
    obj: Phrase | None,
    rule: EventRule,
    phrases: list[Prepositional],
) -> bool:
    if mention.pos != "v":
        return False
    if mention.reading is not None and mention.reading.passive:
        return True
    if "\u064f" in tokens[mention.token].text[:3]:
        return True
    if ("recipient", "obj") not in rule.slots and ("place", "obj") not in rule.slots:
        return False
    if mention.reading is not None and mention.reading.enc:
        return False
    if obj is not None:
        return False
    if any(tagged(p.prep, "agent") and _in_clause(tokens, mention.token, p.at) for p in phrases):
        return True
    if subject is None or (mention.type in VERBAL and subject.agentive):
        return False  # those who suffer may well demand and accuse
    return not subject.agentive or subject.cls in VICTIMS or (subject.cls in PERSONS and subject.number is not None)


def _in_clause(tokens: list[Token], v: int, at: int) -> bool:
    """Whether no other finite verb stands between a verb and a phrase behind it."""
    return all(t.pos != "v" or auxiliary(t) for t in tokens[v + 1 : at])


def _by_phrases(mention: Mention, phrases: list[Prepositional]) -> None:
    for found in phrases:
        if tagged(found.prep, "agent"):
            give(mention, "actor", found.phrase)


def _prepositions(tokens: list[Token], mention: Mention, rule: EventRule, phrases: list[Prepositional]) -> None:
    wanted: dict[str, str] = {}
    for slot, source in rule.slots:
        if source not in ("subj", "obj"):
            wanted.setdefault(source, slot)
    for found in phrases:
        slot = wanted.get(found.prep, "")
        if slot in ("actor", "recipient"):
            if slot == "recipient" and (mention.recipients and not tagged(found.prep, "target")):
                continue
            give(mention, slot, found.phrase)
        elif against(mention, found.prep) and not mention.recipients and _in_clause(tokens, mention.token, found.at):
            give(mention, "recipient", found.phrase)
        elif tagged(found.prep, "agent") and not mention.actors and _in_clause(tokens, mention.token, found.at):
            give(mention, "actor", found.phrase)


# --- inheritance ----------------------------------------------------------------------------------------------------


def _inherit(tokens: list[Token], mention: Mention, verbs: list[Doing]) -> None:
    """A verb without subject goes on with the subject of the verb before it (قصفت … وأصابت)."""
    if mention.linked is not None:
        target = mention.linked
        if not target.actors:
            target.actors = list(mention.actors)
        if not target.recipients:
            target.recipients = list(mention.recipients)
        if not mention.actors:
            mention.actors = list(target.actors)
        if not mention.recipients:
            mention.recipients = list(target.recipients)
        return
    if mention.where == "pronoun" and not mention.actors:
        give(mention, "actor", owner(tokens, mention))
    if mention.actors or mention.rule is None or not any(s == ("actor", "subj") for s in mention.rule.slots):
        return
    if mention.pos == "v":
        for _, phrase in mention.control[:1]:
            give(mention, "actor", phrase)
    if mention.pos == "r":
        for doing in _main_doings(tokens, mention.token, verbs):
            if doing.subject is not None and doing.subject.agentive:
                give(mention, "actor", doing.subject)
            return


def _main_doings(tokens: list[Token], at: int, verbs: list[Doing]) -> Iterator[Doing]:
    """The verbs whose subject a participle may be said of, the likeliest first: the nearest one, but behind a comma none
    of a clause that أن or a relative word opens (قال إن القوات انسحبت، مطالبا)."""
    apart = at > 0 and tokens[at - 1].text in _COMMAS
    for doing in reversed(verbs):
        if doing.verb >= at:
            continue
        if apart and (doing.relative or any(t.pos == "p" and t.word in THAT for t in tokens[: doing.verb])):
            continue
        yield doing
