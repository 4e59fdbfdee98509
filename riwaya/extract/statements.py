"""Who says what: reporting verbs, participles and masdars, attribution phrases, headline colons -> statements.

A statement has a voice, a cue, a mode and a content. Voices are found after the verb (قال مصدر), before it (مصدر قال), or
carried over from the last speaker (وأضاف). Content runs from أن/إن, a quotation mark or a colon to the end of the sentence,
of the quotation, or to the next cue; an according-to phrase takes the clause before it. A statement inside another's
content has it as parent, so "the agency quoted the paper as saying" is a chain. What it cannot do: resolve pronouns
across paragraphs where more than one speaker was named.
"""

from __future__ import annotations

from riwaya.extract.chunks import FORCES, PERSONS, Phrase, coordinated, noun_phrase
from riwaya.extract.clauses import (
    THAT,
    phrase_ending,
    prepositional,
    subject_after,
    subject_before,
)
from riwaya.extract.document import Document
from riwaya.extract.fold import skip
from riwaya.extract.morphology import Reading
from riwaya.extract.tokens import Quote, Sentence, Token
from riwaya.extract.vocabulary import vocabulary

_OBJECT_KINDS = frozenset({"announce", "confirm", "document", "deny", "reveal", "claim"})
_VERBAL_KINDS = frozenset({"ask", "warn"})
_WEAK_KINDS = frozenset({"think", "describe", "hint"})
_REACH = 28  # words between a reporting verb and its أن


class Said:
    """A statement while it is being read; offsets count in the text of the article."""

    __slots__ = ("content", "cue", "cue_entry", "kind", "mode", "parent", "sentence", "source", "token", "voice")

    def __init__(
        self, sentence: Sentence, token: int, source: tuple[int, int], cue: tuple[int, int], mode: str,
        content: tuple[int, int] | None, kind: str, entry: str,
    ) -> None:  # fmt: skip
        self.sentence, self.token, self.source, self.cue, self.mode = sentence, token, source, cue, mode
        self.content, self.kind, self.cue_entry = content, kind, entry
        self.parent: int | None = None
        self.voice: Phrase | None = None


class StatementReader:
    """Reads the statements of one article, sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Said] = []
        self.speaker: tuple[int, int] | None = None
        self.voice: Phrase | None = None

    def read(self) -> list[Said]:
        for sentence in self.document.sentences:
            self._sentence(sentence)
        self.found.sort(key=lambda s: (s.cue[0], -(s.content[1] - s.content[0]) if s.content else 0))
        self._nest()
        return self.found

    # --- one sentence -------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        if sentence.title:
            self._headline(sentence)
        i = 0
        while i < len(tokens):
            token = tokens[i]
            if token.kind == "w":
                end = self._attribution(sentence, i)
                if end:
                    i = end
                    continue
                reading = self._report(token)
                if reading is not None:
                    self._cue(sentence, i, reading)
            i += 1

    @staticmethod
    def _report(token: Token) -> Reading | None:
        readings = token.info.groups.get("report", ())
        for reading in readings:
            pos = reading.lexeme.pos
            if (pos == "v" and token.pos == "v") or (pos in "rm" and token.pos == "n"):
                return reading  # type: ignore[no-any-return]
        return None

    def _cue(self, sentence: Sentence, i: int, reading: Reading) -> None:
        pos = reading.lexeme.pos
        kind, carries = reading.lexeme.value  # type: ignore[misc]
        if pos == "v":
            self._verb(sentence, i, reading, kind, carries)
        elif pos == "r" and not reading.definite and reading.pro in ("", "و") and _circumstantial(sentence.tokens[i]):
            self._participle(sentence, i, reading, kind)
        elif pos == "m" and reading.enc and reading.pro in ("", "ب"):
            self._masdar(sentence, i, reading, kind)

    def _verb(self, sentence: Sentence, i: int, reading: Reading, kind: str, carries: tuple[str, ...]) -> None:
        tokens = sentence.tokens
        opening = self._content_start(sentence, i, kind, carries)
        if opening is None:
            return
        at, direct, begin = opening
        limit = at if at > i else None
        source = subject_after(tokens, i, limit)
        if source is not None and not _can_speak(source):
            source = None
        before = subject_before(tokens, i) if source is None else None
        if source is None and before is not None and _can_speak(before):
            source = before
        if reading.form.endswith("passive") and source is None:
            return
        if kind in _WEAK_KINDS and source is None:
            return
        if reading.form.startswith("present") and source is None and reading.form.startswith(("present 1",)):
            return
        inner = None
        if kind == "carry":
            inner = self._quoted_voice(tokens, i, at)
        if source is None and inner is None:
            if self.speaker is None or reading.form.startswith("present 3m") and tokens[i].info.pro == "" and i == 0:
                return
            span, voice = self.speaker, self.voice
        elif source is not None:
            span, voice = self._span(source, sentence), source
        else:
            if self.speaker is None:
                return
            span, voice = self.speaker, self.voice
        content = self._content_end(sentence, i, at, begin, direct)
        mode = "direct" if direct and inner is None else "indirect"
        self._add(sentence, i, span, self._cue_span(tokens, i, reading), mode, content, kind, reading, voice)
        if inner is not None:
            cue = self._cue_span(tokens, i, reading)
            for j in range(inner.end, min(at, inner.end + 8) if at > inner.end else inner.end):
                if tokens[j].kind == "w" and tokens[j].info.groups.get("report") and tokens[j].pos == "n":
                    cue = (tokens[j].start, tokens[j].end)
                    break
            self._add(sentence, i, self._span(inner, sentence), cue, "direct" if direct else "indirect", content, "say", reading, inner)

    def _quoted_voice(self, tokens: list[Token], i: int, at: int) -> Phrase | None:
        """The inner voice of نقلت … عن."""
        for found in prepositional(tokens, i + 1, min(at if at > i else len(tokens), i + 16)):
            if found.prep in ("عن", "الي") and (_can_speak(found.phrase) or found.phrase.cls == "name"):
                return found.phrase
        return None

    def _participle(self, sentence: Sentence, i: int, reading: Reading, kind: str) -> None:
        """مضيفا أن, مشيرا إلى أن, مؤكدا: the speaker of the clause before goes on."""
        opening = self._content_start(sentence, i, kind, (), near=True)
        if opening is None:
            return
        at, direct, begin = opening
        speaker, voice = self.speaker, self.voice
        inside = [s for s in self.found if s.sentence is sentence]
        if inside:
            speaker, voice = inside[-1].source, inside[-1].voice
        else:
            main = self._main_subject(sentence, i)
            if main is not None:
                speaker, voice = self._span(main, sentence), main
        if speaker is None:
            return
        content = self._content_end(sentence, i, at, begin, direct)
        self._add(sentence, i, speaker, self._cue_span(sentence.tokens, i, reading), "direct" if direct else "indirect", content, kind, reading, voice)

    def _main_subject(self, sentence: Sentence, i: int) -> Phrase | None:
        tokens = sentence.tokens
        for v in range(i - 1, -1, -1):
            if tokens[v].pos == "v":
                for phrase in (subject_after(tokens, v, i), subject_before(tokens, v)):
                    if phrase is not None and _can_speak(phrase):
                        return phrase
        return None

    def _masdar(self, sentence: Sentence, i: int, reading: Reading, kind: str) -> None:
        """قوله إن after a voice named just before (نقلت … عن X قوله was read with its verb)."""
        tokens = sentence.tokens
        if any(s.sentence is sentence and s.cue == (tokens[i].start, tokens[i].end) for s in self.found):
            return
        opening = self._content_start(sentence, i, kind, (), near=True)
        if opening is None or kind not in ("say", "confirm"):
            return
        at, direct, begin = opening
        phrase = phrase_ending(tokens, i)
        if phrase is None or not _can_speak(phrase):
            return
        content = self._content_end(sentence, i, at, begin, direct)
        self._add(sentence, i, self._span(phrase, sentence), (tokens[i].start, tokens[i].end), "direct" if direct else "indirect", content, kind, reading, phrase)

    def _headline(self, sentence: Sentence) -> None:
        """X: what X says. A headline's topic (تركيا: مقتل …) is not a voice unless it can speak and is no mere country."""
        tokens = sentence.tokens
        colon = next((t.i for t in tokens if t.text == ":"), None)
        if colon is None or not 0 < colon <= 8 or colon + 2 >= len(tokens):
            return
        phrase = noun_phrase(tokens, 0)
        if phrase is None or not _can_speak(phrase) or any(t.pos == "v" for t in tokens[:colon]):
            return
        if phrase.cls in ("state", "place") and not _says_itself(tokens, colon):
            return
        joined = coordinated(phrase)
        if joined[-1].end < colon - 2:
            return
        content = (tokens[colon + 1].start, sentence.end)
        source = (self._span(phrase, sentence)[0], tokens[colon - 1].end)
        said = Said(sentence, colon, source, (tokens[colon].start, tokens[colon].end), "indirect", content, "say", "statements:headline")
        said.voice = phrase
        self.found.append(said)

    # --- according to -------------------------------------------------------------------------------------------

    def _attribution(self, sentence: Sentence, i: int) -> int | None:
        """بحسب X, وفقا لـX, حسبما ذكر X: returns where to go on, or None."""
        tokens = sentence.tokens
        match = vocabulary().attribution.match(tokens, i)
        if match is None or "mode=according-to" not in match.row["yields"]:
            return None
        skipped = 1 if tokens[i].word[:1] in "وف" and tokens[i].word not in ("وفق", "وفقا", "فيما") and tokens[i].word[1:2] not in ("ق",) else 0
        cue = (tokens[i].start + skip(tokens[i].text, skipped), tokens[match.end - 1].end)
        if match.value == "before":
            has_verb = any(t.pos == "v" for t in tokens[i : match.end])
            verb_at = next((t.i for t in tokens[i : match.end] if t.pos == "v"), None)
            source = subject_after(tokens, verb_at) if has_verb and verb_at is not None else self._phrase_at(tokens, match.end)
            if source is None or not (_can_speak(source) or source.cls in ("name", "thing", "document", "data", "event", "toll")):
                return None
            span, end, voice = self._span(source, sentence), source.end, source
        else:
            if self.speaker is None:
                return None
            span, end, voice = self.speaker, match.end, self.voice
        content = self._around(sentence, i, end)
        if content is None:
            return None
        said = Said(sentence, i, span, cue, "according-to", content, "say", match.row.id)
        said.voice = voice
        self.found.append(said)
        self.speaker, self.voice = span, voice
        return end

    @staticmethod
    def _phrase_at(tokens: list[Token], j: int) -> Phrase | None:
        while j < len(tokens) and tokens[j].pos == "p" and (tokens[j].word in ("ل", "ما", "عن") or tokens[j].info.particle & {"demonstrative"}):
            j += 1
        return noun_phrase(tokens, j)

    def _around(self, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
        """What an according-to phrase vouches for: the clause before it, or what follows when it opens the sentence."""
        tokens = sentence.tokens
        if start <= 1:
            j = end
            while j < len(tokens) and tokens[j].text != "،" and j < end + 12:
                j += 1
            j = j + 1 if j < len(tokens) and tokens[j].text == "،" else end
            if j >= len(tokens):
                return None
            return tokens[j].start, self._trim(sentence.end)
        begin = 0
        for said in self.found:
            if said.sentence is sentence and said.mode == "according-to" and said.cue[0] < tokens[start].start:
                begin = max(begin, next((t.i for t in tokens if t.start >= said.source[1]), 0))
        stop = tokens[start - 1]
        if stop.pos == "m" and start >= 2:
            stop = tokens[start - 2]
        return tokens[begin].start, stop.end

    # --- content ------------------------------------------------------------------------------------------------

    def _content_start(self, sentence: Sentence, i: int, kind: str, carries: tuple[str, ...], *, near: bool = False) -> tuple[int, bool, int] | None:
        """Where what is said begins: (token of the opener, direct, offset), or None when the cue carries nothing."""
        tokens = sentence.tokens
        text = self.document.text
        reach = min(len(tokens), i + (7 if near else _REACH))
        j = i + 1
        while j < reach:
            token = tokens[j]
            quote = self._quote_before(tokens, j, i)
            if quote is not None and self._is_speech(quote):
                return j, True, quote.start
            if token.pos == "p" and token.word in THAT:
                inner = self._quote_before(tokens, j + 1, j) if j + 1 < len(tokens) else None
                if inner is not None and self._is_speech(inner):
                    return j + 1, True, inner.start
                begin = token.start if token.info.enc or len(token.word) > 3 else token.end
                return j, False, begin + (text[begin : begin + 1] == " ")
            if token.text == ":" and j - i <= 14:
                if j + 1 < len(tokens):
                    quote = self._quote_before(tokens, j + 1, j)
                    if quote is not None:
                        return j + 1, True, quote.start
                    return j, False, tokens[j + 1].start
                return None
            if token.pos == "v" and j > i + 1 and token.info.groups.get("report"):
                break
            if token.pos == "m" and token.text in "؛.!?":
                break
            j += 1
        return self._object_start(sentence, i, kind, carries, near)

    def _object_start(self, sentence: Sentence, i: int, kind: str, carries: tuple[str, ...], near: bool) -> tuple[int, bool, int] | None:
        """Content without أن: أعلن مقتل, كشف عن, أفاد بـ, طالب بـ."""
        tokens = sentence.tokens
        if near and kind not in _OBJECT_KINDS | _VERBAL_KINDS | {"say"}:
            return None
        source = None if near else subject_after(tokens, i)
        after = source.end if source is not None and _can_speak(source) else i + 1
        if kind in _OBJECT_KINDS and ("obj" in carries or near):
            j = after
            while j < len(tokens) and j < after + 8:
                token = tokens[j]
                if token.pos == "n" and token.time is None and ("event" in token.info.groups or "toll" in token.info.groups):
                    return j, False, token.start
                if token.pos in ("v",) or (token.pos == "m" and token.text not in "،()"):
                    return None
                j += 1
        if "ب" in carries or "عن" in carries or "الي" in carries or "إلى" in carries or kind in _VERBAL_KINDS:
            for found in prepositional(tokens, after, min(len(tokens), after + 6)):
                if found.prep in ("ب", "عن", "الي") and tokens[found.phrase.start].kind == "w" and tokens[found.phrase.start].info.groups.keys() & {"event", "toll"}:
                    return found.at, False, tokens[found.phrase.start].start + skip(tokens[found.phrase.start].text, found.phrase.skip)
        return None

    def _quote_before(self, tokens: list[Token], j: int, since: int) -> Quote | None:
        """A quotation that opens right before token j (and after token ``since``)."""
        for quote in self.document.quotes:
            if tokens[since].end <= quote.start <= tokens[j].start < quote.end and (j == since + 1 or quote.start > tokens[j - 1].end - 1):
                return quote
        return None

    def _is_speech(self, quote: Quote) -> bool:
        return self.document.text.count(" ", quote.start, quote.end) >= 3

    def _content_end(self, sentence: Sentence, i: int, at: int, begin: int, direct: bool) -> tuple[int, int]:
        tokens = sentence.tokens
        if direct:
            quote = next((q for q in self.document.quotes if q.start == begin), None)
            if quote is not None:
                return begin, quote.end
        end = self._trim(sentence.end)
        for j in range(max(at, i) + 2, len(tokens)):
            token = tokens[j]
            if token.pos != "m" and j and tokens[j - 1].pos == "m" and tokens[j - 1].text in "،؛,":
                reading = self._report(token)
                if reading is not None and reading.lexeme.pos == "r" and _circumstantial(token) and token.info.pro in ("", "و"):
                    end = tokens[j - 2].end
                    break
                if reading is not None and reading.lexeme.pos == "v" and token.word[:1] in "وف" and reading.pro[:1] in ("و", "ف"):
                    end = tokens[j - 2].end
                    break
                match = vocabulary().attribution.match(tokens, j)
                if match is not None and "mode=according-to" in match.row["yields"]:
                    end = tokens[j - 2].end
                    break
        return begin, max(end, begin)

    def _trim(self, end: int) -> int:
        text = self.document.text
        while end and text[end - 1] in " .!?؟…\n\"”»":
            end -= 1
        return end

    # --- results ------------------------------------------------------------------------------------------------

    def _span(self, phrase: Phrase, sentence: Sentence) -> tuple[int, int]:
        joined = coordinated(phrase)
        last = joined[-1] if all(p.agentive for p in joined) else phrase
        return phrase_span(phrase)[0], phrase_span(last)[1]

    @staticmethod
    def _cue_span(tokens: list[Token], i: int, reading: Reading) -> tuple[int, int]:
        return tokens[i].start + skip(tokens[i].text, len(reading.pro)), tokens[i].end

    def _add(self, sentence: Sentence, i: int, source: tuple[int, int], cue: tuple[int, int], mode: str,
             content: tuple[int, int], kind: str, reading: Reading, voice: Phrase | None) -> Said:  # fmt: skip
        said = Said(sentence, i, source, cue, mode, content, kind, reading.lexeme.row.id)
        said.voice = voice
        self.found.append(said)
        if kind not in _WEAK_KINDS:
            self.speaker, self.voice = source, voice
        return said

    def _nest(self) -> None:
        """Give each statement the narrowest one whose content holds it as parent; a carrier is the parent of its voice."""
        for index, said in enumerate(self.found):
            best = None
            for other, outer in enumerate(self.found):
                if other == index or outer.content is None:
                    continue
                inside = outer.content[0] <= said.cue[0] < outer.content[1] and outer.cue != said.cue
                carried = (
                    outer.kind == "carry" and outer.content == said.content and outer.token == said.token
                    and outer.sentence is said.sentence and said.kind == "say" and outer.source != said.source
                )  # fmt: skip
                if (inside and outer.source != said.source) or carried:
                    width = outer.content[1] - outer.content[0]
                    if best is None or carried or width < best[0]:
                        best = (0 if carried else width, other)
            if best is not None and self.found[best[1]].parent != index:
                said.parent = best[1]


def phrase_span(phrase: Phrase) -> tuple[int, int]:
    """The offsets of a phrase without the clitics of its first word."""
    first, last = phrase.tokens[phrase.start], phrase.tokens[phrase.end - 1]
    return first.start + skip(first.text, phrase.skip), last.end


def _circumstantial(token: Token) -> bool:
    """Whether a participle stands as a circumstance: مضيفا, مضيفة, مؤكدين, not as a noun with the article."""
    return not token.info.definite and token.word.endswith(("ا", "ه", "ين", "تين"))


def _can_speak(phrase: Phrase) -> bool:
    return phrase.cls in PERSONS or phrase.cls in FORCES or phrase.cls in (
        "state", "body", "outlet", "institution", "media", "name", "document", "data", "person", "people", "force"
    )  # fmt: skip


def _says_itself(tokens: list[Token], colon: int) -> bool:
    """Whether what follows the colon of a headline reads as a statement of the country named before it."""
    following = tokens[colon + 1]
    return following.kind == "w" and following.info.enc in ("نا", "ي") or following.word.startswith(("لن", "سن"))
