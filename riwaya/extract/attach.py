"""Tolls -> the happenings that caused them.

A word of death is linked to the violent word of its sentence that is nearest by grammar: behind a word of cause
(جراء، إثر، في، بـ) or before a connective (أسفر عن، أدى إلى). A claim goes where its word goes; a claim that no violent
word of its sentence takes goes to the happening last told of. Totals over months and years belong to no single
happening and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from riwaya.extract import calendar
from riwaya.extract.clauses import clitic_preposition
from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Happening
from riwaya.extract.people import toll_phrase
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.tolls import Count
from riwaya.extract.tollwords import TollWord, holds

_OTHER_VIOLENCE = frozenset({"COERCE", "PROTEST"})
_VIOLENT = _OTHER_VIOLENCE | {"ASSAULT"}
_RECENT_DAYS = 10
_FAR = 3
_JOINED = 14


def link_deaths(sentence: Sentence, mentions: list[Mention], words: list[TollWord]) -> list[Mention]:
    """Words of killing become mentions too: linked to their cause in the sentence, or an event of their own."""
    taken = {m.token for m in mentions}
    out = list(mentions)
    violent = [m for m in mentions if m.type == "ASSAULT"]
    earlier: Mention | None = None
    for word in words:
        if word.token in taken or (word.pos == "n" and not sentence.title):
            earlier = next((m for m in violent if m.token == word.token), None)
            continue
        mention = Mention(sentence, word.token, word.reading, None)
        mention.toll_only = True
        mention.subtype = None
        if word.counted is not None:
            mention.recipients.append(word.counted)
        if earlier is not None and _goes_on(sentence.tokens, earlier, word, violent):
            mention.linked = earlier.linked or earlier
        elif violent:
            mention.linked = cause(sentence.tokens, word.token, violent)
            if not mention.linked.recipients and word.counted is not None and word.counted.cls != "number":
                mention.linked.recipients.append(word.counted)
        earlier = mention
        out.append(mention)
    return sorted(out, key=lambda m: (m.linked is not None, m.token))


def _goes_on(tokens: list[Token], earlier: Mention, word: TollWord, violent: list[Mention]) -> bool:
    """Whether a word of injury is joined to a death, with no violence told of between them: قتل ثلاثة … وأصيب سبعة."""
    between = range(earlier.token + 1, word.token)
    if not tokens[word.token].word.startswith("و") or any(m.token in between for m in violent):
        return False
    return len(between) <= _JOINED and not any(tokens[k].text in ".؛" for k in between)


def accidental(mentions: list[Mention], words: list[TollWord]) -> bool:
    """Whether the deaths of a sentence that names an accident have no violence beside them."""
    dead = {w.token for w in words}
    return not any(m.type in _VIOLENT and m.token not in dead for m in mentions)


def cause(tokens: list[Token], at: int, violent: list[Mention]) -> Mention:
    """The violent word that most likely brought about the deaths told of at token ``at``; what was shot down did not."""
    violent = [m for m in violent if m.subtype != "disrupted-weapons"] or violent
    return min(violent, key=lambda m: (_distance(tokens, at, m.token), m.token))


def _distance(tokens: list[Token], at: int, m: int) -> float:
    if m == at:
        return -1
    low, high = sorted((at, m))
    between = tokens[low + 1 : high]
    far = len(between) + 2 * sum(t.text in "،؛" for t in between if t.kind == "m")
    if m > at:
        far += 3 * sum(t.pos == "v" for t in between)
        return far + (0 if _caused_by(tokens, m) else 6)
    led = any(holds(t) for t in between) or any(holds(t) for t in tokens[max(0, m - 3) : m])
    return far + (0 if led else 6)


def _caused_by(tokens: list[Token], m: int) -> bool:
    """Whether a word of cause stands right before the violent word: في غارة, جراء قصف, بانفجار."""
    if clitic_preposition(tokens[m]) == "ب":
        return True
    for k in range(max(0, m - 3), m):
        match = toll_phrase(tokens, k)
        if match is not None and match.value == "cause":
            return True
    return False


def attach_counts(
    sentence: Sentence,
    mentions: list[Mention],
    counts: list[Count],
    voice: Callable[[int], int | None],
    published: str | None,
) -> list[Count]:
    """Give each claim to the violent mention it belongs to; those that find none in the sentence are returned."""
    tokens, day = sentence.tokens, calendar.parse_day(published)
    left: list[Count] = []
    for found in counts:
        if _long_time(sentence, found.token, day):
            continue
        own = next((m for m in mentions if m.token == found.token), None)
        if own is not None and not own.toll_only and own.type not in _VIOLENT:
            continue  # بإعدام ستة متهمين: a sentence passed
        hedged = own is not None and own.hedge is not None
        count = found._replace(
            voice=voice(tokens[found.token].start), hedged=hedged, sentence=sentence.index, title=sentence.title
        )
        if own is not None and own.toll_only:
            target = own.linked or own
        elif own is not None and own.type == "ASSAULT":
            target = own
        else:
            violent = [m for m in mentions if m.type == "ASSAULT" and not m.toll_only] or [
                m for m in mentions if m.type in _OTHER_VIOLENCE or m.toll_only
            ]
            if not violent:
                left.append(count)
                continue
            before = [m for m in violent if m.token < found.token]
            target = cause(
                tokens, found.token, before if found.max == 0 and before else violent
            )  # قصفوا القرية دون إصابات
        while target.linked is not None and target.linked is not target:
            target = target.linked
        add(target, count)
    return left


def add(mention: Mention, count: Count) -> None:
    """Put a claim on a mention, once."""
    if not any((c.kind, c.min, c.max) == (count.kind, count.min, count.max) for c in mention.counts):
        mention.counts.append(count)


def _long_time(sentence: Sentence, at: int, published: date | None) -> bool:
    """Whether the clause sums up months or years: منذ مطلع العام, خلال السنوات الماضية."""
    tokens = sentence.tokens
    for k in sentence.at.get("toll phrase", ()):
        if not at - 14 <= k < at + 16:
            continue
        if tokens[k].kind == "m" and tokens[k].text in "؛.:" and k < at:
            continue
        match = toll_phrase(tokens, k)
        if match is None or match.value not in ("since", "period"):
            continue
        low, high = sorted((k, at))
        if any(t.kind == "m" and t.text in "؛.!؟" for t in tokens[low:high]):
            continue
        if match.value == "period":
            return True
        following = tokens[match.end] if match.end < len(tokens) else None
        if following is not None and following.time is not None and not _recent(following.time.value, published):
            return True
    return False


def _recent(value: str | None, published: date | None) -> bool:
    if value is None or len(value) != 10:
        return value is None
    return published is not None and abs((published - date.fromisoformat(value)).days) <= _RECENT_DAYS


def settle(happenings: list[Happening], homeless: Iterable[Count]) -> None:
    """Give the claims that no sentence placed to the happening last told of, and drop what other claims contain."""
    _follow_their_words(happenings)
    held = {id(c) for h in happenings for m in h.mentions for c in m.counts}
    attacks = [h for h in happenings if h.type == "ASSAULT"]
    for count in homeless:
        if id(count) in held:
            continue
        target = _last_told(count, attacks)
        if target is not None:
            add(target, count)
    sure = {(c.kind) for h in happenings for m in h.mentions for c in m.counts if (c.min, c.max) == (2, 2)}
    for happening in happenings:
        for mention in happening.mentions:
            mention.counts = [
                c._replace(min=2, max=2, unsure=False) if c.unsure and c.kind in sure else c for c in mention.counts
            ]
        for kind in ("killed", "wounded"):
            _drop_contained(happening, kind)


def _follow_their_words(happenings: list[Happening]) -> None:
    """Move the claims whose word of death was merged into another happening than the cause first thought of."""
    told = {(m.sentence.index, m.token): (h, m) for h in happenings for m in h.mentions if m.toll_only}
    for happening in happenings:
        for mention in happening.mentions:
            for count in list(mention.counts):
                home, word = told.get((count.sentence, count.token), (happening, mention))
                if home is not happening:
                    mention.counts.remove(count)
                    add(word, count)


def _last_told(count: Count, happenings: list[Happening]) -> Mention | None:
    """The mention that a claim goes on with: the nearest of its own sentence, else the last one before it."""
    before = [m for m in _causes(happenings) if 0 <= count.sentence - m.sentence.index <= _FAR]
    return max(
        before,
        key=lambda m: (
            m.sentence.index,
            -abs(m.token - count.token) if m.sentence.index == count.sentence else m.token,
        ),
        default=None,
    )


def _causes(happenings: list[Happening]) -> list[Mention]:
    """The mentions that a toll may come from: no deaths themselves, and nothing that was shot down."""
    return [m for h in happenings for m in h.mentions if not m.toll_only and m.subtype != "disrupted-weapons"]


def _drop_contained(happening: Happening, kind: str) -> None:
    """Drop what other claims of the same happening tell better: parts of a total, bare plurals and titles in round figures."""
    mine = [c for m in happening.mentions for c in m.counts if c.kind == kind]
    if len({(c.min, c.max) for c in mine}) < 2:
        return
    exact = sorted({c.min for c in mine if c.max == c.min})
    highest = max((c.min for c in mine if not c.part), default=0)
    gone = {(c.min, c.max) for c in mine if c.part and c.min <= highest}
    body = [c for c in mine if not c.title]
    told = max((c.min for c in mine if not c.vague), default=0)
    for claim in mine:
        several = claim.vague and claim.min <= 3
        if (several and told >= (1 if claim.title else 3)) or (claim.title and _told_better(claim, body)):
            gone.add((claim.min, claim.max))
    for total in exact:
        for a in exact:
            b = total - a
            if 0 < a <= b < total and b in exact and a != b:
                gone |= {(a, a), (b, b)}
    for mention in happening.mentions:
        mention.counts = [c for c in mention.counts if c.kind != kind or (c.min, c.max) not in gone]


def _told_better(claim: Count, body: list[Count]) -> bool:
    """Whether the body says a title's number more exactly: عشرات → 40, 13 → at least 13, 120 → more than 120."""
    if any((c.min, c.max) == (claim.min, claim.max) for c in body):
        return False
    if claim.max is None:
        return any(c.max == c.min and c.min >= claim.min for c in body)
    return any(c.max is None and claim.min <= c.min <= claim.min + 1 for c in body)
