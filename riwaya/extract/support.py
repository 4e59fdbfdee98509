"""Support verbs: شنّ غارة، تعرض لقصف، نصب كمينا. Their arguments belong to the event noun that they govern.

What it cannot do: a noun governed across another verb.
"""

from __future__ import annotations

import itertools

from riwaya.extract.antecedents import phrase_ending, subject_before
from riwaya.extract.chunks import VICTIMS, Phrase, noun_phrase
from riwaya.extract.clauses import clause_end, over_measure, prepositional, subject_after
from riwaya.extract.mentions import Mention
from riwaya.extract.slots import give
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.vocabulary import LightRule


def lend(sentence: Sentence, at: dict[int, Mention]) -> None:
    """Lend the arguments of support verbs to the event nouns they govern."""
    tokens = sentence.tokens
    for i in sentence.at.get("light", ()):
        token = tokens[i]
        if token.pos not in ("v", "n") or i in at:
            continue
        reading = next((r for r in token.info.groups["light"] if (r.lexeme.pos == "v") == (token.pos == "v")), None)
        if (
            reading is None
            or reading.lexeme.rest
            or (reading.lexeme.pos == "r" and not token.word.endswith(("ا", "ه")))
        ):
            continue
        rule: LightRule = reading.lexeme.value
        noun = _governed(tokens, i, reading, rule, at)
        if noun is None:
            continue
        noun.light = noun.light or (i, rule)
        after = subject_after(tokens, i) if token.pos == "v" else None
        before = subject_before(tokens, i) if token.pos == "v" else None
        if reading.lexeme.pos == "m" and not reading.definite and not reading.enc:
            after = noun_phrase(tokens, i + 1)  # شن الطيران غارة
            if after is not None and not (after.agentive and after.cls not in VICTIMS):
                after = None
        noun_span = (noun.token, noun.token + 1)
        subject = next((p for p in (after, before) if p is not None and not p.start <= noun_span[0] < p.end), None)
        if after is not None and before is not None and after.start <= noun.token < after.end:
            subject = before
        if reading.enc and after is not None:
            subject = after
        end = clause_end(tokens, i, commas=1)
        phrases = prepositional(tokens, i + 1, end)
        for slot, source in rule.slots:
            if source == "subj" and subject is not None and event_head(subject, at) is None:
                if slot == "actor" and mention_lacks(noun.actors, subject):
                    if noun.actors and subject.agentive and noun.actors[0].cls == "state":
                        pass
                    elif not noun.actors or noun.pos == "m":
                        give(noun, "actor", subject, surely=subject is after and bool(reading.enc))
                elif slot == "recipient" and not noun.recipients:
                    give(noun, "recipient", subject)
            elif slot == "recipient" and not noun.recipients:
                for found in phrases:
                    if found.prep == source and not found.phrase.start <= noun.token < found.phrase.end:
                        give(noun, "recipient", found.phrase)
                        break


def mention_lacks(actors: list[Phrase], subject: Phrase) -> bool:
    return all(a.start >= subject.end or subject.start >= a.end for a in actors)


def _governed(tokens: list[Token], i: int, reading: object, rule: LightRule, at: dict[int, Mention]) -> Mention | None:
    """The event noun that a support verb governs."""
    enc = getattr(reading, "enc", "")
    if enc:
        before = subject_before(tokens, i) or phrase_ending(tokens, i)
        head = event_head(before, at)
        if head is not None:
            return head
    end = min(clause_end(tokens, i, commas=1), i + 14)
    if "subj" in rule.links:
        for phrase in (subject_after(tokens, i), subject_before(tokens, i)):
            head = event_head(phrase, at)
            if head is not None:
                return head
    for j in range(i + 1, end):
        if tokens[j].pos == "v":
            break
        mention = at.get(j)
        if mention is None or mention.pos not in ("m", "n"):
            continue
        prep = preposition_of(tokens, j)
        if prep == "من" and _measured(tokens, j):
            prep = ""  # شنت سلسلة من الغارات
        if prep in rule.links or ("obj" in rule.links and not prep):
            return mention
    if "obj" in rule.links and i and tokens[i - 1].pos == "p" and "relative" in tokens[i - 1].info.particle:
        return event_head(subject_before(tokens, i), at)
    return None


def _measured(tokens: list[Token], j: int) -> bool:
    """Whether the من before a noun belongs to a word of quantity that no preposition governs."""
    for k in range(j - 2, max(-1, j - 4), -1):
        if tokens[k].pos == "p" and over_measure(tokens, k) == j:
            before = tokens[k - 1] if k else None
            return before is None or before.pos != "p" or "preposition" not in before.info.particle
    return False


def preposition_of(tokens: list[Token], j: int) -> str:
    """The preposition that governs a noun, looking back over numbers and quantifiers."""
    pro = tokens[j].info.pro
    if pro[-1:] in ("ب", "ل", "ك"):
        return str(pro[-1])
    k = j - 1
    while k >= 0 and (
        tokens[k].pos == "d"
        or (tokens[k].pos == "n" and tokens[k].info.known and not tokens[k].info.definite and k >= j - 2)
    ):
        if tokens[k].info is not None and tokens[k].info.pro[-1:] in ("ب", "ل"):
            return str(tokens[k].info.pro[-1])
        k -= 1
    if k >= 0 and tokens[k].pos == "p":
        if "preposition" in tokens[k].info.particle and not tokens[k].info.enc:
            return str(tokens[k].word)
        if tokens[k].word in ("ل", "ب"):
            return str(tokens[k].word)
    return ""


def event_head(phrase: Phrase | None, at: dict[int, Mention]) -> Mention | None:
    """The event mention that a phrase names, if its head (or the noun after a number or light head) is one."""
    if phrase is None:
        return None
    for j in range(phrase.start, min(phrase.end, phrase.head + 2)):
        mention = at.get(j)
        if mention is not None and mention.pos in ("m", "n"):
            return mention
    return None


def link_objects(tokens: list[Token], mentions: list[Mention]) -> None:
    """An event verb and the event noun it governs are one happening: نصبوا كمينا, استهدفت بقصف, ارتكبت مجزرة."""
    for verb, noun in itertools.pairwise(mentions):
        if (
            verb.pos not in ("v", "r")
            or noun.pos not in ("m", "n")
            or verb.type != noun.type
            or verb.linked is not None
            or noun.linked is verb
        ):
            continue
        between = tokens[verb.token + 1 : noun.token]
        if len(between) > 10 or any(t.pos == "v" or (t.pos == "m" and t.text not in "()") for t in between):
            continue
        prep = preposition_of(tokens, noun.token)
        if prep in ("", "ب", "في") and not (
            prep == "" and noun.definite and between and between[-1].pos == "n" and not between[-1].info.definite
        ):
            verb.linked = noun
