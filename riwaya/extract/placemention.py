"""A place as one stretch of text names it, with what the gazetteer holds under that name."""

from __future__ import annotations

import math

from riwaya.extract.gazetteer import Candidate
from riwaya.extract.tokens import Sentence


class PlaceMention:
    """A place named at tokens[start:end] of ``sentence``; ``skip`` letters of the first token are clitics."""

    __slots__ = (
        "candidates",
        "chosen",
        "country",
        "doubted",
        "end",
        "entry",
        "kind",
        "kind_word",
        "near",
        "row",
        "sentence",
        "skip",
        "start",
        "words",
    )

    def __init__(
        self,
        sentence: Sentence,
        start: int,
        end: int,
        skip: int,
        candidates: tuple[Candidate, ...],
        kind_word: str,
        entry: str,
    ) -> None:
        self.sentence, self.start, self.end, self.skip = sentence, start, end, skip
        self.candidates, self.kind_word, self.entry = candidates, kind_word, entry
        self.words = " ".join([t.word for t in sentence.tokens[start:end]])
        self.chosen: Candidate | None = candidates[0] if candidates else None
        self.kind = candidates[0].kind if candidates else kind_word
        self.country: str | None = None
        self.near: Candidate | None = None  # the town by which it lies, where it has no coordinates of its own
        self.row = False  # whether it stands in a row of names behind one kind word: قرى كذا وكذا
        self.doubted = False  # its name is that of places in countries of which the article does not speak

    @property
    def cc(self) -> str | None:
        return (self.chosen.cc or None) if self.chosen else self.country

    @property
    def lat(self) -> float | None:
        return self._located.lat if self._located else None

    @property
    def lon(self) -> float | None:
        return self._located.lon if self._located else None

    @property
    def _located(self) -> Candidate | None:
        return self.chosen if self.chosen is not None and self.chosen.lat is not None else self.near

    def __repr__(self) -> str:
        return f"<{self.words} {self.kind} {self.cc}>"


def distance(a: PlaceMention | Candidate, b: PlaceMention | Candidate) -> float | None:
    """Kilometres between two places, None where the coordinates of one are unknown."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return None
    x = math.radians(b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371 * math.hypot(x, math.radians(b.lat - a.lat))
