"""An article as it was found: the article, the bytes it was read from, and what its page says of itself.

``Article`` is all that the reader needs; ``Found`` is what the library keeps so that every record can be traced back to
bytes and to where they came from.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.model import Article

PublishedBy = Literal["given", "metadata", "byline", "url", "feed"]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One article and where it came from; what is not known is None.

    ``article.published`` is the day as the outlet wrote it, in the outlet's own time zone.
    """

    article: Article
    origin: str  # the path or address it was read from, with line or record number where a file holds several
    sha256: str  # of the bytes it was read from, 64 hexadecimal digits
    data: bytes | None = None  # those bytes as they came: a page, a line, a row as JSON
    media: str = "text/plain"  # their kind: text/html, application/json, text/plain
    author: str | None = None
    section: str | None = None
    published_at: str | None = None  # ISO 8601 with the offset that the source gives, where it gives an hour
    published_by: PublishedBy | None = None  # how article.published was found; None where there is none
    language: str | None = None  # ISO 639-1; None where the text is too short to tell
    canonical: str | None = None  # the address that the page calls its own, else the one it was fetched from
