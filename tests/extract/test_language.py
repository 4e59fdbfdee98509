"""What is refused, and why."""

import pytest

from riwaya.extract.language import unfit

ARABIC = "أعلنت شرطة المدينة توقيف ثلاثة أشخاص بعد شجار في السوق القديم."


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        f"\n{ARABIC} https://example.org/a/b (UNHCR, Reuters)",
        "أَعْلَنَتِ الشُّرْطَةُ تَوْقِيفَ ثَلَاثَةٍ",
        "ﺃﻋﻠﻨﺖ ﺍﻟﺸﺮﻃﺔ",  # presentation forms
        "اعلنت الشرطة فی المدینة توقیف ثلاثة",  # Arabic typed on a Persian keyboard
        "خبر",
    ],
)
def test_arabic_is_read(text: str) -> None:
    assert unfit(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("\n \u200f", "empty"),
        ("\n123 – !", "empty"),
        ("The police said that three people were arrested in the old market.", "not Arabic"),
        ("Полиция сообщила о задержании", "not Arabic"),
        ("پلیس شهر اعلام کرد که سه نفر پس از درگیری در بازار قدیمی بازداشت شدند و تحقیقات ادامه دارد", "Persian"),
        ("پولیس نے کہا ہے کہ پرانے بازار میں جھگڑے کے بعد تین افراد کو گرفتار کر لیا گیا ہے", "Urdu"),
        (ARABIC.encode().decode("latin-1"), "not readable"),
    ],
)
def test_the_note_says_why(text: str, why: str) -> None:
    note = unfit(text)
    assert note and why in note


def test_a_large_text_takes_no_time() -> None:
    assert unfit(ARABIC * 100_000) is None
