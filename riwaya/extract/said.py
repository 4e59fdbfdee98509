"""A statement while it is being read, and the voices that the reader remembers between sentences."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract.chunks import Phrase
from riwaya.extract.fold import skip
from riwaya.extract.tokens import Sentence

WEAK_KINDS = frozenset({"think", "describe"})
"""Kinds that do not make their subject the speaker whom a later وأضاف carries on."""


class Said:
    """One statement; offsets count in the text of the article."""

    __slots__ = ("content", "cue", "cue_entry", "kind", "mode", "parent", "sentence", "source", "token", "voice")

    def __init__(
        self, sentence: Sentence, token: int, source: tuple[int, int], cue: tuple[int, int], mode: str,
        content: tuple[int, int] | None, kind: str, entry: str, voice: Phrase | None = None,
    ) -> None:  # fmt: skip
        self.sentence, self.token, self.source, self.cue, self.mode = sentence, token, source, cue, mode
        self.content, self.kind, self.cue_entry, self.voice = content, kind, entry, voice
        self.parent: int | None = None


class Voice(NamedTuple):
    """A speaker: the offsets of the naming and the phrase it was read from."""

    span: tuple[int, int]
    phrase: Phrase


def phrase_span(phrase: Phrase) -> tuple[int, int]:
    """The offsets of a phrase without the clitics of its first word."""
    first, last = phrase.tokens[phrase.start], phrase.tokens[phrase.end - 1]
    return first.start + skip(first.text, phrase.skip), last.end


def nest(found: list[Said]) -> None:
    """Give each statement the narrowest one whose content holds it as parent; a carrier is the parent of its voice.

    ``found`` is in order of the cues, wider contents first: the statements that may hold the next one are a stack.
    """
    open_: list[int] = []
    for index, said in enumerate(found):
        start = said.cue[0]
        open_ = [k for k in open_ if start < _end(found[k])]
        for k in reversed(open_):
            outer = found[k]
            assert outer.content is not None
            carried = outer.kind == "carry" and outer.token == said.token and outer.sentence is said.sentence
            inside = outer.content[0] <= start and outer.cue != said.cue
            if (inside or carried) and outer.source != said.source:
                said.parent = k
                break
        open_.append(index)


def _end(said: Said) -> int:
    return said.content[1] if said.content is not None else 0
