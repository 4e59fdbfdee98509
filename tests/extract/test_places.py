"""What is a place and what only looks like one."""

import pytest

import riwaya
from riwaya.extract.document import Document
from riwaya.extract.placeback import look_back
from riwaya.extract.places import PlaceReader
from riwaya.model import Article

NAMES = {
    "قصفت المدفعية بلدة سرمين بعد منتصف الليل.": ["سرمين"],  # ليل is Lille, الليل is not
    "حلقت مسيرة تركية فوق الحدود السورية.": [],
    "عاد رئيس روسيا من زيارة إلى سوريا.": ["روسيا", "سوريا"],
    "قصف الاحتلال التركي قرية كفر كلبين.": ["كفر كلبين"],
    "وصل المزارعون باكرا إلى حلب بحجة المطر.": ["حلب"],
    "أفاد مراسل وكالة الأناضول بأن الطريق إلى إدلب مقطوع.": ["إدلب"],
    "دخلت دورية سجون قسد قرب الرقة.": ["الرقة"],
    "طال القصف بلدات وقرى في ريف حماة.": ["ريف حماة"],
    "أقام الجيش حواجز جديدة قرب درعا.": ["درعا"],
    "سقطت القذائف على قرى (بينين، كشة، حلوز) ليلا.": ["بينين", "كشة", "حلوز"],
    "طال القصف قرى وبلدات سفوهن و فليفل و الفطيرة.": ["سفوهن", "فليفل", "الفطيرة"],
    "أقيمت الحواجز بين محافظتي لحج وعدن.": ["لحج", "عدن"],  # a dual, no "my governorate"; no "they returned"
    "وصل الوفد إلى صنعاء ثم عاد إلى مأرب بعد تحرير تعز.": ["صنعاء", "مأرب", "تعز"],  # no "she is dear"
    "أشاد اللواء سالم الأحمدي بالجنود. وقال الأحمدي إن الطريق آمن.": [],  # a person
    "أسر المتمردون عشرين جنديا روسيا.": [],  # Russian, though Russia is written alike
    "أغلق السكان شارع الزيتون قرب قرية الحدادين.": ["شارع الزيتون", "الحدادين"],
    "توسعت منطقة العمليات إلى ريف المدينة.": [],
    "دارت اشتباكات في منطقة (شبطون) فجرا.": ["شبطون"],
    "سقطت طائرة قرب دمبورا شرق الخرطوم.": ["دمبورا", "الخرطوم"],
    "شكر السكان منفذي المبادرة.": [],  # those who carried it out, no crossings
}


@pytest.mark.parametrize("body", NAMES)
def test_names_of_places(body: str) -> None:
    record = riwaya.read(riwaya.Article(id="x", body=body, published="2024-05-16"))
    assert [p.text for p in record.places] == NAMES[body]


BACK = {
    "دخل الجنود بلدة سرمين ليلا. وأغلقوا مداخل البلدة.": {"البلدة": "سرمين"},
    "وصل وفد إلى مدينة تعز قادما من مطار عدن. وغادر المطار مساء.": {"المطار": "مطار عدن"},
    "عاد السكان إلى مدينة تعز. وبقيت المنطقة الجنوبية مغلقة.": {},  # another one
    "أغلقت الطرق في المدينة.": {},  # none was named
}


@pytest.mark.parametrize("body", BACK)
def test_kind_words_mean_a_place_named_before(body: str) -> None:
    document = Document(Article(id="x", body=body))
    back = look_back(document, PlaceReader(document).read())
    text = document.text
    found = {}
    for b in back:
        first, last = b.meant.sentence.tokens[b.meant.start], b.meant.sentence.tokens[b.meant.end - 1]
        found[b.sentence.tokens[b.start].text] = text[first.start + b.meant.skip : last.end]
    assert found == BACK[body]


def test_an_unknown_village_lies_by_the_town_behind_it() -> None:
    record = riwaya.read(Article(id="x", body="اندلع حريق في قرية الشبطونة قرب سراقب.", published="2024-05-16"))
    village, town = record.places
    assert village.cc == town.cc == "SY"
    assert (village.lat, village.lon) == (town.lat, town.lon)


def test_a_village_far_from_all_places_beside_it_is_another_one() -> None:
    body = "طال القصف قرى الجديدة وحلوز وكنصفرة في منطقة جسر الشغور."
    record = riwaya.read(Article(id="x", body=body, published="2024-05-16"))
    assert all(p.lat is None or abs(p.lat - 35.8) < 1 for p in record.places)


def test_a_place_said_to_lie_in_another_is_in_its_country() -> None:
    record = riwaya.read(Article(id="x", body="أقيم مخيم في منطقة الناصرية بسبها.", published="2024-05-16"))
    assert {p.text: p.cc for p in record.places}["الناصرية"] == "LY"


def test_the_only_place_of_a_name_in_the_country_spoken_of_is_meant() -> None:
    record = riwaya.read(Article(id="x", body="أحرق مستوطنون حقلا في قرية دوما قرب نابلس.", published="2024-05-16"))
    village = next(p for p in record.places if p.text == "دوما")
    assert village.cc == "PS"
    assert village.lat is not None
    assert abs(village.lat - 32.06) < 0.1
