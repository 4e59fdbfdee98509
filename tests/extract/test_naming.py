"""Which wordings of a party are proposed to name it."""

from __future__ import annotations

from riwaya.extract.document import Document
from riwaya.extract.entities import Entity
from riwaya.extract.naming import Namer
from riwaya.extract.places import PlaceReader
from riwaya.extract.reader import _mark_names, _read_times
from riwaya.extract.roles import RoleReader
from riwaya.model import Article

TEXT = (
    "قالت قوات سوريا الديمقراطية إن المعارك توقفت. وأضافت قسد أن عناصر قسد عادوا إلى الثكنات. "
    "ونفى الطبيب سليم الحداد الخبر."
)


def party(word: str) -> tuple[RoleReader, Entity]:
    document = Document(Article(id="x", title="", body=TEXT, published="2024-05-10"))
    _mark_names(document)
    _read_times(document)
    PlaceReader(document).read()
    reader = RoleReader(document, [], [])
    return reader, next(
        e for e in reader.entities.all if any(word in t.text for p in e.phrases for t in p.tokens[p.start : p.end])
    )


def test_every_wording_is_proposed_once_and_one_is_the_rule() -> None:
    reader, entity = party("قسد")
    proposals = reader.namer.proposals(entity, entity.phrases[1:2])
    wordings = [" ".join(t.word for t in p.tokens[p.start : p.end]) for p, _ in proposals]
    assert len(wordings) == len(set(wordings)) > 1
    assert sum("rule" in features for _, features in proposals) == 1
    assert sum("near=True" in features for _, features in proposals) == 1


def test_the_name_is_one_of_the_proposals() -> None:
    reader, entity = party("قسد")
    name = Namer().name(entity, entity.phrases[:1])
    assert any(name is phrase for phrase, _ in reader.namer.proposals(entity, entity.phrases[:1]))


def test_a_party_named_once_has_that_name() -> None:
    _, entity = party("الحداد")
    assert Namer().name(entity, entity.phrases) is entity.phrases[0]
