"""One part of speech a token: verb, noun, particle, digits, mark. Neighbours decide between homographs.

It cannot weigh a whole sentence: a word is decided by what stands close to it.
"""

from __future__ import annotations

import itertools

from riwaya.extract.info import Info, behind_b_info, ending_in_marbuta, info_of, named
from riwaya.extract.morphology import Reading
from riwaya.extract.numbers import is_number_word, read_number
from riwaya.extract.tokens import Sentence, Token
from riwaya.extract.vocabulary import EventRule, LightRule, vocabulary

_BEFORE_VERB = frozenset({"negation", "relative"})
_BEFORE_JUSSIVE = frozenset({"negation"})
_BEFORE_NOUN = frozenset({"preposition", "demonstrative", "quantifier"})
_WITH_SUBJECT = frozenset({"emphasis", "subordinator", "conjunction"})
_OPENS_VERB = frozenset({"next=verb", "next=past", "next=clause", "gov=juss", "gov=subj"})
_NAME_GROUPS = frozenset({"given", "affiliation"})
_VERB_GROUPS = frozenset({"event", "light", "report"})
_THAT = frozenset({"ان", "بان", "وان", "فان"})
_SINCE = frozenset({"منذ", "حتي", "سبق", "وسبق"})
_DOERS = frozenset({"role", "speaker", "given"})
_ALI = frozenset({"علي"})


def tag(sentence: Sentence) -> None:
    """Give every token of a sentence what its word is by itself, and one part of speech."""
    tokens, at = sentence.tokens, sentence.at
    open_ = []  # those that the word alone does not decide
    nothing = info_of("")
    for i, token in enumerate(tokens):
        if token.kind == "w":
            word = token.word
            token.info = info = ending_in_marbuta(word) if token.text.endswith("ة") else info_of(word)
            token.pos = info.pos
            if not info.pos:
                open_.append(i)
            for mark in info.marks:
                if mark in at:
                    at[mark].append(i)
                else:
                    at[mark] = [i]
        else:
            token.info = nothing
            token.pos = "d" if token.kind == "n" else "m"
    for i in open_:
        tokens[i].pos = "n" if _counted(tokens, i) else _part_of_speech(tokens, i, tokens[i].info)
    for i, token in enumerate(tokens):
        if token.pos == "p" and _counted(tokens, i):
            token.pos = "n"
    _join_particles(sentence)
    for i, token in enumerate(tokens):
        if token.pos == "p" and len(token.word) > 3 and token.word[0] == "ب" and token.phrase is None:
            _behind_verb(sentence, i)


def _read_anew(sentence: Sentence, i: int, info: Info) -> None:
    """Take a word for a noun that it is only here, and note it where a sentence tells which words stand where."""
    token, at = sentence.tokens[i], sentence.at
    for mark in token.info.marks:
        at[mark].remove(i)
    for mark in info.marks:
        at[mark] = sorted([*at.get(mark, ()), i])
    token.info, token.pos = info, "n"


def _behind_verb(sentence: Sentence, i: int) -> None:
    """Read a preposition like بدعم ("with the support of") as ب and a masdar where a verb asks for ب: ستقوم بدعم الجيش."""
    tokens = sentence.tokens
    for k in range(i - 1, max(-1, i - 5), -1):
        token = tokens[k]
        if token.pos == "v":
            groups = token.info.groups
            if any("ب" in r.lexeme.value.links for r in groups.get("light", ()) if r.lexeme.pos == "v") or any(
                r.lexeme.value == "plan" for r in groups.get("stance", ()) if r.lexeme.pos == "v"
            ):
                info = behind_b_info(tokens[i].word)
                if any(r.lexeme.pos == "m" for r in info.readings):
                    _read_anew(sentence, i, info)
            return
        if token.pos in ("m", "p") or token.info.pro:
            return


def name_ali(sentences: list[Sentence]) -> None:
    """Where an outlet writes على as such, علي with dots is the man: القيادي علي حسن. Behind it أن or a particle: "upon me"."""
    for sentence in sentences:
        for i, (token, after) in enumerate(itertools.zip_longest(sentence.tokens, sentence.tokens[1:])):
            if (
                token.text in _ALI
                and token.pos == "p"
                and token.phrase is None
                and not (after is not None and after.pos == "p")
            ):
                _read_anew(sentence, i, named(token.word))


def _counted(tokens: list[Token], i: int) -> bool:
    """Whether a number right before makes a word what is counted: 15 عضوا, 23 دبلوماسيا."""
    word, info = tokens[i].word, tokens[i].info
    if i == 0 or not word.endswith("ا") or info.noun is None or info.noun.pro or info.noun.form not in ("s", "d"):
        return False
    if tokens[i - 1].kind == "n":
        return True
    number = read_number(tokens, i - 1) if is_number_word(tokens[i - 1].word) else None
    return number is not None and number.max != 2  # "two" follows what it counts: عنصرين اثنين قتلا


def _join_particles(sentence: Sentence) -> None:
    """Words of a multiword particle (من قبل, على خلفية) become particles together."""
    tokens, particles = sentence.tokens, vocabulary().particles
    behind = 0
    for i in sentence.at.get("particle phrase", ()):
        match = particles.match(tokens, i) if i >= behind else None
        if match:
            for token in tokens[i : match.end]:
                token.pos = "p"
            tokens[i].phrase = match
            behind = match.end


def _part_of_speech(tokens: list[Token], i: int, info: Info) -> str:
    """Decide a word that may be a verb."""
    token = tokens[i]
    if info.verb is None or _written_as_noun(token, info.verb):
        return "p" if info.particle else "n"
    if info.jussive and not (i and tokens[i - 1].info.particle & _BEFORE_JUSSIVE):
        return "p" if info.particle else "n"
    if (is_number_word(token.word) and not token.text.endswith("ى")) or (i and tokens[i - 1].info.kunya):
        return "n"  # أبو يزن: what follows is a name; أثنى is no "two"
    if info.particle and token.text[-1] == "أ" and info.verb.form.startswith("past"):
        return "v"  # هنأ, not هنا
    if info.particle and (not info.present or info.verb.form.startswith("present 1s")):
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        past = after is not None and after.info.verb is not None
        if "next=past" in info.notes and not past:
            pass  # فقد قال, but فقد الجيش السيطرة
        elif not (_opens(tokens, i) and _expresses(info, after)):
            return "p"
    if info.groups.keys() & _NAME_GROUPS and not info.groups.keys() & _VERB_GROUPS:
        return "n"
    if info.noun is None:
        return "v"
    return "v" if _is_verb(tokens, i, info) else "n"


def _opens(tokens: list[Token], i: int) -> bool:
    return not i or tokens[i - 1].kind == "m"


def _expresses(info: Info, after: Token | None) -> bool:
    """Whether what may be a preposition is a verb that somebody expresses himself by: وعبر الوزير عن, but عبر الحدود."""
    if after is None or not {"report", "light"} <= info.groups.keys():
        return False
    return after.name is not None or not _DOERS.isdisjoint(after.info.groups)


def _written_as_noun(token: Token, verb: Reading) -> bool:
    """Whether the spelling as it came rules the verb out: tanwin, ta marbuta where a pronoun would stand, no hamza of "I"."""
    text = token.text.rstrip("\u064c\u064d\u064e\u064f\u0650\u0652")
    if "\u064b" in text[-2:] or (text.endswith("ة") and verb.enc):
        return True
    if verb.form.startswith("present 1s"):
        return text[len(verb.pro) : len(verb.pro) + 1] not in ("أ", "آ")
    return False


def _is_verb(tokens: list[Token], i: int, info: Info) -> bool:
    """Decide a word that may be verb or noun."""
    assert info.verb is not None and info.noun is not None
    if info.noun.definite or info.noun.pro[-1:] in ("ب", "ك") or info.verb.form.endswith("1s"):
        return False
    word = tokens[i].text
    if "\u064f" in word[:3] or (word.endswith("ى") and info.verb.form.startswith("past 3ms")):
        return True  # damma on the first radical: a passive; alef maqsura: نفى, not نفي
    counted = info.verb.form.startswith("past 3md") and info.noun.form in ("s", "d") and not info.noun.enc
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is not None and before.kind == "w":
        joined = tokens[i].word[:1] in ("و", "ف") and info.verb.pro[:1] in ("و", "ف")
        if before.info.particle & _BEFORE_NOUN and before.pos == "p" and not before.info.enc and not joined:
            return False
        if before.pos == "p" and before.word in _THAT and counted:
            return False  # أن عددا من
        if before.pos == "p" and before.word in _THAT and _past_or_masdar(info):
            earlier = tokens[i - 2] if i > 1 else None
            return earlier is not None and (_only_time(earlier) or earlier.word in _SINCE)
        if before.pos == "p" and (before.info.notes & _OPENS_VERB or before.info.particle & _BEFORE_VERB):
            return True
        if before.pos == "p" and before.info.enc and (joined or before.info.particle & _WITH_SUBJECT):
            return True  # لكنها تكرر; وراءه وطالب
    if info.present and info.verb.form.startswith(("present 3ms", "present 3mp")):
        return True
    if info.noun.enc and not info.verb.enc:
        return info.noun.enc == "ك"  # news seldom says "you": شكك is "he doubted"
    if info.verb.enc and "event" in info.groups and not (_has_object(info) or _lends_object(info)):
        return False  # سيطرتها: a verb without object has no pronoun
    if info.verb.enc and before is not None and before.pos == "n" and _lends_object(info):
        return True  # هجوم شنه مسلحون
    if (
        info.verb.form.startswith("past 3md")
        and before is not None
        and any(r.form == "d" for r in before.info.readings)
    ):
        return True  # طفلان قتلا
    if info.verb.form.startswith("past 3md") and before is not None and (two := read_number(tokens, i - 1)) is not None:
        return two.max == 2  # طفلان اثنان قتلا, but عشر شخصا
    if counted and not _two_wait(tokens, i):
        return False  # شخصا, not "the two personified"
    if (
        any(
            r.lexeme.pos == "v" and r.form.startswith(("past 3fs", "past 3fp", "past 3mp")) and not r.enc
            for r in info.readings
        )
        and info.noun.form != "p"
    ):
        return True
    if after is None or after.kind != "w":
        if (
            before is not None
            and before.pos == "n"
            and i > 1
            and tokens[i - 2].word in _THAT
            and info.verb.form.startswith("past")
        ):
            return True  # إن شخصا قتل،
        return after is not None and after.kind == "n" and (before is None or before.kind == "m")
    if before is not None and before.kind == "w" and before.pos == "v":
        return False  # two verbs in a row are rare: the second is the masdar that the first governs
    if (
        after.word.endswith("ون")
        and after.info.noun is not None
        and after.info.noun.form == "p"
        and (before is None or before.kind == "m")
    ):
        return True  # قتل مسلحون
    agrees = info.noun.enc or not after.word.endswith("ا")  # طالب تركيا: no adjective of a noun without tanwin
    if after.info.adjective and not after.info.definite and not after.info.verb and agrees:
        return False  # قصف مدفعي
    if before is None or before.kind == "m":
        if after.name is not None or not _DOERS.isdisjoint(after.info.groups):
            return True  # طالب شيخ, سلم مقاتلون
        if info.verb.enc and before is not None and _indefinite(tokens, i - 2):
            return True  # في مؤتمر صحافي، عقده مع نظيره
        return after.info.definite or not after.info.known or info.verb.pro[:1] in ("و", "ف")
    if before.pos == "n":
        if info.verb.pro[:1] == "و" and {"report", "role"} <= info.groups.keys() and "speaker" in after.info.groups:
            return True  # السوق وطالب مجلس الأمن: no student
        if before.info.noun is not None and before.info.noun.form == "p" and info.verb.form.startswith("past 3ms"):
            return False  # أصوات قصف: a plural before a verb in the singular is not its subject
        if before.info.definite or not before.info.known:
            return not _verb_open(tokens, i)  # الطيران قصف, but نفت الإدارة قصف
        return not (before.info.noun is not None and before.info.noun.lexeme.pos == "m")
    return after.info.definite and _pronoun_waits(tokens, i)


def _indefinite(tokens: list[Token], i: int) -> bool:
    """Whether an indefinite phrase ends at token i, so that what is said more of it has no relative pronoun."""
    if i > 0 and not tokens[i].info.known and not tokens[i].word.startswith("ال"):
        i -= 1  # an adjective that no lexicon holds
    if i < 0:
        return False
    noun = tokens[i].info.noun
    return tokens[i].pos == "n" and noun is not None and not (tokens[i].info.definite or noun.enc or noun.form == "p")


def _pronoun_waits(tokens: list[Token], i: int) -> bool:
    """Whether the pronoun of a particle just before has no verb yet: لكنه في الوقت نفسه طالب السلطات."""
    for j in range(i - 1, max(-1, i - 6), -1):
        token = tokens[j]
        if token.pos in ("v", "m") or (token.pos == "p" and token.info.particle & _BEFORE_VERB):
            return False
        if token.pos == "p" and token.info.enc and token.info.particle & _WITH_SUBJECT:
            return j < i - 1 and "preposition" not in tokens[i - 1].info.particle
    return False


def _two_wait(tokens: list[Token], i: int) -> bool:
    """Whether an أن has two nouns joined by و behind it and no verb yet: أن الجيش، والشرطة المحلية، قصفا مواقع."""
    joined = False
    for j in range(i - 1, max(-1, i - 25), -1):
        token = tokens[j]
        if token.pos == "v" or (token.pos == "p" and token.info.particle & _BEFORE_VERB):
            return False
        if token.pos == "p" and token.word in _THAT:
            return joined
        joined = joined or (token.pos == "n" and token.info.pro == "و")
    return False


def _only_time(token: Token) -> bool:
    """Whether a preposition is of time alone: بعد أن قتل, but أشار إلى أن قتل المدنيين."""
    return "time" in token.info.notes and "place" not in token.info.notes


def _past_or_masdar(info: Info) -> bool:
    """Whether a word may be "he did" or the doing, and nothing of the present: قتل, رفض."""
    verbs = [r for r in info.readings if r.lexeme.pos == "v"]
    masdar = info.noun is not None and info.noun.lexeme.pos == "m" and not info.noun.enc
    return masdar and all(r.form.startswith("past 3ms") for r in verbs)


def _has_object(info: Info) -> bool:
    """Whether a row of the event verbs that a word may be has an object."""
    rows = [r.lexeme.value for r in info.groups["event"] if r.lexeme.pos == "v"]
    return not rows or any(isinstance(row, EventRule) and "obj" in dict(row.slots).values() for row in rows)


def _lends_object(info: Info) -> bool:
    """Whether a word is a support verb whose object is the deed: شنه, نفذتها."""
    rows = [r.lexeme.value for r in info.groups.get("light", ()) if r.lexeme.pos == "v"]
    return any(isinstance(row, LightRule) and "obj" in row.links for row in rows)


def _verb_open(tokens: list[Token], i: int) -> bool:
    """Whether the clause of token i already has its verb: then what may be verb or masdar is its object."""
    for j in range(i - 1, max(-1, i - 8), -1):
        token = tokens[j]
        if token.kind == "m" or token.pos == "p":
            return False
        if token.pos == "v":
            return True
    return False
