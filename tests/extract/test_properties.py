"""What holds for every text whatsoever: offsets slice back, nothing raises, reading is repeatable, records survive JSON."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.extract import stretches
from riwaya.extract.reader import Reader
from riwaya.model import Article, Extent, Record, Span
from tests.extract.strategies import arabic, messy_text

READER = Reader()
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
articles = st.builds(
    Article,
    id=st.just("p"),
    title=st.one_of(st.just(""), arabic(), messy_text()),
    body=st.one_of(arabic(), messy_text()),
    published=st.sampled_from([None, "2021-06-16", "1999-12-31", "2024-02-29"]),
    outlet=st.sampled_from([None, "وكالة نورلاين", ""]),
)


def spans(value: Any) -> Iterator[Span | Extent]:
    """Every span of a record, at any depth."""
    if isinstance(value, Span | Extent):
        yield value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def check(article: Article, record: Record) -> None:
    text = article.text
    for span in spans(record):
        assert 0 <= span.start < span.end <= len(text)
        if isinstance(span, Span):
            assert text[span.start : span.end] == span.text
            assert span.text.strip() == span.text
    for k, said in enumerate(record.statements):
        assert said.parent is None or (0 <= said.parent < len(record.statements) and said.parent != k)
    for event in record.events:
        assert event.triggers
        assert event.hedged == (event.hedge is not None)
        assert all(event.sources)
        for toll in (*event.killed, *event.wounded):
            assert toll.min is None or toll.max is None or 0 <= toll.min <= toll.max
    for place in record.places:
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or (-90 <= place.lat <= 90 and place.lon is not None and -180 <= place.lon <= 180)


@MANY
@given(articles)
def test_offsets_slice_back_to_the_text(article: Article) -> None:
    check(article, READER.read(article))


@MANY
@given(articles)
def test_reading_twice_is_the_same(article: Article) -> None:
    assert READER.read(article) == Reader().read(article)


@MANY
@given(st.text(st.characters(), max_size=300), st.text(st.characters(), max_size=40))
def test_any_string_is_read(body: str, title: str) -> None:
    article = Article(id="any", title=title, body=body, published="2021-06-16")
    check(article, READER.read(article))


@MANY
@given(st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=200))
def test_any_arabic_letters_and_marks_are_read(body: str) -> None:
    article = Article(id="letters", body=body, published="2021-06-16")
    check(article, READER.read(article))


@MANY
@given(articles)
def test_a_record_survives_json(article: Article) -> None:
    record = READER.read(article)
    try:
        data = msgspec.json.encode(record)
    except UnicodeEncodeError:  # a lone surrogate cannot be written as UTF-8; outputs replace it
        return
    assert msgspec.json.decode(data, type=Record) == record


@pytest.mark.parametrize(
    "published",
    ["2021-02-30", "yesterday", "", "٢٠٢١-٠٦-١٦", "2021-06-16T10:00:00Z", "0000-00-00", "9999-12-31", "0001-01-01"],
)
def test_an_odd_day_of_publication_is_no_error(published: str) -> None:
    body = "قصف الطيران البلدة أمس الثلاثاء قبل شهرين، في الأسبوع المقبل بعد غد، وفي 5 رمضان الماضي."
    article = Article(id="t", body=body, published=published)
    check(article, READER.read(article))


@settings(max_examples=25, deadline=None)
@given(articles, st.integers(40, 200))
def test_a_text_read_in_stretches_keeps_its_offsets(article: Article, longest: int) -> None:
    before = stretches.LONGEST
    stretches.LONGEST = longest
    try:
        check(article, stretches.read_in_stretches(article, READER.read))
    finally:
        stretches.LONGEST = before


def test_stretches_find_what_the_whole_finds() -> None:
    sentence = "قال المتحدث إن الطيران قصف بلدة محمبل أمس، ونقلت الوكالة عن مسؤول قوله إن ثلاثة قتلوا.\n"
    article = Article(id="t", title="عنوان", body=sentence * 40, published="2021-06-16")
    whole = READER.read(article)
    parted = stretches.read_in_stretches(article, READER.read)
    assert [(t.start, t.value) for t in parted.times] == [(t.start, t.value) for t in whole.times]
    assert [p.start for p in parted.places] == [p.start for p in whole.places]
    assert [s.cue.start for s in parted.statements] == [s.cue.start for s in whole.statements]
