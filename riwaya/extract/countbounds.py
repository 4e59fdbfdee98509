"""What bounds a count: at least, more than, up to, before the number or behind it (على الأقل)."""

from __future__ import annotations

from riwaya.extract.numbers import read_number
from riwaya.extract.people import toll_phrase
from riwaya.extract.tokens import Token

BOUNDS = frozenset({"at-least", "more-than", "at-most", "less-than", "approx", "total", "each"})
_AFTER = frozenset({"at-least", "at-most", "or-more"})


def bounded(tokens: list[Token], end: int, low: int, high: int | None, effect: str) -> tuple[int, int | None, int]:
    """The bounds under what stands before (``effect``) or right behind: على الأقل."""
    match = toll_phrase(tokens, end)
    if match is not None and match.value in _AFTER and not _counts_on(tokens, match.end):
        effect, end = match.value, match.end
    if effect in ("at-least", "or-more"):
        return low, None, end
    if effect == "more-than":
        return low + 1, None, end
    if effect == "at-most":
        return None or 0, low, end
    if effect == "less-than":
        return 0, max(low - 1, 0), end
    return low, high, end


def _counts_on(tokens: list[Token], at: int) -> bool:
    """Whether a bounding phrase belongs to the number behind it: 8 جنود وما لا يقل عن 30 مدنيا."""
    return at < len(tokens) and read_number(tokens, at) is not None
