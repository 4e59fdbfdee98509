"""Paths -> articles: opens files, stdin and gzip, tells formats apart, and turns every failure into a problem.

The format is told by the name (``.txt``, ``.jsonl``, ``.ndjson``, ``.html``, ``.htm``, ``.xhtml``, each with ``.gz`` or
without), and by the content where the name does not tell; gzip always by its first bytes. ``-`` is stdin. One article,
or one line of JSON, is in memory at a time. What it cannot do: PDF, Word and other binary formats; it says so.
"""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Literal

from riwaya.article.decode import decode
from riwaya.article.jsonl import read_jsonl
from riwaya.article.problem import Options, Problem
from riwaya.article.text import read_text
from riwaya.model import Article

Format = Literal["text", "jsonl", "html"]
LARGEST_ARTICLE = 256 * 1024 * 1024  # bytes of one .txt or .html, unpacked
_SUFFIXES: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
_MARKUP = re.compile(
    r"\s*(?:<\?xml|<!doctype html|<!--|<(?:html|head|body|meta|title|article|main|div|p|h1|script)[\s>])", re.I
)
_BINARY = (
    (b"%PDF", "a PDF file"), (b"PK\x03\x04", "a ZIP archive or Word file"), (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"SQLite format 3", "a database"),
    (b"BZh", "a bzip2 file"), (b"\xfd7zXZ", "an xz file"), (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"{\\rtf", "an RTF file"),
)  # fmt: skip
_HEAD = 4096


def read_articles(
    paths: Iterable[str | Path], options: Options | None = None, *, progress: Callable[[int], None] | None = None
) -> Iterator[Article | Problem]:
    """All articles of all paths in their order, with a problem wherever something could not be read.

    ``progress`` is told how many bytes were read from disk since it was last told.
    """
    options = options or Options()
    for path in paths:
        where = str(path)
        try:
            yield from _read(where, options, progress)
        except FileNotFoundError:
            yield Problem(where, "there is no such file", "check the path")
        except IsADirectoryError:
            yield Problem(where, "this is a folder", f"name its files: {where.rstrip('/')}/*")
        except PermissionError:
            yield Problem(where, "this file may not be read", "check its permissions")
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield Problem(where, "the gzip data is damaged or ends early", "get the file again")
        except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
            yield Problem(where, f"could not be read ({error})", "check the file")


def _read(where: str, options: Options, progress: Callable[[int], None] | None) -> Iterator[Article | Problem]:
    with ExitStack() as stack:
        raw: BinaryIO = sys.stdin.buffer if where == "-" else stack.enter_context(Path(where).open("rb"))
        counted = _buffered(_Counted(raw, progress))
        stream = counted
        if counted.peek(2)[:2] == b"\x1f\x8b":
            stream = _buffered(stack.enter_context(gzip.GzipFile(fileobj=counted)))
        head = stream.peek(_HEAD)[:_HEAD]
        binary = next((name for magic, name in _BINARY if head.startswith(magic)), None)
        if binary:
            yield Problem(where, f"this is {binary}, not text", "save or export it as .txt or .html first")
            return
        name = "stdin" if where == "-" else where
        kind = format_of(name, head)
        if kind == "jsonl":
            yield from read_jsonl(stream, name, options)
            return
        data = stream.read(LARGEST_ARTICLE + 1)
        if len(data) > LARGEST_ARTICLE:
            size = LARGEST_ARTICLE // 1024 // 1024
            yield Problem(where, f"one article of more than {size} MB", "split the file")
        elif kind == "html":
            from riwaya.article.html import read_html

            yield read_html(data, name, options)
        else:
            yield read_text(data, name, options)


def format_of(name: str, head: bytes) -> Format:
    """The format of a file, by its name, else by its first bytes (unpacked); plain text where nothing tells."""
    path = Path(name)
    suffix = Path(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    if known := _SUFFIXES.get(suffix.lower()):
        return known
    start = decode(head).lstrip()
    if start.startswith("{") and '"' in start[:200]:
        return "jsonl"
    if suffix.lower() == ".json" or re.match(r'\[\s*\{\s*"', start):
        return "jsonl"  # whose reader says what to do with a whole document
    return "html" if _MARKUP.match(start) else "text"


def _buffered(raw: Any) -> io.BufferedReader[Any]:
    return io.BufferedReader(raw, 1 << 16)


class _Counted(io.RawIOBase):
    """A raw stream that tells how many bytes were read through it. Closing it leaves the stream below open."""

    def __init__(self, raw: BinaryIO, progress: Callable[[int], None] | None) -> None:
        self._raw, self._progress = raw, progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        size = self._raw.readinto(buffer)  # type: ignore[attr-defined]
        if self._progress:
            self._progress(size)
        return int(size)
