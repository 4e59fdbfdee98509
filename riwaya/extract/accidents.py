"""Deaths without violence: phrases of accidents, disasters and disease (``lexicons/ar/accidents.tsv``).

A phrase stands with or without articles, conjunctions and prepositions: بحادث سير, في الحادث المروري. Crimes and
figures of speech are in the lexicon too but say nothing here: a shooting over land is violence all the same.
"""

from __future__ import annotations

from functools import cache

from riwaya.extract.fold import fold
from riwaya.extract.mentions import bare_forms
from riwaya.extract.tokens import Token
from riwaya.lexicon import table

_KINDS = frozenset({"accident", "disaster", "disease"})


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The phrases by their first word, articles off."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in table("accidents", "id,phrase,kind,example,yields"):
        if row["kind"] in _KINDS:
            for phrase in row.list("phrase"):
                words = tuple(w.removeprefix("ال") for w in fold(phrase).split())
                out.setdefault(words[0], []).append(words)
    return out


@cache
def _begun_by(word: str) -> tuple[tuple[str, ...], ...]:
    """The phrases that a folded word may begin; most words begin none."""
    return tuple(words for form in bare_forms(word) for words in _phrases().get(form, ()))


def accident_tokens(tokens: list[Token]) -> set[int]:
    """The tokens that belong to a phrase of accident, disaster or disease."""
    found: set[int] = set()
    for token in [t for t in tokens if _begun_by(t.word)]:
        i = token.i
        for words in _begun_by(token.word):
            if i + len(words) <= len(tokens) and all(_is(tokens[i + k], word) for k, word in enumerate(words) if k):
                found.update(range(i, i + len(words)))
    return found


def _is(token: Token, word: str) -> bool:
    return token.kind == "w" and (
        token.word == word or token.word.removeprefix("ال") == word or word in bare_forms(token.word)
    )
