"""An article as the reader sees it: sentences of tokens, each token with its readings and one part of speech.

The part of speech decides between homographs (قصف: "he shelled" or "shelling") from the neighbours; it is v(erb),
n(oun, adjective or name), p(article), d(igits) or m(ark). What it cannot do: decide where the neighbours do not; there
the more frequent use in news wins.
"""

from __future__ import annotations

from riwaya.extract.tagging import name_ali, tag
from riwaya.extract.tokens import Quote, split
from riwaya.model import Article

_UPON = " على "  # where an outlet writes it so, علي is a man


class Document:
    """The analysed text of one article."""

    __slots__ = ("article", "quotes", "sentences", "text", "title_end")

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.title_end = len(article.title)
        self.sentences, self.quotes = split(self.text, self.title_end)
        for sentence in self.sentences:
            tag(sentence)
        if _UPON in self.text:
            name_ali(self.sentences)

    def dissolve(self) -> None:
        """Part what has been read. Tokens, phrases and places hold one another; parted they are freed at once, and not
        looked for by the garbage collector, in the middle of the next article."""
        for sentence in self.sentences:
            sentence.tokens.clear()

    def quote_at(self, offset: int) -> Quote | None:
        """The outermost quotation that holds an offset."""
        for quote in self.quotes:
            if quote.start <= offset < quote.end:
                return quote
        return None
