"""JSON lines -> articles, one line in memory at a time.

A row is ``{"id", "outlet", "url", "published", "title", "body"}``; only ``body`` is required, other keys are ignored.
Each line that is no such row becomes a problem that names file, line and field, and the rest is read. Raw control
characters inside strings and numbers as ids are accepted; lone surrogates become U+FFFD; a time after the date is cut
off. What it cannot do: read one JSON document spread over several lines (it says so once).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

import msgspec

from riwaya.article.decode import decode, scrub, wide_encoding
from riwaya.article.ids import stable_id
from riwaya.article.problem import Options, Problem
from riwaya.model import Article

LONGEST_LINE = 64 * 1024 * 1024  # bytes; longer ones are skipped so that memory stays bounded


class _Row(msgspec.Struct):
    body: str
    id: str | int | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None


_DECODER = msgspec.json.Decoder(_Row)


def read_jsonl(stream: BinaryIO, where: str, options: Options) -> Iterator[Article | Problem]:
    """The articles of a stream of JSON lines, in order; ``where`` is how problems call the input."""
    for number, line in _lines(stream):
        place = f"{where}:{number}"
        if line is None:
            size = LONGEST_LINE // 1024 // 1024
            yield Problem(place, f"the line is longer than {size} MB", "split it into one article a line")
            continue
        if line.isspace():
            continue
        if (number == 1 and line.lstrip()[:1] == b"[") or line.strip() in (b"{", b"["):
            yield Problem(place, "this is one JSON document, not one object a line", "convert it: jq -c '.[]' FILE")
            return
        row = _row(line)
        if isinstance(row, str):
            yield Problem(place, row, "mend or leave out this line; the others were read")
            continue
        published = _day(row.published)
        if row.published and not published:
            what = f"published is {row.published[:40]!r}, which is no date; the article is read without one"
            yield Problem(place, what, "write it as YYYY-MM-DD")
        yield _article(row, where, published, options)


def _article(row: _Row, where: str, published: str | None, options: Options) -> Article:
    title = scrub(row.title or options.title or "")
    body = scrub(row.body)
    key = str(row.id) if row.id not in (None, "") else stable_id(where, f"{row.url or ''}\n{title}\n{body}")
    return Article(
        id=scrub(key),
        title=title,
        body=body,
        outlet=scrub(row.outlet or options.outlet or "") or None,
        url=scrub(row.url or "") or None,
        published=published or options.published,
    )


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Line numbers and lines in UTF-8 or another encoding that keeps ASCII; None for a line that is too long."""
    head = stream.peek(4096)[:4096] if hasattr(stream, "peek") else b""
    wide = wide_encoding(head)
    if wide:
        text = io.TextIOWrapper(stream, wide, errors="replace")
        for number, wide_line in enumerate(text, 1):
            yield number, wide_line.removeprefix("\ufeff").encode("utf-8", "replace")
        return
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            yield number, None
        else:
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _row(line: bytes) -> _Row | str:
    """The row that a line holds, or what is wrong with it."""
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError as error:
        return _fault(error)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:  # slower, and more lenient: other encodings, raw control characters, lone surrogates
        value: Any = json.loads(decode(line), strict=False)
    except json.JSONDecodeError as error:
        return f"broken JSON at column {error.colno} ({error.msg})"
    except (ValueError, RecursionError):
        return "broken JSON (nested too deeply or a number too long)"
    try:
        return msgspec.convert(value, _Row)
    except msgspec.ValidationError as error:
        return _fault(error)


def _fault(error: msgspec.ValidationError) -> str:
    """msgspec's message with the field first: ``body: expected `str`, got `int```."""
    said = str(error)
    if "missing required field" in said:
        return "the field body is missing"
    what, _, field = said.partition(" - at `$.")
    if not field:
        return f"not an article: {what[:1].lower()}{what[1:]}"
    return f"the field {field.rstrip('`')} is wrong: {what[:1].lower()}{what[1:]}"


def _day(value: str | None) -> str | None:
    """The date of ``YYYY-MM-DD``, with or without a time after it; None for anything else."""
    if not value or (len(value) > 10 and value[10] not in "T "):
        return None
    try:
        return date.fromisoformat(value[:10]).isoformat() if value[4:5] == "-" else None
    except ValueError:
        return None
