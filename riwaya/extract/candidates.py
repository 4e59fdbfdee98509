"""The noun phrases of a sentence that may name a party to an event, each with where it stands.

A party is a person, a group, a force, a state, an organisation, or people counted as victims. Things and event nouns are
stepped into: what stands inside their إضافة is a candidate hosted by them (منازل المدنيين, قصف قوات الحكومة), and the
nationality beside an event noun (غارة إسرائيلية) is one too. What it cannot do: a party named only by a relative clause.
"""

from __future__ import annotations

from riwaya.extract.antecedents import subject_before
from riwaya.extract.chunks import Phrase, nationality, noun_phrase, word_class
from riwaya.extract.clauses import clitic_preposition, over_measure, side_end, subject_after
from riwaya.extract.coordination import joint_subject
from riwaya.extract.names import capitals
from riwaya.extract.tokens import Sentence, Token

_STEPPED_INTO = frozenset(
    {"event", "thing", "object", "place", "document", "data", "number", "toll", "nisba", "outlet"}
)
_OPPOSITE = "بين و"  # the preposition of the second of two sides


class Candidate:
    """A phrase with its surroundings.

    ``prep`` governs it (or its host); ``host`` is the class of the head it hangs on in إضافة and ``at`` where that host
    (else the phrase) begins; ``subject_of`` is the verb whose subject it is, or -1; ``order`` counts
    candidates; ``first`` is the party that و joins it to.
    """

    __slots__ = ("at", "entity", "first", "host", "order", "phrase", "prep", "subject_of")

    def __init__(self, phrase: Phrase, prep: str, host: str, at: int, order: int) -> None:
        self.phrase, self.prep, self.host, self.at, self.order = phrase, prep, host, at, order
        self.subject_of = -1
        self.first: Candidate | None = None
        self.entity = -1

    def __repr__(self) -> str:
        return f"{self.phrase}/{self.prep}/{self.host}"


def candidates(sentence: Sentence) -> list[Candidate]:
    """The candidates of a sentence in order."""
    tokens = sentence.tokens
    found: list[Candidate] = []
    host, host_at, host_end, host_prep = "", 0, 0, ""
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.pos != "n" and token.pos != "d":
            i += 1
            continue
        if token.time is not None:
            i = max(token.time.end, i + 1)
            continue
        if i > host_end or (i == host_end and not _of(tokens, i)):
            host = ""
        if _qualifier(token) or (i < host_end and _agrees(tokens, i)):
            if (host == "event" or (found and host)) and "nisba" in token.info.groups:
                found.append(_adjective(tokens, i, host, host_at, host_prep, len(found)))
            i += 1
            continue
        phrase = noun_phrase(tokens, i)
        if phrase is None:
            i += 1
            continue
        first = _joined_to(tokens, i, phrase, found)
        if first is not None:
            if not phrase.skip and token.word.startswith("و") and tokens[i - 1].word != "و":
                phrase = phrase.behind_and()
            conjunct = Candidate(phrase, first.prep, first.host, first.at, first.order)
            conjunct.first = first
            found.append(conjunct)
            i = max(phrase.end, i + 1)
            continue
        prep, party = _OPPOSITE if _behind_side(tokens, i) else _governor(tokens, i), _is_party(phrase)
        if prep == "ل" and host not in ("", "event", "toll") and i <= host_end + 1 and party:
            prep = ""  # مواقع للتنظيم: what is his
        if party:
            hosted = bool(host) and not prep
            found.append(
                Candidate(
                    phrase, host_prep if hosted else prep, host if hosted else "", host_at if hosted else i, len(found)
                )
            )
            i = max(phrase.end, i + 1)
            continue
        if phrase.cls == "object" and _struck_itself(tokens, phrase):
            found.append(Candidate(phrase, prep, "", i, len(found)))
        if not host or prep:
            host_at, host_prep = i, prep
        host = phrase.cls
        host_end = max(phrase.end, phrase.head + 2)
        mark = tokens[phrase.head].name or tokens[phrase.head].place
        i = max(phrase.head + 1, i + 1, mark.end if mark is not None else 0)
    _mark_subjects(tokens, found)
    return found


def _struck_itself(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a building or post is what is struck or seized: no place is named by it, and no party owns it."""
    if "place-kind" in tokens[phrase.head].info.groups:
        return False  # قرية, قاعدة: where it happened
    for k in range(phrase.head + 1, phrase.end):
        inner = noun_phrase(tokens, k) if not _qualifier(tokens[k]) else None
        if tokens[k].place is not None or (inner is not None and _is_party(inner)):
            return False
    inner = noun_phrase(tokens, phrase.end) if phrase.end < len(tokens) and _of(tokens, phrase.end) else None
    return inner is None or not _is_party(inner)


def _adjective(tokens: list[Token], i: int, host: str, at: int, prep: str, order: int) -> Candidate:
    phrase = Phrase(tokens, i, i)
    phrase.cls, phrase.definite = "state", tokens[i].info.definite
    return Candidate(phrase, prep, f"{host}-adjective", at, order)


def _qualifier(token: Token) -> bool:
    """Whether a word standing alone is an adjective and no head."""
    if token.name is not None or (token.place is not None and not nationality(token)) or token.kind != "w":
        return False
    groups = token.info.groups
    if "nisba" in groups:
        reading = groups["nisba"][0]
        return reading.form == "s" and not token.info.pro and "role" not in groups
    if "affiliation" in groups and not token.info.definite:
        return not ("role" in groups and token.word.endswith("و"))  # معارضو الاتفاق: in إضافة, no qualifier
    return (
        bool(token.info.adjective)
        and not token.info.pro
        and not groups.keys() & {"role", "speaker", "event", "toll", "noun"}
    )


def _of(tokens: list[Token], i: int) -> bool:
    """Whether the word is tied to the thing just before it by ل."""
    return clitic_preposition(tokens[i]) == "ل" or tokens[i - 1].word == "ل"


def _joined_to(tokens: list[Token], i: int, phrase: Phrase, found: list[Candidate]) -> Candidate | None:
    """The first of the parties that و joins this one to, or None."""
    if not found or not _is_party(phrase):
        return None
    last = found[-1]
    token = tokens[i]
    if last.phrase.end == i:
        mark = token.name or token.place
        joined = token.word.startswith("و") and (
            mark.skip == 1 if mark is not None else token.info.pro == "و" or not token.info.known
        )
    else:
        joined = last.phrase.end == i - 1 and tokens[i - 1].word == "و"
    if not joined or (phrase.end < len(tokens) and tokens[phrase.end].pos == "v" and token.info.definite):
        return None
    same = phrase.cls == last.phrase.cls or (phrase.agentive and last.phrase.agentive)
    return (last.first or last) if same else None


def _agrees(tokens: list[Token], i: int) -> bool:
    """Whether a definite word behind a definite one qualifies it: الطريق الواصل, الدعم الدبلوماسي."""
    token, before = tokens[i], tokens[i - 1] if i else None
    if before is None or before.pos != "n" or token.name is not None or token.place is not None:
        return False
    if not token.info.definite:
        if _indefinite_adjective(token, before):
            return True
        return "\u064b" in token.text[-2:] and "\u064b" in before.text[-2:] and not token.info.pro  # هجوما إرهابيا
    if token.info.pro not in ("", "و") or not before.info.definite:
        return False
    return bool(token.info.adjective) or not token.info.known


def _indefinite_adjective(token: Token, before: Token) -> bool:
    """Whether a word for a kind of person only qualifies the indefinite thing before it: تصريحات صحفية, موقع عسكري."""
    if not (token.info.adjective and "role" in token.info.groups) or token.info.pro:
        return False
    noun = before.info.noun
    if noun is None or before.info.definite or before.info.enc or "toll" in before.info.groups:
        return False
    if token.word.endswith("ه"):
        return noun.form == "p" or before.text.endswith(("ة", "ات"))
    if noun.form != "s" or before.text.endswith("ة") or not token.word.endswith("ي"):
        return False
    rows = {(r.lexeme.pos, r.lexeme.row["type"]) for r in before.info.groups.get("event", ())}
    kinds = {pos for pos, _ in rows}
    if kinds == {"v"} or ("m", "COERCE") in rows:
        return False  # فجر انتحاري سيارته; اعتقال عسكري
    return "n" in kinds or ("m", "ASSAULT") not in rows  # هجوم إرهابي, but استهداف صحفي


def _is_party(phrase: Phrase) -> bool:
    if phrase.cls == "place":
        token = phrase.tokens[phrase.head]
        return (
            token.place is not None and phrase.end - phrase.start == 1 and token.word[token.place.skip :] in capitals()
        )
    if phrase.cls == "number":
        return False
    if phrase.cls in _STEPPED_INTO:
        return phrase.name is not None and phrase.cls == "thing" and phrase.start == phrase.head == phrase.name.start
    return True


def _governor(tokens: list[Token], i: int) -> str:
    """The preposition (folded) that governs the phrase starting at i, or ""."""
    own = clitic_preposition(tokens[i])
    if own:
        return own
    k = _before_measure(tokens, i) - 1
    while k >= 0 and tokens[k].pos == "p" and (tokens[k].info.particle & {"demonstrative", "quantifier"}):
        k -= 1
    if k < 0 or tokens[k].pos != "p":
        return ""
    start = k
    while start >= 0 and k - start < 4 and tokens[start].pos == "p":
        phrase = tokens[start].phrase
        if phrase is not None and phrase.end == k + 1:
            return " ".join(t.word for t in tokens[start : k + 1]) if phrase.value == "preposition" else ""
        start -= 1
    token = tokens[k]
    if "preposition" in token.info.particle and not token.info.enc:
        return token.word[len(token.info.pro) :] if token.info.pro else token.word
    return token.word if token.word in ("ل", "ب", "ك") else ""


def _before_measure(tokens: list[Token], i: int) -> int:
    """Where a quantity and its من begin that count the phrase at i (عدد كبير من | المحتجين), else i."""
    if i > 1 and tokens[i - 1].word == "من":
        for k in range(i - 2, max(-1, i - 4), -1):
            if tokens[k].pos == "p" and over_measure(tokens, k) == i:
                return k
    return i


def _behind_side(tokens: list[Token], i: int) -> bool:
    """Whether the phrase at token i is the second of two sides, the first being closed: من جهة، و | المعارضة."""
    k = i - 1 if tokens[i - 1].word == "و" else i
    if k == i and not tokens[i].word.startswith("و"):
        return False
    if k and tokens[k - 1].kind == "m":
        k -= 1
    return any(j >= 0 and side_end(tokens, j) == k for j in (k - 2, k - 3))


def _mark_subjects(tokens: list[Token], found: list[Candidate]) -> None:
    starts = {c.phrase.start: c for c in found}
    for v, token in enumerate(tokens):
        if token.pos != "v":
            continue
        several = [c for p in joint_subject(tokens, v) if (c := starts.get(p.start)) is not None]
        for other in several[1:]:
            if other.first is None and other is not several[0]:
                other.first = several[0]
        phrase = None if several else subject_after(tokens, v) or subject_before(tokens, v)
        if several and several[0].subject_of < 0:
            several[0].subject_of = v
        if phrase is not None:
            candidate = starts.get(phrase.start)
            if candidate is not None and candidate.subject_of < 0:
                candidate.subject_of = v
    for candidate in found:
        if candidate.first is not None:
            candidate.subject_of = candidate.first.subject_of


def verb_class(token: Token) -> str:
    """What a verb does for an event: reports, lends itself as a support verb, is an event, or nothing."""
    for group in ("light", "event", "report", "stance"):
        if group in token.info.groups:
            return group
    return "other"


__all__ = ["Candidate", "candidates", "verb_class", "word_class"]
