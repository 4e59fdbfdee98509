"""Noun phrases joined by و or a comma: الجيش السوري وحزب الله. What it cannot do: tell وحدات from و + حدات where no lexicon knows."""

from __future__ import annotations

from riwaya.extract.chunks import PERSONS, VICTIMS, Phrase, noun_phrase
from riwaya.extract.tokens import Token


def coordinated(first: Phrase) -> list[Phrase]:
    """A phrase with those joined to it by و: الجيش السوري وحزب الله."""
    phrases = [first]
    tokens = first.tokens
    at = first.end
    while at < len(tokens) and len(phrases) < 6:
        token = tokens[at]
        following = None
        if token.pos == "n" and token.word.startswith("و") and not _starts_clause(tokens, at):
            pro = (
                "و"
                if (token.name is not None and token.name.skip == 1)
                or (token.place is not None and token.place.skip == 1)
                else token.info.pro
            )
            if pro == "و" or (
                not token.info.known and token.name is None and token.place is None and len(token.word) > 3
            ):
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
