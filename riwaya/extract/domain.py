"""What an article is about, where that speaks against reading events in it: the sports page uses the words of war, pages
of culture and trade those of diplomacy.

The share of words that a domain's lexicon (``domains.tsv``) holds is compared with the length of the article; it is a
feature of every mention and decides nothing by itself, so a riot at a match can still be read.
"""

from __future__ import annotations

from riwaya.extract.document import Document

FEW, MANY = 0.012, 0.02  # share of the article's words


def domain_level(document: Document) -> str:
    """ "", "some" or "much": how much an article speaks of such a domain."""
    hits = 0
    for sentence in document.sentences:
        tokens = sentence.tokens
        for i in sentence.at.get("domain", ()):
            for reading in tokens[i].info.groups["domain"]:
                rest = reading.lexeme.rest
                if all(
                    i + 1 + k < len(tokens) and tokens[i + 1 + k].word.removeprefix("ال") == w.removeprefix("ال")
                    for k, w in enumerate(rest)
                ):
                    hits += 1
                    break
    if hits < 2:
        return ""
    share = hits / sum(t.kind == "w" for sentence in document.sentences for t in sentence.tokens)
    return "much" if share >= MANY and hits >= 3 else "some" if share >= FEW else ""
