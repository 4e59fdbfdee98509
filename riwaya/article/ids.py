"""Ids for articles that bring none: readable, and the same wherever and whenever the same file is read."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

_SUFFIXES = re.compile(r"\.(?:gz|txt|text|jsonl|ndjson|json|html?|xhtml)$", re.IGNORECASE)
_SLUG = re.compile(r"[^\w.-]+")


def stable_id(name: str, content: str) -> str:
    """``<file name>-<12 hex digits>``, the digits from a SHA-256 of file name and content.

    Folders do not count, so a corpus keeps its ids when it is moved; two equal files of the same name are one article.
    """
    stem = PurePath(name).name
    while (shorter := _SUFFIXES.sub("", stem)) != stem:
        stem = shorter
    digest = hashlib.sha256(f"{stem}\0{content}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    slug = _SLUG.sub("-", stem.encode("utf-8", "replace").decode("utf-8"))[:60].strip("-.")
    return f"{slug or 'article'}-{digest}"
