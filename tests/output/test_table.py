"""CSV: one row an event, and nothing that a spreadsheet would run."""

import csv
import io

import pytest
from sample import ARTICLE, EVIL_ARTICLE, EVIL_RECORD, RECORD

from riwaya.model import Article, Event, Record, Span, Toll
from riwaya.output import table
from riwaya.output.wording import bounds


def rows(article: Article, record: Record, *, bom: bool = False) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    table.write([(article, record)], stream, bom=bom)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_one_row_an_event() -> None:
    first, second = rows(ARTICLE, RECORD)
    assert (first["type"], first["subtype"]) == ("ASSAULT", "shelling-artillery-missile")
    assert first["actors"] == "مدفعية اللواء التاسع"
    assert (first["place_en"], first["lat"], first["lon"]) == ("Wadi al-Sidr", "-15.5", "44.25")
    assert (first["killed_min"], first["killed_max"], first["wounded_min"]) == ("7", "", "")
    assert first["killed"] == "at least 7 «سبعة أشخاص على الأقل» [مسعف] (hedged)"
    assert first["sources"] == "إذاعة المرفأ > مسعف"
    assert first["triggers"] == "قصف | قصفت"
    assert (second["event"], second["modality"], second["date"]) == ("1", "denied", "")


def test_mark_for_excel() -> None:
    assert "\ufeffarticle" in rows(ARTICLE, RECORD, bom=True)[0]
    assert "article" in rows(ARTICLE, RECORD)[0]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x", "\u200e=1", "＝1"])
def test_formulas_are_disarmed(text: str) -> None:
    record = Record(id=text, events=(Event(type="AID", triggers=(Span(0, 1, text),), hedge=Span(0, 1, text)),))
    (row,) = rows(Article(id=text, title=text, outlet=text, url=text), record)
    for column in ("article", "title", "outlet", "url", "hedge", "triggers"):
        assert row[column].startswith("'"), column


def test_a_formula_inside_an_article() -> None:
    (row,) = rows(EVIL_ARTICLE, EVIL_RECORD)
    assert row["place"] == "'+CMD"
    assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row.values())
    assert all("\x1b" not in cell and "\ud800" not in cell for cell in row.values())


def test_bounds() -> None:
    def toll(low: int | None, high: int | None) -> Toll:
        return Toll(0, 1, "x", min=low, max=high)

    assert bounds(()) == (None, None)
    assert bounds((toll(3, 3), toll(5, 9))) == (3, 9)
    assert bounds((toll(3, 3), toll(5, None))) == (3, None)
    assert bounds((toll(None, 4), toll(2, 3))) == (2, 4)
