"""Happenings told as going on at the same time: one without a date has that of the other.

بالتزامن مع, تزامن ذلك مع, أعقبه: the words stand in ``grammar/dates.tsv`` (same-time). The other is told in the same sentence or in
one of the two before. What it cannot do: tell a night that has passed into the next day.
"""

from __future__ import annotations

from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Happening
from riwaya.extract.wordsets import words_of

_REACH = 4  # words between the event word and what says that it went on beside another
_BACK = 2  # sentences to the other


def share_dates(happenings: list[Happening]) -> None:
    """Give the undated happenings that went on beside a dated one its date."""
    dated = [m for h in happenings for m in h.mentions if m.date is not None and not m.title]
    if not dated:
        return
    by_sentence: dict[int, list[Mention]] = {}
    for mention in dated:
        by_sentence.setdefault(mention.sentence.index, []).append(mention)
    for happening in happenings:
        if all(m.date is None for m in happening.mentions):
            _share(happening, by_sentence)


def _share(happening: Happening, by_sentence: dict[int, list[Mention]]) -> None:
    for mention in happening.mentions:
        if mention.modality != "happened" or not _beside(mention):
            continue
        index = mention.sentence.index
        others = next((by_sentence[k] for k in range(index, index - 1 - _BACK, -1) if k in by_sentence), [])
        if others:
            mention.date, mention.date_sentence = others[-1].date, others[-1].date_sentence
            return


def _beside(mention: Mention) -> bool:
    """Whether the words around say that it went on at the time of another."""
    words = words_of("grammar/dates", "same-time")
    around = mention.sentence.tokens[max(0, mention.token - _REACH) : mention.token + _REACH + 1]
    return any(t.kind == "w" and t.word.removeprefix("و") in words for t in around)
