"""The chains of voices that tell of an event, outermost first; none where the outlet tells it itself.

A sentence of the body outside every statement that tells the event makes it the outlet's own; titles and headings
between paragraphs do not, for they repeat what the paragraphs attribute. A verbal act (دان، طالب) has its speaker as
actor and no source. What it cannot do: know that two namings with no word in common are one voice.
"""

from __future__ import annotations

from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Happening, same_party
from riwaya.extract.said import Said
from riwaya.extract.vocabulary import vocabulary

VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
_DEPTH = 6
_ADJUNCT = 5  # words to the preposition that a noun stands under
_HEADING_WORDS = 14
_UNSAID = frozenset({"describe"})


def chains(happening: Happening, statements: list[Said]) -> list[list[tuple[int, int]]]:
    """The chains of one happening as offsets, each outermost to innermost; one chain for each voice."""
    if happening.type in VERBAL:
        return []
    body = [m for m in happening.mentions if not m.title]
    mentions = [m for m in body if not _heading(m)] or body or happening.mentions
    voices = [(m, _said(m, statements)) for m in mentions]
    if any(said is None and _tells(m) for m, said in voices):
        return []
    out: list[Said] = []
    for _, said in [
        v for v in voices if _tells(v[0])
    ] or voices:  # a definite noun looks back: who says it tells nothing
        if said is not None and not any(_same_voice(said, other) for other in out):
            out.append(said)
    return [_chain(said, statements) for said in out]


def _heading(mention: Mention) -> bool:
    """Whether a mention stands in a heading between paragraphs, which repeats what the paragraphs tell."""
    tokens = mention.sentence.tokens
    return tokens[-1].pos != "m" and len(tokens) <= _HEADING_WORDS


def _tells(mention: Mention) -> bool:
    """Whether a mention tells of the event by itself.

    A definite noun with nothing of its own (الهجوم) looks back, so does one that only dates another happening (بعد توقيعهما
    الاتفاق أمس), and a death beside its cause is told with the cause.
    """
    own = mention.places or mention.recipients or mention.counts or mention.date
    looks_back = mention.definite and (not own or (_dates(mention) and not mention.counts))
    return not looks_back and not (mention.toll_only and mention.linked is not None)


def _dates(mention: Mention) -> bool:
    """Whether a noun stands behind a preposition of time, alone or under a masdar: بعد توقيعهما على الاتفاق."""
    tokens, notes = mention.sentence.tokens, vocabulary().notes
    for k in range(mention.token - 1, max(-1, mention.token - _ADJUNCT), -1):
        token = tokens[k]
        if token.pos in ("v", "m"):
            return False
        if token.pos == "p" and "preposition" in token.info.particle:
            tags = notes.get(token.word, frozenset())
            if "time" in tags and "place" not in tags:
                return True
    return False


def _said(mention: Mention, statements: list[Said]) -> Said | None:
    index = mention.statement
    while index is not None and (statements[index].kind in _UNSAID or _passed_on(statements[index])):
        index = statements[index].parent
    return statements[index] if index is not None else None


def _passed_on(said: Said) -> bool:
    """Whether what is named is no voice but what another voice has: the agency's first information."""
    return said.parent is not None and said.voice is not None and said.voice.cls == "data"


def _chain(said: Said, statements: list[Said]) -> list[tuple[int, int]]:
    chain: list[tuple[int, int]] = []
    current: Said | None = said
    while current is not None and len(chain) < _DEPTH:
        if current.kind not in _UNSAID and (not chain or chain[0] != current.source):
            chain.insert(0, current.source)
        current = statements[current.parent] if current.parent is not None else None
    return chain


def _same_voice(a: Said, b: Said) -> bool:
    return a.source == b.source or (a.voice is not None and b.voice is not None and same_party(a.voice, b.voice))
