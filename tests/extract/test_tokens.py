"""Sentences, tokens and quotations, with offsets into the text as it came."""

import re

import pytest
from hypothesis import given

from riwaya.extract.fold import fold
from riwaya.extract.tokens import split, tokenize
from tests.extract.strategies import messy_text


def words(text: str) -> list[str]:
    return [t.text for t in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الجيش البلدة.", ["قصف", "الجيش", "البلدة", "."]),
        ("قُصِفَت البلدةُ", ["قُصِفَت", "البلدةُ"]),  # vowelled words stay whole
        ("قـــال", ["قـــال"]),  # so do stretched ones
        ("وقعت اشتـ ـبـ ـاكات وقصـ.ـف", ["وقعت", "اشتـ ـبـ ـاكات", "وقصـ.ـف"]),  # torn words are one
        ("قـ الجيش", ["قـ", "الجيش"]),
        ("وللحوثيين", ["وللحوثيين"]),  # clitics are parts of their word
        ("1,200 قتيل", ["1,200", "قتيل"]),
        ("١٬٢٠٠ و٣٫٥", ["١٬٢٠٠", "و", "٣٫٥"]),
        ("27/7/2015", ["27", "/", "7", "/", "2015"]),
        ("تموز/يوليو", ["تموز", "/", "يوليو"]),
        ("باقري-أيوب", ["باقري", "-", "أيوب"]),
        ("«الوطن»:", ["«", "الوطن", "»", ":"]),
        ("F-16 وReuters", ["F", "-", "16", "و", "Reuters"]),
        ("قال،ثم مضى", ["قال", "،", "ثم", "مضى"]),  # no space after the comma
        ("می\u200cدان", ["می\u200cدان"]),  # a joiner inside a word
        ("\u202bقال\u202c", ["قال"]),  # marks of direction around it
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_torn_words_are_folded_whole() -> None:
    assert [t.word for t in tokenize("اشتـ ـبـ ـاكات وقصـ.ـف")] == ["اشتباكات", "وقصف"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("قصف الجيش البلدة. وفر السكان.", 2),
        ("هل قصف الجيش البلدة؟ نعم! لا…", 3),
        ("قصف الجيش البلدة؛ وفر السكان، ثم عادوا", 1),  # these marks end clauses only
        ("العنوان\nالمتن", 2),
        ("قال د. محمد إن الطريق مقطوع", 1),
        ("ارتفعت النسبة 3.5 في المئة", 1),
        ("ذكر موقع السورية.نت أن الطريق مقطوع", 1),
        ("انتظروا... ثم رحلوا", 2),
        ("\n\n\n", 0),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(split(text)[0]) == sentences


def test_title_ends_where_the_body_begins() -> None:
    title, body = "غارة على السوق", "قتل ثلاثة."
    found, _ = split(f"{title}\n{body}", len(title))
    assert [s.title for s in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("قال «الطريق مقطوع» ومضى", ["الطريق مقطوع"]),
        ('قال "الطريق مقطوع" ومضى', ["الطريق مقطوع"]),
        ("قال “الطريق مقطوع” ومضى", ["الطريق مقطوع"]),
        ("قال ”الطريق مقطوع“ ومضى", ["الطريق مقطوع"]),  # marks turned round
        ("«أ» و«ب»", ["أ", "ب"]),
        ('«قال "الطريق مقطوع" ومضى»', ['قال "الطريق مقطوع" ومضى', "الطريق مقطوع"]),
        ("«بلا نهاية\nفقرة أخرى»", []),  # an open quotation ends with its paragraph
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in split(text)[1]] == inside


@given(messy_text())
def test_tokens_slice_back_and_miss_nothing_but_blanks(text: str) -> None:
    tokens = tokenize(text)
    position = 0
    for token in tokens:
        assert position <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        whole = re.sub("(?<=ـ)[ .*](?=ـ)", "", token.text)  # a torn word is read without its gaps
        assert token.word == (token.text if token.kind == "m" else fold(whole))
        position = token.end
    left = "".join(
        text[a:b] for a, b in zip([0, *(t.end for t in tokens)], [*(t.start for t in tokens), len(text)], strict=True)
    )
    assert not any(c.isalnum() for c in left)


@given(messy_text())
def test_sentences_hold_their_tokens_in_order(text: str) -> None:
    sentences, quotes = split(text)
    position = 0
    for n, sentence in enumerate(sentences):
        assert sentence.index == n
        assert sentence.tokens and [t.i for t in sentence.tokens] == list(range(len(sentence.tokens)))
        assert position <= sentence.start < sentence.end
        position = sentence.end
    assert all(0 <= q.start < q.end <= len(text) for q in quotes)
