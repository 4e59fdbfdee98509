"""An article as the reader sees it: sentences of tokens, each token with its readings and one part of speech.

The part of speech decides between homographs (قصف: "he shelled" or "shelling") from the neighbours; it is v(erb),
n(oun, adjective or name), p(article), d(igits) or m(ark). What it cannot do: decide where the neighbours do not; there
the more frequent use in news wins.
"""

from __future__ import annotations

from functools import cache

from riwaya.extract.fold import fold
from riwaya.extract.morphology import Reading
from riwaya.extract.names import name_index
from riwaya.extract.numbers import is_number_word
from riwaya.extract.tokens import Quote, Sentence, Token, split
from riwaya.extract.vocabulary import vocabulary
from riwaya.model import Article

_BEFORE_VERB = frozenset({"negation", "relative"})
_BEFORE_JUSSIVE = frozenset({"negation"})
_BEFORE_NOUN = frozenset({"preposition", "demonstrative", "quantifier"})
_WITH_SUBJECT = frozenset({"emphasis", "subordinator", "conjunction"})
_OPENS_VERB = frozenset({"next=verb", "next=past", "next=clause", "gov=juss", "gov=subj"})
_NAME_GROUPS = frozenset({"given", "affiliation"})
_VERB_GROUPS = frozenset({"event", "light", "report"})
_THAT = frozenset({"ان", "بان", "وان", "فان"})
_DOERS = frozenset({"role", "speaker", "given"})
_WATCHED = frozenset({"domain", "event", "light", "modifier", "nisba", "place-kind", "report", "stance", "toll"})
_PROCLITIC_TOKENS = frozenset({"ل", "ب", "ك", "و", "ال", "لل", "بال", "وال", "ول", "وب"})


class Info:
    """All that the lexicons say about a folded word, shared by every token of that word."""

    __slots__ = (
        "adjective",
        "definite",
        "enc",
        "groups",
        "jussive",
        "known",
        "kunya",
        "least",
        "marks",
        "notes",
        "noun",
        "opens",
        "particle",
        "pasts",
        "pos",
        "preposition",
        "present",
        "pro",
        "readings",
        "verb",
    )

    def __init__(self, word: str, marbuta: bool = False) -> None:
        readings = vocabulary().words.analyse(word) if word else ()
        meant = vocabulary().homographs
        if meant.keys() & {word, *(word[len(r.pro) :] for r in readings)}:
            readings = tuple(
                r
                for r in readings
                if r.lexeme.row.id not in meant.get(word, set()) | meant.get(word[len(r.pro) :], set())
            )
        if marbuta:
            readings = tuple(r for r in readings if r.enc != "ه") or readings  # محاكمة is a trial, not "his courts"
        if word.endswith("ي") and any(
            r.form == "s" and (r.lexeme.pos == "a" or r.lexeme.group == "modifier") for r in readings
        ):
            readings = tuple(
                r for r in readings if not (r.lexeme.pos == "n" and (r.form == "d" or r.enc == "ي"))
            )  # no "my gun"
        self.readings = readings
        self.groups: dict[str, list[Reading]] = {}
        for reading in readings:
            self.groups.setdefault(reading.lexeme.group, []).append(reading)
        nominal = [r for r in readings if r.lexeme.pos in "mnar"]
        self.particle = frozenset(r.lexeme.value for r in self.groups.get("particle", ()))
        self.notes: frozenset[str] = frozenset()
        for reading in self.groups.get("particle", ()):
            if not reading.enc:
                self.notes |= frozenset(str(reading.lexeme.row["note"]).split())
        other = bool(nominal or self.particle)
        if "nisba" in self.groups:
            self.groups["nisba"].sort(key=lambda r: r.form != "s")  # إسرائيلي is one before it is "the Israelis of"
        verbs = [r for r in readings if r.lexeme.pos == "v" and _plausible(r, word, other)]
        self.verb = next((r for r in verbs if "jussive" not in r.form), verbs[0] if verbs else None)
        self.jussive = self.verb is not None and "jussive" in self.verb.form
        self.noun = nominal[0] if nominal else None
        self.adjective = any(r.lexeme.pos in "ar" for r in readings)
        self.known = bool(readings)
        self.kunya = not self.particle and any(
            r.lexeme.value == "element" for g in ("forename", "given") for r in self.groups.get(g, ())
        )
        least = {True: 9, False: 9}  # letters of proclitics, of verbs and of the rest
        for r in readings:
            if r.lexeme.group != "verb":
                verbal = r.lexeme.pos == "v"
                least[verbal] = min(least[verbal], len(r.pro))
        self.least = least
        self.present = self.verb is not None and self.verb.form.startswith("present")
        best = nominal[0] if nominal else readings[0] if readings else None
        self.pro = _guess_pro(word) if best is None else best.pro if nominal or best.pro[:1] in ("و", "ف") else ""
        self.preposition = self.pro[-1] if self.pro[-1:] in ("ب", "ل", "ك") else ""
        self.definite = any(r.definite for r in nominal) or _article(word)
        self.enc = best.enc if best else ""
        self.pasts = frozenset(
            {"V:" + fold(r.lexeme.row.cells.get("past", "")) for r in verbs}
            | {"V:*" for r in verbs if r.lexeme.group == "report"}
        )  # how a phrase asks for a verb
        self.opens = vocabulary().opens(word, self.pasts)
        named = ("name",) if name_index().opens(word) else ()
        self.marks = (*(g for g in self.groups if g in _WATCHED), *(f"{table} phrase" for table in self.opens), *named)
        self.pos = self._part_of_speech(word, marbuta)

    def _part_of_speech(self, word: str, marbuta: bool) -> str:
        """The part of speech where the word alone decides it, else ""."""
        if word in _PROCLITIC_TOKENS:
            return "p"
        if marbuta:  # neither a verb nor a pronoun ends in ta marbuta: مدينة, مقابلة
            return "p" if any(not r.enc for r in self.groups.get("particle", ())) else "n"
        if self.verb is None:
            return "p" if self.particle else "n"
        return ""


def _plausible(reading: Reading, word: str, other: bool) -> bool:
    """Whether a word is ever this verb form in news: إلى is no "I appoint", عسكري no "he camped me", دير no "was run"."""
    if reading.enc == "ي" or (reading.enc == "ك" and other):
        return False  # a verb takes ني, and news seldom says "you": فيسبوك
    first = reading.form.startswith("present 1s")
    if first and (other or word.startswith("ال") or reading.pro.endswith("ل")):
        return False
    # a passive of three letters with a weak middle has a common noun beside it more often than not
    return not (
        other and reading.passive and len(word) - len(reading.pro) == 3 and word[-2] in "يو" and not reading.enc
    )


@cache
def _info(word: str) -> Info:
    return Info(word)


@cache  # a cache of its own: one argument that is a string is looked up fastest
def _ending_in_marbuta(word: str) -> Info:
    return Info(word, marbuta=True)


def _article(word: str) -> bool:
    return len(word) > 4 and word.startswith(("ال", "وال", "بال", "لل", "فال", "كال", "ولل", "وبال"))


def _guess_pro(word: str) -> str:
    """The proclitics of a word that no lexicon holds, where the article shows them: بالعوجة → ب."""
    for pro in ("وب", "فب", "وك", "و", "ف", "ب", "ك"):
        if word.startswith(pro + "ال") and len(word) > len(pro) + 4:
            return pro
    for pro in ("ول", "ل"):
        if word.startswith(pro + "ل") and len(word) > len(pro) + 4:
            return pro
    return ""


class Document:
    """The analysed text of one article."""

    __slots__ = ("article", "quotes", "sentences", "text", "title_end")

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.title_end = len(article.title)
        self.sentences, self.quotes = split(self.text, self.title_end)
        for sentence in self.sentences:
            _tag(sentence)

    def dissolve(self) -> None:
        """Part what has been read. Tokens, phrases and places hold one another; parted they are freed at once, and not
        looked for by the garbage collector, in the middle of the next article."""
        for sentence in self.sentences:
            sentence.tokens.clear()

    def quote_at(self, offset: int) -> Quote | None:
        """The outermost quotation that holds an offset."""
        for quote in self.quotes:
            if quote.start <= offset < quote.end:
                return quote
        return None


def _tag(sentence: Sentence) -> None:
    tokens, at = sentence.tokens, sentence.at
    open_ = []  # those that the word alone does not decide
    nothing = _info("")
    for i, token in enumerate(tokens):
        if token.kind == "w":
            word = token.word
            token.info = info = _ending_in_marbuta(word) if token.text.endswith("ة") else _info(word)
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
        tokens[i].pos = _part_of_speech(tokens, i, tokens[i].info)
    _join_particles(sentence)


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
    if info.particle and (not info.present or info.verb.form.startswith("present 1s")):
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if "next=past" not in info.notes or (after is not None and after.info.verb is not None):
            return "p"  # فقد قال, but فقد الجيش السيطرة
    if info.groups.keys() & _NAME_GROUPS and not info.groups.keys() & _VERB_GROUPS:
        return "n"
    if info.noun is None:
        return "v"
    return "v" if _is_verb(tokens, i, info) else "n"


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
        if before.pos == "p" and (before.info.notes & _OPENS_VERB or before.info.particle & _BEFORE_VERB):
            return True
        if before.pos == "p" and before.info.enc and (joined or before.info.particle & _WITH_SUBJECT):
            return True  # لكنها تكرر; وراءه وطالب
    if info.present and info.verb.form.startswith(("present 3ms", "present 3mp")):
        return True
    if info.noun.enc and not info.verb.enc:
        return False
    if (
        info.verb.form.startswith("past 3md")
        and before is not None
        and any(r.form == "d" for r in before.info.readings)
    ):
        return True  # طفلان قتلا
    if counted:
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
    if after.info.adjective and not after.info.definite and not after.info.verb:
        return False  # قصف مدفعي
    if before is None or before.kind == "m":
        if after.name is not None or not _DOERS.isdisjoint(after.info.groups):
            return True  # طالب شيخ, سلم مقاتلون
        return after.info.definite or not after.info.known or info.verb.pro[:1] in ("و", "ف")
    if before.pos == "n":
        if before.info.noun is not None and before.info.noun.form == "p" and info.verb.form.startswith("past 3ms"):
            return False  # أصوات قصف: a plural before a verb in the singular is not its subject
        if before.info.definite or not before.info.known:
            return not _verb_open(tokens, i)  # الطيران قصف, but نفت الإدارة قصف
        return not (before.info.noun is not None and before.info.noun.lexeme.pos == "m")
    return False


def _verb_open(tokens: list[Token], i: int) -> bool:
    """Whether the clause of token i already has its verb: then what may be verb or masdar is its object."""
    for j in range(i - 1, max(-1, i - 8), -1):
        token = tokens[j]
        if token.kind == "m" or token.pos == "p":
            return False
        if token.pos == "v":
            return True
    return False
