"""Whose deed a verb tells where its subject goes on, stands before or far off, and who does what a masdar names."""

from __future__ import annotations

import pytest

from riwaya.extract.document import Document
from riwaya.extract.gather import find_all
from riwaya.extract.mentions import Mention
from riwaya.extract.places import PlaceReader
from riwaya.extract.reader import _mark_names, _read_times
from riwaya.extract.statements import StatementReader
from riwaya.model import Article


def mention(text: str, word: str) -> Mention:
    document = Document(Article(id="x", title="", body=text, published="2024-05-10"))
    _mark_names(document)
    times, _ = _read_times(document)
    places, statements = PlaceReader(document).read(), StatementReader(document).read()
    found = find_all(document, times, places, statements)
    return next(m for m in found if m.word.text == word)


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        # the subject goes on
        ("داهمت الشرطة المزرعة فجرا واعتقلت ثلاثة عمال.", "واعتقلت", ["الشرطة"]),
        ("أعلن الجيش أن قوات الحدود طوقت الوادي ثم قصفت الكهوف.", "قصفت", ["قوات الحدود"]),
        ("قام الحراس بتفتيش بعض الغرف قبل أن ينسحبوا من المبنى.", "ينسحبوا", ["الحراس"]),
        ("نفت الوزارة أنها تحتجز الصحافي.", "تحتجز", ["الوزارة"]),
        # but words of time set another subject against it
        ("حذر الوزير من الفتنة فيما دعا رئيس البلدية إلى الهدوء.", "دعا", ["رئيس البلدية"]),
        # an accusative is no subject
        ("طوقت الشرطة الثكنة واعتقلت عددا من الجنود.", "واعتقلت", ["الشرطة"]),
        # a pronoun with a particle, adjuncts between or not
        ("زار المفوض المخيم، غير أنه انتقد المنظمات الدولية بسبب نقص الدواء.", "انتقد", ["المفوض"]),
        ("رحب الوزير الفرنسي بالقرار لكنه في الوقت نفسه طالب السلطات المالية بالتحقيق.", "طالب", ["الوزير الفرنسي"]),
        ("وقالت المنظمة إنها حثت الجانب الليبي على فتح المعابر.", "حثت", ["المنظمة"]),
        ("أدانت النقابة القرار، ودعت الحكومة إلى الإفراج عن الصحفيين.", "ودعت", ["النقابة"]),
        ("وقتل جنديان في الهجوم، وطالبت الحكومة مجلس الأمن بالتدخل.", "وطالبت", ["الحكومة"]),
        # several parties before a verb in the dual, commas and appositions between
        (
            "إن وزير الدفاع السوداني، ونظيره الروسي، سيرغي شويغو، وقعا اتفاقا في موسكو.",
            "وقعا",
            ["وزير الدفاع السوداني", "ونظيره الروسي"],
        ),
        (
            "وأشارت إلى أن الجيش المالي، والقوات الفرنسية، قصفا مواقع للمسلحين.",
            "قصفا",
            ["الجيش المالي", "والقوات الفرنسية"],
        ),
        ("إن رئيسة الوزراء الدنماركية، ووزيرة خارجية النرويج، إينه سورايدي، دانتا الهجوم.", "دانتا",
         ["رئيسة الوزراء الدنماركية", "ووزيرة خارجية النرويج"]),
        # a support verb that asks for ب
        ("تقوم إريتريا بدعم ميليشيات في شرق السودان.", "بدعم", ["إريتريا"]),
        ("إن الحكومة الألمانية ستقوم بدعم وتدريب قوات خفر السواحل الليبية.", "بدعم", ["الحكومة الألمانية"]),
        # a preposition of several words before the verb
        ("إلى جانب القوات الروسية شارك مقاتلون في الهجوم.", "شارك", ["مقاتلون"]),
        # each of
        ("وقعت كل من السعودية والكويت اتفاقا بحريا.", "وقعت", ["السعودية", "والكويت"]),
        # a subject before its verb: behind و, before a comma
        ("الوضع هادئ والشرطة ستعتقل جميع الفاعلين.", "ستعتقل", ["والشرطة"]),
        ("قال شاهد إن قوات الحكومة والفصائل المساندة لها ، استهدفت مستودعا قديما.", "استهدفت", ["قوات الحكومة", "والفصائل المساندة"]),
        # a relative verb hangs on the happening, not on whose it is
        ("أصيب راع بقصف مدفعي للجيش استهدف بلدة كفر نبل.", "استهدف", ["للجيش"]),
        # those who suffer may well demand
        ("قال الناطق إن المدنيين طالبوا بفتح المعبر.", "طالبوا", ["المدنيين"]),
        # what is counted is the subject, over the word of quantity
        ("وعارض عدد من النواب مشروع السد.", "وعارض", ["النواب"]),
        ("أمس تظاهر مئات من العمال في ميناء صور.", "تظاهر", ["العمال"]),
        ("استمرت زيارة عدد من الوزراء إلى سبها يومين.", "زيارة", ["الوزراء"]),
        # all who stand before the verb, and none that does not agree with it
        ("إن رئيس المجلس ونظيره الليبي اتفقا على الهدنة.", "اتفقا", ["رئيس المجلس", "ونظيره الليبي"]),
        ("ذكر شاهد أن عشرين من المقاتلين مزودين بشاحنات هاجموا المخفر.", "هاجموا", ["المقاتلين"]),
        # a relative clause between commas is no clause of its own
        ("وكان الاتحاد، الذي ترأسه تونس، قد أعلن هدنة قصيرة.", "هدنة", []),
        # the thing that a verb asks for is its object
        ("أوقفت الشرطة حارسا بعد أن أطلق النار داخل ملعب.", "أطلق", []),
        # a support verb with the pronoun of the deed
        ("سقط جريحان في هجوم شنه مسلحون قرب صور.", "هجوم", ["مسلحون"]),
        # a participle behind a comma is said of the speaker
        ("قال الناطق إن القوات انسحبت ليلا، مطالبا الأهالي بالعودة.", "مطالبا", ["الناطق"]),
        # the doer that a pronoun means
        ("أشار الوزير في بيان إلى جولته الأخيرة.", "جولته", ["الوزير"]),
        ("انتظر الصحافيون وزير الدفاع في زيارته إلى صور.", "زيارته", ["وزير الدفاع"]),
        ("قالت الشرطة إن الشاب جرح خلال اعتقاله.", "اعتقاله", []),
        # a place behind two prepositions is no subject
        ("ستبدأ قريبا حملة على المهربين في شمال تونس في إطار هجوم واسع.", "هجوم", []),
        # a clause of its own behind و that stands alone
        ("رفضت القبائل العرض و الحكومة تدعم الوسيط.", "تدعم", ["الحكومة"]),
        # support verbs: over a word of quantity, as a masdar
        ("شنت الطائرات سلسلة من الغارات على الوادي.", "الغارات", ["الطائرات"]),
        ("أدى ذلك إلى شن الجيش غارة على الوادي.", "غارة", ["الجيش"]),
        # what is counted stands in the genitive and may be the subject
        ("واعتصم عشرات الناشطين أمام البلدية.", "واعتصم", ["الناشطين"]),
        ("انتهى الحفل ونقابة الصحفيين تندد بالمنع.", "تندد", ["ونقابة الصحفيين"]),
        # a woman too, where she is said to have done it
        ("أسفر هجوم نفذته امرأة عن سقوط قتيل.", "هجوم", ["امرأة"]),
        # two masdars and one genitive
        ("انتهى الخلاف بوساطة ورعاية شيوخ القبائل.", "بوساطة", ["شيوخ القبائل"]),
        # the doing, not "he did", behind أن
        ("قال المحلل إن دحر المسلحين مسألة وقت.", "دحر", []),
        ("أحكمت القوات أمس سيطرتها الكاملة على الميناء.", "سيطرتها", ["القوات"]),
        # who is named behind another verb did something else
        ("تستنكر نقابة الأطباء القصف الذي يستهدف المشافي على أيدي الميليشيات.", "تستنكر", ["نقابة الأطباء"]),
    ],
)  # fmt: skip
def test_subject(text: str, word: str, actors: list[str]) -> None:
    read = mention(text, word)
    assert [" ".join(t.text for t in p.tokens[p.start : p.end]) for p in read.actors] == actors


@pytest.mark.parametrize(
    ("text", "word", "how", "doer"),
    [
        ("تمكن الجيش أمس من السيطرة على التل.", "السيطرة", "near", "الجيش"),
        ("وسع الحرس دورياته لمنع التظاهر.", "لمنع", "near", "الحرس"),
        ("تحدثت الصحف عن محاولة الجيش اقتحام المخيم.", "اقتحام", "plan", "الجيش"),
        ("طالبت النقابة الحكومة بإغاثة المخيم.", "بإغاثة", "asked", "الحكومة"),
        ("نددت النقابة بقيام الشرطة باعتقال طبيب.", "باعتقال", "plan", "الشرطة"),
        ("وكان الاتحاد، الذي ترأسه تونس، قد أعلن هدنة قصيرة.", "هدنة", "near", "الاتحاد"),
        ("قال الوزير إن الانفجار وقع ليلا.", "الانفجار", "", ""),  # what is said is governed by no verb of saying
    ],
)
def test_governor(text: str, word: str, how: str, doer: str) -> None:
    control = mention(text, word).control
    if not how:
        assert not control
        return
    first = control[0]
    assert first.how.partition("|")[0] == how
    assert " ".join(t.text for t in first.phrase.tokens[first.phrase.start : first.phrase.end]) == doer
