"""Fixed runs of words, found by their first word: attribution and stance phrases, particles, names.

A pattern is a run of folded words; ``V:past`` or ``VERB`` in a pattern stands for any form of that verb, or of a reporting verb. The first word
may carry a conjunction in the text (ووفقا), the words may stand in quotation marks. Longest match wins.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from riwaya.extract.fold import fold
from riwaya.extract.tokens import Token
from riwaya.lexicon import Row


class Match(NamedTuple):
    """A phrase found at tokens[start:end]; ``skip`` letters of its first token are a conjunction before it."""

    start: int
    end: int
    row: Row
    value: Any
    skip: int = 0


class Phrases:
    """A table of phrases."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Row, Any]]] = defaultdict(list)
        self._verb_first: list[tuple[tuple[str, ...], Row, Any]] = []

    def add(self, phrase: str, row: Row, value: Any) -> None:
        words = tuple(w if w == "VERB" or w.startswith("V:") else fold(w) for w in phrase.split())
        if len(words) > 1 and words[-1] in ("ل", "ب"):
            words = words[:-1]  # وفقا ل: the last letter joins the word that follows
        if not words or "…" in words:
            return
        if words[0] == "VERB" or words[0].startswith("V:"):
            self._verb_first.append((words, row, value))
        else:
            self._by_first[words[0]].append((words, row, value))

    def match(self, tokens: list[Token], i: int) -> Match | None:
        """The longest phrase that starts at token i."""
        word = tokens[i].word
        best = None
        for skip in (0, 1) if word[:1] in ("و", "ف") else (0,):
            for words, row, value in self._by_first.get(word[skip:], ()):
                if (best is None or len(words) > best.end - i) and self._fits(tokens, i, words):
                    best = Match(i, i + len(words), row, value, skip)
        if self._verb_first and any(r.lexeme.pos == "v" for r in tokens[i].readings):
            for words, row, value in self._verb_first:
                if (best is None or len(words) > best.end - i) and self._fits(tokens, i, words):
                    best = Match(i, i + len(words), row, value)
        return best

    @staticmethod
    def _fits(tokens: list[Token], i: int, words: tuple[str, ...]) -> bool:
        if i + len(words) > len(tokens):
            return False
        for offset, want in enumerate(words):
            token = tokens[i + offset]
            if want == "VERB" or want.startswith("V:"):
                past = fold(want[2:])
                if not any(
                    r.lexeme.pos == "v"
                    and (r.lexeme.group == "report" if want == "VERB" else fold(r.lexeme.row.cells.get("past", "")) == past)
                    for r in token.readings
                ):
                    return False
            elif offset == 0:
                continue
            elif token.word != want and token.word != "ال" + want:
                return False
        return True
