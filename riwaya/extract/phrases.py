"""Fixed runs of words, found by their first word: attribution and stance phrases, particles, names.

A pattern is a run of folded words; ``V:past`` or ``VERB`` in a pattern stands for any form of that verb, or of a reporting verb. The first word
may carry a conjunction in the text (ووفقا), the words may stand in quotation marks. Longest match wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
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


class _Pattern(NamedTuple):
    """The words of a phrase: a folded word, ANY for a form of any reporting verb, or the folded past of a verb behind "V:"."""

    words: tuple[str, ...]
    row: Row
    value: Any


class _Bucket:
    """The patterns of one first word, by their second: those of في are hundreds."""

    __slots__ = ("by_second", "others")

    def __init__(self) -> None:
        self.by_second: dict[str, list[_Pattern]] = {}
        self.others: list[_Pattern] = []  # of one word, or with a verb second

    def add(self, pattern: _Pattern) -> None:
        if len(pattern.words) == 1 or pattern.words[1].startswith("V:"):
            self.others.append(pattern)
        else:
            self.by_second.setdefault(pattern.words[1], []).append(pattern)

    def near(self, following: str) -> list[_Pattern]:
        """The patterns that a first word followed by this one may begin."""
        found = self.by_second.get(following)
        if following.startswith("ال"):
            bare = self.by_second.get(following[2:])
            found = found + bare if found and bare else found or bare
        return self.others + found if found else self.others


class Phrases:
    """A table of phrases, found by their first word or, where that is a verb, by its past."""

    def __init__(self) -> None:
        self._by_first: dict[str, _Bucket] = defaultdict(_Bucket)
        self._by_verb: dict[str, list[_Pattern]] = defaultdict(list)

    def add(self, phrase: str, row: Row, value: Any) -> None:
        words = tuple(
            _ANY if w == "VERB" else "V:" + fold(w[2:]) if w.startswith("V:") else fold(w) for w in phrase.split()
        )
        if len(words) > 1 and words[-1] in ("ل", "ب"):
            words = words[:-1]  # وفقا ل: the last letter joins the word that follows
        if not words or "…" in words:
            return
        for variant in _pronouns(words):
            pattern = _Pattern(variant, row, value)
            if words[0].startswith("V:"):
                self._by_verb[variant[0]].append(pattern)
            else:
                self._by_first[variant[0]].add(pattern)

    def opens(self, word: str, pasts: Iterable[str]) -> bool:
        """Whether any phrase begins with a folded word that may be a form of these verbs."""
        if word in self._by_first or (word[:1] in ("و", "ف") and word[1:] in self._by_first):
            return True
        return any(past in self._by_verb for past in pasts)

    def match(self, tokens: list[Token], i: int) -> Match | None:
        """The longest phrase that starts at token i."""
        word = tokens[i].word
        whole = self._by_first.get(word)
        bare = self._by_first.get(word[1:]) if word[:1] in ("و", "ف") else None
        best: Match | None = None
        longest = 0
        if whole is not None or bare is not None:
            following = tokens[i + 1].word if i + 1 < len(tokens) else ""
            for skip, bucket in ((0, whole), (1, bare)):
                for words, row, value in bucket.near(following) if bucket is not None else ():
                    if len(words) > longest and (len(words) == 1 or _fits(tokens, i, words)):
                        best, longest = Match(i, i + len(words), row, value, skip), len(words)
        for past in tokens[i].info.pasts if self._by_verb else ():
            for words, row, value in self._by_verb.get(past, ()):
                if len(words) > longest and _fits(tokens, i, words):
                    best, longest = Match(i, i + len(words), row, value), len(words)
        return best


_ANY = "V:*"
_THAT_IT = frozenset({"انه", "بانه", "لانه"})


def _pronouns(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A pattern with أنه also stands for أنها, أنهم and أنهما."""
    at = next((k for k, word in enumerate(words) if word in _THAT_IT), None)
    if at is None:
        return [words]
    return [words, *((*words[:at], words[at][:-1] + end, *words[at + 1 :]) for end in ("ها", "هم", "هما"))]


def _fits(tokens: list[Token], i: int, words: tuple[str, ...]) -> bool:
    """Whether the words after the first stand there too."""
    if i + len(words) > len(tokens):
        return False
    for offset in range(1, len(words)):
        want, token = words[offset], tokens[i + offset]
        if token.word == want or (token.word.startswith("ال") and token.word[2:] == want):
            continue
        if not want.startswith("V:") or want not in token.info.pasts:
            return False
    return True
