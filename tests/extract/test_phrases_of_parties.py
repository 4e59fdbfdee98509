"""Noun phrases, their gender, and which of them name one party."""

import pytest

from riwaya.extract.agreement import agrees, gender
from riwaya.extract.candidates import candidates
from riwaya.extract.document import Document
from riwaya.extract.entities import Entities
from riwaya.extract.reader import _mark_names
from riwaya.model import Article


def sentence(text: str):
    document = Document(Article(id="t", title="", body=text))
    _mark_names(document)
    return document.sentences[0]


def words(candidate) -> str:
    phrase = candidate.phrase
    return " ".join(t.text for t in phrase.tokens[phrase.start : phrase.end])


PHRASES = [
    ("قصفت طائرات حربية تركية قرى في الجبل", ["طائرات حربية تركية"]),
    ("هاجمت قوات تابعة للحكومة منازل المدنيين", ["قوات تابعة للحكومة", "المدنيين"]),
    ("أعلنت «قوات الفجر» المدنيين هدفا", ["قوات الفجر", "المدنيين"]),
    ("اشتبك الجيش السوري والفصائل المسلحة", ["الجيش السوري", "والفصائل المسلحة"]),
    ("جرت غارات جوية إسرائيلية قرب المطار", ["إسرائيلية"]),
    ("قالت وزارة الداخلية إن الوضع هادئ", ["وزارة الداخلية"]),
    ("قال الوزير في تصريحات صحفية", ["الوزير"]),
    ("وصفت الحادث بأنه هجوم إرهابي وحشي", []),
    ("أعلنت النقابة اعتقال صحفي", ["النقابة", "صحفي"]),
    ("عثر على رضيع عمره 52 سنة", ["رضيع"]),
    ("طردت لندن 23 دبلوماسيا", ["لندن", "23 دبلوماسيا"]),
    ("أوقفت الشرطة نحو عشرين شخصا", ["الشرطة", "عشرين شخصا"]),
    ("حكمت بالسجن على أربعة آخرين", ["أربعة آخرين"]),
    ("أحرق المهاجمون متجرا كبيرا", ["المهاجمون", "متجرا كبيرا"]),
    ("ناشد وزير الزراعة المصري الاتحاد الأوروبي", ["وزير الزراعة المصري", "الاتحاد الأوروبي"]),
    ("دعا المجلس المحلي المنظمات", ["المجلس المحلي", "المنظمات"]),
    ("واجه المقاتلين الحوثيين", ["المقاتلين الحوثيين"]),
    ("نفذ الحكم في المدعو شارع بن مبارك", ["المدعو شارع بن مبارك"]),
    ("نقل الطفل علي سعد إلى المدينة", ["الطفل علي سعد"]),
    ("رحب الوزير بالأمر خلال أيام المسابقة", ["الوزير"]),
    ("قصفت الطائرة منازل المدنيين", ["الطائرة", "المدنيين"]),
]


@pytest.mark.parametrize(("text", "wanted"), PHRASES)
def test_candidates(text: str, wanted: list[str]) -> None:
    assert [words(c) for c in candidates(sentence(text))] == wanted


def test_joined_parties_share_their_place() -> None:
    first, second = candidates(sentence("هاجم الثكنة الجيش السوري والفصائل المسلحة"))[-2:]
    assert second.first is first


AGREEMENT = [("دعت", "الحكومة", True), ("دعت", "المجتمع", False), ("دعا", "الحكومة", False), ("دعا", "المجلس", True)]


@pytest.mark.parametrize(("verb", "noun", "fits"), AGREEMENT)
def test_gender(verb: str, noun: str, fits: bool) -> None:
    tokens = sentence(f"{verb} {noun}").tokens
    phrase = candidates(sentence(f"{verb} {noun} أمس"))[0].phrase
    assert agrees(tokens[0].info.verb, tokens[0].word, gender(phrase)) is fits


PARTIES = [
    ("قوات الجيش السوري ثم قوات الجيش ثم الجيش", 1),
    ("وزارة الدفاع التركية ثم وزارة الدفاع الروسية", 2),
    ("قائد الشرطة العراقية ثم الشرطة العراقية", 2),
]


@pytest.mark.parametrize(("text", "count"), PARTIES)
def test_parties_are_told_apart(text: str, count: int) -> None:
    entities = Entities()
    found = {entities.add(c).index for part in text.split(" ثم ") for c in candidates(sentence(part))}
    assert len(found) == count


TAGS = [
    ("وصل الوفد إلى المدينة", "إلى", "p"), ("قتل شخصاً في السوق", "شخصاً", "n"), ("وصل إلى أنقرة أمس", "أنقرة", "n"),
    ("قصف مدفعي عنيف", "قصف", "n"), ("بدأت محاكمة المتهم", "محاكمة", "n"), ("إن طفلين قتلا في الحي", "قتلا", "v"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "pos"), TAGS)
def test_part_of_speech(text: str, word: str, pos: str) -> None:
    assert next(t.pos for t in sentence(text).tokens if t.text == word) == pos
