"""What is said: where it begins behind a reporting word, and where it ends.

It begins at أن/إن, at a quotation, at a colon, or at the noun that the verb governs (أعلن مقتل, كشف عن, طالب بـ). It
ends with the sentence, with the quotation, or where the next cue of the same sentence takes over. What it cannot do: a
quotation over several paragraphs, which has no closing mark in each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from riwaya.extract.chunks import Phrase, is_nominal, noun_phrase
from riwaya.extract.clauses import THAT, clitic_preposition, prepositional
from riwaya.extract.cues import governing_prepositions, in_relative_clause
from riwaya.extract.document import Document
from riwaya.extract.fold import fold, skip
from riwaya.extract.tokens import Quote, Sentence, Token

REACH = 30
"""Words between a reporting verb and its أن."""
COLON_REACH = 16
_NEAR = 7
_QUOTE_WORDS = 3
_NAME_WORDS = 5
_ASIDE = 12
_BEFORE_OTHER_THAT = frozenset({"preposition", "exception", "subordinator", "negation"})
_GOVERNED = 10
_NO_PREPOSITION = frozenset({"ان", "obj", "colon"})
_BECAUSE = ("لان",)


class Opening(NamedTuple):
    """Where what is said begins: the token that opens it, the offset, and how: that, quote, colon, obj or prep."""

    at: int
    begin: int
    how: str


class ContentReader:
    """Finds the openings and ends of what is said in one document."""

    def __init__(self, document: Document, is_cue: Callable[[list[Token], int], bool]) -> None:
        self.document = document
        self._is_cue = is_cue
        self._starts = [q.start for q in document.quotes]

    # --- quotations -----------------------------------------------------------------------------------------------

    def quote_between(self, low: int, high: int) -> Quote | None:
        """The quotation that opens between two offsets."""
        k = bisect_left(self._starts, low)
        quotes = self.document.quotes
        return quotes[k] if k < len(quotes) and quotes[k].start <= high else None

    def speech(self, quote: Quote) -> bool:
        """Whether a quotation is long enough to be speech and no name or scare quote."""
        return self.document.text.count(" ", quote.start, quote.end) >= _QUOTE_WORDS

    # --- beginning ------------------------------------------------------------------------------------------------

    def opening(self, sentence: Sentence, i: int, *, near: bool = False) -> Opening | None:
        """The أن, quotation or colon behind the cue at token i."""
        tokens, text = sentence.tokens, self.document.text
        end = min(len(tokens), i + (_NEAR if near else REACH))
        for j in range(i + 1, end):
            token = tokens[j]
            quote = self.quote_between(tokens[j - 1].end, token.start)
            if quote is not None and self.speech(quote) and not self._names(tokens, j, quote):
                return Opening(j, quote.start, "quote")
            if token.pos == "m":
                if token.text == ":":
                    return self._after_colon(sentence, j) if j - i <= COLON_REACH else None
                if token.text in "؛!?؟":
                    return None
                continue
            if token.pos == "p" and is_that(token) and not _subordinate_that(tokens, j):
                inner = self.quote_between(token.end, tokens[j + 1].start) if j + 1 < len(tokens) else None
                if inner is not None and self.speech(inner) and not token.info.enc:
                    return Opening(j + 1, inner.start, "quote")
                begin = token.start + _that_skip(token) if token.info.enc or len(token.word) > 3 else token.end
                return Opening(j, begin + (text[begin : begin + 1] == " "), "that")
            if j > i + 1 and token.kind == "w" and self._takes_over(tokens, j):
                return None
        return None

    def _takes_over(self, tokens: list[Token], j: int) -> bool:
        """Whether the word at j is another cue or opens a clause of its own, to which an أن behind it belongs."""
        if tokens[j].pos == "v":
            if in_relative_clause(tokens, j):
                return False  # في مقابلة أذيعت أمس إن
            return (self._is_cue(tokens, j) or _new_clause(tokens, j)) and not _aside(tokens, j)
        alone = tokens[j].word.endswith("ا") or tokens[j - 1].text == "،"  # no attribute: مصادر مؤكدة
        return tokens[j].pos == "n" and alone and self._is_cue(tokens, j)

    @staticmethod
    def _names(tokens: list[Token], j: int, quote: Quote) -> bool:
        """Whether the long quotation that opens at token j is a name: right behind it comes the أن of the verb."""
        first = j
        while j < len(tokens) and tokens[j].start < quote.end:
            j += 1
        if any(t.kind == "w" and is_that(t) for t in tokens[j : j + 2]):
            return True
        words = tokens[first:j]
        return (
            len(words) <= _NAME_WORDS
            and tokens[first - 1].pos == "n"
            and j < len(tokens)
            and tokens[j].text not in ".!?؟"
            and not any(t.pos in ("v", "m") for t in words)
        )

    def _after_colon(self, sentence: Sentence, colon: int) -> Opening | None:
        tokens = sentence.tokens
        if colon + 1 >= len(tokens):
            following = self._paragraph_after(sentence)
            return Opening(colon, following[0], "paragraph") if following is not None else None
        quote = self.quote_between(tokens[colon].end, tokens[colon + 1].start)
        if quote is not None:
            return Opening(colon + 1, quote.start, "quote")
        return Opening(colon, tokens[colon + 1].start, "colon")

    def _paragraph_after(self, sentence: Sentence) -> tuple[int, int] | None:
        """The paragraph below a sentence: a colon at the end of a line introduces it."""
        sentences = self.document.sentences
        first = last = sentence.index + 1
        if first >= len(sentences):
            return None
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[first].paragraph:
            last += 1
        return sentences[first].start, self.trim(sentences[last].end)

    def governed(
        self, sentence: Sentence, i: int, carries: tuple[str, ...], after: int, *, near: bool = False
    ) -> Opening | None:
        """The object or prepositional object that carries what is said; ``after`` is the token behind the subject."""
        tokens = sentence.tokens
        wanted = {fold(c) for c in carries} - _NO_PREPOSITION
        behind = after if near else _past_asides(tokens, after, wanted)
        if behind > after and "obj" in carries and _masdar(tokens[behind]):
            tokens[behind].pos = "n"  # a verb cannot be what is said: أكد، في مؤتمر صحفي، دعم الحكومة للهدنة
        after = behind
        target = _object(tokens, after) if "obj" in carries else None
        limit = target.start if target is not None else min(len(tokens), after + (2 if near else _GOVERNED))
        for found in prepositional(tokens, after, limit) if wanted else ():
            if any(
                t.time is None and (t.pos == "v" or (t.pos == "m" and t.text not in "،()-"))
                for t in tokens[after : found.at]
            ):
                break
            if found.prep in wanted:
                first = tokens[found.phrase.start]
                return Opening(found.at, first.start + skip(first.text, found.phrase.skip), "prep")
        return Opening(target.start, tokens[target.start].start, "obj") if target is not None else None

    # --- end ------------------------------------------------------------------------------------------------------

    def end(self, sentence: Sentence, opening: Opening) -> tuple[int, int]:
        """The extent of what begins at an opening."""
        begin, tokens = opening.begin, sentence.tokens
        if opening.how == "paragraph":
            return self._paragraph_after(sentence) or (begin, begin)
        if opening.how == "quote":
            quote = self.quote_between(begin, begin)
            if quote is not None:
                return begin, quote.end
        end = self.trim(sentence.end)
        for j in range(opening.at + 2, len(tokens)):
            if (
                tokens[j].kind == "w"
                and tokens[j - 1].pos == "m"
                and tokens[j - 1].text in "،؛,"
                and self._is_cue(tokens, j)
            ):
                end = tokens[j - 2].end
                break
        else:
            for quote in self.document.quotes[bisect_left(self._starts, begin) :]:
                if quote.start >= sentence.end:
                    break
                end = max(end, quote.end)  # a quotation that runs over the end of the sentence
        return begin, max(end, begin)

    def trim(self, end: int) -> int:
        text = self.document.text
        while end and text[end - 1] in ' .!?؟…\n"”»':
            end -= 1
        return end


def is_that(token: Token) -> bool:
    """Whether a particle is أن or إن, with or without its clitics, and no لأن."""
    return token.word in THAT and not token.word.startswith(_BECAUSE)


def _that_skip(token: Token) -> int:
    """A leading conjunction or ب of أنه is not part of what is said."""
    return skip(token.text, 1) if token.word.startswith(("بان", "وان")) else 0


def _subordinate_that(tokens: list[Token], j: int) -> bool:
    """Whether أن belongs to بعد أن, قبل أن, دون أن, إلا أن and the like."""
    before = tokens[j - 1]
    if before.pos != "p" or before.kind != "w" or before.word in governing_prepositions() or before.info.enc:
        return False  # في بيان لها إن: the preposition has what it governs
    return bool(before.info.particle & _BEFORE_OTHER_THAT)


def _new_clause(tokens: list[Token], j: int) -> bool:
    """Whether the verb at j opens a clause of its own (وأصيب), so that no أن behind it belongs to the verb before."""
    info = tokens[j].info
    if info.verb is None or info.verb.pro[:1] not in ("و", "ف"):
        return False
    return info.noun is None or tokens[j - 1].pos == "m"  # للتدريب ونقل: a second masdar


def _aside(tokens: list[Token], j: int) -> bool:
    """Whether the verb at j stands in an aside between commas, behind which the أن comes: ، وطلبت عدم ذكر اسمها، إن."""
    if tokens[j - 1].text != "،":
        return False
    comma = next((k for k in range(j + 1, min(len(tokens) - 1, j + _ASIDE)) if tokens[k].pos in ("m", "v")), None)
    return (
        comma is not None and tokens[comma].text == "،" and tokens[comma + 1].kind == "w" and is_that(tokens[comma + 1])
    )


def _past_asides(tokens: list[Token], j: int, wanted: set[str]) -> int:
    """Past what is told between commas of a subject and of the saying: أكد الوزير | الذي زار جوبا، في مؤتمر صحفي، | ضرورة.
    ``wanted`` are the prepositions that would carry what is said."""
    start = j
    if j + 1 < len(tokens) and tokens[j].word not in wanted and "preposition" in tokens[j].info.particle:
        inner = noun_phrase(tokens, j + 1)  # الناطق باسم الجيش | الذي وصل
        if inner is not None and inner.end < len(tokens) and _relative(tokens[inner.end]):
            j = inner.end
    while j < len(tokens) - 1:
        token, behind = tokens[j], tokens[j + 1]
        if not _relative(token) and not (token.text == "،" and _adjunct(behind, wanted)):
            break
        comma = next((k for k in range(j + 1, min(len(tokens), j + _ASIDE)) if tokens[k].pos == "m"), None)
        if comma is None or tokens[comma].text != "،" or any(is_that(t) for t in tokens[j:comma] if t.kind == "w"):
            break
        j = comma
    return j + 1 if j > start and j + 1 < len(tokens) and tokens[j].text == "،" else start


def _masdar(token: Token) -> bool:
    """Whether a word taken for a verb may be a masdar."""
    return token.pos == "v" and any(r.lexeme.pos == "m" and not r.pro for r in token.info.readings)


def _relative(token: Token) -> bool:
    """Whether a word can only be a relative pronoun: الذي, not من."""
    return token.pos == "p" and "relative" in token.info.particle and "preposition" not in token.info.particle


def _adjunct(token: Token, wanted: set[str]) -> bool:
    """Whether a word behind a comma opens a phrase of time, place or circumstance, or says more of a noun: ، عقده أمس."""
    if token.time is not None:
        return True
    if token.pos == "p":
        return "preposition" in token.info.particle and token.word not in wanted
    if token.pos == "v":
        return bool(token.info.verb is not None and token.info.verb.enc)
    return clitic_preposition(token) not in ("", *wanted)


def _object(tokens: list[Token], after: int) -> Phrase | None:
    """The bare noun phrase that begins behind the subject, over times, adverbs and prepositional phrases."""
    j = after
    while j < min(len(tokens), after + 14):
        token = tokens[j]
        if token.time is not None:
            j = max(j + 1, token.time.end)
        elif token.pos == "p":
            if "preposition" in token.info.particle and not token.info.enc:
                inner = noun_phrase(tokens, j + 1)
                j = inner.end if inner is not None else j + 1
            elif token.info.particle & {"subordinator", "relative", "conjunction"}:
                return None
            else:
                j += 1
        elif token.pos == "m" and token.text in "،()":
            j += 1
        elif is_nominal(token):
            phrase = noun_phrase(tokens, j)
            if phrase is None or token.pos == "d":
                return phrase
            if clitic_preposition(token):
                j = phrase.end
                continue
            return None if phrase.skip and token.word[:1] == "و" else phrase
        else:
            return None
    return None
