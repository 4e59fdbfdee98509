"""A plain text file -> Article: the first line is the title where it looks like one.

Where a title is found, ``Article.text`` is the file as it came: blank lines after the title stay in the body, so
offsets can be used on the file itself. What it cannot do: find an outlet or a date in the text; the user gives them.
"""

from __future__ import annotations

from riwaya.article.decode import decode
from riwaya.article.ids import stable_id
from riwaya.article.problem import Options
from riwaya.model import Article

TITLE_BEFORE_BLANK = 200  # characters; a longer first line before a blank one is a paragraph
TITLE_ALONE = 120
_SENTENCE_END = (".", "!", "؟", "?", "…", ":", "،", "؛", ",", ";", ".»", ".”", '."')


def read_text(data: bytes, name: str, options: Options) -> Article:
    """One article from the bytes of a text file. ``name`` is the file's name, for the id."""
    content = decode(data)
    title, body = split_title(content) if options.title is None else _given(options.title, content)
    return Article(
        id=stable_id(name, content), title=title, body=body, outlet=options.outlet, published=options.published
    )


def split_title(content: str) -> tuple[str, str]:
    """Title and body: the first line is the title when a blank line follows it or when it is short and unpunctuated."""
    text = content.lstrip("\r\n")
    line, _, rest = text.partition("\n")
    title = line.strip()
    if not title or not rest.strip():
        return "", content
    following = rest.partition("\n")[0].strip()
    if not following and len(title) <= TITLE_BEFORE_BLANK and not title.endswith("."):
        return title, rest
    if len(title) <= TITLE_ALONE and not title.endswith(_SENTENCE_END):
        return title, rest
    return "", content


def _given(title: str, content: str) -> tuple[str, str]:
    """The title that the user gave; the first line is left out of the body when it says the same."""
    line, _, rest = content.lstrip("\r\n").partition("\n")
    return (title, rest) if line.strip() == title.strip() else (title, content)
