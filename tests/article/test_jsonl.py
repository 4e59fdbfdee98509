"""JSON lines: what is accepted, and what each broken line is told."""

import io
import json
from collections.abc import Iterator

import pytest

from riwaya.article import jsonl
from riwaya.article.jsonl import read_jsonl
from riwaya.article.problem import Options, Problem
from riwaya.model import Article

GOOD = {
    "id": "a1",
    "outlet": "مرصد الضفاف",
    "url": "http://x/1",
    "published": "2021-03-04",
    "title": "ت",
    "body": "وصل الوفد.",
}


def read(data: bytes, options: Options | None = None) -> list[Article | Problem]:
    return list(read_jsonl(io.BufferedReader(io.BytesIO(data)), "c.jsonl", options or Options()))  # type: ignore[type-var]


def one(row: object) -> Article | Problem:
    (only,) = read(json.dumps(row, ensure_ascii=False).encode())
    return only


def test_a_whole_row() -> None:
    assert one(GOOD) == Article(**GOOD)


def test_nulls_other_keys_and_numbers_as_ids() -> None:
    article = one({"id": 7, "title": None, "outlet": None, "body": "وصل الوفد.", "tags": [1]})
    assert article == Article(id="7", title="", body="وصل الوفد.")


def test_options_fill_in_but_do_not_overrule() -> None:
    options = Options(outlet="آخر", published="1999-01-01")
    first, second = read((json.dumps(GOOD) + '\n{"body": "نص"}').encode(), options)
    assert isinstance(first, Article) and (first.outlet, first.published) == ("مرصد الضفاف", "2021-03-04")
    assert isinstance(second, Article) and (second.outlet, second.published) == ("آخر", "1999-01-01")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b'{"id": "a"}', "body is missing"),
        (b'{"body": null}', "the field body is wrong: expected `str`, got `null`"),
        (b'{"body": 5}', "the field body is wrong"),
        (b'{"body": "x", "title": ["y"]}', "the field title is wrong"),
        (b'{"body": "x", "published": 2020}', "the field published is wrong"),
        (b'{"body": "x"', "broken JSON at column"),
        (b"nonsense", "broken JSON at column 1"),
        (b'"just text"', "not an article: expected `object`, got `str`"),
        (b"\xff\xfe\x00", "broken JSON"),
        (b'{"a":' + b"[" * 100_000, "broken JSON"),
        (b'{"body":' + b"1" * 10_000 + b"}", "body"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(line: bytes, what: str) -> None:
    good = json.dumps(GOOD).encode()
    before, problem, after = read(good + b"\n" + line + b"\n\n" + good)
    assert isinstance(before, Article) and before == after
    assert isinstance(problem, Problem)
    assert problem.where == "c.jsonl:2"
    assert what in problem.what
    assert "\n" not in str(problem)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2021-03-04", "2021-03-04"), ("2021-03-04T23:59:00Z", "2021-03-04"), ("2021-03-04 10:00", "2021-03-04"),
        ("2021-02-30", None), ("04/03/2021", None), ("20210304", None), ("2021-03-041", None), ("أمس", None),
    ],
)  # fmt: skip
def test_published(published: str, day: str | None) -> None:
    found = read(json.dumps({**GOOD, "published": published}).encode())
    assert isinstance(found[-1], Article) and found[-1].published == day
    assert [isinstance(f, Problem) for f in found[:-1]] == ([] if day else [True])


def test_nuls_and_lone_surrogates() -> None:
    escaped, raw, lone = read(b'{"body": "a\\u0000b"}\n{"body": "a\x00b"}\n{"body": "a\\ud800b"}')
    assert [a.body for a in (escaped, raw, lone) if isinstance(a, Article)] == ["a\0b", "a\0b", "a\ufffdb"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_other_encodings(encoding: str) -> None:
    row = json.dumps(
        {"id": "a", "body": "قالت الإدارة إن الجسر الجديد أُغلق أمام الشاحنات، وفق البيان"}, ensure_ascii=False
    )
    found = read(f"{row}\r\n{row}\r\n".encode(encoding))
    assert [f.body for f in found if isinstance(f, Article)] == [json.loads(row)["body"]] * 2


def test_a_document_over_several_lines_is_told_once() -> None:
    for document in (json.dumps([GOOD, GOOD], indent=1), json.dumps(GOOD, indent=1), json.dumps([GOOD])):
        (problem,) = read(document.encode())
        assert isinstance(problem, Problem) and "jq" in problem.todo


def test_a_line_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 1024)
    problem, article = read(b'{"body": "' + b"x" * 5000 + b'"}\n' + json.dumps({"body": "نص"}).encode())
    assert isinstance(problem, Problem) and problem.where == "c.jsonl:1"
    assert isinstance(article, Article)


def test_lines_are_read_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = json.dumps(GOOD).encode() + b"\n"
            self.given += 1
            buffer[: len(line)] = line
            return len(line)

    source = Endless()
    articles: Iterator[Article | Problem] = read_jsonl(io.BufferedReader(source), "endless", Options())  # type: ignore[type-var]
    for _ in range(100):
        assert isinstance(next(articles), Article)
    assert source.given < 200
