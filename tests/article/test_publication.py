"""The day of publication: every place where pages put it, and every doubt that must end in None."""

import pytest

from riwaya.article.byline import day_in
from riwaya.article.html import read_html
from riwaya.article.problem import Options

TEXT = (
    "<p>أعلنت البلدية أن الفرق أخمدت الحريق الذي اندلع في المستودع القديم، وقالت إن التحقيق بدأ فجر الثلاثاء.</p>" * 3
)


def published(head: str = "", above: str = "", after: str = "") -> str | None:
    markup = (
        f"<html><head><title>خبر</title>{head}</head><body><main><h1>خبر</h1>{above}{TEXT}</main>{after}</body></html>"
    )
    return read_html(markup.encode(), "p.html", Options()).published


def jsonld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


@pytest.mark.parametrize(
    "head",
    [
        jsonld('{"@type":"NewsArticle","datePublished":"2021-03-04T08:00:00+03:00"}'),
        jsonld('{"@graph":[{"@type":"WebPage"},{"@type":"Article","datePublished":"2021-03-04"}]}'),
        jsonld('{"@type":"WebPage","datePublished":"2021-03-04","dateModified":"2023-01-01"}'),
        jsonld('{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2012-01-01"}]}')
        + jsonld('{"@type":"NewsArticle","datePublished":"2021-03-04"}'),
        '<meta property="article:published_time" content="2021-03-04T21:00:00Z">',
        '<meta name="pubdate" content="Thu, 04 Mar 2021 10:00:00 +0200">',
        '<meta name="DC.date.issued" content="2021/03/04">',
        '<meta name="date" content="20210304">',
        '<meta itemprop="datePublished" content="2021-3-4">',
        '<link rel="canonical" href="https://difaf.example/2021/03/04/khabar">',
        '<link rel="canonical" href="https://difaf.example/2021/20210304/ec9.htm">',
    ],
)
def test_from_the_head(head: str) -> None:
    assert published(head) == "2021-03-04"


@pytest.mark.parametrize(
    "above",
    [
        '<time datetime="2021-03-04T10:00">قبل ساعة</time>',
        "<time>4 مارس 2021</time>",
        '<div class="meta"><span>الخميس 4 آذار 2021</span></div>',
        "<span>الخميس ٢٠ رجب ١٤٤٢ هـ - ٤ مارس ٢٠٢١ م</span>",
        "<p>نشر في: 4 مارس/آذار 2021 الساعة 10:30</p>",
        '<span class="date">2021/03/04</span>',
        "<div>4 مارس (آذار) 2021</div>",
        "<div>الخميس 4/3/2021</div>",
        "<div>نشر 4 مارس 2021 - آخر تحديث 9 مارس 2021</div>",
        '<span class="date-published">4 مارس 2021</span><span class="date-updated">7 مارس 2021</span>',
        "<div>4 مارس 2021</div><p>وقع الهجوم الأول في 8 يوليو 2012 وسط المدينة.</p>",
        "<div>March 4, 2021</div>",
    ],
)
def test_beside_the_heading(above: str) -> None:
    assert published(above=above) == "2021-03-04"


@pytest.mark.parametrize(
    "above",
    [
        "<div>4/3/2021</div>",  # 4 March or 3 April
        "<div>الجمعة 4 مارس 2021</div>",  # it was a Thursday
        "<div>4 مارس</div>",
        "<div>4 مارس 21</div>",
        "<div>4 مارس/نيسان 2021</div>",
        "<div>4 تشرين 2021</div>",  # October or November
        "<div>31 فبراير 2021</div>",
        "<time datetime='1970-01-01'></time>",
        "<div>4 مارس 2021</div><div>5 مايو 2019</div>",
        "<p>وقع الهجوم الأول في 8 يوليو 2012 وسط المدينة.</p>",
        "",
    ],
)
def test_no_guess(above: str) -> None:
    assert published(above=above) is None


def test_claims_that_contradict_each_other() -> None:
    claim = jsonld('{"@type":"NewsArticle","datePublished":"2021-03-04"}')
    assert published(claim + '<meta name="pubdate" content="2021-03-05">') == "2021-03-04"
    assert published(claim + '<meta name="pubdate" content="2014-03-04">', above="<div>4 مارس 2021</div>") is None


def test_other_articles_of_the_page_do_not_count() -> None:
    others = '<aside><time datetime="2019-01-01">1</time><time datetime="2018-01-01">2</time></aside>'
    assert published(above='<time datetime="2021-03-04"></time>', after=others) == "2021-03-04"
    assert published(after=others) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8 يوليو 2020", "2020-07-08"), ("8 تموز 2020", "2020-07-08"), ("8 تموز/يوليو 2020", "2020-07-08"),
        ("8 جويلية 2020", "2020-07-08"), ("8 يوليوز 2020", "2020-07-08"), ("12 كانون الثاني 2020", "2020-01-12"),
        ("1 اكتوبر 2019", "2019-10-01"), ("02 غشت 2018", "2018-08-02"), ("٠٣ نوفمبر، ٢٠٢٢", "2022-11-03"),
        ("۵ مايو ۲۰۲۳", "2023-05-05"), ("17 ذو القعدة 1441", "2020-07-08"), ("1 رمضان 1445 هـ", "2024-03-11"),
        ("25/12/2020", "2020-12-25"), ("12-25-2020", "2020-12-25"), ("3/3/2020", "2020-03-03"),
        ("2020.07.08", "2020-07-08"),
        ("8 July 2020", "2020-07-08"), ("Jul 8, 2020", "2020-07-08"), ("2020-13-45", None), ("99 يوليو 2020", None),
        ("", None),
    ],
)  # fmt: skip
def test_ways_to_write_a_day(text: str, day: str | None) -> None:
    assert day_in(text) == day
