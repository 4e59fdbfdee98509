"""Files, stdin and gzip: which format, which problems."""

import gzip
import io
import json
from pathlib import Path

import pytest

from riwaya.article import sources
from riwaya.article.problem import Options, Problem
from riwaya.article.sources import format_of, read_articles
from riwaya.model import Article

BODY = "أعلنت لجنة الإغاثة أن القافلة وصلت إلى المخيم مساء السبت."
ROW = json.dumps({"id": "r1", "body": BODY}, ensure_ascii=False).encode()
PAGE = f"<!doctype html><html><head><title>خبر</title></head><body><p>{BODY}</p></body></html>".encode()


def write(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b'{"looks": "like json"}', "text"), ("a.TXT.gz", b"", "text"), ("a.jsonl", b"<html>", "jsonl"),
        ("a.ndjson.gz", b"", "jsonl"), ("a.htm", b"", "html"), ("a.html.gz", b"", "html"), ("a", ROW, "jsonl"),
        ("a.dat", b"\xef\xbb\xbf \n" + ROW, "jsonl"), ("stdin", PAGE, "html"), ("a.html_", b"  <!-- x --><p>", "html"),
        ("a", BODY.encode(), "text"), ("a", b"", "text"), ("a", "{المنطقة} مقسومة".encode(), "text"),
        ("a", PAGE.decode().encode("utf-16"), "html"), ("a.json", b"[]", "jsonl"), ("a", b"<3 news", "text"),
    ],
)  # fmt: skip
def test_format(name: str, data: bytes, kind: str) -> None:
    assert format_of(name, data) == kind


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", BODY.encode()), ("a.jsonl", ROW), ("a.html", PAGE), ("a", BODY.encode("cp1256"))]
)
@pytest.mark.parametrize("packed", [False, True])
def test_each_format_packed_or_not(tmp_path: Path, name: str, data: bytes, packed: bool) -> None:
    path = write(tmp_path, name, gzip.compress(data) if packed else data)  # gzip is told by content, not by name
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    assert article.body.strip() == BODY


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (BODY.encode(), ROW, PAGE, gzip.compress(ROW)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        (article,) = read_articles(["-"], Options(outlet="مرصد"))
        assert isinstance(article, Article) and article.body == BODY and article.outlet == "مرصد"


def test_problems_do_not_stop_the_rest(tmp_path: Path) -> None:
    whole = gzip.compress(ROW + b"\n" + b" " * 100_000 + ROW, mtime=0)
    paths = [
        str(tmp_path / "none.txt"),
        str(tmp_path),
        write(tmp_path, "a.pdf", b"%PDF-1.7 ..."),
        write(tmp_path, "a.docx", b"PK\x03\x04..."),
        write(tmp_path, "cut.jsonl.gz", whole[:-20]),
        write(tmp_path, "bad.gz", b"\x1f\x8b\x08 this is no gzip"),
        "a\0b.txt",
        write(tmp_path, "good.txt", BODY.encode()),
    ]
    found = list(read_articles(paths))
    problems = [f for f in found if isinstance(f, Problem)]
    assert isinstance(found[-1], Article)
    assert {p.where for p in problems} == set(paths[:-1])
    for expected in ("no such file", "folder", "PDF", "Word", "gzip"):
        assert any(expected in p.what for p in problems), expected
    assert all(p.todo for p in problems)


def test_empty_files_are_articles_without_text(tmp_path: Path) -> None:
    assert [a.text for a in read_articles([write(tmp_path, "e.txt", b"")]) if isinstance(a, Article)] == ["\n"]
    assert not list(read_articles([write(tmp_path, "e.jsonl", b"")]))


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_ARTICLE", 100)
    (problem,) = read_articles([write(tmp_path, "bomb.txt.gz", gzip.compress(b"x" * 1000))])
    assert isinstance(problem, Problem) and "MB" in problem.what


def test_progress_counts_bytes_on_disk(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", (ROW + b"\n") * 5000)
    sizes: list[int] = []
    assert len(list(read_articles([path], progress=sizes.append))) == 5000
    assert sum(sizes) == Path(path).stat().st_size and len(sizes) > 2
