"""Records as JSON lines: the format of the gold, one object an article.

The fields of a record in the order of ``riwaya.model``, every span with the ``entry`` that gave it, and after them
``outlet``, ``url``, ``published`` and ``title`` of the article, so that the file can be used without its input.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from riwaya.model import Article, Record


def write(pairs: Iterable[tuple[Article, Record]], stream: TextIO) -> None:
    """Write one line for each article. Lone surrogates, which UTF-8 cannot carry, are written as JSON escapes."""
    encode = msgspec.json.Encoder().encode
    for article, record in pairs:
        fields: dict[str, Any] = msgspec.structs.asdict(record)
        for name in ("outlet", "url", "published", "title"):
            fields[name] = getattr(article, name)
        try:
            stream.write(encode(fields).decode("utf-8"))
        except UnicodeEncodeError:
            stream.write(json.dumps(msgspec.to_builtins(fields)))
        stream.write("\n")
