"""Tolls given to the happenings that caused them; deaths by accident; claims settled over an article."""

import pytest

from riwaya.extract.accidents import accident_tokens
from riwaya.extract.document import Document
from riwaya.extract.reader import Reader
from riwaya.model import Article, Record


def read(title: str, body: str) -> Record:
    article = Article(id="t", title=title, body=body, outlet="o", url=None, published="2024-03-05")
    return Reader().read(article)


def killed(record: Record) -> list[set[tuple[int | None, int | None]]]:
    return [{(t.min, t.max) for t in e.killed} for e in record.events if e.killed]


def test_title_and_body_repeat_one_claim() -> None:
    record = read("مقتل 5 أشخاص بغارة على حلب", "قتل خمسة أشخاص في غارة جوية على مدينة حلب، بحسب مصدر طبي.")
    assert killed(record) == [{(5, 5)}]


def test_cause_behind_the_dead() -> None:
    record = read("", "قصف الجيش مدينة إدلب فجر أمس. وقتل ثلاثة مدنيين في انفجار عبوة ناسفة بمدينة عفرين.")
    with_toll = [e for e in record.events if e.killed]
    assert [{t.text for t in e.triggers} & {"قصف"} for e in with_toll] == [set()]


def test_nobody_hurt_is_said_of_what_was_told_before() -> None:
    record = read("", "قصفت المدفعية بلدة تفتناز من دون خسائر بشرية، كما شنت طائرة غارة على مدينة سرمين.")
    with_toll = [e for e in record.events if e.killed]
    assert [{t.text for t in e.triggers} for e in with_toll] == [{"قصفت"}]


def test_claim_names_its_source() -> None:
    record = read("", "قال المرصد السوري لحقوق الإنسان إن غارة على مدينة إدلب أسفرت عن مقتل أربعة مدنيين.")
    sources = [t.source.text for e in record.events for t in e.killed if t.source]
    assert sources == ["المرصد السوري لحقوق الإنسان"]


def test_ambiguous_ending_is_settled_by_the_article() -> None:
    record = read("مقتل مدنيين بقصف على حلب", "قتل مدنيان اثنان في قصف مدفعي على مدينة حلب صباح اليوم.")
    assert killed(record) == [{(2, 2)}]


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل خمسة أشخاص بحادث سير على طريق دمشق.",
        "توفي عشرون مريضا بسبب الكوليرا في صنعاء.",
        "قتلت سيدة في انفجار جرة غاز بمنزلها في درعا.",
    ],
)
def test_accidents_are_no_events(sentence: str) -> None:
    assert read("", sentence).events == ()


def test_violence_beside_an_accident_stays() -> None:
    record = read("", "قتل ستة جنود في هجوم مسلح على حافلتهم بعد حادث سير قرب تدمر.")
    assert killed(record) == [{(6, 6)}]


def test_accident_phrase_with_clitics() -> None:
    article = Article(id="t", title="", body="أصيبوا بالحادث المروري.", outlet="o", url=None, published=None)
    assert accident_tokens(Document(article).sentences[0].tokens) == {1, 2}
