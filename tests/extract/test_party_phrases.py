"""Where the naming of a party ends, in sentences of our own."""

from __future__ import annotations

import pytest

from riwaya.extract.candidates import candidates
from riwaya.extract.chunks import noun_phrase
from riwaya.extract.document import Document
from riwaya.extract.names import capital
from riwaya.model import Article


def _namings(text: str) -> list[str]:
    sentence = Document(Article(id="x", title="", body=text, outlet="", url="", published="2024-05-05")).sentences[0]
    return [" ".join(t.text for t in sentence.tokens[c.phrase.start : c.phrase.end]) for c in candidates(sentence)]


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("اغتال مسلحون مجهولون الشاب سامر الحلو", "مسلحون مجهولون"),
        ("قال سكان البلدة إن القصف توقف", "سكان البلدة"),
        ("داهمت الدورية منزل إبراهيم العمري", "إبراهيم العمري"),
        ("منعت الحراسة أي شخص من الاقتراب", "شخص"),
        ("وقال السكان فإن جنديا أصيب", "السكان"),
        ("انتقد معارضو الخطة رئيس البلدية", "معارضو الخطة"),
        ("وقع الطرفان وثيقة الصلح", "الطرفان"),
        ("استقبل الحاكم أهل القرية", "أهل القرية"),
    ],
)
def test_a_naming_ends_where_its_grammar_closes(text: str, naming: str) -> None:
    assert naming in _namings(text)


def test_a_capital_that_acts_is_its_government() -> None:
    assert capital("وانقره") == 1
    assert capital("حلب") is None
    sentence = Document(
        Article(id="x", title="", body="اتهمت أنقرة جارتها", outlet="", url="", published="2024-05-05")
    ).sentences[0]
    phrase = noun_phrase(sentence.tokens, 1)
    assert phrase is not None and phrase.cls == "state"
