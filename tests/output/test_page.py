"""The HTML report: one page, no network, everything escaped, every link leads somewhere."""

import io
import re
from html.parser import HTMLParser

import pytest
from sample import ARTICLE, EVIL, EVIL_ARTICLE, EVIL_RECORD, RECORD

from riwaya.model import Article, Record
from riwaya.output import html

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """The elements of a page with their attributes, its text, and a check that all that opens closes."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


def source(*pairs: tuple[Article, Record]) -> str:
    stream = io.StringIO()
    html.write(pairs, stream)
    return stream.getvalue()


def test_the_text_is_whole_and_marked() -> None:
    page = Page(source((ARTICLE, RECORD)))
    words = "".join(page.words)
    for paragraph in ARTICLE.text.split("\n"):
        assert paragraph in words
    classes = {name for value in page.all("class") for name in value.split()}
    assert {"trigger", "actor", "place", "date", "killed", "hedge", "voice", "cue", "said", "card", "denied"} <= classes
    tips = "\n".join(page.all("data-tip"))
    for expected in (
        "verbs-assault:qasafa",
        "القتلى · Killed — event 1, ASSAULT: at least 7 — numbers:seven",
        "places:sidr",
    ):
        assert expected in tips
    for label in ("قصف مدفعي أو صاروخي", "shelling, artillery or missile", "منفي", "Who says what", "riwaya 9.9"):
        assert label in words


def test_right_to_left_and_self_contained() -> None:
    text = source((ARTICLE, RECORD))
    page = Page(text)
    root = dict(page.elements)["html"]
    assert (root["dir"], root["lang"]) == ("rtl", "ar")
    assert "default-src 'none'" in text
    assert not page.all("src")
    assert [link for link in page.all("href") if not link.startswith("#")] == [ARTICLE.url]
    assert not re.search(r"@import|url\(|https?://(?!difaf)", text)


def test_links_lead_somewhere() -> None:
    page = Page(source((ARTICLE, RECORD), (ARTICLE, RECORD), (EVIL_ARTICLE, Record(id="x"))))
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    inner = {link[1:] for link in page.all("href") if link.startswith("#")}
    assert inner <= set(ids)
    assert {group for value in page.all("data-e") for group in value.split()} <= set(ids)
    assert {"a1", "a2", "a3", "a1e1", "a2e2", "a1q3"} <= set(ids)


def test_a_contents_list_only_where_there_is_something_to_list() -> None:
    assert "Contents" not in source((ARTICLE, RECORD))
    assert "Contents" in source((ARTICLE, RECORD), (ARTICLE, RECORD))
    assert "no articles" in source()


def test_everything_is_escaped() -> None:
    text = source((EVIL_ARTICLE, EVIL_RECORD), (ARTICLE, RECORD))
    page = Page(text)
    assert [tag for tag, _ in page.elements].count("script") == 1  # ours
    assert not [tag for tag, _ in page.elements if tag in ("i", "b", "img")]
    assert not [link for link in page.all("href") if link.lower().startswith("javascript")]
    assert EVIL in "".join(page.words)
    assert not re.search("[\x00-\x08\x0e-\x1f\ud800-\udfff]", text)
    text.encode("utf-8")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " http://x", "data:text/html,x", "", "//x", "http://x/\"onclick='"]
)
def test_only_web_addresses_are_links(url: str) -> None:
    page = Page(source((Article(id="u", title="ت", body="ن", url=url), Record(id="u"))))
    assert not page.all("onclick")
    for link in page.all("href"):
        assert link.startswith(("#", "http://x/"))


def test_spans_that_do_not_fit_do_no_harm() -> None:
    Page(source((Article(id="s", body="قصير"), RECORD)))
