"""Who speaks: the subject of a reporting word, or the speaker whom the text leaves out because it has just been named.

A subject stands behind the verb (قال مصدر), before it (مصدر في الوزارة، قال) or outside its relative clause. Where none
stands, a subject of the same sentence or the last speaker that agrees in gender and number goes on (وأضافت). What it
cannot do: choose between two earlier speakers who agree equally; there the later one speaks.
"""

from __future__ import annotations

from bisect import bisect_left

from riwaya.extract.addressee import addressed
from riwaya.extract.chunks import FORCES, PERSONS, Phrase, noun_phrase
from riwaya.extract.clauses import THAT, auxiliary, phrase_ending, pronoun_subject, subject_after, subject_before
from riwaya.extract.coordination import coordinated
from riwaya.extract.cues import in_relative_clause
from riwaya.extract.document import Document
from riwaya.extract.morphology import Reading
from riwaya.extract.said import Voice, phrase_span
from riwaya.extract.tokens import Sentence, Token

_SPEAKERS = (
    PERSONS
    | FORCES
    | {"state", "body", "outlet", "institution", "media", "name", "document", "data", "person", "people", "force"}
)
_MUTE_NOUNS = frozenset(
    {"abstract", "state", "measure", "money", "health", "weapon", "material", "nature", "animal", "food", "clothing"}
)
_WORDS = frozenset({"speech", "document", "abstract", "thing", "field"})
_WITH_SUBJECT = frozenset({"emphasis", "conjunction", "subordinator"})
_ACTED_ON = frozenset({"civilian", "child", "woman", "vehicle"})
_TO_SOMEBODY = frozenset({"ask", "warn"})
_MEMORY = 12


def can_speak(phrase: Phrase) -> bool:
    """Whether words can come from what a phrase names."""
    return phrase.cls in _SPEAKERS


def may_speak(phrase: Phrase) -> bool:
    """Whether a phrase may be the subject of a verb that has its أن: all but happenings, counts and abstract nouns."""
    if can_speak(phrase) or "speaker" in phrase.tokens[phrase.head].info.groups:
        return True
    if phrase.cls in ("event", "toll", "number", "object"):
        return False
    head = phrase.tokens[phrase.head]
    if any(r.lexeme.pos == "m" for r in head.info.readings) and not any(
        r.lexeme.pos == "n" for r in head.info.readings
    ):
        return False
    return not any(r.lexeme.value in _MUTE_NOUNS for r in head.info.groups.get("noun", ()))


class Voices:
    """The speakers of one article, as far as it has been read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._recent: list[Voice] = []
        self._names: dict[str, list[tuple[int, int]]] = {}
        for sentence in document.sentences:
            for token in sentence.tokens:
                if token.name is not None:
                    phrase = noun_phrase(sentence.tokens, token.i)
                    span = phrase_span(phrase) if phrase is not None else (token.start, token.end)
                    self._names.setdefault(token.name.name.id, []).append(span)

    # --- the subject of a cue ---------------------------------------------------------------------------------------

    def subject(
        self, sentence: Sentence, i: int, limit: int | None, *, clause: bool, says: bool = False
    ) -> Phrase | None:
        """The subject of the verb at i. ``clause``: its أن, quotation or colon has been found at
        ``limit``; ``says``: the verb takes no object, so that any noun phrase before its أن is its subject."""
        tokens = sentence.tokens
        if i and tokens[i - 1].pos == "p" and tokens[i - 1].info.enc and tokens[i - 1].info.particle & _WITH_SUBJECT:
            return None  # لكنها نفت: the pronoun is the subject
        if pronoun_subject(tokens, i):
            return None
        fits = may_speak if clause else can_speak
        after = subject_after(tokens, i, limit)
        verb = next((r for r in tokens[i].info.groups.get("report", ()) if r.lexeme.pos == "v"), None)
        asks = verb is not None and verb.lexeme.value.kind in _TO_SOMEBODY
        if after is not None and verb is not None and asks and addressed(tokens, i, verb, after):
            after = None  # وطالب المجلس بالتحرك: who goes on speaking asks it
        if after is not None and says and clause and after.cls != "number" and not _no_subject(after):
            return after
        if (
            after is not None
            and (fits(after) or (after.start == i + 1 and may_speak(after) and not _is_word(after)))
            and not _no_subject(after)
        ):
            return after
        if tokens[i].info.verb is not None and tokens[i].info.verb.pro[:1] in ("و", "ف"):
            return None
        before = before_comma(tokens, i) or subject_before(tokens, i)
        if (
            before is not None
            and (fits(before) or _capital(before))
            and (
                clause
                or before.definite
                or before.name is not None
                or before.cls in ("person", "people", "institution")
            )
        ):
            return before
        return None

    def voice(self, phrase: Phrase) -> Voice:
        """A phrase as speaker, with those joined to it."""
        joined = coordinated(phrase)
        last = joined[-1] if all(p.agentive for p in joined) else phrase
        return Voice((phrase_span(phrase)[0], phrase_span(last)[1]), phrase)

    # --- the speaker left out ---------------------------------------------------------------------------------------

    def remember(self, voice: Voice) -> None:
        self._recent.append(voice)
        del self._recent[:-_MEMORY]

    def last(self) -> Voice | None:
        return self._recent[-1] if self._recent else None

    def carried(self, sentence: Sentence, i: int, reading: Reading, inside: list[Voice]) -> Voice | None:
        """Who goes on speaking at token i: a speaker or subject of this sentence, else the last speaker who agrees."""
        for voice in reversed(inside):
            if agrees(sentence.tokens[i], reading, voice.phrase):
                return self._nearest(voice, sentence.tokens[i].start)
        here = self.clause_subject(sentence, i, reading)
        if here is not None:
            return self.voice(here)
        for voice in reversed(self._recent):
            if agrees(sentence.tokens[i], reading, voice.phrase):
                return self._nearest(voice, sentence.tokens[i].start)
        return None

    def clause_subject(self, sentence: Sentence, i: int, reading: Reading | None = None) -> Phrase | None:
        """The subject of the nearest verb before i in the sentence that could be the subject of i as well."""
        tokens = sentence.tokens
        for v in range(i - 1, -1, -1):
            if tokens[v].pos != "v" or in_relative_clause(tokens, v):
                continue
            fits = may_speak if "report" in tokens[v].info.groups else can_speak
            for phrase in (subject_after(tokens, v, i), before_comma(tokens, v) or subject_before(tokens, v)):
                if phrase is None or not fits(phrase) or phrase.cls in _ACTED_ON:
                    continue
                if reading is None or agrees(tokens[i], reading, phrase):
                    return phrase
        return None

    def _nearest(self, voice: Voice, offset: int) -> Voice:
        """The nearest earlier naming of the same listed name."""
        if voice.phrase.name is None:
            return voice
        spans = self._names.get(voice.phrase.name.name.id, ())
        k = bisect_left(spans, (offset, 0))
        return Voice(spans[k - 1], voice.phrase) if k and spans[k - 1][0] > voice.span[1] else voice


def before_comma(tokens: list[Token], v: int) -> Phrase | None:
    """The subject that stands right before a verb, over قد, a time and one comma: المرصد السوري، أشار."""
    i = v - 1
    commas = 0
    while i >= 0:
        token = tokens[i]
        if token.time is not None or (
            token.pos == "p" and token.info.particle & {"emphasis", "adverb"} and token.word not in THAT
        ):
            i -= 1
        elif token.text == "،" and not commas:
            commas, i = 1, i - 1
        else:
            break
    phrase = phrase_ending(tokens, i + 1) if i >= 0 and tokens[i].pos in ("n", "d") else None
    while phrase is not None and phrase.skip and tokens[phrase.start].word[:1] == "و":
        phrase = phrase_ending(tokens, phrase.start)  # وجهاء القرية والبلدة أعلنوا
    if phrase is None or phrase.skip:
        return None
    before = tokens[phrase.start - 1] if phrase.start else None
    if before is None or before.pos == "m":
        return phrase
    if (
        before.pos == "p"
        and (before.word in THAT or before.info.particle & {"discourse", "subordinator", "conjunction"})
        and "preposition" not in before.info.particle
    ):
        return phrase
    return phrase if auxiliary(before) else None


def _capital(phrase: Phrase) -> bool:
    """A bare city, which may stand for its government: دمشق تنفي."""
    return (
        phrase.cls == "place"
        and phrase.skip == 0
        and phrase.tokens[phrase.start].place is not None
        and phrase.tokens[phrase.start].place.start == phrase.start
    )


def _no_subject(phrase: Phrase) -> bool:
    """Whether a phrase behind a verb is a time or a circumstance (مضيفا) and not its subject."""
    head = phrase.tokens[phrase.head]
    circumstance = (
        not head.info.definite
        and head.word.endswith("ا")
        and any(r.lexeme.pos == "r" for r in head.info.groups.get("report", ()))
    )
    return circumstance or any(t.time is not None for t in phrase.tokens[phrase.start : phrase.end])


def _is_word(phrase: Phrase) -> bool:
    """Whether a phrase names something said, which is denied or announced rather than speaks."""
    groups = phrase.tokens[phrase.head].info.groups
    return "speaker" not in groups and any(r.lexeme.value in _WORDS for r in groups.get("noun", ()))


# --- agreement ------------------------------------------------------------------------------------------------------


def agrees(token: Token, reading: Reading, phrase: Phrase) -> bool:
    """Whether a verb or participle without subject of its own may have this phrase as its subject."""
    want = _wanted(token, reading)
    return not want or any(letter in _genders(phrase) for letter in want)


def _wanted(token: Token, reading: Reading) -> str:
    """Of m(asculine), f(eminine), p(lural persons): what the form allows; "" where it tells nothing."""
    form = reading.form
    if reading.lexeme.pos == "v":
        person = form.split()[1] if " " in form else ""
        if person.startswith("1"):
            return ""
        if person.startswith("3f"):
            return "f"
        return {"3ms": "m", "3mp": "p", "3md": "p"}.get(person, "")
    if token.text.rstrip("ًٌٍَُِّْ").endswith("ة"):
        return "f"
    return "p" if token.word.endswith("ين") else "m"


def _genders(phrase: Phrase) -> str:
    head = phrase.tokens[phrase.head]
    if len(coordinated(phrase)) > 1:
        return "mfp"
    if phrase.name is not None and phrase.head == phrase.name.start:
        kind = phrase.name.name.type
        if kind == "state":
            return "mf"
    if phrase.cls in ("state", "place"):
        return "mf"
    readings = [
        r
        for r in head.info.readings
        if r.lexeme.pos in "nar" and r.lexeme.group in ("role", "speaker", "noun", "nisba", "event")
    ]
    if any(r.form == "p" for r in readings) and not any(r.form == "s" for r in readings):
        if phrase.cls in PERSONS:
            return "p" if head.word.endswith(("ون", "ين")) else "fp"
        return "f"
    word = head.word
    if head.text.endswith(("ة", "ات")) or (word.endswith("ه") and readings and readings[0].enc == ""):
        return "f"
    if readings:
        return "m"
    if phrase.cls in ("force", "body", "outlet"):
        return "mf"
    return "mf" if phrase.cls in ("name", "person", "thing") else "m"
