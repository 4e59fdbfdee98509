"""Kind words that point back to a place named before: المدينة, تلك القرية, داخل المخيم.

A definite kind word without a name behind it means the place of that kind named last: one that was called by the same word
(مطار حلب … المطار), else one that is of the kind. It becomes a place like others where happenings are located, and stands for
the place it means. What it cannot do: know which of two towns named together is meant, or follow a kind word to a place that
the article never names.
"""

from __future__ import annotations

from riwaya.extract.document import Document
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.tokens import Sentence, Token

_MAY_MEAN = {
    "country": ("country",),
    "region": ("region", "district"),
    "city": ("city", "village", "district"),
    "village": ("village", "city", "district"),
    "district": ("district", "village"),
}  # facilities only by their own word
_REACH = 8  # sentences


class PlaceBack(PlaceMention):
    """A kind word at tokens[start] that means ``meant``, named earlier."""

    __slots__ = ("how", "meant", "row_id")

    def __init__(self, sentence: Sentence, start: int, skip: int, meant: PlaceMention, how: str, row_id: str) -> None:
        super().__init__(sentence, start, start + 1, skip, meant.candidates, "", meant.entry)
        self.meant, self.how, self.row_id = meant, how, row_id
        self.chosen, self.kind, self.country = meant.chosen, meant.kind, meant.country


def look_back(document: Document, places: list[PlaceMention]) -> list[PlaceBack]:
    """The kind words of an article that mean a place named before them, in order."""
    if not places:
        return []
    by_word: dict[str, PlaceMention] = {}
    by_kind: dict[str, PlaceMention] = {}
    found = []
    starts: dict[int, list[int]] = {}
    for place in places:
        starts.setdefault(place.sentence.index, []).append(place.start)
    for sentence in document.sentences:
        tokens = sentence.tokens
        behind = 0
        for i in sorted({*starts.get(sentence.index, ()), *sentence.at.get("place-kind", ())}):
            token = tokens[i]
            if i < behind:
                continue
            if token.place is not None:
                word = _own_word(token.place)
                if word:
                    by_word[word] = token.place
                by_kind[token.place.kind] = token.place
                behind = token.place.end
            elif token.pos == "n" and token.name is None:
                back = _meant(sentence, i, by_word, by_kind)
                if back is not None:
                    found.append(back)
    return found


def _meant(
    sentence: Sentence, i: int, by_word: dict[str, PlaceMention], by_kind: dict[str, PlaceMention]
) -> PlaceBack | None:
    tokens = sentence.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and (after.place is not None or _qualified(after)):
        return None
    for reading in tokens[i].info.groups["place-kind"]:
        kind = reading.lexeme.value[0]
        if not reading.definite or reading.form != "s" or kind in ("direction", "water", "other"):
            continue
        row = reading.lexeme.row.id
        meant, how = by_word.get(row), "word"
        if meant is None:
            how = "kind"
            near = [by_kind[k] for k in _MAY_MEAN.get(kind, ()) if k in by_kind]
            meant = max(near, key=lambda p: (p.sentence.index, p.start), default=None)
        if meant is not None and sentence.index - meant.sentence.index <= _REACH:
            return PlaceBack(sentence, i, len(reading.pro), meant, how, row)
    return None


def _qualified(token: Token) -> bool:
    """Whether a word behind says which one is meant: المنطقة الجنوبية, الحي القديم."""
    return token.kind == "w" and token.info.definite and token.info.groups.keys() & {"adjective", "nisba"} != set()


def _own_word(place: PlaceMention) -> str:
    """The row of the kind word that a place was named with: مدينة إدلب, مطار حلب."""
    tokens = place.sentence.tokens
    for k in (place.start, place.start - 1):
        if k >= 0 and tokens[k].kind == "w":
            for reading in tokens[k].info.groups.get("place-kind", ()):
                if reading.lexeme.value[0] != "direction":
                    return str(reading.lexeme.row.id)
    return ""
