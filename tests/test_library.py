"""The library as the README shows it."""

import msgspec
import pytest

import riwaya

ARTICLE = riwaya.Article(
    id="1", title="غارة على مخزن في صعدة", body="شنت طائرات غارة على مخزن في صعدة أمس الأحد.", published="2024-05-13"
)


def test_read_and_reader_give_the_same_record() -> None:
    assert riwaya.read(ARTICLE) == riwaya.Reader().read(ARTICLE)


def test_a_record_is_frozen_and_survives_json() -> None:
    record = riwaya.read(ARTICLE)
    with pytest.raises(AttributeError):
        record.id = "2"  # type: ignore[misc]
    assert msgspec.json.decode(msgspec.json.encode(record), type=riwaya.Record) == record


def test_without_a_publication_date_relative_dates_are_null_and_said_once() -> None:
    record = riwaya.read(msgspec.structs.replace(ARTICLE, published=None))
    assert [t.value for t in record.times] == [None]
    assert len(record.notes) == 1


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute"):
        riwaya.reader  # type: ignore[attr-defined]  # noqa: B018
