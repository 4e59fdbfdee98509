"""Plain text: which first line is a title, and what the user's options do."""

import pytest

from riwaya.article.problem import Options
from riwaya.article.text import read_text, split_title

BODY = "أعلنت لجنة الإغاثة أن القافلة وصلت إلى المخيم مساء السبت.\nوقالت إنها تحمل أدوية."


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (f"وصول قافلة إغاثة إلى المخيم\n\n{BODY}", "وصول قافلة إغاثة إلى المخيم"),
        (f"وصول قافلة إغاثة إلى المخيم\n{BODY}", "وصول قافلة إغاثة إلى المخيم"),
        (f"\n\nوصول قافلة\r\n\r\n{BODY}", "وصول قافلة"),
        (f"هل تصل القافلة؟\n\n{BODY}", "هل تصل القافلة؟"),
        (BODY, ""),
        (f"وصلت القافلة أمس.\n\n{BODY}", ""),  # a sentence, not a headline
        (f"{'كلمة ' * 60}\n\n{BODY}", ""),  # a paragraph
        ("سطر واحد بلا نقطة", ""),
        ("سطر واحد\n\n\n", ""),
        ("", ""),
    ],
)
def test_title(content: str, title: str) -> None:
    assert split_title(content)[0] == title


def test_offsets_count_in_the_file_as_it_came() -> None:
    content = f"وصول قافلة إغاثة\n\n  {BODY}\n"
    article = read_text(content.encode(), "n.txt", Options())
    assert article.text == content
    untitled = read_text(BODY.encode(), "n.txt", Options())
    assert untitled.text == "\n" + BODY


def test_options_win() -> None:
    options = Options(title="عنوان", outlet="مرصد الضفاف", published="2021-03-04")
    article = read_text(f"وصول قافلة\n\n{BODY}".encode(), "n.txt", options)
    assert (article.title, article.outlet, article.published) == ("عنوان", "مرصد الضفاف", "2021-03-04")
    assert article.body.startswith("وصول قافلة")
    same = read_text(f"عنوان\n{BODY}".encode(), "n.txt", options)
    assert same.body == BODY


def test_ids_are_stable_and_tell_articles_apart() -> None:
    one, again, other = (
        read_text(data, name, Options()).id
        for data, name in [
            (BODY.encode(), "a/خبر 1.txt"),
            (BODY.encode("utf-16"), "/b/خبر 1.txt.gz"),
            (b"x", "خبر 1.txt"),
        ]
    )
    assert one == again != other
    assert one.startswith("خبر-1-")


def test_ten_megabytes() -> None:
    content = (BODY + "\n") * 75_000
    assert len(content.encode()) > 10_000_000
    assert read_text(content.encode("cp1256"), "big.txt", Options()).body == content
