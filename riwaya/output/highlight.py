"""Spans that overlap and nest -> runs of text that do not: what a page needs to mark them.

The text is cut at every boundary of a mark and at line ends; each run knows all marks that cover it. Cost grows with
the number of marks and how many of them lie over one another, not with text times marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

TIPS_SHOWN = 8


class Mark(NamedTuple):
    """A stretch of text with its ``kind`` (a field of the record), what to say about it, and what it belongs to.

    ``group`` is the id of its event or statement; ``number`` is shown after it (triggers only).
    """

    start: int
    end: int
    kind: str
    tip: str = ""
    group: str = ""
    number: str = ""


class Run(NamedTuple):
    """Text under one and the same set of marks; ``opens`` where a mark begins with it, so that links can lead to it."""

    start: int
    text: str
    kinds: tuple[str, ...]
    groups: tuple[str, ...]
    tips: tuple[str, ...]
    numbers: tuple[str, ...]
    opens: bool


def runs(text: str, marks: Iterable[Mark], shades: Iterable[tuple[int, int]] = ()) -> Iterator[list[Run]]:
    """The lines of a text as lists of runs (an empty line is an empty list).

    ``shades`` are stretches that only get the kind ``said``; any number may lie over one another. Marks and shades
    that do not fit the text are passed over.
    """
    marks = sorted({m for m in marks if 0 <= m.start < m.end <= len(text)}, key=lambda m: (m.start, -m.end, m.kind))
    ends: dict[int, list[Mark]] = {}
    depth: dict[int, int] = {}
    for mark in marks:
        ends.setdefault(mark.end, []).append(mark)
    for start, end in shades:
        if 0 <= start < end <= len(text):
            depth[start] = depth.get(start, 0) + 1
            depth[end] = depth.get(end, 0) - 1
    breaks = [i for i, char in enumerate(text) if char == "\n"]
    cuts = sorted({0, len(text), *(m.start for m in marks), *ends, *depth, *breaks, *(b + 1 for b in breaks)})
    line: list[Run] = []
    active: dict[Mark, None] = {}
    said, upcoming = 0, 0
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for mark in ends.get(start, ()):
            active.pop(mark, None)
        opens = False
        while upcoming < len(marks) and marks[upcoming].start == start:
            active[marks[upcoming]] = None
            upcoming += 1
            opens = True
        said += depth.get(start, 0)
        if text[start:end] == "\n":
            yield line
            line = []
        elif end > start:
            line.append(_run(start, text[start:end], active, said > 0, opens))
    yield line


def _run(start: int, text: str, active: Iterable[Mark], said: bool, opens: bool) -> Run:
    marks = list(active)
    end = start + len(text)
    kinds = dict.fromkeys([*(["said"] if said else []), *(m.kind for m in marks)])
    groups = dict.fromkeys(m.group for m in marks if m.group)
    tips = dict.fromkeys(m.tip for m in marks if m.tip)
    numbers = dict.fromkeys(m.number for m in marks if m.number and m.end == end)
    return Run(start, text, tuple(kinds), tuple(groups), tuple(tips)[:TIPS_SHOWN], tuple(numbers), opens)
