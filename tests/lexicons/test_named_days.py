"""Each named day's own example, read from a later year."""

import pytest

import riwaya
from riwaya.lexicon import Row, table

ROWS = table("grammar/named-days", "id,head,month,day,value,example,yields")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_named_day_keeps_its_year(row: Row) -> None:
    record = riwaya.read(riwaya.Article(id="x", body=row["example"] + ".", published="2025-03-10"))
    assert [t.value for t in record.times] == [row["value"]]


def test_the_same_day_without_its_name_is_near_publication() -> None:
    record = riwaya.read(riwaya.Article(id="x", body="اجتمع الوزيران في 25 يناير لبحث الخطة.", published="2025-03-10"))
    assert [t.value for t in record.times] == ["2025-01-25"]
