"""Places by their Arabic names: an offline gazetteer, read from one compressed file and never changed.

`Gazetteer.lookup` answers with every place that bears a name, `Gazetteer.longest` finds the longest name that starts at
a token. Which of the candidates is meant (kind words, containment, the article's other places) is for the reader to
decide, and so is whether a name of `ambiguous.tsv` is a name at all. The file is made by `riwaya/places_build.py`,
which explains its layout.

Measured (Python 3.11, one core): 17,000 places under 22,000 names in a file of 0.6 MB; the first question costs 17 ms
and 6.5 MB (9 MB at its peak), each further token 1.4 µs.
"""

import gzip
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import msgspec

DEFAULT = Path(__file__).parent.parent / "lexicons" / "ar" / "places" / "gazetteer.txt.gz"
MARKS = dict.fromkeys([*range(0x064B, 0x0653), 0x0670, 0x0640])
LETTERS = MARKS | {ord(a): b for a, b in zip("أإآٱىةؤئ", "اااايهوي", strict=True)}
ARTICLE = "ال"


def fold(text: str) -> str:
    """A name as the gazetteer looks it up: no vowel marks, no tatweel, hamza seats and final letters made alike.

    >>> fold("إدلبَ  القديمة")
    'ادلب القديمه'
    """
    return " ".join(text.translate(LETTERS).split())


class Candidate(msgspec.Struct, frozen=True):
    """A place that a name may mean. `lat`, `lon` in degrees, None where unknown; `rank` 1 (known to all) to 5 (a
    village); `population` 0 where unknown; `within` the Arabic name of the region or country around it; `source`
    geonames, places:<id> or states:<id>."""

    name: str
    en: str
    cc: str
    kind: str
    lat: float | None
    lon: float | None
    rank: int
    population: int
    within: str
    source: str


class Gazetteer:
    """The compiled gazetteer. Nothing is read before the first question; records are made when asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._made: dict[str, tuple[Candidate, ...]] = {}
        self._reach: dict[
            str, tuple[tuple[str, ...], int]
        ] = {}  # first words of names: their forms, words of the longest

    @classmethod
    def load(cls, path: Path | None = None) -> "Gazetteer":
        """The gazetteer at `path`, by default the one that ships with Riwaya. FileNotFoundError when there is none."""
        path = path or DEFAULT
        if not path.is_file():
            raise FileNotFoundError(f"no gazetteer at {path}: build it with python -m riwaya.places_build")
        return cls(path)

    @cached_property
    def _blocks(self) -> tuple[list[bytes], dict[str, str], dict[str, int]]:
        """Rows (not decoded), folded name -> row numbers, first word -> words of the longest name that it opens."""
        rows, keys, refs, heads = gzip.decompress(self._path.read_bytes()).rstrip(b"\n").split(b"\n\n")
        index = dict(zip(keys.decode().split("\n"), refs.decode().split("\n"), strict=True))
        pairs = (line.split("\t") for line in heads.decode().split("\n"))
        return rows.split(b"\n"), index, {word: int(n) for word, n in pairs}

    def __len__(self) -> int:
        """The number of places."""
        return len(self._blocks[0])

    def __contains__(self, folded_name: object) -> bool:
        return folded_name in self._blocks[1]

    def lookup(self, folded_name: str) -> tuple[Candidate, ...]:
        """Every place of that name, the most prominent first; empty when there is none. The name must be folded and
        have the article where the place has it."""
        made = self._made.get(folded_name)
        if made is None:
            rows, index, _ = self._blocks
            refs = index.get(folded_name)
            if refs is None:
                return ()
            made = self._made[folded_name] = tuple(_candidate(rows[int(n)]) for n in refs.split(","))
        return made

    def by_source(self, source: str) -> tuple[Candidate, ...]:
        """The places that come from one lexicon row (``states:sa``)."""
        return self._by_source.get(source, ())

    @cached_property
    def _by_source(self) -> dict[str, tuple[Candidate, ...]]:
        rows = (row for row in self._blocks[0] if b"states:" in row or row.split(b"\t")[3] == b"country")
        made = (_candidate(row) for row in rows)
        return {c.source if c.source.startswith("states:") else f"states:{c.cc.lower()}": (c,) for c in made}

    def opens(self, word: str) -> bool:
        """Whether a place name may begin with a folded word, as ``longest`` looks for it."""
        _, index, heads = self._blocks
        return any(first in index or first in heads for first in _firsts(word))

    def longest(self, tokens: Sequence[str], i: int) -> tuple[int, tuple[Candidate, ...]] | None:
        """The longest place name that starts at token i: how many tokens it takes and what it may mean, or None.

        `tokens` are folded words with the article where it is written. A name is looked for as written, then without
        the article of its first word (الصنعاء, صنعاء); of names of equal length the one as written wins.

        >>> Gazetteer.load().longest(["في", "دير", "الزور", "امس"], 1)[0]
        2
        """
        index = self._blocks[1]
        word = tokens[i]
        known = self._reach.get(word)
        if known is None:
            heads, firsts = self._blocks[2], _firsts(word)
            known = self._reach[word] = firsts, max(heads.get(first, 1) for first in firsts)
        firsts, most = known
        for n in range(min(most, len(tokens) - i), 1, -1):
            tail = " ".join(tokens[i + 1 : i + n])
            for first in firsts:
                name = f"{first} {tail}"
                if name in index:
                    return n, self.lookup(name)
        for first in firsts:
            if first in index:
                return 1, self.lookup(first)
        return None


def _firsts(word: str) -> tuple[str, ...]:
    """A first word as written and without its article."""
    return (word, word[2:]) if word.startswith(ARTICLE) and len(word) > 4 else (word,)


def _candidate(row: bytes) -> Candidate:
    name, en, cc, kind, lat, lon, rank, population, within, source = row.decode().split("\t")
    return Candidate(
        name=name,
        en=en,
        cc=cc,
        kind=kind,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        rank=int(rank),
        population=int(population),
        within=within,
        source=source,
    )
