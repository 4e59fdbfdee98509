"""Lexicons of words with a job (``grammar/dates``, ``grammar/places``): the grammar asks for a row by its id."""

from __future__ import annotations

from functools import cache

from riwaya.extract.fold import fold
from riwaya.lexicon import table


@cache
def words_of(lexicon: str, job: str) -> frozenset[str]:
    """The folded words of one row of a lexicon. KeyError where it has no such row."""
    rows = {row["id"]: row for row in table(lexicon, "id,words,example,yields")}
    return frozenset(fold(word) for word in rows[job].list("words"))
