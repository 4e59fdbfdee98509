"""Attribution phrases: بحسب X, وفقا لـX, حسبما ذكر X, على حد قوله, جاء في بيان X.

Such a phrase vouches for the clause before it, or, where it opens the sentence, for what follows. The words stand in
``attribution.tsv``. What it cannot do: tell how much of a long sentence before the phrase it vouches for; it takes all.
"""

from __future__ import annotations

from riwaya.extract.chunks import Phrase, noun_phrase
from riwaya.extract.clauses import clitic_preposition, subject_after
from riwaya.extract.content import ContentReader
from riwaya.extract.cues import PAPERS, is_paper
from riwaya.extract.document import Document
from riwaya.extract.fold import skip
from riwaya.extract.phrases import Match
from riwaya.extract.said import Said, Voice
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.vocabulary import vocabulary
from riwaya.extract.voices import Voices, can_speak


class According:
    """Reads the attribution phrases of one document."""

    def __init__(self, document: Document, voices: Voices, content: ContentReader) -> None:
        self._document, self._voices, self._content = document, voices, content

    def starts(self, tokens: list[Token], i: int) -> bool:
        """Whether an attribution phrase begins at token i."""
        match = self.phrase(tokens, i)
        return match is not None and match.row["mode"] == "according-to"

    @staticmethod
    def phrase(tokens: list[Token], i: int) -> Match | None:
        """The attribution phrase at token i; one that is ``muted`` only holds a reporting word."""
        return vocabulary().attribution.match(tokens, i) if "attribution" in tokens[i].info.opens else None

    @staticmethod
    def muted(match: Match) -> bool:
        """Whether a phrase reports nothing: الجدير بالذكر."""
        return match.row["mode"] == "mute"

    def read(self, sentence: Sentence, match: Match, here: list[Said]) -> Said | None:
        """The statement of an attribution phrase; its ``token`` is where reading goes on."""
        if match.row["mode"] in ("none", "mute"):
            return None
        tokens, i = sentence.tokens, match.start
        if match.value == "after" or (match.row["mode"] == "aside" and _closes(tokens, match.end)):
            voice, end = self._known(sentence, i, match.end - 1, here), match.end  # على حد قوله؛ كما قال
        else:
            phrase = self._source(tokens, match)
            if phrase is None:
                return None
            voice, end = self._voices.voice(phrase), phrase.end
            if phrase.tokens[phrase.head].info.enc and any(
                r.lexeme.pos == "m" for r in phrase.tokens[phrase.head].info.groups.get("report", ())
            ):
                voice = self._known(sentence, i, i, here)  # حسب قوله
        if voice is None:
            return None
        if match.row["mode"] == "aside" and not (i and tokens[i - 1].pos == "m" and _closes(tokens, end)):
            return None
        if match.row["mode"] == "text":
            opening = self._content.opening(sentence, end - 1, near=True) if _of_paper(voice.phrase) else None
            if opening is None:
                return None
            content: tuple[int, int] | None = self._content.end(sentence, opening)
            if opening.how == "paragraph":  # the text of a paper goes on to the end of the article
                content = (opening.begin, self._content.trim(len(self._document.text)))
            mode = "direct" if opening.how in ("quote", "paragraph") else "indirect"
        else:
            content, mode = self._around(sentence, i, end, here), "according-to"
        if content is None:
            return None
        last = match.end
        if (
            match.value == "before"
            and last < end
            and any(r.lexeme.pos == "m" for r in tokens[last].info.groups.get("report", ()))
        ):
            last += 1  # حسب تأكيد مصادر
        cue = (tokens[i].start + skip(tokens[i].text, match.skip), tokens[last - 1].end)
        if can_speak(voice.phrase) and match.value == "before":
            self._voices.remember(voice)
        return Said(sentence, end, voice.span, cue, mode, content, "say", match.row.id, voice.phrase)

    def _known(self, sentence: Sentence, i: int, last: int, here: list[Said]) -> Voice | None:
        """على حد قوله: the speaker or the subject of the sentence, else the last speaker; a verb at ``last`` agrees."""
        inside = [Voice(s.source, s.voice) for s in here if s.voice is not None]
        verb = sentence.tokens[last].info.verb if sentence.tokens[last].pos == "v" else None
        if verb is not None:
            return self._voices.carried(sentence, last, verb, inside)  # كما قالوا
        if inside:
            return inside[-1]
        subject = self._voices.clause_subject(sentence, i)
        return self._voices.voice(subject) if subject is not None else self._voices.last()

    def _source(self, tokens: list[Token], match: Match) -> Phrase | None:
        verb = next((t.i for t in tokens[match.start : match.end] if t.pos == "v"), None)
        if verb is not None and "VERB" in match.row["phrase"]:
            return subject_after(tokens, verb)
        j = match.end
        while (
            j < len(tokens)
            and tokens[j].pos == "p"
            and (tokens[j].word in ("ل", "ما", "عن") or tokens[j].info.particle & {"demonstrative", "quantifier"})
        ):
            j += 1
        phrase = noun_phrase(tokens, j)
        if phrase is None:
            return None
        return _author(tokens, phrase) or phrase if _of_paper(phrase) or not can_speak(phrase) else phrase

    def _around(self, sentence: Sentence, start: int, end: int, here: list[Said]) -> tuple[int, int] | None:
        """What an according-to phrase vouches for: the clause before it, or what follows when it opens the sentence."""
        tokens = sentence.tokens
        quote = self._content.quote_between(tokens[end - 1].end, tokens[end].start) if end < len(tokens) else None
        if quote is not None and self._content.speech(quote):
            return quote.start, quote.end  # وفقا للبيان "…"
        if start <= 1 or all(t.time is not None or t.pos in ("p", "m") for t in tokens[:start]):
            j = end
            while j < len(tokens) and tokens[j].text != "،" and j < end + 12:
                j += 1
            j = j + 1 if j < len(tokens) and tokens[j].text == "،" else end
            if j >= len(tokens):
                return None
            return tokens[j].start, self._content.trim(sentence.end)
        begin = 0
        for said in here:
            if said.mode == "according-to" and said.cue[0] < tokens[start].start:
                begin = max(begin, next((t.i for t in tokens if t.start >= said.source[1]), 0))
        stop = tokens[start - 1]
        if stop.pos == "m" and start >= 2:
            stop = tokens[start - 2]
        return (tokens[begin].start, stop.end) if tokens[begin].start < stop.end else None


def _closes(tokens: list[Token], end: int) -> bool:
    """Whether nothing but a mark follows: the phrase names no speaker of its own."""
    return end >= len(tokens) or tokens[end].pos == "m"


def _author(tokens: list[Token], paper: Phrase) -> Phrase | None:
    """Who stands behind a paper: تقرير لمنظمة X, شهادات لسكان."""
    j = paper.end
    if j < len(tokens) and tokens[j].pos == "n" and clitic_preposition(tokens[j]) == "ل":
        phrase = noun_phrase(tokens, j)
        if phrase is not None and can_speak(phrase):
            return phrase
    return None


def _of_paper(phrase: Phrase) -> bool:
    return phrase.cls in PAPERS or is_paper(phrase.tokens[phrase.head])
