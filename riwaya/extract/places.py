"""Places mentioned by name: found in the gazetteer or behind a kind word, and told apart by the company they keep.

A gazetteer name counts at once when it is well known; a village or a name that is also a common word needs a kind word
(قرية، مدينة), a preposition of place or a neighbour that is a place. Behind a kind word even an unknown name is a place, with
coordinates null. Which of several places of one name is meant is decided in ``placeresolve``. What it cannot do: see a
village that the gazetteer lacks where no kind word stands before it.
"""

from __future__ import annotations

from functools import cache

from riwaya.extract.document import Document
from riwaya.extract.gazetteer import Gazetteer
from riwaya.extract.names import Name, first_forms
from riwaya.extract.numbers import is_number_word
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.placeresolve import resolve
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.wordsets import words_of
from riwaya.lexicon import table

_KNOWN_RANK = 3  # ranks 1-3: countries, governorates, towns that news names without a kind word


@cache
def _openings(word: str) -> tuple[tuple[int, str], ...]:
    """The forms of a folded word that a place name may begin with: (letters taken off, rest)."""
    return tuple((skip, form) for skip, form in first_forms(word) if len(form) > 1 and gazetteer().opens(form))


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@cache
def _ambiguous() -> frozenset[str]:
    from riwaya.extract.fold import fold

    return frozenset(fold(row["name"]) for row in table("places/ambiguous", "id,name,why,example,yields"))


class PlaceReader:
    """Finds and resolves the places of one article; marks their first tokens."""

    def __init__(self, document: Document, outlet_country: str | None = None) -> None:
        self.document = document
        self.outlet_country = outlet_country
        self.found: list[PlaceMention] = []

    def read(self) -> list[PlaceMention]:
        for sentence in self.document.sentences:
            self._sentence(sentence)
        self._again()
        resolve(self.document, self.found, self.outlet_country)
        return self.found

    # --- finding --------------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        words = [t.word for t in tokens]
        i = 0
        while i < len(tokens):
            token = tokens[i]
            mention = None
            if token.kind == "w" and token.time is None and self._may_begin(token) and not is_number_word(token.word):
                mention = self._facility(sentence, words, i) or self._at(sentence, words, i)
            if mention is None:
                i += 1
                continue
            token.place = mention
            self.found.append(mention)
            i = mention.end

    def _may_begin(self, token: Token) -> bool:
        """Whether any name of a place can begin with a word."""
        if token.name is not None or _openings(token.word) or "place-kind" in token.info.groups:
            return True
        return self._may_be_unknown(token)

    def _at(self, sentence: Sentence, words: list[str], i: int) -> PlaceMention | None:
        tokens = sentence.tokens
        token = tokens[i]
        if (
            token.name is not None
            and token.name.name.type != "state"
            and token.name.skip == 0
            and token.name.end > i + 1
        ):
            return None
        kind_word = self._kind_before(tokens, i)
        best: PlaceMention | None = None
        for skip, form in _openings(token.word):
            words[i] = form
            hit = gazetteer().longest(words, i)
            words[i] = token.word
            if hit is None:
                continue
            length, candidates = hit
            if any(tokens[k].kind != "w" for k in range(i, i + length)):
                continue
            if best is not None and best.end - best.start >= length:
                continue
            mention = PlaceMention(sentence, i, i + length, skip, candidates, kind_word, candidates[0].source)
            if skip and form.startswith("ال") and token.word[:skip].endswith("ل"):
                mention.skip = skip - 1
            if self._accept(tokens, i, form, length, mention, kind_word):
                best = mention
        if best is not None:
            return best
        if (
            token.name is not None
            and token.name.name.type == "state"
            and _plain(token.name.name)
            and not _of_noun(tokens, i)
        ):
            candidates = gazetteer().by_source(f"states:{token.name.name.id}")
            if candidates:
                return PlaceMention(
                    sentence, i, token.name.end, token.name.skip, candidates, kind_word, token.name.name.entry
                )
        return self._behind_kind(sentence, i, kind_word)

    def _accept(
        self, tokens: list[Token], i: int, form: str, length: int, mention: PlaceMention, kind_word: str
    ) -> bool:
        token = tokens[i]
        best = mention.candidates[0]
        if (
            length == 1
            and "place-kind" in token.info.groups
            and any(r.definite or r.form == "s" for r in token.info.groups["place-kind"])
        ):
            return False  # المدينة alone is no name
        if any(t.pos == "p" for t in tokens[i + 1 : i + length]):
            return False
        if kind_word:
            return True
        if best.kind == "country" and _of_noun(tokens, i):
            return False
        if token.name is not None and token.name.name.type == "state" and token.name.end == i + length:
            return form not in _ambiguous() or self._governed(tokens, i, mention.skip)
        governed = self._governed(tokens, i, mention.skip)
        if length > 1:
            return best.rank <= 4 or governed
        if form in _ambiguous():
            return governed and best.rank <= 2
        if _ordinary(token) or token.pos == "v":
            return governed and best.rank <= _KNOWN_RANK
        if best.rank <= _KNOWN_RANK:
            return True
        if not governed or len(form) < 3:
            return False
        return not (i + 1 < len(tokens) and tokens[i + 1].kind == "w" and "given" in tokens[i + 1].info.groups)

    @staticmethod
    def _governed(tokens: list[Token], i: int, skip: int) -> bool:
        """Whether a preposition of place, a direction or a coordinated place stands before."""
        word = tokens[i].word
        if skip and word[:skip][-1:] == "ب":
            return True
        before = tokens[i - 1] if i else None
        if before is None:
            return True
        if before.word == "علي" and not before.text.endswith("ى"):
            return False  # the name Ali
        if before.word.removeprefix("و") in words_of("grammar/places", "before"):
            return True
        if before.kind == "w" and "place-kind" in before.info.groups:
            return True
        return any(t.place is not None and t.place.end >= i - 1 for t in tokens[max(0, i - 4) : i]) and (
            word.startswith("و") or before.text in "،/-–"
        )

    def _kind_before(self, tokens: list[Token], i: int) -> str:
        """The kind that a word before says: مدينة إدلب, بلدتي كذا وكذا, محافظة; "" when none does."""
        k = i - 1
        if k < 0 or tokens[k].kind != "w":
            return self._coordinated_kind(tokens, i)
        for reading in tokens[k].info.groups.get("place-kind", ()):
            kind, _precision, _part = reading.lexeme.value
            if kind != "direction" and not reading.definite and not reading.enc:
                return str(kind)
        return self._coordinated_kind(tokens, i)

    @staticmethod
    def _coordinated_kind(tokens: list[Token], i: int) -> str:
        """قريتي الزيادية وقسطون: the kind word serves the names joined to the first."""
        k = i - 1
        if k >= 1 and tokens[k].text in "،" and tokens[i].kind == "w":
            k -= 1
        elif not tokens[i].word.startswith("و"):
            return ""
        for j in range(k, max(-1, k - 3), -1):
            place = tokens[j].place
            if place is not None and place.end >= k:
                before = tokens[place.start - 1] if place.start else None
                plural = (
                    before is not None
                    and before.kind == "w"
                    and any(r.form in ("p", "d") for r in before.info.groups.get("place-kind", ()))
                )
                return place.kind_word if plural or place.kind_word in ("village",) else ""
        return ""

    def _facility(self, sentence: Sentence, words: list[str], i: int) -> PlaceMention | None:
        """A name that holds its kind word: مطار حلب الدولي, مخيم جباليا, جبل الزاوية."""
        tokens = sentence.tokens
        token = tokens[i]
        if "place-kind" not in token.info.groups:
            return None
        part = next((r for r in token.info.groups["place-kind"] if r.lexeme.value[2] and not r.enc), None)
        if part is None or part.definite or i + 1 >= len(tokens) or tokens[i + 1].kind != "w":
            return None
        following = tokens[i + 1]
        skip = len(part.pro)
        words[i] = token.word[skip:]
        whole = gazetteer().longest(words, i)
        words[i] = token.word
        if whole is not None and whole[0] > 1:
            return PlaceMention(sentence, i, i + whole[0], skip, whole[1], "", whole[1][0].source)
        if part.form != "s" or following.pos != "n" or following.time is not None or following.info.pro:
            return None
        inner = gazetteer().longest(words, i + 1)
        if "place-kind" in following.info.groups or (following.info.known and inner is None):
            return None  # محيط المدينة, محطة الحافلات name nothing
        end = i + 2
        if inner is not None:
            end = i + 1 + inner[0]
        elif (
            following.word in words_of("grammar/places", "opens-name")
            and end < len(tokens)
            and tokens[end].kind == "w"
            and tokens[end].pos == "n"
        ):
            end += 1
        while (
            end < len(tokens)
            and tokens[end].kind == "w"
            and tokens[end].info.adjective
            and tokens[end].info.definite
            and not tokens[end].info.pro
            and end - i < 4
        ):
            end += 1
        kind = str(part.lexeme.value[0])
        candidates = tuple(c for c in inner[1] if c.rank <= 4) if inner is not None else ()
        mention = PlaceMention(sentence, i, end, skip, candidates, kind, part.lexeme.row.id)
        mention.kind = kind
        return mention

    def _behind_kind(self, sentence: Sentence, i: int, kind_word: str) -> PlaceMention | None:
        """An unknown name behind a kind word: قرية قسطون."""
        tokens = sentence.tokens
        token = tokens[i]
        if not kind_word or kind_word in ("country", "direction") or not self._may_be_unknown(token):
            return None
        skip = 1 if token.word.startswith("و") and not token.info.known and tokens[i - 1].place is not None else 0
        end = i + 1
        if (
            token.word.lstrip("و") in words_of("grammar/places", "opens-name")
            and end < len(tokens)
            and tokens[end].pos == "n"
            and not tokens[end].info.pro
        ) or (
            end < len(tokens)
            and tokens[end].kind == "w"
            and "role" not in tokens[end].info.groups
            and tokens[end].info.adjective
            and tokens[end].info.definite
            and not tokens[end].info.pro
            and token.info.definite
        ):
            end += 1
        if token.word in words_of("grammar/places", "opens-name") and end == i + 1:
            return None
        return PlaceMention(sentence, i, end, skip, (), kind_word, "places:kind-word")

    def _may_be_unknown(self, token: Token) -> bool:
        """Whether a word may begin a name that the gazetteer does not hold."""
        if token.pos != "n":
            return False
        return (
            not token.info.known
            or token.word in words_of("grammar/places", "opens-name")
            or _quoted(self.document.text, token)
        )

    def _again(self) -> None:
        """A name once accepted behind a kind word is a place wherever it stands again."""
        known: dict[tuple[str, ...], PlaceMention] = {}
        for mention in self.found:
            words = [t.word for t in mention.sentence.tokens[mention.start : mention.end]]
            words[0] = words[0][mention.skip :]
            if len(words[0]) > 3:
                known.setdefault(tuple(words), mention)
        if not known:
            return
        firsts = {k[0] for k in known}
        extra = []
        taken = {token.start for m in self.found for token in m.sentence.tokens[m.start : m.end]}
        for sentence in self.document.sentences:
            tokens = sentence.tokens
            for i, token in enumerate(tokens):
                if (
                    token.start in taken
                    or token.kind != "w"
                    or (token.name is not None and token.name.name.type != "state")
                    or token.time is not None
                    or token.pos == "v"
                ):
                    continue
                for skip, form in first_forms(token.word):
                    if form not in firsts:
                        continue
                    for names, first in known.items():
                        if (
                            names[0] == form
                            and [t.word for t in tokens[i + 1 : i + len(names)]] == list(names[1:])
                            and (not token.info.known or self._governed(tokens, i, skip))
                        ):
                            mention = PlaceMention(
                                sentence, i, i + len(names), skip, first.candidates, first.kind_word, first.entry
                            )
                            mention.kind = first.kind
                            token.place = mention
                            extra.append(mention)
                            break
                    if token.place is not None:
                        break
        if extra:
            self.found = sorted(self.found + extra, key=lambda m: (m.sentence.index, m.start))


def _ordinary(token: Token) -> bool:
    """Whether the word is also an ordinary word of the language in this shape."""
    return bool(token.info.groups.keys() - {"nisba", "given"})


def _of_noun(tokens: list[Token], i: int) -> bool:
    """Whether a word is the nationality of the noun before it: الحدود السورية, فصائل سورية, المناطق السورية."""
    token, before = tokens[i], tokens[i - 1] if i else None
    return (
        "nisba" in token.info.groups
        and token.word.endswith("ه")
        and before is not None
        and before.pos == "n"
        and ("place-kind" not in before.info.groups or before.info.definite)
    )


def _plain(name: Name) -> bool:
    """Whether a state goes by its own name: an epithet (the regime in ...) names its rulers, not its ground."""
    return not name.generic and name.naming == "neutral"


def _quoted(text: str, token: Token) -> bool:
    return text[max(0, token.start - 1) : token.start] in '“"«”'
