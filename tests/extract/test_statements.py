"""Who says what: sentences of our own, and the voices, cues and contents that must come out."""

from __future__ import annotations

import pytest

from riwaya.extract.reader import Reader
from riwaya.model import Article, Record


def read(body: str, title: str = "") -> Record:
    return Reader().read(Article(id="t", title=title, body=body, outlet="", url="", published="2024-05-05"))


def statements(body: str, title: str = "") -> list[tuple[str, str, str]]:
    """(source, cue, content) of each statement."""
    text = title + "\n" + body
    return [
        (s.source.text, s.cue.text, text[s.content.start : s.content.end] if s.content else "")
        for s in read(body, title).statements
    ]


ONE = [
    # the subject behind the verb, before it, behind a comma, outside its relative clause
    ("قال مصدر طبي إن ثلاثة عمال أصيبوا في المصنع.", "مصدر طبي", "قال", "ثلاثة عمال أصيبوا في المصنع"),
    ("المرصد البحري، أوضح أن السفينة غرقت قبالة الساحل.", "المرصد البحري", "أوضح", "السفينة غرقت قبالة الساحل"),
    ("وكان وجهاء القرية والبلدة، أعلنوا أنهم لن يرحلوا.", "وجهاء القرية", "أعلنوا", "أنهم لن يرحلوا"),
    ("قال قائد الشرطة في مقابلة أذيعت أمس إن المعبر آمن.", "قائد الشرطة", "قال", "المعبر آمن"),
    ("وذكر موقع محلي أن الجسر انهار ليلا.", "موقع محلي", "ذكر", "الجسر انهار ليلا"),
    # particles and phrases before the verb
    ("فقد ذكر مراسل الوكالة أن عددا من الجنود انسحبوا.", "مراسل الوكالة", "ذكر", "عددا من الجنود انسحبوا"),
    ("وفي التفاصيل ذكر مراسل القناة بأن مروحيات هبطت ليلا.", "مراسل القناة", "ذكر", "مروحيات هبطت ليلا"),
    ("عاد السكان في حين تحدث الأهالي عن أن الماء مقطوع.", "الأهالي", "تحدث", "الماء مقطوع"),
    ("وذكرت المجموعة عبر صفحتها في فيسبوك أن الحارس غاب.", "المجموعة", "ذكرت", "الحارس غاب"),
    ("قالت الإدارة في بيان لها إن الطريق مغلق.", "الإدارة", "قالت", "الطريق مغلق"),
    # what is said without أن
    ("أعلنت الحكومة فتح المطار غدا.", "الحكومة", "أعلنت", "فتح المطار غدا"),
    ("كشفت الشرطة عن مقتل تاجر في السوق.", "الشرطة", "كشفت", "مقتل تاجر في السوق"),
    ("وأفاد ناشطون في المدينة بمقتل طفل بانفجار لغم.", "ناشطون", "أفاد", "مقتل طفل بانفجار لغم"),
    ("نفت الوزارة اعتقال الصحفي.", "الوزارة", "نفت", "اعتقال الصحفي"),
    ("طالب المحتجون بإقالة المحافظ.", "المحتجون", "طالب", "إقالة المحافظ"),
    # behind a relative clause and asides between commas
    (
        "وأكد وزير الدفاع التركي الذي زار أنقرة أمس، في مؤتمر صحفي قصير، عقده مع نظيره، بعد الغداء، ضرورة فتح المعابر.",
        "وزير الدفاع التركي",
        "أكد",
        "ضرورة فتح المعابر",
    ),
    (
        "وأكدت رئيسة البعثة التي تزور الخرطوم، بعد وصولها، دعم المنظمة للسكان.",
        "رئيسة البعثة",
        "أكدت",
        "دعم المنظمة للسكان",
    ),
    ("وكشف السفير الذي غادر صنعاء أمس، في حديث للصحيفة، عن لقاء قريب.", "السفير", "كشف", "لقاء قريب"),
    # who is asked does not speak
    ("غادر الوزير جوبا، ودعا الحكومة إلى الحوار.", "الوزير", "دعا", "الحوار"),
    ("وكان المفوض قد حذر الحكومة من الانهيار.", "المفوض", "حذر", "الانهيار"),
    # quotations
    ("وقال الطبيب: «لم يبق في المشفى دواء ولا وقود»", "الطبيب", "قال", "لم يبق في المشفى دواء ولا وقود"),
    ("كتب الوزير على منصة إكس: «سنعيد بناء الجسر قريبا جدا».", "الوزير", "كتب", "سنعيد بناء الجسر قريبا جدا"),
    # attribution phrases
    ("قصفت المدفعية حيا سكنيا، بحسب شهود عيان.", "شهود عيان", "بحسب", "قصفت المدفعية حيا سكنيا"),
    ("ووفقا لمسؤول أمني، فإن المهاجمين كانوا أربعة.", "مسؤول أمني", "وفقا", "فإن المهاجمين كانوا أربعة"),
    ("اقتحم الجنود البيوت، حسبما ذكر سكان البلدة.", "سكان البلدة", "حسبما ذكر", "اقتحم الجنود البيوت"),
    ("وجاء في بيان النقابة أن المصور خطف من بيته.", "بيان النقابة", "جاء في", "المصور خطف من بيته"),
]


@pytest.mark.parametrize(("sentence", "source", "cue", "content"), ONE)
def test_one_statement(sentence: str, source: str, cue: str, content: str) -> None:
    found = statements(sentence)
    assert len(found) == 1, found
    assert source in found[0][0]
    assert cue in found[0][1]
    assert found[0][2] == content


@pytest.mark.parametrize(
    "sentence",
    [
        "ولم يعلن الجيش أي حصيلة بعد.",
        "ونادرا ما تؤكد القيادة تنفيذ ضربات.",
        "الجدير بالذكر أن المعبر مغلق منذ عام.",
        "كما قصفت المدفعية قرية مجاورة.",
        "تعرض الحي لقصف عنيف في مدينة الباب.",
        "وردت معلومات مؤكدة عن وجود ألغام.",
        "سيحاسب الجناة وفقا للقانون.",
        "قتل شاب يدعى سامر في الاشتباك.",
        "دانت الحكومة الهجوم.",
    ],
)
def test_no_statement(sentence: str) -> None:
    assert statements(sentence) == []


def test_last_speaker_who_agrees_goes_on() -> None:
    found = statements(
        "قال محافظ المدينة إن السد انهار.\nوذكرت وزارة الصحة أن المشافي امتلأت.\n"
        "وأضافت أن الأدوية نفدت.\nوتابع المحافظ أن الطرق مقطوعة."
    )
    assert [f[0] for f in found] == ["محافظ المدينة", "وزارة الصحة", "وزارة الصحة", "المحافظ"]


def test_as_he_said_goes_to_the_last_speaker_who_agrees() -> None:
    found = statements("قال محافظ المدينة إن السد انهار.\nغمرت المياه السوق، كما قال.")
    assert found[1] == ("محافظ المدينة", "كما قال", "غمرت المياه السوق")


def test_participles_carry_the_speaker_on() -> None:
    found = statements("أعلن الوزير فتح المعبر، مؤكدا أن القوافل ستدخل غدا، داعيا السكان إلى الصبر.")
    assert [(f[0], f[1]) for f in found] == [("الوزير", "أعلن"), ("الوزير", "مؤكدا"), ("الوزير", "داعيا")]
    assert found[0][2] == "فتح المعبر"


def test_pronoun_subject_is_the_clause_before() -> None:
    found = statements("تقصف تركيا المنطقة منذ شهر، لكنها تكرر أنها تستهدف المسلحين.")
    assert [(f[0], f[1]) for f in found] == [("تركيا", "تكرر")]


def test_carrier_and_voice_share_a_content() -> None:
    record = read("نقلت الوكالة عن ضابط كبير أن الهجوم تأجل.")
    carrier, voice = record.statements
    assert (carrier.source.text, voice.source.text) == ("الوكالة", "ضابط كبير")
    assert carrier.content == voice.content
    assert (carrier.parent, voice.parent) == (None, 0)


def test_his_own_words_are_those_of_the_subject() -> None:
    found = statements("رفض المبعوث العرض لأن شروطه مجحفة، بحسب قوله.")
    assert [(f[0], f[1]) for f in found] == [("المبعوث", "بحسب قوله")]


def test_headlines() -> None:
    assert [f[:2] for f in statements("نص", "وزير الدفاع: لن ننسحب من الجزيرة")] == [("وزير الدفاع", ":")]
    assert statements("نص", "اليمن: مقتل خمسة جنود في كمين") == []


def test_a_quotation_over_sentences_belongs_to_one_statement() -> None:
    found = statements("وقال القائد: «لن نترك المدينة أبدا. سنقاتل حتى النهاية هناك. هذا وعدنا».")
    assert [f[2] for f in found] == ["لن نترك المدينة أبدا. سنقاتل حتى النهاية هناك. هذا وعدنا"]


def test_quotations_behind_a_that_and_behind_a_source() -> None:
    (that,) = statements('وأفاد المركز الطبي أن "سبعة جرحى وصلوا مساء إلى قسم الطوارئ".')
    assert that[2] == "سبعة جرحى وصلوا مساء إلى قسم الطوارئ"
    (paper,) = statements("وفي حادثة أخرى، وفقا للمكتب الإعلامي “أطلق مسلحون النار على سيارة قرب النهر”.")
    assert paper[2] == "أطلق مسلحون النار على سيارة قرب النهر"
    (bare,) = statements("ونقلت عن مسؤول أمني أن الدورية تعرضت لكمين.")
    assert bare[0] == "مسؤول أمني"


def test_sources_of_events() -> None:
    told = read("قال مصدر محلي إن الطيران قصف قرية الزهراء وقتل ثلاثة مدنيين.")
    assert [[s.text for s in chain] for chain in told.events[0].sources] == [["مصدر محلي"]]
    own = read("قصف الطيران قرية الزهراء وقتل ثلاثة مدنيين.\nوقال مصدر محلي إن القصف دمر مدرسة.")
    assert own.events[0].sources == ()
    paper = read("أعلنت وزارة الدفاع في بيان أن غارة استهدفت مخزنا في البلدة.\nوأضاف البيان أن قذيفة سقطت قرب الجسر.")
    assert {s.text for e in paper.events for chain in e.sources for s in chain} == {"وزارة الدفاع"}
    both = read("قال مصدر طبي وشهود عيان إن الطيران قصف قرية الزهراء.")
    assert [[s.text for s in chain] for chain in both.events[0].sources] == [["مصدر طبي"], ["شهود عيان"]]
    threat = read("هددت الحركة بقصف المطار.")
    assert [[s.text for s in c] for e in threat.events if e.type == "ASSAULT" for c in e.sources] == [["الحركة"]]
    verbal = read("طالب الوزير بوقف القصف فورا.")
    assert all(e.sources == () for e in verbal.events if e.type == "REQUEST")
