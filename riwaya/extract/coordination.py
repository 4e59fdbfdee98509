"""Noun phrases joined by و or a comma: الجيش السوري وحزب الله. What it cannot do: tell وحدات from و + حدات where no lexicon knows."""

from __future__ import annotations

from riwaya.extract.antecedents import first_phrase
from riwaya.extract.chunks import PERSONS, VICTIMS, Phrase, is_nominal, noun_phrase
from riwaya.extract.clauses import THAT, auxiliary, clitic_preposition, opens_clause, over_phrase
from riwaya.extract.tokens import Token

_SEVERAL = ("3md", "3fd", "3mp", "3fp")
_CLOSING = frozenset({"subordinator", "relative"})
_LONGEST = 30  # words of a subject of several parties, at most


def coordinated(first: Phrase) -> list[Phrase]:
    """A phrase with those joined to it by و: الجيش السوري وحزب الله."""
    phrases = [first]
    tokens = first.tokens
    at = first.end
    while at < len(tokens) and len(phrases) < 6:
        token = tokens[at]
        following = None
        if token.pos == "n" and token.word.startswith("و") and not _starts_clause(tokens, at):
            if _and(token):
                following = noun_phrase(tokens, at)
                if following is not None and following.skip == 0:
                    following = following.behind_and()
        elif (
            token.text == "،"
            and phrases[-1].cls == first.cls
            and at + 1 < len(tokens)
            and first.cls in ("place", "state", "force", "name")
        ):
            following = noun_phrase(tokens, at + 1)
            if following is not None and (following.cls != first.cls or len(phrases) > 4):
                following = None
        if following is None or not _alike(first, following):
            break
        phrases.append(following)
        at = following.end
    return phrases


def _alike(a: Phrase, b: Phrase) -> bool:
    return a.cls == b.cls or (a.agentive and b.agentive) or (a.cls in VICTIMS and b.cls in PERSONS)


def _starts_clause(tokens: list[Token], at: int) -> bool:
    """Whether و opens a new clause here: the noun is followed by a finite verb of its own."""
    phrase = noun_phrase(tokens, at)
    return (
        phrase is not None and phrase.end < len(tokens) and tokens[phrase.end].pos == "v" and tokens[at].info.definite
    )


def joint_subject(tokens: list[Token], v: int) -> list[Phrase]:
    """The parties, two at least, that the verb at v has before it, commas and appositions between them or not: أن وزير الدفاع
    الهندي، ونظيره، سيرغي شويغو، وقعا. Empty for a verb in the singular."""
    reading = tokens[v].info.verb
    if reading is None or reading.pro[:1] in ("و", "ف") or reading.form.split()[-1] not in _SEVERAL:
        return []
    start = _subject_start(tokens, v)
    first = first_phrase(tokens, start, v - 1)
    if first is None or not first.agentive:
        return []
    found = [first]
    at = first.end
    while at < v:
        token = tokens[at]
        if token.time is not None:
            at = max(token.time.end, at + 1)
        elif token.pos == "p" and "preposition" in token.info.particle and not token.info.enc:
            at = over_phrase(tokens, at + 1)
        elif not is_nominal(token):
            at += 1
        elif clitic_preposition(token):
            at = over_phrase(tokens, at)
        else:
            phrase = noun_phrase(tokens, at)
            if phrase is None:
                return []
            joined = tokens[at - 1].word == "و" or (token.word.startswith("و") and _and(token))
            if joined and phrase.agentive:
                found.append(phrase if phrase.skip or tokens[at - 1].word == "و" else phrase.behind_and())
            at = max(phrase.end, at + 1)
    return found if len(found) > 1 and at == v else []


def _subject_start(tokens: list[Token], v: int) -> int:
    """Where the clause of the verb at v begins, commas being stepped over."""
    for i in range(v - 1, max(-1, v - 1 - _LONGEST), -1):
        token = tokens[i]
        if (token.pos == "v" and not auxiliary(token)) or (token.pos == "m" and token.text not in "،()-"):
            return i + 1
        if token.pos == "p" and (token.word in THAT or token.info.particle & _CLOSING or opens_clause(token)):
            return i + 1
    return max(0, v - _LONGEST)


def _and(token: Token) -> bool:
    """Whether the و of a word joins it to what stands before."""
    mark = token.name or token.place
    if mark is not None:
        return bool(mark.skip == 1)
    return token.info.pro == "و" or (not token.info.known and len(token.word) > 3)
