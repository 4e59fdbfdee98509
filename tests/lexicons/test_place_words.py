"""The example of each row of words around a place, read as the row says."""

import pytest

import riwaya
from riwaya.lexicon import Row, table

ROWS = table("grammar/places", "id,words,example,yields")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_word_around_a_place_does_its_job(row: Row) -> None:
    record = riwaya.read(riwaya.Article(id="x", body=row["example"] + ".", published="2024-05-16"))
    key, _, wanted = row["yields"].partition("=")
    assert [p.text if key == "place" else p.kind for p in record.places] == [wanted.replace("_", " ")]
