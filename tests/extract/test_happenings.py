"""Dates, hedges, modality and sources of happenings: sentences of our own, and what must come out."""

from __future__ import annotations

from riwaya.extract.reader import Reader
from riwaya.model import Article, Event


def events(body: str) -> list[Event]:
    return list(Reader().read(Article(id="t", title="", body=body, outlet="", url="", published="2024-05-16")).events)


def one(body: str, trigger: str) -> Event:
    return next(e for e in events(body) if any(t.text == trigger for t in e.triggers))


def test_what_goes_on_at_the_same_time_has_the_same_date() -> None:
    body = "قصفت المدفعية بلدة كفرنبل أمس الأربعاء.\nوتزامن ذلك مع اعتقال شابين عند حاجز في حماة."
    assert one(body, "اعتقال").date.value == "2024-05-15"


def test_without_a_word_for_it_no_date_is_shared() -> None:
    body = "قصفت المدفعية بلدة كفرنبل أمس الأربعاء.\nوقررت المحكمة لاحقا اعتقال شابين عند حاجز في حماة."
    assert one(body, "اعتقال").date.value is None


def test_a_claim_hedges_all_that_it_tells() -> None:
    event = one("زعم الفصيل، في بيان نشره ليلا، أن مقاتليه قصفوا ثكنة في حماة.", "قصفوا")
    assert event.hedge is not None
    assert event.hedge.text == "زعم"


def test_saying_is_no_hedge() -> None:
    assert one("قال الفصيل، في بيان نشره ليلا، إن مقاتليه قصفوا ثكنة في حماة.", "قصفوا").hedge is None


def test_a_definite_noun_that_looks_back_does_not_tell() -> None:
    body = "قالت الشرطة إن مسلحين هاجموا حاجزا للجيش.\nوبقيت الطريق مغلقة بعد الهجوم."
    assert [[s.text for s in chain] for chain in one(body, "هاجموا").sources] == [["الشرطة"]]


def test_an_object_in_the_accusative_ends_the_subject() -> None:
    event = one("اغتال مسلحون ضابطا في حماة.", "اغتال")
    assert [a.text for a in event.actors] == ["مسلحون"]
    assert [r.text for r in event.recipients] == ["ضابطا"]


def test_the_date_of_the_report_is_not_that_of_what_it_tells() -> None:
    body = "صنعاء 12 مايو 2024 (وكالة) -\nقصفت المدفعية بلدة كفرنبل وقتل ثلاثة مدنيين."
    assert one(body, "قصفت").date.value is None


def test_two_days_joined_date_a_happening_together() -> None:
    event = one("قصفت المدفعية بلدة كفرنبل الثلاثاء والأربعاء وقتل ثلاثة مدنيين.", "قصفت")
    assert event.date.value == "2024-05-14/2024-05-15"
    assert event.date.span is not None
    assert event.date.span.text == "الثلاثاء والأربعاء"


def test_a_plan_ends_at_a_relative_clause() -> None:
    body = "تسعى الحكومة إلى دعم الفصائل التي قصفت القاعدة قرب تعز وقتلت ثلاثة جنود."
    assert one(body, "قصفت").modality == "happened"


def test_a_verb_is_read_as_the_likeliest_of_its_forms() -> None:
    assert one("وأكد بيان للشرطة أن قصف المدفعية دمر مدرسة في حماة.", "قصف").modality == "happened"
    assert one("تعرض معسكر قرب تعز لهجوم بصواريخ.", "هجوم").modality == "happened"


def test_the_last_attack_is_not_the_series_before_it() -> None:
    body = "شهدت مقديشو هذا العام سلسلة هجمات.\nوكان آخر هجوم، أمس الأربعاء، على فندق في كيسمايو.\nوأدى الهجوم الأخير إلى مقتل خمسة جنود."
    series, last = one(body, "هجمات"), one(body, "هجوم")
    assert series is not last and series.triggers != last.triggers
    assert (last.date.value, [k.min for k in last.killed]) == ("2024-05-15", [5])
    assert one(body, "الهجوم").triggers == last.triggers


def test_a_rumour_goes_on_in_the_clause_that_says_more_of_it() -> None:
    body = "تحدثت أنباء عن خلافات داخل الحركة، رافقها انتشار كثيف لقوات تشادية في العاصمة."
    event = one(body, "انتشار")
    assert event.hedge is not None
    assert event.hedge.text.startswith("أنباء")
    assert one("بحسب أنباء عن مقتله، قصفت الطائرات موكب القائد.", "قصفت").hedge is None


def test_where_forces_stand_is_no_deployment() -> None:
    assert [e.type for e in events("وقصف الطيران مناطق انتشار قوات المعارضة في إدلب.")] == ["ASSAULT"]


def test_a_support_verb_in_the_future_plans() -> None:
    assert one("أعلنت الوزارة أن القوات ستشن هجوما على الموصل.", "هجوما").modality == "planned"
    assert one("شنت القوات هجوما على الموصل.", "هجوما").modality == "happened"


def test_a_noun_that_dates_another_happening_does_not_tell() -> None:
    body = "قالت الشرطة إن مسلحين هاجموا حاجزا للجيش.\nوأغلقت المحال بعد هجومهم على الحاجز صباح الأربعاء."
    assert [[s.text for s in chain] for chain in one(body, "هاجموا").sources] == [["الشرطة"]]


def test_a_side_of_talks_is_a_state() -> None:
    event = one("وطالب الوفد الطرف الإسرائيلي بالانسحاب من البلدة.", "طالب")
    assert [r.text for r in event.recipients] == ["الطرف الإسرائيلي"]
