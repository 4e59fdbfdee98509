"""Which words report: the readings of a token that may open a statement, and what keeps them from doing so."""

from __future__ import annotations

from functools import cache

from riwaya.extract.clauses import THAT
from riwaya.extract.fold import fold
from riwaya.extract.morphology import Reading
from riwaya.extract.tokens import Token
from riwaya.extract.vocabulary import REPORTING, ReportRule
from riwaya.lexicon import table

PAPERS = frozenset({"document", "data", "media", "speech"})
"""Classes of nouns for what is written or said: بيان, أرقام, صحيفة, تصريح."""
_LOOK_BACK = 3
_LONGEST_PHRASE = 5
_OPENERS = frozenset({"conjunction", "discourse", "emphasis", "subordinator", "relative"})


def is_paper(token: Token) -> bool:
    """Whether a noun names something written or said."""
    groups = token.info.groups
    return any(r.lexeme.value in PAPERS for r in (*groups.get("noun", ()), *groups.get("speaker", ())))


def report_rule(reading: Reading) -> ReportRule:
    """The rule of a reporting word."""
    assert isinstance(reading.lexeme.value, ReportRule)
    return reading.lexeme.value


@cache
def governing_prepositions() -> frozenset[str]:
    """The prepositions through which a reporting verb may reach its أن: على أن, إلى أن, من أن."""
    rows = table("reporting", REPORTING)
    return frozenset(fold(c) for row in rows for c in row.list("carries")) - {"ان", "obj", "colon"}


def report_readings(tokens: list[Token], i: int) -> list[Reading]:
    """The reporting readings that agree with the part of speech of a token."""
    token = tokens[i]
    if "report" not in token.info.groups:
        return []
    readings = [r for r in token.info.groups["report"] if report_rule(r).carries]
    if token.pos == "v":
        return [r for r in readings if r.lexeme.pos == "v" and "jussive" not in r.form]
    if token.pos == "p" and _opens_clause(tokens, i) and token.phrase is None:
        return [
            r for r in readings if r.form.startswith("past 3ms") and r.lexeme.pos == "v" and not r.passive and not r.enc
        ]
    if token.pos != "n" or token.name is not None:
        return []
    out = [r for r in readings if r.lexeme.pos in "rm"]
    if not token.info.definite and _opens_clause(tokens, i):
        out = [
            r for r in readings if r.lexeme.pos == "v" and r.form.startswith(("past 3ms", "past 3fs")) and not r.passive
        ] + out
    return out


def _opens_clause(tokens: list[Token], i: int) -> bool:
    """Whether a clause may begin at token i with its verb, though the word could be a noun as well (ذكر, أوضح, نقل)."""
    if i == 0:
        return True
    before = tokens[i - 1]
    if before.time is not None or before.pos == "m":
        return True
    if before.pos == "p" and _behind_phrase(tokens, i):
        return True
    return before.pos == "p" and bool(before.info.particle & _OPENERS) and not before.info.particle & {"preposition"}


def _behind_phrase(tokens: list[Token], i: int) -> bool:
    """Whether a particle of several words that opens a clause ends before token i: في التفاصيل ذكر, في حين تحدث."""
    for k in range(i - 1, max(-1, i - 1 - _LONGEST_PHRASE), -1):
        phrase = tokens[k].phrase
        if phrase is not None:
            return phrase.end == i and phrase.value in _OPENERS
    return False


def negated(tokens: list[Token], i: int) -> bool:
    """Whether a verb tells that something was not said (لم يعلن, دون أن يؤكد) or may be (أن يعلن)."""
    verb = tokens[i].info.verb
    if (
        i
        and tokens[i - 1].word in THAT
        and not tokens[i - 1].info.enc
        and verb is not None
        and verb.form.startswith("present")
    ):
        return True
    for j in range(i - 1, max(-1, i - 1 - _LOOK_BACK), -1):
        token = tokens[j]
        if token.pos != "p":
            return False
        if token.info.particle & {"negation"} and not token.info.particle & {"relative", "subordinator"}:
            return True
    return False


def circumstantial(tokens: list[Token], i: int) -> bool:
    """Whether a participle stands as a circumstance: مضيفا, مضيفة, مؤكدين, not as a noun with the article."""
    token = tokens[i]
    return not token.info.definite and token.word.endswith(("ا", "ه", "ين", "تين"))


def in_relative_clause(tokens: list[Token], v: int) -> bool:
    """Whether the verb at v says more about the noun before it: الذي قال, مقابلة أذيعت."""
    before = tokens[v - 1] if v else None
    if before is None or tokens[v].info.verb is None or tokens[v].info.verb.pro[:1] in ("و", "ف"):
        return False
    if before.pos == "p" and before.info.particle:
        return "relative" in before.info.particle and "negation" not in before.info.particle
    return (
        before.kind == "w"
        and before.pos != "v"
        and before.info.noun is not None
        and not before.info.definite
        and before.name is None
        and before.place is None
        and before.time is None
    )
