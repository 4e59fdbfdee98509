"""Which words of a sentence open an event, and of which type. All sentences are invented."""

from __future__ import annotations

import pytest

from riwaya.extract.document import Document
from riwaya.extract.fold import fold
from riwaya.extract.mentions import bare_forms, find_mentions
from riwaya.extract.places import PlaceReader
from riwaya.model import Article


def found(text: str) -> list[tuple[str, str]]:
    document = Document(Article(id="x", body=text, published="2024-05-10"))
    PlaceReader(document).read()
    return [(m.word.text, m.type) for sentence in document.sentences for m in find_mentions(sentence)]


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        # conjunction and verb where the whole is a verb too
        ("ودعا رئيس البرلمان أعضاء اللجنة إلى التهدئة.", "ودعا", "REQUEST"),
        ("ودعت نقابة المحامين أعضاءها إلى الصبر.", "ودعت", "REQUEST"),
        # sentence-initial verbs that are nouns too
        ("طالب شيوخ القرية بفتح الطريق.", "طالب", "REQUEST"),
        ("تدين شبكة حقوقية قتل المسعفين.", "تدين", "ACCUSE"),
        # participles of weak verbs
        ("انتقدت الوزيرة الصمت الدولي داعية إلى وقف القتال.", "داعية", "REQUEST"),
        ("وقف النواب أمام المجلس مطالبين بالإفراج عن زميلهم.", "مطالبين", "REQUEST"),
        # the needed word carries clitics, stands before, or is far
        ("اعترف الموقوف بانتمائه إلى التنظيم.", "اعترف", "CONCEDE"),
        ("أقر المتهم خلال الجلسة بالتخطيط للهجوم.", "أقر", "CONCEDE"),
        ("القوات الإثيوبية انتشرت على طول الحدود.", "انتشرت", "MOBILIZE"),
        ("شدد المبعوث في كلمته على ضرورة الإسراع في الحل.", "شدد", "REQUEST"),
        ("حملت الحركة في بيان لها الوزير مسؤولية الفوضى.", "حملت", "ACCUSE"),
        ("ضبط الحرس مركبين محملين بالوقود.", "ضبط", "COERCE"),
        ("عثر رعاة على جثتين مجهولتي الهوية غرب القائم.", "جثتين", "ASSAULT"),
        ("سقط ثلاثة قتلى في سوق المدينة.", "سقط", "ASSAULT"),
        ("تمكن السجين من الفرار عبر النهر.", "الفرار", "RETREAT"),
        ("وصف الناطق تصريحات السفير بالعدائية والاستفزازية.", "وصف", "ACCUSE"),
        # adjectives behind a noun in the accusative
        ("نفذت المروحيات إنزالا جويا قرب الشدادي.", "إنزالا", "COERCE"),
        ("شنت الفصائل هجوما مضادا.", "هجوما", "ASSAULT"),
        # a masdar in ة before the woman who does it; a feminine is not the word that cancels
        ("وقع الحادث بعد مهاجمة رعاة لمخفر بعيد.", "مهاجمة", "ASSAULT"),
        ("عاد الهدوء بعد انسحاب الدورية الراجلة.", "انسحاب", "RETREAT"),
        # a participle that opens a clause has an object; a number shows those done to; "you" is rare
        ("أغلقت الشركة مكاتبها، متهمة الوزارة بالتضييق.", "متهمة", "ACCUSE"),
        ("تحدث البيان عن قتل أربعة وأسر 12 آخرين.", "وأسر", "COERCE"),
        ("وشكك مركز حقوقي في الرواية.", "وشكك", "ACCUSE"),
        ("وهنأ رئيس الإقليم الطرفين.", "وهنأ", "SUPPORT"),
        ("وطالب تركيا بوقف الغارات.", "وطالب", "REQUEST"),
        # a preposition far away cancels nothing; any person will do
        ("صادر الحرس ذخائر كثيرة من المهربين.", "صادر", "COERCE"),
        ("جرى توقيف تسعة بحارة في المرفأ.", "توقيف", "COERCE"),
        ("أعلن القائد استعادة كركوك.", "استعادة", "ASSAULT"),  # any named place will do
        # a masdar that has become a preposition tells of its act all the same
        ("أضرب الطلاب تضامنا مع زملائهم.", "تضامنا", "SUPPORT"),
        ("طوق الجيش الحي بمساندة من الدرك.", "بمساندة", "COOPERATE"),
        # و and a verb, whatever noun the whole might be; a masdar behind a plural noun
        ("وأدان المجلس الصمت.", "وأدان", "ACCUSE"),
        ("سمعت أصوات قصف متقطع.", "قصف", "ASSAULT"),
        # the words of a name do not count
        ("بحث الملك سلمان بن عبدالعزيز آل سعود - حفظه الله - في قصره بجدة مع وزير الخارجية الملف.", "بحث", "CONSULT"),
        # a longer run wins over a nearer single word
        ("منعت بوليفيا السفير من دخول أراضيها.", "منعت", "SANCTION"),
    ],
)
def test_opens(text: str, word: str, type_: str) -> None:
    assert (word, type_) in found(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("تقع البلدة تحت سيطرة الجيش.", "سيطرة"),  # control as a state
        ("شهدت مناطق سيطرة المعارضة هدوءا.", "سيطرة"),
        ("استهدف القناص الحاجز بقذائف صغيرة.", "بقذائف"),  # an instrument
        ("حلق الطيران الحربي فوق البلدة.", "الحربي"),  # nisba, not "my war"
        ("انتشر المقطع على وسائل التواصل الاجتماعي.", "الاجتماعي"),
        ("اتفق زعماء المعارضة على موعد.", "المعارضة"),  # a party, not "opposing"
        ("هدأت مناطق التماس أمس.", "التماس"),  # a line of contact, no petition
        ("وصل السفير واثنين من مساعديه.", "واثنين"),  # two, not "they praised"
        ("بدأت محاكمة تسعة متهمين في القضية.", "متهمين"),  # counted persons, not "accusing"
        ("سلم المقاتلون أسلحتهم أمس.", "أسلحتهم"),  # their weapons, not "she armed them"
        ("يدعى الرجل سالم وهو من سكان الحي.", "يدعى"),  # is called
        ("شن الجيش هجوما على التلة.", "شن"),  # the noun names the event
        ("أدى القصف إلى سقوط قتلى.", "سقوط"),  # the cause is told
        ("دخلت مدينة الباب يومها الثالث بلا كهرباء.", "مدينة"),  # not the feminine of مدين
        ("رفض مسؤول كشف اسمه أن يحدد الموعد.", "رفض"),
        ("قال مصدر طلب عدم كشف اسمه إن الوضع هادئ.", "طلب"),
        ("تبنى التنظيم التفجير.", "تبنى"),  # a claim is a statement
    ],
)
def test_opens_nothing(text: str, word: str) -> None:
    assert word not in [w for w, _ in found(text)]


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("بانتمائه", "انتماء"), ("عليهم", "على"), ("بها", "ب"), ("والعقوبات", "عقوبات"), ("هجوما", "هجوم"),
        ("منطقتين", "منطقة"), ("مواقعها", "مواقع"), ("للجنود", "جنود"), ("مسلحون", "مسلح"), ("سيطرته", "سيطرة"),
    ],
)  # fmt: skip
def test_bare_forms(word: str, bare: str) -> None:
    assert fold(bare) in bare_forms(fold(word))
