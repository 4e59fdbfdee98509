"""What stands around a place: what governs it, which words come before it, and how the places of a sentence are joined.

What it cannot do: see past a verb between two places.
"""

from __future__ import annotations

from riwaya.extract.clauses import clitic_preposition
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.tokens import Token

SIZE = {"facility": 0, "village": 1, "other": 1, "district": 2, "city": 3, "water": 3, "region": 4, "country": 5}


def preposition(tokens: list[Token], place: PlaceMention) -> str:
    """What governs a place: its preposition, also before a kind word, or the class of the word before."""
    first = tokens[place.start]
    prep = clitic_preposition(first)
    if prep:
        return prep
    i = place.start - 1
    while i >= 0 and tokens[i].kind == "w" and "place-kind" in tokens[i].info.groups and i > place.start - 4:
        if tokens[i].info.pro[-1:] in ("ب", "ل"):
            return str(tokens[i].info.pro[-1])
        i -= 1
    if i < 0:
        return "start"
    before = tokens[i]
    if before.pos == "p":
        return str(before.word)
    if before.pos == "m":
        return before.text
    return "v" if before.pos == "v" else "noun"


def words_before(tokens: list[Token], start: int) -> list[str]:
    """The words before a place, as the lexicons have them: حدود, سكان, في محيط."""
    word = _entry(tokens[start - 1]) if start else ""
    if not word:
        return []
    out = [f"word={word}"]
    outer = _entry(tokens[start - 2]) if start > 1 and tokens[start - 1].pos == "n" else ""
    return [*out, f"outer-word={outer}"] if outer else out


def _entry(token: Token) -> str:
    """What stands for a word in a feature: a particle itself, the row of a noun, "name"; "" for others."""
    if token.kind != "w" or token.pos not in "np":
        return ""
    if token.pos == "p":
        return token.word
    if token.place is not None or token.name is not None:
        return "name"
    reading = next(iter(token.info.groups.get("place-kind", ())), token.info.noun)
    return reading.lexeme.row.id if reading is not None else ""


def compare(a: PlaceMention, b: PlaceMention) -> str:
    x, y = SIZE.get(a.kind, 1), SIZE.get(b.kind, 1)
    return "finer" if x < y else "coarser" if x > y else "equal"


def outer_preposition(tokens: list[Token], place: PlaceMention) -> str:
    """The preposition that governs the noun phrase around a place: في ريف مدينة كذا, من أبناء بلدة كذا."""
    i, n = place.start, 0
    while i >= 0 and n < 5:
        token = tokens[i]
        if token.pos == "p":
            return str(token.word)
        if token.pos in "vmd":
            return token.pos
        prep = clitic_preposition(token)
        if prep:
            return prep
        i, n = i - 1, n + 1
    return "start" if i < 0 else "far"


def link(tokens: list[Token], a: PlaceMention, b: PlaceMention) -> str:
    """How a place follows another: contained in it (بريف), joined (و), or apart."""
    between = tokens[a.end : b.start]
    if len(between) > 6 or any(t.pos == "v" for t in between):
        return "apart"
    word = tokens[b.start].word
    if (word.startswith("و") and b.skip) or any(
        t.kind == "w" and t.word.startswith("و") and t.pos == "n" for t in between
    ):
        return "and"
    if any(t.text in "،/-–" for t in between):
        return "comma"
    if between and _sets_beside(between, tokens[b.start]):
        return "beside"
    return "within"


def _sets_beside(between: list[Token], second: Token) -> bool:
    """Whether what lies between two places only tells where the first is: المحاذية للعراق, الواقعة شرق المدينة."""
    first = between[0]
    if first.pos != "n" or not first.info.definite or not first.info.adjective or first.place is not None:
        return False
    prep = clitic_preposition(second) or (between[-1].word if between[-1].pos == "p" else "")
    return prep not in ("", "ب", "في")
