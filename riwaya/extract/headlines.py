"""Headlines that quote with a colon: لافروف: لن ننسحب.

A topic (اليمن: مقتل جنود) is no voice: what stands before the colon must be able to speak, and a country needs a
quotation or "we". What it cannot do: tell an office that speaks from one that is only the topic.
"""

from __future__ import annotations

from riwaya.extract.chunks import noun_phrase
from riwaya.extract.content import ContentReader
from riwaya.extract.said import Said, Voice
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.voices import Voices, can_speak

_REACH = 12
_OVERHANG = 4
_KICKERS = frozenset("|/-–.")


def read_headline(sentence: Sentence, content: ContentReader, voices: Voices) -> Said | None:
    """The statement of a title, of a heading between paragraphs, or of a speaker followed by a quotation."""
    tokens = sentence.tokens
    colon = next((t.i for t in tokens[:_REACH] if t.text == ":"), 0)
    if not colon or colon + 2 >= len(tokens):
        return None
    quote = content.quote_between(tokens[colon].end, tokens[colon + 1].start)
    if quote is None and not sentence.title and tokens[-1].pos == "m":
        return None
    start = next((t.i + 1 for t in reversed(tokens[:colon]) if t.text in _KICKERS), 0)
    phrase = noun_phrase(tokens, start)
    if phrase is None or not can_speak(phrase) or phrase.end < colon - _OVERHANG:
        return None
    if any(t.pos == "v" for t in tokens[:colon]):
        return None
    if phrase.cls in ("state", "place") and quote is None and not _speaks_of_itself(tokens[colon + 1]):
        return None
    begin = quote.start if quote is not None else tokens[colon + 1].start
    span = (voices.voice(phrase).span[0], tokens[colon - 1].end)
    voices.remember(Voice(span, phrase))
    cue, mode = (tokens[colon].start, tokens[colon].end), "direct" if quote is not None else "indirect"
    extent = (begin, content.trim(sentence.end))
    return Said(sentence, colon, span, cue, mode, extent, "say", "statements:headline", phrase)


def _speaks_of_itself(token: Token) -> bool:
    """Whether the first word behind the colon is that of a speaker: "our", "we shall"."""
    verb = token.info.verb if token.kind == "w" else None
    own = verb is not None and verb.form.startswith("present 1")
    return token.kind == "w" and (own or token.info.enc in ("نا", "ي"))
