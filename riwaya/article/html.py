"""A saved web page -> Article: body by trafilatura, title, outlet and date from what the page says of itself.

1. decode the bytes (the page's own charset claim is believed last);
2. parse once, with lxml;
3. title, outlet, address: ``metadata.py``; day of publication: ``publication.py``;
4. body: trafilatura, imported only now because that takes a fifth of a second; plain ``<p>`` where it finds nothing
   and on pages so large that it would take longer than linear time. Bidi marks and vowel signs are carried past it.
Options of the user win over the page. What it cannot do: pages that only a script fills; they give an empty body.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from riwaya.article.decode import decode, scrub
from riwaya.article.ids import stable_id
from riwaya.article.problem import Options
from riwaya.model import Article

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HEAD = 4096  # bytes in which a page names its charset
LARGEST_PAGE = 3_000_000  # characters; trafilatura takes 1.4 s for 3 MB and 14 s for 10 MB
# trafilatura drops what str.isprintable() calls unprintable and reorders vowel signs (NFC); braille stands in for them
_MARKS = [0xAD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_VOWELS = [*range(0x064B, 0x0656), 0x0670]
_HIDE = {mark: 0x28C0 + i for i, mark in enumerate([*_MARKS, *_VOWELS])}
_SHOW = {stand_in: mark for mark, stand_in in _HIDE.items()}
_STAND_INS = re.compile(f"[{''.join(map(chr, _SHOW))}]")
_SPACES = re.compile(r"[ \t\r\f\v]*\n\s*")


def read_html(data: bytes, name: str, options: Options) -> Article:
    """One article from the bytes of a page. ``name`` is the file's name, for the id."""
    declared = _CHARSET.search(data[:_HEAD])
    content = decode(data, declared.group(1).decode("ascii") if declared else None)
    tree = _tree(content)
    if tree is None:
        return Article(
            id=stable_id(name, content), title=options.title or "", outlet=options.outlet, published=options.published
        )
    from riwaya.article.metadata import metadata
    from riwaya.article.publication import published

    facts = metadata(tree)
    day = options.published or published(tree, facts.dates, facts.url)
    title = scrub(options.title or facts.title or "")
    return Article(
        id=stable_id(name, content),
        title=title,
        body=scrub(_body(tree, facts.title or title, large=len(content) > LARGEST_PAGE)),
        outlet=scrub(options.outlet or facts.outlet or "") or None,
        url=scrub(facts.url or "") or None,
        published=day,
    )


def _tree(content: str) -> Any:
    """The page as an lxml tree, None when there is no element in it."""
    from lxml import etree, html  # type: ignore[import-untyped]

    clean = _UNPARSABLE.sub("", _PROLOGUE.sub("", content))
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _body(tree: Any, title: str, *, large: bool) -> str:
    """The paragraphs of the article, one a line, without the title where it opens them."""
    plain = _paragraphs(tree)  # before trafilatura, which takes the tree apart
    text = "" if large and plain else _trafilatura(tree)
    text = text or plain
    lines = [line.strip() for line in _SPACES.sub("\n", text).split("\n") if line.strip()]
    if lines and lines[0] == title.strip():
        lines = lines[1:]
    return "\n".join(lines)


def _trafilatura(tree: Any) -> str:
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings are not for our users
    import trafilatura

    hidden = _swap(tree)
    try:
        found = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=False) or ""
    except Exception:  # on a page that it cannot take, whatever the reason, the plain paragraphs are the better answer
        return ""
    return found.translate(_SHOW) if hidden else found


def _swap(tree: Any) -> bool:
    """Put stand-ins for bidi marks and vowel signs into a tree; False, and nothing done, where the page uses them."""
    if _STAND_INS.search(tree.text_content()):
        return False
    for element in tree.iter():
        if element.text:
            element.text = element.text.translate(_HIDE)
        if element.tail:
            element.tail = element.tail.translate(_HIDE)
    return True


def _paragraphs(tree: Any) -> str:
    """The text of all ``<p>`` that stand in no navigation, else of the whole body."""
    outside = "not(ancestor::nav or ancestor::footer or ancestor::aside or ancestor::form)"
    texts = [" ".join(p.text_content().split()) for p in tree.xpath(f"//p[{outside}]")]
    if not any(texts):
        texts = [" ".join(t.split()) for t in tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")]
    return "\n".join(text for text in texts if text)
