"""The records that the grammar of dates works with: what was found, what is said so far, one step, one draft.

A ``Draft`` is an expression being read: where it stands and the ``Parts`` that its words have given. A rule that
accepts words writes into the parts and answers with a ``Step``. The ``Viewpoint`` is what all expressions of an
article share. What the parts cannot do: hold two days that are not one range (بين الاثنين والخميس are two
expressions).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from riwaya.extract.tokens import Token


class Found(NamedTuple):
    """A calendar expression at tokens[start:end] (the first token may carry a clitic of ``skip`` letters)."""

    start: int
    end: int
    skip: int
    value: str | None
    entry: str
    relative: bool


class Step(NamedTuple):
    """Words that belong to an expression: ``strong`` ones make a date by themselves, others need more behind them."""

    length: int  # tokens
    strong: bool
    entry: str = ""
    skip: int = 0  # letters of a clitic on the first token


@dataclass(slots=True)
class Viewpoint:
    """Where the expressions of an article are seen from."""

    published: date | None
    anchor: date | None = None  # the day last named: "the same day", "the day after"
    undated: bool = False  # a relative word stood in an article without a date


@dataclass(slots=True)
class Parts:
    """What an expression has said so far."""

    day: int | None = None
    first_day: int | None = None  # of a range that ends with ``day``
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    relative: int | None = None  # days from publication
    adjective: int | None = None  # -1 last, 0 this, +1 next
    period: str | None = None  # a finished value, "" for one that nobody can tell, or season:MM-MM
    calendar: str = ""  # "hijri" or "iranian"; empty: Gregorian
    part: str = ""  # of the period: start, mid, end …


@dataclass(slots=True)
class Draft:
    """An expression being read: the words before ``at`` are taken."""

    tokens: list[Token]
    at: int
    view: Viewpoint
    parts: Parts
    first: bool = True  # nothing is taken yet
    strong: bool = False  # a word that makes a date by itself was taken

    def token(self, ahead: int = 0) -> Token | None:
        """The token some places ahead, None behind the end."""
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    @property
    def word(self) -> str:
        return self.tokens[self.at].word

    @property
    def before(self) -> str:
        """The word before, empty at the start of the sentence."""
        return self.tokens[self.at - 1].word if self.at else ""
