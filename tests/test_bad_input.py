"""Bad input: a clear word or a record, never a traceback, never a hang. Broken files are tested with ``riwaya.article``."""

import time
from pathlib import Path

import msgspec
import pytest

from riwaya.extract.reader import Reader
from riwaya.model import Article, Record

READER = Reader()
DEMO = Path(__file__).parent.parent / "demo" / "articles.jsonl"
SECONDS = 20  # far more than any of these needs; a quadratic step on these sizes takes minutes


def read(body: str, title: str = "") -> Record:
    return READER.read(Article(id="bad", title=title, body=body, published="2021-06-16"))


def news() -> str:
    """The bodies of the demo, about 20,000 characters of news."""
    return "\n".join(msgspec.json.decode(line, type=Article).body for line in DEMO.read_bytes().splitlines())


@pytest.mark.parametrize(
    "body",
    [
        "",
        " \t\r\n\u200f ",
        "The army shelled the town on Tuesday, killing three.",
        "Армия обстреляла город.",
        "军队炮击了城镇。",
        "\x00\x00\x00",
        "\ud800\udfff\ud800",
        "😀" * 500,
        "؟؟؟!!!...،،،",
    ],
    ids=["empty", "blank", "English", "Russian", "Chinese", "NUL", "surrogates", "emoji", "marks"],
)
def test_what_is_no_arabic_has_an_empty_record(body: str) -> None:
    record = read(body)
    assert record.id == "bad"
    assert (record.events, record.statements, record.places) == ((), (), ())


@pytest.mark.parametrize("odd", ["\x00", "\ud83d", "\u202e", "\ufeff", "\u2028", "\x1b[31m"], ids=ascii)
def test_an_odd_character_between_words_does_not_stop_the_reading(odd: str) -> None:
    record = read(f"قصفت المدفعية {odd} بلدة محمبل{odd}، أمس الثلاثاء، فقتل ثلاثة مدنيين.")
    assert [e.type for e in record.events] == ["ASSAULT"]
    assert [t.value for t in record.times] == ["2021-06-15"]


@pytest.mark.parametrize(
    "body",
    [
        "قال «" * 10_000 + "قصف الجيش البلدة" + "»" * 10_000,
        '"' * 20_000 + " قصف الجيش البلدة",
        "قال إن " * 10_000,
        "(" * 20_000 + "حلب" + ")" * 20_000,
        "قصف الجيش " * 5_000,
        "قتل ثلاثة وأصيب خمسة " * 3_000,
        "الجيش السوري " * 8_000,
        "دمشق وحلب و" * 5_000,
        "خمسة وعشرون ألفا " * 5_000,
        "5 آذار / " * 10_000,
        "و" * 300_000,
        "ـ" * 300_000,
        "ا\u0651" * 150_000,
        "1" * 300_000,
        "1," * 100_000,
        "." * 100_000,
        "\n" * 300_000,
        "a." * 100_000,
    ],
    ids=[
        "nested quotations", "straight quotations", "that-clauses", "brackets", "event words", "tolls", "names", "places",
        "numbers", "dates", "one letter", "tatweel", "marks", "a long number", "a grouped number", "points", "lines", "sites",
    ],
)  # fmt: skip
def test_monotony_ends_in_bounded_time(body: str) -> None:
    start = time.process_time()
    read(body)
    assert time.process_time() - start < SECONDS


def test_ten_megabytes() -> None:
    """Time grows with the length, not with its square; all of the text is read."""
    text = news() + "\n"
    start = time.process_time()
    read(text * 5)
    unit = (time.process_time() - start) / 5
    count = 10_000_000 // len(text.encode())
    start = time.process_time()
    record = read(text * count)
    assert time.process_time() - start < 3 * unit * count
    assert record.times[-1].start > 0.99 * len(text) * count


@pytest.mark.parametrize("shape", ["one line", "no marks", "title"])
def test_a_text_without_ends_is_read(shape: str) -> None:
    flat = news().replace("\n", " ")
    if shape == "no marks":
        flat = "".join(c if c.isalnum() else " " for c in flat)
    record = read("", flat) if shape == "title" else read(flat)
    assert record.events and record.statements and record.times
