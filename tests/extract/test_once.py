"""What is remembered so that it is told once: it must say what looking again would say, and leave nothing behind."""

import gc

import pytest

from riwaya.extract.document import Document
from riwaya.extract.reader import Reader
from riwaya.extract.tokens import LONGEST, split
from riwaya.model import Article

TEXT = "قال متحدث باسم وزارة الدفاع السورية إن الجيش شن غارات على مدينة إدلب، دون وقوع إصابات. ولم يعلن أحد مسؤوليته عن الهجوم."


def article(body: str = TEXT) -> Article:
    return Article(id="1", title="غارات على إدلب", body=body, published="2024-05-14")


@pytest.mark.parametrize("group", ["event", "light", "nisba", "place-kind", "report", "stance", "toll"])
def test_sentences_tell_where_the_words_of_a_group_stand(group: str) -> None:
    for sentence in Document(article()).sentences:
        standing = [t.i for t in sentence.tokens if t.kind == "w" and group in t.info.groups]
        assert sentence.at.get(group, []) == standing


@pytest.mark.parametrize("table", ["attribution", "particle", "stance", "toll"])
def test_sentences_tell_where_phrases_may_begin(table: str) -> None:
    for sentence in Document(article()).sentences:
        opening = [t.i for t in sentence.tokens if t.kind == "w" and table in t.info.opens]
        assert sentence.at.get(f"{table} phrase", []) == opening


def test_a_document_taken_apart_holds_no_token() -> None:
    document = Document(article())
    tokens = [s.tokens for s in document.sentences]
    document.dissolve()
    assert not any(tokens)


@pytest.mark.parametrize("on", [True, False])
def test_reading_leaves_the_collector_as_it_was(on: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        Reader().read(article())
        assert gc.isenabled() is on
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.parametrize("words", [LONGEST - 1, LONGEST, LONGEST + 1, 3 * LONGEST + 7])
def test_runs_without_an_end_are_parted(words: int) -> None:
    sentences, _ = split("كلمة " * words)
    assert sum(len(s.tokens) for s in sentences) == words
    assert max(len(s.tokens) for s in sentences) <= LONGEST
