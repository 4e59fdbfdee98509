"""A saved web page -> Article: body by trafilatura, title, outlet and date from what the page says of itself.

1. decode the bytes (the page's own charset claim is believed last);
2. parse once, with lxml;
3. title, outlet, address: ``metadata.py``; day of publication: ``publication.py``;
4. body: trafilatura, imported only now because that takes a fifth of a second; plain ``<p>`` where it finds nothing.
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
        body=scrub(_body(tree, facts.title or title)),
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


def _body(tree: Any, title: str) -> str:
    """The paragraphs of the article, one a line, without the title where it opens them."""
    plain = _paragraphs(tree)  # before trafilatura, which takes the tree apart
    text = _trafilatura(tree) or plain
    lines = [line.strip() for line in _SPACES.sub("\n", text).split("\n") if line.strip()]
    if lines and lines[0] == title.strip():
        lines = lines[1:]
    return "\n".join(lines)


def _trafilatura(tree: Any) -> str:
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings are not for our users
    import trafilatura

    try:
        found = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=False)
    except Exception:  # on a page that it cannot take, whatever the reason, the plain paragraphs are the better answer
        return ""
    return found or ""


def _paragraphs(tree: Any) -> str:
    """The text of all ``<p>`` that stand in no navigation, else of the whole body."""
    outside = "not(ancestor::nav or ancestor::footer or ancestor::aside or ancestor::form)"
    texts = [" ".join(p.text_content().split()) for p in tree.xpath(f"//p[{outside}]")]
    if not any(texts):
        texts = [" ".join(t.split()) for t in tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")]
    return "\n".join(text for text in texts if text)
