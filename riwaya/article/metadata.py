"""What a page says of itself: title, outlet, address and the dates it claims, from JSON-LD, meta tags and headings.

JSON-LD of an article wins over OpenGraph, OpenGraph over other meta tags, those over ``<h1>`` and ``<title>``. An
outlet's name at the end of a title ("... | Outlet") is cut off. Broken JSON-LD is passed over.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_NEWS = re.compile(r"(?:Article|BlogPosting|Report|SocialMediaPosting)$")
_NOT_THIS_ARTICLE = frozenset(
    {"itemListElement", "hasPart", "mentions", "comment", "relatedLink", "isPartOf", "citation"}
)
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "publish_date", "publish-date", "publishdate", "published_date", "pubdate", "publication_date", "date_published",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "date",
)  # fmt: skip
_OUTLET_META = ("og:site_name", "application-name", "twitter:app:name:iphone", "dc.publisher", "publisher")
_TITLE_META = ("og:title", "twitter:title", "dc.title", "title")
_JOINT = re.compile(r"\s+[|\-–—:»«]\s+|\s*\|\s*")


class Metadata(NamedTuple):
    """``dates`` are the publication dates as claimed, best source first, still unparsed."""

    title: str | None
    outlet: str | None
    url: str | None
    dates: tuple[str, ...]


def metadata(tree: Any) -> Metadata:
    """The claims of a parsed page; what it does not claim is None."""
    nodes = list(_nodes(tree))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    news = [node for node in nodes if any(_NEWS.search(kind) for kind in _kinds(node))]
    pages = [node for node in nodes if "WebPage" in _kinds(node)]
    meta = _meta(tree)
    url = _first(meta.get("og:url"), *tree.xpath("//link[@rel='canonical']/@href"))
    heading = _text(*[h.text_content() for h in tree.xpath("//article//h1 | //main//h1") or tree.xpath("//h1")][:1])
    outlet = _text(
        *[_name(node.get("publisher"), by_id) for node in news],
        *[meta.get(key) for key in _OUTLET_META],
        *[node.get("name") for node in nodes if "WebSite" in _kinds(node)],
        _host(url),
    )
    titles = [*[node.get("headline") for node in news[:1]], *[meta.get(key) for key in _TITLE_META], heading]
    title = _text(*titles, *tree.xpath("//title/text()"))
    dates = [node.get("datePublished") for node in news[:1] or pages[:1]]
    dates += [meta.get(key) for key in _PUBLISHED_META]
    dates += tree.xpath("//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime")[:1]
    return Metadata(
        title=_without_outlet(title, outlet, heading),
        outlet=outlet,
        url=url,
        dates=tuple(date for date in dates if isinstance(date, str) and date.strip()),
    )


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """All JSON-LD objects of the page in their order, but for those about other articles."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            todo: list[Any] = [json.loads((script.text or "").strip().removesuffix(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while todo:
            value = todo.pop()
            if isinstance(value, dict):
                yield value
                todo.extend(v for k, v in reversed(value.items()) if k not in _NOT_THIS_ARTICLE)
            elif isinstance(value, list):
                todo.extend(reversed(value))


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]


def _name(publisher: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """The name of a publisher given as text, as an object, as a list of them or by reference."""
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict):
        return publisher.get("name") or by_id.get(str(publisher.get("@id")), {}).get("name")
    return publisher


def _meta(tree: Any) -> dict[str, str]:
    """Meta tags by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if key and tag.get("content").strip():
            found.setdefault(key.strip().lower(), tag.get("content"))
    return found


def _first(*values: str | None) -> str | None:
    return next((v.strip() for v in values if v and v.strip()), None)


def _text(*values: Any) -> str | None:
    """The first value that is text, on one line, with entities resolved that some sites escape twice."""
    for value in values:
        if isinstance(value, str) and (line := " ".join(html.unescape(value).split())):
            return line
    return None


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _without_outlet(title: str | None, outlet: str | None, heading: str | None) -> str | None:
    """The title without the outlet's name, or cut down to the heading where that is its beginning."""
    if not title:
        return None
    if heading and title != heading and _JOINT.match(title, len(heading)) and title.startswith(heading):
        return heading
    parts = [(joint.start(), joint.end()) for joint in _JOINT.finditer(title)]
    if outlet and parts:
        start, end = parts[-1]
        if title[end:].strip().casefold() == outlet.casefold():
            return title[:start].strip() or title
        if title[: parts[0][0]].strip().casefold() == outlet.casefold():
            return title[parts[0][1] :].strip() or title
    return title
