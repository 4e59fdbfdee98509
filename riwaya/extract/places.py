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
from riwaya.extract.names import first_forms
from riwaya.extract.numbers import is_number_word
from riwaya.extract.placeagain import look_again
from riwaya.extract.placedoubts import (
    adjective,
    beside,
    clitics,
    dual_kind,
    epithet,
    kind_of,
    ordinary,
    ordinary_name,
    plural_kind,
    quoted,
    surname,
)
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.placeresolve import resolve
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.wordsets import words_of
from riwaya.lexicon import table

_JOINING = ("،", ",", "و", "-", "–")  # between names of a row
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
        self.refused: list[PlaceMention] = []  # well-known names that are ordinary words too, in no plain place
        self.surnames: set[str] = set()

    def read(self) -> list[PlaceMention]:
        for sentence in self.document.sentences:
            self._sentence(sentence)
        look_again(self.document, self.found, self.refused, self.surnames, self._governed)
        resolve(self.document, self.found, self.outlet_country)
        for mention in self.found:
            first = mention.sentence.tokens[mention.start]
            if first.pos == "v" and not mention.doubted:
                first.pos = "n"  # عدن is no "they returned" here, for whoever reads the sentence next
        for mention in self.found:
            if mention.doubted:
                mention.sentence.tokens[mention.start].place = None
                continue
            for token in mention.sentence.tokens[mention.start : mention.end]:
                token.pos = "n" if token.pos == "v" else token.pos  # تعز is no "it strengthens"
        return [m for m in self.found if not m.doubted]

    # --- finding --------------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        words = [t.word for t in tokens]
        i = 0
        while i < len(tokens):
            token = tokens[i]
            mention = None
            if (
                token.kind == "w"
                and token.time is None
                and self._may_begin(tokens, i)
                and not is_number_word(token.word)
            ):
                mention = self._facility(sentence, words, i) or self._at(sentence, words, i)
            outlet = token.name.end if token.name is not None and token.name.name.type == "outlet" else 0
            if outlet and (mention is None or mention.end <= outlet):
                i = outlet  # وكالة الأناضول is no place
                continue
            if mention is None:
                i += 1
                continue
            last = self.found[-1] if self.found else None
            if last is not None and last.row and last.sentence is sentence and mention.start - last.end <= 1:
                mention.row = mention.kind_word == last.kind_word
            token.place = mention
            self.found.append(mention)
            i = mention.end

    def _may_begin(self, tokens: list[Token], i: int) -> bool:
        """Whether any name of a place can begin with a word."""
        token = tokens[i]
        if token.name is not None or _openings(token.word) or "place-kind" in token.info.groups:
            return True
        if i and "place-kind" in tokens[i - 1].info.groups:
            return True
        return self._may_be_unknown(token) or (bool(self.found) and self.found[-1].row)

    def _at(self, sentence: Sentence, words: list[str], i: int) -> PlaceMention | None:
        tokens = sentence.tokens
        token = tokens[i]
        name = token.name.name if token.name is not None else None
        if name is not None and token.name.skip == 0 and name.type != "state" and token.name.end > i + 1:
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
            if length == 1 and not kind_word and surname(tokens, i):
                self.surnames.add(form)
            elif self._accept(tokens, i, form, length, mention, kind_word):
                best = mention
            elif length == 1 and candidates[0].rank <= _KNOWN_RANK and token.name is None:
                self.refused.append(mention)
        if best is not None:
            return best
        if (
            token.name is not None
            and token.name.name.type == "state"
            and token.name.name.naming == "neutral"
            and not (token.name.end == i + 1 and adjective(tokens, i))
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
            and any(
                (r.definite and not self._ordinary(tokens, i))
                or r.form == "s"
                or (r.form == "p" and (mention.skip or not kind_word or plural_kind(tokens[i - 1])))
                for r in token.info.groups["place-kind"]
            )
        ):
            return False  # المدينة, قرى alone are no names
        if length == 1 and (
            token.word in words_of("grammar/places", "never") or (clitics(token) < mention.skip and not kind_word)
        ):
            return False  # باكرا is no ب and a name
        if length == 1 and epithet(tokens, i):
            return False  # حواجز جديدة
        if any(t.pos == "p" for t in tokens[i + 1 : i + length]):
            return False
        if length == 1 and token.pos == "p" and not mention.skip and kind_word not in ("village", "city"):
            return False
        if kind_word:
            row = bool(self.found) and self.found[-1].row and tokens[i - 1].text in _JOINING
            near = row or tokens[i - 1].text in "(:" or kind_of(tokens[i - 1]) != ""
            return length > 1 or form not in _ambiguous() or (kind_word != "facility" and near)
        if length == 1 and form not in gazetteer() and not self._follows_place(tokens, i):
            return False  # an article that the name does not have: الليل is not Lille
        if length == 1 and (best.kind == "country" or "adjective" in token.info.groups) and adjective(tokens, i):
            return False
        if token.name is not None and token.name.name.type == "state" and token.name.end == i + length:
            return form not in _ambiguous() or self._governed(tokens, i, mention.skip)
        governed = self._governed(tokens, i, mention.skip)
        if length > 1:
            return (best.rank <= 4 or governed) and " ".join(
                (form, *(t.word for t in tokens[i + 1 : i + length]))
            ) not in _ambiguous()
        if form in _ambiguous():
            return governed and best.rank <= 2
        if ordinary(token) or token.pos == "v":
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
        if before is None:  # a dateline, or the subject of a headline: صوفيا تطرد
            return len(tokens) > 1 and tokens[1].pos != "n"
        if before.word == "علي" and not before.text.endswith("ى"):
            return False  # the name Ali
        if before.word.removeprefix("و") in words_of("grammar/places", "before"):
            return True
        if before.kind == "w" and "place-kind" in before.info.groups:
            return True
        return any(t.place is not None and t.place.end >= i - 1 for t in tokens[max(0, i - 4) : i]) and (
            word.startswith("و") or before.text in "،/-–"
        )

    @staticmethod
    def _follows_place(tokens: list[Token], i: int) -> bool:
        """Whether a word is joined by "and" to a place."""
        near = (t.place for t in tokens[max(0, i - 4) : i])
        return tokens[i].word.startswith("و") and any(p is not None and p.end == i for p in near)

    def _kind_before(self, tokens: list[Token], i: int) -> str:
        """The kind that a word before says: مدينة إدلب, بلدتي كذا وكذا, محافظة; "" when none does."""
        k = i - 1
        if k < 0:
            return ""
        if tokens[k].kind != "w":
            if k and tokens[k].text in "(:" and (plural_kind(tokens[k - 1]) or self._enclosed(tokens, i)):
                k -= 1  # قرى (كذا، كذا), منطقة (كذا)
            else:
                return self._coordinated_kind(tokens, i)
        if dual_kind(tokens[k]) and not any(t.word[0] in "و-–" for t in tokens[i + 1 : i + 4]):
            return ""  # منفذي المجزرة: "those who carried out", not "the two crossings"
        return kind_of(tokens[k]) or self._coordinated_kind(tokens, i)

    @staticmethod
    def _enclosed(tokens: list[Token], i: int) -> int:
        """The end of a name that stands alone in brackets from token i on, 0 where none does."""
        if tokens[i - 1].text != "(":
            return 0
        end = next((k for k in range(i, min(i + 4, len(tokens))) if tokens[k].kind != "w"), 0)
        return end if end and tokens[end].text == ")" else 0

    @staticmethod
    def _coordinated_kind(tokens: list[Token], i: int) -> str:
        """قريتي الزيادية وقسطون: the kind word serves the names joined to the first."""
        k = i - 1
        if k >= 1 and tokens[k].text in _JOINING and tokens[i].kind == "w":
            k -= 1
        elif not tokens[i].word.startswith("و"):
            return ""
        for j in range(k, max(-1, k - 3), -1):
            place = tokens[j].place
            if place is not None and place.end >= k:
                first = place.start - (2 if place.start > 1 and tokens[place.start - 1].text in "(:" else 1)
                if first >= 0 and dual_kind(tokens[first]) and tokens[k + 1].text in "،,":
                    return ""
                place.row = place.row or (first >= 0 and plural_kind(tokens[first]))
                return place.kind_word if place.row or place.kind_word in ("village",) else ""
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
        if "place-kind" in following.info.groups:
            return None  # محيط المدينة names nothing
        if following.info.known and inner is None and not ordinary_name(tokens, i + 1, part):
            return None  # nor does محطة الحافلات
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
        if not kind_word and beside(tokens, i):
            kind_word = "village"
        if not kind_word or kind_word in ("country", "direction"):
            return None
        listed = self._listed(tokens, i)
        if not self._may_be_unknown(token) and not listed and not self._ordinary(tokens, i):
            return None
        if token.name is not None and token.name.name.type != "state":
            return None  # سجون قسد are the prisons of a group
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
        end = self._enclosed(tokens, i) or listed or end
        if token.word in words_of("grammar/places", "opens-name") and end == i + 1:
            return None
        return PlaceMention(sentence, i, end, skip, (), kind_word, "places:kind-word")

    def _listed(self, tokens: list[Token], i: int) -> int:
        """The end of a known word, or two, alone between commas in a row of names: قرى المزرعة، ظهر الجبل، الزهراء. 0 for none."""
        last = self.found[-1] if self.found else None
        if last is None or not last.row or last.sentence.tokens is not tokens or last.end != i - 1:
            return 0
        end = next((k for k in range(i, min(i + 3, len(tokens))) if tokens[k].kind != "w"), 0)
        if not end or tokens[i - 1].text not in "،," or tokens[end].text not in "،,)":
            return 0
        return end if all(t.pos == "n" and t.time is None for t in tokens[i:end]) else 0

    @staticmethod
    def _ordinary(tokens: list[Token], i: int) -> bool:
        """Whether a known word is the name of what the kind word before it says: قرية الفلاحين."""
        readings = tokens[i - 1].info.groups.get("place-kind", ()) if i and tokens[i - 1].kind == "w" else ()
        return any(r.form == "s" and ordinary_name(tokens, i, r) for r in readings)

    def _may_be_unknown(self, token: Token) -> bool:
        """Whether a word may begin a name that the gazetteer does not hold."""
        if token.pos != "n":
            return False
        return (
            not token.info.known
            or token.word in words_of("grammar/places", "opens-name")
            or quoted(self.document.text, token)
        )
