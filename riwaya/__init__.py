"""Riwaya: who says that what happened, read from Arabic news.

    import riwaya
    record = riwaya.read(riwaya.Article(id="1", title="…", body="…", published="2024-05-14"))

``Reader`` is the same as an object that serves any number of articles. All of it is loaded when first used, so that the
command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from riwaya.version import __version__

if TYPE_CHECKING:
    from riwaya.extract.reader import Reader
    from riwaya.model import Article, Record

__all__ = ["Article", "Reader", "Record", "__version__", "read"]

_HOMES = {"Article": "riwaya.model", "Record": "riwaya.model", "Reader": "riwaya.extract.reader"}


def read(article: Article) -> Record:
    """The record of one article. Never raises on any text; what cannot be read is left out or null."""
    from riwaya.extract.reader import Reader

    return Reader().read(article)


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'riwaya' has no attribute {name!r}")
