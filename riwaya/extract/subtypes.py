"""What kind of violence: words beside an ASSAULT word (جوي, مدفعي, عبوة ناسفة, انتحاري) and the side of those who take ground.

The row of the word gives a default; a word of ``events/modifiers`` near it decides by its strength. Ground taken by a party
that fights against the state (``events/sides``, or a name listed as rebel) is a gain of its own kind.
"""

from __future__ import annotations

from riwaya.extract.chunks import Phrase
from riwaya.extract.clauses import clause_end
from riwaya.extract.mentions import Mention
from riwaya.extract.tokens import Sentence

_SETTLED = frozenset(
    {"disrupted-weapons", "chemical", "sexual-violence", "territory-gain-government", "territory-gain-nonstate"}
)
_FORCES = frozenset(
    {"REB", "PRM", "MIL", "GOV", "COP"}
)  # role codes of listed names: rebels, and those on the state's side


def refine(sentence: Sentence, mentions: list[Mention]) -> None:
    """Give the ASSAULT mentions of a sentence the subtype that the words beside them tell."""
    tokens = sentence.tokens
    for mention in mentions:
        if mention.type != "ASSAULT" or (mention.toll_only and mention.linked is not None):
            continue
        if mention.subtype == "territory-gain-government" and any(_nonstate(p) for p in mention.actors):
            mention.subtype = "territory-gain-nonstate"
        if mention.subtype in _SETTLED:
            continue  # a drone shot down is no air strike
        end = min(clause_end(tokens, mention.token, commas=0), mention.token + 12)
        start = max(0, mention.token - 4)
        best: tuple[int, int, str] | None = None
        for i in sentence.at.get("modifier", ()):
            if not start <= i < end:
                continue
            for reading in tokens[i].info.groups["modifier"]:
                subtype, strength = reading.lexeme.value
                rest = reading.lexeme.rest
                if rest and [t.word.removeprefix("ال") for t in tokens[i + 1 : i + 1 + len(rest)]] != [
                    w.removeprefix("ال") for w in rest
                ]:
                    continue
                key = (strength, -abs(i - mention.token), subtype)
                if best is None or key > best:
                    best = key
        if best is not None and (
            best[0] >= 3
            or mention.subtype is None
            or mention.subtype == "other"
            or (best[0] == 2 and mention.subtype in ("attack",))
        ):
            mention.subtype = best[2]


def _nonstate(party: Phrase) -> bool:
    """Whether a party that takes ground is none of the state's, by its listed name or its first telling word."""
    force = party.name.name.force[3:] if party.name is not None else ""
    if force in _FORCES:
        return force == "REB"
    for token in party.tokens[party.start : party.end]:
        for reading in token.info.groups.get("side", ()):
            return bool(reading.lexeme.value == "nonstate")
    return False
