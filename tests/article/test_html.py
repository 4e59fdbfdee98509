"""Saved pages: body, title and outlet, odd markup and odd encodings."""

import pytest

from riwaya.article.html import read_html
from riwaya.article.problem import Options
from riwaya.model import Article

PARAGRAPHS = (
    "أعلنت بلدية المرفأ القديم أن فرق الإطفاء أخمدت فجر الثلاثاء حريقا كبيرا اندلع في مستودع للأخشاب قرب البيوت.",
    "وقال رئيس البلدية في مؤتمر صحفي إن ثلاثة عمال أصيبوا بجروح طفيفة، نافيا الأنباء عن سقوط قتلى في الحادث.",
    "ونقلت إذاعة محلية عن شهود عيان قولهم إن انفجارا سبق الحريق، فيما لم تؤكد الشرطة ذلك حتى مساء الأربعاء.",
)
TITLE = "إخماد حريق المستودع وإصابة ثلاثة عمال"


def page(head: str = "", above: str = "", body: str | None = None, title: str = TITLE) -> str:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS) if body is None else body
    return (
        f"<!DOCTYPE html><html lang=ar dir=rtl><head><title>{title} | جريدة الضفاف</title>{head}</head><body>"
        f"<nav><a href=/>الرئيسية</a><a href=/s>رياضة</a></nav><article><h1>{title}</h1>{above}{text}</article>"
        "<footer>جميع الحقوق محفوظة 2031</footer></body></html>"
    )


def read(markup: str | bytes, options: Options | None = None) -> Article:
    data = markup.encode() if isinstance(markup, str) else markup
    return read_html(data, "صفحة.html", options or Options())


def test_title_and_paragraphs() -> None:
    article = read(page())
    assert article.title == TITLE
    assert article.body == "\n".join(PARAGRAPHS)
    assert (article.outlet, article.published, article.url) == (None, None, None)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"جريدة الضفاف"}}</script>',
            "جريدة الضفاف",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":["Article"],"publisher":{"@id":"#o"}},'
            '{"@type":"Organization","@id":"#o","name":"جريدة الضفاف"}]}</script>',
            "جريدة الضفاف",
        ),
        ('<meta property="og:site_name" content="جريدة الضفاف">', "جريدة الضفاف"),
        ('<meta property="og:url" content="https://www.difaf.example/n/1">', "difaf.example"),
        ('<link rel="canonical" href="https://difaf.example/n/1">', "difaf.example"),
        ('<link rel="canonical" href="http://[broken">', None),
        ('<script type="application/ld+json">{"@type":"NewsArticle", broken</script>', None),
    ],
)
def test_outlet(head: str, outlet: str | None) -> None:
    assert read(page(head)).outlet == outlet


def test_title_sources() -> None:
    jsonld = (
        '<script type="application/ld+json">[{"@type":"NewsArticle","headline":"خبر &quot;الميناء&quot;"}]</script>'
    )
    assert read(page(jsonld)).title == 'خبر "الميناء"'
    assert (
        read(page('<meta property="og:title" content="عنوان آخر - جريدة الضفاف">')).title == "عنوان آخر - جريدة الضفاف"
    )
    named = '<meta property="og:site_name" content="جريدة الضفاف">'
    assert read(page(named + '<meta property="og:title" content="عنوان آخر - جريدة الضفاف">')).title == "عنوان آخر"
    assert read(page(named).replace("h1", "h2")).title == TITLE


def test_options_win() -> None:
    head = '<meta property="og:site_name" content="أ"><meta property="article:published_time" content="2021-03-04">'
    article = read(page(head), Options(title="عنوان", outlet="ب", published="2020-01-02"))
    assert (article.title, article.outlet, article.published) == ("عنوان", "ب", "2020-01-02")
    assert article.body == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-1"])
def test_charset_claims(encoding: str, charset: str) -> None:
    article = read(page(f'<meta charset="{charset}">').encode(encoding))
    assert (article.title, article.body) == (TITLE, "\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    "markup",
    [
        "", "   ", "<html></html>", "<!-- nothing -->", "\0\0\0", "<html><body></body></html>", "<?xml version='1.0'?>",
        '<?xml version="1.0" encoding="utf-8"?><html><body><script>document.write("x")</script></body></html>',
        "<div>" * 5000, "<h1><h1><h1>", "<html><frameset><frame></frameset></html>", "]]>", "<p>&#55296;&#0;</p>",
    ],
)  # fmt: skip
def test_pages_with_nothing_in_them(markup: str) -> None:
    article = read(markup)
    article.text.encode("utf-8")
    assert article.published is None


def test_nuls_and_escapes() -> None:
    article = read(page(body=f"<p>{PARAGRAPHS[0]}\0 &lt;b&gt; &amp;</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"))
    assert "<b> &" in article.body
    assert PARAGRAPHS[2] in article.body


def test_no_markup_of_paragraphs() -> None:
    assert PARAGRAPHS[0] in read(page(body="<br><br>".join(PARAGRAPHS))).body


def test_bidi_marks_joiners_and_vowel_signs_stay() -> None:
    marked = (
        "وانخفض السعر 5.\u200f0 في المائة في «می\u200cدان» القديم أمس، "
        "بحسب \u202bمركز ضب\u0651\u064eاط البُحوثِ\u202c في البلدة."
    )
    body = f"<p>{marked}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    assert read(page(body=body)).body.split("\n")[0] == marked
    assert "⣀" in read(page(body=body.replace("البلدة", "⣀"))).body


def test_a_large_page_takes_seconds() -> None:
    many = "".join(f"<p>{n}: {PARAGRAPHS[0]}</p>" for n in range(50_000))
    article = read(page(body=many))
    assert len(page(body=many).encode()) > 10_000_000
    assert article.body.count("\n") == 49_999


def test_deep_nesting() -> None:
    article = read(page(body="<div>" * 20_000 + f"<h1>x</h1><p>{PARAGRAPHS[0]}</p>"))
    assert article.title == TITLE
