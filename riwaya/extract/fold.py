"""Folding: one spelling for look-up, with a way back to the characters as written.

Folded are what Arabic newspapers vary without meaning to: diacritics and tatweel (dropped), the seats of hamza, alef
maqsura and ya, ta marbuta and ha, Persian kaf and ya, presentation forms, digits of both scripts. Bidi marks are dropped.
What it cannot do: tell words apart that only diacritics tell apart.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ی": "ي", "ې": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "گ": "ك", "ڨ": "ق", "ڤ": "ف", "پ": "ب",
}  # fmt: skip
_DROPPED = [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, 0x0640, *range(0x06D6, 0x06ED),
            *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0xFEFF, 0x00AD]  # fmt: skip


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(k): v for k, v in _LETTERS.items()}
    table.update(dict.fromkeys(_DROPPED))
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):  # presentation forms, ligatures included
        if code not in table:
            plain = unicodedata.normalize("NFKC", chr(code)).replace(" ", "")
            table[code] = "".join(str(table.get(ord(c), c) or "") for c in plain)
    table.update({0x0660 + d: str(d) for d in range(10)})
    table.update({0x06F0 + d: str(d) for d in range(10)})
    return table


FOLD = _table()


class Folded(NamedTuple):
    """Folded text; ``offsets[i]`` is where character i of it stands in the original, with one more for the end."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The half-open stretch of the original that a stretch of the folded text came from."""
        return self.offsets[start], (self.offsets[end - 1] + 1 if end > start else self.offsets[start])


def fold(text: str) -> str:
    """The folded spelling: أُعْلِنَتْ → اعلنت."""
    return text.translate(FOLD)


def fold_with_offsets(text: str) -> Folded:
    """Folded text together with the way back."""
    out: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(text):
        plain = FOLD.get(ord(char), char)
        if plain:
            out.append(plain)
            offsets.extend([i] * len(plain))
    offsets.append(len(text))
    return Folded("".join(out), tuple(offsets))


def skip(text: str, count: int) -> int:
    """How many characters of a word as written its first ``count`` folded letters take, with the marks that follow them.
    Gaps in a torn word (بـ ـقصف) are no letters."""
    if not count:
        return 0
    seen = 0
    for i, char in enumerate(text):
        plain = FOLD.get(ord(char), char)
        if plain and plain not in " .*":
            if seen >= count:
                return i
            seen += len(plain)
    return len(text)
