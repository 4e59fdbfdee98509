"""Every event row, inflected: the word analysis must find each usual form of it again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from riwaya.extract.fold import fold
from riwaya.extract.inflect import paradigm
from riwaya.extract.vocabulary import vocabulary
from riwaya.lexicon import Row, tables

VERBS = "id,past,present,masdar,participle,type,subtype,slots,needs,without,example,yields"
NOUNS = "id,noun,plural,type,subtype,genitive,needs,without,example,yields"
VERB_ROWS = tables("events/verbs-*", VERBS)
NOUN_ROWS = tables("events/nouns-*", NOUNS)


def finds(row: Row, word: str, pos: str) -> bool:
    return any(r.lexeme.row.id == row.id and r.lexeme.pos in pos for r in vocabulary().words.analyse(fold(word)))


def verb_forms(row: Row) -> Iterator[str]:
    """The third persons that news uses, alone and with an object pronoun."""
    for past, present in zip(row.list("past"), row.list("present"), strict=True):
        forms = paradigm(past, present)
        seen = set()
        for form, use in forms.items():
            key = use.removesuffix(" passive")
            if key in seen or "passive" in use:
                continue
            seen.add(key)
            if key in ("past 3ms", "past 3fs", "present 3ms", "present 3fs"):
                yield form
                if key.endswith("fs") and key.startswith("past"):
                    yield form + "ه"
            elif key == "past 3mp":
                yield form if form.endswith("وا") else form + "ا"


def joined(masdar: str) -> tuple[str, ...]:
    """The masdar behind و, unless the whole is a word of its own (ورد, وصوله)."""
    whole = "و" + fold(masdar)
    own = any(not r.pro and r.lexeme.pos in "mnv" for r in vocabulary().words.analyse(whole))
    return () if own else (whole,)


@pytest.mark.parametrize("row", VERB_ROWS, ids=lambda row: row.id.removeprefix("events/"))
def test_verbs(row: Row) -> None:
    missed = [form for form in verb_forms(row) if not finds(row, form, "v")]
    assert not missed, f"{row.id}: not found again: {missed}"


@pytest.mark.parametrize("row", VERB_ROWS, ids=lambda row: row.id.removeprefix("events/"))
def test_masdars_and_participles(row: Row) -> None:
    missed = []
    for masdar in row.list("masdar"):
        for word in (w.strip() for w in masdar.split("/")):
            head = word.split()[0]
            missed += [form for form in (head, "ال" + fold(head), *joined(head)) if not finds(row, form, "m")]
    for word in row.list("participle"):
        base = fold(word.split()[0])
        stem = base[:-1] if base.endswith("ا") and len(base) > 3 else base
        if row["present"] and fold(row.list("present")[0])[-1] in "يو" and stem[-1] != "ي":
            stem += "ي"
        missed += [form for form in (stem + "ا", stem + "ه") if len(base) > 3 and not finds(row, form, "r")]
    assert not missed, f"{row.id}: not found again: {missed}"


@pytest.mark.parametrize("row", NOUN_ROWS, ids=lambda row: row.id.removeprefix("events/"))
def test_nouns(row: Row) -> None:
    heads = {word.split()[0] for word in (*row.list("noun"), *row.list("plural"))}
    missed = [head for head in heads if not finds(row, head, "n")]
    assert not missed, f"{row.id}: not found again: {missed}"


@pytest.mark.parametrize(
    "word",
    [
        "داعيا",
        "داعية",
        "داعين",
        "داعيات",
        "مناديا",
        "مناديةً",
        "مطالبا",
        "مطالبين",
        "محذرة",
        "منددين",
        "مستدعيا",
        "مستدعين",
    ],
)
def test_participles_of_weak_and_sound_verbs(word: str) -> None:
    readings = vocabulary().words.analyse(fold(word))
    assert any(r.lexeme.group == "event" and r.lexeme.pos == "r" for r in readings)


@pytest.mark.parametrize("word", ["ودعا", "ودعت", "وطالب", "فحذر", "ووجهت", "وشنت"])
def test_a_conjunction_hides_no_verb(word: str) -> None:
    assert any(r.lexeme.pos == "v" and r.pro for r in vocabulary().words.analyse(fold(word)))


@pytest.mark.parametrize("word", ["ودعوة", "وإدانة", "ومداهمة", "وتنديد"])
def test_a_conjunction_hides_no_masdar(word: str) -> None:
    readings = vocabulary().words.analyse(fold(word))
    assert any(r.lexeme.group == "event" and r.lexeme.pos == "m" and r.pro for r in readings)
