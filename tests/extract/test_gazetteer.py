"""The compiled gazetteer: names, order of candidates, longest match, cost; and the lexicons it is made from."""

import tracemalloc
from pathlib import Path

import pytest

from riwaya.extract.gazetteer import DEFAULT, Candidate, Gazetteer, fold

PLACES = DEFAULT.parent


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def rows(name: str) -> list[dict[str, str]]:
    lines = [x for x in (PLACES / name).read_text("utf-8").splitlines() if x and not x.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("إِدْلِب", "ادلب"),
        ("غـــزة", "غزه"),
        ("مستشفى  الشفاء", "مستشفي الشفاء"),
        ("سيئون", "سييون"),
        ("البوكمال", "البوكمال"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("name", "en", "cc", "kind", "lat", "lon"),
    [
        ("دمشق", "Damascus", "SY", "city", 33.5, 36.3),
        ("طرابلس", "Tripoli", "LY", "city", 32.9, 13.2),
        ("الفاشر", "El Fasher", "SD", "city", 13.6, 25.4),
        ("مطار صنعاء", "Sanaa International Airport", "YE", "facility", 15.5, 44.2),
        ("الضفة الغربية", "West Bank", "PS", "region", 32.0, 35.3),
        ("مضيق هرمز", "Strait of Hormuz", "", "water", 26.6, 56.3),
        ("كوباني", "Kobani", "SY", "city", 36.9, 38.4),
        ("شنكال", "Sinjar", "IQ", "city", 36.3, 41.9),
        ("سوريا", "Syria", "SY", "country", 35.0, 38.5),
        ("كييف", "Kyiv", "UA", "city", 50.5, 30.5),
        ("قم", "Qom", "IR", "city", 34.6, 50.9),
    ],
)
def test_first_candidate(gazetteer: Gazetteer, name: str, en: str, cc: str, kind: str, lat: float, lon: float) -> None:
    first = gazetteer.lookup(fold(name))[0]
    assert (first.en, first.cc, first.kind) == (en, cc, kind)
    assert first.lat == pytest.approx(lat, abs=0.15)
    assert first.lon == pytest.approx(lon, abs=0.15)


def test_homonyms_are_all_there_and_sorted(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup(fold("أريحا"))
    assert {"SY", "PS"} <= {c.cc for c in found}
    assert [c.rank for c in found] == sorted(c.rank for c in found)
    assert {"city", "region"} <= {c.kind for c in gazetteer.lookup(fold("حلب"))}


def test_one_place_is_one_row(gazetteer: Gazetteer) -> None:
    assert [c.cc for c in gazetteer.lookup(fold("القامشلي"))] == ["SY"]
    assert gazetteer.lookup(fold("قامشلو")) == gazetteer.lookup(fold("القامشلي"))
    assert gazetteer.lookup(fold("القامشلي"))[0].population > 10_000  # ours, with the population of GeoNames


def test_unknown_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("قلعه الهواء السابعه") == ()
    assert "دمشق" in gazetteer
    assert "قلعه الهواء السابعه" not in gazetteer


@pytest.mark.parametrize(
    ("text", "i", "n", "en"),
    [
        ("في دير الزور امس", 1, 2, "Deir ez-Zor"),
        ("قصف ريف دمشق ليلا", 1, 2, "Rif Dimashq"),
        ("معبر باب الهوى الحدودي", 0, 3, "Bab al-Hawa crossing"),
        ("مدينة غزة", 1, 1, "Gaza City"),
        ("الصنعاء", 0, 1, "Sanaa"),
        ("شمال قطاع غزة", 1, 2, "Gaza Strip"),
    ],
)
def test_longest(gazetteer: Gazetteer, text: str, i: int, n: int, en: str) -> None:
    found = gazetteer.longest(fold(text).split(), i)
    assert found is not None
    assert (found[0], found[1][0].en) == (n, en)


def test_longest_at_the_end_and_of_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest(["دير"], 0) is None or gazetteer.longest(["دير"], 0)[0] == 1  # type: ignore[index]
    assert gazetteer.longest(["يتحدثون"], 0) is None


def test_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="places_build"):
        Gazetteer.load(tmp_path / "none.gz")


def test_it_takes_little_memory() -> None:
    tracemalloc.start()
    len(Gazetteer.load())
    size = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size < 40e6


def test_every_place_is_found_by_all_its_names(gazetteer: Gazetteer) -> None:
    lost = [
        n
        for r in rows("places.tsv")
        for n in r["names"].split(" | ")
        if f"places:{r['id']}" not in {c.source for c in gazetteer.lookup(fold(n))}
    ]
    assert lost == []


def test_places_rows_are_sound() -> None:
    found = rows("places.tsv")
    assert len({r["id"] for r in found}) == len(found)
    for r in found:
        assert r["kind"] in {"country", "region", "city", "district", "village", "facility", "water", "other"}, r
        assert r["rank"] in set("12345"), r
        assert (r["lat"] == "") == (r["lon"] == ""), r
        assert r["lat"] == "" or (-90 <= float(r["lat"]) <= 90 and -180 <= float(r["lon"]) <= 180), r


@pytest.mark.parametrize("name", ["kinds.tsv", "ambiguous.tsv"])
def test_examples_hold_what_they_yield(gazetteer: Gazetteer, name: str) -> None:
    found = rows(name)
    assert len({r["id"] for r in found}) == len(found)
    for r in found:
        place = r["yields"].removeprefix("place=").replace("_", " ")
        assert place in r["example"], r
        assert gazetteer.lookup(fold(place)), r


def test_records_are_frozen(gazetteer: Gazetteer) -> None:
    first: Candidate = gazetteer.lookup("دمشق")[0]
    with pytest.raises(AttributeError):
        first.name = "حلب"  # type: ignore[misc]
