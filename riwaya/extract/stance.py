"""Stance: which words of a sentence stand under a hedge, a denial, a plan, a condition or a habit.

A cue is a phrase or a verb of the lexicon with a category, a direction and a reach; its scope runs forward or backward to
the end of its reach or of its clause. Future particles, negations and أن after a verb of intent are read from the verb
itself. What it cannot do: irony, and stance that a paragraph takes as a whole.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.extract.clauses import clause_end, clause_start
from riwaya.extract.fold import skip
from riwaya.extract.morphology import Reading
from riwaya.extract.said import Said
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.vocabulary import vocabulary
from riwaya.extract.wordsets import words_of

_NEGATIONS = frozenset({"لم", "ولم", "فلم", "لن", "ولن", "فلن"})
_MAIN_VERB = 10  # words before a hedging noun among which its verb stands
_FUTURE = frozenset({"سوف", "وسوف"})


class Scope(NamedTuple):
    """A stretch of tokens[start:end] under one stance; the cue is the span that says so."""

    category: str
    start: int
    end: int
    cue: tuple[int, int]
    entry: str


def of_saying(said: Said) -> Scope | None:
    """The hedge that lies in how something is said, over all that is said: زعم الفصيل، في بيان، أن."""
    if said.kind != "claim":
        return None
    for reading in said.sentence.tokens[said.token].info.groups.get("stance", ()):
        if reading.lexeme.value == "hedge":
            return Scope("hedge", said.token, said.token, said.cue, reading.lexeme.row.id)
    return None


def scopes(sentence: Sentence) -> list[Scope]:
    """All stance scopes of a sentence."""
    tokens = sentence.tokens
    table = vocabulary().stance
    found: list[Scope] = []
    behind = 0
    for i in sorted({*sentence.at.get("stance phrase", ()), *sentence.at.get("stance", ())}):
        if i < behind:
            continue
        token = tokens[i]
        match = table.match(tokens, i) if "stance" in token.info.opens else None
        if match is not None:
            category, direction, reach = match.value
            start, end = _reach(tokens, i, match.end, direction, reach)
            cue = (token.start, tokens[match.end - 1].end)
            found.append(Scope(category, start, end, cue, match.row.id))
            behind = match.end
            continue
        for reading in token.info.groups.get("stance", ()):
            if (reading.lexeme.pos == "v") == (token.pos == "v") and _likely(token, reading):
                cue = (token.start + skip(token.text, len(reading.pro)), token.end)
                found.append(Scope(str(reading.lexeme.value), i + 1, _clause(tokens, i), cue, reading.lexeme.row.id))
                break
    return found


def _likely(token: Token, reading: Reading) -> bool:
    """Whether the form of the verb is the likeliest one that the word can be: أكد is "he confirmed", no form of كاد."""
    verb = token.info.verb
    return reading.lexeme.pos != "v" or verb is None or reading.form == verb.form


def beyond(tokens: list[Token], scope: Scope, at: int) -> bool:
    """Whether a plan or possibility ends before a word, at a relative clause: يهدف إلى دعم القوات التي تحاصر المدينة."""
    return scope.category in ("plan", "possible") and any(
        t.word in words_of("grammar/dates", "relative") for t in tokens[scope.start : at]
    )


def _clause(tokens: list[Token], i: int) -> int:
    """The end of what a cue governs: its clause, and the أن clause it opens."""
    end = clause_end(tokens, i)
    if end < len(tokens) and tokens[end].pos == "p":
        end = clause_end(tokens, end)
    return end


def _reach(tokens: list[Token], start: int, end: int, direction: str, reach: str) -> tuple[int, int]:
    forward = _clause(tokens, end - 1) if reach == "clause" else min(len(tokens), end + int(reach or 6))
    backward = clause_start(tokens, start) if reach == "clause" else max(0, start - int(reach or 6))
    if direction == "forward":
        return end, _told_on(tokens, start, forward) if reach == "clause" else forward
    if direction == "backward":
        return backward, start
    return backward, forward


def _told_on(tokens: list[Token], cue: int, end: int) -> int:
    """Where the scope ends when a clause without و behind a comma says more of the same: ترددت أنباء عن انسحاب، تزامن مع قصف."""
    if end + 1 >= len(tokens) or tokens[end].text != "،" or tokens[end + 1].pos != "v":
        return end
    verb = tokens[end + 1].info.verb
    told = any(t.pos == "v" for t in tokens[max(0, cue - _MAIN_VERB) : cue]) and (
        "preposition" not in tokens[cue - 1].info.particle
    )  # else the main verb is still to come: بحسب أنباء عن مقتله، قصفت
    return clause_end(tokens, end + 1) if told and verb is not None and not verb.pro else end


def future(tokens: list[Token], v: int) -> bool:
    """Whether a verb is in the future: سيقصف, سوف يقصف."""
    reading = tokens[v].info.verb
    if tokens[v].pos != "v" or reading is None or not reading.form.startswith("present"):
        return False
    return "س" in reading.pro or (v > 0 and tokens[v - 1].word in _FUTURE)


def verb_modality(tokens: list[Token], v: int) -> str | None:
    """What the verb's own form says: planned (سيقصف), denied (لم يقصف), possible (قد يقصف), or None."""
    reading = tokens[v].info.verb
    if reading is None:
        return None
    if future(tokens, v):
        return "planned"
    before = tokens[v - 1] if v else None
    if before is None or before.kind != "w":
        return None
    if before.word in _NEGATIONS:
        return "denied"
    if before.word in ("لا", "ولا") and reading.form.startswith("present"):
        return "denied"
    if before.word in ("قد", "وقد") and reading.form.startswith("present"):
        return "possible"
    if reading.pro[-1:] == "ل" and reading.form.startswith("present"):
        return "planned"
    if before.word in ("ان", "كي", "لكي", "بان", "حتي") and reading.form.startswith("present"):
        return "planned"
    return None
