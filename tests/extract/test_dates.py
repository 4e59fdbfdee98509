"""Calendar expressions: every month system, both digit scripts, words, Hijri, weekdays, relative days, intervals, no dates.

All are read in a sentence of a report published on Wednesday 16 June 2021.
"""

from datetime import date

import pytest

from riwaya.extract.reader import NO_DATE, Reader
from riwaya.model import Article

PUBLISHED = "2021-06-16"
READER = Reader()


def times(sentence: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    record = READER.read(Article(id="t", body=sentence, published=published))
    return [(t.text, t.value) for t in record.times]


# the months of all systems, 1 to 12
MONTHS = {
    "Gulf, Egypt": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "Levant, Iraq": ("كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"),
    "Algeria, Tunisia": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    "Morocco": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    "Mauritania": "يناير فبراير مارس إبريل مايو يونيه يوليه أغشت سبتمبر أكتوبر نوفمبر ديسمبر",
}
NAMED = [
    pytest.param(name.replace("_", " "), number, id=f"{system} {number}")
    for system, names in MONTHS.items()
    for number, name in enumerate(names.split(), 1)
]


@pytest.mark.parametrize(("name", "number"), NAMED)
def test_day_month_and_year(name: str, number: int) -> None:
    assert times(f"عاد النازحون إلى القرية في 9 {name} 2017.") == [(f"9 {name} 2017", f"2017-{number:02d}-09")]


@pytest.mark.parametrize(("name", "number"), NAMED)
def test_month_and_year(name: str, number: int) -> None:
    assert times(f"توقف القتال منذ شهر {name} 2017.")[0][1] == f"2017-{number:02d}"


@pytest.mark.parametrize(("name", "number"), NAMED)
def test_day_and_month_mean_the_nearest_year(name: str, number: int) -> None:
    [(_, value)] = times(f"عاد النازحون إلى القرية في 9 {name}.")
    assert value is not None
    day = date.fromisoformat(value)
    assert (day.month, day.day) == (number, 9)
    assert abs((day - date.fromisoformat(PUBLISHED)).days) <= 366 * 2 / 3


@pytest.mark.parametrize(
    ("words", "value"),
    [
        # two names of one month
        ("27 تموز/يوليو 2015", "2015-07-27"),
        ("27 يوليو (تموز) 2015", "2015-07-27"),
        ("27 تموز (يوليو) 2015", "2015-07-27"),
        ("15 كانون الأول/ديسمبر 2018", "2018-12-15"),
        ("8 تشرين الأول (أكتوبر) 2019", "2019-10-08"),
        # digits of both scripts
        ("٢٧ يوليو ٢٠١٥", "2015-07-27"),
        ("۲۷ يوليو ۲۰۱۵", "2015-07-27"),
        ("27/7/2015", "2015-07-27"),
        ("٢٧/٧/٢٠١٥", "2015-07-27"),
        ("27-07-2015", "2015-07-27"),
        ("2015-07-27", "2015-07-27"),
        ("2015/7/27", "2015-07-27"),
        ("27.7.2015", "2015-07-27"),
        # words
        ("السابع من أيار 2008", "2008-05-07"),
        ("السابع والعشرين من يوليو 2015", "2015-07-27"),
        ("الحادي عشر من سبتمبر 2001", "2001-09-11"),
        ("الحادي والثلاثين من أيار 2010", "2010-05-31"),
        ("الخامس عشر من مارس 2011", "2011-03-15"),
        ("الثلاثين من أغسطس عام 2013", "2013-08-30"),
        ("الرابع والعشرين من الشهر الماضي", "2021-05-24"),
        ("الثالث من الشهر الجاري", "2021-06-03"),
        # months and years alone
        ("يوليو الماضي", "2020-07"),
        ("مايو الماضي", "2021-05"),
        ("أيلول المقبل", "2021-09"),
        ("مارس 2011", "2011-03"),
        ("عام 2014", "2014"),
        ("العام 2014", "2014"),
        ("سنة 1982", "1982"),
        ("العام الماضي", "2020"),
        ("العام الجاري", "2021"),
        ("العام المقبل", "2022"),
        ("الشهر الماضي", "2021-05"),
        ("الشهر الجاري", "2021-06"),
        ("الشهر المقبل", "2021-07"),
        # days seen from publication
        ("أمس", "2021-06-15"),
        ("يوم أمس", "2021-06-15"),
        ("أول من أمس", "2021-06-14"),
        ("اليوم", "2021-06-16"),
        ("غدا", "2021-06-17"),
        ("بعد غد", "2021-06-18"),
        ("مساء أمس", "2021-06-15"),
        ("فجر اليوم", "2021-06-16"),
        ("أمس الثلاثاء", "2021-06-15"),
        ("مساء أمس الثلاثاء", "2021-06-15"),
        ("اليوم الأربعاء", "2021-06-16"),
        # weekdays
        ("الأربعاء", "2021-06-16"),
        ("الثلاثاء", "2021-06-15"),
        ("الاثنين", "2021-06-14"),
        ("الأحد", "2021-06-13"),
        ("السبت", "2021-06-12"),
        ("الجمعة", "2021-06-11"),
        ("الخميس", "2021-06-10"),
        ("يوم الخميس الماضي", "2021-06-10"),
        ("الاثنين المقبل", "2021-06-21"),
        ("فجر السبت", "2021-06-12"),
        # distances
        ("قبل يومين", "2021-06-14"),
        ("قبل ثلاثة أيام", "2021-06-13"),
        ("قبل أسبوع", "2021-06-09"),
        ("قبل شهرين", "2021-04"),
        ("قبل خمس سنوات", "2016"),
        # intervals
        ("الأسبوع الماضي", "2021-06-07/2021-06-13"),
        ("الأسبوع المقبل", "2021-06-21/2021-06-27"),
        ("شتاء 2013", "2012-12/2013-02"),
        ("ربيع 2011", "2011-03/2011-05"),
        # Hijri
        ("10 محرم 1440", "2018-09-20"),
        ("١ رمضان ١٤٤٢", "2021-04-13"),
        ("الأول من شوال 1442", "2021-05-13"),
        ("12 ربيع الأول 1443", "2021-10-18"),
    ],
)
def test_value(words: str, value: str) -> None:
    joint = "في " if words[0].isdigit() else ""
    found = times(f"عاد النازحون إلى القرية {joint}{words}.")
    assert [v for _, v in found] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "استمر القتال ثلاث ساعات.",  # a duration
        "ذكرت صحيفة اليوم أن الطريق مقطوع.",  # the newspaper al-Yawm
        "قال أحد السكان إن الطريق مقطوع.",  # "one of the residents", no Sunday
        "وصل جمعة الخالدي إلى القرية.",  # a man named Jumua
        "قتل 2015 شخصا في المعارك.",  # a count
        "وصل 12 مصابا إلى المستشفى.",
        "يعمل المستشفى حاليا بطاقة محدودة.",  # vague
        "تدهور الوضع مؤخرا.",
        "مارس الضغط على الحكومة.",  # "he put pressure", no March
        "سقط ناصر العلي جريحا.",  # no month of the Qadhafi calendar
        "بلغت نسبة النجاح 7.2 في المئة.",
        "انتهت المباراة 3-1.",
    ],
)
def test_no_date(sentence: str) -> None:
    assert times(sentence) == []


@pytest.mark.parametrize("words", ["31 شباط 2015", "30/2/2015", "32/1/2015", "15/13/2015", "31 يونيو 2015"])
def test_a_day_that_does_not_exist_has_no_whole_date(words: str) -> None:
    assert all(value is None or len(value) < 10 for _, value in times(f"عاد النازحون في {words}."))


@pytest.mark.parametrize("year", [1948, 1967, 1982, 1991, 2003, 2011, 2020, 2026])
@pytest.mark.parametrize("pattern", ["في 5 آذار {}", "في آذار {}", "في عام {}", "في 5/3/{}", "مطلع آذار {}", "منذ {}"])
def test_never_another_year_than_the_one_written(pattern: str, year: int) -> None:
    found = times(f"عاد النازحون إلى القرية {pattern.format(year)}.")
    assert len(found) == 1
    assert found[0][1] is not None and found[0][1].startswith(str(year))


def test_without_publication_relative_dates_stay_null_and_the_reader_says_so() -> None:
    record = READER.read(Article(id="t", body="عاد النازحون أمس، وكانوا قد نزحوا في 5 آذار 2014."))
    assert [(t.text, t.value) for t in record.times] == [("أمس", None), ("5 آذار 2014", "2014-03-05")]
    assert record.notes.count(NO_DATE) == 1


def test_with_a_whole_date_nothing_is_said_about_publication() -> None:
    record = READER.read(Article(id="t", body="نزحوا في 5 آذار 2014."))
    assert NO_DATE not in record.notes


def test_clitics_stay_outside_the_span() -> None:
    assert times("عقد الاجتماع بالأربعاء.")[:1] in ([("الأربعاء", "2021-06-16")], [])
    assert times("يستمر القتال ومساء أمس سقطت قذائف.") == [("مساء أمس", "2021-06-15")]


def test_two_dates_of_one_sentence_are_two() -> None:
    found = times("بدأ الحصار في 3 آذار 2014 وانتهى في 9 أيار 2016.")
    assert [v for _, v in found] == ["2014-03-03", "2016-05-09"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("من 12 إلى 15 آب 2018", "2018-08-12/2018-08-15"),
        ("من 31 إلى 15 حزيران 2018", "2018-06-15"),  # there is no 31 June: no interval of which one end is nothing
    ],
)
def test_intervals_of_days(words: str, value: str) -> None:
    assert [v for _, v in times(f"استمرت الهدنة {words}.")] == [value]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("قصفت المدفعية البلدة صباح الأحد، 13 حزيران، من دون ضحايا.", [("صباح الأحد، 13 حزيران", "2021-06-13")]),
        ("هاجم مسلحون المخفر ليل الاثنين الثلاثاء.", [("ليل الاثنين الثلاثاء", "2021-06-14/2021-06-15")]),
        ("هاجم مسلحون المخفر منتصف ليل الاثنين الثلاثاء.", [("ليل الاثنين الثلاثاء", "2021-06-15")]),
        ("اجتمع الوفدان الاثنين، الثلاثاء.", [("الاثنين", "2021-06-14"), ("الثلاثاء", "2021-06-15")]),
        ("استعاد الجيش المطار أواخر عام 2014.", [("أواخر عام 2014", "2014")]),
        ("وصل الجنود بعد يوم واحد على الهجوم.", []),
    ],
)
def test_two_expressions_side_by_side(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("هاجم مسلحون المخفر ليل الاثنين - الثلاثاء.", [("ليل الاثنين - الثلاثاء", "2021-06-14/2021-06-15")]),
        ("هاجم مسلحون المخفر ليل الاثنين/الثلاثاء.", [("ليل الاثنين/الثلاثاء", "2021-06-14/2021-06-15")]),
        ("هاجم مسلحون المخفر ليل الأربعاء الخميس.", [("ليل الأربعاء الخميس", "2021-06-09/2021-06-10")]),
        ("التقى الوفدان في السابع والثامن من أيار.", [("السابع والثامن من أيار", "2021-05-07/2021-05-08")]),
        ("هاجم مسلحون المخفر الليل قبل الماضي.", [("الليل قبل الماضي", "2021-06-14")]),
        ("تراجع القصف خلال النصف الأول من عام 2019.", [("النصف الأول من عام 2019", "2019-01/2019-06")]),
        ("تراجع القصف في الربع الأخير من العام الماضي.", [("الربع الأخير من العام الماضي", "2020-10/2020-12")]),
        ("تقصف المدفعية البلدة منذ نحو خمسة أيام.", [("منذ نحو خمسة أيام", "2021-06-11")]),
        ("تقصف المدفعية البلدة منذ أكثر من خمسة أيام.", []),
        ("تقصف المدفعية البلدة منذ شهرين.", []),
        ('وصف الوزير القصف بأنه "جريمة كبيرة" اليوم في جنيف.', [("اليوم", "2021-06-16")]),
        ("قصفت المدفعية ريف حلب اليوم الأربعاء من التلال.", [("اليوم الأربعاء", "2021-06-16")]),
        ("عين اليوم – عدن", []),
    ],
)
def test_nights_halves_and_beginnings(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("قصفت المدفعية البلدة أمس الاثنين، وعاد القصف اليوم.", ["2021-06-14", "2021-06-15"]),
        ("قصفت المدفعية البلدة أمس (الأحد)، وكانت هدأت قبل يومين.", ["2021-06-13", "2021-06-12"]),
        ("قصفت المدفعية البلدة أمس الثلاثاء، وعاد القصف اليوم.", ["2021-06-15", "2021-06-16"]),
        (
            "قصفت المدفعية البلدة أمس الاثنين، وعاد القصف اليوم الأربعاء وأمس.",
            ["2021-06-14", "2021-06-16", "2021-06-15"],
        ),
        ("قصفت المدفعية البلدة أمس الخميس، وعاد القصف اليوم.", ["2021-06-10", "2021-06-16"]),
    ],
)
def test_the_day_of_writing_may_lie_before_publication(sentence: str, expected: list[str]) -> None:
    assert [value for _, value in times(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("من المقرر أن يجتمع مسؤولون من البلدين في المدينة الأحد.", ["2021-06-20"]),
        ("أعلنت النقابات إضرابا عاما ليوم الأحد.", ["2021-06-20"]),
        ("فرضت الشرطة حظر التجول حتى صباح الجمعة.", ["2021-06-18"]),
        ("اجتمع مسؤولون من البلدين في المدينة الأحد.", ["2021-06-13"]),
        ("تراجع القصف منذ مطلع العام.", ["2021-01"]),
        ("ينتهي الانسحاب قبل نهاية الشهر.", ["2021-06"]),
        ("بلغ الطفل عاما ونصف العام.", []),
    ],
)
def test_days_ahead_and_parts_of_this_period(sentence: str, expected: list[str]) -> None:
    assert [value for _, value in times(sentence)] == expected


def test_without_publication_the_night_between_two_days_is_one() -> None:
    assert times("هاجم مسلحون المخفر ليل الاثنين - الثلاثاء.", None) == [("ليل الاثنين - الثلاثاء", None)]
