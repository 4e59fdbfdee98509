"""Bytes in every encoding that Arabic news comes in, rightly, wrongly and not declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.article.decode import decode, scrub, wide_encoding

TEXT = (
    "قالت إدارة الميناء إن الحريق الذي اندلع في المستودع أُخمد فجر الثلاثاء، ونفت سقوط ضحايا.\n"
    "وأضافت في بيان «مقتضب» أن التحقيق بدأ؟"
)  # The port authority said that the fire was put out, and denied casualties.
PLAIN = "قالت إدارة الميناء إن الحريق الذي اندلع في المستودع أخمد فجر الثلاثاء ونفت سقوط ضحايا"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1252", "no-such-encoding", "hex", ""])
def test_encoding_is_found_whatever_is_declared(encoding: str, declared: str | None) -> None:
    assert decode(TEXT.encode(encoding), declared) == TEXT


@pytest.mark.parametrize("declared", [None, "cp1256", "iso-8859-6", "utf-8"])
def test_both_arabic_code_pages_are_told_apart(declared: str | None) -> None:
    assert decode(PLAIN.encode("iso8859_6"), declared) == PLAIN
    assert decode(PLAIN.encode("cp1256"), declared) == PLAIN


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    assert decode(TEXT.encode() + b"\xff\xfe") == TEXT + "\ufffd\ufffd"
    assert decode(TEXT.encode()[:-1]) == TEXT[:-1] + "\ufffd"


def test_mark_of_utf8_before_another_encoding() -> None:
    assert decode(b"\xef\xbb\xbf" + PLAIN.encode("cp1256")) == PLAIN


def test_nuls_are_kept_and_are_no_utf16() -> None:
    text = "أعلنت البلدية\x00 إغلاق الجسر"
    assert decode(text.encode()) == text
    assert wide_encoding(b"\x00" * 100) is None


def test_surrogates_become_replacements() -> None:
    assert "\ud800" not in decode("أ".encode() * 20 + b"\xed\xa0\x80")
    assert scrub("قال \ud83d ثم") == "قال \ufffd ثم"
    assert len(scrub("\ud83d\udc00")) == 2
    odd = decode(TEXT.encode("utf-16-le") + b"\x00\xd8" + "ثم".encode("utf-16-le"))
    assert odd.startswith(TEXT)
    odd.encode("utf-8")


def test_not_arabic_is_still_decoded() -> None:
    assert decode("La réunion a été reportée à Genève".encode("latin-1")).startswith("La r")
    assert decode(b"") == ""


@given(st.binary(max_size=400))
def test_never_raises_and_can_be_written(data: bytes) -> None:
    decode(data).encode("utf-8")
