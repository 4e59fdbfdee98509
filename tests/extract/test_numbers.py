"""Numbers: digits of both scripts, words with their genders and cases, duals of scale, vague words, ordinals."""

import pytest

from riwaya.extract.document import Document
from riwaya.extract.numbers import digits, ordinal, read_number
from riwaya.model import Article


def number(phrase: str) -> tuple[int, int | None, int] | None:
    """(min, max, tokens taken) of the number that a phrase begins with."""
    tokens = Document(Article(id="t", body=phrase)).sentences[0].tokens
    found = read_number(tokens, 0)
    return None if found is None else (found.min, found.max, found.end)


UNITS = {
    3: "ثلاثة ثلاث", 4: "أربعة أربع", 5: "خمسة خمس", 6: "ستة ست", 7: "سبعة سبع", 8: "ثمانية ثماني", 9: "تسعة تسع",
    10: "عشرة",
}  # fmt: skip
TENS = {20: "عشر", 30: "ثلاث", 40: "أربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}


@pytest.mark.parametrize(("value", "word"), [(v, w) for v, words in UNITS.items() for w in words.split()])
def test_units_in_both_genders(value: int, word: str) -> None:
    assert number(f"{word} جنود") == (value, value, 1)


@pytest.mark.parametrize("value", TENS)
@pytest.mark.parametrize("case", ["ون", "ين"])
def test_tens_in_both_cases(value: int, case: str) -> None:
    assert number(f"{TENS[value]}{case} جنديا") == (value, value, 1)


@pytest.mark.parametrize("ten", TENS)
@pytest.mark.parametrize("case", ["ون", "ين"])
@pytest.mark.parametrize(("unit", "word"), [(2, "اثنان"), (3, "ثلاثة"), (5, "خمس"), (8, "ثمانية"), (9, "تسع")])
def test_units_and_tens(ten: int, case: str, unit: int, word: str) -> None:
    assert number(f"{word} و{TENS[ten]}{case} جنديا") == (ten + unit, ten + unit, 2)


@pytest.mark.parametrize(
    ("phrase", "value", "taken"),
    [
        ("أحد عشر جنديا", 11, 2),
        ("إحدى عشرة قذيفة", 11, 2),
        ("اثنا عشر جنديا", 12, 2),
        ("اثنتي عشرة قذيفة", 12, 2),
        ("ثلاثة عشر جنديا", 13, 2),
        ("ثلاث عشرة قذيفة", 13, 2),
        ("ثمانية عشر جنديا", 18, 2),
        ("تسع عشرة قذيفة", 19, 2),
        ("مئة جندي", 100, 1),
        ("مائة جندي", 100, 1),
        ("مئتي جندي", 200, 1),
        ("مئتان وخمسون جنديا", 250, 2),
        ("مئة وثلاثة عشر جنديا", 113, 3),
        ("ثلاثمئة جندي", 300, 1),
        ("ثلاثمائة وأربعة وستون جنديا", 364, 3),
        ("خمس مئة جندي", 500, 2),
        ("ألف جندي", 1000, 1),
        ("ألفي جندي", 2000, 1),
        ("ألف ومئتان جندي", 1200, 2),
        ("ثلاثة آلاف جندي", 3000, 2),
        ("ثلاثة آلاف وخمسمئة جندي", 3500, 3),
        ("عشرة آلاف جندي", 10_000, 2),
        ("خمسة وعشرون ألف نازح", 25_000, 3),
        ("مئة ألف نازح", 100_000, 2),
        ("مليون نازح", 1_000_000, 1),
        ("مليوني نازح", 2_000_000, 1),
        ("7 قتلى", 7, 1),
        ("٧ قتلى", 7, 1),
        ("۷ قتلى", 7, 1),
        ("٢٥٠ قتيلا", 250, 1),
        ("1,200 قتيل", 1200, 1),
        ("١٬٢٠٠ قتيل", 1200, 1),
        ("12.500 نازح", 12_500, 1),
        ("5 آلاف نازح", 5000, 2),
        ("3 ملايين نازح", 3_000_000, 2),
    ],
)
def test_exact(phrase: str, value: int, taken: int) -> None:
    assert number(phrase) == (value, value, taken)


@pytest.mark.parametrize(
    ("phrase", "least"),
    [
        ("عشرات القتلى", 20),
        ("مئات القتلى", 200),
        ("آلاف النازحين", 2000),
        ("عشرات الآلاف من النازحين", 20_000),
        ("مئات الآلاف من النازحين", 200_000),
        ("ملايين النازحين", 2_000_000),
        ("عدد من القتلى", 3),
        ("بضعة جنود", 3),
        ("عدة جنود", 3),
    ],
)
def test_vague_words_set_a_lower_bound_only(phrase: str, least: int) -> None:
    found = number(phrase)
    assert found is not None and found[:2] == (least, None)


@pytest.mark.parametrize("phrase", ["نصف القوات", "الجنود الثلاثة", "جنود", "3.5 كيلومتر", "الثالث من الشهر"])
def test_no_count(phrase: str) -> None:
    assert number(phrase) is None


def test_two_counts_are_two() -> None:
    assert number("خمسة وستة جنود") == (5, 5, 1)


@pytest.mark.parametrize(
    ("word", "rank"),
    [
        ("الاول", 1), ("الاولي", 1), ("الثاني", 2), ("الثانيه", 2), ("الثالث", 3), ("ثالثه", 3), ("الرابع", 4),
        ("الخامس", 5), ("السادس", 6), ("السابعه", 7), ("الثامن", 8), ("التاسع", 9), ("العاشر", 10), ("جندي", None),
    ],
)  # fmt: skip
def test_ordinals(word: str, rank: int | None) -> None:
    assert ordinal(word) == rank


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("007", 7), ("1,000", 1000), ("1.000", 1000), ("3.5", None), ("1,00", None), ("9" * 40, None)],
)
def test_digits(text: str, value: int | None) -> None:
    assert digits(text) == value
