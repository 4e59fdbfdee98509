"""Who acts and who suffers: sentence -> actors and recipients of its events."""

import pytest

from riwaya.extract.document import Document
from riwaya.extract.gather import find_all
from riwaya.extract.places import PlaceReader
from riwaya.extract.reader import Reader, _mark_names, _read_times
from riwaya.model import Article

READER = Reader()

# text, word of the trigger, actors, recipients
CASES = [
    ("قصفت الطائرات الروسية بلدة كفر نبل مساء الأحد.", "قصفت", ["الطائرات الروسية"], []),
    (
        "شن الجيش السوداني غارات جوية على مواقع قوات الدعم السريع في نيالا.",
        "غارات",
        ["الجيش السوداني"],
        ["قوات الدعم السريع"],
    ),
    ("قتل ثلاثة مدنيين في غارة إسرائيلية على بلدة ميس الجبل.", "غارة", ["إسرائيلية"], ["ثلاثة مدنيين"]),
    ("تعرضت القرية لقصف مدفعي من قبل القوات الحكومية.", "قصف مدفعي", ["القوات الحكومية"], []),
    ("اعتقلت الشرطة التونسية أربعة ناشطين في صفاقس.", "اعتقلت", ["الشرطة التونسية"], ["أربعة ناشطين"]),
    ("هاجم مسلحون مجهولون حاجزا للجيش قرب سرت.", "هاجم", ["مسلحون مجهولون"], ["للجيش"]),
    (
        "استهدفت الفصائل المسلحة بالصواريخ مواقع الجيش العراقي قرب الرمادي.",
        "استهدفت",
        ["الفصائل المسلحة"],
        ["الجيش العراقي"],
    ),
    ("اغتيل القاضي سالم الهاشمي على يد مسلحين في عدن.", "اغتيل", ["مسلحين"], ["القاضي سالم الهاشمي"]),
    ("دعا الأمين العام للأمم المتحدة طرفي النزاع إلى ضبط النفس.", "دعا", ["الأمين العام للأمم المتحدة"], []),
    ("التقى وزير الخارجية المصري نظيره التركي في أنقرة.", "التقى", ["وزير الخارجية المصري"], ["نظيره التركي"]),
    ("أدانت السعودية الهجوم على المطار.", "أدانت", ["السعودية"], []),
    ("اتهمت وزارة الدفاع الأوكرانية روسيا بقصف مستشفى في خاركيف.", "اتهمت", ["وزارة الدفاع الأوكرانية"], ["روسيا"]),
    ("أفرجت جماعة الحوثي عن عشرين أسيرا في مأرب.", "أفرجت", ["جماعة الحوثي"], ["عشرين أسيرا"]),
    ("وأضاف البيان أن قوات الحكومة قصفت المدينة ودمرت مخزنا للذخيرة.", "قصفت", ["قوات الحكومة"], []),
    ("نفذ تنظيم داعش هجوما على نقطة للشرطة في كركوك.", "هجوما", ["تنظيم داعش"], []),
]

# text, word of the trigger, what the grammar gives to the slots of that word
FRAMES = [
    (
        "اندلعت اشتباكات بين كتائب الحكومة وحلفائها الأجانب من جهة، وتنظيم داعش وجبهة النصرة من جهة أخرى في درعا.",
        "اشتباكات",
        ["كتائب الحكومة", "وحلفائها الأجانب"],
        ["وتنظيم داعش", "وجبهة النصرة"],
    ),
    ("وقعت اشتباكات بين الجيش من طرف والمعارضة المسلحة من طرف آخر.", "اشتباكات", ["الجيش"], ["والمعارضة المسلحة"]),
    ("بحث الوزير الملف خلال لقائه نظيره الأميركي في عمان.", "لقائه", ["الوزير"], ["نظيره الأميركي"]),
    ("تقدم النائب بالشكر للحضور، مطالبا سكان العاصمة بالصبر.", "مطالبا", ["النائب"], ["سكان العاصمة"]),
    ("أعلن القائد تحرير عدن من قبضة المتمردين.", "تحرير", [], ["المتمردين"]),
    ("دعت اللجان الشعبية في مديرية صبر الأهالي إلى الصمود.", "دعت", ["اللجان الشعبية"], ["الأهالي"]),
]


def event(text: str, trigger: str):
    record = READER.read(Article(id="t", title="", body=text, published="2023-04-04"))
    found = [e for e in record.events if any(trigger in t.text or t.text in trigger for t in e.triggers)]
    assert found, [t.text for e in record.events for t in e.triggers]
    return found[0]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), CASES)
def test_parties(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    read = event(text, trigger)
    assert [s.text for s in read.actors] == actors
    if recipients:
        assert [s.text for s in read.recipients] == recipients


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), FRAMES)
def test_frames(text: str, trigger: str, actors: list[str] | None, recipients: list[str]) -> None:
    document = Document(Article(id="t", title="", body=text, published="2023-04-04"))
    _mark_names(document)
    times, _ = _read_times(document)
    places = PlaceReader(document).read()
    mention = next(m for m in find_all(document, times, places, []) if m.word.text == trigger)

    def words(phrases) -> list[str]:
        return [" ".join(t.text for t in p.tokens[p.start : p.end]) for p in phrases]

    assert actors is None or words(mention.actors) == actors
    assert words(mention.recipients) == recipients


def test_spans_are_of_the_text() -> None:
    text = CASES[1][0]
    for span in event(text, "غارات").actors:
        assert ("\n" + text)[span.start : span.end] == span.text


def test_the_fullest_naming_is_given() -> None:
    text = "أعلنت حركة الفجر الوطنية مسؤوليتها. وقالت مصادر إن الحركة قصفت ثكنة في زنتان."
    assert [s.text for s in event(text, "قصفت").actors] == ["حركة الفجر الوطنية"]
