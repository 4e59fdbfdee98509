"""Is this Arabic prose that can be read? The reader asks before it reads.

Told by letters, not by a model: the share of Arabic letters, then, inside the script, letters that Persian, Urdu and
Kurdish have and Arabic lacks against words with the Arabic article. What it cannot do: tell dialect from standard.
"""

from __future__ import annotations

import re

LEAST_ARABIC = 0.4  # share of all letters; news with many Latin names and links stays above 0.6
_ARABIC = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+"
)
_OTHER = re.compile(r"[^\W\d_\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+")
_FOREIGN_LETTERS = "پچژگکیٹڈڑںہےۀۆێەڤڵڕۇۋې"
_FOREIGN = re.compile(f"[{_FOREIGN_LETTERS}]")
_ARTICLE = re.compile(r"(?<!\w)(?:[وفبك]?ال|لل)\w")
_WORD = re.compile(r"\w+")
_MOJIBAKE = re.compile("[ØÙ][^\x00-\x7f]")  # UTF-8 Arabic read as Latin-1: ا is Ø§, ل is Ù„


def unfit(text: str) -> str | None:
    """Why a text cannot be read as Arabic, as a note for its record; None when it can."""
    arabic = sum(map(len, _ARABIC.findall(text)))
    if arabic and arabic >= LEAST_ARABIC * len(text) and sum(map(text.count, _FOREIGN_LETTERS)) <= 0.05 * arabic:
        return None  # as most texts are: nothing more to count
    other = sum(map(len, _OTHER.findall(text)))
    if not arabic + other:
        return "empty: there are no words to read"
    if arabic < LEAST_ARABIC * (arabic + other):
        if len(_MOJIBAKE.findall(text)) * 4 > other:
            return "not readable: Arabic in UTF-8 that was saved again as if it were Latin; get the original file"
        share = round(100 * arabic / (arabic + other))
        return f"not Arabic: {share} % of the letters are Arabic; nothing was read"
    if len(_FOREIGN.findall(text)) > 0.05 * arabic and len(_ARTICLE.findall(text)) < 0.04 * len(_WORD.findall(text)):
        return "not Arabic: Arabic script, but the letters of Persian, Urdu or Kurdish; nothing was read"
    return None
