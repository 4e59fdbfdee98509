"""Text -> sentences of tokens, with offsets into the text as it came.

A token is a word (with its clitics), a number or a mark. Quotation marks are no tokens: they stand inside names and noun
phrases without ending them, so they are kept aside as positions and as flags of the tokens they touch.
Sentences end at . ! ? ؟ … and at line ends; ؛ and ، end clauses only. A decimal point, a single letter with a point
("د.") and a point inside a name ("السورية.نت") end nothing. Runs of more than ``LONGEST`` tokens are parted. What it
cannot do: repair two words written as one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from riwaya.extract.fold import fold

_ARABIC = "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff\u00ad"
_WORD = rf"[{_ARABIC}](?:[{_ARABIC}{_INVISIBLE}]*[{_ARABIC}])?"
_TORN = r"(?<=\u0640)[ .*](?=\u0640)"  # اشتـ ـباك, طفـ.ـل: some outlets tear words that a filter looks for
_TOKEN = re.compile(
    rf"([0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*)"
    rf"|({_WORD}(?:{_TORN}{_WORD})*|[^\W\d_]+(?:['’.-][^\W\d_]+)*)"
    rf"|([^\s\w{_INVISIBLE}]|_|\n)"
)
_KINDS = " nwm"  # by the group that matched
OPENING = frozenset("“«„‹")
CLOSING = frozenset("”»›")
QUOTES = OPENING | CLOSING | frozenset("\"‟″''‘’`")
_ENDS = frozenset(".!?؟…\n")
_CLAUSE_MARKS = frozenset("،؛,;:")
_TEAR = re.compile(_TORN)
LONGEST = 300  # tokens: what has no sentence end for longer (lists, scraped menus) is parted, so that time stays linear
_SITE = re.compile(r"\.(?:نت|كوم|أورغ|اورغ|تي في|net|com|org)\b")


class Token:
    """A word, number or mark.

    ``word`` is its folded spelling; ``kind`` is "w", "n" or "m"; ``pos`` is decided by ``document.py``; ``name``,
    ``place``, ``time`` and ``phrase`` are what later stages found at this token, ``behind`` and ``ahead`` are the
    phrases around a verb (``clauses.py``; False: not yet looked for).
    """

    i: int  # its place in its sentence, which gives it
    __slots__ = (
        "ahead",
        "behind",
        "chunk",
        "end",
        "i",
        "info",
        "kind",
        "name",
        "phrase",
        "place",
        "pos",
        "quote",
        "start",
        "text",
        "time",
        "word",
    )

    def __init__(self, kind: str, start: int, end: int, text: str, word: str) -> None:
        self.kind, self.start, self.end, self.text, self.word = kind, start, end, text, word
        self.pos = ""
        self.info: Any = None
        self.quote = 0  # 1: a quotation opens before it, 2: one closes behind it
        self.phrase: Any = None
        self.chunk: Any = None
        self.name: Any = None
        self.place: Any = None
        self.time: Any = None
        self.behind: Any = False
        self.ahead: Any = False

    def __repr__(self) -> str:
        return f"<{self.i} {self.text}>"


class Sentence:
    """A run of tokens up to a sentence end.

    ``at`` tells where the words of a group of the lexicon stand, and where phrases of a table may begin, by their names
    (``document.py`` fills it), so that a stage looks only at the words that it may be concerned with.
    """

    __slots__ = ("at", "end", "index", "paragraph", "start", "title", "tokens")

    def __init__(self, index: int, paragraph: int, title: bool, tokens: list[Token]) -> None:
        self.index, self.paragraph, self.title, self.tokens = index, paragraph, title, tokens
        self.at: dict[str, list[int]] = {}
        self.start = tokens[0].start
        self.end = tokens[-1].end
        for i, token in enumerate(tokens):
            token.i = i


class Quote:
    """A stretch between quotation marks: ``start`` and ``end`` are the offsets of what stands inside."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    return fold(_TEAR.sub("", word) if "\u0640" in word else word)


def tokenize(text: str) -> list[Token]:
    """All words, numbers and marks of a text, quotation marks and line ends among them."""
    out = []
    for match in _TOKEN.finditer(text):
        kind = _KINDS[match.lastindex or 0]
        piece = match[0]
        out.append(Token(kind, match.start(), match.end(), piece, piece if kind == "m" else _folded(piece)))
    return out


def split(text: str, title_end: int = 0) -> tuple[list[Sentence], list[Quote]]:
    """The sentences of a text and its quotations; sentences that start before ``title_end`` are title."""
    sentences: list[Sentence] = []
    quotes: list[Quote] = []
    opened: list[tuple[int, str]] = []
    current: list[Token] = []
    paragraph = behind = 0
    tokens = tokenize(text)

    def close(part: list[Token]) -> None:
        if part:
            sentences.append(Sentence(len(sentences), paragraph, part[0].start < title_end, part))

    def go_on(until: int) -> list[Token]:
        """What is open at a token: all up to there, parted where it is too long."""
        part = current + tokens[behind:until]
        while len(part) >= LONGEST:
            cut = _cut(part[:LONGEST])
            close(part[:cut])
            part = part[cut:]
        return part

    for at in [k for k, t in enumerate(tokens) if t.kind == "m"]:
        token = tokens[at]
        mark = token.text
        if mark in QUOTES:
            current, behind = go_on(at), at + 1
            if _quote(token, tokens, at, opened, quotes):
                if at:
                    tokens[at - 1].quote |= 2
            elif at + 1 < len(tokens):
                tokens[at + 1].quote |= 1
        elif mark == "\n":
            close(go_on(at))
            current, behind = [], at + 1
            paragraph += 1
            opened.clear()  # a quotation never closed ends with its paragraph
        elif mark in _ENDS:
            current, behind = go_on(at), at
            if _ends(text, token, current):
                close([*current, token])
                current, behind = [], at + 1
    close(go_on(len(tokens)))
    quotes.sort(key=lambda q: q.start)
    return sentences, quotes


def _cut(tokens: list[Token]) -> int:
    """Where to part a run of words that never ends: behind its last comma in the second half, else where it stands."""
    for i in range(len(tokens) - 1, len(tokens) // 2, -1):
        if tokens[i].text in _CLAUSE_MARKS:
            return i + 1
    return len(tokens)


def _quote(token: Token, tokens: list[Token], at: int, opened: list[tuple[int, str]], quotes: list[Quote]) -> bool:
    """Open or close a quotation; whether it was closed. Apostrophes inside words never come here."""
    mark = token.text
    if mark in "'’‘`" and not (tokens[at - 1].text == mark if at else False):
        return False
    top = opened[-1][1] if opened else ""
    if mark in CLOSING:
        closing = bool(opened)
    elif mark in OPENING:
        closing = top in CLOSING  # some outlets write ”text“: the closing mark opened
    else:
        touches = at > 0 and tokens[at - 1].end == token.start
        closing = top == mark or (bool(opened) and touches)  # “text" closes, «he said "text"» opens once more
    if not closing:
        opened.append((token.end, mark))
        return False
    start, _ = opened.pop()
    if token.start > start:
        quotes.append(Quote(start, token.start))
    return True


def _ends(text: str, token: Token, current: list[Token]) -> bool:
    """Whether this . ! ? really ends a sentence."""
    if token.text != ".":
        return True
    if not current:
        return False
    last = current[-1]
    touches = last.end == token.start
    if touches and last.kind == "w" and len(last.word) == 1:
        return False  # د. أ. ملم.
    if _SITE.match(text, token.start):
        return False
    following = text[token.end : token.end + 1]
    if following == "." or (token.start and text[token.start - 1] == "."):
        return following != "."  # ".." and "..." end once, at the last point
    return not (following and following.isdigit() and last.kind == "n")
