"""The example of each row of words that hold a date together, read as the row says."""

import pytest

import riwaya
from riwaya.lexicon import Row, table

ROWS = table("grammar/dates", "id,words,example,yields")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_joining_word_does_its_job(row: Row) -> None:
    record = riwaya.read(riwaya.Article(id="x", body=row["example"] + ".", published="2024-05-16"))
    wanted = row["yields"].removeprefix("date=")
    assert [t.value for t in record.times] == ([] if wanted == "none" else [wanted])
