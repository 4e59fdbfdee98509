"""JSON lines: the format's fields, the way back, and text that UTF-8 cannot carry."""

import io
import json

import msgspec
from sample import ARTICLE, EVIL_ARTICLE, EVIL_RECORD, RECORD

from riwaya.model import Record
from riwaya.output import records


def written(*pairs: object) -> list[str]:
    stream = io.StringIO()
    records.write(pairs, stream)  # type: ignore[arg-type]
    return stream.getvalue().splitlines()


def test_fields_of_the_format() -> None:
    (line,) = written((ARTICLE, RECORD))
    row = json.loads(line)
    assert list(row)[:5] == ["id", "events", "statements", "times", "places"]
    event = row["events"][0]
    assert set(event) == {
        "type", "subtype", "triggers", "actors", "recipients", "places", "date", "killed", "wounded", "modality",
        "hedged", "hedge", "sources",
    }  # fmt: skip
    assert event["killed"][0]["min"] == 7 and event["killed"][0]["max"] is None
    assert event["date"]["span"]["text"] == "أمس"
    assert row["statements"][1]["parent"] == 0 and set(row["statements"][0]["content"]) == {"start", "end"}
    assert row["places"][0]["cc"] == "YE"
    assert (row["outlet"], row["published"]) == (ARTICLE.outlet, ARTICLE.published)


def test_the_way_back() -> None:
    (line,) = written((ARTICLE, RECORD))
    assert msgspec.json.decode(line, type=Record) == RECORD


def test_lone_surrogates_survive() -> None:
    article = msgspec.structs.replace(EVIL_ARTICLE, title="\ud800")
    first, second = written((article, EVIL_RECORD), (ARTICLE, RECORD))
    assert json.loads(first)["title"] == "\ud800"
    assert "\ud800" not in first
    assert json.loads(second)["title"] == ARTICLE.title


def test_one_line_each_as_they_come() -> None:
    seen: list[int] = []

    def pairs():  # type: ignore[no-untyped-def]
        for _ in range(3):
            seen.append(len(stream.getvalue().splitlines()))
            yield ARTICLE, RECORD

    stream = io.StringIO()
    records.write(pairs(), stream)
    assert seen == [0, 1, 2]
