"""The command line: formats, options, exit codes, problems. The reader is replaced by one that finds one word."""

import csv
import gzip
import json
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from riwaya.cli import app
from riwaya.model import Article, Event, Record, Span

BODY = "زار الوفد المرفأ القديم أمس.\n"  # the delegation visited the old harbour yesterday


class FakeReader:
    """Finds the visit; fails on one word, to see what a failure does."""

    def read(self, article: Article) -> Record:
        if "عطب" in article.text:
            raise RecursionError("too deep")
        at = article.text.find("زار")
        events = (Event(type="CONSULT", triggers=(Span(at, at + 3, "زار", "verbs:zara"),)),) if at >= 0 else ()
        return Record(id=article.id, events=events)


@pytest.fixture(autouse=True)
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("riwaya.extract.reader")
    module.Reader = FakeReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "riwaya.extract.reader", module)


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    return path


def test_text_is_the_default(article: Path) -> None:
    result = run("read", article, "--outlet", "مرصد الضفاف", "--published", "2031-05-06", "--title", "زيارة")
    assert result.exit_code == 0
    for expected in ("زيارة", "مرصد الضفاف", "2031-05-06", "Meeting or talks", "زار"):
        assert expected in result.stdout
    assert result.stderr == ""


def test_records_to_a_file(article: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "c.jsonl.gz"
    rows = [{"id": f"r{n}", "body": BODY} for n in range(20)]
    corpus.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode()))
    out = tmp_path / "records.jsonl"
    result = run("read", corpus, article, "--format", "records", "-o", out, "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids[:20] == [f"r{n}" for n in range(20)] and len(ids) == 21


def test_table_and_its_mark(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.csv"
    assert run("read", article, "-f", "table", "-o", out, "--bom").exit_code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfarticle,")
    with out.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["type"] for row in csv.DictReader(stream)] == ["CONSULT"]
    assert b"\r\n" in out.read_bytes() and b"\r\r" not in out.read_bytes()


def test_html_is_the_output_format_and_inputs_tell_their_own(tmp_path: Path) -> None:
    for name in ("1.html", "2.html"):
        (tmp_path / name).write_text(f"<html><title>ز</title><body><p>{BODY}</p></body></html>", encoding="utf-8")
    out = tmp_path / "report.html"
    assert run("read", tmp_path / "1.html", tmp_path / "2.html", "--format", "html", "-o", out).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and page.count('<article class="reading"') == 2


def test_stdin() -> None:
    result = run("read", "-", "-f", "records", stdin=BODY.encode("cp1256") * 5)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["events"][0]["triggers"][0] == {
        "start": 1,
        "end": 4,
        "text": "زار",
        "entry": "verbs:zara",
    }


def test_problems_are_one_line_each_and_the_rest_is_read(article: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(f'{{"body": 3}}\nbroken\n{json.dumps({"id": "good", "body": BODY})}\n', encoding="utf-8")
    result = run("read", bad, tmp_path / "none.txt", article, "-f", "records", "-q")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 3 and all(line.startswith("riwaya: ") for line in lines)
    assert (
        f"{bad}:1: the field body is wrong" in lines[0]
        and f"{bad}:2: broken JSON" in lines[1]
        and "no such file" in lines[2]
    )


def test_nothing_read_is_an_error(tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt", "-f", "records")
    assert result.exit_code == 1
    assert "no such file" in result.stderr and "Traceback" not in result.stderr


def test_an_article_that_breaks_the_reader_is_named(article: Path, tmp_path: Path) -> None:
    broken = tmp_path / "b.txt"
    broken.write_text("عطب", encoding="utf-8")
    result = run("read", broken, article, "-f", "records", "-q")
    assert result.exit_code == 0 and len(result.stdout.splitlines()) == 1
    assert "RecursionError" in result.stderr and "report it" in result.stderr and len(result.stderr.splitlines()) == 1
    assert run("read", broken).exit_code == 1


def test_the_missing_date_is_told_once(article: Path) -> None:
    result = run("read", article, article, "-f", "records")
    assert result.stderr.count("--published") == 1 and "2 articles" in result.stderr
    assert run("read", article, "-f", "records", "--published", "2031-05-06").stderr == ""
    assert run("read", article, "-f", "records", "-q").stderr == ""


@pytest.mark.parametrize("day", ["yesterday", "2031-02-30", "06/05/2031", "20310506", "2031-5-6", ""])
def test_a_date_that_is_none_is_a_usage_error(article: Path, day: str) -> None:
    result = run("read", article, "--published", day)
    assert result.exit_code == 2 and "YYYY-MM-DD" in result.stderr


def test_other_usage_errors(article: Path, tmp_path: Path) -> None:
    for wrong in (
        ["read"],
        ["read", article, "--format", "pdf"],
        ["read", article, article, "--title", "ت"],
        ["read", article, "-o", article],
        ["read", article, "-o", tmp_path / "no" / "folder.txt"],
        ["unknown"],
    ):
        assert run(*wrong).exit_code == 2, wrong
    assert article.read_text(encoding="utf-8") == BODY


def test_version() -> None:
    from riwaya.version import __version__

    assert run("version").stdout == f"riwaya {__version__}\n"


CHILD = """
import sys, types
sys.path[:0] = {path!r}
import test_cli
module = types.ModuleType("riwaya.extract.reader")
module.Reader = test_cli.FakeReader
sys.modules["riwaya.extract.reader"] = module
from riwaya.cli import main
main()
"""


def child(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    code = CHILD.format(path=[str(Path(__file__).parent)])
    return subprocess.Popen([sys.executable, "-c", code, *arguments], stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    corpus = tmp_path / "c.jsonl"
    corpus.write_text((json.dumps({"body": BODY}) + "\n") * 20_000, encoding="utf-8")
    process = child("read", str(corpus), "-f", "records", "-q", stdout=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(20) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(tmp_path: Path, article: Path) -> None:
    process = child("read", str(article), "-f", "records", "-q", "-o", "/dev/full")
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert errors.decode().count("\n") == 1 and "could not write" in errors.decode()


def test_output_is_utf8_in_any_locale(article: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    process = child("read", str(article), "-q", stdout=subprocess.PIPE, env=environment)
    out, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, b"")
    assert "زار" in out.decode("utf-8")


def test_start_up_loads_nothing_heavy() -> None:
    code = "import riwaya.cli, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {
        "trafilatura",
        "lxml",
        "jinja2",
        "charset_normalizer",
        "msgspec",
        "rich.progress",
        "riwaya.extract",
        "hijridate",
    }
    assert not heavy & set(loaded)
