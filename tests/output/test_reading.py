"""The terminal reading: all fields in words, directions isolated, nothing that drives a terminal."""

import io
import re

from sample import ARTICLE, EVIL_ARTICLE, EVIL_RECORD, RECORD

from riwaya.model import Article, Record, Toll
from riwaya.output import text
from riwaya.output.wording import FSI, PDI, day, isolate, number, shortened

ARABIC = re.compile("[\u0600-\u06ff]")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def reading(article: Article = ARTICLE, record: Record = RECORD, stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    text.write([(article, record)], stream)
    return stream.getvalue()


def test_every_field_is_told() -> None:
    plain = re.sub(f"[{FSI}{PDI}]", "", reading())
    for expected in (
        ARTICLE.title, "جريدة الضفاف · 2031-05-06", "shelling, artillery or missile", "[ASSAULT]",
        "who        مدفعية اللواء التاسع",
        "where      وادي السدر (Wadi al-Sidr, YE, -15.50, 44.25)", "when       2031-05-05 أمس",
        "killed     at least 7 سبعة أشخاص على الأقل, says مسعف, hedged", "said by    إذاعة المرفأ, quoting مسعف",
        "how sure   happened, hedged المزاعم", "words      قصف, قصفت", "who        not said",
        "said by    the outlet itself",
        "how sure   denied", "Who says what (3)", "إذاعة المرفأ, quoting مسعف (according to, نقلا): مدفعية اللواء",
        "a note about",
    ):  # fmt: skip
        assert expected in plain, expected


def test_arabic_stands_only_in_isolates_and_they_are_closed() -> None:
    for line in reading().splitlines():
        depth = 0
        for char in line:
            depth += (char == FSI) - (char == PDI)
            assert 0 <= depth <= 1
            assert depth or not ARABIC.match(char), line
        assert depth == 0


def test_an_article_cannot_drive_the_terminal_or_turn_the_line() -> None:
    for stream in (io.StringIO(), Terminal()):
        shown = reading(EVIL_ARTICLE, EVIL_RECORD, stream)
        assert "\x1b[31m" not in shown and "\x00" not in shown and "\u202e" not in shown
        shown.encode("utf-8")
    assert isolate(f"a{PDI}\u202eb\nc") == f"{FSI}ab c{PDI}"


def test_on_a_terminal() -> None:
    shown = reading(stream=Terminal())
    for words in ("مدفعية", "to whom", "ASSAULT", "who"):
        assert (words in shown) == (words != "to whom")


def test_nothing_found() -> None:
    shown = reading(Article(id="e"), Record(id="e", notes=("empty: there are no words to read",)))
    assert "(no title)" in shown and "empty: there are no words" in shown and "no events" in shown


def test_many_statements_are_summarised() -> None:
    record = Record(id="t1", statements=RECORD.statements[:1] * 50)
    assert "and 42 more" in reading(record=record)


def test_words_for_numbers_and_days() -> None:
    def toll(low: int | None, high: int | None) -> str:
        return number(Toll(0, 1, "x", min=low, max=high))

    assert [toll(9, 9), toll(9, None), toll(None, 5), toll(2, 4), toll(0, 0), toll(None, None)] == [
        "9", "at least 9", "up to 5", "2 to 4", "none", "number not given",
    ]  # fmt: skip
    assert [day("2015-08"), day("2015-08-01/2015-08-03"), day(None)] == [
        "2015-08",
        "2015-08-01 to 2015-08-03",
        "date not known",
    ]
    assert shortened("واحد اثنان ثلاثة", 12) == "واحد اثنان …"
