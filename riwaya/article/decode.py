"""Bytes -> text, whatever the file claims about its encoding.

In this order: a byte order mark; UTF-16 without one, known by its high bytes; UTF-8, which hardly ever fits by chance;
UTF-8 with a few broken bytes; then the single-byte Arabic code pages, told apart by how Arabic the result looks (words
that open with the article ال, letters against stray signs), whatever was declared; and only then charset-normalizer.
Never fails: bytes that fit nothing become U+FFFD. NUL characters are kept, lone surrogates become U+FFFD. What it
cannot do: mend text that was already decoded wrongly before it was saved.
"""

from __future__ import annotations

import codecs
import re

_SAMPLE = 100_000  # bytes looked at to tell encodings apart
_BOMS = (  # the longer first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ARABIC_PAGES = ("cp1256", "iso8859_6")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w)")
_FITTING = re.compile("[\x00-\x7f\u0621-\u0652«»“”‘’–—…،؛؟٪\u00a0\u200c-\u200f]+")
_ARABIC_ENOUGH = 0.8  # Arabic pages decoded rightly score 1.2 to 1.8, wrongly below 0.7
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file. ``declared`` is the encoding that the file or its sender claims; it is believed last."""
    wide = wide_encoding(data)
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", "replace")
    if mended.count("\ufffd") * 10 <= len(_LETTER.findall(mended)):
        return mended
    return data.decode(_page(data, declared), "replace")


def wide_encoding(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 codec that these bytes are written in, by mark or by look; None for all other encodings."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return codec
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    if len(sample) < 8:
        return None
    # In UTF-16, Arabic letters have the high byte 06, and spaces and ASCII signs have 00.
    even, odd = (sum(half.count(high) for high in (b"\x06", b"\x00")) for half in (sample[::2], sample[1::2]))
    most = 0.7 * len(sample) / 2
    if odd > most and even < most / 2:
        return "utf-16-le"
    if even > most and odd < most / 2:
        return "utf-16-be"
    return None


def scrub(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD: one character for one, so offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _page(data: bytes, declared: str | None) -> str:
    """The single-byte encoding under which the bytes look most like Arabic."""
    first = _HIGH_BYTES.search(data)
    start = max(0, first.start() - 1) if first else 0
    sample = data[start : start + _SAMPLE]
    claimed = _known(declared)
    pages = dict.fromkeys([*([claimed] if claimed else []), *_ARABIC_PAGES])
    best = max(pages, key=lambda page: _likeness(sample.decode(page, "replace")))  # the claimed page wins a tie
    if _likeness(sample.decode(best, "replace")) >= _ARABIC_ENOUGH:
        return best
    from charset_normalizer import from_bytes

    guess = from_bytes(sample).best()
    return (guess.encoding if guess else None) or claimed or "cp1252"


def _likeness(text: str) -> float:
    """How much the characters beyond ASCII look like Arabic prose: about 1.5 for Arabic, below 0 for noise."""
    beyond = sum(char > "\x7f" for char in text)
    stray = len(_FITTING.sub("", text))
    return (len(_LETTER.findall(text)) + 10 * len(_ARTICLE.findall(text)) - 3 * stray) / max(1, beyond)


def _known(declared: str | None) -> str | None:
    """A declared encoding by Python's name, None for unknown ones and for UTF, which was tried before."""
    try:
        name = codecs.lookup(declared.strip()).name if declared else ""
        b"x".decode(name or "utf-8")  # "hex" and "zip" are codecs too, but not of text
    except (LookupError, ValueError, TypeError):
        return None
    return None if not name or name.startswith("utf") else name
