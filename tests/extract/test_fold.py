"""Folding: what newspapers vary without meaning to is one spelling, and the way back to the characters is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.extract.fold import FOLD, fold, fold_with_offsets, skip
from tests.extract.strategies import messy_text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُعْلِنَتْ", "اعلنت"),  # "was announced", fully vowelled
        ("إدلب", "ادلب"),
        ("آذار", "اذار"),
        ("ٱلجيش", "الجيش"),
        ("غزة", "غزه"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("هيئة", "هييه"),
        ("غـــارة", "غاره"),  # tatweel
        ("شنَّ", "شن"),
        ("کابل", "كابل"),  # Persian kaf
        ("بھمن", "بهمن"),
        ("٢٠١٥", "2015"),
        ("۲۰۱۵", "2015"),
        ("ﺍﻟﺠﻴﺶ", "الجيش"),  # presentation forms
        ("ﻻ", "لا"),  # a ligature of two letters
        ("الـ\u200fجيش", "الجيش"),  # a right-to-left mark inside
        ("می\u200cدان", "ميدان"),  # a zero width non-joiner
        ("\ufeffقال", "قال"),
        ("Reuters", "Reuters"),
        ("", ""),
    ],
)
def test_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(messy_text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(messy_text())
def test_offsets_lead_back(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    for i, char in enumerate(folded.text):
        start, end = folded.original(i, i + 1)
        assert end == start + 1
        assert char in fold(text[start:end])


@given(messy_text(), st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_folds_to_itself(text: str, a: int, b: int) -> None:
    folded = fold_with_offsets(text)
    start, end = sorted((min(a, len(folded.text)), min(b, len(folded.text))))
    left, right = folded.original(start, end)
    assert 0 <= left <= right <= len(text)
    assert folded.text[start:end] in fold(text[left:right])


@given(messy_text(), st.integers(0, 10))
def test_skip_takes_letters_with_their_marks(text: str, count: int) -> None:
    cut = skip(text, count)
    assert 0 <= cut <= len(text)
    assert fold(text[cut:]) == fold(text)[len(fold(text[:cut])) :]


def test_skip_counts_folded_letters() -> None:
    assert skip("وَالجيش", 1) == 2  # و with its fatha
    assert skip("وـال", 1) == 2  # و with a tatweel
    assert skip("الجيش", 0) == 0
    assert skip("بـ ـقصف", 1) == 4  # a torn word: its gap goes with the letter before


def test_the_table_gives_only_what_it_folds_to_itself() -> None:
    for code, plain in FOLD.items():
        assert plain is None or fold(plain) == plain, hex(code)
