"""Who says what: reporting verbs, participles, masdars, attribution phrases, headline colons -> statements.

A statement has a voice (``voices.py``), a cue, a mode and a content (``content.py``). A statement inside another's
content has it as parent, so "the agency quoted the paper as saying" is a chain. What it cannot do: resolve pronouns
where two earlier speakers agree equally.
"""

from __future__ import annotations

from riwaya.extract.according import According
from riwaya.extract.antecedents import phrase_ending
from riwaya.extract.chunks import Phrase
from riwaya.extract.clauses import prepositional
from riwaya.extract.content import ContentReader, Opening, is_that
from riwaya.extract.coordination import coordinated
from riwaya.extract.cues import circumstantial, in_relative_clause, is_paper, negated, report_readings, report_rule
from riwaya.extract.document import Document
from riwaya.extract.fold import fold, skip
from riwaya.extract.headlines import read_headline
from riwaya.extract.morphology import Reading
from riwaya.extract.said import WEAK_KINDS, Said, Voice, nest
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.voices import Voices, can_speak

_QUOTING_KINDS = frozenset({"ask", "hint", "warn", "carry", "claim", "deny", "announce"})
"""Kinds whose verbs may be followed by a quotation though their row lists no colon."""


class StatementReader:
    """Reads the statements of one article, sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Said] = []
        self.here: list[Said] = []
        self.voices = Voices(document)
        self.content = ContentReader(document, self._is_cue)
        self.according = According(document, self.voices, self.content)

    def read(self) -> list[Said]:
        for sentence in self.document.sentences:
            self.here = []
            self._sentence(sentence)
            self.found += self.here
        self.found.sort(key=lambda s: (s.cue[0], -(s.content[1] - s.content[0]) if s.content else 0, s.kind != "carry"))
        nest(self.found)
        return self.found

    # --- one sentence -------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        headline = read_headline(sentence, self.content, self.voices)
        if headline is not None:
            self.here.append(headline)
        behind = 0
        for i in sorted({*sentence.at.get("attribution phrase", ()), *sentence.at.get("report", ())}):
            if i < behind or tokens[i].time is not None:
                continue
            phrase = self.according.phrase(tokens, i)
            if phrase is not None and self.according.muted(phrase):
                behind = phrase.end
                continue
            said = self.according.read(sentence, phrase, self.here) if phrase is not None else None
            if said is not None:
                self.here.append(said)
                behind = said.token
                continue
            for reading in report_readings(tokens, i):
                if self._cue(sentence, i, reading):
                    break

    def _is_cue(self, tokens: list[Token], j: int) -> bool:
        """Whether another statement begins at token j: the content of the one before ends there."""
        for reading in report_readings(tokens, j):
            if reading.lexeme.pos == "r" and circumstantial(tokens, j) and reading.pro in ("", "و"):
                return True
            if (
                reading.lexeme.pos == "v"
                and tokens[j].pos == "v"
                and (reading.pro[:1] in ("و", "ف") or tokens[j - 1].pos != "m")
            ):
                return True
        return self.according.starts(tokens, j)

    def _cue(self, sentence: Sentence, i: int, reading: Reading) -> bool:
        pos = reading.lexeme.pos
        if pos == "v":
            return self._verb(sentence, i, reading)
        if pos == "r":
            return (
                not reading.enc
                and reading.pro in ("", "و")
                and circumstantial(sentence.tokens, i)
                and self._participle(sentence, i, reading)
            )
        return bool(reading.enc) and reading.pro in ("", "ب") and self._masdar(sentence, i, reading)

    # --- verbs --------------------------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, i: int, reading: Reading) -> bool:
        tokens = sentence.tokens
        kind, carries, speaker = report_rule(reading)
        if negated(tokens, i) or reading.passive or (reading.enc and reading.form.endswith("3md")):
            return False
        if reading.enc and kind not in WEAK_KINDS and in_relative_clause(tokens, i) and is_paper(tokens[i - 1]):
            return False  # في بيان نشرته أمس
        whole = kind == "carry" or "ان" in carries or "colon" in carries
        opening = self.content.opening(sentence, i, near=not whole)
        subject = self.voices.subject(
            sentence, i, opening.at if opening else None, clause=opening is not None, says=kind == "say"
        )
        if opening is None:
            if tokens[i].pos != "v" and not (tokens[i].pos == "n" and i <= 1 and subject is not None):
                return False
            after = coordinated(subject)[-1].end if subject is not None and subject.start > i else i + 1
            if after == i + 1 and reading.enc and kind != "describe":
                return False
            opening = self.content.governed(sentence, i, carries, after)
            if opening is None or (tokens[i].pos != "v" and opening.how != "prep"):
                return False
        if kind == "carry" and opening.how in ("obj", "prep"):
            return False
        that = opening.at and is_that(tokens[opening.at - 1])
        if (
            opening.how == "quote"
            and not that
            and "colon" not in carries
            and (kind not in _QUOTING_KINDS or carries == ("ان",))
        ):
            return False
        if kind in WEAK_KINDS and reading.form.startswith(("present 1", "past 1")):
            return False
        inner = self._quoted_voice(tokens, i, opening, carries) if kind == "carry" else None
        voice = self.voices.voice(subject) if subject is not None else None
        if voice is None:
            voice = self._carried(sentence, i, reading, speaker)
            if voice is None and inner is None:
                return False
        tokens[i].pos = "v"
        if voice is not None:
            self._add(sentence, i, voice, reading, opening, kind)
        if inner is not None:
            self._quoted(sentence, i, inner, reading, opening)
        return True

    def _carried(self, sentence: Sentence, i: int, reading: Reading, speaker: str) -> Voice | None:
        if speaker != "subj" and (speaker == "named" or reading.form.startswith("present 3ms")):
            return None
        quote = self.document.quote_at(sentence.tokens[i].start)
        if quote is not None and self.content.speech(quote):
            return None  # a quoted speaker's own words: their subject is named or unknown
        inside = [Voice(s.source, s.voice) for s in self.here if s.voice is not None and s.kind not in WEAK_KINDS]
        return self.voices.carried(sentence, i, reading, inside)

    @staticmethod
    def _quoted_voice(tokens: list[Token], i: int, opening: Opening, carries: tuple[str, ...]) -> Phrase | None:
        """The inner voice of نقلت … عن."""
        through = [fold(c) for c in carries]
        for found in prepositional(tokens, i + 1, min(opening.at, i + 24)):
            if found.prep in through and tokens[found.phrase.start].time is None:
                return found.phrase
        return None

    def _quoted(self, sentence: Sentence, i: int, inner: Phrase, reading: Reading, opening: Opening) -> None:
        tokens = sentence.tokens
        cue = _cue_span(tokens, i, reading)
        for j in range(i + 1, opening.at):
            if tokens[j].kind == "w" and any(
                r.lexeme.pos == "m" and r.enc for r in tokens[j].info.groups.get("report", ())
            ):
                cue = (tokens[j].start, tokens[j].end)
        voice = self.voices.voice(inner)
        said = Said(
            sentence,
            i,
            voice.span,
            cue,
            _mode(opening),
            self.content.end(sentence, opening),
            "say",
            reading.lexeme.row.id,
            inner,
        )
        self.here.append(said)
        self.voices.remember(voice)

    # --- participles and masdars ----------------------------------------------------------------------------------

    def _participle(self, sentence: Sentence, i: int, reading: Reading) -> bool:
        """مضيفا أن, مشيرا إلى أن, مؤكدا: the speaker of the clause before goes on."""
        carries = report_rule(reading).carries
        tokens = sentence.tokens
        opening = self.content.opening(sentence, i, near=True) or self.content.governed(
            sentence, i, carries, i + 1, near=True
        )
        if opening is None:
            return False
        if (
            opening.how in ("obj", "prep")
            and i
            and tokens[i - 1].pos == "n"
            and not tokens[i - 1].info.definite
            and tokens[i].word.endswith("ه")
        ):
            return False  # an attribute: معلومات مؤكدة
        voice = self._carried(sentence, i, reading, "subj")
        if voice is None:
            return False
        self._add(sentence, i, voice, reading, opening, "add")
        return True

    def _masdar(self, sentence: Sentence, i: int, reading: Reading) -> bool:
        """قوله إن after a voice named just before (one behind نقلت … عن was read with its verb)."""
        tokens = sentence.tokens
        cue = (tokens[i].start, tokens[i].end)
        kind = report_rule(reading).kind
        if kind not in ("say", "confirm") or any(s.cue == cue for s in self.here):
            return False
        opening = self.content.opening(sentence, i, near=True)
        if opening is None and kind == "confirm":
            opening = self.content.governed(sentence, i, ("obj",), i + 1, near=True)
        phrase = phrase_ending(tokens, i) if opening is not None else None
        if opening is None or phrase is None or not can_speak(phrase) or not phrase.start:
            return False
        if tokens[phrase.start - 1].pos != "p":
            return False
        self._add(sentence, i, self.voices.voice(phrase), reading, opening, kind)
        return True

    # --- results --------------------------------------------------------------------------------------------------

    def _add(self, sentence: Sentence, i: int, voice: Voice, reading: Reading, opening: Opening, kind: str) -> None:
        cue = _cue_span(sentence.tokens, i, reading)
        content = self.content.end(sentence, opening)
        nested = any(
            s.content is not None and s.content[0] <= cue[0] < s.content[1] and s.source != voice.span
            for s in self.here
        )
        self.here.append(
            Said(sentence, i, voice.span, cue, _mode(opening), content, kind, reading.lexeme.row.id, voice.phrase)
        )
        if kind not in WEAK_KINDS and not nested:
            self.voices.remember(voice)


def _mode(opening: Opening) -> str:
    return "direct" if opening.how == "quote" else "indirect"


def _cue_span(tokens: list[Token], i: int, reading: Reading) -> tuple[int, int]:
    return tokens[i].start + skip(tokens[i].text, len(reading.pro)), tokens[i].end
