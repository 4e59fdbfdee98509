"""Texts that newspapers and worse may hand us, for property tests."""

from hypothesis import strategies as st

WORDS = [
    "قصف",
    "الجيش",
    "قصفت",
    "المدفعية",
    "بلدة",
    "مدينة",
    "حلب",
    "في",
    "أمس",
    "الثلاثاء",
    "وقال",
    "مصدر",
    "إن",
    "ثلاثة",
    "قتلى",
    "أصيب",
    "«الوطن»",
    "نقلت",
    "وكالة",
    "عن",
    "مسؤول",
    "قوله",
    "اتفاق",
    "يعتقد",
    "أنه",
    "نفى",
    "أعلنت",
    "الخارجية",
    "7",
    "تموز/يوليو",
    "٢٠١٥",
    "عشرات",
    "المدنيين",
    "د.",
    "محمد،",
    "و",
    "الذي",
    "أن",
    "لم",
    "يكن",
    "كما",
    "غارة",
    "جوية",
    "على",
    "ريف",
    "دمشق.",
    '"',
    "“",
    "”",
    ":",
    "؛",
    "؟",
    "(",
    ")",
    "-",
    "مساء",
    "اليوم",
    "قبل",
    "يومين",
    "من",
    "وللحوثيين",
    "بالضفة",
    "الغربية",
    "مقتل",
    "وإصابة",
    "15",
    "آخرين",
    "بينهم",
]
ODD = [
    "\x00", "\ud800", "\udfff", "\u200f", "\u202b", "\u202c", "\u2066", "\ufeff", "\u0651", "\u064f", "\u0640", "\u200c", "ﷺ", "ﻻ",
    "\r\n", "\u2028", "\x85", "\t", "\U0001f4a5", "e\u0301", "中", "½", "٣", "²", "Ⅷ", "...", "؟؟", "\"\"", "((", "))", "،،", "--", "/",
]  # fmt: skip


def arabic() -> st.SearchStrategy[str]:
    """Newspaper words in any order: most of them make the grammar start something."""
    return st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def messy_text() -> st.SearchStrategy[str]:
    """Arabic words, odd characters, and any code points at all (lone surrogates among them)."""
    anything = st.text(st.characters(), max_size=12)
    surrogates = st.text(st.characters(categories=["Cs"]), max_size=2)
    letters = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=8)
    piece = st.one_of(st.sampled_from(WORDS), st.sampled_from(ODD), anything, letters, surrogates)
    joint = st.sampled_from(["", " ", "\n"])
    return st.lists(st.tuples(piece, joint), max_size=40).map(lambda pairs: "".join(a + b for a, b in pairs))
