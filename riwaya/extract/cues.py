"""Which words report: the readings of a token that may open a statement, and what keeps them from doing so."""

from __future__ import annotations

from riwaya.extract.clauses import THAT
from riwaya.extract.morphology import Reading
from riwaya.extract.tokens import Token

_LOOK_BACK = 3


def report_readings(tokens: list[Token], i: int) -> list[Reading]:
    """The reporting readings that agree with the part of speech of a token."""
    token = tokens[i]
    readings = token.info.groups.get("report", ())
    if token.pos == "v":
        return [r for r in readings if r.lexeme.pos == "v" and "jussive" not in r.form]
    if token.pos == "p" and _opens_clause(tokens, i) and token.phrase is None:
        return [r for r in readings if r.form.startswith("past 3ms") and r.lexeme.pos == "v" and not r.passive]  # بين
    if token.pos != "n" or token.name is not None:
        return []
    out = [r for r in readings if r.lexeme.pos in "rm"]
    if not token.info.definite and _opens_clause(tokens, i):
        out = [r for r in readings if r.lexeme.pos == "v" and r.form.startswith(("past 3ms", "past 3fs")) and not r.passive] + out
    return out


def _opens_clause(tokens: list[Token], i: int) -> bool:
    """Whether a clause may begin at token i with its verb, though the word could be a noun as well (ذكر, أوضح, نقل)."""
    if i == 0:
        return True
    before = tokens[i - 1]
    if before.time is not None or before.pos == "m":
        return True
    return before.pos == "p" and bool(before.info.particle & {"discourse", "emphasis", "subordinator", "relative"}) and not before.info.particle & {"preposition"}


def negated(tokens: list[Token], i: int) -> bool:
    """Whether a verb tells that something was not said (لم يعلن, دون أن يؤكد) or may be (أن يعلن)."""
    verb = tokens[i].info.verb
    if i and tokens[i - 1].word in THAT and not tokens[i - 1].info.enc and verb is not None and verb.form.startswith("present"):
        return True
    for j in range(i - 1, max(-1, i - 1 - _LOOK_BACK), -1):
        token = tokens[j]
        if token.pos != "p":
            return False
        if token.info.particle & {"negation"} and not token.info.particle & {"relative", "subordinator"}:
            return True
    return False


def circumstantial(tokens: list[Token], i: int) -> bool:
    """Whether a participle stands as a circumstance: مضيفا, مضيفة, مؤكدين, not as a noun with the article or in an إضافة."""
    token = tokens[i]
    return not token.info.definite and token.word.endswith(("ا", "ه", "ين", "تين"))
