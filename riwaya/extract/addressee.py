"""Whether the only phrase behind a verb is its object, the subject of the clause before going on: وطالب المجلس، ثم دعا أنصاره.

Arabic leaves out the subject that goes on, so that what stands behind the verb may be the one who is asked or struck. What
it cannot do: a subject left out since the sentence before, unless the gender shows it (تطالب التحالف).
"""

from __future__ import annotations

from riwaya.extract.agreement import agrees, gender
from riwaya.extract.antecedents import subject_before
from riwaya.extract.chunks import Phrase
from riwaya.extract.clauses import auxiliary, clitic_preposition, goes_on, object_after, subject_after
from riwaya.extract.coordination import coordinated
from riwaya.extract.morphology import Reading
from riwaya.extract.tokens import Token

_ASKING = frozenset({"REQUEST", "THREATEN"})
_SINGULAR = ("3ms", "3fs")
_CONTENT = ("الي", "علي", "من", "ب", "ل")  # folded: before what is asked for
_REACH = 40
_OWNED = ("ه", "ها", "هم")


def is_object(tokens: list[Token], v: int, reading: Reading | None, after: Phrase) -> bool:
    """Whether the only phrase behind a transitive verb is its object, for the verb before has a subject that goes on."""
    if not (reading is not None and reading.pro[:1] in ("و", "ف")):
        owned = tokens[after.head].info.enc in _OWNED  # ثم دعا أنصاره: those of him who did so
        if not ((owned or not after.agentive) and goes_on(tokens, v)):
            return False
    return _subject_waits(tokens, v, reading)


def addressed(tokens: list[Token], v: int, reading: Reading, after: Phrase) -> bool:
    """Whether the phrase behind a verb of asking is the one who is asked, and no other stands there who asks."""
    if reading.enc or not any(
        r.lexeme.pos == "v" and r.lexeme.value.type in _ASKING and ("recipient", "obj") in r.lexeme.value.slots
        for r in tokens[v].info.groups.get("event", ())
    ):
        return False
    if agrees(reading, tokens[v].word, gender(after)) is False or reading.form.split()[1] not in _SINGULAR:
        return True  # تطالب التحالف, طالبوا الحكومة, نطالب الحكومة
    before = subject_before(tokens, v)
    if before is not None and before.agentive and all(auxiliary(t) for t in tokens[before.end : v]):
        return agrees(reading, tokens[v].word, gender(before)) is not False  # وكان فصيل قد حذر القوات
    end = coordinated(after)[-1].end
    governs = end < len(tokens) and (tokens[end].word in _CONTENT or clitic_preposition(tokens[end]) in _CONTENT)
    other = None if governs else object_after(tokens, end) or object_beyond(tokens, end)
    return (other is None or not other.agentive) and is_object(tokens, v, reading, after)


def object_beyond(tokens: list[Token], j: int) -> Phrase | None:
    """The object behind the subject's prepositional phrases: استهدفت الفصائل بالمدفعية مواقع الجيش."""
    stop = next((k for k in range(j, min(j + 12, len(tokens))) if tokens[k].text == "،"), j + 12)
    phrase = subject_after(tokens, j - 1, stop)
    return phrase if phrase is not None and phrase.start > j else None


def _subject_waits(tokens: list[Token], v: int, reading: Reading | None) -> bool:
    """Whether a verb before has a subject that this verb may go on with: the nearest one, or one further back where it has
    another gender (نفى الوزير أن تكون الدولة هاجمت، وحذر)."""
    for k in range(v - 1, max(-1, v - 1 - _REACH), -1):
        if tokens[k].pos == "v" and not auxiliary(tokens[k]):
            subject = subject_after(tokens, k) or subject_before(tokens, k)
            if subject is None or reading is None or agrees(reading, tokens[v].word, gender(subject)) is not False:
                return True
    return False
