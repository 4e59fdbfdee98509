"""Places mentioned by name: found in the gazetteer or behind a kind word, and told apart by the company they keep.

A gazetteer name counts at once when it is well known; a village or a name that is also a common word needs a kind word
(قرية، مدينة), a preposition of place or a neighbour that is a place. Behind a kind word even an unknown name is a place, with
coordinates null. Of several places of one name the one wins that fits the kind word, the country of the article and the
places named near it. What it cannot do: tell two villages of one name in one district apart.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from riwaya.extract.document import Document
from riwaya.extract.gazetteer import Candidate, Gazetteer
from riwaya.extract.names import first_forms
from riwaya.extract.numbers import is_number_word
from riwaya.extract.tokens import Sentence, Token
from riwaya.lexicon import table

_PLACE_PREPOSITIONS = frozenset(
    {
        "في",
        "الي",
        "من",
        "قرب",
        "بين",
        "علي",
        "نحو",
        "باتجاه",
        "تجاه",
        "داخل",
        "خارج",
        "حول",
        "عبر",
        "وسط",
        "لدي",
        "صوب",
        "ضمن",
        "بعد",
        "غير",
    }
)
_KNOWN_RANK = 3  # ranks 1-3: countries, governorates, towns that news names without a kind word
_NAME_STARTS = frozenset(
    {
        "تل",
        "دير",
        "كفر",
        "ابو",
        "ام",
        "عين",
        "جبل",
        "وادي",
        "خان",
        "بيت",
        "باب",
        "راس",
        "خربه",
        "مشرفه",
        "حي",
        "بئر",
        "بير",
        "عرب",
        "شيخ",
        "الشيخ",
        "سوق",
        "قصر",
        "برج",
        "مرج",
        "نبع",
        "خلف",
        "ابي",
        "اولاد",
        "بني",
        "حمام",
        "حاره",
        "رسم",
        "مزرعه",
        "مزارع",
        "تله",
        "جسر",
    }
)


@cache
def _openings(word: str) -> tuple[tuple[int, str], ...]:
    """The forms of a folded word that a place name may begin with: (letters taken off, rest)."""
    return tuple((skip, form) for skip, form in first_forms(word) if len(form) > 1 and gazetteer().opens(form))


class PlaceMention:
    """A place named at tokens[start:end] of ``sentence``; ``skip`` letters of the first token are clitics."""

    __slots__ = ("candidates", "chosen", "country", "end", "entry", "kind", "kind_word", "sentence", "skip", "start")

    def __init__(
        self,
        sentence: Sentence,
        start: int,
        end: int,
        skip: int,
        candidates: tuple[Candidate, ...],
        kind_word: str,
        entry: str,
    ) -> None:
        self.sentence, self.start, self.end, self.skip = sentence, start, end, skip
        self.candidates, self.kind_word, self.entry = candidates, kind_word, entry
        self.chosen: Candidate | None = candidates[0] if candidates else None
        self.kind = candidates[0].kind if candidates else kind_word
        self.country: str | None = None

    @property
    def cc(self) -> str | None:
        return (self.chosen.cc or None) if self.chosen else self.country

    @property
    def lat(self) -> float | None:
        return self.chosen.lat if self.chosen else None

    @property
    def lon(self) -> float | None:
        return self.chosen.lon if self.chosen else None

    @property
    def words(self) -> str:
        return " ".join(t.word for t in self.sentence.tokens[self.start : self.end])

    def __repr__(self) -> str:
        return f"<{self.words} {self.kind} {self.cc}>"


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
        self._resolve()
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
        if token.name is not None and token.name.name.type == "state" and not token.name.name.generic:
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
        before = tokens[i - 1] if i else None
        if (
            best.kind == "country"
            and "nisba" in token.info.groups
            and before is not None
            and before.pos == "n"
            and "place-kind" not in before.info.groups
        ):
            return False  # الحدود السورية
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
        if before.word.removeprefix("و") in _PLACE_PREPOSITIONS:
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
            following.word in _NAME_STARTS and end < len(tokens) and tokens[end].kind == "w" and tokens[end].pos == "n"
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
            token.word.lstrip("و") in _NAME_STARTS
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
        if token.word in _NAME_STARTS and end == i + 1:
            return None
        return PlaceMention(sentence, i, end, skip, (), kind_word, "places:kind-word")

    def _may_be_unknown(self, token: Token) -> bool:
        """Whether a word may begin a name that the gazetteer does not hold."""
        if token.pos != "n":
            return False
        return not token.info.known or token.word in _NAME_STARTS or _quoted(self.document.text, token)

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

    # --- resolving --------------------------------------------------------------------------------------------------

    def _resolve(self) -> None:
        countries: Counter[str] = Counter()
        if self.outlet_country:
            countries[self.outlet_country] += 1
        for sentence in self.document.sentences:
            for token in sentence.tokens:
                if token.kind == "w" and "nisba" in token.info.groups:
                    countries[token.info.groups["nisba"][0].lexeme.value] += 1
        for mention in self.found:
            ccs = {c.cc for c in mention.candidates}
            if len(ccs) == 1:
                countries[next(iter(ccs))] += 2 if mention.kind == "country" else 1
        total = sum(countries.values())
        for mention in self.found:  # a village of a country that the article does not speak of is another one
            mention.candidates = tuple(
                c for c in mention.candidates if c.rank <= 2 or not c.cc or 12 * countries[c.cc] >= total
            )
            if not mention.candidates:
                mention.chosen = None
        sure = [m for m in self.found if len(m.candidates) == 1]
        for mention in self.found:
            if len(mention.candidates) > 1:
                near = [m for m in sure if abs(m.sentence.index - mention.sentence.index) <= 1]
                mention.chosen = max(mention.candidates, key=lambda c: self._fit(c, mention, countries, near))
                if not mention.kind_word or mention.kind_word == mention.chosen.kind:
                    mention.kind = mention.chosen.kind
            if mention.chosen is not None and mention.kind_word in ("region", "city", "village", "district"):
                mention.kind = mention.kind_word
            mention.entry = mention.chosen.source if mention.chosen is not None else mention.entry
        for mention in self.found:
            if mention.chosen is None:
                mention.country = self._country_of(mention)

    def _country_of(self, mention: PlaceMention) -> str | None:
        """The country of a place that no gazetteer holds: that of the places named around it, where they agree."""
        near = [
            m
            for m in self.found
            if m.chosen is not None and m.cc and abs(m.sentence.index - mention.sentence.index) <= 1
        ]
        ccs = {m.cc for m in near if m.sentence is mention.sentence} or {m.cc for m in near}
        return next(iter(ccs)) if len(ccs) == 1 else None

    def _fit(
        self, candidate: Candidate, mention: PlaceMention, countries: Counter[str], near: list[PlaceMention]
    ) -> float:
        score = -1.5 * candidate.rank + min(2.0, math.log10(candidate.population + 1) / 4)
        if mention.kind_word:
            if candidate.kind == mention.kind_word:
                score += 4
            elif {candidate.kind, mention.kind_word} <= {"city", "village", "district"}:
                score += 2
        elif mention.kind_word == "" and self._rural(mention) and candidate.kind == "region":
            score += 3
        total = sum(countries.values())
        if total:
            score += 6 * countries[candidate.cc] / total
        if candidate.lat is not None:
            gaps = [
                _km(candidate, m.chosen)
                for m in near
                if m.chosen is not None and m.chosen.lat is not None and m.kind != "country"
            ]
            if gaps:
                score += 3 * math.exp(-min(gaps) / 60)
        return score

    @staticmethod
    def _rural(mention: PlaceMention) -> bool:
        """Whether the name stands after ريف, محافظة, a direction: the governorate rather than its capital."""
        tokens = mention.sentence.tokens
        before = tokens[mention.start - 1].word if mention.start else ""
        return before.lstrip("وبلف").removeprefix("ال") in (
            "ريف",
            "ريفي",
            "محافظه",
            "شمال",
            "جنوب",
            "شرق",
            "غرب",
            "شمالي",
            "جنوبي",
            "شرقي",
            "غربي",
            "ارياف",
        )


def _ordinary(token: Token) -> bool:
    """Whether the word is also an ordinary word of the language in this shape."""
    return bool(token.info.groups.keys() - {"nisba", "given"})


def _quoted(text: str, token: Token) -> bool:
    return text[max(0, token.start - 1) : token.start] in '“"«”'


def _km(a: Candidate, b: Candidate) -> float:
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return 1e6
    x = math.radians(b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371 * math.hypot(x, math.radians(b.lat - a.lat))
